import { type MessageValue, phrase } from "./message.ts";
import { alternativesTo, censusStates, isKnown, onwardFrom, type Step, stepsFromQueue } from "./check-flow.ts";
import { mapEntries } from "./checks.ts";
import { childOf, isMap } from "./schema-walk.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Patients of a group who may come to wait for a place. */
export interface Wait {
  readonly place: string;
  /** The group as which they wait. */
  readonly group: string;
  /** The group that they will be of once they are admitted. */
  readonly becomes: string;
  /** How they get there, from the stream on. */
  readonly trail: readonly MessageValue[];
}

interface KnownWait extends Wait {
  /** Where they wait: a place, home or front-door. */
  readonly source: string;
}

/** All waits that the streams and a census lead to along ways that somebody takes. @param tree a scenario, perhaps not a valid one */
export function takenWaits(tree: Fields): readonly Wait[] {
  const waits: KnownWait[] = [];
  const seen = new Set<string>();
  const add = (wait: KnownWait): void => {
    const key = `${wait.source} ${wait.place} ${wait.group} ${wait.becomes}`;
    if (seen.has(key) || !isKnown(tree, wait) || !isKnown(tree, { place: wait.place, group: wait.becomes })) return;
    seen.add(key);
    waits.push(wait);
  };
  const follow = (steps: readonly Step[], source: string, trail: readonly MessageValue[]): void => {
    for (const { place, group, waitingAs, isTaken, after } of steps) {
      if (!isTaken) continue;
      for (const from of after === undefined ? [source] : sourcesAfter(tree, after)) {
        add({ place, group: waitingAs, becomes: group, source: from, trail: [...trail, place] });
      }
    }
  };
  for (const [id, { group, to, waitsAt }] of mapEntries(tree.streams)) {
    if (typeof group !== "string" || typeof to !== "string") continue;
    const source = waitsAt === "home" ? "home" : "front-door";
    add({ place: to, group, becomes: group, source, trail: [phrase("stream {id}", { id }), to] });
  }
  for (const { place, group, source, trail, isThere } of censusStates(tree)) {
    if (isThere) follow(onwardFrom(tree, { place, group }).steps, place, trail);
    else add({ place, group, becomes: group, source, trail });
  }
  // A list that grows while it is gone through.
  for (const { place, group, becomes, source, trail } of waits) {
    follow(stepsFromQueue(childOf(tree.places, place), group, wordsAt(tree, source)), source, trail);
    follow(alternativesTo(tree, { place, group: becomes, waitingAs: group, isTaken: true }), source, trail);
    follow(onwardFrom(tree, { place, group: becomes }).steps, place, trail);
  }
  return waits;
}

/** Where those wait who are readmitted: in the place that they were sent to, or outside. */
function sourcesAfter(tree: Fields, destination: string): string[] {
  return isMap(childOf(tree.places, destination)) ? [destination, "front-door"] : ["front-door"];
}

/** The words for where patients wait, the most specific first. */
function wordsAt(tree: Fields, source: string): string[] {
  const owner = childOf(childOf(tree.places, source), "owner");
  if (typeof owner !== "string") return [source, "any"];
  return [source, childOf(childOf(tree.actors, owner), "kind") === "hospital" ? "hospital" : "municipal", "any"];
}
