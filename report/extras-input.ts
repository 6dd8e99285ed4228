import type { Difference } from "../analysis/comparison.ts";
import { costPeriodDays } from "../analysis/cost-per-user.ts";
import type { Estimate } from "../analysis/estimates.ts";
import { staffDifferences, staffOfRun } from "../analysis/staff-run.ts";
import { simulatedDays } from "../scenarios/calendar.ts";
import type { LoadedStaffNorms } from "../scenarios/read-staff-norms.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { UnitCosts } from "../scenarios/unit-costs.ts";
import type { CostedRun } from "./cost-data.ts";
import { costInput, type CostTexts } from "./cost-input.ts";
import { csvRows } from "./csv-rows.ts";
import { type FeeByYearRun, feesFrom } from "./fee-data.ts";
import type { StaffedRun } from "./staff-data.ts";

/** What a results folder has besides its measures: each where it was asked for. */
export interface ExtrasTexts {
  readonly norms?: LoadedStaffNorms | undefined;
  readonly cost?: CostTexts | undefined;
  /** fee-by-year.csv. */
  readonly fees?: string | undefined;
}

/** What a report tells of its runs besides their measures. */
export interface ReportExtras {
  readonly norms?: LoadedStaffNorms | undefined;
  readonly unitCosts?: UnitCosts | undefined;
  /** [run] */
  readonly runs: readonly ExtrasRun[];
}

export type ExtrasRun = Omit<StaffedRun & CostedRun & FeeByYearRun, "name">;

/** A run as its tables have it. */
interface ReadRun {
  readonly name: string;
  readonly scenario: Scenario;
  readonly estimates: readonly Estimate[];
  readonly differences: readonly Difference[];
}

/**
 * Staff are reckoned by the norms from the same figures again; what users cost, and the fee of each year, took simulating and are read.
 * @param runs the baseline first
 * @throws Error where a table lacks a column or a figure
 */
export function extrasInput({ norms, cost, fees }: ExtrasTexts, runs: readonly ReadRun[]): ReportExtras {
  const staff = norms && runs.map(({ scenario, estimates }) => staffOfRun(scenario, estimates, norms.norms));
  const costs =
    cost &&
    costInput(
      cost,
      runs.map(({ name, scenario }) => ({
        name,
        periodDays: costPeriodDays(simulatedDays(scenario), scenario.run.startDate),
      })),
    );
  const feeRows = fees === undefined ? undefined : csvRows(fees);
  return {
    norms,
    unitCosts: cost?.costs,
    runs: runs.map(({ name, scenario, differences }, at): ExtrasRun => ({
      ...(staff && { staff: staff[at]! }),
      ...(staff &&
        norms &&
        at > 0 && {
          staffDifferences: staffDifferences(staff[0]!, staff[at]!, differences, norms.norms, scenario),
        }),
      ...costs?.[at],
      ...(feeRows && {
        feeByYear: feesFrom(feeRows.filter(({ alternative }) => runs.length === 1 || alternative === name)),
      }),
    })),
  };
}
