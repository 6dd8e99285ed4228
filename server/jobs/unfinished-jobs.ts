import type { TaskProgress } from "../../tasks/task.ts";
import type { StoredJob } from "../store/store.ts";
import { type JobLimits, MOST_RUNNING, MOST_RUNNING_PER_OWNER, QueueFull } from "./job-service.ts";
import type { JobSpeed } from "./job-speed.ts";
import { attemptOf, nextAttemptOf } from "./job-states.ts";

/** Why a job is let go. */
export class LetGo extends Error {
  override readonly name = "LetGo";
}

/** A job that waits or runs here. */
export interface UnfinishedJob {
  /** As it was kept last. */
  job: StoredJob;
  /** The attempt that it is begun as. */
  readonly attempt: number;
  /** Ends its performance. */
  readonly abort: AbortController;
  isRunning: boolean;
  /** Newer than what is kept. */
  progress: TaskProgress | undefined;
}

/** The jobs that this server has to do, in the order in which they came; who may come, and who is next. */
export class UnfinishedJobs {
  private readonly limits: JobLimits;
  private readonly speed: JobSpeed;
  private readonly jobs = new Map<string, UnfinishedJob>();
  /** Owners of jobs that are about to be kept. */
  private readonly reserved: string[] = [];
  running = 0;

  constructor(limits: JobLimits, speed: JobSpeed) {
    this.limits = limits;
    this.speed = speed;
  }

  get size(): number {
    return this.jobs.size;
  }

  get(id: string): UnfinishedJob | undefined {
    return this.jobs.get(id);
  }

  all(): UnfinishedJob[] {
    return [...this.jobs.values()];
  }

  /** One that is here already stays, but an earlier attempt gives way. */
  add(job: StoredJob): void {
    const there = this.jobs.get(job.id);
    if (there && there.attempt >= attemptOf(job)) return;
    if (there) {
      there.abort.abort(new LetGo("another attempt has begun"));
      this.remove(there);
    }
    this.jobs.set(job.id, {
      job,
      attempt: nextAttemptOf(job),
      abort: new AbortController(),
      isRunning: false,
      progress: undefined,
    });
  }

  /** Leaves alone what has the same id but is another attempt. */
  remove(entry: UnfinishedJob): void {
    if (this.jobs.get(entry.job.id) !== entry) return;
    this.jobs.delete(entry.job.id);
    if (entry.isRunning) this.running--;
  }

  /** Marks the next job that may run as running; undefined where none may. */
  next(): UnfinishedJob | undefined {
    const { mostRunning = MOST_RUNNING, mostRunningPerOwner = MOST_RUNNING_PER_OWNER } = this.limits;
    if (this.running >= mostRunning) return undefined;
    const runningOf = new Map<string, number>();
    for (const { job, isRunning } of this.jobs.values()) {
      if (isRunning) runningOf.set(job.owner, (runningOf.get(job.owner) ?? 0) + 1);
    }
    for (const entry of this.jobs.values()) {
      if (entry.isRunning || (runningOf.get(entry.job.owner) ?? 0) >= mostRunningPerOwner) continue;
      entry.isRunning = true;
      this.running++;
      return entry;
    }
    return undefined;
  }

  /**
   * Holds a place for a job that is about to be kept, so that requests at the same time cannot take more than there are.
   * @returns what gives the place up again
   * @throws QueueFull
   */
  reserve(owner: string): () => void {
    const { mostUnfinished, mostUnfinishedPerOwner } = this.limits;
    const isOf = (of: string): boolean => of === owner;
    const own = this.all().filter(({ job }) => isOf(job.owner));
    if (this.jobs.size + this.reserved.length >= mostUnfinished) {
      throw new QueueFull(`${mostUnfinished} jobs wait or run, which is the most`, this.retryAfter(this.all()));
    }
    if (own.length + this.reserved.filter(isOf).length >= mostUnfinishedPerOwner) {
      const message = `${mostUnfinishedPerOwner} jobs of ${owner} wait or run, which is the most for one`;
      throw new QueueFull(message, this.retryAfter(own));
    }
    this.reserved.push(owner);
    return () => this.reserved.splice(this.reserved.indexOf(owner), 1);
  }

  /** When the first of some jobs will be done, about: those that run share the threads. */
  private retryAfter(jobs: readonly UnfinishedJob[]): number {
    const left = jobs.map(eventsLeft);
    const first = left.length > 0 ? Math.min(...left) : 0;
    return this.speed.secondsFor(first * Math.max(1, this.running));
  }
}

function eventsLeft({ job, progress }: UnfinishedJob): number {
  const { finished, of } = progress ?? job;
  return of > 0 ? job.events * Math.max(0, 1 - finished / of) : job.events;
}
