import type { YAMLError } from "yaml";
import { type Message, type MessageValue, phrase } from "./message.ts";

type Code = YAMLError["code"];

/** That a text is not YAML, and why. */
export function notYaml(error: Pick<YAMLError, "code" | "message">): Message {
  return phrase("is not YAML: {mistake}", { mistake: mistakeOf(error) });
}

/** What the reader of YAML finds wrong: in English in its own words, else by the kind of the mistake. */
function mistakeOf({ code, message }: Pick<YAMLError, "code" | "message">): MessageValue {
  if (message.startsWith("Tabs are not allowed")) {
    return phrase("a tab stands where the line is indented; use spaces, two for each level");
  }
  const short = message.length > 200 ? `${message.slice(0, 200)}…` : message;
  const en = /^[A-Z][a-z]/.test(short) ? short[0]!.toLowerCase() + short.slice(1) : short;
  return { ...KINDS[code], en };
}

const KINDS: Readonly<Record<Code, { readonly nb: string; readonly nn: string }>> = {
  ALIAS_PROPS: {
    nb: "et alias (*navn) kan ikke ha anker eller merke",
    nn: "eit alias (*namn) kan ikkje ha anker eller merke",
  },
  BAD_ALIAS: { nb: "et alias (*navn) er skrevet feil", nn: "eit alias (*namn) er skrive feil" },
  BAD_COLLECTION_TYPE: {
    nb: "et merke passer ikke til listen eller tabellen det står ved",
    nn: "eit merke passar ikkje til lista eller tabellen det står ved",
  },
  BAD_DIRECTIVE: {
    nb: "en linje som begynner med % kan ikke brukes",
    nn: "ei linje som byrjar med % kan ikkje brukast",
  },
  BAD_DQ_ESCAPE: {
    nb: "et tegn etter \\ i en tekst i anførselstegn er ukjent; skriv \\\\ for en omvendt skråstrek",
    nn: "eit teikn etter \\ i ein tekst i hermeteikn er ukjent; skriv \\\\ for ein omvend skråstrek",
  },
  BAD_INDENT: {
    nb: "linjen har feil innrykk, eller en } eller ] mangler",
    nn: "linja har feil innrykk, eller ein } eller ] manglar",
  },
  BAD_PROP_ORDER: { nb: "anker og merke står i feil rekkefølge", nn: "anker og merke står i feil rekkjefølgje" },
  BAD_SCALAR_START: {
    nb: "en tekst begynner med et tegn som ikke kan stå først; sett teksten i anførselstegn",
    nn: "ein tekst byrjar med eit teikn som ikkje kan stå først; set teksten i hermeteikn",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    nb: "flere felt står på samme linje; skriv hvert felt på sin linje",
    nn: "fleire felt står på same linja; skriv kvart felt på si linje",
  },
  BLOCK_IN_FLOW: {
    nb: "en liste eller tabell over flere linjer står mellom [ ] eller { }",
    nn: "ei liste eller ein tabell over fleire linjer står mellom [ ] eller { }",
  },
  DUPLICATE_KEY: { nb: "en nøkkel står to ganger", nn: "ein nøkkel står to gonger" },
  IMPOSSIBLE: { nb: "teksten kan ikke leses", nn: "teksten kan ikkje lesast" },
  KEY_OVER_1024_CHARS: { nb: "en nøkkel er for lang", nn: "ein nøkkel er for lang" },
  MISSING_CHAR: {
    nb: "et tegn mangler, som ], }, : eller et sluttende anførselstegn",
    nn: "eit teikn manglar, som ], }, : eller eit sluttande hermeteikn",
  },
  MULTILINE_IMPLICIT_KEY: {
    nb: "en nøkkel går over flere linjer; sannsynligvis mangler et kolon eller et mellomrom etter det",
    nn: "ein nøkkel går over fleire linjer; truleg manglar eit kolon eller eit mellomrom etter det",
  },
  MULTIPLE_ANCHORS: { nb: "en verdi har flere ankre", nn: "ein verdi har fleire anker" },
  MULTIPLE_DOCS: { nb: "filen har flere dokumenter", nn: "fila har fleire dokument" },
  MULTIPLE_TAGS: { nb: "en verdi har flere merker", nn: "ein verdi har fleire merke" },
  NON_STRING_KEY: { nb: "en nøkkel er ikke en tekst", nn: "ein nøkkel er ikkje ein tekst" },
  RESOURCE_EXHAUSTION: { nb: "teksten er for stor til å leses", nn: "teksten er for stor til å lesast" },
  TAB_AS_INDENT: {
    nb: "en tabulator står der linjen rykkes inn; bruk mellomrom, to for hvert nivå",
    nn: "ein tabulator står der linja blir rykt inn; bruk mellomrom, to for kvart nivå",
  },
  TAG_RESOLVE_FAILED: { nb: "et merke (!navn) er ukjent", nn: "eit merke (!namn) er ukjent" },
  UNEXPECTED_TOKEN: { nb: "et tegn står der det ikke kan stå", nn: "eit teikn står der det ikkje kan stå" },
};
