import type { Interval } from "../analysis/estimates.ts";
import type { Bar } from "./charts/bar-chart.ts";
import type { BottlenecksDocument, PlaceSavingDocument, RankingDocument } from "./bottleneck-json.ts";
import { savedText, stepsText, verdictCell } from "./bottleneck-summary.ts";
import { TABLE_WORDS, unitText } from "./bottleneck-words.ts";
import { measureName, unitName } from "./catalogue.ts";
import { meanText } from "./figures.ts";
import type { Language, LocalText } from "./language.ts";
import { formatNumber, MISSING } from "./numbers.ts";
import { capacityText } from "./run-summary.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName, sourceName } from "./scenario-names.ts";
import type { ValueCell, ValueColumn, ValueTable } from "./value-table.ts";

/* Tables of what `flyt bottlenecks` found, from its document, with the words and numbers of its summary. */

/** Every place with a limit, what one more saves first: how full it is, its queue, whom it blocks, and what one more place is worth. */
export function placesTable(
  { ranking, places }: Pick<BottlenecksDocument, "ranking" | "places">,
  facts: ScenarioFacts,
  language: Language,
): ValueTable {
  const words = TABLE_WORDS[language];
  const hasUnits = ranking.places.some(({ addsFte, addsHours }) => addsFte > 0 || addsHours > 0);
  const hasSteps = ranking.places.some(({ step }) => step > 1);
  return {
    columns: [
      left(words.place),
      right(words.capacity),
      right(measureName("shareOfTimeFull", language)),
      right(`${measureName("queueMean", language)} (${unitName("queueMean", language)})`),
      right(BLOCKED[language]),
      ...(hasSteps ? [right(words.step)] : []),
      ...(hasUnits ? [left(words.added)] : []),
      right(savedName(ranking.target, language)),
      left(words.verdict),
    ],
    rows: ranking.places.map((saving) => {
      const state = places.find(({ place }) => place === saving.place);
      return {
        cells: [
          { text: destinationName(facts, saving.place, language) },
          { text: facts.places[saving.place] ? capacityText(facts.places[saving.place], language) : MISSING },
          meanCell("shareOfTimeFull", state?.shareOfTimeFull, state?.shareOfTimeFullCi95, language),
          meanCell("queueMean", state?.queueMean, state?.queueMeanCi95, language),
          meanCell("queueMean", state?.blockedBeds, state?.blockedBedsCi95, language),
          ...(hasSteps
            ? [{ text: `+${formatNumber(saving.step, { language, decimals: 0 })}`, value: saving.step }]
            : []),
          ...(hasUnits ? [{ text: unitText(saving, language) }] : []),
          savedCell(saving, language),
          verdictOf(saving, ranking, language),
        ],
      };
    }),
  };
}

/** What one more place saves when another has no limit. */
export function reliefTable(ranking: RankingDocument, facts: ScenarioFacts, language: Language): ValueTable {
  const words = TABLE_WORDS[language];
  return {
    columns: [left(words.place), right(savedName(ranking.target, language)), left(words.verdict)],
    rows: ranking.places.map((saving) => ({
      cells: [
        { text: destinationName(facts, saving.place, language) },
        savedCell(saving, language),
        verdictOf(saving, ranking, language),
      ],
    })),
  };
}

/** What one more place saves, as bars. */
export function savingBars(
  { places, target }: RankingDocument,
  facts: ScenarioFacts,
  language: Language,
): { readonly measure: string; readonly bars: readonly Bar[] } {
  return {
    measure: savedName(target, language),
    bars: places.map(({ place, saved, savedCi95 }) => {
      return { name: destinationName(facts, place, language), value: saved, ci95: savedCi95 };
    }),
  };
}

/** "Regnet fra én plass mer …", and that the intervals hold together. */
export function savingNotes({ places }: RankingDocument, language: Language): string {
  const words = TABLE_WORDS[language];
  return `${words.notes(stepsText({ savings: places }, language))} ${words.adjusted}`;
}

/** Rows: where they are; columns: what they wait for, the most patients first; patients on average in each cell. */
export function blockingTable(
  { blocking }: Pick<BottlenecksDocument, "blocking">,
  facts: ScenarioFacts,
  language: Language,
): ValueTable {
  const total = (fits: (cell: BottlenecksDocument["blocking"][number]) => boolean): number =>
    blocking.filter(fits).reduce((sum, { patients }) => sum + (patients ?? 0), 0);
  const sorted = (ids: readonly string[], sumOf: (id: string) => number): string[] =>
    [...new Set(ids)].sort((one, other) => sumOf(other) - sumOf(one));
  const from = (id: string): number => total((cell) => cell.in === id);
  const to = (id: string): number => total(({ waitingFor }) => waitingFor === id);
  const rows = sorted(
    blocking.map((cell) => cell.in),
    from,
  );
  const columns = sorted(
    blocking.map(({ waitingFor }) => waitingFor),
    to,
  );
  const sumCell = (value: number): ValueCell => ({
    // A sum of means has no interval of its own in the document; its parts have.
    text: formatNumber(value, { language, decimals: value > 0 && value < 0.1 ? 3 : 1 }),
    value,
    emphasis: "strong",
  });
  const words = TABLE_WORDS[language];
  return {
    columns: [
      left(words.isIn),
      right(words.all),
      ...columns.map((waitingFor) => right(destinationName(facts, waitingFor, language))),
    ],
    rows: [
      ...rows.map((id) => ({
        cells: [
          { text: sourceName(facts, id, language) },
          sumCell(from(id)),
          ...columns.map((waitingFor) => {
            const cell = blocking.find((one) => one.in === id && one.waitingFor === waitingFor);
            return cell ? meanCell("queueMean", cell.patients, cell.patientsCi95, language) : { text: MISSING };
          }),
        ],
      })),
      ...(rows.length > 1
        ? [{ cells: [{ text: words.all }, sumCell(total(() => true)), ...columns.map((id) => sumCell(to(id)))] }]
        : []),
    ],
  };
}

function meanCell(
  measure: "shareOfTimeFull" | "queueMean",
  mean: number | null | undefined,
  ci95: Interval | null | undefined,
  language: Language,
): ValueCell {
  if (mean === null || mean === undefined) return { text: MISSING };
  const estimate = {
    key: { measure },
    count: 0,
    mean,
    standardError: null,
    ci95: ci95 ?? null,
    p10: null,
    p50: null,
    p90: null,
  };
  return { text: meanText(estimate, language), value: mean };
}

function savedCell({ saved, savedCi95 }: PlaceSavingDocument, language: Language): ValueCell {
  return { text: savedText({ mean: saved, ci95: savedCi95 }, language), value: saved };
}

function verdictOf(saving: PlaceSavingDocument, { finding }: RankingDocument, language: Language): ValueCell {
  const { verdict, isBest, savedCi95 } = saving;
  return verdictCell({ verdict, isBest, saved: { ci95: savedCi95 } }, finding === "tied", language);
}

function left(header: string): ValueColumn {
  return { header, align: "left" };
}

function right(header: string): ValueColumn {
  return { header, align: "right" };
}

const BLOCKED: LocalText = {
  nb: "Blokkerte plasser (pasienter som venter på å komme videre)",
  nn: "Blokkerte plassar (pasientar som ventar på å kome vidare)",
  en: "Blocked places (patients who wait to move on)",
};
/** What is saved, with its unit. */
function savedName(target: RankingDocument["target"], language: Language): string {
  return `${TABLE_WORDS[language].saved[target]} (${PER_YEAR[language]})`;
}

const PER_YEAR: LocalText = {
  nb: "i året per ekstra plass",
  nn: "i året per ekstra plass",
  en: "a year per extra place",
};
