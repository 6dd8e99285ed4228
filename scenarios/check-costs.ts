import { type Ids, mapEntries, referenceFindings } from "./checks.ts";
import type { Finding } from "./origins.ts";

/** Costs that nobody of the scenario pays. */
export function costFindings(tree: Readonly<Record<string, unknown>>, ids: Ids): Finding[] {
  return mapEntries(tree.costs).flatMap(([id, { paidBy }]) =>
    referenceFindings(paidBy, ids.actors, "actor", ["costs", id, "paidBy"]),
  );
}
