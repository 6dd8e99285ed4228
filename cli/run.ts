import { distributionsOf } from "../analysis/distributions.ts";
import { estimateAll } from "../analysis/estimates.ts";
import { judgeThresholds } from "../analysis/thresholds.ts";
import { type Effect, effectOf } from "../report/effect.ts";
import { runDocument } from "../report/json.ts";
import { runSummary } from "../report/run-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { thresholdDocuments } from "../report/threshold-json.ts";
import { warmUpDocument } from "../report/warm-up-json.ts";
import type { WarmUpReport } from "../report/warm-up-text.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { writeEventLog, type EventLogFlags } from "./event-log-file.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { manifestFor, runFacts } from "./manifest.ts";
import { type Baseline, type Input, loadBaseline, loadWithMeasures } from "./scenario-input.ts";
import { simulate, type SimulationFlags, tellEnd, withSeed } from "./simulation.ts";
import type { Talk } from "./talk.ts";
import { exitFor, refuseUnmeasured } from "./thresholds.ts";
import { searchWarmUp, type WarmUpAsked } from "./warm-up.ts";

export interface RunFlags extends SimulationFlags, Omit<EventLogFlags, "warmUp"> {
  readonly measure: readonly string[];
  readonly set: readonly string[];
  readonly all?: boolean | undefined;
  readonly eventLogWarmUp?: boolean | undefined;
  /** The warm-up in days, or to be found; that of the scenario where missing. */
  readonly warmUp?: WarmUpAsked | undefined;
}

/** `flyt run`: simulates one scenario. */
export async function run(word: string, flags: RunFlags, talk: Talk): Promise<Exit> {
  refuseLogFlagsAlone(flags, talk);
  const warmUp = await warmUpOf(word, flags, talk);
  if (!warmUp) {
    talk.say(talk.messages.nothingFinished);
    return EXIT.interrupted;
  }
  const { baseline, input } = loadInput(word, flags, warmUp.sets);
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
      ...(warmUp.report && { warmUp: warmUpDocument(warmUp.report) }),
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
      ...(warmUp.report && { warmUp: warmUp.report }),
    };
    talk.print(runSummary(summary, { ...talk.tableOptions, all: flags.all ?? false }));
  }
  return exitFor(thresholds, tellEnd(outcome, wanted, flags, talk), talk);
}

/** The scenario to be simulated, with its measures, and what it is without them. @throws ScenarioError */
function loadInput(
  word: string,
  { set, measure }: RunFlags,
  more: readonly string[],
): { baseline: Baseline; input: Input } {
  const baseline = loadBaseline(word, [...set, ...more]);
  return { baseline, input: measure.length === 0 ? baseline : loadWithMeasures(baseline, measure) };
}

/** The warm-up that was asked for, as a change to the scenario; undefined where Ctrl-C came while it was looked for. */
async function warmUpOf(
  word: string,
  flags: RunFlags,
  talk: Talk,
): Promise<{ sets: readonly string[]; report?: WarmUpReport } | undefined> {
  if (flags.warmUp === undefined) return { sets: [] };
  if (flags.warmUp !== "auto") return { sets: [`run.warmUpDays=${flags.warmUp}`] };
  const { file, loaded } = loadInput(word, flags, []).input;
  const { seed, warmUpDays } = loaded.scenario.run;
  const finding = await searchWarmUp(withSeed(loaded.scenario, flags.seed ?? seed), file, flags, talk);
  if (!finding) return undefined;
  const sets = finding.neededYears === null ? [] : [`run.warmUpDays=${365 * finding.neededYears}`];
  return { sets, report: { finding, scenarioDays: warmUpDays } };
}

/** Beside the scenario before measures, `--set` and what it extends; or where there are none, before changes that begin after the warm-up. */
export function effectOfRun({ origin }: Baseline, scenario: Scenario): Effect {
  const { seed, warmUpDays } = scenario.run;
  // Another warm-up is no change of what is simulated.
  const before = { ...origin.scenario, run: { ...origin.scenario.run, seed, warmUpDays } };
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
