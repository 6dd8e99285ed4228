import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { Piscina } from "piscina";
import type { ChunkNeed } from "./chunk.ts";
import type { ChunkWork } from "./chunk-worker.ts";

const WORKER_URL = new URL(`./chunk-worker${extname(import.meta.url)}`, import.meta.url);

/** Threads that simulate chunks, whichever task they are of; first come, first served. */
export class ChunkPool {
  readonly threads: number;
  private readonly pool: Piscina<ChunkWork, Uint8Array>;

  constructor(threads: number = availableParallelism()) {
    this.threads = threads;
    this.pool = new Piscina({
      filename: WORKER_URL.href,
      minThreads: threads,
      maxThreads: threads,
      idleTimeout: Infinity,
    });
    // Without a listener an error of a worker outside a chunk would end the process; the chunk itself fails too.
    this.pool.on("error", () => {});
  }

  /**
   * Simulates a chunk.
   * @param signal cancels it: a thread that is at it is ended, and another one takes its place
   * @throws Error of a replication that broke an invariant, or of a thread that ended; AbortError after a cancellation
   */
  run({ chunk }: Pick<ChunkNeed, "chunk">, documentOf: (sha256: string) => string, signal?: AbortSignal) {
    const documents = Object.fromEntries(chunk.scenarios.map((hash) => [hash, documentOf(hash)]));
    return this.pool.run({ chunk, documents }, signal ? { signal } : {});
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
