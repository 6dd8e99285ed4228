import { compareWithBest } from "../analysis/best.ts";
import { commonReplications, compareAll, comparisonDoubts, type RunFacts } from "../analysis/comparison.ts";
import { estimateAll } from "../analysis/estimates.ts";
import { judgeThresholds } from "../analysis/thresholds.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { monthlyDifferences, type MonthlyDifferences, monthsOf } from "../analysis/month-differences.ts";
import { compareSummary } from "../report/compare-summary.ts";
import type { MeasureKey } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import { warmUpDifferences } from "../engine/warm-up.ts";
import { type Effect, effectOf, firstMonth } from "../report/effect.ts";
import { compareDocument } from "../report/compare-json.ts";
import { type ScenarioFacts, scenarioFacts } from "../report/scenario-facts.ts";
import { thresholdDocuments } from "../report/threshold-json.ts";
import { introductionAfterWarmUp } from "../scenarios/introduction.ts";
import { type Problem, ScenarioError } from "../scenarios/problems.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { measureAsked } from "./best-of.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { manifestFor, runFacts } from "./manifest.ts";
import { allOrProblems, type Baseline, type Input, loadAlternative, loadBaseline } from "./scenario-input.ts";
import { simulate, type SimulationFlags, type SimulationRun, tellEnd, withSeed } from "./simulation.ts";
import type { Talk } from "./talk.ts";
import { exitFor, refuseUnmeasured } from "./thresholds.ts";

export interface CompareFlags extends SimulationFlags {
  readonly with: readonly string[];
  readonly set: readonly string[];
  /** Which question is asked; the long-run effect where missing. */
  readonly effect?: EffectAsked | undefined;
  /** Measures for which it is asked which alternative is best, besides the discharge-ready patients. */
  readonly bestOf: readonly string[];
  readonly byMonth?: boolean | undefined;
}

/** With more, every verdict would be so cautious that nothing is shown; and a table of them is no help to anybody. */
const MOST_ALTERNATIVES = 20;

/** What it is always asked of which alternative is best. */
const LEADING: MeasureKey = { measure: "dischargeReadyMean" };

/** [scenario] what a comparison is of; and the replications wanted, and the measures asked about. */
interface Compared {
  readonly inputs: readonly Input[];
  readonly scenarios: readonly Scenario[];
  readonly facts: readonly ScenarioFacts[];
  readonly runs: readonly RunFacts[];
  readonly wanted: number;
  readonly asked: readonly MeasureKey[];
}

/** What `--effect` takes: changes that begin at the end of the warm-up, or that hold from simulated day 0. */
export const EFFECTS_ASKED = ["first-years", "long-run"] as const;
export type EffectAsked = (typeof EFFECTS_ASKED)[number];

/** `flyt compare`: a baseline and its alternatives under the same random numbers. */
export async function compare(word: string, flags: CompareFlags, talk: Talk): Promise<Exit> {
  const { inputs, scenarios, facts, runs, wanted, asked } = readAll(word, flags, talk);
  const periodEnds = flags.byMonth ? monthsOf(runs[0].startDate, runs[0].days).map(({ end }) => end) : undefined;

  const outcome = await simulate(
    scenarios,
    inputs.map(({ file }) => file),
    wanted,
    { ...flags, periodEnds },
    talk,
  );
  if (flags.effect === "first-years" && !flags.quiet) tellOwnWarmUps(inputs, outcome.models, talk);
  const results = commonReplications(outcome.results);
  const finished = results[0].replications.length;
  if (finished === 0) {
    talk.say(talk.messages.nothingInCommon);
    return EXIT.interrupted;
  }
  const estimates = results.map(estimateAll);
  const thresholds = scenarios.map((scenario, at) => judgeThresholds(scenario, estimates[at]));
  const compared = runs.map((run, at) => ({ facts: run, results: results[at] }));
  const differences = compareAll(compared[0], compared.slice(1));
  const effects = scenarios.map((scenario) => effectOf(scenarios[0], scenario));
  const byMonth = flags.byMonth ? monthsOfAll({ ...outcome, results }, effects, runs[0]) : [];
  const best = [...new Map([LEADING, ...asked].map((key) => [keyText(key), key])).values()].flatMap(
    (key) => compareWithBest(results, key) ?? [],
  );
  const manifest = manifestFor(inputs, effects, runs[0], finished, wanted);
  if (flags.json) {
    const figures = inputs.map(({ name, loaded }, at) => ({
      name,
      title: loaded.title,
      estimates: estimates[at],
      ...(at > 0 && { differences: differences[at - 1], byMonth: byMonth[at - 1] }),
    }));
    const { alternatives, ...rest } = compareDocument(manifest, figures, best);
    const withThresholds = alternatives.map(({ measures, ...head }, at) => ({
      ...head,
      ...(thresholds[at].length > 0 && { thresholds: thresholdDocuments(thresholds[at]) }),
      measures,
    }));
    talk.printJson({ ...rest, alternatives: withThresholds });
  } else {
    const alternativesTold = facts.slice(1).map((scenario, at) => ({
      scenario,
      effect: effects[at + 1],
      estimates: estimates[at + 1],
      thresholds: thresholds[at + 1],
      differences: differences[at],
      byMonth: byMonth[at],
    }));
    const summary = {
      baseline: facts[0],
      baselineEstimates: estimates[0],
      baselineThresholds: thresholds[0],
      alternatives: alternativesTold,
      best,
      replications: finished,
      ...(finished < wanted && { wantedReplications: wanted }),
      engineVersion: manifest.engineVersion,
    };
    talk.print(compareSummary(summary, talk.tableOptions));
  }
  // That the baseline misses a threshold is why somebody looks for something better.
  return exitFor(thresholds.slice(1).flat(), tellEnd({ ...outcome, results }, wanted, flags, talk), talk);
}

/** What is to be compared, the baseline first, with what is doubtful about it told. @throws ScenarioError and UsageError */
function readAll(word: string, flags: CompareFlags, talk: Talk): Compared {
  refuseNumberOf(flags.with, talk);
  const baseline = loadBaseline(word, flags.set);
  const inputs = withDistinctNames([baseline, ...loadAlternatives(baseline, flags, talk)]);
  const { seed, replications } = baseline.loaded.scenario.run;
  const scenarios = inputs.map(({ loaded }) => withSeed(loaded.scenario, flags.seed ?? seed));
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
  const asked = flags.bestOf.map((text) => measureAsked(text, scenarios[0], baseline.file, talk.messages));
  tellWarnings(inputs, talk);
  tellDoubts(inputs, runs, talk);
  return { inputs, scenarios, facts, runs, wanted: flags.replications ?? replications, asked };
}

/** @throws UsageError where there is none to compare with, or too many */
function refuseNumberOf(alternatives: readonly string[], { messages }: Talk): void {
  const { length } = alternatives;
  if (length === 0) throw new UsageError(messages.nothingToCompare);
  if (length > MOST_ALTERNATIVES) throw new UsageError(messages.tooManyAlternatives(MOST_ALTERNATIVES, length));
}

/** [alternative] differences month by month. */
function monthsOfAll(
  { models, results }: Pick<SimulationRun, "models" | "results">,
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

/** What else than its changes makes an alternative differ from the baseline. */
function tellDoubts(inputs: readonly Input[], runs: readonly RunFacts[], talk: Talk): void {
  const problems = inputs.slice(1).flatMap(({ file }, at) =>
    comparisonDoubts(runs[0], runs[at + 1]).map((message): Problem => {
      return { severity: "warning", file, line: 0, column: 0, path: "", message };
    }),
  );
  talk.sayProblems(problems);
}

/** @throws ScenarioError with all problems of all alternatives */
function loadAlternatives(baseline: Baseline, flags: CompareFlags, talk: Talk): Input[] {
  const isFirstYears = flags.effect === "first-years";
  const introduction = isFirstYears ? introductionAfterWarmUp(baseline.loaded.scenario) : undefined;
  try {
    return allOrProblems(flags.with.map((word) => () => loadAlternative(baseline, word, introduction)));
  } catch (error) {
    // A problem may be that a change has a date, which its writer did not give.
    if (introduction) talk.say(talk.messages.changesBeginOn(introduction.startDate));
    throw error;
  }
}

/** Which alternatives could not go on from the warm-up of the baseline. */
function tellOwnWarmUps(inputs: readonly Input[], models: readonly Model[], talk: Talk): void {
  for (const [at, { name }] of inputs.entries()) {
    if (warmUpDifferences(models[0], models[at]).length > 0) talk.say(talk.messages.warmedUpApart(name));
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

/** The warnings of the baseline, and those that each alternative adds to them. */
function tellWarnings(inputs: readonly Input[], talk: Talk): void {
  const [baseline, ...alternatives] = inputs;
  talk.sayProblems(baseline.loaded.warnings);
  const known = new Set(baseline.loaded.warnings.map((warning) => JSON.stringify(warning)));
  for (const { file, loaded } of alternatives) {
    talk.sayProblems(
      loaded.warnings.filter((warning) => !known.has(JSON.stringify(warning))),
      file,
    );
  }
}

/** @throws ScenarioError naming the alternatives that measure other days than the baseline */
function refuseOtherPeriods(inputs: readonly Input[], runs: readonly RunFacts[]): void {
  const wanted = periodText(runs[0]);
  const problems = inputs.flatMap(({ file }, at): Problem[] => {
    const got = periodText(runs[at]);
    if (got === wanted) return [];
    const message = `must simulate the same days as the baseline (${wanted}), got ${got}; give both the same with --set`;
    return [{ severity: "error", file, line: 0, column: 0, path: "run", message }];
  });
  if (problems.length > 0) throw new ScenarioError(problems);
}

function periodText({ startDate, warmUpDays, days }: RunFacts): string {
  return `${days} days from ${startDate} after a warm-up of ${warmUpDays} days`;
}
