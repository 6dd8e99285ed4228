import type { MeasureId, MeasureKey } from "../engine/measures.ts";
import type { Growth } from "../scenarios/growing-queues.ts";
import type { Difference } from "./comparison.ts";
import type { Estimate } from "./estimates.ts";

/** Who holds a bed until there is room further on, and what that comes to. */
const OF_READY: ReadonlySet<MeasureId> = new Set<MeasureId>([
  "dischargeReadyMean",
  "readyQueueMean",
  "overstayNightsPerYear",
  "billableNightsPerYear",
  "staysWithNightPerYear",
  "nightsPerStayWithNight",
]);

/** How many wait, and how long: where a queue grows, each of them depends on how long was simulated. */
const OF_QUEUES: ReadonlySet<MeasureId> = new Set<MeasureId>([
  "queueMean",
  "queueP50",
  "queueP90",
  "queueAtEnd",
  "queueAtEndDaysMean",
  "waitDaysMean",
  "waitDaysMeanOfThoseWaiting",
  "waitDaysP50",
  "waitDaysP90",
  "waitDaysP95",
  "shareWaited",
  "shareWaitedOver7Days",
  "shareWaitedOver42Days",
  "midnightQueueMean",
  "waitingListMean",
  "waitingListP50",
  "waitingListP90",
  "waitingListAtEnd",
  "listWaitDaysMean",
  "listWaitDaysP50",
  "listWaitDaysP90",
  "waitingCareHoursPerWeek",
]);

/** Beds in use, which grow as the queue does where there is no limit to them. */
const OF_BEDS: ReadonlySet<MeasureId> = new Set<MeasureId>([
  "occupiedMean",
  "occupiedP10",
  "occupiedP50",
  "occupiedP90",
  "midnightOccupiedMean",
]);

/** What of a scenario decides whose figures are withheld. */
export interface Withholding {
  readonly growth?: Growth | undefined;
  /** Of which limits are known; null where it is without. */
  readonly places: Readonly<Record<string, { readonly capacityBeds: unknown }>>;
}

/**
 * Whether a figure depends on how long was simulated, for it rests on a queue that grows: for ever, or until the beds are full of those
 * who wait.
 */
export function isWithheld({ measure, place, actor }: MeasureKey, { growth, places }: Withholding): boolean {
  if (!growth) return false;
  if (place === undefined) {
    if (!OF_READY.has(measure)) return false;
    return actor === undefined ? growth.actors.length > 0 : growth.actors.includes(actor);
  }
  const isHolding = growth.holding.includes(place);
  if (OF_READY.has(measure)) return isHolding;
  // Where there is no limit nobody waits to get in: those who cannot get on fill more beds instead.
  if (places[place]?.capacityBeds === null) return isHolding && OF_BEDS.has(measure);
  return OF_QUEUES.has(measure) && (isHolding || growth.queues.some((queue) => queue.place === place));
}

/** The estimates, without mean, interval and spread where they are withheld. */
export function withheldEstimates(estimates: readonly Estimate[], scenario: Withholding): readonly Estimate[] {
  if (!scenario.growth) return estimates;
  return estimates.map((estimate) => {
    const { key, count } = estimate;
    if (!isWithheld(key, scenario)) return estimate;
    return { key, count, mean: null, standardError: null, ci95: null, p10: null, p50: null, p90: null };
  });
}

/** Differences, without those of which one side is withheld. */
export function withheldDifferences(
  differences: readonly Difference[],
  scenarios: readonly Withholding[],
): readonly Difference[] {
  if (!scenarios.some(({ growth }) => growth)) return differences;
  return differences.map((difference): Difference => {
    if (!scenarios.some((scenario) => isWithheld(difference.key, scenario))) return difference;
    const { key, presence, count } = difference;
    const none = { difference: null, differenceCi95: null, standardError: null, simultaneousCi95: null };
    const rest = { adjustedP: null, unpairedHalfWidth: null, varianceReduction: null, verdict: null };
    return { key, presence, count, ...none, ...rest };
  });
}
