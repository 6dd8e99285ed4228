import { describe, expect, test } from "vitest";
import type { ChunkEnd, ChunkLease, ChunkOffer } from "../server/jobs/chunk-queue.ts";
import { LocalChunkQueue } from "../server/jobs/local-chunk-queue.ts";
import { StoreReadOnly } from "../server/store/store.ts";
import { VirtualTime, virtualProcess } from "./support/virtual-time.ts";

const TIMES = { leaseMs: 1000, longestMs: 5000 };

function offerOf(job: string, key: string): ChunkOffer {
  return { job, jobAttempt: 1, key, chunk: { scenarios: ["s"], from: 0, to: 4, events: 1 }, documents: { s: "text" } };
}

function queueOf(keep: (job: string, key: string) => Promise<boolean> = async () => true) {
  const time = new VirtualTime(1);
  const clock = time.clockOf(virtualProcess("here"));
  const queue = new LocalChunkQueue(clock, keep, TIMES);
  const ends: ChunkEnd[] = [];
  queue.onEnd((end) => ends.push(end));
  const fetch = async (): Promise<ChunkLease> => (await queue.fetch())!;
  /** Lets the time pass, and what is due then happen. */
  const pass = async (ms: number): Promise<void> => {
    let isOver = false;
    time.after(virtualProcess("wait"), ms, () => (isOver = true));
    while (!isOver) await time.step();
  };
  return { queue, ends, fetch, pass };
}

const BYTES = new Uint8Array([1]);

describe("the queue of chunks", () => {
  test("gives every job its turn, and within a job keeps the order", async () => {
    const { queue, fetch } = queueOf();
    for (const key of ["1", "2", "3"]) await queue.offer(offerOf("long", key));
    await queue.offer(offerOf("short", "1"));
    const order = [];
    for (let at = 0; at < 4; at++) order.push(await fetch());
    expect(order.map(({ job, key }) => job + key)).toEqual(["long1", "short1", "long2", "long3"]);
    expect(await queue.fetch()).toBeUndefined();
  });

  test("holds a chunk once, however often it is offered", async () => {
    const { queue } = queueOf();
    await queue.offer(offerOf("a", "1"));
    await queue.offer(offerOf("a", "1"));
    expect(queue.figures()).toEqual({ waiting: 1, running: 0, finished: 0, failed: 0 });
  });

  test("hands a chunk out again when its lease has run out, and ignores what comes of the former attempt", async () => {
    const { queue, ends, fetch, pass } = queueOf();
    await queue.offer(offerOf("a", "1"));
    const former = await fetch();
    await pass(1010);
    expect(await queue.touch(former)).toBe(false);
    expect(await queue.complete(former, BYTES)).toBe(false);
    const next = await fetch();
    expect(next.attempt).toBeGreaterThan(former.attempt);
    expect(await queue.complete(former, BYTES)).toBe(false);
    await queue.fail(former, { reason: "late", isCrash: false });
    await queue.release(former);
    expect(ends).toEqual([]);
    expect(await queue.complete(next, BYTES)).toBe(true);
    expect(ends).toEqual([{ job: "a", jobAttempt: 1, key: "1", events: 1 }]);
  });

  test("lets a lease go on for as long as it is touched", async () => {
    const { queue, fetch, pass } = queueOf();
    await queue.offer(offerOf("a", "1"));
    const lease = await fetch();
    for (let at = 0; at < 4; at++) {
      await pass(900);
      expect(await queue.touch(lease)).toBe(true);
    }
    expect(await queue.fetch()).toBeUndefined();
  });

  test("tries a chunk three times after crashes, and says what to run again", async () => {
    const { queue, ends, fetch } = queueOf();
    await queue.offer(offerOf("a", "1"));
    for (let at = 0; at < 3; at++) {
      expect(ends).toEqual([]);
      await queue.fail(await fetch(), { reason: "worker exited", isCrash: true });
    }
    expect(ends[0]?.failure).toBe("replications 0 to 3 (from 0) of s: tried 3 times: worker exited");
    expect(queue.figures()).toEqual({ waiting: 0, running: 0, finished: 0, failed: 1 });
  });

  test("does not try a fault of the simulation again", async () => {
    const { queue, ends, fetch } = queueOf();
    await queue.offer(offerOf("a", "1"));
    await queue.fail(await fetch(), { reason: "day 41: beds would be -1", isCrash: false });
    expect(ends[0]?.failure).toMatch(/beds would be -1/);
  });

  test("counts the time of a chunk from its first start over all attempts, without what it waited", async () => {
    const { queue, fetch, pass } = queueOf();
    await queue.offer(offerOf("a", "1"));
    const first = await fetch();
    expect(first.endsInMs).toBe(5000);
    await pass(800);
    await queue.fail(first, { reason: "worker exited", isCrash: true });
    await pass(3000);
    expect((await fetch()).endsInMs).toBeCloseTo(4200, 0);
  });

  test("tries one that was given back without counting it", async () => {
    const { queue, ends, fetch } = queueOf();
    await queue.offer(offerOf("a", "1"));
    for (let at = 0; at < 5; at++) await queue.release(await fetch());
    expect(ends).toEqual([]);
    expect(await queue.complete(await fetch(), BYTES)).toBe(true);
  });

  test("keeps the lease while the result cannot be kept, and tells the end only when it is", async () => {
    let isFull = true;
    const { queue, ends, fetch, pass } = queueOf(async () => {
      if (isFull) throw new StoreReadOnly("the disk is full");
      return true;
    });
    await queue.offer(offerOf("a", "1"));
    const lease = await fetch();
    await expect(queue.complete(lease, BYTES)).rejects.toThrow(StoreReadOnly);
    await pass(900);
    expect(ends).toEqual([]);
    isFull = false;
    expect(await queue.complete(lease, BYTES)).toBe(true);
    expect(ends).toHaveLength(1);
  });

  test("forgets the chunks of an attempt that are withdrawn, and no others", async () => {
    const { queue, ends, fetch } = queueOf();
    await queue.offer(offerOf("a", "1"));
    await queue.offer(offerOf("a", "2"));
    await queue.offer({ ...offerOf("a", "1"), jobAttempt: 2 });
    const lease = await fetch();
    let told = 0;
    queue.onWithdrawn(() => told++);
    await queue.withdraw({ job: "a", jobAttempt: 1 });
    expect(told).toBe(1);
    expect(await queue.touch(lease)).toBe(false);
    expect(await queue.complete(lease, BYTES)).toBe(false);
    expect((await fetch()).jobAttempt).toBe(2);
    expect(await queue.fetch()).toBeUndefined();
    expect(ends).toEqual([]);
  });
});
