import { csvText } from "./csv-text.ts";
import { dataPackage, type ResultFile } from "./data-package.ts";
import type { DataTable } from "./data-table.ts";
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
}

/** Name of the file that the resolved scenario of a run stands in. */
export function scenarioFileName(at: number, of: number): string {
  return of === 1 ? "scenario.resolved.json" : `scenario-${at + 1}.resolved.json`;
}

/** All files of a results folder but its manifest: the same bytes for the same results. */
export function resultFiles(finished: FinishedRuns): ResultFile[] {
  const { manifest, runs, scenarios, scenarioTexts } = finished;
  const writtenBy = `pasientflyt ${manifest.engineVersion}`;
  const csv = (name: string, description: string, table: DataTable): ResultFile => {
    return { name, description, table, content: csvText(table, name.endsWith(".no.csv") ? "excel-no" : "neutral") };
  };
  const parquet = (name: string, description: string, table: DataTable): ResultFile => {
    return { name, description, table, content: parquetBytes(table, writtenBy) };
  };
  const facts = scenarios.map(({ scenario }, at) => scenarioFacts(scenario, manifest.scenarios[at].title));
  const tables = [
    csv("summary.csv", "Estimates of every figure over the replications.", summaryTable(runs)),
    csv("summary.no.csv", "The same for a Norwegian Excel, with names in bokmål.", summaryForExcel(runs, facts)),
    ...(runs.length > 1
      ? [csv("differences.csv", "Paired differences of each alternative from the baseline.", differencesTable(runs))]
      : []),
    csv("measures.csv", "The dictionary of the measures.", measuresTable(runs)),
    parquet("replications.parquet", "Every figure of every replication, in long form.", replicationsTable(runs)),
    parquet("daily.parquet", "Mean number of patients day by day, over the replications.", dailyTable(runs)),
    parquet("levels.parquet", "Share of time with so many patients, all replications together.", levelsTable(runs)),
    parquet("waits.parquet", "Distribution of the waits, all replications together.", waitsTable(runs)),
  ];
  const texts: ResultFile[] = scenarioTexts.map((content, at) => ({
    name: scenarioFileName(at, scenarioTexts.length),
    description: `The scenario ${manifest.scenarios[at].name}, with all that it extends and changes filled in; it can be run as it is.`,
    content,
  }));
  const stress = {
    name: "STRESS-DES.md",
    description: "The STRESS-DES reporting checklist.",
    content: stressDes(finished),
  };
  const files = [...texts, ...tables, stress];
  const { data } = scenarios[0].scenario;
  const content = `${JSON.stringify(dataPackage(manifest, data, files), null, 2)}\n`;
  return [...files, { name: "datapackage.json", description: "What these files are and hold.", content }];
}
