import { distributionLaw } from "./distribution-law.ts";
import type { Distribution } from "./distribution.ts";

/** E[X], in closed form (truncation, shift, cap and mixtures included), in the unit of the distribution. */
export function distributionMean(distribution: Distribution): number {
  return distributionLaw(distribution).mean;
}

/** Var[X], in closed form, in the square of the unit of the distribution. */
export function distributionVariance(distribution: Distribution): number {
  return distributionLaw(distribution).variance;
}
