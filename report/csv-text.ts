import { type DataCell, type DataTable, writtenCell } from "./data-table.ts";

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
export function csvText({ rowCount, columns }: DataTable, dialect: CsvDialect): string {
  const signs = SIGNS[dialect];
  const { start, separator, lineEnd } = signs;
  const lines = [columns.map(({ name }) => textCell(name, signs)).join(separator)];
  for (let row = 0; row < rowCount; row++) {
    lines.push(columns.map(({ cell }) => cellText(cell(row), signs)).join(separator));
  }
  return `${start}${lines.join(lineEnd)}${lineEnd}`;
}

function cellText(cell: DataCell, signs: Signs): string {
  const written = writtenCell(cell);
  if (written === null) return "";
  return typeof written === "number" ? String(written).replace(".", signs.decimalSign) : textCell(written, signs);
}

function textCell(text: string, { separator, guardsFormulas }: Signs): string {
  const guarded = guardsFormulas && FORMULA_START.test(text) ? `'${text}` : text;
  const needsQuotes = guarded.includes(separator) || /["\r\n]|^\s|\s$/.test(guarded);
  return needsQuotes ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
