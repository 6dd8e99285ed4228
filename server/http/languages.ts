import { LANGUAGES, type Language } from "../../report/language.ts";

/**
 * The language that a reader likes best of those there are, by `Accept-Language` (RFC 9110): `no` counts as bokmål, and English is what
 * anybody gets who asks for nothing or for others.
 */
export function languageOf(header: string | undefined): Language {
  let best: Language = "en";
  let bestWeight = 0;
  for (const part of (header ?? "").slice(0, LONGEST_HEADER).split(",")) {
    const [range = "", ...parameters] = part.trim().toLowerCase().split(";");
    const language = languageNamed(range.trim());
    const weight = weightOf(parameters);
    if (language !== undefined && weight > bestWeight) [best, bestWeight] = [language, weight];
  }
  return best;
}

const LONGEST_HEADER = 1000;

function languageNamed(range: string): Language | undefined {
  const [primary] = range.split("-");
  if (primary === "no") return "nb";
  return LANGUAGES.find((language) => language === primary);
}

/** From `q=0.8`; 1 where there is none, 0 where it is no number. */
export function weightOf(parameters: readonly string[]): number {
  for (const parameter of parameters) {
    const [, digits] = /^\s*q\s*=\s*(.*?)\s*$/.exec(parameter) ?? [];
    if (digits !== undefined) return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(digits) ? Number(digits) : 0;
  }
  return 1;
}
