import type { Difference } from "../../analysis/comparison.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import type { Text } from "../../scenarios/words.ts";
import type { ApiAnswer, ApiClient } from "./api-client.ts";

export type JobState = "queued" | "running" | "done" | "failed" | "cancelled";

/** A job as the API tells it. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: JobState;
  readonly status: "done" | "infeasible" | "threshold-missed" | null;
  readonly error: string | null;
  readonly owner: string;
  /** Of the program that its figures are of; null where that was not kept yet. */
  readonly modelVersion: string | null;
  /** The job whose question it asks again. */
  readonly rerunOf: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly revision: number;
  readonly progress: { readonly finished: number; readonly of: number };
  readonly files: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly href: string;
  }[];
  /** What it comes to in a line; of a comparison the baseline first. */
  readonly figures:
    | readonly (MeasureKey & {
        readonly alternatives: readonly {
          /** Of what is compared; missing in jobs of before it was told. */
          readonly name?: Text;
          readonly mean: number | null;
          readonly ci95: readonly [number, number] | null;
        }[];
      })[]
    | null;
  readonly links: { readonly self: string; readonly events: string; readonly result: string; readonly cancel: string };
}

/** A job in a list, with what is said of it. */
export interface ListedJob extends Job {
  readonly note: string;
  readonly tags: readonly string[];
}

/** What is looked for in the list; empty for all. */
export interface JobQuery {
  /** A part of the name of the scenario, of who asked, of the note or a tag. */
  readonly text: string;
  readonly state: JobState | "";
  readonly tag: string;
  /** Kinds with commas between. */
  readonly kind: string;
}

/** What is simulated or solved; a report is a document of one of these, made anew at each change of its preview. */
export const RUN_KINDS = ["run", "compare", "bottlenecks", "sweep", "optimize", "forecast"] as const;

export interface JobPage {
  readonly entries: readonly ListedJob[];
  /** `cursor` of the next page; null on the last. */
  readonly next: string | null;
}

/** What a comparison answers, as `flyt compare --json` prints it, as far as it is shown here. */
export interface ComparisonResult {
  readonly manifest: { readonly replications: number; readonly engineVersion: string; readonly seed: string };
  readonly alternatives: readonly {
    readonly name: string;
    readonly title: Text;
    readonly measures: readonly ComparedMeasure[];
  }[];
}

export interface ComparedMeasure extends MeasureKey {
  readonly count: number;
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly difference?: number | null;
  readonly differenceCi95?: readonly [number, number] | null;
  readonly verdict?: Difference["verdict"];
}

export function isOver({ state }: Job): boolean {
  return state === "done" || state === "failed" || state === "cancelled";
}

/** Newest first. */
export function listJobs(
  client: ApiClient,
  cursor: string | null,
  { text = "", state = "", tag = "", kind = "" }: Partial<JobQuery> = {},
): Promise<ApiAnswer<JobPage>> {
  const asked = Object.entries({ text: text.trim(), state, tag, kind, cursor: cursor ?? "" })
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
  return client.ask<JobPage>(`/api/v1/jobs?limit=25${asked.join("")}`);
}

export function cancelJob(client: ApiClient, job: Job): Promise<ApiAnswer<Job>> {
  return client.ask<Job>(job.links.cancel, { method: "POST" });
}

/** Asks for a full run of a scenario that comes with the program, with changes beside it as it is. */
export function submitComparison(
  client: ApiClient,
  question: {
    readonly model: string;
    readonly measureYaml: string;
    readonly effect: "first-years" | "long-run";
    readonly replications: number;
  },
): Promise<ApiAnswer<Job>> {
  const { model, measureYaml, effect, replications } = question;
  const body = {
    scenario: model,
    with: ["endringer.yaml"],
    effect,
    replications,
    files: { "endringer.yaml": measureYaml },
  };
  return client.ask<Job>("/api/v1/comparisons", { method: "POST", body });
}

/** Asks for a full run of a scenario as it is. */
export function submitRun(client: ApiClient, model: string, replications: number): Promise<ApiAnswer<Job>> {
  return client.ask<Job>("/api/v1/runs", { method: "POST", body: { scenario: model, replications } });
}
