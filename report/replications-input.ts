import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { keyText } from "../analysis/measure-keys.ts";
import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";

type Row = Partial<MeasureKey> & {
  readonly alternative?: string;
  readonly measure: MeasureKey["measure"];
  readonly replication: number;
  readonly value: number | null;
};

/**
 * Every figure of every replication again, from replications.parquet: what money is reckoned from.
 * @param names of the alternatives; one for a run
 * @returns [run] in the order of the names
 */
export async function resultsOf(bytes: Uint8Array, names: readonly string[], replications: number): Promise<Results[]> {
  const file = new Uint8Array(bytes).buffer;
  const columns = names.map((): MeasureKey[] => []);
  const series = names.map((): Float64Array[] => []);
  let rowStart = 0;
  // Group by group, so that only one of them stands in memory as objects.
  for (const { num_rows } of parquetMetadata(file).row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    for (const row of (await parquetReadObjects({ file, rowStart, rowEnd })) as unknown as Row[]) {
      const run = names.length === 1 ? 0 : names.indexOf(String(row.alternative));
      if (run < 0) continue;
      // The replications of a figure stand together.
      if (row.replication === 1) {
        columns[run].push(keyOf(row));
        series[run].push(new Float64Array(replications).fill(NaN));
      }
      series[run][series[run].length - 1][row.replication - 1] = row.value ?? NaN;
    }
    rowStart = rowEnd;
  }
  return names.map((_, run) => ({
    columns: columns[run],
    replications: Array.from({ length: replications }, (__, at) => at),
    values: rowMajor(series[run], replications),
    events: 0,
    isPartial: false,
  }));
}

/**
 * One figure of every replication, from replications.parquet; the rest is not kept.
 * @returns [name][replication]; none for a name that has no such figure
 */
export async function figureOf(
  bytes: Uint8Array,
  names: readonly string[],
  wanted: MeasureKey,
): Promise<readonly (readonly number[])[]> {
  const file = new Uint8Array(bytes).buffer;
  const found = names.map((): number[] => []);
  let rowStart = 0;
  for (const { num_rows } of parquetMetadata(file).row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    for (const row of (await parquetReadObjects({ file, rowStart, rowEnd })) as unknown as Row[]) {
      if (row.measure !== wanted.measure || keyText(keyOf(row)) !== keyText(wanted) || row.value === null) continue;
      const run = names.length === 1 ? 0 : names.indexOf(String(row.alternative));
      if (run >= 0) found[run].push(row.value);
    }
    rowStart = rowEnd;
  }
  return found;
}

function keyOf({ measure, place, waitingFor, from, group, actor, weekday }: Row): MeasureKey {
  return {
    measure,
    ...(place && { place }),
    ...(waitingFor && { waitingFor }),
    ...(from && { from }),
    ...(group && { group }),
    ...(actor && { actor }),
    ...(weekday !== undefined && weekday !== null && { weekday }),
  };
}

function rowMajor(series: readonly Float64Array[], replications: number): Float64Array {
  const values = new Float64Array(replications * series.length);
  series.forEach((own, column) => own.forEach((value, row) => (values[row * series.length + column] = value)));
  return values;
}
