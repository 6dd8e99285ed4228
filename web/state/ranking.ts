import { runBatch } from "../../engine/batch.ts";
import { measureColumns } from "../../engine/measures.ts";
import type { Model } from "../../engine/model.ts";

/** Replications among which the one that is played is chosen. */
export const RANKED_REPLICATIONS = 100;

/** What a year is ranked by. */
export interface YearFigure {
  /** Patients who waited in hospital, on average. */
  readonly ready: number;
  /** Those and all who waited for a place, on average. */
  readonly waiting: number;
}

/** Which of the replications to play: the middle one, and those with the shortest and the longest queue. */
export interface RankedReplications {
  readonly typical: number;
  readonly best: number;
  readonly worst: number;
}

/** Columns that a year is ranked by: that of the hospitals, where there are any, before those of the queues. */
export function rankedColumns(model: Model): { readonly columns: readonly number[]; readonly hasReady: boolean } {
  const all = measureColumns(model);
  const ready = all.findIndex(
    ({ key }) =>
      key.measure === "dischargeReadyMean" && key.place === undefined && key.actor === undefined && !key.waitingFor,
  );
  const queues = all.flatMap(({ key }, at) =>
    key.measure === "queueMean" && key.group === undefined && key.actor === undefined && key.from === undefined
      ? [at]
      : [],
  );
  return { columns: ready >= 0 ? [ready, ...queues] : queues, hasReady: ready >= 0 };
}

/** @param values of the columns that a year is ranked by */
export function yearFigure(values: Float64Array, hasReady: boolean): YearFigure {
  const waiting = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
  return { ready: hasReady ? (values[0] ?? 0) : 0, waiting };
}

/** The figures of some replications, from (included) to (excluded). */
export function yearFigures(model: Model, from: number, to: number): YearFigure[] {
  const { columns, hasReady } = rankedColumns(model);
  const { values } = runBatch({ model, from, to, columns, keepsControls: false });
  return Array.from({ length: to - from }, (_, at) =>
    yearFigure(values.subarray(at * columns.length, (at + 1) * columns.length), hasReady),
  );
}

/**
 * The middle of the years that were looked at, and their ends; of equal ones the earlier comes first.
 * @param figures [replication] one at least
 */
export function rankedReplications(figures: readonly YearFigure[]): RankedReplications {
  // Where patients wait in hospital that is the queue meant; else all who wait for anything.
  const isHospital = figures.some(({ ready }) => ready > 0);
  const of = ({ ready, waiting }: YearFigure): number => (isHospital ? ready : waiting);
  const order = [...figures.keys()].sort((one, other) => of(figures[one]) - of(figures[other]) || one - other);
  return { best: order[0], typical: order[Math.floor((order.length - 1) / 2)], worst: order.at(-1)! };
}
