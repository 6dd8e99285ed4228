import type { PlanningProblem } from "../scenarios/problem.ts";
import type { DecisionSpace } from "./plan.ts";

/** The budget whose amount is another one, or varied: its id, and what is limited. */
export interface VariedBudget {
  readonly id: string;
  /** Running costs a year where it limits those, else what is opened. */
  readonly amount: "per-year" | "once";
  /** NOK/year, or NOK. */
  readonly atMost: number;
}

/**
 * The budget of an id, or the only one.
 * @returns undefined where there is none of that id, or not just one
 */
export function budgetOf({ budgets = {} }: PlanningProblem, id?: string): VariedBudget | undefined {
  const ids = Object.keys(budgets);
  const chosen = id ?? (ids.length === 1 ? ids[0] : undefined);
  if (chosen === undefined || !Object.hasOwn(budgets, chosen)) return undefined;
  const { perYearAtMost, onceAtMost } = budgets[chosen];
  if (perYearAtMost !== undefined) return { id: chosen, amount: "per-year", atMost: perYearAtMost };
  return onceAtMost === undefined ? undefined : { id: chosen, amount: "once", atMost: onceAtMost };
}

/** The problem with another amount in a budget. */
export function withBudget(problem: PlanningProblem, { id, amount, atMost }: VariedBudget): PlanningProblem {
  const budget = problem.budgets?.[id] ?? {};
  const field = amount === "per-year" ? "perYearAtMost" : "onceAtMost";
  return { ...problem, budgets: { ...problem.budgets, [id]: { ...budget, [field]: atMost } } };
}

/** The decisions with another amount in a budget. */
export function spaceWithBudget(space: DecisionSpace, { id, amount, atMost }: VariedBudget): DecisionSpace {
  const limits = space.limits.map((limit) =>
    limit.kind === "budget" && limit.id === id && limit.amount === amount ? { ...limit, atMost } : limit,
  );
  return { ...space, limits };
}
