import { withoutControls } from "../analysis/estimates.ts";
import type { Model } from "../engine/model.ts";
import { warmUpDifferences } from "../engine/warm-up.ts";
import type { ScenarioFacts } from "../report/scenario-facts.ts";
import { compareSummary } from "../report/compare-summary.ts";
import {
  type CompareFound,
  type CompareInput,
  compareResult,
  compareSimulated,
  doubtsAbout,
  performCompare,
  readCompare,
  resolvedComparison,
  warningsBeside,
} from "../tasks/compare.ts";
import type { EffectAsked } from "../tasks/questions.ts";
import type { Input } from "../tasks/scenario-input.ts";
import { DISK } from "./disk.ts";
import { EXIT, type Exit } from "./exits.ts";
import { PartialFolder } from "./partial-folder.ts";
import { writeResults } from "./results-folder.ts";
import { type ExtrasFlags, printCompareExtras, refuseExtrasFiles } from "./run-extras.ts";
import { type PoolSimulator, type SimulationFlags, tellEnd, withSimulator } from "./simulation.ts";
import type { Talk } from "./talk.ts";
import { exitFor } from "./thresholds.ts";

export interface CompareFlags extends SimulationFlags, ExtrasFlags {
  readonly with: readonly string[];
  readonly set: readonly string[];
  /** Which question is asked; the long-run effect where missing. */
  readonly effect?: EffectAsked | undefined;
  /** Measures for which it is asked which alternative is best, besides the discharge-ready patients. */
  readonly bestOf: readonly string[];
  readonly byMonth?: boolean | undefined;
  readonly money?: boolean | undefined;
  readonly prices?: string | undefined;
  readonly priceYear?: number | undefined;
  /** The folder that results are written to. */
  readonly out?: string | undefined;
}

/** `flyt compare`: a baseline and its alternatives under the same random numbers. */
export async function compare(word: string, flags: CompareFlags, talk: Talk): Promise<Exit> {
  refuseExtrasFiles(flags, talk);
  const onProblemsFrom = (startDate: string): void => talk.say(talk.messages.changesBeginOn(startDate));
  const comparison = readCompare({ ...flags, scenario: word }, DISK, { onProblemsFrom });
  for (const [at, warnings] of warningsBeside(comparison).entries()) {
    if (at === 0) talk.sayProblems(warnings);
    else talk.sayProblems(warnings, comparison.inputs[at].file);
  }
  talk.sayProblems(doubtsAbout(comparison));
  return withSimulator(flags, talk, (simulator) => compareWith(simulator, comparison, flags, talk));
}

async function compareWith(
  simulator: PoolSimulator,
  comparison: CompareInput,
  flags: CompareFlags,
  talk: Talk,
): Promise<Exit> {
  const { inputs, wanted } = comparison;
  // With a folder to fill, what is simulated is what will stand in it.
  const resolved = flags.out === undefined ? undefined : resolvedComparison(comparison);
  const output = flags.out === undefined ? undefined : new PartialFolder(flags.out, talk);
  const onModels = (models: readonly Model[]): void => {
    if (flags.effect === "first-years" && !flags.quiet) tellOwnWarmUps(inputs, models, talk);
  };
  const found = await performCompare(comparison, simulator, { resolved, onModels });
  if (!found) {
    talk.say(talk.messages.nothingInCommon);
    return EXIT.interrupted;
  }
  const closing = simulator.runOf(found.results);
  if (output && resolved) {
    const { seconds: wallSeconds, threads } = closing;
    writeResults(output, compareSimulated(found, resolved), { wallSeconds, threads }, flags, talk);
  }
  if (flags.json) {
    talk.printJson(compareResult(found));
  } else {
    talk.print(summaryOf(found, talk));
    printCompareExtras(found, talk);
  }
  // That the baseline misses a threshold is why somebody looks for something better.
  return exitFor(found.thresholds.slice(1).flat(), tellEnd(closing, wanted, flags, talk), talk);
}

function summaryOf(found: CompareFound, talk: Talk): string {
  const { comparison, finished, manifest, effects, estimates, thresholds, differences, byMonth, best, money } = found;
  const { facts, wanted } = comparison;
  const plain = estimates.map((all) => all.map(withoutControls));
  const alternatives = facts.slice(1).map((scenario, at) => ({
    scenario,
    effect: effects[at + 1],
    estimates: plain[at + 1],
    thresholds: thresholds[at + 1],
    differences: differences[at],
    byMonth: byMonth[at],
    ...moneyOf(money[at + 1], scenario),
  }));
  const summary = {
    baseline: facts[0],
    baselineEstimates: plain[0],
    baselineThresholds: thresholds[0],
    alternatives,
    best,
    replications: finished,
    ...(finished < wanted && { wantedReplications: wanted }),
    engineVersion: manifest.engineVersion,
  };
  return compareSummary(summary, talk.tableOptions);
}

/** Who pays and who saves, where it was asked for. */
function moneyOf(money: CompareFound["money"][number] | undefined, scenario: ScenarioFacts) {
  return (
    money?.differences && {
      money: { scenario, prices: money.prices, money: money.differences, deviations: money.deviations },
    }
  );
}

/** Which alternatives could not go on from the warm-up of the baseline. */
function tellOwnWarmUps(inputs: readonly Input[], models: readonly Model[], talk: Talk): void {
  for (const [at, { name }] of inputs.entries()) {
    if (warmUpDifferences(models[0], models[at]).length > 0) talk.say(talk.messages.warmedUpApart(name));
  }
}
