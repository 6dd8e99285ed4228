/* A server is told to stop while jobs run: how long it takes, and whether they go on from their chunks. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqlite } from "../../server/store/open-sqlite.ts";
import { pause } from "./chance.ts";
import { startServing } from "./flyt-process.ts";
import { ask, type Asked, digestsOf, jobOf, whenOver } from "./job-client.ts";
import { undisturbed } from "./undisturbed.ts";

export interface StopsSeen {
  readonly stops: number;
  readonly slowestMs: number;
  /** Exit codes other than 0. */
  readonly badEnds: readonly (number | string)[];
  /** Chunks that were kept at each stop. */
  readonly chunksKept: readonly number[];
  readonly differing: readonly string[];
}

function longJob(at: number): Asked {
  return { kind: "runs", body: { scenario: "one-ward", replications: 500, seed: `stop ${at}` } };
}

/** @param stops how many times */
export async function run(stops: number): Promise<StopsSeen> {
  const data = mkdtempSync(join(tmpdir(), "flyt-stops-"));
  const asked: Asked[] = [];
  const ids: string[] = [];
  const chunksKept: number[] = [];
  const badEnds: (number | string)[] = [];
  let slowestMs = 0;
  const words = ["--data", data, "--threads", "2"];
  try {
    for (let stop = 0; stop < stops; stop++) {
      const { server, url } = await startServing(words);
      asked.push(longJob(stop));
      const id = await ask(url, asked[stop]);
      ids.push(id);
      // Until something of it is done, so that there is something to keep.
      for (let job = await jobOf(url, id); job.progress.finished === 0; job = await jobOf(url, id)) await pause(20);
      const { end, ms } = await server.stop();
      slowestMs = Math.max(slowestMs, ms);
      if (end !== 0) badEnds.push(end);
      const store = await openSqlite({ folder: data });
      chunksKept.push((await store.jobs.chunks.keys(id)).length);
      await store.close();
    }
    const { server, url } = await startServing(words);
    const digests = new Map<string, string>();
    for (const id of ids) digests.set(id, digestsOf(await whenOver(url, id)));
    await server.stop();
    const expected = await undisturbed(asked);
    const differing = ids.filter((id) => digests.get(id) !== expected.get(id));
    return { stops, slowestMs, badEnds, chunksKept, differing };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
