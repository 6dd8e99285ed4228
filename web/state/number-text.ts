import type { Language } from "../../report/language.ts";

/**
 * A number as people write it: 9,5 or 9.5, with blanks of any kind between thousands, and a minus of either kind.
 * @returns undefined for what is no number
 */
export function readNumber(text: string): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f\u2009]/g, "").replace(/\u2212/g, "-");
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(bare)) return undefined;
  const value = Number(bare.replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}

/** A number as it stands in a field: all its digits, with the decimal mark of the language. */
export function fieldText(value: number, language: Language): string {
  const text = String(value).replace("-", "\u2212");
  return language === "en" ? text : text.replace(".", ",");
}
