import { distributionsOf } from "../analysis/distributions.ts";
import { estimateAll } from "../analysis/estimates.ts";
import { judgeThresholds } from "../analysis/thresholds.ts";
import { type Effect, effectOf } from "../report/effect.ts";
import { runDocument } from "../report/json.ts";
import { runSummary } from "../report/run-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { thresholdDocuments } from "../report/threshold-json.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { writeEventLog, type EventLogFlags } from "./event-log-file.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { manifestFor, runFacts } from "./manifest.ts";
import { type Baseline, loadBaseline, loadWithMeasures } from "./scenario-input.ts";
import { simulate, type SimulationFlags, tellEnd, withSeed } from "./simulation.ts";
import type { Talk } from "./talk.ts";
import { exitFor, refuseUnmeasured } from "./thresholds.ts";

export interface RunFlags extends SimulationFlags, Omit<EventLogFlags, "warmUp"> {
  readonly measure: readonly string[];
  readonly set: readonly string[];
  readonly all?: boolean | undefined;
  readonly eventLogWarmUp?: boolean | undefined;
}

/** `flyt run`: simulates one scenario. */
export async function run(word: string, flags: RunFlags, talk: Talk): Promise<Exit> {
  refuseLogFlagsAlone(flags, talk);
  const baseline = loadBaseline(word, flags.set);
  const input = flags.measure.length === 0 ? baseline : loadWithMeasures(baseline, flags.measure);
  const { loaded } = input;
  refuseUnmeasured(input.file, loaded);
  talk.sayProblems(loaded.warnings);
  const scenario = withSeed(loaded.scenario, flags.seed ?? loaded.scenario.run.seed);
  const wanted = flags.replications ?? scenario.run.replications;
  const eventLog =
    flags.eventLog === undefined
      ? undefined
      : await writeEventLog(flags.eventLog, scenario, input.file, { ...flags, warmUp: flags.eventLogWarmUp }, talk);
  if (typeof eventLog === "number") return eventLog;

  const outcome = await simulate([scenario], [input.file], wanted, flags, talk);
  const [results] = outcome.results;
  const finished = results.replications.length;
  if (finished === 0) {
    talk.say(talk.messages.nothingFinished);
    return EXIT.interrupted;
  }
  const facts = scenarioFacts(scenario, loaded.title);
  const effect = effectOfRun(baseline, scenario);
  const manifest = manifestFor([input], [effect], runFacts(facts), finished, wanted);
  const estimates = estimateAll(results);
  const thresholds = judgeThresholds(scenario, estimates);
  if (flags.json || results.records) {
    const distributions = results.records && distributionsOf(outcome.models[0], results.records);
    const { manifest: head, ...rest } = runDocument(manifest, estimates);
    talk.printJson({
      manifest: head,
      ...(thresholds.length > 0 && { thresholds: thresholdDocuments(thresholds) }),
      ...rest,
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
      thresholds,
    };
    talk.print(runSummary(summary, { ...talk.tableOptions, all: flags.all ?? false }));
  }
  return exitFor(thresholds, tellEnd(outcome, wanted, flags, talk), talk);
}

/** Beside the scenario before measures, `--set` and what it extends; or where there are none, before changes that begin after the warm-up. */
export function effectOfRun({ origin }: Baseline, scenario: Scenario): Effect {
  const before = withSeed(origin.scenario, scenario.run.seed);
  const isCensus = ({ run }: Scenario): boolean => run.start?.kind === "census";
  // What is told of a start from a census is that; a run from another start has nothing in common with it.
  if (isCensus(scenario) && !isCensus(before)) return { kind: "none", dates: [] };
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
