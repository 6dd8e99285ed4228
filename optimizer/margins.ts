import type { Judge } from "./judge.ts";
import { type CutFunction, masterProgram } from "./master.ts";
import { amountOf, breaches, openedUnits, type Plan, planKey, type PlanLimit } from "./plan.ts";
import { costCoefficients } from "./search.ts";
import { type Engines, solve } from "./solver.ts";

/** A limit that stops the plan, and what a little more of it would give. */
export interface Margin {
  readonly limit: PlanLimit;
  /** What the plan takes of it. */
  readonly used: number;
  /** What is minimised falls by so much for each unit of the limit more, as the program with its cuts has it; whole units not asked for. */
  readonly shadowPrice: number;
  /** So much more was tried by simulation. */
  readonly more: number;
  /** The best plan with so much more, as far as the cuts know. */
  readonly plan: Plan;
  /** Simulated: that plan less the chosen one, in all, and its standard error. */
  readonly difference: number;
  readonly standardError: number;
  readonly replications: number;
}

/**
 * What stops a plan: limits that leave no room for one more step of some lever, each with its shadow price and, beside it, what the
 * next step gives by simulation under the same random numbers.
 * @param count replications that the next step is chosen by; it is then told by all that the chosen plan has
 * @returns undefined after a cancellation
 */
export async function marginsOf(
  judge: Judge,
  chosen: Plan,
  functions: readonly CutFunction[],
  engines: Engines,
  count: number,
): Promise<Margin[] | undefined> {
  const { space } = judge;
  const cost = costCoefficients(judge);
  const relaxed = masterProgram(space, { functions, ...cost, isRelaxed: true });
  const outcome = await solve(relaxed.program, engines);
  const opened = openedUnits(space, chosen);
  const found: Margin[] = [];
  for (const [at, limit] of space.limits.entries()) {
    if (!Number.isFinite(limit.atMost)) continue;
    const used = amountOf(limit, chosen, opened);
    const more = nextStep(judge, limit, limit.atMost - used);
    if (more === undefined) continue;
    const limitsAtMost = space.limits.map((other, index) => (index === at ? other.atMost + more : other.atMost));
    const wider = masterProgram(space, { functions, ...cost, limitsAtMost });
    const answer = await solve(wider.program, engines);
    const isAnswered = answer.status === "optimal" || answer.status === "feasible";
    const allowed = onward(judge, chosen, limit).filter((plan) => isWithin(judge, plan, limit, more));
    const plans = [...(isAnswered ? [wider.unitsOf(answer.x)] : []), ...allowed];
    if (plans.length === 0) continue;
    const plan = await bestOf(judge, plans, count);
    if (!plan) return undefined;
    const all = Math.max(count, judge.samples.countOf(chosen));
    if (!(await judge.samples.ensure([chosen, plan], all))) return undefined;
    const { mean, standardError } = judge.difference(plan, chosen, all);
    const shadowPrice = outcome.status === "optimal" ? -outcome.duals[relaxed.limitRows[at]] : NaN;
    found.push({ limit, used, shadowPrice, more, plan, difference: mean, standardError, replications: all });
  }
  return found;
}

/** How much more of a limit the next step of the lever that takes most of it needs; undefined where there is room for it. */
function nextStep({ space }: Judge, { ofUnits, ofOpened }: PlanLimit, room: number): number | undefined {
  let most = 0;
  for (let decision = 0; decision < ofUnits.length; decision++) {
    const step = space.step[Math.floor(decision / space.phaseCount)];
    most = Math.max(most, step * Math.max(ofUnits[decision], ofOpened[decision]));
  }
  const short = most - room;
  return short > 0 ? short : undefined;
}

/** One step more of each lever that takes something of the limit. */
function onward({ space }: Judge, chosen: Plan, { ofUnits, ofOpened }: PlanLimit): Plan[] {
  const { phaseCount } = space;
  const levers = [...space.leverIds.keys()].filter((lever) => {
    const decisions = Array.from({ length: phaseCount }, (_, phase) => lever * phaseCount + phase);
    return decisions.some((decision) => ofUnits[decision] > 0 || ofOpened[decision] > 0);
  });
  return levers.map((lever) => {
    const plan = chosen.slice();
    for (let phase = 0; phase < phaseCount; phase++) {
      const decision = lever * phaseCount + phase;
      plan[decision] = Math.min(space.most[lever], plan[decision] + space.step[lever]);
    }
    return plan;
  });
}

/** Whether a plan keeps everything but one limit, and exceeds that by so much at most. */
function isWithin({ space }: Judge, plan: Plan, limit: PlanLimit, more: number): boolean {
  return breaches(space, plan).every(
    ({ of, id, phase, by }) =>
      of === limit.kind && id === limit.id && phase === limit.phase && by <= more * (1 + ROUNDING),
  );
}

const ROUNDING = 1e-9;

async function bestOf(judge: Judge, plans: readonly Plan[], count: number): Promise<Plan | undefined> {
  const distinct = [...new Map(plans.map((plan) => [planKey(plan), plan])).values()];
  if (!(await judge.samples.ensure(distinct, count))) return undefined;
  return judge.best(distinct, count);
}
