import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonReplications, compareRuns, type Difference, type RunFacts } from "../analysis/comparison.ts";
import { estimateAll, quantileOf } from "../analysis/estimates.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import { studentTCdf, studentTQuantile } from "../analysis/student-t.ts";
import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { normalQuantile } from "../scenarios/special-functions.ts";

const READY: MeasureKey = { measure: "dischargeReadyMean" };
const OCCUPIED: MeasureKey = { measure: "occupiedMean", place: "ward" };

/** Results from one list of values for each column. */
function resultsOf(columns: readonly (readonly [MeasureKey, readonly number[]])[]): Results {
  const count = columns[0][1].length;
  return {
    columns: columns.map(([key]) => key),
    replications: Array.from({ length: count }, (_, at) => at),
    values: Float64Array.from({ length: count * columns.length }, (_, at) => {
      const [, values] = columns[at % columns.length];
      return values[Math.floor(at / columns.length)];
    }),
    events: 0,
    isPartial: false,
  };
}

const facts: RunFacts = { seed: "seed", startDate: "2024-01-01", warmUpDays: 10, days: 365, engineVersion: "1.0.0" };

function differences(baseline: Results, alternative: Results): Difference[] {
  return compareRuns({ facts, results: baseline }, { facts, results: alternative });
}

describe("Student's t", () => {
  // Tables of the R function qt.
  test.each([
    [1, 0.975, 12.706204736174707],
    [2, 0.975, 4.302652729749464],
    [3, 0.95, 2.3533634348018264],
    [4, 0.995, 4.604094871415897],
    [5, 0.975, 2.570581835636314],
    [10, 0.975, 2.228138851964939],
    [29, 0.975, 2.045229642132703],
    [30, 0.975, 2.042272456301238],
    [100, 0.975, 1.983971518523552],
    [1000, 0.975, 1.962339080668325],
    [1e6, 0.975, 1.959966356814107],
  ])("with %d degrees has the quantile of the tables at %d", (degrees, probability, quantile) => {
    expect(Math.abs(studentTQuantile(degrees, probability) - quantile)).toBeLessThan(1e-8);
    expect(Math.abs(studentTQuantile(degrees, 1 - probability) + quantile)).toBeLessThan(1e-8);
  });

  test("has the closed forms of 1 and 2 degrees, in both tails", () => {
    for (const t of [-300, -2.5, -0.1, 0, 0.001, 0.7, 1, 3, 40, 1e5]) {
      expect(Math.abs(studentTCdf(1, t) - (0.5 + Math.atan(t) / Math.PI))).toBeLessThan(1e-13);
      expect(Math.abs(studentTCdf(2, t) - (0.5 + t / (2 * Math.sqrt(2 + t * t))))).toBeLessThan(1e-13);
    }
  });

  test("is the normal distribution in the limit", () => {
    for (const probability of [0.001, 0.025, 0.3, 0.9, 0.999]) {
      expect(Math.abs(studentTQuantile(1e9, probability) - normalQuantile(probability))).toBeLessThan(2e-8);
      expect(studentTQuantile(Infinity, probability)).toBe(normalQuantile(probability));
    }
  });

  test("has a quantile that its distribution function takes back", () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 5000, noNaN: true }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (degrees, probability) =>
          Math.abs(studentTCdf(degrees, studentTQuantile(degrees, probability)) - probability) < 1e-10,
      ),
    ));

  test("refuses what is no probability and no degrees", () => {
    expect(() => studentTQuantile(5, 1.2)).toThrow(/between 0 and 1, got 1.2/);
    expect(() => studentTQuantile(0, 0.5)).toThrow(/above 0, got 0/);
  });
});

describe("an estimate", () => {
  test("has the mean, standard error, t-interval and type 7 quantiles of its values", () => {
    const [estimate] = estimateAll(resultsOf([[READY, [4, 1, 3, 2]]]));
    expect(estimate).toMatchObject({ key: READY, count: 4, mean: 2.5, p10: 1.3, p50: 2.5 });
    expect(estimate.p90).toBeCloseTo(3.7, 12);
    expect(estimate.standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 12);
    expect(estimate.ci95![0]).toBeCloseTo(2.5 - 3.182446305 * Math.sqrt(5 / 12), 8);
    expect(estimate.ci95![1]).toBeCloseTo(2.5 + 3.182446305 * Math.sqrt(5 / 12), 8);
  });

  test("leaves out replications without a value, and says how many are left", () => {
    const [ready, occupied] = estimateAll(
      resultsOf([
        [READY, [NaN, 2, NaN, 4]],
        [OCCUPIED, [1, 1, 1, 1]],
      ]),
    );
    expect(ready).toMatchObject({ count: 2, mean: 3 });
    expect(occupied).toMatchObject({ count: 4, mean: 1, standardError: 0, ci95: [1, 1] });
    const [none] = estimateAll(resultsOf([[READY, [NaN, NaN]]]));
    expect(none).toMatchObject({ count: 0, mean: null, standardError: null, ci95: null, p10: null, p90: null });
  });

  test("of one replication has no interval", () => {
    const [estimate] = estimateAll(resultsOf([[READY, [7]]]));
    expect(estimate).toMatchObject({ count: 1, mean: 7, standardError: null, ci95: null, p50: 7 });
  });

  test("is exact where all replications agree, whatever the value", () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), fc.integer({ min: 2, max: 50 }), (value, count) => {
        const [estimate] = estimateAll(resultsOf([[READY, Array.from({ length: count }, () => value)]]));
        expect(estimate.ci95!.every((end) => end === value)).toBe(true);
      }),
    ));

  test("has quantiles that lie between the values and rise", () =>
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
        const sorted = Float64Array.from(values).toSorted();
        const [low, middle, high] = [0.1, 0.5, 0.9].map((probability) => quantileOf(sorted, probability));
        expect(low).toBeGreaterThanOrEqual(sorted[0]);
        expect(middle).toBeGreaterThanOrEqual(low - 1e-9);
        expect(high).toBeGreaterThanOrEqual(middle - 1e-9);
        expect(high).toBeLessThanOrEqual(sorted.at(-1)!);
      }),
    ));

  test("covers the true mean in 95 % of normal samples, and nearly so in skewed ones", () => {
    const uniform = uniforms(20_251);
    const normal = coverage(10, 4000, () => normalQuantile(uniform()), 0);
    const exponential = coverage(30, 4000, () => -Math.log(uniform()), 1);
    // Four standard errors of a share near 0.95 over 4000 repetitions; a skewed sample of 30 falls somewhat short.
    expect(Math.abs(normal - 0.95)).toBeLessThan(0.014);
    expect(exponential).toBeGreaterThan(0.91);
    expect(exponential).toBeLessThan(0.96);
  });
});

describe("a comparison", () => {
  test("has the paired interval, the unpaired one and the gain of the closed form", () => {
    const baseline = resultsOf([[READY, [10, 12, 14]]]);
    const [difference] = differences(baseline, resultsOf([[READY, [9, 10, 13]]]));
    expect(difference.difference).toBeCloseTo(-4 / 3, 12);
    expect(difference.standardError).toBeCloseTo(1 / 3, 12);
    expect(difference.differenceCi95![0]).toBeCloseTo(-4 / 3 - 4.30265273 / 3, 7);
    expect(difference.differenceCi95![1]).toBeCloseTo(-4 / 3 + 4.30265273 / 3, 7);
    expect(difference.varianceReduction).toBeCloseTo((4 + 13 / 3) / (1 / 3), 10);
    const degrees = (2 * (25 / 3) * (25 / 3)) / (16 + 169 / 9);
    expect(difference.unpairedHalfWidth).toBeCloseTo(studentTQuantile(degrees, 0.975) * Math.sqrt(25 / 9), 10);
    expect(difference.verdict).toBe("no-difference-shown");
  });

  test.each([
    [READY, [9, 10.9, 13.1, 14.8], "better"],
    [READY, [11, 12.9, 15.1, 17.2], "worse"],
    [OCCUPIED, [11, 12.9, 15.1, 17.2], "higher"],
    [OCCUPIED, [9, 10.9, 13.1, 14.8], "lower"],
    [READY, [11, 10.9, 15.1, 14.8], "no-difference-shown"],
  ] as const)("of %j and %j is judged %s", (key, values, verdict) => {
    const [difference] = differences(resultsOf([[key, [10, 12, 14, 16]]]), resultsOf([[key, values]]));
    expect(difference.verdict).toBe(verdict);
  });

  test("of a run with itself is exactly 0", () =>
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 2 }), (values) => {
        const [difference] = differences(resultsOf([[READY, values]]), resultsOf([[READY, values]]));
        expect(difference.differenceCi95).toEqual([0, 0]);
        expect(difference.verdict).toBe("no-difference-shown");
      }),
    ));

  test("takes the noise of adding up in another order for what it is", () => {
    const values = [0.1 + 0.2 + 0.3, 1e5 / 3, 7];
    const others = [0.3 + 0.2 + 0.1, (1e5 / 3) * (1 + 4e-16), 7];
    const [difference] = differences(resultsOf([[OCCUPIED, values]]), resultsOf([[OCCUPIED, others]]));
    expect(difference.differenceCi95).toEqual([0, 0]);
  });

  test("pairs by key and replication, and reports what only one of the two has", () => {
    const baseline = resultsOf([
      [OCCUPIED, [1, 2, 3]],
      [READY, [1, NaN, 3]],
    ]);
    const alternative = resultsOf([
      [READY, [2, 5, NaN]],
      [{ measure: "queueMean", place: "new" }, [0, 0, 0]],
    ]);
    const [occupied, ready, queue] = differences(baseline, alternative);
    expect(occupied).toMatchObject({ presence: "baseline-only", difference: null, verdict: null });
    expect(ready).toMatchObject({ presence: "both", count: 1, difference: 1, differenceCi95: null, verdict: null });
    expect(queue).toMatchObject({ key: { place: "new" }, presence: "alternative-only", difference: null });
  });

  test.each([
    [{ seed: "other" }, /seed "seed" in the baseline, "other" in the alternative/],
    [{ days: 730 }, /measured period 365 days in the baseline, 730 days/],
    [{ warmUpDays: 0 }, /warm-up 10 days in the baseline, 0 days/],
    [{ startDate: "2025-01-01" }, /start date 2024-01-01 in the baseline, 2025-01-01/],
    [{ engineVersion: "2.0.0" }, /engine version 1.0.0 in the baseline, 2.0.0/],
  ])("is refused where %j differs", (changed, message) => {
    const results = resultsOf([[READY, [1, 2]]]);
    expect(() => compareRuns({ facts, results }, { facts: { ...facts, ...changed }, results })).toThrow(message);
  });

  test("is refused where replications differ, until both are cut to those they share", () => {
    const all = resultsOf([[READY, [1, 2, 3, 4]]]);
    const some: Results = { ...all, replications: [0, 1, 3], values: Float64Array.of(10, 20, 40), isPartial: true };
    expect(() => differences(all, some)).toThrow(/replications 0–3 in the baseline, 0–1, 3 in the alternative/);
    const [one, other] = commonReplications([all, some]);
    expect([...one.values]).toEqual([1, 2, 4]);
    expect(one.isPartial).toBe(true);
    expect(differences(one, other)[0]).toMatchObject({ count: 3, difference: (9 + 18 + 36) / 3 });
  });

  test("covers the true difference in 95 % of pairs with common noise", () => {
    const uniform = uniforms(77);
    const normal = () => normalQuantile(uniform());
    let covered = 0;
    for (let repetition = 0; repetition < 3000; repetition++) {
      const common = Array.from({ length: 12 }, () => 10 * normal());
      const baseline = resultsOf([[READY, common.map((value) => value + normal())]]);
      const [{ differenceCi95, varianceReduction }] = differences(
        baseline,
        resultsOf([[READY, common.map((value) => value + 3 + normal())]]),
      );
      expect(varianceReduction).toBeGreaterThan(1);
      if (differenceCi95![0] <= 3 && 3 <= differenceCi95![1]) covered++;
    }
    expect(Math.abs(covered / 3000 - 0.95)).toBeLessThan(0.016);
  });
});

test("a key has the same text whatever the order of its fields, and other keys have others", () => {
  expect(keyText({ measure: "queueMean", place: "a", from: "b" })).toBe(
    keyText({ from: "b", place: "a", measure: "queueMean" }),
  );
  expect(keyText({ measure: "queueMean", place: "a" })).not.toBe(keyText({ measure: "queueMean", from: "a" }));
  expect(byKey(estimateAll(resultsOf([[OCCUPIED, [1, 2]]]))).get(keyText(OCCUPIED))?.mean).toBe(1.5);
});

function coverage(size: number, repetitions: number, draw: () => number, mean: number): number {
  let covered = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const [{ ci95 }] = estimateAll(resultsOf([[READY, Array.from({ length: size }, draw)]]));
    if (ci95![0] <= mean && mean <= ci95![1]) covered++;
  }
  return covered / repetitions;
}

/** Uniform numbers above 0 and below 1, the same every time: the generator of Steele, Lea and Flood in 32 bits. */
function uniforms(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296 + 1 / 8589934592;
  };
}
