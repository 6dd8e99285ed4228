/* The job layer as a server has it: SQLite in memory, the clock of the machine, threads; tasks and chunks of tests. */
import { createJobService, type JobDependencies } from "../../server/jobs/create-job-service.ts";
import { createChunkThreads } from "../../server/jobs/chunk-threads.ts";
import { SILENT_LOG } from "../../server/jobs/job-log.ts";
import type { JobLimits, JobService } from "../../server/jobs/job-service.ts";
import { type ChunkTimes, LocalChunkQueue } from "../../server/jobs/local-chunk-queue.ts";
import { type ComputeChunk, WorkLoop } from "../../server/jobs/work-loop.ts";
import { systemClock, systemRandom } from "../../server/clock.ts";
import { openSqlite } from "../../server/store/open-sqlite.ts";
import type { Store, StoredJob } from "../../server/store/store.ts";
import type { Outcome, Task, TaskFacts, TaskSurroundings } from "../../tasks/task.ts";

export const NO_LIMITS: JobLimits = {
  mostUnfinished: 1000,
  mostUnfinishedPerOwner: 1000,
  mostPlaceDays: 1e12,
  mostRunning: 8,
  mostRunningPerOwner: 8,
};

export interface JobsHere {
  readonly service: JobService;
  readonly store: Store;
  readonly queue: LocalChunkQueue;
  readonly close: () => Promise<void>;
}

export interface JobsHereOptions {
  readonly compute: ComputeChunk;
  readonly threads?: number;
  readonly store?: Store;
  readonly limits?: Partial<JobLimits>;
  readonly times?: ChunkTimes;
  readonly perform?: JobDependencies["perform"];
}

export async function jobsHere(options: JobsHereOptions): Promise<JobsHere> {
  const { compute, threads = 2, limits, times, perform = performChunks } = options;
  const store = options.store ?? (await openSqlite({ folder: undefined }));
  const shared = { clock: systemClock, random: systemRandom, log: SILENT_LOG, program: "1.0.0" };
  const queue = new LocalChunkQueue(
    systemClock,
    (job, key, content) => store.jobs.chunks.put(job, key, content),
    times,
  );
  const workers = new WorkLoop({ ...shared, queue, compute, threads });
  const all = { ...NO_LIMITS, ...limits };
  const service = createJobService({ ...shared, store, queue, workers, perform, limits: all });
  await service.start();
  const close = async (): Promise<void> => {
    await service.stop();
    if (!options.store) await store.close();
  };
  return { service, store, queue, close };
}

/** Threads of `faulty-chunk-worker.ts`. */
export function faultyThreads(threads = 2, mostMegabytes = 64): ReturnType<typeof createChunkThreads> {
  const workerUrl = new URL("faulty-chunk-worker.ts", import.meta.url);
  return createChunkThreads({ workerUrl, threads, mostMegabytes });
}

/** A task of chunks, each with the word that its scenario consists of. */
export function chunkTask(...words: readonly string[]): Task {
  return { kind: "run", question: { words }, files: {} };
}

let made = 0;

/** Facts of a task like no other. */
export function newFacts(placeDays = 100, events = 1000): TaskFacts {
  const id = `sha256:${(++made).toString(16).padStart(64, "0")}`;
  return { id, title: `task ${made}`, cost: { replications: 1, placeDays, events }, warnings: [] };
}

export const PLANNER = { name: "kari", role: "planner" } as const;

/** Asks for all chunks of a `chunkTask` at once, and puts their bytes together in order. */
export async function performChunks(task: Task, { need, onProgress }: TaskSurroundings): Promise<Outcome> {
  const words = task.question["words"] as readonly string[];
  let finished = 0;
  const parts = await Promise.all(
    words.map(async (word, at) => {
      const chunk = { scenarios: [`sha256:${word}`], from: at, to: at + 1, events: 10 };
      const bytes = await need({ key: `${word}-${at}`, chunk }, () => word);
      onProgress?.({ finished: ++finished, of: words.length });
      return [...bytes];
    }),
  );
  const content = Uint8Array.from(parts.flat());
  return { status: "done", files: [{ name: "result.json", mediaType: "application/json", content }] };
}

/** The job when it is over. */
export function whenOver(service: JobService, id: string): Promise<StoredJob> {
  return whenIt(service, id, ({ state }) => state !== "queued" && state !== "running");
}

/** The job when it is so. */
export function whenIt(service: JobService, id: string, isSo: (job: StoredJob) => boolean): Promise<StoredJob> {
  return new Promise((resolve) => {
    let hasCome = false;
    const stop = service.watch(id, (job) => {
      if (hasCome || !isSo(job)) return;
      hasCome = true;
      // `stop` is there only when the first snapshot has not come at once.
      queueMicrotask(() => stop());
      resolve(job);
    });
  });
}
