import { type JudgedIndicator, judgeIndicators } from "../../analysis/indicators.ts";
import { keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { ambitionText, baselineText } from "../../report/indicator-table.ts";
import type { Language } from "../../report/language.ts";
import type { PreviewRun } from "../workers/preview-summary.ts";

/** What is known of a key figure besides the run: what it was, and what it is to be. */
export interface KnownValues {
  readonly baseline: string;
  readonly ambition: string;
  readonly verdict: JudgedIndicator["verdict"];
}

/** As the list of indicators has it, in the words of the command line; where there is one hospital, all is what is in that. */
export function knownValues(run: PreviewRun, key: MeasureKey, language: Language): KnownValues | null {
  const hospitals = Object.entries(run.facts.places).filter(([, { owner }]) => run.facts.actors[owner]?.isHospital);
  const keys = [key, ...(hospitals.length === 1 && !key.actor ? [{ ...key, place: hospitals[0][0] }] : [])];
  const wanted = new Set(keys.map(keyText));
  const judged = judgeIndicators(run.estimates).find(({ known: { figure, over, per } }) => {
    const { measure, ...about } = figure;
    return !over && !per && wanted.has(keyText({ measure: measure as MeasureKey["measure"], ...about }));
  });
  if (!judged) return null;
  const { verdict } = judged;
  return { baseline: baselineText(judged, language), ambition: ambitionText(judged, language), verdict };
}
