import { costDifferenceSummary, costSummary } from "../report/cost-summary.ts";
import { staffDifferenceSummary, staffSummary } from "../report/staff-summary.ts";
import { textIn } from "../report/language.ts";
import { loadStaffNorms, loadUnitCosts } from "../scenarios/load.ts";
import { refuseUnknownPlaces } from "../scenarios/read-staff-norms.ts";
import { refuseUnknownInhabitants } from "../scenarios/read-unit-costs.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { CostDifference } from "../analysis/cost-figures.ts";
import type { StaffDifference } from "../analysis/staff-run.ts";
import type { CompareFound } from "../tasks/compare.ts";
import { planningFile } from "../tasks/package.ts";
import type { RunFound } from "../tasks/run.ts";
import { compareCosts, compareStaff, type ExtrasAsked, type RunExtras } from "../tasks/run-extras.ts";
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

/** Files of one's own are about the scenarios; those that come with the program are about the Trondheim scenario. @throws ScenarioError */
export function refuseUnknownInExtras(flags: ExtrasFlags, asked: ExtrasAsked, scenarios: readonly Scenario[]): void {
  if (flags.norms !== undefined && asked.norms) refuseUnknownPlaces(asked.norms, scenarios);
  if (flags.unitCosts !== undefined && asked.unitCosts) refuseUnknownInhabitants(asked.unitCosts, scenarios);
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

/** [alternative] what is told of a comparison besides its measures, where it is asked for. */
export interface CompareExtras {
  readonly staff?: readonly (readonly StaffDifference[])[];
  readonly costs?: readonly (readonly CostDifference[])[];
}

export function compareExtras(found: CompareFound, { norms, unitCosts }: ExtrasAsked): CompareExtras {
  return {
    ...(norms && { staff: compareStaff(found, norms) }),
    ...(unitCosts && { costs: compareCosts(found, unitCosts) }),
  };
}

/** The fields that they add to the object of `flyt compare --json`. */
export function compareExtrasDocument({ staff, costs }: CompareExtras, { comparison }: CompareFound): object {
  const nameOf = (at: number): string => comparison.inputs[at + 1]!.name;
  return {
    ...(staff && { staff: staff.map((places, at) => ({ name: nameOf(at), places })) }),
    ...(costs && { costPerUser: costs.map((actors, at) => ({ name: nameOf(at), actors })) }),
  };
}

/** What they say, below the summary of a comparison. */
export function printCompareExtras(
  { staff, costs }: CompareExtras,
  asked: ExtrasAsked,
  found: CompareFound,
  talk: Talk,
): void {
  const { facts } = found.comparison;
  const named = <Differences>(all: readonly Differences[]): { name: string; differences: Differences }[] =>
    all.map((differences, at) => ({ name: textIn(talk.language, facts[at + 1]!.name), differences }));
  const options = talk.tableOptions;
  if (staff) talk.print(`\n${staffDifferenceSummary(facts[0]!, named(staff), options)}`);
  if (costs && asked.unitCosts) {
    talk.print(`\n${costDifferenceSummary(facts[0]!, asked.unitCosts.costs, named(costs), options)}`);
  }
}
