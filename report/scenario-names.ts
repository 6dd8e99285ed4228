import type { MeasureKey } from "../engine/measures.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { DIMENSION_NAMES, SOURCE_NAMES, WEEKDAY_NAMES } from "./words.ts";

/** The name of a hospital or municipality; its id where it has none. */
export function actorName({ actors }: ScenarioFacts, id: string, language: Language): string {
  return id in actors ? textIn(language, actors[id].name) : id;
}

/** The name of a place or an exit. */
export function destinationName({ places, exits }: ScenarioFacts, id: string, language: Language): string {
  if (id in places) return textIn(language, places[id].name);
  return id in exits ? textIn(language, exits[id]) : id;
}

/** Where patients wait: the name of a place, or at home, or without a bed. */
export function sourceName(scenario: ScenarioFacts, from: string, language: Language): string {
  return SOURCE_NAMES[from]?.[language] ?? destinationName(scenario, from, language);
}

/** The hospital, or the hospitals, in words. */
export function hospitalName({ actors }: ScenarioFacts, language: Language): string {
  const hospitals = Object.values(actors).filter(({ isHospital }) => isHospital);
  return hospitals.length === 1 ? textIn(language, hospitals[0].name) : HOSPITALS[language];
}

/** What a figure is about besides its measure: "Helsehus, Trondheim; venter på: Langtidsplasser". Empty for a total. */
export function aboutText(scenario: ScenarioFacts, key: MeasureKey, language: Language): string {
  const { place, waitingFor, from, group, actor, weekday } = key;
  const of = (dimension: keyof typeof DIMENSION_NAMES, text: string) =>
    `${DIMENSION_NAMES[dimension][language].toLowerCase()}: ${text}`;
  return [
    place === undefined ? "" : destinationName(scenario, place, language),
    waitingFor === undefined ? "" : of("waitingFor", destinationName(scenario, waitingFor, language)),
    from === undefined ? "" : of("from", sourceName(scenario, from, language)),
    group === undefined ? "" : textIn(language, scenario.groups[group] ?? group),
    actor === undefined ? "" : actorName(scenario, actor, language),
    weekday === undefined ? "" : WEEKDAY_NAMES[weekday][language],
  ]
    .filter((text) => text !== "")
    .join("; ");
}

export interface PlaceGroup {
  readonly owner: string;
  readonly placeIds: readonly string[];
}

/** The places by owner, hospitals first, else in the order of the file. */
export function placeGroups({ actors, places }: ScenarioFacts): PlaceGroup[] {
  const owners = Object.keys(actors).sort((a, b) => Number(actors[b].isHospital) - Number(actors[a].isHospital));
  return owners
    .map((owner) => ({ owner, placeIds: Object.keys(places).filter((id) => places[id].owner === owner) }))
    .filter(({ placeIds }) => placeIds.length > 0);
}

const HOSPITALS: LocalText = { nb: "sykehusene", nn: "sjukehusa", en: "the hospitals" };
