import { type ApiClient, ApiError } from "./api-client.ts";
import { isOver, type Job } from "./jobs.ts";

/** A source of events as far as it is used: the browser's `EventSource`. */
export interface Events {
  addEventListener(type: string, listener: (event: { readonly data?: string }) => void): void;
  close(): void;
}

export interface FollowOptions {
  readonly client: ApiClient;
  readonly openEvents: (url: string) => Events;
  /** Resolves after some milliseconds; earlier where the signal says so. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  readonly onJob: (job: Job) => void;
}

/** Where events cannot be had, the job is asked after so often. */
const POLL_MS = 1500;

/**
 * Tells how a job gets on until it is over: by events, and by asking where there are none, such as behind a proxy that holds them
 * back. An older revision after a newer one is left out.
 * @throws ApiError where the job cannot be read at all
 */
export async function followJob(job: Job, options: FollowOptions): Promise<void> {
  const { client, openEvents, wait, signal, onJob } = options;
  let told = -1;
  let isDone = false;
  const tell = (next: Job): void => {
    if (next.revision <= told) return;
    told = next.revision;
    isDone = isOver(next);
    onJob(next);
  };
  tell(job);
  if (isDone) return;
  const hasEvents = await followByEvents(job, openEvents, signal, (next) => {
    tell(next);
    return isDone;
  });
  if (hasEvents || signal.aborted) return;
  while (!isDone && !signal.aborted) {
    await wait(POLL_MS, signal);
    if (signal.aborted) return;
    const next = await askedAfter(job, client, signal);
    if (next) tell(next);
  }
}

/** @returns undefined where nobody answers: it goes on all the same, and is asked after again */
async function askedAfter({ links }: Job, client: ApiClient, signal: AbortSignal): Promise<Job | undefined> {
  try {
    return (await client.ask<Job>(links.self, { signal })).body;
  } catch (error) {
    if (signal.aborted || (error instanceof ApiError && error.problem.kind === "unreachable")) return undefined;
    throw error;
  }
}

/** @returns whether the job was followed to its end */
function followByEvents(
  job: Job,
  openEvents: FollowOptions["openEvents"],
  signal: AbortSignal,
  hear: (job: Job) => boolean,
): Promise<boolean> {
  return new Promise((resolve) => {
    const events = openEvents(job.links.events);
    const end = (isComplete: boolean): void => {
      events.close();
      signal.removeEventListener("abort", stop);
      resolve(isComplete);
    };
    const stop = (): void => end(false);
    signal.addEventListener("abort", stop);
    events.addEventListener("job", ({ data }) => {
      try {
        if (hear(JSON.parse(data ?? "") as Job)) end(true);
      } catch {
        end(false);
      }
    });
    // A browser would connect again by itself, for ever; asking now and then does the same.
    events.addEventListener("error", stop);
  });
}
