import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { compareRuns, type Difference, type RunFacts } from "./comparison.ts";
import { type Estimate, estimateAll } from "./estimates.ts";

/** What one point of a study came to, beside the base. */
export interface PointFigures {
  /** 0 for the base. */
  readonly point: number;
  readonly estimates: readonly Estimate[];
  /** From the base, replication by replication; none for the base itself. */
  readonly differences: readonly Difference[];
}

/** The figures of a point under the same random numbers as the base: what `flyt compare` tells of the same change. */
export function pointFigures(point: number, results: Results, base: Results, facts: RunFacts): PointFigures {
  const estimates = estimateAll(results);
  if (point === 0) return { point, estimates, differences: [] };
  return { point, estimates, differences: compareRuns({ facts, results: base }, { facts, results }) };
}

/**
 * The measure that a summary ranks by: the first of those looked at in which any point differs from the base.
 * @param differences [point][measure]
 */
export function leadingColumn(
  keys: readonly MeasureKey[],
  differences: readonly (readonly (number | null)[])[],
): number {
  const moved = keys.findIndex((_, column) => differences.some((own) => (own[column] ?? 0) !== 0));
  return Math.max(0, moved);
}
