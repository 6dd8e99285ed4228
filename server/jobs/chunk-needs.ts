import type { ChunkNeed } from "../../tasks/chunk.ts";
import type { TaskSurroundings } from "../../tasks/task.ts";
import { type ChunkStore, DamagedDocument } from "../store/store.ts";
import type { ChunkEnd, ChunkQueue, JobAttempt } from "./chunk-queue.ts";
import type { JobLog } from "./job-log.ts";
import { type PersistentWriting, unlessAborted } from "./persistent-writing.ts";

/** How many times a chunk is computed whose result is then not found. */
const MOST_ROUNDS = 5;
const ROUND_WAIT_MS = 5000;

/** Answers what jobs need: from the store if it is kept there, else through the queue and then from the store. */
export class ChunkNeeds {
  private readonly queue: ChunkQueue;
  private readonly kept: ChunkStore;
  private readonly writing: PersistentWriting;
  private readonly log: JobLog;
  private readonly onOffer: () => void;
  private readonly waiting = new Map<string, (end: ChunkEnd) => void>();

  /** @param onOffer told when there is something to compute */
  constructor(queue: ChunkQueue, kept: ChunkStore, writing: PersistentWriting, log: JobLog, onOffer: () => void) {
    this.queue = queue;
    this.kept = kept;
    this.writing = writing;
    this.log = log;
    this.onOffer = onOffer;
    queue.onEnd((end) => this.waiting.get(nameOf(end, end.key))?.(end));
  }

  /** @returns what a task asks for its chunks; each is computed once, however often it is asked for */
  of(attempt: JobAttempt, signal: AbortSignal): TaskSurroundings["need"] {
    const asked = new Map<string, Promise<Uint8Array>>();
    return (need, documentOf) => {
      const earlier = asked.get(need.key);
      if (earlier) return earlier;
      const bytes = this.answer(attempt, need, documentOf, signal).finally(() => asked.delete(need.key));
      // A performer that has given up awaits it no more; that must not end the process.
      bytes.catch(() => {});
      asked.set(need.key, bytes);
      return bytes;
    };
  }

  private async answer(
    attempt: JobAttempt,
    { key, chunk }: ChunkNeed,
    documentOf: (sha256: string) => string,
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      // A result that is not there once it is computed: the job may have been cancelled, and word of it be on its way.
      if (round > 1) await this.writing.pause(ROUND_WAIT_MS, signal);
      const kept = await this.find(attempt.job, key, signal);
      // What is over has withdrawn its chunks; none may be offered after that.
      signal.throwIfAborted();
      if (kept) return kept;
      const documents = Object.fromEntries(chunk.scenarios.map((sha256) => [sha256, documentOf(sha256)]));
      const ended = Promise.withResolvers<ChunkEnd>();
      const name = nameOf(attempt, key);
      // Listen before it is offered: it may end at once.
      this.waiting.set(name, ended.resolve);
      this.onOffer();
      try {
        await this.writing.persist(() => this.queue.offer({ ...attempt, key, chunk, documents }), signal);
        const { failure } = await unlessAborted(ended.promise, signal);
        if (failure !== undefined) throw new Error(failure);
      } finally {
        this.waiting.delete(name);
      }
    }
    throw new Error(`chunk ${key} was computed ${MOST_ROUNDS} times, and its result not found`);
  }

  /** What is damaged is forgotten, and computed again. */
  private async find(job: string, key: string, signal: AbortSignal): Promise<Uint8Array | undefined> {
    try {
      return await this.writing.persist(() => this.kept.get(job, key), signal);
    } catch (error) {
      if (!(error instanceof DamagedDocument)) throw error;
      this.log.error({ err: error, job, key }, "a kept chunk is damaged; it is computed again");
      await this.writing.insist(() => this.kept.remove(job, key), signal);
      return undefined;
    }
  }
}

function nameOf({ job, jobAttempt }: JobAttempt, key: string): string {
  return `${job}/${jobAttempt}/${key}`;
}
