/*
 * The jobs of a store as maps, by the contract of `JobStore` and nothing else: what the simulation of the job layer keeps things in,
 * because it is a hundred times faster than SQLite. `job-store-contract.test.ts` compares the two, step by step.
 */
import { applied } from "../../server/jobs/job-states.ts";
import {
  DamagedDocument,
  type JobFilter,
  type JobState,
  type JobStep,
  type JobStore,
  type NewJob,
  type Page,
  type Paged,
  type StoredJob,
} from "../../server/store/store.ts";

type When = Parameters<JobStore["change"]>[1];
type To = Parameters<JobStore["change"]>[2];
type Kept = Parameters<JobStore["finish"]>[2];
type ListPage = Page & JobFilter;

/** Each method is one transaction. */
export class MemoryJobs {
  readonly jobs = new Map<string, StoredJob>();
  readonly tasks = new Map<string, Uint8Array>();
  readonly files = new Map<string, Uint8Array>();
  readonly chunks = new Map<string, Map<string, Uint8Array>>();
  readonly steps = new Map<string, JobStep[]>();
  readonly damaged = new Set<string>();
  readonly keys = new Map<string, string>();
  readonly counters: Record<JobState, number> = { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 };

  insert(
    job: NewJob,
    task: Uint8Array,
    key?: string,
  ): { readonly job: StoredJob; readonly isNew: boolean } | { readonly otherJob: string } {
    if (key !== undefined) {
      const name = `${job.owner}\n${key}`;
      const bound = this.keys.get(name) ?? job.id;
      if (bound !== job.id) return { otherJob: bound };
      this.keys.set(name, bound);
    }
    const there = this.jobs.get(job.id);
    if (there) return { job: there, isNew: false };
    const added: StoredJob = {
      ...job,
      state: "queued",
      task: `task of ${job.id}`,
      startedAtMs: null,
      endedAtMs: null,
      attempt: 0,
      revision: 1,
      finished: 0,
      of: 0,
      status: null,
      error: null,
      files: [],
      figures: null,
    };
    this.jobs.set(job.id, added);
    this.tasks.set(job.id, task);
    this.counters.queued++;
    this.addStep(added, added.createdAtMs);
    return { job: added, isNew: true };
  }

  change(id: string, when: When, to: To): StoredJob | undefined {
    const before = this.jobs.get(id);
    const after = before && applied(before, { when, to });
    if (!before || !after) return undefined;
    this.replace(before, after);
    const isStep = after.state !== before.state || after.attempt !== before.attempt;
    if (isStep) this.addStep(after, to.atMs ?? instantOf(after));
    return after;
  }

  finish(id: string, attempt: number, { status, files, endedAtMs, finished, figures }: Kept): StoredJob | undefined {
    const before = this.jobs.get(id);
    const done =
      before && applied(before, { when: { states: ["running"], attempt }, to: { state: "done", endedAtMs, finished } });
    if (!before || !done) return undefined;
    const kept = files.map(({ name, mediaType, content }) => {
      this.files.set(`${id}\n${name}`, content);
      return { name, mediaType, bytes: content.length, sha256: "" };
    });
    const after: StoredJob = { ...done, status, files: kept, figures: figures ?? null };
    this.replace(before, after);
    this.addStep(after, endedAtMs);
    this.chunks.delete(id);
    return after;
  }

  list({ cursor, limit, states, kinds, owner }: ListPage): Paged<StoredJob> {
    const newest = [...this.jobs.values()]
      .filter((job) => (states?.includes(job.state) ?? true) && (kinds?.includes(job.kind) ?? true))
      .filter((job) => (owner ?? job.owner) === job.owner)
      .toSorted((one, other) => -older(one, other));
    const from = cursor === undefined ? 0 : newest.findIndex(({ id }) => id === cursor) + 1;
    const entries = newest.slice(from, from + limit);
    const last = entries.at(-1);
    return { entries, ...(last && newest.length > from + limit && { next: last.id }) };
  }

  unfinished(): readonly StoredJob[] {
    return [...this.jobs.values()].filter(({ state }) => state === "queued" || state === "running").toSorted(older);
  }

  putChunk(job: string, key: string, content: Uint8Array): boolean {
    if (this.jobs.get(job)?.state !== "running") return false;
    const own = this.chunks.get(job) ?? new Map<string, Uint8Array>();
    this.chunks.set(job, own);
    if (own.has(key)) return false;
    own.set(key, content);
    return true;
  }

  getChunk(job: string, key: string): Uint8Array | undefined {
    if (this.damaged.has(`${job}\n${key}`)) throw new DamagedDocument(`chunk ${key}`);
    return this.chunks.get(job)?.get(key);
  }

  removeChunk(job: string, key: string): void {
    this.damaged.delete(`${job}\n${key}`);
    this.chunks.get(job)?.delete(key);
  }

  private addStep({ id, revision, state, attempt, program }: StoredJob, atMs: number): void {
    const own = this.steps.get(id) ?? [];
    this.steps.set(id, [...own, { revision, state, attempt, atMs, program }]);
  }

  private replace(before: StoredJob, after: StoredJob): void {
    this.counters[before.state]--;
    this.counters[after.state]++;
    this.jobs.set(after.id, after);
  }
}

/**
 * How a statement reaches the data and its answer comes back.
 * @param same the same statement to another store, for comparison
 */
export type Transport = <Result>(
  kind: "read" | "write",
  name: string,
  act: () => Result,
  same: (other: JobStore) => Promise<unknown>,
) => Promise<Result>;

/** The store of one process on data that outlives it. */
export function jobStoreOn(data: MemoryJobs, send: Transport): JobStore {
  return {
    insert: (job, task, key) =>
      send(
        "write",
        "insert",
        () => data.insert(job, task, key),
        (other) => other.insert(job, task, key),
      ),
    get: (id) =>
      send(
        "read",
        "get",
        () => data.jobs.get(id),
        (other) => other.get(id),
      ),
    list: (page) =>
      send(
        "read",
        "list",
        () => data.list(page),
        (other) => other.list(page),
      ),
    unfinished: () =>
      send(
        "read",
        "unfinished",
        () => data.unfinished(),
        (other) => other.unfinished(),
      ),
    counts: () =>
      send(
        "read",
        "counts",
        () => ({ ...data.counters }),
        (other) => other.counts(),
      ),
    change: (id, when, to) =>
      send(
        "write",
        "change",
        () => data.change(id, when, to),
        (other) => other.change(id, when, to),
      ),
    finish: (id, attempt, outcome) =>
      send(
        "write",
        "finish",
        () => data.finish(id, attempt, outcome),
        (other) => other.finish(id, attempt, outcome),
      ),
    steps: (id) =>
      send(
        "read",
        "steps",
        () => data.steps.get(id) ?? [],
        (other) => other.steps(id),
      ),
    file: (id, name) =>
      send(
        "read",
        "file",
        () => data.files.get(`${id}\n${name}`),
        (other) => other.file(id, name),
      ),
    task: (id) =>
      send(
        "read",
        "task",
        () => data.tasks.get(id),
        (other) => other.task(id),
      ),
    chunks: chunkStoreOn(data, send),
  };
}

function chunkStoreOn(data: MemoryJobs, send: Transport): JobStore["chunks"] {
  return {
    put: (job, key, content) =>
      send(
        "write",
        "put chunk",
        () => data.putChunk(job, key, content),
        ({ chunks }) => chunks.put(job, key, content),
      ),
    get: (job, key) =>
      send(
        "read",
        "get chunk",
        () => data.getChunk(job, key),
        ({ chunks }) => chunks.get(job, key),
      ),
    keys: (job) =>
      send(
        "read",
        "chunk keys",
        () => [...(data.chunks.get(job)?.keys() ?? [])].toSorted(),
        ({ chunks }) => chunks.keys(job),
      ),
    remove: (job, key) =>
      send(
        "write",
        "remove chunk",
        () => data.removeChunk(job, key),
        ({ chunks }) => chunks.remove(job, key),
      ),
  };
}

/** An answer without what each store calls in its own way: documents, which one calls by their SHA-256, and places in a list. */
export function comparable(answer: unknown): unknown {
  const own = new Set(["sha256", "task", "next"]);
  return JSON.parse(JSON.stringify(answer ?? null, (name, part) => (own.has(name) ? "" : part)));
}

function older(one: StoredJob, other: StoredJob): number {
  return one.createdAtMs - other.createdAtMs || (one.id < other.id ? -1 : 1);
}

/** As the store reckons it where nobody says. */
function instantOf({ state, createdAtMs, startedAtMs, endedAtMs }: StoredJob): number {
  if (state === "queued") return createdAtMs;
  return (state === "running" ? startedAtMs : endedAtMs) ?? createdAtMs;
}
