import type { Place } from "./place.ts";
import type { Scenario } from "./schema.ts";
import type { Weekday } from "./words.ts";

/** Hours of care are counted in hundredths, of which sums are exact: with tenths as binary fractions 0.1 + 0.2 would not fit into 0.3. */
export const HUNDREDTHS = 100;

/** Hours of care in whole hundredths, as which they are compared and added up. */
export function hundredthsOf(hours: number): number {
  return Math.round(hours * HUNDREDTHS);
}

/** Hours of care to the nearest hundredth. */
export function roundedHours(hours: number): number {
  return hundredthsOf(hours) / HUNDREDTHS;
}

/**
 * Hours of care a week that a patient of a group takes in a place: those of the group's own stay there, else of its need
 * level there, else of the stay of the place.
 * @returns undefined where none of them says
 */
export function hoursOfStay(scenario: Scenario, placeId: string, groupId: string): number | undefined {
  const place = scenario.places[placeId];
  const group = scenario.groups[groupId];
  const hours =
    group?.stays?.[placeId]?.hoursPerWeek ?? hoursOfNeed(place?.hoursByNeed, group?.need) ?? place?.stay?.hoursPerWeek;
  return hours === undefined ? undefined : roundedHours(hours);
}

/** Hours of care a week of one of a group who waits at home for a place; 0 where that place says nothing of it. */
export function hoursWhileWaiting(scenario: Scenario, placeId: string, groupId: string): number {
  const care = scenario.places[placeId]?.waitingAtHome;
  if (!care) return 0;
  return roundedHours(hoursOfNeed(care.hoursByNeed, scenario.groups[groupId]?.need) ?? care.hoursPerWeek);
}

/** Whether the hours of care of a place have a limit, of its own or by its staff. */
export function hasHourLimit({ capacityHoursPerWeek, staff }: Pick<Place, "capacityHoursPerWeek" | "staff">): boolean {
  return capacityHoursPerWeek !== undefined || staff?.hoursPerFte !== undefined;
}

/** Hours of care a week that can be given on a weekday: those of the place, or of its staff where they are fewer; Infinity without limit. */
export function hoursCapacityOn({ capacityHoursPerWeek, staff }: Place, weekday: Weekday): number {
  const staffed =
    staff?.hoursPerFte === undefined ? Infinity : (staff.fteByWeekday?.[weekday] ?? staff.fte) * staff.hoursPerFte;
  const hours = Math.min(capacityHoursPerWeek ?? Infinity, staffed);
  return hours === Infinity ? Infinity : roundedHours(hours);
}

function hoursOfNeed(
  hoursByNeed: Readonly<Record<string, number>> | undefined,
  need: string | undefined,
): number | undefined {
  return need !== undefined && hoursByNeed && Object.hasOwn(hoursByNeed, need) ? hoursByNeed[need] : undefined;
}
