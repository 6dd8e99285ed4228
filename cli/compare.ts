import { commonReplications, compareRuns, type RunFacts } from "../analysis/comparison.ts";
import { estimateAll } from "../analysis/estimates.ts";
import { compareSummary } from "../report/compare-summary.ts";
import type { Model } from "../engine/model.ts";
import { warmUpDifferences } from "../engine/warm-up.ts";
import { effectOf } from "../report/effect.ts";
import { compareDocument } from "../report/json.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { introductionAfterWarmUp } from "../scenarios/introduction.ts";
import { type Problem, ScenarioError } from "../scenarios/problems.ts";
import { EXIT, type Exit, UsageError } from "./exits.ts";
import { manifestFor, runFacts } from "./manifest.ts";
import { PartialFolder } from "./partial-folder.ts";
import { throughResolvedText } from "./resolved-scenario.ts";
import { writeResults } from "./results-folder.ts";
import { allOrProblems, type Baseline, type Input, loadAlternative, loadBaseline } from "./scenario-input.ts";
import { simulate, type SimulationFlags, tellEnd, withSeed } from "./simulation.ts";
import type { Talk } from "./talk.ts";

export interface CompareFlags extends SimulationFlags {
  readonly with: readonly string[];
  readonly set: readonly string[];
  /** Which question is asked; the long-run effect where missing. */
  readonly effect?: EffectAsked | undefined;
  /** The folder that results are written to. */
  readonly out?: string | undefined;
}

/** What `--effect` takes: changes that begin at the end of the warm-up, or that hold from simulated day 0. */
export const EFFECTS_ASKED = ["first-years", "long-run"] as const;
export type EffectAsked = (typeof EFFECTS_ASKED)[number];

/** `flyt compare`: a baseline and its alternatives under the same random numbers. */
export async function compare(word: string, flags: CompareFlags, talk: Talk): Promise<Exit> {
  if (flags.with.length === 0) throw new UsageError(talk.messages.nothingToCompare);
  const baseline = loadBaseline(word, flags.set);
  const alternatives = loadAlternatives(baseline, flags, talk);
  const inputs = withDistinctNames([baseline, ...alternatives]);
  const { seed, replications } = baseline.loaded.scenario.run;
  const scenarios = inputs.map(({ loaded }) => withSeed(loaded.scenario, flags.seed ?? seed));
  const facts = scenarios.map((scenario, at) => scenarioFacts(scenario, inputs[at].loaded.title));
  const runs = facts.map(runFacts);
  refuseOtherPeriods(inputs, runs);
  tellWarnings(inputs, talk);
  const wanted = flags.replications ?? replications;

  // With a folder to fill, what is simulated is what will stand in it.
  const isKept = flags.out !== undefined;
  const resolved = isKept
    ? inputs.map(({ loaded }) => throughResolvedText(loaded, { seed: runs[0].seed, replications: wanted }, talk))
    : undefined;
  const output = isKept ? new PartialFolder(String(flags.out), talk) : undefined;
  const outcome = await simulate(
    resolved?.map(({ scenario }) => scenario) ?? scenarios,
    inputs.map(({ file }) => file),
    wanted,
    { ...flags, distributions: isKept },
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
  const compared = runs.map((run, at) => ({ facts: run, results: results[at] }));
  const differences = compared.map((one) => compareRuns(compared[0], one));
  const effects = scenarios.map((scenario) => effectOf(scenarios[0], scenario));
  const manifest = manifestFor(inputs, effects, runs[0], finished, wanted);
  if (output && resolved) {
    const { models, seconds, threads } = outcome;
    writeResults(
      output,
      { manifest, scenarios: resolved, models, results },
      { wallSeconds: seconds, threads },
      flags,
      talk,
    );
  }
  if (flags.json) {
    const figures = inputs.map(({ name, loaded }, at) => ({
      name,
      title: loaded.title,
      estimates: estimates[at],
      ...(at > 0 && { differences: differences[at] }),
    }));
    talk.printJson(compareDocument(manifest, figures));
  } else {
    const summary = {
      baseline: facts[0],
      baselineEstimates: estimates[0],
      alternatives: facts.slice(1).map((scenario, at) => ({
        scenario,
        effect: effects[at + 1],
        estimates: estimates[at + 1],
        differences: differences[at + 1],
      })),
      replications: finished,
      ...(finished < wanted && { wantedReplications: wanted }),
      engineVersion: manifest.engineVersion,
    };
    talk.print(compareSummary(summary, talk.tableOptions));
  }
  return tellEnd({ ...outcome, results }, wanted, flags, talk);
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
