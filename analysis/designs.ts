import { deriveHigh, deriveLow, idKeys, seedKeys } from "../engine/keyed-random.ts";
import type { Design } from "../scenarios/study.ts";
import type { FactorRange, Level } from "../scenarios/study-factors.ts";
import { latinHypercube } from "./latin-hypercube.ts";
import { sobolPoints } from "./sobol.ts";

/** [factor] its level; undefined where it is left as in the base. */
export type DesignPoint = readonly (Level | undefined)[];

/**
 * The points of a design, without the base. The same for the same seed; what a factor draws does not depend on the others.
 */
export function designPoints(design: Design, factors: readonly FactorRange[], seed: string): DesignPoint[] {
  switch (design.kind) {
    case "full-factorial":
      return combinations(factors.map(levelsOf));
    case "one-at-a-time":
      return oneAtATime(factors, (factor) => levelsOf(factor).filter((level) => level !== factor.neutral));
    case "tornado":
      return oneAtATime(factors, (factor) => tornadoLevels(factor).filter((level) => level !== factor.neutral));
    case "latin-hypercube": {
      const ids = factors.map(({ id }) => id);
      const cube = latinHypercube(design.points, ids, seedKeys(seed), design.candidates);
      return cube.map((units) => units.map((unit, at) => levelAt(factors[at], unit)));
    }
    case "sobol": {
      const isShifted = design.digitalShift ?? true;
      const shifts = factors.map(({ id }) => (isShifted ? shiftOf(seed, id) : 0));
      return sobolPoints(design.points, shifts).map((units) => units.map((unit, at) => levelAt(factors[at], unit)));
    }
  }
}

/** How many points a design has, without the base; told before they are made. */
export function designSize(design: Design, factors: readonly FactorRange[]): number {
  if ("points" in design) return design.points;
  if (design.kind === "full-factorial") return factors.reduce((size, factor) => size * levelsOf(factor).length, 1);
  return factors.reduce((size, factor) => size + levelsOf(factor).length, 0);
}

/** The levels of a factor in order; of a range, as many as its steps. */
export function levelsOf({ levels, low = 0, high = 0, steps = 2, isWhole }: FactorRange): readonly Level[] {
  if (levels) return levels;
  const values = Array.from({ length: steps }, (_, step) => {
    const value = low + ((high - low) * step) / (steps - 1);
    return isWhole ? Math.round(value) : withoutNoise(value);
  });
  return [...new Set(values)];
}

/** The low and the high level: the first and the last. */
export function tornadoLevels(factor: FactorRange): readonly Level[] {
  const levels = levelsOf(factor);
  return levels.length === 1 ? levels : [levels[0], levels[levels.length - 1]];
}

/**
 * The level that belongs to a number between 0 and 1, rising with it: each level, and each whole number from low to high, has an equal
 * share.
 */
export function levelAt({ levels, low = 0, high = 0, isWhole }: FactorRange, unit: number): Level {
  if (levels) return levels[Math.min(levels.length - 1, Math.floor(unit * levels.length))];
  if (isWhole) return Math.min(high, low + Math.floor(unit * (high - low + 1)));
  return withoutNoise(low + unit * (high - low));
}

function combinations(levels: readonly (readonly Level[])[]): DesignPoint[] {
  return levels.reduce<Level[][]>(
    (points, own) => points.flatMap((point) => own.map((level) => [...point, level])),
    [[]],
  );
}

function oneAtATime(
  factors: readonly FactorRange[],
  levelsFor: (factor: FactorRange) => readonly Level[],
): DesignPoint[] {
  return factors.flatMap((factor, at) =>
    levelsFor(factor).map((level) => factors.map((_, other) => (other === at ? level : undefined))),
  );
}

function shiftOf(seed: string, id: string): number {
  const [seedHigh, seedLow] = seedKeys(seed);
  const [idHigh, idLow] = idKeys(`sobol ${id}`);
  const [high, low] = [deriveHigh(seedHigh, seedLow, idHigh), deriveLow(seedHigh, seedLow, idHigh)];
  return deriveHigh(high, low, idLow);
}

/** Nine digits: enough to tell 20,000 points apart, and no more than a person can read. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(9));
}
