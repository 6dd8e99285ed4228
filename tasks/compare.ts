import { phrase, type Message, messageText } from "../scenarios/message.ts";
import { type BestComparison, compareWithBest } from "../analysis/best.ts";
import {
  commonReplications,
  compareAll,
  comparisonDoubts,
  type Difference,
  type RunFacts,
} from "../analysis/comparison.ts";
import { type Estimate, estimateAll } from "../analysis/estimates.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { monthlyDifferences, type MonthlyDifferences, monthsOf } from "../analysis/month-differences.ts";
import { type JudgedThreshold, judgeThresholds } from "../analysis/thresholds.ts";
import type { MeasureKey } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import type { Results } from "../engine/results.ts";
import { compareDocument } from "../report/compare-json.ts";
import { indicatorsPart } from "../report/indicator-json.ts";
import { type Effect, effectOf, firstMonth } from "../report/effect.ts";
import { type ScenarioFacts, scenarioFacts } from "../report/scenario-facts.ts";
import type { RunMoney } from "../analysis/run-money.ts";
import { thresholdDocuments } from "../report/threshold-json.ts";
import { introductionAfterWarmUp } from "../scenarios/introduction.ts";
import { type Problem, ScenarioError, newProblem } from "../scenarios/problems.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { measureAsked } from "./best-of.ts";
import { compileAll } from "./compile-all.ts";
import { manifestFor, runFacts, type RunManifest } from "./manifest.ts";
import { moneyFound, moneyPart, type PricesInput, readMoney } from "./money.ts";
import { QuestionError } from "./question-error.ts";
import { type CompareQuestion, MOST_ALTERNATIVES } from "./questions.ts";
import {
  type CompareExtras,
  compareExtras,
  compareExtrasDocument,
  type ExtrasAsked,
  readExtras,
} from "./run-extras.ts";
import { throughResolvedText } from "./resolved-scenario.ts";
import type { Simulated } from "./result-files.ts";
import { allOrProblems, type Baseline, type Input, loadAlternative, loadBaseline, withSeed } from "./scenario-input.ts";
import type { Simulator, SimulatorOptions } from "./simulator.ts";
import type { Sources } from "./sources.ts";
import { refuseUnmeasured } from "./thresholds.ts";

/** What it is always asked of which alternative is best. */
const LEADING: MeasureKey = { measure: "dischargeReadyMean" };

/** [scenario] what a comparison is of, the baseline first; and the replications wanted, and the measures asked about. */
export interface CompareInput {
  readonly question: CompareQuestion;
  readonly inputs: readonly Input[];
  readonly scenarios: readonly Scenario[];
  readonly facts: readonly ScenarioFacts[];
  readonly runs: readonly RunFacts[];
  readonly wanted: number;
  readonly asked: readonly MeasureKey[];
  /** Where it is asked about money. */
  readonly prices?: PricesInput | undefined;
  readonly extras: ExtrasAsked;
}

/** What came of a comparison. */
export interface CompareFound {
  readonly comparison: CompareInput;
  readonly models: readonly Model[];
  /** All of the same replications. */
  readonly results: readonly Results[];
  readonly finished: number;
  readonly manifest: RunManifest;
  readonly effects: readonly Effect[];
  readonly estimates: readonly (readonly Estimate[])[];
  readonly thresholds: readonly (readonly JudgedThreshold[])[];
  /** [alternative] */
  readonly differences: readonly (readonly Difference[])[];
  /** [alternative]; none where they were not asked for. */
  readonly byMonth: readonly (readonly MonthlyDifferences[])[];
  readonly best: readonly BestComparison[];
  /** [scenario] none where it was not asked for. */
  readonly money: readonly RunMoney[];
  readonly extras: CompareExtras;
}

export interface CompareReadOptions {
  /** Told the date on which changes begin, where one of them has problems that its writer may not understand otherwise. */
  readonly onProblemsFrom?: (startDate: string) => void;
}

/** What is to be compared, the baseline first. @throws ScenarioError with all problems; QuestionError */
export function readCompare(
  question: CompareQuestion,
  sources: Sources,
  { onProblemsFrom }: CompareReadOptions = {},
): CompareInput {
  refuseNumberOf(question.with);
  const baseline = loadBaseline(question.scenario, question.set, sources);
  const alternatives = loadAlternatives(baseline, question, onProblemsFrom);
  const inputs = withDistinctNames([baseline, ...alternatives]);
  const { seed, replications } = baseline.loaded.scenario.run;
  const scenarios = inputs.map(({ loaded }) => withSeed(loaded.scenario, question.seed ?? seed));
  const facts = scenarios.map((scenario, at) => scenarioFacts(scenario, inputs[at].loaded.title));
  const runs = facts.map(runFacts);
  refuseOtherPeriods(inputs, runs);
  allOrProblems(
    inputs.map(
      ({ file, loaded }) =>
        () =>
          refuseUnmeasured(file, loaded),
    ),
  );
  const asked = question.bestOf.map((text, at) => measureAsked(text, scenarios[0], baseline.file, `bestOf.${at}`));
  const prices = readMoney(question, scenarios, sources);
  const extras = readExtras(question, scenarios, sources, prices);
  const wanted = question.replications ?? replications;
  return { question, inputs, scenarios, facts, runs, wanted, asked, prices, extras };
}

/** @throws QuestionError where there is none to compare with, or too many */
function refuseNumberOf({ length }: readonly string[]): void {
  if (length === 0) throw new QuestionError({ kind: "nothing-to-compare" }, "with");
  if (length > MOST_ALTERNATIVES) {
    throw new QuestionError({ kind: "too-many-alternatives", most: MOST_ALTERNATIVES, got: length }, "with");
  }
}

/** @throws ScenarioError with all problems of all alternatives */
function loadAlternatives(
  baseline: Baseline,
  question: CompareQuestion,
  onProblemsFrom: CompareReadOptions["onProblemsFrom"],
): Input[] {
  const isFirstYears = question.effect === "first-years";
  const introduction = isFirstYears ? introductionAfterWarmUp(baseline.loaded.scenario) : undefined;
  try {
    return allOrProblems(question.with.map((word) => () => loadAlternative(baseline, word, introduction)));
  } catch (error) {
    // A problem may be that a change has a date, which its writer did not give.
    if (introduction) onProblemsFrom?.(introduction.startDate);
    throw error;
  }
}

/** Two files of one name in two folders become `plan` and `plan (2)`. */
function withDistinctNames(inputs: readonly Input[]): Input[] {
  const seen = new Map<string, number>();
  return inputs.map((input) => {
    const count = (seen.get(input.name) ?? 0) + 1;
    seen.set(input.name, count);
    return count === 1 ? input : { ...input, name: `${input.name} (${count})` };
  });
}

/** @throws ScenarioError naming the alternatives that measure other days than the baseline */
function refuseOtherPeriods(inputs: readonly Input[], runs: readonly RunFacts[]): void {
  const wanted = periodOf(runs[0]);
  const problems = inputs.flatMap(({ file }, at): Problem[] => {
    const got = periodOf(runs[at]);
    if (messageText(got) === messageText(wanted)) return [];
    const message = phrase(
      "must simulate the same days as the baseline ({wanted}), got {got}; give both the same with --set",
      { wanted, got },
    );
    return [newProblem(message, { file, path: "run" })];
  });
  if (problems.length > 0) throw new ScenarioError(problems);
}

function periodOf({ startDate, warmUpDays, days }: RunFacts): Message {
  return phrase("{days} days from {startDate} after a warm-up of {warmUpDays} days", { days, startDate, warmUpDays });
}

/** [scenario] its warnings: of an alternative those that it adds to the ones of the baseline. */
export function warningsBeside({ inputs }: CompareInput): (readonly Problem[])[] {
  const [baseline, ...alternatives] = inputs;
  const known = new Set(baseline.loaded.warnings.map((warning) => JSON.stringify(warning)));
  const added = alternatives.map(({ loaded }) =>
    loaded.warnings.filter((warning) => !known.has(JSON.stringify(warning))),
  );
  return [baseline.loaded.warnings, ...added];
}

/** What else than its changes makes an alternative differ from the baseline. */
export function doubtsAbout({ inputs, runs }: CompareInput): Problem[] {
  return inputs
    .slice(1)
    .flatMap(({ file }, at) =>
      comparisonDoubts(runs[0], runs[at + 1]).map((message) => newProblem(message, { severity: "warning", file })),
    );
}

/** The scenarios as they will stand in a results folder: what is simulated is that. @throws ResolvedTooLarge */
export function resolvedComparison({ inputs, runs, wanted }: CompareInput): LoadedScenario[] {
  return inputs.map(({ loaded }) => throughResolvedText(loaded, { seed: runs[0].seed, replications: wanted }));
}

export interface CompareOptions extends Pick<SimulatorOptions, "signal" | "onProgress"> {
  /** The scenarios as they will stand in a results folder, where there is to be one. */
  readonly resolved?: readonly LoadedScenario[] | undefined;
  /** Told the models, once they have been simulated. */
  readonly onModels?: (models: readonly Model[]) => void;
}

/**
 * Simulates a comparison and reckons what it says.
 * @returns undefined where it was cancelled before all had a replication in common
 * @throws ScenarioError where it would not fit in memory
 */
export async function performCompare(
  comparison: CompareInput,
  simulator: Simulator,
  { resolved, onModels, ...options }: CompareOptions,
): Promise<CompareFound | undefined> {
  const { question, inputs, scenarios, runs, wanted, asked } = comparison;
  const simulated = resolved?.map(({ scenario }) => scenario) ?? scenarios;
  const files = inputs.map(({ file }) => file);
  const periodEnds = question.byMonth ? monthsOf(runs[0].startDate, runs[0].days).map(({ end }) => end) : undefined;
  const all = await simulator.run(simulated, {
    ...options,
    files,
    replications: wanted,
    keepsRecords: resolved !== undefined,
    ...(periodEnds && { periodEnds }),
  });
  const models = compileAll(simulated, files);
  onModels?.(models);
  const results = commonReplications(all);
  const finished = results[0].replications.length;
  if (finished === 0) return undefined;
  const estimates = results.map(estimateAll);
  const compared = runs.map((run, at) => ({ facts: run, results: results[at] }));
  const effects = scenarios.map((scenario) => effectOf(scenarios[0], scenario));
  const best = [...new Map([LEADING, ...asked].map((key) => [keyText(key), key])).values()].flatMap(
    (key) => compareWithBest(results, key) ?? [],
  );
  const found = {
    comparison,
    models,
    results,
    finished,
    manifest: manifestFor(inputs, effects, runs[0], finished, wanted),
    effects,
    estimates,
    thresholds: scenarios.map((scenario, at) => judgeThresholds(scenario, estimates[at], comparison.facts[at])),
    differences: compareAll(compared[0], compared.slice(1)),
    byMonth: question.byMonth ? monthsOfAll(models, results, effects, runs[0]) : [],
    best,
    money: moneyFound(comparison.prices, scenarios, results),
  };
  return { ...found, extras: compareExtras(found) };
}

/** [alternative] differences month by month. */
function monthsOfAll(
  models: readonly Model[],
  results: readonly Results[],
  effects: readonly Effect[],
  { startDate, days }: RunFacts,
): MonthlyDifferences[][] {
  const [baseline, ...alternatives] = results.map((result, at) => ({ model: models[at], results: result }));
  const months = monthsOf(startDate, days);
  return alternatives.map((alternative, at) => {
    const since = firstMonth(effects[at + 1], startDate);
    return monthlyDifferences(baseline, alternative, months, since, alternatives.length);
  });
}

/** The object that `flyt compare --json` prints. */
export function compareResult(found: CompareFound): object {
  const { comparison, manifest, estimates, thresholds, differences, byMonth, best, money } = found;
  const figures = comparison.inputs.map(({ name, loaded }, at) => ({
    name,
    title: loaded.title,
    growth: comparison.facts[at].growth,
    estimates: estimates[at],
    ...(at > 0 && { differences: differences[at - 1], byMonth: byMonth[at - 1] }),
  }));
  const { alternatives, ...rest } = compareDocument(manifest, figures, best);
  const withThresholds = alternatives.map(({ measures, ...head }, at) => ({
    ...head,
    ...(thresholds[at].length > 0 && { thresholds: thresholdDocuments(thresholds[at]) }),
    ...indicatorsPart(estimates[at], comparison.facts[at]),
    ...moneyPart(money[at], comparison.facts[at]),
    measures,
  }));
  const names = comparison.inputs.slice(1).map(({ name }) => name);
  return { ...rest, alternatives: withThresholds, ...compareExtrasDocument(found.extras, names) };
}

/** What the files of its results folder are made of. @param resolved as they were simulated */
export function compareSimulated(
  { comparison, manifest, models, results, extras: reckoned }: CompareFound,
  resolved: readonly LoadedScenario[],
): Simulated {
  const { prices, extras } = comparison;
  return { manifest, scenarios: resolved, models, results, prices, extras, reckoned };
}
