import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { studentTQuantile } from "./student-t.ts";

/** Low and high end. */
export type Interval = readonly [low: number, high: number];

/**
 * What the replications say about one measure, in its unit. Two uncertainties that are never mixed: `ci95` is about the mean
 * and shrinks with more replications; `p10` to `p90` is the variation between replications and does not.
 */
export interface Estimate {
  readonly key: MeasureKey;
  /** Replications that have a value; a mean wait has none where nobody waited. */
  readonly count: number;
  /** Mean over the replications; null where none has a value. */
  readonly mean: number | null;
  /** Standard error of the mean; null with fewer than two replications. */
  readonly standardError: number | null;
  /** 95 % t-interval of the mean; null with fewer than two replications. */
  readonly ci95: Interval | null;
  /** Quantiles over the replications, interpolated linearly (type 7); null where none has a value. */
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

/** Mean, its 95 % interval and the spread over replications, one for each column of the results. */
export function estimateAll(results: Results): Estimate[] {
  const { columns, replications, values } = results;
  const quantiles = new TQuantiles();
  const scratch = new Float64Array(replications.length);
  return columns.map((key, column) => {
    let count = 0;
    for (let row = 0; row < replications.length; row++) {
      const value = values[row * columns.length + column];
      if (!Number.isNaN(value)) scratch[count++] = value;
    }
    const own = scratch.subarray(0, count);
    const { mean, standardError } = meanOf(own);
    return { key, count, mean, standardError, ci95: quantiles.interval(mean, standardError, count), ...spreadOf(own) };
  });
}

/** Mean and its standard error: null with fewer than one value, and two. */
export function meanOf(values: Float64Array): { mean: number | null; standardError: number | null } {
  const count = values.length;
  if (count === 0) return { mean: null, standardError: null };
  const variance = varianceOf(values);
  let sum = 0;
  // From the first value on, so that equal values have exactly themselves as their mean.
  for (const value of values) sum += value - values[0];
  const mean = values[0] + sum / count;
  return { mean, standardError: variance === null ? null : Math.sqrt(variance / count) };
}

/** Sample variance (divisor n − 1); null with fewer than two values. */
export function varianceOf(values: Float64Array): number | null {
  const count = values.length;
  if (count < 2) return null;
  let sum = 0;
  let squares = 0;
  for (const value of values) sum += value - values[0];
  const middle = sum / count;
  for (const value of values) squares += (value - values[0] - middle) * (value - values[0] - middle);
  return squares / (count - 1);
}

/** Quantiles of Student's t for two-sided intervals of one level, each degree of freedom computed once. */
export class TQuantiles {
  private readonly known = new Map<number, number>();
  private readonly probability: number;

  /** @param level of the intervals, 0.95 where missing */
  constructor(level = 0.95) {
    this.probability = 1 - (1 - level) / 2;
  }

  of(degrees: number): number {
    let quantile = this.known.get(degrees);
    if (quantile === undefined) this.known.set(degrees, (quantile = studentTQuantile(degrees, this.probability)));
    return quantile;
  }

  /** The t-interval of a mean over `count` independent values. */
  interval(mean: number | null, standardError: number | null, count: number): Interval | null {
    if (mean === null || standardError === null) return null;
    const halfWidth = this.of(count - 1) * standardError;
    return [mean - halfWidth, mean + halfWidth];
  }
}

function spreadOf(values: Float64Array): Pick<Estimate, "p10" | "p50" | "p90"> {
  if (values.length === 0) return { p10: null, p50: null, p90: null };
  const sorted = values.toSorted();
  return { p10: quantileOf(sorted, 0.1), p50: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9) };
}

/**
 * Quantile of sorted values with linear interpolation.
 * @source Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), type 7
 */
export function quantileOf(sorted: Float64Array, probability: number): number {
  const at = probability * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
