import { compile } from "../../engine/compile.ts";
import { EventLog } from "../../engine/event-log.ts";
import { measureColumns, type MeasureColumn, type MeasureKey } from "../../engine/measures.ts";
import type { Model } from "../../engine/model.ts";
import { replicate } from "../../engine/replicate.ts";
import type { Simulation } from "../../engine/simulation.ts";
import { waitQuantile, WAIT_BINS } from "../../engine/wait-histogram.ts";
import type { Scenario } from "../../scenarios/schema.ts";

/** A scenario whose answer is known, and what is known of it. */
export interface OracleCase {
  /** Unique; also the seed of its runs. */
  readonly id: string;
  /** The kind of system, such as "M/M/c queue". */
  readonly oracle: string;
  /** Which of its kind, such as "10 beds, load 8". */
  readonly title: string;
  /** Where the exact values come from. */
  readonly source: string;
  readonly scenario: Scenario;
  /** In the tests; `bench/validate-model.ts` takes several times as many. */
  readonly replications: number;
  readonly quantities: readonly Quantity[];
  /** Whether a quantity is read from the log of events. */
  readonly keepsLog?: boolean;
}

/** A known number, and how it is estimated: each replication gives some numbers, the estimate is made of their means. */
export interface Quantity {
  readonly name: string;
  readonly exact: number;
  readonly read: (s: Simulation, log: EventLog | null) => ArrayLike<number>;
  readonly estimate: (means: Float64Array) => number;
  /** For published figures, which are rounded simulations themselves: whether ours agrees. */
  readonly accepts?: (simulated: number) => boolean;
}

export interface Comparison {
  readonly oracle: string;
  readonly title: string;
  readonly quantity: string;
  readonly exact: number;
  readonly simulated: number;
  readonly standardError: number;
  /** Standard errors between simulated and exact. */
  readonly z: number;
  readonly isPublished: boolean;
  readonly agrees: boolean;
}

/** The bar for every comparison with an exact value, at a fixed seed. */
export const MOST_STANDARD_ERRORS = 4;

/** Differences this small are rounding: of the value as it is written down, or of a sum that is zero. */
const RELATIVE_ROUNDING = 1e-7;
const ABSOLUTE_ROUNDING = 1e-12;

/** Runs a case and compares all its quantities. @param factor how many times the replications of the tests */
export function runCase(oracle: OracleCase, factor = 1): Comparison[] {
  const model = compile(oracle.scenario);
  const count = Math.round(oracle.replications * factor);
  const rows: ArrayLike<number>[][] = oracle.quantities.map(() => []);
  for (let replication = 0; replication < count; replication++) {
    const log = oracle.keepsLog ? new EventLog() : null;
    const s = replicate(model, replication, log ? { log } : {});
    oracle.quantities.forEach(({ read }, at) => rows[at].push(read(s, log)));
  }
  return oracle.quantities.map((quantity, at) => compare(oracle, quantity, rows[at]));
}

function compare({ oracle, title }: OracleCase, quantity: Quantity, rows: readonly ArrayLike<number>[]): Comparison {
  const { name, exact, estimate, accepts } = quantity;
  const { value: simulated, standardError } = jackknife(rows, estimate);
  const difference = simulated - exact;
  const isRounding = Math.abs(difference) <= RELATIVE_ROUNDING * Math.abs(exact) + ABSOLUTE_ROUNDING;
  const z = isRounding ? 0 : difference / standardError;
  const agrees = accepts ? accepts(simulated) : Math.abs(z) <= MOST_STANDARD_ERRORS;
  return { oracle, title, quantity: name, exact, simulated, standardError, z, isPublished: !!accepts, agrees };
}

/**
 * The estimate from all replications, and its standard error from leaving out one at a time: for a mean the usual one, and
 * right for ratios and quantiles too.
 * @source Efron and Stein, The jackknife estimate of variance, Ann. Statist. 9 (1981) 586–596
 */
export function jackknife(
  rows: readonly ArrayLike<number>[],
  estimate: (means: Float64Array) => number,
): { value: number; standardError: number } {
  const count = rows.length;
  const sums = new Float64Array(rows[0].length);
  for (const row of rows) for (let at = 0; at < sums.length; at++) sums[at] += row[at];
  const value = estimate(sums.map((sum) => sum / count));
  const means = new Float64Array(sums.length);
  const without = rows.map((row) => {
    for (let at = 0; at < means.length; at++) means[at] = (sums[at] - row[at]) / (count - 1);
    return estimate(means);
  });
  const average = without.reduce((sum, one) => sum + one, 0) / count;
  const squares = without.reduce((sum, one) => sum + (one - average) * (one - average), 0);
  return { value, standardError: Math.sqrt((squares * (count - 1)) / count) };
}

export type Reader = (s: Simulation, log: EventLog | null) => number;

/** A measure of the model, by its key. */
export function of(key: MeasureKey): Reader {
  const name = keyText(key);
  return (s) => {
    const column = columnsOf(s.model).get(name);
    if (!column) throw new Error(`no measure ${name}`);
    return column.value(s);
  };
}

/** A number that each replication has; its mean is compared. */
export function mean(name: string, exact: number, read: Reader): Quantity {
  return { name, exact, read: (s, log) => [read(s, log)], estimate: ([value]) => value };
}

/** A sum over another sum, such as days per patient. */
export function ratio(name: string, exact: number, above: Reader, below: Reader): Quantity {
  return {
    name,
    exact,
    read: (s, log) => [above(s, log), below(s, log)],
    estimate: ([a, b]) => a / b,
  };
}

/** A mean over patients, weighted by the patients of the replication: those without any do not count. */
export function weighted(name: string, exact: number, read: Reader, weight: Reader): Quantity {
  const product: Reader = (s, log) => {
    const patients = weight(s, log);
    return patients > 0 ? patients * read(s, log) : 0;
  };
  return ratio(name, exact, product, weight);
}

/** A quantile of the wait for a place, over all sources. */
export function waitQuantileOf(name: string, exact: number, placeId: string, probability: number): Quantity {
  return {
    name,
    exact,
    read: (s) => {
      const { sourceCount, waitOf } = s.model;
      const place = placeIndex(s, placeId);
      // The last number is waits of zero.
      const bins = new Float64Array(WAIT_BINS + 1);
      for (const wait of waitOf.subarray(place * sourceCount, (place + 1) * sourceCount)) {
        if (wait < 0) continue;
        for (let bin = 0; bin < WAIT_BINS; bin++) bins[bin] += s.tally.waitBins[wait * WAIT_BINS + bin];
        bins[WAIT_BINS] += s.tally.waitZeros[wait];
      }
      return bins;
    },
    estimate: (bins) => waitQuantile(bins, bins[WAIT_BINS], probability),
  };
}

/** Number of levels of a place that an estimate from them looks at. */
const LEVELS = 256;

/** Something of the share of time at each number of occupied beds (or ready patients). */
export function levels(
  name: string,
  exact: number,
  placeId: string,
  estimate: (shares: Float64Array) => number,
  what: "occupied" | "ready" = "occupied",
): Quantity {
  return {
    name,
    exact,
    read: (s) => {
      const times = s.levels.times(placeIndex(s, placeId) + (what === "ready" ? s.model.placeCount : 0));
      const kept = new Float64Array(LEVELS);
      kept.set(times.subarray(0, LEVELS));
      return kept;
    },
    estimate: (times) => {
      const total = times.reduce((sum, days) => sum + days, 0);
      return estimate(times.map((days) => days / total));
    },
  };
}

export function placeIndex(s: Simulation, placeId: string): number {
  const index = s.model.placeIds.indexOf(placeId);
  if (index < 0) throw new Error(`no place ${placeId}`);
  return index;
}

const columnsByModel = new WeakMap<Model, ReadonlyMap<string, MeasureColumn>>();

function columnsOf(model: Model): ReadonlyMap<string, MeasureColumn> {
  let columns = columnsByModel.get(model);
  if (!columns) {
    columns = new Map(measureColumns(model).map((column) => [keyText(column.key), column]));
    columnsByModel.set(model, columns);
  }
  return columns;
}

function keyText({ measure, place, waitingFor, from, group, actor, weekday }: MeasureKey): string {
  return JSON.stringify([measure, place, waitingFor, from, group, actor, weekday].map((part) => part ?? null));
}
