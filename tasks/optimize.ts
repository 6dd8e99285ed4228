import { phrase } from "../scenarios/message.ts";
import type { RunMoney } from "../analysis/run-money.ts";
import { budgetOf, type VariedBudget, withBudget } from "../optimizer/budgets.ts";
import { type Frontier, frontierOf } from "../optimizer/frontier.ts";
import {
  type EffortName,
  EFFORTS,
  type Infeasible,
  optimize,
  type OptimizeSetting,
  type OptimizeStep,
  type Proposal,
} from "../optimizer/optimize.ts";
import type { PlanRunner } from "../optimizer/plan-runner.ts";
import { plansMoney } from "../optimizer/plan-money.ts";
import { settingOf } from "../optimizer/setting.ts";
import type { Engines } from "../optimizer/solver.ts";
import type { Effect } from "../report/effect.ts";
import type { Language } from "../report/language.ts";
import { type DocumentHead, frontierDocument, infeasibleDocument, proposalDocument } from "../report/plan-json.ts";
import { frontierMoneyPart } from "../report/frontier-money.ts";
import type { PlanContext } from "../report/plan-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { ScenarioError, newProblem } from "../scenarios/problems.ts";
import { type LoadedProblem, readProblem } from "../scenarios/read-problem.ts";
import { manifestFor, runFacts } from "./manifest.ts";
import { moneyPart, type PricesInput, readMoney } from "./money.ts";
import { planFileText } from "./plan-text.ts";
import { QuestionError } from "./question-error.ts";
import type { OptimizeQuestion } from "./questions.ts";
import { baseName, fileOf } from "./scenario-input.ts";
import { kindFrom, type Sources } from "./sources.ts";

const USUAL_LEVELS = 8;

/** A problem with the amounts that were asked for. */
export interface OptimizeInput {
  readonly question: OptimizeQuestion;
  readonly loaded: LoadedProblem;
  readonly effort: EffortName;
  /** Where it is asked about money. */
  readonly prices?: PricesInput | undefined;
  /** The budget whose levels the frontier goes through, and the levels. */
  readonly frontier?: { readonly budget: VariedBudget; readonly levels: readonly number[] };
}

/** What came of the search. */
export interface OptimizeFound {
  readonly asked: OptimizeInput;
  readonly setting: OptimizeSetting;
  readonly outcome: Proposal | Infeasible | Frontier;
  /** What today and the plan, or the plan of each level, cost whom, where that was asked for. */
  readonly money?: readonly RunMoney[] | undefined;
}

/** @throws ScenarioError with everything that is wrong; QuestionError where a budget is not there */
export function readOptimize(question: OptimizeQuestion, sources: Sources): OptimizeInput {
  const file = fileOf(question.problem, "problem", sources);
  if (kindFrom(sources, file) === "scenario") {
    const message = phrase(
      "is a scenario, not a problem for the optimizer; docs/optimizer.md tells how a problem is written",
    );
    throw new ScenarioError([newProblem(message, { file })]);
  }
  const { seed, budget, effort = "usual" } = question;
  const written = readProblem(file, sources.readText, seed === undefined ? [] : [{ path: "run.seed", set: seed }]);
  const overrides = budget.map((text, at) => budgetFrom(text, written, `budget.${at}`));
  const problem = overrides.reduce(withBudget, written.problem);
  const loaded = { ...written, problem };
  const prices = readMoney(question, [loaded.base.scenario], sources);
  if (question.frontier === undefined) return { question, loaded, effort, prices };
  const varied = budgetOf(problem, overrides.at(-1)?.id);
  if (!varied) throw new QuestionError({ kind: "which-budget", ids: Object.keys(problem.budgets ?? {}) }, "frontier");
  return {
    question,
    loaded,
    effort,
    prices,
    frontier: { budget: varied, levels: levelsOf(question.frontier, varied) },
  };
}

/** `15e6`, or `drift=15e6`. */
function budgetFrom(text: string, { problem }: LoadedProblem, path: string): VariedBudget {
  const ids = Object.keys(problem.budgets ?? {});
  const [amountText, id] = text.split("=").reverse();
  const atMost = amountOf(amountText);
  if (atMost === undefined) throw new QuestionError({ kind: "budget-needed", text }, path);
  if (id !== undefined && !ids.includes(id)) throw new QuestionError({ kind: "no-such-budget", id, ids }, path);
  const budget = budgetOf(problem, id);
  if (!budget) throw new QuestionError({ kind: "which-budget", ids }, path);
  return { ...budget, atMost };
}

/** An amount of money as it is written, such as 15e6; undefined for anything else. */
export function amountOf(text: string): number | undefined {
  const amount = /^\d[\d.]*(e\d+)?$/i.test(text.trim()) ? Number(text) : NaN;
  return Number.isFinite(amount) ? amount : undefined;
}

function levelsOf(asked: NonNullable<OptimizeQuestion["frontier"]>, { atMost }: VariedBudget): readonly number[] {
  if (typeof asked === "object") return asked;
  const count = asked === true ? USUAL_LEVELS : asked;
  return Array.from({ length: count }, (_, at) => ((at + 1) * atMost) / count);
}

export interface OptimizeOptions {
  readonly runner: PlanRunner;
  readonly engines: Engines;
  readonly onProgress?: (step: OptimizeStep) => void;
}

/** Searches. @returns undefined where it was cancelled before any plan had been simulated */
export async function performOptimize(
  asked: OptimizeInput,
  options: OptimizeOptions,
): Promise<OptimizeFound | undefined> {
  const { loaded, frontier } = asked;
  const setting = await settingOf(loaded, { ...options, effort: EFFORTS[asked.effort] });
  if (!setting) return undefined;
  const outcome = frontier ? await frontierOf(setting, frontier.budget, frontier.levels) : await optimize(setting);
  return outcome && { asked, setting, outcome, money: await moneyOf(asked, setting, outcome) };
}

/** Of a plan that was found, as sure as it is; whoever stopped the search does not want to wait for it. */
async function moneyOf(
  { loaded, prices }: OptimizeInput,
  { space, freshResults }: OptimizeSetting,
  outcome: OptimizeFound["outcome"],
): Promise<OptimizeFound["money"]> {
  if (!prices || !freshResults) return undefined;
  if ("levels" in outcome) {
    const { levels, isCancelled, replications } = outcome;
    const plans = levels.map(({ plan }) => plan);
    return isCancelled ? undefined : plansMoney(loaded, space, plans, replications, freshResults, prices);
  }
  if (outcome.status === "infeasible" || outcome.isCancelled) return undefined;
  return plansMoney(loaded, space, [outcome.plan], outcome.freshReplications, freshResults, prices);
}

/** What is told of a plan beside itself. */
export function contextOf({ asked: { loaded }, setting }: OptimizeFound): PlanContext {
  const scenario = scenarioFacts(loaded.base.scenario, loaded.base.title);
  return { problem: loaded.problem, space: setting.space, scenario, engineVersion: runFacts(scenario).engineVersion };
}

/** The object that `flyt optimize --json` prints. */
export function optimizeResult(found: OptimizeFound): object {
  const { asked, setting, outcome } = found;
  const { space } = setting;
  if ("levels" in outcome) {
    const document = frontierDocument(headOf(found, outcome), space, outcome, outcome.replications);
    return { ...document, ...frontierMoneyPart(found.money, outcome) };
  }
  if (outcome.status === "infeasible") return infeasibleDocument(headOf(found, undefined), space, outcome);
  const document = proposalDocument(headOf(found, outcome), asked.loaded.problem, space, outcome, outcome.replications);
  return { ...document, ...moneyPart(found.money?.[1], contextOf(found).scenario) };
}

function headOf(found: OptimizeFound, simulated: Proposal | Frontier | undefined): DocumentHead {
  const { loaded, effort } = found.asked;
  const { problem, space, scenario } = contextOf(found);
  const input = { name: baseName(loaded.scenarioFile), file: loaded.scenarioFile, loaded: loaded.base };
  const none: Effect = { kind: "none", dates: [] };
  const { replications = 0, isCancelled = false } = simulated ?? {};
  // Fresh replications that there would have been without an interruption.
  const wanted = isCancelled ? Math.max(replications, EFFORTS[effort].freshReplications) : replications;
  return {
    manifest: manifestFor([input], [none], runFacts(scenario), replications, wanted),
    problem: {
      name: baseName(loaded.file),
      title: problem.name,
      effect: problem.effect,
      phases: space.phases,
      effort,
    },
  };
}

/** Plans as files of changes, by their names: one, or for a frontier one for each level. */
export function planTexts({ asked, setting, outcome }: OptimizeFound, language: Language): Record<string, string> {
  const textOf = (plan: Proposal["plan"]) => planFileText(asked.loaded.problem, setting.space, plan, language);
  if (!("levels" in outcome)) return outcome.status === "infeasible" ? {} : { "plan.yaml": textOf(outcome.plan) };
  return Object.fromEntries(outcome.levels.map(({ budget, plan }) => [`plan-${budget / 1e6}.yaml`, textOf(plan)]));
}
