import { distributionLaw, type Atom } from "./distribution-law.ts";
import type { Distribution } from "./distribution.ts";

/**
 * P(X ≤ x), right-continuous, accurate to about 1e-14.
 * For many x of one distribution, `distributionLaw` once and its `below(x, 0)` is faster.
 */
export function distributionCdf(distribution: Distribution, x: number): number {
  return distributionLaw(distribution).below(x, 0);
}

/** The values that have a probability above 0 of their own, ascending: empty for a continuous distribution. */
export function distributionAtoms(distribution: Distribution): readonly Atom[] {
  return distributionLaw(distribution).atoms;
}
