/* The server is killed at random moments while it works; nothing that it has acknowledged may be lost or done twice. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chanceOf, pause } from "./chance.ts";
import { startServe, startServing, urlOf } from "./flyt-process.ts";
import { allJobs, ask, type Asked, digestsOf, type JobSeen, whenOver } from "./job-client.ts";
import { undisturbed } from "./undisturbed.ts";

export interface KillsSeen {
  readonly kills: number;
  /** Of these, before the server listened. */
  readonly killsAtStart: number;
  readonly acknowledged: number;
  /** Acknowledged jobs that are not there at the end, or not done. */
  readonly lost: readonly string[];
  /** Jobs that are there more than once, that were done and then done again, or that nobody asked for. */
  readonly doubled: readonly string[];
  readonly differing: readonly string[];
  /** How many jobs were begun by more than one server. */
  readonly takenUp: number;
}

/** At most so long after the first job of this life was acknowledged, or after it listens. */
const LONGEST_LIFE_MS = 1000;
/** Killed before it listens. */
const SHARE_AT_START = 0.2;
const STARTING_MS = 900;
/** Killed while the first request of its life is under way, mostly. */
const SHARE_AT_FIRST_REQUEST = 0.15;

/** Some tenths of a second of work each, in eight chunks or more. */
export function smallJob(at: number): Asked {
  const seed = `kill ${at}`;
  if (at % 5 === 4) {
    const alternative = "places.sengepost.capacityBeds=+1";
    return { kind: "comparisons", body: { scenario: "one-ward", with: [alternative], replications: 8, seed } };
  }
  return { kind: "runs", body: { scenario: "one-ward", replications: 16 + (at % 3) * 8, seed } };
}

/** @param kills how many times */
export async function run(kills: number, seed = 7): Promise<KillsSeen> {
  const chance = chanceOf(seed);
  const data = mkdtempSync(join(tmpdir(), "flyt-kills-"));
  const acknowledged = new Map<string, Asked>();
  const doneBefore = new Map<string, JobSeen>();
  const doubled: string[] = [];
  let asked = 0;
  let killsAtStart = 0;
  try {
    for (let kill = 0; kill < kills; kill++) {
      const server = startServe(["--data", data, "--threads", "1"]);
      const moment = chance();
      if (moment < SHARE_AT_START) {
        killsAtStart++;
        await pause(chance() * STARTING_MS);
        await server.kill();
        continue;
      }
      const url = await urlOf(server);
      const lifeMs = chance() * LONGEST_LIFE_MS;
      const first = Promise.withResolvers<void>();
      const client = async (): Promise<void> => {
        const jobs = 1 + (kill % 2);
        for (let job = 0; job < jobs; job++) {
          const one = smallJob(asked++);
          acknowledged.set(await ask(url, one), one);
          first.resolve();
          await pause((chance() * lifeMs) / jobs);
        }
        // What is done now has to be the same thing at the end.
        for (const job of await allJobs(url)) if (job.state === "done") doneBefore.set(job.id, job);
      };
      // It is killed in the midst of all that, so its connections break.
      const clients = client().catch(() => first.resolve());
      if (moment > SHARE_AT_START + SHARE_AT_FIRST_REQUEST) await first.promise;
      await pause(lifeMs);
      await server.kill();
      await clients;
    }
    const { server, url } = await startServing(["--data", data, "--threads", "1"]);
    const lost: string[] = [];
    const differing: string[] = [];
    let takenUp = 0;
    try {
      for (const id of acknowledged.keys()) {
        const job = await whenOver(url, id).catch(() => undefined);
        if (job?.state !== "done") lost.push(`${id} is ${job?.state ?? "gone"} ${job?.error ?? ""}`);
      }
      const all = await allJobs(url);
      doubled.push(...doubledAmong(all, doneBefore));
      takenUp = all.filter(({ attempt }) => attempt > 1).length;
      const expected = await undisturbed([...acknowledged.values()]);
      for (const job of all) {
        if (acknowledged.has(job.id) && digestsOf(job) !== expected.get(job.id)) differing.push(job.id);
      }
    } finally {
      await server.stop();
    }
    return { kills, killsAtStart, acknowledged: acknowledged.size, lost, doubled, differing, takenUp };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function doubledAmong(all: readonly JobSeen[], doneBefore: ReadonlyMap<string, JobSeen>): string[] {
  const ids = all.map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const again = all.filter(({ id, attempt, endedAt }) => {
    const before = doneBefore.get(id);
    return before !== undefined && (before.attempt !== attempt || before.endedAt !== endedAt);
  });
  return [...twice, ...again.map(({ id }) => id)];
}
