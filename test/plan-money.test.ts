/*
 * What a plan of the optimizer costs whom: the costs that its problem declares stand in the same ledger as the fees, once.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { moneyOfRuns } from "../analysis/run-money.ts";
import type { Results } from "../engine/results.ts";
import { costOf, leverCosts, planChanges, type Plan } from "../optimizer/plan.ts";
import type { Frontier } from "../optimizer/frontier.ts";
import { declaredCosts, plansMoney } from "../optimizer/plan-money.ts";
import { spaceOf } from "../optimizer/setting.ts";
import { frontierMoneyPart, frontierMoneyText } from "../report/frontier-money.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { loadPrices } from "../scenarios/load.ts";
import { readProblem } from "../scenarios/read-problem.ts";
import { fewReplications } from "./support/costed-run.ts";

const folder = join(import.meta.dirname, "..", "scenarios");
const tandem = readFileSync(join(folder, "tandem.yaml"), "utf8");
const prices = { loaded: loadPrices(join(folder, "prices", "norway.yaml")), priceYear: 2024 };

const problem = readProblem("problem.yaml", (name) =>
  name === "tandem.yaml"
    ? tandem
    : `name: Two levers
scenario: tandem.yaml
effect: first-years
lengthDays: 200
phases: [2024-01-01, 2024-04-10]
levers:
  beds:
    effects: [{ path: places.sykehusavdeling.capacityBeds, addPerUnit: 1 }]
    most: 3
    costPerUnitPerYear: { value: 3000000, kind: assumption, source: made up }
    costPerUnitOnce: 500000
    paidBy: sykehus
  places:
    name: Places
    effects: [{ path: places.sykehjem.capacityBeds, addPerUnit: 1 }]
    most: 4
    costPerUnitPerYear: 1000000
minimise:
  measures: [{ measure: dischargeReadyMean }]
`,
);
const space = spaceOf(problem);
/** One bed from the second phase on; two places from the first, four from the second. */
const plan: Plan = Int32Array.of(0, 1, 2, 4);

test("the costs of the levers add up to what the plan costs, in their phases", () => {
  const costs = leverCosts(space, plan);
  expect(costs).toEqual([
    { inPhases: [0, 3_000_000], meanPerYear: 1_500_000, once: 500_000 },
    { inPhases: [2_000_000, 4_000_000], meanPerYear: 3_000_000, once: 0 },
  ]);
  const { meanPerYear, once, perYear } = costOf(space, plan);
  expect(perYear).toEqual([2_000_000, 7_000_000]);
  expect(once).toBe(500_000);
  expect(meanPerYear).toBeCloseTo(4_500_000 + (500_000 * 365) / 200, 6);
});

test("a lever is paid by whom the problem says, else by the owner of the place that it changes, with its source", () => {
  expect(declaredCosts(problem, space, plan)).toEqual([
    {
      item: "beds",
      name: "beds",
      paidBy: "sykehus",
      perYear: 1_500_000,
      once: 500_000,
      provenance: { kind: "assumption", source: "made up" },
    },
    { item: "places", name: "Places", paidBy: "kommune", perYear: 3_000_000, once: 0, provenance: {} },
  ]);
});

test("the plan beside today: what is declared is there once, and the fee is that of the two simulated runs", async () => {
  const scenarioOf = (own: Plan) => problem.variant(0, planChanges(space, own));
  const resultsOf = (plans: readonly Plan[], count: number): Promise<Results[]> =>
    Promise.resolve(plans.map((own) => fewReplications(scenarioOf(own), count)));
  const found = await plansMoney(problem, space, [plan], 3, resultsOf, prices);
  const { differences = [], run } = found![1];
  const of = (id: string) => differences.find(({ party }) => party === id)!;
  const effect = (id: string, category: string) =>
    of(id).items.find((item) => item.category === category && item.effect.mean !== 0)?.effect.mean;
  expect(effect("kommune", "running")).toBeCloseTo(-3_000_000, 4);
  expect(effect("sykehus", "running")).toBeCloseTo(-1_500_000, 4);
  expect(of("sykehus").invested.mean).toBe(-500_000);
  expect(of("suppliers").invested.mean).toBe(500_000);
  expect(run.ledger.entries.filter(({ category }) => category === "running").map(({ item }) => item)).toEqual([
    "beds",
    "places",
  ]);
  // The fee by itself, from the same runs priced as a comparison.
  const runs = [new Int32Array(4), plan].map((own) => ({
    scenario: scenarioOf(own),
    results: fewReplications(scenarioOf(own), 3),
  }));
  const [, compared] = moneyOfRuns(prices.loaded, runs, prices.priceYear);
  const fee = compared!
    .differences!.find(({ party }) => party === "kommune")!
    .items.find(({ category }) => category === "fee")!;
  expect(effect("kommune", "fee")).toBe(fee.effect.mean);
  expect(fee.effect.mean).not.toBe(0);
});

test("plans of a frontier are told level by level, each as it would be by itself", async () => {
  const resultsOf = (plans: readonly Plan[], count: number): Promise<Results[]> =>
    Promise.resolve(plans.map((own) => fewReplications(problem.variant(0, planChanges(space, own)), count)));
  const plans = [Int32Array.of(0, 0, 1, 1), plan];
  const money = await plansMoney(problem, space, plans, 3, resultsOf, prices);
  const [, alone] = (await plansMoney(problem, space, [plan], 3, resultsOf, prices))!;
  expect(money!.map(({ differences }) => differences !== undefined)).toEqual([false, true, true]);
  expect(money![2]!.differences).toEqual(alone!.differences);
  const levels = plans.map((own, at) => ({ budget: 1e6 * (at + 1), plan: own })) as unknown as Frontier["levels"];
  const frontier = { levels } as Frontier;
  const { money: told } = frontierMoneyPart(money, frontier);
  expect(told!.levels.map(({ budget }) => budget)).toEqual([1e6, 2e6]);
  for (const [at, { parties }] of told!.levels.entries()) {
    expect(parties.map(({ net }) => net.mean)).toEqual(money![at + 1]!.differences!.map(({ net }) => net.mean));
    expect(Math.abs(parties.reduce((sum, { net }) => sum + net.mean, 0))).toBeLessThan(1e-3);
  }
  expect(frontierMoneyPart(undefined, frontier)).toEqual({});
  const facts = scenarioFacts(problem.base.scenario);
  for (const [language, title] of [
    ["nb", "netto for hver aktør av planen på hvert nivå"],
    ["nn", "netto for kvar aktør av planen på kvart nivå"],
    ["en", "net of each actor by the plan of each level"],
  ] as const) {
    const text = frontierMoneyText(facts, frontier, money!, { language, widthColumns: 200 });
    expect(text).toContain(title);
    expect(text).toMatch(/^2[,.]00? .*−\d/m);
  }
});
