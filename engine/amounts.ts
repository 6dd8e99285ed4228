/** The sum of some of the values. */
export function sum(values: Float64Array, indices: readonly number[]): number {
  let total = 0;
  for (const index of indices) total += values[index];
  return total;
}

/** What something is divided by; NaN, and so is the quotient, where there is nothing. */
export function positive(count: number): number {
  return count > 0 ? count : NaN;
}
