import { LANGUAGES, type Language } from "./language.ts";
import { PLANNING_NOTE_TEXTS } from "./note-texts-planning.ts";
import { NOTE_TEXTS } from "./note-texts.ts";
import { formatNumber } from "./numbers.ts";
import { RATIONALE_TEXTS } from "./rationale-texts.ts";
import { SOURCE_TEXTS } from "./source-texts.ts";

/** Sources, notes and rationales of the files that come with the program in bokmål and nynorsk, by their English. */
export const CATALOGUE: Readonly<Record<string, { readonly nb: string; readonly nn: string }>> = {
  ...SOURCE_TEXTS,
  ...NOTE_TEXTS,
  ...PLANNING_NOTE_TEXTS,
  ...RATIONALE_TEXTS,
};

/**
 * A source, or what is noted on a number, in a language. What the catalogue has not got, such as what stands in the files of users,
 * stays as it is; so does everything in JSON and CSV, which are the same in all languages.
 */
export function sourceText(text: string, language: Language): string {
  const [, own, amount, year, index] = TAKEN.exec(text) ?? [];
  if (own === undefined) return catalogued(text, language);
  const price = formatNumber(Number(amount), {
    language,
    decimals: Math.min(2, /\.(\d+)/.exec(amount)?.[1].length ?? 0),
  });
  return `${catalogued(own, language)}; ${WORDS[language](price, year, catalogued(index, language))}`;
}

/** What the prices add to the source of an amount that they take to another year. */
const TAKEN = /^(.*); ([\d.e+-]+) NOK in prices of (\d+), by the index (.*)$/s;

const WORDS: Readonly<Record<Language, (amount: string, year: string, index: string) => string>> = {
  nb: (amount, year, index) => `${amount}\u00a0kr i priser fra ${year}, med indeksen «${index}»`,
  nn: (amount, year, index) => `${amount}\u00a0kr i prisar frå ${year}, med indeksen «${index}»`,
  en: (amount, year, index) => `${amount} NOK in prices of ${year}, by the index ${index}`,
};

function catalogued(text: string, language: Language): string {
  if (!Object.hasOwn(CATALOGUE, text)) return text;
  if (language === "en") return text.replaceAll(/(\d) %/g, "$1%");
  return CATALOGUE[text][language].replaceAll(BEFORE_UNIT, "$1\u00a0");
}

/** Between the thousands of a number, and between a number and its unit, no line breaks. */
const BEFORE_UNIT = /(\d) (?=\d{3}(?!\d)|%|kr\b|mill\.)/g;

/** Whether two texts are the same source, in whichever language each is written. */
export function isSameSource(written: string, source: string): boolean {
  const plain = (text: string): string => text.replaceAll("\u00a0", " ").trim();
  const forms = [source, ...LANGUAGES.map((language) => sourceText(source, language))];
  return forms.some((form) => plain(form) === plain(written));
}
