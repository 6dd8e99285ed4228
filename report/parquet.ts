import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import {
  type DataCell,
  type DataColumn,
  type DataField,
  type DataTable,
  type FieldType,
  writtenCell,
} from "./data-table.ts";

/** A row group is what a reader takes into memory at a time, and may pass over. */
const ROWS_IN_GROUP = 122_880;
const MS_PER_DAY = 86_400_000;

/** How Parquet has each type. */
const ELEMENTS: Readonly<Record<FieldType, Partial<SchemaElement>>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  number: { type: "DOUBLE" },
  integer: { type: "INT32" },
  date: { type: "INT32", converted_type: "DATE" },
};

/**
 * A table as a Parquet file: Snappy, dictionaries for texts, the same bytes for the same table.
 * @param writtenBy name and version of the program, for the file to name
 */
export function parquetBytes({ rowCount, columns }: DataTable, writtenBy: string): Uint8Array {
  const writer = new ByteWriter();
  const schema = [{ name: "root", num_children: columns.length }, ...columns.map(elementOf)];
  const parquet = new ParquetWriter({ writer, schema, createdBy: writtenBy });
  // Group by group, so that only one of them stands in memory in the form that is written.
  for (let from = 0; from < rowCount; from += ROWS_IN_GROUP) {
    const to = Math.min(from + ROWS_IN_GROUP, rowCount);
    const columnData = columns.map((column) => ({ name: column.name, data: cellsOf(column, from, to) }));
    void parquet.write({ columnData, rowGroupSize: ROWS_IN_GROUP });
  }
  void parquet.finish();
  return writer.getBytes();
}

function elementOf({ name, type, isNullable }: DataField): SchemaElement {
  return { name, ...ELEMENTS[type], repetition_type: isNullable ? "OPTIONAL" : "REQUIRED" };
}

/** Cells of some rows, as the writer takes them: days since 1970 for dates. */
function cellsOf({ type, cell }: DataColumn, from: number, to: number): DataCell[] {
  return Array.from({ length: to - from }, (_, at) => {
    const written = writtenCell(cell(from + at));
    return type === "date" && typeof written === "string" ? dayNumber(written) : written;
  });
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
}
