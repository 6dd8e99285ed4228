import { HUNDREDTHS } from "../scenarios/hours.ts";
import type { MeasureColumn, MeasureKey } from "./measures.ts";
import type { Model } from "./model.ts";
import type { Simulation } from "./simulation.ts";

/** Hours of care that a place gives a week: in all, to those who wait at home by what they wait for, and beside what it has. */
export function hoursColumns(model: Model, id: string, place: number): MeasureColumn[] {
  const waitedFor = model.placeIds.flatMap((_, at) => (givesCareFor(model, place, at) ? [at] : []));
  const weekly =
    (amount: (s: Simulation) => number) =>
    (s: Simulation): number =>
      amount(s) / (model.dayCount - model.warmUpDays);
  const column = (key: MeasureKey, value: MeasureColumn["value"]): MeasureColumn => ({ key, value });
  const columns = [
    column(
      { measure: "homeCareHoursPerWeek", place: id },
      weekly((s) => 7 * (s.tally.homeCareHours[place] + waitingCare(s, place, waitedFor))),
    ),
  ];
  if (waitedFor.length > 0) {
    const own = (key: Omit<MeasureKey, "measure">, of: readonly number[]) =>
      column(
        { measure: "waitingCareHoursPerWeek", place: id, ...key },
        weekly((s) => 7 * waitingCare(s, place, of)),
      );
    columns.push(own({}, waitedFor), ...waitedFor.map((at) => own({ waitingFor: model.placeIds[at] }, [at])));
  }
  if (model.limitsHours[place] === 0) return columns;
  return [
    ...columns,
    column(
      { measure: "reservedHoursPerWeek", place: id },
      weekly((s) => s.tally.reservedHourDays[place] / HUNDREDTHS),
    ),
    column({ measure: "hoursUsedShare", place: id }, ({ tally }) => {
      // Without any hours there is no share, even where some take them all the same.
      return tally.hourDaysWhileLimited[place] / (tally.hourCapacityDays[place] || NaN);
    }),
  ];
}

function givesCareFor(model: Model, place: number, waitedFor: number): boolean {
  const { epochCount, placeCount, waitingCareFrom } = model;
  for (let epoch = 0; epoch < epochCount; epoch++) {
    if (waitingCareFrom[epoch * placeCount + waitedFor] === place) return true;
  }
  return false;
}

/** Hours given so far to those who wait at home for one of these places. */
function waitingCare({ model, tally }: Simulation, place: number, waitedFor: readonly number[]): number {
  let hours = 0;
  for (const at of waitedFor) hours += tally.waitingCareHours[at * model.placeCount + place];
  return hours;
}
