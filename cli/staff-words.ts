import type { Language } from "../report/language.ts";

/** What `flyt staff` says besides its result. */
export interface StaffCommandWords {
  readonly fteNeeded: (got: string) => string;
  readonly numberNeeded: (what: string, most: number, got: string) => string;
  readonly noSuchCategory: (category: string, place: string) => string;
  readonly categoryNotInNorm: (category: string, place: string) => string;
  readonly givenTwice: (what: string) => string;
  readonly noNorm: (name: string, id: string) => string;
}

export const STAFF_COMMAND_WORDS: Readonly<Record<Language, StaffCommandWords>> = {
  nb: {
    fteNeeded: (got) =>
      `--fte må være en tjeneste og et tall, som trondheim-helsehus=155 eller trondheim-helsehus.night=9, fikk ${got}`,
    numberNeeded: (what, most, got) =>
      `--fte ${what} må være et antall årsverk fra 0 til ${most}, som 155.2, fikk ${got}`,
    noSuchCategory: (category, place) => `normen for ${place} har ingen årsverk som heter ${category}`,
    categoryNotInNorm: (category, place) => `normen for ${place} gir ingen årsverk av typen ${category}`,
    givenTwice: (what) => `--fte ${what} er gitt to ganger; gi den én gang`,
    noNorm: (name, id) => `ingen bemanningsnorm gjelder for ${name} (${id}); gi en i filen til --norms, under byPlace`,
  },
  nn: {
    fteNeeded: (got) =>
      `--fte må vere ei teneste og eit tal, som trondheim-helsehus=155 eller trondheim-helsehus.night=9, fekk ${got}`,
    numberNeeded: (what, most, got) =>
      `--fte ${what} må vere eit tal årsverk frå 0 til ${most}, som 155.2, fekk ${got}`,
    noSuchCategory: (category, place) => `norma for ${place} har ingen årsverk som heiter ${category}`,
    categoryNotInNorm: (category, place) => `norma for ${place} gir ingen årsverk av typen ${category}`,
    givenTwice: (what) => `--fte ${what} er gitt to gonger; gi han éin gong`,
    noNorm: (name, id) => `inga bemanningsnorm gjeld for ${name} (${id}); gi ei i fila til --norms, under byPlace`,
  },
  en: {
    fteNeeded: (got) =>
      `--fte must be a place and a number, such as trondheim-helsehus=155 or trondheim-helsehus.night=9, got ${got}`,
    numberNeeded: (what, most, got) =>
      `--fte ${what} must be a number of full-time equivalents from 0 to ${most}, such as 155.2, got ${got}`,
    noSuchCategory: (category, place) => `the norm of ${place} has no staff called ${category}`,
    categoryNotInNorm: (category, place) => `the norm of ${place} gives no staff of the kind ${category}`,
    givenTwice: (what) => `--fte ${what} is given twice; give it once`,
    noNorm: (name, id) =>
      `no norm of staff is given for ${name} (${id}); give one in the file of --norms, under byPlace`,
  },
};
