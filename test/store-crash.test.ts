import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openPostgres } from "../server/store/open-postgres.ts";
import { openSqlite } from "../server/store/open-sqlite.ts";
import { StoreReadOnly } from "../server/store/store.ts";
import { contentOf, newJob } from "./support/store-records.ts";
import { expectKept } from "./support/store-writings.ts";
import { testPostgres } from "./support/test-postgres.ts";

const KILLS = 15;

const writer = join(import.meta.dirname, "support", "store-writer.ts");

test(`nothing acknowledged is lost when the process is killed, ${KILLS} times at any moment, and the folder is free at once`, async () => {
  const folder = mkdtempSync(join(tmpdir(), "flyt-crash-"));
  let acknowledgedInAll = 0;
  for (let round = 0; round < KILLS; round++) {
    // Most in the first transactions, some after many and a checkpoint.
    const acknowledged = await writtenUntilKilled(folder, round, 1 + ((round * 7919) % (round % 5 === 0 ? 400 : 60)));
    expect(acknowledged.length).toBeGreaterThan(0);
    acknowledgedInAll += acknowledged.length;
    const store = await openSqlite({ folder });
    await expectKept(store, acknowledged);
    expect((await store.verify()).damaged).toEqual([]);
    await store.close();
  }
  expect(acknowledgedInAll).toBeGreaterThan(KILLS * 10);
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

/** @returns what was acknowledged before the end, more than `enough` */
function writtenUntilKilled(folder: string, round: number, enough: number): Promise<string[]> {
  const child = spawn(process.execPath, [writer, folder, String(round)], { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (part: string) => (complaints += part));
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
    if (text.split("\n").length > enough) child.kill("SIGKILL");
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (_, signal) => {
      if (signal !== "SIGKILL") reject(new Error(`the writer ended by itself: ${complaints}`));
      // The last line may have been cut by the kill.
      else resolve(text.split("\n").slice(0, -1));
    });
  });
}

describe("PostgreSQL that crashes", () => {
  const postgres = testPostgres();

  test("loses nothing acknowledged; writes are refused meanwhile, and work again by themselves", async () => {
    const store = await openPostgres({ url: await postgres.emptyDatabase() });
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      let refused = 0;
      let isKilled: Promise<void> | undefined;
      const write = async (lane: number): Promise<void> => {
        for (let number = 0; refused === 0; number++) {
          const id = `${round}-${lane}-${number}`;
          try {
            await store.jobs.insert(newJob(id), contentOf(`task ${id}`));
            acknowledged.push(`job ${id}`);
            if (acknowledged.length > (round + 1) * 40) isKilled ??= postgres.server().kill();
          } catch (error) {
            expect(error).toBeInstanceOf(StoreReadOnly);
            refused++;
          }
        }
      };
      await Promise.all([0, 1, 2, 3].map(write));
      await isKilled;
      expect(await store.health()).toEqual({ isWritable: false, reason: expect.stringContaining("database") });
      await expect(store.jobs.get("0-0-0")).rejects.toThrow(StoreReadOnly);
      await postgres.server().start();
      expect(await store.health()).toEqual({ isWritable: true });
      await expectKept(store, acknowledged);
    }
    expect((await store.verify()).damaged).toEqual([]);
    await store.close();
  });
});
