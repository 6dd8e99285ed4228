import { hasHourLimit, hoursCapacityOn, hoursWhileWaiting, hundredthsOf } from "../scenarios/hours.ts";
import { WEEKDAYS } from "../scenarios/words.ts";
import { NONE, type Model } from "./model.ts";
import { indexIn, type Naming } from "./naming.ts";

type CompiledHours = Pick<
  Model,
  | "hasHourLimits"
  | "limitsHours"
  | "hoursCapacity"
  | "overtakes"
  | "hasHoursInCircles"
  | "hasWaitingCare"
  | "waitingCareFrom"
  | "waitingCareHours"
>;

/** Hours of care: what places have of them, and who takes them while waiting at home. */
export function compileHours(naming: Naming, circleEdge: Uint8Array): CompiledHours {
  const { epochs, placeIds, groupIds } = naming;
  const limitsHours = placesWithHourLimit(naming);
  const ofPlaces = <Value>(value: (place: string, epoch: (typeof epochs)[number]) => Value): Value[] =>
    epochs.flatMap((scenario) => placeIds.map((id) => value(id, scenario)));
  const waitingCareFrom = ofPlaces((id, { places }) => {
    const { waitingAtHome } = places[id];
    return waitingAtHome ? indexIn(naming.place, waitingAtHome.careFrom) : NONE;
  });
  return {
    hasHourLimits: limitsHours.includes(1),
    limitsHours,
    hoursCapacity: Float64Array.from(
      ofPlaces((id, { places }) =>
        WEEKDAYS.map((weekday) => hundredthsOf(hoursCapacityOn(places[id], weekday))),
      ).flat(),
    ),
    overtakes: Uint8Array.from(ofPlaces((id, { places }) => (places[id].overtaking ? 1 : 0))),
    hasHoursInCircles: circleEdge.some(
      (isEdge, at) =>
        isEdge !== 0 && (limitsHours[at % placeIds.length] | limitsHours[Math.floor(at / placeIds.length)]) !== 0,
    ),
    hasWaitingCare: waitingCareFrom.some((place) => place !== NONE),
    waitingCareFrom: Int32Array.from(waitingCareFrom),
    waitingCareHours: Float64Array.from(
      ofPlaces((id, scenario) => groupIds.map((group) => hoursWhileWaiting(scenario, id, group))).flat(),
    ),
  };
}

/** [place] 1 where hours of care have a limit in any epoch. */
export function placesWithHourLimit({ epochs, placeIds }: Naming): Uint8Array {
  return Uint8Array.from(placeIds, (id) => (epochs.some(({ places }) => hasHourLimit(places[id])) ? 1 : 0));
}
