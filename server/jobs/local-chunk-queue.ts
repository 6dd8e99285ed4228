import type { Clock } from "../clock.ts";
import type {
  ChunkEnd,
  ChunkFailure,
  ChunkFigures,
  ChunkLease,
  ChunkOffer,
  ChunkQueue,
  JobAttempt,
} from "./chunk-queue.ts";

export interface ChunkTimes {
  /** How long a lease lasts after it was given or touched. */
  readonly leaseMs: number;
  /** How long a chunk may be under way, all attempts together; the time that it waits between them is not its fault. */
  readonly longestMs: number;
}

export const CHUNK_TIMES: ChunkTimes = { leaseMs: 30_000, longestMs: 600_000 };

/** How many times a chunk is handed out after crashes. */
const MOST_TRIES = 3;

interface QueuedChunk {
  readonly offer: ChunkOffer;
  attempt: number;
  crashes: number;
  /** By the monotonic clock. */
  startedMs: number;
  /** Of the attempts before. */
  spentMs: number;
  state: "waiting" | "leased" | "being-kept";
  leaseEndsMs: number;
  callOff: () => void;
}

interface JobChunks {
  readonly name: string;
  readonly byKey: Map<string, QueuedChunk>;
  /** Those to be fetched, in order. */
  readonly waiting: QueuedChunk[];
}

/** The queue of one process, in memory: what is lost with it is offered again when the job is taken up. */
export class LocalChunkQueue implements ChunkQueue {
  private readonly clock: Clock;
  private readonly keep: (job: string, key: string, content: Uint8Array) => Promise<boolean>;
  private readonly times: ChunkTimes;
  private readonly jobs = new Map<string, JobChunks>();
  /** Jobs with waiting chunks; the first one's turn is next. */
  private readonly turns: JobChunks[] = [];
  private readonly workTold = new Set<() => void>();
  private readonly withdrawnTold = new Set<() => void>();
  private readonly endTold = new Set<(end: ChunkEnd) => void>();
  /** Numbers attempts over all chunks, so that none is mistaken for one at the same chunk when it was offered before. */
  private handedOut = 0;
  private running = 0;
  private finished = 0;
  private failed = 0;

  /** @param keep `put` of the chunks of the store */
  constructor(
    clock: Clock,
    keep: (job: string, key: string, content: Uint8Array) => Promise<boolean>,
    times: ChunkTimes = CHUNK_TIMES,
  ) {
    this.clock = clock;
    this.keep = keep;
    this.times = times;
  }

  async offer(offer: ChunkOffer): Promise<void> {
    const name = nameOf(offer);
    const chunks: JobChunks = this.jobs.get(name) ?? { name, byKey: new Map(), waiting: [] };
    this.jobs.set(name, chunks);
    if (chunks.byKey.has(offer.key)) return;
    const chunk: QueuedChunk = {
      offer,
      attempt: 0,
      crashes: 0,
      startedMs: 0,
      spentMs: 0,
      state: "waiting",
      leaseEndsMs: 0,
      callOff: () => {},
    };
    chunks.byKey.set(offer.key, chunk);
    chunks.waiting.push(chunk);
    this.takeTurn(chunks);
  }

  async withdraw(attempt: JobAttempt): Promise<void> {
    const chunks = this.jobs.get(nameOf(attempt));
    if (!chunks) return;
    for (const chunk of chunks.byKey.values()) this.endLease(chunk);
    this.jobs.delete(chunks.name);
    this.loseTurn(chunks);
    for (const told of this.withdrawnTold) told();
  }

  async fetch(): Promise<ChunkLease | undefined> {
    const chunks = this.turns.shift();
    const chunk = chunks?.waiting.shift();
    if (!chunks || !chunk) return undefined;
    if (chunks.waiting.length > 0) this.turns.push(chunks);
    const nowMs = this.clock.monotonicMs();
    chunk.startedMs = nowMs;
    chunk.attempt = ++this.handedOut;
    chunk.state = "leased";
    chunk.leaseEndsMs = nowMs + this.times.leaseMs;
    this.running++;
    this.watchLease(chunk);
    return { ...chunk.offer, attempt: chunk.attempt, endsInMs: this.times.longestMs - chunk.spentMs };
  }

  async touch(lease: ChunkLease): Promise<boolean> {
    const chunk = this.leased(lease);
    if (chunk) chunk.leaseEndsMs = this.clock.monotonicMs() + this.times.leaseMs;
    return chunk !== undefined;
  }

  async complete(lease: ChunkLease, content: Uint8Array): Promise<boolean> {
    const chunk = this.leased(lease);
    if (chunk?.state !== "leased") return false;
    // From here on the lease does not run out: the result is at hand, whatever time it takes to keep it.
    chunk.state = "being-kept";
    try {
      await this.keep(lease.job, lease.key, content);
    } catch (error) {
      if (this.leased(lease) === chunk) {
        chunk.state = "leased";
        chunk.leaseEndsMs = this.clock.monotonicMs() + this.times.leaseMs;
        this.watchLease(chunk);
      }
      throw error;
    }
    if (this.leased(lease) !== chunk) return false;
    this.finished++;
    this.end(chunk);
    return true;
  }

  async fail(lease: ChunkLease, { reason, isCrash }: ChunkFailure): Promise<void> {
    const chunk = this.leased(lease);
    if (chunk?.state !== "leased") return;
    if (isCrash) this.crashed(chunk, reason);
    else this.giveUp(chunk, reason);
  }

  async release(lease: ChunkLease): Promise<void> {
    const chunk = this.leased(lease);
    if (chunk?.state === "leased") this.handOutAgain(chunk);
  }

  onWork(told: () => void): () => void {
    this.workTold.add(told);
    return () => this.workTold.delete(told);
  }

  onWithdrawn(told: () => void): () => void {
    this.withdrawnTold.add(told);
    return () => this.withdrawnTold.delete(told);
  }

  onEnd(told: (end: ChunkEnd) => void): () => void {
    this.endTold.add(told);
    return () => this.endTold.delete(told);
  }

  figures(): ChunkFigures {
    let waiting = 0;
    for (const chunks of this.turns) waiting += chunks.waiting.length;
    return { waiting, running: this.running, finished: this.finished, failed: this.failed };
  }

  /** The chunk of a lease, where nothing newer has been said about it. */
  private leased(lease: ChunkLease): QueuedChunk | undefined {
    const chunk = this.jobs.get(nameOf(lease))?.byKey.get(lease.key);
    return chunk && chunk.state !== "waiting" && chunk.attempt === lease.attempt ? chunk : undefined;
  }

  /** Takes a chunk back whose lease has run out: nobody has been heard of who computes it. */
  private watchLease(chunk: QueuedChunk): void {
    chunk.callOff();
    chunk.callOff = this.clock.after(chunk.leaseEndsMs - this.clock.monotonicMs(), () => {
      if (chunk.state !== "leased") return;
      if (this.clock.monotonicMs() < chunk.leaseEndsMs) this.watchLease(chunk);
      else this.crashed(chunk, `nothing was heard of it for ${this.times.leaseMs / 1000} seconds`);
    });
  }

  private crashed(chunk: QueuedChunk, reason: string): void {
    chunk.crashes++;
    chunk.spentMs += this.clock.monotonicMs() - chunk.startedMs;
    const isLate = chunk.spentMs >= this.times.longestMs;
    if (chunk.crashes >= MOST_TRIES) this.giveUp(chunk, `tried ${chunk.crashes} times: ${reason}`);
    else if (isLate) this.giveUp(chunk, `not done after ${Math.round(chunk.spentMs / 1000)} seconds: ${reason}`);
    else this.handOutAgain(chunk);
  }

  private handOutAgain(chunk: QueuedChunk): void {
    this.endLease(chunk);
    const chunks = this.jobs.get(nameOf(chunk.offer));
    if (!chunks) return;
    chunks.waiting.unshift(chunk);
    this.takeTurn(chunks);
  }

  private giveUp(chunk: QueuedChunk, reason: string): void {
    this.failed++;
    this.end(chunk, `${describe(chunk.offer)}: ${reason}`);
  }

  private end(chunk: QueuedChunk, failure?: string): void {
    this.endLease(chunk);
    const { job, jobAttempt, key } = chunk.offer;
    const chunks = this.jobs.get(nameOf(chunk.offer));
    chunks?.byKey.delete(key);
    if (chunks?.byKey.size === 0) this.jobs.delete(chunks.name);
    const { events } = chunk.offer.chunk;
    for (const told of this.endTold) told({ job, jobAttempt, key, events, ...(failure !== undefined && { failure }) });
  }

  private endLease(chunk: QueuedChunk): void {
    if (chunk.state !== "waiting") this.running--;
    chunk.state = "waiting";
    chunk.callOff();
  }

  private takeTurn(chunks: JobChunks): void {
    if (!this.turns.includes(chunks)) this.turns.push(chunks);
    for (const told of this.workTold) told();
  }

  private loseTurn(chunks: JobChunks): void {
    const at = this.turns.indexOf(chunks);
    if (at >= 0) this.turns.splice(at, 1);
  }
}

function nameOf({ job, jobAttempt }: JobAttempt): string {
  return `${job}/${jobAttempt}`;
}

/** What to run again to see a failure again. */
function describe({ chunk }: ChunkOffer): string {
  const { from, to, scenarios } = chunk;
  return `replications ${from} to ${to - 1} (from 0) of ${scenarios.join(", ")}`;
}
