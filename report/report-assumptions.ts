import type { Provenance } from "../scenarios/origins.ts";
import { childOf } from "../scenarios/schema-walk.ts";
import { inputParameters } from "./input-parameters.ts";
import { type Language, textIn } from "./language.ts";
import { formatDate, formatNumber } from "./numbers.ts";
import type { ToldRun } from "./report-charts.ts";
import { REPORT_WORDS } from "./report-words.ts";
import { capacityText } from "./run-summary.ts";
import { scenarioDifferences } from "./scenario-differences.ts";
import { actorName, destinationName } from "./scenario-names.ts";
import type { ValueCell, ValueRow, ValueTable } from "./value-table.ts";

const LONGEST_VALUE = 120;
/** So many times as long as a value a reason may be. */
const REASON_LENGTH = 4;

/** What each alternative changes, from when until when, with the reason it gives. @param most rows of each */
export function changesTable(
  runs: readonly ToldRun[],
  language: Language,
  most: number,
  longestValue = LONGEST_VALUE,
): ValueTable {
  const words = REPORT_WORDS[language];
  const [baseline, ...alternatives] = runs;
  const rows = alternatives.flatMap((run): ValueRow[] => {
    const found = [
      ...undatedRows(baseline, run, language, longestValue),
      ...datedRows(baseline, run, language, longestValue),
    ];
    const rest = found.length - most;
    const more = ["", "", "", ""].map((text) => ({ text }));
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
      { header: words.note, align: "left" },
      { header: words.source, align: "left" },
    ],
    rows,
  };
}

function undatedRows(baseline: ToldRun, run: ToldRun, language: Language, longest: number): ValueRow[] {
  return scenarioDifferences(baseline.loaded.scenario, run.loaded.scenario)
    .filter(({ path }) => !path.startsWith("changes."))
    .map(({ path, before, after }) => {
      const { source, note } = provenanceOf(run, path) ?? {};
      return {
        cells: [
          { text: run.name },
          { text: pathText(run, path, language) },
          valueCell(before, language, longest),
          valueCell(after, language, longest),
          shortCell(note, REASON_LENGTH * longest),
          { text: source ?? REPORT_WORDS[language].unknownSource },
        ],
      };
    });
}

/** Changes that hold from a date on, or for some time, and that the baseline has not got. */
function datedRows(baseline: ToldRun, run: ToldRun, language: Language, longest: number): ValueRow[] {
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
        { text: `${pathText(run, path, language)} (${dates})` },
        path.includes("*") ? { text: "" } : valueCell(before, language, longest),
        after ?? valueCell(set, language, longest),
        shortCell(rationale, REASON_LENGTH * longest),
        { text: source ?? REPORT_WORDS[language].unknownSource },
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
          { text: source ?? words.unknownSource },
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
        { text: provenance?.source ?? "" },
        { text: provenance?.note ?? "" },
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

function shortCell(text = "", longest: number): ValueCell {
  return { text: text.length <= longest ? text : `${text.slice(0, longest)}…` };
}

/** With the digits that it was written with. */
function plainNumber(value: number, language: Language): string {
  const digits = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return digits > 4 ? String(value) : formatNumber(value, { language, decimals: digits });
}
