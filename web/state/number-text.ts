import type { Language } from "../../report/language.ts";

/** A number as it stands in a field: all its digits, with the decimal mark of the language. */
export function fieldText(value: number, language: Language): string {
  const text = String(value).replace("-", "\u2212");
  return language === "en" ? text : text.replace(".", ",");
}

/** A date as a field shows it: 1.3.2024 and 1.3. of every year, in English 2024-03-01. */
export function dateFieldText(date: string | undefined, language: Language): string {
  if (date === undefined || language === "en") return date ?? "";
  const [day = "", month = "", year = ""] = date.split("-").reverse();
  return `${Number(day)}.${Number(month)}.${year}`;
}
