import { availableParallelism } from "node:os";
import type { Model } from "../engine/model.ts";
import { SimulationPool } from "../engine/pool.ts";
import type { Results } from "../engine/results.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { EXIT } from "./exits.ts";
import { SimulationFault } from "./faults.ts";
import { catchInterrupt } from "./interrupt.ts";
import { compileAll } from "./compile-all.ts";
import { Progress } from "./progress.ts";
import { refuseTooManyPatients, refuseTooManyResults, sizeOf } from "./size.ts";
import type { Talk } from "./talk.ts";

export interface SimulationFlags {
  readonly replications?: number | undefined;
  readonly seed?: string | undefined;
  readonly threads?: number | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  /** Whether to keep distributions and daily series too. */
  readonly distributions?: boolean | undefined;
  /** Measured days that periods end before, where each replication's means of them are to be kept. */
  readonly periodEnds?: readonly number[] | undefined;
}

export interface SimulationRun {
  /** In the order of the scenarios; fewer replications than wanted after Ctrl-C. */
  readonly results: readonly Results[];
  readonly models: readonly Model[];
  readonly seconds: number;
  readonly threads: number;
  readonly isInterrupted: boolean;
}

/** The scenario with the seed that was asked for. */
export function withSeed(scenario: Scenario, seed: string): Scenario {
  return { ...scenario, run: { ...scenario.run, seed } };
}

/**
 * Simulates scenarios side by side in one pool, with progress on standard error; Ctrl-C keeps what is finished.
 * @param files [scenario] what messages about a scenario name
 * @throws ScenarioError when it would not fit in memory; SimulationFault when the program itself is wrong
 */
export async function simulate(
  scenarios: readonly Scenario[],
  files: readonly string[],
  replications: number,
  flags: SimulationFlags,
  talk: Talk,
): Promise<SimulationRun> {
  const threads = threadsFor(flags.threads, scenarios.length * replications);
  refuseTooManyPatients(scenarios, files, threads);
  const models = compileAll(scenarios, files);
  refuseTooManyResults(models, replications, files[0]);
  const interrupt = catchInterrupt();
  if (!flags.quiet) tellLongRun(scenarios, replications, threads, talk);
  const progress = new Progress(talk);
  const startedMs = performance.now();
  interrupt.signal.addEventListener("abort", () => {
    progress.clear();
    talk.say(talk.messages.stopping);
  });
  const pool = new SimulationPool(threads);
  try {
    const onProgress = (finished: number, of: number): void => {
      if (!flags.quiet && !interrupt.signal.aborted) progress.update(finished, of);
    };
    const onCrash = (from: number, to: number, reason: string): void => {
      progress.clear();
      talk.say(talk.messages.workerCrashed(from + 1, to, reason));
    };
    const { distributions: keepsRecords = false, periodEnds } = flags;
    const signal = interrupt.signal;
    const kept = { keepsRecords, ...(periodEnds && { periodEnds }) };
    const results = await pool.runAll(models, { replications, signal, onProgress, onCrash, ...kept });
    const seconds = (performance.now() - startedMs) / 1000;
    return { results, models, seconds, threads, isInterrupted: results.some(({ isPartial }) => isPartial) };
  } catch (error) {
    throw new SimulationFault(error, scenarios[0].run.seed);
  } finally {
    progress.clear();
    await pool.close();
    interrupt.release();
  }
}

/** No more threads than can have something to do, nor so many that they only stand in each other's way. */
function threadsFor(wanted: number | undefined, replications: number): number {
  const cores = availableParallelism();
  return Math.min(wanted ?? cores, MOST_THREADS_PER_CORE * cores, replications);
}

const MOST_THREADS_PER_CORE = 8;

/** Says beforehand that it will take long, for the bar does not move before the first replication is done. */
function tellLongRun(scenarios: readonly Scenario[], replications: number, threads: number, talk: Talk): void {
  const stays = scenarios.reduce((sum, scenario) => sum + sizeOf(scenario).staysPerReplication, 0);
  const minutes = (stays * replications) / STAYS_PER_MINUTE / Math.min(threads, availableParallelism());
  if (minutes < LONG_RUN_MINUTES) return;
  const perReplication = talk.number(inThousands(stays / scenarios.length));
  talk.say(talk.messages.longRun(perReplication, talk.number(Math.round(minutes))));
}

/** Of one thread, about, where a stay is three events. */
const STAYS_PER_MINUTE = 6e6;
const LONG_RUN_MINUTES = 5;

/** The closing line: what was done, how fast; or how far it came. @returns the exit code */
export function tellEnd(run: SimulationRun, replications: number, flags: SimulationFlags, talk: Talk): 0 | 130 {
  const { results, seconds, threads } = run;
  const { messages } = talk;
  const finished = Math.min(...results.map((result) => result.replications.length));
  if (run.isInterrupted) {
    talk.say(messages.interrupted(talk.number(finished), talk.number(replications)));
    return EXIT.interrupted;
  }
  if (flags.quiet) return EXIT.done;
  const events = results.reduce((sum, result) => sum + result.events, 0);
  talk.say(
    messages.finished({
      replications: talk.number(finished),
      scenarios: results.length,
      events: events < 1e6 ? talk.number(inThousands(events)) : messages.millions(talk.number(events / 1e6, 1)),
      seconds: talk.number(seconds, 1),
      eventsPerSecond: talk.number(inThousands(events / seconds)),
      threads,
    }),
  );
  return EXIT.done;
}

function inThousands(count: number): number {
  return 1000 * Math.round(count / 1000);
}
