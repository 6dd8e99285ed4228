import { listed } from "../scenarios/wording.ts";
import { phrase, type Message, type MessageValue } from "../scenarios/message.ts";
import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import { endToEnd } from "../engine/periods.ts";
import type { Results } from "../engine/results.ts";
import { type ControlledEstimate, ControlledMeans } from "./control-variates.ts";
import { type Interval, meanOf, TQuantiles, varianceOf } from "./estimates.ts";
import { keyText } from "./measure-keys.ts";
import { holmAdjusted } from "./multiple-tests.ts";
import { studentTCdf } from "./student-t.ts";

/** What two runs must share for their replications to be compared pair by pair. */
export interface RunFacts {
  readonly seed: string;
  /** First measured day, YYYY-MM-DD. */
  readonly startDate: string;
  readonly warmUpDays: number;
  /** Measured days. */
  readonly days: number;
  readonly engineVersion: string;
  /** The rest is not compared where it is not known. Simulated days that count as Sundays, YYYY-MM-DD, in order. */
  readonly holidays?: readonly string[];
  /** By id: hospital or municipality. */
  readonly actorKinds?: Readonly<Record<string, string>>;
  /** The actor that owns each place, by id. */
  readonly placeOwners?: Readonly<Record<string, string>>;
  /** JavaScript engine and architecture, within which equal bytes are promised. */
  readonly platform?: string;
}

export interface ComparedRun {
  readonly facts: RunFacts;
  readonly results: Results;
}

/**
 * `better` and `worse` only where a difference is shown, adjusted for the number of alternatives, and more (or less) of the measure
 * is good; `higher` and `lower` where it is neither. `no-difference-shown` is not "no difference".
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
  /** 95 % t-interval of this paired difference by itself; null with fewer than two pairs. */
  readonly differenceCi95: Interval | null;
  /**
   * The same, wider, so that those of all alternatives hold together in 95 % of comparisons (Bonferroni); equal to it for a single
   * alternative.
   */
  readonly simultaneousCi95: Interval | null;
  /** Of the paired t-test, adjusted for the number of alternatives (Holm); null with fewer than two pairs. */
  readonly adjustedP: number | null;
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
 * Differences of several alternatives from one baseline, as `compareRuns` gives them, adjusted for being several. The family of a
 * measure is the alternatives that have it: each measure is a question by itself, asked of all alternatives.
 * @returns [alternative] differences
 * @throws as `compareRuns`
 */
export function compareAll(baseline: ComparedRun, alternatives: readonly ComparedRun[]): Difference[][] {
  const all = alternatives.map((alternative) => compareRuns(baseline, alternative));
  if (all.length === 1) return all;
  const families = new Map<string, Difference[]>();
  for (const difference of all.flat()) {
    if (difference.adjustedP === null) continue;
    const text = keyText(difference.key);
    families.set(text, [...(families.get(text) ?? []), difference]);
  }
  const quantiles = new Map<number, TQuantiles>();
  const adjusted = new Map<Difference, Difference>();
  for (const family of families.values()) {
    const adjustedPs = holmAdjusted(family.map(({ adjustedP }) => adjustedP ?? 1));
    const own = quantiles.get(family.length) ?? new TQuantiles(1 - (1 - LEVEL) / family.length);
    quantiles.set(family.length, own);
    for (const [at, difference] of family.entries())
      adjusted.set(difference, inFamily(difference, adjustedPs[at], own));
  }
  return all.map((differences) => differences.map((difference) => adjusted.get(difference) ?? difference));
}

function inFamily(difference: Difference, adjustedP: number, quantiles: TQuantiles): Difference {
  const { key, difference: mean, standardError, count, differenceCi95 } = difference;
  const simultaneousCi95 = quantiles.interval(mean, standardError, count);
  const verdict = differenceCi95 && verdictOf(key, differenceCi95, adjustedP);
  return { ...difference, simultaneousCi95, adjustedP, verdict };
}

/**
 * Differences of an alternative from the baseline under common random numbers: one for each measure of either, the
 * baseline's first, in its order. Not adjusted for others there may be: see `compareAll`.
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
    const { replications, values, periods, controls } = results;
    const rows = replications.flatMap((replication, row) => (sets.every((set) => set.has(replication)) ? [row] : []));
    if (rows.length === replications.length) return results;
    const keptOf = (whole: Float64Array): Float64Array => {
      const length = whole.length / replications.length;
      return endToEnd(rows.map((row) => whole.subarray(row * length, (row + 1) * length)));
    };
    return {
      ...results,
      replications: rows.map((row) => replications[row]),
      values: keptOf(values),
      ...(controls && { controls: { ...controls, values: keptOf(controls.values) } }),
      ...(periods && { periods: keptOf(periods) }),
      isPartial: true,
    };
  });
}

/** Of all intervals and verdicts. */
const LEVEL = 0.95;

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

/**
 * What differs between two runs that can be paired all the same, though their difference then comes from that as well.
 * @returns sentences for the user; none where they are alike
 */
export function comparisonDoubts(baseline: RunFacts, alternative: RunFacts): Message[] {
  const doubts: Message[] = [];
  const told = (what: Message, one: Named, other: Named, reason: Message): void => {
    const differing = differingEntries(one, other);
    if (differing.length === 0) return;
    const entries = listed(differing, "; ");
    doubts.push(phrase("{what} differ from the baseline ({entries}); {reason}", { what, entries, reason }));
  };
  if (baseline.holidays && alternative.holidays) {
    const named = (dates: readonly string[]): Named =>
      Object.fromEntries(dates.map((date) => [date, phrase("a holiday")]));
    const reason = phrase("part of the difference comes from the calendar");
    told(phrase("holidays"), named(baseline.holidays), named(alternative.holidays), reason);
  }
  if (baseline.actorKinds && alternative.actorKinds) {
    const reason = phrase("figures by municipality and totals over hospitals may not be of the same patients");
    told(phrase("actors"), baseline.actorKinds, alternative.actorKinds, reason);
  }
  if (baseline.placeOwners && alternative.placeOwners) {
    // A place that only one of them has is a difference that is asked for.
    const shared = Object.keys(baseline.placeOwners).filter((place) => alternative.placeOwners?.[place] !== undefined);
    const ofShared = (owners: Readonly<Record<string, string>>): Named =>
      Object.fromEntries(shared.map((place) => [place, owners[place]]));
    const reason = phrase("totals over the places of a hospital are over other places");
    told(phrase("owners of places"), ofShared(baseline.placeOwners), ofShared(alternative.placeOwners), reason);
  }
  if (baseline.platform !== undefined && alternative.platform !== undefined) {
    const reason = phrase("equal bytes are promised within one engine and architecture, so last digits may differ");
    told(phrase("platforms"), { platform: baseline.platform }, { platform: alternative.platform }, reason);
  }
  return doubts;
}

type Named = Readonly<Record<string, MessageValue>>;

/** "fosen: municipality there, none here; …", the first few of them. */
function differingEntries(one: Named, other: Named): MessageValue[] {
  const ids = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  const differing = ids.filter((id) => JSON.stringify(one[id]) !== JSON.stringify(other[id]));
  const texts = differing
    .slice(0, MOST_NAMED)
    .map((id) =>
      phrase("{id}: {there} there, {here} here", { id, there: one[id] ?? NOT_THERE, here: other[id] ?? NOT_THERE }),
    );
  const rest = differing.length - texts.length;
  return [...texts, ...(rest > 0 ? [phrase("{rest} more", { rest })] : [])];
}

const MOST_NAMED = 4;
const NOT_THERE = phrase("not");

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
  const pValue = pValueOf(mean, standardError, count);
  return {
    key,
    presence: "both",
    count,
    difference: mean,
    standardError,
    differenceCi95,
    simultaneousCi95: differenceCi95,
    adjustedP: pValue,
    unpairedHalfWidth: unpaired?.halfWidth ?? null,
    varianceReduction: unpaired && pairedVariance ? unpaired.variance / pairedVariance : null,
    ...(controlled && { controlled }),
    verdict: differenceCi95 && verdictOf(key, differenceCi95, pValue ?? 1),
  };
}

/** Two-sided, of the t-test that the true difference is 0; null with fewer than two pairs. */
export function pValueOf(mean: number | null, standardError: number | null, count: number): number | null {
  if (mean === null || standardError === null) return null;
  if (standardError === 0) return mean === 0 ? 1 : 0;
  return 2 * studentTCdf(count - 1, -Math.abs(mean / standardError));
}

/** Two sums of the same days in another order differ in their last digits; that is no effect. */
export function withoutNoise(difference: number, one: number, other: number): number {
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

/** The interval excludes 0 wherever the adjusted p-value is low enough; asked for too, for the last digit of either. */
export function verdictOf(key: MeasureKey, [low, high]: Interval, adjustedP: number): Verdict {
  if (!(low > 0 || high < 0) || adjustedP > 1 - LEVEL) return "no-difference-shown";
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
    simultaneousCi95: null,
    adjustedP: null,
    unpairedHalfWidth: null,
    varianceReduction: null,
    verdict: null,
  };
}
