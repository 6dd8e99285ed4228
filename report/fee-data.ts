import type { FeeOfYearFigures, FeesTold } from "../analysis/fee-by-year.ts";
import type { PairedMean } from "../analysis/paired-means.ts";
import { type CsvRow, intervalIn, numberIn } from "./csv-rows.ts";
import { alternativeField, type DataField, type DataTable, intervalFields, tableOf } from "./data-table.ts";
import { FEE_BY_YEAR } from "./fee-by-year.ts";
import { textIn } from "./language.ts";

/** The table of a results folder; where it stands, the fee by year was asked for. */
export const FEE_BY_YEAR_FILE = "fee-by-year.csv";

/** A run, and its fees year by year where they were asked for. */
export interface FeeByYearRun {
  /** As in the manifest. */
  readonly name: string;
  readonly feeByYear?: FeesTold<readonly FeeOfYearFigures[]> | undefined;
}

interface Row {
  readonly run: FeeByYearRun;
  readonly fee: FeeOfYearFigures;
}

/** One row for each payer, payee and calendar year: nights, the fee of that year, and the amount. */
export function feeByYearData(runs: readonly FeeByYearRun[]): DataTable {
  const rows = runs.flatMap((run) => (run.feeByYear?.found ?? []).map((fee): Row => ({ run, fee })));
  const interval = (name: string, description: string, of: (fee: FeeOfYearFigures) => PairedMean | undefined) => {
    const [mean, ...ends] = intervalFields(name, description, ({ fee }: Row) => of(fee));
    const standardError = {
      name: `${name}StandardError`,
      type: "number",
      isNullable: true,
      description: "Standard error of the mean.",
      of: ({ fee }: Row) => of(fee)?.standardError,
    } as const;
    return [mean!, standardError, ...ends];
  };
  return tableOf(rows, [
    ...alternativeField(runs),
    field("item", "text", ({ fee }) => fee.item),
    { name: "name", type: "text", description: "Its name, in English.", of: ({ fee }) => textIn("en", fee.name) },
    field("payer", "text", ({ fee }) => fee.payer),
    field("payee", "text", ({ fee }) => fee.payee),
    field("year", "integer", ({ fee }) => fee.year),
    field("days", "integer", ({ fee }) => fee.days),
    field("unitPrice", "number", ({ fee }) => fee.unitPrice),
    field("kind", "text", ({ fee }) => fee.provenance.kind),
    field("source", "text", ({ fee }) => fee.provenance.source),
    {
      name: "replications",
      type: "integer",
      description: "Replications that were simulated once more for it, the first of the run.",
      of: ({ run }) => run.feeByYear?.replications,
    },
    ...interval("nights", FEE_BY_YEAR.nights[1], ({ nights }) => nights),
    ...interval("amount", FEE_BY_YEAR.amount[1], ({ amount }) => amount),
    // Of a run by itself there is nothing to be beside.
    ...(runs.length === 1
      ? []
      : [
          ...interval("nightsDifference", FEE_BY_YEAR.nightsDifference[1], (fee) => fee.nightsDifference),
          ...interval("amountDifference", FEE_BY_YEAR.amountDifference[1], (fee) => fee.amountDifference),
        ]),
  ]);
}

/** The fees of a run as its rows have them. @throws Error where a column is missing */
export function feesFrom(rows: readonly CsvRow[]): FeesTold<readonly FeeOfYearFigures[]> {
  const replications = rows.length === 0 ? 0 : numberOf(rows[0]!, "replications");
  const figure = (row: CsvRow, name: string): PairedMean => ({
    count: replications,
    mean: numberOf(row, name),
    standardError: numberIn(row, `${name}StandardError`),
    ci95: intervalIn(row, `${name}Ci95`),
  });
  const found = rows.map((row): FeeOfYearFigures => {
    const { item = "", name = "", payer = "", payee = "", kind, source } = row;
    const head = { item, name, payer, payee, year: numberOf(row, "year"), days: numberOf(row, "days") };
    const provenance = { ...(kind && { kind: kind as "sourced" }), ...(source && { source }) };
    return {
      ...head,
      unitPrice: numberOf(row, "unitPrice"),
      provenance,
      nights: figure(row, "nights"),
      amount: figure(row, "amount"),
      ...(row["amountDifference"] && {
        nightsDifference: figure(row, "nightsDifference"),
        amountDifference: figure(row, "amountDifference"),
      }),
    };
  });
  return { replications, found };
}

function numberOf(row: CsvRow, column: string): number {
  const number = numberIn(row, column);
  if (number === null) throw new Error(`column "${column}" is empty`);
  return number;
}

function field(
  name: keyof typeof FEE_BY_YEAR,
  type: DataField["type"],
  of: (row: Row) => string | number | undefined,
): DataField & { of: typeof of } {
  const [told, description] = FEE_BY_YEAR[name];
  return { name, type, description, isNullable: told.includes("null"), of };
}
