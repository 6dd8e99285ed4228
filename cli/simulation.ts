import { availableParallelism } from "node:os";
import { compile } from "../engine/compile.ts";
import { type Results, SimulationPool } from "../engine/pool.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { EXIT } from "./exits.ts";
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

export interface SimulationRun {
  /** In the order of the scenarios; fewer replications than wanted after Ctrl-C. */
  readonly results: readonly Results[];
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
 * @throws SimulationFault when the program itself is wrong
 */
export async function simulate(
  scenarios: readonly Scenario[],
  replications: number,
  flags: SimulationFlags,
  talk: Talk,
): Promise<SimulationRun> {
  const interrupt = catchInterrupt();
  const progress = new Progress(talk);
  const threads = Math.min(flags.threads ?? availableParallelism(), scenarios.length * replications);
  const startedMs = performance.now();
  interrupt.signal.addEventListener("abort", () => {
    progress.clear();
    talk.say(talk.messages.stopping);
  });
  const pool = new SimulationPool(threads);
  try {
    const models = scenarios.map(compile);
    const onProgress = (finished: number, of: number): void => {
      if (!flags.quiet && !interrupt.signal.aborted) progress.update(finished, of);
    };
    const results = await pool.runAll(models, { replications, signal: interrupt.signal, onProgress });
    const seconds = (performance.now() - startedMs) / 1000;
    return { results, seconds, threads, isInterrupted: results.some(({ isPartial }) => isPartial) };
  } catch (error) {
    throw new SimulationFault(error, scenarios[0].run.seed);
  } finally {
    progress.clear();
    await pool.close();
    interrupt.release();
  }
}

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
