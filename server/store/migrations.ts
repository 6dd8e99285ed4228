import { type Kysely, sql } from "kysely";

/** What the words for types are in each database. */
interface Types {
  /** Compared byte by byte, so that lists are in the same order everywhere. */
  readonly text: string;
  readonly whole: string;
  readonly real: string;
  readonly bytes: string;
  /** After the closing bracket of a table. */
  readonly end: string;
}

const SQLITE: Types = { text: "text", whole: "integer", real: "real", bytes: "blob", end: " strict" };
const POSTGRES: Types = {
  text: 'text collate "C"',
  whole: "bigint",
  real: "double precision",
  bytes: "bytea",
  end: "",
};

/** A step from the version before to this one. */
export interface Migration {
  readonly version: number;
  /** Statements; `flyt.` stands before each table on PostgreSQL, where the search path says so. */
  readonly statements: (types: Types) => readonly string[];
}

/** All steps, oldest first. One that was in a release is never changed: what comes later is a step of its own. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    statements: ({ text, whole, real, bytes, end }) => [
      `create table documents (sha256 ${text} primary key, content ${bytes} not null)${end}`,
      `create table scenarios (name ${text} primary key, kind ${text} not null, version ${whole} not null,
        is_deleted ${whole} not null, digest ${text} not null)${end}`,
      "create index scenarios_listed on scenarios (kind, name) where is_deleted = 0",
      `create table scenario_versions (name ${text} not null, version ${whole} not null, kind ${text} not null,
        sha256 ${text} not null references documents (sha256), bytes ${whole} not null, changed_at_ms ${whole} not null,
        changed_by ${text} not null, note ${text} not null, is_deleted ${whole} not null, digest ${text} not null,
        primary key (name, version))${end}`,
      `create table jobs (id ${text} primary key, kind ${text} not null, title ${text} not null, state ${text} not null,
        task ${text} not null references documents (sha256), place_days ${real} not null, events ${real} not null,
        owner ${text} not null, created_at_ms ${whole} not null, started_at_ms ${whole}, ended_at_ms ${whole},
        attempt ${whole} not null, revision ${whole} not null, finished ${real} not null, of_all ${real} not null,
        status ${text}, error ${text}, files ${text} not null, digest ${text} not null)${end}`,
      "create index jobs_by_age on jobs (created_at_ms, id)",
      "create index jobs_by_state on jobs (state, created_at_ms, id)",
      "create index jobs_by_kind on jobs (kind, created_at_ms, id)",
      "create index jobs_by_owner on jobs (owner, created_at_ms, id)",
      `create table job_counts (state ${text} not null, slot ${whole} not null, jobs ${whole} not null,
        primary key (state, slot))${end}`,
      `create table idempotency_keys (owner ${text} not null, key ${text} not null, job ${text} not null,
        digest ${text} not null, primary key (owner, key))${end}`,
      `create table chunks (job ${text} not null references jobs (id), key ${text} not null, content ${bytes} not null,
        digest ${text} not null, primary key (job, key))${end}`,
      `create table tokens (id ${text} primary key, name ${text} not null, role ${text} not null,
        created_at_ms ${whole} not null, expires_at_ms ${whole}, revoked_at_ms ${whole}, last_used_at_ms ${whole},
        secret_sha256 ${text} not null, digest ${text} not null)${end}`,
      `create table sessions (secret_sha256 ${text} primary key, subject ${text} not null, name ${text} not null,
        role ${text} not null, created_at_ms ${whole} not null, expires_at_ms ${whole} not null,
        digest ${text} not null)${end}`,
      "create index sessions_by_end on sessions (expires_at_ms)",
      `create table probe (id ${whole} primary key, writes ${whole} not null)${end}`,
      "insert into probe (id, writes) values (1, 0)",
    ],
  },
  {
    version: 2,
    statements: ({ text, whole, end }) => [
      // Null in what was kept before: such a row has the digest that it had (row-digest.ts).
      `alter table jobs add column program ${text}`,
      `alter table jobs add column rerun_of ${text}`,
      `alter table jobs add column figures ${text}`,
      `create table job_steps (job ${text} not null references jobs (id), revision ${whole} not null,
        state ${text} not null, attempt ${whole} not null, at_ms ${whole} not null, program ${text},
        digest ${text} not null, primary key (job, revision))${end}`,
      `create table job_notes (job ${text} primary key references jobs (id), version ${whole} not null,
        note ${text} not null, tags ${text} not null, changed_at_ms ${whole} not null, changed_by ${text} not null,
        digest ${text} not null)${end}`,
    ],
  },
];

/** What was done to a database of an older program. */
export interface Migrated {
  readonly from: number;
  readonly to: number;
  /** The file as it was; PostgreSQL is backed up by its own means beforehand. */
  readonly copy: string | undefined;
}

/** The database is of a newer program. */
export class DatabaseTooNew extends Error {
  override readonly name = "DatabaseTooNew";
  readonly where: string;
  readonly found: number;
  readonly known: number;

  constructor(where: string, found: number, known: number) {
    super(
      `${where} is of a newer flyt (version ${found} of its tables; this one knows ${known}): install the newer one`,
    );
    this.where = where;
    this.found = found;
    this.known = known;
  }
}

/** The database is of an older program, and was not to be changed. */
export class DatabaseTooOld extends Error {
  override readonly name = "DatabaseTooOld";
  readonly where: string;
  readonly found: number;
  readonly known: number;

  constructor(where: string, found: number, known: number) {
    super(
      `${where} is of an older flyt (version ${found} of its tables, this one needs ${known}): run flyt db migrate`,
    );
    this.where = where;
    this.found = found;
    this.known = known;
  }
}

/** Version that the newest of these steps leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** Runs the steps after a version, in the transaction that the caller has opened. */
export async function migrateFrom<Any>(
  db: Kysely<Any>,
  version: number,
  dialect: "sqlite" | "postgres",
  migrations: readonly Migration[],
): Promise<void> {
  const types = dialect === "sqlite" ? SQLITE : POSTGRES;
  for (const step of migrations) {
    if (step.version <= version) continue;
    for (const statement of step.statements(types)) await sql.raw(statement).execute(db);
  }
}
