import { type Clock, systemClock, systemRandom } from "../clock.ts";
import { createChunkThreads } from "../jobs/chunk-threads.ts";
import type { JobLog } from "../jobs/job-log.ts";
import { WorkLoop } from "../jobs/work-loop.ts";
import { StoreReadOnly } from "../store/store.ts";
import { type ChunkDatabase, NoQueue, openChunkDatabase } from "./chunk-database.ts";
import { CHUNK_WORKER, HEARTBEAT_MS } from "./cluster-job-service.ts";
import { KeptConnection } from "./kept-connection.ts";
import { PostgresChunkSource } from "./postgres-chunk-source.ts";
import { listen } from "./queue-calls.ts";
import { queueOf, type Versions, versionsHere, versionsOfQueue } from "./versions.ts";

export interface WorkerOptions {
  readonly url: string;
  readonly threads: number;
  readonly log: JobLog;
  /** Told when it has found the server's queue, and can work. */
  readonly onReady: () => void;
  /** The server is of other versions: its chunks are left to others. Told once for each such server. */
  readonly onOtherVersions: (server: Versions, here: Versions) => void;
  /** Told why it has to wait: no server yet, or no database; once for each reason. */
  readonly onWaiting: (reason: string) => void;
  /** Others than those of this process, for tests. */
  readonly versions?: Versions;
}

/** A machine that computes chunks. */
export interface RunningWorker {
  /** Takes no more; what is not done within 5 seconds is given back. */
  readonly stop: () => Promise<void>;
}

const STOP_CHUNKS_MS = 5000;
const OPEN_AGAIN_MS = 2000;
/** It is looked for work so often, besides when the server calls. */
const LOOK_MS = 1000;
const LOOK_FOR_SERVER_MS = 2000;

/**
 * Computes chunks of the jobs in a database until it is stopped; waits for the database, and for a server of the same versions.
 * @throws as `openPostgres` where waiting does not help
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { url, threads, log, onReady, versions = versionsHere() } = options;
  const database = await openPatiently(options, systemClock);
  const queue = queueOf(versions);
  const source = new PostgresChunkSource(database, queue, systemClock);
  const pool = createChunkThreads({ workerUrl: CHUNK_WORKER, threads });
  const loop = new WorkLoop({
    queue: source,
    compute: pool.compute,
    threads,
    clock: systemClock,
    random: systemRandom,
    log,
    heartbeatMs: HEARTBEAT_MS,
  });
  const connection = new KeptConnection({
    url,
    clock: systemClock,
    log,
    onNotification: (call) => source.hear(call),
    onConnected: async (client) => {
      await listen(client);
      source.hear("all");
    },
  });
  let hasStopped = false;
  let callOff = (): void => {};
  const lookLater = (): void => {
    if (hasStopped) return;
    callOff = systemClock.after(LOOK_MS, () => {
      source.hear("work");
      lookLater();
    });
  };
  let isWorking = false;
  const begin = (): void => {
    if (isWorking || hasStopped) return;
    isWorking = true;
    loop.start();
    lookLater();
    onReady();
  };
  const stopWatching = watchServer(database, options, versions, begin);
  // Where it cannot listen, it looks by the clock.
  await connection.open().catch(() => connection.openLater());
  return {
    stop: async () => {
      hasStopped = true;
      callOff();
      stopWatching();
      if (isWorking) await loop.stop(STOP_CHUNKS_MS);
      await pool.close();
      await connection.end();
      await database.close();
    },
  };
}

async function openPatiently(options: WorkerOptions, clock: Clock): Promise<ChunkDatabase> {
  const { url, log, threads, onWaiting } = options;
  let told = "";
  for (;;) {
    try {
      return await openChunkDatabase({ url, log, isCoordinator: false, mostConnections: threads + 2 });
    } catch (error) {
      if (!(error instanceof NoQueue || error instanceof StoreReadOnly)) throw error;
      if (error.message !== told) onWaiting((told = error.message));
      await new Promise<void>((resolve) => void clock.after(OPEN_AGAIN_MS, resolve));
    }
  }
}

/** Looks which versions the server's queue is for, again and again: a server may be replaced by a newer one. */
function watchServer(
  { boss }: ChunkDatabase,
  { log, onOtherVersions }: WorkerOptions,
  here: Versions,
  onOurs: () => void,
): () => void {
  let hasStopped = false;
  let callOff = (): void => {};
  let told = "";
  const look = async (): Promise<void> => {
    const queues = await boss.getQueues();
    const found = queues.find(({ name }) => versionsOfQueue(name));
    if (found?.name === queueOf(here)) {
      told = "";
      onOurs();
    } else if (found && found.name !== told) {
      told = found.name;
      onOtherVersions(versionsOfQueue(found.name)!, here);
    }
  };
  const lookAgain = (): void => {
    void look()
      .catch((error: unknown) => log.warn({ err: error }, "the database cannot be reached; it is tried again"))
      .finally(() => {
        if (!hasStopped) callOff = systemClock.after(LOOK_FOR_SERVER_MS, lookAgain);
      });
  };
  lookAgain();
  return () => {
    hasStopped = true;
    callOff();
  };
}
