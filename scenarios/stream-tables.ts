import { mapEntries } from "./checks.ts";
import { type CsvRow, type CsvTable, parseCsv } from "./csv.ts";
import { fileBeside } from "./file-names.ts";
import type { Layers } from "./layers.ts";
import { originAt, problemAt, setOrigin } from "./origins.ts";
import { sizeProblem } from "./parse.ts";
import { type Problem, ScenarioError, suggestion } from "./problems.ts";
import { compareText } from "./stays.ts";
import { dateMistake, instantMistake, numberMistake } from "./table-cells.ts";
import { gotText, listText } from "./wording.ts";

type Fields = Readonly<Record<string, unknown>>;

/** So many lines of a file are named; the others are counted. */
const MOST_NAMED = 20;

/** Text of a file by its name; throws a ScenarioError, or any error whose message says why it cannot be read. */
export type ReadText = (fileName: string) => string;

/** Tables that were read by the name of their file, undefined where they could not be; what is wrong, and what is doubtful. */
export interface TablesRead {
  readonly byFile: Map<string, CsvTable | undefined>;
  /** Streams, with their files, of which all that is wrong has been said. */
  readonly refused: Set<string>;
  readonly problems: Problem[];
  readonly doubts: Problem[];
}

export function emptyTables(): TablesRead {
  return { byFile: new Map(), refused: new Set(), problems: [], doubts: [] };
}

/** Whether a path leads into values that may stand in a table. */
export function hasValuesFromTable(path: string): boolean {
  return /^streams\.[^.]+\.[^.]+\./.test(path);
}

/**
 * Reads the tables that streams name and puts what they hold in place of their names: arrivals for a trace, rates by date. A
 * name is joined to that of the file in which it is written; where a change has set it, to that of the change.
 */
export function readStreamTables(layers: Layers, readText: ReadText): void {
  const { byFile, refused, problems } = layers.tables;
  for (const [id, stream] of mapEntries(layers.tree?.streams)) {
    const [field, target] = stream.kind === "trace" ? ["file", "arrivals"] : ["ratesFile", "ratesByDate"];
    const written = stream[field!];
    if (typeof written !== "string" || written === "" || stream[target!] !== undefined) continue;
    const from = originAt(layers.origin, ["streams", id, field!]);
    const file = fileBeside(from.file === layers.changesName ? "" : from.file, written);
    if (!byFile.has(file)) {
      const named = problemAt(layers.origin, { path: ["streams", id, field!], message: file });
      byFile.set(file, tableIn(file, named, readText, problems));
    }
    const table = byFile.get(file);
    if (!table || refused.has(`${id} ${file}`)) continue;
    const { [field!]: _file, columns: _columns, where: _where, ...rest } = stream;
    const teller = new Teller(file, layers.tables);
    const value = target === "arrivals" ? arrivalsIn(table, id, stream, teller) : ratesIn(table, teller);
    if (teller.finish()) {
      refused.add(`${id} ${file}`);
      continue;
    }
    const tree = layers.tree!;
    layers.tree = { ...tree, streams: { ...(tree.streams as object), [id]: { ...rest, [target!]: value } } };
    const provenance = from.provenance ?? { source: written };
    setOrigin(layers.origin, ["streams", id, target!], { file, line: 1, column: 1, provenance, children: new Map() });
  }
}

/** The table in a file, or undefined where it cannot be read, which is said where the file is named. */
function tableIn(file: string, named: Problem, readText: ReadText, problems: Problem[]): CsvTable | undefined {
  try {
    const text = readText(file);
    const tooLarge = sizeProblem(text.length);
    if (tooLarge === undefined) return parseCsv(text);
    problems.push({ ...named, message: `${file} ${tooLarge}` });
  } catch (error) {
    const known = error instanceof ScenarioError ? error.problems[0] : undefined;
    const message = known?.message ?? `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    problems.push(known && known.line > 0 ? known : { ...named, message: `${file} ${message}` });
  }
  return undefined;
}

/** Says what is wrong in one file, line by line, but no more lines than anybody reads. */
class Teller {
  private readonly file: string;
  private readonly said: TablesRead;
  private wrong = 0;
  /** Where the first stands that is not named. */
  private next = { line: 0, column: 0 };

  constructor(file: string, said: TablesRead) {
    this.file = file;
    this.said = said;
  }

  problem(path: string, message: string, line = 0, column = 0): void {
    this.wrong++;
    if (this.wrong <= MOST_NAMED) {
      this.said.problems.push({ severity: "error", file: this.file, line, column, path, message });
    } else if (this.wrong === MOST_NAMED + 1) this.next = { line, column };
  }

  doubt(path: string, message: string, line: number, column: number): void {
    this.said.doubts.push({ severity: "warning", file: this.file, line, column, path, message });
  }

  /** @returns whether anything was wrong */
  finish(): boolean {
    if (this.wrong > MOST_NAMED) {
      const message = `and ${this.wrong - MOST_NAMED} more such mistakes from here on`;
      this.said.problems.push({ severity: "error", file: this.file, ...this.next, path: "", message });
    }
    return this.wrong > 0;
  }
}

/** The instants of a trace in order of time; of equal ones in the order of the lines. */
function arrivalsIn(table: CsvTable, id: string, stream: Fields, teller: Teller): string[] {
  const given = Array.isArray(stream.columns) ? stream.columns.filter((name) => typeof name === "string") : [];
  const names = given.length > 0 ? given : defaultColumns(table);
  const filter = Object.entries((stream.where ?? {}) as Fields);
  const remedy = `; name the right one in streams.${id}`;
  const found = columnsOf(table, [...names, ...filter.map(([name]) => name)], remedy, teller);
  if (!found) return [];
  const [columns, filterColumns] = [found.slice(0, names.length), found.slice(names.length)];
  const rows = table.rows.filter(({ cells }) =>
    filterColumns.every((column, at) => cells[column] === String(filter[at]![1])),
  );
  if (rows.length === 0 && filter.length > 0) {
    const [name, value] = filter[0]!;
    const values = new Set(table.rows.map(({ cells }) => cells[filterColumns[0]!] ?? ""));
    teller.problem(
      name,
      `no line has ${gotText(String(value))} here, as streams.${id}.where asks${suggestion(String(value), values)}`,
    );
  }
  const instants = rows.map((row) => instantIn(row, names, columns, teller));
  const keys = instants.map(inFull);
  sayUnsorted(rows, names[0]!, columns[0]!, keys, teller);
  const inOrder = keys.map((key, at) => ({ key, at })).sort((a, b) => compareText(a.key, b.key));
  return inOrder.map(({ at }) => instants[at]!);
}

/** With seconds and thousandths, so that the order of texts is that of time. */
function inFull(instant: string): string {
  return instant.length === 16
    ? `${instant}:00.000`
    : instant.length === 19
      ? `${instant}.000`
      : instant.padEnd(23, "0");
}

function defaultColumns({ header }: CsvTable): string[] {
  const has = (name: string): boolean => header?.cells.includes(name) ?? false;
  return !has("arrivedAt") && has("date") && has("clock") ? ["date", "clock"] : ["arrivedAt"];
}

/** Positions of the columns in a line; undefined where one is missing or there is nothing below them. */
function columnsOf(
  { header, rows, openQuoteLine }: CsvTable,
  names: readonly string[],
  remedy: string,
  teller: Teller,
): number[] | undefined {
  if (openQuoteLine !== undefined) {
    teller.problem("", "a quote opens in this line and is never closed", openQuoteLine, 1);
    return undefined;
  }
  if (!header) {
    teller.problem("", `is empty; the first line must have the names of the columns, such as ${names[0] ?? "date"}`);
    return undefined;
  }
  const missing = names.filter((name) => !header.cells.includes(name));
  for (const name of missing) {
    const isData = header.cells.some((cell) => /^\d/.test(cell));
    const message = isData
      ? `the first line must have the names of the columns, got ${gotText(header.cells.join(" "))}; write ${name} above it`
      : `no such column; there ${header.cells.length === 1 ? "is" : "are"} ${listText(header.cells.map((cell) => gotText(cell)))}${remedy}`;
    teller.problem(name, message, header.line, 1);
  }
  if (missing.length > 0) return undefined;
  if (rows.length === 0) {
    teller.problem("", "has no lines below its header", header.line, 1);
    return undefined;
  }
  return names.map((name) => header.cells.indexOf(name));
}

/** The instant of a line as YYYY-MM-DDTHH:MM with what follows; what is wrong with it is told. */
function instantIn(row: CsvRow, names: readonly string[], columns: readonly number[], teller: Teller): string {
  const cells = columns.map((column) => row.cells[column] ?? "");
  const text = cells.length === 1 ? cells[0]!.replace(" ", "T") : cells.join("T");
  const mistake = instantMistake(cells);
  if (mistake !== undefined) {
    const at = columns[mistake.cell]!;
    teller.problem(names[mistake.cell]!, mistake.message, row.line, row.columns[at] ?? 1);
  }
  return text;
}

function sayUnsorted(
  rows: readonly CsvRow[],
  name: string,
  column: number,
  instants: readonly string[],
  teller: Teller,
): void {
  const early = instants.flatMap((instant, at) => (at > 0 && instant < instants[at - 1]! ? [at] : []));
  const [first] = early;
  if (first === undefined) return;
  const { line, columns } = rows[first]!;
  const others = early.length === 1 ? "" : `, and so are ${early.length - 1} more lines`;
  const message = `is earlier than the line before it${others}; the lines are taken in order of time`;
  teller.doubt(name, message, line, columns[column] ?? 1);
}

/** Rates by date. */
function ratesIn(table: CsvTable, teller: Teller): Record<string, number> {
  const columns = columnsOf(table, ["date", "ratePerDay"], "", teller);
  const rates: Record<string, number> = {};
  if (!columns) return rates;
  const lines = new Map<string, number>();
  for (const { line, cells, columns: starts } of table.rows) {
    const [date, rate] = columns.map((column) => cells[column] ?? "") as [string, string];
    // A comma within a number is a decimal comma where no comma stands between the cells.
    const number = table.separator === "," ? rate : rate.replace(",", ".");
    const known = lines.get(date);
    const dateProblem =
      dateMistake(date) ??
      (known === undefined ? undefined : `${date} stands in line ${known} already; keep one of them`);
    const rateProblem = numberMistake(number, rate);
    if (dateProblem !== undefined) teller.problem("date", dateProblem, line, starts[columns[0]!] ?? 1);
    if (rateProblem !== undefined) teller.problem("ratePerDay", rateProblem, line, starts[columns[1]!] ?? 1);
    lines.set(date, line);
    rates[date] = Number(number);
  }
  return rates;
}
