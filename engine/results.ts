import type { BatchResult } from "./batch.ts";
import type { ControlKey } from "./controls.ts";
import type { MeasureColumn, MeasureKey } from "./measures.ts";
import { endToEnd } from "./periods.ts";
import { mergeRecords, type Records } from "./records.ts";

/** Measures of finished replications, in order of replication. */
export interface Results {
  readonly columns: readonly MeasureKey[];
  /** Replication numbers of the rows: 0 … n − 1, with a smaller n after a cancellation. */
  readonly replications: readonly number[];
  /** [replication × column], row-major. */
  readonly values: Float64Array;
  /** Control variates of the same rows, each of mean 0; missing where they were not reckoned. */
  readonly controls?: ControlTable;
  readonly events: number;
  /** Distributions and daily series over all finished replications, where they were asked for. */
  readonly records?: Records;
  /** [replication × level function × period], row-major, where periods were asked for: as `periodRow` gives each. */
  readonly periods?: Float64Array;
  /** Whether the run was cancelled before all were done. */
  readonly isPartial: boolean;
}

export interface ControlTable {
  readonly keys: readonly ControlKey[];
  /** [replication × control], row-major. */
  readonly values: Float64Array;
}

/**
 * The finished batches of several models before the first that any of them lacks: what is left after a cancellation is what a run of
 * fewer replications would have given. All models are cut into the same batches.
 * @param first replication that was to be the first
 */
export function withoutGaps(batches: readonly (readonly BatchResult[])[], first = 0): BatchResult[][] {
  const end = Math.min(...batches.map((own) => endFrom(first, own)));
  return batches.map((own) => own.filter(({ to }) => to <= end));
}

/** Where the first gap is, or the end. */
function endFrom(first: number, batches: readonly BatchResult[]): number {
  const toOf = new Map(batches.map(({ from, to }) => [from, to]));
  let end = first;
  while (toOf.has(end)) end = toOf.get(end)!;
  return end;
}

/**
 * Batches of one model as one table: rows in order of replication, whatever the order in which the batches came back.
 * @param wanted replications asked for; with fewer the results are partial
 * @param controlKeys those of the model
 */
export function stackBatches(
  measures: readonly MeasureColumn[],
  results: readonly BatchResult[],
  wanted: number,
  controlKeys: readonly ControlKey[],
): Results {
  const columns = measures.map(({ key }) => key);
  const inOrder = [...results].sort((a, b) => a.from - b.from);
  const replications = inOrder.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
  const events = inOrder.reduce((sum, result) => sum + result.events, 0);
  const records = inOrder.map((result) => result.records).filter((part) => part !== undefined);
  const periods = inOrder.map((result) => result.periods).filter((part) => part !== undefined);
  return {
    columns,
    replications,
    values: endToEnd(inOrder.map(({ values }) => values)),
    controls: { keys: controlKeys, values: endToEnd(inOrder.map(({ controls }) => controls)) },
    events,
    isPartial: replications.length < wanted,
    ...(records.length > 0 && { records: records.reduce(mergeRecords) }),
    ...(periods.length > 0 && { periods: endToEnd(periods) }),
  };
}

/** Results of the same model with those of replications that come after: the same as those of one run of all of them. */
export function joinResults(earlier: Results, later: Results): Results {
  const { keys } = earlier.controls ?? { keys: [] };
  const controls = [earlier, later].map((results) => results.controls?.values ?? new Float64Array(0));
  const records = [earlier.records, later.records].filter((part) => part !== undefined);
  const periods = [earlier.periods, later.periods].filter((part) => part !== undefined);
  return {
    columns: earlier.columns,
    replications: [...earlier.replications, ...later.replications],
    values: endToEnd([earlier.values, later.values]),
    controls: { keys, values: endToEnd(controls) },
    events: earlier.events + later.events,
    isPartial: earlier.isPartial || later.isPartial,
    ...(records.length > 0 && { records: records.reduce(mergeRecords) }),
    ...(periods.length > 0 && { periods: endToEnd(periods) }),
  };
}
