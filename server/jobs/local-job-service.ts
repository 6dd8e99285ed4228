import { extname } from "node:path";
import { programVersion } from "../../tasks/package.ts";
import { runTask } from "../../tasks/task-runner.ts";
import { systemClock, systemRandom } from "../clock.ts";
import type { Store } from "../store/store.ts";
import { createChunkThreads } from "./chunk-threads.ts";
import { createJobService } from "./create-job-service.ts";
import type { JobLog } from "./job-log.ts";
import type { JobLimits, JobService } from "./job-service.ts";
import { LocalChunkQueue } from "./local-chunk-queue.ts";
import { WorkLoop } from "./work-loop.ts";

const CHUNK_WORKER = new URL(`../../tasks/chunk-worker${extname(import.meta.url)}`, import.meta.url);

export interface LocalJobs {
  readonly store: Store;
  readonly threads: number;
  readonly limits: JobLimits;
  readonly log: JobLog;
}

/** Jobs that the threads of this process work on; these begin when the service is started. */
export function localJobService({ store, threads, limits, log }: LocalJobs): JobService {
  const queue = new LocalChunkQueue(systemClock, (job, key, content) => store.jobs.chunks.put(job, key, content));
  const surroundings = { queue, clock: systemClock, random: systemRandom, log };
  let pool: ReturnType<typeof createChunkThreads> | undefined;
  const workers = new WorkLoop({
    ...surroundings,
    threads,
    compute: (work, signal) =>
      (pool ??= createChunkThreads({ workerUrl: CHUNK_WORKER, threads })).compute(work, signal),
  });
  const service = createJobService({
    ...surroundings,
    store,
    workers,
    perform: runTask,
    limits,
    program: programVersion(),
  });
  return {
    ...service,
    stop: async () => {
      await service.stop();
      await pool?.close();
    },
  };
}
