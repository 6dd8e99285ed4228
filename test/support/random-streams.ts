/* Streams of random scenarios that are more than a rate: rates by date, traces. */
import fc from "fast-check";
import type { PlannedStream, PoissonStream, TraceStream } from "../../scenarios/stream.ts";
import { WEEKDAYS } from "../../scenarios/words.ts";
import { type ArbitraryValue, dateAfter, maybe, rarely } from "./random-parts.ts";

/** Days from the start of the run to around its end, and before it. */
const someDay = fc.integer({ min: -10, max: 50 });

export const ratesByDateKnobs = fc.record({
  rates: fc.array(fc.record({ day: someDay, ratePerDay: fc.constantFrom(0, 0.2, 0.5, 1.5) }), {
    minLength: 1,
    maxLength: 4,
  }),
  hasRateBefore: fc.boolean(),
});

export const traceKnobs = fc.record({
  instants: fc.array(fc.record({ day: someDay, eighth: fc.integer({ min: 0, max: 7 }), isLate: fc.boolean() }), {
    minLength: 1,
    maxLength: 25,
  }),
  shiftDays: rarely(fc.integer({ min: -7, max: 7 })),
  repeatEveryDays: rarely(fc.constantFrom(7, 10, 28)),
});

export const plannedKnobs = fc.record({
  listAtStart: rarely(fc.integer({ min: 0, max: 6 })),
  plan: maybe(
    fc.record({
      admissionsPerDay: fc.record(
        {
          monday: fc.integer({ min: 0, max: 3 }),
          wednesday: fc.integer({ min: 0, max: 2 }),
          friday: fc.constant(1),
          sunday: fc.constant(2),
        },
        { requiredKeys: ["monday"] },
      ),
      at: fc.constantFrom("00:00", "06:00", "09:00", "12:00", "21:00"),
    }),
  ),
  fills: fc.record({
    keepFree: fc.integer({ min: 0, max: 2 }),
    weekdays: rarely(fc.subarray([...WEEKDAYS], { minLength: 4 })),
    hours: rarely(
      fc.constantFrom({ from: "00:00", to: "15:00" }, { from: "09:00", to: "12:00" }, { from: "12:00", to: "24:00" }),
    ),
  }),
  hasFills: fc.boolean(),
});

/** Free beds can only be filled where there is a limit of them. */
export function buildPlanned(
  { listAtStart, plan, fills, hasFills }: ArbitraryValue<typeof plannedKnobs>,
  isLimited: boolean,
): Pick<PlannedStream, "listAtStart" | "admissionsPerDay" | "at" | "fillsFreeBeds"> {
  const { weekdays, hours, keepFree } = fills;
  return {
    ...(listAtStart !== undefined && { listAtStart }),
    ...(plan ?? (isLimited && hasFills ? {} : { admissionsPerDay: { tuesday: 1 }, at: "12:00" })),
    ...(isLimited &&
      hasFills && { fillsFreeBeds: { keepFree, ...(weekdays && { weekdays }), ...(hours && { hours }) } }),
  };
}

export function buildRates(
  ratePerDay: number,
  byDate: ArbitraryValue<typeof ratesByDateKnobs> | undefined,
  startDate: string,
): Pick<PoissonStream, "ratePerDay" | "ratesByDate"> {
  if (!byDate) return { ratePerDay };
  const entries = byDate.rates.map((each) => [dateAfter(startDate, each.day), each.ratePerDay] as const);
  return { ...(byDate.hasRateBefore && { ratePerDay }), ratesByDate: Object.fromEntries(entries) };
}

/** Clock times are eighths of a day, or a little later, so that arrivals fall together with each other and with calendars. */
export function buildTrace(
  { instants, shiftDays, repeatEveryDays }: ArbitraryValue<typeof traceKnobs>,
  startDate: string,
): Pick<TraceStream, "arrivals" | "shiftDays" | "repeatEveryDays"> {
  const arrivals = instants.map(({ day, eighth, isLate }) => {
    const hour = String(eighth * 3).padStart(2, "0");
    return `${dateAfter(startDate, day)}T${hour}:${isLate ? "17:30" : "00"}`;
  });
  return {
    arrivals,
    ...(shiftDays !== undefined && { shiftDays }),
    ...(repeatEveryDays !== undefined && { repeatEveryDays }),
  };
}
