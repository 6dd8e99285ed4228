import type { Change } from "../../scenarios/change.ts";
import type { PlanningProblem } from "../../scenarios/problem.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { sliderGroups } from "./sliders.ts";

/** A problem for the optimizer that comes with the page. */
export interface ProblemEntry {
  readonly id: string;
  /** Id of the scenario that it is about. */
  readonly model: string;
  readonly problem: PlanningProblem;
}

/** One field of a part of a problem, as its schema has it. */
export interface PlanField {
  readonly field: string;
  readonly kind: "number" | "boolean";
  readonly isWhole: boolean;
  readonly isRequired: boolean;
  /** As the schema names it; empty where it has none. */
  readonly unit: string;
  readonly least: number | null;
  readonly most: number | null;
  /** English, from the schema. */
  readonly description: string;
}

/** The parts of a problem that have fields. */
export type PlanPart = "levers" | "budgets" | "resources" | "policies";
export type PlanFields = Readonly<Record<PlanPart | "targets", readonly PlanField[]>>;

/** What is made as small as can be, as the form offers it; others are kept as they are written. */
export type PlanGoal = "nights" | "ready" | "nightsPerStay" | "cost" | "other";

const GOAL_MEASURES = {
  nights: "overstayNightsPerYear",
  ready: "dischargeReadyMean",
  nightsPerStay: "nightsPerStayWithNight",
} as const;

/** A target for the least cost, where a problem had none: what it costs to do nothing would be least. */
const FIRST_TARGET = { measure: "dischargeReadyMean", atMost: 10 } as const;

/** Files of a question to the optimizer: the problem, and where it has changes the scenario that it is about. */
export interface PlanQuestion {
  readonly problem: PlanningProblem;
  readonly model: string;
  /** Changes that are made whatever is decided. */
  readonly changes: readonly Change[];
}

/**
 * A problem about a scenario that no problem was written for: each capacity may be extended within the range of its slider. What a unit
 * costs is not known, so it is left to the user; the budget counts units until then.
 */
export function firstProblem(base: Scenario): PlanningProblem {
  const sliders = sliderGroups(base)
    .flatMap((group) => group.sliders.map((slider) => ({ owner: group.owner, ...slider })))
    .filter(({ unit, step }) => unit !== "hours" && step === 1);
  const levers = sliders.map(({ path, place, unit, owner, base: now, most }) => [
    unit === "beds" ? place : `${place}-${unit}`,
    {
      name: base.places[place]?.name ?? place,
      effects: [{ path, addPerUnit: 1 }],
      most: most - now,
      costPerUnitPerYear: FIRST_COST,
      paidBy: owner,
    },
  ]);
  return {
    name: base.name,
    scenario: "",
    effect: "first-years",
    levers: Object.fromEntries(levers),
    budgets: { drift: { name: FIRST_BUDGET, perYearAtMost: 5 * FIRST_COST } },
    minimise: { measures: [{ measure: GOAL_MEASURES.nights }] },
  } as PlanningProblem;
}

/** A round sum to write over. */
const FIRST_COST = 1_000_000;
const FIRST_BUDGET = { nb: "Årlig drift", nn: "Årleg drift", en: "Running costs a year" };

export function goalOf({ minimise: { measures = [], costWeight = 0 } }: PlanningProblem): PlanGoal {
  if (measures.length === 0 && costWeight === 1) return "cost";
  const [first] = measures;
  const isPlain = measures.length === 1 && costWeight === 0 && Object.keys(first).length === 1;
  const known = (Object.keys(GOAL_MEASURES) as (keyof typeof GOAL_MEASURES)[]).find(
    (goal) => first?.measure === GOAL_MEASURES[goal],
  );
  return isPlain && known ? known : "other";
}

/** The problem with another goal. The least cost needs a target; any other goal can do without. */
export function withGoal(problem: PlanningProblem, goal: PlanGoal): PlanningProblem {
  if (goal === "other") return problem;
  if (goal !== "cost") return { ...problem, minimise: { measures: [{ measure: GOAL_MEASURES[goal] }] } };
  const { targets = [] } = problem;
  return { ...problem, minimise: { costWeight: 1 }, targets: targets.length > 0 ? targets : [FIRST_TARGET] };
}

/** The problem with a field of one of its parts set; taken away where the value is undefined. */
export function withField(
  problem: PlanningProblem,
  part: PlanPart,
  id: string,
  field: string,
  value: number | boolean | undefined,
): PlanningProblem {
  const entries = (problem[part] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const { [field]: _, ...rest } = entries[id] ?? {};
  const entry = value === undefined ? rest : { ...rest, [field]: value };
  return { ...problem, [part]: { ...entries, [id]: entry } };
}

/** The problem with what a target is at most; the target is taken away where the value is undefined. */
export function withTarget(problem: PlanningProblem, at: number, atMost: number | undefined): PlanningProblem {
  const { targets = [FIRST_TARGET], ...rest } = problem;
  const next =
    atMost === undefined
      ? targets.toSpliced(at, 1)
      : targets.map((one, own) => (own === at ? { ...one, atMost } : one));
  return next.length === 0 ? rest : { ...rest, targets: next };
}

/** The targets as the form shows them: the usual one, empty, where the problem has none. */
export function targetsShown({ targets = [] }: PlanningProblem): readonly {
  readonly measure: string;
  readonly place?: string | undefined;
  readonly atMost: number | null;
}[] {
  return targets.length > 0 ? targets : [{ measure: FIRST_TARGET.measure, atMost: null }];
}

export function withPhases(problem: PlanningProblem, dates: readonly string[]): PlanningProblem {
  const { phases: _, ...rest } = problem;
  return dates.length === 0 ? rest : { ...rest, phases: [...dates] };
}

const PROBLEM_FILE = "problem.json";
const BASE_FILE = "base.json";

/** What is sent to `/api/v1/optimizations`. */
export function questionBody(
  { problem, model, changes }: PlanQuestion,
  effort: string,
  wantsFrontier: boolean,
): Readonly<Record<string, unknown>> {
  const example = `examples/${model}.yaml`;
  const scenario = changes.length === 0 ? example : BASE_FILE;
  const base = { extends: example, name: problem.name, changes };
  return {
    problem: PROBLEM_FILE,
    effort,
    money: true,
    ...(wantsFrontier && { frontier: true, budget: variedBudget(problem) }),
    files: {
      [PROBLEM_FILE]: JSON.stringify({ ...problem, scenario }),
      ...(changes.length > 0 && { [BASE_FILE]: JSON.stringify(base) }),
    },
  };
}

/** The first budget with an amount, as it is: of several, the question must name the one that the frontier varies. */
function variedBudget({ budgets = {} }: PlanningProblem): string[] {
  const found = Object.entries(budgets).flatMap(([id, { perYearAtMost, onceAtMost }]) => {
    const amount = perYearAtMost ?? onceAtMost;
    return amount === undefined ? [] : [`${id}=${amount}`];
  });
  return found.slice(0, 1);
}
