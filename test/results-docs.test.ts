/*
 * docs/r.md and docs/python.md: 20 lines each that do what they say, as far as can be told without R and its packages.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { RESULT_TABLES } from "../report/result-files.ts";
import { parseCsv } from "../scenarios/csv.ts";
import { command } from "./support/command.ts";

vi.setConfig({ testTimeout: 120_000 });

const docs = join(import.meta.dirname, "..", "docs");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-docs-"));
  const words = ["run", "two-municipalities", "-n", "2", "--threads", "1", "--set", "run.warmUpDays=30", "--set"];
  await command(...words, "run.endDate=2024-03-01", "-q", "--out", join(folder, "results"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The pieces of code in a page. */
async function codeIn(page: string, language: string): Promise<string[]> {
  const text = await readFile(join(docs, page), "utf8");
  return [...text.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g"))].map(([, code]) => code!);
}

const hasPython = ((): boolean => {
  try {
    return execFileSync("python3", ["--version"]).length > 0;
  } catch {
    return false;
  }
})();

describe.each([
  ["python.md", "python"],
  ["r.md", "r"],
])("%s", (page, language) => {
  test("has at most 20 lines of code, and names no file or column that is not written", async () => {
    const [code] = await codeIn(page, language);
    expect(code!.trimEnd().split("\n").length).toBeLessThanOrEqual(20);
    const files = [...code!.matchAll(/(?:results|comparison)\/([\w.-]+)/g)].map(([, name]) => name);
    expect(files.length).toBeGreaterThan(2);
    const tables = RESULT_TABLES.filter(({ name }) => files.includes(name));
    expect(new Set(files)).toEqual(new Set(tables.map(({ name }) => name)));
    const columns = new Set(tables.flatMap(({ of }) => of([]).columns.map(({ name }) => name)));
    const camelCase = code!
      .match(/\b[a-z]+[A-Z0-9]\w*\b/g)!
      .filter((name) => !/Mean$|^dbConnect$|^dbGetQuery$|^ggplot2$|^p?10$/.test(name));
    expect(camelCase.filter((name) => !columns.has(name))).toEqual([]);
  });

  test("has SQL that DuckDB runs", async () => {
    const [code] = await codeIn(page, language);
    const [sql] = /select [^]*?(?="""|"\)\n)/.exec(code!.replaceAll('\\"', '"')) ?? [];
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const reader = await connection.runAndReadAll(sql!.replaceAll("'results/", `'${folder}/results/`));
    connection.closeSync();
    expect(reader.getRowsJson().length).toBeGreaterThan(1);
  });
});

describe.skipIf(!hasPython)("python.md", () => {
  test("is Python", async () => {
    for (const code of await codeIn("python.md", "python")) {
      execFileSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: code });
    }
  });

  test("reads the summary without any packages", async () => {
    const [, code] = await codeIn("python.md", "python");
    const printed = execFileSync("python3", ["-"], { input: code, cwd: folder, encoding: "utf8" });
    const { rows, header } = parseCsv(await readFile(join(folder, "results", "summary.csv"), "utf8"));
    const mean = rows[0]!.cells[header!.cells.indexOf("mean")]!;
    expect(printed.trim().split(" ")[0]).toBe(String(Number(mean)));
  });
});
