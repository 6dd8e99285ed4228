import type { Interval } from "../analysis/estimates.ts";
import { parseCsv } from "../scenarios/csv.ts";

/** A row of a table of a results folder, by the names of its columns. */
export type CsvRow = Readonly<Record<string, string>> & { readonly alternative?: string };

export function csvRows(text: string): CsvRow[] {
  const { header, rows } = parseCsv(text);
  const names = header?.cells ?? [];
  return rows.map(({ cells }) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""])));
}

/** The number in a cell; null for an empty one. @throws Error where there is no such column */
export function numberIn(row: CsvRow, column: string): number | null {
  const text = row[column];
  if (text === undefined) throw new Error(`no column "${column}"`);
  return text === "" ? null : Number(text);
}

/** The interval in the columns that end in Low and High. @throws Error where they are missing */
export function intervalIn(row: CsvRow, column: string): Interval | null {
  const [low, high] = [numberIn(row, `${column}Low`), numberIn(row, `${column}High`)];
  return low === null || high === null ? null : [low, high];
}
