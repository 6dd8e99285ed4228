import { compareRuns, type Difference, type RunFacts } from "../../analysis/comparison.ts";
import { type Estimate, estimateAll, quantileOf } from "../../analysis/estimates.ts";
import { type JudgedThreshold, judgeThresholds } from "../../analysis/thresholds.ts";
import { withheldDifferences, withheldEstimates } from "../../analysis/withheld.ts";
import type { BatchResult } from "../../engine/batch.ts";
import { compile } from "../../engine/compile.ts";
import { measureColumns } from "../../engine/measures.ts";
import type { Model } from "../../engine/model.ts";
import { type Results, stackBatches } from "../../engine/results.ts";
import { type Effect, effectOf } from "../../report/effect.ts";
import { type ScenarioFacts, scenarioFacts } from "../../report/scenario-facts.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { type DaySeries, SERIES_ORDER, SERIES_PROBABILITIES, type SeriesAsked } from "./day-series.ts";
import { previewColumns } from "./preview-part.ts";

/** What is known about one scenario from the replications of a preview. */
export interface PreviewRun {
  readonly facts: ScenarioFacts;
  readonly replications: number;
  readonly estimates: readonly Estimate[];
  readonly thresholds: readonly JudgedThreshold[];
  readonly series: readonly DaySeries[];
}

/** A what-if beside its baseline. */
export interface PreviewComparison extends PreviewRun {
  readonly differences: readonly Difference[];
  readonly effect: Effect;
}

/** A scenario with its results, as they are put together from the parts of the workers. */
export interface PreviewResults {
  readonly scenario: Scenario;
  /** In the order of the results. */
  readonly placeIds: readonly string[];
  readonly results: Results;
}

/**
 * Batches of all parts as one table: the same bytes whatever the number of workers.
 * @param model the compiled scenario, where it is at hand
 */
export function joinParts(
  scenario: Scenario,
  batches: readonly BatchResult[],
  wanted: number,
  model: Model = compile(scenario),
): PreviewResults {
  const columns = measureColumns(model, previewColumns(model));
  return { scenario, placeIds: model.placeIds, results: stackBatches(columns, batches, wanted, []) };
}

/** Those of the baseline are asked for with every what-if. */
const knownFacts = new WeakMap<Scenario, ScenarioFacts>();

function factsAbout(scenario: Scenario): ScenarioFacts {
  const facts = knownFacts.get(scenario) ?? scenarioFacts(scenario);
  knownFacts.set(scenario, facts);
  return facts;
}

export function summariseRun(run: PreviewResults, asked: readonly SeriesAsked[]): PreviewRun {
  const { scenario, results } = run;
  const facts = factsAbout(scenario);
  const estimates = withheldEstimates(estimateAll(results), facts);
  return {
    facts,
    replications: results.replications.length,
    estimates,
    thresholds: judgeThresholds(withMeasuredThresholds(scenario), estimates, facts),
    series: asked.map((one) => daySeries(run, one)),
  };
}

/** Without thresholds on figures that a preview does not keep; a full run judges them. */
function withMeasuredThresholds(scenario: Scenario): Scenario {
  const all = Object.entries(scenario.thresholds ?? {});
  const kept = all.filter(([, { group, weekday }]) => group === undefined && weekday === undefined);
  return { ...scenario, thresholds: Object.fromEntries(kept) };
}

export function summariseComparison(
  baseline: PreviewResults,
  run: PreviewResults,
  asked: readonly SeriesAsked[],
): PreviewComparison {
  const summary = summariseRun(run, asked);
  const facts = factsAbout(baseline.scenario);
  const before = { facts: factsOf(facts), results: baseline.results };
  const after = { facts: factsOf(summary.facts), results: run.results };
  return {
    ...summary,
    differences: withheldDifferences(compareRuns(before, after), [facts, summary.facts]),
    effect: effectOf(baseline.scenario, run.scenario),
  };
}

function factsOf({ seed, startDate, warmUpDays, days }: ScenarioFacts): RunFacts {
  // Both sides come from the same page, so from the same engine.
  return { seed, startDate, warmUpDays, days, engineVersion: "" };
}

/** Quantiles and means of every measured day. */
export function daySeries({ scenario, placeIds, results }: PreviewResults, { place, measure }: SeriesAsked): DaySeries {
  const { periods = new Float64Array(0), replications } = results;
  const functions = 3 * placeIds.length;
  const count = replications.length;
  const days = periods.length / functions / count;
  const index = SERIES_ORDER.indexOf(measure) * placeIds.length + placeIds.indexOf(place);
  const quantiles = SERIES_PROBABILITIES.map(() => new Float64Array(days));
  const mean = new Float64Array(days);
  const own = new Float64Array(count);
  for (let day = 0; day < days; day++) {
    let sum = 0;
    for (let row = 0; row < count; row++) sum += own[row] = periods[(row * functions + index) * days + day];
    own.sort();
    mean[day] = sum / count;
    for (const [at, probability] of SERIES_PROBABILITIES.entries()) quantiles[at][day] = quantileOf(own, probability);
  }
  return { place, measure, startDate: scenario.run.startDate, quantiles, mean };
}
