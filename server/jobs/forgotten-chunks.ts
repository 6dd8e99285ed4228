import type { Clock } from "../clock.ts";
import type { JobStore, StoredJob } from "../store/store.ts";
import type { JobLog } from "./job-log.ts";

/** Whoever asks again for a job that failed or was cancelled finds its chunks for so long. */
export const KEPT_FOR_MS = 3_600_000;
const PAGE = 100;

/** Forgets the kept chunks of jobs that failed or were cancelled, after a while; those of jobs that are done are forgotten with it. */
export class ForgottenChunks {
  private readonly jobs: JobStore;
  private readonly clock: Clock;
  private readonly log: JobLog;
  private readonly waiting = new Map<string, () => void>();
  private hasStopped = false;

  constructor(jobs: JobStore, clock: Clock, log: JobLog) {
    this.jobs = jobs;
    this.clock = clock;
    this.log = log;
  }

  /** Looks through the jobs that ended while no server ran, or another did. */
  async start(): Promise<void> {
    try {
      for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
        const page = { states: ["failed", "cancelled"] as const, limit: PAGE, ...(cursor !== undefined && { cursor }) };
        const { entries, next } = await this.jobs.list(page);
        for (const job of entries) if (!this.hasStopped) this.later(job);
        cursor = this.hasStopped ? undefined : next;
      }
    } catch (error) {
      this.log.warn({ err: error }, "kept chunks of old jobs could not be looked for");
    }
  }

  /** For a job that has just ended, or ended a while ago. */
  later(job: StoredJob): void {
    if (job.state !== "failed" && job.state !== "cancelled") return;
    const ageMs = this.clock.wallMs() - (job.endedAtMs ?? 0);
    this.after(job.id, Math.min(Math.max(KEPT_FOR_MS - ageMs, 0), KEPT_FOR_MS));
  }

  /** For a job that is begun again. */
  notNow(id: string): void {
    this.waiting.get(id)?.();
    this.waiting.delete(id);
  }

  stop(): void {
    this.hasStopped = true;
    for (const id of this.waiting.keys()) this.notNow(id);
  }

  private after(id: string, ms: number): void {
    this.notNow(id);
    if (this.hasStopped) return;
    const callOff = this.clock.after(ms, () => {
      this.waiting.delete(id);
      void this.forget(id);
    });
    this.waiting.set(id, callOff);
  }

  private async forget(id: string): Promise<void> {
    try {
      const job = await this.jobs.get(id);
      if (job?.state !== "failed" && job?.state !== "cancelled") return;
      // Should it be queued again meanwhile, what is missing is computed again.
      for (const key of await this.jobs.chunks.keys(id)) await this.jobs.chunks.remove(id, key);
    } catch (error) {
      this.log.warn({ err: error, job: id }, "kept chunks could not be forgotten yet");
      this.after(id, KEPT_FOR_MS);
    }
  }
}
