import { join } from "node:path";
import { expect, test } from "vitest";
import { benchFiles, benchFolder, exportsRun } from "./support/bench-files.ts";

const files = benchFiles();

test.each(files)("bench/%s runs at size 1", { timeout: 60_000 }, async (file) => {
  const bench: { run(size: number): unknown } = await import(join(benchFolder, file));
  await bench.run(1);
});

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
