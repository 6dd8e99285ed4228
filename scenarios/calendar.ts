import type { Scenario } from "./schema.ts";

const SUNDAY = 6;
const MILLISECONDS_A_DAY = 86_400_000;

/** The days of a run. Day 0 is the first simulated day, `warmUpDays` before the first measured one. */
export interface SimulatedDays {
  /** Days since 1970-01-01 of simulated day 0. */
  readonly firstDate: number;
  readonly warmUpDays: number;
  /** Simulated days in all, warm-up included. */
  readonly dayCount: number;
  /** [day] 0 Monday to 6 Sunday, a holiday counted as Sunday. */
  readonly weekday: Uint8Array;
  /** [day] 0 Monday to 6 Sunday, holidays or not. */
  readonly plainWeekday: Uint8Array;
  /** [day] 0 January to 11 December. */
  readonly month: Uint8Array;
}

/** When a run is, without its days one by one. */
export function runPeriod(run: Scenario["run"]): Pick<SimulatedDays, "firstDate" | "warmUpDays" | "dayCount"> {
  const { startDate, warmUpDays, lengthDays, endDate } = run;
  const startDay = dateNumber(startDate);
  const measuredDays = lengthDays ?? dateNumber(endDate ?? startDate) - startDay;
  return { firstDate: startDay - warmUpDays, warmUpDays, dayCount: warmUpDays + measuredDays };
}

/** The days of a scenario's run, in the order simulated. */
export function simulatedDays(scenario: Pick<Scenario, "run" | "calendar">): SimulatedDays {
  const { firstDate, warmUpDays, dayCount } = runPeriod(scenario.run);
  const weekday = new Uint8Array(dayCount);
  const plainWeekday = new Uint8Array(dayCount);
  const month = new Uint8Array(dayCount);
  const holidays = new Set((scenario.calendar?.holidays ?? []).map(dateNumber));
  for (let day = 0; day < dayCount; day++) {
    plainWeekday[day] = weekdayOf(firstDate + day);
    weekday[day] = holidays.has(firstDate + day) ? SUNDAY : plainWeekday[day];
    month[day] = new Date((firstDate + day) * MILLISECONDS_A_DAY).getUTCMonth();
  }
  return { firstDate, warmUpDays, dayCount, weekday, plainWeekday, month };
}

/** Days since 1970-01-01 of a date written YYYY-MM-DD. */
export function dateNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_A_DAY;
}

/** The date, YYYY-MM-DD, of days since 1970-01-01. */
export function dateText(number: number): string {
  return new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** 0 Monday to 6 Sunday; 1970-01-01 was a Thursday. */
export function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** The clock time HH:MM as a fraction of the day, 0 to 1. */
export function clockFraction(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) / 1440;
}
