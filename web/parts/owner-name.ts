import type { Language, LocalText } from "../../report/language.ts";

/** Who asked for something: where nobody signs in, the server calls everybody on its machine by one id. */
export function ownerName(owner: string, language: Language): string {
  return owner === LOCAL ? LOCAL_NAME[language] : owner;
}

const LOCAL = "local";
const LOCAL_NAME: LocalText = { nb: "lokal bruker", nn: "lokal brukar", en: "local user" };
