import { phrase, type Message } from "./message.ts";
import { type AgeBand, ageBandText, readAge } from "./age-band.ts";
import { type CsvRow, type CsvTable, parseCsv } from "./csv.ts";
import { PROVENANCE_KINDS } from "./origins.ts";
import { sizeProblem } from "./parse.ts";
import { type AgeCount, type Population, type PopulationSource, regionId, sourceKey } from "./population.ts";
import { headColumns, personsMistake, plainNumber, type ValueColumn } from "./population-columns.ts";
import { ScenarioError } from "./problems.ts";
import { emptyTables, type ReadText, Teller } from "./table-files.ts";
import { gotValue, listed } from "./wording.ts";

const MOST_PERSONS = 1e10;
const FIRST_YEAR = 1800;
const LAST_YEAR = 2300;

/** A region while it is read. */
interface Reading {
  readonly name: string;
  /** By year and band: men and women are added up. */
  readonly cells: Map<string, { year: number; band: AgeBand; persons: number; source: PopulationSource }>;
  /** Cells by what tells them apart, with the line of each. */
  readonly seen: Map<string, number>;
}

/**
 * Reads the people of regions by year and age. Two layouts: columns `region`, `year`, `age`, `persons`, and if wanted `kind` and
 * `source`; or a table of Statistikkbanken (SSB) as it is saved, with its title above, a column of ages, and years in a column or
 * above the figures.
 * @param defaultRegion id of the region of a file that has no column for it
 * @throws ScenarioError that names what is wrong line by line
 */
export function readPopulation(file: string, readText: ReadText, defaultRegion: string): Population {
  const said = emptyTables();
  const teller = new Teller(file, said);
  const population = populationIn(readText(file), defaultRegion, teller);
  if (teller.finish()) throw new ScenarioError(said.problems);
  return population;
}

function populationIn(text: string, defaultRegion: string, teller: Teller): Population {
  const tooLarge = sizeProblem(text.length);
  if (tooLarge !== undefined) return refused(tooLarge, teller);
  if (text.includes("\0")) return refused(phrase("is not a text file"), teller);
  const table = parseCsv(belowTitle(text));
  if (table.openQuoteLine !== undefined) {
    return refused(phrase("a quote opens in this line and is never closed"), teller, table.openQuoteLine);
  }
  if (!table.header) return refused(phrase("is empty; it must have columns for age, year and persons"), teller);
  const columns = headColumns(table, teller);
  if (!columns) return new Map();
  const regions = new Map<string, Reading>();
  const countedSexes = sexesCounted(table, columns.sex);
  for (const row of table.rows) {
    // A note below the table stands in a single cell.
    if (row.cells.filter((cell) => cell !== "").length === 1) continue;
    const sex = columns.sex === undefined ? "" : cellOf(row, columns.sex);
    if (columns.sex !== undefined && !countedSexes.has(sex)) continue;
    if (columns.chosen && cellOf(row, columns.chosen.column) !== columns.chosen.value) continue;
    const age = readAge(cellOf(row, columns.age));
    if (age === "all") continue;
    if (age === undefined) {
      const got = gotValue(cellOf(row, columns.age));
      teller.problem(
        "age",
        phrase("must be an age such as 80, 80-84 or 90+, got {got}", { got }),
        row.line,
        row.columns[columns.age],
      );
      continue;
    }
    const name = columns.region === undefined ? defaultRegion : cellOf(row, columns.region);
    const id = columns.region === undefined ? defaultRegion : regionId(name);
    if (id === "") {
      teller.problem(
        "region",
        phrase("is empty; write the name of the region"),
        row.line,
        row.columns[columns.region ?? 0],
      );
      continue;
    }
    const reading = regions.get(id) ?? { name, cells: new Map(), seen: new Map() };
    regions.set(id, reading);
    for (const value of columns.values) addCell(reading, { row, age, sex, value }, columns, teller);
  }
  if (table.rows.length === 0) return refused(phrase("has no lines below its header"), teller, table.header.line);
  return new Map([...regions].map(([id, reading]) => [id, regionOf(id, reading, teller)]));
}

function refused(message: Message, teller: Teller, line = 0): Population {
  teller.problem("", message, line, line > 0 ? 1 : 0);
  return new Map();
}

/** The text with what stands above the names of the columns made empty, so that lines keep their numbers. */
function belowTitle(text: string): string {
  const lines = text.split("\n");
  const head = lines.slice(0, MOST_LINES_ABOVE).findIndex((line) => {
    const cells = parseCsv(line).header?.cells ?? [];
    return cells.length > 1 && cells.some((cell) => AGE_HEADERS.test(cell.toLowerCase()));
  });
  return head <= 0 ? text : [...lines.slice(0, head).map(() => ""), ...lines.slice(head)].join("\n");
}

const MOST_LINES_ABOVE = 50;
const AGE_HEADERS = /^(alder|aldersgruppe|age|age group)$/;

/** Men and women are added up, but not with both together. */
function sexesCounted({ rows }: CsvTable, column: number | undefined): ReadonlySet<string> {
  const all = new Set(column === undefined ? [] : rows.map((row) => cellOf(row, column)));
  const both = [...all].filter((sex) => /^(begge kjønn|both sexes|i alt|total)$/i.test(sex));
  return both.length > 0 ? new Set(both) : all;
}

interface CellRead {
  readonly row: CsvRow;
  readonly age: AgeBand;
  readonly sex: string;
  readonly value: ValueColumn;
}

function addCell(
  { cells, seen }: Reading,
  { row, age, sex, value }: CellRead,
  columns: NonNullable<ReturnType<typeof headColumns>>,
  teller: Teller,
): void {
  const yearText = value.year === undefined ? cellOf(row, columns.year!) : String(value.year);
  const year = /^\d{4}$/.test(yearText) ? Number(yearText) : NaN;
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    teller.problem(
      "year",
      phrase("must be a year such as 2030, got {got}", { got: gotValue(yearText) }),
      row.line,
      row.columns[columns.year!],
    );
    return;
  }
  const text = cellOf(row, value.column);
  const at = row.columns[value.column] ?? 1;
  const mistake = personsMistake(text);
  if (mistake !== undefined) return teller.problem("persons", mistake, row.line, at);
  const persons = plainNumber(text);
  if (persons > MOST_PERSONS)
    return teller.problem("persons", phrase("must be 1e10 or less, got {got}", { got: gotValue(text) }), row.line, at);
  const key = sourceKey(year, age);
  const twice = seen.get(`${key} ${sex}`);
  if (twice !== undefined) {
    teller.problem(
      "age",
      phrase("has {ageBand} in {year} twice, in line {twice} already", { ageBand: ageBandText(age), year, twice }),
      row.line,
      1,
    );
    return;
  }
  seen.set(`${key} ${sex}`, row.line);
  const before = cells.get(key);
  cells.set(key, {
    year,
    band: age,
    persons: (before?.persons ?? 0) + persons,
    source: sourceOf(row, columns, teller),
  });
}

function sourceOf(
  row: CsvRow,
  { kind, source }: NonNullable<ReturnType<typeof headColumns>>,
  teller: Teller,
): PopulationSource {
  const kindText = kind === undefined ? "" : cellOf(row, kind);
  const known = PROVENANCE_KINDS.find((own) => own === kindText);
  if (kindText !== "" && known === undefined) {
    const message = phrase("must be one of {choice}, got {got}{hint}", {
      choice: listed(PROVENANCE_KINDS, ", "),
      got: gotValue(kindText),
      hint: "",
    });
    teller.problem("kind", message, row.line, row.columns[kind!]);
  }
  const sourceText = source === undefined ? "" : cellOf(row, source);
  return { ...(known && { kind: known }), ...(sourceText !== "" && { source: sourceText }) };
}

function regionOf(id: string, { name, cells }: Reading, teller: Teller) {
  const years = new Map<number, AgeCount[]>();
  const sources = new Map<string, PopulationSource>();
  for (const [key, { year, band, persons, source }] of cells) {
    years.set(year, [...(years.get(year) ?? []), { ...band, persons }]);
    sources.set(key, source);
  }
  const overlapping = new Map<string, Message>();
  for (const counts of years.values()) {
    counts.sort((a, b) => a.from - b.from || a.to - b.to);
    counts.forEach((count, at) => {
      const before = counts[at - 1];
      if (!before || before.to < count.from) return;
      const [one, other] = [ageBandText(before), ageBandText(count)];
      overlapping.set(`${one} ${other}`, phrase("{one} and {other}", { one, other }));
    });
  }
  if (overlapping.size > 0) {
    const pairs = listed([...overlapping.values()].slice(0, 4));
    teller.problem("age", phrase("has ages of {name} that overlap: {pairs}; keep one of them", { name, pairs }));
  }
  return { id, name, years, sources };
}

function cellOf(row: CsvRow, column: number): string {
  return row.cells[column] ?? "";
}
