import type { Task, TaskFacts } from "../../tasks/task.ts";
import type { JobFilter, JobStep, Page, Paged, StoredJob } from "../store/store.ts";

/** Who asks. */
export interface Actor {
  /** Name of the token, or of the person signed in; `local` without authentication. */
  readonly name: string;
  readonly role: "reader" | "planner" | "admin";
}

/** What limits jobs; from the flags of `flyt serve`. */
export interface JobLimits {
  /** Jobs that wait or run, at most; more are refused with `QueueFull`. */
  readonly mostUnfinished: number;
  readonly mostUnfinishedPerOwner: number;
  /** Jobs at work at the same time, at most; `MOST_RUNNING` where missing. */
  readonly mostRunning?: number;
  /** Of one owner, so that one cannot take all; `MOST_RUNNING_PER_OWNER` where missing. */
  readonly mostRunningPerOwner?: number;
  /** Replications × days × places of one job. */
  readonly mostPlaceDays: number;
}

export const MOST_RUNNING = 8;
export const MOST_RUNNING_PER_OWNER = 3;

/** HTTP 429 with Retry-After. */
export class QueueFull extends Error {
  override readonly name = "QueueFull";
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** HTTP 422: says by how much it is over. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
  readonly placeDays: number;
  readonly most: number;

  constructor(placeDays: number, most: number) {
    super(`replications × days × places: ${placeDays}, at most ${most} are allowed`);
    this.placeDays = placeDays;
    this.most = most;
  }
}

/** HTTP 409: the Idempotency-Key was used for another job. */
export class KeyReused extends Error {
  override readonly name = "KeyReused";
  readonly job: string;

  constructor(job: string) {
    super("this Idempotency-Key was used for another request");
    this.job = job;
  }
}

export interface JobService {
  /**
   * Takes a job; durable when fulfilled. One of the same content that is done, waits or runs is the answer; one that failed or was
   * cancelled is queued again.
   * @throws QueueFull, TooLarge, KeyReused, StoreReadOnly
   */
  readonly submit: (
    task: Task,
    facts: TaskFacts & { readonly rerunOf?: string },
    actor: Actor,
    idempotencyKey?: string,
  ) => Promise<{ readonly job: StoredJob; readonly isNew: boolean }>;
  readonly get: (id: string) => Promise<StoredJob | undefined>;
  readonly list: (page: Page & JobFilter) => Promise<Paged<StoredJob>>;
  /** @returns the job, cancelled or already over; undefined where there is none */
  readonly cancel: (id: string) => Promise<StoredJob | undefined>;
  readonly file: (id: string, name: string) => Promise<Uint8Array | undefined>;
  /** The task as it was taken, JSON of a `Task`. */
  readonly task: (id: string) => Promise<Uint8Array | undefined>;
  /** What happened to it, oldest first. */
  readonly steps: (id: string) => Promise<readonly JobStep[]>;
  /** Told the job as it is now and whenever it changes, until told to stop; the same change may be told once for several. */
  readonly watch: (id: string, told: (job: StoredJob) => void) => () => void;
  /** Queue lengths and rates for `/metrics` and `/readyz`. */
  readonly figures: () => JobFigures;
  /** Takes up what is unfinished, and begins to work. */
  readonly start: () => Promise<void>;
  /** Takes no more, lets go of what runs within the time, keeps finished chunks. At most 10 s. */
  readonly stop: () => Promise<void>;
}

export interface JobFigures {
  readonly unfinished: number;
  readonly running: number;
  readonly threads: number;
  readonly chunksWaiting: number;
  readonly chunksRunning: number;
  readonly chunksFinished: number;
  readonly chunksFailed: number;
  readonly isStopping: boolean;
}
