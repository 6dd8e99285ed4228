/* The store of the simulation and that of the server do the same, step by step. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqlite } from "../server/store/open-sqlite.ts";
import type { JobState, JobStore, Store } from "../server/store/store.ts";
import { comparable, jobStoreOn, MemoryJobs } from "./support/memory-jobs.ts";

let store: Store;
beforeAll(async () => {
  store = await openSqlite({ folder: undefined });
});
afterAll(() => store.close());

const STATES: readonly JobState[] = ["queued", "running", "done", "failed", "cancelled"];
const state = fc.constantFrom(...STATES);
const job = fc.integer({ min: 0, max: 2 });
const key = fc.constantFrom("k1", "k2");
const attempt = fc.integer({ min: 0, max: 2 });
const byte = fc.integer({ min: 0, max: 255 }).map((value) => new Uint8Array([value]));

const step = fc.oneof(
  fc.record({
    do: fc.constant("insert" as const),
    job,
    owner: fc.constantFrom("a", "b"),
    key: fc.option(key, { nil: undefined }),
  }),
  fc.record({
    do: fc.constant("change" as const),
    job,
    states: fc.subarray([...STATES], { minLength: 1 }),
    attempt: fc.option(attempt, { nil: undefined }),
    to: fc.record(
      {
        state: state.filter((one) => one !== "done"),
        attempt,
        finished: fc.nat(9),
        of: fc.nat(9),
        error: fc.constantFrom(null, "no"),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ do: fc.constant("finish" as const), job, attempt, content: byte }),
  fc.record({ do: fc.constant("put" as const), job, key, content: byte }),
  fc.record({ do: fc.constant("remove" as const), job, key }),
  fc.record({
    do: fc.constant("read" as const),
    job,
    key,
    states: fc.option(fc.subarray([...STATES], { minLength: 1 }), { nil: undefined }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

async function done(jobs: JobStore, it: Step, idOf: (job: number) => string, at: number): Promise<unknown> {
  const id = idOf(it.job);
  if (it.do === "insert") {
    const created = {
      id,
      kind: "run",
      title: "t",
      placeDays: 1,
      events: 2,
      owner: `${idOf(9)}${it.owner}`,
      createdAtMs: at,
      program: `1.${it.job}.0`,
      rerunOf: null,
    };
    return jobs.insert(created, new Uint8Array([it.job]), it.key);
  }
  if (it.do === "change") {
    return jobs.change(id, { states: it.states, ...(it.attempt !== undefined && { attempt: it.attempt }) }, it.to);
  }
  if (it.do === "finish") {
    const files = [{ name: "result.json", mediaType: "application/json", content: it.content }];
    return jobs.finish(id, it.attempt, { status: "done", files, endedAtMs: at, finished: 3 });
  }
  if (it.do === "put") return jobs.chunks.put(id, it.key, it.content);
  if (it.do === "remove") return jobs.chunks.remove(id, it.key);
  const listed = await jobs.list({ limit: 2, owner: `${idOf(9)}a`, ...(it.states && { states: it.states }) });
  const next =
    listed.next &&
    (await jobs.list({ limit: 2, owner: `${idOf(9)}a`, cursor: listed.next, ...(it.states && { states: it.states }) }));
  return [
    await jobs.get(id),
    await jobs.task(id),
    await jobs.steps(id),
    await jobs.file(id, "result.json"),
    await jobs.chunks.get(id, it.key),
    await jobs.chunks.keys(id),
    listed.entries,
    next && next.entries,
  ];
}

let runs = 0;

test("after the same steps, both answer the same", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const memory = jobStoreOn(new MemoryJobs(), async (_kind, _name, act) => act());
      // Names of its own for each run, in one database.
      const prefix = (++runs).toString(16).padStart(60, "0");
      const idOf = (at: number): string => `${prefix}000${at}`;
      for (const [at, one] of steps.entries()) {
        const [ours, sql] = [await done(memory, one, idOf, at), await done(store.jobs, one, idOf, at)];
        expect(comparable(ours)).toEqual(comparable(sql));
      }
    }),
    { numRuns: 60 },
  );
});
