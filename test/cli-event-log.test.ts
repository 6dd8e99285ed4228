/*
 * `flyt run --event-log`: the file is there when all of it is, or not at all.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { EVENT_HEADER } from "../analysis/event-table.ts";

vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
const main = join(root, "cli", "main.ts");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-event-log-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ending {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a folder of its own. @param within a shell command that `exec "$@"` ends */
async function flyt(name: string, words: readonly string[], within?: string, signalAt?: RegExp): Promise<Ending> {
  const cwd = join(folder, name);
  await mkdir(cwd, { recursive: true });
  const program = [process.execPath, main, ...words];
  const [command, ...rest] = within === undefined ? program : ["sh", "-c", `${within}; exec "$@"`, "sh", ...program];
  const child = spawn(String(command), rest, { cwd, env: { ...process.env, LANG: "en", LC_ALL: "", LC_MESSAGES: "" } });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (data) => (stdout += data));
  child.stderr.on("data", (data) => {
    const isFirst = signalAt?.test(stderr) === false;
    stderr += data;
    // Once only: after its last words the program hears Ctrl-C as any other does.
    if (isFirst && signalAt.test(stderr)) child.kill("SIGINT");
  });
  const [exitCode] = await once(child, "close");
  return { exitCode, stdout, stderr };
}

const oneWard = ["run", "one-ward", "-n", "2"];

test("writes the log of a replication beside the results, says how large before and after, the same bytes each time", async () => {
  const one = await flyt("whole", [...oneWard, "--event-log", "a.csv", "--json"]);
  expect(one.exitCode).toBe(0);
  expect(one.stderr).toMatch(/The event log of replication 1 goes to a\.csv: about [\d,]+ lines, [\d.]+ MB\./);
  expect(one.stderr).toMatch(/Wrote a\.csv: [\d,]+ lines, [\d.]+ MB\./);
  const text = await readFile(join(folder, "whole", "a.csv"), "utf8");
  expect(text.startsWith(EVENT_HEADER)).toBe(true);
  const { eventLog, measures } = JSON.parse(one.stdout);
  expect(eventLog).toMatchObject({ replication: 1, warmUpIncluded: false, lines: text.split("\n").length - 2 });
  const [, about] = /about ([\d,]+) lines/.exec(one.stderr) ?? [];
  const ratio = Number(String(about).replace(",", "")) / eventLog.lines;
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);

  const again = await flyt("whole", [...oneWard, "--event-log", "b.csv", "--json", "-q", "--threads", "1"]);
  expect(again).toMatchObject({ exitCode: 0, stderr: "" });
  expect(await readFile(join(folder, "whole", "b.csv"), "utf8")).toBe(text);
  expect(JSON.parse(again.stdout).measures).toEqual(measures);
  const other = await flyt("whole", [
    ...oneWard,
    "--event-log",
    "c.csv",
    "-q",
    "--replication",
    "2",
    "--event-log-warm-up",
  ]);
  expect(other.exitCode).toBe(0);
  const more = await readFile(join(folder, "whole", "c.csv"), "utf8");
  expect(more.length).toBeGreaterThan(text.length);
  expect(more).toContain("2023-01-");
  expect((await readdir(join(folder, "whole"))).sort()).toEqual(["a.csv", "b.csv", "c.csv"]);
});

test("never writes over a file, and says so before it simulates", async () => {
  await mkdir(join(folder, "exists"), { recursive: true });
  await writeFile(join(folder, "exists", "a.csv"), "mine");
  const { exitCode, stdout, stderr } = await flyt("exists", [...oneWard, "--event-log", "a.csv"]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain("a.csv exists already. Nothing was written; choose another name.");
  expect(await readFile(join(folder, "exists", "a.csv"), "utf8")).toBe("mine");
});

test("a folder that is not there is told without a stack", async () => {
  const { exitCode, stderr } = await flyt("nowhere", [...oneWard, "--event-log", join("no", "a.csv")]);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("the folder does not exist");
  expect(stderr).not.toMatch(/^\s+at /m);
});

test("flags that need --event-log say so", async () => {
  for (const flag of [["--replication", "2"], ["--event-log-warm-up"]]) {
    const { exitCode, stderr } = await flyt("flags", [...oneWard, ...flag]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${flag[0]} means something only together with --event-log`);
  }
});

describe.skipIf(process.platform === "win32")("nothing is left behind", () => {
  test("when the file may not grow any more, as on a full disk", async () => {
    const words = [...oneWard, "--event-log", "a.csv"];
    const { exitCode, stderr } = await flyt("full", words, "trap '' XFSZ; ulimit -f 200");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("cannot write a.csv: the file is too large");
    expect(await readdir(join(folder, "full"))).toEqual([]);
  });

  test("after Ctrl-C", async () => {
    const words = [...oneWard, "--set", "run.lengthDays=36000", "--event-log", "a.csv"];
    // The size is said when nothing has been simulated yet, on a machine of any speed.
    const { exitCode, stdout, stderr } = await flyt("stopped", words, undefined, /about [\d,]+ lines/);
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
    expect(stderr).toContain("Interrupted. a.csv was not written.");
    expect(await readdir(join(folder, "stopped"))).toEqual([]);
  });
});
