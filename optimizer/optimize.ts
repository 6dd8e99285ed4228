import { eliminate, freshStatement, type FreshStatement } from "./choice.ts";
import { Judge, type Objective } from "./judge.ts";
import { type Margin, marginsOf } from "./margins.ts";
import { masterProgram } from "./master.ts";
import { costOf, type DecisionSpace, isAllowed, noChange, type Plan, type PlanCost, planKey } from "./plan.ts";
import { type Relaxation, smallestRelaxation } from "./relaxation.ts";
import type { ResultsOfPlans } from "./plan-money.ts";
import { PlanSamples, type PlanSimulator } from "./samples.ts";
import {
  costCoefficients,
  type FluidGuide,
  type Knowledge,
  search,
  type SearchResult,
  type SearchStep,
} from "./search.ts";
import { type Engines, solve } from "./solver.ts";

/** What the optimizer needs besides the problem itself. */
export interface OptimizeSetting {
  readonly space: DecisionSpace;
  readonly objective: Objective;
  readonly simulator: PlanSimulator;
  /** The same simulator on replications that the search never sees. */
  readonly freshSimulator: PlanSimulator;
  /** All that is measured of plans on those replications. */
  readonly freshResults?: ResultsOfPlans;
  readonly engines: Engines;
  readonly fluid?: FluidGuide;
  /** In the unit of what is minimised; 0.5 % of today's value where missing. */
  readonly smallestDifference?: number;
  readonly effort?: Effort;
  readonly onProgress?: (step: OptimizeStep) => void;
}

/** How much is simulated. */
export interface Effort {
  /** Replications of each plan to begin with, and at most in the search. */
  readonly replications: number;
  readonly mostReplications: number;
  /** Replications of plans in the search, all together. */
  readonly mostEffort: number;
  /** Fresh replications of each candidate, fixed beforehand. */
  readonly freshReplications: number;
}

/** What `--effort` takes. */
export const EFFORTS = {
  low: { replications: 10, mostReplications: 20, mostEffort: 600, freshReplications: 40 },
  usual: { replications: 20, mostReplications: 80, mostEffort: 2500, freshReplications: 60 },
  high: { replications: 40, mostReplications: 320, mostEffort: 20_000, freshReplications: 400 },
} as const satisfies Readonly<Record<string, Effort>>;
export type EffortName = keyof typeof EFFORTS;

export const USUAL_EFFORT: Effort = EFFORTS.usual;

export type OptimizeStep =
  SearchStep | { readonly phase: "elimination" | "fresh" | "margins"; readonly replications: number };

/** A figure of a plan in fresh replications: mean, and standard error of the mean. */
export interface FreshFigure {
  readonly mean: number;
  readonly standardError: number;
}

export interface Proposal {
  readonly status: "proposed" | "targets-missed";
  readonly plan: Plan;
  readonly cost: PlanCost;
  /** What is minimised, in fresh replications: of the plan, of today, and the plan less today (paired). */
  readonly value: FreshFigure;
  readonly today: FreshFigure;
  readonly difference: FreshFigure;
  /** [target] its measure in fresh replications. */
  readonly targets: readonly FreshFigure[];
  readonly targetsToday: readonly FreshFigure[];
  /** Replications behind these figures: fresh ones, or after a cancellation those of the search. */
  readonly replications: number;
  readonly freshReplications: number;
  readonly statement: FreshStatement;
  /** Candidates that the statement is about, the chosen one first. */
  readonly candidates: readonly Plan[];
  readonly margins: readonly Margin[];
  /** What the fluid program promised of the plan and of today, in the unit of what is minimised; where there was one. */
  readonly promise?: { readonly plan: number; readonly today: number };
  /** Where targets are missed: what would have to give way for them, as far as the cuts know. */
  readonly relaxations?: readonly Relaxation[];
  readonly isCancelled: boolean;
  readonly knowledge: Knowledge;
}

export interface Infeasible {
  readonly status: "infeasible";
  /** The smallest relaxation that leaves a plan. */
  readonly relaxations: readonly Relaxation[];
  /** A plan that is allowed once the limits give way so far. */
  readonly plan: Plan;
}

const MOST_CANDIDATES = 10;
const SHARE_THAT_MATTERS = 0.005;

/**
 * Proposes a plan: mean flows first, then simulated cuts and neighbours, elimination, and a statement from replications that nothing
 * was chosen by.
 * @returns undefined where it was cancelled before any plan had been simulated
 */
export async function optimize(setting: OptimizeSetting): Promise<Proposal | Infeasible | undefined> {
  const infeasible = await limitsThatExcludeAll(setting);
  if (infeasible) return infeasible;
  const samples = new PlanSamples(setting.simulator);
  const judge = new Judge(setting.space, samples, setting.objective);
  const effort = setting.effort ?? USUAL_EFFORT;
  const found = await search(judge, searchOptions(setting, effort));
  return found.best ? propose(setting, judge, found, found.best) : undefined;
}

function searchOptions(setting: OptimizeSetting, { replications, mostReplications, mostEffort }: Effort) {
  const { engines, fluid, onProgress } = setting;
  return {
    engines,
    replications,
    mostReplications,
    mostEffort,
    ...(fluid && { fluid }),
    ...(onProgress && { onProgress }),
  };
}

/**
 * Whether the limits leave no plan at all: then the smallest relaxation in whole units, which is above 0, is the proof.
 * @throws Error where no engine can prove the one or the other
 */
export async function limitsThatExcludeAll({
  space,
  engines,
}: Pick<OptimizeSetting, "space" | "engines">): Promise<Infeasible | undefined> {
  if (isAllowed(space, noChange(space))) return undefined;
  const nothing = new Float64Array(space.levers.length * space.phaseCount);
  const options = { functions: [], costOfUnits: nothing, costOfOpened: nothing };
  const outcome = await solve(masterProgram(space, options).program, engines);
  if (outcome.status === "optimal" || outcome.status === "feasible") return undefined;
  const relaxed = await smallestRelaxation(space, options, engines);
  if (!relaxed) throw new Error("no engine could prove whether the limits leave any plan");
  return relaxed.relaxations.length === 0 ? undefined : { status: "infeasible", ...relaxed };
}

/** From the best of the search to what can be said of it. */
async function propose(setting: OptimizeSetting, judge: Judge, found: SearchResult, best: Plan): Promise<Proposal> {
  const effort = setting.effort ?? USUAL_EFFORT;
  const candidates = candidatesOf(judge, best, effort.replications);
  setting.onProgress?.({ phase: "elimination", replications: judge.samples.replications });
  const today = noChange(setting.space);
  const firstReplications = effort.replications;
  const elimination = await eliminate(judge, candidates, {
    smallestDifference: differenceThatMatters(setting, judge, today),
    firstReplications,
    mostReplications: Math.max(found.replications, effort.mostReplications),
  });
  const chosen = elimination?.best ?? best;
  setting.onProgress?.({ phase: "fresh", replications: judge.samples.replications });
  const fresh = new PlanSamples(setting.freshSimulator);
  const all = [chosen, ...candidates.filter((plan) => planKey(plan) !== planKey(chosen))];
  const count = effort.freshReplications;
  // Whoever stops the search does not want to wait for a statement.
  const statement = judge.samples.isCancelled ? undefined : await freshStatement(judge, fresh, chosen, all, count);
  const isSure = statement !== undefined && (await fresh.ensure([today], count));
  const margins = isSure ? await tellMargins(setting, judge, found, chosen) : [];
  // After a cancellation the figures are those of the search, and the statement says of how few plans.
  const used = isSure ? judge.withSamples(fresh) : judge;
  const replications = isSure ? count : Math.min(judge.samples.countOf(chosen), judge.samples.countOf(today));
  const figures = figuresOf(used, chosen, today, replications);
  const isMissed = isTargetMissed(judge, used, chosen, replications);
  return {
    status: isMissed ? "targets-missed" : "proposed",
    plan: chosen,
    cost: costOf(setting.space, chosen),
    ...figures,
    replications,
    freshReplications: isSure ? count : 0,
    statement: statement ?? NO_STATEMENT,
    candidates: all,
    margins: margins ?? [],
    ...(await promiseOf(setting, judge, chosen, today)),
    ...(isMissed && { relaxations: await relaxationsForTargets(setting, judge, found) }),
    isCancelled: !isSure || margins === undefined,
    knowledge: found.knowledge,
  };
}

const NO_STATEMENT: FreshStatement = {
  confidence: 0,
  atMostWorse: Infinity,
  plans: 0,
  replications: 0,
  differences: [],
};

/** The best plans that the search has simulated, of those that are allowed. */
function candidatesOf(judge: Judge, best: Plan, count: number): Plan[] {
  const simulated = judge.samples.plans.filter(
    (plan) => judge.samples.countOf(plan) >= count && isAllowed(judge.space, plan) && planKey(plan) !== planKey(best),
  );
  // A plan that misses a target that another one meets is no candidate, however cheap it is.
  const isMet = judge.score(best, judge.samples.countOf(best)).missedBy === 0;
  const scored = simulated
    .map((plan) => ({ plan, ...judge.score(plan, count) }))
    .filter(({ missedBy }) => !isMet || missedBy === 0);
  scored.sort((a, b) => a.missedBy - b.missedBy || a.value - b.value);
  return [best, ...scored.slice(0, MOST_CANDIDATES - 1).map(({ plan }) => plan)];
}

/** Whether the search found no plan that meets the targets, or fresh replications show that this one does not. */
function isTargetMissed(judge: Judge, used: Judge, chosen: Plan, count: number): boolean {
  return judge.score(chosen, judge.samples.countOf(chosen)).missedBy > 0 || used.missesClearly(chosen, count);
}

function differenceThatMatters({ smallestDifference }: OptimizeSetting, judge: Judge, today: Plan): number {
  if (smallestDifference !== undefined) return smallestDifference;
  const count = judge.samples.countOf(today);
  const value = count > 0 ? Math.abs(judge.score(today, count).value) : 0;
  return Math.max(SHARE_THAT_MATTERS * value, Number.MIN_VALUE);
}

async function tellMargins(
  setting: OptimizeSetting,
  judge: Judge,
  found: SearchResult,
  chosen: Plan,
): Promise<Margin[] | undefined> {
  setting.onProgress?.({ phase: "margins", replications: judge.samples.replications });
  const { replications } = setting.effort ?? USUAL_EFFORT;
  return marginsOf(judge, chosen, found.functions, setting.engines, replications);
}

function figuresOf(judge: Judge, chosen: Plan, today: Plan, count: number) {
  const own = judge.values(chosen, count);
  const targetsOf = (plan: Plan): FreshFigure[] =>
    judge.objective.targetsAtMost.map((_, at) => figureOf(judge.samples.values(plan, at + 1, count)));
  return {
    value: figureOf(own),
    today: figureOf(judge.values(today, count)),
    difference: judge.difference(chosen, today, count),
    targets: targetsOf(chosen),
    targetsToday: targetsOf(today),
  };
}

/** Mean and its standard error. */
export function figureOf(values: Float64Array): FreshFigure {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}

async function promiseOf({ fluid }: OptimizeSetting, judge: Judge, chosen: Plan, today: Plan) {
  if (!fluid?.isOfObjective) return {};
  const valueOf = async (plan: Plan): Promise<number> => {
    const cuts = await fluid.cutsAt(Float64Array.from(plan));
    const mean = cuts?.reduce((sum, { cut, probability }) => sum + probability * cut.value, 0) ?? NaN;
    return mean * fluid.scale + judge.costTerm(plan);
  };
  return { promise: { plan: await valueOf(chosen), today: await valueOf(today) } };
}

async function relaxationsForTargets({ space, engines }: OptimizeSetting, judge: Judge, { functions }: SearchResult) {
  const options = { functions, ...costCoefficients(judge), mustMeetTargets: true };
  const relaxed = await smallestRelaxation(space, options, engines);
  return relaxed?.relaxations ?? [];
}
