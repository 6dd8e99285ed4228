import { hundredthsOf } from "../scenarios/hours.ts";
import { NONE } from "./model.ts";
import { STATE_FREE, STATE_OUTSIDE, STATE_QUEUED, STATE_STANDING_IN, STATE_STARTING } from "./patients.ts";
import { lookIfAwaited, type Simulation } from "./simulation.ts";

/*
 * Places whose care has a limit in hours a week (docs/model.md §6). Hours in use and reserved are kept in whole hundredths, whose
 * sums are exact, for those places only; what a patient takes stands with the patient. Care of those who wait at home counts in
 * the hours in use of the place that gives it.
 */

/** Whether a place has the hours that a patient would take there, besides those in use and reserved. */
export function fitsHours(s: Simulation, patient: number, place: number): boolean {
  const hours = hundredthsOf(hoursToCome(s, patient, place));
  return s.hoursUsed[place] + s.hoursReserved[place] + hours <= s.hoursCapacity[place];
}

/** Hours a week that a patient who waits for a place would take there from now on, as the group that the way there makes. */
export function hoursToCome(s: Simulation, patient: number, place: number): number {
  const { model, patients } = s;
  const row = patients.source[patient] < model.placeCount ? patients.row[patient] : NONE;
  const group = row === NONE ? patients.group[patient] : model.rowNextGroup[s.epoch * model.rowCount + row];
  return model.stayHours[(s.epoch * model.placeCount + place) * model.groupCount + group];
}

/** A patient admitted to a place that gives hours of care takes them. */
export function beginHours(s: Simulation, patient: number, place: number, now: number): void {
  const { model, patients } = s;
  const at = (s.epoch * model.placeCount + place) * model.groupCount + patients.group[patient];
  patients.enteredAt[patient] = now;
  patients.hoursPerWeek[patient] = model.stayHours[at];
  if (model.limitsHours[place] !== 0) changeUsed(s, place, hundredthsOf(patients.hoursPerWeek[patient]), now);
}

/** One who leaves the place takes them no more; where they have a limit only. */
export function endHours(s: Simulation, patient: number, place: number, now: number): void {
  changeUsed(s, place, -hundredthsOf(s.patients.hoursPerWeek[patient]), now);
}

/** One who has been given a place with hours reserves them until the move, as they are now. */
export function reserveHours(s: Simulation, patient: number, place: number, now: number): void {
  const hours = hundredthsOf(hoursToCome(s, patient, place));
  s.patients.reservedHours[patient] = hours;
  if (s.model.limitsHours[place] !== 0) changeReservedHours(s, place, hours, now);
}

/** The move has come: what was reserved is free for what the stay will take. */
export function releaseHours(s: Simulation, patient: number, place: number, now: number): void {
  if (s.model.limitsHours[place] !== 0) changeReservedHours(s, place, -s.patients.reservedHours[patient], now);
}

/** One who joins the queue for a place at home has care from then on, whether there are hours for it or not. */
export function beginWaitingCare(s: Simulation, patient: number, waitedFor: number, now: number): void {
  const { model, patients } = s;
  const stretch = s.epoch * model.placeCount + waitedFor;
  const place = model.waitingCareFrom[stretch];
  if (place === NONE) return;
  const hours = model.waitingCareHours[stretch * model.groupCount + patients.group[patient]];
  patients.waitingHours[patient] = hours;
  patients.waitingCareFrom[patient] = place;
  if (model.limitsHours[place] !== 0) changeUsed(s, place, hundredthsOf(hours), now);
}

/** The queue is left: the care ends, and its hours may let others in. */
export function endWaitingCare(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const place = patients.waitingCareFrom[patient];
  countWaitingCare(s, patient, now);
  if (model.limitsHours[place] !== 0) {
    changeUsed(s, place, -hundredthsOf(patients.waitingHours[patient]), now);
    lookIfAwaited(s, place);
  }
  patients.waitingHours[patient] = 0;
}

/** Counts the hours of care of a wait at home that ends, or is under way at the end. */
export function countWaitingCare(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const days = now - Math.max(patients.since[patient], s.measuredFrom);
  const at = patients.destination[patient] * model.placeCount + patients.waitingCareFrom[patient];
  s.tally.waitingCareHours[at] += (days / 7) * patients.waitingHours[patient];
}

/** The hours of a day that begins. @param at epoch × place × weekday */
export function beginHoursOfDay(s: Simulation, place: number, at: number): void {
  s.hoursCapacity[place] = s.model.hoursCapacity[at];
}

/** Counts hours in use and reserved up to now, and at a midnight those that there were. */
export function closeHoursOfDay(s: Simulation, place: number, now: number): void {
  settleUsed(s, place, now);
  if (s.hoursCapacity[place] < Infinity) s.tally.hourCapacityDays[place] += s.hoursCapacity[place] * (now - s.day);
}

/** Counts the hours of all places anew, from the patients: the state may be that of a model without limits. */
export function recountHours(s: Simulation, now: number): void {
  const { model, patients } = s;
  if (!model.hasHourLimits) return;
  s.hoursUsed.fill(0);
  s.hoursReserved.fill(0);
  s.hoursChangedAt.fill(now);
  for (let patient = 0; patient < patients.used; patient++) addHoursOf(s, patient, s.hoursUsed, s.hoursReserved);
}

/** Adds the hours of one slot to those in use and reserved, by place, in hundredths. */
export function addHoursOf(s: Simulation, patient: number, used: Float64Array, reserved: Float64Array): void {
  const { model, patients } = s;
  const state = patients.state[patient];
  if (state === STATE_FREE || state === STATE_OUTSIDE || state === STATE_STANDING_IN) return;
  const [place, destination] = [patients.source[patient], patients.destination[patient]];
  if (place < model.placeCount && model.limitsHours[place] !== 0) {
    used[place] += hundredthsOf(patients.hoursPerWeek[patient]);
  }
  if (state === STATE_STARTING && destination < model.placeCount && model.limitsHours[destination] !== 0) {
    reserved[destination] += patients.reservedHours[patient];
  }
  const care = patients.waitingCareFrom[patient];
  if (state === STATE_QUEUED && patients.waitingHours[patient] > 0 && model.limitsHours[care] !== 0) {
    used[care] += hundredthsOf(patients.waitingHours[patient]);
  }
}

/** Whether a circle may move: hours fit at each place on it, or are not more than before, once everybody on it has moved. */
export function circleFitsHours(
  s: Simulation,
  movers: readonly number[],
  places: readonly number[],
  destinations: readonly number[],
): boolean {
  return places.every((place) => {
    if (s.model.limitsHours[place] === 0) return true;
    let more = 0;
    for (const [at, patient] of movers.entries()) {
      if (destinations[at] === place) more += hundredthsOf(hoursToCome(s, patient, place));
      if (places[at] === place) more -= hundredthsOf(hoursInStay(s, patient));
    }
    return more <= 0 || s.hoursUsed[place] + s.hoursReserved[place] + more <= s.hoursCapacity[place];
  });
}

/** Hours a week of the stay of one who waits, or for whom a stand-in waits. */
function hoursInStay({ patients }: Simulation, patient: number): number {
  const isStandIn = patients.state[patient] === STATE_STANDING_IN;
  return patients.hoursPerWeek[isStandIn ? patients.standsFor[patient] : patient];
}

function changeUsed(s: Simulation, place: number, by: number, now: number): void {
  settleUsed(s, place, now);
  s.hoursUsed[place] += by;
}

function changeReservedHours(s: Simulation, place: number, by: number, now: number): void {
  settleUsed(s, place, now);
  s.hoursReserved[place] += by;
}

function settleUsed(s: Simulation, place: number, now: number): void {
  const days = now - s.hoursChangedAt[place];
  if (days <= 0) return;
  s.hoursChangedAt[place] = now;
  s.tally.hourDays[place] += s.hoursUsed[place] * days;
  s.tally.reservedHourDays[place] += s.hoursReserved[place] * days;
  if (s.hoursCapacity[place] < Infinity) s.tally.hourDaysWhileLimited[place] += s.hoursUsed[place] * days;
}
