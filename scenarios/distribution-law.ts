/*
 * A distribution as mathematics: its partial moments E[Xᵏ; X ≤ x] and E[Xᵏ; X > x] for k = 0, 1, 2. They give the cdf (k = 0),
 * the moments, the residual life, and every modification in a few lines each. Both sides are kept, since 1 − F loses digits
 * in the tails.
 */
import { exp, expm1, log, log1p } from "./exp-log.ts";
import type { Distribution } from "./distribution.ts";
import { gammaP, gammaQ, logGamma, normalCdf } from "./special-functions.ts";
import { phaseTypeLaw } from "./phase-type-law.ts";

/** The power in a partial moment. */
export type Order = 0 | 1 | 2;

/** A value that is taken with a probability above 0. */
export type Atom = { readonly value: number; readonly probability: number };

export type Law = {
  /** Smallest and largest value; `high` may be Infinity. */
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly variance: number;
  /** E[X^order; X ≤ x]. */
  readonly below: (x: number, order: Order) => number;
  /** E[X^order; X > x]. */
  readonly above: (x: number, order: Order) => number;
  /** Ascending by value. */
  readonly atoms: readonly Atom[];
  /** Ascending: where the density may jump or have a kink; the finite ends of the range are among them. */
  readonly knots: readonly number[];
};

/** The law of a valid distribution, modifiers included. */
export function distributionLaw(distribution: Distribution): Law {
  let law = plainLaw(distribution);
  const { truncateBelow, truncateAbove, shift, capAt } = distribution;
  if (truncateBelow !== undefined || truncateAbove !== undefined) {
    law = truncated(law, truncateBelow ?? law.low, truncateAbove ?? law.high);
  }
  if (shift !== undefined && shift !== 0) law = shifted(law, shift);
  if (capAt !== undefined) law = capped(law, capAt);
  return law;
}

/** P(low ≤ X ≤ high), from whichever side loses fewer digits. */
export function massBetween(law: Law, low: number, high: number): number {
  return momentBetween(law, low, high, 0);
}

/** Parameters of the logarithm of a lognormal distribution. */
export type LognormalParameters = { readonly mu: number; readonly sigma: number };

/**
 * Mean and standard deviation of the logarithm, from any of the four ways to give a lognormal distribution.
 * @source Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1 (1994), ch. 14: σ² = ln(1 + cv²), μ = ln mean − σ²/2;
 * median = e^μ
 */
export function lognormalParameters(
  distribution: Extract<Distribution, { distribution: "lognormal" }>,
): LognormalParameters {
  const { mean, median, mu, sigma, sd } = distribution;
  if (mu !== undefined && sigma !== undefined) return { mu, sigma };
  if (median !== undefined) return { mu: log(median), sigma: Math.sqrt(2 * log(mean! / median)) };
  const cv = distribution.cv ?? sd! / mean!;
  const logVariance = log1p(cv * cv);
  return { mu: log(mean!) - logVariance / 2, sigma: Math.sqrt(logVariance) };
}

function plainLaw(distribution: Distribution): Law {
  switch (distribution.distribution) {
    case "exponential":
      return exponentialLaw(distribution.mean);
    case "erlang":
      return gammaLaw(distribution.shape, distribution.mean / distribution.shape);
    case "gamma": {
      const cv = distribution.cv ?? distribution.sd! / distribution.mean;
      return gammaLaw(1 / (cv * cv), distribution.mean * cv * cv);
    }
    case "weibull": {
      const { shape, scale, mean } = distribution;
      return weibullLaw(shape, scale ?? mean! / exp(logGamma(1 + 1 / shape)));
    }
    case "lognormal":
      return lognormalLaw(lognormalParameters(distribution));
    case "uniform":
      return uniformLaw(distribution.min, distribution.max);
    case "triangular":
      return triangularLaw(distribution.min, distribution.mode, distribution.max);
    case "deterministic":
      return discreteLaw([{ value: distribution.value, probability: 1 }]);
    case "hyper-exponential":
      return mixtureLaw(distribution.branches.map(({ probability, mean }) => [probability, exponentialLaw(mean)]));
    case "phase-type":
      return phaseTypeLaw(distribution.phases);
    case "empirical": {
      const { values, quantiles } = distribution;
      if (values === undefined) return quantileLaw(quantiles!);
      return discreteLaw(values.map((value) => ({ value, probability: 1 / values.length })));
    }
    case "mixture":
      return mixtureLaw(distribution.parts.map(({ probability, of }) => [probability, distributionLaw(of)]));
  }
}

function exponentialLaw(mean: number): Law {
  const total: Moments = [1, mean, 2 * mean * mean];
  const above = (x: number, order: Order): number => {
    if (x <= 0) return total[order];
    if (x === Infinity) return 0;
    const survival = exp(-x / mean);
    if (order === 0) return survival;
    return order === 1 ? survival * (x + mean) : survival * (x * x + 2 * mean * (x + mean));
  };
  const below = (x: number, order: Order): number => {
    if (x <= 0) return 0;
    return order === 0 ? -expm1(-x / mean) : total[order] - above(x, order);
  };
  return { low: 0, high: Infinity, mean, variance: mean * mean, below, above, atoms: [], knots: [0] };
}

function gammaLaw(shape: number, scale: number): Law {
  const total: Moments = [1, shape * scale, shape * (shape + 1) * scale * scale];
  return {
    low: 0,
    high: Infinity,
    mean: total[1],
    variance: shape * scale * scale,
    below: (x, order) => total[order] * gammaP(shape + order, x / scale),
    above: (x, order) => total[order] * gammaQ(shape + order, x / scale),
    atoms: [],
    knots: [0],
  };
}

function weibullLaw(shape: number, scale: number): Law {
  const gamma = (order: Order): number => exp(logGamma(1 + order / shape));
  const total: Moments = [1, scale * gamma(1), scale * scale * gamma(2)];
  const hazard = (x: number): number => (x <= 0 ? 0 : exp(shape * log(x / scale)));
  return {
    low: 0,
    high: Infinity,
    mean: total[1],
    variance: total[2] - total[1] * total[1],
    below: (x, order) => (order === 0 ? -expm1(-hazard(x)) : total[order] * gammaP(1 + order / shape, hazard(x))),
    above: (x, order) => (order === 0 ? exp(-hazard(x)) : total[order] * gammaQ(1 + order / shape, hazard(x))),
    atoms: [],
    knots: [0],
  };
}

function lognormalLaw({ mu, sigma }: LognormalParameters): Law {
  const square = sigma * sigma;
  const total: Moments = [1, exp(mu + square / 2), exp(2 * mu + 2 * square)];
  const score = (x: number, order: Order): number => (x <= 0 ? -Infinity : (log(x) - mu) / sigma - order * sigma);
  return {
    low: 0,
    high: Infinity,
    mean: total[1],
    variance: total[1] * total[1] * expm1(square),
    below: (x, order) => total[order] * normalCdf(score(x, order)),
    above: (x, order) => total[order] * normalCdf(-score(x, order)),
    atoms: [],
    knots: [0],
  };
}

function uniformLaw(min: number, max: number): Law {
  const width = max - min;
  const moment = (from: number, to: number, order: Order): number => {
    const share = (to - from) / width;
    if (order === 0) return share;
    return order === 1 ? (share * (from + to)) / 2 : (share * (from * from + from * to + to * to)) / 3;
  };
  return {
    low: min,
    high: max,
    mean: (min + max) / 2,
    variance: (width * width) / 12,
    below: (x, order) => moment(min, between(x, min, max), order),
    above: (x, order) => moment(between(x, min, max), max, order),
    atoms: [],
    knots: [min, max],
  };
}

function triangularLaw(min: number, mode: number, max: number): Law {
  const width = max - min;
  const mean = (min + mode + max) / 3;
  const variance = (min * (min - mode) + mode * (mode - max) + max * (max - min)) / 18;
  const total: Moments = [1, mean, variance + mean * mean];
  // Between an end of the triangle and a point `reach` from it; `side` is the length of that side.
  const moment = (end: number, reach: number, side: number, order: Order): number => {
    const share = (reach * reach) / (width * side);
    const length = Math.abs(reach);
    const step = end === max ? -length : length;
    if (order === 0) return share;
    return order === 1
      ? share * (end + (2 / 3) * step)
      : share * (end * end + (4 / 3) * end * step + (step * step) / 2);
  };
  const below = (x: number, order: Order): number => {
    if (x <= min) return 0;
    if (x >= max) return total[order];
    return x < mode ? moment(min, x - min, mode - min, order) : total[order] - moment(max, max - x, max - mode, order);
  };
  const above = (x: number, order: Order): number => {
    if (x <= min) return total[order];
    if (x >= max) return 0;
    return x < mode ? total[order] - moment(min, x - min, mode - min, order) : moment(max, max - x, max - mode, order);
  };
  return { low: min, high: max, mean, variance, below, above, atoms: [], knots: ascending([min, mode, max]) };
}

function discreteLaw(given: readonly Atom[]): Law {
  const atoms = mergedAtoms(given);
  const sums = ([0, 1, 2] as const).map((order) => {
    const upTo = new Float64Array(atoms.length + 1);
    const from = new Float64Array(atoms.length + 1);
    atoms.forEach((atom, at) => (upTo[at + 1] = upTo[at]! + power(atom.value, order) * atom.probability));
    for (let at = atoms.length - 1; at >= 0; at--) {
      from[at] = from[at + 1]! + power(atoms[at]!.value, order) * atoms[at]!.probability;
    }
    return { upTo, from };
  });
  const countUpTo = (x: number): number => {
    let low = 0;
    let high = atoms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (atoms[middle]!.value <= x) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const mean = sums[1]!.upTo[atoms.length]!;
  return {
    low: atoms[0]!.value,
    high: atoms.at(-1)!.value,
    mean,
    variance: atoms.reduce((sum, atom) => sum + atom.probability * (atom.value - mean) * (atom.value - mean), 0),
    below: (x, order) => sums[order]!.upTo[countUpTo(x)]!,
    above: (x, order) => sums[order]!.from[countUpTo(x)]!,
    atoms,
    knots: atoms.map((atom) => atom.value),
  };
}

function quantileLaw(quantiles: readonly { probability: number; value: number }[]): Law {
  const pieces = quantiles.slice(1).map((quantile, at): [number, Law] => {
    const before = quantiles[at]!;
    const law =
      quantile.value > before.value
        ? uniformLaw(before.value, quantile.value)
        : discreteLaw([{ value: quantile.value, probability: 1 }]);
    return [quantile.probability - before.probability, law];
  });
  return mixtureLaw(pieces);
}

function mixtureLaw(weighted: readonly (readonly [probability: number, law: Law])[]): Law {
  const sum = weighted.reduce((total, [probability]) => total + probability, 0);
  const laws = weighted.filter(([probability]) => probability > 0).map(([, law]) => law);
  const shares = weighted.filter(([probability]) => probability > 0).map(([probability]) => probability / sum);
  const add = (of: (law: Law) => number): number => {
    let total = 0;
    for (let at = 0; at < laws.length; at++) total += shares[at]! * of(laws[at]!);
    return total;
  };
  const mean = add((law) => law.mean);
  return {
    low: Math.min(...laws.map((law) => law.low)),
    high: Math.max(...laws.map((law) => law.high)),
    mean,
    variance: add((law) => law.variance + (law.mean - mean) * (law.mean - mean)),
    below: (x, order) => add((law) => law.below(x, order)),
    above: (x, order) => add((law) => law.above(x, order)),
    atoms: mergedAtoms(
      laws.flatMap((law, at) =>
        law.atoms.map(({ value, probability }) => ({ value, probability: probability * shares[at]! })),
      ),
    ),
    knots: ascending(laws.flatMap((law) => law.knots)),
  };
}

/** The conditional law on low ≤ X ≤ high. */
function truncated(law: Law, low: number, high: number): Law {
  const mass = massBetween(law, low, high);
  const moment = (from: number, to: number, order: Order): number => momentBetween(law, from, to, order) / mass;
  const mean = moment(low, high, 1);
  const inside = (value: number): boolean => value >= low && value <= high;
  const lowest = Math.max(low, law.low);
  const highest = Math.min(high, law.high);
  return {
    low: lowest,
    high: highest,
    mean,
    variance: Math.max(moment(low, high, 2) - mean * mean, 0),
    below: (x, order) => (x < low ? 0 : moment(low, Math.min(x, high), order)),
    above: (x, order) => {
      if (x < low) return moment(low, high, order);
      return x >= high ? 0 : (law.above(x, order) - law.above(high, order)) / mass;
    },
    atoms: law.atoms
      .filter(({ value }) => inside(value))
      .map((atom) => ({ ...atom, probability: atom.probability / mass })),
    knots: ascending([lowest, highest, ...law.knots.filter(inside)]),
  };
}

function shifted(law: Law, by: number): Law {
  // A knot goes back to just where it was, which x − by would miss by rounding.
  const knots = new Map(law.knots.map((knot) => [knot + by, knot]));
  const back = (x: number): number => knots.get(x) ?? x - by;
  const expand = (side: (order: Order) => number, order: Order): number => {
    if (order === 0) return side(0);
    return order === 1 ? side(1) + by * side(0) : side(2) + by * (2 * side(1) + by * side(0));
  };
  return {
    low: law.low + by,
    high: law.high + by,
    mean: law.mean + by,
    variance: law.variance,
    below: (x, order) => expand((power) => law.below(back(x), power), order),
    above: (x, order) => expand((power) => law.above(back(x), power), order),
    atoms: law.atoms.map((atom) => ({ ...atom, value: atom.value + by })),
    knots: law.knots.map((knot) => knot + by),
  };
}

/** The law of min(X, cap): an atom at the cap. */
function capped(law: Law, cap: number): Law {
  if (law.high <= cap) return law;
  const atCap = law.above(cap, 0) + atomAt(law, cap);
  const belowCap = (order: Order): number => law.below(cap, order) - atomAt(law, cap) * power(cap, order);
  const mean = belowCap(1) + cap * atCap;
  const below = (x: number, order: Order): number =>
    x < cap ? law.below(x, order) : belowCap(order) + power(cap, order) * atCap;
  return {
    low: Math.min(law.low, cap),
    high: cap,
    mean,
    variance: Math.max(belowCap(2) + cap * cap * atCap - mean * mean, 0),
    below,
    above: (x, order) => {
      if (x >= cap) return 0;
      return order === 0 ? law.above(x, 0) : below(cap, order) - law.below(x, order);
    },
    atoms: [...law.atoms.filter(({ value }) => value < cap), { value: cap, probability: atCap }],
    knots: ascending([...law.knots.filter((knot) => knot < cap), cap]),
  };
}

type Moments = readonly [number, number, number];

/** E[X^order; low ≤ X ≤ high], both ends included. */
function momentBetween(law: Law, low: number, high: number, order: Order): number {
  const atLow = atomAt(law, low) * power(low, order);
  if (law.below(low, 0) < 0.5) return law.below(high, order) - law.below(low, order) + atLow;
  return law.above(low, order) - law.above(high, order) + atLow;
}

function atomAt(law: Law, value: number): number {
  return law.atoms.find((atom) => atom.value === value)?.probability ?? 0;
}

function mergedAtoms(atoms: readonly Atom[]): Atom[] {
  const byValue = new Map<number, number>();
  for (const { value, probability } of atoms) byValue.set(value, (byValue.get(value) ?? 0) + probability);
  return [...byValue].map(([value, probability]) => ({ value, probability })).sort((a, b) => a.value - b.value);
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].filter(Number.isFinite).sort((a, b) => a - b);
}

function between(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

function power(value: number, order: Order): number {
  if (order === 0) return 1;
  return order === 1 ? value : value * value;
}
