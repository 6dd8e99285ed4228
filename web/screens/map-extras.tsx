import { FlowList, FlowOverlay } from "./flow-places.tsx";
import { PlaceSheet } from "./place-sheet.tsx";
import { PlayRun } from "./play-run.tsx";

/** What belongs to the map and is not needed to see it: loaded together, after the first figures. */
export { FlowList, FlowOverlay, PlaceSheet, PlayRun };
