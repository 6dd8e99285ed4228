import { dateNumber, dateText } from "../scenarios/calendar.ts";
import type { MeasureKey } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import type { Results } from "../engine/results.ts";
import { type Verdict, verdictOf, withoutNoise } from "./comparison.ts";
import { type Interval, meanOf, TQuantiles } from "./estimates.ts";

/** A calendar month of the measured period, or the part of it that is measured. */
export interface MeasuredMonth {
  /** YYYY-MM */
  readonly month: string;
  /** Measured day, from 0, that it ends before. */
  readonly end: number;
  readonly days: number;
}

/** The alternative less the baseline in one month. */
export interface MonthDifference {
  readonly month: string;
  /** Days of it that are measured. */
  readonly days: number;
  /** Mean of the baseline, over replications. */
  readonly baseline: number;
  /** 95 % t-interval of it; null with one replication. */
  readonly baselineCi95: Interval | null;
  /** Mean of the paired differences. */
  readonly difference: number;
  /** 95 % t-interval of it by itself; null likewise. */
  readonly differenceCi95: Interval | null;
  /** Wider: those of all months and alternatives hold together in 95 % of comparisons (Bonferroni). */
  readonly simultaneousCi95: Interval | null;
  /** By the wider interval. */
  readonly verdict: Verdict | null;
}

/** One measure through the months since the change. */
export interface MonthlyDifferences {
  readonly key: MeasureKey;
  readonly months: readonly MonthDifference[];
  /**
   * First month from which on the wider interval of every month, of three at least, excludes 0 on the same side; null where there is
   * none.
   */
  readonly shownFrom: string | null;
  /** First month whose wider interval excludes 0; and in how many it does. */
  readonly firstShown: string | null;
  readonly monthsShown: number;
}

/** What is compared month by month: a run that kept the means of `monthsOf` its period. */
export interface MonthlyRun {
  readonly model: Model;
  readonly results: Results;
}

/** The calendar months of a measured period. @param startDate its first day, YYYY-MM-DD */
export function monthsOf(startDate: string, days: number): MeasuredMonth[] {
  const first = dateNumber(startDate);
  const months: MeasuredMonth[] = [];
  for (let day = 0; day < days; day++) {
    const month = dateText(first + day).slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) months[months.length - 1] = { month, end: day + 1, days: last.days + 1 };
    else months.push({ month, end: day + 1, days: 1 });
  }
  return months;
}

/**
 * Paired differences by month: of the discharge-ready patients in hospital, and of the queue for each place that both have and that
 * is limited in either.
 * @param since first month to be looked at, YYYY-MM: that of the change
 * @param alternativeCount how many alternatives the baseline is compared with
 */
export function monthlyDifferences(
  baseline: MonthlyRun,
  alternative: MonthlyRun,
  months: readonly MeasuredMonth[],
  since: string,
  alternativeCount: number,
): MonthlyDifferences[] {
  const looked = months.filter(({ month }) => month >= since);
  const first = months.length - looked.length;
  const quantiles = new TQuantiles(0.95);
  const wider = new TQuantiles(1 - 0.05 / Math.max(1, looked.length * alternativeCount));
  const places = baseline.model.placeIds.filter((place) => isCompared(baseline, alternative, place));
  const keys: MeasureKey[] = [
    { measure: "dischargeReadyMean" },
    ...places.map((place): MeasureKey => ({ measure: "queueMean", place })),
  ];
  return keys.map((key) => {
    const differences = looked.map(({ month, days }, at): MonthDifference => {
      const before = valuesOf(baseline, key, first + at, months.length);
      const after = valuesOf(alternative, key, first + at, months.length);
      const own = meanOf(before);
      const { mean, standardError } = meanOf(
        after.map((value, row) => withoutNoise(value - before[row], value, before[row])),
      );
      const simultaneousCi95 = wider.interval(mean, standardError, before.length);
      return {
        month,
        days,
        baseline: own.mean ?? NaN,
        baselineCi95: quantiles.interval(own.mean, own.standardError, before.length),
        difference: mean ?? NaN,
        differenceCi95: quantiles.interval(mean, standardError, before.length),
        simultaneousCi95,
        verdict: simultaneousCi95 && verdictOf(key, simultaneousCi95, 0),
      };
    });
    return { key, months: differences, ...whenShown(differences) };
  });
}

function isCompared({ model: one }: MonthlyRun, { model: other }: MonthlyRun, place: string): boolean {
  const at = other.placeIds.indexOf(place);
  return at >= 0 && (one.placeIsUnlimited[one.placeIds.indexOf(place)] === 0 || other.placeIsUnlimited[at] === 0);
}

/** [replication] mean of the month. */
function valuesOf({ model, results }: MonthlyRun, key: MeasureKey, month: number, monthCount: number): Float64Array {
  const { placeCount, placeIds, placeOwner, actorIsHospital } = model;
  const periods = results.periods ?? new Float64Array(0);
  const isHospital = (place: number): boolean => actorIsHospital[placeOwner[place]] !== 0;
  const functions =
    key.place === undefined
      ? placeIds.flatMap((_, place) => (isHospital(place) ? [placeCount + place] : []))
      : [2 * placeCount + placeIds.indexOf(key.place)];
  return Float64Array.from(results.replications, (_, row) =>
    functions.reduce((sum, index) => sum + periods[(row * 3 * placeCount + index) * monthCount + month], 0),
  );
}

/** A difference that is shown in the last month or two alone is no sign of when it began. */
const FEWEST_MONTHS = 3;

/**
 * From when on a difference is shown: the first month from which on the intervals of all months, to the last, lie on the same side
 * of 0; of three months at least, or all where there are fewer.
 */
export function whenShown(
  months: readonly Pick<MonthDifference, "month" | "simultaneousCi95">[],
): Pick<MonthlyDifferences, "shownFrom" | "firstShown" | "monthsShown"> {
  const sides = months.map(({ simultaneousCi95: ends }) => (!ends ? 0 : ends[0] > 0 ? 1 : ends[1] < 0 ? -1 : 0));
  const last = sides.at(-1) ?? 0;
  const from = sides.findLastIndex((side) => side !== last) + 1;
  return {
    shownFrom: last === 0 || months.length - from < Math.min(FEWEST_MONTHS, months.length) ? null : months[from].month,
    firstShown: months[sides.findIndex((side) => side !== 0)]?.month ?? null,
    monthsShown: sides.filter((side) => side !== 0).length,
  };
}
