import { FORECAST as FILES, UNIT_COSTS as COSTS } from "virtual:planning";
import type { UnitCosts } from "../scenarios/unit-costs.ts";
import type { ForecastFiles } from "./state/planning-data.ts";

/** What a forecast is made from, as the build reads it. */
export const FORECAST = FILES as ForecastFiles;
/** What each service costs, as the build reads it. */
export const UNIT_COSTS = COSTS as UnitCosts;
