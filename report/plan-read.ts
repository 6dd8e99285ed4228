import {
  decisionSpaceOf,
  type DecisionSpace,
  noChange,
  type Plan,
  type PlanCost,
  type PlanLimit,
} from "../optimizer/plan.ts";
import type { Frontier, FrontierLevel } from "../optimizer/frontier.ts";
import type { FreshFigure } from "../optimizer/optimize.ts";
import type { Relaxation } from "../optimizer/relaxation.ts";
import type { PlanningProblem } from "../scenarios/problem.ts";
import type {
  CostDocument,
  FigureDocument,
  FrontierDocument,
  MarginDocument,
  OptimizeDocument,
  RelaxationDocument,
  UnitsDocument,
} from "./plan-json.ts";
import type { ToldProposal } from "./plan-summary.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";

/*
 * The documents of `optimize --json` turned back to what they were made of, so that whoever gets one from a server tells it in the
 * words of the command.
 */

/** What may be decided, of a problem about a scenario. */
export function spaceOfFacts(problem: PlanningProblem, { startDate, days }: ScenarioFacts): DecisionSpace {
  return decisionSpaceOf(problem, startDate, problem.lengthDays ?? days);
}

/** @returns undefined where the document has no plan: no plan keeps all limits */
export function proposalFrom(document: OptimizeDocument, space: DecisionSpace): ToldProposal | undefined {
  const { status, plan, cost, objective, targets = [], guarantee, margins = [], promise, relaxations } = document;
  if (status === "infeasible" || !plan || !cost || !objective) return undefined;
  return {
    status,
    plan: planFrom(plan, space),
    cost: costFrom(cost),
    value: figureFrom(objective.plan),
    today: figureFrom(objective.today),
    difference: figureFrom(objective.difference),
    targets: targets.map(figureFrom),
    targetsToday: targets.map(({ today }) => figureFrom(today)),
    statement: {
      confidence: guarantee?.confidence ?? 0.95,
      atMostWorse: guarantee?.atMostWorse ?? NaN,
      plans: guarantee?.plansCompared ?? 0,
      replications: guarantee?.freshReplications ?? 0,
    },
    margins: margins.map((margin) => marginFrom(margin, space)),
    ...(promise && { promise: { plan: promise.plan ?? NaN, today: promise.today ?? NaN } }),
    ...(relaxations && { relaxations: relaxationsFrom(relaxations, space) }),
    isCancelled: document.interrupted ?? false,
  };
}

export function relaxationsFrom(relaxations: readonly RelaxationDocument[], space: DecisionSpace): Relaxation[] {
  return relaxations.map((relaxation) => {
    const { side, by } = relaxation;
    return { limit: limitFrom(relaxation, space), by, side };
  });
}

export function frontierFrom(document: FrontierDocument, space: DecisionSpace): Frontier {
  const { budget, amount, today, levels, manifest, interrupted } = document;
  const atMost = Math.max(0, ...levels.map((level) => level.budget));
  return {
    budget: { id: budget, amount, atMost },
    today: figureFrom(today),
    levels: levels.map(({ budget: level, plan, cost, objective, difference, step, targets }): FrontierLevel => ({
      budget: level,
      plan: planFrom(plan, space),
      cost: costFrom(cost),
      value: figureFrom(objective),
      difference: figureFrom(difference),
      step: figureFrom(step),
      targets: targets.map(figureFrom),
    })),
    replications: manifest.replications,
    isCancelled: interrupted,
  };
}

function planFrom(units: readonly UnitsDocument[], space: DecisionSpace): Plan {
  const plan = noChange(space);
  for (const { lever, from, units: own } of units) {
    const phase = from === null ? 0 : space.phases.indexOf(from);
    plan[space.leverIds.indexOf(lever) * space.phaseCount + phase] = own;
  }
  return plan;
}

function costFrom({ perYear, once, meanPerYear, byActor }: CostDocument): PlanCost {
  const meanPerYearByActor = new Map(byActor.map(({ actor, meanPerYear: amount }) => [actor ?? "", amount]));
  return { perYear, once, meanPerYear, meanPerYearByActor };
}

function figureFrom({ mean, standardError }: FigureDocument): FreshFigure {
  return { mean: mean ?? NaN, standardError: standardError ?? NaN };
}

function marginFrom(margin: MarginDocument, space: DecisionSpace): ToldProposal["margins"][number] {
  const { used, shadowPrice, more, plan, difference, replications } = margin;
  return {
    limit: limitFrom(margin, space),
    used,
    shadowPrice: shadowPrice ?? NaN,
    more,
    plan: planFrom(plan, space),
    difference: difference.mean ?? NaN,
    standardError: difference.standardError ?? NaN,
    replications,
  };
}

type NamedLimit = Pick<MarginDocument, "kind" | "id" | "from" | "amount">;

/** A limit by its name, with the phase that it holds in. */
function limitFrom({ kind, id, from, amount }: NamedLimit, space: DecisionSpace): PlanLimit {
  const phase = from === null ? -1 : space.phases.indexOf(from);
  const own = space.limits.filter((limit) => limit.kind === kind && limit.id === id && limit.amount === amount);
  const found = own.find((limit) => limit.phase === phase) ?? own[0];
  if (!found) throw new RangeError(`the result is about a limit that the problem does not have: ${kind} ${id}`);
  return found;
}
