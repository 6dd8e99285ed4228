/** A pivot smaller than this, per unit of the largest entry, is taken as 0. */
const SMALLEST_PIVOT = 1e-11;

/**
 * Solves M z = b, or Mᵀ z = b, by elimination with partial pivoting.
 * @param matrix [row × column] square, row-major; left as it is
 * @returns undefined where the matrix is singular, to rounding
 */
export function solveDense(matrix: Float64Array, b: Float64Array, isTransposed: boolean): Float64Array | undefined {
  const size = b.length;
  const rows = Array.from({ length: size }, (_, row) =>
    Float64Array.from({ length: size + 1 }, (_value, column) =>
      column === size ? b[row] : matrix[isTransposed ? column * size + row : row * size + column],
    ),
  );
  const largest = matrix.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let row = at + 1; row < size; row++) if (Math.abs(rows[row][at]) > Math.abs(rows[pivot][at])) pivot = row;
    if (!(Math.abs(rows[pivot][at]) > SMALLEST_PIVOT * largest)) return undefined;
    [rows[at], rows[pivot]] = [rows[pivot], rows[at]];
    const own = rows[at];
    for (let row = at + 1; row < size; row++) {
      const factor = rows[row][at] / own[at];
      if (factor === 0) continue;
      const other = rows[row];
      for (let column = at; column <= size; column++) other[column] -= factor * own[column];
    }
  }
  const z = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let sum = rows[row][size];
    for (let column = row + 1; column < size; column++) sum -= rows[row][column] * z[column];
    z[row] = sum / rows[row][row];
  }
  return z;
}
