import type { Clock } from "../clock.ts";
import type { ChunkEnd, ChunkFigures, ChunkOffer, ChunkQueue, JobAttempt } from "../jobs/chunk-queue.ts";
import type { JobLog } from "../jobs/job-log.ts";
import type { ChunkDatabase } from "./chunk-database.ts";
import { LONGEST_MS, PostgresChunkSource } from "./postgres-chunk-source.ts";
import { type OfferedChunk, OfferedChunks } from "./offered-chunks.ts";
import { call, Listeners } from "./queue-calls.ts";
import { forgetTexts, forgetTextsOfOthers, keepTexts, type QueueRow, queueRows } from "./queue-rows.ts";
import { versionsOfQueue } from "./versions.ts";

export interface PostgresQueueOptions {
  readonly database: ChunkDatabase;
  readonly queue: string;
  readonly clock: Clock;
  readonly log: JobLog;
  /** After so long without a heartbeat a chunk is handed out again; 10 at least. */
  readonly heartbeatSeconds: number;
}

/** It is looked at the queue so often, besides when somebody calls. */
const LOOK_MS = 1000;
/** pg-boss itself gives up nothing: what is too much is counted by those who fetch. */
const MOST_RETRIES = 1_000_000;
const YEAR_SECONDS = 31_536_000;

/** The queue as the server has it, of which there is one on a database: offers chunks to all machines, and hears of their ends. */
export class PostgresChunkQueue extends PostgresChunkSource implements ChunkQueue {
  private readonly log: JobLog;
  private readonly offered = new OfferedChunks();
  private readonly endTold = new Listeners<[ChunkEnd]>();
  /** Rows of a server before this one, that a job here may ask for again, by job and key. */
  private readonly left = new Map<string, QueueRow>();
  private unkept: OfferedChunk[] = [];
  private keeping: Promise<void> | undefined;
  private isLooking = false;
  private isToLookAgain = false;
  private hasLeft = false;
  private callOff = (): void => {};
  private running = 0;
  private finished = 0;
  private failed = 0;

  private constructor({ database, queue, clock, log }: PostgresQueueOptions) {
    super(database, queue, clock);
    this.log = log;
  }

  /** Makes the queue where there is none, and looks at what a server before has left in it. */
  static async open(options: PostgresQueueOptions): Promise<PostgresChunkQueue> {
    const { database, queue, heartbeatSeconds } = options;
    const made = new PostgresChunkQueue(options);
    const settings = {
      retryLimit: MOST_RETRIES,
      retryDelay: 0,
      expireInSeconds: LONGEST_MS / 1000 + 60,
      retentionSeconds: YEAR_SECONDS,
      deleteAfterSeconds: YEAR_SECONDS,
      heartbeatSeconds,
    };
    for (const { name } of await database.boss.getQueues()) {
      // Chunks of another version of the program: the jobs ask for those of this one.
      if (name !== queue && versionsOfQueue(name)) await database.boss.deleteQueue(name);
    }
    await database.boss.createQueue(queue, settings);
    await database.boss.updateQueue(queue, settings);
    await made.lookAtWhatIsLeft();
    made.lookLater();
    return made;
  }

  async offer(offer: ChunkOffer): Promise<void> {
    if (this.offered.has(offer)) return;
    const left = this.left.get(`${offer.job}/${offer.key}`);
    const chunk = this.offered.add(offer, left?.id);
    if (left) {
      this.look();
      return;
    }
    this.unkept.push(chunk);
    try {
      // All that are offered at once are kept in one transaction.
      this.keeping ??= Promise.resolve().then(() => this.keepAll());
      await this.keeping;
    } catch (error) {
      this.offered.remove(chunk);
      throw error;
    }
  }

  async withdraw(attempt: JobAttempt): Promise<void> {
    const gone = this.offered.removeAttempt(attempt);
    // A server that stops leaves the chunks to those who compute, and to the server that comes after it.
    if (this.hasLeft) return;
    const ids = gone.map(({ id }) => id);
    for (const [name, row] of this.left) {
      if (row.job !== attempt.job) continue;
      this.left.delete(name);
      ids.push(row.id);
    }
    await this.database.transaction(async ({ queries, db }) => {
      await forgetTexts(queries, attempt.job, attempt.jobAttempt);
      if (ids.length === 0) return;
      await this.database.boss.deleteJob(this.queue, ids, { db });
      await call(queries, "withdrawn");
    });
  }

  onEnd(told: (end: ChunkEnd) => void): () => void {
    return this.endTold.add(told);
  }

  figures(): ChunkFigures {
    const running = Math.min(this.running, this.offered.size);
    return { waiting: this.offered.size - running, running, finished: this.finished, failed: this.failed };
  }

  override hear(what: string): void {
    if (what === "work" && this.offered.size === 0) return;
    super.hear(what);
    if (what === "end" || what === "all") this.look();
  }

  /** From here on, what is let go here stays in the queue. */
  leave(): void {
    this.hasLeft = true;
    this.callOff();
  }

  private async keepAll(): Promise<void> {
    const chunks = this.unkept;
    this.unkept = [];
    this.keeping = undefined;
    const rows = chunks.map(({ id, turn, offer: { documents: _documents, ...data } }) => ({
      id,
      priority: -turn,
      data: { ...data, crashes: 0, releases: 0, spentMs: 0 },
    }));
    await this.database.transaction(async ({ queries, db }) => {
      await keepTexts(queries, chunks);
      await this.database.boss.insert(this.queue, rows, { db });
      await call(queries, "work");
    });
    for (const chunk of chunks) chunk.isKept = true;
    this.workTold.tell();
  }

  /** Looks at the queue now, or once more if that is being done. */
  private look(): void {
    this.isToLookAgain = true;
    if (this.isLooking || this.hasLeft) return;
    this.isLooking = true;
    const untilSeen = async (): Promise<void> => {
      while (this.isToLookAgain && !this.hasLeft) {
        this.isToLookAgain = false;
        await this.lookOnce();
      }
    };
    untilSeen()
      .catch((error: unknown) => this.log.warn({ err: error }, "the queue of chunks cannot be reached"))
      .finally(() => (this.isLooking = false));
  }

  private lookLater(): void {
    this.callOff = this.clock.after(LOOK_MS, () => {
      this.look();
      if (this.offered.size > 0) this.workTold.tell();
      if (!this.hasLeft) this.lookLater();
    });
  }

  private async lookOnce(): Promise<void> {
    // Only what was kept before can be missing afterwards.
    const kept = this.offered.all().filter(({ isKept }) => isKept);
    const rows = await this.database.transaction(({ queries }) => queueRows(queries, this.queue));
    this.running = rows.filter(({ state }) => state === "active").length;
    const over: string[] = [];
    for (const row of rows) {
      const hasEnded = row.state !== "created" && row.state !== "retry" && row.state !== "active";
      const chunk = this.offered.get(row.id);
      if (chunk && (hasEnded || row.state === "active")) this.offered.begun(chunk.turn);
      const name = `${row.job}/${row.key}`;
      const isLeft = this.left.get(name)?.id === row.id;
      // Nobody waits for it: it was withdrawn when the database could not be reached, or offered twice.
      if (hasEnded || (!chunk && !isLeft)) over.push(row.id);
      if (hasEnded && isLeft) this.left.delete(name);
      if (hasEnded && chunk) this.end(chunk, row);
    }
    const there = new Set(rows.map(({ id }) => id));
    const lost = kept.filter((chunk) => !there.has(chunk.id) && this.offered.get(chunk.id) === chunk);
    if (over.length > 0)
      await this.database.transaction(({ db }) => this.database.boss.deleteJob(this.queue, over, { db }));
    await this.offerAgain(lost);
  }

  private end(ended: OfferedChunk, { failure }: QueueRow): void {
    this.offered.remove(ended);
    const { job, jobAttempt, key, chunk } = ended.offer;
    if (failure === null) this.finished++;
    else this.failed++;
    this.endTold.tell({ job, jobAttempt, key, events: chunk.events, ...(failure !== null && { failure }) });
  }

  /** Rows that are gone though nobody has withdrawn them: a database that was restored, or a hand in the tables. */
  private async offerAgain(lost: readonly OfferedChunk[]): Promise<void> {
    if (lost.length === 0) return;
    this.log.warn({ chunks: lost.length }, "chunks were gone from the queue; they are offered again");
    for (const chunk of lost) this.offered.renew(chunk);
    this.unkept.push(...lost);
    this.keeping ??= Promise.resolve().then(() => this.keepAll());
    // Where it fails, they are missed again at the next look.
    await this.keeping.catch(() => {
      for (const chunk of lost) chunk.isKept = true;
    });
  }

  private async lookAtWhatIsLeft(): Promise<void> {
    const { store, boss } = this.database;
    const unfinished = new Set((await store.jobs.unfinished()).map(({ id }) => id));
    const unwanted: string[] = [];
    await this.database.transaction(async ({ queries, db }) => {
      for (const row of await queueRows(queries, this.queue)) {
        const isOpen = row.state === "created" || row.state === "retry" || row.state === "active";
        if (!isOpen || !unfinished.has(row.job)) unwanted.push(row.id);
        else {
          this.left.set(`${row.job}/${row.key}`, row);
          if (row.state === "active") this.offered.begun(-row.priority);
        }
      }
      await forgetTextsOfOthers(queries, [...unfinished]);
      if (unwanted.length > 0) await boss.deleteJob(this.queue, unwanted, { db });
    });
  }
}
