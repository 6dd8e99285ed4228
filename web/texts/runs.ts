import type { Language } from "../../report/language.ts";

/** Texts of the screen Kjøringer. */
export interface RunsTexts {
  readonly full: string;
  readonly about: (changes: string) => string;
  readonly replications: string;
  readonly run: string;
  readonly cancel: string;
  readonly again: string;
  readonly list: string;
  readonly none: string;
  readonly filter: string;
  readonly allStates: string;
  /** Of all kinds, without the documents that are made of them. */
  readonly allRuns: string;
  readonly noneLike: string;
  readonly more: string;
  readonly columns: Readonly<
    Record<"state" | "title" | "kind" | "created" | "owner" | "replications" | "duration", string>
  >;
  readonly states: Readonly<Record<"queued" | "running" | "done" | "failed" | "cancelled", string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly progress: (finished: string, of: string) => string;
  readonly ofAll: (finished: string, of: string) => string;
  readonly left: (time: string) => string;
  readonly minutes: (count: string) => string;
  readonly leave: string;
  readonly finished: (replications: string) => string;
  readonly cancelled: (finished: string, of: string) => string;
  readonly files: string;
  readonly precision: (share: string, wanted: string, needed: string) => string;
  readonly seconds: (seconds: string) => string;
  readonly errorId: (id: string) => string;
  readonly unreachable: string;
  readonly result: string;
  readonly indicator: string;
  readonly mean: string;
  readonly change: string;
  readonly verdict: string;
}

export const RUNS: Readonly<Record<Language, RunsTexts>> = {
  nb: {
    full: "Full kjøring",
    about: (changes) => `Kjøres på serveren: ${changes}. Du kan forlate siden mens den går.`,
    replications: "Replikasjoner",
    run: "Kjør",
    cancel: "Avbryt",
    again: "Prøv igjen",
    list: "Kjøringer",
    none: "Ingenting er kjørt ennå.",
    filter: "Søk i scenario, hvem, notat og merkelapp",
    allStates: "Alle",
    allRuns: "Alle kjøringer",
    noneLike: "Ingen kjøringer passer. Endre søket, eller vis eldre der det er flere.",
    more: "Vis eldre",
    columns: {
      state: "Status",
      title: "Scenario",
      kind: "Hva",
      created: "Når",
      owner: "Hvem",
      replications: "Replikasjoner",
      duration: "Varighet",
    },
    states: { queued: "I kø", running: "Kjører", done: "Ferdig", failed: "Stoppet av en feil", cancelled: "Avbrutt" },
    kinds: {
      run: "Kjøring",
      compare: "Sammenligning",
      bottlenecks: "Flaskehalser",
      sweep: "Forsøksplan",
      optimize: "Optimering",
      forecast: "Framskriving",
      report: "Rapport",
    },
    progress: (finished, of) => `${finished} av ${of} replikasjoner`,
    ofAll: (finished, of) => `${finished} av ${of}`,
    left: (time) => `ca. ${time} igjen`,
    minutes: (count) => `${count} min`,
    leave: "Den går videre om du forlater siden.",
    finished: (replications) => `Full kjøring (${replications} replikasjoner)`,
    cancelled: (finished, of) => `Avbrutt etter ${finished} av ${of}.`,
    files: "Filer",
    precision: (share, wanted, needed) =>
      `Snittet av utskrivningsklare er kjent på ± ${share}. Med omtrent ${needed} replikasjoner blir det ± ${wanted}.`,
    seconds: (seconds) => `${seconds} s`,
    errorId: (id) => `Feil-ID ${id}`,
    unreachable: "Serveren svarer ikke. Endringene dine er her fortsatt, og hurtigvisningen virker.",
    result: "Resultat",
    indicator: "Indikator",
    mean: "Snitt (95 % KI)",
    change: "Endring (95 % KI)",
    verdict: "Vurdering",
  },
  nn: {
    full: "Full køyring",
    about: (changes) => `Blir køyrd på tenaren: ${changes}. Du kan gå frå sida medan ho går.`,
    replications: "Replikasjonar",
    run: "Køyr",
    cancel: "Avbryt",
    again: "Prøv igjen",
    list: "Køyringar",
    none: "Ingenting er køyrt enno.",
    filter: "Søk i scenario, kven, notat og merkelapp",
    allStates: "Alle",
    allRuns: "Alle køyringar",
    noneLike: "Ingen køyringar passar. Endre søket, eller vis eldre der det er fleire.",
    more: "Vis eldre",
    columns: {
      state: "Status",
      title: "Scenario",
      kind: "Kva",
      created: "Når",
      owner: "Kven",
      replications: "Replikasjonar",
      duration: "Varigheit",
    },
    states: { queued: "I kø", running: "Går", done: "Ferdig", failed: "Stoppa av ein feil", cancelled: "Avbroten" },
    kinds: {
      run: "Køyring",
      compare: "Samanlikning",
      bottlenecks: "Flaskehalsar",
      sweep: "Forsøksplan",
      optimize: "Optimering",
      forecast: "Framskriving",
      report: "Rapport",
    },
    progress: (finished, of) => `${finished} av ${of} replikasjonar`,
    ofAll: (finished, of) => `${finished} av ${of}`,
    left: (time) => `ca. ${time} att`,
    minutes: (count) => `${count} min`,
    leave: "Ho går vidare om du går frå sida.",
    finished: (replications) => `Full køyring (${replications} replikasjonar)`,
    cancelled: (finished, of) => `Avbroten etter ${finished} av ${of}.`,
    files: "Filer",
    precision: (share, wanted, needed) =>
      `Snittet av utskrivingsklare er kjent på ± ${share}. Med om lag ${needed} replikasjonar blir det ± ${wanted}.`,
    seconds: (seconds) => `${seconds} s`,
    errorId: (id) => `Feil-ID ${id}`,
    unreachable: "Tenaren svarer ikkje. Endringane dine er her framleis, og snøggvisinga verkar.",
    result: "Resultat",
    indicator: "Indikator",
    mean: "Snitt (95 % KI)",
    change: "Endring (95 % KI)",
    verdict: "Vurdering",
  },
  en: {
    full: "Full run",
    about: (changes) => `Runs on the server: ${changes}. You may leave the page meanwhile.`,
    replications: "Replications",
    run: "Run",
    cancel: "Cancel",
    again: "Try again",
    list: "Runs",
    none: "Nothing has been run yet.",
    filter: "Search in scenario, who, note and tag",
    allStates: "All",
    allRuns: "All runs",
    noneLike: "No run fits. Change the search, or show older ones where there are more.",
    more: "Show older",
    columns: {
      state: "State",
      title: "Scenario",
      kind: "What",
      created: "When",
      owner: "Who",
      replications: "Replications",
      duration: "Duration",
    },
    states: {
      queued: "Queued",
      running: "Running",
      done: "Done",
      failed: "Stopped by an error",
      cancelled: "Cancelled",
    },
    kinds: {
      run: "Run",
      compare: "Comparison",
      bottlenecks: "Bottlenecks",
      sweep: "Design of experiments",
      optimize: "Optimisation",
      forecast: "Forecast",
      report: "Report",
    },
    progress: (finished, of) => `${finished} of ${of} replications`,
    ofAll: (finished, of) => `${finished} of ${of}`,
    left: (time) => `about ${time} left`,
    minutes: (count) => `${count} min`,
    leave: "It goes on if you leave the page.",
    finished: (replications) => `Full run (${replications} replications)`,
    cancelled: (finished, of) => `Cancelled after ${finished} of ${of}.`,
    files: "Files",
    precision: (share, wanted, needed) =>
      `The mean of discharge-ready patients is known to ± ${share}. About ${needed} replications make it ± ${wanted}.`,
    seconds: (seconds) => `${seconds} s`,
    errorId: (id) => `Error ID ${id}`,
    unreachable: "The server does not answer. Your changes are still here, and the preview works.",
    result: "Result",
    indicator: "Indicator",
    mean: "Mean (95% CI)",
    change: "Change (95% CI)",
    verdict: "Verdict",
  },
};
