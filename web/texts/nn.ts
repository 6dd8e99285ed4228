import { NB, type Texts } from "./nb.ts";
export const NN: Texts = { ...NB, language: "nn" };
