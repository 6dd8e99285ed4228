import type { ChunkWork } from "../../tasks/chunk.ts";
import type { Clock } from "../clock.ts";
import { ChunkCrash, type ChunkLease, type ChunkSource } from "./chunk-queue.ts";
import { type JobLog, reasonOf } from "./job-log.ts";
import { PersistentWriting, unlessAborted } from "./persistent-writing.ts";

/** @throws ChunkCrash where the thread ended; anything else is a fault that would come again */
export type ComputeChunk = (work: ChunkWork, signal: AbortSignal) => Promise<Uint8Array>;

/** Whoever computes chunks in this process. */
export interface Workers {
  readonly threads: number;
  readonly start: () => void;
  /** Takes no more; what is not done within the time is given back. */
  readonly stop: (withinMs: number) => Promise<void>;
}

export interface WorkLoopDependencies {
  readonly queue: ChunkSource;
  readonly compute: ComputeChunk;
  /** Chunks at a time. */
  readonly threads: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: JobLog;
  /** How often a lease is touched; well under the time that it lasts. */
  readonly heartbeatMs?: number;
}

const HEARTBEAT_MS = 10_000;
/** After the queue itself could not be reached. */
const UNREACHABLE_WAIT_MS = 1000;

class NotWanted extends Error {
  override readonly name = "NotWanted";
}

/** Fetches chunks, has them computed, and says so, until it is stopped. */
export class WorkLoop implements Workers {
  readonly threads: number;
  private readonly dependencies: WorkLoopDependencies;
  private readonly writing: PersistentWriting;
  /** Aborted when nothing more is to be fetched. */
  private readonly stopping = new AbortController();
  /** Of the chunks that are computed. */
  private readonly working = new Set<AbortController>();
  /** Each touches the lease of a chunk that is computed. */
  private readonly touches = new Set<() => Promise<void>>();
  private lanes: Promise<void>[] = [];
  private calls = 0;
  private wake = Promise.withResolvers<void>();

  constructor(dependencies: WorkLoopDependencies) {
    this.threads = dependencies.threads;
    this.dependencies = dependencies;
    this.writing = new PersistentWriting(dependencies.clock, dependencies.random, dependencies.log);
  }

  start(): void {
    const { queue } = this.dependencies;
    const stopCalls = queue.onWork(() => this.called());
    const stopTouches = queue.onWithdrawn(() => {
      for (const touch of this.touches) void touch();
    });
    this.lanes = Array.from({ length: this.threads }, () => this.runLane());
    void Promise.all(this.lanes).then(() => {
      stopCalls();
      stopTouches();
    });
  }

  async stop(withinMs: number): Promise<void> {
    this.stopping.abort(new NotWanted("this process stops"));
    this.called();
    const callOff = this.dependencies.clock.after(withinMs, () => {
      for (const unwanted of this.working) unwanted.abort(this.stopping.signal.reason);
    });
    await Promise.all(this.lanes);
    callOff();
  }

  private called(): void {
    this.calls++;
    this.wake.resolve();
    this.wake = Promise.withResolvers();
  }

  private async runLane(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      // A call between the look into the queue and the wait must not be missed.
      const callsSeen = this.calls;
      const lease = await this.fetch();
      if (lease) await this.workOn(lease);
      else if (this.calls === callsSeen) await this.wake.promise;
    }
  }

  private async fetch(): Promise<ChunkLease | undefined> {
    const { queue, log } = this.dependencies;
    try {
      return await queue.fetch();
    } catch (error) {
      log.warn({ err: error }, "the queue of chunks cannot be reached");
      await this.writing.pause(UNREACHABLE_WAIT_MS, this.stopping.signal).catch(() => {});
      this.calls++;
      return undefined;
    }
  }

  private async workOn(lease: ChunkLease): Promise<void> {
    const { queue, clock, compute, log } = this.dependencies;
    const unwanted = new AbortController();
    const { signal } = unwanted;
    this.working.add(unwanted);
    const stopBeating = this.keepAlive(lease, unwanted);
    const callOff = clock.after(lease.endsInMs, () => unwanted.abort(new Error("not done within its time: it hangs")));
    try {
      if (this.stopping.signal.aborted) throw this.stopping.signal.reason;
      const work = { chunk: lease.chunk, documents: lease.documents };
      const content = await unlessAborted(compute(work, signal), signal);
      callOff();
      await this.writing.persist(() => queue.complete(lease, content), signal);
    } catch (error) {
      await this.explain(lease, error).catch((unreachable: unknown) =>
        log.warn({ err: unreachable, job: lease.job, key: lease.key }, "what became of a chunk could not be told"),
      );
    } finally {
      this.working.delete(unwanted);
      callOff();
      stopBeating();
    }
  }

  private async explain(lease: ChunkLease, error: unknown): Promise<void> {
    const { queue, log } = this.dependencies;
    if (error instanceof NotWanted) return queue.release(lease);
    log.warn({ err: error, job: lease.job, key: lease.key, attempt: lease.attempt }, "a chunk failed");
    await queue.fail(lease, { reason: reasonOf(error), isCrash: error instanceof ChunkCrash });
  }

  /** Touches a lease until told to stop, and aborts its work where somebody else has it or nobody wants it. */
  private keepAlive(lease: ChunkLease, unwanted: AbortController): () => void {
    const { queue, clock, log, heartbeatMs = HEARTBEAT_MS } = this.dependencies;
    let hasStopped = false;
    let callOff = (): void => {};
    const touch = async (): Promise<void> => {
      try {
        if (await queue.touch(lease)) return;
        unwanted.abort(new NotWanted("the lease has run out, or the job does not need it any more"));
      } catch (error) {
        log.warn({ err: error, job: lease.job }, "a lease could not be prolonged");
      }
    };
    const beatLater = (): void => {
      if (!hasStopped) callOff = clock.after(heartbeatMs, () => void touch().then(beatLater));
    };
    this.touches.add(touch);
    beatLater();
    return () => {
      hasStopped = true;
      this.touches.delete(touch);
      callOff();
    };
  }
}
