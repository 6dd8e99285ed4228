import type { Estimate } from "../analysis/estimates.ts";
import type { Language } from "./language.ts";
import type { Effect, ScenarioFacts } from "./scenario-facts.ts";

export interface SummaryOptions {
  readonly language: Language;
  /** Columns of the terminal; tables are cut to it. 100 where missing. */
  readonly widthColumns?: number;
  /** ANSI bold and colour. */
  readonly hasColour?: boolean;
}

export interface RunSummary {
  readonly scenario: ScenarioFacts;
  /** Against what the scenario extends or was before `--with` and `--set`; missing for a scenario by itself. */
  readonly effect?: Effect;
  /** Replications that finished. */
  readonly replications: number;
  /** Those asked for, where the run was interrupted. */
  readonly wantedReplications?: number;
  readonly engineVersion: string;
  readonly estimates: readonly Estimate[];
}

/** The result of `flyt run` for people: head, discharge-ready patients, what they wait for, places; with `all`, every measure. */
export function runSummary(_summary: RunSummary, _options: SummaryOptions & { readonly all?: boolean }): string {
  return "";
}
