import type { Provenance } from "../scenarios/origins.ts";
import { inputParameters } from "./input-parameters.ts";
import { type Language, textIn } from "./language.ts";
import { formatNumber } from "./numbers.ts";
import type { ToldRun } from "./report-charts.ts";
import { REPORT_WORDS } from "./report-words.ts";
import { capacityText } from "./run-summary.ts";
import { scenarioDifferences } from "./scenario-differences.ts";
import { actorName, destinationName } from "./scenario-names.ts";
import type { ValueCell, ValueRow, ValueTable } from "./value-table.ts";

const LONGEST_VALUE = 120;

/** What each alternative changes, with the reason it gives. @param most rows of each */
export function changesTable(
  runs: readonly ToldRun[],
  language: Language,
  most: number,
  longestValue = LONGEST_VALUE,
): ValueTable {
  const words = REPORT_WORDS[language];
  const [baseline, ...alternatives] = runs;
  const rows = alternatives.flatMap((run): ValueRow[] => {
    const found = scenarioDifferences(baseline.loaded.scenario, run.loaded.scenario);
    const shown = found.slice(0, most).map(({ path, before, after }): ValueRow => {
      const { source } = provenanceOf(run, path) ?? {};
      return {
        cells: [
          { text: run.name },
          { text: pathText(run, path, language) },
          valueCell(before, language, longestValue),
          valueCell(after, language, longestValue),
          { text: source ?? words.unknownSource },
        ],
      };
    });
    const rest = found.length - shown.length;
    const more = words.moreChanges(rest);
    return rest > 0
      ? [...shown, { cells: [{ text: run.name }, { text: more }, { text: "" }, { text: "" }, { text: "" }] }]
      : shown;
  });
  return {
    columns: [
      { header: words.changesIn, align: "left" },
      { header: words.what, align: "left" },
      { header: words.before, align: "right" },
      { header: words.after, align: "right" },
      { header: words.source, align: "left" },
    ],
    rows,
  };
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
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return { text: text.length <= longest ? text : `${text.slice(0, longest)}…` };
}

/** With the digits that it was written with. */
function plainNumber(value: number, language: Language): string {
  const digits = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  return digits > 4 ? String(value) : formatNumber(value, { language, decimals: digits });
}
