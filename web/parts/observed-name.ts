import { measureName } from "../../report/catalogue.ts";
import type { Language } from "../../report/language.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import { aboutText } from "../../report/scenario-names.ts";
import { keyOf, type Observation } from "../state/calibration.ts";

/** "Utskrivningsklare pasienter: St. Olavs, somatikk" */
export function observedName(
  observation: Pick<Observation, "measure" | "place" | "actor">,
  facts: ScenarioFacts,
  language: Language,
): string {
  const about = aboutText(facts, keyOf(observation), language);
  return `${measureName(observation.measure, language)}${about === "" ? "" : `: ${about}`}`;
}
