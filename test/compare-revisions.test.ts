/*
 * Two revisions of a small repository are compared: it has our benches, one case of its own to time, and an engine of one line.
 */
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareRevisions, comparisonTable, type ComparisonOptions } from "../bench/compare-revisions.ts";
import { ratioOf } from "../bench/ratio.ts";

test("a ratio has the interval of its logarithms, whatever else slowed down both of a pair", () => {
  const { ratio, low, high } = ratioOf([
    [2, 1],
    [20, 10],
    [4.4, 2],
  ]);
  // Logarithms ln 2, ln 2 and ln 2.2; t with 2 degrees of freedom is 4.3027.
  const half = (4.3027 * (Math.log(1.1) / Math.sqrt(3))) / Math.sqrt(3);
  expect(ratio).toBeCloseTo(2 * Math.cbrt(1.1), 10);
  expect(high / ratio).toBeCloseTo(Math.exp(half), 4);
  expect(ratio / low).toBeCloseTo(Math.exp(half), 4);
});

const checkout = join(import.meta.dirname, "..");

let folder: string;
let root: string;
let temporary: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flyt-revisions-"));
  root = join(folder, "repository");
  temporary = join(folder, "temporary");
  for (const name of ["bench", "analysis", "scenarios"])
    cpSync(join(checkout, name), join(root, name), { recursive: true });
  mkdirSync(join(root, "engine"));
  mkdirSync(temporary);
  symlinkSync(join(checkout, "node_modules"), join(root, "node_modules"), "junction");
  const files = { ".gitignore": "node_modules", "package.json": '{ "type": "module" }', "package-lock.json": "{}" };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), `${text}\n`);
  writeFileSync(
    join(root, "bench", "tiny.ts"),
    `import { answer } from "../engine/answer.ts";
import { timeAll } from "./bench.ts";

export async function run(size: number): Promise<void> {
  const values = new Float64Array(size * 100_000).fill(answer);
  await timeAll({ tiny: () => ({ values: values.toSorted(), events: values.length }) }, 1);
}
`,
  );
  git("init", "--quiet");
  commit("first", 1);
  commit("second", 1);
  commit("third", 2);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(...words: string[]): void {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, ...words], { cwd: root, stdio: "ignore" });
}

function commit(title: string, answer: number): void {
  writeFileSync(join(root, "engine", "answer.ts"), `// ${title}\nexport const answer = ${answer};\n`);
  git("add", "--all");
  git("commit", "--quiet", "--message", title);
}

function compare(revisions: readonly [string, string], options: Partial<ComparisonOptions> = {}) {
  return withTemporaryFolder(() =>
    compareRevisions({ root, revisions, bench: "tiny", rounds: 2, size: 1, ...options }),
  );
}

async function withTemporaryFolder<Result>(work: () => Promise<Result>): Promise<Result> {
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: temporary, TEMP: temporary, TMP: temporary });
  try {
    return await work();
  } finally {
    for (const name of ["TMPDIR", "TEMP", "TMP"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

test("two revisions that compute the same are told to be equal, with the ratio of their speeds", async () => {
  const lines: string[] = [];
  const [tiny] = await compare(["HEAD~2", "HEAD~1"], { say: (line) => lines.push(line) });
  expect(tiny!.hashes[0]).toBe(tiny!.hashes[1]);
  expect(tiny!.speedup.low).toBeLessThanOrEqual(tiny!.speedup.ratio);
  expect(tiny!.speedup.high).toBeGreaterThanOrEqual(tiny!.speedup.ratio);
  expect(comparisonTable([tiny!])).toMatch(/^\| tiny \| [\d.]+ s \| [\d.]+ s \| [\d.]+ \([\d.]+ to [\d.]+\) \| equal/m);
  expect(lines[0]).toMatch(/^A = [0-9a-f]+ first$/);
  expect(readdirSync(temporary)).toEqual([]);
}, 60_000);

test("other results are told, and so is the checkout as it lies there", async () => {
  const [tiny] = await compare(["HEAD~1", "."], { rounds: 1 });
  expect(tiny!.hashes[0]).not.toBe(tiny!.hashes[1]);
  expect(comparisonTable([tiny!])).toContain("(no interval) | different (");
}, 60_000);

test("a revision that is not there, and a bench that does not run in one, are told", async () => {
  await expect(compare(["HEAD", "no-such-revision"])).rejects.toThrow(/no-such-revision/);
  await expect(compare(["HEAD", "HEAD~1"], { bench: "no-such-bench" })).rejects.toThrow(/no-such-bench/);
  expect(readdirSync(temporary)).toEqual([]);
}, 60_000);

test("Ctrl-C ends it with exit code 130, and nothing is left behind", async () => {
  const words = [...process.execArgv, join(root, "bench", "compare-revisions.ts"), "HEAD", "HEAD~1", "tiny"];
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const child = spawn(process.execPath, [...words, "--rounds", "1000"], {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    if (text.includes("round 1 of")) child.kill("SIGINT");
  });
  const exitCode = await new Promise((resolve) => child.on("close", resolve));
  expect(exitCode).toBe(130);
  expect(readdirSync(temporary)).toEqual([]);
}, 60_000);
