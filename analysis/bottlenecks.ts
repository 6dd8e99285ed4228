import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { keyText } from "./measure-keys.ts";
import { columnSums, lessOther, type PairedMean, signShown, simultaneousMeans } from "./paired-means.ts";

const DAYS_PER_YEAR = 365;
/** A queue that grows by less than this share of itself in a year is not said to grow without end. */
const LEAST_GROWTH_SHARE = 0.2;

/**
 * What places are ranked by: nights a year of discharge-ready patients in hospital, or where there are none, days a year of
 * waiting in all queues together.
 */
export type Target = "overstayNightsPerYear" | "waitingDaysPerYear";

/** The baseline with so much more capacity in one place. */
export interface Relaxation {
  readonly place: string;
  /** Places that were added; what they save is divided by it. */
  readonly step: number;
  readonly results: Results;
}

/** Of the capacity of a place, how much is added to see what one more saves, and the most places. */
const STEP_SHARE = 0.05;
const LARGEST_STEP = 5;

/**
 * How many places are added to one that has so many: few enough to be at the margin, enough for the effect to be seen above chance,
 * which hardly grows with their number.
 */
export function usualStep(capacityBeds: number): number {
  return Math.max(1, Math.min(LARGEST_STEP, Math.round(STEP_SHARE * capacityBeds)));
}

/** What one more place saves, per year: above 0 is fewer, below 0 is more. */
export interface Saving {
  readonly place: string;
  readonly step: number;
  /** In the target of the ranking. Its interval holds for all places together. */
  readonly saved: PairedMean;
  /** Days of waiting, all queues together, by the same rule. */
  readonly waitingSaved: PairedMean;
  /** `none`: the same in every replication. */
  readonly verdict: "saves" | "costs" | "none" | "not-shown";
  /** Whether it may be the place that saves most: the first, if that saves, and those that cannot be told from it. */
  readonly isBest: boolean;
}

export interface Ranking {
  readonly target: Target;
  /** What there is of the target a year, before anything is added. */
  readonly before: PairedMean;
  /** The most saved first. */
  readonly savings: readonly Saving[];
  readonly finding: Finding;
}

/**
 * Where the bottleneck is.
 * - `no-limits`: no place has a limit;
 * - `nobody-waits`: there is nothing to save in any replication;
 * - `unknown`: one replication, so nothing is known about chance;
 * - `none`: no saving is shown;
 * - `one`: this place saves, and more than each other;
 * - `tied`: the first of these saves, and the others cannot be told from it.
 */
export type Finding =
  | { readonly kind: "no-limits" | "nobody-waits" | "none" }
  | { readonly kind: "unknown" | "one"; readonly places: readonly [string] }
  | { readonly kind: "tied"; readonly places: readonly string[] };

/**
 * Ranks places by what one more place in each saves, replication by replication under common random numbers.
 *
 * The place that truly saves most is among those marked best with at least 95 %, as is the one that is named alone: with m places
 * the first is compared with the m − 1 others, by intervals that hold together.
 * @param relaxations one for each place that has a limit, all with the replications of the baseline
 * @source Hsu, Constrained simultaneous confidence intervals for multiple comparisons with the best, Ann. Statist. 12 (1984)
 */
export function rankPlaces(baseline: Results, relaxations: readonly Relaxation[]): Ranking {
  const target = targetOf([baseline, ...relaxations.map(({ results }) => results)]);
  const [before] = simultaneousMeans([targetValues(baseline, target)]);
  const saved = relaxations.map((one) => perPlace(one, targetValues(baseline, target), target));
  const waiting = relaxations.map((one) => perPlace(one, waitingDays(baseline), "waitingDaysPerYear"));
  const means = simultaneousMeans(saved);
  const waitingMeans = simultaneousMeans(waiting);
  const order = relaxations.map((_, at) => at).sort((a, b) => means[b].mean - means[a].mean);
  const [first] = order;
  const savings = order.map((at): Saving => {
    const [behind] = at === first ? [] : simultaneousMeans([lessOther(saved[first], saved[at])], order.length - 1);
    return {
      place: relaxations[at].place,
      step: relaxations[at].step,
      saved: means[at],
      waitingSaved: waitingMeans[at],
      verdict: verdictOf(means[at], saved[at]),
      isBest: signShown(means[first]) > 0 && (behind === undefined || signShown(behind) === 0),
    };
  });
  return { target, before, savings, finding: findingOf(before, savings) };
}

/** Where the bottleneck is, from the savings in order. */
export function findingOf(before: PairedMean, savings: readonly Saving[]): Finding {
  const [first] = savings;
  if (!first) return { kind: "no-limits" };
  if (before.mean === 0 && savings.every(({ verdict }) => verdict === "none")) return { kind: "nobody-waits" };
  if (first.saved.ci95 === null) return { kind: "unknown", places: [first.place] };
  const best = savings.filter(({ isBest }) => isBest).map(({ place }) => place);
  const [only, ...others] = best;
  if (only === undefined) return { kind: "none" };
  return others.length === 0 ? { kind: "one", places: [only] } : { kind: "tied", places: best };
}

/** A queue that becomes longer through the whole measured period. */
export interface GrowingQueue {
  readonly place: string;
  /** Patients more each year. */
  readonly perYear: PairedMean;
}

/**
 * Places that do not settle: their queue at the end of the measured period is longer than its mean over it, by so much that chance
 * does not account for it and that it would be another queue a few years on. Of a queue that grows evenly the end is as far above the
 * mean as half the period makes.
 * @param days measured days
 */
export function growingQueues(baseline: Results, places: readonly string[], days: number): GrowingQueue[] {
  if (places.length === 0) return [];
  const queue = (measure: MeasureKey["measure"], place: string) =>
    columnSums(baseline, (key) => keyText(key) === keyText({ measure, place }));
  const growth = places.map((place) =>
    lessOther(queue("queueAtEnd", place), queue("queueMean", place)).map((more) => (2 * more * DAYS_PER_YEAR) / days),
  );
  const means = simultaneousMeans(places.map((place) => queue("queueMean", place)));
  return simultaneousMeans(growth).flatMap((perYear, at) => {
    const isLarge = perYear.mean > LEAST_GROWTH_SHARE * means[at].mean;
    return isLarge && signShown(perYear) > 0 ? [{ place: places[at], perYear }] : [];
  });
}

/** How a mean queue changes, in patients. */
export interface QueueMove {
  readonly place: string;
  /** After less before, with an interval that holds for all places together. */
  readonly change: PairedMean;
}

/** The queues that become longer or shorter by more than chance, the longest first. */
export function queueMoves(before: Results, after: Results, places: readonly string[]): QueueMove[] {
  const queue = (results: Results, place: string) =>
    columnSums(results, (key) => keyText(key) === keyText({ measure: "queueMean", place }));
  return simultaneousMeans(places.map((place) => lessOther(queue(after, place), queue(before, place))))
    .map((change, at) => ({ place: places[at], change }))
    .filter(({ change }) => signShown(change) !== 0)
    .sort((a, b) => b.change.mean - a.change.mean);
}

/** Nights where anybody has one in any of the results, else days of waiting. */
function targetOf(all: readonly Results[]): Target {
  const isAny = all.some((results) => targetValues(results, "overstayNightsPerYear").some((nights) => nights > 0));
  return isAny ? "overstayNightsPerYear" : "waitingDaysPerYear";
}

function targetValues(results: Results, target: Target): Float64Array {
  if (target === "waitingDaysPerYear") return waitingDays(results);
  return columnSums(results, (key) => keyText(key) === keyText({ measure: "overstayNightsPerYear" }));
}

/** [replication] days a year that patients spend in queues: for places, wherever they wait. */
function waitingDays(results: Results): Float64Array {
  const sums = columnSums(
    results,
    (key) => keyText(key) === keyText({ measure: "queueMean", place: key.place ?? "" }) && key.place !== undefined,
  );
  return sums.map((patients) => patients * DAYS_PER_YEAR);
}

/** [replication] what is saved by each place that was added. */
function perPlace({ results, step }: Relaxation, before: Float64Array, target: Target): Float64Array {
  return lessOther(before, targetValues(results, target)).map((saved) => saved / step);
}

function verdictOf(mean: PairedMean, values: Float64Array): Saving["verdict"] {
  if (values.every((value) => value === 0)) return "none";
  const sign = signShown(mean);
  return sign === 0 ? "not-shown" : sign > 0 ? "saves" : "costs";
}

/** What happens when one place has always room. */
export interface Relief {
  readonly place: string;
  /** Beds in use there then, on average. */
  readonly used: PairedMean;
  /** Of all places with a limit before, this one apart. */
  readonly moves: readonly QueueMove[];
  /** What one more place in each of the others then saves. */
  readonly ranking: Ranking;
}

/**
 * Where the bottleneck moves to.
 * @param relieved the baseline without a limit in the place
 * @param relaxations of that, one for each other place that has a limit
 */
export function reliefOf(
  place: string,
  baseline: Results,
  relieved: Results,
  relaxations: readonly Relaxation[],
): Relief {
  const isUsed = (key: MeasureKey) => keyText(key) === keyText({ measure: "occupiedMean", place });
  const [used] = simultaneousMeans([columnSums(relieved, isUsed)]);
  const others = relaxations.map((one) => one.place);
  return { place, used, moves: queueMoves(baseline, relieved, others), ranking: rankPlaces(relieved, relaxations) };
}
