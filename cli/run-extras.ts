import { GROWTH_WORDS } from "../report/growth-text.ts";
import { paragraph } from "../report/summary-head.ts";
import { feeByYearSummary } from "../report/fee-by-year.ts";
import { costDifferenceSummary } from "../report/cost-differences.ts";
import { costSummary } from "../report/cost-summary.ts";
import { staffDifferenceSummary } from "../report/staff-differences.ts";
import { staffSummary } from "../report/staff-summary.ts";
import { textIn } from "../report/language.ts";
import type { CompareFound } from "../tasks/compare.ts";
import type { RunFound } from "../tasks/run.ts";
import { UsageError } from "./exits.ts";
import type { Talk } from "./talk.ts";

export interface ExtrasFlags {
  readonly feeByYear?: boolean | undefined;
  readonly staff?: boolean | undefined;
  readonly norms?: string | undefined;
  readonly costPerUser?: boolean | undefined;
  readonly unitCosts?: string | undefined;
}

/** @throws UsageError for files of what is not asked for */
export function refuseExtrasFiles({ staff, norms, costPerUser, unitCosts }: ExtrasFlags, { messages }: Talk): void {
  if (norms !== undefined && !staff) throw new UsageError(messages.flagWithoutFlag("--norms", "--staff"));
  if (unitCosts !== undefined && !costPerUser) {
    throw new UsageError(messages.flagWithoutFlag("--unit-costs", "--cost-per-user"));
  }
}

/** What is told besides, below the summary of a run. */
export function printExtras({ run, facts, extras: { staff, cost, fees } }: RunFound, talk: Talk): void {
  const { norms, unitCosts } = run.extras;
  const options = talk.tableOptions;
  const isWithheld = facts.growth !== undefined;
  if (fees && !isWithheld) talk.print(`\n${feeByYearSummary(facts, fees.found[0]!, fees.replications, options)}`);
  if (staff && norms) talk.print(`\n${staffSummary({ scenario: facts, ...norms, staff }, options)}`);
  if (cost && isWithheld) printWithheld(run, talk);
  else if (cost && unitCosts) {
    talk.print(`\n${costSummary({ scenario: facts, costs: unitCosts.costs, found: cost.figures }, options)}`);
  }
}

/** That amounts are withheld, where what it costs whom has not said so already. */
function printWithheld({ prices }: { readonly prices?: unknown }, talk: Talk): void {
  if (!prices) talk.print(`\n${paragraph(GROWTH_WORDS[talk.language].amounts, talk.tableOptions)}`);
}

/** What is told besides, below the summary of a comparison. */
export function printCompareExtras({ comparison, extras: { staff, costs, fees } }: CompareFound, talk: Talk): void {
  const { facts, extras } = comparison;
  const named = <Differences>(all: readonly Differences[]): { name: string; differences: Differences }[] =>
    all.map((differences, at) => ({ name: textIn(talk.language, facts[at + 1]!.name), differences }));
  const options = talk.tableOptions;
  const isWithheld = facts.some(({ growth }) => growth !== undefined);
  for (const [at, own] of (isWithheld ? [] : (fees?.found.slice(1) ?? [])).entries()) {
    const name = textIn(talk.language, facts[at + 1]!.name);
    talk.print(`\n${feeByYearSummary(facts[at + 1]!, own, fees!.replications, { ...options, name })}`);
  }
  if (staff && extras.norms) {
    talk.print(`\n${staffDifferenceSummary(facts[0]!, named(staff), extras.norms.norms, options)}`);
  }
  if (costs && isWithheld) printWithheld(comparison, talk);
  else if (costs && extras.unitCosts) {
    talk.print(
      `\n${costDifferenceSummary({ scenario: facts[0]!, costs: extras.unitCosts.costs }, named(costs), options)}`,
    );
  }
}
