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

type FieldOf<Row> = DataField & { readonly of: (row: Row) => DataCell | undefined };

/** The field that names the alternative, where there are several. */
export function alternativeField(runs: readonly unknown[]): FieldOf<{ readonly run: { readonly name: string } }>[] {
  if (runs.length < 2) return [];
  return [{ name: "alternative", type: "text", description: "Name of the alternative.", of: ({ run }) => run.name }];
}

/** Three fields of a number: its mean, and both ends of its 95 % interval. */
export function intervalFields<Row>(
  name: string,
  description: string,
  of: (
    row: Row,
  ) => { readonly mean: number | null; readonly ci95: readonly [number, number] | null } | null | undefined,
): FieldOf<Row>[] {
  const number = (own: string, about: string, take: (row: Row) => number | null | undefined): FieldOf<Row> => {
    return { name: own, type: "number", isNullable: true, description: about, of: take };
  };
  return [
    number(name, description, (row) => of(row)?.mean),
    number(`${name}Ci95Low`, "Low end of its 95 % interval.", (row) => of(row)?.ci95?.[0]),
    number(`${name}Ci95High`, "High end of the same interval.", (row) => of(row)?.ci95?.[1]),
  ];
}

/** A cell as it is written: NaN and infinity are no value. */
export function writtenCell(cell: DataCell): DataCell {
  return typeof cell === "number" && !Number.isFinite(cell) ? null : cell;
}
