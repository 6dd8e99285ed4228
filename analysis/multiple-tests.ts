/**
 * P-values adjusted for being several: those at or below 0.05 may all be called shown, with at most one chance in twenty that any
 * of them is not there at all. Valid however the tests depend on each other, as those against one baseline do.
 * @param pValues [test], each 0 to 1
 * @returns [test] adjusted, in the same order, at most 1
 * @source Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979)
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const order = pValues.map((_, at) => at).sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = pValues.map(() => 1);
  let largest = 0;
  for (const [step, at] of order.entries()) {
    // Never below an earlier one: a test cannot be shown where a more certain one is not.
    largest = Math.max(largest, Math.min(1, (pValues.length - step) * pValues[at]));
    adjusted[at] = largest;
  }
  return adjusted;
}
