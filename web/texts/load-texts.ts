import type { Language } from "../../report/language.ts";
import type { Texts } from "./nb.ts";

/** The texts of a language; each is loaded when it is asked for. */
export async function loadTexts(language: Language): Promise<Texts> {
  if (language === "nn") return (await import("./nn.ts")).NN;
  if (language === "en") return (await import("./en.ts")).EN;
  return (await import("./nb.ts")).NB;
}
