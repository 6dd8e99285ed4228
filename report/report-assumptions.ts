import type { Provenance } from "../scenarios/origins.ts";
import { childOf } from "../scenarios/schema-walk.ts";
import { type InputParameter, inputParameters } from "./input-parameters.ts";
import { type Language, textIn } from "./language.ts";
import { formatDate, formatNumber } from "./numbers.ts";
import type { ToldRun } from "./report-charts.ts";
import { type ParameterKind, REPORT_WORDS } from "./report-words.ts";
import { capacityText } from "./run-summary.ts";
import { scenarioDifferences } from "./scenario-differences.ts";
import { actorName, destinationName } from "./scenario-names.ts";
import { sourceText } from "./source-text.ts";
import type { ValueCell, ValueRow, ValueTable } from "./value-table.ts";

const LONGEST_VALUE = 120;
const SHORT_VALUE = 24;
/** Of a reason, where the table is read beside others. */
const SHORT_REASON = 96;

/** How what is changed is told. */
interface ChangeTexts {
  readonly pathOf: (run: ToldRun, path: string, language: Language) => string;
  readonly cellOf: (value: unknown, language: Language) => ValueCell;
  /** Letters of a reason; null where none is told. */
  readonly longestReason: number | null;
}

const AS_WRITTEN: ChangeTexts = {
  pathOf: pathText,
  cellOf: (value, language) => valueCell(value, language),
  longestReason: Infinity,
};
const AS_READ: ChangeTexts = {
  pathOf: readablePath,
  cellOf: (value, language) => ({
    text: readableValue(value, language),
    ...(typeof value === "number" && { value }),
  }),
  longestReason: SHORT_REASON,
};

/** What each alternative changes, from when until when, with the reason it gives, with paths and values as the files have them. */
export function changesTable(runs: readonly ToldRun[], language: Language): ValueTable {
  return changes(runs, language, Infinity, AS_WRITTEN);
}

/**
 * The same as people read it.
 * @param most rows of each
 * @param hasReasons whether reasons are told, which take room
 */
export function readableChanges(
  runs: readonly ToldRun[],
  language: Language,
  most: number,
  hasReasons: boolean,
): ValueTable {
  return changes(runs, language, most, hasReasons ? AS_READ : { ...AS_READ, longestReason: null });
}

function changes(runs: readonly ToldRun[], language: Language, most: number, texts: ChangeTexts): ValueTable {
  const words = REPORT_WORDS[language];
  const hasReasons = texts.longestReason !== null;
  const [baseline, ...alternatives] = runs;
  const rows = alternatives.flatMap((run): ValueRow[] => {
    const found = [...undatedRows(baseline, run, language, texts), ...datedRows(baseline, run, language, texts)];
    const rest = found.length - most;
    const more = ["", "", ...(hasReasons ? [""] : []), ""].map((text) => ({ text }));
    return rest > 0
      ? [...found.slice(0, most), { cells: [{ text: run.name }, { text: words.moreChanges(rest) }, ...more] }]
      : found;
  });
  return {
    columns: [
      { header: words.changesIn, align: "left" },
      { header: words.what, align: "left" },
      { header: words.before, align: "right" },
      { header: words.after, align: "right" },
      ...(hasReasons ? [{ header: words.note, align: "left" as const }] : []),
      { header: words.source, align: "left" },
    ],
    rows,
  };
}

function undatedRows(baseline: ToldRun, run: ToldRun, language: Language, texts: ChangeTexts): ValueRow[] {
  const { pathOf, cellOf, longestReason } = texts;
  return scenarioDifferences(baseline.loaded.scenario, run.loaded.scenario)
    .filter(({ path }) => !path.startsWith("changes."))
    .map(({ path, before, after }) => {
      const { source, note } = provenanceOf(run, path) ?? {};
      return {
        cells: [
          { text: run.name },
          { text: pathOf(run, path, language) },
          cellOf(before, language),
          cellOf(after, language),
          ...(longestReason === null ? [] : [reasonCell(note, language, longestReason)]),
          sourceCell(source, language),
        ],
      };
    });
}

/** Changes that hold from a date on, or for some time, and that the baseline has not got. */
function datedRows(baseline: ToldRun, run: ToldRun, language: Language, texts: ChangeTexts): ValueRow[] {
  const { pathOf, cellOf, longestReason } = texts;
  const known = new Set((baseline.loaded.scenario.changes ?? []).map((change) => JSON.stringify(change)));
  const own = (run.loaded.scenario.changes ?? []).filter((change) => !known.has(JSON.stringify(change)));
  return own.map(({ path, set, add, multiply, from, to, rationale, source }) => {
    const before = path.split(".").reduce<unknown>(childOf, baseline.loaded.scenario);
    const dates = [from, to].map((date) => (date === undefined ? "" : formatDate(date, language))).join("–");
    const step = add === undefined ? `× ${plainNumber(multiply ?? 1, language)}` : plainNumber(add, language);
    const after = set === undefined ? { text: add !== undefined && add > 0 ? `+${step}` : step } : undefined;
    return {
      cells: [
        { text: run.name },
        { text: `${pathOf(run, path, language)} (${dates})` },
        path.includes("*") ? { text: "" } : cellOf(before, language),
        after ?? cellOf(set, language),
        ...(longestReason === null ? [] : [reasonCell(rationale, language, longestReason)]),
        sourceCell(source, language),
      ],
    };
  });
}

/**
 * The places of a run with their capacity, and where that number comes from.
 * @param kept owners whose places are shown, without saying whose they are; all with their owner where missing
 */
export function capacitiesTable(run: ToldRun, language: Language, kept?: readonly string[]): ValueTable {
  const words = REPORT_WORDS[language];
  const rows = Object.entries(run.facts.places)
    .filter(([, { owner }]) => kept?.includes(owner) ?? true)
    .map(([id, place]): ValueRow => {
      const field = place.capacityHours === undefined ? "capacityBeds" : "capacityHoursPerWeek";
      const { kind, source } = provenanceOf(run, `places.${id}.${field}`) ?? {};
      const beds = place.capacityBeds;
      return {
        cells: [
          { text: textIn(language, place.name) },
          ...(kept ? [] : [{ text: actorName(run.facts, place.owner, language) }]),
          { text: capacityText(place, language), ...(beds && beds.least === beds.most && { value: beds.mean }) },
          { text: kind === undefined ? words.unknownSource : words.kinds[kind] },
          sourceCell(source, language),
        ],
      };
    });
  return {
    columns: [
      { header: words.place, align: "left" },
      ...(kept ? [] : [{ header: words.owner, align: "left" as const }]),
      { header: words.capacity, align: "right" },
      { header: words.kindOfNumber, align: "left" },
      { header: words.source, align: "left" },
    ],
    rows,
  };
}

/** Every number that is marked as an assumption, with its reason. */
export function assumptionsTable(run: ToldRun, language: Language): ValueTable {
  const words = REPORT_WORDS[language];
  const rows = inputParameters(run.loaded)
    .filter(({ provenance }) => provenance?.kind === "assumption")
    .map(({ path, value, provenance }): ValueRow => ({
      cells: [
        { text: pathText(run, path, language) },
        valueCell(value, language),
        { text: sourceText(provenance?.source ?? "", language) },
        { text: sourceText(provenance?.note ?? "", language) },
      ],
    }));
  return {
    columns: [
      { header: words.what, align: "left" },
      { header: words.value, align: "right" },
      { header: words.source, align: "left" },
      { header: words.note, align: "left" },
    ],
    rows,
  };
}

/** The same, together where source and reason are the same: what a person reads through. */
export function groupedAssumptions(run: ToldRun, language: Language): ValueTable {
  const { columns, rows } = groupedNumbers(run, language, "assumption");
  // They are all of one kind.
  const isOther = (_: unknown, at: number) => at !== KIND_AT;
  return {
    columns: columns.filter(isOther),
    rows: rows.map(({ cells }) => ({ cells: cells.filter(isOther) })),
  };
}

const KIND_AT = 2;

/** All numbers of a scenario, or those of a kind, together where what is known of them is the same. */
export function groupedNumbers(run: ToldRun, language: Language, kind?: Provenance["kind"]): ValueTable {
  const words = REPORT_WORDS[language];
  const groups = Map.groupBy(
    inputParameters(run.loaded).filter(({ provenance }) => kind === undefined || provenance?.kind === kind),
    ({ path, provenance: own }) => JSON.stringify([partOf(path), own?.kind ?? "", own?.source ?? "", own?.note ?? ""]),
  );
  const rows = [...groups.values()].map((own): ValueRow => {
    const { kind: ownKind, source, note } = own[0].provenance ?? {};
    return {
      cells: [
        { text: words.numbersOf(groupText(run, own, language), own.length) },
        { text: valuesText(own, language) },
        { text: ownKind === undefined ? words.unknownSource : words.kinds[ownKind] },
        { text: [note, source].flatMap((text) => (text ? [sourceText(text, language)] : [])).join(" – ") },
      ],
    };
  });
  return {
    columns: [
      { header: words.what, align: "left" },
      { header: words.value, align: "right" },
      { header: words.kindOfNumber, align: "left" },
      { header: `${words.note} – ${words.source.toLowerCase()}`, align: "left" },
    ],
    rows,
  };
}

/** All numbers one by one, with paths as the files have them: for a workbook. */
export function numbersTable(run: ToldRun, language: Language): ValueTable {
  const words = REPORT_WORDS[language];
  const rows = inputParameters(run.loaded).map(({ path, value, provenance: own }): ValueRow => ({
    cells: [
      { text: path },
      valueCell(value, language),
      { text: own?.kind === undefined ? words.unknownSource : words.kinds[own.kind] },
      { text: sourceText(own?.source ?? "", language) },
      { text: sourceText(own?.note ?? "", language) },
    ],
  }));
  const left = [words.kindOfNumber, words.source, words.note];
  return {
    columns: [
      { header: words.what, align: "left" },
      { header: words.value, align: "right" },
      ...left.map((header) => ({ header, align: "left" as const })),
    ],
    rows,
  };
}

const PARTS: readonly string[] = ["places", "groups", "routings", "profiles", "streams", "run"];

function partOf(path: string): ParameterKind {
  const [first] = path.split(".", 1);
  return PARTS.includes(first) ? (first as ParameterKind) : "other";
}

/** "Helsehus, Trondheim › stay › treatmentDays", or "4 tjenester: intake". */
function groupText(run: ToldRun, own: readonly InputParameter[], language: Language): string {
  if (own.length === 1) return readablePath(run, own[0].path, language);
  const kind = partOf(own[0].path);
  const parts = own.map(({ path }) => path.split("."));
  const ids = [...new Set(parts.map(([, id]) => id))];
  const fields = [...new Set(parts.map(([, , field]) => field ?? ""))].filter((field) => field !== "");
  const about = ids.length > 1 ? REPORT_WORDS[language].someOf(ids.length, kind) : nameOf(run, kind, ids[0], language);
  const shown = fields.length > MOST_FIELDS ? [...fields.slice(0, MOST_FIELDS), "…"] : fields;
  return shown.length === 0 ? about : `${about}: ${shown.join(", ")}`;
}

const MOST_FIELDS = 3;

/** A path as people read it, with names of places; lines can be broken between its parts. */
function readablePath(run: ToldRun, path: string, language: Language): string {
  const told = pathText(run, path, language);
  if (told !== path) return told;
  const [first, id, ...fields] = path.split(".");
  if (id === undefined) return path;
  const kind = partOf(path);
  const about = kind === "other" || kind === "run" ? [first, id] : [nameOf(run, kind, id, language)];
  return [...about, ...fields].join(" › ");
}

function nameOf({ facts }: ToldRun, kind: ParameterKind, id: string, language: Language): string {
  if (kind === "places") return destinationName(facts, id, language);
  return kind === "groups" && facts.groups[id] !== undefined ? textIn(language, facts.groups[id]) : id;
}

/** The least and the most of numbers; of anything else that they are distributions. */
function valuesText(own: readonly InputParameter[], language: Language): string {
  const numbers = own.flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  if (own.length === 1) return readableValue(own[0].value, language);
  if (numbers.length < own.length)
    return readableValue(own.find(({ value }) => typeof value !== "number")?.value, language);
  const ends = [...new Set([Math.min(...numbers), Math.max(...numbers)])];
  return ends.map((end) => plainNumber(end, language)).join("–");
}

/** A number as it was written; what is more than one value by what it is. */
function readableValue(value: unknown, language: Language): string {
  if (typeof value !== "object" || value === null) return valueCell(value, language, SHORT_VALUE).text;
  const words = REPORT_WORDS[language];
  return "distribution" in value ? words.distribution : words.severalValues;
}

/** How many numbers of a scenario are assumptions, sourced and derived, in a sentence. */
export function provenanceText(run: ToldRun, language: Language): string {
  const parameters = inputParameters(run.loaded);
  const count = (kind: NonNullable<Provenance["kind"]>) =>
    parameters.filter(({ provenance }) => provenance?.kind === kind).length;
  const number = (value: number) => formatNumber(value, { language, decimals: 0 });
  return REPORT_WORDS[language].provenance(
    number(count("assumption")),
    number(parameters.length),
    number(count("sourced")),
    number(count("derived")),
  );
}

/** What is known of a value, or of what it is part of. */
function provenanceOf({ loaded: { provenance } }: ToldRun, path: string): Provenance | undefined {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    if (provenance[at]) return provenance[at];
  }
  return undefined;
}

/** "Plasser, Helsehus, Trondheim" for what people name so; else the path as the file has it. */
function pathText({ facts }: ToldRun, path: string, language: Language): string {
  const [, place] = /^places\.([^.]+)\.capacityBeds$/.exec(path) ?? [];
  if (place !== undefined && place in facts.places)
    return REPORT_WORDS[language].capacityOf(destinationName(facts, place, language));
  return path;
}

function valueCell(value: unknown, language: Language, longest = LONGEST_VALUE): ValueCell {
  if (value === undefined) return { text: REPORT_WORDS[language].noValue };
  if (typeof value === "number") return { text: plainNumber(value, language), value };
  return shortCell(typeof value === "string" ? value : JSON.stringify(value), longest);
}

function sourceCell(source: string | undefined, language: Language): ValueCell {
  return { text: source === undefined ? REPORT_WORDS[language].unknownSource : sourceText(source, language) };
}

function reasonCell(reason = "", language: Language, longest: number): ValueCell {
  return shortCell(sourceText(reason, language), longest);
}

function shortCell(text: string, longest: number): ValueCell {
  return { text: text.length <= longest ? text : `${text.slice(0, longest)}…` };
}

/** With the digits that it was written with. */
function plainNumber(value: number, language: Language): string {
  const digits = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return digits > 4 ? String(value) : formatNumber(value, { language, decimals: digits });
}
