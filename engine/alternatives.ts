import { DELAY_OF_ALTERNATIVE } from "./admission.ts";
import { PHASE_DEPARTURE } from "./event-queue.ts";
import { LOG_ALSO_QUEUES } from "./event-log.ts";
import { NONE } from "./model.ts";
import { STATE_STANDING_IN } from "./patients.ts";
import { countJoining, insert, leaveQueue, logPatient } from "./queues.ts";
import { EVENT_LEAVE, lookAt, type Simulation } from "./simulation.ts";
import { classNow } from "./turns.ts";

/*
 * Patients who accept an alternative place after some days (docs/model.md §6). One who waits for several places stands in the
 * queue of the first choice like anybody, and has a stand-in in that of each alternative: a slot of its own with the same source,
 * group, turn and keys, so that lines need not know the difference. A stand-in is no patient: it is not present, holds no bed.
 */

/** The patient has joined a queue: alternatives that are accepted at once are joined, the next one is scheduled. */
export function beginAlternatives(s: Simulation, patient: number, destination: number, now: number): void {
  const { model, patients } = s;
  const list = listFor(s, patient, destination);
  if (list === NONE || model.alternativeStart[list] === model.alternativeStart[list + 1]) return;
  patients.acceptedList[patient] = list + 1;
  joinDueAlternatives(s, patient, now);
}

/** One who has stood in a queue since before day 0: alternatives that are overdue are joined by an event of that instant. */
export function resumeAlternatives(s: Simulation, patient: number, destination: number): void {
  const { model, patients } = s;
  const list = listFor(s, patient, destination);
  if (list === NONE || model.alternativeStart[list] === model.alternativeStart[list + 1]) return;
  patients.acceptedList[patient] = list + 1;
  const dueAt = Math.max(0, patients.since[patient] + model.alternativeDays[model.alternativeStart[list]]);
  if (dueAt >= model.dayCount) return;
  patients.acceptEvent[patient] = s.events.push(dueAt, PHASE_DEPARTURE, (patient << 2) | EVENT_LEAVE);
}

/** Tells of the alternatives that are accepted at once by one who is given the first choice without having to wait. */
export function logAlternativesAtOnce(s: Simulation, patient: number, destination: number, now: number): void {
  const { alternativeStart, alternativeTo, alternativeDays } = s.model;
  const list = listFor(s, patient, destination);
  if (list === NONE) return;
  for (let at = alternativeStart[list]; at < alternativeStart[list + 1] && alternativeDays[at] === 0; at++) {
    logPatient(s, LOG_ALSO_QUEUES, patient, alternativeTo[at], now);
  }
}

/** Alternatives for which the patient has waited long enough are joined, the next one is scheduled. */
export function joinDueAlternatives(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const list = patients.acceptedList[patient] - 1;
  const end = model.alternativeStart[list + 1];
  patients.acceptEvent[patient] = 0;
  for (;;) {
    const alternative = model.alternativeStart[list] + patients.standInCount[patient];
    if (alternative === end) return;
    const dueAt = patients.since[patient] + model.alternativeDays[alternative];
    if (dueAt > now) {
      patients.acceptEvent[patient] =
        dueAt < model.dayCount ? s.events.push(dueAt, PHASE_DEPARTURE, (patient << 2) | EVENT_LEAVE) : 0;
      return;
    }
    addStandIn(s, patient, model.alternativeTo[alternative], dueAt, now);
  }
}

/** A queue has been left: with it go a patient's stand-ins and what is scheduled of them, or the numbers kept of a stand-in. */
export function endAlternatives(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  if (patients.state[patient] === STATE_STANDING_IN) {
    const destination = patients.destination[patient];
    s.standInsFor[destination]--;
    s.standInsFrom[destination * model.sourceCount + patients.source[patient]]--;
    return;
  }
  patients.acceptEvent[patient] = 0;
  let standIn = patients.standIn[patient];
  for (let count = patients.standInCount[patient]; count > 0; count--) {
    const next = patients.standIn[standIn];
    leaveQueue(s, standIn, now);
    removeStandIn(s, standIn);
    standIn = next;
  }
  patients.standInCount[patient] = 0;
  patients.acceptedList[patient] = 0;
}

/**
 * A stand-in has been given the place, and has left its queue: the patient leaves all other queues, to go there.
 * @returns the patient
 */
export function takeAlternative(s: Simulation, standIn: number, now: number): number {
  const { model, patients } = s;
  const patient = patients.standsFor[standIn];
  const destination = patients.destination[standIn];
  const firstChoice = patients.destination[patient];
  s.tally.tookAlternative[firstChoice * model.sourceCount + patients.source[patient]]++;
  if (model.alternativeKeepsTurn[alternativeOf(s, standIn)] !== 0) {
    patients.keepsTurn[patient] = 1;
    patients.firstChoice[patient] = firstChoice;
    patients.firstTurn[patient] = patients.turn[patient];
    patients.firstRow[patient] = patients.row[patient];
    patients.firstDelay[patient] = patients.startDelay[patient];
  }
  unchain(s, patient, standIn);
  removeStandIn(s, standIn);
  leaveQueue(s, patient, now);
  patients.destination[patient] = destination;
  patients.row[patient] = NONE;
  patients.startDelay[patient] = NONE;
  return patient;
}

/** A place on the list of those to be looked at that the patient prefers to the one that a stand-in waits for; NONE for none. */
export function preferredOnList(s: Simulation, standIn: number): number {
  const { model, patients } = s;
  const firstChoice = patients.destination[patients.standsFor[standIn]];
  if (s.onLookList[firstChoice] !== 0) return firstChoice;
  for (let at = model.alternativeStart[patients.acceptedList[standIn] - 1]; at < alternativeOf(s, standIn); at++) {
    if (s.onLookList[model.alternativeTo[at]] !== 0) return model.alternativeTo[at];
  }
  return NONE;
}

/** The start delay that a stand-in would have, as an index of delays. */
export function delayOfAlternative(s: Simulation, standIn: number): number {
  return s.model.alternativeDelay[alternativeOf(s, standIn)];
}

/** Whether all alternatives of a patient who waits, those that are still to come among them, are places of a set. */
export function hasAlternativesIn(s: Simulation, patient: number, set: Uint8Array): boolean {
  const { model, patients } = s;
  const list = patients.acceptedList[patient] - 1;
  if (list < 0) return true;
  for (let at = model.alternativeStart[list]; at < model.alternativeStart[list + 1]; at++) {
    if (set[model.alternativeTo[at]] === 0) return false;
  }
  return true;
}

/** The list of alternatives for one who joins a queue, NONE where there can be none. */
function listFor(s: Simulation, patient: number, destination: number): number {
  const { model, patients } = s;
  if (destination >= model.placeCount || patients.keepsTurn[patient] !== 0) return NONE;
  const queue = (s.epoch * model.placeCount + destination) * model.sourceCount + patients.source[patient];
  return queue * model.groupCount + patients.group[patient];
}

/** Alternatives are joined in the order of the list, so the number of those before it tells which one a stand-in is for. */
function alternativeOf(s: Simulation, standIn: number): number {
  return s.model.alternativeStart[s.patients.acceptedList[standIn] - 1] + s.patients.standInCount[standIn];
}

function addStandIn(s: Simulation, patient: number, destination: number, dueAt: number, now: number): void {
  const { model, patients } = s;
  const standIn = patients.add();
  patients.present--;
  patients.state[standIn] = STATE_STANDING_IN;
  patients.setKeys(standIn, patients.keyHigh(patient), patients.keyLow(patient));
  patients.setVisit(standIn, patients.visit(patient));
  patients.group[standIn] = patients.group[patient];
  patients.source[standIn] = patients.source[patient];
  patients.stream[standIn] = patients.stream[patient];
  patients.ordinal[standIn] = patients.ordinal[patient];
  patients.readyAt[standIn] = patients.readyAt[patient];
  patients.turn[standIn] = patients.turn[patient];
  patients.acceptedList[standIn] = patients.acceptedList[patient];
  patients.standInCount[standIn] = patients.standInCount[patient];
  patients.startDelay[standIn] = DELAY_OF_ALTERNATIVE;
  patients.hoursPerWeek[standIn] = 0;
  patients.destination[standIn] = destination;
  // That of one who waits since before day 0 is joined on day 0.
  patients.since[standIn] = Math.max(dueAt, 0);
  patients.joined[standIn] = s.joins++;
  patients.standsFor[standIn] = patient;
  patients.standIn[standIn] = patients.standIn[patient];
  patients.standIn[patient] = standIn;
  patients.standInCount[patient]++;
  if (s.log !== null) logPatient(s, LOG_ALSO_QUEUES, patient, destination, now);
  s.standInsFor[destination]++;
  s.standInsFrom[destination * model.sourceCount + patients.source[patient]]++;
  countJoining(s, standIn, destination, now);
  insert(s, standIn, destination, classNow(s, standIn, destination));
  lookAt(s, destination);
}

function removeStandIn(s: Simulation, standIn: number): void {
  s.patients.standInCount[standIn] = 0;
  s.patients.acceptedList[standIn] = 0;
  s.patients.remove(standIn);
  s.patients.present++;
}

function unchain(s: Simulation, patient: number, standIn: number): void {
  const { patients } = s;
  let before = patient;
  while (patients.standIn[before] !== standIn) before = patients.standIn[before];
  patients.standIn[before] = patients.standIn[standIn];
  patients.standInCount[patient]--;
}
