import type { JobService } from "../jobs/job-service.ts";
import type { StoredJob } from "../store/store.ts";
import { HttpProblem } from "./http-problem.ts";

/** A job that has a result. @throws HttpProblem where there is none, or it is not done */
export async function doneJob(jobs: JobService, id: string): Promise<StoredJob> {
  const job = await jobs.get(id);
  if (job === undefined) throw noSuchJob(id);
  if (job.state === "done") return job;
  const state = job.error === null ? job.state : `${job.state} (${job.error})`;
  throw new HttpProblem("job-not-done", { state, events: `/api/v1/jobs/${id}/events` });
}

export function noSuchJob(id: string): HttpProblem {
  return new HttpProblem("not-found", { what: `/api/v1/jobs/${id}` });
}
