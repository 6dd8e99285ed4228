import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { designPoints, designSize } from "../analysis/designs.ts";
import { latinHypercube } from "../analysis/latin-hypercube.ts";
import { MOST_SOBOL_DIMENSIONS, sobolPoints } from "../analysis/sobol.ts";
import type { FactorRange } from "../scenarios/study-factors.ts";
import { MOST_FACTORS } from "../scenarios/study.ts";

const range = (id: string, low: number, high: number, isWhole = false): FactorRange => ({ id, low, high, isWhole });
const list = (id: string, ...levels: number[]): FactorRange => ({ id, levels, isWhole: false });

describe("a Latin hypercube", () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

  test("has exactly one point in each of as many equal parts of each dimension", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        ids,
        fc.integer(),
        fc.integer({ min: 1, max: 3 }),
        (count, of, seed, candidates) => {
          const points = latinHypercube(count, of, [seed, 7], candidates);
          for (const dimension of of.keys()) {
            const parts = points.map((point) => Math.floor(point[dimension]! * count)).sort((a, b) => a - b);
            expect(parts).toEqual(Array.from({ length: count }, (_, part) => part));
          }
        },
      ),
      { numRuns: 50 },
    ));

  test("keeps what a dimension has drawn when another is added", () => {
    const two = latinHypercube(9, ["b", "c"], [1, 2]);
    const three = latinHypercube(9, ["a", "b", "c"], [1, 2]);
    expect(three.map(([, b, c]) => [b, c])).toEqual(two);
  });

  test("is the farthest apart of its candidates, by a slow look at all pairs", () => {
    const nearest = (points: number[][]): number =>
      Math.min(
        ...points.flatMap((one, at) =>
          points.slice(at + 1).map((other) => Math.hypot(...one.map((x, d) => x - other[d]!))),
        ),
      );
    const best = (candidates: number): number => nearest(latinHypercube(12, ["a", "b", "c"], [3, 4], candidates));
    // Candidates are drawn in turn, so those of a smaller number are among those of a larger one.
    const distances = [1, 2, 5, 20, 60].map(best);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(distances.at(-1)).toBeGreaterThan(distances[0]!);
  });
});

describe("Sobol's sequence", () => {
  const zeros = (dimensions: number): number[] => Array.from({ length: dimensions }, () => 0);

  /** How many points lie in each elementary interval of 2^−a × 2^−b. */
  function counts(points: readonly (readonly number[])[], x: number, y: number, a: number, b: number): number[] {
    const cells = Array.from({ length: 2 ** (a + b) }, () => 0);
    for (const point of points) cells[Math.floor(point[x]! * 2 ** a) * 2 ** b + Math.floor(point[y]! * 2 ** b)]! += 1;
    return cells;
  }

  test("has the first points of the literature", () => {
    const points = sobolPoints(8, zeros(3)).map((point) => point.map((value) => Math.floor(value * 8) / 8));
    expect(points).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ]);
  });

  test.each([0, 1])("has one point in every interval of 2^-m of every dimension, for every m (shift %i)", (shift) => {
    const shifts = zeros(MOST_SOBOL_DIMENSIONS).map((_, at) => Math.imul(shift * (at + 1), 0x9e3779b1));
    const points = sobolPoints(1024, shifts);
    for (let m = 0; m <= 10; m++) {
      for (const dimension of shifts.keys()) {
        const cells = new Set(points.slice(0, 2 ** m).map((point) => Math.floor(point[dimension]! * 2 ** m)));
        expect(cells.size).toBe(2 ** m);
      }
    }
  });

  test("has one point in every elementary interval of its first two dimensions: a (0, m, 2)-net", () => {
    for (const shifts of [zeros(2), [0x12345678, 0x7abcdef1]]) {
      const points = sobolPoints(256, shifts);
      for (let a = 0; a <= 8; a++) expect(new Set(counts(points, 0, 1, a, 8 - a))).toEqual(new Set([1]));
    }
  });

  test("has equally many points in every elementary interval of any two dimensions, as coarse as their polynomials allow", () => {
    // The quality parameter of a pair is at most the sum of (degree − 1) of its polynomials.
    const degrees = [1, 1, 2, 3, 3, 4, 4, 5];
    const points = sobolPoints(1024, zeros(degrees.length));
    for (let x = 0; x < degrees.length; x++) {
      for (let y = 0; y < x; y++) {
        const coarse = 10 - (degrees[x]! - 1) - (degrees[y]! - 1);
        for (let a = 0; a <= coarse; a++) {
          expect(new Set(counts(points, x, y, a, coarse - a))).toEqual(new Set([1024 / 2 ** coarse]));
        }
      }
    }
  });

  test("has a dimension for each factor that a study may have", () => expect(MOST_SOBOL_DIMENSIONS).toBe(MOST_FACTORS));
});

describe("a design", () => {
  test("of all combinations has each of them once", () => {
    const factors = [list("a", 1, 2, 3), list("b", 0, 1), { ...range("c", 0, 1), steps: 3 }];
    const points = designPoints({ kind: "full-factorial" }, factors, "s");
    expect(points).toHaveLength(18);
    expect(designSize({ kind: "full-factorial" }, factors)).toBe(18);
    expect(new Set(points.map((point) => JSON.stringify(point))).size).toBe(18);
    for (const [a, b, c] of points) {
      expect([1, 2, 3]).toContain(a);
      expect([0, 1]).toContain(b);
      expect([0, 0.5, 1]).toContain(c);
    }
  });

  test("of one factor at a time leaves the others as in the base, and leaves out the base itself", () => {
    const factors = [{ ...list("a", -5, 0, 5), neutral: 0 }, list("b", 7)];
    expect(designPoints({ kind: "one-at-a-time" }, factors, "s")).toEqual([
      [-5, undefined],
      [5, undefined],
      [undefined, 7],
    ]);
  });

  test("of a tornado has the low and the high value of each factor", () => {
    const measure: FactorRange = { id: "m", levels: [false, true], isWhole: false, neutral: false };
    expect(designPoints({ kind: "tornado" }, [{ ...range("a", 0.9, 1.1), steps: 5 }, measure], "s")).toEqual([
      [0.9, undefined],
      [1.1, undefined],
      [undefined, true],
    ]);
  });

  test.each(["latin-hypercube", "sobol"] as const)(
    "of kind %s gives every whole number and every level an equal share",
    (kind) => {
      const factors = [range("a", -2, 5, true), list("b", 1, 2, 4, 8)];
      const points = designPoints({ kind, points: 64 }, factors, "s");
      const times = (at: number): number[] => {
        const tally = new Map<unknown, number>();
        for (const point of points) tally.set(point[at], (tally.get(point[at]) ?? 0) + 1);
        return [...tally.values()];
      };
      expect(times(0)).toEqual(Array.from({ length: 8 }, () => 8));
      expect(times(1)).toEqual([16, 16, 16, 16]);
    },
  );

  test("stays in its range, and is another one with another seed", () => {
    const design = { kind: "sobol", points: 50 } as const;
    const points = designPoints(design, [range("a", 0.9, 1.1)], "s").map(([a]) => Number(a));
    expect(Math.min(...points)).toBeGreaterThanOrEqual(0.9);
    expect(Math.max(...points)).toBeLessThanOrEqual(1.1);
    expect(designPoints(design, [range("a", 0.9, 1.1)], "t").map(([a]) => a)).not.toEqual(points);
    expect(designPoints(design, [range("a", 0.9, 1.1)], "s").map(([a]) => a)).toEqual(points);
  });
});
