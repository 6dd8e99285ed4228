import { runSummary } from "../report/run-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import { manifestFor, runFacts } from "../tasks/manifest.ts";
import type { RunQuestion } from "../tasks/questions.ts";
import { resolvedText } from "../tasks/resolved-scenario.ts";
import { performRun, readRunOrSearch, resolvedRun, type RunInput, runResult, runSimulated } from "../tasks/run.ts";
import { DISK } from "./disk.ts";
import { writeEventLog, type EventLogFlags } from "./event-log-file.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { PartialFolder, refuseExistingFolder } from "./partial-folder.ts";
import { precisionAsked, type PrecisionFlags, tellReached } from "./precision.ts";
import { writeResults } from "./results-folder.ts";
import { RESULTS_MESSAGES } from "./results-messages.ts";
import { planShards, type Shard } from "./shard-plan.ts";
import { runShard } from "./shard.ts";
import { type ExtrasFlags, printExtras, refuseExtrasFiles } from "./run-extras.ts";
import { type PoolSimulator, type SimulationFlags, tellEnd, withSimulator } from "./simulation.ts";
import type { Talk } from "./talk.ts";
import { exitFor } from "./thresholds.ts";

export interface RunFlags extends SimulationFlags, PrecisionFlags, ExtrasFlags, Omit<EventLogFlags, "warmUp"> {
  readonly measure: readonly string[];
  readonly set: readonly string[];
  readonly all?: boolean | undefined;
  readonly eventLogWarmUp?: boolean | undefined;
  /** The warm-up in days, or to be found; that of the scenario where missing. */
  readonly warmUp?: RunQuestion["warmUp"];
  /** Whether to tell distributions and daily series too. */
  readonly distributions?: boolean | undefined;
  readonly money?: boolean | undefined;
  readonly prices?: string | undefined;
  readonly priceYear?: number | undefined;
  /** The folder that results are written to. */
  readonly out?: string | undefined;
  readonly shard?: Shard | undefined;
}

/** `flyt run`: simulates one scenario. */
export async function run(word: string, flags: RunFlags, talk: Talk): Promise<Exit> {
  refuseLogFlagsAlone(flags, talk);
  refuseShardFlags(flags, talk);
  if (flags.out !== undefined && !flags.shard) refuseExistingFolder(flags.out, talk);
  // What the flags ask for must mean something before anything is read.
  precisionAsked(flags, talk);
  refuseExtrasFiles(flags, talk);
  return withSimulator(flags, talk, (simulator) =>
    runWith(simulator, { ...flags, scenario: word, measures: flags.measure }, talk),
  );
}

/** The flags of a run as the question that they ask. */
type AskedRun = RunFlags & RunQuestion;

async function runWith(simulator: PoolSimulator, asked: AskedRun, talk: Talk): Promise<Exit> {
  const onPilot = (replications: number, years: number): void => {
    if (!asked.quiet) talk.say(talk.messages.pilotRuns(replications, years));
  };
  const run = await readRunOrSearch(asked, DISK, simulator, { onPilot });
  if (!run) {
    talk.say(talk.messages.nothingFinished);
    return EXIT.interrupted;
  }
  const { input, scenario } = run;
  talk.sayProblems(input.loaded.warnings);
  const eventLog =
    asked.eventLog === undefined
      ? undefined
      : await writeEventLog(asked.eventLog, scenario, input.file, { ...asked, warmUp: asked.eventLogWarmUp }, talk);
  if (typeof eventLog === "number") return eventLog;
  // With a folder to fill, what is simulated is what will stand in it.
  const resolved = asked.out === undefined ? undefined : resolvedRun(run);
  if (resolved && asked.shard) return runOneShard(asked.shard, run, resolved, asked, talk);
  const output = asked.out === undefined ? undefined : new PartialFolder(asked.out, talk);
  const found = await performRun(run, simulator, { resolved });
  if (!found) {
    talk.say(talk.messages.nothingFinished);
    return EXIT.interrupted;
  }
  const { estimates, thresholds, finished, wanted } = found;
  const closing = simulator.runOf([found.results]);
  if (output && resolved) {
    const { seconds: wallSeconds, threads } = closing;
    writeResults(output, runSimulated(found, resolved), { wallSeconds, threads }, asked, talk);
  }
  if (asked.json || asked.distributions) {
    talk.printJson(runResult(found, eventLog));
  } else {
    const summary = {
      scenario: found.facts,
      effect: run.effect,
      replications: finished,
      ...(finished < wanted && { wantedReplications: wanted }),
      engineVersion: found.manifest.engineVersion,
      estimates,
      thresholds,
      ...(run.warmUp && { warmUp: run.warmUp }),
      ...(found.money && {
        money: {
          scenario: found.facts,
          prices: found.money.prices,
          money: found.money.parties,
          deviations: found.money.deviations,
        },
      }),
    };
    talk.print(runSummary(summary, { ...talk.tableOptions, all: asked.all ?? false }));
    printExtras(found, talk);
  }
  if (typeof run.until !== "number" && !closing.isInterrupted) tellReached(run.until, estimates, finished, talk);
  return exitFor(thresholds, tellEnd(closing, wanted, asked, talk), talk);
}

/** @param resolved the scenario as all shards have it, with the number of replications that they make together */
function runOneShard(
  shard: Shard,
  { input, effect }: RunInput,
  resolved: LoadedScenario,
  flags: RunFlags,
  talk: Talk,
): Promise<Exit> {
  const { replications } = resolved.scenario.run;
  const facts = scenarioFacts(resolved.scenario, input.loaded.title);
  const manifest = manifestFor([input], [effect], runFacts(facts), replications, replications);
  const plan = planShards(manifest, shard.of, resolvedText(resolved));
  return runShard(shard, String(flags.out), plan, resolved, flags, talk);
}

function refuseLogFlagsAlone(flags: RunFlags, { messages }: Talk): void {
  if (flags.eventLog !== undefined) return;
  if (flags.replication !== undefined) throw new UsageError(messages.flagWithoutFlag("--replication", "--event-log"));
  if (flags.eventLogWarmUp) throw new UsageError(messages.flagWithoutFlag("--event-log-warm-up", "--event-log"));
}

function refuseShardFlags(flags: RunFlags, { messages, language }: Talk): void {
  if (flags.shard === undefined) return;
  if (flags.out === undefined) throw new UsageError(messages.flagWithoutFlag("--shard", "--out"));
  const others = { "--event-log": flags.eventLog, "--distributions": flags.distributions };
  const precise = { "--until-half-width": flags.untilHalfWidth };
  const told = { "--staff": flags.staff, "--cost-per-user": flags.costPerUser, "--fee-by-year": flags.feeByYear };
  const [other] = Object.entries({ ...others, ...precise, ...told }).find(([, value]) => value) ?? [];
  if (other !== undefined) throw new UsageError(RESULTS_MESSAGES[language].notWithShard(other));
}
