import { phrase } from "./message.ts";
import { type Ids, mapEntries, referenceFindings } from "./checks.ts";
import type { Finding } from "./origins.ts";
import { childOf, isMap } from "./schema-walk.ts";
import { takenWaits } from "./waits.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with whom places serve: unknown municipalities, and patients led to a place that does not serve theirs. */
export function servesFindings(tree: Fields, ids: Ids): Finding[] {
  const places = mapEntries(tree.places).filter(([, { serves }]) => isMap(serves));
  if (places.length === 0) return [];
  return [...places.flatMap(([id, { serves }]) => nameFindings(tree, id, serves as Fields, ids)), ...unserved(tree)];
}

function nameFindings(tree: Fields, id: string, serves: Fields, ids: Ids): Finding[] {
  return Object.keys(serves).flatMap((actor) => {
    const path = ["places", id, "serves", actor];
    const findings = referenceFindings(actor, ids.actors, "actor", path);
    if (childOf(childOf(tree.actors, actor), "kind") === "hospital") {
      findings.push({
        path,
        message: phrase('"{actor}" is a hospital; patients live in municipalities, so name one of those', { actor }),
      });
    }
    return findings;
  });
}

/** Each municipality once for a place, by the first of its groups that comes there. */
function unserved(tree: Fields): Finding[] {
  const told = new Set<string>();
  return takenWaits(tree).flatMap(({ place, group, trail }) => {
    const { serves, owner } = childOf(tree.places, place) as Fields;
    const actor = childOf(childOf(tree.groups, group), "actor");
    if (!isMap(serves) || typeof actor !== "string" || Object.hasOwn(serves, actor) || actor === owner) return [];
    if (told.has(`${place} ${actor}`)) return [];
    told.add(`${place} ${actor}`);
    const message = phrase(
      "does not serve {actor}, whose patients come there (group {group}: {trail}); give {actor} a number of beds here, or lead them elsewhere",
      { actor, group, trail: { list: trail, joint: " → " } },
    );
    return [{ path: ["places", place, "serves"], message }];
  });
}
