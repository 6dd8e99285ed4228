import { compareRuns, type RunFacts } from "../../analysis/comparison.ts";
import { type Estimate, estimateAll, type Interval } from "../../analysis/estimates.ts";
import { byKey, keyText } from "../../analysis/measure-keys.ts";
import { compile } from "../../engine/compile.ts";
import type { SimulationPool } from "../../engine/pool.ts";
import type { Results } from "../../engine/results.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { erlangC } from "./oracle-formulas.ts";
import { exponential, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

/*
 * How often 95 % intervals hold the truth: a ward as an M/M/c queue at load 0.8, whose mean queue is known, and the same with one bed
 * more. Each interval is of its own replications, so intervals fail independently.
 */

const BEDS = 5;
const ARRIVALS_PER_DAY = 4;
const LOAD = ARRIVALS_PER_DAY;
const PLACE = "ward";

/** Replications of one interval. */
export const COVERAGE_REPLICATIONS = 30;

/** Measured days of each: three years, in which the queue forgets itself sixty times. */
export const COVERAGE_DAYS = 3 * 365;

/**
 * Starts empty. The queue forgets by a factor e in 1 / (√5 − √4)² = 18 days, so after 100 days a share of e⁻⁵·⁵ is left of the
 * empty start, which makes the mean over the days that follow too low by 1.5 · 10⁻⁴ patients: a thousandth of the shortest interval.
 */
export const COVERAGE_WARM_UP_DAYS = 100;

/** Intervals made at a time. */
const AT_A_TIME = 50;

function wardWith(beds: number, lengthDays: number): Scenario {
  return scenarioOf("coverage of intervals", {
    places: { [PLACE]: ward(beds, stay(exponential(1))) },
    streams: { arrivals: poisson(PLACE, ARRIVALS_PER_DAY) },
    run: { warmUpDays: COVERAGE_WARM_UP_DAYS, lengthDays },
  });
}

/** Makes so many intervals of each kind. */
export async function coverageOfIntervals(
  pool: SimulationPool,
  intervals: number,
  lengthDays: number = COVERAGE_DAYS,
): Promise<readonly Coverage[]> {
  const models = [BEDS, BEDS + 1].map((beds) => compile(wardWith(beds, lengthDays)));
  const counts = new CoverageCount();
  for (let from = 0; from < intervals; from += AT_A_TIME) {
    const to = Math.min(intervals, from + AT_A_TIME);
    const [first, replications] = [from * COVERAGE_REPLICATIONS, to * COVERAGE_REPLICATIONS];
    const [baseline, alternative] = await pool.runAll(models, { first, replications });
    counts.add(baseline, alternative);
  }
  return counts.all();
}

/** One kind of interval: how many hold the truth, of how many. */
export interface Coverage {
  readonly what: string;
  covered: number;
  intervals: number;
  /** Sum over the intervals of how many times as many replications a plain one would take. */
  factors: number;
}

/** Counts, interval by interval, over results of both wards. */
class CoverageCount {
  private readonly plain = coverageOf("mean queue, plain");
  private readonly shown = coverageOf("mean queue, with control variates where narrower");
  private readonly paired = coverageOf("effect of one bed, paired");
  private readonly pairedShown = coverageOf("effect of one bed, paired, with control variates where narrower");

  add(baseline: Results, alternative: Results): void {
    const replications = COVERAGE_REPLICATIONS;
    const queue = meanQueue(BEDS);
    const effect = meanQueue(BEDS + 1) - queue;
    for (let from = 0; from + replications <= baseline.replications.length; from += replications) {
      const pair = [baseline, alternative].map((results) => rowsOf(results, from, from + replications));
      const estimate = byKey<Estimate>(estimateAll(pair[0])).get(QUEUE)!;
      count(this.plain, estimate.ci95, queue);
      count(this.shown, estimate.controlled?.ci95 ?? estimate.ci95, queue, estimate.controlled?.factor);
      const differences = compareRuns({ facts, results: pair[0] }, { facts, results: pair[1] });
      const difference = byKey(differences).get(QUEUE)!;
      const { differenceCi95, controlled } = difference;
      count(this.paired, differenceCi95, effect);
      count(this.pairedShown, controlled?.ci95 ?? differenceCi95, effect, controlled?.factor);
    }
  }

  all(): readonly Coverage[] {
    return [this.plain, this.shown, this.paired, this.pairedShown];
  }
}

const QUEUE = keyText({ measure: "queueMean", place: PLACE });
const facts: RunFacts = { seed: "", startDate: "", warmUpDays: 0, days: 0, engineVersion: "" };

/** Mean queue of M/M/c. */
function meanQueue(beds: number): number {
  return (erlangC(beds, LOAD) * LOAD) / (beds - LOAD);
}

function coverageOf(what: string): Coverage {
  return { what, covered: 0, intervals: 0, factors: 0 };
}

function count(coverage: Coverage, interval: Interval | null, truth: number, factor = 1): void {
  coverage.intervals++;
  coverage.factors += factor;
  if (interval && interval[0] <= truth && truth <= interval[1]) coverage.covered++;
}

/** Some replications, and of the columns only the one that is needed. */
function rowsOf(
  { columns, replications, values, controls, events, isPartial }: Results,
  from: number,
  to: number,
): Results {
  const column = columns.findIndex((key) => keyText(key) === QUEUE);
  const width = controls!.keys.length;
  return {
    columns: [columns[column]],
    replications: replications.slice(from, to),
    values: Float64Array.from({ length: to - from }, (_, at) => values[(from + at) * columns.length + column]),
    controls: { keys: controls!.keys, values: controls!.values.subarray(from * width, to * width) },
    events,
    isPartial,
  };
}
