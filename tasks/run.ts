import { distributionsOf } from "../analysis/distributions.ts";
import { type Estimate, estimateAll } from "../analysis/estimates.ts";
import { type JudgedThreshold, judgeThresholds } from "../analysis/thresholds.ts";
import type { RunMoney } from "../analysis/run-money.ts";
import type { Model } from "../engine/model.ts";
import type { Results } from "../engine/results.ts";
import { type Effect, effectOf } from "../report/effect.ts";
import { indicatorsPart } from "../report/indicator-json.ts";
import { type EventLogDocument, runDocument } from "../report/json.ts";
import { type ScenarioFacts, scenarioFacts } from "../report/scenario-facts.ts";
import { thresholdDocuments } from "../report/threshold-json.ts";
import { warmUpDocument } from "../report/warm-up-json.ts";
import type { WarmUpReport } from "../report/warm-up-text.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { compileAll } from "./compile-all.ts";
import { manifestFor, runFacts, type RunManifest } from "./manifest.ts";
import { moneyFound, moneyPart, type PricesInput, readMoney } from "./money.ts";
import { precisionOf, PrecisionRule } from "./precision.ts";
import type { RunQuestion } from "./questions.ts";
import { type ExtrasAsked, readExtras, type RunExtras, runExtras, runExtrasDocument } from "./run-extras.ts";
import { throughResolvedText } from "./resolved-scenario.ts";
import type { Simulated } from "./result-files.ts";
import { type Baseline, type Input, loadBaseline, loadWithMeasures, withSeed } from "./scenario-input.ts";
import { runLooks, type Simulator, type SimulatorOptions } from "./simulator.ts";
import type { Sources } from "./sources.ts";
import { refuseUnmeasured } from "./thresholds.ts";
import { type PilotOptions, searchWarmUp } from "./warm-up.ts";

/** What a run is of, read and looked through. */
export interface RunInput {
  readonly question: RunQuestion;
  readonly baseline: Baseline;
  readonly input: Input;
  /** Under the seed that was asked for. */
  readonly scenario: Scenario;
  readonly effect: Effect;
  /** How many replications, or the rule by which they stop. */
  readonly until: number | PrecisionRule;
  /** Where the warm-up was to be found: what was. */
  readonly warmUp?: WarmUpReport | undefined;
  /** Where it is asked about money. */
  readonly prices?: PricesInput | undefined;
  readonly extras: ExtrasAsked;
}

/** What came of a run. */
export interface RunFound {
  readonly run: RunInput;
  readonly facts: ScenarioFacts;
  readonly model: Model;
  readonly results: Results;
  /** Replications that it came to want. */
  readonly wanted: number;
  readonly finished: number;
  readonly manifest: RunManifest;
  readonly estimates: readonly Estimate[];
  readonly thresholds: readonly JudgedThreshold[];
  /** Where it was asked for. */
  readonly money?: RunMoney | undefined;
  readonly extras: RunExtras;
}

/** What the scenario is without a warm-up that must be found first: as far as anything can be read before something is simulated. */
export function readRun(question: RunQuestion, sources: Sources): RunInput {
  const { warmUp } = question;
  return readRunWith(question, sources, typeof warmUp === "number" ? [`run.warmUpDays=${warmUp}`] : []);
}

/**
 * Reads what a run is of, after finding its warm-up where that is asked for.
 * @returns undefined where it was cancelled before that was found
 * @throws ScenarioError with everything that is wrong
 */
export async function readRunOrSearch(
  question: RunQuestion,
  sources: Sources,
  simulator: Simulator,
  options: PilotOptions,
): Promise<RunInput | undefined> {
  if (question.warmUp !== "auto") return readRun(question, sources);
  const { input } = inputsOf(question, sources, []);
  const { seed, warmUpDays } = input.loaded.scenario.run;
  const scenario = withSeed(input.loaded.scenario, question.seed ?? seed);
  const finding = await searchWarmUp(scenario, input.file, simulator, options);
  if (!finding) return undefined;
  const sets = finding.neededYears === null ? [] : [`run.warmUpDays=${365 * finding.neededYears}`];
  return { ...readRunWith(question, sources, sets), warmUp: { finding, scenarioDays: warmUpDays } };
}

function readRunWith(question: RunQuestion, sources: Sources, sets: readonly string[]): RunInput {
  const { baseline, input } = inputsOf(question, sources, sets);
  const { loaded } = input;
  refuseUnmeasured(input.file, loaded);
  const scenario = withSeed(loaded.scenario, question.seed ?? loaded.scenario.run.seed);
  const { untilHalfWidth } = question;
  const precision = untilHalfWidth === undefined ? undefined : precisionOf(untilHalfWidth);
  const until = precision
    ? new PrecisionRule(precision, question)
    : (question.replications ?? scenario.run.replications);
  const prices = readMoney(question, [scenario], sources);
  const extras = readExtras(question, [scenario], sources, prices);
  return { question, baseline, input, scenario, effect: effectOfRun(baseline, scenario), until, prices, extras };
}

/** The scenario to be simulated, with its measures, and what it is without them. @throws ScenarioError */
function inputsOf(
  { scenario, set, measures }: RunQuestion,
  sources: Sources,
  more: readonly string[],
): { baseline: Baseline; input: Input } {
  const baseline = loadBaseline(scenario, [...set, ...more], sources);
  return { baseline, input: measures.length === 0 ? baseline : loadWithMeasures(baseline, measures) };
}

/** Replications at most. */
export function mostOf({ until }: RunInput): number {
  return typeof until === "number" ? until : until.looks.at(-1)!;
}

/** The scenario as it will stand in a results folder: what is simulated is that. @throws ResolvedTooLarge */
export function resolvedRun(run: RunInput): LoadedScenario {
  const { seed } = run.scenario.run;
  return throughResolvedText(run.input.loaded, { seed, replications: mostOf(run) });
}

export interface RunOptions extends Pick<SimulatorOptions, "signal" | "onProgress"> {
  /** The scenario as it will stand in a results folder, where there is to be one. */
  readonly resolved?: LoadedScenario | undefined;
}

/**
 * Simulates a run and reckons what it says.
 * @returns undefined where it was cancelled before any replication had finished
 * @throws ScenarioError where it would not fit in memory; QuestionError where the figure that is to be precise is not there
 */
export async function performRun(
  run: RunInput,
  simulator: Simulator,
  { resolved, ...options }: RunOptions,
): Promise<RunFound | undefined> {
  const { input, scenario, effect, until, question } = run;
  const files = [input.file];
  const simulated = [resolved?.scenario ?? scenario];
  const keepsRecords = question.distributions === true || resolved !== undefined;
  const looks = typeof until === "number" ? [until] : until.looks;
  const isEnough = typeof until === "number" ? () => true : until.ruleFor(compileAll(simulated, files));
  const outcome = await runLooks(simulator, simulated, looks, isEnough, { ...options, files, keepsRecords });
  const { wanted } = outcome;
  const [results] = outcome.results;
  const finished = results.replications.length;
  if (finished === 0) return undefined;
  const facts = scenarioFacts(scenario, input.loaded.title);
  const manifest = manifestFor([input], [effect], runFacts(facts), finished, wanted);
  const estimates = estimateAll(results);
  const thresholds = judgeThresholds(scenario, estimates, facts);
  const [model] = compileAll(simulated, files);
  const [money] = moneyFound(run.prices, [scenario], [results]);
  const found = { run, facts, model, results, wanted, finished, manifest, estimates, thresholds, money };
  return { ...found, extras: runExtras(found) };
}

/** The object that `flyt run --json` prints. @param eventLog where the command wrote one too */
export function runResult(found: RunFound, eventLog?: EventLogDocument): object {
  const { run, manifest, estimates, thresholds, results, model } = found;
  const distributions = run.question.distributions && results.records && distributionsOf(model, results.records);
  const { manifest: head, ...rest } = runDocument(manifest, estimates);
  return {
    manifest: head,
    ...(thresholds.length > 0 && { thresholds: thresholdDocuments(thresholds) }),
    ...(found.facts.growth && { growth: found.facts.growth }),
    ...indicatorsPart(estimates, found.facts),
    ...rest,
    ...(run.warmUp && { warmUp: warmUpDocument(run.warmUp) }),
    ...(typeof run.until !== "number" && { precision: run.until.documentOf(estimates) }),
    ...(eventLog && { eventLog }),
    ...(distributions && { distributions }),
    ...moneyPart(found.money, found.facts),
    ...runExtrasDocument(found.extras),
  };
}

/** What the files of its results folder are made of. @param resolved as it was simulated */
export function runSimulated({ run, manifest, model, results, extras }: RunFound, resolved: LoadedScenario): Simulated {
  const simulated = { manifest, scenarios: [resolved], models: [model], results: [results] };
  return {
    ...simulated,
    prices: run.prices,
    extras: run.extras,
    reckoned: { userCosts: extras.cost && [extras.cost.sums], fees: extras.fees },
  };
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
