/*
 * The optimizer with the real engine, on a blocking network whose every plan a Markov chain knows; and the plan in `compare`.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareRuns } from "../analysis/comparison.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { compile } from "../engine/compile.ts";
import { SimulationPool } from "../engine/pool.ts";
import { Judge } from "../optimizer/judge.ts";
import { EFFORTS, optimize, type Proposal } from "../optimizer/optimize.ts";
import { noChange, planChanges } from "../optimizer/plan.ts";
import { PlanSamples } from "../optimizer/samples.ts";
import { PoolPlanRunner } from "../optimizer/plan-runner.ts";
import { settingOf, spaceOf } from "../optimizer/setting.ts";
import { SolverWorker } from "../optimizer/solver-worker.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { LoadedProblem } from "../scenarios/read-problem.ts";
import { type BlockingNetwork, exactMeans, networkProblem, withPlan } from "./support/blocking-network.ts";
import { allPlans } from "./support/planning.ts";

let pool: SimulationPool;
const engines = new SolverWorker();
beforeAll(() => {
  pool = new SimulationPool(1);
});
afterAll(async () => {
  engines.end();
  await pool.close();
});

const network: BlockingNetwork = {
  arrivalsPerDay: 1,
  days: [3, 8, 12],
  beds: [5, 3, 2],
  onward: [0.4, 0.4],
  frontDoor: 0,
};
const settingFor = (loaded: LoadedProblem) =>
  settingOf(loaded, { runner: new PoolPlanRunner(pool), engines, effort: EFFORTS.low });

async function proposal(loaded: LoadedProblem): Promise<Proposal> {
  const result = await optimize((await settingFor(loaded))!);
  if (result?.status !== "proposed") throw new Error(`got ${result?.status}`);
  return result;
}

test("an extra hospital bed raises blocking, by the chain and by the engine, so it is left alone", async () => {
  const more = withPlan(network, [3, 0, 0]);
  const raised = exactMeans(more).ready - exactMeans(network).ready;
  expect(raised).toBeGreaterThan(0.1);
  const loaded = networkProblem(network, {}, { lengthDays: 1500 });
  const setting = (await settingFor(loaded))!;
  const judge = new Judge(setting.space, new PlanSamples(setting.simulator), setting.objective);
  const today = noChange(setting.space);
  const larger = Int32Array.of(3, 0, 0);
  await judge.samples.ensure([today, larger], 40);
  const { mean, standardError } = judge.difference(larger, today, 40);
  expect(Math.abs(mean - raised)).toBeLessThan(4 * standardError);
  expect(mean).toBeGreaterThan(3 * standardError);
  const { plan } = await proposal(
    networkProblem(network, {
      policies: { only: { name: "Only the hospital", units: { long: 1, short: 1 }, atMost: 0 } },
    }),
  );
  expect([...plan]).toEqual([0, 0, 0]);
});

test("within a budget the plan is within 5 % of the best of all by the chain", async () => {
  const loaded = networkProblem(network, { budgets: { money: { perYearAtMost: 6 } } });
  const { plan, margins, promise, value, replications } = await proposal(loaded);
  const readyOf = (one: ArrayLike<number>): number => exactMeans(withPlan(network, one)).ready;
  const plans = allPlans(spaceOf(loaded));
  expect(plans.length).toBeGreaterThan(15);
  const best = Math.min(...plans.map(readyOf));
  expect(readyOf(plan) / best).toBeLessThan(1.05);
  // What is told of it is what the chain says.
  expect(Math.abs(value.mean - readyOf(plan))).toBeLessThan(4 * value.standardError);
  expect(replications).toBe(EFFORTS.low.freshReplications);
  expect(margins.map(({ limit }) => limit.id)).toEqual(["money"]);
  expect(promise!.plan).toBeLessThan(promise!.today);
});

test("`compare` gives the plan the same paired difference in the same replications", async () => {
  const loaded = networkProblem(network, { effect: "first-years", phases: ["2024-01-01", "2024-07-01"] });
  const setting = (await settingFor(loaded))!;
  const plan = Int32Array.of(0, 0, 1, 2, 0, 1);
  const judge = new Judge(setting.space, new PlanSamples(setting.simulator), setting.objective);
  const today = noChange(setting.space);
  await judge.samples.ensure([today, plan], 12);
  const scenarios = [loaded.base.scenario, loaded.variant(0, planChanges(setting.space, plan))];
  const results = await pool.runAll(scenarios.map(compile), { replications: 12 });
  const { seed, startDate, warmUpDays, days } = scenarioFacts(loaded.base.scenario);
  const facts = { seed, startDate, warmUpDays, days, engineVersion: "" };
  const differences = compareRuns({ facts, results: results[0] }, { facts, results: results[1] });
  const ready = differences.find(({ key }) => keyText(key) === keyText({ measure: "dischargeReadyMean" }))!;
  const own = judge.difference(plan, today, 12);
  expect(own.mean).toBeCloseTo(ready.difference!, 12);
  expect(own.standardError).toBeCloseTo(ready.standardError!, 12);
});

test("scenarios of demand are weighted by their probability, in what is simulated and in the fluid program", async () => {
  const changes = [{ path: "streams.acute.ratePerDay", multiply: 1.5 }];
  const demands = [
    { probability: 0.25, changes },
    { probability: 0.75, changes: [] },
  ];
  const [one, high, both] = await Promise.all(
    [[{ probability: 1, changes: [] }], [{ probability: 1, changes }], demands].map((own) =>
      settingFor(networkProblem(network, { demands: own })),
    ),
  );
  const plan = Int32Array.of(0, 1, 2);
  const meanOf = async (setting: typeof one): Promise<number> => {
    const samples = new PlanSamples(setting!.simulator);
    await samples.ensure([plan], 5);
    return samples.mean(plan, 0);
  };
  expect(await meanOf(both)).toBeCloseTo(0.75 * (await meanOf(one)) + 0.25 * (await meanOf(high)), 9);
  const fluidOf = async (setting: typeof one): Promise<number> => {
    const cuts = await setting!.fluid!.cutsAt(Float64Array.from(plan));
    return cuts!.reduce((sum, { cut, probability }) => sum + probability * cut.value, 0);
  };
  expect(await fluidOf(both)).toBeCloseTo(0.75 * (await fluidOf(one)) + 0.25 * (await fluidOf(high)), 6);
});
