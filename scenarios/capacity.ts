import { clockFraction } from "./calendar.ts";
import type { Place, Staff } from "./place.ts";
import { UNLIMITED, type Weekday, WEEKDAYS } from "./words.ts";

/** A whole number of places, such as 7.2 / 0.6 = 12, must not be rounded down by its last binary digit. */
const ROUNDING = 1e-9;

/** What sets the capacity of a place: the beds there are, the staff for them, or both alike. */
export type CapacityLimit = "beds" | "staff" | "both";

/** A capacity from a clock time on. */
export interface CapacityStep {
  /** As a fraction of the day. */
  readonly from: number;
  readonly capacity: number;
}

/**
 * Beds that may be in use as a weekday begins: those there are, or those there is staff for where they are fewer; Infinity
 * without limit.
 */
export function capacityOn(place: Place, weekday: Weekday): number {
  return Math.min(bedsByHour(place, weekday)[0]!.capacity, staffedOn(place.staff, weekday));
}

/** The capacity through a weekday: at midnight, and at each clock time at which it may change. */
export function capacitySteps(place: Place, weekday: Weekday): readonly CapacityStep[] {
  const staffed = staffedOn(place.staff, weekday);
  return bedsByHour(place, weekday).map(({ from, capacity }) => ({ from, capacity: Math.min(capacity, staffed) }));
}

/** The capacity of a weekday: its mean, and the least and the most at any hour. */
export function dailyCapacity(place: Place, weekday: Weekday): Record<"mean" | "least" | "most", number> {
  const steps = capacitySteps(place, weekday);
  const capacities = steps.map(({ capacity }) => capacity);
  return { mean: meanOf(steps), least: Math.min(...capacities), most: Math.max(...capacities) };
}

/** The most at any hour of the week, and the mean. */
export function weeklyCapacity(place: Place): { readonly most: number; readonly mean: number } {
  const days = WEEKDAYS.map((weekday) => dailyCapacity(place, weekday));
  return {
    most: Math.max(...days.map(({ most }) => most)),
    mean: days.reduce((sum, { mean }) => sum + mean, 0) / WEEKDAYS.length,
  };
}

/** Staffed beds and those beyond, the weekdays averaged; Infinity without limit. */
export function meanCapacity(place: Place): number {
  const { overCapacityBeds = 0 } = place;
  return overCapacityBeds === UNLIMITED ? Infinity : weeklyCapacity(place).mean + overCapacityBeds;
}

/** What sets the capacity on a weekday; undefined where the place has no staff ceiling. */
export function limitOn(place: Place, weekday: Weekday): CapacityLimit | undefined {
  if (!place.staff) return undefined;
  const [beds, staffed] = [bedsOn(place, weekday), staffedOn(place.staff, weekday)];
  return beds === staffed ? "both" : beds < staffed ? "beds" : "staff";
}

/** Beds that there are on a weekday, staffed or not, averaged over its hours; Infinity without limit. */
export function bedsOn(place: Place, weekday: Weekday): number {
  return meanOf(bedsByHour(place, weekday));
}

/** Beds that there are through a weekday, the first step at midnight. */
function bedsByHour({ capacityBeds, capacityByWeekday, capacityByHour = {} }: Place, weekday: Weekday): CapacityStep[] {
  const beds = capacityByWeekday?.[weekday] ?? capacityBeds;
  const steps = Object.entries(capacityByHour).flatMap(([clock, given]) => {
    const capacity = typeof given === "number" ? given : given[weekday];
    return capacity === undefined ? [] : [{ from: clockFraction(clock), capacity }];
  });
  steps.sort((a, b) => a.from - b.from);
  return steps[0]?.from === 0 ? steps : [{ from: 0, capacity: beds === UNLIMITED ? Infinity : beds }, ...steps];
}

function meanOf(steps: readonly CapacityStep[]): number {
  if (steps.length === 1) return steps[0]!.capacity;
  return steps.reduce((sum, { from, capacity }, at) => sum + ((steps[at + 1]?.from ?? 1) - from) * capacity, 0);
}

/** Places that there is staff for on a weekday: full-time equivalents ÷ those of one place, rounded down. */
function staffedOn(staff: Staff | undefined, weekday: Weekday): number {
  if (!staff) return Infinity;
  return Math.floor((staff.fteByWeekday?.[weekday] ?? staff.fte) / staff.ftePerPlace + ROUNDING);
}
