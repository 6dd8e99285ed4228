import { exp, log, log1p } from "../scenarios/exp-log.ts";
import { logGamma, normalQuantile } from "../scenarios/special-functions.ts";

/**
 * Student's t distribution function.
 * @param degrees degrees of freedom, above 0, Infinity for the normal distribution
 */
export function studentTCdf(degrees: number, t: number): number {
  const tail = upperTail(degrees, Math.abs(t));
  return t > 0 ? 1 - tail : tail;
}

/**
 * Quantile of Student's t: the value that a t variable is below with this probability. Accurate to 1e-10, above
 * 10 million degrees of freedom to 1e-8.
 * @param degrees degrees of freedom, above 0, Infinity for the normal distribution
 * @throws RangeError when the probability is not between 0 and 1, or there are no degrees of freedom
 */
export function studentTQuantile(degrees: number, probability: number): number {
  if (!(degrees > 0)) throw new RangeError(`degrees of freedom must be above 0, got ${degrees}`);
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`a probability must be between 0 and 1, got ${probability}`);
  }
  if (probability === 0.5) return 0;
  if (degrees === Infinity) return normalQuantile(probability);
  const size = upperTailQuantile(degrees, Math.min(probability, 1 - probability));
  return probability < 0.5 ? -size : size;
}

/** The t > 0 with P(T > t) = tail, by Newton's method kept inside a bracket. */
function upperTailQuantile(degrees: number, tail: number): number {
  if (tail === 0) return Infinity;
  let low = 0;
  let high = Math.max(1, -normalQuantile(tail));
  while (upperTail(degrees, high) > tail) {
    low = high;
    high *= 2;
  }
  let t = (low + high) / 2;
  for (let step = 0; step < 200; step++) {
    const excess = upperTail(degrees, t) - tail;
    if (excess > 0) low = t;
    else high = t;
    const newton = t + excess / density(degrees, t);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-14 * t) return next;
    t = next;
  }
  return t;
}

/** P(T > t) for t ≥ 0: half the regularised incomplete beta function at ν ⁄ (ν + t²). */
function upperTail(degrees: number, t: number): number {
  if (t === Infinity) return 0;
  const square = t * t;
  const x = degrees / (degrees + square);
  const y = square / (degrees + square);
  return incompleteBeta(degrees / 2, 0.5, x, y) / 2;
}

function density(degrees: number, t: number): number {
  const exponent = -((degrees + 1) / 2) * log1p((t * t) / degrees);
  return exp(exponent - logBeta(degrees / 2, 0.5)) / Math.sqrt(degrees);
}

/**
 * Regularised incomplete beta function I_x(a, b).
 * @param y 1 − x, given apart so that it keeps its digits where x is near 1
 * @source Press et al., Numerical Recipes (2007), §6.4
 */
function incompleteBeta(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const front = exp(a * logOf(x, y) + b * logOf(y, x) - logBeta(a, b));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, y)) / b;
}

/** log x from 1 − x where x is near 1. */
function logOf(x: number, y: number): number {
  return x > 0.5 ? log1p(-y) : log(x);
}

/** The continued fraction of the incomplete beta function, by Lentz's method. */
function betaFraction(a: number, b: number, x: number): number {
  let above = 1;
  let below = 1 / notZero(1 - ((a + b) * x) / (a + 1));
  let fraction = below;
  for (let at = 1; at < 100_000; at++) {
    const even = (at * (b - at) * x) / ((a + 2 * at - 1) * (a + 2 * at));
    below = 1 / notZero(1 + even * below);
    above = notZero(1 + even / above);
    fraction *= below * above;
    const odd = (-(a + at) * (a + b + at) * x) / ((a + 2 * at) * (a + 2 * at + 1));
    below = 1 / notZero(1 + odd * below);
    above = notZero(1 + odd / above);
    fraction *= below * above;
    if (Math.abs(below * above - 1) < 1e-15) break;
  }
  return fraction;
}

function notZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** log B(a, b); one of the two is 1⁄2, and where the other is large the logarithms of gamma would cancel. */
function logBeta(a: number, b: number): number {
  const large = Math.max(a, b);
  if (large < 1000) return logGamma(a) + logGamma(b) - logGamma(a + b);
  // log Γ(a + 1⁄2) − log Γ(a) for large a: Abramowitz and Stegun (1964), 6.1.47.
  const inverse = 1 / large;
  const series = 1 - (inverse / 8) * (1 - (inverse / 16) * (1 + (5 * inverse) / 8));
  return logGamma(Math.min(a, b)) - (0.5 * log(large) + log(series));
}
