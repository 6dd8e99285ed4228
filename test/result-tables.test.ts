/*
 * Tables as CSV in two dialects and as Parquet, as programs of others read them.
 */
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PartialFolder } from "../cli/partial-folder.ts";
import { Talk } from "../cli/talk.ts";
import { csvText } from "../report/csv-text.ts";
import type { DataCell, DataTable, FieldType } from "../report/data-table.ts";
import { parquetBytes } from "../report/parquet.ts";
import { parseCsv } from "../scenarios/csv.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-tables-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A table of columns with their names, types and values. */
function tableWith(
  ...columns: readonly (readonly [name: string, type: FieldType, values: ArrayLike<DataCell>])[]
): DataTable {
  return {
    rowCount: columns[0]![2].length,
    columns: columns.map(([name, type, values]) => ({
      name,
      type,
      description: "",
      isNullable: true,
      cell: (row) => values[row]!,
    })),
  };
}

const table = tableWith(
  ["name", "text", ["Helsehus, nord", 'the "old" one', "=1+1", null]],
  ["value", "number", [0.1, -1234.5, NaN, 1e-7]],
  ["count", "integer", [1, 2, 3, null]],
  ["date", "date", ["2024-02-29", "1969-12-31", "1970-01-01", "2100-03-01"]],
);

describe("CSV", () => {
  test("in the neutral dialect has commas, decimal points, and what is in the table, unchanged", () => {
    expect(csvText(table, "neutral")).toBe(
      'name,value,count,date\n"Helsehus, nord",0.1,1,2024-02-29\n"the ""old"" one",-1234.5,2,1969-12-31\n' +
        "=1+1,,3,1970-01-01\n,1e-7,,2100-03-01\n",
    );
  });

  test("for a Norwegian Excel has a byte order mark, semicolons, decimal commas, and no cell that is run as a formula", () => {
    expect(csvText(table, "excel-no")).toBe(
      '\ufeffname;value;count;date\r\nHelsehus, nord;0,1;1;2024-02-29\r\n"the ""old"" one";-1234,5;2;1969-12-31\r\n' +
        "'=1+1;;3;1970-01-01\r\n;1e-7;;2100-03-01\r\n",
    );
    const starts = ["=", "+", "-", "@", "\t", "\r"].map((sign) => `${sign}cmd`);
    const text = csvText(tableWith(["a", "text", starts]), "excel-no");
    expect(text.match(/'[=+\-@\t\r]cmd/g)).toHaveLength(starts.length);
  });

  test("of any texts and numbers is read back as they were", () => {
    // Spaces around a cell are no part of it for our own reader, and an empty line is none.
    const texts = fc.array(fc.string({ unit: fc.constantFrom(..."ab,;\"'\n= é"), minLength: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(texts, fc.double({ noNaN: true, noDefaultInfinity: true }), (values, number) => {
        const numbers = values.map(() => number);
        const written = csvText(tableWith(["first", "text", values], ["second", "number", numbers]), "neutral");
        const { rows } = parseCsv(written);
        expect(rows.map(({ cells }) => cells[0])).toEqual(values.map((value) => value.trim()));
        expect(rows.map(({ cells }) => Number(cells[1]) + 0)).toEqual(numbers.map((value) => value + 0));
      }),
    );
  });
});

describe("Parquet", () => {
  test("is read by DuckDB as it was written, and is the same bytes each time", async () => {
    const bytes = parquetBytes(table, "pasientflyt test");
    expect(parquetBytes(table, "pasientflyt test")).toEqual(bytes);
    expect(await rowsOf(bytes, "select * from file")).toEqual([
      ["Helsehus, nord", 0.1, 1, "2024-02-29"],
      ['the "old" one', -1234.5, 2, "1969-12-31"],
      ["=1+1", null, 3, "1970-01-01"],
      [null, 1e-7, null, "2100-03-01"],
    ]);
  });

  test("of several row groups holds all rows in their order", async () => {
    const rows = 300_000;
    const values = Float64Array.from({ length: rows }, (_, row) => Math.sqrt(row));
    const at = Int32Array.from({ length: rows }, (_, row) => row);
    const bytes = parquetBytes(tableWith(["row", "integer", at], ["value", "number", values]), "pasientflyt test");
    const query = "select count(*)::int, sum(case when value = sqrt(row) then 0 else 1 end)::int, max(row) from file";
    expect(await rowsOf(bytes, query)).toEqual([[rows, 0, rows - 1]]);
    expect(await rowsOf(bytes, "select row from file limit 2 offset 122879")).toEqual([[122879], [122880]]);
  });
});

async function rowsOf(bytes: Uint8Array, query: string): Promise<unknown> {
  const file = join(folder, "table.parquet");
  await writeFile(file, bytes);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const reader = await connection.runAndReadAll(query.replace("file", `'${file}'`));
  connection.closeSync();
  return reader.getRowsJson();
}

describe("a folder of files", () => {
  const talk = new Talk("en");

  test("is there when all of it is, and leaves nothing behind when it is given up", async () => {
    const given = new PartialFolder(join(folder, "parents", "whole"), talk);
    given.write("a.csv", "a\n");
    expect(await readdir(join(folder, "parents"))).toEqual([expect.stringMatching(/^whole\.\d+-[0-9a-f]+\.partial$/)]);
    given.complete();
    given.abandon();
    expect(await readdir(join(folder, "parents"))).toEqual(["whole"]);
    expect(await readdir(join(folder, "parents", "whole"))).toEqual(["a.csv"]);

    const givenUp = new PartialFolder(join(folder, "parents", "other"), talk);
    givenUp.write("a.csv", "a\n");
    givenUp.abandon();
    expect(await readdir(join(folder, "parents"))).toEqual(["whole"]);
  });

  test("takes the place of an empty one, but of no other, though it was made meanwhile", async () => {
    const name = join(folder, "parents", "whole");
    expect(() => new PartialFolder(name, talk)).toThrow("exists already");
    const late = join(folder, "late");
    const slow = new PartialFolder(late, talk);
    await mkdir(late);
    await writeFile(join(late, "b.csv"), "b\n");
    expect(() => slow.complete()).toThrow("exists already");
    slow.abandon();
    await rm(join(late, "b.csv"));
    const third = new PartialFolder(late, talk);
    third.write("a.csv", "third\n");
    third.complete();
    expect(await readdir(late)).toEqual(["a.csv"]);
  });
});
