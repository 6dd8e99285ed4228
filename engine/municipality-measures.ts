import type { MeasureColumn } from "./measures.ts";
import type { Model } from "./model.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Mean beds in use in a place by each municipality that may have patients there: what is sold to it is reckoned from them.
 * @param pairs of the place
 */
export function municipalityColumns(
  model: Model,
  id: string,
  place: number,
  pairs: readonly number[],
): MeasureColumn[] {
  return model.actorIds.flatMap((actorId, actor) => {
    const groups = [...model.groupIds.keys()].filter((group) => model.groupActor[group] === actor);
    const stays = groups
      .map((group) => place * model.groupCount + group)
      .filter((stay) => model.stayRows[stay] < model.stayRows[stay + 1]);
    const own = pairs.filter((pair) => groups.includes(model.pairGroup[pair]));
    if (stays.length + own.length === 0) return [];
    const value = ({ tally }: Simulation): number => {
      const days = sum(tally.activeDays, stays) + sum(tally.undeclaredDays, stays) + sum(tally.readyDays, own);
      return days / (model.dayCount - model.warmUpDays);
    };
    return [{ key: { measure: "occupiedMean" as const, place: id, actor: actorId }, value }];
  });
}

function sum(values: Float64Array, indices: readonly number[]): number {
  let total = 0;
  for (const index of indices) total += values[index];
  return total;
}
