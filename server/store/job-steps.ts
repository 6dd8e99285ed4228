import type { Queries } from "./database.ts";
import { sealed } from "./row-digest.ts";
import type { JobRow } from "./tables.ts";

/** Keeps that a job came to the state that it is in now. */
export async function addStep(queries: Queries, row: JobRow, atMs: number): Promise<void> {
  const { id, revision, state, attempt, program } = row;
  await queries
    .insertInto("job_steps")
    .values(sealed("job_steps", { job: id, revision, state, attempt, at_ms: atMs, program }))
    .execute();
}

/** When a job came to the state that it is in, as far as it says so itself. */
export function instantOf({ state, created_at_ms, started_at_ms, ended_at_ms }: JobRow): number {
  if (state === "queued") return created_at_ms;
  return (state === "running" ? started_at_ms : ended_at_ms) ?? created_at_ms;
}
