import type { Text } from "../../scenarios/words.ts";

/**
 * What the server keeps. One implementation on Kysely serves SQLite and PostgreSQL; `open-sqlite.ts` and `open-postgres.ts` open it.
 * Everything that is written is durable when its promise is fulfilled. Every document carries its SHA-256, which is checked when it
 * is read. All instants are milliseconds since 1970, UTC, given by the caller: the store knows no clock.
 */
export interface Store {
  readonly documents: DocumentStore;
  readonly scenarios: ScenarioStore;
  readonly jobs: JobStore;
  readonly notes: NoteStore;
  readonly tokens: TokenStore;
  readonly sessions: SessionStore;
  /** Whether writing works; false with the reason while the disk is full or the database is gone. It is tried again by itself. */
  readonly health: () => Promise<StoreHealth>;
  /** Walks everything and checks it against its SHA-256. */
  readonly verify: () => Promise<VerifyReport>;
  readonly close: () => Promise<void>;
}

export type StoreHealth = { readonly isWritable: true } | { readonly isWritable: false; readonly reason: string };

/** The disk is full, the file system read-only or the database gone: nothing was kept, try again later. HTTP 503. */
export class StoreReadOnly extends Error {
  override readonly name = "StoreReadOnly";
}

/** What was read is not what was written; it is never served. HTTP 500 of a kind of its own, naming the document. */
export class DamagedDocument extends Error {
  override readonly name = "DamagedDocument";
  /** Table and key. */
  readonly what: string;

  constructor(what: string, reason = "its SHA-256 differs") {
    super(`${what} is not as it was written: ${reason}`);
    this.what = what;
  }
}

export interface VerifyReport {
  readonly checked: number;
  /** Table and key of each that is damaged. */
  readonly damaged: readonly string[];
}

/** Bytes by their SHA-256 (`sha256:` and 64 hex digits). */
export interface DocumentStore {
  /** @returns its SHA-256; the same bytes are kept once */
  readonly put: (content: Uint8Array) => Promise<string>;
  /** @throws DamagedDocument */
  readonly get: (sha256: string) => Promise<Uint8Array | undefined>;
}

export type ScenarioKind =
  "scenario" | "measure" | "study" | "problem" | "prices" | "staff-norms" | "unit-costs" | "forecast" | "table";

/** A file of a user, in all its versions. */
export interface StoredScenario {
  /** As other files name it in `extends` and the like, unique: `winter.yaml`. */
  readonly name: string;
  readonly kind: ScenarioKind;
  /** From 1; grows with each change. The ETag is made of it and the SHA-256. */
  readonly version: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly changedAtMs: number;
  readonly changedBy: string;
  readonly note: string;
  readonly isDeleted: boolean;
}

export interface ScenarioChange {
  readonly name: string;
  readonly kind: ScenarioKind;
  readonly text: string;
  readonly by: string;
  readonly atMs: number;
  readonly note: string;
}

export interface ScenarioStore {
  /**
   * Adds a version. `ifVersion` must be the newest one: 0 for a name that must not be there (or is deleted).
   * @returns what is kept, or the newest version where `ifVersion` is not it
   */
  readonly put: (
    change: ScenarioChange,
    ifVersion: number,
  ) => Promise<{ readonly kept: StoredScenario } | { readonly conflict: StoredScenario | undefined }>;
  /** Marks it as deleted; its versions stay. As `put` for `ifVersion`. */
  readonly remove: (
    name: string,
    by: string,
    atMs: number,
    ifVersion: number,
  ) => Promise<{ readonly kept: StoredScenario } | { readonly conflict: StoredScenario | undefined }>;
  /** The newest version where none is named. @throws DamagedDocument */
  readonly get: (
    name: string,
    version?: number,
  ) => Promise<{ readonly scenario: StoredScenario; readonly text: string } | undefined>;
  readonly versions: (name: string) => Promise<readonly StoredScenario[]>;
  /** Newest versions by name, without those that are deleted. */
  readonly list: (page: Page & { readonly kind?: ScenarioKind }) => Promise<Paged<StoredScenario>>;
}

/** A part of a list: what comes after `cursor` (from the page before), at most so many. */
export interface Page {
  readonly cursor?: string;
  readonly limit: number;
}

export interface Paged<Entry> {
  readonly entries: readonly Entry[];
  /** Missing on the last page. */
  readonly next?: string;
  /** Table and key of those that belong here but are damaged, so that they are left out. Missing where there are none. */
  readonly damaged?: readonly string[];
}

export type JobState = "queued" | "running" | "done" | "failed" | "cancelled";

export interface StoredJob {
  /** `TaskFacts.id` without its prefix: 64 hex digits. */
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: JobState;
  /** SHA-256 of the document that holds the task. */
  readonly task: string;
  /** Version of the program that its figures are of; null for a job that was kept before this was told. */
  readonly program: string | null;
  /** The job whose question this one asks again; null for a question of its own. */
  readonly rerunOf: string | null;
  readonly placeDays: number;
  readonly events: number;
  /** Who asked first. */
  readonly owner: string;
  readonly createdAtMs: number;
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** How many times it was begun, or begun again after a failure, a cancellation or a restart. */
  readonly attempt: number;
  /** Grows with every change: the id of server-sent events. */
  readonly revision: number;
  readonly finished: number;
  readonly of: number;
  /** Of a job that is done: `done`, `infeasible` or `threshold-missed`. */
  readonly status: string | null;
  /** Of one that failed: what a user is told. */
  readonly error: string | null;
  readonly files: readonly StoredFile[];
  /** What it comes to in a line, of a job that is done; null where that was not told. */
  readonly figures: readonly StoredFigure[] | null;
}

/** A figure of each alternative, the baseline first. */
export interface StoredFigure {
  readonly measure: string;
  readonly place?: string;
  readonly alternatives: readonly {
    readonly name?: Text;
    readonly mean: number | null;
    readonly ci95: readonly [number, number] | null;
  }[];
}

export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type NewJob = Pick<
  StoredJob,
  "id" | "kind" | "title" | "placeDays" | "events" | "owner" | "createdAtMs" | "program" | "rerunOf"
>;

/** What is looked for in a list of jobs. */
export interface JobFilter {
  readonly states?: readonly JobState[];
  readonly kinds?: readonly string[];
  readonly owner?: string;
  /** A part of title, owner, note or a tag, in upper or lower case. */
  readonly text?: string;
  /** A tag as it is written. */
  readonly tag?: string;
}

/** Something that happened to a job: it came to this state, or was begun anew in it. */
export interface JobStep {
  /** Of the job, after it. */
  readonly revision: number;
  readonly state: JobState;
  readonly attempt: number;
  readonly atMs: number;
  /** Version of the program that did it. */
  readonly program: string | null;
}

export interface JobStore {
  /**
   * Keeps a job with its task as queued; one of that id that is there already is left as it is. In the same transaction the key, by
   * owner, is bound to the id.
   * @returns the job; `isNew` false where it was there; `otherJob` where the key was used by this owner for another job
   */
  readonly insert: (
    job: NewJob,
    task: Uint8Array,
    idempotencyKey?: string,
  ) => Promise<{ readonly job: StoredJob; readonly isNew: boolean } | { readonly otherJob: string }>;
  readonly get: (id: string) => Promise<StoredJob | undefined>;
  /**
   * Newest first. Where a text or a tag is looked for, a page may have fewer entries than asked for, or none, and others after it:
   * so much is looked through at a time and no more.
   */
  readonly list: (page: Page & JobFilter) => Promise<Paged<StoredJob>>;
  /** What happened to a job, oldest first; none of it for a job that was kept before this was. */
  readonly steps: (id: string) => Promise<readonly JobStep[]>;
  /** Jobs that are queued or running, oldest first: what a server takes up when it starts. */
  readonly unfinished: () => Promise<readonly StoredJob[]>;
  /** How many are in each state; kept as counters. */
  readonly counts: () => Promise<Readonly<Record<JobState, number>>>;
  /**
   * Changes a job if it is in one of the states and, where given, in this attempt; its revision grows.
   * @returns the job as it is now; undefined where it was not changed
   */
  readonly change: (
    id: string,
    when: { readonly states: readonly JobState[]; readonly attempt?: number },
    to: Partial<
      Pick<
        StoredJob,
        | "state"
        | "startedAtMs"
        | "endedAtMs"
        | "attempt"
        | "finished"
        | "of"
        | "error"
        | "createdAtMs"
        | "owner"
        | "program"
      >
      // When it happened, for its steps; where missing, the instant of the job that says so.
    > & { readonly atMs?: number },
  ) => Promise<StoredJob | undefined>;
  /** In one transaction: keeps the files, makes the job done and forgets its chunks. As `change` for `attempt` (state running). */
  readonly finish: (
    id: string,
    attempt: number,
    outcome: {
      readonly status: string;
      readonly files: readonly { readonly name: string; readonly mediaType: string; readonly content: Uint8Array }[];
      readonly endedAtMs: number;
      readonly finished: number;
      readonly figures?: readonly StoredFigure[];
    },
  ) => Promise<StoredJob | undefined>;
  /** @throws DamagedDocument */
  readonly file: (id: string, name: string) => Promise<Uint8Array | undefined>;
  readonly task: (id: string) => Promise<Uint8Array | undefined>;
  readonly chunks: ChunkStore;
}

/** Results of chunks of unfinished jobs, by job and key of the chunk. */
export interface ChunkStore {
  /** @returns false where it was there already, or the job is not running any more: nothing is kept */
  readonly put: (job: string, key: string, content: Uint8Array) => Promise<boolean>;
  /** @throws DamagedDocument */
  readonly get: (job: string, key: string) => Promise<Uint8Array | undefined>;
  readonly keys: (job: string) => Promise<readonly string[]>;
  /** Forgets one that is damaged, so that it is computed again. */
  readonly remove: (job: string, key: string) => Promise<void>;
}

/** What people say about a job; that a job has none is version 0. */
export interface StoredNote {
  readonly job: string;
  /** From 1; grows with each change. */
  readonly version: number;
  readonly note: string;
  /** In the order in which they are shown, each once. */
  readonly tags: readonly string[];
  readonly changedAtMs: number;
  readonly changedBy: string;
}

export type NewNote = Omit<StoredNote, "version">;

export interface NoteStore {
  /**
   * Writes a note over the one before, if that is of the version that is named: 0 where there is none. What is there already, word for
   * word, is kept as it is, so that a request whose answer was lost can be sent again.
   * @returns what is kept, or the note that is there where it is another version; undefined where there is no such job
   */
  readonly put: (
    note: NewNote,
    ifVersion: number,
  ) => Promise<{ readonly kept: StoredNote } | { readonly conflict: StoredNote | undefined } | undefined>;
  /** @throws DamagedDocument */
  readonly get: (job: string) => Promise<StoredNote | undefined>;
  /** By job; those that have none are missing, and damaged ones are left out. */
  readonly of: (jobs: readonly string[]) => Promise<ReadonlyMap<string, StoredNote>>;
}

export const ROLES = ["reader", "planner", "admin"] as const;
export type Role = (typeof ROLES)[number];

export interface StoredToken {
  /** Public: what `flyt token list` shows and `revoke` takes. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAtMs: number;
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
  readonly lastUsedAtMs: number | null;
}

export interface TokenStore {
  readonly add: (token: StoredToken, secretSha256: string) => Promise<void>;
  readonly list: () => Promise<readonly StoredToken[]>;
  /** @returns false where there is none of this id, or it is revoked already */
  readonly revoke: (id: string, atMs: number) => Promise<boolean>;
  /** By its public id, for a comparison in constant time. */
  readonly find: (id: string) => Promise<{ readonly token: StoredToken; readonly secretSha256: string } | undefined>;
  readonly used: (id: string, atMs: number) => Promise<void>;
}

/** Signed-in staff. */
export interface StoredSession {
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

export interface SessionStore {
  readonly add: (secretSha256: string, session: StoredSession) => Promise<void>;
  readonly find: (secretSha256: string, atMs: number) => Promise<StoredSession | undefined>;
  readonly remove: (secretSha256: string) => Promise<void>;
  readonly removeExpired: (atMs: number) => Promise<void>;
}
