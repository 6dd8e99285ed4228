import { compareRuns, type RunFacts } from "../../analysis/comparison.ts";
import { estimateAll, type Interval } from "../../analysis/estimates.ts";
import { compile } from "../../engine/compile.ts";
import { controlRow } from "../../engine/controls.ts";
import { drawValue } from "../../engine/distribution-tables.ts";
import { deriveHigh, deriveLow, uniform } from "../../engine/keyed-random.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import type { Model } from "../../engine/model.ts";
import { PURPOSE_ARRIVAL, PURPOSE_TREATMENT, PURPOSES } from "../../engine/purposes.ts";
import type { Results } from "../../engine/results.ts";
import { Simulation } from "../../engine/simulation.ts";
import { log } from "../../scenarios/exp-log.ts";
import { erlangC } from "./oracle-formulas.ts";
import { exponential, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

/*
 * How often 95 % intervals hold the truth: a ward as an M/M/c queue at load 0.8, whose mean queue is known, and the same with one bed
 * more. Each interval is of its own replications, so intervals fail independently.
 */

export const BEDS = 5;
const ARRIVALS_PER_DAY = 4;
const LOAD = ARRIVALS_PER_DAY;
const PLACE = "ward";
export const QUEUE: MeasureKey = { measure: "queueMean", place: PLACE };

/**
 * Starts empty. The queue forgets by a factor e in 1 / (√5 − √4)² = 18 days, so after 100 days a share of e⁻⁵·⁵ is left of the
 * empty start, which makes the mean over two years that follow too low by 2 · 10⁻⁴ patients: a thousandth of the shortest interval.
 */
export const COVERAGE_WARM_UP_DAYS = 100;

/** The ward with so many beds. */
export function wardWith(beds: number, lengthDays: number): Model {
  return compile(
    scenarioOf("coverage of intervals", {
      places: { [PLACE]: ward(beds, stay(exponential(1))) },
      streams: { arrivals: poisson(PLACE, ARRIVALS_PER_DAY) },
      run: { warmUpDays: COVERAGE_WARM_UP_DAYS, lengthDays },
    }),
  );
}

/** One kind of interval: how many hold the truth, of how many. */
export interface Coverage {
  readonly what: string;
  readonly covered: number;
  readonly intervals: number;
  /** Sum over the intervals of how many times as many replications a plain one would take. */
  readonly factors: number;
}

/** Makes so many intervals of each kind. @param replications of each interval */
export function coverageOfIntervals(intervals: number, replications: number, lengthDays: number): readonly Coverage[] {
  const model = wardWith(BEDS, lengthDays);
  const queue = meanQueue(BEDS);
  const effect = meanQueue(BEDS + 1) - queue;
  const plain = new Count("mean queue, plain");
  const shown = new Count("mean queue, with control variates where narrower");
  const paired = new Count("effect of one bed, paired");
  const pairedShown = new Count("effect of one bed, paired, with control variates where narrower");
  for (let interval = 0; interval < intervals; interval++) {
    const [baseline, alternative] = resultsOf(model, interval * replications, replications);
    const [{ ci95, controlled }] = estimateAll(baseline);
    plain.add(ci95, queue);
    shown.add(controlled?.ci95 ?? ci95, queue, controlled?.factor);
    const [difference] = compareRuns({ facts, results: baseline }, { facts, results: alternative });
    paired.add(difference.differenceCi95, effect);
    pairedShown.add(difference.controlled?.ci95 ?? difference.differenceCi95, effect, difference.controlled?.factor);
  }
  return [plain, shown, paired, pairedShown];
}

const facts: RunFacts = { seed: "", startDate: "", warmUpDays: 0, days: 0, engineVersion: "" };

/** Mean queue of M/M/c. */
function meanQueue(beds: number): number {
  return (erlangC(beds, LOAD) * LOAD) / (beds - LOAD);
}

class Count implements Coverage {
  readonly what: string;
  covered = 0;
  intervals = 0;
  factors = 0;

  constructor(what: string) {
    this.what = what;
  }

  add(interval: Interval | null, truth: number, factor = 1): void {
    this.intervals++;
    this.factors += factor;
    if (interval && interval[0] <= truth && truth <= interval[1]) this.covered++;
  }
}

/** Results of the ward, and of the same with one bed more. */
function resultsOf(model: Model, from: number, replications: number): readonly Results[] {
  const queues = [new Float64Array(replications), new Float64Array(replications)];
  const width = model.controlKeys.length;
  const controls = new Float64Array(replications * width);
  for (let at = 0; at < replications; at++) {
    for (const [which, queue] of directQueues(model, from + at, [BEDS, BEDS + 1]).entries()) queues[which][at] = queue;
    controls.set(controlRow(model, from + at), at * width);
  }
  return queues.map((values) => ({
    columns: [QUEUE],
    replications: Array.from({ length: replications }, (_, at) => from + at),
    values,
    controls: { keys: model.controlKeys, values: controls },
    events: 0,
    isPartial: false,
  }));
}

/**
 * The mean queue that the engine would find, several times as fast: one patient after another takes the bed that is free first.
 * @returns [beds] for wards with so many beds, met by the same patients
 */
export function directQueues(model: Model, replication: number, beds: readonly number[]): number[] {
  const { streamKeyHigh, streamKeyLow } = new Simulation(model, replication, null, false);
  const freeAt = beds.map((count) => new Float64Array(count));
  const waitDays = beds.map(() => 0);
  let at = 0;
  for (let ordinal = 0; ; ordinal++) {
    const high = deriveHigh(streamKeyHigh[0], streamKeyLow[0], ordinal);
    const low = deriveLow(streamKeyHigh[0], streamKeyLow[0], ordinal);
    at += -log(1 - uniform(high, low, PURPOSE_ARRIVAL)) / ARRIVALS_PER_DAY;
    if (at >= model.dayCount) break;
    const days = drawValue(
      model.distributions,
      model.rowTreatment[0],
      uniform(high, low, PURPOSES + PURPOSE_TREATMENT),
    );
    for (let which = 0; which < beds.length; which++) {
      const own = freeAt[which];
      let first = 0;
      for (let bed = 1; bed < own.length; bed++) if (own[bed] < own[first]) first = bed;
      const begin = Math.max(at, own[first]);
      const seen = Math.min(begin, model.dayCount) - Math.max(at, model.warmUpDays);
      if (begin > at && seen > 0) waitDays[which] += seen;
      own[first] = begin + days;
    }
  }
  return waitDays.map((days) => days / (model.dayCount - model.warmUpDays));
}
