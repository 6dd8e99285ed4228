import { extname } from "node:path";
import { Piscina } from "piscina";
import { perform } from "../../tasks/perform.ts";
import { systemClock, systemRandom } from "../clock.ts";
import type { Store } from "../store/store.ts";
import { createJobService } from "./create-job-service.ts";
import { ChunkCrash } from "./chunk-queue.ts";
import type { JobLog } from "./job-log.ts";
import type { JobLimits, JobService } from "./job-service.ts";
import { LocalChunkQueue } from "./local-chunk-queue.ts";
import { type ComputeChunk, WorkLoop } from "./work-loop.ts";

const THREAD_URL = new URL(`./chunk-thread${extname(import.meta.url)}`, import.meta.url);

export interface LocalJobs {
  readonly store: Store;
  readonly threads: number;
  readonly limits: JobLimits;
  readonly log: JobLog;
}

/** Jobs that the threads of this process work on. */
export function localJobService({ store, threads, limits, log }: LocalJobs): JobService {
  const pool = new Piscina({ filename: THREAD_URL.href, minThreads: 0, maxThreads: threads, idleTimeout: Infinity });
  // Without a listener an error of a thread outside its work would end the process.
  pool.on("error", () => {});
  const compute: ComputeChunk = async (work, signal) => {
    try {
      return (await pool.run(work, { signal })) as Uint8Array;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "ERR_WORKER_OUT_OF_MEMORY" || /terminat|exit/i.test((error as Error).message)) {
        throw signal.aborted ? error : new ChunkCrash(String((error as Error).message));
      }
      throw error;
    }
  };
  const queue = new LocalChunkQueue(systemClock, (job, key, content) => store.jobs.chunks.put(job, key, content));
  const surroundings = { queue, clock: systemClock, random: systemRandom, log };
  const workers = new WorkLoop({ ...surroundings, compute, threads });
  const service = createJobService({ ...surroundings, store, workers, perform, limits });
  return {
    ...service,
    stop: async () => {
      await service.stop();
      await pool.destroy();
    },
  };
}
