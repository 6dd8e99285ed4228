import { costSummary } from "../report/cost-summary.ts";
import { staffDifferenceSummary, staffSummary } from "../report/staff-summary.ts";
import { textIn } from "../report/language.ts";
import { loadStaffNorms, loadUnitCosts } from "../scenarios/load.ts";
import type { LoadedStaffNorms } from "../scenarios/read-staff-norms.ts";
import type { CompareFound } from "../tasks/compare.ts";
import { planningFile } from "../tasks/package.ts";
import type { RunFound } from "../tasks/run.ts";
import { compareStaff, type ExtrasAsked, type RunExtras } from "../tasks/run-extras.ts";
import { UsageError } from "./exits.ts";
import type { Talk } from "./talk.ts";

export interface ExtrasFlags {
  readonly staff?: boolean | undefined;
  readonly norms?: string | undefined;
  readonly costPerUser?: boolean | undefined;
  readonly unitCosts?: string | undefined;
}

/** The files that the flags name, or those that come with the program. @throws ScenarioError; UsageError */
export function extrasAsked(flags: ExtrasFlags, { messages }: Talk): ExtrasAsked {
  const { staff, norms, costPerUser, unitCosts } = flags;
  if (norms !== undefined && !staff) throw new UsageError(messages.flagWithoutFlag("--norms", "--staff"));
  if (unitCosts !== undefined && !costPerUser) {
    throw new UsageError(messages.flagWithoutFlag("--unit-costs", "--cost-per-user"));
  }
  return {
    norms: staff ? loadStaffNorms(norms ?? planningFile("staff-norms-trondheim.yaml")) : undefined,
    unitCosts: costPerUser ? loadUnitCosts(unitCosts ?? planningFile("unit-costs-trondheim.yaml")) : undefined,
  };
}

/** What they say, below the summary of a run. */
export function printExtras({ staff, cost }: RunExtras, asked: ExtrasAsked, { facts }: RunFound, talk: Talk): void {
  const options = talk.tableOptions;
  if (staff && asked.norms)
    talk.print(`\n${staffSummary({ scenario: facts, norms: asked.norms.norms, staff }, options)}`);
  if (cost && asked.unitCosts) {
    talk.print(`\n${costSummary({ scenario: facts, costs: asked.unitCosts.costs, found: cost.figures }, options)}`);
  }
}

/** The staff of the alternatives beside the baseline, below the summary of a comparison. */
export function printStaffDifferences(found: CompareFound, norms: LoadedStaffNorms, talk: Talk): void {
  const { facts } = found.comparison;
  const alternatives = compareStaff(found, norms).map((differences, at) => ({
    name: textIn(talk.language, facts[at + 1]!.name),
    differences,
  }));
  talk.print(`\n${staffDifferenceSummary(facts[0]!, alternatives, talk.tableOptions)}`);
}
