/* The job service as a server has it, on SQLite, with the clock of the machine. */
import { afterEach, describe, expect, test } from "vitest";
import { KeyReused, QueueFull, TooLarge } from "../server/jobs/job-service.ts";
import type { ComputeChunk } from "../server/jobs/work-loop.ts";
import { openSqlite } from "../server/store/open-sqlite.ts";
import type { StoredJob } from "../server/store/store.ts";
import {
  chunkTask,
  type JobsHere,
  jobsHere,
  type JobsHereOptions,
  newFacts,
  PLANNER,
  whenIt,
  whenOver,
} from "./support/jobs-here.ts";

/** Chunks of the word "waits" are done when they are let; others at once, but those of "fails". */
class Gate {
  readonly computed: string[] = [];
  private readonly open = Promise.withResolvers<void>();
  letAll(): void {
    this.open.resolve();
  }
  compute: ComputeChunk = async ({ chunk, documents }, signal) => {
    const word = documents[String(chunk.scenarios[0])];
    if (word === "fails") throw new Error("a fault of the model");
    if (word === "waits") {
      const aborted = new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      await Promise.race([this.open.promise, aborted]);
    }
    this.computed.push(`${word}-${chunk.from}`);
    return new Uint8Array([chunk.from]);
  };
}

const opened: JobsHere[] = [];
const open = async (options: JobsHereOptions): Promise<JobsHere> => {
  const jobs = await jobsHere(options);
  opened.push(jobs);
  return jobs;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ close }) => close()));
});

describe("a job that is submitted", () => {
  test("is kept when it is accepted, done, and answered from the store when it is asked for again", async () => {
    const gate = new Gate();
    const { service, store } = await open({ compute: gate.compute });
    const facts = newFacts();
    const task = chunkTask("a", "b");
    const { job, isNew } = await service.submit(task, facts, PLANNER);
    expect(isNew).toBe(true);
    expect(`sha256:${job.id}`).toBe(facts.id);
    expect(await store.jobs.get(job.id)).toMatchObject({ id: job.id, owner: "kari" });
    expect(await whenOver(service, job.id)).toMatchObject({
      state: "done",
      status: "done",
      finished: 2,
      of: 2,
      attempt: 1,
    });
    expect(await service.file(job.id, "result.json")).toEqual(new Uint8Array([0, 1]));
    const again = await service.submit(task, facts, { name: "ola", role: "planner" });
    expect(again).toMatchObject({ isNew: false, job: { state: "done", owner: "kari" } });
    expect(gate.computed).toHaveLength(2);
    expect(await service.list({ limit: 10, owner: "kari" })).toMatchObject({ entries: [{ id: job.id }] });
  });

  test("is done again as another attempt after it failed", async () => {
    const { service } = await open({ compute: new Gate().compute });
    const facts = newFacts();
    const first = await service.submit(chunkTask("fails"), facts, PLANNER);
    expect(await whenOver(service, first.job.id)).toMatchObject({ state: "failed", error: /fault/ });
    const again = await service.submit(chunkTask("fails"), facts, { name: "ola", role: "planner" });
    expect(again).toMatchObject({ isNew: true, job: { attempt: 2, owner: "ola", error: null } });
    const isOverAgain = ({ state, attempt }: StoredJob): boolean => state === "failed" && attempt === 2;
    expect(await whenIt(service, first.job.id, isOverAgain)).toMatchObject({ revision: expect.any(Number) });
  });

  test("is refused with its size where it is too large, and not kept", async () => {
    const { service } = await open({ compute: new Gate().compute, limits: { mostPlaceDays: 1000 } });
    const facts = newFacts(1500);
    const refused = service.submit(chunkTask("a"), facts, PLANNER);
    await expect(refused).rejects.toThrow(TooLarge);
    await expect(refused).rejects.toMatchObject({ placeDays: 1500, most: 1000 });
    expect(await service.list({ limit: 10 })).toEqual({ entries: [] });
  });

  test("is refused where the Idempotency-Key stands for another, and accepted where another owner has used it", async () => {
    const { service } = await open({ compute: new Gate().compute });
    const { job } = await service.submit(chunkTask("a"), newFacts(), PLANNER, "key");
    const refused = service.submit(chunkTask("b"), newFacts(), PLANNER, "key");
    await expect(refused).rejects.toThrow(KeyReused);
    await expect(refused).rejects.toMatchObject({ job: job.id });
    expect((await service.submit(chunkTask("b"), newFacts(), { ...PLANNER, name: "ola" }, "key")).isNew).toBe(true);
  });

  test("is refused with a time to come back where too many wait, also when many come at once", async () => {
    const gate = new Gate();
    const { service } = await open({ compute: gate.compute, limits: { mostUnfinished: 5, mostUnfinishedPerOwner: 3 } });
    const many = (name: string) =>
      Array.from({ length: 5 }, () => service.submit(chunkTask("waits"), newFacts(), { ...PLANNER, name }));
    const answers = await Promise.allSettled([...many("kari"), ...many("ola")]);
    const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as QueueFull] : []));
    expect(refused).toHaveLength(5);
    for (const error of refused) {
      expect(error).toBeInstanceOf(QueueFull);
      expect(error.retryAfterSeconds).toBeGreaterThanOrEqual(1);
    }
    expect(service.figures().unfinished).toBe(5);
    gate.letAll();
    await whenOver(service, (await service.list({ limit: 1 })).entries[0]!.id);
  });
});

test("no owner has more jobs at work than allowed, and others go before", async () => {
  const gate = new Gate();
  const { service } = await open({ compute: gate.compute, limits: { mostRunning: 3, mostRunningPerOwner: 2 } });
  const submit = async (name: string, word: string): Promise<string> =>
    (await service.submit(chunkTask(word), newFacts(), { ...PLANNER, name })).job.id;
  const greedy = [await submit("kari", "waits"), await submit("kari", "waits"), await submit("kari", "waits")];
  // Two threads are held by the first two; a third job runs, whose chunk waits its turn.
  const modest = await submit("ola", "waits");
  await whenIt(service, modest, ({ state }) => state === "running");
  expect((await service.get(greedy[2]!))?.state).toBe("queued");
  expect(service.figures()).toMatchObject({ unfinished: 4, running: 3, threads: 2 });
  gate.letAll();
  for (const id of [...greedy, modest]) expect((await whenOver(service, id)).state).toBe("done");
  expect(service.figures()).toMatchObject({ unfinished: 0, running: 0, chunksFinished: 4, chunksFailed: 0 });
});

describe("a job that is cancelled", () => {
  test("is over at once, and keeps its finished chunks for whoever asks again", async () => {
    const gate = new Gate();
    const { service } = await open({ compute: gate.compute });
    const facts = newFacts();
    const task = chunkTask("a", "waits", "b");
    const { job } = await service.submit(task, facts, PLANNER);
    await whenIt(service, job.id, ({ finished }) => finished === 2);
    expect(await service.cancel(job.id)).toMatchObject({ state: "cancelled", attempt: 1 });
    expect(await service.cancel(job.id)).toMatchObject({ state: "cancelled" });
    expect(await service.cancel("0".repeat(64))).toBeUndefined();
    gate.letAll();
    expect((await service.submit(task, facts, PLANNER)).isNew).toBe(true);
    const isDone = ({ state }: StoredJob): boolean => state === "done";
    expect(await whenIt(service, job.id, isDone)).toMatchObject({ attempt: 2, finished: 3, of: 3 });
    expect(gate.computed.toSorted()).toEqual(["a-0", "b-2", "waits-1"]);
  });
});

describe("a server that stops", () => {
  test("keeps finished chunks, and the next one goes on from them as another attempt", async () => {
    const store = await openSqlite({ folder: undefined });
    const before = new Gate();
    const first = await jobsHere({ compute: before.compute, store, threads: 1 });
    const { job } = await first.service.submit(chunkTask("a", "b", "waits", "c"), newFacts(), PLANNER);
    await whenIt(first.service, job.id, ({ finished }) => finished === 2);
    const stopping = first.service.stop();
    expect(first.service.figures().isStopping).toBe(true);
    await expect(first.service.submit(chunkTask("a"), newFacts(), PLANNER)).rejects.toThrow(QueueFull);
    // What is under way when it stops has a few seconds, and is kept.
    before.letAll();
    await stopping;
    expect(await store.jobs.get(job.id)).toMatchObject({ state: "running", attempt: 1 });
    const after = new Gate();
    const second = await jobsHere({ compute: after.compute, store });
    expect(await whenOver(second.service, job.id)).toMatchObject({ state: "done", attempt: 2, finished: 4 });
    expect(before.computed).toEqual(["a-0", "b-1", "waits-2"]);
    expect(after.computed).toEqual(["c-3"]);
    expect(await second.service.file(job.id, "result.json")).toEqual(new Uint8Array([0, 1, 2, 3]));
    await second.close();
    await store.close();
  });
});

describe("whoever watches a job", () => {
  test("is told how it is, every state, and nothing older after something newer", async () => {
    const gate = new Gate();
    const { service } = await open({ compute: gate.compute });
    const { job } = await service.submit(chunkTask("waits"), newFacts(), PLANNER);
    const told: StoredJob[] = [];
    const stop = service.watch(job.id, (snapshot) => told.push(snapshot));
    await whenIt(service, job.id, ({ state }) => state === "running");
    gate.letAll();
    await whenOver(service, job.id);
    expect(told.at(-1)).toEqual(await service.get(job.id));
    expect(told.map(({ revision }) => revision)).toEqual(
      told.map(({ revision }) => revision).toSorted((a, b) => a - b),
    );
    const states = told.map(({ state }) => state);
    expect(states).toContain("running");
    expect(states.at(-1)).toBe("done");
    stop();
  });

  test("is told a job that is over at once, and nothing more after leaving", async () => {
    const { service } = await open({ compute: new Gate().compute });
    const facts = newFacts();
    const { job } = await service.submit(chunkTask("fails"), facts, PLANNER);
    expect((await whenOver(service, job.id)).state).toBe("failed");
    let told = 0;
    service.watch(job.id, () => told++)();
    await service.submit(chunkTask("fails"), facts, PLANNER);
    await whenIt(service, job.id, ({ state, attempt }) => state === "failed" && attempt === 2);
    expect(told).toBe(0);
  });

  test("may fail without harm to the job", async () => {
    const { service } = await open({ compute: new Gate().compute });
    const { job } = await service.submit(chunkTask("a"), newFacts(), PLANNER);
    service.watch(job.id, () => {
      throw new Error("a watcher");
    });
    expect((await whenOver(service, job.id)).state).toBe("done");
  });
});
