import { extname } from "node:path";
import { programVersion } from "../../tasks/package.ts";
import { runTask } from "../../tasks/task-runner.ts";
import { systemClock, systemRandom } from "../clock.ts";
import { createChunkThreads } from "../jobs/chunk-threads.ts";
import { createJobService } from "../jobs/create-job-service.ts";
import type { JobLog } from "../jobs/job-log.ts";
import type { JobLimits, JobService } from "../jobs/job-service.ts";
import { WorkLoop } from "../jobs/work-loop.ts";
import type { Store } from "../store/store.ts";
import { openChunkDatabase } from "./chunk-database.ts";
import { becomeCoordinator } from "./coordinator.ts";
import { PostgresChunkQueue } from "./postgres-chunk-queue.ts";
import { queueOf, type Versions, versionsHere } from "./versions.ts";

export const CHUNK_WORKER = new URL(`../../tasks/chunk-worker${extname(import.meta.url)}`, import.meta.url);

/** So often each chunk that is computed gives a sign of life: twice at least in the shortest time that may be set. */
export const HEARTBEAT_MS = 4000;

export interface ClusterJobsOptions {
  readonly url: string;
  /** Of this process; 0 leaves all work to workers. */
  readonly threads: number;
  readonly limits: JobLimits;
  readonly log: JobLog;
  readonly onDamage: (what: string) => void;
  /** Another server has taken the database over: this process must end. */
  readonly onOvertaken: () => void;
  /** Without a sign of life for so long, a chunk goes to another worker; 10 at least. */
  readonly heartbeatSeconds: number;
  /** Others than those of this process, for tests. */
  readonly versions?: Versions;
}

export interface ClusterJobs {
  readonly store: Store;
  readonly jobs: JobService;
  /** After the jobs have stopped. */
  readonly close: () => Promise<void>;
}

/**
 * Jobs in a PostgreSQL database, that any number of machines work on.
 * @throws DatabaseHasServer; as `openPostgres`
 */
export async function openClusterJobs(options: ClusterJobsOptions): Promise<ClusterJobs> {
  const { url, threads, limits, log, onDamage, onOvertaken, heartbeatSeconds, versions = versionsHere() } = options;
  const undo: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo) await step();
  };
  try {
    let hear = (_call: string): void => {};
    // Before anything in the queue is touched: another server may be at work on it.
    const giveUp = await becomeCoordinator({ url, clock: systemClock, log, hear: (call) => hear(call), onOvertaken });
    undo.unshift(giveUp);
    const database = await openChunkDatabase({ url, log, isCoordinator: true, onDamage });
    undo.unshift(() => database.close());
    const clock = systemClock;
    const queue = await PostgresChunkQueue.open({ database, queue: queueOf(versions), clock, log, heartbeatSeconds });
    hear = (call) => queue.hear(call);
    const surroundings = { queue, clock, random: systemRandom, log };
    const pool = threads > 0 ? createChunkThreads({ workerUrl: CHUNK_WORKER, threads }) : undefined;
    if (pool) undo.unshift(() => pool.close());
    const workers =
      pool && new WorkLoop({ ...surroundings, compute: pool.compute, threads, heartbeatMs: HEARTBEAT_MS });
    const service = createJobService({
      ...surroundings,
      store: database.store,
      ...(workers && { workers }),
      perform: runTask,
      limits,
      program: programVersion(),
    });
    const stop = async (): Promise<void> => {
      queue.leave();
      await service.stop();
    };
    return { store: database.store, jobs: { ...service, stop }, close };
  } catch (error) {
    await close();
    throw error;
  }
}
