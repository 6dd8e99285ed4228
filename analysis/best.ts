import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { meanOf } from "./estimates.ts";
import { keyText } from "./measure-keys.ts";
import { studentTQuantile } from "./student-t.ts";

/** Which of several scenarios is best in one measure, as far as the replications can tell. */
export interface BestComparison {
  readonly key: MeasureKey;
  /** Replications in which all of them have a value. */
  readonly count: number;
  /** [scenario] in the order given. */
  readonly scenarios: readonly BestBounds[];
}

export interface BestBounds {
  /** Over the replications that all have; as large or small as the measure is. */
  readonly mean: number;
  /** Whether it may be the best; with 95 % confidence the best is among those that may. */
  readonly canBeBest: boolean;
  /** At most so much worse than the best of the others, in the unit of the measure: 0 or more; 0 for one that is shown to be best. */
  readonly atMostWorse: number;
  /** At most so much better than the best of the others: 0 or more; 0 for one that cannot be best. */
  readonly atMostBetter: number;
}

/** Of all bounds together. */
const LEVEL = 0.95;

/**
 * Multiple comparisons with the best under common random numbers: for each scenario, how much worse it is than the best of the others
 * at most. All bounds hold together with 95 % confidence. They rest on the paired differences between every two scenarios, each
 * with its own standard error (no equal variances or correlations assumed), and Bonferroni over the k − 1 comparisons with whichever
 * is the best: where D is the difference of i and j in the bad direction and w the one-sided t-quantile at 0.05 ⁄ (k − 1) times its
 * standard error, i may be best if D + w of all others against i is 0 or more, and i is at most the largest D + w against those
 * who may be best worse.
 * @param all [scenario] with the same replications, the baseline among them
 * @returns undefined where the measure has no good direction, one of them has no such measure, or fewer than two replications have it
 * @source Hsu, Multiple Comparisons: Theory and Methods (1996), §4.2 and §7.2; Nelson and Matejcik, Using common random numbers
 *   for indifference-zone selection and multiple comparisons in simulation, Management Science 41 (1995), for the setting
 */
export function compareWithBest(all: readonly Results[], key: MeasureKey): BestComparison | undefined {
  const { direction } = MEASURES[key.measure];
  const columns = all.map((results) => results.columns.findIndex((column) => keyText(column) === keyText(key)));
  if (direction === "neutral" || all.length < 2 || columns.includes(-1)) return undefined;
  const rows = rowsOf(all, columns);
  const count = rows[0].length;
  if (count < 2) return undefined;
  const sign = direction === "less-is-better" ? 1 : -1;
  const quantile = studentTQuantile(count - 1, 1 - (1 - LEVEL) / (all.length - 1));
  /** [i][j] the most by which i is worse than j. */
  const most = rows.map((one) => rows.map((other) => mostWorse(one, other, sign, quantile)));
  const others = (at: number): number[] => rows.flatMap((_, other) => (other === at ? [] : [other]));
  const leads = rows.map((_, at) => Math.min(...others(at).map((other) => most[other][at])));
  const canBeBest = leads.map((lead) => lead >= 0);
  return {
    key,
    count,
    scenarios: rows.map((row, at) => {
      const rivals = others(at).filter((other) => canBeBest[other]);
      return {
        mean: meanOf(row).mean ?? NaN,
        canBeBest: canBeBest[at],
        atMostWorse: Math.max(0, ...rivals.map((other) => most[at][other])),
        atMostBetter: Math.max(0, leads[at]),
      };
    }),
  };
}

/** [scenario][replication] values, of the replications where all have one. */
function rowsOf(all: readonly Results[], columns: readonly number[]): Float64Array[] {
  const valuesOf = (at: number): Float64Array => {
    const { columns: own, replications, values } = all[at];
    return Float64Array.from(replications, (_, row) => values[row * own.length + columns[at]]);
  };
  const whole = all.map((_, at) => valuesOf(at));
  return whole.map((values) => values.filter((_, row) => whole.every((other) => !Number.isNaN(other[row]))));
}

/** Upper bound of how much worse one is than the other, which is a sum of their paired difference and its uncertainty. */
function mostWorse(one: Float64Array, other: Float64Array, sign: number, quantile: number): number {
  const { mean, standardError } = meanOf(one.map((value, row) => sign * (value - other[row])));
  return (mean ?? 0) + quantile * (standardError ?? 0);
}
