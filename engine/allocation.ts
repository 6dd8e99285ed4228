import { preferredOnList } from "./alternatives.ts";
import { noteBlocking } from "./blocking.ts";
import { fitsHours } from "./care-hours.ts";
import { moveCircle } from "./circles.ts";
import { LOG_DIVERTED, LOG_LOST } from "./event-log.ts";
import { NONE, TURN_CLASSES, TURN_SHARES } from "./model.ts";
import { STATE_QUEUED, STATE_STANDING_IN } from "./patients.ts";
import { callToFill } from "./planned.ts";
import { leaveQueue, logPatient } from "./queues.ts";
import { takeOffList, type Simulation } from "./simulation.ts";
import { give, leaveWithoutPlace, turnTo } from "./transfers.ts";
import { firstByRule, passTurn } from "./turns.ts";

/** Gives places to those who wait, until nothing more can be given at this instant (docs/model.md §6). */
export function allocate(s: Simulation, now: number): void {
  const { holdsCircles } = s.model;
  do {
    while (s.lookCount > 0) fill(s, nextToLookAt(s), now);
    // A circle whose hours did not fit may do so after anything that has happened.
    if (s.model.hasHoursInCircles) s.mayHaveCircle = true;
  } while (
    (s.mayHaveCircle && !holdsCircles && moveCircle(s, now)) ||
    (s.newcomerCount > 0 && turnAwayNewcomers(s, now))
  );
  if (s.mayHaveCircle && holdsCircles) noteBlocking(s, now);
  if (s.instants > 0) closeInstants(s);
  s.clock[1] = -1;
}

/** The first in line who may go now, over-capacity patients only where that is all there is; −1 for nobody. */
function firstWhoMayGo(s: Simulation, destination: number, onlyOver: boolean): number {
  const { model, patients } = s;
  const { next, source, group } = patients;
  const allowed = (s.epoch * model.placeCount + destination) * model.groupCount;
  for (let queueClass = 0; queueClass < model.classCount; queueClass++) {
    let patient = s.queueHead[destination * model.classCount + queueClass];
    for (; patient >= 0; patient = next[patient]) {
      if (s.dischargeOpen[source[patient]] === 0 || s.dischargeLeft[source[patient]] <= 0) continue;
      if (onlyOver && model.overAllowed[allowed + group[patient]] === 0) continue;
      return patient;
    }
  }
  return NONE;
}

function fill(s: Simulation, destination: number, now: number): void {
  do fillFromQueue(s, destination, now);
  while (
    s.queueLength[destination] === 0 &&
    destination < s.model.placeCount &&
    s.model.fillsFreeBeds[destination] === 1 &&
    callToFill(s, destination, now)
  );
}

function fillFromQueue(s: Simulation, destination: number, now: number): void {
  const isPlace = destination < s.model.placeCount;
  const rule = isPlace ? s.model.turnRule[s.epoch * s.model.placeCount + destination] : TURN_CLASSES;
  while (s.queueLength[destination] > 0) {
    if (s.intakeOpen[destination] === 0 || s.intakeLeft[destination] <= 0) return;
    let onlyOver = false;
    if (isPlace) {
      const free = s.free[destination];
      if (free <= -s.overCapacity[destination]) return;
      onlyOver = free <= 0;
    }
    const patient =
      rule === TURN_CLASSES
        ? firstWhoMayGo(s, destination, onlyOver)
        : firstByRule(s, destination, onlyOver, NONE, NONE);
    if (patient === NONE) return;
    // Nobody overtakes one whose hours do not fit.
    if (isPlace && s.model.limitsHours[destination] !== 0 && !fitsHours(s, patient, destination)) return;
    if (s.patients.state[patient] === STATE_STANDING_IN) {
      // Of two beds that are free at one instant the patient gets the preferred one.
      const preferred = preferredOnList(s, patient);
      if (preferred !== NONE) {
        takeOffList(s, preferred);
        fill(s, preferred, now);
        continue;
      }
    }
    if (rule === TURN_SHARES) passTurn(s, destination, s.patients.queueClass[patient]);
    give(s, patient, destination, now);
  }
}

function nextToLookAt(s: Simulation): number {
  const destination = s.lookRing[s.lookFirst];
  s.lookFirst = s.lookFirst + 1 === s.lookRing.length ? 0 : s.lookFirst + 1;
  s.lookCount--;
  s.onLookList[destination] = 0;
  return destination;
}

/** Bounded queues: of those who joined at this instant and still wait, the last are turned away. */
function turnAwayNewcomers(s: Simulation, now: number): boolean {
  const { model, patients } = s;
  const count = s.newcomerCount;
  s.newcomersSeen = count;
  let turnedAway = false;
  for (let at = count - 1; at >= 0; at--) {
    const patient = s.newcomers[at];
    if (patients.state[patient] !== STATE_QUEUED || patients.since[patient] !== now) continue;
    const destination = patients.destination[patient];
    if (destination >= model.placeCount) continue;
    const from = destination * model.sourceCount + patients.source[patient];
    const limit = model.queueLimit[s.epoch * model.placeCount * model.sourceCount + from];
    const total = model.queueTotal[s.epoch * model.placeCount + destination];
    const waitingFrom = s.waitingFrom[from] - s.standInsFrom[from];
    if (waitingFrom <= limit && s.queueLength[destination] - s.standInsFor[destination] <= total) continue;
    turnAway(s, patient, destination, from, now);
    turnedAway = true;
  }
  // Those who are diverted join another queue meanwhile: their turn comes next.
  for (let at = count; at < s.newcomerCount; at++) s.newcomers[at - count] = s.newcomers[at];
  s.newcomerCount -= count;
  s.newcomersSeen = 0;
  return turnedAway;
}

function turnAway(s: Simulation, patient: number, destination: number, from: number, now: number): void {
  const { model } = s;
  const divertTo = model.divertTo[s.epoch * model.placeCount + destination];
  if (s.log !== null) logPatient(s, divertTo === NONE ? LOG_LOST : LOG_DIVERTED, patient, destination, now);
  leaveQueue(s, patient, now);
  if (divertTo !== NONE) {
    s.tally.diverted[from]++;
    turnTo(s, patient, divertTo, NONE, now);
    return;
  }
  s.tally.lost[from]++;
  leaveWithoutPlace(s, patient, now);
}

function closeInstants(s: Simulation): void {
  for (let place = 0; place < s.model.placeCount; place++) {
    if (s.instantIntake[place] !== 0) {
      s.instantIntake[place] = 0;
      s.intakeOpen[place] = 0;
    }
    if (s.instantDischarge[place] !== 0) {
      s.instantDischarge[place] = 0;
      s.dischargeOpen[place] = 0;
    }
  }
  s.instants = 0;
}
