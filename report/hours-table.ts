import type { Estimate } from "../analysis/estimates.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { meanText } from "./figures.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { formatNumber, MISSING } from "./numbers.ts";
import type { PlaceFacts, ScenarioFacts } from "./scenario-facts.ts";
import type { Table } from "./table.ts";
import { DIMENSION_NAMES } from "./words.ts";

/**
 * Hours of care of the places that have a limit of them, or give them to those who wait at home; without rows where there are
 * none.
 */
export function hoursTable(scenario: ScenarioFacts, book: ReadonlyMap<string, Estimate>, language: Language): Table {
  const isTold = (place: string) =>
    book.has(keyText({ measure: "hoursUsedShare", place })) ||
    book.has(keyText({ measure: "waitingCareHoursPerWeek", place }));
  // What no place has is no column.
  const columns = COLUMNS.filter(([measure]) =>
    Object.keys(scenario.places).some((place) => book.has(keyText({ measure, place }))),
  );
  const rows = Object.entries(scenario.places)
    .filter(([place]) => isTold(place))
    .map(([place, facts]) => [
      textIn(language, facts.name),
      hoursCapacityText(facts, language) || NO_LIMIT[language],
      ...columns.map(([measure]) => meanText(book.get(keyText({ measure, place })), language)),
    ]);
  return {
    columns: [
      { header: DIMENSION_NAMES.place[language], align: "left" },
      { header: CAPACITY[language], align: "right" },
      ...columns.map(([, header]) => ({ header: header[language], align: "right" as const })),
    ],
    rows,
  };
}

/** 500; 400–500 where it varies; empty where hours have no limit. */
export function hoursCapacityText({ capacityHours }: PlaceFacts, language: Language): string {
  if (!capacityHours) return "";
  const { least, most } = capacityHours;
  const [lower, upper] = [least, most].map((hours) =>
    formatNumber(hours, { language, decimals: Number.isInteger(hours) ? 0 : 1 }),
  );
  return least === most ? lower : [lower, most === Infinity ? NO_LIMIT[language] : upper].join(MISSING);
}

export const HOURS_TITLE: LocalText = {
  nb: "Timer hjemmetjeneste per uke (snitt, ± 95 % KI)",
  nn: "Timar heimeteneste per veke (snitt, ± 95 % KI)",
  en: "Hours of home care a week (mean, ± 95% CI)",
};

const CAPACITY: LocalText = { nb: "Kapasitet (timer)", nn: "Kapasitet (timar)", en: "Capacity (hours)" };
const NO_LIMIT: LocalText = { nb: "uten grense", nn: "utan grense", en: "no limit" };
const COLUMNS = [
  ["homeCareHoursPerWeek", { nb: "Timer gitt", nn: "Timar gitt", en: "Hours given" }],
  [
    "waitingCareHoursPerWeek",
    {
      nb: "herav til dem som venter hjemme",
      nn: "av dei til dei som ventar heime",
      en: "of these, to those waiting at home",
    },
  ],
  ["reservedHoursPerWeek", { nb: "Timer reservert", nn: "Timar reserverte", en: "Hours reserved" }],
  ["hoursUsedShare", { nb: "Timer gitt av kapasiteten", nn: "Timar gitt av kapasiteten", en: "Share of the capacity" }],
] as const;
