import type { MeasureColumn, MeasureKey } from "./measures.ts";
import type { Model } from "./model.ts";
import type { Simulation } from "./simulation.ts";
import { waitQuantile, WAIT_BINS } from "./wait-histogram.ts";
import { listLevel } from "./waiting-lists.ts";

const DAYS_PER_YEAR = 365;

/** Least level that a level function is at or below for this share of the time. */
type LevelQuantile = (s: Simulation, index: number, probability: number) => number;

/** The waiting lists for a place, in all and by group; none where it has no list. */
export function listColumns(model: Model, id: string, place: number, levelQuantile: LevelQuantile): MeasureColumn[] {
  const lists = Array.from({ length: model.listCount }, (_, list) => list).filter(
    (list) => model.listPlace[list] === place,
  );
  if (lists.length === 0) return [];
  const groupOf = (list: number): number => model.streamGroup[model.listStream[list]];
  const groups = [...new Set(lists.map(groupOf))].sort((a, b) => a - b);
  const length = listLevel(model, place);
  return [
    { key: { measure: "waitingListP50", place: id }, value: (s) => levelQuantile(s, length, 0.5) },
    { key: { measure: "waitingListP90", place: id }, value: (s) => levelQuantile(s, length, 0.9) },
    ...columnsOf({ place: id }, lists),
    ...groups.flatMap((group) =>
      columnsOf(
        { place: id, group: model.groupIds[group] },
        lists.filter((list) => groupOf(list) === group),
      ),
    ),
  ];
}

function columnsOf(key: Omit<MeasureKey, "measure">, lists: readonly number[]): MeasureColumn[] {
  const total = (values: (s: Simulation) => ArrayLike<number>) => (s: Simulation) =>
    lists.reduce((sum, list) => sum + values(s)[list], 0);
  const perDay = (amount: (s: Simulation) => number, factor: number) => (s: Simulation) =>
    (amount(s) / (s.model.dayCount - s.model.warmUpDays)) * factor;
  const waits = total((s) => s.tally.listWaits);
  const days = total((s) => s.tally.listWaitDays);
  const quantile = (probability: number) => (s: Simulation) => {
    const bins = mergedBins(s, lists);
    const positive = bins.reduce((sum, count) => sum + count, 0);
    return waitQuantile(bins, waits(s) - positive, probability);
  };
  const column = (measure: MeasureKey["measure"], value: (s: Simulation) => number): MeasureColumn => ({
    key: { measure, ...key },
    value,
  });
  return [
    column(
      "referralsPerYear",
      perDay(
        total((s) => s.tally.referrals),
        DAYS_PER_YEAR,
      ),
    ),
    column(
      "waitingListMean",
      perDay(
        total((s) => s.tally.listDays),
        1,
      ),
    ),
    column(
      "waitingListAtEnd",
      total((s) => s.waitingListLength),
    ),
    column("listWaitDaysMean", (s) => days(s) / waits(s)),
    column("listWaitDaysP50", quantile(0.5)),
    column("listWaitDaysP90", quantile(0.9)),
    column(
      "calledByPlanPerYear",
      perDay(
        total((s) => s.tally.calledByPlan),
        DAYS_PER_YEAR,
      ),
    ),
    column(
      "calledToFillPerYear",
      perDay(
        total((s) => s.tally.calledToFill),
        DAYS_PER_YEAR,
      ),
    ),
  ];
}

function mergedBins(s: Simulation, lists: readonly number[]): Float64Array {
  const merged = new Float64Array(WAIT_BINS);
  for (const list of lists) {
    for (let bin = 0; bin < WAIT_BINS; bin++) merged[bin] += s.tally.listWaitBins[list * WAIT_BINS + bin];
  }
  return merged;
}
