import type { Place, Staff } from "./place.ts";
import { UNLIMITED, type Weekday, WEEKDAYS } from "./words.ts";

/** A whole number of places, such as 7.2 / 0.6 = 12, must not be rounded down by its last binary digit. */
const ROUNDING = 1e-9;

/** What sets the capacity of a place: the beds there are, the staff for them, or both alike. */
export type CapacityLimit = "beds" | "staff" | "both";

/** Beds that may be in use on a weekday: those there are, or those there is staff for where they are fewer; Infinity without limit. */
export function capacityOn(place: Place, weekday: Weekday): number {
  return Math.min(bedsOn(place, weekday), staffedOn(place.staff, weekday));
}

/** The capacity of the weekday with the most, and averaged over the week. */
export function weeklyCapacity(place: Place): { readonly most: number; readonly mean: number } {
  const capacities = WEEKDAYS.map((weekday) => capacityOn(place, weekday));
  return { most: Math.max(...capacities), mean: capacities.reduce((sum, beds) => sum + beds, 0) / WEEKDAYS.length };
}

/** What sets the capacity on a weekday; undefined where the place has no staff ceiling. */
export function limitOn(place: Place, weekday: Weekday): CapacityLimit | undefined {
  if (!place.staff) return undefined;
  const [beds, staffed] = [bedsOn(place, weekday), staffedOn(place.staff, weekday)];
  return beds === staffed ? "both" : beds < staffed ? "beds" : "staff";
}

/** Beds that there are on a weekday, staffed or not; Infinity without limit. */
export function bedsOn({ capacityBeds, capacityByWeekday }: Place, weekday: Weekday): number {
  const beds = capacityByWeekday?.[weekday] ?? capacityBeds;
  return beds === UNLIMITED ? Infinity : beds;
}

/** Places that there is staff for on a weekday: full-time equivalents ÷ those of one place, rounded down. */
function staffedOn(staff: Staff | undefined, weekday: Weekday): number {
  if (!staff) return Infinity;
  return Math.floor((staff.fteByWeekday?.[weekday] ?? staff.fte) / staff.ftePerPlace + ROUNDING);
}
