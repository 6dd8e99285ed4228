import { distributionsOf } from "../analysis/distributions.ts";
import { estimateAll } from "../analysis/estimates.ts";
import { type Effect, effectOf } from "../report/effect.ts";
import { runDocument } from "../report/json.ts";
import { runSummary } from "../report/run-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { writeEventLog, type EventLogFlags } from "./event-log-file.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { manifestFor, runFacts } from "./manifest.ts";
import { PartialFolder, refuseExistingFolder } from "./partial-folder.ts";
import { resolvedText, throughResolvedText } from "./resolved-scenario.ts";
import { writeResults } from "./results-folder.ts";
import { RESULTS_MESSAGES } from "./results-messages.ts";
import { type Baseline, type Input, loadBaseline, loadWithMeasures } from "./scenario-input.ts";
import { planShards, type Shard } from "./shard-plan.ts";
import { runShard } from "./shard.ts";
import { simulate, type SimulationFlags, tellEnd, withSeed } from "./simulation.ts";
import type { Talk } from "./talk.ts";

export interface RunFlags extends SimulationFlags, Omit<EventLogFlags, "warmUp"> {
  readonly measure: readonly string[];
  readonly set: readonly string[];
  readonly all?: boolean | undefined;
  readonly eventLogWarmUp?: boolean | undefined;
  /** The folder that results are written to. */
  readonly out?: string | undefined;
  readonly shard?: Shard | undefined;
}

/** `flyt run`: simulates one scenario. */
export async function run(word: string, flags: RunFlags, talk: Talk): Promise<Exit> {
  refuseLogFlagsAlone(flags, talk);
  refuseShardFlags(flags, talk);
  if (flags.out !== undefined && !flags.shard) refuseExistingFolder(flags.out, talk);
  const baseline = loadBaseline(word, flags.set);
  const input = flags.measure.length === 0 ? baseline : loadWithMeasures(baseline, flags.measure);
  const { loaded } = input;
  talk.sayProblems(loaded.warnings);
  const scenario = withSeed(loaded.scenario, flags.seed ?? loaded.scenario.run.seed);
  const wanted = flags.replications ?? scenario.run.replications;
  const eventLog =
    flags.eventLog === undefined
      ? undefined
      : await writeEventLog(flags.eventLog, scenario, input.file, { ...flags, warmUp: flags.eventLogWarmUp }, talk);
  if (typeof eventLog === "number") return eventLog;
  // With a folder to fill, what is simulated is what will stand in it.
  const resolved =
    flags.out === undefined
      ? undefined
      : throughResolvedText(loaded, { seed: scenario.run.seed, replications: wanted }, talk);
  if (resolved && flags.shard)
    return runOneShard(flags.shard, input, resolved, effectOfRun(baseline, scenario), flags, talk);
  const output = flags.out === undefined ? undefined : new PartialFolder(flags.out, talk);

  const keeps = { ...flags, distributions: flags.distributions || output !== undefined };
  const outcome = await simulate([resolved?.scenario ?? scenario], [input.file], wanted, keeps, talk);
  const [results] = outcome.results;
  const finished = results.replications.length;
  if (finished === 0) {
    talk.say(talk.messages.nothingFinished);
    return EXIT.interrupted;
  }
  const facts = scenarioFacts(scenario, loaded.title);
  const effect = effectOfRun(baseline, scenario);
  const manifest = manifestFor([input], [effect], runFacts(facts), finished, wanted);
  if (output && resolved) {
    const { models, seconds, threads } = outcome;
    const simulated = { manifest, scenarios: [resolved], models, results: [results] };
    writeResults(output, simulated, { wallSeconds: seconds, threads }, flags, talk);
  }
  const estimates = estimateAll(results);
  if (flags.json || flags.distributions) {
    const distributions = flags.distributions && results.records && distributionsOf(outcome.models[0], results.records);
    talk.printJson({
      ...runDocument(manifest, estimates),
      ...(eventLog && { eventLog }),
      ...(distributions && { distributions }),
    });
  } else {
    const { engineVersion } = manifest;
    const summary = {
      scenario: facts,
      effect,
      replications: finished,
      ...(finished < wanted && { wantedReplications: wanted }),
      engineVersion,
      estimates,
    };
    talk.print(runSummary(summary, { ...talk.tableOptions, all: flags.all ?? false }));
  }
  return tellEnd(outcome, wanted, flags, talk);
}

/** @param resolved the scenario as all shards have it, with the number of replications that they make together */
function runOneShard(
  shard: Shard,
  input: Input,
  resolved: LoadedScenario,
  effect: Effect,
  flags: RunFlags,
  talk: Talk,
): Promise<Exit> {
  const { replications } = resolved.scenario.run;
  const facts = scenarioFacts(resolved.scenario, input.loaded.title);
  const manifest = manifestFor([input], [effect], runFacts(facts), replications, replications);
  const plan = planShards(manifest, shard.of, resolvedText(resolved));
  return runShard(shard, String(flags.out), plan, resolved, flags, talk);
}

/** Beside the scenario before measures, `--set` and what it extends; or where there are none, before changes that begin after the warm-up. */
export function effectOfRun({ origin }: Baseline, scenario: Scenario): Effect {
  const before = withSeed(origin.scenario, scenario.run.seed);
  const effect = effectOf(before, scenario);
  if (effect.kind !== "none") return effect;
  const ownEffect = effectOf({ ...before, changes: [] }, scenario);
  return ownEffect.kind === "first-years" ? ownEffect : effect;
}

function refuseLogFlagsAlone(flags: RunFlags, { messages }: Talk): void {
  if (flags.eventLog !== undefined) return;
  if (flags.replication !== undefined) throw new UsageError(messages.flagWithoutFlag("--replication", "--event-log"));
  if (flags.eventLogWarmUp) throw new UsageError(messages.flagWithoutFlag("--event-log-warm-up", "--event-log"));
}

function refuseShardFlags(flags: RunFlags, { messages, language }: Talk): void {
  if (flags.shard === undefined) return;
  if (flags.out === undefined) throw new UsageError(messages.flagWithoutFlag("--shard", "--out"));
  const other = flags.eventLog !== undefined ? "--event-log" : flags.distributions ? "--distributions" : undefined;
  if (other !== undefined) throw new UsageError(RESULTS_MESSAGES[language].notWithShard(other));
}
