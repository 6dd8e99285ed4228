/*
 * Exponential and logarithm in additions, multiplications, divisions and shifts alone, which every JavaScript engine carries
 * out to the same bit. `Math.exp` and its like are free in the last digit: V8 14.6 (in Node 26) and V8 15.3 (in Chromium 153) differ
 * on a tenth of all arguments, and one other digit in one treatment time is another history. `Math.sqrt` is exact everywhere.
 *
 * The error is below one unit in the last place. The results are those of V8 up to 14.6, which has the same source.
 *
 * @source FDLIBM 5.3, e_exp.c, e_log.c, s_expm1.c, s_log1p.c. Copyright 1993 by Sun Microsystems, Inc. All rights reserved.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */

/** A number and its two halves: the high one has sign, exponent (11 bits) and the first 20 bits of the fraction. */
const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
const HIGH = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 1 : 0;

/** ln 2 in two parts: the first has so few digits that an exponent times it is exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const LARGEST_EXPONENT = 7.09782712893383973096e2;
const SMALLEST_EXPONENT = -7.4513321910194110842e2;
/** High halves of 1, infinity, ½ ln 2 and 1½ ln 2. */
const ONE = 0x3ff00000;
const INFINITE = 0x7ff00000;
const HALF_LN2 = 0x3fd62e42;
const THREE_HALVES_LN2 = 0x3ff0a2b2;
const MAGNITUDE = 0x7fffffff;
const FRACTION = 0x000fffff;
const SMALLEST_NORMAL = 0x00100000;
/** [POWER_ZERO + k] 2^k for k from −1074 to 1023. */
const POWER_ZERO = 1074;
const powersOfTwo = new Float64Array(POWER_ZERO + 1024);
for (let at = 0, power = Number.MIN_VALUE; at < powersOfTwo.length; at++, power *= 2) powersOfTwo[at] = power;
const TWO_TO_54 = 18014398509481984;
const TWO_TO_1023 = 8.98846567431158e307;
const TWO_TO_MINUS_1000 = 9.3326361850321887899e-302;

/** eˣ: below 1, the remainder r in x = k ln 2 + r; the fraction that stands for e^r; times 2^k. */
export function exp(x: number): number {
  double[0] = x;
  const isNegative = words[HIGH]! < 0;
  const size = words[HIGH]! & MAGNITUDE;
  if (size >= 0x40862e42) {
    if (x !== x) return x;
    if (x > LARGEST_EXPONENT) return Infinity;
    if (x < SMALLEST_EXPONENT) return 0;
  }
  let high = 0;
  let low = 0;
  let k = 0;
  if (size > HALF_LN2) {
    if (size < THREE_HALVES_LN2) {
      if (x === 1) return Math.E;
      k = isNegative ? -1 : 1;
    } else k = (INVERSE_LN2 * x + (isNegative ? -0.5 : 0.5)) | 0;
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
    x = high - low;
  } else if (size < 0x3e300000) return 1 + x;
  const t = x * x;
  const c =
    x -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  if (k === 0) return 1 - ((x * c) / (c - 2) - x);
  const y = 1 - (low - (x * c) / (2 - c) - high);
  if (k === 1024) return y * 2 * TWO_TO_1023;
  return k >= -1021 ? y * powersOfTwo[POWER_ZERO + k]! : y * powersOfTwo[POWER_ZERO + k + 1000]! * TWO_TO_MINUS_1000;
}

/** eˣ − 1, with all digits where x is small. */
export function expm1(x: number): number {
  double[0] = x;
  const isNegative = words[HIGH]! < 0;
  const size = words[HIGH]! & MAGNITUDE;
  if (size >= 0x4043687a) {
    if (x !== x) return x;
    if (x > LARGEST_EXPONENT) return Infinity;
    if (isNegative) return -1;
  }
  let k = 0;
  let c = 0;
  if (size > HALF_LN2) {
    if (size < THREE_HALVES_LN2) k = isNegative ? -1 : 1;
    else k = (INVERSE_LN2 * x + (isNegative ? -0.5 : 0.5)) | 0;
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    x = high - low;
    c = high - x - low;
  } else if (size < 0x3c900000) return x;
  const half = 0.5 * x;
  const s = x * half;
  const r =
    1 +
    s *
      (-3.33333333333331316428e-2 +
        s *
          (1.58730158725481460165e-3 +
            s * (-7.93650757867487942473e-5 + s * (4.00821782732936239552e-6 + s * -2.01099218183624371326e-7))));
  const t = 3 - r * half;
  let e = s * ((r - t) / (6 - x * t));
  if (k === 0) return x - (x * e - s);
  e = x * (e - c) - c;
  e -= s;
  if (k === -1) return 0.5 * (x - e) - 0.5;
  if (k === 1) return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
  if (k <= -2 || k > 56) {
    const y = 1 - (e - x);
    return (k === 1024 ? y * 2 * TWO_TO_1023 : y * powersOfTwo[POWER_ZERO + k]!) - 1;
  }
  // 1 − 2⁻ᵏ is a number as it is where k is small; where it is large, 2⁻ᵏ is added to the small part first.
  const twoToMinusK = powersOfTwo[POWER_ZERO - k]!;
  const y = k < 20 ? 1 - twoToMinusK - (e - x) : x - (e + twoToMinusK) + 1;
  return y * powersOfTwo[POWER_ZERO + k]!;
}

/** The natural logarithm: x = 2^k (1 + f) with 1 + f between ½√2 and √2, then a fraction in f / (2 + f). */
export function log(x: number): number {
  double[0] = x;
  const head = words[HIGH]!;
  if (head < SMALLEST_NORMAL || head >= INFINITE) return logOfSpecial(x);
  const fraction = head & FRACTION;
  const k = (head >> 20) - 1023 + ((fraction + 0x95f64) >> 20);
  const f = x * powersOfTwo[POWER_ZERO - k]! - 1;
  return logOf(f, fraction, k);
}

/** log(2^k (1 + f)), given the fraction of 1 + f. */
function logOf(f: number, fraction: number, k: number): number {
  if ((FRACTION & (2 + fraction)) < 3) return logNearPower(f, k);
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const r = odd + even;
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
  }
  return k * LN2_HIGH - (s * (f - r) - k * LN2_LOW - f);
}

/** Where |f| is below 2⁻²⁰. */
function logNearPower(f: number, k: number): number {
  if (f === 0) return k * LN2_HIGH + k * LN2_LOW;
  const r = f * f * (0.5 - 0.33333333333333333 * f);
  return k * LN2_HIGH - (r - k * LN2_LOW - f);
}

/** Of 0, of what is below, infinite or no number, and of numbers so small that they have fewer digits. */
function logOfSpecial(x: number): number {
  if (x === 0) return -Infinity;
  if (x < 0) return NaN;
  if (!(x < Infinity)) return x;
  return logOfSmall(x * TWO_TO_54);
}

/** log(x / 2⁵⁴), the 54 taken into the exponent. */
function logOfSmall(x: number): number {
  double[0] = x;
  const fraction = words[HIGH]! & FRACTION;
  const k = (words[HIGH]! >> 20) - 1023 + ((fraction + 0x95f64) >> 20);
  const f = x * powersOfTwo[POWER_ZERO - k]! - 1;
  return logOf(f, fraction, k - 54);
}

/** log(1 + x), with all digits where x is small. */
export function log1p(x: number): number {
  double[0] = x;
  const head = words[HIGH]!;
  const size = head & MAGNITUDE;
  let k = 1;
  let f = 0;
  let c = 0;
  let rest = 1;
  if (head < 0x3fda827a) {
    if (size >= ONE) return x === -1 ? -Infinity : NaN;
    if (size < 0x3e200000) return size < 0x3c900000 ? x : x - x * x * 0.5;
    // 1 + x is between ½√2 and √2.
    if (head > 0 || head <= (0xbfd2bec4 | 0)) {
      k = 0;
      f = x;
    }
  }
  if (head >= INFINITE) return x;
  if (k !== 0) {
    const isLarge = head >= 0x43400000;
    const sum = isLarge ? x : 1 + x;
    double[0] = sum;
    rest = words[HIGH]!;
    k = (rest >> 20) - 1023;
    // What rounding took from 1 + x.
    c = isLarge ? 0 : (k > 0 ? 1 - (sum - x) : x - (sum - 1)) / sum;
    rest &= FRACTION;
    if (rest < 0x6a09e) words[HIGH] = rest | ONE;
    else {
      k += 1;
      words[HIGH] = rest | 0x3fe00000;
      rest = (0x00100000 - rest) >> 2;
    }
    f = double[0]! - 1;
  }
  const half = 0.5 * f * f;
  if (rest === 0) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (c + k * LN2_LOW);
    const r = half * (1 - 0.66666666666666666 * f);
    return k === 0 ? f - r : k * LN2_HIGH - (r - (k * LN2_LOW + c) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const r =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  if (k === 0) return f - (half - s * (half + r));
  return k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + c)) - f);
}
