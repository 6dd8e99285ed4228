import { distributionsOf } from "../analysis/distributions.ts";
import { estimateAll } from "../analysis/estimates.ts";
import { type Effect, effectOf } from "../report/effect.ts";
import { runDocument } from "../report/json.ts";
import { runSummary } from "../report/run-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { writeEventLog, type EventLogFlags } from "./event-log-file.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { manifestFor, runFacts } from "./manifest.ts";
import { PrecisionAsked, type PrecisionFlags } from "./precision.ts";
import { type Baseline, loadBaseline, loadWithMeasures } from "./scenario-input.ts";
import { simulate, type SimulationFlags, tellEnd, withSeed } from "./simulation.ts";
import type { Talk } from "./talk.ts";

export interface RunFlags extends SimulationFlags, PrecisionFlags, Omit<EventLogFlags, "warmUp"> {
  readonly measure: readonly string[];
  readonly set: readonly string[];
  readonly all?: boolean | undefined;
  readonly eventLogWarmUp?: boolean | undefined;
}

/** `flyt run`: simulates one scenario. */
export async function run(word: string, flags: RunFlags, talk: Talk): Promise<Exit> {
  refuseLogFlagsAlone(flags, talk);
  const precision = PrecisionAsked.by(flags, talk);
  const baseline = loadBaseline(word, flags.set);
  const input = flags.measure.length === 0 ? baseline : loadWithMeasures(baseline, flags.measure);
  const { loaded } = input;
  talk.sayProblems(loaded.warnings);
  const scenario = withSeed(loaded.scenario, flags.seed ?? loaded.scenario.run.seed);
  const until = precision ?? flags.replications ?? scenario.run.replications;
  const eventLog =
    flags.eventLog === undefined
      ? undefined
      : await writeEventLog(flags.eventLog, scenario, input.file, { ...flags, warmUp: flags.eventLogWarmUp }, talk);
  if (typeof eventLog === "number") return eventLog;

  const outcome = await simulate([scenario], [input.file], until, flags, talk);
  const {
    results: [results],
    wanted,
  } = outcome;
  const finished = results.replications.length;
  if (finished === 0) {
    talk.say(talk.messages.nothingFinished);
    return EXIT.interrupted;
  }
  const facts = scenarioFacts(scenario, loaded.title);
  const effect = effectOfRun(baseline, scenario);
  const manifest = manifestFor([input], [effect], runFacts(facts), finished, wanted);
  const estimates = estimateAll(results);
  if (flags.json || results.records) {
    const distributions = results.records && distributionsOf(outcome.models[0], results.records);
    talk.printJson({
      ...runDocument(manifest, estimates),
      ...(precision && { precision: precision.documentOf(estimates) }),
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
  if (precision && !outcome.isInterrupted) precision.tellReached(estimates, finished, talk);
  return tellEnd(outcome, wanted, flags, talk);
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
