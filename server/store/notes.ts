import type { Database, Queries } from "./database.ts";
import { intact, plainText, sealed } from "./row-digest.ts";
import { DamagedDocument, type NewNote, type NoteStore, type StoredNote } from "./store.ts";
import type { JobNoteRow } from "./tables.ts";

/** What people say about jobs. */
export class SqlNotes implements NoteStore {
  private readonly database: Database;
  private readonly onDamage: (what: string) => void;

  constructor(database: Database, onDamage: (what: string) => void) {
    this.database = database;
    this.onDamage = onDamage;
  }

  put(
    note: NewNote,
    ifVersion: number,
  ): Promise<{ readonly kept: StoredNote } | { readonly conflict: StoredNote | undefined } | undefined> {
    return this.database.write(async (queries) => {
      const { job, ...rest } = note;
      const id = plainText(job);
      // Whoever writes about a job waits for the others who do: a note that is not there yet cannot be locked.
      let owner = queries.selectFrom("jobs").select("id").where("id", "=", id);
      if (this.database.hasOtherWriters) owner = owner.forUpdate();
      if ((await owner.executeTakeFirst()) === undefined) return undefined;
      const before = await noteRow(queries, id);
      const row = rowOf({ job: id, ...rest, version: ifVersion + 1 });
      if (before !== undefined && before.note === row.note && before.tags === row.tags) return { kept: noteOf(before) };
      if ((before?.version ?? 0) !== ifVersion) return { conflict: before && noteOf(before) };
      if (before === undefined) await queries.insertInto("job_notes").values(row).execute();
      else await queries.updateTable("job_notes").set(row).where("job", "=", id).execute();
      return { kept: noteOf(row) };
    });
  }

  async get(job: string): Promise<StoredNote | undefined> {
    const row = await this.database.read((queries) => noteRow(queries, plainText(job)));
    return row && noteOf(row);
  }

  async of(jobs: readonly string[]): Promise<ReadonlyMap<string, StoredNote>> {
    // "job in ()" is no SQL.
    if (jobs.length === 0) return new Map();
    return this.database.read((queries) => notesOf(queries, jobs, this.onDamage));
  }
}

/** The notes of some jobs. @param onDamage told of those that are left out */
export async function notesOf(
  queries: Queries,
  jobs: readonly string[],
  onDamage: (what: string) => void,
): Promise<ReadonlyMap<string, StoredNote>> {
  const rows = await queries.selectFrom("job_notes").selectAll().where("job", "in", jobs.map(plainText)).execute();
  const notes = rows.flatMap((row): StoredNote[] => {
    try {
      return [noteOf(intact("job_notes", row, { job: row.job }))];
    } catch (error) {
      if (!(error instanceof DamagedDocument)) throw error;
      onDamage(error.what);
      return [];
    }
  });
  return new Map(notes.map((note) => [note.job, note]));
}

/** @throws DamagedDocument */
async function noteRow(queries: Queries, job: string): Promise<JobNoteRow | undefined> {
  const row = await queries.selectFrom("job_notes").selectAll().where("job", "=", job).executeTakeFirst();
  return row && intact("job_notes", row, { job });
}

function rowOf({ job, version, note, tags, changedAtMs, changedBy }: StoredNote): JobNoteRow {
  return sealed("job_notes", {
    job,
    version,
    note,
    tags: JSON.stringify(tags.map(plainText)),
    changed_at_ms: changedAtMs,
    changed_by: changedBy,
  });
}

function noteOf({ job, version, note, tags, changed_at_ms, changed_by }: JobNoteRow): StoredNote {
  return {
    job,
    version,
    note,
    tags: JSON.parse(tags) as readonly string[],
    changedAtMs: changed_at_ms,
    changedBy: changed_by,
  };
}
