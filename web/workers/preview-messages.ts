import type { BatchResult } from "../../engine/batch.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Problem } from "../../scenarios/problems.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { EffectAsked } from "./preview-part.ts";
import type { PreviewComparison, PreviewRun } from "./preview-summary.ts";
import type { SeriesAsked } from "./day-series.ts";

/*
 * What the page and its workers say to each other. A question has a number; a later one of the same worker cancels what it still
 * works on. Every worker has a part of the replications; the first also puts the parts together.
 */

export interface OpenQuestion {
  readonly kind: "open";
  readonly number: number;
  readonly scenario: Scenario;
  /** Made in the base: changes of the run itself. */
  readonly changes: readonly Change[];
  readonly from: number;
  readonly to: number;
}

export interface WhatIfQuestion {
  readonly kind: "what-if";
  readonly number: number;
  readonly changes: readonly Change[];
  readonly effect: EffectAsked;
}

/** Puts the parts of the scenario together, and keeps them. */
export interface SummariseRun {
  readonly kind: "summarise-run";
  readonly number: number;
  readonly batches: readonly BatchResult[];
  readonly series: readonly SeriesAsked[];
}

/** Puts the parts of a what-if together beside the scenario that was opened. */
export interface SummariseComparison {
  readonly kind: "summarise-comparison";
  readonly number: number;
  readonly batches: readonly BatchResult[];
  readonly changes: readonly Change[];
  readonly effect: EffectAsked;
  readonly series: readonly SeriesAsked[];
}

export type WorkerQuestion = OpenQuestion | WhatIfQuestion | SummariseRun | SummariseComparison;

export type WorkerAnswer =
  | { readonly kind: "part"; readonly number: number; readonly batches: readonly BatchResult[] }
  | { readonly kind: "run"; readonly number: number; readonly run: PreviewRun }
  | {
      readonly kind: "comparison";
      readonly number: number;
      readonly comparison: PreviewComparison;
      readonly baselineSeries: PreviewRun["series"];
    }
  | { readonly kind: "refused"; readonly number: number; readonly problems: readonly Problem[] }
  | { readonly kind: "failed"; readonly number: number; readonly message: string };
