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

/** A text or a day, a number, or null for no value; NaN and infinity are no values either. */
export type DataCell = string | number | null;

export interface DataColumn extends DataField {
  /** The cell in a row, from 0. Asked for when it is written, so that a table of millions of rows takes no memory. */
  readonly cell: (row: number) => DataCell;
}

/** What is written as CSV or Parquet, and described in the data package. */
export interface DataTable {
  readonly rowCount: number;
  readonly columns: readonly DataColumn[];
}

/** A table of rows that are there already. */
export function tableOf<Row>(
  rows: readonly Row[],
  columns: readonly (DataField & { readonly of: (row: Row) => DataCell | undefined })[],
): DataTable {
  return {
    rowCount: rows.length,
    columns: columns.map(({ of, ...field }) => ({ ...field, cell: (row) => of(rows[row]) ?? null })),
  };
}

/** A cell as it is written: NaN and infinity are no value. */
export function writtenCell(cell: DataCell): DataCell {
  return typeof cell === "number" && !Number.isFinite(cell) ? null : cell;
}
