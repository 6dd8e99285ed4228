import { joined, type Message, phrase } from "./message.ts";
import { CensusPerson, PERSON_COLUMNS } from "./census.ts";
import type { CsvRow, CsvTable } from "./csv.ts";
import { fileBeside } from "./file-names.ts";
import type { Layers } from "./layers.ts";
import { type Origin, originAt, type Path, problemAt, setOrigin } from "./origins.ts";
import type { Problem } from "./problems.ts";
import { schemaFindings } from "./schema-problems.ts";
import { childOf, isMap } from "./schema-walk.ts";
import { numberMistake } from "./table-cells.ts";
import { columnsOf, MOST_NAMED, type ReadText, tableIn, Teller } from "./table-files.ts";
import { gotValue } from "./wording.ts";

export const PERSONS_PATH: Path = ["run", "start", "persons"];
const FILE_PATH: Path = ["run", "start", "file"];

/** Reads the file of persons that a start from a census names, and puts the persons in place of its name. */
export function readCensusTable(layers: Layers, readText: ReadText): void {
  const { tables, origin } = layers;
  const start = childOf(childOf(layers.tree, "run"), "start");
  if (!isMap(start) || start.kind !== "census" || typeof start.file !== "string" || start.file === "") return;
  if (start.persons !== undefined) return;
  const from = originAt(origin, FILE_PATH);
  const file = fileBeside(from.file === layers.changesName ? "" : from.file, start.file);
  if (!tables.byFile.has(file)) {
    const named = problemAt(origin, { path: FILE_PATH, message: joined([file], "") });
    tables.byFile.set(file, tableIn(file, named, readText, tables.problems));
  }
  const table = tables.byFile.get(file);
  if (!table || tables.refused.has(`census ${file}`)) return;
  const teller = new Teller(file, tables);
  const persons = personsIn(table, teller);
  if (teller.finish()) {
    tables.refused.add(`census ${file}`);
    return;
  }
  const { file: _file, ...rest } = start;
  const tree = layers.tree!;
  layers.tree = {
    ...tree,
    run: { ...(tree.run as object), start: { ...rest, persons: persons.map(({ fields }) => fields) } },
  };
  const provenance = from.provenance ?? { source: start.file };
  const places = persons.map(({ row, at }, index): [string, Origin] => [String(index), originOfRow(file, row, at)]);
  setOrigin(origin, PERSONS_PATH, { file, line: 1, column: 1, provenance, children: new Map(places) });
}

/** Two persons of one name, told with the lines of both, whether they stand in a file of persons or in the scenario. */
export function duplicatePersons({ tree, origin }: Pick<Layers, "tree" | "origin">): Problem[] {
  const persons = childOf(childOf(childOf(tree, "run"), "start"), "persons");
  if (!Array.isArray(persons)) return [];
  const first = new Map<string, number>();
  const again = persons.flatMap((person: unknown, index): [string, number][] => {
    const id = childOf(person, "id");
    if (typeof id !== "string") return [];
    if (first.has(id)) return [[id, index]];
    first.set(id, index);
    return [];
  });
  return again.slice(0, MOST_NAMED).map(([id, index], at) => {
    const { file, line } = originAt(origin, [...PERSONS_PATH, first.get(id)!, "id"]);
    const more =
      at === MOST_NAMED - 1 && again.length > MOST_NAMED
        ? phrase("; so are {count} more", { count: again.length - MOST_NAMED })
        : "";
    const message = phrase(
      "{got} is the id of the person in line {line} of {file} already; leave one of them out, or give each an id of its own{more}",
      { got: gotValue(id), line, file, more },
    );
    return problemAt(origin, { path: [...PERSONS_PATH, index, "id"], message });
  });
}

interface PersonRow {
  readonly fields: Readonly<Record<string, string | number>>;
  readonly row: CsvRow;
  /** By field, the position of its cell. */
  readonly at: ReadonlyMap<string, number>;
}

function personsIn(table: CsvTable, teller: Teller): PersonRow[] {
  const has = (name: string): boolean => table.header?.cells.includes(name) ?? false;
  const times = has("elapsedDays") || !has("since") ? ["elapsedDays"] : ["since"];
  const required = ["id", "group", "at", ...times];
  if (!columnsOf(table, required, phrase("; name the columns so"), teller)) return [];
  const at = new Map(
    PERSON_COLUMNS.filter(has).map((name): [string, number] => [name, table.header!.cells.indexOf(name)]),
  );
  return table.rows.map((row) => ({ fields: personIn(row, at, table.separator, teller), row, at }));
}

/** The fields of a line that are not empty; what is wrong with them is told. */
function personIn(
  row: CsvRow,
  at: ReadonlyMap<string, number>,
  separator: string,
  teller: Teller,
): Record<string, string | number> {
  const person: Record<string, string | number> = {};
  const wrong = (field: string, message: Message): void => {
    teller.problem(field, message, row.line, row.columns[at.get(field) ?? 0] ?? 1);
  };
  for (const [field, column] of at) {
    const text = row.cells[column] ?? "";
    if (text === "") continue;
    if (field === "elapsedDays") {
      // A comma within a number is a decimal comma where no comma stands between the cells.
      const number = separator === "," ? text : text.replace(",", ".");
      const mistake = numberMistake(number, text);
      if (mistake !== undefined) wrong(field, mistake);
      person[field] = mistake === undefined ? Number(number) : 0;
    } else person[field] = field === "since" ? text.replace(" ", "T") : text;
  }
  for (const { path, message } of schemaFindings(CensusPerson, person)) wrong(String(path[0] ?? "id"), message);
  return person;
}

function originOfRow(file: string, row: CsvRow, at: ReadonlyMap<string, number>): Origin {
  const { line } = row;
  const cells = [...at].map(([field, column]): [string, Origin] => [
    field,
    { file, line, column: row.columns[column] ?? 1, children: new Map() },
  ]);
  return { file, line, column: 1, children: new Map(cells) };
}
