import { SimulationPool } from "../engine/pool.ts";
import { Judge } from "../optimizer/judge.ts";
import { type Effort, EFFORTS, optimize, type OptimizeStep } from "../optimizer/optimize.ts";
import { isAllowed, noChange, type Plan } from "../optimizer/plan.ts";
import type { ScenarioSimulator } from "../optimizer/plan-simulator.ts";
import { PlanSamples } from "../optimizer/samples.ts";
import { PoolPlanRunner } from "../optimizer/plan-runner.ts";
import { settingOf, spaceOf } from "../optimizer/setting.ts";
import { SolverWorker } from "../optimizer/solver-worker.ts";
import type { PlanningProblem } from "../scenarios/problem.ts";
import { type BlockingNetwork, exactMeans, networkProblem, withPlan } from "../test/support/blocking-network.ts";
import { coverageOf } from "../test/support/guarantee.ts";
import { allPlans } from "../test/support/planning.ts";
import { fluidPlan, greedyPlan, randomPlan } from "../test/support/planning-methods.ts";
import { numbersFrom } from "../test/support/random-programs.ts";

/** Networks of which every plan is known exactly, by what is scarce in them. */
const NETWORKS: Readonly<Record<string, BlockingNetwork>> = {
  "short-term scarce": { arrivalsPerDay: 1.6, days: [3, 12, 14], beds: [7, 6, 4], onward: [0.5, 0.3], frontDoor: 4 },
  "long-term scarce": { arrivalsPerDay: 1.4, days: [3, 6, 30], beds: [6, 5, 5], onward: [0.5, 0.4], frontDoor: 4 },
  "hospital scarce": { arrivalsPerDay: 2.2, days: [4, 6, 10], beds: [7, 5, 4], onward: [0.35, 0.35], frontDoor: 4 },
};

function lever(place: string, costPerUnitPerYear: number): PlanningProblem["levers"][string] {
  return { effects: [{ path: `places.${place}.capacityBeds`, addPerUnit: 1 }], most: 5, costPerUnitPerYear };
}

const PROBLEM: Partial<PlanningProblem> = {
  levers: { hospital: lever("ward", 3), long: lever("long", 2), short: lever("short", 2) },
  budgets: { money: { perYearAtMost: 14 } },
  minimise: { measures: [{ measure: "dischargeReadyMean" }, { measure: "queueMean", place: "ward" }] },
};
const RUN = { warmUpDays: 300, lengthDays: 1000 };
const FULL_SIZE = 10;
const COVERAGE_REPETITIONS = 200;
const COVERED_AT_LEAST = 184;
const METHODS = ["fluid only", "with delay curves", "greedy", "random", "flyt optimize"] as const;
type Method = (typeof METHODS)[number];

/**
 * How far the plan of the optimizer is from the best of all, over seeds, on networks of which every plan is known by a Markov chain;
 * beside other ways to choose a plan. And how often its guarantee is true.
 */
export async function run(size: number): Promise<undefined> {
  const pool = new SimulationPool(2);
  const engines = new SolverWorker();
  try {
    const names = Object.keys(NETWORKS).slice(0, size === 1 ? 1 : undefined);
    for (const name of names) await compare(name, NETWORKS[name], size, pool, engines);
  } finally {
    engines.end();
    await pool.close();
  }
  const repetitions = (COVERAGE_REPETITIONS * size) / FULL_SIZE;
  const { covered, atMostWorseMean } = await coverageOf(repetitions);
  const needed = Math.floor((COVERED_AT_LEAST * size) / FULL_SIZE);
  console.log(
    `guarantee true in ${covered} of ${repetitions} (at least ${needed}), U ${atMostWorseMean.toFixed(2)} on average`,
  );
  if (covered < needed) throw new Error("the guarantee is true less often than it says");
}

async function compare(
  name: string,
  network: BlockingNetwork,
  seeds: number,
  pool: SimulationPool,
  engines: SolverWorker,
): Promise<void> {
  const loaded = networkProblem(network, PROBLEM, RUN);
  const space = spaceOf(loaded);
  const plans = allPlans(space);
  const truth = new Map(plans.map((plan) => [plan.join(" "), valueOf(network, plan)]));
  const best = Math.min(...truth.values());
  const today = valueOf(network, noChange(space));
  console.log(`${name}: ${plans.length} plans, today ${today.toFixed(3)}, best ${best.toFixed(3)}`);
  const gaps: Record<Method, number[]> = {
    "fluid only": [],
    "with delay curves": [],
    greedy: [],
    random: [],
    "flyt optimize": [],
  };
  for (let seed = 1; seed <= seeds; seed++) {
    const effort = seeds === 1 ? EFFORTS.low : EFFORTS.usual;
    const chosen = await chosenPlans(network, `${name} ${seed}`, plans, effort, pool, engines);
    for (const method of METHODS) {
      if (!isAllowed(space, chosen[method])) throw new Error(`${method} chose a plan that is not allowed`);
      gaps[method].push(truth.get(chosen[method].join(" "))! - best);
    }
  }
  for (const method of METHODS) {
    const sorted = gaps[method].sort((a, b) => a - b);
    const [median, worst] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)!];
    const share = (gap: number, of: number): string => `${((100 * gap) / of).toFixed(2).padStart(7)} %`;
    console.log(
      `  ${method.padEnd(18)} gap median ${share(median, best)}, worst ${share(worst, best)}` +
        `; of what can be gained ${share(median, today - best)}, ${share(worst, today - best)}`,
    );
  }
}

function valueOf(network: BlockingNetwork, plan: Plan): number {
  const { ready, queue } = exactMeans(withPlan(network, plan));
  return ready + queue;
}

/** What each method chooses with one seed; random search and the optimizer with as many replications. */
async function chosenPlans(
  network: BlockingNetwork,
  seed: string,
  plans: readonly Plan[],
  effort: Effort,
  pool: SimulationPool,
  engines: SolverWorker,
): Promise<Record<Method, Plan>> {
  const loaded = networkProblem(network, PROBLEM, { ...RUN, seed });
  let replications = 0;
  const onProgress = (step: OptimizeStep): void => {
    if (step.phase !== "margins") replications = Math.max(replications, step.replications);
  };
  const setting = (await settingOf(loaded, { runner: new PoolPlanRunner(pool), engines, effort, onProgress }))!;
  const judge = (): Judge => new Judge(setting.space, new PlanSamples(setting.simulator), setting.objective);
  const result = await optimize(setting);
  if (result?.status !== "proposed") throw new Error(`the optimizer ended as ${result?.status}`);
  const simulator = setting.simulator as ScenarioSimulator;
  const { replications: each } = effort;
  const next = numbersFrom(plans.length + seed.length + replications);
  return {
    "fluid only": await fluidPlan(loaded, judge(), simulator, engines, false),
    "with delay curves": await fluidPlan(loaded, judge(), simulator, engines, true),
    greedy: await greedyPlan(judge(), each),
    random: await randomPlan(judge(), plans, each, replications, next),
    "flyt optimize": result.plan,
  };
}

if (import.meta.main) await run(FULL_SIZE);
