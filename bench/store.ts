import { hash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqlite } from "../server/store/open-sqlite.ts";
import type { Store } from "../server/store/store.ts";
import { median } from "./bench.ts";
import { ratioOf } from "./ratio.ts";

const FULL_SIZE = 20;
/** Requests that come at once, as in a burst. */
const BURST = 200;

/** Durable inserts of jobs into a store in a folder, in bursts, with and without a common transaction. */
export async function run(size: number): Promise<void> {
  const rounds = size === 1 ? 1 : 9;
  const bursts = Math.max(1, Math.round(size / 4));
  const folder = mkdtempSync(join(tmpdir(), "flyt-bench-store-"));
  const grouped = await openSqlite({ folder: join(folder, "grouped") });
  const single = await openSqlite({ folder: join(folder, "single"), hasGroupCommit: false });
  const perSecond: [grouped: number, single: number][] = [];
  // Both in turn, so that what slows down the machine for a while slows down both.
  for (let round = 0; round < rounds; round++) {
    // Without, a tenth is enough to time.
    perSecond.push([await insert(grouped, round, bursts, BURST), await insert(single, round, 1, BURST / 10)]);
  }
  const of = (at: 0 | 1): string => median(perSecond.map((pair) => pair[at])).toFixed(0);
  console.log(`durable inserts, a transaction for each burst of ${BURST}`.padEnd(60), `${of(0)} a second`);
  console.log("durable inserts, a transaction for each".padEnd(60), `${of(1)} a second`);
  const { ratio, low, high } = ratioOf(perSecond);
  console.log(`times as many${" ".repeat(48)}${ratio.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`);
  await timeReads(grouped, size);
  console.log(`sha256 of the answer ${await digestOf(grouped)}`);
  await grouped.close();
  await single.close();
  rmSync(folder, { recursive: true, force: true });
}

/** @returns acknowledged inserts a second */
async function insert(store: Store, round: number, bursts: number, burst: number): Promise<number> {
  const startedMs = performance.now();
  for (let at = 0; at < bursts; at++) {
    await Promise.all(
      Array.from({ length: burst }, (_, index) => {
        const id = hash("sha256", `${round} ${at} ${index}`, "hex");
        const facts = { kind: "run", title: "Bench", placeDays: 1, events: 1, owner: "bench", createdAtMs: index };
        const origin = { program: "1.0.0", rerunOf: null };
        return store.jobs.insert({ id, ...facts, ...origin }, new TextEncoder().encode(`task ${id}`), id);
      }),
    );
  }
  return (bursts * burst) / ((performance.now() - startedMs) / 1000);
}

async function timeReads(store: Store, size: number): Promise<void> {
  const reads = size * 50;
  const { entries } = await store.jobs.list({ limit: 50 });
  const startedMs = performance.now();
  for (let read = 0; read < reads; read++) await store.jobs.get(String(entries[read % entries.length]?.id));
  const perSecond = reads / ((performance.now() - startedMs) / 1000);
  console.log("reads of a job, checked against its SHA-256".padEnd(60), `${perSecond.toFixed(0)} a second`);
  const before = performance.now();
  const { checked } = await store.verify();
  const seconds = (performance.now() - before) / 1000;
  console.log("rows and documents walked by verify".padEnd(60), `${(checked / seconds).toFixed(0)} a second`);
}

async function digestOf(store: Store): Promise<string> {
  const { entries } = await store.jobs.list({ limit: 1000 });
  return hash("sha256", JSON.stringify(entries), "hex").slice(0, 12);
}

if (import.meta.main) await run(FULL_SIZE);
