import type { Outcome } from "../analysis/cost-per-user.ts";
import type { ProductivityLevel } from "../analysis/unit-cost.ts";
import type { ServiceUnit } from "../scenarios/unit-costs.ts";
import type { Language, LocalText } from "./language.ts";

export const OUTCOME_NAMES: Readonly<Record<Outcome, LocalText>> = {
  home: { nb: "Hjem, ferdig fulgt opp", nn: "Heim, ferdig følgd opp", en: "Home, follow-up over" },
  death: { nb: "Død", nn: "Død", en: "Death" },
  other: { nb: "Annet", nn: "Anna", en: "Other" },
  hospital: { nb: "På sykehus", nn: "På sjukehus", en: "In hospital" },
  "health-house": { nb: "På helsehus", nn: "På helsehus", en: "In a health house" },
  "short-term": { nb: "På korttidsplass", nn: "På korttidsplass", en: "In a short-term place" },
  rehabilitation: { nb: "På rehabilitering", nn: "På rehabilitering", en: "In rehabilitation" },
  "long-term": { nb: "På langtidsplass", nn: "På langtidsplass", en: "In a long-term place" },
  "home-care": { nb: "Har hjemmetjeneste", nn: "Har heimeteneste", en: "Has home care" },
  "other-place": { nb: "Annen tjeneste", nn: "Anna teneste", en: "Other service" },
  waiting: {
    nb: "Venter hjemme, eller er hjemme",
    nn: "Ventar heime, eller er heime",
    en: "Waits at home, or is there",
  },
};

export const LEVEL_NAMES: Readonly<Record<ProductivityLevel, LocalText>> = {
  green: { nb: "grønt", nn: "grønt", en: "green" },
  yellow: { nb: "gult", nn: "gult", en: "yellow" },
  red: { nb: "rødt", nn: "raudt", en: "red" },
};

export const PER_UNIT: Readonly<Record<ServiceUnit, LocalText>> = {
  day: { nb: "døgn", nn: "døgn", en: "day" },
  hour: { nb: "time", nn: "time", en: "hour" },
  night: { nb: "døgn", nn: "døgn", en: "night" },
};

/** What amounts are counted in. */
export const AMOUNT_UNITS: Readonly<Record<ServiceUnit, LocalText>> = {
  day: { nb: "døgn", nn: "døgn", en: "days" },
  hour: { nb: "timer", nn: "timar", en: "hours" },
  night: { nb: "døgn", nn: "døgn", en: "nights" },
};

/** What is said about the cost per user. */
export interface CostWords {
  readonly title: (year: number) => string;
  /** @param years more than one: figures are of an average year; `days` are those of all of them */
  readonly extent: (replications: number, years: number, days: string) => string;
  readonly nobody: string;
  readonly municipality: string;
  readonly users: string;
  readonly cost: string;
  readonly costPerUser: string;
  readonly outliers: (limit: string) => string;
  readonly mixTitle: string;
  readonly costClass: string;
  readonly above: (nok: string) => string;
  readonly outlierTitle: (limit: string) => string;
  readonly service: string;
  readonly ageTitle: string;
  readonly age: string;
  readonly unknownAge: string;
  readonly perInhabitant: string;
  readonly outcomeTitle: string;
  readonly outcome: string;
  readonly productivityTitle: string;
  readonly unit: string;
  readonly direct: string;
  readonly overhead: string;
  readonly sum: string;
  readonly empty: string;
  readonly productivityNote: string;
  readonly differenceTitle: (year: number) => string;
  readonly outlierPoints: (limit: string) => string;
  readonly difference: string;
  readonly differencePerUser: string;
  /** @param beside the municipality that the others are told beside */
  readonly municipalityTitle: (beside: string) => string;
  readonly byServiceTitle: string;
  readonly checkTitle: string;
  readonly amountUnit: string;
  readonly ofUsers: string;
  readonly counted: string;
}

export const COST_WORDS: Readonly<Record<Language, CostWords>> = {
  nb: {
    title: (year) => `Kostnad per bruker (kr i ${year}), snitt ± 95 % KI`,
    nobody: "Ingen har tjenester som filen med enhetskostnader har en kostnad for.",
    extent: (replications, years, days) =>
      `${replications === 1 ? "Den første replikasjonen" : `De ${replications} første replikasjonene`}, ${years === 1 ? "" : `et gjennomsnittsår av ${years}: `}${days} døgn. Bruker: den som fikk en kommunal tjeneste, eller et betalt døgn på sykehus.`,
    municipality: "Kommune",
    users: "Brukere",
    cost: "Mill. kr",
    costPerUser: "Kr per bruker",
    outliers: (limit) => `Over ${limit} kr`,
    mixTitle: "Brukermiks: andel av brukerne etter hva de kostet (%)",
    costClass: "Kostnad (kr)",
    above: (nok) => `over ${nok}`,
    outlierTitle: (limit) => `Ytterfall: hva de over ${limit} kr brukte pengene på (%)`,
    service: "Tjeneste",
    ageTitle: "Forbruk etter alder: kr per bruker",
    age: "Alder",
    unknownAge: "ukjent",
    perInhabitant: "per innbygger",
    outcomeTitle: "Resultat: kr per bruker etter hvor brukeren er ved slutten av året",
    outcome: "Resultat",
    productivityTitle: "Produktivitet: enhetskostnad (kr)",
    unit: "Per",
    direct: "Direkte",
    overhead: "Felles",
    sum: "Sum",
    empty: "Ledige plasser i tillegg",
    productivityNote:
      "Ledige plasser koster også, men ingen bruker bærer det. Bare summen kan sammenlignes: noen regner administrasjon som direkte.",
    differenceTitle: (year) => `Kostnad per bruker (kr i ${year}): forskjell fra basis ± 95 % KI`,
    outlierPoints: (limit) => `over ${limit} kr (prosentpoeng)`,
    difference: "Forskjell",
    differencePerUser: "Forskjell (kr per bruker)",
    municipalityTitle: (beside) => `Kommunene mot hverandre: forskjell fra ${beside} ± 95 % KI`,
    byServiceTitle: "Hva forskjellen per bruker skyldes: kr per bruker etter tjeneste ± 95 % KI",
    checkTitle: "Kontroll: det brukerne fikk, mot det simulatoren selv telte (alle replikasjoner)",
    amountUnit: "Enhet",
    ofUsers: "Brukerne fikk",
    counted: "Telt",
  },
  nn: {
    title: (year) => `Kostnad per brukar (kr i ${year}), snitt ± 95 % KI`,
    nobody: "Ingen har tenester som fila med einingskostnader har ein kostnad for.",
    extent: (replications, years, days) =>
      `${replications === 1 ? "Den første replikasjonen" : `Dei ${replications} første replikasjonane`}, ${years === 1 ? "" : `eit gjennomsnittsår av ${years}: `}${days} døgn. Brukar: den som fekk ei kommunal teneste, eller eit betalt døgn på sjukehus.`,
    municipality: "Kommune",
    users: "Brukarar",
    cost: "Mill. kr",
    costPerUser: "Kr per brukar",
    outliers: (limit) => `Over ${limit} kr`,
    mixTitle: "Brukarmiks: del av brukarane etter kva dei kosta (%)",
    costClass: "Kostnad (kr)",
    above: (nok) => `over ${nok}`,
    outlierTitle: (limit) => `Ytterfall: kva dei over ${limit} kr brukte pengane på (%)`,
    service: "Teneste",
    ageTitle: "Forbruk etter alder: kr per brukar",
    age: "Alder",
    unknownAge: "ukjend",
    perInhabitant: "per innbyggjar",
    outcomeTitle: "Resultat: kr per brukar etter kvar brukaren er ved slutten av året",
    outcome: "Resultat",
    productivityTitle: "Produktivitet: einingskostnad (kr)",
    unit: "Per",
    direct: "Direkte",
    overhead: "Felles",
    sum: "Sum",
    empty: "Ledige plassar i tillegg",
    productivityNote:
      "Ledige plassar kostar òg, men ingen brukar ber det. Berre summen kan samanliknast: nokre reknar administrasjon som direkte.",
    differenceTitle: (year) => `Kostnad per brukar (kr i ${year}): skilnad frå basis ± 95 % KI`,
    outlierPoints: (limit) => `over ${limit} kr (prosentpoeng)`,
    difference: "Skilnad",
    differencePerUser: "Skilnad (kr per brukar)",
    municipalityTitle: (beside) => `Kommunane mot kvarandre: skilnad frå ${beside} ± 95 % KI`,
    byServiceTitle: "Kva skilnaden per brukar kjem av: kr per brukar etter teneste ± 95 % KI",
    checkTitle: "Kontroll: det brukarane fekk, mot det simulatoren sjølv talde (alle replikasjonar)",
    amountUnit: "Eining",
    ofUsers: "Brukarane fekk",
    counted: "Talt",
  },
  en: {
    title: (year) => `Cost per user (NOK of ${year}), mean ± 95% CI`,
    nobody: "Nobody has a service that the file of unit costs has a cost for.",
    extent: (replications, years, days) =>
      `The first ${replications === 1 ? "replication" : `${replications} replications`}, ${years === 1 ? "" : `an average year of ${years}: `}${days} days. A user: whoever had a municipal service, or a billable night in hospital.`,
    municipality: "Municipality",
    users: "Users",
    cost: "MNOK",
    costPerUser: "NOK per user",
    outliers: (limit) => `Above ${limit}`,
    mixTitle: "User mix: share of the users by what they cost (%)",
    costClass: "Cost (NOK)",
    above: (nok) => `above ${nok}`,
    outlierTitle: (limit) => `Outliers: what those above ${limit} NOK spent it on (%)`,
    service: "Service",
    ageTitle: "Consumption by age: NOK per user",
    age: "Age",
    unknownAge: "unknown",
    perInhabitant: "per inhabitant",
    outcomeTitle: "Outcome: NOK per user by where the user is at the end of the year",
    outcome: "Outcome",
    productivityTitle: "Productivity: unit cost (NOK)",
    unit: "Per",
    direct: "Direct",
    overhead: "Overhead",
    sum: "Sum",
    empty: "Empty places besides",
    productivityNote:
      "Empty places cost too, but no user bears it. Only the sum can be compared: some count administration as direct.",
    differenceTitle: (year) => `Cost per user (NOK of ${year}): difference from the baseline ± 95% CI`,
    outlierPoints: (limit) => `above ${limit} (percentage points)`,
    difference: "Difference",
    differencePerUser: "Difference (NOK per user)",
    municipalityTitle: (beside) => `The municipalities beside each other: difference from ${beside} ± 95% CI`,
    byServiceTitle: "What the difference per user comes from: NOK per user by service ± 95% CI",
    checkTitle: "Check: what users had, and what the simulator counted by itself (all replications)",
    amountUnit: "Unit",
    ofUsers: "Users had",
    counted: "Counted",
  },
};
