import { dateNumber } from "../scenarios/calendar.ts";
import type { Results } from "../engine/results.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { sortedIds } from "../scenarios/stays.ts";
import { type Interval, meanOf, TQuantiles } from "./estimates.ts";

/** What is followed through the years. */
export const FOLLOWED = ["dischargeReadyMean", "queueMean", "occupiedMean"] as const;
export type Followed = (typeof FOLLOWED)[number];

/** The mean of one measure in each year of a simulated forecast. */
export interface YearlySeries {
  readonly measure: Followed;
  /** Missing for the discharge-ready patients of all hospitals. */
  readonly place?: string;
  readonly years: readonly YearlyMean[];
}

export interface YearlyMean {
  readonly year: number;
  readonly mean: number;
  /** 95 % t-interval of the mean; null with one replication. */
  readonly ci95: Interval | null;
  /** Against the first path under the same random numbers; missing for that path itself. */
  readonly difference?: number;
  readonly differenceCi95?: Interval | null;
}

/** Measured days, from 0, that the years end before: what a simulator is asked to keep. */
export function yearEnds(firstYear: number, lastYear: number): number[] {
  const first = dateNumber(`${firstYear}-01-01`);
  return Array.from({ length: lastYear - firstYear + 1 }, (_, at) => dateNumber(`${firstYear + at + 1}-01-01`) - first);
}

/**
 * The means of each year, of the discharge-ready in hospital and of the queue for and the use of each place, over the replications.
 * @param results of a run that kept the means of `yearEnds`
 * @param first of the path that this one is compared with; replications that both finished are compared
 */
export function yearlySeries(
  scenario: Scenario,
  results: Results,
  firstYear: number,
  yearCount: number,
  first?: Results,
): YearlySeries[] {
  const placeIds = sortedIds(scenario.places);
  const count = placeIds.length;
  const hospitals = placeIds.flatMap((id, at) =>
    scenario.actors[scenario.places[id]!.owner]?.kind === "hospital" ? [at] : [],
  );
  const seriesOf = (measure: Followed, functions: readonly number[], place?: string): YearlySeries => ({
    measure,
    ...(place !== undefined && { place }),
    years: Array.from({ length: yearCount }, (_, at) => {
      const own = valuesOf(results, functions, count, yearCount, at);
      const other = first && valuesOf(first, functions, count, yearCount, at);
      return { year: firstYear + at, ...meansOf(own, other) };
    }),
  });
  return [
    seriesOf(
      "dischargeReadyMean",
      hospitals.map((at) => count + at),
    ),
    ...placeIds.map((id, at) => seriesOf("queueMean", [2 * count + at], id)),
    ...placeIds.map((id, at) => seriesOf("occupiedMean", [at], id)),
  ];
}

function meansOf(own: Float64Array, other: Float64Array | undefined): Omit<YearlyMean, "year"> {
  const quantiles = new TQuantiles();
  const { mean, standardError } = meanOf(own);
  const alone = { mean: mean ?? NaN, ci95: quantiles.interval(mean, standardError, own.length) };
  if (!other) return alone;
  const pairs = Math.min(own.length, other.length);
  const paired = meanOf(Float64Array.from({ length: pairs }, (_, row) => own[row]! - other[row]!));
  return {
    ...alone,
    difference: paired.mean ?? NaN,
    differenceCi95: quantiles.interval(paired.mean, paired.standardError, pairs),
  };
}

/** [replication] mean of a year, levels added up. */
function valuesOf(
  { periods = new Float64Array(0), replications }: Results,
  functions: readonly number[],
  placeCount: number,
  yearCount: number,
  year: number,
): Float64Array {
  return Float64Array.from(replications, (_, row) =>
    functions.reduce((sum, index) => sum + periods[(row * 3 * placeCount + index) * yearCount + year]!, 0),
  );
}
