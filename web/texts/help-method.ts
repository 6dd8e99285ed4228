import type { Language } from "../../report/language.ts";

/** Texts of the screen Hjelp on how figures come about and how to go on with them. */
export interface MethodTexts {
  readonly method: string;
  readonly methodText: readonly string[];
  readonly files: string;
  readonly filesText: string;
  readonly api: string;
  readonly apiText: string;
  readonly apiLink: string;
  readonly changes: string;
  readonly changesText: (version: string) => string;
}

export const METHOD: Readonly<Record<Language, MethodTexts>> = {
  nb: {
    method: "Metode",
    methodText: [
      "Modellen følger hver pasient fra innleggelse til utskriving, hendelse for hendelse: ankomster, liggetid, beslutninger, køer og plasser. Den som venter på neste tjeneste, holder plassen sin imens.",
      "Basis og scenario møter de samme pasientene, replikasjon for replikasjon. Derfor er forskjellen mellom dem sikrere kjent enn tallene hver for seg.",
      "Snitt har 95 % konfidensintervall over replikasjonene. Bedre og dårligere står bare der intervallet for forskjellen ikke rommer 0.",
      "Hele metoden i standard form (STRESS-DES) er en egen mal under Rapport.",
    ],
    files: "R og Python",
    filesText: "Full kjøring gir filer som R og Python leser som de er. Alle replikasjonene:",
    api: "API",
    apiText: "Alt som siden ber serveren om, kan andre programmer også be om. En kjøring med 100 replikasjoner:",
    apiLink: "Alle adressene i API-et",
    changes: "Endringslogg",
    changesText: (version) =>
      `Dette er versjon ${version}. CHANGELOG.md, som følger programmet, sier for hver versjon om tallene for samme frø er endret.`,
  },
  nn: {
    method: "Metode",
    methodText: [
      "Modellen følgjer kvar pasient frå innlegging til utskriving, hending for hending: kome, liggetid, avgjerder, køar og plassar. Den som ventar på neste teneste, held plassen sin imens.",
      "Basis og scenario møter dei same pasientane, replikasjon for replikasjon. Difor er skilnaden mellom dei sikrare kjend enn tala kvar for seg.",
      "Snitt har 95 % konfidensintervall over replikasjonane. Betre og dårlegare står berre der intervallet for skilnaden ikkje rommar 0.",
      "Heile metoden i standard form (STRESS-DES) er ein eigen mal under Rapport.",
    ],
    files: "R og Python",
    filesText: "Full køyring gir filer som R og Python les som dei er. Alle replikasjonane:",
    api: "API",
    apiText: "Alt som sida bed tenaren om, kan andre program òg be om. Ei køyring med 100 replikasjonar:",
    apiLink: "Alle adressene i API-et",
    changes: "Endringslogg",
    changesText: (version) =>
      `Dette er versjon ${version}. CHANGELOG.md, som følgjer programmet, seier for kvar versjon om tala for same frø er endra.`,
  },
  en: {
    method: "Method",
    methodText: [
      "The model follows each patient from admission to discharge, event by event: arrivals, stays, decisions, queues and places. Who waits for the next service holds the place meanwhile.",
      "Baseline and scenario meet the same patients, replication by replication. So the difference between them is known better than the figures by themselves.",
      "Means have 95% confidence intervals over the replications. Better and worse stand only where the interval of the difference excludes 0.",
      "The whole method in standard form (STRESS-DES) is a template of its own under Report.",
    ],
    files: "R and Python",
    filesText: "A full run gives files that R and Python read as they are. All replications:",
    api: "API",
    apiText: "All that the page asks of the server other programs can ask too. A run of 100 replications:",
    apiLink: "All addresses of the API",
    changes: "Changelog",
    changesText: (version) =>
      `This is version ${version}. CHANGELOG.md, which comes with the program, says of each version whether figures of the same seed have changed.`,
  },
};
