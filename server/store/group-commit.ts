import { type StoreHealth, StoreReadOnly } from "./store.ts";
import type { Queries } from "./database.ts";

/** Writes in one transaction at most: what waits for a commit then waits for no more than some tens of milliseconds. */
const MOST_PER_TRANSACTION = 200;

export type Work<Result> = (queries: Queries) => Promise<Result>;

/** What stands below: one connection, statements on it, and what its errors mean. */
export interface Commits {
  /** Runs with the connection that writes, alone on it. */
  readonly alone: <Result>(work: (queries: Queries, run: (sql: string) => void) => Promise<Result>) => Promise<Result>;
  /** Whether the database still has the transaction; a full disk may have ended it. */
  readonly isInTransaction: () => boolean;
  /** Why nothing can be written now, of an error that says so. */
  readonly troubleOf: (error: unknown) => string | undefined;
  /** Milliseconds, for waiting only. */
  readonly nowMs: () => number;
  /** After trouble, writing is tried again after so long. */
  readonly retryAfterMs: number;
  /** Runs later what waits, once in a turn of the event loop. */
  readonly later: (flush: () => void) => void;
}

interface Waiting {
  readonly work: Work<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** A transaction that came to nothing, for all in it alike. */
class NotCommitted extends Error {}

/**
 * Writes that come together share a transaction and its one fsync; each is a savepoint of its own in it, so that one that fails
 * takes no other with it.
 */
export class GroupCommit {
  private readonly commits: Commits;
  private waiting: Waiting[] = [];
  private isFlushing = false;
  private trouble: { readonly reason: string; readonly untilMs: number } | undefined;

  constructor(commits: Commits) {
    this.commits = commits;
  }

  /** @throws StoreReadOnly, or what the work throws */
  write<Result>(work: Work<Result>): Promise<Result> {
    if (this.trouble !== undefined && this.commits.nowMs() < this.trouble.untilMs) {
      return Promise.reject(new StoreReadOnly(this.trouble.reason));
    }
    return new Promise<Result>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as (result: unknown) => void, reject });
      if (this.isFlushing) return;
      this.isFlushing = true;
      this.commits.later(() => void this.flush());
    });
  }

  /** As it is, or as the probe finds it once it is time to try again. */
  async health(probe: Work<unknown>): Promise<StoreHealth> {
    if (this.trouble === undefined) return { isWritable: true };
    if (this.commits.nowMs() >= this.trouble.untilMs) await this.write(probe).catch(() => {});
    return this.trouble === undefined ? { isWritable: true } : { isWritable: false, reason: this.trouble.reason };
  }

  /** Fulfilled when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.isFlushing) await new Promise<void>((resolve) => this.commits.later(resolve));
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      // In trouble, one tries whether writing works again, before many do.
      const batch = this.waiting.splice(0, this.trouble === undefined ? MOST_PER_TRANSACTION : 1);
      const isOver = await this.commit(batch);
      // Perhaps it was one of them that was too large: each for itself.
      if (!isOver) for (const one of batch) await this.commit([one]);
      if (this.trouble !== undefined) {
        const { reason } = this.trouble;
        for (const { reject } of this.waiting.splice(0)) reject(new StoreReadOnly(reason));
      }
      // Who writes again at once upon an answer would otherwise keep the process from all else: SQLite answers within the turn.
      await new Promise<void>((resolve) => this.commits.later(resolve));
    }
    this.isFlushing = false;
  }

  /** @returns false where the transaction came to nothing and those in it are still to be done */
  private async commit(batch: readonly Waiting[]): Promise<boolean> {
    let settle: (() => void)[];
    try {
      settle = await this.commits.alone((queries, run) => this.transaction(batch, queries, run));
    } catch (failure) {
      const error = failure instanceof NotCommitted ? failure.cause : failure;
      const reason = this.commits.troubleOf(error);
      if (batch.length > 1) return false;
      if (reason !== undefined) {
        this.trouble = { reason, untilMs: this.commits.nowMs() + this.commits.retryAfterMs };
      }
      batch[0]?.reject(reason === undefined ? error : new StoreReadOnly(reason, { cause: error }));
      return true;
    }
    this.trouble = undefined;
    for (const tell of settle) tell();
    return true;
  }

  /** @returns what tells each how it went, for when the transaction is durable */
  private async transaction(
    batch: readonly Waiting[],
    queries: Queries,
    run: (sql: string) => void,
  ): Promise<(() => void)[]> {
    const settle: (() => void)[] = [];
    try {
      run("begin immediate");
      for (const { work, resolve, reject } of batch) {
        run("savepoint work");
        try {
          const result = await work(queries);
          settle.push(() => resolve(result));
        } catch (error) {
          // With a full disk the whole transaction may be over; the savepoint is then, too.
          if (this.commits.troubleOf(error) !== undefined || !this.commits.isInTransaction()) throw error;
          run("rollback to work");
          settle.push(() => reject(error));
        }
        run("release work");
      }
      run("commit");
      return settle;
    } catch (error) {
      if (this.commits.isInTransaction()) run("rollback");
      throw new NotCommitted("the transaction came to nothing", { cause: error });
    }
  }
}
