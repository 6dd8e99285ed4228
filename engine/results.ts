import type { BatchResult } from "./batch.ts";
import type { MeasureColumn, MeasureKey } from "./measures.ts";
import { endToEnd } from "./periods.ts";
import { mergeRecords, type Records } from "./records.ts";

/** Measures of finished replications, in order of replication. */
export interface Results {
  readonly columns: readonly MeasureKey[];
  /** Replication numbers of the rows: 0 … n − 1, fewer after a cancellation. */
  readonly replications: readonly number[];
  /** [replication × column], row-major. */
  readonly values: Float64Array;
  readonly events: number;
  /** Distributions and daily series over all finished replications, where they were asked for. */
  readonly records?: Records;
  /** [replication × level function × period], row-major, where periods were asked for: as `periodRow` gives each. */
  readonly periods?: Float64Array;
  /** Whether the run was cancelled before all were done. */
  readonly isPartial: boolean;
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
  const values = endToEnd(inOrder.map((result) => result.values));
  const events = inOrder.reduce((sum, result) => sum + result.events, 0);
  const records = inOrder.map((result) => result.records).filter((part) => part !== undefined);
  const periods = inOrder.map((result) => result.periods).filter((part) => part !== undefined);
  return {
    columns,
    replications,
    values,
    events,
    isPartial: replications.length < wanted,
    ...(records.length > 0 && { records: records.reduce(mergeRecords) }),
    ...(periods.length > 0 && { periods: endToEnd(periods) }),
  };
}
