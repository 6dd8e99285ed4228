import type { Results } from "../engine/results.ts";
import { withoutNoise } from "./comparison.ts";
import { type Interval, meanOf } from "./estimates.ts";
import { studentTQuantile } from "./student-t.ts";

/** Mean of one number per replication, such as a paired difference, with an interval that holds for several at once. */
export interface PairedMean {
  /** Replications. */
  readonly count: number;
  readonly mean: number;
  /** null with fewer than two replications. */
  readonly standardError: number | null;
  /** 95 % for all of those looked at together; null with fewer than two replications. */
  readonly ci95: Interval | null;
}

/**
 * Means with t-intervals that hold together with 95 %, whatever depends on what (Bonferroni).
 * @param values [mean × replication]; none empty
 * @param together how many intervals are to hold together; all of them where missing
 */
export function simultaneousMeans(values: readonly Float64Array[], together = values.length): PairedMean[] {
  return values.map((own) => {
    const { mean, standardError } = meanOf(own);
    if (mean === null) throw new RangeError("a mean needs at least one replication");
    if (standardError === null) return { count: own.length, mean, standardError, ci95: null };
    const halfWidth = studentTQuantile(own.length - 1, 1 - 0.025 / together) * standardError;
    return { count: own.length, mean, standardError, ci95: [mean - halfWidth, mean + halfWidth] };
  });
}

/** [replication] one less the other; what differs in the last digits only does not differ. */
export function lessOther(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => withoutNoise(value - other[at], value, other[at]));
}

/** [replication] the sum of all columns that fit; 0 where none does. */
export function columnSums(results: Results, fits: (key: Results["columns"][number]) => boolean): Float64Array {
  const { columns, replications, values } = results;
  const chosen = columns.flatMap((key, column) => (fits(key) ? [column] : []));
  return Float64Array.from(replications, (_, row) =>
    chosen.reduce((sum, column) => sum + values[row * columns.length + column], 0),
  );
}

/** Whether an interval lies above 0, below 0, or neither. */
export function signShown({ ci95 }: PairedMean): -1 | 0 | 1 {
  if (!ci95) return 0;
  return ci95[0] > 0 ? 1 : ci95[1] < 0 ? -1 : 0;
}
