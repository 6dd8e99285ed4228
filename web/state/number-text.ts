import type { Language } from "../../report/language.ts";

/** A number as it stands in a field: all its digits, with the decimal mark of the language. */
export function fieldText(value: number, language: Language): string {
  const text = String(value).replace("-", "\u2212");
  return language === "en" ? text : text.replace(".", ",");
}
