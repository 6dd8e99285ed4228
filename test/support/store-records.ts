import type { NewJob, ScenarioChange, Store, StoredJob, StoredToken } from "../../server/store/store.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const newJob = (id: string, over: Partial<NewJob> = {}): NewJob => ({
  id,
  kind: "run",
  title: `Job ${id}`,
  placeDays: 1234.5,
  events: 3e11,
  owner: "kari",
  createdAtMs: 1_790_000_000_000,
  program: "1.0.0",
  rerunOf: null,
  ...over,
});

export const change = (name: string, over: Partial<ScenarioChange> = {}): ScenarioChange => ({
  name,
  kind: "scenario",
  text: `name: ${name}\n`,
  by: "kari",
  atMs: 1_790_000_000_001,
  note: "",
  ...over,
});

export const token = (id: string, over: Partial<StoredToken> = {}): StoredToken => ({
  id,
  name: `token ${id}`,
  role: "planner",
  createdAtMs: 1,
  expiresAtMs: null,
  revokedAtMs: null,
  lastUsedAtMs: null,
  ...over,
});

/** A job that runs, in its first attempt. */
export async function runningJob(store: Store, id: string): Promise<StoredJob> {
  await store.jobs.insert(newJob(id), bytes(`task of ${id}`));
  const job = await store.jobs.change(id, { states: ["queued"] }, { state: "running", attempt: 1, startedAtMs: 5 });
  if (job === undefined) throw new Error(`job ${id} was not begun`);
  return job;
}

/** Some hundred bytes to some ten thousand, which follow from a name. */
export function textOf(name: string): string {
  return `${name}\n`.repeat(10 + ((name.length * 131) % 900));
}

/** The same as bytes. */
export function contentOf(name: string): Uint8Array {
  return bytes(textOf(name));
}
