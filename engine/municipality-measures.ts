import { sum } from "./amounts.ts";
import type { MeasureColumn } from "./measures.ts";
import type { Model } from "./model.ts";
import type { Simulation } from "./simulation.ts";

/**
 * Mean beds in use in a place by each municipality that may have patients there: what is sold to it is reckoned from them. Of a
 * hospital's place also the nights for which each of them pays the fee to that hospital.
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
    const about = { place: id, actor: actorId };
    const occupied: MeasureColumn = { key: { measure: "occupiedMean", ...about }, value };
    if (model.actorIsHospital[model.placeOwner[place]] === 0) return [occupied];
    const billable = own.filter((pair) => model.destinationIsBillable[model.pairDestination[pair]] !== 0);
    const nights = ({ tally }: Simulation): number =>
      (sum(tally.nights, billable) / (model.dayCount - model.warmUpDays)) * DAYS_PER_YEAR;
    return [occupied, { key: { measure: "billableNightsPerYear", ...about }, value: nights }];
  });
}

const DAYS_PER_YEAR = 365;
