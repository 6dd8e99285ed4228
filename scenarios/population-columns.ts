import { type Message, phrase } from "./message.ts";
import type { CsvTable } from "./csv.ts";
import type { Teller } from "./table-files.ts";
import { gotValue, listed } from "./wording.ts";

/** A column of figures; of one year where its name ends with that. */
export interface ValueColumn {
  readonly column: number;
  readonly year?: number;
}

/** What is in which column of a table of people, from 0. */
export interface PopulationColumns {
  readonly age: number;
  readonly values: readonly ValueColumn[];
  readonly year?: number;
  readonly region?: number;
  readonly sex?: number;
  readonly kind?: number;
  readonly source?: number;
  /** Where lines of several variables stand below each other: those that count. */
  readonly chosen?: { readonly column: number; readonly value: string };
}

const HEADERS = {
  age: /^(alder|aldersgruppe|age|age group)$/,
  year: /^(år|aar|year|tid|time)$/,
  region: /^(region|kommune|municipality|område|area)$/,
  sex: /^(kjønn|kjonn|sex|gender)$/,
  kind: /^kind$/,
  source: /^(source|kilde|kjelde)$/,
  variable: /^(statistikkvariabel|contents|variable)$/,
} as const;
const PERSONS = /^(persons|personer|personar|value|verdi|antall|tal|folkemengde)$/;
const YEAR_AT_END = /^(.*?)\s*((?:18|19|20|21|22)\d{2})$/;

/** Finds the columns by their names; what is missing is told. */
export function headColumns(table: CsvTable, teller: Teller): PopulationColumns | undefined {
  const header = table.header!;
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const find = (name: keyof typeof HEADERS): number | undefined => {
    const at = names.findIndex((own) => HEADERS[name].test(own));
    return at < 0 ? undefined : at;
  };
  const wrong = (path: string, message: Message): undefined =>
    teller.problem(path, message, header.line, 1) as undefined;
  const there = listed(header.cells.map((cell) => gotValue(cell)));
  const age = find("age");
  if (age === undefined)
    return wrong("age", phrase("no column of ages; there are {there}, name one age, or alder", { there }));
  const byName = {
    ...defined("region", find("region")),
    ...defined("sex", find("sex")),
    ...defined("kind", find("kind")),
    ...defined("source", find("source")),
  };
  const year = find("year");
  if (year !== undefined) {
    const chosen = chosenVariable(table, find("variable"), teller);
    if (chosen === null) return undefined;
    const taken = new Set([age, year, ...Object.values(byName), find("variable")]);
    const persons = names.findIndex((name) => PERSONS.test(name));
    const others = names.flatMap((_, at) => (taken.has(at) ? [] : [at]));
    const column = persons >= 0 ? persons : others.length === 1 ? others[0] : undefined;
    if (column === undefined)
      return wrong("persons", phrase("no column of people; there are {there}, name one persons", { there }));
    return { age, year, ...byName, values: [{ column }], ...(chosen && { chosen }) };
  }
  const values = yearColumns(header.cells, wrong);
  return values && { age, ...byName, values };
}

/** Columns whose names end with a year, such as Personer 2030; of several variables the main one. */
function yearColumns(
  cells: readonly string[],
  wrong: (path: string, message: Message) => undefined,
): ValueColumn[] | undefined {
  const found = cells.flatMap((cell, column) => {
    const [, variable, year] = YEAR_AT_END.exec(cell.trim()) ?? [];
    return year === undefined ? [] : [{ column, year: Number(year), variable: variable! }];
  });
  if (found.length === 0) return wrong("year", phrase("no column of years, and none whose name ends with a year"));
  const variables = [...new Set(found.map(({ variable }) => variable))];
  const main = variables.length === 1 ? variables[0] : mainVariable(variables);
  if (main === undefined) return wrong("persons", severalText(variables));
  const own = found.filter(({ variable }) => variable === main);
  const twice = own.find(({ year }, at) => own.findIndex((other) => other.year === year) < at);
  if (twice) return wrong("year", phrase("has two columns of {year}; keep one of them", { year: twice.year }));
  return own.map(({ column, year }) => ({ column, year }));
}

/** @returns undefined where there is nothing to choose, null where it cannot be chosen, which is told */
function chosenVariable(
  { rows, header }: CsvTable,
  column: number | undefined,
  teller: Teller,
): PopulationColumns["chosen"] | null {
  if (column === undefined) return undefined;
  const variables = [...new Set(rows.map(({ cells }) => cells[column] ?? "").filter((name) => name !== ""))];
  if (variables.length <= 1) return undefined;
  const value = mainVariable(variables);
  if (value !== undefined) return { column, value };
  teller.problem("persons", severalText(variables), header!.line, 1);
  return null;
}

/** The main alternative of a projection (MMM), or the number of persons among other figures. */
function mainVariable(variables: readonly string[]): string | undefined {
  for (const kind of [/\bMMM\b|\bMMMM\b|hovedalternativ/i, /^(personer|persons|folkemengde)\b/i]) {
    const own = variables.filter((name) => kind.test(name));
    if (own.length === 1) return own[0];
  }
  return undefined;
}

function severalText(variables: readonly string[]): Message {
  return phrase("has several figures, {figures}; keep the columns of one of them", {
    figures: listed(variables.map((name) => gotValue(name))),
  });
}

/** What is wrong with a number of people; undefined for nothing. SSB has signs of its own for what is not there. */
export function personsMistake(text: string): Message | undefined {
  if (text === "") return phrase("is empty; write the number of people, 0 for none");
  if (/^(\.|\.\.|:)$/.test(text))
    return phrase("is not given, got {got}; leave out the ages or years that have no figures", { got: gotValue(text) });
  const number = plainNumber(text);
  if (!Number.isFinite(number)) return phrase("must be a number of people, got {got}", { got: gotValue(text) });
  return number < 0 ? phrase("must be 0 or more, got {got}", { got: text }) : undefined;
}

/** 12345, 12 345, 12345,0 or -, which means none; NaN for what is no number. */
export function plainNumber(text: string): number {
  if (/^[-–]$/.test(text)) return 0;
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, "").replace(/^[−–]/, "-");
  return /^-?\d+([.,]\d+)?$/.test(bare) ? Number(bare.replace(",", ".")) : NaN;
}

function defined<Name extends string>(name: Name, at: number | undefined): { readonly [Own in Name]?: number } {
  return (at === undefined ? {} : { [name]: at }) as { readonly [Own in Name]?: number };
}
