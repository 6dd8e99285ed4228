import type { Language, LocalText } from "../language.ts";

/** Words of several charts. */
export const CHART_WORDS = {
  nothing: { nb: "Ingen tall å vise.", nn: "Ingen tal å vise.", en: "No figures to show." },
  name: { nb: "Navn", nn: "Namn", en: "Name" },
  alternative: { nb: "Alternativ", nn: "Alternativ", en: "Alternative" },
  measure: { nb: "Måleindikator", nn: "Måleindikator", en: "Measure" },
  change: { nb: "Endring", nn: "Endring", en: "Change" },
  changeWithInterval: { nb: "Endring (95 % KI)", nn: "Endring (95 % KI)", en: "Change (95% CI)" },
  low: { nb: "95 % KI, nedre", nn: "95 % KI, nedre", en: "95% CI, low" },
  high: { nb: "95 % KI, øvre", nn: "95 % KI, øvre", en: "95% CI, high" },
  verdict: { nb: "Vurdering", nn: "Vurdering", en: "Verdict" },
  mean: { nb: "Snitt", nn: "Snitt", en: "Mean" },
  median: { nb: "Median", nn: "Median", en: "Median" },
  p10: { nb: "10 %-grensen", nn: "10 %-grensa", en: "10% quantile" },
  p90: { nb: "90 %-grensen", nn: "90 %-grensa", en: "90% quantile" },
  eightOfTen: { nb: "8 av 10 år", nn: "8 av 10 år", en: "8 in 10 years" },
  meanInterval: {
    nb: "Usikkerhet i snittet (95 % KI)",
    nn: "Uvisse i snittet (95 % KI)",
    en: "Uncertainty of the mean (95% CI)",
  },
  target: { nb: "Ambisjon", nn: "Ambisjon", en: "Target" },
  date: { nb: "Dato", nn: "Dato", en: "Date" },
  currency: { nb: "kr", nn: "kr", en: "NOK" },
  net: { nb: "Netto", nn: "Netto", en: "Net" },
  week: { nb: "Uke", nn: "Veke", en: "Week" },
  from: { nb: "Fra", nn: "Frå", en: "From" },
  to: { nb: "Til", nn: "Til", en: "To" },
  perYear: { nb: "Per år", nn: "Per år", en: "Per year" },
  count: { nb: "Antall", nn: "Tal på", en: "Count" },
  cost: { nb: "Kostnad", nn: "Kostnad", en: "Cost" },
  effect: { nb: "Effekt", nn: "Effekt", en: "Effect" },
} as const satisfies Record<string, LocalText>;

/** A word of the charts. */
export function chartWord(word: keyof typeof CHART_WORDS, language: Language): string {
  return CHART_WORDS[word][language];
}

/** Sentences joined to a description. */
export function sentences(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
