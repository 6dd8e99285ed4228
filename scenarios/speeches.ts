import { ENGLISH, numberText, type Speech } from "./message.ts";
import { PROBLEM_TEXTS } from "./problem-texts.ts";

/** How each language says what is wrong. Apart from `message.ts`, so that the page fetches these texts where they are needed. */
export const SPEECHES: Readonly<Record<Speech["language"], Speech>> = {
  nb: {
    ...norwegian("nb"),
    or: "eller",
    problems: (count) => `${count} feil`,
    warnings: (count) => `${count} ${count === 1 ? "advarsel" : "advarsler"}`,
    warning: "advarsel",
  },
  nn: {
    ...norwegian("nn"),
    or: "eller",
    problems: (count) => `${count} feil`,
    warnings: (count) => `${count} ${count === 1 ? "åtvaring" : "åtvaringar"}`,
    warning: "åtvaring",
  },
  en: ENGLISH,
};

function norwegian(language: "nb" | "nn"): Pick<Speech, "language" | "textOf" | "number" | "quoted" | "and"> {
  const texts: Readonly<Record<string, { readonly nb: string; readonly nn: string }>> = PROBLEM_TEXTS;
  return {
    language,
    textOf: (text) => (Object.hasOwn(texts, text) ? texts[text]![language] : text),
    number: (value, decimals) => norwegianNumber(decimals === undefined ? numberText(value) : value.toFixed(decimals)),
    // Line ends and other controls are told by their signs, as in English.
    quoted: (text) => `«${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')}»`,
    and: "og",
  };
}

/** 12 345,6 with spaces that do not break; years and other numbers of four digits stay together. */
function norwegianNumber(plain: string): string {
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d+)(.*)$/.exec(plain) ?? [];
  if (whole === "") return plain;
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  return `${sign === "" ? "" : "\u2212"}${grouped}${rest.replace(".", ",")}`;
}
