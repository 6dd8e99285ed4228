/* What must hold in a simulated world, all along and at its end. */
import { isDeepStrictEqual } from "node:util";
import type { JobFigures } from "../../server/jobs/job-service.ts";
import type { StoredJob } from "../../server/store/store.ts";
import { digestOf, honestBytes } from "./job-world-task.ts";
import type { PlannedJob, WorldPlan } from "./job-world-plan.ts";
import type { MemoryJobs } from "./memory-jobs.ts";
import type { VirtualProcess, VirtualTime } from "./virtual-time.ts";

/** What was promised does not hold. */
export class BrokenPromise extends Error {
  override readonly name = "BrokenPromise";
}

interface Watching {
  readonly id: string;
  readonly server: VirtualProcess;
  last: StoredJob | undefined;
}

export class JobWorldChecks {
  /** By job: what its client was told last. */
  readonly expected = new Map<string, "done" | "cancelled" | "failed">();
  private readonly time: VirtualTime;
  private readonly plan: WorldPlan;
  private readonly data: MemoryJobs;
  private readonly acknowledged = new Set<string>();
  private readonly finishes = new Map<string, number>();
  private readonly watching = new Set<Watching>();
  private readonly performing = new Map<
    string,
    { readonly owner: string; readonly signal: AbortSignal; readonly server: VirtualProcess }[]
  >();
  private problem: string | undefined;

  constructor(time: VirtualTime, plan: WorldPlan, data: MemoryJobs) {
    this.time = time;
    this.plan = plan;
    this.data = data;
  }

  /** The first problem counts; it is thrown where the world goes on. */
  broken(what: string): void {
    this.problem ??= `${what} (at ${this.time.nowMs.toFixed(1)} ms)`;
  }

  throwBroken(): void {
    if (this.problem !== undefined) throw new BrokenPromise(this.problem);
  }

  acknowledge(id: string, told: StoredJob): void {
    this.acknowledged.add(id);
    if (!this.data.jobs.has(id)) this.broken(`${id} was acknowledged, but is not kept`);
    this.toldOf(told, "the answer to a client");
  }

  /** After a statement: what is kept must make sense at every instant. */
  kept(name: string): void {
    if (name !== "finish" && name !== "change" && name !== "insert") return;
    const counted: Record<string, number> = { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
    for (const { state } of this.data.jobs.values()) counted[state] = (counted[state] ?? 0) + 1;
    if (!isDeepStrictEqual(counted, { ...this.data.counters })) this.broken("counters differ from states");
    for (const id of this.acknowledged) if (!this.data.jobs.has(id)) this.broken(`${id} was acknowledged, and is lost`);
  }

  finished(job: StoredJob): void {
    const times = (this.finishes.get(job.id) ?? 0) + 1;
    this.finishes.set(job.id, times);
    if (times > 1) this.broken(`${job.id} was finished ${times} times`);
    const content = this.data.files.get(`${job.id}\nresult.json`);
    const digest = content && new TextDecoder().decode(content);
    const wanted = digestOf(this.planned(job.id));
    if (digest !== wanted) this.broken(`${job.id} came to ${digest}, undisturbed it comes to ${wanted}`);
    if (job.finished !== job.of) this.broken(`${job.id} is done with ${job.finished} of ${job.of}`);
  }

  chunkKept(key: string, content: Uint8Array): void {
    if (!isDeepStrictEqual(content, honestBytes(key)))
      this.broken(`a result of a superseded attempt at ${key} was kept`);
  }

  /** A performer is given the bytes of a chunk. */
  chunkTold(job: string, key: string, content: Uint8Array): void {
    if (!isDeepStrictEqual(content, honestBytes(key))) this.broken(`${job} was given other bytes than those of ${key}`);
    const isRunning = this.data.jobs.get(job)?.state === "running";
    if (isRunning && !this.data.chunks.get(job)?.has(key)) this.broken(`${key} was told to ${job} before it was kept`);
  }

  performs(id: string, owner: string, signal: AbortSignal, server: VirtualProcess): void {
    const isAtWork = (one: { readonly signal: AbortSignal; readonly server: VirtualProcess }): boolean =>
      !one.signal.aborted && !one.server.isDead;
    const same = this.performing.get(id) ?? [];
    if (same.some(isAtWork)) this.broken(`${id} is performed twice at the same time`);
    this.performing.set(id, [...same.filter(isAtWork), { owner, signal, server }]);
    const all = [...this.performing.values()].flat().filter(isAtWork);
    const own = all.filter((one) => one.owner === owner);
    if (all.length > this.plan.mostRunning) this.broken(`${all.length} jobs run at the same time`);
    if (own.length > this.plan.mostRunningPerOwner) this.broken(`${own.length} jobs of ${owner} run at the same time`);
  }

  performed(id: string, signal: AbortSignal): void {
    const others = this.performing.get(id)?.filter((one) => one.signal !== signal) ?? [];
    this.performing.set(id, others);
  }

  /** @returns what a watcher is to be called with */
  watches(id: string, server: VirtualProcess): (job: StoredJob) => void {
    const watching: Watching = { id, server, last: undefined };
    this.watching.add(watching);
    return (job) => {
      if (server.isDead) return;
      const { last } = watching;
      if (last && job.revision < last.revision) this.broken(`a watcher of ${id} was told an older snapshot`);
      watching.last = job;
      this.toldOf(job, "what a watcher was told");
    };
  }

  areAllOver(): boolean {
    return this.data.counters.queued === 0 && this.data.counters.running === 0;
  }

  unfinished(): string {
    const left = [...this.data.jobs.values()].filter(({ state }) => state === "queued" || state === "running");
    return left.map(({ id, state, attempt }) => `${id.slice(0, 8)} is ${state}, attempt ${attempt}`).join("; ");
  }

  /** The first start of a chunk that hangs, and the end of its job. */
  hungEnded(id: string, sinceMs: number, mostMs: number): void {
    const tookMs = this.time.nowMs - sinceMs;
    if (tookMs > mostMs) this.broken(`${id} failed ${tookMs} ms after its hanging chunk was first begun`);
  }

  atTheEnd(figures: JobFigures): void {
    for (const [id, wanted] of this.expected) {
      const { state, error } = this.data.jobs.get(id) ?? {};
      if (state !== wanted) this.broken(`${id} is ${state} (${error}), not ${wanted}`);
    }
    for (const { id, server, last } of this.watching) {
      const now = this.data.jobs.get(id);
      if (!server.isDead && !isDeepStrictEqual(last, now)) {
        this.broken(
          `a watcher of ${id} was told ${last?.state}, revision ${last?.revision}, last, but it is ${now?.state}, ${now?.revision}`,
        );
      }
    }
    for (const [id, chunks] of this.data.chunks) {
      if (this.data.jobs.get(id)?.state === "done" && chunks.size > 0) this.broken(`${id} is done, but keeps chunks`);
    }
    const { unfinished, running, chunksWaiting, chunksRunning } = figures;
    const left = { unfinished, running, chunksWaiting, chunksRunning };
    if (Object.values(left).some((count) => count !== 0)) this.broken(`figures at the end: ${JSON.stringify(left)}`);
  }

  private planned(id: string): PlannedJob {
    return this.plan.jobs.find((job) => job.id === id) as PlannedJob;
  }

  /** Nobody is told what is not kept. */
  private toldOf(told: StoredJob, what: string): void {
    const now = this.data.jobs.get(told.id);
    if (!now || told.revision > now.revision) this.broken(`${what} about ${told.id} is ahead of what is kept`);
    else if (told.revision === now.revision && (told.state !== now.state || told.attempt !== now.attempt)) {
      this.broken(`${what} about ${told.id} is not what is kept`);
    }
    if (told.finished > told.of) this.broken(`${what} about ${told.id}: ${told.finished} of ${told.of}`);
  }
}
