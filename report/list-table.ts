import type { Estimate } from "../analysis/estimates.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { meanText } from "./figures.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import type { Table } from "./table.ts";
import { DIMENSION_NAMES } from "./words.ts";

/** The waiting lists for planned admissions, place by place; without rows where there are none. */
export function listTable(scenario: ScenarioFacts, book: ReadonlyMap<string, Estimate>, language: Language): Table {
  const rows = Object.entries(scenario.places)
    .filter(([place]) => book.has(keyText({ measure: "waitingListMean", place })))
    .map(([place, { name }]) => [
      textIn(language, name),
      ...COLUMNS.map(([measure]) => meanText(book.get(keyText({ measure, place })), language)),
    ]);
  return {
    columns: [
      { header: DIMENSION_NAMES.place[language], align: "left" },
      ...COLUMNS.map(([, header]) => ({ header: header[language], align: "right" as const })),
    ],
    rows,
  };
}

export const LISTS_TITLE: LocalText = {
  nb: "Ventelister for planlagt innleggelse (snitt, ± 95 % KI)",
  nn: "Ventelister for planlagd innlegging (snitt, ± 95 % KI)",
  en: "Waiting lists for planned admission (mean, ± 95% CI)",
};

const COLUMNS = [
  ["waitingListMean", { nb: "På listen (pasienter)", nn: "På lista (pasientar)", en: "On the list (patients)" }],
  [
    "listWaitDaysMean",
    {
      nb: "Fra henvisning til innleggelse (døgn)",
      nn: "Frå tilvising til innlegging (døgn)",
      en: "From referral to admission (days)",
    },
  ],
  ["referralsPerYear", { nb: "Henvist per år", nn: "Tilvist per år", en: "Referred a year" }],
  ["calledByPlanPerYear", { nb: "Kalt inn etter plan", nn: "Kalla inn etter plan", en: "Called in by plan" }],
  ["calledToFillPerYear", { nb: "Til ledig plass", nn: "Til ledig plass", en: "To a free bed" }],
] as const;
