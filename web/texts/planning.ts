import type { ForecastFigure } from "../../report/forecast-figures.ts";
import type { Language } from "../../report/language.ts";

/** Texts of the screens Framskriving and Kostnad per bruker, besides those of the report. */
export interface PlanningTexts {
  readonly sources: (file: string) => string;
  readonly lastYear: string;
  readonly coverage: string;
  readonly coverageHint: string;
  readonly alone: string;
  readonly percent: string;
  readonly figures: Readonly<Record<ForecastFigure, string>>;
  readonly finding: (told: Readonly<Record<"what" | "from" | "to" | "change" | "low" | "high", string>>) => string;
  readonly explanation: string;
  readonly tables: string;
  readonly simulate: string;
  readonly simulateTitle: string;
  readonly simulateHint: string;
  readonly simulating: string;
  readonly costAbout: (changes: string) => string;
  readonly costModel: string;
  readonly costRun: string;
  readonly costRunning: string;
  readonly costNone: string;
  readonly costExplanation: string;
  readonly municipality: string;
  readonly stale: string;
  readonly costAlike: string;
  readonly compareTitle: string;
  readonly compareWith: string;
  readonly compareAlike: (name: string, beside: string) => string;
  readonly compareFinding: (
    name: string,
    nok: string,
    isMore: boolean,
    beside: string,
    low: string,
    high: string,
  ) => string;
  /** Share and value with their intervals. */
  readonly costMix: (name: string, share: string, cost: string) => string;
  readonly costAge: (name: string, age: string, value: string) => string;
  /** Both values with their intervals. */
  readonly costFinding: (name: string, value: string, other: string, otherValue: string) => string;
}

export const PLANNING: Readonly<Record<Language, PlanningTexts>> = {
  nb: {
    sources: (file) => `Folketall: ${file}. Framskrivingen er en egen beregning fra SSB 07459, ikke SSBs framskriving.`,
    lastYear: "Siste år",
    coverage: "Dekningsgrad siste år",
    coverageHint: "Tomt: bare dagens dekningsgrad vises.",
    alone: "Andel som bor alene siste år",
    percent: "%",
    figures: { users: "Brukere", places: "Plasser", fte: "Årsverk", cost: "Kostnad" },
    finding: ({ what, from, to, change, low, high }) =>
      `${what}: fra ${from} til ${to} med referanse (${change}); ${low} om helsa blir bedre, ${high} om den ikke blir det.`,
    explanation:
      "Tallene er regnet ut av folketallet og dagens forbruk i hver aldersgruppe, uten simulering. De tre linjene er tre antakelser om helsa til dem som blir eldre: komprimert (de blir friskere), referanse, og utvidet (de lever lenger med samme helse).",
    tables: "Alle tabellene",
    simulate: "Simuler årene",
    simulateTitle: "De samme årene simulert",
    simulateHint:
      "Simulerer Trondheim 2026 på serveren med veksten over: køene som følger av at etterspørselen vokser. Det tar noen minutter.",
    simulating: "Simulerer årene",
    costAbout: (changes) => `Simulerer ${changes} på serveren og følger hver bruker i de ti første replikasjonene.`,
    costModel: "Enhetskostnadene er de for Trondheim som følger med.",
    costRun: "Regn ut kostnad per bruker",
    costRunning: "Regner ut kostnad per bruker",
    costNone: "Ingenting er regnet ut ennå.",
    costExplanation:
      "Stolpene er snittet over replikasjonene, strekene 95 % KI for snittet. En bruker er den som fikk en kommunal tjeneste, eller et betalt døgn på sykehus, i løpet av året.",
    municipality: "Vis for",
    stale: "Scenarioet er endret siden. Tallene gjelder det som ble kjørt.",
    compareTitle: "Kommunene mot hverandre",
    compareWith: "Sammenlign med",
    compareAlike: (name, beside) => `${name} og ${beside} er ikke til å skille: intervallet har 0 i seg.`,
    compareFinding: (name, nok, isMore, beside, low, high) =>
      `${name}: ${nok} kr ${isMore ? "mer" : "mindre"} per bruker enn ${beside} (95 % KI ${low} til ${high}).`,
    costMix: (name, share, cost) => `${name}: flest brukere, ${share} (95 % KI), kostet ${cost} kr.`,
    costAge: (name, age, value) => `${name}: dyrest er brukerne på ${age} år, ${value} kr i snitt (± 95 % KI).`,
    costAlike: "Kommunene er ikke til å skille: intervallene overlapper.",
    costFinding: (name, value, other, otherValue) =>
      `${name} har de dyreste brukerne: ${value} kr i snitt (± 95 % KI). ${other} har de billigste: ${otherValue} kr.`,
  },
  nn: {
    sources: (file) =>
      `Folketal: ${file}. Framskrivinga er ei eiga berekning frå SSB 07459, ikkje framskrivinga til SSB.`,
    lastYear: "Siste år",
    coverage: "Dekningsgrad siste år",
    coverageHint: "Tomt: berre dekningsgraden i dag blir vist.",
    alone: "Del som bur åleine siste år",
    percent: "%",
    figures: { users: "Brukarar", places: "Plassar", fte: "Årsverk", cost: "Kostnad" },
    finding: ({ what, from, to, change, low, high }) =>
      `${what}: frå ${from} til ${to} med referanse (${change}); ${low} om helsa blir betre, ${high} om ho ikkje blir det.`,
    explanation:
      "Tala er rekna ut av folketalet og forbruket i dag i kvar aldersgruppe, utan simulering. Dei tre linjene er tre tankar om helsa til dei som blir eldre: komprimert (dei blir friskare), referanse, og utvida (dei lever lenger med same helse).",
    tables: "Alle tabellane",
    simulate: "Simuler åra",
    simulateTitle: "Dei same åra simulerte",
    simulateHint:
      "Simulerer Trondheim 2026 på tenaren med veksten over: køane som følgjer av at etterspurnaden veks. Det tek nokre minutt.",
    simulating: "Simulerer åra",
    costAbout: (changes) => `Simulerer ${changes} på tenaren og følgjer kvar brukar i dei ti første replikasjonane.`,
    costModel: "Einingskostnadene er dei for Trondheim som følgjer med.",
    costRun: "Rekn ut kostnad per brukar",
    costRunning: "Reknar ut kostnad per brukar",
    costNone: "Ingenting er rekna ut enno.",
    costExplanation:
      "Stolpane er snittet over replikasjonane, strekane 95 % KI for snittet. Ein brukar er den som fekk ei kommunal teneste, eller eit betalt døgn på sjukehus, i løpet av året.",
    municipality: "Vis for",
    stale: "Scenarioet er endra sidan. Tala gjeld det som vart køyrt.",
    compareTitle: "Kommunane mot kvarandre",
    compareWith: "Samanlikn med",
    compareAlike: (name, beside) => `${name} og ${beside} er ikkje til å skilje: intervallet har 0 i seg.`,
    compareFinding: (name, nok, isMore, beside, low, high) =>
      `${name}: ${nok} kr ${isMore ? "meir" : "mindre"} per brukar enn ${beside} (95 % KI ${low} til ${high}).`,
    costMix: (name, share, cost) => `${name}: flest brukarar, ${share} (95 % KI), kosta ${cost} kr.`,
    costAge: (name, age, value) => `${name}: dyrast er brukarane på ${age} år, ${value} kr i snitt (± 95 % KI).`,
    costAlike: "Kommunane er ikkje til å skilje: intervalla overlappar.",
    costFinding: (name, value, other, otherValue) =>
      `${name} har dei dyraste brukarane: ${value} kr i snitt (± 95 % KI). ${other} har dei billegaste: ${otherValue} kr.`,
  },
  en: {
    sources: (file) => `Population: ${file}. The forecast is our own from SSB 07459, not that of Statistics Norway.`,
    lastYear: "Last year",
    coverage: "Coverage in the last year",
    coverageHint: "Empty: only the present coverage is shown.",
    alone: "Share who live alone in the last year",
    percent: "%",
    figures: { users: "Users", places: "Places", fte: "Full-time equivalents", cost: "Cost" },
    finding: ({ what, from, to, change, low, high }) =>
      `${what}: from ${from} to ${to} in the reference (${change}); ${low} if health improves, ${high} if it does not.`,
    explanation:
      "The figures are computed from the population and the present use in each age group, without simulation. The three lines are three assumptions of the health of those who grow older: compressed (they are healthier), reference, and expanded (they live longer with the same health).",
    tables: "All tables",
    simulate: "Simulate the years",
    simulateTitle: "The same years simulated",
    simulateHint:
      "Simulates Trondheim 2026 on the server with the growth above: the queues that follow from growing demand. It takes some minutes.",
    simulating: "Simulating the years",
    costAbout: (changes) => `Simulates ${changes} on the server and follows each user in the first ten replications.`,
    costModel: "Unit costs are those of Trondheim that come along.",
    costRun: "Compute cost per user",
    costRunning: "Computing cost per user",
    costNone: "Nothing has been computed yet.",
    costExplanation:
      "Bars are the mean over replications, strokes 95% CI of the mean. A user is someone who had a municipal service, or a paid night in hospital, during the year.",
    municipality: "Show for",
    stale: "The scenario has been changed since. The figures are about what was run.",
    compareTitle: "The municipalities beside each other",
    compareWith: "Compare with",
    compareAlike: (name, beside) => `${name} and ${beside} cannot be told apart: the interval has 0 in it.`,
    compareFinding: (name, nok, isMore, beside, low, high) =>
      `${name}: ${nok} NOK ${isMore ? "more" : "less"} per user than ${beside} (95% CI ${low} to ${high}).`,
    costMix: (name, share, cost) => `${name}: most users, ${share} (95% CI), cost ${cost} NOK.`,
    costAge: (name, age, value) =>
      `${name}: the dearest users are those aged ${age}, ${value} NOK on average (± 95% CI).`,
    costAlike: "The municipalities cannot be told apart: their intervals overlap.",
    costFinding: (name, value, other, otherValue) =>
      `${name} has the dearest users: ${value} NOK on average (± 95% CI). ${other} has the cheapest: ${otherValue} NOK.`,
  },
};
