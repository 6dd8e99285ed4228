import { measureColumns, measureRow } from "./measures.ts";
import type { Model } from "./model.ts";
import { emptyRecords, mergeRecords, recordsOf, type Records } from "./records.ts";
import { replicate } from "./replicate.ts";

/** Replications from (included) to (excluded) of one model: the unit of work of a thread. */
export interface Batch {
  readonly model: Model;
  readonly from: number;
  readonly to: number;
  /** Whether to keep distributions and daily series too. */
  readonly keepsRecords?: boolean;
}

export interface BatchResult {
  readonly from: number;
  readonly to: number;
  /** [replication × column], row-major; columns as `measureColumns` of the model names them. */
  readonly values: Float64Array;
  /** Arrivals, treatment ends and moves, warm-up included. */
  readonly events: number;
  /** Where they were asked for. */
  readonly records?: Records;
}

/** Runs a batch; the same bytes whatever thread runs it and however replications are cut into batches. */
export function runBatch({ model, from, to, keepsRecords = false }: Batch): BatchResult {
  const columns = measureColumns(model);
  const values = new Float64Array((to - from) * columns.length);
  let events = 0;
  let records = keepsRecords ? emptyRecords(model) : undefined;
  for (let replication = from; replication < to; replication++) {
    const s = replicate(model, replication, { keepsDays: keepsRecords });
    if (records) records = mergeRecords(records, recordsOf(s));
    values.set(measureRow(columns, s), (replication - from) * columns.length);
    events += s.tally.events;
  }
  return { from, to, values, events, ...(records && { records }) };
}
