import { distributionLaw } from "./distribution-law.ts";
import type { Distribution } from "./distribution.ts";

/** Distributions are never changed, only replaced, and their means are asked for again and again. */
const means = new WeakMap<Distribution, number>();

/** E[X], in closed form (truncation, shift, cap and mixtures included), in the unit of the distribution. */
export function distributionMean(distribution: Distribution): number {
  const known = means.get(distribution);
  if (known !== undefined) return known;
  const { mean } = distributionLaw(distribution);
  means.set(distribution, mean);
  return mean;
}

/** Var[X], in closed form, in the square of the unit of the distribution. */
export function distributionVariance(distribution: Distribution): number {
  return distributionLaw(distribution).variance;
}
