/* Distributions compiled to flat typed arrays, and the hot function that draws from them. */
import type { Distribution } from "../scenarios/distribution.ts";
import { distributionLaw, type Law } from "../scenarios/distribution-law.ts";
import { inversionGuide, inversionPieces, pieceLength, type InvertibleLaw } from "./inversion-table.ts";

/**
 * Compiled distributions: typed arrays only, so they can be cloned to a worker or moved to shared memory.
 * A distribution with index i has its four integers at 4 · i of `entries`: kind, offset into `numbers`, offset into `guide`,
 * count of values (for kind "values"). Its part of the guide names, for each 1024th of (0, 1), the piece in which that begins.
 *
 * | kind | numbers |
 * |---|---|
 * | constant | the value |
 * | linear | smallest value, width |
 * | values | the values, ascending, equally likely |
 * | pieces | [piece × 8]: start in u, value there, coefficients of powers 1 to 6; then a sentinel |
 */
export type DistributionTables = {
  readonly entries: Int32Array;
  readonly numbers: Float64Array;
  readonly guide: Uint16Array;
};

const kindConstant = 0;
const kindLinear = 1;
const kindValues = 2;
const kindPieces = 3;
const guideCells = 1024;

/**
 * Draws by inversion, in constant time and without allocation: Q(u), non-decreasing in u (up to the last bit), with |F(Q(u)) − u| ≤ 1e-10.
 * @param index as `DistributionTableBuilder.add` or `addResidual` returned it
 * @param u in (0, 1)
 * @returns a value in the unit of the distribution, always finite
 */
export function drawValue(tables: DistributionTables, index: number, u: number): number {
  const entries = tables.entries;
  const numbers = tables.numbers;
  const entry = index << 2;
  const kind = entries[entry]!;
  const offset = entries[entry + 1]!;
  if (kind === kindPieces) {
    const cell = (u * guideCells) | 0;
    let piece = offset + (tables.guide[entries[entry + 2]! + cell]! << 3);
    while (numbers[piece + 8]! <= u) piece += 8;
    const t = u - numbers[piece]!;
    const square = t * t;
    const start = numbers[piece + 1]!;
    const value =
      start +
      t *
        (numbers[piece + 2]! +
          numbers[piece + 3]! * t +
          square *
            (numbers[piece + 4]! + numbers[piece + 5]! * t + square * (numbers[piece + 6]! + numbers[piece + 7]! * t)));
    // Rounding must not carry it out of its piece.
    const limit = numbers[piece + 9]!;
    return value < start ? start : value > limit ? limit : value;
  }
  if (kind === kindConstant) return numbers[offset]!;
  if (kind === kindLinear) return numbers[offset]! + u * numbers[offset + 1]!;
  return numbers[offset + ((u * entries[entry + 3]!) | 0)]!;
}

/** Collects distributions and compiles them; equal ones share an index. */
export class DistributionTableBuilder {
  readonly #indices = new Map<string, number>();
  readonly #entries: number[] = [];
  readonly #numbers: ArrayLike<number>[] = [];
  readonly #guides: Uint16Array[] = [];
  #numberCount = 0;
  #guideCount = 0;

  /**
   * Compiles a valid distribution.
   * @returns its index, for `drawValue`
   * @throws Error when its inverse cannot be tabulated within 1e-10
   */
  add(distribution: Distribution): number {
    return this.#once("", distribution, tableOf);
  }

  /**
   * Compiles the equilibrium distribution of what remains of a stay that is found under way: density (1 − F(x)) / mean.
   * @returns its index, for `drawValue`
   * @throws Error when its inverse cannot be tabulated within 1e-10
   * @source Cox, Renewal Theory (1962), §5.2: mean E[X²] / (2 E[X])
   */
  addResidual(distribution: Distribution): number {
    return this.#once("residual ", distribution, residualTableOf);
  }

  /**
   * Compiles the distribution of what remains of a stay that has lasted so many days: X − elapsed given X > elapsed.
   * @param elapsedDays with P(X > elapsed) above 0
   * @returns its index, for `drawValue`
   * @throws Error when its inverse cannot be tabulated within 1e-10
   */
  addRemaining(distribution: Distribution, elapsedDays: number): number {
    return this.#once(`after ${elapsedDays} `, distribution, (given) => remainingTableOf(given, elapsedDays));
  }

  /** The tables of all that was added. */
  finish(): DistributionTables {
    const numbers = new Float64Array(this.#numberCount);
    const guide = new Uint16Array(this.#guideCount);
    let at = 0;
    for (const part of this.#numbers) {
      numbers.set(part, at);
      at += part.length;
    }
    at = 0;
    for (const part of this.#guides) {
      guide.set(part, at);
      at += part.length;
    }
    return { entries: Int32Array.from(this.#entries), numbers, guide };
  }

  #once(prefix: string, distribution: Distribution, tableOf: (distribution: Distribution) => Table): number {
    const key = prefix + canonical(distribution);
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    const index = this.#push(tableOf(distribution));
    this.#indices.set(key, index);
    return index;
  }

  #push({ kind, numbers, guide }: Table): number {
    this.#entries.push(kind, this.#numberCount, this.#guideCount, kind === kindValues ? numbers.length : 0);
    this.#numbers.push(numbers);
    this.#guides.push(guide);
    this.#numberCount += numbers.length;
    this.#guideCount += guide.length;
    return this.#entries.length / 4 - 1;
  }
}

/** One compiled distribution. */
interface Table {
  readonly kind: number;
  readonly numbers: ArrayLike<number>;
  readonly guide: Uint16Array;
}

const tableOf = remembered((distribution): Table => {
  const { atoms, low, high } = distributionLaw(distribution);
  if (low === high) return table(kindConstant, [low]);
  if (distribution.distribution === "empirical" && distribution.values !== undefined && isEqual(atoms)) {
    return table(
      kindValues,
      Float64Array.from(atoms, (atom) => atom.value),
    );
  }
  if (distribution.distribution === "uniform" && atoms.length === 0) return table(kindLinear, [low, high - low]);
  return table(kindPieces, distributionPieces(distribution));
});

const residualTableOf = remembered((distribution): Table => {
  const law = distributionLaw(distribution);
  if (law.mean === 0) return table(kindConstant, [0]);
  if (law.low === law.high) return table(kindLinear, [0, law.high]);
  return table(kindPieces, inversionPieces(residual(law), `what remains of ${describe(distribution)}`));
});

function remainingTableOf(distribution: Distribution, elapsedDays: number): Table {
  const law = remaining(distributionLaw(distribution), elapsedDays);
  if (law.low === law.high) return table(kindConstant, [law.low]);
  return table(kindPieces, inversionPieces(law, `after ${elapsedDays} days what remains of ${describe(distribution)}`));
}

function table(kind: number, numbers: ArrayLike<number>): Table {
  const guide = kind === kindPieces ? inversionGuide(Float64Array.from(numbers), guideCells) : new Uint16Array(0);
  return { kind, numbers, guide };
}

/** Scenarios are never changed, only copied with changes, so what two of them share need not be reckoned twice. */
function remembered<Value>(reckon: (distribution: Distribution) => Value): (distribution: Distribution) => Value {
  const known = new WeakMap<Distribution, Value>();
  return (distribution) => {
    const value = known.get(distribution) ?? reckon(distribution);
    known.set(distribution, value);
    return value;
  };
}

/**
 * The pieces of a distribution. Its shift is left out while they are made and added to them afterwards: near a shift, a good part
 * of the values of a skewed distribution would lie between two neighbouring numbers.
 */
export function distributionPieces(distribution: Distribution): Float64Array {
  const { shift = 0, capAt } = distribution;
  const unshifted: Distribution = { ...distribution, shift: 0 };
  if (capAt !== undefined) unshifted.capAt = capAt - shift;
  const pieces = inversionPieces(invertible(distributionLaw(unshifted)), describe(distribution));
  if (shift === 0) return pieces;
  for (let piece = 0; piece < pieces.length; piece += pieceLength) {
    // To the last bit, the cap is the number that was asked for.
    const value = pieces[piece + 1]!;
    pieces[piece + 1] = value === unshifted.capAt ? capAt! : value + shift;
  }
  return pieces;
}

/** What the inversion needs to know of a distribution's own law. */
export function invertible(law: Law): InvertibleLaw {
  return {
    low: law.low,
    high: law.high,
    scale: Math.max(law.mean, Math.sqrt(law.variance)),
    below: (x) => law.below(x, 0),
    above: (x) => law.above(x, 0),
    atoms: law.atoms,
    knots: law.knots,
  };
}

/** The law of what remains: F(x) = (E[X; X ≤ x] + x P(X > x)) / E[X], by parts. */
export function residual(law: Law): InvertibleLaw {
  return {
    low: 0,
    high: law.high,
    scale: law.mean,
    below: (x) => (x <= 0 ? 0 : Math.min((law.below(x, 1) + x * law.above(x, 0)) / law.mean, 1)),
    above: (x) => (x <= 0 ? 1 : Math.max((law.above(x, 1) - x * law.above(x, 0)) / law.mean, 0)),
    atoms: [],
    knots: [0, ...law.knots.filter((knot) => knot > 0)],
  };
}

/**
 * The law of X − elapsed given X > elapsed, from the side of the tail: P(X − elapsed > x) = P(X > elapsed + x) / P(X > elapsed), which
 * keeps its digits however small both are.
 */
export function remaining(law: Law, elapsedDays: number): InvertibleLaw {
  const survival = law.above(elapsedDays, 0);
  const ahead = law.atoms.filter(({ value }) => value > elapsedDays);
  const knots = law.knots.filter((knot) => knot > elapsedDays);
  const start = law.low > elapsedDays ? law.low - elapsedDays : 0;
  // A knot or an atom goes back to just where it was, which elapsed + x would miss by rounding.
  const known = new Map([...knots, ...ahead.map(({ value }) => value)].map((value) => [value - elapsedDays, value]));
  const above = (x: number): number =>
    x < start ? 1 : Math.min(law.above(known.get(x) ?? elapsedDays + x, 0) / survival, 1);
  const discrete = ahead.reduce((sum, { probability }) => sum + probability, 0);
  const isDiscrete = discrete > 0 && Math.abs(discrete / survival - 1) < 1e-12;
  return {
    low: isDiscrete ? ahead[0]!.value - elapsedDays : start,
    high: law.high - elapsedDays,
    scale: Math.max((law.above(elapsedDays, 1) / survival || 0) - elapsedDays, Number.MIN_VALUE) || law.mean,
    below: (x) => 1 - above(x),
    above,
    atoms: ahead.map(({ value, probability }) => ({
      value: value - elapsedDays,
      probability: Math.min(probability / survival, 1),
    })),
    knots: [start, ...knots.map((knot) => knot - elapsedDays)],
  };
}

function isEqual(atoms: readonly { probability: number }[]): boolean {
  return atoms.every((atom) => Math.abs(atom.probability - atoms[0]!.probability) < 1e-15);
}

/** The same text for equal distributions, whatever the order of their fields. */
const canonical = remembered((distribution) =>
  JSON.stringify(distribution, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ),
);

function describe(distribution: Distribution): string {
  const text = JSON.stringify(distribution);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
