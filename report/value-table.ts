import type { Cell, Emphasis, Table } from "./table.ts";

/** A cell as people read it, and the number in it as it is, where it has one: a spreadsheet calculates with that. */
export interface ValueCell {
  readonly text: string;
  readonly value?: number | null;
  readonly emphasis?: Emphasis;
}

export interface ValueColumn {
  readonly header: string;
  readonly align: "left" | "right";
}

export interface ValueRow {
  readonly cells: readonly ValueCell[];
  /** A heading over the rows that follow; it has one cell. */
  readonly isHeading?: boolean;
}

/** A table whose numbers are also there as numbers. The first column names the row. */
export interface ValueTable {
  readonly columns: readonly ValueColumn[];
  readonly rows: readonly ValueRow[];
}

/** A table of texts as one of values; rows of one cell are headings. */
export function valueTable({ columns, rows }: Table): ValueTable {
  return {
    columns: columns.map(({ header, align }) => ({ header, align })),
    rows: rows.map((cells) => ({
      cells: cells.map(valueCell),
      ...(cells.length === 1 && columns.length > 1 && { isHeading: true }),
    })),
  };
}

function valueCell(cell: Cell): ValueCell {
  const styled = typeof cell === "string" ? { text: cell } : cell;
  // Names under a heading are indented by spaces for the terminal.
  return { ...styled, text: styled.text.trim() };
}
