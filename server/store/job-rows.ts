import type { Queries } from "./database.ts";
import { intact, nameOf, sealed } from "./row-digest.ts";
import { DamagedDocument, type JobState, type StoredFigure, type StoredFile, type StoredJob } from "./store.ts";
import type { JobRow } from "./tables.ts";

export const JOB_STATES: readonly JobState[] = ["queued", "running", "done", "failed", "cancelled"];

/**
 * A job as it is.
 * @param isLocked nobody else may change it until the transaction ends
 * @throws DamagedDocument
 */
export async function jobRow(queries: Queries, id: string, isLocked = false): Promise<JobRow | undefined> {
  let wanted = queries.selectFrom("jobs").selectAll().where("id", "=", id);
  if (isLocked) wanted = wanted.forUpdate();
  const row = await wanted.executeTakeFirst();
  return row && intact("jobs", row, { id });
}

export type JobChange = Partial<Omit<JobRow, "digest" | "id" | "revision">>;

/** Writes a job over its row, with its next revision; the counters follow. */
export async function replaceJob(queries: Queries, before: JobRow, to: JobChange): Promise<JobRow> {
  const { digest: _, ...fields } = before;
  const next: Omit<JobRow, "digest"> = { ...fields, ...to, revision: before.revision + 1 };
  const row = sealed("jobs", next);
  const { numUpdatedRows } = await queries
    .updateTable("jobs")
    .set(row)
    .where("id", "=", before.id)
    .where("revision", "=", before.revision)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new DamagedDocument(nameOf("jobs", [before.id]), "it was read but cannot be found");
  if (row.state !== before.state) await count(queries, before.id, { [before.state]: -1, [row.state]: 1 });
  return row;
}

/** Counters of a state: transactions that change the same one wait for each other's commit. */
const SLOTS = 16;

/**
 * Adds to the counters that a job is counted in, always in the same order: who changes several holds up nobody who does, too.
 * @param id of the job
 */
export async function count(queries: Queries, id: string, by: Partial<Record<JobState, number>>): Promise<void> {
  const slot = [...id].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % SLOTS;
  for (const state of JOB_STATES) {
    const more = by[state];
    if (more === undefined) continue;
    await queries
      .insertInto("job_counts")
      .values({ state, slot, jobs: more })
      .onConflict((on) =>
        on.columns(["state", "slot"]).doUpdateSet((row) => ({ jobs: row("job_counts.jobs", "+", more) })),
      )
      .execute();
  }
}

/** How many jobs are in each state, as the counters say. */
export async function jobCounts(queries: Queries): Promise<Record<JobState, number>> {
  const rows = await queries.selectFrom("job_counts").selectAll().execute();
  const counts: Record<JobState, number> = { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
  for (const { state, jobs } of rows) if (JOB_STATES.includes(state)) counts[state] += jobs;
  return counts;
}

export function jobOf(row: JobRow): StoredJob {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    task: row.task,
    program: row.program,
    rerunOf: row.rerun_of,
    placeDays: row.place_days,
    events: row.events,
    owner: row.owner,
    createdAtMs: row.created_at_ms,
    startedAtMs: row.started_at_ms,
    endedAtMs: row.ended_at_ms,
    attempt: row.attempt,
    revision: row.revision,
    finished: row.finished,
    of: row.of_all,
    status: row.status,
    error: row.error,
    files: filesOf(row),
    figures: row.figures === null ? null : (JSON.parse(row.figures) as readonly StoredFigure[]),
  };
}

export function filesOf({ files }: JobRow): readonly StoredFile[] {
  return JSON.parse(files) as readonly StoredFile[];
}
