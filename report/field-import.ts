import type { Change } from "../scenarios/change.ts";
import { parseCsv } from "../scenarios/csv.ts";
import { isEndOf } from "./date-order.ts";
import { readDate } from "./date-reading.ts";
import { COLUMN_NAMES, FIELD_COLUMNS, type FieldColumn, type FieldRow, KIND_NAMES } from "./field-sheets.ts";
import { SOURCE_KINDS, type SourceKind } from "./field-sheets.ts";
import { FileRefused } from "./file-refusal.ts";
import type { CellMistake, CellProblem } from "./import-problem.ts";
import { readCellNumber, readShare } from "./number-reading.ts";
import { isSameSource } from "./source-text.ts";
import { cellName, type ReadSheet, type Workbook } from "./xlsx-reader.ts";

/** A table that was read, from a workbook or a file of text. */
export interface ReadTable {
  /** Null in a file without sheets. */
  readonly sheet: string | null;
  readonly is1904: boolean;
  readonly rows: readonly ReadRow[];
}

interface ReadRow {
  readonly row: number;
  readonly cells: ReadonlyMap<number, { readonly value: string | number; readonly isFormula: boolean }>;
}

/** What a file says that is not so in the scenario, and what is wrong in it. */
export interface FieldImport {
  readonly changes: readonly Change[];
  readonly problems: readonly CellProblem[];
  /** Where the value of a path stands in the file. */
  readonly cells: ReadonlyMap<string, Pick<CellProblem, "sheet" | "cell">>;
  /** Lines that were read. */
  readonly lineCount: number;
}

export function tablesOfWorkbook({ sheets, is1904 }: Workbook): ReadTable[] {
  return sheets.map(({ name, cells }) => ({ sheet: name, is1904, rows: rowsOf(cells) }));
}

function rowsOf(cells: ReadSheet["cells"]): ReadRow[] {
  const rows = new Map<number, Map<number, { value: string | number; isFormula: boolean }>>();
  for (const { row, column, value, isFormula } of cells) {
    const own = rows.get(row) ?? new Map<number, { value: string | number; isFormula: boolean }>();
    rows.set(row, own.set(column, { value, isFormula }));
  }
  return [...rows].map(([row, own]) => ({ row, cells: own }));
}

/** A file of comma-separated values, Norwegian or not, as such a table. */
export function tableOfCsv(text: string): ReadTable {
  const { header, rows } = parseCsv(text);
  const all = header ? [header, ...rows] : [];
  return {
    sheet: null,
    is1904: false,
    rows: all.map(({ line, cells }) => ({
      row: line,
      // A sign in front keeps a spreadsheet from taking a text for a formula; it is no part of the text.
      cells: new Map(cells.map((cell, at) => [at + 1, { value: cell.replace(/^'(?=[=+\-@])/, ""), isFormula: false }])),
    })),
  };
}

const LONGEST_TEXT = 2000;
const COLUMN_OF: ReadonlyMap<string, FieldColumn> = new Map(
  FIELD_COLUMNS.flatMap((column) => Object.values(COLUMN_NAMES[column]).map((name) => [name.toLowerCase(), column])),
);

/**
 * Reads the lines that `fieldWorkbook` and `fieldTable` write: every line whose value is not that of the scenario becomes a change.
 * @param rows the scenario as it is now
 * @throws FileRefused where no sheet has these columns
 */
export function importFields(tables: readonly ReadTable[], rows: readonly FieldRow[]): FieldImport {
  const known = new Map(rows.map((row) => [row.path, row]));
  const reading: Reading = { known, problems: [], changes: [], cells: new Map(), values: new Map(), lineCount: 0 };
  const withColumns = tables.flatMap((table) => {
    const columns = columnsOf(table.rows[0]);
    return columns.has("path") && columns.has("value") ? [{ table, columns }] : [];
  });
  if (withColumns.length === 0) throw new FileRefused("nothing-known");
  // A formula in the explanation does nothing, but nobody knows why it is there.
  for (const table of tables) formulaProblems(table, reading);
  for (const { table, columns } of withColumns) {
    for (const row of table.rows.slice(1)) readLine(table, columns, row, reading);
  }
  sumProblems(reading);
  const { changes, problems, cells, lineCount } = reading;
  return { changes, problems, cells, lineCount };
}

interface Reading {
  readonly known: ReadonlyMap<string, FieldRow>;
  readonly problems: CellProblem[];
  readonly changes: Change[];
  readonly cells: Map<string, Pick<CellProblem, "sheet" | "cell">>;
  /** As read, by path. */
  readonly values: Map<string, number | string>;
  lineCount: number;
}

type Columns = ReadonlyMap<FieldColumn, number>;

function columnsOf(header: ReadRow | undefined): Columns {
  const columns = new Map<FieldColumn, number>();
  for (const [at, { value }] of header?.cells ?? []) {
    const column = COLUMN_OF.get(String(value).trim().toLowerCase());
    if (column !== undefined && !columns.has(column)) columns.set(column, at);
  }
  return columns;
}

function formulaProblems({ sheet, rows }: ReadTable, { problems }: Reading): void {
  for (const { row, cells } of rows) {
    for (const [column, { value, isFormula }] of cells) {
      const isText = typeof value === "string" && /^\s*[=@]/.test(value);
      if (!isFormula && !isText) continue;
      problems.push({
        sheet,
        cell: placeName(sheet, row, column),
        mistake: "formula",
        got: String(value).slice(0, 60),
      });
    }
  }
}

function readLine(table: ReadTable, columns: Columns, { row, cells }: ReadRow, reading: Reading): void {
  const { sheet } = table;
  const cellOf = (column: FieldColumn): string | number => cells.get(columns.get(column) ?? 0)?.value ?? "";
  const place = (column: FieldColumn): string => placeName(sheet, row, columns.get(column) ?? 1);
  const tell = (column: FieldColumn, mistake: CellMistake, got: string | number, limit?: string): undefined => {
    const shown = String(got).slice(0, 60);
    reading.problems.push({ sheet, cell: place(column), mistake, got: shown, ...(limit !== undefined && { limit }) });
  };
  const isFormula = [...cells.values()].some((cell) => cell.isFormula || /^\s*[=@]/.test(String(cell.value)));
  if (isFormula || [...cells.values()].every(({ value }) => String(value).trim() === "")) return;
  const path = String(cellOf("path")).trim();
  const field = reading.known.get(path);
  if (!field) return tell("path", "unknown-path", path);
  reading.lineCount++;
  const first = reading.cells.get(path);
  if (first) return tell("path", "twice", path, first.sheet === null ? first.cell : `${first.sheet} ${first.cell}`);
  reading.cells.set(path, { sheet, cell: place("value") });
  const value = readValue(cellOf("value"), field, (mistake, got, limit) => tell("value", mistake, got, limit));
  const from = readDateCell(cellOf("from"), table.is1904);
  if (from === null) tell("from", "not-a-date", cellOf("from"));
  const to = readDateCell(cellOf("to"), table.is1904);
  if (to === null) tell("to", "not-a-date", cellOf("to"));
  else if (to !== undefined && from !== null && !isEndOf(to, from)) return tell("to", "not-an-end", cellOf("to"));
  const kind = readKind(cellOf("kind"));
  if (kind === null) tell("kind", "not-a-kind", cellOf("kind"));
  const words = (["rationale", "source"] as const).map((column) => String(cellOf(column)).trim());
  for (const [at, word] of words.entries()) {
    if (word.length > LONGEST_TEXT) tell(at === 0 ? "rationale" : "source", "too-long", word, String(LONGEST_TEXT));
  }
  if (value === undefined || from === null || to === null || kind === null) return;
  reading.values.set(path, value);
  if (value === field.value && from === field.from && to === field.to) return;
  const [rationale = "", source = ""] = words;
  // Where the old number came from is no source of a new one.
  const isNewSource = source !== "" && !isSameSource(source, field.source ?? "");
  const isNewKind = kind !== undefined && (isNewSource || kind !== field.kind);
  reading.changes.push({
    path,
    set: value,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(rationale !== "" && { rationale }),
    ...(isNewSource && { source }),
    ...(isNewKind && { kind }),
  });
}

type Tell = (mistake: CellMistake, got: string | number, limit?: string) => undefined;

function readValue(cell: string | number, field: FieldRow, tell: Tell): number | string | undefined {
  if (String(cell).trim() === "") return tell("empty", "");
  if (typeof field.value === "string") return String(cell).trim();
  const value = typeof cell === "number" ? cell : field.isShare ? readShare(cell) : readCellNumber(cell);
  if (value === undefined) return tell("not-a-number", cell);
  if (field.isWhole && !Number.isInteger(value)) return tell("not-whole", cell);
  if (field.least !== null && value < field.least) return tell("too-small", cell, boundText(field.least, field));
  if (field.most !== null && value > field.most) return tell("too-large", cell, boundText(field.most, field));
  return value;
}

function boundText(bound: number, { isShare }: FieldRow): string {
  return isShare ? `${100 * bound} %` : String(bound);
}

const MS_PER_DAY = 86_400_000;
const DAYS_TO_1904 = 1462;

/** A date from a text or from the days that a spreadsheet counts; undefined for none, null for what is no date. */
function readDateCell(cell: string | number, is1904: boolean): string | undefined | null {
  if (typeof cell === "string") return cell.trim() === "" ? undefined : (readDate(cell) ?? null);
  const days = cell + (is1904 ? DAYS_TO_1904 : 0);
  if (!Number.isInteger(days) || days < 20_000 || days > 110_000) return null;
  return new Date(Date.UTC(1899, 11, 30) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

function readKind(cell: string | number): SourceKind | undefined | null {
  const text = String(cell).trim().toLowerCase();
  if (text === "") return undefined;
  return SOURCE_KINDS.find((kind) => kind === text || Object.values(KIND_NAMES[kind]).includes(text)) ?? null;
}

const SUM_TOLERANCE = 1e-6;

/** Shares that are written beside each other must add up to one. */
function sumProblems({ known, values, cells, problems }: Reading): void {
  const groups = Map.groupBy([...known.values()], ({ sumGroup }) => sumGroup);
  for (const [group, rows] of groups) {
    if (group === null || !rows.some(({ path }) => values.has(path))) continue;
    const sum = rows.reduce((total, { path, value }) => total + Number(values.get(path) ?? value), 0);
    const before = rows.reduce((total, { value }) => total + Number(value), 0);
    // A set of routes may have others that this form does not show; then it adds up to what it did.
    if (Math.abs(sum - before) <= SUM_TOLERANCE) continue;
    const at = rows.findLast(({ path }) => cells.has(path))!.path;
    problems.push({ ...cells.get(at)!, mistake: "sum", got: percent(sum), limit: percent(before) });
  }
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(4))} %`.replace(".", ",");
}

/** In a file without sheets, a place is a line and a column of it. */
function placeName(sheet: string | null, row: number, column: number): string {
  return sheet === null ? `${row}:${column}` : cellName({ row, column });
}
