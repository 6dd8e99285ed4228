import type { Language } from "../../report/language.ts";
import type { TaskKind } from "../../tasks/task.ts";
import type { JobState } from "../store/store.ts";

/** What the start page says. */
export interface StartPageWords {
  readonly title: string;
  readonly lead: string;
  readonly jobs: string;
  readonly noJobs: string;
  readonly columns: Readonly<Record<"asked" | "kind" | "title" | "state" | "owner" | "files", string>>;
  readonly states: Readonly<Record<JobState, string>>;
  readonly kinds: Readonly<Record<TaskKind, string>>;
  readonly statuses: Readonly<Record<string, string>>;
  readonly progress: (finished: string, of: string) => string;
  readonly result: string;
  readonly more: string;
  readonly links: Readonly<Record<"docs" | "openapi" | "scenarios" | "jobs", string>>;
  readonly signedInAs: (name: string, role: string) => string;
  readonly signIn: string;
  readonly signOut: string;
  readonly needToken: string;
  readonly token: string;
  readonly tokenRefused: string;
  readonly languages: string;
  readonly skip: string;
}

const nb: StartPageWords = {
  title: "Pasientflyt",
  lead: "Serveren går. Den tar imot scenarioer, simulerer, sammenligner og optimerer dem, framskriver og skriver rapporter.",
  jobs: "Siste jobber",
  noJobs: "Ingen har bedt om noe ennå. Dokumentasjonen viser hvordan.",
  columns: { asked: "Bestilt", kind: "Hva", title: "Scenario", state: "Tilstand", owner: "Av", files: "Resultat" },
  states: { queued: "venter", running: "går", done: "ferdig", failed: "feilet", cancelled: "avbrutt" },
  kinds: {
    run: "simulering",
    compare: "sammenligning",
    bottlenecks: "flaskehalser",
    sweep: "forsøksplan",
    optimize: "optimering",
    forecast: "framskriving",
    report: "rapport",
  },
  statuses: { infeasible: "ingen løsning", "threshold-missed": "grense brutt" },
  progress: (finished, of) => `${finished} av ${of} replikasjoner`,
  result: "resultat",
  more: "Mer",
  links: {
    docs: "Dokumentasjon av grensesnittet",
    openapi: "OpenAPI-dokumentet",
    scenarios: "Scenarioer (JSON)",
    jobs: "Alle jobber (JSON)",
  },
  signedInAs: (name, role) => `Innlogget som ${name} (${role})`,
  signIn: "Logg inn",
  signOut: "Logg ut",
  needToken: "Denne serveren vises bare til dem som sier hvem de er, med et token.",
  token: "Token (flyt_…)",
  tokenRefused: "Tokenet gjelder ikke. Se etter at hele er limt inn, eller be en administrator om et nytt.",
  languages: "Språk",
  skip: "Til innholdet",
};

const nn: StartPageWords = {
  title: "Pasientflyt",
  lead: "Serveren går. Han tek imot scenario, simulerer, samanliknar og optimerer dei, framskriv og skriv rapportar.",
  jobs: "Siste jobbar",
  noJobs: "Ingen har bede om noko enno. Dokumentasjonen viser korleis.",
  columns: { asked: "Tinga", kind: "Kva", title: "Scenario", state: "Tilstand", owner: "Av", files: "Resultat" },
  states: { queued: "ventar", running: "går", done: "ferdig", failed: "feila", cancelled: "avbroten" },
  kinds: {
    run: "simulering",
    compare: "samanlikning",
    bottlenecks: "flaskehalsar",
    sweep: "forsøksplan",
    optimize: "optimering",
    forecast: "framskriving",
    report: "rapport",
  },
  statuses: { infeasible: "inga løysing", "threshold-missed": "grense broten" },
  progress: (finished, of) => `${finished} av ${of} replikasjonar`,
  result: "resultat",
  more: "Meir",
  links: {
    docs: "Dokumentasjon av grensesnittet",
    openapi: "OpenAPI-dokumentet",
    scenarios: "Scenario (JSON)",
    jobs: "Alle jobbar (JSON)",
  },
  signedInAs: (name, role) => `Innlogga som ${name} (${role})`,
  signIn: "Logg inn",
  signOut: "Logg ut",
  needToken: "Denne serveren viser seg berre for dei som seier kven dei er, med eit token.",
  token: "Token (flyt_…)",
  tokenRefused: "Tokenet gjeld ikkje. Sjå etter at heile er limt inn, eller be ein administrator om eit nytt.",
  languages: "Språk",
  skip: "Til innhaldet",
};

const en: StartPageWords = {
  title: "Pasientflyt",
  lead: "The server is running. It takes scenarios, simulates, compares and optimises them, forecasts and writes reports.",
  jobs: "Recent jobs",
  noJobs: "Nobody has asked for anything yet. The documentation shows how.",
  columns: { asked: "Asked", kind: "What", title: "Scenario", state: "State", owner: "By", files: "Result" },
  states: { queued: "waiting", running: "running", done: "done", failed: "failed", cancelled: "cancelled" },
  kinds: {
    run: "run",
    compare: "comparison",
    bottlenecks: "bottlenecks",
    sweep: "sweep",
    optimize: "optimisation",
    forecast: "forecast",
    report: "report",
  },
  statuses: { infeasible: "no solution", "threshold-missed": "threshold missed" },
  progress: (finished, of) => `${finished} of ${of} replications`,
  result: "result",
  more: "More",
  links: {
    docs: "Documentation of the interface",
    openapi: "The OpenAPI document",
    scenarios: "Scenarios (JSON)",
    jobs: "All jobs (JSON)",
  },
  signedInAs: (name, role) => `Signed in as ${name} (${role})`,
  signIn: "Sign in",
  signOut: "Sign out",
  needToken: "This server shows itself only to those who say who they are, by a token.",
  token: "Token (flyt_…)",
  tokenRefused: "The token does not hold. See that all of it was pasted, or ask an administrator for a new one.",
  languages: "Language",
  skip: "To the content",
};

export const START_PAGE_WORDS: Readonly<Record<Language, StartPageWords>> = { nb, nn, en };
