import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareWithBest } from "../analysis/best.ts";
import { compareAll, comparisonDoubts, type ComparedRun, type RunFacts } from "../analysis/comparison.ts";
import { holmAdjusted } from "../analysis/multiple-tests.ts";
import { studentTCdf, studentTQuantile } from "../analysis/student-t.ts";
import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { messageText } from "../scenarios/message.ts";
import { normalQuantile } from "../scenarios/special-functions.ts";

const READY: MeasureKey = { measure: "dischargeReadyMean" };
const facts: RunFacts = { seed: "seed", startDate: "2024-01-01", warmUpDays: 10, days: 365, engineVersion: "1.0.0" };

function resultsOf(values: readonly number[], key: MeasureKey = READY): Results {
  const replications = values.map((_, at) => at);
  return { columns: [key], replications, values: Float64Array.from(values), events: 0, isPartial: false };
}

function runOf(values: readonly number[], key?: MeasureKey): ComparedRun {
  return { facts, results: resultsOf(values, key) };
}

describe("p-values of several tests", () => {
  test("are adjusted as Holm does it by hand, in the order given", () => {
    // Sorted 0.01, 0.02, 0.03, 0.5: 4 × 0.01, 3 × 0.02, 2 × 0.03 (not below 0.06), 0.5.
    expect(holmAdjusted([0.03, 0.01, 0.5, 0.02])).toEqual([0.06, 0.04, 0.5, 0.06]);
    expect(holmAdjusted([0.9, 0.8])).toEqual([1, 1]);
    expect(holmAdjusted([0.04])).toEqual([0.04]);
    expect(holmAdjusted([])).toEqual([]);
  });

  test("reject what the step-down procedure rejects", () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (pValues) => {
        const adjusted = holmAdjusted(pValues);
        // The procedure itself: from the smallest on, until one is above its bound.
        const rejected = new Set<number>();
        for (const [step, p] of [...pValues].sort((a, b) => a - b).entries()) {
          if (p * (pValues.length - step) > 0.05) break;
          rejected.add(p);
        }
        return pValues.every((p, at) => rejected.has(p) === adjusted[at] <= 0.05);
      }),
    ));
});

describe("several alternatives", () => {
  // Six differences with mean 0 and sum of squares 7.
  const noise = [-1.5, 0.5, 1.5, -0.5, 1, -1];
  const baseline = runOf(noise.map(() => 10));
  const shifted = (by: number): ComparedRun => runOf(noise.map((value) => 10 + by + value));

  test("have plain intervals, intervals that hold together, p-values by Holm, and verdicts by those", () => {
    const [[first], [second], [third]] = compareAll(baseline, [shifted(-3), shifted(-1.25), shifted(0.1)]);
    const standardError = Math.sqrt(7 / 5 / 6);
    expect(second.standardError).toBeCloseTo(standardError, 12);
    expect(second.differenceCi95![1]).toBeCloseTo(-1.25 + studentTQuantile(5, 0.975) * standardError, 10);
    expect(second.simultaneousCi95![1]).toBeCloseTo(-1.25 + studentTQuantile(5, 1 - 0.025 / 3) * standardError, 10);
    // By itself it excludes 0; as one of three it does not, and the second step of Holm has twice its p-value.
    expect(second.differenceCi95![1]).toBeLessThan(0);
    expect(second.adjustedP).toBeCloseTo(2 * studentTCdf(5, -1.25 / standardError) * 2, 12);
    expect(second.adjustedP).toBeGreaterThan(0.05);
    expect(second.verdict).toBe("no-difference-shown");
    expect(first.verdict).toBe("better");
    expect(third.verdict).toBe("no-difference-shown");
  });

  test("may turn a verdict of one alone into none shown, and never the other way", () => {
    const alone = compareAll(baseline, [shifted(-1.4)])[0][0];
    const together = compareAll(baseline, [shifted(-1.4), shifted(0.2), shifted(-0.1)])[0][0];
    expect(alone.verdict).toBe("better");
    expect(alone.simultaneousCi95).toEqual(alone.differenceCi95);
    expect(together.differenceCi95).toEqual(alone.differenceCi95);
    expect(together.adjustedP).toBeCloseTo(3 * alone.adjustedP!, 12);
    expect(together.verdict).toBe("no-difference-shown");
  });

  test("are adjusted measure by measure, for those that have it", () => {
    const queue: MeasureKey = { measure: "queueMean", place: "ward" };
    const both = (results: Results): ComparedRun => {
      const { replications, values } = results;
      const doubled = Float64Array.from(replications.flatMap((at) => [values[at], values[at]]));
      return { facts, results: { ...results, columns: [READY, queue], values: doubled } };
    };
    const [[ready, waiting]] = compareAll(both(baseline.results), [both(shifted(-1.4).results), shifted(-1.4)]);
    expect(ready.adjustedP).toBeGreaterThan(1.9 * waiting.adjustedP!);
    expect(waiting.verdict).toBe("better");
  });

  test("of no effect at all are told from the baseline in at most 5 % of comparisons", () => {
    const normal = normals(4);
    let wrong = 0;
    const repetitions = 1500;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const common = Array.from({ length: 10 }, normal);
      const some = () => runOf(common.map((value) => value + 0.5 * normal()));
      const all = compareAll(some(), [some(), some(), some(), some()]);
      if (all.some(([{ verdict }]) => verdict !== "no-difference-shown")) wrong++;
    }
    // Four standard errors above; unadjusted it would be some 12 %.
    expect(wrong / repetitions).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / repetitions));
  });

  test("have intervals that hold all of the true differences in at least 95 % of comparisons", () => {
    const normal = normals(5);
    const effects = [-1, 0, 0.5, 4];
    let held = 0;
    const repetitions = 1500;
    for (let repetition = 0; repetition < repetitions; repetition++) {
      const common = Array.from({ length: 10 }, normal);
      const some = (effect: number) => runOf(common.map((value) => value + effect + (0.3 + effect / 10) * normal()));
      const all = compareAll(some(0), effects.map(some));
      const holds = all.every(([{ simultaneousCi95: ends }], at) => ends![0] <= effects[at] && effects[at] <= ends![1]);
      if (holds) held++;
    }
    expect(held / repetitions).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.05 * 0.95) / repetitions));
  });
});

describe("the comparison with the best", () => {
  test("of two is the one-sided paired t-interval", () => {
    const one = [10, 12, 14, 11];
    const other = [9, 10, 13, 10.5];
    const { count, scenarios } = compareWithBest([resultsOf(one), resultsOf(other)], READY)!;
    const mean = 1.125;
    const standardError = Math.sqrt((0.125 * 0.125 * 2 + 0.875 * 0.875 + 0.625 * 0.625) / 3 / 4);
    const width = studentTQuantile(3, 0.95) * standardError;
    expect(count).toBe(4);
    // One is worse by 1.125 − width at least, above 0: it cannot be best, and the other is.
    expect(mean - width).toBeGreaterThan(0);
    expect(scenarios[0]).toMatchObject({ mean: 11.75, canBeBest: false, atMostBetter: 0 });
    expect(scenarios[0].atMostWorse).toBeCloseTo(mean + width, 12);
    expect(scenarios[1]).toMatchObject({ mean: 10.625, canBeBest: true, atMostWorse: 0 });
    expect(scenarios[1].atMostBetter).toBeCloseTo(mean + width, 12);
  });

  test("keeps all that may be best, equal ones among them, and says how far each is behind at most", () => {
    const same = [1, 2, 3, 4, 5];
    const all = [same, same, [1.1, 1.9, 3.1, 3.9, 5.1], same.map((value) => value + 7)].map((values) =>
      resultsOf(values),
    );
    const { scenarios } = compareWithBest(all, READY)!;
    expect(scenarios.map(({ canBeBest }) => canBeBest)).toEqual([true, true, true, false]);
    expect(scenarios[3].atMostWorse).toBeGreaterThan(7);
    expect(scenarios[3].atMostWorse).toBeLessThan(7.3);
    const [first, second] = compareWithBest(all.slice(0, 2), READY)!.scenarios;
    expect([first, second]).toEqual([first, first]);
    expect(first).toMatchObject({ canBeBest: true, atMostWorse: 0, atMostBetter: 0 });
  });

  test("takes more for better where it is, and gives nothing where neither is, or one has no such measure", () => {
    const neutral: MeasureKey = { measure: "occupiedMean", place: "ward" };
    const few = [1, 2, 3];
    expect(compareWithBest([resultsOf(few, neutral), resultsOf(few, neutral)], neutral)).toBeUndefined();
    expect(compareWithBest([resultsOf(few), resultsOf(few, neutral)], READY)).toBeUndefined();
    expect(compareWithBest([resultsOf([1]), resultsOf([2])], READY)).toBeUndefined();
    const gaps = compareWithBest([resultsOf([NaN, 1, 2, 3]), resultsOf([1, 2, NaN, 4])], READY);
    expect(gaps).toMatchObject({ count: 2, scenarios: [{ mean: 2 }, { mean: 3 }] });
  });

  test("holds in all it says in at least 95 % of comparisons, with unequal variances and common noise", () => {
    const normal = normals(6);
    const repetitions = 1500;
    for (const means of [
      [5, 5, 5, 5],
      [5, 5.2, 6, 9],
    ]) {
      let held = 0;
      for (let repetition = 0; repetition < repetitions; repetition++) {
        const common = Array.from({ length: 12 }, () => 3 * normal());
        const all = means.map((mean, at) => resultsOf(common.map((value) => mean + value + (0.2 + at) * normal())));
        const { scenarios } = compareWithBest(all, READY)!;
        const holds = scenarios.every(({ canBeBest, atMostWorse, atMostBetter }, at) => {
          const behind = means[at] - Math.min(...means.filter((_, other) => other !== at));
          return -atMostBetter <= behind && behind <= atMostWorse && (canBeBest || behind >= 0);
        });
        if (holds && scenarios.some(({ canBeBest }, at) => canBeBest && means[at] === Math.min(...means))) held++;
      }
      expect(held / repetitions).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.05 * 0.95) / repetitions));
    }
  });
});

describe("runs that can be paired but are not alike", () => {
  const known: RunFacts = {
    ...facts,
    holidays: ["2024-05-01", "2024-05-17"],
    actorKinds: { hospital: "hospital", north: "municipality" },
    placeOwners: { ward: "hospital", home: "north" },
    platform: "V8 14.1, x64",
  };

  test("are told apart with the reason", () => {
    const other: RunFacts = {
      ...known,
      holidays: ["2024-05-01", "2024-12-25"],
      actorKinds: { ...known.actorKinds, south: "municipality" },
      placeOwners: { ward: "north", home: "north" },
      platform: "V8 15.0, x64",
    };
    expect(comparisonDoubts(known, other).map((doubt) => messageText(doubt))).toEqual([
      "holidays differ from the baseline (2024-05-17: a holiday there, not here; 2024-12-25: not there, a holiday here); part of the difference comes from the calendar",
      "actors differ from the baseline (south: not there, municipality here); figures by municipality and totals over hospitals may not be of the same patients",
      "owners of places differ from the baseline (ward: hospital there, north here); totals over the places of a hospital are over other places",
      "platforms differ from the baseline (platform: V8 14.1, x64 there, V8 15.0, x64 here); equal bytes are promised within one engine and architecture, so last digits may differ",
    ]);
  });

  test("raise no doubt where they are alike, a place is added, or nothing is known", () => {
    expect(comparisonDoubts(known, known)).toEqual([]);
    expect(comparisonDoubts(known, { ...known, placeOwners: { ...known.placeOwners, new: "north" } })).toEqual([]);
    expect(comparisonDoubts(facts, known)).toEqual([]);
  });
});

/** Normal numbers, the same every time. */
function normals(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return normalQuantile((((mixed ^ (mixed >>> 13)) >>> 0) + 0.5) / 4294967296);
  };
}
