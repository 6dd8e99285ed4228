import { costData, costDifferenceData } from "./cost-data.ts";
import { csvText } from "./csv-text.ts";
import { dataPackage, type ResultFile } from "./data-package.ts";
import type { DataTable } from "./data-table.ts";
import { deviationTable } from "./deviation-csv.ts";
import { ledgerTable } from "./ledger-table.ts";
import { FEE_BY_YEAR_FILE, feeByYearData } from "./fee-data.ts";
import type { Manifest } from "./json.ts";
import { parquetBytes } from "./parquet.ts";
import {
  dailyTable,
  differencesTable,
  levelsTable,
  measuresTable,
  replicationsTable,
  type ResultRun,
  summaryTable,
  waitsTable,
} from "./result-tables.ts";
import { scenarioFacts } from "./scenario-facts.ts";
import { staffData, staffDifferenceData } from "./staff-data.ts";
import { stressDes } from "./stress-des.ts";
import { summaryForExcel } from "./summary-for-excel.ts";
import type { LoadedScenario } from "../scenarios/read.ts";

/** What a results folder is made of. */
export interface FinishedRuns {
  readonly manifest: Manifest;
  /** In the order of `manifest.scenarios`; all with the same replications. */
  readonly runs: readonly ResultRun[];
  readonly scenarios: readonly LoadedScenario[];
  /** [run] the resolved scenario as it is written. */
  readonly scenarioTexts: readonly string[];
  /** The files that it is reckoned by, resolved, as they are written: each where it was asked for. */
  readonly reckonedBy: Readonly<Partial<Record<ReckonedBy, string>>>;
}

/** What a results folder is reckoned by besides its scenarios, and the files that they stand in. */
export type ReckonedBy = "prices" | "norms" | "unitCosts";
export const PRICES_FILE = "prices.resolved.json";
export const NORMS_FILE = "staff-norms.resolved.json";
export const UNIT_COSTS_FILE = "unit-costs.resolved.json";

export const COST_FILE = "cost-per-user.csv";
export const COST_DIFFERENCES_FILE = "cost-per-user-differences.csv";

const RECKONED_BY: Readonly<Record<ReckonedBy, { readonly name: string; readonly description: string }>> = {
  prices: {
    name: PRICES_FILE,
    description: "The table of prices, with all that it extends filled in and its sources.",
  },
  norms: { name: NORMS_FILE, description: "The norms of staff with their sources." },
  unitCosts: { name: UNIT_COSTS_FILE, description: "The unit costs with their sources." },
};

/** Name of the file that the resolved scenario of a run stands in. */
export function scenarioFileName(at: number, of: number): string {
  return of === 1 ? "scenario.resolved.json" : `scenario-${at + 1}.resolved.json`;
}

/** A table of a results folder. */
export interface ResultTable {
  /** Its ending tells how it is written. */
  readonly name: string;
  readonly description: string;
  readonly of: (runs: readonly ResultRun[]) => DataTable;
  readonly isOfComparisons?: boolean;
  /** Only where this was asked for. */
  readonly needs?: ReckonedBy;
  /** Written only where the fee of each calendar year was asked for. */
  readonly isOfYears?: boolean;
  /** Written only where there is a budget: a baseline, or one in the table of prices. */
  readonly isOfBudgets?: boolean;
}

/** The tables that are described in the page on results folders, in its order. */
export const RESULT_TABLES: readonly ResultTable[] = [
  { name: "summary.csv", description: "Estimates of every figure over the replications.", of: summaryTable },
  {
    name: "differences.csv",
    description: "Paired differences of each alternative from the baseline.",
    of: differencesTable,
    isOfComparisons: true,
  },
  {
    name: "ledger.csv",
    description: "What one party pays another for each thing: the ledger, by price and place.",
    of: ledgerTable,
    needs: "prices",
  },
  {
    name: FEE_BY_YEAR_FILE,
    description: "The fee of each calendar year: nights and amounts of the first replications, by payer.",
    of: feeByYearData,
    needs: "prices",
    isOfYears: true,
  },
  {
    name: "staff.csv",
    description: "Staff by the norms of each place, by what they are for, and what they cost a year.",
    of: staffData,
    needs: "norms",
  },
  {
    name: "staff-differences.csv",
    description: "What each alternative takes in staff beside the baseline.",
    of: staffDifferenceData,
    isOfComparisons: true,
    needs: "norms",
  },
  {
    name: COST_FILE,
    description: "What the users of each municipality cost in a year, by whom and for what, and unit costs.",
    of: costData,
    needs: "unitCosts",
  },
  {
    name: COST_DIFFERENCES_FILE,
    description:
      "What the users cost in one municipality beside each of the others, and in each alternative beside the baseline.",
    of: costDifferenceData,
    needs: "unitCosts",
  },
  {
    name: "deviations.csv",
    description: "How units differ from their budgets: by activity and by efficiency.",
    of: deviationTable,
    needs: "prices",
    isOfBudgets: true,
  },
  { name: "measures.csv", description: "The dictionary of the measures.", of: measuresTable },
  {
    name: "replications.parquet",
    description: "Every figure of every replication, in long form: one row for each figure and replication.",
    of: replicationsTable,
  },
  { name: "daily.parquet", description: "Mean number of patients day by day, over the replications.", of: dailyTable },
  {
    name: "levels.parquet",
    description: "Share of the time with so many patients, all replications together.",
    of: levelsTable,
  },
  { name: "waits.parquet", description: "Distribution of the waits, all replications together.", of: waitsTable },
];

/** What is said of the summary for Norwegian Excel. */
export const EXCEL_SUMMARY = {
  name: "summary.no.csv",
  description: "The figures of summary.csv for a Norwegian Excel: semicolons, decimal commas, names in bokmål.",
};

/** All files of a results folder but its manifest: the same bytes for the same results. */
export function resultFiles(finished: FinishedRuns): ResultFile[] {
  const { manifest, runs, scenarios, scenarioTexts, reckonedBy } = finished;
  const writtenBy = `pasientflyt ${manifest.engineVersion}`;
  const facts = scenarios.map(({ scenario }, at) => scenarioFacts(scenario, manifest.scenarios[at].title));
  const written = RESULT_TABLES.filter(
    ({ isOfComparisons, needs, isOfYears, isOfBudgets }) =>
      (runs.length > 1 || !isOfComparisons) &&
      (needs === undefined || reckonedBy[needs] !== undefined) &&
      (!isOfYears || runs.some(({ feeByYear }) => feeByYear !== undefined)) &&
      (!isOfBudgets || runs.some(({ deviations = [] }) => deviations.length > 0)),
  );
  const tables = written.map((made) => {
    const { name, description } = made;
    const table = made.of(runs);
    const content = name.endsWith(".csv") ? csvText(table, "neutral") : parquetBytes(table, writtenBy);
    return { name, description, table, content };
  });
  const excel = summaryForExcel(runs, facts);
  const texts = scenarioTexts.map((content, at) => ({
    name: scenarioFileName(at, scenarioTexts.length),
    description: `The scenario ${manifest.scenarios[at].name}, with all that it extends and changes filled in; it can be run as it is.`,
    content,
  }));
  const given = (Object.keys(RECKONED_BY) as ReckonedBy[]).flatMap((what) => {
    const content = reckonedBy[what];
    return content === undefined ? [] : [{ ...RECKONED_BY[what], content }];
  });
  const files: ResultFile[] = [
    ...texts,
    ...given,
    ...tables,
    { ...EXCEL_SUMMARY, table: excel, content: csvText(excel, "excel-no") },
    { name: "STRESS-DES.md", description: "The STRESS-DES reporting checklist.", content: stressDes(finished) },
  ];
  const { data } = scenarios[0].scenario;
  const content = `${JSON.stringify(dataPackage(manifest, data, files), null, 2)}\n`;
  return [...files, { name: "datapackage.json", description: "What these files are and hold.", content }];
}
