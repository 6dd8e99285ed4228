import { SqlChunks } from "./chunks.ts";
import { cursorOf } from "./cursor.ts";
import type { Database, Queries } from "./database.ts";
import { neededDocument, putDocument, putDocuments } from "./documents.ts";
import { isLike, jobPage, LOOKED_THROUGH } from "./job-lists.ts";
import { count, filesOf, type JobChange, jobCounts, jobOf, jobRow, replaceJob } from "./job-rows.ts";
import { addStep, instantOf } from "./job-steps.ts";
import { notesOf } from "./notes.ts";
import { intact, nameOf, plainText, sealed, sha256Of } from "./row-digest.ts";
import {
  DamagedDocument,
  type JobFilter,
  type JobState,
  type JobStep,
  type JobStore,
  type NewJob,
  type Page,
  type Paged,
  type StoredFile,
  type StoredJob,
} from "./store.ts";
import type { JobRow } from "./tables.ts";

type Change = Parameters<JobStore["change"]>[2];
type Outcome = Parameters<JobStore["finish"]>[2];

/** Jobs with their tasks, results and counters. */
export class SqlJobs implements JobStore {
  readonly chunks: SqlChunks;
  private readonly database: Database;
  private readonly onDamage: (what: string) => void;

  constructor(database: Database, onDamage: (what: string) => void) {
    this.database = database;
    this.onDamage = onDamage;
    this.chunks = new SqlChunks(database);
  }

  insert(
    job: NewJob,
    task: Uint8Array,
    idempotencyKey?: string,
  ): Promise<{ readonly job: StoredJob; readonly isNew: boolean } | { readonly otherJob: string }> {
    return this.database.write(async (queries) => {
      if (idempotencyKey !== undefined) {
        const bound = await boundJob(queries, plainText(job.owner), plainText(idempotencyKey), job.id);
        if (bound !== job.id) return { otherJob: bound };
      }
      const row = newRow(job, await putDocument(queries, task));
      const added = await queries
        .insertInto("jobs")
        .values(row)
        .onConflict((on) => on.column("id").doNothing())
        .returning("id")
        .executeTakeFirst();
      if (added !== undefined) {
        await count(queries, job.id, { queued: 1 });
        await addStep(queries, row, job.createdAtMs);
        return { job: jobOf(row), isNew: true };
      }
      const before = await jobRow(queries, job.id);
      if (before === undefined) throw new DamagedDocument(nameOf("jobs", [job.id]), "it is there but cannot be read");
      return { job: jobOf(before), isNew: false };
    });
  }

  async get(id: string): Promise<StoredJob | undefined> {
    const row = await this.database.read((queries) => jobRow(queries, plainText(id)));
    return row && jobOf(row);
  }

  async list({ cursor, limit, ...filter }: Page & JobFilter): Promise<Paged<StoredJob>> {
    // "state in ()" is no SQL.
    if (filter.states?.length === 0 || filter.kinds?.length === 0) return { entries: [] };
    const damaged: string[] = [];
    // Letters beyond ASCII have no upper and lower case in SQLite, so texts are compared here, and so much is read at a time.
    const isLookedThrough = filter.text !== undefined || filter.tag !== undefined;
    const { rows, notes } = await this.database.read(async (queries) => {
      const found = await jobPage(queries, isLookedThrough ? LOOKED_THROUGH : limit, cursor, filter);
      const ids = isLookedThrough ? found.map(({ id }) => id) : [];
      return { rows: found, notes: ids.length === 0 ? new Map() : await notesOf(queries, ids, this.onDamage) };
    });
    const most = isLookedThrough ? LOOKED_THROUGH : limit;
    const seen = rows.slice(0, most);
    const fitting = seen.filter((row) => isLike(row, notes.get(row.id), filter));
    const page = fitting.slice(0, limit);
    const entries = this.undamaged(page, damaged);
    const last = fitting.length > limit ? page.at(-1) : rows.length > most ? seen.at(-1) : undefined;
    return {
      entries,
      ...(last !== undefined && { next: cursorOf([last.created_at_ms, last.id]) }),
      ...(damaged.length > 0 && { damaged }),
    };
  }

  async steps(id: string): Promise<readonly JobStep[]> {
    const rows = await this.database.read((queries) =>
      queries.selectFrom("job_steps").selectAll().where("job", "=", plainText(id)).orderBy("revision").execute(),
    );
    return rows.map((row) => {
      const { revision, state, attempt, at_ms, program } = intact("job_steps", row, { job: plainText(id) });
      return { revision, state, attempt, atMs: at_ms, program };
    });
  }

  async unfinished(): Promise<readonly StoredJob[]> {
    const rows = await this.database.read((queries) =>
      queries
        .selectFrom("jobs")
        .selectAll()
        .where("state", "in", ["queued", "running"])
        .orderBy("created_at_ms")
        .orderBy("id")
        .execute(),
    );
    return this.undamaged(rows, []);
  }

  counts(): Promise<Readonly<Record<JobState, number>>> {
    return this.database.read(jobCounts);
  }

  change(
    id: string,
    when: { readonly states: readonly JobState[]; readonly attempt?: number },
    to: Change,
  ): Promise<StoredJob | undefined> {
    return this.database.write(async (queries) => {
      const before = await this.lockedRow(queries, id, when.states, when.attempt);
      if (before === undefined) return undefined;
      const after = await replaceJob(queries, before, columnsOf(to));
      const isStep = after.state !== before.state || after.attempt !== before.attempt;
      if (isStep) await addStep(queries, after, to.atMs ?? instantOf(after));
      return jobOf(after);
    });
  }

  finish(
    id: string,
    attempt: number,
    { status, files, endedAtMs, finished, figures }: Outcome,
  ): Promise<StoredJob | undefined> {
    return this.database.write(async (queries) => {
      const before = await this.lockedRow(queries, id, ["running"], attempt);
      if (before === undefined) return undefined;
      await putDocuments(
        queries,
        files.map(({ content }) => content),
      );
      const kept: StoredFile[] = files.map(({ name, mediaType, content }) => ({
        name,
        mediaType,
        bytes: content.length,
        sha256: sha256Of(content),
      }));
      const told = { files: JSON.stringify(kept), figures: figures === undefined ? null : JSON.stringify(figures) };
      const done = { state: "done", status, ended_at_ms: endedAtMs, finished, ...told } as const;
      const row = await replaceJob(queries, before, done);
      await addStep(queries, row, endedAtMs);
      await queries.deleteFrom("chunks").where("job", "=", id).execute();
      return jobOf(row);
    });
  }

  async file(id: string, name: string): Promise<Uint8Array | undefined> {
    return this.database.read(async (queries) => {
      const row = await jobRow(queries, plainText(id));
      const file = row && filesOf(row).find((it) => it.name === name);
      return file && neededDocument(queries, file.sha256, nameOf("jobs", [id]));
    });
  }

  async task(id: string): Promise<Uint8Array | undefined> {
    return this.database.read(async (queries) => {
      const row = await jobRow(queries, plainText(id));
      return row && neededDocument(queries, row.task, nameOf("jobs", [id]));
    });
  }

  /** The job, if it is as it should be, for this transaction alone. */
  private async lockedRow(
    queries: Queries,
    id: string,
    states: readonly JobState[],
    attempt: number | undefined,
  ): Promise<JobRow | undefined> {
    const row = await jobRow(queries, plainText(id), this.database.hasOtherWriters);
    const isAsked = row !== undefined && states.includes(row.state) && (attempt ?? row.attempt) === row.attempt;
    return isAsked ? row : undefined;
  }

  private undamaged(rows: readonly JobRow[], damaged: string[]): StoredJob[] {
    return rows.flatMap((row) => {
      try {
        return [jobOf(intact("jobs", row, { id: row.id }))];
      } catch (error) {
        if (!(error instanceof DamagedDocument)) throw error;
        damaged.push(error.what);
        this.onDamage(error.what);
        return [];
      }
    });
  }
}

/** The job that a key stands for; it is bound to this one where it was free. */
async function boundJob(queries: Queries, owner: string, key: string, job: string): Promise<string> {
  await queries
    .insertInto("idempotency_keys")
    .values(sealed("idempotency_keys", { owner, key, job }))
    .onConflict((on) => on.columns(["owner", "key"]).doNothing())
    .execute();
  const row = await queries
    .selectFrom("idempotency_keys")
    .selectAll()
    .where("owner", "=", owner)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return intact("idempotency_keys", row, { owner, key }).job;
}

function newRow(job: NewJob, task: string): JobRow {
  return sealed("jobs", {
    id: job.id,
    kind: job.kind,
    title: job.title,
    state: "queued" as const,
    task,
    program: job.program,
    rerun_of: job.rerunOf,
    place_days: job.placeDays,
    events: job.events,
    owner: job.owner,
    created_at_ms: job.createdAtMs,
    started_at_ms: null,
    ended_at_ms: null,
    attempt: 0,
    revision: 1,
    finished: 0,
    of_all: 0,
    status: null,
    error: null,
    files: "[]",
    figures: null,
  });
}

/** The columns of the fields that are to change. */
function columnsOf(to: Change): JobChange {
  return {
    ...(to.state !== undefined && { state: to.state }),
    ...(to.startedAtMs !== undefined && { started_at_ms: to.startedAtMs }),
    ...(to.endedAtMs !== undefined && { ended_at_ms: to.endedAtMs }),
    ...(to.attempt !== undefined && { attempt: to.attempt }),
    ...(to.finished !== undefined && { finished: to.finished }),
    ...(to.of !== undefined && { of_all: to.of }),
    ...(to.error !== undefined && { error: to.error }),
    ...(to.createdAtMs !== undefined && { created_at_ms: to.createdAtMs }),
    ...(to.owner !== undefined && { owner: to.owner }),
    ...(to.program !== undefined && { program: to.program }),
  };
}
