import type { JobState, JobStep, ScenarioKind, StoredJob, StoredNote, StoredScenario } from "../store/store.ts";
import type { Example } from "./dependencies.ts";
import { scenarioEtag } from "./etags.ts";
import type { JobBody, NoteBody, ScenarioBody, StepList } from "./schemas.ts";
import { createHash } from "node:crypto";

/* What is kept, as the API tells it. */

const JOBS = "/api/v1/jobs";

export function jobBody(job: StoredJob): JobBody {
  const self = `${JOBS}/${job.id}`;
  return {
    id: job.id,
    kind: job.kind,
    title: job.title,
    state: job.state,
    status: job.status as JobBody["status"],
    error: job.error,
    owner: job.owner,
    modelVersion: job.program,
    rerunOf: job.rerunOf,
    createdAt: instant(job.createdAtMs),
    startedAt: instantOrNull(job.startedAtMs),
    endedAt: instantOrNull(job.endedAtMs),
    attempt: job.attempt,
    revision: job.revision,
    progress: { finished: job.finished, of: job.of },
    cost: { placeDays: job.placeDays, events: job.events },
    files: job.files.map((file) => ({ ...file, href: `${self}/files/${encodeURIComponent(file.name)}` })),
    figures:
      job.figures?.map(({ alternatives, ...key }) => ({
        ...key,
        alternatives: alternatives.map(({ ci95, ...told }) => ({ ...told, ci95: ci95 && [ci95[0], ci95[1]] })),
      })) ?? null,
    links: { self, events: `${self}/events`, result: `${self}/result`, cancel: `${self}/cancel` },
  };
}

export function isOver(state: JobState): boolean {
  return state !== "queued" && state !== "running";
}

/** What is said about a job; nothing is version 0. */
export function noteBody(note: StoredNote | undefined): NoteBody {
  return {
    note: note?.note ?? "",
    tags: [...(note?.tags ?? [])],
    version: note?.version ?? 0,
    changedAt: instantOrNull(note?.changedAtMs ?? null),
    changedBy: note?.changedBy ?? null,
  };
}

/** What happened to a job; of one that was kept before that was, what it tells itself. */
export function stepList(job: StoredJob, steps: readonly JobStep[]): StepList {
  const entries = (steps.length > 0 ? steps : ownSteps(job)).map(({ state, atMs, attempt, program }) => ({
    state,
    at: instant(atMs),
    attempt,
    modelVersion: program,
  }));
  return { entries };
}

function ownSteps({
  state,
  createdAtMs,
  startedAtMs,
  endedAtMs,
  attempt,
  program,
}: StoredJob): Omit<JobStep, "revision">[] {
  return [
    { state: "queued", atMs: createdAtMs, attempt, program },
    ...(startedAtMs === null ? [] : [{ state: "running" as const, atMs: startedAtMs, attempt, program }]),
    ...(endedAtMs === null ? [] : [{ state, atMs: endedAtMs, attempt, program }]),
  ];
}

export function scenarioBody(scenario: StoredScenario): ScenarioBody {
  return {
    name: scenario.name,
    kind: scenario.kind,
    isExample: false,
    version: scenario.version,
    etag: scenarioEtag(scenario),
    sha256: scenario.sha256,
    bytes: scenario.bytes,
    changedAt: instant(scenario.changedAtMs),
    changedBy: scenario.changedBy,
    note: scenario.note,
    isDeleted: scenario.isDeleted,
  };
}

export function exampleBody({ name, kind, sha256, bytes }: Example): ScenarioBody {
  return {
    name,
    kind: kind satisfies ScenarioKind,
    isExample: true,
    version: 0,
    etag: scenarioEtag({ version: 0, sha256 }),
    sha256,
    bytes,
    changedAt: null,
    changedBy: null,
    note: "",
    isDeleted: false,
  };
}

export function sha256Of(content: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}

function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : instant(ms);
}
