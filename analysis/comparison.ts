import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { type ControlledEstimate, ControlledMeans } from "./control-variates.ts";
import { type Interval, meanOf, TQuantiles, varianceOf } from "./estimates.ts";
import { keyText } from "./measure-keys.ts";

/** What two runs must share for their replications to be compared pair by pair. */
export interface RunFacts {
  readonly seed: string;
  /** First measured day, YYYY-MM-DD. */
  readonly startDate: string;
  readonly warmUpDays: number;
  /** Measured days. */
  readonly days: number;
  readonly engineVersion: string;
}

export interface ComparedRun {
  readonly facts: RunFacts;
  readonly results: Results;
}

/**
 * `better` and `worse` only where the interval of the difference excludes 0 and more (or less) of the measure is good;
 * `higher` and `lower` where it is neither. `no-difference-shown` is not "no difference".
 */
export type Verdict = "better" | "worse" | "higher" | "lower" | "no-difference-shown";

/** The alternative less the baseline, in one measure and its unit, replication by replication. */
export interface Difference {
  readonly key: MeasureKey;
  /** Which of the two runs have this measure at all. */
  readonly presence: "both" | "baseline-only" | "alternative-only";
  /** Replications in which both have a value. */
  readonly count: number;
  /** Mean of the pairwise differences; null where no pair has a value. */
  readonly difference: number | null;
  /** Of the paired difference; null with fewer than two pairs. */
  readonly standardError: number | null;
  /** 95 % t-interval of the paired difference; null with fewer than two pairs. */
  readonly differenceCi95: Interval | null;
  /** Half-width of the 95 % interval (Welch) had the runs been independent; null with fewer than two pairs. */
  readonly unpairedHalfWidth: number | null;
  /** Variance of an unpaired difference ÷ variance of the paired one; null where the latter is 0 or unknown. */
  readonly varianceReduction: number | null;
  /** The same difference with the control variates of the baseline, which pairing mostly cancels; missing where no narrower. */
  readonly controlled?: ControlledEstimate;
  /** null where nothing can be said: a measure of one side only, or fewer than two pairs. */
  readonly verdict: Verdict | null;
}

/**
 * Differences of an alternative from the baseline under common random numbers: one for each measure of either, the
 * baseline's first, in its order.
 * @throws Error naming what differs, when the runs cannot be paired
 */
export function compareRuns(baseline: ComparedRun, alternative: ComparedRun): Difference[] {
  assertPaired(baseline, alternative);
  const quantiles = new TQuantiles();
  const controlledMeans = new ControlledMeans(baseline.results, quantiles);
  const columnOf = columnsByKey(alternative.results);
  const seen = new Set<string>();
  const differences = baseline.results.columns.map((key, column) => {
    const text = keyText(key);
    const other = columnOf.get(text);
    if (other === undefined) return oneSided(key, "baseline-only");
    seen.add(text);
    return differenceOf(key, pairsOf(baseline.results, column, alternative.results, other), quantiles, controlledMeans);
  });
  const added = alternative.results.columns.filter((key) => !seen.has(keyText(key)));
  return [...differences, ...added.map((key) => oneSided(key, "alternative-only"))];
}

/** The rows of the replications that all of the results have, for comparing runs that were interrupted. */
export function commonReplications(all: readonly Results[]): Results[] {
  const sets = all.map(({ replications }) => new Set(replications));
  return all.map((results) => {
    const { columns, controls, replications, values } = results;
    const rows = replications.flatMap((replication, row) => (sets.every((set) => set.has(replication)) ? [row] : []));
    if (rows.length === replications.length) return results;
    return {
      ...results,
      replications: rows.map((row) => replications[row]),
      values: rowsOf(values, columns.length, rows),
      ...(controls && { controls: { ...controls, values: rowsOf(controls.values, controls.keys.length, rows) } }),
      isPartial: true,
    };
  });
}

/** Some rows of a table of so many columns. */
function rowsOf(values: Float64Array, columnCount: number, rows: readonly number[]): Float64Array {
  const kept = new Float64Array(rows.length * columnCount);
  for (const [at, row] of rows.entries()) {
    kept.set(values.subarray(row * columnCount, (row + 1) * columnCount), at * columnCount);
  }
  return kept;
}

function assertPaired(baseline: ComparedRun, alternative: ComparedRun): void {
  const facts: [string, unknown, unknown][] = [
    ["seed", JSON.stringify(baseline.facts.seed), JSON.stringify(alternative.facts.seed)],
    ["start date", baseline.facts.startDate, alternative.facts.startDate],
    ["warm-up", days(baseline.facts.warmUpDays), days(alternative.facts.warmUpDays)],
    ["measured period", days(baseline.facts.days), days(alternative.facts.days)],
    ["engine version", baseline.facts.engineVersion, alternative.facts.engineVersion],
    ["replications", listText(baseline.results.replications), listText(alternative.results.replications)],
  ];
  const differing = facts.filter(([, one, other]) => one !== other);
  if (differing.length === 0) return;
  const told = differing.map(([what, one, other]) => `${what} ${one} in the baseline, ${other} in the alternative`);
  throw new Error(`the runs cannot be compared pair by pair: ${told.join("; ")}. Run both again with the same.`);
}

function days(count: number): string {
  return `${count} days`;
}

/** 0–29, or 0–4, 7–29. */
function listText(numbers: readonly number[]): string {
  const stretches: [number, number][] = [];
  for (const number of numbers) {
    const last = stretches.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else stretches.push([number, number]);
  }
  return stretches.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ") || "none";
}

function columnsByKey({ columns }: Results): Map<string, number> {
  return new Map(columns.map((key, column) => [keyText(key), column]));
}

interface Pairs {
  readonly baseline: Float64Array;
  readonly alternative: Float64Array;
}

/** The values of one measure in the replications where both runs have one. */
function pairsOf(one: Results, oneColumn: number, other: Results, otherColumn: number): Pairs {
  const baseline = new Float64Array(one.replications.length);
  const alternative = new Float64Array(one.replications.length);
  let count = 0;
  for (let row = 0; row < one.replications.length; row++) {
    const first = one.values[row * one.columns.length + oneColumn];
    const second = other.values[row * other.columns.length + otherColumn];
    if (Number.isNaN(first) || Number.isNaN(second)) continue;
    baseline[count] = first;
    alternative[count++] = second;
  }
  return { baseline: baseline.subarray(0, count), alternative: alternative.subarray(0, count) };
}

function differenceOf(
  key: MeasureKey,
  pairs: Pairs,
  quantiles: TQuantiles,
  controlledMeans: ControlledMeans,
): Difference {
  const { baseline, alternative } = pairs;
  const count = baseline.length;
  const differences = baseline.map((value, at) => withoutNoise(alternative[at] - value, value, alternative[at]));
  const { mean, standardError } = meanOf(differences);
  const differenceCi95 = quantiles.interval(mean, standardError, count);
  const controlled = controlledMeans.estimate(key, differences, differenceCi95);
  const unpaired = unpairedOf(pairs, quantiles);
  const pairedVariance = varianceOf(differences);
  return {
    key,
    presence: "both",
    count,
    difference: mean,
    standardError,
    differenceCi95,
    unpairedHalfWidth: unpaired?.halfWidth ?? null,
    varianceReduction: unpaired && pairedVariance ? unpaired.variance / pairedVariance : null,
    ...(controlled && { controlled }),
    verdict: differenceCi95 && verdictOf(key, differenceCi95),
  };
}

/** Two sums of the same days in another order differ in their last digits; that is no effect. */
function withoutNoise(difference: number, one: number, other: number): number {
  return Math.abs(difference) <= 1e-10 * Math.max(Math.abs(one), Math.abs(other)) ? 0 : difference;
}

/** The variance of one difference of independent runs, and the half-width of the interval of their mean by Welch. */
function unpairedOf(pairs: Pairs, quantiles: TQuantiles): { variance: number; halfWidth: number } | null {
  const one = varianceOf(pairs.baseline);
  const other = varianceOf(pairs.alternative);
  if (one === null || other === null) return null;
  const count = pairs.baseline.length;
  const variance = one + other;
  if (variance === 0) return { variance, halfWidth: 0 };
  const share = one / variance;
  const degrees = (count - 1) / (share * share + (1 - share) * (1 - share));
  return { variance, halfWidth: quantiles.of(degrees) * Math.sqrt(variance / count) };
}

function verdictOf(key: MeasureKey, [low, high]: Interval): Verdict {
  if (!(low > 0 || high < 0)) return "no-difference-shown";
  const isHigher = low > 0;
  const { direction } = MEASURES[key.measure];
  if (direction === "neutral") return isHigher ? "higher" : "lower";
  return isHigher === (direction === "more-is-better") ? "better" : "worse";
}

function oneSided(key: MeasureKey, presence: "baseline-only" | "alternative-only"): Difference {
  return {
    key,
    presence,
    count: 0,
    difference: null,
    standardError: null,
    differenceCi95: null,
    unpairedHalfWidth: null,
    varianceReduction: null,
    verdict: null,
  };
}
