interface Known {
  readonly mean: number | null;
  readonly ci95: readonly [number, number] | null;
}

/** Half-width over mean that is usually enough. */
export const WANTED_SHARE = 0.03;

/** How well a mean is known, and about how many replications it takes to know it as well as is wanted: four times as many halve it. */
export function precisionOf(
  { mean, ci95 }: Known,
  replications: number,
): { readonly share: number; readonly needed: number } | null {
  if (mean === null || ci95 === null || !(mean > 0)) return null;
  const share = (ci95[1] - ci95[0]) / 2 / mean;
  if (!(share > WANTED_SHARE)) return null;
  return { share, needed: Math.ceil(replications * (share / WANTED_SHARE) ** 2) };
}
