/*
 * What happens in a thread stays in the job that it works for: the process goes on, and so do the other jobs.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChunkThreads } from "../server/jobs/chunk-threads.ts";
import {
  chunkTask,
  faultyThreads,
  type JobsHere,
  jobsHere,
  newFacts,
  PLANNER,
  whenIt,
  whenOver,
} from "./support/jobs-here.ts";

let threads: ChunkThreads;
let jobs: JobsHere;

beforeAll(async () => {
  threads = faultyThreads();
  jobs = await jobsHere({ compute: threads.compute });
});
afterAll(async () => {
  await jobs.close();
  await threads.close();
});

const submit = async (...words: readonly string[]): Promise<string> =>
  (await jobs.service.submit(chunkTask(...words), newFacts(), PLANNER)).job.id;

describe("a thread that", () => {
  test.each([
    ["throws", /^replications 1 to 1 \(from 0\) of sha256:throws: a fault of the model$/],
    ["exits", /tried 3 times: worker exited with code: 7/],
    ["runs-out-of-memory", /tried 3 times: .*memory/],
    ["throws-later", /an error outside of the chunk/],
    ["rejects-unseen", /a rejection that nobody sees/],
  ])("%s fails its job, which says what to run again, and no other", async (fault, error) => {
    const healthy = await submit("none", "none", "none");
    const sick = await submit("none", fault, "none");
    expect(await whenOver(jobs.service, sick)).toMatchObject({ state: "failed", error: expect.stringMatching(error) });
    expect(await whenOver(jobs.service, healthy)).toMatchObject({ state: "done", finished: 3, of: 3 });
    const after = await submit("none");
    expect(await whenOver(jobs.service, after)).toMatchObject({ state: "done" });
  });
});

test("a thread that hangs is ended when its time is over, and its job fails", async () => {
  const hasty = await jobsHere({ compute: threads.compute, times: { leaseMs: 30_000, longestMs: 300 } });
  try {
    const { id } = (await hasty.service.submit(chunkTask("hangs"), newFacts(), PLANNER)).job;
    const error = expect.stringMatching(
      /^replications 0 to 0 \(from 0\) of sha256:hangs: not done within its time: it hangs$/,
    );
    expect(await whenOver(hasty.service, id)).toMatchObject({ state: "failed", error });
  } finally {
    await hasty.close();
  }
  const after = await submit("none", "none", "none");
  expect(await whenOver(jobs.service, after)).toMatchObject({ state: "done" });
});

test("jobs that are cancelled at any moment leave the threads to others", async () => {
  for (let round = 0; round < 12; round++) {
    const cancelled = await submit("hangs", "none");
    // The moments differ: before it is begun, while a thread is handed the chunk, while it computes.
    if (round % 3 > 0) await whenIt(jobs.service, cancelled, ({ state }) => state === "running");
    if (round % 3 > 1) await whenIt(jobs.service, cancelled, ({ finished }) => finished > 0);
    expect(await jobs.service.cancel(cancelled)).toMatchObject({ state: "cancelled" });
  }
  const after = await submit("none", "none");
  expect(await whenOver(jobs.service, after)).toMatchObject({ state: "done" });
  expect(jobs.service.figures()).toMatchObject({ unfinished: 0, running: 0, chunksWaiting: 0, chunksRunning: 0 });
});
