import type { Difference } from "../analysis/comparison.ts";
import type { Estimate } from "../analysis/estimates.ts";
import type { SummaryOptions } from "./run-summary.ts";
import type { Effect, ScenarioFacts } from "./scenario-facts.ts";

export interface ComparedAlternative {
  readonly scenario: ScenarioFacts;
  readonly effect: Effect;
  readonly estimates: readonly Estimate[];
  /** From the baseline, as `compareRuns` gives them. */
  readonly differences: readonly Difference[];
}

export interface CompareSummary {
  readonly baseline: ScenarioFacts;
  readonly baselineEstimates: readonly Estimate[];
  readonly alternatives: readonly ComparedAlternative[];
  /** Replications that finished in all of them. */
  readonly replications: number;
  readonly wantedReplications?: number;
  readonly engineVersion: string;
}

/** The result of `flyt compare` for people: a finding for each alternative, the leading indicators, and where queues move. */
export function compareSummary(_summary: CompareSummary, _options: SummaryOptions): string {
  return "";
}
