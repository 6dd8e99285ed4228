import { spaceWithBudget, type VariedBudget } from "./budgets.ts";
import { Judge } from "./judge.ts";
import {
  type FreshFigure,
  figureOf,
  type Infeasible,
  limitsThatExcludeAll,
  type OptimizeSetting,
  USUAL_EFFORT,
} from "./optimize.ts";
import { costOf, noChange, type Plan, type PlanCost, planKey } from "./plan.ts";
import { PlanSamples } from "./samples.ts";
import { type Knowledge, search, type SearchOptions } from "./search.ts";

/** The best plan found for one level of a budget. */
export interface FrontierLevel {
  /** NOK/year, or NOK. */
  readonly budget: number;
  readonly plan: Plan;
  readonly cost: PlanCost;
  /** In fresh replications: what is minimised, the same less that of today, and less that of the level before (of the first: of today). */
  readonly value: FreshFigure;
  readonly difference: FreshFigure;
  readonly step: FreshFigure;
  /** [target] its measure. */
  readonly targets: readonly FreshFigure[];
}

export interface Frontier {
  readonly budget: VariedBudget;
  readonly today: FreshFigure;
  /** By budget, the least first; levels whose limits leave no plan are left out. */
  readonly levels: readonly FrontierLevel[];
  /** Replications behind these figures: fresh ones, or after a cancellation those of the search. */
  readonly replications: number;
  readonly isCancelled: boolean;
}

/** Of the effort of the first search, what each of the others may take. */
const SHARE_OF_OTHERS = 0.25;

/**
 * The best plan for each level of a budget. What was simulated and learnt for one level holds for all, so the highest comes first and
 * the others go on from there; then all plans are compared by one fresh sample.
 * @param levels NOK/year, or NOK
 * @returns undefined where it was cancelled before any plan had been found
 */
export async function frontierOf(
  setting: OptimizeSetting,
  budget: VariedBudget,
  levels: readonly number[],
): Promise<Frontier | Infeasible | undefined> {
  const samples = new PlanSamples(setting.simulator);
  const descending = [...new Set(levels)].sort((a, b) => b - a);
  const found: { budget: number; plan: Plan }[] = [];
  let known: Knowledge | undefined;
  for (const [at, level] of descending.entries()) {
    const space = spaceWithBudget(setting.space, { ...budget, atMost: level });
    const infeasible = await limitsThatExcludeAll({ space, engines: setting.engines });
    // A level that leaves no plan leaves none with less money either.
    if (infeasible && at === 0) return infeasible;
    if (infeasible) break;
    const judge = new Judge(space, samples, setting.objective);
    const result = await search(judge, optionsFor(setting, samples, known, at === 0 ? 1 : SHARE_OF_OTHERS));
    known = result.knowledge;
    if (result.best) found.push({ budget: level, plan: result.best });
    if (samples.isCancelled) break;
  }
  return found.length === 0 ? undefined : compared(setting, samples, budget, found.reverse());
}

function optionsFor(
  { engines, fluid, effort = USUAL_EFFORT, onProgress }: OptimizeSetting,
  samples: PlanSamples,
  known: Knowledge | undefined,
  share: number,
): SearchOptions {
  const { replications, mostReplications, mostEffort } = effort;
  return {
    engines,
    replications,
    mostReplications,
    mostEffort: samples.replications + share * mostEffort,
    ...(fluid && { fluid }),
    ...(known && { known }),
    ...(onProgress && { onProgress }),
  };
}

/** All plans of the frontier and today in one fresh sample; after a cancellation in what the search has of all of them. */
async function compared(
  setting: OptimizeSetting,
  samples: PlanSamples,
  budget: VariedBudget,
  found: readonly { readonly budget: number; readonly plan: Plan }[],
): Promise<Frontier> {
  const { space, objective, effort = USUAL_EFFORT } = setting;
  const today = noChange(space);
  const plans = [today, ...found.map(({ plan }) => plan)];
  setting.onProgress?.({ phase: "fresh", replications: samples.replications });
  const fresh = new PlanSamples(setting.freshSimulator);
  const isFresh = !samples.isCancelled && (await fresh.ensure(plans, effort.freshReplications));
  const used = isFresh ? fresh : samples;
  const count = isFresh ? effort.freshReplications : Math.min(...plans.map((plan) => samples.countOf(plan)));
  const judge = new Judge(space, used, objective);
  return {
    budget,
    today: figureOf(judge.values(today, count)),
    levels: found.map(({ budget: level, plan }, at) => ({
      budget: level,
      plan,
      cost: costOf(space, plan),
      value: figureOf(judge.values(plan, count)),
      difference: judge.difference(plan, today, count),
      step: judge.difference(plan, plans[at], count),
      targets: objective.targetsAtMost.map((_, target) => figureOf(used.values(plan, target + 1, count))),
    })),
    replications: count,
    isCancelled: !isFresh,
  };
}

/** Whether two plans next to each other cannot be told apart: the 95 % interval of their difference contains 0. */
export function isTie({ step }: FrontierLevel, quantile: number): boolean {
  return Math.abs(step.mean) <= quantile * step.standardError;
}

/** Whether a level has the plan of the one before. */
export function isSamePlan(one: FrontierLevel, other: FrontierLevel): boolean {
  return planKey(one.plan) === planKey(other.plan);
}
