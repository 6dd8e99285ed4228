import { availableParallelism } from "node:os";
import { SimulationPool } from "../engine/pool.ts";
import type { Frontier } from "../optimizer/frontier.ts";
import type { EffortName, Infeasible, OptimizeStep, Proposal } from "../optimizer/optimize.ts";
import { planChanges } from "../optimizer/plan.ts";
import { PoolPlanRunner } from "../optimizer/plan-runner.ts";
import { SolverWorker } from "../optimizer/solver-worker.ts";
import { effectOf } from "../report/effect.ts";
import { frontierSummary } from "../report/frontier-summary.ts";
import type { ScenarioFacts } from "../report/scenario-facts.ts";
import { infeasibleSummary, proposalSummary } from "../report/plan-summary.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import type { LoadedProblem } from "../scenarios/read-problem.ts";
import {
  amountOf,
  contextOf,
  type OptimizeFound,
  type OptimizeInput,
  optimizeResult,
  performOptimize,
  planTexts,
  readOptimize,
} from "../tasks/optimize.ts";
import { MOST_LEVELS, type OptimizeQuestion } from "../tasks/questions.ts";
import { refuseTooManyPatients } from "../tasks/size.ts";
import { DISK } from "./disk.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { quotedWord, SimulationFault } from "./faults.ts";
import { catchInterrupt } from "./interrupt.ts";
import { OPTIMIZE_WORDS } from "./optimize-words.ts";
import { refuseExisting, writePlan, writePlans } from "./plan-file.ts";
import { Progress } from "./progress.ts";
import type { Talk } from "./talk.ts";

export interface OptimizeFlags {
  /** Amounts in place of those of the problem: `15e6` for its only budget, or `id=15e6`. */
  readonly budget: readonly string[];
  /** Levels of the budget: how many, or which; true for the usual number. */
  readonly frontier?: true | string | undefined;
  readonly effort?: EffortName | undefined;
  readonly money?: boolean | undefined;
  readonly prices?: string | undefined;
  readonly priceYear?: number | undefined;
  readonly out?: string | undefined;
  readonly seed?: string | undefined;
  readonly threads?: number | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/** `flyt optimize`: proposes what to change within the limits of a problem, or the best plan for each level of a budget. */
export async function optimizeProblem(word: string, flags: OptimizeFlags, talk: Talk): Promise<Exit> {
  const { budget, effort, seed, money, prices, priceYear } = flags;
  const frontier = flags.frontier === undefined ? undefined : levelsAsked(flags.frontier, talk);
  const asked = readOptimize({ problem: word, budget, effort, seed, frontier, money, prices, priceYear }, DISK);
  if (flags.out !== undefined) refuseExisting(flags.out, talk);
  talk.sayProblems(asked.loaded.base.warnings);
  const found = await searched(asked, flags, talk);
  if (!found) {
    talk.say(OPTIMIZE_WORDS[talk.language].nothingFound);
    return EXIT.interrupted;
  }
  const { outcome } = found;
  if ("levels" in outcome) return tellFrontier(found, outcome, flags, talk);
  if (outcome.status === "infeasible") return tellInfeasible(found, outcome, flags, talk);
  return tellProposal(found, outcome, flags, talk);
}

/** How many levels, or their amounts: as the flag says it. */
function levelsAsked(flag: true | string, talk: Talk): OptimizeQuestion["frontier"] {
  if (flag === true) return true;
  const count = /^\d{1,2}$/.test(flag) ? Number(flag) : undefined;
  if (count !== undefined && count >= 2 && count <= MOST_LEVELS) return count;
  const amounts = count === undefined ? flag.split(",").map(amountOf) : [];
  const levels = amounts.filter((amount) => amount !== undefined);
  if (levels.length < 2 || levels.length > MOST_LEVELS || levels.length < amounts.length) {
    throw new UsageError(OPTIMIZE_WORDS[talk.language].frontierNeeded(JSON.stringify(flag)));
  }
  return levels;
}

/** Searches on all threads, with progress; Ctrl-C keeps the best so far. */
async function searched(asked: OptimizeInput, flags: OptimizeFlags, talk: Talk): Promise<OptimizeFound | undefined> {
  const { loaded } = asked;
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
    const runner = new PoolPlanRunner(pool, interrupt.signal);
    const found = await performOptimize(asked, { runner, engines, onProgress });
    progress.clear();
    const seconds = (performance.now() - startedMs) / 1000;
    if (!flags.quiet && found) talk.say(words.finished(talk.number(replications), talk.number(seconds, 0)));
    return found;
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

function tellProposal(found: OptimizeFound, proposal: Proposal, flags: OptimizeFlags, talk: Talk): Exit {
  const { loaded } = found.asked;
  const { replications } = proposal;
  if (flags.out !== undefined) {
    for (const text of Object.values(planTexts(found, talk.language))) writePlan(flags.out, text, talk);
  }
  if (flags.json) talk.printJson(optimizeResult(found));
  else {
    const context = contextOf(found);
    const effect = effectOf(loaded.variant(0, []), loaded.variant(0, planChanges(context.space, proposal.plan)));
    const command = flags.out === undefined ? {} : { command: compareCommand(loaded, flags.out, flags) };
    const planned = { ...context, proposal, effect, replications, ...command, money: moneyOf(found, context.scenario) };
    talk.print(proposalSummary(planned, talk.tableOptions));
  }
  if (flags.out !== undefined && !flags.quiet) talk.say(talk.messages.written([flags.out]));
  if (proposal.isCancelled) return EXIT.interrupted;
  return proposal.status === "targets-missed" ? EXIT.infeasible : EXIT.done;
}

/** Who pays and who saves by the plan, where it was asked for. */
function moneyOf({ asked, money }: OptimizeFound, scenario: ScenarioFacts) {
  const [, plan] = money ?? [];
  const named = { ...scenario, name: asked.loaded.problem.name };
  return plan?.differences && { scenario: named, prices: plan.prices, money: plan.differences };
}

/** The command that compares today with a plan, over the same days and with the same seed. */
function compareCommand({ scenarioFile, problem }: LoadedProblem, out: string, { seed }: OptimizeFlags): string {
  const days = problem.lengthDays === undefined ? [] : ["--set", `run.lengthDays=${problem.lengthDays}`];
  const words = [scenarioFile, "--with", out, ...days, ...(seed === undefined ? [] : ["--seed", seed])];
  return `flyt compare ${words.map(quotedWord).join(" ")}`;
}

function tellInfeasible(found: OptimizeFound, outcome: Infeasible, { json }: OptimizeFlags, talk: Talk): Exit {
  if (json) talk.printJson(optimizeResult(found));
  else talk.print(infeasibleSummary({ ...contextOf(found), outcome }, talk.tableOptions));
  return EXIT.infeasible;
}

function tellFrontier(found: OptimizeFound, frontier: Frontier, flags: OptimizeFlags, talk: Talk): Exit {
  const { replications } = frontier;
  if (flags.out !== undefined) writePlans(flags.out, planTexts(found, talk.language), talk);
  if (flags.json) talk.printJson(optimizeResult(found));
  else
    talk.print(frontierSummary({ ...contextOf(found), frontier, replications, money: found.money }, talk.tableOptions));
  if (flags.out !== undefined && !flags.quiet) talk.say(talk.messages.written([flags.out]));
  return frontier.isCancelled ? EXIT.interrupted : EXIT.done;
}
