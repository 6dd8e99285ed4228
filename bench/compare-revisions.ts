/*
 * Which of two revisions is faster, and whether they give the same results:
 *
 *   npm run bench:compare -- REVISION_A REVISION_B [BENCH] [--rounds 5] [--size 20]
 *
 * A revision is anything that git knows, or "." for the checkout as it lies here. The bench (replication where none is named) is
 * the one of this checkout in both, over the engine and the scenarios of each. It runs A B B A in each round, every time in a
 * process of its own, and is judged by CPU time: so neither the other programs of the machine nor what the compiler learnt
 * from the other revision decide.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { median, type Timing } from "./bench.ts";
import { machineText } from "./machine.ts";
import { type Ratio, ratioOf, ratioText } from "./ratio.ts";

export interface ComparisonOptions {
  /** The checkout whose bench is run, and whose packages are taken. */
  readonly root: string;
  readonly revisions: readonly [a: string, b: string];
  /** Name of a file in bench/ without .ts, which times its cases with `timeAll`. */
  readonly bench: string;
  readonly rounds: number;
  readonly size: number;
  /** Ends it early; nothing is left behind. */
  readonly signal?: AbortSignal;
  readonly say?: (line: string) => void;
}

/** One case of the bench in both revisions. */
export interface ComparedCase {
  readonly name: string;
  /** Median over all runs. */
  readonly cpuSeconds: readonly [a: number, b: number];
  /** How many times as fast B is as A. */
  readonly speedup: Ratio;
  /** Of the answers. */
  readonly hashes: readonly [a: string, b: string];
}

const SIDES = [0, 1, 1, 0] as const;

/** @throws Error where a revision is unknown, or cannot run the bench */
export async function compareRevisions(options: ComparisonOptions): Promise<ComparedCase[]> {
  const { root, revisions, rounds, say = () => {} } = options;
  const parent = mkdtempSync(join(tmpdir(), "flyt-compare-"));
  try {
    const folders: string[] = [];
    for (const [side, revision] of revisions.entries()) {
      const name = "AB"[side]!;
      folders.push(revision === "." ? root : await checkOut(revision, join(parent, name), options));
      say(`${name} = ${revision === "." ? "the checkout as it is" : await titleOf(revision, options)}`);
    }
    const scenarios = folders.map((folder) => readFileSync(join(folder, "scenarios", "trondheim.yaml"), "utf8"));
    if (scenarios[0] !== scenarios[1]) say("scenarios/trondheim.yaml is not the same in both");
    const runs: Timing[][][] = [];
    for (let round = 0; round < rounds; round++) {
      const timings: Timing[][] = [];
      for (const side of SIDES) timings.push(await timeBench(folders[side]!, options));
      runs.push(timings);
      say(`round ${round + 1} of ${rounds}`);
    }
    return runs[0]![0]!.map((_, at) => compared(runs.map((timings) => timings.map((cases) => cases[at]!))));
  } finally {
    rmSync(parent, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @param runs [round][A, B, B, A] the timing of one case */
function compared(runs: readonly (readonly Timing[])[]): ComparedCase {
  const of = (wanted: 0 | 1) => runs.map((timings) => timings.filter((_, at) => SIDES[at] === wanted));
  const [a, b] = [of(0), of(1)];
  const seconds = (timings: readonly Timing[]) => timings.map(({ cpuSeconds }) => cpuSeconds);
  const geometric = (timings: readonly Timing[]) => Math.sqrt(timings[0]!.cpuSeconds * timings[1]!.cpuSeconds);
  const hashes = (all: readonly (readonly Timing[])[]) => [...new Set(all.flat().map(({ hash }) => hash))].join(" or ");
  return {
    name: runs[0]![0]!.name,
    cpuSeconds: [median(seconds(a.flat())), median(seconds(b.flat()))],
    speedup: ratioOf(a.map((timings, round) => [geometric(timings), geometric(b[round]!)])),
    hashes: [hashes(a), hashes(b)],
  };
}

/** The files of a revision in a folder, with this checkout's bench and packages that fit. */
async function checkOut(revision: string, folder: string, options: ComparisonOptions): Promise<string> {
  const { root, say = () => {} } = options;
  mkdirSync(folder);
  const archive = `${folder}.tar`;
  await execute("git", ["archive", "--format=tar", `--output=${archive}`, revision], root, options);
  await execute("tar", ["-xf", archive, "-C", folder], root, options);
  rmSync(join(folder, "bench"), { recursive: true, force: true });
  cpSync(join(root, "bench"), join(folder, "bench"), { recursive: true });
  const [ours, theirs] = [root, folder].map((place) => readFileSync(join(place, "package-lock.json"), "utf8"));
  if (ours === theirs && existsSync(join(root, "node_modules"))) {
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  } else {
    say(`installing the packages of ${revision}, which has others`);
    await execute("npm", ["ci", "--no-audit", "--no-fund", "--prefer-offline"], folder, options);
  }
  return folder;
}

async function titleOf(revision: string, options: ComparisonOptions): Promise<string> {
  return (await execute("git", ["log", "-1", "--format=%h %s", revision], options.root, options)).trim();
}

async function timeBench(folder: string, options: ComparisonOptions): Promise<Timing[]> {
  const words = [...process.execArgv, join("bench", "time-bench.ts"), options.bench, String(options.size)];
  const output = await execute(process.execPath, words, folder, options);
  return JSON.parse(output.trim().split("\n").at(-1)!) as Timing[];
}

/** @returns what the program prints on standard output */
async function execute(program: string, words: string[], cwd: string, options: ComparisonOptions): Promise<string> {
  options.signal?.throwIfAborted();
  const child: ChildProcess = spawn(program, words, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    shell: program === "npm" && process.platform === "win32",
  });
  const end = () => child.kill("SIGKILL");
  options.signal?.addEventListener("abort", end);
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]!.setEncoding("utf8").on("data", (text: string) => (texts[name] += text));
  }
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    options.signal?.throwIfAborted();
    if (exitCode !== 0) throw new Error(`${program} ${words.join(" ")} failed in ${cwd}:\n${texts.stderr}`);
    return texts.stdout;
  } finally {
    options.signal?.removeEventListener("abort", end);
  }
}

/** A table for people, in Markdown. */
export function comparisonTable(cases: readonly ComparedCase[]): string {
  const rows = cases.map(({ name, cpuSeconds, speedup, hashes }) => {
    const results = hashes[0] === hashes[1] ? `equal (${hashes[0]})` : `different (${hashes.join(", ")})`;
    const seconds = cpuSeconds.map((value) => `${value.toPrecision(4)} s`).join(" | ");
    return `| ${name} | ${seconds} | ${ratioText(speedup)} | ${results} |`;
  });
  return `| Case | A, CPU time | B, CPU time | B is so many times as fast (95 %) | Results |
| --- | ---: | ---: | ---: | --- |
${rows.join("\n")}
`;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: "string", default: "5" }, size: { type: "string", default: "20" } },
  });
  const [a, b, bench = "replication"] = positionals;
  const [rounds, size] = [Number(values.rounds), Number(values.size)];
  if (a === undefined || b === undefined || !(rounds >= 1) || !(size >= 1)) {
    process.stderr.write("npm run bench:compare -- REVISION_A REVISION_B [BENCH] [--rounds 5] [--size 20]\n");
    process.exitCode = 2;
    return;
  }
  const interrupt = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => interrupt.abort());
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const root = join(import.meta.dirname, "..");
  try {
    const cases = await compareRevisions({
      root,
      revisions: [a, b],
      bench,
      rounds,
      size,
      signal: interrupt.signal,
      say,
    });
    const turns = `${rounds} rounds of A B B A, size ${size}`;
    process.stdout.write(`\n${machineText()}; A ${a}, B ${b}; ${turns}\n\n${comparisonTable(cases)}`);
  } catch (error) {
    if (!interrupt.signal.aborted) say((error as Error).message);
    process.exitCode = interrupt.signal.aborted ? 130 : 1;
  }
}

if (import.meta.main) await main();
