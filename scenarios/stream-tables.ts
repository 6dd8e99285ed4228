import { joined, phrase } from "./message.ts";
import { mapEntries } from "./checks.ts";
import type { CsvRow, CsvTable } from "./csv.ts";
import { fileBeside } from "./file-names.ts";
import type { Layers } from "./layers.ts";
import { originAt, problemAt, setOrigin } from "./origins.ts";
import { choiceHint } from "./problems.ts";
import { compareText } from "./stays.ts";
import { dateMistake, instantMistake, numberMistake } from "./table-cells.ts";
import { columnsOf, type ReadText, tableIn, Teller } from "./table-files.ts";
import { gotValue } from "./wording.ts";

type Fields = Readonly<Record<string, unknown>>;

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
      const named = problemAt(layers.origin, { path: ["streams", id, field!], message: joined([file], "") });
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

/** The instants of a trace in order of time; of equal ones in the order of the lines. */
function arrivalsIn(table: CsvTable, id: string, stream: Fields, teller: Teller): string[] {
  const given = Array.isArray(stream.columns) ? stream.columns.filter((name) => typeof name === "string") : [];
  const names = given.length > 0 ? given : defaultColumns(table);
  const filter = Object.entries((stream.where ?? {}) as Fields);
  const remedy = phrase("; name the right one in streams.{id}", { id });
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
      phrase("no line has {got} here, as streams.{id}.where asks{hint}", {
        got: gotValue(String(value)),
        id,
        hint: choiceHint(String(value), values),
      }),
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
  const others = early.length === 1 ? "" : phrase(", and so are {count} more lines", { count: early.length - 1 });
  const message = phrase("is earlier than the line before it{others}; the lines are taken in order of time", {
    others,
  });
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
      (known === undefined
        ? undefined
        : phrase("{date} stands in line {line} already; keep one of them", { date, line: known }));
    const rateProblem = numberMistake(number, rate);
    if (dateProblem !== undefined) teller.problem("date", dateProblem, line, starts[columns[0]!] ?? 1);
    if (rateProblem !== undefined) teller.problem("ratePerDay", rateProblem, line, starts[columns[1]!] ?? 1);
    lines.set(date, line);
    rates[date] = Number(number);
  }
  return rates;
}
