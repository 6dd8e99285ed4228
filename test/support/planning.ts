/* Planning problems whose responses are formulas, so that the best plan is known without the engine. */
import type { PlanningProblem } from "../../scenarios/problem.ts";
import { Judge, type Objective } from "../../optimizer/judge.ts";
import type { Effort, OptimizeSetting } from "../../optimizer/optimize.ts";
import { decisionSpaceOf, type DecisionSpace, isAllowed, type Plan } from "../../optimizer/plan.ts";
import type { PlanSimulator } from "../../optimizer/samples.ts";
import type { Engines } from "../../optimizer/solver.ts";

/** A response of a plan: its mean, and how far single replications lie from it. */
export interface FormulaResponse {
  readonly mean: (plan: Plan) => number;
  /** Deviation that all plans have in common, and that each has by itself, as shares of the mean. */
  readonly commonShare?: number;
  readonly ownShare?: number;
}

/** Says what the formulas say, with noise that depends on seed, plan and replication alone. */
export class FormulaSimulator implements PlanSimulator {
  readonly responseCount: number;
  simulated = 0;
  private readonly responses: readonly FormulaResponse[];
  private readonly seed: number;
  private readonly mostReplications: number;

  constructor(responses: readonly FormulaResponse[], seed = 1, mostReplications = Infinity) {
    this.responses = responses;
    this.responseCount = responses.length;
    this.seed = seed;
    this.mostReplications = mostReplications;
  }

  simulate(plans: readonly Plan[], from: number, to: number): Promise<readonly Float64Array[] | undefined> {
    this.simulated += plans.length * (to - from);
    if (this.simulated > this.mostReplications) return Promise.resolve(undefined);
    const values = plans.map((plan) => {
      const means = this.responses.map(({ mean }) => mean(plan));
      const key = plan.reduce((sum, units) => (sum * 31 + units + 7) % 1_000_003, 17);
      return Float64Array.from({ length: (to - from) * means.length }, (_, cell) => {
        const replication = from + Math.floor(cell / means.length);
        const response = cell % means.length;
        const { commonShare = 0, ownShare = 0 } = this.responses[response];
        const common = normal(this.seed, replication, 0);
        const own = normal(this.seed, replication, key + 1);
        return means[response] * (1 + commonShare * common + ownShare * own);
      });
    });
    return Promise.resolve(values);
  }
}

/** A standard normal number that depends on three whole numbers alone, by Box and Muller. */
export function normal(...key: readonly [number, number, number]): number {
  const mixed = key.reduce((hash, part) => scrambled(hash ^ part), 0x9e3779b9);
  const [one, other] = [scrambled(mixed ^ 1), scrambled(mixed ^ 2)].map((hash) => (hash + 0.5) / 2 ** 32);
  return Math.sqrt(-2 * Math.log(one)) * Math.cos(2 * Math.PI * other);
}

/** All 32 bits depend on all others: the finaliser of MurmurHash3, twice. */
function scrambled(value: number): number {
  let hash = value >>> 0;
  for (let round = 0; round < 2; round++) {
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash = (hash ^ (hash >>> 16)) >>> 0;
    hash = (hash + 0x9e3779b9) >>> 0;
  }
  return hash;
}

export const SMALL_EFFORT: Effort = {
  replications: 10,
  mostReplications: 20,
  mostEffort: 5000,
  freshReplications: 20,
};

export const FIRST_DAY = "2024-01-01";

/** The decisions of a problem of a leap year, of which only levers and limits matter. */
export function spaceFor(problem: Partial<PlanningProblem>): DecisionSpace {
  const whole: PlanningProblem = {
    name: "made for a test",
    scenario: "none.yaml",
    effect: "first-years",
    levers: {},
    minimise: { measures: [{ measure: "queueMean" }] },
    ...problem,
  };
  return decisionSpaceOf(whole, FIRST_DAY, 366);
}

export function settingFor(
  space: DecisionSpace,
  responses: readonly FormulaResponse[],
  engines: Engines,
  objective: Partial<Objective> = {},
  seed = 1,
): OptimizeSetting {
  return {
    space,
    objective: { costWeight: 0, targetsAtMost: [], ...objective },
    simulator: new FormulaSimulator(responses, seed),
    freshSimulator: new FormulaSimulator(responses, seed + 1_000_000),
    engines,
    effort: SMALL_EFFORT,
  };
}

/** All plans that are allowed. */
export function allPlans(space: DecisionSpace): Plan[] {
  const { least, most, step, phaseCount } = space;
  let plans: number[][] = [[]];
  for (let decision = 0; decision < least.length * phaseCount; decision++) {
    const lever = Math.floor(decision / phaseCount);
    plans = plans.flatMap((begun) => {
      const longer: number[][] = [];
      for (let units = least[lever]; units <= most[lever]; units += step[lever]) longer.push([...begun, units]);
      return longer;
    });
  }
  return plans.map((units) => Int32Array.from(units)).filter((plan) => isAllowed(space, plan));
}

/** The least of what is minimised over all allowed plans that meet the targets, by looking at each. */
export function bestOfAll(
  space: DecisionSpace,
  responses: readonly FormulaResponse[],
  objective: Partial<Objective> = {},
): { plan: Plan; value: number } {
  const { targetsAtMost = [], costWeight = 0 } = objective;
  const judge = new Judge(space, undefined as never, { targetsAtMost, costWeight });
  let best: { plan: Plan; value: number } = { plan: new Int32Array(0), value: Infinity };
  for (const plan of allPlans(space)) {
    if (targetsAtMost.some((atMost, at) => responses[at + 1].mean(plan) > atMost)) continue;
    const value = responses[0].mean(plan) + judge.costTerm(plan);
    if (value < best.value) best = { plan, value };
  }
  return best;
}
