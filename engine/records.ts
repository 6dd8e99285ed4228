import type { Model } from "./model.ts";
import type { Simulation } from "./simulation.ts";
import { WAIT_BINS } from "./wait-histogram.ts";

/** Days are merged as whole numbers of this part of a day (0.08 s), so that sums do not depend on their order. */
export const UNITS_PER_DAY = 1_048_576;

/**
 * What is not one number a replication, summed over replications. Everything is a whole number, so sums are exact: the same
 * bytes however replications are cut into batches. Level functions are in threes as in `Simulation.levels`: occupied in each
 * place, ready in each place, waiting for each place.
 */
export interface Records {
  readonly replications: number;
  /** [level function][level] time at the level, in units, up to the highest level met. */
  readonly levelTimes: readonly Float64Array[];
  /** [wait × WAIT_BINS] waits above zero, and [wait] those of zero. */
  readonly waitBins: Float64Array;
  readonly waitZeros: Float64Array;
  /** [level function × measured day] mean level of the day, in units. */
  readonly daily: Float64Array;
}

/** Records of no replication yet. */
export function emptyRecords(model: Model): Records {
  const functions = 3 * model.placeCount;
  return {
    replications: 0,
    levelTimes: Array.from({ length: functions }, () => new Float64Array(0)),
    waitBins: new Float64Array(model.waitCount * WAIT_BINS),
    waitZeros: new Float64Array(model.waitCount),
    daily: new Float64Array(functions * (model.dayCount - model.warmUpDays)),
  };
}

/** Records of one finished replication that kept its days. */
export function recordsOf(s: Simulation): Records {
  const inUnits = (days: number): number => Math.round(days * UNITS_PER_DAY);
  return {
    replications: 1,
    levelTimes: Array.from({ length: s.levels.count }, (_, index) => withoutEnd(s.levels.times(index).map(inUnits))),
    waitBins: s.tally.waitBins,
    waitZeros: s.tally.waitZeros,
    daily: (s.daily ?? new Float64Array(0)).map(inUnits),
  };
}

/** Without the zeros at the end: how far the array reaches depends on what else might have happened. */
function withoutEnd(times: Float64Array): Float64Array {
  let length = times.length;
  while (length > 0 && times[length - 1] === 0) length--;
  return times.slice(0, length);
}

/** Records of two sets of replications together. */
export function mergeRecords(a: Records, b: Records): Records {
  return {
    replications: a.replications + b.replications,
    levelTimes: a.levelTimes.map((times, index) => sumOf(times, b.levelTimes[index])),
    waitBins: sumOf(a.waitBins, b.waitBins),
    waitZeros: sumOf(a.waitZeros, b.waitZeros),
    daily: sumOf(a.daily, b.daily),
  };
}

function sumOf(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(Math.max(a.length, b.length));
  sum.set(a);
  for (let at = 0; at < b.length; at++) sum[at] += b[at];
  return sum;
}
