import { type Interval, meanOf, TQuantiles } from "./estimates.ts";

/** A mean over replications and its 95 % t-interval. */
export interface CostFigure {
  readonly mean: number | null;
  readonly ci95: Interval | null;
}

/** Replications without a value, where nobody was of that kind, are left out. */
export function figureOf(values: readonly number[]): CostFigure {
  const known = Float64Array.from(values.filter((value) => Number.isFinite(value)));
  const { mean, standardError } = meanOf(known);
  return { mean, ci95: new TQuantiles().interval(mean, standardError, known.length) };
}
