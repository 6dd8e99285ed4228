import type { Verdict } from "../analysis/comparison.ts";
import type { Language, LocalText } from "./language.ts";

/** Units of `MEASURES`: as they stand after a number. */
export const UNIT_NAMES: Readonly<Record<string, LocalText>> = {
  beds: { nb: "plasser", nn: "plassar", en: "beds" },
  patients: { nb: "pasienter", nn: "pasientar", en: "patients" },
  days: { nb: "døgn", nn: "døgn", en: "days" },
  nights: { nb: "døgn", nn: "døgn", en: "nights" },
  "nights/year": { nb: "døgn per år", nn: "døgn per år", en: "nights per year" },
  "patients/year": { nb: "pasienter per år", nn: "pasientar per år", en: "patients per year" },
  "bed-days/year": { nb: "plassdøgn per år", nn: "plassdøgn per år", en: "bed-days per year" },
  share: { nb: "andel", nn: "del", en: "share" },
  "hours/week": { nb: "timer per uke", nn: "timar per veke", en: "hours per week" },
  "times/year": { nb: "ganger per år", nn: "gonger per år", en: "times per year" },
};

/** What a figure can be split by. */
export const DIMENSION_NAMES = {
  place: { nb: "Tjeneste", nn: "Teneste", en: "Place" },
  waitingFor: { nb: "Venter på", nn: "Ventar på", en: "Waiting for" },
  from: { nb: "Fra", nn: "Frå", en: "From" },
  group: { nb: "Pasientgruppe", nn: "Pasientgruppe", en: "Patient group" },
  actor: { nb: "Kommune", nn: "Kommune", en: "Municipality" },
  weekday: { nb: "Ukedag", nn: "Vekedag", en: "Weekday" },
} as const satisfies Record<string, LocalText>;

/** Where a patient waits who has no bed. */
export const SOURCE_NAMES: Readonly<Record<string, LocalText>> = {
  home: { nb: "hjemme", nn: "heime", en: "at home" },
  "front-door": { nb: "uten plass (inngangsdøra)", nn: "utan plass (inngangsdøra)", en: "without a bed (front door)" },
};

export const VERDICT_NAMES: Readonly<Record<Verdict | "no-change", LocalText>> = {
  better: { nb: "Bedre", nn: "Betre", en: "Better" },
  worse: { nb: "Dårligere", nn: "Dårlegare", en: "Worse" },
  higher: { nb: "Høyere", nn: "Høgare", en: "Higher" },
  lower: { nb: "Lavere", nn: "Lågare", en: "Lower" },
  "no-difference-shown": { nb: "Usikkert", nn: "Usikkert", en: "Inconclusive" },
  "no-change": { nb: "Ingen endring", nn: "Inga endring", en: "No change" },
};

/** [weekday] Monday first. */
export const WEEKDAY_NAMES: readonly LocalText[] = [
  { nb: "mandag", nn: "måndag", en: "Monday" },
  { nb: "tirsdag", nn: "tysdag", en: "Tuesday" },
  { nb: "onsdag", nn: "onsdag", en: "Wednesday" },
  { nb: "torsdag", nn: "torsdag", en: "Thursday" },
  { nb: "fredag", nn: "fredag", en: "Friday" },
  { nb: "lørdag", nn: "laurdag", en: "Saturday" },
  { nb: "søndag", nn: "sundag", en: "Sunday" },
];

export const DATA_LABELS = {
  synthetic: { nb: "Syntetiske data", nn: "Syntetiske data", en: "Synthetic data" },
  aggregated: { nb: "Aggregerte data", nn: "Aggregerte data", en: "Aggregated data" },
  restricted: {
    nb: "Reelle data – begrenset tilgang",
    nn: "Reelle data – avgrensa tilgang",
    en: "Real data – restricted access",
  },
} as const satisfies Record<string, LocalText>;

/** A word of a record in a language; a word that is not there stands for itself. */
export function wordFor(words: Readonly<Record<string, LocalText>>, id: string, language: Language): string {
  return words[id]?.[language] ?? id;
}
