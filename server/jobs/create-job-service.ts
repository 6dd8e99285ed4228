import type { Outcome, Task, TaskSurroundings } from "../../tasks/task.ts";
import type { Clock } from "../clock.ts";
import type { Store, StoredJob } from "../store/store.ts";
import { ChunkNeeds } from "./chunk-needs.ts";
import type { ChunkQueue } from "./chunk-queue.ts";
import { ForgottenChunks } from "./forgotten-chunks.ts";
import type { JobLog } from "./job-log.ts";
import { JobRun } from "./job-run.ts";
import {
  type Actor,
  type JobFigures,
  type JobLimits,
  type JobService,
  KeyReused,
  QueueFull,
  TooLarge,
} from "./job-service.ts";
import { JobSpeed } from "./job-speed.ts";
import { cancelled, isOver, queuedAgain } from "./job-states.ts";
import { JobWatchers } from "./job-watchers.ts";
import { PersistentWriting } from "./persistent-writing.ts";
import { LetGo, type UnfinishedJob, UnfinishedJobs } from "./unfinished-jobs.ts";
import type { Workers } from "./work-loop.ts";

export interface JobDependencies {
  readonly store: Pick<Store, "jobs">;
  readonly queue: ChunkQueue;
  /** Those of this process; missing where only other machines compute. */
  readonly workers?: Workers;
  /** Performs a task; rejects when the signal of the surroundings is aborted. */
  readonly perform: (task: Task, surroundings: TaskSurroundings) => Promise<Outcome>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly limits: JobLimits;
  readonly log: JobLog;
  /** Version of the program, which the figures of its jobs are of. */
  readonly program: string;
}

/** Chunks at work when the server stops have so long to be done. */
const STOP_CHUNKS_MS = 5000;
/** After that, what else is under way has so long. */
const STOP_REST_MS = 3000;
/** Before it is looked for jobs in the store that this server does not know, after it could not be told what was kept. */
const LOOK_AGAIN_MS = 5000;
const STOPPING_RETRY_SECONDS = 10;

export function createJobService(dependencies: JobDependencies): JobService {
  const service = new Service(dependencies);
  return {
    submit: (task, facts, actor, key) => service.submit(task, facts, actor, key),
    get: (id) => service.get(id),
    list: (page) => service.list(page),
    cancel: (id) => service.cancel(id),
    file: (id, name) => dependencies.store.jobs.file(id, name),
    task: (id) => dependencies.store.jobs.task(id),
    steps: (id) => dependencies.store.jobs.steps(id),
    watch: (id, told) => service.watchers.watch(id, told),
    figures: () => service.figures(),
    start: () => service.start(),
    stop: () => service.stop(),
  };
}

class Service {
  readonly watchers: JobWatchers;
  private readonly dependencies: JobDependencies;
  private readonly unfinished: UnfinishedJobs;
  private readonly speed: JobSpeed;
  private readonly run: JobRun;
  private readonly forgotten: ForgottenChunks;
  /** Jobs that are performed here, whatever their state may be. */
  private readonly performing = new Set<Promise<void>>();
  private state: "made" | "started" | "stopping" = "made";
  private callOffLook = (): void => {};

  constructor(dependencies: JobDependencies) {
    const { store, queue, clock, random, log, limits } = dependencies;
    this.dependencies = dependencies;
    const writing = new PersistentWriting(clock, random, log);
    this.speed = new JobSpeed(clock);
    this.unfinished = new UnfinishedJobs(limits, this.speed);
    this.watchers = new JobWatchers(clock, (id) => this.get(id), log);
    this.forgotten = new ForgottenChunks(store.jobs, clock, log);
    const needs = new ChunkNeeds(queue, store.jobs.chunks, writing, log, () => this.speed.begin());
    this.run = new JobRun({ ...dependencies, needs, writing, watchers: this.watchers });
    queue.onEnd(({ events, failure }) => {
      const { waiting, running } = queue.figures();
      this.speed.add(failure === undefined ? events : 0, waiting + running === 0);
    });
  }

  async submit(
    task: Task,
    facts: Parameters<JobService["submit"]>[1],
    actor: Actor,
    idempotencyKey?: string,
  ): ReturnType<JobService["submit"]> {
    const { store, limits, clock, program } = this.dependencies;
    const id = facts.id.replace(/^sha256:/, "");
    const { placeDays, events } = facts.cost;
    const known = await store.jobs.get(id);
    const isAnswered = known !== undefined && known.state !== "failed" && known.state !== "cancelled";
    // Nothing is to be kept where there is no key to be bound.
    if (isAnswered && idempotencyKey === undefined) return this.takeIn({ job: known, isNew: false }, actor);
    if (!isAnswered && placeDays > limits.mostPlaceDays) throw new TooLarge(placeDays, limits.mostPlaceDays);
    if (!isAnswered && this.state === "stopping") {
      throw new QueueFull("the server is about to stop", STOPPING_RETRY_SECONDS);
    }
    const giveUpPlace = isAnswered ? () => {} : this.unfinished.reserve(actor.name);
    try {
      const rerunOf = facts.rerunOf ?? null;
      const created = {
        id,
        kind: task.kind,
        title: facts.title,
        placeDays,
        events,
        owner: actor.name,
        program,
        rerunOf,
      };
      const content = new TextEncoder().encode(JSON.stringify(task));
      const inserted = await store.jobs.insert({ ...created, createdAtMs: clock.wallMs() }, content, idempotencyKey);
      if ("otherJob" in inserted) throw new KeyReused(inserted.otherJob);
      return await this.takeIn(inserted, actor);
    } catch (error) {
      // It may be kept all the same, where only the answer of the database was lost.
      if (!(error instanceof KeyReused)) this.lookAgain();
      throw error;
    } finally {
      giveUpPlace();
    }
  }

  async get(id: string): Promise<StoredJob | undefined> {
    const job = await this.dependencies.store.jobs.get(id);
    return job && this.withProgress(job);
  }

  async list(page: Parameters<JobService["list"]>[0]): ReturnType<JobService["list"]> {
    const paged = await this.dependencies.store.jobs.list(page);
    return { ...paged, entries: paged.entries.map((job) => this.withProgress(job)) };
  }

  async cancel(id: string): Promise<StoredJob | undefined> {
    const { store, clock } = this.dependencies;
    const { when, to } = cancelled(clock.wallMs());
    const job = (await store.jobs.change(id, when, to)) ?? (await this.get(id));
    // Over already, it may have been cancelled before by a request that was never answered: it is let go all the same.
    if (job && isOver(job.state)) this.letGo(job);
    return job;
  }

  figures(): JobFigures {
    const { queue, workers } = this.dependencies;
    const { waiting, running, finished, failed } = queue.figures();
    return {
      unfinished: this.unfinished.size,
      running: this.unfinished.running,
      threads: workers?.threads ?? 0,
      chunksWaiting: waiting,
      chunksRunning: running,
      chunksFinished: finished,
      chunksFailed: failed,
      isStopping: this.state === "stopping",
    };
  }

  async start(): Promise<void> {
    this.state = "started";
    await this.takeUp();
    this.dependencies.workers?.start();
    void this.forgotten.start();
  }

  async stop(): Promise<void> {
    const { workers } = this.dependencies;
    this.state = "stopping";
    this.callOffLook();
    this.forgotten.stop();
    await this.atMost(STOP_CHUNKS_MS + 1000, workers?.stop(STOP_CHUNKS_MS));
    for (const { abort } of this.unfinished.all()) abort.abort(new LetGo("the server stops"));
    await this.atMost(STOP_REST_MS, Promise.all(this.performing));
  }

  /** A job that is kept: new, known, or to be queued again. */
  private async takeIn(
    { job, isNew }: { readonly job: StoredJob; readonly isNew: boolean },
    actor: Actor,
  ): ReturnType<JobService["submit"]> {
    const { store, clock, program } = this.dependencies;
    if (job.state === "failed" || job.state === "cancelled") {
      const { when, to } = queuedAgain(job, actor.name, clock.wallMs(), program);
      const again = await store.jobs.change(job.id, when, to);
      const now = again ?? (await store.jobs.get(job.id)) ?? job;
      this.enter(now);
      return { job: this.withProgress(now), isNew: again !== undefined };
    }
    this.enter(job);
    return { job: this.withProgress(job), isNew };
  }

  /** Ends what is done here for a job that is over. */
  private letGo(job: StoredJob): void {
    const entry = this.unfinished.get(job.id);
    // One that was queued again in the meantime goes on.
    if (entry && entry.job.revision <= job.revision) {
      entry.abort.abort(new LetGo(`the job is ${job.state}`));
      this.unfinished.remove(entry);
    }
    if (!this.unfinished.get(job.id)) this.forgotten.later(job);
    this.watchers.tell(job);
    this.begin();
  }

  /** Has a job done that waits or runs, if it is not here already. */
  private enter(job: StoredJob): void {
    this.watchers.tell(job);
    if (isOver(job.state)) return;
    this.forgotten.notNow(job.id);
    this.unfinished.add(job);
    this.begin();
  }

  /** Begins as many jobs as may run. */
  private begin(): void {
    if (this.state !== "started") return;
    for (let entry = this.unfinished.next(); entry; entry = this.unfinished.next()) {
      const performing = this.perform(entry);
      this.performing.add(performing);
      void performing.finally(() => this.performing.delete(performing));
    }
  }

  private async perform(entry: UnfinishedJob): Promise<void> {
    const job = await this.run.perform(entry);
    this.unfinished.remove(entry);
    if (job && isOver(job.state)) {
      this.watchers.tell(job);
      this.forgotten.later(job);
    } else if (job && this.state === "started") {
      // Cancelled and queued again before it could be begun here.
      this.enter(job);
    }
    this.begin();
  }

  private async takeUp(): Promise<void> {
    for (const job of await this.dependencies.store.jobs.unfinished()) this.enter(job);
  }

  private lookAgain(): void {
    this.callOffLook();
    if (this.state !== "started") return;
    this.callOffLook = this.dependencies.clock.after(LOOK_AGAIN_MS, () => {
      this.takeUp().catch(() => this.lookAgain());
    });
  }

  private async atMost(ms: number, act: Promise<unknown> | undefined): Promise<void> {
    const late = Promise.withResolvers<void>();
    const callOff = this.dependencies.clock.after(ms, late.resolve);
    await Promise.race([act, late.promise]);
    callOff();
  }

  private withProgress(job: StoredJob): StoredJob {
    const { progress, attempt } = this.unfinished.get(job.id) ?? {};
    const isOwn = progress !== undefined && job.state === "running" && job.attempt === attempt;
    return isOwn ? { ...job, finished: progress.finished, of: progress.of } : job;
  }
}
