import { distributionsOf } from "../analysis/distributions.ts";
import { estimateAll } from "../analysis/estimates.ts";
import { runDocument } from "../report/json.ts";
import { runSummary } from "../report/run-summary.ts";
import { effectOf, scenarioFacts } from "../report/scenario-facts.ts";
import { writeEventLog, type EventLogFlags } from "./event-log-file.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { manifestFor, runFacts } from "./manifest.ts";
import { loadBaseline, loadWithMeasures } from "./scenario-input.ts";
import { simulate, type SimulationFlags, tellEnd, withSeed } from "./simulation.ts";
import type { Talk } from "./talk.ts";

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
  const manifest = manifestFor([input], runFacts(facts), finished, wanted);
  const estimates = estimateAll(results);
  if (flags.json || results.records) {
    const distributions = results.records && distributionsOf(outcome.models[0], results.records);
    talk.printJson({
      ...runDocument(manifest, estimates),
      ...(eventLog && { eventLog }),
      ...(distributions && { distributions }),
    });
  } else {
    const { engineVersion } = manifest;
    const isChanged = baseline.origin.scenario !== loaded.scenario;
    const summary = {
      scenario: facts,
      ...(isChanged && { effect: effectOf(withSeed(baseline.origin.scenario, facts.seed), scenario) }),
      replications: finished,
      ...(finished < wanted && { wantedReplications: wanted }),
      engineVersion,
      estimates,
    };
    talk.print(runSummary(summary, { ...talk.tableOptions, all: flags.all ?? false }));
  }
  return tellEnd(outcome, wanted, flags, talk);
}

function refuseLogFlagsAlone(flags: RunFlags, { messages }: Talk): void {
  if (flags.eventLog !== undefined) return;
  if (flags.replication !== undefined) throw new UsageError(messages.flagWithoutFlag("--replication", "--event-log"));
  if (flags.eventLogWarmUp) throw new UsageError(messages.flagWithoutFlag("--event-log-warm-up", "--event-log"));
}
