/* What is told, and when, by a time that passes only when the test lets it. */
import { describe, expect, test } from "vitest";
import { ForgottenChunks, KEPT_FOR_MS } from "../server/jobs/forgotten-chunks.ts";
import { SILENT_LOG } from "../server/jobs/job-log.ts";
import { JobSpeed } from "../server/jobs/job-speed.ts";
import { JobWatchers } from "../server/jobs/job-watchers.ts";
import type { StoredJob } from "../server/store/store.ts";
import { jobStoreOn, MemoryJobs } from "./support/memory-jobs.ts";
import { VirtualTime, virtualProcess } from "./support/virtual-time.ts";

const ORIGIN = { program: "1.0.0", rerunOf: null };

function worldOf() {
  const time = new VirtualTime(1);
  const data = new MemoryJobs();
  const created = {
    id: "a",
    kind: "run",
    title: "",
    placeDays: 1,
    events: 1,
    owner: "kari",
    createdAtMs: 1,
    ...ORIGIN,
  };
  data.insert(created, new Uint8Array());
  const outside = virtualProcess("test");
  const pass = async (ms: number): Promise<void> => {
    let isOver = false;
    time.after(outside, ms, () => (isOver = true));
    while (!isOver) await time.step();
  };
  const clock = time.clockOf(virtualProcess("server"));
  const store = jobStoreOn(data, async (_kind, _name, act) => act());
  return { time, data, clock, store, pass };
}

describe("watchers", () => {
  test("are told progress at once, then at most every fifth of a second, and the last of it", async () => {
    const { data, clock, store, pass } = worldOf();
    const job = data.change("a", { states: ["queued"] }, { state: "running", attempt: 1 })!;
    const watchers = new JobWatchers(clock, (id) => store.get(id), SILENT_LOG);
    const told: number[] = [];
    watchers.watch("a", ({ finished }) => told.push(finished));
    await pass(1);
    for (let finished = 1; finished <= 100; finished++) {
      watchers.tellProgress({ ...job, finished, of: 100 });
      await pass(10);
    }
    await pass(1000);
    expect(told.length).toBeGreaterThanOrEqual(5);
    expect(told.length).toBeLessThanOrEqual(8);
    expect(told.slice(0, 2)).toEqual([0, 1]);
    expect(told.at(-1)).toBe(100);
  });

  test("are not told progress that comes after the end", async () => {
    const { data, clock, store, pass } = worldOf();
    const running = data.change("a", { states: ["queued"] }, { state: "running", attempt: 1 })!;
    const watchers = new JobWatchers(clock, (id) => store.get(id), SILENT_LOG);
    const told: StoredJob[] = [];
    watchers.watch("a", (job) => told.push(job));
    await pass(1);
    watchers.tellProgress({ ...running, finished: 1, of: 2 });
    watchers.tellProgress({ ...running, finished: 2, of: 2 });
    const failed = data.change("a", { states: ["running"] }, { state: "failed" })!;
    watchers.tell(failed);
    await pass(1000);
    expect(told.map(({ state }) => state)).toEqual(["running", "running", "failed"]);
  });

  test("are told a change that comes while the job is read for them, and not what was read before it", async () => {
    const { data, clock, pass } = worldOf();
    const reading = Promise.withResolvers<StoredJob | undefined>();
    const watchers = new JobWatchers(clock, () => reading.promise, SILENT_LOG);
    const told: string[] = [];
    watchers.watch("a", ({ state }) => told.push(state));
    const before = data.jobs.get("a");
    watchers.tell(data.change("a", { states: ["queued"] }, { state: "cancelled" })!);
    reading.resolve(before);
    await pass(1);
    expect(told).toEqual(["cancelled"]);
  });

  test("are told a job that could not be read when it can", async () => {
    const { clock, store, pass } = worldOf();
    let fails = true;
    const read = async (id: string): Promise<StoredJob | undefined> => {
      if (fails) throw new Error("the database is away");
      return store.get(id);
    };
    const watchers = new JobWatchers(clock, read, SILENT_LOG);
    const told: string[] = [];
    watchers.watch("a", ({ state }) => told.push(state));
    await pass(500);
    fails = false;
    await pass(1500);
    expect(told).toEqual(["queued"]);
  });
});

describe("kept chunks of a job that was cancelled", () => {
  const cancelled = (data: MemoryJobs, endedAtMs: number): StoredJob => {
    data.change("a", { states: ["queued"] }, { state: "running", attempt: 1 });
    data.putChunk("a", "1", new Uint8Array([1]));
    return data.change("a", { states: ["running"] }, { state: "cancelled", endedAtMs })!;
  };

  test("are forgotten after an hour, not before", async () => {
    const { data, clock, store, pass } = worldOf();
    const forgotten = new ForgottenChunks(store, clock, SILENT_LOG);
    forgotten.later(cancelled(data, clock.wallMs()));
    await pass(KEPT_FOR_MS - 1000);
    expect(await store.chunks.keys("a")).toEqual(["1"]);
    await pass(2000);
    expect(await store.chunks.keys("a")).toEqual([]);
  });

  test("are forgotten by the next server, at once if they are old", async () => {
    const { data, clock, store, pass } = worldOf();
    cancelled(data, clock.wallMs() - 2 * KEPT_FOR_MS);
    await new ForgottenChunks(store, clock, SILENT_LOG).start();
    await pass(10);
    expect(await store.chunks.keys("a")).toEqual([]);
  });

  test("stay where the job is begun again", async () => {
    const { data, clock, store, pass } = worldOf();
    const forgotten = new ForgottenChunks(store, clock, SILENT_LOG);
    forgotten.later(cancelled(data, clock.wallMs()));
    data.change("a", { states: ["cancelled"] }, { state: "running", attempt: 2 });
    await pass(2 * KEPT_FOR_MS);
    expect(await store.chunks.keys("a")).toEqual(["1"]);
  });
});

describe("the speed of jobs", () => {
  test("is events by the time in which there was something to do", async () => {
    const { clock, pass } = worldOf();
    const speed = new JobSpeed(clock);
    await pass(50_000);
    speed.begin();
    await pass(1000);
    speed.add(200_000, false);
    await pass(1000);
    speed.add(200_000, true);
    await pass(50_000);
    // 200 events a millisecond, in the two seconds alone.
    expect(speed.secondsFor(2_000_000)).toBeGreaterThanOrEqual(10);
    expect(speed.secondsFor(2_000_000)).toBeLessThanOrEqual(11);
    expect(speed.secondsFor(0)).toBe(1);
    expect(speed.secondsFor(1e15)).toBe(3600);
  });
});
