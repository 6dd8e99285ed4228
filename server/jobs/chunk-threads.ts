import { Piscina } from "piscina";
import { ChunkCrash } from "./chunk-queue.ts";
import type { ChunkWork } from "../../tasks/chunk.ts";
import type { ComputeChunk } from "./work-loop.ts";

export interface ChunkThreadsOptions {
  /** The thread's file: its default export makes the bytes of a chunk's result of a `ChunkWork`. */
  readonly workerUrl: URL;
  readonly threads: number;
  /** Of the heap of one thread; one that needs more is ended, and its chunk fails alone. */
  readonly mostMegabytes?: number;
}

/** A chunk of the largest scenario that is accepted takes a quarter of it. */
const MOST_MEGABYTES = 2048;

/** Threads that compute chunks. Whatever happens in one of them ends the thread and its chunk, never this process. */
export interface ChunkThreads {
  readonly threads: number;
  readonly compute: ComputeChunk;
  readonly close: () => Promise<void>;
}

export function createChunkThreads(options: ChunkThreadsOptions): ChunkThreads {
  const { workerUrl, threads, mostMegabytes = MOST_MEGABYTES } = options;
  const pool = new Piscina<ChunkWork, Uint8Array>({
    filename: workerUrl.href,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  // Without a listener, an error of a thread between two chunks would end the process.
  pool.on("error", () => {});
  return {
    threads,
    compute: async (work, signal) => {
      try {
        return await pool.run(work, { signal });
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        throw isCrash(error) ? new ChunkCrash((error as Error).message, { cause: error }) : error;
      }
    },
    close: () => pool.destroy(),
  };
}

/** The thread itself ended, rather than the simulation in it finding a fault. */
function isCrash(error: unknown): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return code === "ERR_WORKER_OUT_OF_MEMORY" || /worker exited|Terminating worker/.test(String(message));
}
