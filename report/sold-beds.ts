import type { Estimate } from "../analysis/estimates.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { meanText } from "./figures.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { formatNumber, MISSING } from "./numbers.ts";
import { actorName } from "./scenario-names.ts";
import type { BedsServed, ScenarioFacts } from "./scenario-facts.ts";

/** Beds that each municipality has in use in the places that serve some by number; empty where none does. */
export function soldBedsText(book: ReadonlyMap<string, Estimate>, scenario: ScenarioFacts, language: Language): string {
  const sentences = Object.entries(scenario.places).flatMap(([place, { name, serves }]) => {
    const parts = Object.entries(serves ?? {}).flatMap(([actor, beds]) => {
      const estimate = book.get(keyText({ measure: "occupiedMean", place, actor }));
      if (!estimate) return [];
      return [`${actorName(scenario, actor, language)} ${meanText(estimate, language)}${mostText(beds, language)}`];
    });
    return parts.length === 0 ? [] : [`${textIn(language, name)}: ${parts.join("; ")}.`];
  });
  return sentences.length === 0 ? "" : `${BY_MUNICIPALITY[language]} ${sentences.join(" ")}`;
}

/** (at most 5); (at most 0–5) where it changes by date; nothing where there is no number. */
function mostText({ least, most }: BedsServed, language: Language): string {
  if (least === null) return "";
  const text = (beds: number | null) =>
    beds === null ? NO_LIMIT[language] : formatNumber(beds, { language, decimals: 0 });
  return ` (${AT_MOST[language]} ${least === most ? text(least) : text(least) + MISSING + text(most)})`;
}

const BY_MUNICIPALITY: LocalText = {
  nb: "Plasser i bruk etter kommunen der pasientene bor, i snitt (± 95 % KI).",
  nn: "Plassar i bruk etter kommunen der pasientane bur, i snitt (± 95 % KI).",
  en: "Beds in use by the municipality where the patients live, on average (± 95% CI).",
};
const AT_MOST: LocalText = { nb: "høyst", nn: "høgst", en: "at most" };
const NO_LIMIT: LocalText = { nb: "uten grense", nn: "utan grense", en: "no limit" };
