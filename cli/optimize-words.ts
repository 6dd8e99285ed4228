import type { Language } from "../report/language.ts";

/** What `flyt optimize` says to people besides its result. */
export interface OptimizeWords {
  readonly budgetNeeded: (got: string) => string;
  readonly noSuchBudget: (id: string, ids: readonly string[]) => string;
  readonly whichBudget: (ids: readonly string[]) => string;
  readonly frontierNeeded: (got: string) => string;
  readonly effortNeeded: (got: string) => string;
  readonly setsUp: string;
  /** Where the search is, and replications simulated so far. */
  readonly step: Readonly<Record<"fluid" | "cuts" | "neighbourhood" | "elimination" | "fresh" | "margins", string>>;
  readonly progress: (step: string, replications: string) => string;
  readonly nothingFound: string;
  readonly finished: (replications: string, seconds: string) => string;
}

export const OPTIMIZE_WORDS: Readonly<Record<Language, OptimizeWords>> = {
  nb: {
    budgetNeeded: (got) => `--budget må være et beløp i kroner, som 15e6, eller id=beløp, fikk ${got}`,
    noSuchBudget: (id, ids) => `problemet har ikke noe budsjett som heter ${id}; det har: ${ids.join(", ") || "ingen"}`,
    whichBudget: (ids) =>
      ids.length === 0
        ? "problemet har ikke noe budsjett å endre"
        : `problemet har flere budsjetter; skriv --budget id=beløp med en av: ${ids.join(", ")}`,
    frontierNeeded: (got) =>
      `--frontier må være et antall nivåer fra 2 til 20, eller beløp med komma mellom, som 5e6,10e6, fikk ${got}`,
    effortNeeded: (got) => `--effort må være low, usual eller high, fikk ${got}`,
    setsUp: "Simulerer dagens situasjon",
    step: {
      fluid: "Jevne strømmer",
      cuts: "Simulerte snitt",
      neighbourhood: "Naboplaner",
      elimination: "Siler ut de beste",
      fresh: "Nye replikasjoner av de beste",
      margins: "Hva litt mer ville gi",
    },
    progress: (step, replications) => `${step} · ${replications} replikasjoner så langt`,
    nothingFound: "Avbrutt før noen plan var simulert.",
    finished: (replications, seconds) => `${replications} replikasjoner på ${seconds} s.`,
  },
  nn: {
    budgetNeeded: (got) => `--budget må vere eit beløp i kroner, som 15e6, eller id=beløp, fekk ${got}`,
    noSuchBudget: (id, ids) =>
      `problemet har ikkje noko budsjett som heiter ${id}; det har: ${ids.join(", ") || "ingen"}`,
    whichBudget: (ids) =>
      ids.length === 0
        ? "problemet har ikkje noko budsjett å endre"
        : `problemet har fleire budsjett; skriv --budget id=beløp med eitt av: ${ids.join(", ")}`,
    frontierNeeded: (got) =>
      `--frontier må vere eit tal på nivå frå 2 til 20, eller beløp med komma mellom, som 5e6,10e6, fekk ${got}`,
    effortNeeded: (got) => `--effort må vere low, usual eller high, fekk ${got}`,
    setsUp: "Simulerer dagens situasjon",
    step: {
      fluid: "Jamne straumar",
      cuts: "Simulerte snitt",
      neighbourhood: "Naboplanar",
      elimination: "Siler ut dei beste",
      fresh: "Nye replikasjonar av dei beste",
      margins: "Kva litt meir ville gi",
    },
    progress: (step, replications) => `${step} · ${replications} replikasjonar så langt`,
    nothingFound: "Avbrote før nokon plan var simulert.",
    finished: (replications, seconds) => `${replications} replikasjonar på ${seconds} s.`,
  },
  en: {
    budgetNeeded: (got) => `--budget must be an amount in NOK, such as 15e6, or id=amount, got ${got}`,
    noSuchBudget: (id, ids) => `the problem has no budget called ${id}; it has: ${ids.join(", ") || "none"}`,
    whichBudget: (ids) =>
      ids.length === 0
        ? "the problem has no budget to change"
        : `the problem has several budgets; write --budget id=amount with one of: ${ids.join(", ")}`,
    frontierNeeded: (got) =>
      `--frontier must be a number of levels from 2 to 20, or amounts with commas between, such as 5e6,10e6, got ${got}`,
    effortNeeded: (got) => `--effort must be low, usual or high, got ${got}`,
    setsUp: "Simulating today",
    step: {
      fluid: "Mean flows",
      cuts: "Simulated cuts",
      neighbourhood: "Plans next to the best",
      elimination: "Sifting the best",
      fresh: "Fresh replications of the best",
      margins: "What a little more would give",
    },
    progress: (step, replications) => `${step} · ${replications} replications so far`,
    nothingFound: "Interrupted before any plan had been simulated.",
    finished: (replications, seconds) => `${replications} replications in ${seconds} s.`,
  },
};
