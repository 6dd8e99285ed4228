import type { BatchResult } from "./batch.ts";
import type { MeasureColumn, MeasureKey } from "./measures.ts";
import { mergeRecords, type Records } from "./records.ts";

/** Measures of finished replications, in order of replication. */
export interface Results {
  readonly columns: readonly MeasureKey[];
  /** Replication numbers of the rows: 0 … n − 1, with a smaller n after a cancellation. */
  readonly replications: readonly number[];
  /** [replication × column], row-major. */
  readonly values: Float64Array;
  readonly events: number;
  /** Distributions and daily series over all finished replications, where they were asked for. */
  readonly records?: Records;
  /** Whether the run was cancelled before all were done. */
  readonly isPartial: boolean;
}

/**
 * The finished batches of several models before the first that any of them lacks: what is left after a cancellation is what a run of
 * fewer replications would have given. All models are cut into the same batches.
 */
export function withoutGaps(batches: readonly (readonly BatchResult[])[]): BatchResult[][] {
  const end = Math.min(...batches.map(endOfFirst));
  return batches.map((own) => own.filter(({ to }) => to <= end));
}

/** Replications from 0 on without a gap. */
function endOfFirst(batches: readonly BatchResult[]): number {
  const toOf = new Map(batches.map(({ from, to }) => [from, to]));
  let end = 0;
  while (toOf.has(end)) end = toOf.get(end)!;
  return end;
}

/**
 * Batches of one model as one table: rows in order of replication, whatever the order in which the batches came back.
 * @param wanted replications asked for; with fewer the results are partial
 */
export function stackBatches(
  measures: readonly MeasureColumn[],
  results: readonly BatchResult[],
  wanted: number,
): Results {
  const columns = measures.map(({ key }) => key);
  const inOrder = [...results].sort((a, b) => a.from - b.from);
  const replications = inOrder.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
  const values = new Float64Array(replications.length * columns.length);
  let at = 0;
  for (const result of inOrder) {
    values.set(result.values, at);
    at += result.values.length;
  }
  const events = inOrder.reduce((sum, result) => sum + result.events, 0);
  const records = inOrder.map((result) => result.records).filter((part) => part !== undefined);
  return {
    columns,
    replications,
    values,
    events,
    isPartial: replications.length < wanted,
    ...(records.length > 0 && { records: records.reduce(mergeRecords) }),
  };
}
