/** What is shown day by day: who is ready in a place, who waits for it, or who is in it. */
export type SeriesMeasure = "occupied" | "ready" | "waiting";
export interface SeriesAsked {
  readonly place: string;
  readonly measure: SeriesMeasure;
}

/** The order of level functions in results: in threes, as `Simulation.levels`. */
export const SERIES_ORDER: readonly SeriesMeasure[] = ["occupied", "ready", "waiting"];

/** The middle, and the edges that 8 of 10 years lie between. */
export const SERIES_PROBABILITIES = [0.1, 0.5, 0.9] as const;

/** One step function by measured day, over the replications. */
export interface DaySeries extends SeriesAsked {
  /** First measured day, YYYY-MM-DD. */
  readonly startDate: string;
  /** [probability][day] quantiles of the day's mean, as `SERIES_PROBABILITIES`. */
  readonly quantiles: readonly Float64Array[];
  /** [day] */
  readonly mean: Float64Array;
}
