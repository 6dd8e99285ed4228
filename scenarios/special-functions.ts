import { exp, log, log1p } from "./exp-log.ts";

/* Functions that Math lacks. All are accurate to about 1e-15 absolute; none uses pow. */

const logRootTwoPi = 0.9189385332046728;

/**
 * Logarithm of the gamma function, for x > 0.
 * @source Abramowitz and Stegun (1964), 6.1.41 (Stirling's series) after 6.1.15 (recurrence) up to 10
 */
export function logGamma(x: number): number {
  let argument = x;
  let product = 1;
  while (argument < 10) {
    product *= argument;
    argument += 1;
  }
  const stirling = (argument - 0.5) * log(argument) - argument + logRootTwoPi + stirlingRemainder(argument);
  return stirling - log(product);
}

/** The rest of Stirling's series for log Γ(x), x ≥ 10. */
function stirlingRemainder(x: number): number {
  const square = x * x;
  const series = 1 / 1680 - (1 / 1188 - 691 / 360360 / square) / square;
  return (1 / 12 - (1 / 360 - (1 / 1260 - series / square) / square) / square) / x;
}

/**
 * Regularised lower incomplete gamma function P(shape, x): the cdf at x of a gamma variable with scale 1.
 * @source Abramowitz and Stegun (1964), 6.5.29 (series)
 */
export function gammaP(shape: number, x: number): number {
  if (x <= 0) return 0;
  return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x);
}

/**
 * Regularised upper incomplete gamma function Q(shape, x) = 1 − P(shape, x).
 * @source Press et al., Numerical Recipes (2007), §6.2 (continued fraction by Lentz's method)
 */
export function gammaQ(shape: number, x: number): number {
  if (x <= 0) return 1;
  return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x);
}

function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let above = shape + 1; term > sum * 1e-17; above++) {
    term *= x / above;
    sum += term;
  }
  return gammaTerm(shape, x) * sum;
}

function upperFraction(shape: number, x: number): number {
  if (x === Infinity) return 0;
  let even = x + 1 - shape;
  let ratioAbove = 1 / 1e-300;
  let ratioBelow = 1 / even;
  let fraction = ratioBelow;
  for (let at = 1; at < 100000; at++) {
    const odd = at * (shape - at);
    even += 2;
    ratioBelow = 1 / notZero(odd * ratioBelow + even);
    ratioAbove = notZero(even + odd / ratioAbove);
    const change = ratioBelow * ratioAbove;
    fraction *= change;
    if (Math.abs(change - 1) < 2e-16) break;
  }
  return gammaTerm(shape, x) * shape * fraction;
}

function notZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** x^shape · e^−x / Γ(shape + 1), without the cancellation that the logarithms of large numbers would bring. */
function gammaTerm(shape: number, x: number): number {
  if (shape < 10) return exp(shape * log(x) - x - logGamma(shape + 1));
  const excess = (x - shape) / shape;
  const exponent = shape * (log1p(excess) - excess) - stirlingRemainder(shape) - logRootTwoPi;
  return exp(exponent) / Math.sqrt(shape);
}

/**
 * Standard normal distribution function.
 * @source W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969), in the form for the normal distribution
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  if (size <= 0.67448975) {
    const square = size > 1.1e-16 ? x * x : 0;
    return 0.5 + (x * polynomial(centreTop, square)) / polynomial(centreBottom, square);
  }
  if (size > 38.6) return x > 0 ? 1 : 0;
  let ratio: number;
  if (size <= 5.656854249492381) {
    ratio = polynomial(middleTop, size) / polynomial(middleBottom, size);
  } else {
    const inverse = 1 / (x * x);
    ratio = (inverse * polynomial(tailTop, inverse)) / polynomial(tailBottom, inverse);
    ratio = (0.3989422804014327 - ratio) / size;
  }
  // e^(−x²/2) in two factors, so that the rounding of x² is not magnified.
  const coarse = Math.trunc(size * 16) / 16;
  const tail = exp(-0.5 * coarse * coarse) * exp(-0.5 * (size - coarse) * (size + coarse)) * ratio;
  return x > 0 ? 1 - tail : tail;
}

/**
 * Standard normal quantile function; −Infinity at 0 and Infinity at 1.
 * @source M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988), routine PPND16
 */
export function normalQuantile(probability: number): number {
  const offset = probability - 0.5;
  if (Math.abs(offset) <= 0.425) {
    const square = 0.180625 - offset * offset;
    return (offset * polynomial(quantileCentreTop, square)) / polynomial(quantileCentreBottom, square);
  }
  const tail = offset < 0 ? probability : 1 - probability;
  if (tail <= 0) return offset < 0 ? -Infinity : Infinity;
  const root = Math.sqrt(-log(tail));
  const value =
    root <= 5
      ? polynomial(quantileMiddleTop, root - 1.6) / polynomial(quantileMiddleBottom, root - 1.6)
      : polynomial(quantileTailTop, root - 5) / polynomial(quantileTailBottom, root - 5);
  return offset < 0 ? -value : value;
}

/** A polynomial whose coefficients are given from the highest power down. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = coefficients[0]!;
  for (let at = 1; at < coefficients.length; at++) value = value * x + coefficients[at]!;
  return value;
}

const centreTop = [
  0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249,
];
const centreBottom = [1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
const middleTop = [
  1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
  2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
];
const middleBottom = [
  1, 22.266688044328115691, 235.3879017826249986, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
const tailTop = [
  0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466,
  2.9112874951168792e-5,
];
const tailBottom = [
  1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5,
];
const quantileCentreTop = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
  1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
];
const quantileCentreBottom = [
  5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
  687.1870074920579083, 42.313330701600911252, 1,
];
const quantileMiddleTop = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const quantileMiddleBottom = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
  0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
];
const quantileTailTop = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
  0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
];
const quantileTailBottom = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
];
