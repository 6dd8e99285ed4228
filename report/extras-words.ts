import type { LocalText } from "./language.ts";

/* Words for the columns, figures and ids of the tables of a results folder, where they stand in a workbook. */

export const COLUMN_NAMES: Readonly<Record<string, LocalText>> = {
  alternative: { nb: "Alternativ", nn: "Alternativ", en: "Alternative" },
  besideAlternative: { nb: "Mot alternativ", nn: "Mot alternativ", en: "Beside alternative" },
  actor: { nb: "Kommune", nn: "Kommune", en: "Municipality" },
  besideActor: { nb: "Mot kommune", nn: "Mot kommune", en: "Beside municipality" },
  place: { nb: "Tjeneste", nn: "Teneste", en: "Place" },
  norm: { nb: "Norm", nn: "Norm", en: "Norm" },
  category: { nb: "Hva de er til", nn: "Kva dei er til", en: "What they are for" },
  places: { nb: "Plasser", nn: "Plassar", en: "Places" },
  use: {
    nb: "Pasienter i snitt, eller timer i uka",
    nn: "Pasientar i snitt, eller timar i veka",
    en: "Patients on average, or hours a week",
  },
  fteForPlaces: {
    nb: "Årsverk for plassene",
    nn: "Årsverk for plassane",
    en: "Full-time equivalents for the places",
  },
  fteForPatients: {
    nb: "Årsverk for pasientene",
    nn: "Årsverk for pasientane",
    en: "Full-time equivalents for the patients",
  },
  wageYear: { nb: "Lønnsår", nn: "Lønsår", en: "Year of the wages" },
  wageForPlacesNok: {
    nb: "Lønn for plassene, kr i året",
    nn: "Løn for plassane, kr i året",
    en: "Wages for the places, NOK a year",
  },
  wageForPatientsNok: {
    nb: "Lønn for pasientene, kr i året",
    nn: "Løn for pasientane, kr i året",
    en: "Wages for the patients, NOK a year",
  },
  budgetYear: { nb: "Budsjettår", nn: "Budsjettår", en: "Year of the budget" },
  budgetNok: {
    nb: "Budsjett for timene, kr i året",
    nn: "Budsjett for timane, kr i året",
    en: "Budget of the hours, NOK a year",
  },
  figure: { nb: "Tall", nn: "Tal", en: "Figure" },
  by: { nb: "Etter", nn: "Etter", en: "By" },
  of: { nb: "Gjelder", nn: "Gjeld", en: "Of" },
  value: { nb: "Snitt", nn: "Snitt", en: "Mean" },
  difference: { nb: "Forskjell", nn: "Skilnad", en: "Difference" },
  priceYear: { nb: "Prisår", nn: "Prisår", en: "Price year" },
  item: { nb: "Linje i prislisten", nn: "Linje i prislista", en: "Line of the table of prices" },
  name: { nb: "Navn (engelsk)", nn: "Namn (engelsk)", en: "Name" },
  payer: { nb: "Betaler", nn: "Betaler", en: "Payer" },
  payee: { nb: "Mottaker", nn: "Mottakar", en: "Payee" },
  year: { nb: "År", nn: "År", en: "Year" },
  days: { nb: "Målte døgn", nn: "Målte døgn", en: "Measured days" },
  unitPrice: { nb: "Gebyr, kr", nn: "Gebyr, kr", en: "Fee, NOK" },
  kind: { nb: "Tallet er", nn: "Talet er", en: "The number is" },
  source: { nb: "Kilde", nn: "Kjelde", en: "Source" },
  replications: { nb: "Replikasjoner", nn: "Replikasjonar", en: "Replications" },
  nights: { nb: "Netter", nn: "Netter", en: "Nights" },
  amount: { nb: "Beløp, kr", nn: "Beløp, kr", en: "Amount, NOK" },
  nightsDifference: { nb: "Endring, netter", nn: "Endring, netter", en: "Change, nights" },
  amountDifference: { nb: "Endring, kr", nn: "Endring, kr", en: "Change, NOK" },
  Ci95Low: { nb: "95 % KI, nedre", nn: "95 % KI, nedre", en: "95% CI, low" },
  Ci95High: { nb: "95 % KI, øvre", nn: "95 % KI, øvre", en: "95% CI, high" },
  StandardError: { nb: "standardfeil", nn: "standardfeil", en: "standard error" },
};

export const NORM_NAMES: Readonly<Record<string, LocalText>> = {
  "short-term": { nb: "Korttid", nn: "Korttid", en: "Short-term" },
  "nursing-home": { nb: "Sykehjem", nn: "Sjukeheim", en: "Nursing home" },
  "home-care": { nb: "Hjemmetjeneste", nn: "Heimeteneste", en: "Home care" },
};

export const BY_NAMES: Readonly<Record<string, LocalText>> = {
  class: { nb: "kostnad (kr)", nn: "kostnad (kr)", en: "cost (NOK)" },
  age: { nb: "alder", nn: "alder", en: "age" },
  outcome: { nb: "resultat", nn: "resultat", en: "outcome" },
  service: { nb: "tjeneste", nn: "teneste", en: "service" },
};

export const FIGURE_NAMES: Readonly<Record<string, LocalText>> = {
  users: { nb: "Brukere", nn: "Brukarar", en: "Users" },
  costNok: { nb: "Kostnad, kr", nn: "Kostnad, kr", en: "Cost, NOK" },
  costPerUserNok: { nb: "Kr per bruker", nn: "Kr per brukar", en: "NOK per user" },
  costPerInhabitantNok: { nb: "Kr per innbygger", nn: "Kr per innbyggjar", en: "NOK per inhabitant" },
  volume: { nb: "Mengde", nn: "Mengd", en: "Volume" },
  shareOfUsers: { nb: "Andel av brukerne", nn: "Del av brukarane", en: "Share of the users" },
  shareOfCost: { nb: "Andel av kostnaden", nn: "Del av kostnaden", en: "Share of the cost" },
  outlierShare: { nb: "Andel ytterfall", nn: "Del ytterfall", en: "Share of outliers" },
  shareOfOutlierCost: {
    nb: "Andel av ytterfallenes kostnad",
    nn: "Del av kostnaden til ytterfalla",
    en: "Share of the outliers’ cost",
  },
  directPerUnitNok: { nb: "Direkte, kr per enhet", nn: "Direkte, kr per eining", en: "Direct, NOK per unit" },
  overheadPerUnitNok: { nb: "Felles, kr per enhet", nn: "Felles, kr per eining", en: "Overhead, NOK per unit" },
  perUnitNok: { nb: "Enhetskostnad, kr", nn: "Einingskostnad, kr", en: "Unit cost, NOK" },
  emptyPerUnitNok: {
    nb: "Ledige plasser, kr per enhet",
    nn: "Ledige plassar, kr per eining",
    en: "Empty places, NOK per unit",
  },
};

export const SHARE_FIGURES: ReadonlySet<string> = new Set([
  "shareOfUsers",
  "shareOfCost",
  "outlierShare",
  "shareOfOutlierCost",
]);
