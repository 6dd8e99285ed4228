import type { ApiClient } from "./api-client.ts";
import { followJob } from "./follow-job.ts";
import { isOver, type Job } from "./jobs.ts";

/**
 * Asks for a job and waits for its end.
 * @throws ApiError where it is refused or cannot be read; Error with its own words where it failed
 */
export async function finishedJob(
  client: ApiClient,
  path: string,
  body: unknown,
  signal: AbortSignal,
  onJob: (job: Job) => void = () => undefined,
): Promise<Job> {
  const asked = await client.ask<Job>(path, { method: "POST", body, signal });
  let last = asked.body;
  await followJob(asked.body, {
    client,
    openEvents: (url) => new EventSource(url),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    signal,
    onJob: (job) => {
      last = job;
      onJob(job);
    },
  });
  signal.throwIfAborted();
  if (isOver(last) && last.state !== "done") throw new Error(last.error ?? last.state);
  return last;
}
