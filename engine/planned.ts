import { beginAlternatives } from "./alternatives.ts";
import { firstCapacityStep } from "./capacity-steps.ts";
import { fitsHours } from "./care-hours.ts";
import { PHASE_ARRIVAL, PHASE_CALENDAR } from "./event-queue.ts";
import { LOG_CALLED, LOG_FILLS, LOG_REFERRED } from "./event-log.ts";
import { NONE, type Model } from "./model.ts";
import { joinQueue, logPatient } from "./queues.ts";
import { EVENT_CALENDAR, lookAt, type Simulation } from "./simulation.ts";
import { seekPlace } from "./transfers.ts";
import { joinList, takeFirst } from "./waiting-lists.ts";

/** How patients come on a waiting list and are called in from it: by plan, or to a free bed (docs/model.md §4). */

/** Number of the first calendar event of the lists; each has two: a call by plan, and hours that begin. */
export function firstListEvent(model: Model): number {
  return firstCapacityStep(model) + model.placeCount;
}

/** One who is referred joins the end of the list; where free beds are filled, the place is to be looked at. */
export function refer(s: Simulation, patient: number, list: number, now: number): void {
  const place = s.model.listPlace[list];
  if (s.log !== null) logPatient(s, LOG_REFERRED, patient, place, now);
  s.tally.referrals[list]++;
  joinList(s, patient, list, now);
  if (s.model.fillsFreeBeds[place] !== 0) lookAt(s, place);
}

/** The calls by plan and the hours of filling of a day that begins. */
export function beginLists(s: Simulation, now: number): void {
  const { model, events } = s;
  for (let list = 0; list < model.listCount; list++) {
    const stretch = s.epoch * model.listCount + list;
    const at = stretch * 7 + s.weekday;
    s.callsLeft[list] = model.listCalls[at];
    const payload = ((firstListEvent(model) + 2 * list) << 2) | EVENT_CALENDAR;
    if (model.listCalls[at] > 0) events.push(now + model.listCallAt[stretch], PHASE_ARRIVAL, payload);
    const from = model.listFillFrom[at];
    // At midnight every place is looked at anyway.
    if (from > 0 && from < 1) events.push(now + from, PHASE_CALENDAR, payload + 4);
  }
}

/** A call by plan, or the beginning of hours in which free beds are filled. @param number from the first event of the lists on */
export function listEvent(s: Simulation, number: number, now: number): void {
  const list = number >> 1;
  if ((number & 1) === 0) callByPlan(s, list, now);
  else lookAt(s, s.model.listPlace[list]);
}

/** One after another: the next is called once all that this call has brought about has happened. */
function callByPlan(s: Simulation, list: number, now: number): void {
  const { model } = s;
  if (s.waitingListHead[list] === NONE) return;
  const place = model.listPlace[list];
  const patient = call(s, list, LOG_CALLED, now);
  s.tally.calledByPlan[list]++;
  if (--s.callsLeft[list] > 0) {
    s.events.push(now, PHASE_ARRIVAL, ((firstListEvent(model) + 2 * list) << 2) | EVENT_CALENDAR);
  }
  seekPlace(s, patient, place, false, now);
}

/**
 * Nobody waits for the place: the first on a list joins its queue if more beds are free than are to be kept free.
 * @returns whether somebody did
 */
export function callToFill(s: Simulation, place: number, now: number): boolean {
  if (s.intakeOpen[place] === 0 || s.intakeLeft[place] <= 0) return false;
  const { model, patients } = s;
  const free = s.free[place];
  let chosen = NONE;
  for (let list = 0; list < model.listCount; list++) {
    const patient = s.waitingListHead[list];
    if (patient === NONE || model.listPlace[list] !== place) continue;
    const stretch = s.epoch * model.listCount + list;
    const at = stretch * 7 + s.weekday;
    if (free <= model.listKeepFree[stretch]) continue;
    const isPassedOver = model.overtakes[s.epoch * model.placeCount + place] !== 0;
    if (isPassedOver && model.limitsHours[place] !== 0 && !fitsHours(s, patient, place)) continue;
    if (now < s.day + model.listFillFrom[at] || now >= s.day + model.listFillTo[at]) continue;
    // Of several lists, the one whose first was referred earliest.
    if (chosen !== NONE && patients.since[s.waitingListHead[chosen]] <= patients.since[patient]) continue;
    chosen = list;
  }
  if (chosen === NONE) return false;
  if (model.limitsHours[place] !== 0 && !fitsHours(s, s.waitingListHead[chosen], place)) return false;
  const patient = call(s, chosen, LOG_FILLS, now);
  s.tally.calledToFill[chosen]++;
  joinQueue(s, patient, place, now);
  if (model.hasAlternatives) beginAlternatives(s, patient, place, now);
  return true;
}

/** The first on the list is one who arrives from now on. */
function call(s: Simulation, list: number, kind: number, now: number): number {
  const { model, patients, tally } = s;
  const place = model.listPlace[list];
  const patient = s.waitingListHead[list];
  if (s.log !== null) logPatient(s, kind, patient, place, now);
  takeFirst(s, list, now);
  patients.readyAt[patient] = now;
  tally.arrivals[place * model.groupCount + patients.group[patient]]++;
  tally.events++;
  return patient;
}
