import { availableParallelism } from "node:os";
import { type RunOptions, SimulationPool } from "../engine/pool.ts";
import type { Results } from "../engine/results.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { Simulator, SimulatorOptions } from "../tasks/simulator.ts";
import { fittingModels, sizeOf } from "../tasks/size.ts";
import { EXIT, SurroundingsError } from "./exits.ts";
import { SimulationFault } from "./faults.ts";
import { catchInterrupt } from "./interrupt.ts";
import { Progress } from "./progress.ts";
import type { Talk } from "./talk.ts";

export interface SimulationFlags {
  readonly replications?: number | undefined;
  readonly seed?: string | undefined;
  readonly threads?: number | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/** What was simulated, as the closing line tells it. */
export interface SimulationRun {
  /** In the order of the scenarios; fewer replications than wanted after Ctrl-C. */
  readonly results: readonly Results[];
  readonly seconds: number;
  readonly threads: number;
  readonly isInterrupted: boolean;
}

/**
 * Simulates scenarios side by side in the threads of this process, with progress on standard error; Ctrl-C keeps what is finished.
 * The threads live from one run to the next.
 */
export class PoolSimulator implements Simulator {
  /** Wall time of all runs so far. */
  seconds = 0;
  private readonly flags: SimulationFlags;
  private readonly talk: Talk;
  private progress: Progress | undefined;
  private pool: SimulationPool | undefined;

  constructor(flags: SimulationFlags, talk: Talk) {
    this.flags = flags;
    this.talk = talk;
  }

  get threads(): number {
    return this.pool?.threads ?? 0;
  }

  /** @throws ScenarioError when it would not fit in memory; SimulationFault when the program itself is wrong */
  async run(scenarios: readonly Scenario[], options: SimulatorOptions): Promise<readonly Results[]> {
    const { files: _files, mostReplications: _most, first = 0, replications, ...kept } = options;
    const { flags, talk } = this;
    const threads = threadsFor(flags.threads, scenarios.length * (replications - first));
    const models = fittingModels(scenarios, options, threads);
    if (!flags.quiet && first === 0) tellLongRun(scenarios, replications, threads, talk);
    const startedMs = performance.now();
    const pool = await this.poolOf(threads);
    this.progress ??= new Progress(talk);
    const done = first * scenarios.length;
    try {
      return await watched(scenarios[0].run.seed, this.progress, flags, talk, (watch) => {
        const onProgress = (finished: number, of: number): void => watch.onProgress(done + finished, done + of);
        return pool.runAll(models, { ...kept, ...watch, onProgress, first, replications });
      });
    } finally {
      this.seconds += (performance.now() - startedMs) / 1000;
    }
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.pool?.close();
  }

  /** The facts of the closing line. */
  runOf(results: readonly Results[]): SimulationRun {
    const { seconds, threads } = this;
    return { results, seconds, threads, isInterrupted: results.some(({ isPartial }) => isPartial) };
  }

  private async poolOf(threads: number): Promise<SimulationPool> {
    if (this.pool && this.pool.threads >= threads) return this.pool;
    await this.pool?.close();
    this.pool = new SimulationPool(threads);
    return this.pool;
  }
}

/** Has work done with a simulator that ends with it. */
export async function withSimulator<Result>(
  flags: SimulationFlags,
  talk: Talk,
  work: (simulator: PoolSimulator) => Promise<Result>,
): Promise<Result> {
  const simulator = new PoolSimulator(flags, talk);
  try {
    return await work(simulator);
  } finally {
    await simulator.close();
  }
}

/** What a pool tells of its work, and is told. */
type Watch = Required<Pick<RunOptions, "signal" | "onProgress" | "onCrash">>;

/**
 * Has work done in a pool of threads, with progress on standard error; Ctrl-C stops it after what is finished.
 * @throws SimulationFault when the program itself is wrong
 */
export async function inPool<Result>(
  threads: number,
  seed: string,
  flags: Pick<SimulationFlags, "quiet">,
  talk: Talk,
  work: (pool: SimulationPool, watch: Watch) => Promise<Result>,
): Promise<Result> {
  const pool = new SimulationPool(threads);
  try {
    return await watched(seed, new Progress(talk), flags, talk, (watch) => work(pool, watch));
  } finally {
    await pool.close();
  }
}

/** Watches over work: its progress is shown, Ctrl-C stops it, and a fault carries what replays it. */
async function watched<Result>(
  seed: string,
  progress: Progress,
  { quiet }: Pick<SimulationFlags, "quiet">,
  talk: Talk,
  work: (watch: Watch) => Promise<Result>,
): Promise<Result> {
  const interrupt = catchInterrupt();
  interrupt.signal.addEventListener("abort", () => {
    progress.clear();
    talk.say(talk.messages.stopping);
  });
  try {
    const onProgress = (finished: number, of: number): void => {
      if (!quiet && !interrupt.signal.aborted) progress.update(finished, of);
    };
    const onCrash = (from: number, to: number, reason: string): void => {
      progress.clear();
      talk.say(talk.messages.workerCrashed(from + 1, to, reason));
    };
    return await work({ signal: interrupt.signal, onProgress, onCrash });
  } catch (error) {
    throw error instanceof SurroundingsError ? error : new SimulationFault(error, seed);
  } finally {
    progress.clear();
    interrupt.release();
  }
}

/** No more threads than can have something to do, nor so many that they only stand in each other's way. */
export function threadsFor(wanted: number | undefined, replications: number): number {
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
