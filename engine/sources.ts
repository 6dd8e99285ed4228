import type { Place } from "../scenarios/place.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { Model } from "./model.ts";
import type { Naming } from "./naming.ts";

/** The words that name a source, from the most to the least specific. */
function wordsFor(naming: Naming, scenario: Scenario, source: number): readonly string[] {
  const { placeIds } = naming;
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
  const word = wordsFor(naming, scenario, source).find((candidate) => candidate in map);
  return word === undefined ? undefined : map[word];
}

/** Priority classes by epoch, place, source and group. */
export function classTable(naming: Naming): Pick<Model, "classOf" | "classCount"> {
  const { epochs, placeIds, groupIds } = naming;
  const sources = placeIds.length + 2;
  const classOf = new Uint8Array(epochs.length * placeIds.length * sources * groupIds.length);
  let classCount = 1;
  let at = 0;
  for (const scenario of epochs) {
    for (const id of placeIds) {
      const place = scenario.places[id];
      const isFirstCome = (place.allocation?.rule ?? "first-come") === "first-come";
      for (let source = 0; source < sources; source++, at += groupIds.length) {
        if (isFirstCome) continue;
        const words = wordsFor(naming, scenario, source);
        for (const [group, groupId] of groupIds.entries()) {
          classOf[at + group] = classIn(place, words, groupId);
          classCount = Math.max(classCount, classOf[at + group] + 1);
        }
      }
    }
  }
  return { classOf, classCount };
}

function classIn({ allocation }: Place, words: readonly string[], group: string): number {
  switch (allocation?.rule ?? "first-come") {
    case "hospital-first":
      return words.includes("hospital") ? 0 : 1;
    case "community-first":
      return words.includes("home") || words.includes("front-door") ? 0 : 1;
    case "priority": {
      const order = allocation?.order ?? [];
      const at = order.findIndex(
        ({ waitsAt, groups }) =>
          (waitsAt?.some((word) => words.includes(word)) ?? true) && (groups?.includes(group) ?? true),
      );
      return at < 0 ? order.length : at;
    }
    default:
      return 0;
  }
}
