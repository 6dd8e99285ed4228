import type { Clock } from "../clock.ts";
import type { StoredJob } from "../store/store.ts";
import type { JobLog } from "./job-log.ts";

/** Progress alone is told so often at most. */
const PROGRESS_MS = 200;
/** After a job could not be read for a new watcher. */
const UNREADABLE_WAIT_MS = 1000;

interface Watcher {
  readonly told: (job: StoredJob) => void;
  /** Of what it was told last; −1 before. */
  revision: number;
}

interface WatchedJob {
  readonly watchers: Set<Watcher>;
  /** By the monotonic clock. */
  progressToldMs: number;
  progress: StoredJob | undefined;
  callOff: () => void;
}

/** Tells jobs to those who watch them: whole snapshots, never an older one after a newer. */
export class JobWatchers {
  private readonly clock: Clock;
  private readonly read: (id: string) => Promise<StoredJob | undefined>;
  private readonly log: JobLog;
  private readonly jobs = new Map<string, WatchedJob>();

  constructor(clock: Clock, read: (id: string) => Promise<StoredJob | undefined>, log: JobLog) {
    this.clock = clock;
    this.read = read;
    this.log = log;
  }

  /** Tells the job as it is now, and every change until what is returned is called. */
  watch(id: string, told: (job: StoredJob) => void): () => void {
    const job = this.jobs.get(id) ?? {
      watchers: new Set<Watcher>(),
      progressToldMs: Number.NEGATIVE_INFINITY,
      progress: undefined,
      callOff: () => {},
    };
    this.jobs.set(id, job);
    const watcher: Watcher = { told, revision: -1 };
    // First entered, then read: a change in between is told, and what was read before it is not.
    job.watchers.add(watcher);
    void this.tellFirst(id, job, watcher);
    return () => {
      job.watchers.delete(watcher);
      if (job.watchers.size > 0 || this.jobs.get(id) !== job) return;
      job.callOff();
      this.jobs.delete(id);
    };
  }

  /** Tells a change that is kept. */
  tell(snapshot: StoredJob): void {
    const job = this.jobs.get(snapshot.id);
    if (!job) return;
    for (const watcher of job.watchers) {
      if (snapshot.revision > watcher.revision) this.tellOne(watcher, snapshot);
    }
  }

  /** Tells progress that is not kept yet: at once, or with what comes next within a moment. */
  tellProgress(snapshot: StoredJob): void {
    const job = this.jobs.get(snapshot.id);
    if (!job) return;
    const waits = job.progress !== undefined;
    job.progress = snapshot;
    if (waits) return;
    const waitMs = job.progressToldMs + PROGRESS_MS - this.clock.monotonicMs();
    if (waitMs <= 0) this.flushProgress(job);
    else job.callOff = this.clock.after(waitMs, () => this.flushProgress(job));
  }

  private flushProgress(job: WatchedJob): void {
    const { progress } = job;
    job.progress = undefined;
    job.progressToldMs = this.clock.monotonicMs();
    if (!progress) return;
    for (const watcher of job.watchers) {
      if (progress.revision >= watcher.revision) this.tellOne(watcher, progress);
    }
  }

  private async tellFirst(id: string, job: WatchedJob, watcher: Watcher): Promise<void> {
    try {
      const snapshot = await this.read(id);
      const isWatching = job.watchers.has(watcher);
      if (snapshot && isWatching && snapshot.revision > watcher.revision) this.tellOne(watcher, snapshot);
    } catch (error) {
      this.log.warn({ err: error, job: id }, "a job that is watched cannot be read");
      this.clock.after(UNREADABLE_WAIT_MS, () => {
        if (job.watchers.has(watcher)) void this.tellFirst(id, job, watcher);
      });
    }
  }

  private tellOne(watcher: Watcher, snapshot: StoredJob): void {
    watcher.revision = snapshot.revision;
    try {
      watcher.told(snapshot);
    } catch (error) {
      this.log.error({ err: error, job: snapshot.id }, "a watcher of a job failed");
    }
  }
}
