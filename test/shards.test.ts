/*
 * Runs on many machines: the bytes of one, and nothing but those.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { chunkBytes, chunkFrom } from "../cli/chunk-file.ts";
import { packed, unpacked } from "../tasks/packed.ts";
import { chunksOf, type ShardPlan, shardOfChunk } from "../cli/shard-plan.ts";
import type { BatchResult } from "../engine/batch.ts";
import { withoutGaps } from "../engine/results.ts";
import { command } from "./support/command.ts";

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
const path = (...names: string[]): string => join(folder, ...names);

const RUN = [
  "run",
  "two-municipalities",
  "-n",
  "10",
  "--set",
  "run.warmUpDays=60",
  "--set",
  "run.endDate=2024-04-01",
  "-q",
];
/** The same on one thread, which takes the least time to start. */
const ALONE = [...RUN, "--threads", "1"];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flyt-shards-"));
  await command(...ALONE, "--out", path("one"));
  for (const shard of ["3/3", "2/3", "1/3"]) await command(...ALONE, "--out", path("three"), "--shard", shard);
  await command(...ALONE, "--out", path("all"), "--shard", "1/1");
  await command(...ALONE, "--out", path("other"), "--shard", "1/1", "--seed", "other");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Expects every file of a folder to be that of a run on one thread, but for the block of the manifest that may differ. */
async function expectSame(name: string): Promise<void> {
  const names = await readdir(path("one"));
  expect(await readdir(path(name))).toEqual(names);
  for (const file of names.filter((one) => one !== "manifest.json")) {
    expect((await readFile(path(name, file))).equals(await readFile(path("one", file))), file).toBe(true);
  }
  const [one, other] = await Promise.all(["one", name].map((each) => readFile(path(each, "manifest.json"), "utf8")));
  const thisRun = /^ {2}"thisRun": .*$/m;
  expect(other!.replace(thisRun, "")).toBe(one!.replace(thisRun, ""));
  expect(other).toMatch(thisRun);
}

describe("the same bytes of every file", () => {
  test.each([2, 8])("on %i threads", async (threads) => {
    await command(...RUN, "--threads", String(threads), "--out", path(`threads-${threads}`));
    await expectSame(`threads-${threads}`);
  });

  test("of 1, 3 and 7 shards merged", async () => {
    for (let shard = 7; shard > 0; shard--) await command(...ALONE, "--out", path("seven"), "--shard", `${shard}/7`);
    for (const [name, options] of [
      ["all", ["--json"]],
      ["three", []],
      ["seven", []],
    ] as const) {
      const told = await command("merge", path(name), "-q", ...options, "--out", path(`merged-${name}`));
      expect(told).toMatchObject({ exitCode: 0, stderr: "" });
      await expectSame(`merged-${name}`);
    }
  });

  test("of a shard that was killed and run again, which keeps what is there", async () => {
    await cp(path("three"), path("killed"), { recursive: true });
    const [kept, gone, half] = [chunk(1), chunk(4), chunk(7)];
    const bytes = await readFile(path("killed", kept));
    for (const name of [gone, half]) await rm(path("killed", name));
    await writeFile(path("killed", `${half}.1-00000000.partial`), "half of it");
    const words = ALONE.filter((word) => word !== "-q");
    const { stderr } = await command(...words, "--out", path("killed"), "--shard", "1/3");
    expect(stderr).toContain(`Shard 1 of 3 is done: 4 files in ${path("killed")}, 2 new and 2 there before.`);
    expect(await readFile(path("killed", kept))).toEqual(bytes);
    expect((await command("merge", path("killed"), "-q")).exitCode).toBe(0);
    await expectSame(join("killed", "results"));
  });
});

test("Ctrl-C in a shard keeps the chunks that finished, and says how to go on", async () => {
  const words = ["run", "one-ward", "-n", "3200", "--out", path("stopped"), "--shard", "2/20", "--threads", "1"];
  const running = command(...words);
  const hasChunk = async () => (await readdir(path("stopped")).catch(() => [])).some((name) => name.endsWith(".chunk"));
  while (!(await hasChunk())) await new Promise((resolve) => setTimeout(resolve, 20));
  process.emit("SIGINT");
  const { exitCode, stderr } = await running;
  expect(exitCode).toBe(130);
  const names = await readdir(path("stopped"));
  expect(names.filter((name) => name.endsWith(".partial"))).toEqual([]);
  const finished = names.filter((name) => name.endsWith(".chunk")).length;
  expect(stderr).toContain(`Interrupted: ${finished} of the 16 files of shard 2 of 20 are done.`);
});

/** The file of a replication that is a chunk by itself, from 1. */
function chunk(replication: number): string {
  const padded = String(replication).padStart(7, "0");
  return `replications-${padded}-${padded}.chunk`;
}

describe("nothing is merged, with exit code 3,", () => {
  const copied = (from: string, name: string) => cp(path(from), path(name), { recursive: true });
  const refused = async (name: string) => {
    const told = await command("merge", path(name), "-q");
    expect(told.exitCode).toBe(3);
    expect(await readdir(path(name))).not.toContain("results");
    return told.stderr;
  };

  test("where replications are missing: which, and which shards to run", async () => {
    await copied("three", "gaps");
    for (const replication of [2, 3, 5, 8]) await rm(path("gaps", chunk(replication)));
    const lacks = `${path("gaps")} lacks replication 2–3, 5, 8. Run --shard 2/3, --shard 3/3 again.`;
    expect(await refused("gaps")).toContain(lacks);
    expect(await refused("one")).toContain("has no shards to merge: there is no shards.json");
  });

  test("where a file is damaged, whichever byte of it", async () => {
    await copied("all", "damaged");
    const file = path("damaged", chunk(4));
    const bytes = await readFile(file);
    for (const at of [0, 20, 90, 400, bytes.length >> 1, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(chunkFrom(changed), `byte ${at}`).toBeUndefined();
    }
    await writeFile(file, bytes.subarray(0, bytes.length - 1));
    expect(await refused("damaged")).toContain(`${file} is damaged. Delete it, and run its shard again.`);
    const again = await command(...ALONE, "--out", path("damaged"), "--shard", "1/1");
    expect(again.stderr).toContain(`${file} is damaged.`);
  });

  test("where a file is of another run, and no shard of another run is added", async () => {
    await copied("all", "own");
    await cp(path("other", chunk(2)), path("own", chunk(2)));
    expect(await refused("own")).toContain(`${path("own", chunk(2))} belongs to another run`);
    await rm(path("own", chunk(2)));
    await cp(path("other", chunk(2)), path("own", chunk(11)));
    expect(await refused("own")).toContain(`${path("own", chunk(11))} belongs to another run`);
    const told = await command(...ALONE, "--out", path("own"), "--shard", "1/2", "--seed", "other");
    expect(told.exitCode).toBe(3);
    expect(told.stderr).toContain(`Different (there / here): seed "two municipalities" / "other"; shards 1 / 2;`);
  });

  test("where the plan is not as it was written", async () => {
    await copied("all", "plan");
    const text = await readFile(path("plan", "shards.json"), "utf8");
    await writeFile(path("plan", "shards.json"), text.replace("two municipalities", "two"));
    expect(await refused("plan")).toContain("belongs to another run");
    await writeFile(path("plan", "shards.json"), text.slice(0, -20));
    expect(await refused("plan")).toContain("shards.json is damaged or changed");
  });
});

test("flags that do not go with --shard, or not without it, say so", async () => {
  for (const [flags, reason] of [
    [["--shard", "1/2"], "--shard means something only together with --out"],
    [
      ["--shard", "3/2", "--out", "x"],
      '--shard must be a number and how many shards there are in all, such as 2/7, got "3/2"',
    ],
    [["--shard", "0/2", "--out", "x"], 'got "0/2"'],
    [["--shard", "1/2", "--out", "x", "--distributions"], "--distributions cannot be used together with --shard"],
  ] as const) {
    const { exitCode, stderr } = await command("run", "one-ward", ...flags);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(reason);
  }
});

describe("the parts", () => {
  test("every chunk belongs to one shard, and together they are all replications", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 30 }), (wantedReplications, shards) => {
        const replicationsPerChunk = Math.max(1, Math.floor(wantedReplications / shards / 16));
        const plan = { manifest: { wantedReplications }, shards, replicationsPerChunk } as ShardPlan;
        const chunks = chunksOf(plan);
        expect(chunks[0]!.from).toBe(0);
        expect(chunks.at(-1)!.to).toBe(wantedReplications);
        for (let at = 1; at < chunks.length; at++) expect(chunks[at]!.from).toBe(chunks[at - 1]!.to);
        const own = chunks.map((each) => shardOfChunk(each, plan));
        expect(Math.min(...own)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...own)).toBeLessThanOrEqual(shards);
        if (chunks.length >= shards) expect(new Set(own).size).toBe(shards);
      }),
    );
  });

  test("results with any arrays of numbers in them come back as they were, to the bit", () => {
    const numbers = fc.float64Array({ maxLength: 20 });
    const part = fc.record({
      values: numbers,
      list: fc.array(numbers, { maxLength: 3 }),
      count: fc.integer(),
      of: fc.int32Array(),
    });
    fc.assert(
      fc.property(part, fc.uint8Array(), (inner, bytes) => {
        const value = { inner, bytes, flag: true, text: "ø", none: null };
        expect(unpacked(packed(value))).toEqual(value);
      }),
    );
    expect(() => packed({ bad: new Float32Array(1) })).toThrow("Float32Array cannot be packed");
  });

  test("a field that a result gains later is in its file too", () => {
    const head = { fingerprint: "f", engineVersion: "1", v8: "1", arch: "x", seed: "s", from: 0, to: 1 };
    const result = { from: 0, to: 1, values: Float64Array.of(NaN, -0), events: 3, controls: Float64Array.of(0.1) };
    expect(chunkFrom(chunkBytes({ head, result }))).toEqual({ head, result });
  });

  test("what is left of several models after a cancellation has no gap, and is of all", () => {
    const batch = (from: number, to: number) => ({ from, to }) as BatchResult;
    const one = [batch(4, 6), batch(0, 2), batch(2, 4), batch(8, 9)];
    const other = [batch(0, 2), batch(2, 4), batch(6, 8)];
    expect(withoutGaps([one])).toEqual([[batch(4, 6), batch(0, 2), batch(2, 4)]]);
    expect(withoutGaps([one, other])).toEqual([
      [batch(0, 2), batch(2, 4)],
      [batch(0, 2), batch(2, 4)],
    ]);
    expect(withoutGaps([one, []])).toEqual([[], []]);
  });
});
