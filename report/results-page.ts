import type { DataField } from "./data-table.ts";
import { EXCEL_SUMMARY, RESULT_TABLES } from "./result-files.ts";
import { markdownTable } from "./table.ts";

/** The page on results folders, as Markdown; its tables are those that are written. */
export function resultsPage(): string {
  const tables = RESULT_TABLES.flatMap(({ name, description, of, isOfComparisons, needs, isOfYears, isOfBudgets }) => [
    `### ${name}`,
    `${description}${isOfComparisons ? " Only of `flyt compare`." : ""}${isOfYears ? " Only with `--fee-by-year`." : needs ? ` Only with \`${FLAGS[needs]}\`.` : ""}${isOfBudgets ? " Only where there is a budget: the baseline of a comparison, or one in the table of prices." : ""}`,
    fieldsText(of([]).columns),
  ]);
  return `${[INTRODUCTION, ...tables, `### ${EXCEL_SUMMARY.name}`, EXCEL, REST].join("\n\n")}\n`;
}

/** What asks for a table. */
const FLAGS = { prices: "--money", norms: "--staff", unitCosts: "--cost-per-user" } as const;

function fieldsText(fields: readonly DataField[]): string {
  return markdownTable({
    columns: ["Column", "Type", "Meaning"].map((header) => ({ header, align: "left" })),
    rows: fields.map(({ name, type, description, isNullable }) => [
      `\`${name}\``,
      `${type}${isNullable ? " or empty" : ""}`,
      name === "alternative" ? `Only of \`flyt compare\`. ${description}` : description,
    ]),
  });
}

const INTRODUCTION = `# Results folders

<!-- Made by cli/generate-docs.ts from the tables in report/; do not change it by hand. -->

\`\`\`
flyt run trondheim --out results
flyt compare trondheim --with helsehus+10 --with langtid+30 --out comparison
flyt rerun results/manifest.json
\`\`\`

\`--out\` writes what a run or a comparison found into a new folder, to be read elsewhere ([R](r.md), [Python](python.md), Excel,
DuckDB), to be published, and to be reproduced. The folder is there when all of it is: until then it has another name beside it, and
nothing is left of it where the disk is full. A folder with something in it is never written over. After Ctrl-C it holds the
replications that finished, without a gap, and \`partial\` in its manifest is true.

| File | What it is |
| :--- | :--- |
| \`manifest.json\` | What reproduces the results: versions, seed, replications, the scenarios with their hashes, and every file with its SHA-256. |
| \`scenario.resolved.json\` | The scenario with all that it extends, its changes and its tables filled in, and the provenance of its numbers. \`flyt run\` of it gives the same results without any flags. Of a comparison \`scenario-1.resolved.json\` (the baseline), \`scenario-2.resolved.json\` … |
| \`summary.csv\`, \`summary.no.csv\` | The estimates. |
| \`replications.parquet\` | Every figure of every replication. |
| \`daily.parquet\`, \`levels.parquet\`, \`waits.parquet\` | Daily series and distributions, exactly merged over the replications. |
| \`measures.csv\` | What the measures are. |
| \`differences.csv\` | Of a comparison: the paired differences. |
| \`ledger.csv\`, \`prices.resolved.json\` | With \`--money\`: who pays whom, and the table of prices with its sources; \`flyt rerun\` makes the one of the other again. |
| \`fee-by-year.csv\` | With \`--fee-by-year\`: the fee of each calendar year, from the same table of prices. |
| \`staff.csv\`, \`staff-differences.csv\`, \`staff-norms.resolved.json\` | With \`--staff\`: staff by the norms and what they cost, and the norms with their sources. |
| \`cost-per-user.csv\`, \`cost-per-user-differences.csv\`, \`unit-costs.resolved.json\` | With \`--cost-per-user\`: what users cost and how municipalities and alternatives differ, and the unit costs with their sources. |
| \`datapackage.json\` | The data dictionary: a [Frictionless](https://specs.frictionlessdata.io/data-package/) data package. |
| \`STRESS-DES.md\` | The reporting checklist of Monks et al. (2019), filled in; what a person must write is marked. |

## The same bytes

Every file is the same, byte for byte, on any number of threads and however a run was shared between machines; but for \`thisRun\`
in the manifest (when it finished, how long it took, threads, shards), which is no part of the results. That is promised within one
version of the program, of V8 and one architecture, which the manifest names.

\`flyt rerun manifest.json\` simulates again what the folder says, and compares. It says that all is the same (exit code 0), or
which files were changed, are gone or come out differently, with the first figures that differ (exit code 6), and names the
versions that made the folder where they are other ones. \`--json\` prints the same as one object: \`{ same, folder, files: [{ name,
is }], manifest: [{ field, was, now }], figures: [{ figure, was, now }], figuresInAll, versions: [{ name, was, now }] }\`, \`is\` being
\`missing\`, \`changed\` or \`other\`.

## Many machines

\`\`\`
flyt run trondheim -n 1000 --out shards --shard 1/40     # and 2/40 … 40/40, on as many machines
flyt merge shards
\`\`\`

Each shard simulates its part of the replications and writes them into the same folder, a file for each chunk of them. Chunks that
are there are kept, so a shard that was killed is started again with the same command. \`flyt merge\` writes the folder that one
machine would have written, into \`results\` in the folder of the shards or where \`--out\` says; then the chunks may be deleted. It
writes nothing, and says which shards to run again (exit code 3), where a chunk is missing, damaged, or of another scenario, seed,
program, V8 or architecture. In a Slurm array: \`flyt run … --shard $SLURM_ARRAY_TASK_ID/40\`, with
\`--array=1-40\`; with GNU parallel: \`seq 40 | parallel flyt run … --shard {}/40\`. With \`--json\` a shard prints \`{ shard, of,
folder, chunks, alreadyThere, finished }\` and a merge what \`flyt run --json\` prints.

## The tables`;

const EXCEL = `${EXCEL_SUMMARY.description} It begins with a byte order mark, so that æ, ø and å are right, and no cell in it is run as a
formula: one that begins with \`=\`, \`+\`, \`-\` or \`@\` has an apostrophe before it. Ids are in the last two columns.`;

const REST = `## Why long

\`replications.parquet\` has one row for each figure and replication, not one column for each figure. A figure is named by up to seven
fields, which as columns can be filtered and grouped by; a thousand columns with names such as \`waitDaysMean|helsehus|st-olavs\` would
have to be taken apart first. The repeated fields take no room: they are kept once for each figure.`;
