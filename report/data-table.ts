/** What the cells of a column are: text, numbers, whole numbers, or days as YYYY-MM-DD. */
export type FieldType = "text" | "number" | "integer" | "date";

/** One column of a table as its data dictionary has it. */
export interface DataField {
  readonly name: string;
  readonly type: FieldType;
  /** A sentence or two in English: what it is, and its unit where it is always the same. */
  readonly description: string;
  /** Whether a cell may be without a value. */
  readonly isNullable?: boolean;
}

export interface DataColumn extends DataField {
  /** [row] texts for `text` and `date`, else numbers; null where there is no value. */
  readonly values: ArrayLike<string | number | null>;
}

/** Columns of the same length: what is written as CSV or Parquet, and described in the data package. */
export type DataTable = readonly DataColumn[];

export function rowCountOf(table: DataTable): number {
  return table.length === 0 ? 0 : table[0].values.length;
}

/** A number that a table may hold; null for NaN and infinity, which mean no value. */
export function finiteOrNull(value: number | null | undefined): number | null {
  return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}
