import type { Text } from "../scenarios/words.ts";

/** Bokmål (the source), nynorsk, English. */
export type Language = "nb" | "nn" | "en";
export const LANGUAGES = ["nb", "nn", "en"] as const satisfies readonly Language[];

/** A text in all three languages. */
export type LocalText = Readonly<Record<Language, string>>;

/** A text of a scenario in a language; bokmål where that is missing. */
export function textIn(language: Language, text: Text): string {
  return typeof text === "string" ? text : (text[language] ?? text.nb);
}
