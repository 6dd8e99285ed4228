import type { Scenario } from "../scenarios/schema.ts";
import type { Naming } from "./naming.ts";

/** The words that name a source, from the most to the least specific. */
export function wordsFor(placeIds: readonly string[], scenario: Scenario, source: number): readonly string[] {
  if (source === placeIds.length) return ["home", "any"];
  if (source === placeIds.length + 1) return ["front-door", "any"];
  const id = placeIds[source];
  return [id, scenario.actors[scenario.places[id].owner].kind === "hospital" ? "hospital" : "municipal", "any"];
}

/** The most specific entry of a map by where patients wait. */
export function bySource<Value>(
  naming: Naming,
  scenario: Scenario,
  map: Readonly<Record<string, Value>> | undefined,
  source: number,
): Value | undefined {
  if (!map) return undefined;
  const word = wordsFor(naming.placeIds, scenario, source).find((candidate) => candidate in map);
  return word === undefined ? undefined : map[word];
}
