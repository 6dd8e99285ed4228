import { pValueOf } from "./comparison.ts";
import { type Interval, meanOf, TQuantiles } from "./estimates.ts";
import { holmAdjusted } from "./multiple-tests.ts";

/** Observations in a year, and in a batch of MSER-5: an observation is the mean of 73 days, so a batch is a whole year. */
export const OBSERVATIONS_A_YEAR = 5;
export const DAYS_OF_OBSERVATION = 73;

/** One series of the pilot replications. */
export interface PilotSeries {
  /** [replication][observation] means of 73 days each, whole years of them. */
  readonly observations: readonly Float64Array[];
}

/** How one series settles. */
export interface Settling {
  /** [year] mean over replications. */
  readonly yearly: readonly number[];
  /** [observation] Welch's moving average over a whole year, from the middle of the first year to that of the last. */
  readonly welch: readonly number[];
  /** Years that MSER-5 cuts, of the first half. */
  readonly cutYears: number;
  /** Whether the first years differ from the second half. */
  readonly isTransientShown: boolean;
  /** Slope of the years kept, a year; 95 % t-interval over replications. */
  readonly trendPerYear: number;
  readonly trendCi95: Interval | null;
  /** Whether it goes on rising or falling: the slope is shown, and its rise over those years is not trifling. */
  readonly isTrendShown: boolean;
  /** Years needed before it has settled; null where it has not. */
  readonly neededYears: number | null;
}

/** Chance of calling any of the series of a pilot transient, or trending, when none is. */
const TRANSIENT_LEVEL = 0.05;
const TREND_LEVEL = 0.01;
/** A drift over the years kept that is less than this share of the mean, or than this number, is no matter. */
const ASSUMED_TRIFLING_SHARE = 0.01;
const ASSUMED_TRIFLING_NUMBER = 0.1;

/**
 * How many whole years at the start of each series are to be cut. MSER-5 on the means over replications says how many; they are
 * needed only where the first years are shown to differ from the second half, since among many series without any transient the cut
 * is often long by chance. Shown by paired t-tests over replications of the first 1, 2, 4, … years, which the data did not choose,
 * adjusted for their number (Bonferroni) and that of the series (Holm). A cut of half, years kept that still differ from the second
 * half by the same test, or a trend in what is kept, is not settled.
 * @param all series with the same replications and years
 * @source White, An effective truncation heuristic for bias reduction in simulation output, Simulation 69 (1997), and White,
 *   Cobb and Spratt, WSC 2000, for batches of five; Welch, The statistical analysis of simulation results (1983), §6.3
 */
export function settlingOf(all: readonly PilotSeries[]): Settling[] {
  const quantiles = new TQuantiles();
  const looks = all.map(({ observations }) => {
    const years = observations.map(yearsOf);
    const yearly = meansOver(years);
    const half = Math.floor(yearly.length / 2);
    const cut = mserCut(yearly, half);
    const transientP = differsAtStart(years, 0, half);
    const restP = differsAtStart(years, cut, half);
    const trend = tested(years.map((own) => slope(own.subarray(cut))));
    return { yearly, welch: movingMeans(meansOver(observations)), cut, half, transientP, restP, trend };
  });
  const transientPs = holmAdjusted(looks.map((look) => look.transientP));
  const restPs = holmAdjusted(looks.map((look) => look.restP));
  const trendPs = holmAdjusted(looks.map(({ trend }) => trend.p));
  return looks.map(({ yearly, welch, cut, half, trend }, at) => {
    const kept = yearly.slice(cut);
    const level = Math.abs(kept.reduce((sum, value) => sum + value, 0) / kept.length);
    const drift = Math.abs(trend.mean) * kept.length;
    const isTrifling = drift < Math.max(ASSUMED_TRIFLING_SHARE * level, ASSUMED_TRIFLING_NUMBER);
    const isTransientShown = transientPs[at] <= TRANSIENT_LEVEL;
    const isTrendShown = trendPs[at] <= TREND_LEVEL && !isTrifling;
    const isRestTransient = restPs[at] <= TRANSIENT_LEVEL;
    const isUnsettled = isTrendShown || (isTransientShown && (cut === half || isRestTransient));
    return {
      yearly,
      welch,
      cutYears: cut,
      isTransientShown,
      trendPerYear: trend.mean,
      trendCi95: quantiles.interval(trend.mean, trend.standardError, trend.count),
      isTrendShown,
      neededYears: isUnsettled ? null : isTransientShown ? Math.max(1, cut) : 0,
    };
  });
}

/**
 * MSER: how many values at the start to cut, so that the standard error of the mean of the rest, squared, is least. Of equal
 * cuts the shortest is taken.
 * @param values means of batches
 * @param most longest cut that is looked at: of the few values after a long one several may be alike by chance
 */
export function mserCut(values: readonly number[], most: number): number {
  let cut = 0;
  let least = Infinity;
  for (let from = 0; from <= most; from++) {
    const kept = values.slice(from);
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    const squares = kept.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
    const statistic = squares / (kept.length * kept.length);
    if (statistic < least) {
      least = statistic;
      cut = from;
    }
  }
  return cut;
}

/** P-value of the years from one on being like the second half: the least of the tests of 1, 2, 4, … years, times their number. */
function differsAtStart(years: readonly Float64Array[], from: number, half: number): number {
  let least = 1;
  let tests = 0;
  for (let count = 1; from + count <= half; count *= 2, tests++) {
    const { p } = tested(years.map((own) => meanBetween(own, from, from + count) - meanBetween(own, half, own.length)));
    least = Math.min(least, p);
  }
  return Math.min(1, tests * least);
}

/** [year] means of one replication's observations. */
function yearsOf(observations: Float64Array): Float64Array {
  const years = observations.length / OBSERVATIONS_A_YEAR;
  return Float64Array.from({ length: years }, (_, year) =>
    meanBetween(observations, year * OBSERVATIONS_A_YEAR, (year + 1) * OBSERVATIONS_A_YEAR),
  );
}

/** Means over replications. */
function meansOver(rows: readonly Float64Array[]): number[] {
  return Array.from(rows[0], (_, at) => rows.reduce((sum, row) => sum + row[at], 0) / rows.length);
}

/** Welch's moving average with two observations on either side, where both are there. */
function movingMeans(values: readonly number[]): number[] {
  return values.slice(0, 1 - OBSERVATIONS_A_YEAR).map((_, at) => meanBetween(values, at, at + OBSERVATIONS_A_YEAR));
}

function meanBetween(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += values[at];
  return to > from ? sum / (to - from) : 0;
}

/** Least-squares slope of values one apart. */
function slope(values: Float64Array): number {
  const middle = (values.length - 1) / 2;
  let above = 0;
  let below = 0;
  for (const [at, value] of values.entries()) {
    above += (at - middle) * value;
    below += (at - middle) * (at - middle);
  }
  return below === 0 ? 0 : above / below;
}

function tested(values: readonly number[]): { mean: number; standardError: number; count: number; p: number } {
  const { mean, standardError } = meanOf(Float64Array.from(values));
  const p = pValueOf(mean, standardError, values.length) ?? 1;
  return { mean: mean ?? 0, standardError: standardError ?? 0, count: values.length, p };
}
