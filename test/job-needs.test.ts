/* Moments that the worlds of the simulation come to in one of some thousand, made here on purpose. */
import { describe, expect, test } from "vitest";
import { createJobService } from "../server/jobs/create-job-service.ts";
import { SILENT_LOG } from "../server/jobs/job-log.ts";
import { LocalChunkQueue } from "../server/jobs/local-chunk-queue.ts";
import type { StoredJob } from "../server/store/store.ts";
import type { TaskSurroundings } from "../tasks/task.ts";
import { chunkTask, newFacts, NO_LIMITS, PLANNER } from "./support/jobs-here.ts";
import { jobStoreOn, MemoryJobs } from "./support/memory-jobs.ts";
import { VirtualTime, virtualProcess } from "./support/virtual-time.ts";

/** A server whose statements are answered when the test says so, without threads. */
function serverOf(perform: (surroundings: TaskSurroundings) => Promise<never>, data = new MemoryJobs()) {
  const time = new VirtualTime(1);
  const clock = time.clockOf(virtualProcess("server"));
  const held: { readonly name: string; readonly answer: () => void }[] = [];
  const holds = new Set<string>();
  const jobs = jobStoreOn(data, async (_kind, name, act) => {
    const result = act();
    if (holds.has(name)) await new Promise<void>((resolve) => held.push({ name, answer: resolve }));
    return result;
  });
  const queue = new LocalChunkQueue(clock, (job, key, content) => jobs.chunks.put(job, key, content));
  const shared = { clock, random: () => 0.5, log: SILENT_LOG, limits: NO_LIMITS, program: "1.0.0" };
  const service = createJobService({ ...shared, store: { jobs }, queue, perform: (_task, given) => perform(given) });
  const answerAll = async (): Promise<void> => {
    for (const { answer } of held.splice(0)) answer();
    await settled();
  };
  return { service, queue, data, holds, held, answerAll };
}

/** When every promise that can go on has done so. */
const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const needOf = (key: string) => ({ key, chunk: { scenarios: ["s"], from: 0, to: 1, events: 1 } });

describe("a need", () => {
  test("that is looked up while its job fails is not computed any more", async () => {
    const server = serverOf(async ({ need }) => {
      void need(needOf("late"), () => "text");
      throw new Error("a fault of the task");
    });
    server.holds.add("get chunk");
    await server.service.start();
    const { job } = await server.service.submit(chunkTask(), newFacts(), PLANNER);
    await settled();
    expect((await server.service.get(job.id))?.state).toBe("failed");
    expect(server.held).toHaveLength(1);
    await server.answerAll();
    expect(server.queue.figures()).toEqual({ waiting: 0, running: 0, finished: 0, failed: 0 });
  });
});

describe("a job of a server that ended", () => {
  test("goes on when it is cancelled and asked for again before it is taken up", async () => {
    const never = (): Promise<never> => new Promise(() => {});
    const facts = newFacts();
    const before = serverOf(never);
    await before.service.start();
    const { job } = await before.service.submit(chunkTask(), facts, PLANNER);
    await settled();
    const asked: AbortSignal[] = [];
    const server = serverOf(({ need, signal }) => {
      asked.push(signal as AbortSignal);
      void need(needOf("k"), () => "text");
      return never();
    }, before.data);
    // The answer to its being taken up comes last: by then it is another attempt of that number that runs.
    server.holds.add("change");
    const read = server.data.jobs.get(job.id) as StoredJob;
    expect(read).toMatchObject({ state: "running", attempt: 1 });
    await server.service.start();
    const [takeUp] = server.held.splice(0);
    // As if that statement had come after the two that follow.
    server.data.jobs.set(job.id, read);
    server.holds.clear();
    await server.service.cancel(job.id);
    const again = await server.service.submit(chunkTask(), facts, PLANNER);
    expect(again).toMatchObject({ isNew: true, job: { attempt: 2 } });
    await settled();
    takeUp!.answer();
    await settled();
    expect(asked.map(({ aborted }) => aborted)).toEqual([false]);
    expect(server.queue.figures().waiting).toBe(1);
  });
});
