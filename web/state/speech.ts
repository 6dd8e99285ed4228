import { signal } from "@preact/signals";
import type { Language } from "../../report/language.ts";
import { ENGLISH, type Speech } from "../../scenarios/message.ts";

/** What is wrong is said by the same texts as on the command line; they are fetched when there is something to say. */
const speeches = signal<Readonly<Record<Language, Speech>> | null>(null);
let isAsked = false;

/** How a language says what is wrong; undefined until its texts are there, so that nothing is said twice. */
export function speechOf(language: Language): Speech | undefined {
  if (language === "en") return ENGLISH;
  if (!isAsked) {
    isAsked = true;
    // In English rather than not at all.
    const inEnglish = { nb: ENGLISH, nn: ENGLISH, en: ENGLISH };
    void import("../../scenarios/speeches.ts").then(
      ({ SPEECHES }) => (speeches.value = SPEECHES),
      () => (speeches.value = inEnglish),
    );
  }
  return speeches.value?.[language];
}
