/* Workers and PostgreSQL itself are killed at random moments during work; the results have to be those of an undisturbed run. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../server/cluster/embedded-postgres.ts";
import { chanceOf, pause } from "./chance.ts";
import { type FlytProcess, startFlyt, startServing } from "./flyt-process.ts";
import { ask, type Asked, digestsOf, jobOf, type JobSeen } from "./job-client.ts";
import { undisturbed } from "./undisturbed.ts";

export interface ClusterSize {
  readonly workers: number;
  /** Of workers, while there is work. */
  readonly workerKills: number;
  readonly databaseKills: number;
  readonly jobs: number;
  /** At most so long between two kills. */
  readonly longestPauseMs: number;
}

export interface ClusterSeen {
  readonly workerKills: number;
  readonly databaseKills: number;
  readonly jobs: number;
  readonly notDone: readonly string[];
  readonly differing: readonly string[];
  readonly seconds: number;
}

/** Jobs that keep several workers busy; each is asked for once. */
export function clusterJob(at: number): Asked {
  return { kind: "runs", body: { scenario: "one-ward", replications: 64 + 16 * (at % 3), seed: `cluster ${at}` } };
}

export async function run(size: ClusterSize, seed = 11): Promise<ClusterSeen> {
  const chance = chanceOf(seed);
  const startMs = performance.now();
  const postgres = await startEmbeddedPostgres();
  const folder = mkdtempSync(join(tmpdir(), "flyt-cluster-"));
  const workers: FlytProcess[] = [];
  const env = { FLYT_DATABASE_URL: postgres.url };
  const startWorker = (): FlytProcess => startFlyt(["worker", "--threads", "1", "--log", "error"], env);
  try {
    const config = join(folder, "serve.yaml");
    writeFileSync(config, "heartbeatSeconds: 10\n");
    const { server, url } = await startServing(["--threads", "0", "--config", config], env);
    try {
      for (let at = 0; at < size.workers; at++) workers.push(startWorker());
      await workers[0]?.says(/Working with/);
      const asked = Array.from({ length: size.jobs }, (_, at) => clusterJob(at));
      const ids: string[] = [];
      for (const one of asked) ids.push(await ask(url, one));
      let killed = 0;
      let crashes = 0;
      while (killed < size.workerKills || crashes < size.databaseKills) {
        await pause(chance() * size.longestPauseMs);
        if (chance() * (size.workerKills - killed + size.databaseKills - crashes) < size.databaseKills - crashes) {
          crashes++;
          await postgres.kill();
          await pause(chance() * 500);
          await postgres.start();
        } else {
          killed++;
          const at = Math.floor(chance() * workers.length);
          await workers[at].kill();
          workers[at] = startWorker();
        }
      }
      const jobs = await Promise.all(ids.map((id) => followed(url, id)));
      const expected = await undisturbed(asked);
      return {
        workerKills: killed,
        databaseKills: crashes,
        jobs: jobs.length,
        notDone: jobs
          .filter(({ state }) => state !== "done")
          .map(({ id, state, error }) => `${id} is ${state} ${error}`),
        differing: jobs.filter((job) => digestsOf(job) !== expected.get(job.id)).map(({ id }) => id),
        seconds: (performance.now() - startMs) / 1000,
      };
    } finally {
      await server.stop();
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By asking again and again, since the database is away at times. */
async function followed(url: string, id: string): Promise<JobSeen> {
  for (;;) {
    const job = await jobOf(url, id).catch(() => undefined);
    if (job && job.state !== "queued" && job.state !== "running") return job;
    await pause(200);
  }
}
