import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { streamModes, streamWords } from "../bench/random-stream.ts";
import { deriveHigh, deriveLow, idKeys, seedKeys, uniform } from "../engine/keyed-random.ts";

const int32 = fc.integer({ min: -2147483648, max: 2147483647 });

describe("frozen outputs: a change here changes every result", () => {
  test("seedKeys, the same for a number and its text", () => {
    expect(seedKeys(42)).toEqual([30140002, -2137203083]);
    expect(seedKeys("42")).toEqual(seedKeys(42));
    expect(seedKeys("vinter")).not.toEqual(seedKeys("sommer"));
  });

  test("idKeys", () => {
    expect(idKeys("trondheim")).toEqual([666210371, 1312763814]);
    expect(idKeys("")).toEqual([1272051228, 1092689237]);
    expect(idKeys("st-olavs/akutt-80+ å")).toEqual([1317586172, -258986761]);
  });

  test("derive and uniform", () => {
    expect([deriveHigh(1, 2, 3), deriveLow(1, 2, 3)]).toEqual([829190361, -311630737]);
    expect([uniform(1, 2, 3), uniform(-1, -2, 16), uniform(0, 0, 0)]).toEqual([
      0.07739215804099667, 0.14261686837834067, 2.7755575615628914e-17,
    ]);
  });
});

test("uniform stays strictly between 0 and 1, on the grid of 53 bits", () =>
  fc.assert(
    fc.property(int32, int32, int32, (high, low, counter) => {
      const u = uniform(high, low, counter);
      expect(u > 0 && u < 1).toBe(true);
      expect(Math.abs(u * 9007199254740992 - Math.floor(u * 9007199254740992))).toBeLessThanOrEqual(0.5);
    }),
  ));

test("different ids have different keys, even if they differ in one character, its place or a repetition", () => {
  const ids = new Set<string>();
  for (const left of ["a", "b", "ab", "ba", "aab", "aba", "", "a ", "\u0000", "\u0000\u0000"]) {
    for (let right = 0; right < 2000; right++) ids.add(`${left}/${right}`);
  }
  expect(new Set([...ids].map((id) => idKeys(id).join())).size).toBe(ids.size);
});

test("neighbouring ordinals, replications and streams never share a key", () => {
  const keys = new Set<string>();
  for (let replication = 0; replication < 60; replication++) {
    const [high, low] = [deriveHigh(1, 2, replication), deriveLow(1, 2, replication)];
    for (let ordinal = 0; ordinal < 1000; ordinal++)
      keys.add(`${deriveHigh(high, low, ordinal)},${deriveLow(high, low, ordinal)}`);
  }
  expect(keys.size).toBe(60000);
});

describe("avalanche: flipping any one input bit flips every output bit half of the time", () => {
  const trials = 4000;
  /** The 32 highest and the 21 lowest bits of a uniform number. */
  const bitsOf = (high: number, low: number, counter: number): [number, number] => {
    const u = uniform(high, low, counter);
    return [Math.floor(u * 4294967296) | 0, ((u * 9007199254740992) % 2097152) | 0];
  };
  const outputs = {
    "uniform by the high lane": (a: number, b: number, c: number, flip: number) => [
      bitsOf(a, b, c),
      bitsOf(a ^ flip, b, c),
    ],
    "uniform by the low lane": (a: number, b: number, c: number, flip: number) => [
      bitsOf(a, b, c),
      bitsOf(a, b ^ flip, c),
    ],
    "uniform by the counter": (a: number, b: number, c: number, flip: number) => [
      bitsOf(a, b, c),
      bitsOf(a, b, c ^ flip),
    ],
    "derive by the value": (a: number, b: number, c: number, flip: number) => [
      [deriveHigh(a, b, c), deriveLow(a, b, c)],
      [deriveHigh(a, b, c ^ flip), deriveLow(a, b, c ^ flip)],
    ],
    "derive by the low lane": (a: number, b: number, c: number, flip: number) => [
      [deriveHigh(a, b, c), deriveLow(a, b, c)],
      [deriveHigh(a, b ^ flip, c), deriveLow(a, b ^ flip, c)],
    ],
  };

  test.each(Object.entries(outputs))("%s", (_, pair) => {
    let worst = 0;
    for (let bit = 0; bit < 32; bit++) {
      const flips = new Float64Array(53);
      for (let trial = 0; trial < trials; trial++) {
        // Small counters and ordinals, as they occur.
        const [one, other] = pair(Math.imul(trial, 0x5bd1e995), Math.imul(trial, 0x1b873593), trial, 1 << bit);
        const differs = [one![0]! ^ other![0]!, one![1]! ^ other![1]!];
        for (let out = 0; out < 53; out++)
          flips[out]! += out < 32 ? (differs[0]! >>> out) & 1 : (differs[1]! >>> (out - 32)) & 1;
      }
      for (const count of flips) worst = Math.max(worst, Math.abs(count - trials / 2) / Math.sqrt(trials / 4));
    }
    // The largest of 1696 standard normal numbers is above 5.2 once in 3000 seeds.
    expect(worst).toBeLessThan(5.2);
  });
});

describe.each(streamModes)("words laid side by side: %s", (mode) => {
  const count = 1 << 18;
  const words = streamWords(mode, "test", 0, count);

  test("fill 4096 cells evenly, by their high and their low bits", () => {
    for (const shift of [20, 0]) {
      const cells = new Float64Array(4096);
      for (const word of words) cells[(word >>> shift) & 4095]! += 1;
      expectChiSquare(cells, count);
    }
  });

  test("fill pairs of neighbours evenly, by their high and their low bits", () => {
    for (const shift of [26, 0]) {
      const cells = new Float64Array(4096);
      for (let at = 0; at + 1 < count; at += 2)
        cells[((words[at]! >>> shift) & 63) * 64 + ((words[at + 1]! >>> shift) & 63)]! += 1;
      expectChiSquare(cells, count / 2);
    }
  });

  test("are not correlated at any lag up to 40", () => {
    for (let lag = 1; lag <= 40; lag++) {
      let sum = 0;
      for (let at = lag; at < count; at++)
        sum += (words[at]! / 4294967296 - 0.5) * (words[at - lag]! / 4294967296 - 0.5);
      expect(Math.abs(sum * 12) / Math.sqrt(count)).toBeLessThan(4.5);
    }
  });

  test("have as many set bits as unset ones in each of the 32 positions", () => {
    for (let bit = 0; bit < 32; bit++) {
      let set = 0;
      for (const word of words) set += (word >>> bit) & 1;
      expect(Math.abs(set - count / 2) / Math.sqrt(count / 4)).toBeLessThan(4.5);
    }
  });
});

/** Within 4.5 standard deviations of a chi-square variable with one degree of freedom less than cells. */
function expectChiSquare(cells: Float64Array, draws: number): void {
  const expected = draws / cells.length;
  const chiSquare = cells.reduce((sum, cell) => sum + ((cell - expected) * (cell - expected)) / expected, 0);
  const freedom = cells.length - 1;
  expect(Math.abs(chiSquare - freedom) / Math.sqrt(2 * freedom)).toBeLessThan(4.5);
}
