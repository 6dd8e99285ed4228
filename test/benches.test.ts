import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Row, rowText } from "../bench/bench.ts";
import { benchFiles, benchFolder, exportsRun } from "./support/bench-files.ts";

const files = benchFiles();

const readme = readFileSync(join(benchFolder, "..", "README.md"), "utf8").split("\n");
/** Rows of the README's tables that a bench prints, without their figures. */
const told = readme.filter((line) => line.includes("`npm run bench -- ")).map(withoutFigure);
const printed: string[] = [];

test.each(files)("bench/%s runs at size 1", { timeout: 120_000 }, async (file) => {
  const bench: { run(size: number): unknown } = await import(join(benchFolder, file));
  const rows = (await bench.run(1)) as readonly Row[] | undefined;
  printed.push(...(rows ?? []).map((row) => withoutFigure(rowText(file.replace(".ts", ""), row))));
});

test("the table of speeds in the README has the rows that the benches print, in their order", () => {
  expect(told).toEqual(printed);
});

function withoutFigure(row: string): string {
  const [, what, , command] = row.split("|");
  return `${what} | ${command}`;
}

test("there are benches to run", () => expect(files.length).toBeGreaterThan(0));

test("a bench is known by its export", () => {
  for (const source of [
    "export function run(size: number) {}",
    "// first\nexport async function run(size) {}",
    "export const run = (size) => {};",
    "function run() {}\nexport { other, run };",
  ])
    expect(exportsRun(source)).toBe(true);
  for (const source of ["function run() {}", "export function runAll() {}", "// export function run() {}"])
    expect(exportsRun(source)).toBe(false);
});
