/* The work of a simulated world: its result depends on every chunk and on their order, as that of a real task does. */
import type { ChunkNeed } from "../../tasks/chunk.ts";
import type { Outcome, Task, TaskFacts } from "../../tasks/task.ts";
import type { PlannedChunk, PlannedJob } from "./job-world-plan.ts";

export function taskOf(job: PlannedJob): Task {
  return { kind: "run", question: { id: job.id }, files: {} };
}

export function factsOf(job: PlannedJob): TaskFacts {
  const chunks = job.phases.flat();
  const events = chunks.reduce((sum, chunk) => sum + chunk.events, 0);
  return {
    id: `sha256:${job.id}`,
    title: job.id,
    cost: { replications: chunks.length, placeDays: events, events },
    warnings: [],
  };
}

/** What a chunk of a phase is called, given what came before. */
export function keyOf(job: PlannedJob, before: string, phase: number, at: number): string {
  return `${job.id}:${phase}:${at}:${before}`;
}

export function plannedChunkOf(job: PlannedJob, key: string): PlannedChunk {
  const [, phase, at] = key.split(":").map(Number) as [number, number, number];
  return job.phases[phase]![at]!;
}

export function needOf(key: string, { events }: PlannedChunk): ChunkNeed {
  return { key, chunk: { scenarios: [key], from: 0, to: 1, events } };
}

export function documentOf(name: string): string {
  return `text of ${name}`;
}

/** What computing a chunk comes to. */
export function honestBytes(key: string): Uint8Array {
  return new TextEncoder().encode(hash(key));
}

/** What the chunks of a phase make of what came before. */
export function after(before: string, results: readonly Uint8Array[]): string {
  return hash([before, ...results.map((bytes) => new TextDecoder().decode(bytes))].join(","));
}

export function outcomeOf(digest: string): Outcome {
  const content = new TextEncoder().encode(digest);
  return { status: "done", files: [{ name: "result.json", mediaType: "application/json", content }] };
}

/** The result of an undisturbed run. */
export function digestOf(job: PlannedJob): string {
  let digest = "";
  for (const [phase, chunks] of job.phases.entries()) {
    digest = after(
      digest,
      chunks.map((_, at) => honestBytes(keyOf(job, digest, phase, at))),
    );
  }
  return digest;
}

/** FNV-1a: 32 bits tell results apart well enough. */
function hash(text: string): string {
  let state = 2166136261;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 16777619);
  return (state >>> 0).toString(16);
}
