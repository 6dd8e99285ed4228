import { NB, type Texts } from "./nb.ts";
export const EN: Texts = { ...NB, language: "en" };
