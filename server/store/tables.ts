import type { JobState, Role, ScenarioKind } from "./store.ts";

/*
 * The tables as they are kept. Instants are whole milliseconds since 1970; SQLite has no booleans, so they are 0 and 1 in both
 * databases. `digest` is the SHA-256 over the other fields of its row: see row-digest.ts.
 */

export interface DocumentRow {
  readonly sha256: string;
  readonly content: Uint8Array;
}

/** The newest version of each scenario, which lists and comparisons of versions look at. */
export interface ScenarioRow {
  readonly name: string;
  readonly kind: ScenarioKind;
  readonly version: number;
  readonly is_deleted: number;
  readonly digest: string;
}

export interface ScenarioVersionRow {
  readonly name: string;
  readonly version: number;
  readonly kind: ScenarioKind;
  readonly sha256: string;
  readonly bytes: number;
  readonly changed_at_ms: number;
  readonly changed_by: string;
  readonly note: string;
  readonly is_deleted: number;
  readonly digest: string;
}

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: JobState;
  readonly task: string;
  readonly place_days: number;
  readonly events: number;
  readonly owner: string;
  readonly created_at_ms: number;
  readonly started_at_ms: number | null;
  readonly ended_at_ms: number | null;
  readonly attempt: number;
  readonly revision: number;
  readonly finished: number;
  readonly of_all: number;
  readonly status: string | null;
  readonly error: string | null;
  /** JSON of `StoredFile[]`; their bytes are documents. */
  readonly files: string;
  readonly program: string | null;
  readonly rerun_of: string | null;
  /** JSON of `StoredFigure[]`. */
  readonly figures: string | null;
  readonly digest: string;
}

export interface JobStepRow {
  readonly job: string;
  readonly revision: number;
  readonly state: JobState;
  readonly attempt: number;
  readonly at_ms: number;
  readonly program: string | null;
  readonly digest: string;
}

export interface JobNoteRow {
  readonly job: string;
  readonly version: number;
  readonly note: string;
  /** JSON of `string[]`. */
  readonly tags: string;
  readonly changed_at_ms: number;
  readonly changed_by: string;
  readonly digest: string;
}

/** How many jobs are in a state, as the sum over its slots; a job counts in the slot that its id says. */
export interface JobCountRow {
  readonly state: JobState;
  readonly slot: number;
  readonly jobs: number;
}

export interface IdempotencyKeyRow {
  readonly owner: string;
  readonly key: string;
  readonly job: string;
  readonly digest: string;
}

export interface ChunkRow {
  readonly job: string;
  readonly key: string;
  readonly content: Uint8Array;
  readonly digest: string;
}

export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly created_at_ms: number;
  readonly expires_at_ms: number | null;
  readonly revoked_at_ms: number | null;
  readonly last_used_at_ms: number | null;
  readonly secret_sha256: string;
  readonly digest: string;
}

export interface SessionRow {
  readonly secret_sha256: string;
  readonly subject: string;
  readonly name: string;
  readonly role: Role;
  readonly created_at_ms: number;
  readonly expires_at_ms: number;
  readonly digest: string;
}

/** One row, written to find out whether writing works. */
export interface ProbeRow {
  readonly id: number;
  readonly writes: number;
}

export interface Tables {
  readonly documents: DocumentRow;
  readonly scenarios: ScenarioRow;
  readonly scenario_versions: ScenarioVersionRow;
  readonly jobs: JobRow;
  readonly job_steps: JobStepRow;
  readonly job_notes: JobNoteRow;
  readonly job_counts: JobCountRow;
  readonly idempotency_keys: IdempotencyKeyRow;
  readonly chunks: ChunkRow;
  readonly tokens: TokenRow;
  readonly sessions: SessionRow;
  readonly probe: ProbeRow;
}
