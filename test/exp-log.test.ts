import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp, expm1, log, log1p } from "../scenarios/exp-log.ts";

const functions = { exp, expm1, log, log1p };
const names = ["exp", "expm1", "log", "log1p"] as const;

/** Numbers of every size and sign, and many where the functions change from one way of computing to another. */
const numbers = fc.oneof(
  fc.double(),
  fc.double({ min: -1, max: 2 }),
  fc.double({ min: -50, max: 50 }),
  fc.double({ min: 1 - 1e-5, max: 1 + 1e-5 }),
  fc.integer({ min: -1074, max: 1023 }).map((power) => 2 ** power),
);

describe.each(names)("%s", (name) => {
  const [ours, theirs] = [functions[name], Math[name]];

  test("lies within two units in the last place of Math's, which may be one off too", () =>
    fc.assert(
      fc.property(numbers, (x) => {
        const [a, b] = [ours(x), theirs(x)];
        if (!Number.isFinite(b) || a === b) expect(a).toBe(b);
        else expect(Math.abs(a - b)).toBeLessThanOrEqual(2 * Math.max(Math.abs(b) * 2 ** -52, Number.MIN_VALUE));
      }),
      { numRuns: 20_000 },
    ));

  test("is what it must be at 0, 1, the infinities, and where it ends", () => {
    for (const x of [0, -0, 1, -1, NaN, Infinity, -Infinity, 710, -746, Number.MIN_VALUE, Number.MAX_VALUE])
      expect(ours(x)).toBe(theirs(x));
  });
});

// Frozen: another digit here is another history everywhere. The arguments come from no function of Math.
test("gives these bits and no others", () => {
  const digest = createHash("sha256");
  let word = 1;
  const next = (): number => {
    word = (Math.imul(word, 1664525) + 1013904223) | 0;
    return (word >>> 0) / 4294967296;
  };
  for (const name of names) {
    const values = Float64Array.from({ length: 100_000 }, (_, at) => {
      const u = next();
      const x = [u, 60 * u, 1 + (u - 0.5) / 1e5, u / 1e9][at % 4]!;
      return functions[name](name === "log" ? x : (at & 4) === 0 || name === "log1p" ? x : -x);
    });
    digest.update(new Uint8Array(values.buffer));
  }
  expect(digest.digest("hex").slice(0, 16)).toBe("216da0ddadd1b561");
});
