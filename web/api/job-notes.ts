import type { ApiAnswer, ApiClient } from "./api-client.ts";
import type { Job, JobState } from "./jobs.ts";

/** What people say about a job. */
export interface Note {
  readonly note: string;
  readonly tags: readonly string[];
  readonly version: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}

/** Something that happened to a job. */
export interface JobStep {
  readonly state: JobState;
  readonly at: string;
  readonly attempt: number;
  readonly modelVersion: string | null;
}

/** With its tag, for whoever writes over it. */
export function readNote(client: ApiClient, job: Job): Promise<ApiAnswer<Note>> {
  return client.ask<Note>(`${job.links.self}/note`);
}

/** @param ifMatch tag of the one that it is written over */
export function writeNote(
  client: ApiClient,
  job: Job,
  { note, tags }: Pick<Note, "note" | "tags">,
  ifMatch: string,
): Promise<ApiAnswer<Note>> {
  return client.ask<Note>(`${job.links.self}/note`, { method: "PUT", body: { note, tags }, ifMatch });
}

/** Oldest first. */
export async function readSteps(client: ApiClient, job: Job): Promise<readonly JobStep[]> {
  return (await client.ask<{ readonly entries: readonly JobStep[] }>(`${job.links.self}/log`)).body.entries;
}

/** Asks its question again with the program as it is. @param key a new one computes anew */
export async function askAgain(client: ApiClient, job: Job, key: string): Promise<Job> {
  return (await client.ask<Job>(`${job.links.self}/again`, { method: "POST", idempotencyKey: key })).body;
}

/** A key like no other. */
export function newKey(): string {
  // Not randomUUID: that is kept from pages that come without https.
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
