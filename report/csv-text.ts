import { type DataColumn, type DataTable, rowCountOf } from "./data-table.ts";

/**
 * How a table is written as CSV. `neutral` is what R, Python and most programs read: comma, decimal point. `excel-no` opens with a
 * double click in a Norwegian Excel: semicolon, decimal comma, a byte order mark for æ, ø and å, and no cell that is run as a formula.
 */
export type CsvDialect = "neutral" | "excel-no";

interface Signs {
  readonly start: string;
  readonly separator: string;
  readonly lineEnd: string;
  readonly decimalSign: string;
  readonly guardsFormulas: boolean;
}

const SIGNS: Readonly<Record<CsvDialect, Signs>> = {
  neutral: { start: "", separator: ",", lineEnd: "\n", decimalSign: ".", guardsFormulas: false },
  "excel-no": { start: "\ufeff", separator: ";", lineEnd: "\r\n", decimalSign: ",", guardsFormulas: true },
};

/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** A table as CSV: a line of column names, and a line for each row. A cell without a value is empty. */
export function csvText(table: DataTable, dialect: CsvDialect): string {
  const { start, separator, lineEnd } = SIGNS[dialect];
  const lines = [table.map(({ name }) => textCell(name, SIGNS[dialect])).join(separator)];
  for (let row = 0; row < rowCountOf(table); row++) {
    lines.push(table.map((column) => cell(column, row, SIGNS[dialect])).join(separator));
  }
  return `${start}${lines.join(lineEnd)}${lineEnd}`;
}

function cell({ values }: DataColumn, row: number, signs: Signs): string {
  const value = values[row];
  if (value === null || (typeof value === "number" && !Number.isFinite(value))) return "";
  return typeof value === "number" ? String(value).replace(".", signs.decimalSign) : textCell(value, signs);
}

function textCell(text: string, { separator, guardsFormulas }: Signs): string {
  const guarded = guardsFormulas && FORMULA_START.test(text) ? `'${text}` : text;
  const needsQuotes = guarded.includes(separator) || /["\r\n]|^\s|\s$/.test(guarded);
  return needsQuotes ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
