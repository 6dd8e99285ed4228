import { listed } from "./wording.ts";
import { joined, phrase } from "./message.ts";
import { withProvenance } from "./annotate.ts";
import { fileBeside } from "./file-names.ts";
import {
  copyOrigin,
  type Finding,
  type Origin,
  originAt,
  type Path,
  problemAt,
  type Provenance,
  provenanceByPath,
} from "./origins.ts";
import { parseText } from "./parse.ts";
import { OUTSIDE_PARTIES, type PriceLine, PriceTable, ROLES } from "./prices.ts";
import { type Problem, ScenarioError, choiceHint } from "./problems.ts";
import { schemaFindings } from "./schema-problems.ts";
import { isMap } from "./schema-walk.ts";
import type { ReadText } from "./table-files.ts";
import type { Tree } from "./tree.ts";

/** What such a file has at least. */
const FIELDS = ["kind", "name", "currency", "priceYear", "indices", "lines"];

/** A table of prices without a fault of its own, and where its amounts come from. */
export interface LoadedPrices {
  readonly table: PriceTable;
  readonly file: string;
  /** All files read: the table, and those that it extends. */
  readonly files: readonly string[];
  /** By path of the value, such as `lines.fee.byYear.2024`. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** What is known about the amount at a path: what stands at it, or around it. */
  readonly provenanceOf: (path: Path) => Provenance | undefined;
  /** Something that is found wrong later, at the place where it was written. */
  readonly problemAt: (finding: Finding) => Problem;
}

/** The file of a table that comes with the program, by its bare name; undefined where there is none of that name. */
export type KnownTable = (name: string) => string | undefined;

/**
 * Reads a table of prices.
 * @param known tables that another one may extend by their bare name
 * @throws ScenarioError with everything that is wrong with it, but not with what it lacks for a scenario
 */
export function readPrices(fileName: string, readText: ReadText, known: KnownTable = () => undefined): LoadedPrices {
  const { tree, origin, problems, files } = layered(fileName, readText(fileName), { readText, known }, []);
  const findings = tree === undefined ? [] : schemaFindings(PriceTable, tree);
  const wrong = findings.length > 0 || tree === undefined;
  const checks = wrong ? [] : checkTable(tree as unknown as PriceTable, origin);
  const found = [...findings, ...checks].map((finding) => problemAt(origin, finding));
  // What could not be read as a number is no wrong number besides.
  const unread = new Set(problems.map(({ line, column }) => `${line}:${column}`));
  const all = [...problems, ...found.filter(({ line, column }) => !unread.has(`${line}:${column}`))];
  if (all.length > 0) throw new ScenarioError(all);
  return {
    table: tree as unknown as PriceTable,
    file: fileName,
    files,
    provenance: provenanceByPath(origin),
    provenanceOf: (path) => provenanceAt(origin, path),
    problemAt: (finding) => problemAt(origin, finding),
  };
}

/**
 * A table with all that it extends filled in and its sources around its amounts, as plain data to be written; read again, it gives
 * the same amounts.
 * @param priceYear in place of its own, so that it says what was asked
 */
export function annotatedPrices({ table, provenance }: LoadedPrices, priceYear: number = table.priceYear): unknown {
  const { extends: _base, $schema: _schema, ...own } = structuredClone(table);
  return withProvenance({ ...own, priceYear }, provenance);
}

interface Layered {
  readonly tree: { readonly [field: string]: Tree } | undefined;
  readonly origin: Origin;
  readonly problems: readonly Problem[];
  readonly files: readonly string[];
}

interface Reader {
  readonly readText: ReadText;
  readonly known: KnownTable;
}

/** A table on top of the one that it extends. @param above files that extend this one */
function layered(fileName: string, text: string, reader: Reader, above: readonly string[]): Layered {
  const { tree, origin, problems } = parseText(fileName, text, FIELDS);
  const own = isMap(tree) ? (tree as { readonly [field: string]: Tree }) : undefined;
  const files = [fileName];
  if (own === undefined || typeof own.extends !== "string") return { tree: own, origin, problems, files };
  const comesAlong = /[\\/.]/.test(own.extends) ? undefined : reader.known(own.extends);
  const baseFile = comesAlong ?? fileBeside(fileName, own.extends);
  if ([...above, fileName].includes(baseFile)) {
    const message = phrase("extends itself through {circle}", {
      circle: listed([...above, fileName, baseFile], " → "),
    });
    return { tree: own, origin, problems: [...problems, problemAt(origin, { path: ["extends"], message })], files };
  }
  let baseText: string;
  try {
    baseText = reader.readText(baseFile);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    // Told where it was written, not as if the other file had been asked for.
    const name = baseFile.replace(/^.*[\\/]|\.ya?ml$/g, "");
    const remedy =
      comesAlong === undefined && reader.known(name) !== undefined
        ? phrase("; the table that comes with the program goes by its bare name: extends: {name}", { name })
        : "";
    const message = joined([baseFile, joined([error.problems[0]!.said, remedy], "")], " ");
    throw new ScenarioError([problemAt(origin, { path: ["extends"], message })]);
  }
  const base = layered(baseFile, baseText, reader, [...above, fileName]);
  const merged: { [field: string]: Tree } = { ...base.tree, ...own };
  const mergedOrigin = copyOrigin(base.origin);
  for (const [field, child] of origin.children) {
    const before = base.tree?.[field];
    const after = own[field];
    if (MAPS_BY_ID.includes(field) && isMap(before) && isMap(after)) {
      merged[field] = { ...(before as { [id: string]: Tree }), ...(after as { [id: string]: Tree }) };
      const entries = mergedOrigin.children.get(field)!.children;
      for (const [id, entry] of child.children) entries.set(id, entry);
    } else {
      mergedOrigin.children.set(field, child);
    }
  }
  return {
    tree: merged,
    // What is missing in the whole is missing in the file that was asked for.
    origin: { ...mergedOrigin, file: origin.file, line: origin.line, column: origin.column },
    problems: [...base.problems, ...problems],
    files: [...files, ...base.files],
  };
}

const MAPS_BY_ID = ["indices", "lines", "budgets"];

/** What is known about a value: the nearest provenance at it or around it. */
function provenanceAt(root: Origin, path: Path): Provenance | undefined {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const parent = originAt(root, part.slice(0, -1));
    const own = parent.children.get(String(part.at(-1)));
    if (own?.provenance) return own.provenance;
  }
  return undefined;
}

/** What the schema cannot see: amounts that lack a price, a year, a payer or a source, and roles that nobody can fill. */
function checkTable(table: PriceTable, origin: Origin): Finding[] {
  const lines = Object.entries(table.lines).flatMap(([id, line]) => lineFindings(table, id, line));
  const others: [Path, Priced][] = [
    ...(table.freedBedDay ? [[["freedBedDay"], table.freedBedDay] as [Path, Priced]] : []),
    ...Object.entries(table.budgets ?? {}).map(([id, price]): [Path, Priced] => [["budgets", id], price]),
  ];
  const unitless = Object.entries(table.budgets ?? {}).flatMap(([id, { units }]): Finding[] =>
    units === undefined
      ? [
          {
            path: ["budgets", id, "units"],
            message: phrase("lacks what the place is to give a year; write units: 36500"),
          },
        ]
      : [],
  );
  const findings = [...lines, ...unitless, ...others.flatMap(([path, price]) => amountFindings(table, path, price))];
  return [...findings, ...sourceFindings(table, origin)];
}

interface Priced {
  readonly amount?: number | undefined;
  readonly priceYear?: number | undefined;
  readonly index?: string | undefined;
}

function amountFindings({ indices }: PriceTable, path: Path, { amount, priceYear, index }: Priced): Finding[] {
  const findings: Finding[] = [];
  if (amount === undefined)
    findings.push({ path: [...path, "amount"], message: phrase("lacks a price; write amount: 1000") });
  if (priceYear === undefined) {
    findings.push({
      path: [...path, "priceYear"],
      message: phrase("lacks the year of its prices; write priceYear: 2024"),
    });
  }
  if (index !== undefined && !Object.hasOwn(indices, index)) {
    const message = phrase('is no index of the table: "{index}"{hint}', {
      index,
      hint: choiceHint(index, Object.keys(indices)),
    });
    findings.push({ path: [...path, "index"], message });
  } else if (index !== undefined && priceYear !== undefined && indices[index]!.byYear[priceYear] === undefined) {
    const message = phrase("is not in the index {index}: {priceYear}; it has {years}", {
      index,
      priceYear,
      years: yearsText(Object.keys(indices[index]!.byYear)),
    });
    findings.push({ path: [...path, "priceYear"], message });
  }
  return findings;
}

function lineFindings(table: PriceTable, id: string, line: PriceLine): Finding[] {
  const path = ["lines", id];
  const { per, payer, payee, byYear, amount, priceYear, index, placesPerWard, insteadOf } = line;
  const findings: Finding[] = [];
  if (insteadOf !== undefined && (insteadOf === id || !Object.hasOwn(table.lines, insteadOf))) {
    const others = Object.keys(table.lines).filter((other) => other !== id);
    const message = phrase('is no other line of the table: "{insteadOf}"{hint}', {
      insteadOf,
      hint: choiceHint(insteadOf, others),
    });
    findings.push({ path: [...path, "insteadOf"], message });
  }
  if (payer === undefined)
    findings.push({ path: [...path, "payer"], message: phrase("lacks a payer; write payer: owner") });
  if (payee === undefined)
    findings.push({ path: [...path, "payee"], message: phrase("lacks a payee; write payee: suppliers") });
  if (payer !== undefined && payer === payee) {
    findings.push({
      path: [...path, "payee"],
      message: phrase("is the payer too, {payer}; nobody pays themselves", { payer }),
    });
  }
  for (const [field, party] of Object.entries({ payer, payee })) {
    if (party !== "municipality-of-patient" || BY_MUNICIPALITY.includes(per)) continue;
    const message = phrase(
      "cannot be municipality-of-patient with {per}, which is not counted by municipality; write owner",
      { per },
    );
    findings.push({ path: [...path, field], message });
  }
  if (byYear === undefined) {
    findings.push(...amountFindings(table, path, line));
  } else {
    for (const [field, value] of Object.entries({ amount, priceYear, index })) {
      if (value === undefined) continue;
      findings.push({ path: [...path, field], message: phrase("cannot stand beside byYear; keep one of them") });
    }
    if (Object.keys(byYear).length === 0) {
      findings.push({
        path: [...path, "byYear"],
        message: phrase("lacks a price; write an amount for at least one year"),
      });
    }
  }
  if (per === "ward-year" && placesPerWard === undefined) {
    findings.push({
      path: [...path, "placesPerWard"],
      message: phrase("lacks the places of a ward; write placesPerWard: 24"),
    });
  }
  if (per !== "ward-year" && placesPerWard !== undefined) {
    findings.push({
      path: [...path, "placesPerWard"],
      message: phrase("means nothing with {per}; it goes with ward-year", { per }),
    });
  }
  return findings;
}

/** What is counted for each municipality by itself, so that it may pay or be paid. */
export const BY_MUNICIPALITY: readonly string[] = ["billable-night", "occupied-day", "occupied-day-of-others"];

/** Amounts and index numbers that do not say where they come from. */
function sourceFindings({ lines, indices, freedBedDay, budgets = {} }: PriceTable, origin: Origin): Finding[] {
  const amounts: Path[] = [
    ...Object.entries(lines).flatMap(([id, { byYear, amount }]): Path[] => [
      ...(amount === undefined ? [] : [["lines", id, "amount"]]),
      ...Object.keys(byYear ?? {}).map((year) => ["lines", id, "byYear", year]),
    ]),
    ...Object.entries(indices).flatMap(([id, { byYear }]) =>
      Object.keys(byYear).map((year) => ["indices", id, "byYear", year]),
    ),
    ...(freedBedDay?.amount === undefined ? [] : [["freedBedDay", "amount"]]),
    ...Object.entries(budgets).flatMap(([id, { amount, units }]): Path[] => [
      ...(units === undefined ? [] : [["budgets", id, "units"]]),
      ...(amount === undefined ? [] : [["budgets", id, "amount"]]),
    ]),
  ];
  return amounts.flatMap((path): Finding[] => {
    const known = provenanceAt(origin, path);
    const lacking = [known?.kind === undefined && "kind", known?.source === undefined && "source"].filter(
      (field) => field !== false,
    );
    if (lacking.length === 0) return [];
    return [
      {
        path,
        message: phrase("lacks {lacking}; write { value: …, kind: assumption, source: … }", {
          lacking: listed(lacking),
        }),
      },
    ];
  });
}

/** Years as a message lists them: 2012–2026, or 2012, 2014–2026. */
export function yearsText(years: readonly string[]): string {
  const numbers = years.map(Number).sort((a, b) => a - b);
  const stretches: [number, number][] = [];
  for (const year of numbers) {
    const last = stretches.at(-1);
    if (last && last[1] + 1 === year) last[1] = year;
    else stretches.push([year, year]);
  }
  return stretches.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

/** All words that are no actor. */
export const PARTY_WORDS: readonly string[] = [...OUTSIDE_PARTIES, ...ROLES];
