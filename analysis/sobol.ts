/*
 * Sobol's sequence: points that fill the unit cube evenly. Of the first 2^m points, each interval of length 2^−m along each
 * dimension holds exactly one.
 */

/**
 * Direction numbers by dimension, after the first: degree and coefficients of the primitive polynomial, and the first numbers m.
 * @source S. Joe and F. Y. Kuo, Constructing Sobol sequences with better two-dimensional projections, SIAM Journal on Scientific
 *   Computing 30 (2008) 2635–2654; the first rows of their table new-joe-kuo-6.21201
 */
const DIRECTIONS: readonly (readonly [degree: number, coefficients: number, first: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
  [5, 11, [1, 1, 5, 1, 1]],
  [5, 13, [1, 1, 1, 3, 11]],
  [5, 14, [1, 3, 5, 5, 31]],
  [6, 1, [1, 3, 3, 9, 7, 49]],
  [6, 13, [1, 1, 1, 15, 21, 21]],
  [6, 16, [1, 3, 1, 13, 27, 49]],
  [6, 19, [1, 1, 1, 15, 7, 5]],
  [6, 22, [1, 3, 1, 15, 13, 25]],
  [6, 25, [1, 1, 5, 5, 19, 61]],
  [7, 1, [1, 3, 7, 11, 23, 15, 103]],
  [7, 4, [1, 3, 7, 13, 13, 15, 69]],
];

export const MOST_SOBOL_DIMENSIONS = DIRECTIONS.length + 1;

const BITS = 32;
const STEP = 1 / 4294967296;

/**
 * The first points of the sequence, from its zeroth on.
 * @param shifts [dimension] 32 bits that the digits of all points are moved by; 0 for the sequence itself
 * @returns [point][dimension] the middle of the cell of width 2^−32, so neither 0 nor 1
 */
export function sobolPoints(count: number, shifts: readonly number[]): number[][] {
  const directions = shifts.map((_, dimension) => directionNumbers(dimension));
  const digits = shifts.map(() => 0);
  return Array.from({ length: count }, (_, point) => {
    // In the order of the Gray code: from one point to the next one digit of the number changes.
    const bit = point === 0 ? -1 : trailingZeros(point);
    return digits.map((before, dimension) => {
      const now = bit < 0 ? before : before ^ directions[dimension][bit];
      digits[dimension] = now;
      return (((now ^ shifts[dimension]) >>> 0) + 0.5) * STEP;
    });
  });
}

/** [bit] the direction numbers of a dimension, as fractions of 2^32. */
function directionNumbers(dimension: number): Int32Array {
  const numbers = new Int32Array(BITS);
  if (dimension === 0) {
    for (let bit = 0; bit < BITS; bit++) numbers[bit] = 1 << (BITS - 1 - bit);
    return numbers;
  }
  const [degree, coefficients, first] = DIRECTIONS[dimension - 1];
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      numbers[bit] = first[bit] << (BITS - 1 - bit);
      continue;
    }
    let number = numbers[bit - degree] ^ (numbers[bit - degree] >>> degree);
    for (let back = 1; back < degree; back++) {
      if ((coefficients >>> (degree - 1 - back)) & 1) number ^= numbers[bit - back];
    }
    numbers[bit] = number;
  }
  return numbers;
}

function trailingZeros(number: number): number {
  return 31 - Math.clz32(number & -number);
}
