import { availableParallelism } from "node:os";
import { SimulationPool } from "../engine/pool.ts";
import { budgetOf, type VariedBudget, withBudget } from "../optimizer/budgets.ts";
import { type Frontier, frontierOf } from "../optimizer/frontier.ts";
import { type EffortName, EFFORTS, optimize, type OptimizeSetting, type OptimizeStep } from "../optimizer/optimize.ts";
import type { Infeasible, Proposal } from "../optimizer/optimize.ts";
import { planChanges } from "../optimizer/plan.ts";
import { settingOf } from "../optimizer/setting.ts";
import { SolverWorker } from "../optimizer/solver-worker.ts";
import { type Effect, effectOf } from "../report/effect.ts";
import { frontierSummary } from "../report/frontier-summary.ts";
import { type DocumentHead, frontierDocument, infeasibleDocument, proposalDocument } from "../report/plan-json.ts";
import { infeasibleSummary, type PlanContext, proposalSummary } from "../report/plan-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { loadKind, loadProblem } from "../scenarios/load.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import type { LoadedProblem } from "../scenarios/read-problem.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { quotedWord, SimulationFault } from "./faults.ts";
import { catchInterrupt } from "./interrupt.ts";
import { manifestFor, runFacts } from "./manifest.ts";
import { OPTIMIZE_WORDS } from "./optimize-words.ts";
import { planFileText, refuseExisting, writePlan, writePlans } from "./plan-file.ts";
import { Progress } from "./progress.ts";
import { baseName, fileOf } from "./scenario-input.ts";
import { refuseTooManyPatients } from "./size.ts";
import type { Talk } from "./talk.ts";

export interface OptimizeFlags {
  /** Amounts in place of those of the problem: `15e6` for its only budget, or `id=15e6`. */
  readonly budget: readonly string[];
  /** Levels of the budget: how many, or which; true for the usual number. */
  readonly frontier?: true | string | undefined;
  readonly effort?: EffortName | undefined;
  readonly out?: string | undefined;
  readonly seed?: string | undefined;
  readonly threads?: number | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

const USUAL_LEVELS = 8;
const MOST_LEVELS = 20;

/** What a command line asks of a problem. */
interface Question {
  readonly loaded: LoadedProblem;
  readonly flags: OptimizeFlags;
  /** The budget whose levels the frontier goes through, and the levels. */
  readonly frontier?: { readonly budget: VariedBudget; readonly levels: readonly number[] };
}

/** `flyt optimize`: proposes what to change within the limits of a problem, or the best plan for each level of a budget. */
export async function optimizeProblem(word: string, flags: OptimizeFlags, talk: Talk): Promise<Exit> {
  const question = questionOf(word, flags, talk);
  if (flags.out !== undefined) refuseExisting(flags.out, talk);
  talk.sayProblems(question.loaded.base.warnings);
  const { setting, outcome } = await searched(question, talk);
  if (setting === undefined || outcome === undefined) {
    talk.say(OPTIMIZE_WORDS[talk.language].nothingFound);
    return EXIT.interrupted;
  }
  if ("levels" in outcome) return tellFrontier(question, setting, outcome, talk);
  if (outcome.status === "infeasible") return tellInfeasible(question, setting, outcome, talk);
  return tellProposal(question, setting, outcome, talk);
}

function questionOf(word: string, flags: OptimizeFlags, talk: Talk): Question {
  const file = fileOf(word, "problem");
  if (loadKind(file) === "scenario") {
    const message = "is a scenario, not a problem for the optimizer; docs/optimizer.md tells how a problem is written";
    throw new ScenarioError([{ severity: "error", file, line: 0, column: 0, path: "", message }]);
  }
  const seed = flags.seed === undefined ? [] : [{ path: "run.seed", set: flags.seed }];
  const written = loadProblem(file, seed);
  const overrides = flags.budget.map((text) => budgetFrom(text, written, talk));
  const problem = overrides.reduce(withBudget, written.problem);
  const loaded = { ...written, problem };
  if (flags.frontier === undefined) return { loaded, flags };
  const budget = budgetOf(problem, overrides.at(-1)?.id);
  if (!budget) throw new UsageError(OPTIMIZE_WORDS[talk.language].whichBudget(Object.keys(problem.budgets ?? {})));
  return { loaded, flags, frontier: { budget, levels: levelsOf(flags.frontier, budget, talk) } };
}

/** `15e6`, or `drift=15e6`. */
function budgetFrom(text: string, { problem }: LoadedProblem, talk: Talk): VariedBudget {
  const words = OPTIMIZE_WORDS[talk.language];
  const ids = Object.keys(problem.budgets ?? {});
  const [amountText, id] = text.split("=").reverse();
  const atMost = amountOf(amountText);
  if (atMost === undefined) throw new UsageError(words.budgetNeeded(JSON.stringify(text)));
  if (id !== undefined && !ids.includes(id)) throw new UsageError(words.noSuchBudget(id, ids));
  const budget = budgetOf(problem, id);
  if (!budget) throw new UsageError(words.whichBudget(ids));
  return { ...budget, atMost };
}

function levelsOf(asked: true | string, { atMost }: VariedBudget, talk: Talk): number[] {
  const count = asked === true ? USUAL_LEVELS : /^\d{1,2}$/.test(asked) ? Number(asked) : undefined;
  if (count !== undefined && count >= 2 && count <= MOST_LEVELS) {
    return Array.from({ length: count }, (_, at) => ((at + 1) * atMost) / count);
  }
  const amounts = count === undefined ? String(asked).split(",").map(amountOf) : [];
  const levels = amounts.filter((amount) => amount !== undefined);
  if (levels.length < 2 || levels.length > MOST_LEVELS || levels.length < amounts.length) {
    throw new UsageError(OPTIMIZE_WORDS[talk.language].frontierNeeded(JSON.stringify(String(asked))));
  }
  return levels;
}

function amountOf(text: string): number | undefined {
  const amount = /^\d[\d.]*(e\d+)?$/i.test(text.trim()) ? Number(text) : NaN;
  return Number.isFinite(amount) ? amount : undefined;
}

interface Searched {
  readonly setting: OptimizeSetting | undefined;
  readonly outcome: Proposal | Infeasible | Frontier | undefined;
}

/** Searches on all threads, with progress; Ctrl-C keeps the best so far. */
async function searched({ loaded, flags, frontier }: Question, talk: Talk): Promise<Searched> {
  const words = OPTIMIZE_WORDS[talk.language];
  const threads = flags.threads ?? availableParallelism();
  refuseTooManyPatients([loaded.base.scenario], [loaded.scenarioFile], threads);
  const interrupt = catchInterrupt();
  const progress = new Progress(talk);
  const startedMs = performance.now();
  let replications = 0;
  const onProgress = (step: OptimizeStep): void => {
    replications = Math.max(replications, step.replications);
    if (flags.quiet || interrupt.signal.aborted) return;
    progress.note(words.progress(words.step[step.phase], talk.number(step.replications)));
  };
  interrupt.signal.addEventListener("abort", () => {
    progress.clear();
    talk.say(talk.messages.stopping);
  });
  if (!flags.quiet) progress.note(words.setsUp);
  const pool = new SimulationPool(threads);
  const engines = new SolverWorker();
  try {
    const effort = EFFORTS[flags.effort ?? "usual"];
    const setting = await settingOf(loaded, { pool, engines, effort, signal: interrupt.signal, onProgress });
    if (!setting) return { setting, outcome: undefined };
    const outcome = frontier ? await frontierOf(setting, frontier.budget, frontier.levels) : await optimize(setting);
    progress.clear();
    const seconds = (performance.now() - startedMs) / 1000;
    if (!flags.quiet && outcome) talk.say(words.finished(talk.number(replications), talk.number(seconds, 0)));
    return { setting, outcome };
  } catch (error) {
    if (error instanceof ScenarioError) throw error;
    throw new SimulationFault(error, loaded.base.scenario.run.seed);
  } finally {
    progress.clear();
    engines.end();
    await pool.close();
    interrupt.release();
  }
}

function contextOf({ loaded }: Question, setting: OptimizeSetting): PlanContext {
  const scenario = scenarioFacts(loaded.base.scenario, loaded.base.title);
  return { problem: loaded.problem, space: setting.space, scenario, engineVersion: runFacts(scenario).engineVersion };
}

function headOf(
  { loaded, flags }: Question,
  context: PlanContext,
  replications: number,
  wanted = replications,
): DocumentHead {
  const { problem, space, scenario } = context;
  const input = { name: baseName(loaded.scenarioFile), file: loaded.scenarioFile, loaded: loaded.base };
  const none: Effect = { kind: "none", dates: [] };
  return {
    manifest: manifestFor([input], [none], runFacts(scenario), replications, wanted),
    problem: {
      name: baseName(loaded.file),
      title: problem.name,
      effect: problem.effect,
      phases: space.phases,
      effort: flags.effort ?? "usual",
    },
  };
}

function tellProposal(question: Question, setting: OptimizeSetting, proposal: Proposal, talk: Talk): Exit {
  const { loaded, flags } = question;
  const context = contextOf(question, setting);
  const { space, problem } = context;
  const replications = proposal.replications;
  if (flags.out !== undefined) {
    writePlan(flags.out, planFileText(problem, space, proposal.plan, talk.language), talk);
  }
  if (flags.json) {
    const head = headOf(question, context, replications, wantedReplications(proposal, flags));
    talk.printJson(proposalDocument(head, problem, space, proposal, replications));
  } else {
    const effect = effectOf(loaded.variant(0, []), loaded.variant(0, planChanges(space, proposal.plan)));
    const command = flags.out === undefined ? {} : { command: compareCommand(loaded, flags.out, flags) };
    talk.print(proposalSummary({ ...context, proposal, effect, replications, ...command }, talk.tableOptions));
  }
  if (flags.out !== undefined && !flags.quiet) talk.say(talk.messages.written([flags.out]));
  if (proposal.isCancelled) return EXIT.interrupted;
  return proposal.status === "targets-missed" ? EXIT.infeasible : EXIT.done;
}

/** Fresh replications that there would have been without an interruption. */
function wantedReplications({ isCancelled, replications }: Proposal | Frontier, { effort }: OptimizeFlags): number {
  return isCancelled ? Math.max(replications, EFFORTS[effort ?? "usual"].freshReplications) : replications;
}

/** The command that compares today with a plan, over the same days and with the same seed. */
function compareCommand({ scenarioFile, problem }: LoadedProblem, out: string, { seed }: OptimizeFlags): string {
  const days = problem.lengthDays === undefined ? [] : ["--set", `run.lengthDays=${problem.lengthDays}`];
  const words = [scenarioFile, "--with", out, ...days, ...(seed === undefined ? [] : ["--seed", seed])];
  return `flyt compare ${words.map(quotedWord).join(" ")}`;
}

function tellInfeasible(question: Question, setting: OptimizeSetting, outcome: Infeasible, talk: Talk): Exit {
  const context = contextOf(question, setting);
  if (question.flags.json) talk.printJson(infeasibleDocument(headOf(question, context, 0), context.space, outcome));
  else talk.print(infeasibleSummary({ ...context, outcome }, talk.tableOptions));
  return EXIT.infeasible;
}

function tellFrontier(question: Question, setting: OptimizeSetting, frontier: Frontier, talk: Talk): Exit {
  const { flags } = question;
  const context = contextOf(question, setting);
  const { space, problem } = context;
  const { replications } = frontier;
  if (flags.out !== undefined) {
    const texts = frontier.levels.map(({ budget, plan }) => {
      return [`plan-${budget / 1e6}.yaml`, planFileText(problem, space, plan, talk.language)];
    });
    writePlans(flags.out, Object.fromEntries(texts) as Record<string, string>, talk);
  }
  if (flags.json) {
    const head = headOf(question, context, replications, wantedReplications(frontier, flags));
    talk.printJson(frontierDocument(head, space, frontier, replications));
  } else talk.print(frontierSummary({ ...context, frontier, replications }, talk.tableOptions));
  if (flags.out !== undefined && !flags.quiet) talk.say(talk.messages.written([flags.out]));
  return frontier.isCancelled ? EXIT.interrupted : EXIT.done;
}
