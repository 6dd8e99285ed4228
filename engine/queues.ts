import { log } from "../scenarios/exp-log.ts";
import { endAlternatives } from "./alternatives.ts";
import { beginWaitingCare, endWaitingCare } from "./care-hours.ts";
import { FIRST_ARRIVAL_RANK, PHASE_DEPARTURE } from "./event-queue.ts";
import { LOG_QUEUES } from "./event-log.ts";
import { NO_LIMIT, NONE } from "./model.ts";
import { EVENT_AFTER_THE_END, STATE_QUEUED, STATE_STANDING_IN } from "./patients.ts";
import { PURPOSE_PATIENCE } from "./purposes.ts";
import { drawFor, EVENT_LEAVE, lookAt, type Simulation } from "./simulation.ts";
import { classNow } from "./turns.ts";
import { drawWayOut } from "./ways-out.ts";

/** The patient joins the queue of the destination, in turn by time of readiness, and the destination is to be looked at. */
export function joinQueue(s: Simulation, patient: number, destination: number, now: number): void {
  const { patients } = s;
  patients.state[patient] = STATE_QUEUED;
  patients.since[patient] = now;
  patients.destination[patient] = destination;
  patients.joined[patient] = s.joins++;
  if (s.log !== null) logPatient(s, LOG_QUEUES, patient, destination, now);
  standInLine(s, patient, destination, now);
}

/** The patient, who is known to be in the queue, takes the place in line, with patience from now on. */
export function standInLine(s: Simulation, patient: number, destination: number, now: number): void {
  const { model, patients } = s;
  const source = patients.source[patient];
  let queueClass = 0;
  patients.turn[patient] =
    model.hasAlternatives && patients.keepsTurn[patient] !== 0
      ? patients.firstTurn[patient]
      : patients.readyAt[patient];
  if (destination < model.placeCount) {
    const at = (s.epoch * model.placeCount + destination) * model.sourceCount + source;
    queueClass = model.classOf[at * model.groupCount + patients.group[patient]];
    const rate = model.leaveRate[at];
    if (rate > 0) {
      const leavesAt = now - log(1 - drawFor(s, patient, PURPOSE_PATIENCE)) / rate;
      patients.leaveBy[patient] = drawWayOut(s, patient, at);
      patients.leaveEvent[patient] =
        leavesAt < model.dayCount
          ? s.events.push(leavesAt, PHASE_DEPARTURE, (patient << 2) | EVENT_LEAVE)
          : EVENT_AFTER_THE_END;
    }
  }
  if (model.hasWaitingCare && destination < model.placeCount && source === model.placeCount) {
    beginWaitingCare(s, patient, destination, now);
  }
  countJoining(s, patient, destination, now);
  if (destination < model.placeCount && mayBeTurnedAway(s, source, destination)) noteNewcomer(s, patient);
  insert(s, patient, destination, queueClass);
  if (canOnlyWait(s, source, destination, now)) s.clock[1] = -1;
  else lookAt(s, destination);
}

/** One who may be turned away when all at this instant is done. */
function noteNewcomer(s: Simulation, patient: number): void {
  if (s.newcomerCount === s.newcomers.length) growNewcomers(s);
  s.newcomers[s.newcomerCount++] = patient;
}

export function growNewcomers(s: Simulation): void {
  const { newcomers } = s;
  s.newcomers = new Int32Array(2 * newcomers.length);
  s.newcomers.set(newcomers);
}

/**
 * Whether the last who joined may be one too many when all at this instant is done. One who joins within the limits is not: those who
 * make it too many come later, and the last are turned away first. Stand-ins do not count, and may become others' turns.
 */
function mayBeTurnedAway(s: Simulation, source: number, destination: number): boolean {
  const { model } = s;
  const from = destination * model.sourceCount + source;
  const limit = model.queueLimit[s.epoch * model.placeCount * model.sourceCount + from];
  const total = model.queueTotal[s.epoch * model.placeCount + destination];
  if (model.hasAlternatives) return limit !== NO_LIMIT || total !== NO_LIMIT;
  return s.waitingFrom[from] > limit || s.queueLength[destination] > total;
}

/**
 * Whether allocation would come next, look at this destination alone, and find it full, or closed, or the newcomer held back: then it
 * need not come, for the others in line could not go before.
 */
function canOnlyWait(s: Simulation, source: number, destination: number, now: number): boolean {
  return (
    ((destination < s.model.placeCount && s.free[destination] <= -s.overCapacity[destination]) ||
      s.dischargeOpen[source] === 0 ||
      s.intakeOpen[destination] === 0) &&
    s.lookCount === 0 &&
    s.instants === 0 &&
    !s.mayHaveCircle &&
    !s.model.hasHoursInCircles &&
    s.newcomerCount === s.newcomersSeen &&
    !s.events.isDue(now, FIRST_ARRIVAL_RANK)
  );
}

/** One more waits for the destination. */
export function countJoining(s: Simulation, patient: number, destination: number, now: number): void {
  const { model } = s;
  const source = s.patients.source[patient];
  if (destination < model.placeCount) {
    s.levels.change(2 * model.placeCount + destination, 1, now);
    if (
      source < model.placeCount &&
      (model.holdsCircles ||
        (model.circleEdge[source * model.placeCount + destination] !== 0 &&
          (model.hasQuotas || s.waitingFrom[destination * model.sourceCount + source] === 0)))
    ) {
      s.mayHaveCircle = true;
    }
  }
  s.waitingFrom[destination * model.sourceCount + source]++;
  s.queueLength[destination]++;
}

/** The patient leaves the queue, for whatever reason; the days of the wait are counted. */
export function leaveQueue(s: Simulation, patient: number, now: number): void {
  const { model, patients, tally } = s;
  const destination = patients.destination[patient];
  const source = patients.source[patient];
  unlink(s, patient, destination);
  s.queueLength[destination]--;
  s.waitingFrom[destination * model.sourceCount + source]--;
  patients.leaveEvent[patient] = 0;
  if (destination >= model.placeCount) return;
  // The place may be free for those on a list now.
  if (model.fillsFreeBeds[destination] !== 0) lookAt(s, destination);
  if (patients.waitingHours[patient] > 0) endWaitingCare(s, patient, now);
  s.levels.change(2 * model.placeCount + destination, -1, now);
  const from = Math.max(patients.since[patient], s.measuredFrom);
  tally.queueDays[destination * model.sourceCount + source] += now - from;
  tally.queueDaysByGroup[destination * model.groupCount + patients.group[patient]] += now - from;
  if (model.hasAlternatives) endAlternatives(s, patient, now);
}

/** After a change of the allocation rule: everybody who waits takes the place in line that the new rule gives. */
export function requeueAll(s: Simulation, destination: number): void {
  if (s.queueLength[destination] === 0) return;
  let patient = mergedLists(s, destination);
  const lists = destination * s.model.classCount;
  for (let queueClass = 0; queueClass < s.model.classCount; queueClass++) {
    s.queueTail[lists + queueClass] = NONE;
    s.listLength[lists + queueClass] = 0;
  }
  while (patient !== NONE) {
    const after = s.patients.next[patient];
    insert(s, patient, destination, classNow(s, patient, destination));
    patient = after;
  }
}

/**
 * Empties the lists of a destination into one, in order of turn and joining, as each of them is.
 * @returns the first on it, which `next` leads on from
 */
function mergedLists(s: Simulation, destination: number): number {
  const { classCount } = s.model;
  const { next } = s.patients;
  const lists = destination * classCount;
  let first = NONE;
  let last = NONE;
  for (;;) {
    let earliest = NONE;
    for (let list = lists; list < lists + classCount; list++) {
      if (s.queueHead[list] === NONE) continue;
      if (earliest === NONE || isBefore(s, s.queueHead[list], s.queueHead[earliest])) earliest = list;
    }
    if (earliest === NONE) return first;
    const patient = s.queueHead[earliest];
    s.queueHead[earliest] = next[patient];
    next[patient] = NONE;
    if (last === NONE) first = patient;
    else next[last] = patient;
    last = patient;
  }
}

function isBefore({ patients }: Simulation, one: number, other: number): boolean {
  const { turn, joined } = patients;
  return turn[one] < turn[other] || (turn[one] === turn[other] && joined[one] < joined[other]);
}

/** Mean days that those have waited who wait at the end; NaN for nobody. */
export function ageOfQueue(s: Simulation, place: number): number {
  const { model, patients } = s;
  let days = 0;
  for (let queueClass = 0; queueClass < model.classCount; queueClass++) {
    let patient = s.queueHead[place * model.classCount + queueClass];
    for (; patient >= 0; patient = patients.next[patient]) days += model.dayCount - patients.since[patient];
  }
  return days / (s.queueLength[place] || NaN);
}

export function logPatient(s: Simulation, kind: number, patient: number, destination: number, now: number): void {
  const { state, standsFor } = s.patients;
  s.log?.add(s, kind, state[patient] === STATE_STANDING_IN ? standsFor[patient] : patient, destination, now);
}

export function insert(s: Simulation, patient: number, destination: number, queueClass: number): void {
  const { next, previous, turn } = s.patients;
  const list = destination * s.model.classCount + queueClass;
  s.patients.queueClass[patient] = queueClass;
  s.listLength[list]++;
  const ownTurn = turn[patient];
  // Nearly always the tail; further up only for one who was ready before others but decided on after them.
  let before = s.queueTail[list];
  while (before >= 0 && turn[before] > ownTurn) before = previous[before];
  const after = before >= 0 ? next[before] : s.queueHead[list];
  previous[patient] = before;
  next[patient] = after;
  if (before >= 0) next[before] = patient;
  else s.queueHead[list] = patient;
  if (after >= 0) previous[after] = patient;
  else s.queueTail[list] = patient;
}

function unlink(s: Simulation, patient: number, destination: number): void {
  const { next, previous, queueClass } = s.patients;
  const list = destination * s.model.classCount + queueClass[patient];
  s.listLength[list]--;
  const before = previous[patient];
  const after = next[patient];
  if (before >= 0) next[before] = after;
  else s.queueHead[list] = after;
  if (after >= 0) previous[after] = before;
  else s.queueTail[list] = before;
}
