import { type Alternative, alternativesIn } from "../scenarios/alternative.ts";
import type { DelayTable } from "./delay-table.ts";
import type { Model } from "./model.ts";
import { indexIn, type Naming } from "./naming.ts";
import { bySource } from "./sources.ts";

export type CompiledAlternatives = Pick<
  Model,
  | "hasAlternatives"
  | "placeHasAlternatives"
  | "alternativeStart"
  | "alternativeTo"
  | "alternativeDays"
  | "alternativeKeepsTurn"
  | "alternativeDelay"
>;

/** Alternatives by epoch, place, source and group: of each list those that the group accepts, in order. */
export function alternativeTables(naming: Naming, delays: DelayTable): CompiledAlternatives {
  const { epochs, placeIds, groupIds } = naming;
  const found: Alternative[] = [];
  const start = [0];
  const placeHasAlternatives = new Uint8Array(placeIds.length);
  for (const scenario of epochs) {
    for (const [place, id] of placeIds.entries()) {
      for (let source = 0; source < placeIds.length + 2; source++) {
        const list = alternativesIn(bySource(naming, scenario, scenario.places[id].alternatives, source));
        for (const group of groupIds) {
          // One who lies in the alternative has no need to wait for it.
          const accepted = list.filter((each) => each.to !== placeIds[source] && accepts(naming, each, group));
          start.push(found.push(...accepted));
          if (accepted.length > 0) placeHasAlternatives[place] = 1;
        }
      }
    }
  }
  return {
    hasAlternatives: found.length > 0,
    placeHasAlternatives,
    alternativeStart: Int32Array.from(start),
    alternativeTo: Int32Array.from(found, ({ to }) => indexIn(naming.place, to)),
    alternativeDays: Float64Array.from(found, ({ afterDays }) => afterDays),
    alternativeKeepsTurn: Uint8Array.from(found, ({ keepsFirstTurn }) => (keepsFirstTurn ? 1 : 0)),
    alternativeDelay: Int32Array.from(found, ({ startDelayDays }) => delays.add(startDelayDays)),
  };
}

/** Whether patients of a group accept an alternative. */
export function accepts({ scenario }: Naming, { groups, actors }: Alternative, group: string): boolean {
  return (groups?.includes(group) ?? true) && (actors?.includes(scenario.groups[group].actor) ?? true);
}
