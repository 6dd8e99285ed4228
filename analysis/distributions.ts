import { dateText, weekdayOf } from "../scenarios/calendar.ts";
import type { Model } from "../engine/model.ts";
import { UNITS_PER_DAY, type Records } from "../engine/records.ts";
import { waitBinEdge, waitQuantile, WAIT_BINS } from "../engine/wait-histogram.ts";

/** What is counted: patients in the beds of a place, ready among them, or waiting for the place. */
export type LevelKind = "occupied" | "ready" | "queue";
const KINDS: readonly LevelKind[] = ["occupied", "ready", "queue"];

/** Share of the measured time that a place had so many patients. */
export interface LevelDistribution {
  readonly place: string;
  readonly of: LevelKind;
  /** [patients] share of time, 0 to 1; ends with the highest level met. */
  readonly shareOfTime: readonly number[];
}

/** Waits that ended by being given the place, of all replications together. */
export interface WaitDistribution {
  readonly place: string;
  readonly from: string;
  readonly count: number;
  /** Waits of no time at all. */
  readonly zeros: number;
  /** Quantiles of the merged distribution in days, interpolated in their bin. */
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  /** Bins that are not empty: lower and upper edge in days, and waits. */
  readonly bins: readonly (readonly [fromDays: number, toDays: number, count: number])[];
}

/** Mean over replications of the mean number on each measured day. */
export interface DailySeries {
  readonly place: string;
  readonly of: LevelKind;
  /** First measured day, YYYY-MM-DD. */
  readonly startDate: string;
  /** [day] patients. */
  readonly means: readonly number[];
}

/** Mean number by ISO week and weekday. */
export interface WeekProfile {
  readonly place: string;
  readonly of: LevelKind;
  /** [ISO week 1 … 53][Monday … Sunday] patients; null where no such day was measured. */
  readonly means: readonly (readonly (number | null)[])[];
}

export interface Distributions {
  readonly levels: readonly LevelDistribution[];
  readonly waits: readonly WaitDistribution[];
  readonly daily: readonly DailySeries[];
  readonly weekProfiles: readonly WeekProfile[];
}

/** The distributions and series of a run that kept its records. */
export function distributionsOf(model: Model, records: Records): Distributions {
  const levels = KINDS.flatMap((of, kind) =>
    model.placeIds.map((place, at) => ({
      place,
      of,
      shareOfTime: shares(records.levelTimes[kind * model.placeCount + at]),
    })),
  );
  const daily = KINDS.flatMap((of, kind) =>
    model.placeIds.map((place, at) => dailySeries(model, records, place, of, kind * model.placeCount + at)),
  );
  return { levels, waits: waitDistributions(model, records), daily, weekProfiles: daily.map(weekProfile) };
}

function shares(times: Float64Array): number[] {
  const total = times.reduce((sum, time) => sum + time, 0);
  let highest = times.length - 1;
  while (highest > 0 && times[highest] === 0) highest--;
  return Array.from(times.subarray(0, highest + 1), (time) => time / total);
}

function waitDistributions(model: Model, records: Records): WaitDistribution[] {
  const sources = [...model.placeIds, "home", "front-door"];
  return [...model.waitOf].flatMap((wait, at) => {
    if (wait < 0) return [];
    const bins = records.waitBins.subarray(wait * WAIT_BINS, (wait + 1) * WAIT_BINS);
    const zeros = records.waitZeros[wait];
    const count = bins.reduce((sum, waits) => sum + waits, zeros);
    if (count === 0) return [];
    const quantile = (probability: number): number => waitQuantile(bins, zeros, probability);
    return [
      {
        place: model.placeIds[Math.floor(at / model.sourceCount)],
        from: sources[at % model.sourceCount],
        count,
        zeros,
        p50: quantile(0.5),
        p90: quantile(0.9),
        p95: quantile(0.95),
        bins: [...bins].flatMap((waits, bin) =>
          waits > 0 ? [[waitBinEdge(bin), waitBinEdge(bin + 1), waits] as const] : [],
        ),
      },
    ];
  });
}

function dailySeries(model: Model, records: Records, place: string, of: LevelKind, index: number): DailySeries {
  const days = model.dayCount - model.warmUpDays;
  const units = UNITS_PER_DAY * records.replications;
  const means = Array.from(records.daily.subarray(index * days, (index + 1) * days), (sum) => sum / units);
  return { place, of, startDate: dateText(model.firstDate + model.warmUpDays), means };
}

/** A daily series folded by ISO week and weekday. */
export function weekProfile({ place, of, startDate, means }: DailySeries): WeekProfile {
  const first = Date.parse(`${startDate}T00:00:00Z`) / 86_400_000;
  const sums = Array.from({ length: 53 }, () => Array.from({ length: 7 }, () => ({ sum: 0, days: 0 })));
  for (const [day, mean] of means.entries()) {
    const cell = sums[isoWeek(first + day) - 1][weekdayOf(first + day)];
    cell.sum += mean;
    cell.days++;
  }
  return { place, of, means: sums.map((week) => week.map(({ sum, days }) => (days === 0 ? null : sum / days))) };
}

/** ISO 8601 week, 1 to 53: the week of the year that its Thursday lies in. @param number days since 1970-01-01 */
export function isoWeek(number: number): number {
  const thursday = number - weekdayOf(number) + 3;
  const year = Number(dateText(thursday).slice(0, 4));
  return Math.floor((thursday - Date.parse(`${year}-01-01T00:00:00Z`) / 86_400_000) / 7) + 1;
}
