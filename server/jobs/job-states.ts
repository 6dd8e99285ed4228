import type { JobState, JobStore, StoredJob } from "../store/store.ts";

type When = Parameters<JobStore["change"]>[1];
type To = Parameters<JobStore["change"]>[2];

/** A step from some states to another, as the store takes it: kept only where the job is in one of these, and in this attempt. */
export interface Transition {
  readonly when: When;
  readonly to: To;
}

export const UNFINISHED: readonly JobState[] = ["queued", "running"];

export function isOver(state: JobState): boolean {
  return !UNFINISHED.includes(state);
}

/** The attempt that a job is in, or that it waits for: 1 for one that was never begun. */
export function attemptOf(job: StoredJob): number {
  return Math.max(1, job.attempt);
}

/** The attempt as which a job is begun; one that ran when its server ended is begun again, and its former attempt is void. */
export function nextAttemptOf(job: StoredJob): number {
  return job.state === "running" ? job.attempt + 1 : attemptOf(job);
}

/** @param program its version: the figures will be of that */
export function begun(job: StoredJob, atMs: number, program: string): Transition {
  const startedAtMs = job.state === "running" ? job.startedAtMs : atMs;
  return {
    when: { states: UNFINISHED.filter((state) => state === job.state), attempt: job.attempt },
    to: { state: "running", attempt: nextAttemptOf(job), startedAtMs, program, atMs },
  };
}

export function progressed(attempt: number, finished: number, of: number): Transition {
  return { when: { states: ["running"], attempt }, to: { finished, of } };
}

export function failed(attempt: number, error: string, atMs: number): Transition {
  return { when: { states: ["running"], attempt }, to: { state: "failed", error, endedAtMs: atMs } };
}

export function cancelled(atMs: number): Transition {
  return { when: { states: UNFINISHED }, to: { state: "cancelled", endedAtMs: atMs } };
}

/** Queues a job that failed or was cancelled again, for whoever asks now. */
export function queuedAgain(job: StoredJob, owner: string, atMs: number, program: string): Transition {
  return {
    when: { states: ["failed", "cancelled"], attempt: job.attempt },
    to: {
      state: "queued",
      attempt: attemptOf(job) + 1,
      owner,
      program,
      createdAtMs: atMs,
      startedAtMs: null,
      endedAtMs: null,
      finished: 0,
      of: 0,
      error: null,
    },
  };
}

/** What a store makes of a transition. @returns undefined where it does not apply */
export function applied(job: StoredJob, { when, to }: Transition): StoredJob | undefined {
  const applies = when.states.includes(job.state) && (when.attempt === undefined || when.attempt === job.attempt);
  const { atMs: _, ...fields } = to;
  return applies ? { ...job, ...fields, revision: job.revision + 1 } : undefined;
}
