import type { Language } from "../../report/language.ts";
import { formatNumber } from "../../report/numbers.ts";

/** A number as it stands in a field: all its digits, with the decimal mark of the language. */
export function fieldText(value: number, language: Language): string {
  const text = String(value).replace("-", "\u2212");
  return language === "en" ? text : text.replace(".", ",");
}

/** A number as it is read, not written: 1\u00a0140. */
export function readableText(value: number, language: Language): string {
  return formatNumber(value, { language, decimals: /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0 });
}

/** A date as a field shows it: 1.3.2024 and 1.3. of every year, in English 2024-03-01. */
export function dateFieldText(date: string | undefined, language: Language): string {
  if (date === undefined || language === "en") return date ?? "";
  const [day = "", month = "", year = ""] = date.split("-").reverse();
  return `${Number(day)}.${Number(month)}.${year}`;
}
