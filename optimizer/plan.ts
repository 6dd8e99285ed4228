import type { Change } from "../scenarios/change.ts";
import type { Lever, PlanningProblem } from "../scenarios/problem.ts";

/** [lever × phase] units in force from the start of the phase on, beside today; levers in order of id. */
export type Plan = Int32Array;

/** A problem without names: levers, phases and limits by index. */
export interface DecisionSpace {
  readonly leverIds: readonly string[];
  readonly levers: readonly Lever[];
  /** Dates on which phases begin, YYYY-MM-DD; empty for a plan that has always been in force. */
  readonly phases: readonly string[];
  readonly phaseCount: number;
  /** [phase] days in which it is measured. */
  readonly phaseDays: readonly number[];
  /** Measured days, those before the first phase among them. */
  readonly measuredDays: number;
  /** [lever] fewest and most units in force, and the step between. */
  readonly least: Int32Array;
  readonly most: Int32Array;
  readonly step: Int32Array;
  /** [lever] most units opened or closed at the start of one phase. */
  readonly largestChange: Float64Array;
  readonly limits: readonly PlanLimit[];
}

/** atLeast ≤ Σ ofUnits × units in force + Σ ofOpened × units opened ≤ atMost. */
export interface PlanLimit {
  readonly kind: "budget" | "resource" | "policy";
  readonly id: string;
  /** Phase that it holds in; −1 where it is about all of them. */
  readonly phase: number;
  /** [lever × phase] of units in force, and of units opened at the start of the phase (closed ones count as none). */
  readonly ofUnits: Float64Array;
  readonly ofOpened: Float64Array;
  readonly atLeast: number;
  readonly atMost: number;
  /** Whether amounts are for what is opened (NOK), or a year of running it (NOK/year), or neither. */
  readonly amount: "once" | "per-year" | "other";
}

/** What one unit in force costs in a phase, and what opening it costs, added up: NOK. */
export interface PlanCost {
  /** [phase] NOK a year, of all that is in force. */
  readonly perYear: readonly number[];
  /** NOK, of all that is opened. */
  readonly once: number;
  /** NOK a year over the measured days, what is opened once spread over them. */
  readonly meanPerYear: number;
  /** The same by the actor who pays; "" where the problem does not say who does. */
  readonly meanPerYearByActor: ReadonlyMap<string, number>;
}

const DAYS_PER_YEAR = 365;

/**
 * What may be decided, by index.
 * @param measuredDays of the run
 * @param firstDay first measured day, YYYY-MM-DD
 */
export function decisionSpaceOf(problem: PlanningProblem, firstDay: string, measuredDays: number): DecisionSpace {
  const leverIds = Object.keys(problem.levers).sort();
  const levers = leverIds.map((id) => problem.levers[id]);
  const phases = problem.effect === "long-run" ? [] : (problem.phases ?? [firstDay]);
  const phaseCount = Math.max(1, phases.length);
  const begins = phases.length === 0 ? [0] : phases.map((date) => Math.max(0, daysBetween(firstDay, date)));
  const phaseDays = begins.map((begin, phase) => Math.max(0, (begins[phase + 1] ?? measuredDays) - begin));
  const step = Int32Array.from(levers, ({ inStepsOf }) => inStepsOf ?? 1);
  const towardsZero = (units: number, by: number): number => Math.trunc(units / by) * by;
  const space = {
    leverIds,
    levers,
    phases,
    phaseCount,
    phaseDays,
    measuredDays,
    step,
    least: Int32Array.from(levers, (lever, at) => (lever.doNotTouch ? 0 : towardsZero(lever.least ?? 0, step[at]))),
    most: Int32Array.from(levers, (lever, at) => (lever.doNotTouch ? 0 : towardsZero(lever.most, step[at]))),
    largestChange: Float64Array.from(levers, ({ largestChangePerPhase }) => largestChangePerPhase ?? Infinity),
  };
  return { ...space, limits: limitsOf(problem, space) };
}

/** Today: nothing changed. */
export function noChange({ levers, phaseCount }: DecisionSpace): Plan {
  return new Int32Array(levers.length * phaseCount);
}

/** The same text for equal plans. */
export function planKey(plan: Plan): string {
  return plan.join(" ");
}

/** Whether a plan keeps bounds, steps, changes per phase, and all limits. */
export function isAllowed(space: DecisionSpace, plan: Plan): boolean {
  return breaches(space, plan).length === 0;
}

/** What a plan does not keep: a lever, or a limit, and by how much. */
export interface Breach {
  readonly of: "lever" | PlanLimit["kind"];
  readonly id: string;
  readonly phase: number;
  readonly by: number;
}

/** Everything that a plan does not keep; nothing for a plan that is allowed. */
export function breaches(space: DecisionSpace, plan: Plan): Breach[] {
  const found: Breach[] = [];
  const { phaseCount } = space;
  space.leverIds.forEach((id, lever) => {
    for (let phase = 0; phase < phaseCount; phase++) {
      const units = plan[lever * phaseCount + phase];
      const before = phase === 0 ? 0 : plan[lever * phaseCount + phase - 1];
      const by = Math.max(
        space.least[lever] - units,
        units - space.most[lever],
        Math.abs(units - before) - space.largestChange[lever],
        Math.abs(units % space.step[lever]),
      );
      if (by > 0) found.push({ of: "lever", id, phase, by });
    }
  });
  const opened = openedUnits(space, plan);
  for (const limit of space.limits) {
    const { kind, id, phase, atLeast, atMost } = limit;
    const sum = amountOf(limit, plan, opened);
    const tolerance = LIMIT_TOLERANCE * (1 + Math.abs(Number.isFinite(atMost) ? atMost : atLeast));
    const by = Math.max(sum - atMost, atLeast - sum);
    if (by > tolerance) found.push({ of: kind, id, phase, by });
  }
  return found;
}

/** What a plan takes of a limit. */
export function amountOf({ ofUnits, ofOpened }: PlanLimit, plan: Plan, opened: Int32Array): number {
  return plan.reduce((sum, units, at) => sum + ofUnits[at] * units + ofOpened[at] * opened[at], 0);
}

/** [lever × phase] units opened at the start of the phase; 0 where some are closed. */
export function openedUnits({ phaseCount }: DecisionSpace, plan: Plan): Int32Array {
  return plan.map((units, at) => Math.max(0, units - (at % phaseCount === 0 ? 0 : plan[at - 1])));
}

/** Sums of decimal amounts differ in their last digits. */
const LIMIT_TOLERANCE = 1e-9;

/**
 * The changes that make a plan of a scenario: for each phase those of its units that were not in force before.
 * In a plan that has always been in force they have no date.
 */
export function planChanges(space: DecisionSpace, plan: Plan): Change[] {
  return space.levers.flatMap((lever, at) =>
    Array.from({ length: space.phaseCount }, (_, phase) => {
      const before = phase === 0 ? 0 : plan[at * space.phaseCount + phase - 1];
      const opened = plan[at * space.phaseCount + phase] - before;
      if (opened === 0) return [];
      const from = space.phases[phase];
      return lever.effects.map(({ path, addPerUnit }): Change => ({
        path,
        // Without the noise of binary fractions.
        add: Number((opened * addPerUnit).toPrecision(15)),
        ...(from !== undefined && { from }),
      }));
    }).flat(),
  );
}

/** What a plan costs: running what is in force, and opening it. Closing costs nothing, and saves what running costs. */
export function costOf(space: DecisionSpace, plan: Plan): PlanCost {
  const { phaseCount, measuredDays } = space;
  const byActor = new Map<string, number>();
  const perYear = Array.from({ length: phaseCount }, () => 0);
  let once = 0;
  leverCosts(space, plan).forEach((cost, at) => {
    cost.inPhases.forEach((running, phase) => (perYear[phase] += running));
    once += cost.once;
    const actor = space.levers[at].paidBy ?? "";
    const own = cost.meanPerYear + (cost.once * DAYS_PER_YEAR) / measuredDays;
    byActor.set(actor, (byActor.get(actor) ?? 0) + own);
  });
  const meanPerYear = [...byActor.values()].reduce((sum, amount) => sum + amount, 0);
  return { perYear, once, meanPerYear, meanPerYearByActor: byActor };
}

/** What the units of one lever cost: NOK. */
export interface LeverCost {
  /** [phase] NOK a year, of what is in force. */
  readonly inPhases: readonly number[];
  /** NOK a year of running them, the mean over the measured days. */
  readonly meanPerYear: number;
  /** NOK, of all that is opened. */
  readonly once: number;
}

/** [lever] what a plan costs, lever by lever. */
export function leverCosts({ levers, phaseCount, phaseDays, measuredDays }: DecisionSpace, plan: Plan): LeverCost[] {
  return levers.map(({ costPerUnitPerYear = 0, costPerUnitOnce = 0 }, at) => {
    const own = plan.subarray(at * phaseCount, (at + 1) * phaseCount);
    const inPhases = Array.from(own, (units) => units * costPerUnitPerYear);
    const meanPerYear = inPhases.reduce((sum, running, phase) => sum + running * phaseDays[phase], 0) / measuredDays;
    const opened = own.reduce((sum, units, phase) => sum + Math.max(0, units - (phase === 0 ? 0 : own[phase - 1])), 0);
    return { inPhases, meanPerYear, once: opened * costPerUnitOnce };
  });
}

type SpaceWithoutLimits = Omit<DecisionSpace, "limits">;

/** Amount that one unit of a lever has in a limit. */
type AmountOf = (lever: Lever, id: string) => number;

function limitsOf(problem: PlanningProblem, space: SpaceWithoutLimits): PlanLimit[] {
  return [...budgetLimits(problem, space), ...resourceLimits(problem, space), ...policyLimits(problem, space)];
}

function budgetLimits({ budgets = {} }: PlanningProblem, space: SpaceWithoutLimits): PlanLimit[] {
  return Object.keys(budgets)
    .sort()
    .flatMap((id) => {
      const { actor, perYearAtMost, onceAtMost, phases } = budgets[id];
      const isPaid = (lever: Lever): boolean => actor === undefined || lever.paidBy === actor;
      const wanted = phasesOf(space).filter((phase) => phases === undefined || phases.includes(space.phases[phase]));
      const perYear: AmountOf = (lever) => (isPaid(lever) ? (lever.costPerUnitPerYear ?? 0) : 0);
      const once: AmountOf = (lever) => (isPaid(lever) ? (lever.costPerUnitOnce ?? 0) : 0);
      const limits: PlanLimit[] = [];
      const add = (amount: PlanLimit["amount"], phase: number, ofUnits: Float64Array, ofOpened: Float64Array): void => {
        const atMost = (amount === "once" ? onceAtMost : perYearAtMost) ?? Infinity;
        limits.push({ kind: "budget", id, phase, ofUnits, ofOpened, atLeast: -Infinity, atMost, amount });
      };
      if (perYearAtMost !== undefined) {
        for (const phase of wanted) add("per-year", phase, amountsIn(space, [phase], perYear), nothing(space));
      }
      if (onceAtMost !== undefined) {
        if (phases === undefined) add("once", ALL_PHASES, nothing(space), amountsIn(space, wanted, once));
        else for (const phase of wanted) add("once", phase, nothing(space), amountsIn(space, [phase], once));
      }
      return limits;
    });
}

function resourceLimits({ resources = {} }: PlanningProblem, space: SpaceWithoutLimits): PlanLimit[] {
  return Object.keys(resources)
    .sort()
    .flatMap((id) => everyPhase(space, "resource", id, ({ uses }) => uses?.[id] ?? 0, -Infinity, resources[id].atMost));
}

function policyLimits({ policies = {} }: PlanningProblem, space: SpaceWithoutLimits): PlanLimit[] {
  return Object.keys(policies)
    .sort()
    .flatMap((id) => {
      const { units, atLeast = -Infinity, atMost = Infinity } = policies[id];
      return everyPhase(space, "policy", id, (_, lever) => units[lever] ?? 0, atLeast, atMost);
    });
}

function everyPhase(
  space: SpaceWithoutLimits,
  kind: PlanLimit["kind"],
  id: string,
  amount: AmountOf,
  atLeast: number,
  atMost: number,
): PlanLimit[] {
  return phasesOf(space).map((phase) => {
    const ofUnits = amountsIn(space, [phase], amount);
    return { kind, id, phase, ofUnits, ofOpened: nothing(space), atLeast, atMost, amount: "other" };
  });
}

/** In place of a phase: the limit is about all of them together. */
const ALL_PHASES = -1;

function phasesOf({ phaseCount }: SpaceWithoutLimits): number[] {
  return Array.from({ length: phaseCount }, (_, phase) => phase);
}

/** [lever × phase] an amount for each unit in some phases, 0 in others. */
function amountsIn(space: SpaceWithoutLimits, phases: readonly number[], amount: AmountOf): Float64Array {
  const amounts = nothing(space);
  space.levers.forEach((lever, at) => {
    for (const phase of phases) amounts[at * space.phaseCount + phase] = amount(lever, space.leverIds[at]);
  });
  return amounts;
}

function nothing({ levers, phaseCount }: SpaceWithoutLimits): Float64Array {
  return new Float64Array(levers.length * phaseCount);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_PER_DAY);
}

const MS_PER_DAY = 86_400_000;
