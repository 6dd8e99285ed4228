import type { JobWithMetadata } from "pg-boss";
import type { Clock } from "../clock.ts";
import type { ChunkFailure, ChunkLease, ChunkSource } from "../jobs/chunk-queue.ts";
import { type ChunkDatabase, type ChunkRow, type ChunkStep, reaching } from "./chunk-database.ts";
import { call, Listeners } from "./queue-calls.ts";
import { ScenarioTexts } from "./scenario-texts.ts";

/** How many times a chunk is handed out after it ended a thread. */
const MOST_CRASHES = 3;
/** And after nothing more was heard of whoever had it: machines come and go. */
const MOST_LOST = 20;
/** How long a chunk may be under way, all attempts together. */
export const LONGEST_MS = 600_000;

/** What the queue is told when a chunk ends without a result. */
export interface ChunkGivenUp {
  readonly failure: string;
}

interface PostgresLease extends ChunkLease {
  readonly row: JobWithMetadata<ChunkRow>;
  readonly begunMs: number;
}

/** Chunks out of a queue of pg-boss, for whoever computes them, on whichever machine. */
export class PostgresChunkSource implements ChunkSource {
  protected readonly database: ChunkDatabase;
  protected readonly queue: string;
  protected readonly clock: Clock;
  protected readonly workTold = new Listeners<[]>();
  protected readonly withdrawnTold = new Listeners<[]>();
  private readonly texts: ScenarioTexts;

  /** @param queue as `queueOf` names it */
  constructor(database: ChunkDatabase, queue: string, clock: Clock) {
    this.database = database;
    this.queue = queue;
    this.clock = clock;
    this.texts = new ScenarioTexts(database);
  }

  async fetch(): Promise<ChunkLease | undefined> {
    const { boss } = this.database;
    for (;;) {
      const rows = await reaching(() => boss.fetch<ChunkRow>(this.queue, { includeMetadata: true })).catch(noneIfGone);
      const row = rows[0];
      if (row === undefined) return undefined;
      const lease = await this.leaseOf(row);
      if (lease) return lease;
    }
  }

  async touch(lease: ChunkLease): Promise<boolean> {
    const answer = await reaching(() => this.database.boss.touch(this.queue, attemptOf(lease)));
    return affected(answer);
  }

  complete(lease: ChunkLease, content: Uint8Array): Promise<boolean> {
    return this.database.transaction(async (step) => {
      const { boss } = this.database;
      if (!affected(await boss.complete(this.queue, attemptOf(lease), null, { db: step.db }))) return false;
      // Where the job does not run any more nothing is kept, and the queue forgets the chunk.
      await step.putChunk(lease.job, lease.key, content);
      await call(step.queries, "end");
      return true;
    });
  }

  async fail(lease: ChunkLease, { reason, isCrash }: ChunkFailure): Promise<void> {
    const { row, begunMs } = lease as PostgresLease;
    const { data } = row;
    const spentMs = data.spentMs + this.clock.monotonicMs() - begunMs;
    const crashes = data.crashes + 1;
    if (!isCrash) return this.giveUp(row, reason);
    if (crashes >= MOST_CRASHES) return this.giveUp(row, `tried ${crashes} times: ${reason}`);
    if (spentMs >= LONGEST_MS)
      return this.giveUp(row, `not done after ${Math.round(spentMs / 1000)} seconds: ${reason}`);
    await this.giveBack(row, { ...data, crashes, spentMs }, reason);
  }

  async release(lease: ChunkLease): Promise<void> {
    const { row } = lease as PostgresLease;
    await this.giveBack(row, { ...row.data, releases: row.data.releases + 1 }, "given back");
  }

  onWork(told: () => void): () => void {
    return this.workTold.add(told);
  }

  onWithdrawn(told: () => void): () => void {
    return this.withdrawnTold.add(told);
  }

  /** @param what a call that was heard, or `all` where some may have been missed */
  hear(what: string): void {
    if (what === "work" || what === "all") this.workTold.tell();
    if (what === "withdrawn" || what === "all") this.withdrawnTold.tell();
  }

  /** @returns undefined where the chunk is not to be computed after all */
  private async leaseOf(row: JobWithMetadata<ChunkRow>): Promise<PostgresLease | undefined> {
    const { job, jobAttempt, key, chunk, crashes, releases, spentMs } = row.data;
    const lost = row.retryCount - crashes - releases;
    if (lost >= MOST_LOST) {
      await this.giveUp(row, `nothing was heard of it any more, ${lost} times`);
      return undefined;
    }
    const documents = await this.texts.of(job, chunk);
    if (!documents) {
      await reaching(() => this.database.boss.deleteJob(this.queue, attemptOf({ row })));
      return undefined;
    }
    const begunMs = this.clock.monotonicMs();
    const endsInMs = LONGEST_MS - spentMs;
    return { job, jobAttempt, key, chunk, documents, attempt: row.retryCount, endsInMs, row, begunMs };
  }

  /** As one that is complete, with the reason instead of a result: the job is told, and nobody tries again. */
  private async giveUp(row: JobWithMetadata<ChunkRow>, reason: string): Promise<void> {
    const { from, to, scenarios } = row.data.chunk;
    const failure = `replications ${from} to ${to - 1} (from 0) of ${scenarios.join(", ")}: ${reason}`;
    const output: ChunkGivenUp = { failure };
    await this.database.transaction(async ({ db, queries }) => {
      await this.database.boss.complete(this.queue, attemptOf({ row }), output, { db });
      await call(queries, "end");
    });
  }

  private async giveBack(row: JobWithMetadata<ChunkRow>, data: ChunkRow, reason: string): Promise<void> {
    await this.database.transaction(async (step: ChunkStep) => {
      const { boss } = this.database;
      const failed = await boss.fail(this.queue, attemptOf({ row }), { message: reason }, { db: step.db });
      if (!affected(failed)) return;
      await boss.update(this.queue, data, { id: row.id, db: step.db });
      await call(step.queries, "work");
    });
  }
}

/** What fences a call: it does nothing once the chunk was handed out again. */
function attemptOf(lease: ChunkLease | { readonly row: JobWithMetadata<ChunkRow> }): {
  id: string;
  retryCount: number;
} {
  const { id, retryCount } = (lease as PostgresLease).row;
  return { id, retryCount };
}

/** Types of pg-boss leave out what its commands answer. */
function affected(answer: object): boolean {
  return (answer as { readonly affected: number }).affected === 1;
}

/** A server of other versions has put its own queue in place of this one. */
function noneIfGone(error: unknown): [] {
  if (/^Queue .* does not exist/.test((error as Error).message)) return [];
  throw error;
}
