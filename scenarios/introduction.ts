import { dateNumber, dateText, simulatedDays } from "./calendar.ts";
import type { Change } from "./change.ts";
import type { Scenario } from "./schema.ts";

/** The measured period, on whose first day changes are introduced: first day, and the day after the last, YYYY-MM-DD. */
export interface Introduction {
  readonly startDate: string;
  readonly endDate: string;
}

/** The introduction of changes at the end of a scenario's warm-up. */
export function introductionAfterWarmUp(scenario: Pick<Scenario, "run" | "calendar">): Introduction {
  const { firstDate, dayCount } = simulatedDays(scenario);
  return { startDate: scenario.run.startDate, endDate: dateText(firstDate + dayCount) };
}

/**
 * A change as it holds when it is introduced on the first measured day, which is what the question of its effect in the first years
 * asks: one without a date from that day on; one of every year on its days from then on, written with their years; one with a later
 * date as it is.
 * @returns undefined for one that is in force earlier by its own date
 */
export function introduced(change: Change, { startDate, endDate }: Introduction): readonly Change[] | undefined {
  const { from, to } = change;
  if (from === undefined) return [to === undefined ? { ...change, from: startDate } : change];
  if (from.length > 5) return from < startDate ? undefined : [change];
  if (to === undefined || to.length > 5) return [change];
  const made: Change[] = [];
  const firstYear = Number(startDate.slice(0, 4)) - 1;
  const lastYear = Number(endDate.slice(0, 4));
  for (let year = firstYear; year <= lastYear; year++) {
    const begins = `${year}-${from}`;
    // A stretch that ends before it begins goes over New Year.
    const ends = `${to <= from ? year + 1 : year}-${to}`;
    const isMeasured = dateNumber(ends) > dateNumber(startDate) && dateNumber(begins) < dateNumber(endDate);
    if (isMeasured) made.push({ ...change, from: begins < startDate ? startDate : begins, to: ends });
  }
  // One that has no day in the measured period is kept for its checks.
  return made.length > 0 ? made : [{ ...change, from: `${lastYear + 1}-${from}`, to: `${lastYear + 2}-${to}` }];
}
