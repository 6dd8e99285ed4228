import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openSqlite } from "../server/store/open-sqlite.ts";
import { type Store, StoreReadOnly } from "../server/store/store.ts";
import { smallDisk } from "./support/small-disk.ts";
import { contentOf, newJob } from "./support/store-records.ts";
import { expectKept } from "./support/store-writings.ts";

const RETRY_AFTER_MS = 1000;

const disk = smallDisk(4);
const folder = disk?.folder ?? mkdtempSync(join(tmpdir(), "flyt-full-"));

afterAll(() => {
  disk?.remove();
  rmSync(folder, { recursive: true, force: true });
});

// Where no disk can be made, the file is told how large it may become, which says the same to SQLite.
const what = disk === undefined ? "a file that may not grow (no small disk can be made here)" : "a disk that is full";

describe(`with ${what},`, () => {
  test("nothing acknowledged is lost, nothing else is kept, and writing works again by itself", async () => {
    let nowMs = 0;
    const limits = disk === undefined ? { mostPages: 500 } : {};
    const options = { folder, nowMs: () => nowMs, retryAfterMs: RETRY_AFTER_MS, ...limits };
    const store = await openSqlite(options);
    const { acknowledged, refused } = await writeUntilRefused(store);
    expect(acknowledged.length).toBeGreaterThan(10);

    // It says so, reads on, and does not try again with each request.
    expect(await store.health()).toEqual({ isWritable: false, reason: "the disk is full" });
    await expect(store.documents.put(contentOf("x"))).rejects.toThrow(StoreReadOnly);
    await expectKept(store, acknowledged);
    for (const id of refused) expect(await store.jobs.get(id)).toBeUndefined();
    expect((await store.verify()).damaged).toEqual([]);

    // Room is of no use before it is time to try again.
    if (disk === undefined) await makeRoomWithin(store, () => (nowMs += RETRY_AFTER_MS));
    else {
      disk.growTo(12);
      await expect(store.documents.put(contentOf("x"))).rejects.toThrow("the disk is full");
      nowMs += RETRY_AFTER_MS;
    }
    expect(await store.health()).toEqual({ isWritable: true });
    for (const id of refused) {
      await store.jobs.insert(newJob(id), contentOf(`task ${id}`));
      acknowledged.push(`job ${id}`);
    }
    await store.close();

    const again = await openSqlite(options);
    await expectKept(again, acknowledged);
    expect((await again.verify()).damaged).toEqual([]);
    await again.close();
  });

  test("a write that is too large takes no other with it that came at the same time", async () => {
    const store = await openSqlite({ folder, ...(disk === undefined && { mostPages: 600 }) });
    const outcomes = await Promise.allSettled([
      store.jobs.insert(newJob("before"), contentOf("before")),
      store.documents.put(new Uint8Array(20_000_000).fill(7)),
      store.jobs.insert(newJob("after"), contentOf("after")),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(StoreReadOnly) });
    expect(await store.jobs.task("after")).toEqual(contentOf("after"));
    expect((await store.verify()).damaged).toEqual([]);
    await store.close();
  });
});

/** Jobs, several at a time, until the store refuses one. */
async function writeUntilRefused(store: Store): Promise<{ acknowledged: string[]; refused: string[] }> {
  const acknowledged: string[] = [];
  const refused: string[] = [];
  // What is in the way where the file may not grow.
  for (let chunk = 0; refused.length === 0; chunk++) {
    const ids = [0, 1, 2, 3].map((at) => `${chunk}-${at}-${"x".repeat(at)}`);
    const outcomes = await Promise.allSettled(ids.map((id) => store.jobs.insert(newJob(id), contentOf(`task ${id}`))));
    for (const [at, outcome] of outcomes.entries()) {
      const id = String(ids[at]);
      if (outcome.status === "fulfilled") acknowledged.push(`job ${id}`);
      else {
        expect(outcome.reason).toBeInstanceOf(StoreReadOnly);
        refused.push(id);
      }
    }
    const [first = ""] = ids;
    if (chunk > 0 || refused.length > 0) continue;
    await store.jobs.change(first, { states: ["queued"] }, { state: "running", attempt: 1 });
    await store.jobs.chunks.put(first, "large", new Uint8Array(300_000).fill(3));
  }
  return { acknowledged, refused };
}

/** Removing needs no room, once it is time to try. */
async function makeRoomWithin(store: Store, waitLong: () => void): Promise<void> {
  await expect(store.jobs.chunks.remove("0-0-", "large")).rejects.toThrow(StoreReadOnly);
  waitLong();
  await store.jobs.chunks.remove("0-0-", "large");
}
