import type { FanData } from "../../report/charts/fan-chart.ts";
import { dateNumber, dateText, weekdayOf } from "../../scenarios/calendar.ts";
import { type DaySeries, SERIES_PROBABILITIES } from "../workers/day-series.ts";

interface SeriesWords {
  readonly measure: string;
  readonly scenario: string;
  readonly baseline: string;
}

/** A day series as the fan chart wants it, with the middle of the baseline beside it. */
export function fanData(series: DaySeries, baseline: DaySeries | undefined, words: SeriesWords): FanData {
  const first = dateNumber(series.startDate);
  const isSame = baseline?.place === series.place && baseline.measure === series.measure;
  return {
    measure: words.measure,
    dates: Array.from(series.mean, (_, day) => dateText(first + day)),
    series: [
      {
        name: baseline && isSame ? words.scenario : words.baseline,
        median: quantile(series, 0.5),
        p10: quantile(series, 0.1),
        p90: quantile(series, 0.9),
      },
      ...(baseline && isSame ? [{ name: words.baseline, median: quantile(baseline, 0.5) }] : []),
    ],
  };
}

function quantile(series: DaySeries, probability: (typeof SERIES_PROBABILITIES)[number]): number[] {
  return [...series.quantiles[SERIES_PROBABILITIES.indexOf(probability)]];
}

/** The mean of each day by ISO week and weekday; of days that fall on the same one in several years, their mean. */
export function heatData({ startDate, mean }: DaySeries): (number | null)[][] {
  const first = dateNumber(startDate);
  const sums = Array.from({ length: 53 }, () => new Float64Array(7));
  const counts = Array.from({ length: 53 }, () => new Float64Array(7));
  for (const [day, value] of mean.entries()) {
    const date = first + day;
    const week = isoWeek(date) - 1;
    sums[week][weekdayOf(date)] += value;
    counts[week][weekdayOf(date)]++;
  }
  const weeks = sums.map((own, week) =>
    [...own].map((sum, day) => (counts[week][day] > 0 ? sum / counts[week][day] : null)),
  );
  return weeks.at(-1)?.every((value) => value === null) ? weeks.slice(0, -1) : weeks;
}

/** The week that the Thursday of the same week is in, counted from the first one with a Thursday in the year. */
export function isoWeek(date: number): number {
  const thursday = date - weekdayOf(date) + 3;
  const newYear = dateNumber(`${dateText(thursday).slice(0, 4)}-01-01`);
  return Math.floor((thursday - newYear) / 7) + 1;
}
