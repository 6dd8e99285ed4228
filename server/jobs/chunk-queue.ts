import type { Chunk } from "../../tasks/chunk.ts";

/** An attempt at a job: what its chunks are offered for. */
export interface JobAttempt {
  readonly job: string;
  readonly jobAttempt: number;
}

/** A chunk that a job waits for. */
export interface ChunkOffer extends JobAttempt {
  readonly key: string;
  readonly chunk: Chunk;
  /** Text of each scenario of the chunk, by its SHA-256. */
  readonly documents: Readonly<Record<string, string>>;
}

/** A chunk that somebody computes, until the lease runs out. */
export interface ChunkLease extends ChunkOffer {
  /** Grows each time the chunk is handed out: whatever is said about an earlier attempt is ignored. */
  readonly attempt: number;
  /** What is left of the time that the chunk may be under way, counted over all attempts from its first start. */
  readonly endsInMs: number;
}

export interface ChunkFailure {
  readonly reason: string;
  /** Whether trying again could help: a thread that ended, rather than a simulation that found a fault in itself. */
  readonly isCrash: boolean;
}

/** How a chunk ended for the job that waits for it: its result is kept, or there will be none. */
export interface ChunkEnd extends JobAttempt {
  readonly key: string;
  readonly events: number;
  /** Why there will be none. */
  readonly failure?: string;
}

/**
 * Chunks between the jobs that need them and the threads that compute them, in this process or, through a database, on other machines.
 * Jobs take turns chunk by chunk; within a job chunks go in the order of their offers.
 */
export interface ChunkQueue {
  /** Has a chunk computed; one that is offered already is left as it is. */
  readonly offer: (offer: ChunkOffer) => Promise<void>;
  /** Forgets all chunks of an attempt: those that are computed are told so when they are next touched. */
  readonly withdraw: (attempt: JobAttempt) => Promise<void>;
  /** @returns what to compute next; undefined where nothing waits */
  readonly fetch: () => Promise<ChunkLease | undefined>;
  /** Heartbeat: prolongs the lease. @returns false where it has run out or the chunk is not wanted any more */
  readonly touch: (lease: ChunkLease) => Promise<boolean>;
  /**
   * Keeps the result in the store, and only then tells that the chunk has ended; on a database both in one transaction.
   * @returns false where the lease has run out or the chunk is not wanted any more: nothing is kept
   * @throws StoreReadOnly; the lease goes on
   */
  readonly complete: (lease: ChunkLease, content: Uint8Array) => Promise<boolean>;
  /** After a crash the chunk is handed out again, at most three times and within its time. */
  readonly fail: (lease: ChunkLease, failure: ChunkFailure) => Promise<void>;
  /** Gives a chunk back that was not computed; it is handed out again at once. */
  readonly release: (lease: ChunkLease) => Promise<void>;
  /** Tells whenever something may wait to be fetched; a database may tell it by the clock. */
  readonly onWork: (told: () => void) => () => void;
  /** Tells that chunks were withdrawn, so that those who compute may touch their leases at once; a database may leave it out. */
  readonly onWithdrawn: (told: () => void) => () => void;
  /** Tells every end at least once, after its result is kept. */
  readonly onEnd: (told: (end: ChunkEnd) => void) => () => void;
  readonly figures: () => ChunkFigures;
}

export interface ChunkFigures {
  readonly waiting: number;
  readonly running: number;
  readonly finished: number;
  readonly failed: number;
}

/** A thread ended while it computed a chunk. */
export class ChunkCrash extends Error {
  override readonly name = "ChunkCrash";
}
