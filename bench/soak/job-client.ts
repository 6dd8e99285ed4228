/* Jobs over HTTP, as a program of somebody asks for them. */

export interface JobSeen {
  readonly id: string;
  readonly state: string;
  readonly attempt: number;
  readonly endedAt: string | null;
  readonly error: string | null;
  readonly progress: { readonly finished: number; readonly of: number };
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/** What is asked for: which kind, and the body of the request. */
export interface Asked {
  readonly kind: "runs" | "comparisons";
  readonly body: object;
}

/** @returns the id once the server has acknowledged it. @throws where it does not answer, or refuses */
export async function ask(url: string, { kind, body }: Asked): Promise<string> {
  const answer = await fetch(`${url}/api/v1/${kind}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.status !== 202 && answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as JobSeen).id;
}

export async function jobOf(url: string, id: string): Promise<JobSeen> {
  const answer = await fetch(`${url}/api/v1/jobs/${id}`);
  if (answer.status !== 200) throw new Error(`job ${id}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as JobSeen;
}

/** All jobs, page by page. */
export async function allJobs(url: string): Promise<readonly JobSeen[]> {
  const jobs: JobSeen[] = [];
  let cursor: string | null = null;
  do {
    const page = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await fetch(`${url}/api/v1/jobs?limit=100${page}`);
    if (answer.status !== 200) throw new Error(`jobs: ${answer.status} ${await answer.text()}`);
    const { entries, next } = (await answer.json()) as { entries: readonly JobSeen[]; next: string | null };
    jobs.push(...entries);
    cursor = next;
  } while (cursor !== null);
  return jobs;
}

/** Follows a job to its end by its event stream, which the server ends then. @throws where the stream breaks before */
export async function whenOver(url: string, id: string): Promise<JobSeen> {
  const answer = await fetch(`${url}/api/v1/jobs/${id}/events`, { headers: { accept: "text/event-stream" } });
  await answer.text();
  const job = await jobOf(url, id);
  if (job.state === "queued" || job.state === "running") throw new Error(`the events of job ${id} ended too early`);
  return job;
}

/** What is compared: name and SHA-256 of each file. */
export function digestsOf({ files }: Pick<JobSeen, "files">): string {
  return files
    .map(({ name, sha256 }) => `${name} ${sha256}`)
    .sort()
    .join("\n");
}
