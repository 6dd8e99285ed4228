import type { Outcome, Task, TaskProgress, TaskSurroundings } from "../../tasks/task.ts";
import type { Clock } from "../clock.ts";
import type { JobStore, Store, StoredJob } from "../store/store.ts";
import type { ChunkNeeds } from "./chunk-needs.ts";
import type { ChunkQueue } from "./chunk-queue.ts";
import { type JobLog, reasonOf } from "./job-log.ts";
import { begun, failed, progressed } from "./job-states.ts";
import type { JobWatchers } from "./job-watchers.ts";
import { type PersistentWriting, unlessAborted } from "./persistent-writing.ts";
import { LetGo, type UnfinishedJob } from "./unfinished-jobs.ts";

export interface JobRunDependencies {
  readonly store: Pick<Store, "jobs">;
  readonly queue: ChunkQueue;
  readonly perform: (task: Task, surroundings: TaskSurroundings) => Promise<Outcome>;
  readonly clock: Clock;
  readonly log: JobLog;
  /** Its version. */
  readonly program: string;
  readonly needs: ChunkNeeds;
  readonly writing: PersistentWriting;
  readonly watchers: JobWatchers;
}

/** Progress is kept so often at most: for a server that takes the job up, not for those who watch. */
const KEEP_PROGRESS_MS = 10_000;

/** Performs jobs: begins each, has its task performed, and keeps what came of it. */
export class JobRun {
  private readonly dependencies: JobRunDependencies;
  private readonly jobs: JobStore;

  constructor(dependencies: JobRunDependencies) {
    this.dependencies = dependencies;
    this.jobs = dependencies.store.jobs;
  }

  /** @returns the job as it is kept when its performance is over; undefined where it was let go */
  async perform(entry: UnfinishedJob): Promise<StoredJob | undefined> {
    const { log } = this.dependencies;
    const { signal } = entry.abort;
    let hasBegun = false;
    try {
      const notBegun = await this.begin(entry);
      if (notBegun) return notBegun.job;
      hasBegun = true;
      const outcome = await this.performTask(entry);
      return await this.finish(entry, outcome);
    } catch (error) {
      if (signal.aborted) return undefined;
      log.warn({ err: error, job: entry.job.id }, "a job failed");
      return await this.fail(entry, error).catch(() => undefined);
    } finally {
      // Whatever is still on its way for it finds that it is over.
      entry.abort.abort(new LetGo("the job is over"));
      // Chunks of one that was not begun here would be another's.
      if (hasBegun) await this.withdraw(entry);
    }
  }

  /** @returns the job as it is where it could not be begun; undefined where it is begun */
  private async begin(entry: UnfinishedJob): Promise<{ readonly job: StoredJob | undefined } | undefined> {
    const { clock, writing, program } = this.dependencies;
    const { id } = entry.job;
    const { signal } = entry.abort;
    const { when, to } = begun(entry.job, clock.wallMs(), program);
    const job =
      (await writing.insist(() => this.jobs.change(id, when, to), signal)) ??
      (await writing.insist(() => this.jobs.get(id), signal));
    // It may have been let go since, and what runs now be another attempt.
    signal.throwIfAborted();
    // Where only the answer of the database was lost, it is begun all the same.
    if (job?.state !== "running" || job.attempt !== entry.attempt) return { job };
    this.changed(entry, job);
    return undefined;
  }

  private async performTask(entry: UnfinishedJob): Promise<Outcome> {
    const { needs, perform, writing } = this.dependencies;
    const { attempt } = entry;
    const { id } = entry.job;
    const { signal } = entry.abort;
    const content = await writing.persist(() => this.jobs.task(id), signal);
    signal.throwIfAborted();
    if (!content) throw new Error(`the task of job ${id} is not kept`);
    const task = JSON.parse(new TextDecoder().decode(content)) as Task;
    const onProgress = this.progressOf(entry);
    const need = needs.of({ job: id, jobAttempt: attempt }, signal);
    return unlessAborted(perform(task, { need, onProgress, signal }), signal);
  }

  /** In one transaction; only for the attempt that was begun here. */
  private async finish(entry: UnfinishedJob, { status, files, figures }: Outcome): Promise<StoredJob | undefined> {
    const { clock, writing } = this.dependencies;
    const { attempt } = entry;
    const { id } = entry.job;
    const finished = entry.progress?.finished ?? entry.job.finished;
    await this.keepExtent(entry);
    const endedAtMs = clock.wallMs();
    const finish = (): Promise<StoredJob | undefined> =>
      this.jobs.finish(id, attempt, { status, files, endedAtMs, finished, ...(figures && { figures }) });
    return this.ended(entry, await writing.persist(finish, entry.abort.signal));
  }

  private async fail(entry: UnfinishedJob, error: unknown): Promise<StoredJob | undefined> {
    const { clock, writing } = this.dependencies;
    const { attempt } = entry;
    const { id } = entry.job;
    const { when, to } = failed(attempt, reasonOf(error), clock.wallMs());
    return this.ended(entry, await writing.insist(() => this.jobs.change(id, when, to), entry.abort.signal));
  }

  /** Where the end was not kept, somebody else has ended the job, or it was kept and only the answer was lost. */
  private async ended(entry: UnfinishedJob, job: StoredJob | undefined): Promise<StoredJob | undefined> {
    const { writing } = this.dependencies;
    return job ?? writing.insist(() => this.jobs.get(entry.job.id), entry.abort.signal);
  }

  private async withdraw({ job, attempt }: UnfinishedJob): Promise<void> {
    const { queue, log } = this.dependencies;
    try {
      await queue.withdraw({ job: job.id, jobAttempt: attempt });
    } catch (error) {
      log.warn({ err: error, job: job.id }, "chunks could not be withdrawn");
    }
  }

  private progressOf(entry: UnfinishedJob): (progress: TaskProgress) => void {
    const { clock, log, watchers } = this.dependencies;
    let keptMs = Number.NEGATIVE_INFINITY;
    let isKeeping = false;
    const keep = async (finished: number, of: number): Promise<void> => {
      isKeeping = true;
      keptMs = clock.monotonicMs();
      const { when, to } = progressed(entry.attempt, finished, of);
      const job = await this.jobs.change(entry.job.id, when, to);
      if (job) this.changed(entry, job);
    };
    return (progress) => {
      const { signal } = entry.abort;
      if (signal.aborted) return;
      const { finished, of } = progress;
      entry.progress = progress;
      watchers.tellProgress({ ...entry.job, finished, of });
      if (isKeeping || clock.monotonicMs() - keptMs < KEEP_PROGRESS_MS) return;
      keep(finished, of)
        .catch((error: unknown) => log.warn({ err: error, job: entry.job.id }, "progress could not be kept"))
        .finally(() => (isKeeping = false));
    };
  }

  /** How much there was to do, where it has grown since progress was kept. */
  private async keepExtent(entry: UnfinishedJob): Promise<void> {
    const { writing } = this.dependencies;
    const { progress, job } = entry;
    if (!progress || progress.of === job.of) return;
    const { when, to } = progressed(entry.attempt, progress.finished, progress.of);
    const changed = await writing.persist(() => this.jobs.change(job.id, when, to), entry.abort.signal);
    if (changed) this.changed(entry, changed);
  }

  private changed(entry: UnfinishedJob, job: StoredJob): void {
    if (job.revision > entry.job.revision) entry.job = job;
    this.dependencies.watchers.tell(job);
  }
}
