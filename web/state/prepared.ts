import type { MeasureKey } from "../../engine/measures.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { DaySeries, SeriesAsked } from "../workers/day-series.ts";
import type { PreviewRun } from "../workers/preview-summary.ts";

/** A preview that comes with the page, as JSON: the estimates that the overview shows of a baseline. */
export interface PreparedRun extends Omit<PreviewRun, "series"> {
  readonly series: readonly (Omit<DaySeries, "quantiles" | "mean"> & {
    readonly quantiles: readonly (readonly number[])[];
    readonly mean: readonly number[];
  })[];
}

/** The same as the workers give it. */
export function runOf({ series, ...rest }: PreparedRun): PreviewRun {
  return {
    ...rest,
    series: series.map(({ quantiles, mean, ...asked }) => ({
      ...asked,
      quantiles: quantiles.map((values) => Float64Array.from(values)),
      mean: Float64Array.from(mean),
    })),
  };
}

/** What the year is shown of where nothing was chosen: those who are discharge-ready in the first hospital, else the first queue. */
export function firstSeries({ places, actors }: Scenario): SeriesAsked {
  const all = Object.entries(places);
  const hospital = all.length > 1 && all.find(([, { owner }]) => actors[owner]?.kind === "hospital");
  return hospital ? { place: hospital[0], measure: "ready" } : { place: all[0][0], measure: "waiting" };
}

const KEY_MEASURES: readonly string[] = [
  "dischargeReadyMean",
  "overstayNightsPerYear",
  "nightsPerStayWithNight",
  "billableNightsPerYear",
];
const PLACE_MEASURES: readonly string[] = [
  "dischargeReadyMean",
  "queueMean",
  "occupiedMean",
  "occupancyShare",
  "admissionsPerYear",
  "departuresPerYear",
];

/** Whether the overview shows a measure of a scenario that nothing is changed in. */
export function isOnOverview({ measure, place, waitingFor, from, actor, group, weekday }: MeasureKey): boolean {
  if (group !== undefined || weekday !== undefined) return false;
  if (place === undefined) return KEY_MEASURES.includes(measure);
  if (actor !== undefined) return false;
  if (waitingFor !== undefined) return measure === "readyQueueMean";
  return from === undefined ? PLACE_MEASURES.includes(measure) : measure === "admissionsPerYear";
}
