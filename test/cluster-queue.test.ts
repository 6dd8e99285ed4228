/* Chunks through pg-boss on a real PostgreSQL: whose turn it is, and what is kept of what late or crashed workers say. */
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../server/clock.ts";
import { becomeCoordinator, DatabaseHasServer } from "../server/cluster/coordinator.ts";
import { PostgresChunkQueue } from "../server/cluster/postgres-chunk-queue.ts";
import { queueOf, type Versions, versionsHere, versionsOfQueue } from "../server/cluster/versions.ts";
import { startWorker } from "../server/cluster/worker.ts";
import type { ChunkLease } from "../server/jobs/chunk-queue.ts";
import { SILENT_LOG } from "../server/jobs/job-log.ts";
import { type ClusterQueue, clusterQueue, offerOf, QUEUE_HERE, runningJob } from "./support/cluster-queue.ts";
import { runOn, testPostgres } from "./support/test-postgres.ts";

const postgres = testPostgres();
const opened: ClusterQueue[] = [];
const open = async (url?: string): Promise<ClusterQueue> => {
  const queue = await clusterQueue(url ?? (await postgres.emptyDatabase()));
  opened.push(queue);
  return queue;
};
afterEach(async () => {
  for (const queue of opened.splice(0)) await queue.close();
});

const RESULT = new Uint8Array([1, 2, 3]);
const fetched = async ({ worker }: ClusterQueue): Promise<ChunkLease> => {
  const lease = await worker.fetch();
  if (!lease) throw new Error("nothing waits");
  return lease;
};

/** As a database that has heard nothing of a worker for too long hands its chunk out again. */
async function loseHeartbeats({ database }: ClusterQueue, url: string): Promise<void> {
  await runOn(url, "update flyt_queue.job set heartbeat_on = now() - interval '1 hour' where state = 'active'");
  // Those that look after them may have been there already.
  await expect
    .poll(
      async () => {
        await database.boss.supervise(QUEUE_HERE);
        const { rows } = await database.boss.getDb().executeSql("select 1 from flyt_queue.job where state = 'active'");
        return rows.length;
      },
      { timeout: 20_000 },
    )
    .toBe(0);
}

describe("a chunk", () => {
  test("goes with the texts of its scenarios to a worker, and its end comes after its result is kept", async () => {
    const queue = await open();
    const job = await runningJob(queue, "a");
    await Promise.all([queue.server.offer(offerOf(job, 0)), queue.server.offer(offerOf(job, 0))]);
    const lease = await fetched(queue);
    expect(lease).toMatchObject({ job, key: "a-0", documents: { "sha256:a": "text of a" }, endsInMs: 600_000 });
    expect(await queue.worker.fetch()).toBeUndefined();
    expect(await queue.worker.complete(lease, RESULT)).toBe(true);
    await queue.ended(1);
    expect(queue.ends).toEqual([{ job, jobAttempt: 1, key: "a-0", events: 10 }]);
    expect(await queue.database.store.jobs.chunks.get(job, "a-0")).toEqual(RESULT);
    expect(queue.server.figures()).toEqual({ waiting: 0, running: 0, finished: 1, failed: 0 });
  });

  test("that was handed out again is completed by whoever has it now, and not by the one that was overtaken", async () => {
    const url = await postgres.emptyDatabase();
    const queue = await open(url);
    const job = await runningJob(queue, "b");
    await queue.server.offer(offerOf(job, 0));
    const late = await fetched(queue);
    await loseHeartbeats(queue, url);
    const now = await fetched(queue);
    expect(now.attempt).toBe(late.attempt + 1);
    expect(await queue.worker.touch(late)).toBe(false);
    expect(await queue.worker.complete(late, new Uint8Array([9]))).toBe(false);
    await queue.worker.fail(late, { reason: "late", isCrash: false });
    expect(await queue.database.store.jobs.chunks.get(job, "b-0")).toBeUndefined();
    expect(await queue.worker.touch(now)).toBe(true);
    expect(await queue.worker.complete(now, RESULT)).toBe(true);
    await queue.ended(1);
    expect(queue.ends).toEqual([{ job, jobAttempt: 1, key: "b-0", events: 10 }]);
    expect(await queue.database.store.jobs.chunks.get(job, "b-0")).toEqual(RESULT);
  });

  test("that ends its thread is handed out three times, one that is given back as often as need be", async () => {
    const queue = await open();
    const job = await runningJob(queue, "c");
    await queue.server.offer(offerOf(job, 0));
    for (let times = 0; times < 4; times++) await queue.worker.release(await fetched(queue));
    for (let times = 0; times < 3; times++) {
      await queue.worker.fail(await fetched(queue), { reason: "out of memory", isCrash: true });
    }
    expect(await queue.worker.fetch()).toBeUndefined();
    await queue.ended(1);
    expect(queue.ends[0].failure).toBe("replications 0 to 0 (from 0) of sha256:c: tried 3 times: out of memory");
  });

  test("of a model that finds a fault in itself fails at once", async () => {
    const queue = await open();
    const job = await runningJob(queue, "d");
    await queue.server.offer(offerOf(job, 0));
    await queue.worker.fail(await fetched(queue), { reason: "occupied beds would be -1", isCrash: false });
    await queue.ended(1);
    expect(queue.ends[0].failure).toContain("occupied beds would be -1");
    expect(queue.server.figures().failed).toBe(1);
  });

  test("that nobody wants any more is refused, and its texts are forgotten", async () => {
    const queue = await open();
    const job = await runningJob(queue, "e");
    await queue.server.offer(offerOf(job, 0));
    const lease = await fetched(queue);
    await queue.server.withdraw({ job, jobAttempt: 1 });
    expect(await queue.worker.touch(lease)).toBe(false);
    expect(await queue.worker.complete(lease, RESULT)).toBe(false);
    expect(await queue.database.store.jobs.chunks.get(job, "e-0")).toBeUndefined();
    const { rows } = await queue.database.boss.getDb().executeSql("select sha256 from flyt_chunks.texts");
    expect(rows).toEqual([]);
  });

  test("whose row is gone from the database is offered again", async () => {
    const url = await postgres.emptyDatabase();
    const queue = await open(url);
    const job = await runningJob(queue, "f");
    await queue.server.offer(offerOf(job, 0));
    await runOn(url, "delete from flyt_queue.job");
    queue.server.hear("end");
    await expect.poll(() => queue.worker.fetch(), { timeout: 10_000 }).toMatchObject({ key: "f-0" });
  });
});

describe("turns", () => {
  test("a short job that comes later takes turns with a long one, and neither waits for the end of the other", async () => {
    const queue = await open();
    const long = await runningJob(queue, "long");
    await Promise.all(Array.from({ length: 40 }, (_, at) => queue.server.offer(offerOf(long, at))));
    const done: string[] = [];
    const next = async (): Promise<void> => {
      const lease = await fetched(queue);
      done.push(lease.key);
      await queue.worker.complete(lease, RESULT);
    };
    for (let at = 0; at < 10; at++) await next();
    await queue.ended(10);
    const short = await runningJob(queue, "short");
    await Promise.all(Array.from({ length: 5 }, (_, at) => queue.server.offer(offerOf(short, at))));
    for (let at = 0; at < 14; at++) await next();
    const since = done.slice(10);
    expect(done.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, at) => `long-${at}`));
    // In turn, whoever is first: nobody is let before all others for having come later.
    expect(since.slice(0, 6).filter((key) => key.startsWith("long")).length).toBeGreaterThanOrEqual(2);
    expect(since.slice(0, 11).filter((key) => key.startsWith("short"))).toHaveLength(5);
    expect(since.filter((key) => key.startsWith("short"))).toEqual(Array.from({ length: 5 }, (_, at) => `short-${at}`));
    expect(since.filter((key) => key.startsWith("long"))).toEqual(
      Array.from({ length: 9 }, (_, at) => `long-${at + 10}`),
    );
  });
});

describe("a server that comes after another", () => {
  test("takes over what workers are at, and hears of its end", async () => {
    const url = await postgres.emptyDatabase();
    const before = await clusterQueue(url);
    const job = await runningJob(before, "g");
    await before.server.offer(offerOf(job, 0));
    await before.server.offer(offerOf(job, 1));
    const lease = await before.worker.fetch();
    await before.close();
    const queue = await open(url);
    await Promise.all([queue.server.offer(offerOf(job, 0, 2)), queue.server.offer(offerOf(job, 1, 2))]);
    expect(await queue.worker.complete(lease!, RESULT)).toBe(true);
    await queue.worker.complete(await fetched(queue), RESULT);
    expect(await queue.worker.fetch()).toBeUndefined();
    await queue.ended(2);
    expect(queue.ends.map(({ key, jobAttempt }) => `${key} ${jobAttempt}`).sort()).toEqual(["g-0 2", "g-1 2"]);
  });

  test("removes what jobs have left that are over", async () => {
    const url = await postgres.emptyDatabase();
    const before = await clusterQueue(url);
    const job = await runningJob(before, "h");
    await before.server.offer(offerOf(job, 0));
    await before.database.store.jobs.change(job, { states: ["running"] }, { state: "cancelled", endedAtMs: 2 });
    await before.close();
    const queue = await open(url);
    expect(await queue.worker.fetch()).toBeUndefined();
  });

  test("is refused while the other is at work, and let in when that is gone", async () => {
    const url = await postgres.emptyDatabase();
    const options = { url, clock: systemClock, log: SILENT_LOG, hear: () => {}, onOvertaken: () => {} };
    const giveUp = await becomeCoordinator(options);
    await expect(becomeCoordinator(options)).rejects.toThrow(DatabaseHasServer);
    await giveUp();
    await (
      await becomeCoordinator(options)
    )();
  });
});

describe("versions", () => {
  const OTHER: Versions = { ...versionsHere(), program: "99.0.0" };

  test("are told by the name of their queue", () => {
    const all: Versions[] = [OTHER, versionsHere(), { ...OTHER, architecture: "arm64" }, { ...OTHER, v8: "1.2.3" }];
    expect(new Set(all.map(queueOf)).size).toBe(4);
    for (const versions of all) expect(versionsOfQueue(queueOf(versions))).toEqual(versions);
    expect(versionsOfQueue("mail")).toBeUndefined();
  });

  test("a worker of another version takes nothing, says so, and begins when the server is of its version", async () => {
    const url = await postgres.emptyDatabase();
    const queue = await open(url);
    const job = await runningJob(queue, "i");
    await queue.server.offer(offerOf(job, 0));
    const told = Promise.withResolvers<readonly [Versions, Versions]>();
    const ready = Promise.withResolvers<void>();
    const worker = await startWorker({
      url,
      threads: 1,
      log: SILENT_LOG,
      versions: OTHER,
      onReady: ready.resolve,
      onWaiting: () => {},
      onOtherVersions: (server, here) => told.resolve([server, here]),
    });
    try {
      expect(await told.promise).toEqual([versionsHere(), OTHER]);
      expect(queue.server.figures()).toMatchObject({ waiting: 1, running: 0 });
      queue.server.leave();
      const { database } = queue;
      const newer = { database, queue: queueOf(OTHER), clock: systemClock, log: SILENT_LOG, heartbeatSeconds: 10 };
      (await PostgresChunkQueue.open(newer)).leave();
      await ready.promise;
      expect((await database.boss.getQueues()).map(({ name }) => name)).toEqual([queueOf(OTHER)]);
    } finally {
      await worker.stop();
    }
  });
});
