import { costData, costDifferenceData } from "./cost-data.ts";
import { serviceName } from "./cost-differences.ts";
import { COST_WORDS, OUTCOME_NAMES } from "./cost-words.ts";
import { AGE_UNKNOWN } from "../analysis/cost-per-user.ts";
import type { DataCell, DataTable } from "./data-table.ts";
import type { ExtrasRun } from "./extras-input.ts";
import { BY_NAMES, COLUMN_NAMES, FIGURE_NAMES, NORM_NAMES, SHARE_FIGURES } from "./extras-words.ts";
import { feeByYearData } from "./fee-data.ts";
import { STAFF_NAMES } from "./forecast-words.ts";
import type { Language, LocalText } from "./language.ts";
import { partyName } from "./money-findings.ts";
import { formatNumber } from "./numbers.ts";
import type { Block } from "./report-document.ts";
import type { Told } from "./report-told.ts";
import { destinationName } from "./scenario-names.ts";
import { SUM } from "./staff-words.ts";
import { staffData, staffDifferenceData } from "./staff-data.ts";
import type { ValueCell, ValueTable } from "./value-table.ts";

type What = "fees" | "staff" | "costs";
type NamedRun = ExtrasRun & { readonly name: string };

/** The tables of a results folder as sheets of a workbook: the same rows and numbers, in the words of the reader. */
export function extrasSheets(told: Told, what: What): Block[] {
  const { input, language, baseline, alternatives } = told;
  const runs = [baseline, ...alternatives].map(({ at, name }): NamedRun => ({ ...input.extras?.runs[at], name }));
  return SHEETS[what]
    .map(({ name, of }) => ({ sheet: name[language], data: of(runs) }))
    .filter(({ data }) => data.rowCount > 0)
    .map(({ sheet, data }) => ({ kind: "sheet", sheet, table: sheetTable(data, told) }));
}

interface ExtrasSheet {
  readonly name: LocalText;
  readonly of: (runs: readonly NamedRun[]) => DataTable;
}

const SHEETS: Readonly<Record<What, readonly ExtrasSheet[]>> = {
  fees: [{ name: { nb: "Gebyr år for år", nn: "Gebyr år for år", en: "Fee year by year" }, of: feeByYearData }],
  staff: [
    { name: { nb: "Årsverk", nn: "Årsverk", en: "Staff" }, of: staffData },
    { name: { nb: "Årsverk, endring", nn: "Årsverk, endring", en: "Staff, change" }, of: staffDifferenceData },
  ],
  costs: [
    { name: { nb: "Kostnad per bruker", nn: "Kostnad per brukar", en: "Cost per user" }, of: costData },
    {
      name: {
        nb: "Kostnad per bruker, forskjell",
        nn: "Kostnad per brukar, skilnad",
        en: "Cost per user, difference",
      },
      of: costDifferenceData,
    },
  ],
};

function sheetTable({ columns, rowCount }: DataTable, told: Told): ValueTable {
  const { language } = told;
  const of = (column: string, row: number): string =>
    String(columns.find(({ name }) => name === column)?.cell(row) ?? "");
  return {
    columns: columns.map(({ name, type }) => ({
      header: columnName(name, language),
      align: type === "text" ? "left" : "right",
    })),
    rows: Array.from({ length: rowCount }, (_, row) => ({
      cells: columns.map(({ name, cell }) =>
        cellOf(name, cell(row), { figure: of("figure", row), by: of("by", row) }, told),
      ),
    })),
  };
}

/** "Årsverk for pasientene (95 % KI, nedre)" */
function columnName(name: string, language: Language): string {
  const [, base = name, part = ""] = /^(.+?)(Ci95Low|Ci95High|StandardError)?$/.exec(name) ?? [];
  const own = COLUMN_NAMES[base]?.[language] ?? base;
  return part === "" ? own : `${own} (${COLUMN_NAMES[part]![language]})`;
}

/** What the number of a row is, where that depends on the row. */
interface RowHead {
  readonly figure: string;
  readonly by: string;
}

function cellOf(column: string, cell: DataCell, { figure, by }: RowHead, told: Told): ValueCell {
  if (cell === null) return { text: "" };
  const { language } = told;
  if (typeof cell === "string") return { text: textOf(column, cell, by, told) };
  if (YEARS.has(column)) return { text: String(cell), value: cell };
  const isShare = SHARE_FIGURES.has(figure);
  const decimals = isShare ? 1 : Number.isInteger(cell) || Math.abs(cell) >= 1000 ? 0 : 2;
  return { text: formatNumber(cell, { language, decimals, isShare }), value: cell };
}

const YEARS: ReadonlySet<string> = new Set(["year", "wageYear", "budgetYear", "priceYear"]);

/** Names in place of ids. */
function textOf(column: string, text: string, by: string, told: Told): string {
  const { language, baseline, alternatives, words, input } = told;
  const facts = [baseline, ...alternatives].map((run) => run.facts);
  const costs = input.extras?.unitCosts;
  switch (column) {
    case "place":
      return destinationName(facts.find(({ places }) => text in places) ?? baseline.facts, text, language);
    case "actor":
    case "besideActor":
    case "payer":
    case "payee":
      return partyName(baseline.facts, text, language);
    case "norm":
      return NORM_NAMES[text]?.[language] ?? text;
    case "category":
      return text === "total" ? SUM[language] : categoryOf(text, language);
    case "figure":
      return FIGURE_NAMES[text]?.[language] ?? text;
    case "by":
      return BY_NAMES[text]?.[language] ?? text;
    case "of":
      if (text === AGE_UNKNOWN) return COST_WORDS[language].unknownAge;
      if (costs && by === "service") return serviceName(costs, text, language);
      return (OUTCOME_NAMES as Readonly<Record<string, LocalText>>)[text]?.[language] ?? text;
    case "kind":
      return (words.kinds as Readonly<Record<string, string>>)[text] ?? text;
    default:
      return text;
  }
}

/** Where a line may break is of narrow tables only. */
function categoryOf(id: string, language: Language): string {
  const name = (STAFF_NAMES as Readonly<Record<string, LocalText>>)[id]?.[language] ?? id;
  return name.replace(/- (?=\p{Ll})/u, "");
}
