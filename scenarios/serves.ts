import type { Place } from "./place.ts";
import { UNLIMITED } from "./words.ts";

/** The most beds at once of a municipality's patients: Infinity where there is no number, 0 where they are not served. */
export function bedsServed({ serves, owner }: Pick<Place, "serves" | "owner">, actor: string): number {
  if (!serves) return Infinity;
  const beds = Object.hasOwn(serves, actor) ? serves[actor] : actor === owner ? UNLIMITED : 0;
  return beds === UNLIMITED ? Infinity : beds;
}
