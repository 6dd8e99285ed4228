import type { MeasureKey } from "../../engine/measures.ts";
import { keyDocument } from "../../report/json.ts";
import { type Language, textIn } from "../../report/language.ts";
import { SOURCE_NAMES, WEEKDAY_NAMES } from "../../report/words.ts";
import type { Scenario } from "../../scenarios/schema.ts";

/** Whatever has names by id; a scenario is one. */
export type Named = Partial<Pick<Scenario, "places" | "actors" | "groups" | "exits">>;

/** What a place, a municipality or a group is called; of another scenario than the one that is open, its id in words. */
export function partName({ places, actors, groups, exits }: Named, id: string, language: Language): string {
  const name = places?.[id]?.name ?? actors?.[id]?.name ?? groups?.[id]?.name ?? exits?.[id]?.name;
  if (name !== undefined) return textIn(language, name);
  return SOURCE_NAMES[id]?.[language] ?? id.replaceAll("-", " ");
}

/** What a figure is about besides its measure, in words. */
export function keyParts(key: MeasureKey, named: Named, language: Language): string[] {
  const { measure: _, weekday, ...about } = keyDocument(key);
  return [
    ...Object.values(about).map((id) => partName(named, id, language)),
    ...(weekday === undefined ? [] : [WEEKDAY_NAMES[weekday][language]]),
  ];
}
