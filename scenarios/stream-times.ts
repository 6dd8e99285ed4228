import { dateNumber, runPeriod } from "./calendar.ts";
import type { Scenario } from "./schema.ts";
import type { Stream, TraceStream } from "./stream.ts";

const MILLISECONDS_A_DAY = 86_400_000;

/** A rate from a day on. */
interface RateStep {
  /** Days since 1970-01-01. */
  readonly from: number;
  readonly ratePerDay: number;
}

/** Arrivals a day before the profile, as steps in order of date; the first of them holds from ever. */
export function rateSteps(stream: Stream): readonly RateStep[] {
  if (stream.kind === "trace") return [{ from: -Infinity, ratePerDay: 0 }];
  const steps = Object.entries(stream.ratesByDate ?? {})
    .map(([date, ratePerDay]) => ({ from: dateNumber(date), ratePerDay }))
    .sort((a, b) => a.from - b.from);
  const before = stream.ratePerDay ?? steps[0]?.ratePerDay ?? 0;
  return [{ from: -Infinity, ratePerDay: before }, ...steps];
}

/** The rate on a day. @param date days since 1970-01-01 */
export function rateOn(steps: readonly RateStep[], date: number): number {
  let [first, end] = [0, steps.length];
  // The step in force lies at `first` or after, and before `end`.
  while (end - first > 1) {
    const middle = (first + end) >> 1;
    if (steps[middle]!.from <= date) first = middle;
    else end = middle;
  }
  return steps[first]!.ratePerDay;
}

/** Mean arrivals a day before the profile over the measured days; of a trace, those that it has in them. */
export function meanArrivalsPerDay(run: Scenario["run"], stream: Stream): number {
  const { firstDate, warmUpDays, dayCount } = runPeriod(run);
  const [start, end] = [firstDate + warmUpDays, firstDate + dayCount];
  if (stream.kind === "trace") {
    return traceTimes(stream, firstDate, dayCount).filter((time) => time >= warmUpDays).length / (end - start);
  }
  if (stream.ratesByDate === undefined) return stream.ratePerDay ?? 0;
  const steps = rateSteps(stream);
  return steps.reduce((sum, { from, ratePerDay }, at) => {
    const until = Math.min(steps[at + 1]?.from ?? Infinity, end);
    return sum + (Math.max(0, until - Math.max(from, start)) * ratePerDay) / (end - start);
  }, 0);
}

/** The instant of a local date and clock time, in days since 1970-01-01. */
export function instantOf(text: string): { readonly date: number; readonly fraction: number } {
  const [hours, minutes, seconds = 0] = text.slice(11).split(":").map(Number) as [number, number, number?];
  // Whole thousandths of a second, so that 08:15 is the same number here as in a calendar.
  const milliseconds = Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000);
  return { date: dateNumber(text.slice(0, 10)), fraction: milliseconds / MILLISECONDS_A_DAY };
}

/**
 * The arrivals of a trace that fall within the run, in days since its day 0, shifted and repeated as the stream says. In order
 * of time; of equal ones the first listed comes first.
 * @param firstDate days since 1970-01-01 of day 0
 */
export function traceTimes(stream: TraceStream, firstDate: number, dayCount: number): number[] {
  const { arrivals = [], shiftDays = 0, repeatEveryDays } = stream;
  const times: number[] = [];
  for (const text of arrivals) {
    const { date, fraction } = instantOf(text);
    const day = date + shiftDays - firstDate;
    if (repeatEveryDays === undefined) {
      if (day >= 0 && day < dayCount) times.push(day + fraction);
      continue;
    }
    const first = ((day % repeatEveryDays) + repeatEveryDays) % repeatEveryDays;
    for (let again = first; again < dayCount; again += repeatEveryDays) times.push(again + fraction);
  }
  return times.sort((a, b) => a - b);
}
