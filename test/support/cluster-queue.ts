/* The queue on PostgreSQL as the server has it and as a worker on another machine has it. */
import { SILENT_LOG } from "../../server/jobs/job-log.ts";
import { systemClock } from "../../server/clock.ts";
import { type ChunkDatabase, openChunkDatabase } from "../../server/cluster/chunk-database.ts";
import { PostgresChunkQueue } from "../../server/cluster/postgres-chunk-queue.ts";
import { PostgresChunkSource } from "../../server/cluster/postgres-chunk-source.ts";
import { queueOf, versionsHere } from "../../server/cluster/versions.ts";
import type { ChunkEnd, ChunkOffer } from "../../server/jobs/chunk-queue.ts";

export interface ClusterQueue {
  readonly database: ChunkDatabase;
  readonly server: PostgresChunkQueue;
  readonly worker: PostgresChunkSource;
  readonly ends: ChunkEnd[];
  /** Fulfilled when so many chunks have ended. */
  readonly ended: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const QUEUE_HERE = queueOf(versionsHere());

export async function clusterQueue(url: string, heartbeatSeconds = 10): Promise<ClusterQueue> {
  const log = SILENT_LOG;
  const database = await openChunkDatabase({ url, log, isCoordinator: true });
  const open = { database, queue: QUEUE_HERE, clock: systemClock, log, heartbeatSeconds };
  const server = await PostgresChunkQueue.open(open);
  const elsewhere = await openChunkDatabase({ url, log, isCoordinator: false });
  const worker = new PostgresChunkSource(elsewhere, QUEUE_HERE, systemClock);
  const ends: ChunkEnd[] = [];
  const waiting = new Set<() => void>();
  server.onEnd((end) => {
    ends.push(end);
    for (const one of waiting) one();
  });
  return {
    database,
    server,
    worker,
    ends,
    ended: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (ends.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        // As the call of the worker does, which nothing here listens to.
        server.hear("end");
      }),
    close: async () => {
      server.leave();
      await elsewhere.close();
      await database.close();
    },
  };
}

const ORIGIN = { program: "1.0.0", rerunOf: null };

/** A job that runs, so that chunks of it are kept. */
export async function runningJob({ database }: Pick<ClusterQueue, "database">, name: string): Promise<string> {
  const { jobs } = database.store;
  const job = { id: name, kind: "run", title: name, placeDays: 1, events: 1, owner: "kari", createdAtMs: 1, ...ORIGIN };
  await jobs.insert(job, new TextEncoder().encode(name));
  await jobs.change(name, { states: ["queued"] }, { state: "running", attempt: 1 });
  return name;
}

export function offerOf(job: string, at: number, jobAttempt = 1): ChunkOffer {
  const sha256 = `sha256:${job}`;
  const chunk = { scenarios: [sha256], from: at, to: at + 1, events: 10 };
  return { job, jobAttempt, key: `${job}-${at}`, chunk, documents: { [sha256]: `text of ${job}` } };
}
