import type { Language } from "../../report/language.ts";
import type { PlanGoal } from "../state/plan-draft.ts";

/** Texts of the screen Optimering, besides those of `report/plan-words.ts`. */
export interface PlanTexts {
  readonly problem: string;
  readonly ownProblem: string;
  readonly goal: string;
  readonly goals: Readonly<Record<PlanGoal, string>>;
  readonly parts: Readonly<Record<"levers" | "budgets" | "resources" | "policies" | "targets", string>>;
  readonly leversHint: string;
  readonly lever: string;
  /** Of what a lever adds, where it has no one name. */
  readonly units: string;
  /** By field of the schema. */
  readonly fields: Readonly<Record<string, string>>;
  readonly million: string;
  readonly firstCost: string;
  readonly uses: (what: string) => string;
  readonly phases: string;
  readonly phasesHint: string;
  readonly notADate: (text: string) => string;
  readonly target: (what: string) => string;
  readonly base: string;
  readonly bases: Readonly<Record<"baseline" | "mine", string>>;
  readonly mine: (changes: string) => string;
  readonly effort: string;
  readonly efforts: Readonly<Record<"low" | "usual" | "high", string>>;
  readonly solve: string;
  readonly front: string;
  readonly frontHint: string;
  readonly wrong: string;
  readonly working: Readonly<Record<"proposal" | "frontier", string>>;
  readonly result: string;
  readonly now: string;
  readonly proposed: string;
  readonly untouched: string;
  readonly time: (replications: string, seconds: string) => string;
  readonly stale: string;
  readonly check: string;
  readonly confirmed: string;
  readonly deviates: string;
  readonly checkHint: string;
  readonly program: string;
  readonly simulated: string;
  readonly withPlan: string;
  readonly interval: string;
  readonly accept: string;
  readonly accepted: (count: string) => string;
  readonly toScenario: string;
  readonly alone: string;
  readonly rationale: (problem: string) => string;
  readonly frontier: string;
  readonly frontierFinding: (budget: string, effect: string) => string;
  readonly frontierNothing: string;
  readonly frontierExplanation: string;
  readonly choose: string;
  readonly level: (budget: string) => string;
  readonly download: string;
  readonly empty: string;
  readonly least: (amount: string) => string;
  readonly most: (amount: string) => string;
  readonly notEmpty: string;
}

export const PLAN: Readonly<Record<Language, PlanTexts>> = {
  nb: {
    problem: "Utgangspunkt for skjemaet",
    ownProblem: "Alle plasser i modellen",
    goal: "Mål",
    goals: {
      nights: "Færrest mulig overliggerdøgn",
      ready: "Færrest mulig utskrivningsklare i kø",
      nightsPerStay: "Kortest mulig ventetid etter utskrivningsklar",
      cost: "Lavest mulig kostnad som når kravene",
      other: "Som problemet er skrevet",
    },
    parts: {
      levers: "Grenser per tjeneste",
      budgets: "Budsjett",
      resources: "Bemanning, rom og utstyr",
      policies: "Andre grenser",
      targets: "Krav som må nås",
    },
    leversHint:
      "Tallene er endringer fra i dag: høyst 14 betyr inntil 14 mer enn det er nå. Tomt betyr 0, eller ingen grense.",
    lever: "Tiltak",
    units: "enheter",
    fields: {
      least: "Minst",
      most: "Høyst",
      inStepsOf: "I trinn på",
      largestChangePerPhase: "Største endring per periode",
      doNotTouch: "Ikke rør",
      costPerUnitPerYear: "Kostnad per enhet i året",
      costPerUnitOnce: "Engangskostnad per enhet",
      perYearAtMost: "Høyst per år",
      onceAtMost: "Høyst i engangskostnad",
      atMost: "Høyst",
      atLeast: "Minst",
    },
    million: "mill. kr",
    firstCost: "Kostnadene er runde tall å skrive over: 1 mill. kr i året per enhet.",
    uses: (what) => `Bruker per enhet: ${what}`,
    phases: "Datoer der noe kan åpnes eller stenges",
    phasesHint: "ÅÅÅÅ-MM-DD, med komma mellom. Tomt betyr første målte dag.",
    notADate: (text) => `«${text}» er ikke en dato. Skriv for eksempel 2026-01-01.`,
    target: (what) => `${what}, høyst`,
    base: "Regn ut fra",
    bases: { baseline: "Basis", mine: "Scenarioet mitt" },
    mine: (changes) => `Scenarioet mitt (${changes})`,
    effort: "Grundighet",
    efforts: { low: "Rask", usual: "Vanlig", high: "Grundig" },
    solve: "Finn forslag",
    front: "Tegn effektiv front",
    frontHint: "Fronten er det beste forslaget for hvert av åtte nivåer av budsjettet. Den tar lengre tid.",
    wrong: "Rett dette først",
    working: { proposal: "Leter etter forslag", frontier: "Tegner effektiv front" },
    result: "Forslag",
    now: "Nå",
    proposed: "Forslag",
    untouched: "Uendret",
    time: (replications, seconds) => `${replications} replikasjoner bak tallene. Det tok ${seconds} s.`,
    stale: "Skjemaet er endret siden. Tallene gjelder det som sto der da.",
    check: "Kontroll i simulator",
    confirmed: "Bekreftet",
    deviates: "Avvik",
    checkHint:
      "Forslaget er funnet med en forenklet beregning med jevne strømmer, uten tilfeldig variasjon, som derfor bommer på køer. «Bekreftet» betyr at den ligger i intervallet til det simulerte.",
    program: "Forenklet beregning",
    simulated: "Simulert",
    withPlan: "Med planen",
    interval: "95 % KI",
    accept: "Ta i bruk",
    accepted: (count) => `Forslaget er nå scenarioet: ${count}. Du kan angre.`,
    toScenario: "Se scenarioet",
    alone: "Problemets egen etterspørsel og periode følger ikke med.",
    rationale: (problem) => `Forslag fra optimeringen «${problem}»`,
    frontier: "Effektiv front",
    frontierFinding: (budget, effect) => `Mest for pengene blant nivåene: ${budget} gir ${effect}.`,
    frontierNothing: "Ingen av nivåene gir en sikker nedgang.",
    frontierExplanation:
      "Hvert punkt er det beste forslaget for ett nivå av budsjettet, simulert. Fylte punkter gir mer enn alle som koster mindre. Strekene er 95 % KI for nedgangen. Klikk på et punkt, eller velg nivået under, for å se forslaget.",
    choose: "Vis forslaget for",
    level: (budget) => `Forslag for ${budget}`,
    download: "Last ned planen (YAML)",
    empty: "Ingen forslag ennå. Fyll ut skjemaet og velg «Finn forslag».",
    least: (amount) => `Tallet kan ikke være under ${amount}.`,
    most: (amount) => `Tallet kan ikke være over ${amount}.`,
    notEmpty: "Her må det stå et tall.",
  },
  nn: {
    problem: "Utgangspunkt for skjemaet",
    ownProblem: "Alle plassar i modellen",
    goal: "Mål",
    goals: {
      nights: "Færrast mogleg overliggjardøgn",
      ready: "Færrast mogleg utskrivingsklare i kø",
      nightsPerStay: "Kortast mogleg ventetid etter utskrivingsklar",
      cost: "Lågast mogleg kostnad som når krava",
      other: "Som problemet er skrive",
    },
    parts: {
      levers: "Grenser per teneste",
      budgets: "Budsjett",
      resources: "Bemanning, rom og utstyr",
      policies: "Andre grenser",
      targets: "Krav som må nåast",
    },
    leversHint:
      "Tala er endringar frå i dag: høgst 14 tyder inntil 14 meir enn det er no. Tomt tyder 0, eller inga grense.",
    lever: "Tiltak",
    units: "einingar",
    fields: {
      least: "Minst",
      most: "Høgst",
      inStepsOf: "I trinn på",
      largestChangePerPhase: "Største endring per periode",
      doNotTouch: "Ikkje rør",
      costPerUnitPerYear: "Kostnad per eining i året",
      costPerUnitOnce: "Eingongskostnad per eining",
      perYearAtMost: "Høgst per år",
      onceAtMost: "Høgst i eingongskostnad",
      atMost: "Høgst",
      atLeast: "Minst",
    },
    million: "mill. kr",
    firstCost: "Kostnadene er runde tal å skrive over: 1 mill. kr i året per eining.",
    uses: (what) => `Bruker per eining: ${what}`,
    phases: "Datoar der noko kan opnast eller stengjast",
    phasesHint: "ÅÅÅÅ-MM-DD, med komma mellom. Tomt tyder første målte dag.",
    notADate: (text) => `«${text}» er ikkje ein dato. Skriv til dømes 2026-01-01.`,
    target: (what) => `${what}, høgst`,
    base: "Rekn ut frå",
    bases: { baseline: "Basis", mine: "Scenarioet mitt" },
    mine: (changes) => `Scenarioet mitt (${changes})`,
    effort: "Kor grundig",
    efforts: { low: "Rask", usual: "Vanleg", high: "Grundig" },
    solve: "Finn framlegg",
    front: "Teikn effektiv front",
    frontHint: "Fronten er det beste framlegget for kvart av åtte nivå av budsjettet. Han tek lengre tid.",
    wrong: "Rett dette først",
    working: { proposal: "Leitar etter framlegg", frontier: "Teiknar effektiv front" },
    result: "Framlegg",
    now: "No",
    proposed: "Framlegg",
    untouched: "Uendra",
    time: (replications, seconds) => `${replications} replikasjonar bak tala. Det tok ${seconds} s.`,
    stale: "Skjemaet er endra sidan. Tala gjeld det som stod der då.",
    check: "Kontroll i simulator",
    confirmed: "Stadfesta",
    deviates: "Avvik",
    checkHint:
      "Framlegget er funne med ei forenkla utrekning med jamne straumar, utan tilfeldig variasjon, som difor bommar på køar. «Stadfesta» tyder at ho ligg i intervallet til det simulerte.",
    program: "Forenkla utrekning",
    simulated: "Simulert",
    withPlan: "Med planen",
    interval: "95 % KI",
    accept: "Ta i bruk",
    accepted: (count) => `Framlegget er no scenarioet: ${count}. Du kan angre.`,
    toScenario: "Sjå scenarioet",
    alone: "Etterspurnaden og perioden til problemet følgjer ikkje med.",
    rationale: (problem) => `Framlegg frå optimeringa «${problem}»`,
    frontier: "Effektiv front",
    frontierFinding: (budget, effect) => `Mest for pengane mellom nivåa: ${budget} gir ${effect}.`,
    frontierNothing: "Ingen av nivåa gir ein sikker nedgang.",
    frontierExplanation:
      "Kvart punkt er det beste framlegget for eitt nivå av budsjettet, simulert. Fylte punkt gir meir enn alle som kostar mindre. Strekane er 95 % KI for nedgangen. Klikk på eit punkt, eller vel nivået under, for å sjå framlegget.",
    choose: "Vis framlegget for",
    level: (budget) => `Framlegg for ${budget}`,
    download: "Last ned planen (YAML)",
    empty: "Ingen framlegg enno. Fyll ut skjemaet og vel «Finn framlegg».",
    least: (amount) => `Talet kan ikkje vere under ${amount}.`,
    most: (amount) => `Talet kan ikkje vere over ${amount}.`,
    notEmpty: "Her må det stå eit tal.",
  },
  en: {
    problem: "Begin the form with",
    ownProblem: "All places of the model",
    goal: "Goal",
    goals: {
      nights: "As few delayed bed-days as can be",
      ready: "As few discharge-ready in queue as can be",
      nightsPerStay: "As short a wait after discharge-ready as can be",
      cost: "The least cost that meets the requirements",
      other: "As the problem is written",
    },
    parts: {
      levers: "Limits of each service",
      budgets: "Budget",
      resources: "Staff, rooms and equipment",
      policies: "Other limits",
      targets: "Requirements to be met",
    },
    leversHint:
      "Numbers are changes from today: at most 14 means up to 14 more than there are now. Empty means 0, or no limit.",
    lever: "Lever",
    units: "units",
    fields: {
      least: "At least",
      most: "At most",
      inStepsOf: "In steps of",
      largestChangePerPhase: "Largest change per period",
      doNotTouch: "Do not touch",
      costPerUnitPerYear: "Cost per unit a year",
      costPerUnitOnce: "Cost per unit once",
      perYearAtMost: "At most a year",
      onceAtMost: "At most once",
      atMost: "At most",
      atLeast: "At least",
    },
    million: "MNOK",
    firstCost: "Costs are round numbers to write over: 1 MNOK a year for each unit.",
    uses: (what) => `A unit takes: ${what}`,
    phases: "Dates on which something may open or close",
    phasesHint: "YYYY-MM-DD, with commas between. Empty means the first measured day.",
    notADate: (text) => `“${text}” is not a date. Write for example 2026-01-01.`,
    target: (what) => `${what}, at most`,
    base: "Start from",
    bases: { baseline: "Baseline", mine: "My scenario" },
    mine: (changes) => `My scenario (${changes})`,
    effort: "Effort",
    efforts: { low: "Quick", usual: "Usual", high: "Thorough" },
    solve: "Find a proposal",
    front: "Draw the frontier",
    frontHint: "The frontier is the best proposal for each of eight levels of the budget. It takes longer.",
    wrong: "Mend this first",
    working: { proposal: "Searching for a proposal", frontier: "Drawing the frontier" },
    result: "Proposal",
    now: "Now",
    proposed: "Proposal",
    untouched: "Unchanged",
    time: (replications, seconds) => `${replications} replications behind the figures. It took ${seconds} s.`,
    stale: "The form has been changed since. The figures are about what it said then.",
    check: "Check in the simulator",
    confirmed: "Confirmed",
    deviates: "Deviates",
    checkHint:
      "The proposal was found by a simplified calculation with steady flows, without random variation, which therefore misses queues. “Confirmed” means that it lies within the interval of the simulation.",
    program: "Simplified calculation",
    simulated: "Simulated",
    withPlan: "With the plan",
    interval: "95% CI",
    accept: "Apply",
    accepted: (count) => `The proposal is now the scenario: ${count}. You can undo it.`,
    toScenario: "See the scenario",
    alone: "Demand and period of the problem itself do not come along.",
    rationale: (problem) => `Proposed by the optimisation “${problem}”`,
    frontier: "Efficient frontier",
    frontierFinding: (budget, effect) => `Most for the money among the levels: ${budget} gives ${effect}.`,
    frontierNothing: "None of the levels gives a certain fall.",
    frontierExplanation:
      "Each point is the best proposal for one level of the budget, simulated. Filled points give more than all that cost less. The strokes are 95% CI of the fall. Click a point, or choose the level below, to see the proposal.",
    choose: "Show the proposal for",
    level: (budget) => `Proposal for ${budget}`,
    download: "Download the plan (YAML)",
    empty: "No proposal yet. Fill in the form and choose “Find a proposal”.",
    least: (amount) => `The number cannot be below ${amount}.`,
    most: (amount) => `The number cannot be above ${amount}.`,
    notEmpty: "There must be a number here.",
  },
};
