/*
 * Choosing among simulated plans, and what may be said of the choice, on normal numbers.
 */
import { describe, expect, test } from "vitest";
import { coverageOf } from "./support/guarantee.ts";
import { FormulaSimulator, spaceFor } from "./support/planning.ts";
import { eliminate, freshStatement } from "../optimizer/choice.ts";
import { Judge } from "../optimizer/judge.ts";
import { PlanSamples } from "../optimizer/samples.ts";

const space = spaceFor({ levers: { a: { effects: [{ path: "x", addPerUnit: 1 }], most: 20 } } });
const plans = Array.from({ length: 10 }, (_, units) => Int32Array.of(units));

describe("elimination", () => {
  const judgeOf = (seed: number, ownShare: number): Judge => {
    const response = { mean: ([units]: Int32Array) => 100 + units, commonShare: 0.3, ownShare };
    return new Judge(space, new PlanSamples(new FormulaSimulator([response], seed)), {
      costWeight: 0,
      targetsAtMost: [],
    });
  };
  const options = { smallestDifference: 1, firstReplications: 10, mostReplications: 1000 };

  test("leaves the best one in 19 of 20 cases at least, where the others are worse by the difference that matters", async () => {
    let right = 0;
    for (let seed = 0; seed < 20; seed++) {
      const result = await eliminate(judgeOf(seed, 0.02), plans, options);
      if (result?.best[0] === 0) right++;
    }
    expect(right).toBeGreaterThanOrEqual(19);
  });

  test("spends its effort on those who are close", async () => {
    const judge = judgeOf(5, 0.02);
    await eliminate(judge, plans, options);
    expect(judge.samples.countOf(plans[9])).toBeLessThan(judge.samples.countOf(plans[1]));
  });

  test("is done at once where there is no chance", async () => {
    const judge = judgeOf(5, 0);
    const result = await eliminate(judge, plans, options);
    expect(result).toMatchObject({ replications: 10 });
    expect(result!.left).toEqual([plans[0]]);
  });

  test("is given up after a cancellation", async () => {
    const response = { mean: () => 100, ownShare: 0.1 };
    const samples = new PlanSamples(new FormulaSimulator([response], 1, 150));
    const judge = new Judge(space, samples, { costWeight: 0, targetsAtMost: [] });
    expect(await eliminate(judge, plans, options)).toBeUndefined();
    expect(samples.isCancelled).toBe(true);
  });
});

describe("samples", () => {
  test("simulate nothing twice, and add up to the same whatever the order", async () => {
    const response = { mean: ([units]: Int32Array) => units, ownShare: 0.5 };
    const inSteps = new FormulaSimulator([response]);
    const steps = new PlanSamples(inSteps);
    for (const count of [3, 3, 10, 7]) await steps.ensure([plans[4], plans[2], plans[4]], count);
    expect(inSteps.simulated).toBe(20);
    expect(steps.replications).toBe(20);
    const atOnce = new PlanSamples(new FormulaSimulator([response]));
    await atOnce.ensure([plans[2]], 10);
    expect(atOnce.values(plans[2], 0, 10)).toEqual(steps.values(plans[2], 0, 10));
  });
});

test("of two plans of which the worse one was chosen, the statement is true as often as it says: 95 %", async () => {
  const pair = [plans[1], plans[0]];
  let covered = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const samples = new PlanSamples(new FormulaSimulator([{ mean: ([units]) => 100 + units, ownShare: 0.03 }], seed));
    const judge = new Judge(space, samples, { costWeight: 0, targetsAtMost: [] });
    const statement = await freshStatement(judge, samples, pair[0], pair, 20);
    if (statement!.atMostWorse >= 1) covered++;
  }
  // 380 ± 4.4: three standard deviations to each side.
  expect(Math.abs(covered - 380)).toBeLessThanOrEqual(13);
});

test("“at most U worse than the best compared” is true in 18 of 20 repetitions at least", async () => {
  const { covered, repetitions, atMostWorseMean } = await coverageOf(20);
  expect(repetitions).toBe(20);
  // With 95 % confidence, 17 or fewer would happen in 8 of 100 cases; the seeds are fixed, so it is the same each time.
  expect(covered).toBeGreaterThanOrEqual(18);
  // And it says something: the plans lie up to 11 apart; t with 14 comparisons × standard error 1 is 3.
  expect(atMostWorseMean).toBeGreaterThan(0);
  expect(atMostWorseMean).toBeLessThan(4);
});
