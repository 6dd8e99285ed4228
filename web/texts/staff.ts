import type { Language } from "../../report/language.ts";

/** Texts of the section Bemanning, besides those of the report. */
export interface StaffTexts {
  readonly title: string;
  readonly intro: (norms: string) => string;
  readonly table: string;
  readonly categories: string;
  readonly turned: string;
  readonly turnedHint: string;
  readonly place: string;
  readonly what: string;
  readonly all: string;
  readonly fte: string;
  readonly enough: (fte: string, capacity: string, takes: string, left: string) => string;
  readonly limit: (what: string) => string;
  readonly budget: (nok: string, year: number) => string;
  readonly use: string;
  readonly used: string;
  readonly noNorm: (places: string) => string;
  readonly unmakeable: string;
}

export const STAFF: Readonly<Record<Language, StaffTexts>> = {
  nb: {
    title: "Bemanning",
    intro: (norms) => `Regnet ut etter «${norms}», uten simulering, for plassene slik scenarioet har dem nå.`,
    table: "Årsverk for plassene",
    categories: "Årsverk etter hva de er til",
    turned: "Plasser for årsverkene",
    turnedHint: "Skriv årsverkene dere har, så ser du hvor mange plasser normen sier de rekker til.",
    place: "Tjeneste",
    what: "Hvilke årsverk",
    all: "alle årsverkene",
    fte: "Årsverk",
    enough: (fte, capacity, takes, left) =>
      `${fte} årsverk rekker til ${capacity}, som tar ${takes} årsverk; ${left} til overs.`,
    limit: (what) => `Det er ${what} som setter grensen.`,
    budget: (nok, year) => `Timene gir ${nok} mill. kr i budsjett i året (${year}).`,
    use: "Bruk som tiltak",
    used: "Tatt i bruk i scenarioet. Du kan angre.",
    noNorm: (places) => `Ingen norm gjelder for: ${places}.`,
    unmakeable: "Endringene i scenarioet lar seg ikke gjøre sammen, så bemanningen er den for basis.",
  },
  nn: {
    title: "Bemanning",
    intro: (norms) => `Rekna ut etter «${norms}», utan simulering, for plassane slik scenarioet har dei no.`,
    table: "Årsverk for plassane",
    categories: "Årsverk etter kva dei er til",
    turned: "Plassar for årsverka",
    turnedHint: "Skriv årsverka de har, så ser du kor mange plassar norma seier dei rekk til.",
    place: "Teneste",
    what: "Kva årsverk",
    all: "alle årsverka",
    fte: "Årsverk",
    enough: (fte, capacity, takes, left) =>
      `${fte} årsverk rekk til ${capacity}, som tek ${takes} årsverk; ${left} til overs.`,
    limit: (what) => `Det er ${what} som set grensa.`,
    budget: (nok, year) => `Timane gir ${nok} mill. kr i budsjett i året (${year}).`,
    use: "Bruk som tiltak",
    used: "Teke i bruk i scenarioet. Du kan angre.",
    noNorm: (places) => `Inga norm gjeld for: ${places}.`,
    unmakeable: "Endringane i scenarioet lèt seg ikkje gjere saman, så bemanninga er den for basis.",
  },
  en: {
    title: "Staffing",
    intro: (norms) => `Reckoned by “${norms}”, without simulation, for the places as the scenario has them now.`,
    table: "Staff for the places",
    categories: "Full-time equivalents by what they are for",
    turned: "Places for the staff",
    turnedHint: "Write the full-time equivalents that you have, to see how many places the norm says they are for.",
    place: "Service",
    what: "Which staff",
    all: "all staff",
    fte: "Full-time equivalents",
    enough: (fte, capacity, takes, left) =>
      `${fte} full-time equivalents are enough for ${capacity}, which take ${takes}; ${left} left over.`,
    limit: (what) => `The limit is set by: ${what}.`,
    budget: (nok, year) => `The hours give ${nok} MNOK in budget a year (${year}).`,
    use: "Use as a measure",
    used: "Now in the scenario. You can undo it.",
    noNorm: (places) => `No norm is given for: ${places}.`,
    unmakeable: "The changes of the scenario cannot be made together, so the staff are those of the baseline.",
  },
};
