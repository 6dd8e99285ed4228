/*
 * Numerical inversion: a piecewise polynomial Q of degree 6 with |F(Q(u)) − u| ≤ 1e-10 on all of (0, 1), and monotone.
 *
 * Atoms become constant pieces of their exact value. Between atoms and kinks of the density, pieces are laid from left to
 * right, each as wide in u as the error of the one before suggests. A piece is the polynomial through seven points (u, x); it
 * stands if its derivative has no negative Bernstein coefficient and F agrees at points between the nodes.
 *
 * @source Derflinger, Hörmann and Leydold, Random variate generation by numerical inversion when only the density is known,
 * ACM TOMACS 20 (2010): interpolation of the inverse with control of the u-error. Here the cdf is known, so the nodes are placed in u.
 */
import { exp, log } from "../scenarios/exp-log.ts";

/** What is inverted. */
export type InvertibleLaw = {
  readonly low: number;
  /** May be Infinity. */
  readonly high: number;
  /** A typical size, from which the end of the tail is sought. */
  readonly scale: number;
  /** P(X ≤ x). */
  readonly below: (x: number) => number;
  /** P(X > x). */
  readonly above: (x: number) => number;
  readonly atoms: readonly { readonly value: number; readonly probability: number }[];
  /** Ascending: where the density may jump, beside atoms. */
  readonly knots: readonly number[];
};

/** Numbers per piece: start in u, value there, coefficients of the first to sixth power of u − start. */
export const pieceLength = 8;

/** The largest |F(Q(u)) − u| that a table may have. */
export const errorBound = 1e-10;

/** So many fit into a guide of 16 bits. */
const mostPieces = 65535;
const tooFine = "varies too finely for numbers of 53 bits; leave out a shift inside a mixture, or lower a cv";
const degree = pieceLength - 2;
// Pieces are made to a tighter bound than the one that is promised.
const fitBound = 3e-11;
// An interval of u this short needs no fit, since whatever lies between its ends is within the bound. It could be 1e-10,
// but then the straight line at the end of a heavy tail would show in the variance.
const shortest = 4e-13;

/**
 * The pieces of Q in order of u, then one more that starts beyond 1 and has the largest value.
 * @returns [piece × pieceLength], row-major
 * @throws Error that carries `name` when the bound cannot be reached
 */
export function inversionPieces(law: InvertibleLaw, name: string): Float64Array {
  const pieces: number[] = [];
  const fit = new PieceFit(law, name);
  const breaks = breakPoints(law);
  let reached = 0;
  breaks.forEach(({ value, probability }, at) => {
    if (probability > 0) {
      pieces.push(reached, value, 0, 0, 0, 0, 0, 0);
      reached = at === breaks.length - 1 ? 1 : Math.max(law.below(value), reached);
    }
    const next = breaks[at + 1];
    if (next === undefined) return;
    const isLast = at + 2 === breaks.length && next.probability === 0;
    const end = isLast ? 1 : law.below(next.value) - next.probability;
    // Nothing lies in a gap.
    if (end - reached <= 1e-15) return;
    fit.cover(value, reached, next.value, end, pieces);
    reached = end;
  });
  pieces.push(2, breaks.at(-1)!.value, 0, 0, 0, 0, 0, 0);
  const table = Float64Array.from(pieces);
  checkPieces(law, table, name);
  return table;
}

/** Q(u) within one piece; the start of the next bounds it from above, so that rounding cannot pass it. */
export function pieceValue(pieces: Float64Array, piece: number, u: number): number {
  const t = u - pieces[piece]!;
  const square = t * t;
  const value =
    pieces[piece + 1]! +
    t *
      (pieces[piece + 2]! +
        pieces[piece + 3]! * t +
        square *
          (pieces[piece + 4]! + pieces[piece + 5]! * t + square * (pieces[piece + 6]! + pieces[piece + 7]! * t)));
  const limit = pieces[piece + pieceLength + 1]!;
  return value > limit ? limit : value;
}

/**
 * For each of `size` equal cells of (0, 1), the piece in which it begins.
 * @throws RangeError when there are more than 65535 pieces
 */
export function inversionGuide(pieces: Float64Array, size: number): Uint16Array {
  if (pieces.length / pieceLength > 65535) {
    throw new RangeError(
      `a distribution needs ${pieces.length / pieceLength} pieces, at most 65535 fit; use fewer values`,
    );
  }
  const guide = new Uint16Array(size);
  let piece = 0;
  for (let cell = 0; cell < size; cell++) {
    while (pieces[(piece + 1) * pieceLength]! <= cell / size) piece++;
    guide[cell] = piece;
  }
  return guide;
}

/** The ends of the range, atoms and kinks, ascending, each with its own probability (0 for most). */
function breakPoints(law: InvertibleLaw): { value: number; probability: number }[] {
  const probabilities = new Map<number, number>([[law.low, 0]]);
  probabilities.set(Number.isFinite(law.high) ? law.high : tailEnd(law), 0);
  for (const knot of law.knots) probabilities.set(knot, 0);
  for (const { value, probability } of law.atoms) probabilities.set(value, probability);
  return [...probabilities].map(([value, probability]) => ({ value, probability })).sort((a, b) => a.value - b.value);
}

/** A value that is passed with a probability below the resolution of a uniform number. */
function tailEnd(law: InvertibleLaw): number {
  const start = Math.max(law.low, law.knots.at(-1) ?? 0, law.atoms.at(-1)?.value ?? 0);
  let reach = law.scale > 0 ? law.scale : 1;
  while (law.above(start + reach) > 5.5e-17) reach *= 1.5;
  return start + reach;
}

/** Makes pieces for one stretch without atoms or kinks inside. */
class PieceFit {
  readonly #law: InvertibleLaw;
  readonly #name: string;
  // Nodes of the interval at hand, and the polynomial through them, scaled so that both run from 0 to 1.
  readonly #nodeU = new Float64Array(degree + 1);
  readonly #nodeX = new Float64Array(degree + 1);
  readonly #newton = new Float64Array(degree + 1);
  readonly #coefficients = new Float64Array(degree + 1);
  #foundX = 0;
  #foundU = 0;

  constructor(law: InvertibleLaw, name: string) {
    this.#law = law;
    this.#name = name;
  }

  /** Covers start … end, in u from startU to endU, and appends the pieces. */
  cover(startX: number, startU: number, endX: number, endU: number, pieces: number[]): void {
    let [lowX, lowU] = [startX, startU];
    let wanted = endU - startU;
    let slope = (endX - startX) / wanted;
    // How much wider the next piece may be: none after one that had to be shortened.
    let growth = 8;
    while (endU - lowU > shortest) {
      if (pieces.length > mostPieces * pieceLength) throw new Error(`${this.#name} ${tooFine}`);
      // A sliver is not left over.
      const target = lowU + wanted > endU - shortest ? endU : lowU + wanted;
      this.#step(startX, lowX, lowU, endX, endU, target, slope);
      if (!(this.#foundX > lowX && this.#foundU > lowU)) this.#stepOver(lowX, lowU, endX, endU);
      const [highX, highU] = [this.#foundX, this.#foundU];
      const width = highU - lowU;
      const isShort = wanted <= shortest;
      const error = isShort ? fitBound : this.#fitError(startX, lowX, lowU, highX, highU);
      if (error > fitBound) {
        const shrink = error === Infinity ? 0.55 : Math.max(0.9 * seventhRoot(fitBound / error), 0.15);
        wanted = Math.max(Math.min(wanted, width) * shrink, shortest);
        growth = 1;
        continue;
      }
      if (isShort) pieces.push(lowU, lowX, (highX - lowX) / width, 0, 0, 0, 0, 0);
      else this.#push(lowX, lowU, highX, width, pieces);
      slope = (highX - lowX) / width;
      wanted = width * (isShort ? growth : Math.min(0.9 * seventhRoot(fitBound / error), growth));
      growth = 8;
      [lowX, lowU] = [highX, highU];
    }
    if (endU > lowU) pieces.push(lowU, lowX, (endX - lowX) / (endU - lowU), 0, 0, 0, 0, 0);
  }

  #push(lowX: number, lowU: number, highX: number, width: number, pieces: number[]): void {
    pieces.push(lowU, lowX);
    let scale = highX - lowX;
    for (let power = 1; power <= degree; power++) {
      scale /= width;
      pieces.push(this.#coefficients[power]! * scale);
    }
  }

  /** Finds the end of the next piece: a point with F close to `target`, first sought where `slope` points. */
  #step(origin: number, lowX: number, lowU: number, endX: number, endU: number, target: number, slope: number): void {
    this.#foundX = endX;
    this.#foundU = endU;
    if (target === endU) return;
    let [leftX, leftU] = [lowX, lowU];
    let reach = Math.max(slope * (target - lowU), 1e-300);
    for (; lowX + reach < endX; reach *= 4) {
      this.#foundX = lowX + reach;
      this.#foundU = this.#law.below(this.#foundX);
      if (Math.abs(this.#foundU - target) <= 0.1 * (target - lowU)) return;
      if (this.#foundU > target) break;
      // No progress is no point to start from: the chord needs two different heights.
      if (this.#foundU > lowU) [leftX, leftU] = [this.#foundX, this.#foundU];
    }
    if (lowX + reach >= endX) {
      this.#foundX = endX;
      this.#foundU = endU;
    }
    this.#locate(origin, leftX, leftU, this.#foundX, this.#foundU, target, 0.1 * (target - lowU));
  }

  /** The u-error of the polynomial through the interval's nodes, Infinity if it is not monotone; leaves its coefficients. */
  #fitError(origin: number, lowX: number, lowU: number, highX: number, highU: number): number {
    const width = highU - lowU;
    const [nodeU, nodeX] = [this.#nodeU, this.#nodeX];
    nodeU[0] = lowU;
    nodeX[0] = lowX;
    for (let node = 1; node < degree; node++) {
      const target = lowU + width * nodePositions[node]!;
      this.#locate(origin, nodeX[node - 1]!, nodeU[node - 1]!, highX, highU, target, width * 0.02);
      nodeX[node] = this.#foundX;
      nodeU[node] = this.#foundU;
      if (!(nodeU[node]! > nodeU[node - 1]!) || !(nodeU[node]! < highU)) return Infinity;
    }
    nodeU[degree] = highU;
    nodeX[degree] = highX;
    this.#interpolate(width, highX - lowX);
    return this.#isMonotone() ? this.#testError(lowX, lowU, highX, width) : Infinity;
  }

  #interpolate(width: number, height: number): void {
    const [nodeU, nodeX, newton, coefficients] = [this.#nodeU, this.#nodeX, this.#newton, this.#coefficients];
    for (let node = 0; node <= degree; node++) newton[node] = (nodeX[node]! - nodeX[0]!) / height;
    for (let order = 1; order <= degree; order++) {
      for (let node = degree; node >= order; node--) {
        const step = (nodeU[node]! - nodeU[node - order]!) / width;
        newton[node] = (newton[node]! - newton[node - 1]!) / step;
      }
    }
    // From Newton's form to powers, by Horner's rule on polynomials.
    coefficients.fill(0);
    for (let order = degree; order >= 0; order--) {
      const root = (nodeU[order]! - nodeU[0]!) / width;
      for (let power = degree; power >= 1; power--) {
        coefficients[power] = coefficients[power - 1]! - root * coefficients[power]!;
      }
      coefficients[0] = newton[order]! - root * coefficients[0]!;
    }
    coefficients[0] = 0;
  }

  /** Sufficient: a polynomial whose Bernstein coefficients on [0, 1] are not negative is not negative there. */
  #isMonotone(): boolean {
    for (let at = 0; at < degree; at++) {
      let bernstein = 0;
      for (let power = 0; power <= at; power++) {
        bernstein += bernsteinWeights[at * degree + power]! * (power + 1) * this.#coefficients[power + 1]!;
      }
      if (!(bernstein >= 0)) return false;
    }
    return true;
  }

  #testError(lowX: number, lowU: number, highX: number, width: number): number {
    let worst = 0;
    for (let at = 0; at < testPositions.length; at++) {
      const t = testPositions[at]!;
      let value = 0;
      for (let power = degree; power >= 1; power--) value = (value + this.#coefficients[power]!) * t;
      const error = uError(this.#law, lowX + value * (highX - lowX), lowU + t * width, fitBound);
      if (!(error <= worst)) worst = error;
      if (worst > 1000 * fitBound) break;
    }
    return worst;
  }

  /** Finds the next point that has a larger F: where many values fall between two numbers, that is one number on. */
  #stepOver(lowX: number, lowU: number, endX: number, endU: number): void {
    for (let reach = 1; ; reach *= 2) {
      this.#foundX = lowX + reach * spacing(lowX);
      if (!(this.#foundX < endX)) break;
      this.#foundU = this.#law.below(this.#foundX);
      if (this.#foundU > lowU) return;
    }
    this.#foundX = endX;
    this.#foundU = endU;
  }

  /** Finds a point (x, F(x)) with F(x) within `tolerance` of `target`; values near `origin` are sought on a logarithmic scale. */
  #locate(
    origin: number,
    lowX: number,
    lowU: number,
    highX: number,
    highU: number,
    target: number,
    tolerance: number,
  ): void {
    let [left, leftU, right, rightU] = [lowX - origin, lowU, highX - origin, highU];
    let shrink = 0.25;
    for (let step = 0; step < 200; step++) {
      const share = (target - leftU) / (rightU - leftU);
      let middle: number;
      if (left === 0) {
        middle = Math.max(right * Math.min(Math.max(share, 1e-3), shrink), 1e-300);
        shrink *= shrink;
      } else if (right > 8 * left) {
        middle = Math.sqrt(left) * Math.sqrt(right);
      } else {
        // The chord, and every third time the middle, so that a flat side cannot hold it up.
        middle = left + (right - left) * (step % 3 === 2 ? 0.5 : Math.min(Math.max(share, 0.02), 0.98));
      }
      this.#foundX = origin + middle;
      this.#foundU = this.#law.below(this.#foundX);
      if (Math.abs(this.#foundU - target) <= tolerance) return;
      // No number lies between the sides.
      if (!(this.#foundX > origin + left && this.#foundX < origin + right)) return;
      if (this.#foundU < target) [left, leftU] = [middle, this.#foundU];
      else [right, rightU] = [middle, this.#foundU];
    }
  }
}

/**
 * |F(x) − u|. Where it is above `bound`, F at the two numbers on either side decides: near a shift, a good part of the values can lie
 * between two neighbouring numbers.
 */
function uError(law: InvertibleLaw, x: number, u: number, bound: number): number {
  const upTo = law.below(x);
  const error = Math.abs(upTo - u);
  if (error <= bound) return error;
  const step = 2 * spacing(x);
  return upTo > u ? Math.max(law.below(x - step) - u, 0) : Math.max(u - law.below(x + step), 0);
}

/** The distance from x to the next number, or a little more. */
function spacing(x: number): number {
  return Math.max(Math.abs(x) * 2.220446049250313e-16, 5e-324);
}

function seventhRoot(value: number): number {
  return value > 0 ? exp(log(value) / (degree + 1)) : 0;
}

/** Chebyshev points of degree 6 with both ends, ½ − ½ cos(π node / 6), as numbers: cosines differ between engines. */
const nodePositions = Float64Array.of(
  0,
  0.06698729810778065,
  0.24999999999999994,
  0.49999999999999994,
  0.7499999999999999,
  0.9330127018922194,
  1,
);
/** Between the nodes, where the error of interpolation is largest; near the ends first, since they fail most often. */
const testPositions = [0.02, 0.98, 0.15, 0.85, 0.37, 0.63, 0.05, 0.95];
/** C(at, power) / C(degree − 1, power). */
const bernsteinWeights = Float64Array.from({ length: degree * degree }, (_, index) => {
  const [at, power] = [Math.floor(index / degree), index % degree];
  let weight = 1;
  for (let k = 0; k < power; k++) weight *= (at - k) / (degree - 1 - k);
  return power <= at ? weight : 0;
});

/** Measures the u-error on a grid in every piece and close to the ends of (0, 1). */
function checkPieces(law: InvertibleLaw, pieces: Float64Array, name: string): void {
  const error = worstError(law, pieces, 4);
  if (error <= errorBound) return;
  throw new Error(
    `the inverse of ${name} has a u-error of ${error.toExponential(1)}, above ${errorBound}; use plainer parameters`,
  );
}

/**
 * The largest |F(Q(u)) − u| over `perPiece` points of each piece.
 * At an atom the error is the distance of u from the atom's own interval.
 */
export function worstError(law: InvertibleLaw, pieces: Float64Array, perPiece: number): number {
  const atoms = new Map(law.atoms.map(({ value, probability }) => [value, probability]));
  let worst = 0;
  for (let piece = 0; piece + pieceLength < pieces.length; piece += pieceLength) {
    const start = pieces[piece]!;
    const width = Math.min(pieces[piece + pieceLength]!, 1) - start;
    for (let at = 0; at < perPiece; at++) {
      const u = start + (width * (at + 0.5)) / perPiece;
      const value = pieceValue(pieces, piece, u);
      const atom = atoms.get(value);
      const upTo = atom === undefined ? 0 : law.below(value);
      const error = atom === undefined ? uError(law, value, u, fitBound) : Math.max(upTo - atom - u, u - upTo);
      if (!(error <= worst)) worst = error;
    }
  }
  return worst;
}
