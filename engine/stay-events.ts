import { changeBeds } from "./beds.ts";
import { drawValue } from "./distribution-tables.ts";
import { FIRST_ARRIVAL_RANK, PHASE_ARRIVAL, PHASE_DEPARTURE } from "./event-heap.ts";
import {
  LOG_ADMITTED,
  LOG_GIVEN,
  LOG_LEAVES_QUEUE,
  LOG_MOVES,
  LOG_QUEUES,
  LOG_READY,
  LOG_TREATMENT_ENDS,
} from "./event-log.ts";
import { NONE, ROW_AT_ONCE, ROW_DEATH } from "./model.ts";
import { STATE_ACTIVE, STATE_DECIDING, STATE_OUTSIDE, STATE_STARTING, STATE_UNDECLARED } from "./patients.ts";
import {
  PURPOSE_DECISION,
  PURPOSE_READMISSION,
  PURPOSE_READMISSION_DELAY,
  PURPOSE_ROUTE,
  PURPOSE_START_DELAY,
  PURPOSE_TREATMENT,
  PURPOSE_WEEKEND,
} from "./purposes.ts";
import { joinQueue, leaveQueue, logPatient } from "./queues.ts";
import { drawFor, EVENT_STAY, lookAt, type Simulation } from "./simulation.ts";
import { waitBin, WAIT_BINS } from "./wait-histogram.ts";

/** The start delay is the one of the row, in the epoch in which the place is given. */
const DELAY_OF_ROW = -2;
/** This less (destination place × source): the start delay of those who left that queue, likewise. */
const DELAY_OF_LEAVING = -3;

const SATURDAY = 5;

/** A patient begins a stay: route, treatment days, and the event of their end. */
export function admit(s: Simulation, patient: number, place: number, now: number): void {
  const { model, patients } = s;
  const group = patients.group[patient];
  patients.source[patient] = place;
  patients.visit[patient]++;
  patients.enteredAt[patient] = now;
  patients.hoursPerWeek[patient] = hoursOf(s, place, group);
  changeBeds(s, place, 1, 0, now);
  s.tally.admissions[place * model.groupCount + group]++;
  if (s.log !== null) logPatient(s, LOG_ADMITTED, patient, NONE, now);
  const row = drawRow(s, patient, place * model.groupCount + group);
  const at = s.epoch * model.rowCount + row;
  const days = drawValue(model.distributions, model.rowTreatment[at], drawFor(s, patient, PURPOSE_TREATMENT));
  beginTreatment(s, patient, row, now, now + days);
}

/** Treatment from now on along a row, until it ends or the clock of a readmission rings. */
export function beginTreatment(s: Simulation, patient: number, row: number, now: number, endsAt: number): void {
  const { model, patients } = s;
  patients.state[patient] = STATE_ACTIVE;
  patients.since[patient] = now;
  const isRecalled = patients.clock[patient] <= endsAt;
  patients.row[patient] = isRecalled ? NONE : row;
  patients.startDelay[patient] = DELAY_OF_ROW;
  schedule(s, patient, isRecalled ? patients.clock[patient] : endsAt, PHASE_DEPARTURE);
}

/** What comes next in a stay, by the patient's state; the clock of a readmission included. */
export function endTreatment(s: Simulation, patient: number, now: number): void {
  const { model, patients, tally } = s;
  const place = patients.source[patient];
  const group = patients.group[patient];
  const stay = place * model.groupCount + group;
  const row = patients.row[patient];
  const days = now - Math.max(patients.since[patient], s.measuredFrom);
  tally.activeDays[stay] += days;
  tally.events++;
  if (s.log !== null) logPatient(s, LOG_TREATMENT_ENDS, patient, NONE, now);
  patients.since[patient] = now;
  if (row === NONE) {
    recall(s, patient, now);
    return;
  }
  const at = s.epoch * model.rowCount + row;
  const flags = model.rowFlags[at];
  patients.destination[patient] = model.rowDestination[row];
  if ((flags & ROW_DEATH) !== 0) {
    tally.deaths[stay]++;
    tally.moves[model.rowPair[row]]++;
    if (s.log !== null) logPatient(s, LOG_MOVES, patient, patients.destination[patient], now);
    depart(s, patient, now);
    leaveModel(s, patient);
    return;
  }
  const isWeekend = s.plainWeekday >= SATURDAY && (flags & ROW_AT_ONCE) === 0;
  const putOff = isWeekend ? model.weekendReadiness[s.epoch * model.placeCount + place] : 0;
  if (putOff > 0 && drawFor(s, patient, PURPOSE_WEEKEND) < putOff) {
    patients.state[patient] = STATE_UNDECLARED;
    schedule(s, patient, now + (7 - s.plainWeekday), PHASE_DEPARTURE);
  } else {
    declareReady(s, patient, now);
  }
}

/** Undeclared days are over. */
export function endUndeclared(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const stay = patients.source[patient] * model.groupCount + patients.group[patient];
  s.tally.undeclaredDays[stay] += now - Math.max(patients.since[patient], s.measuredFrom);
  declareReady(s, patient, now);
}

/** The decision is made: the patient joins the queue. */
export function endDecision(s: Simulation, patient: number, now: number): void {
  const { patients } = s;
  s.tally.decisionDays[patients.pair[patient]] += now - Math.max(patients.since[patient], s.measuredFrom);
  seekPlace(s, patient, patients.destination[patient], false, now);
}

/** The start delay is over: the patient moves, and the reserved bed becomes an occupied one. */
export function endStartDelay(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const pair = patients.pair[patient];
  if (pair !== NONE) s.tally.startDays[pair] += now - Math.max(patients.since[patient], s.measuredFrom);
  const destination = patients.destination[patient];
  if (destination < model.placeCount) changeBeds(s, destination, 0, -1, now);
  move(s, patient, false, now);
}

/** Patience is over: the patient goes where those go who leave this queue. */
export function endPatience(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const from = patients.destination[patient] * model.sourceCount + patients.source[patient];
  if (s.log !== null) logPatient(s, LOG_LEAVES_QUEUE, patient, patients.destination[patient], now);
  s.tally.leftQueue[from]++;
  leaveQueue(s, patient, now);
  patients.visit[patient]++;
  // Where the present epoch knows of no leaving, it is as it was when the queue was joined.
  const inForce = model.leaveTo[s.epoch * model.placeCount * model.sourceCount + from];
  const destination = inForce === NONE ? patients.leaveTo[patient] : inForce;
  if (model.destinationIsDeath[destination] !== 0) {
    s.tally.deathsWaiting[from]++;
    if (s.log !== null) logPatient(s, LOG_MOVES, patient, destination, now);
    leaveWithoutPlace(s, patient, now);
  } else {
    turnTo(s, patient, destination, DELAY_OF_LEAVING - from, now);
  }
}

/** A patient who waits is to go elsewhere than drawn, ready as before. */
export function turnTo(s: Simulation, patient: number, destination: number, startDelay: number, now: number): void {
  const { model, patients } = s;
  patients.row[patient] = NONE;
  patients.startDelay[patient] = startDelay;
  const place = patients.source[patient];
  if (place >= model.placeCount) {
    patients.readyAt[patient] = now;
  } else {
    settleReady(s, patient, now);
    patients.pairSince[patient] = now;
    patients.pair[patient] = pairFor(s, place, patients.group[patient], destination);
  }
  joinQueue(s, patient, destination, now);
}

/** Days of the patient's start delay, drawn as the place is given. */
export function drawStartDelay(s: Simulation, patient: number): number {
  const { model, patients } = s;
  let delay = patients.startDelay[patient];
  if (delay === DELAY_OF_ROW) delay = model.rowStartDelay[s.epoch * model.rowCount + patients.row[patient]];
  else if (delay <= DELAY_OF_LEAVING) {
    const at = s.epoch * model.placeCount * model.sourceCount + DELAY_OF_LEAVING - delay;
    delay = model.leaveTo[at] === NONE ? patients.leaveDelay[patient] : model.leaveDelay[at];
  }
  return delay === NONE ? 0 : drawDelay(s, patient, delay, PURPOSE_START_DELAY);
}

/**
 * The patient needs a place in the destination. Where nobody waits for it, a bed is free and nothing else is left to do at this
 * instant, the queue would be left as soon as it was joined: the place is given without it.
 * @param isNewlyReady ready since this instant, and not yet counted among the ready in a place
 */
export function seekPlace(
  s: Simulation,
  patient: number,
  destination: number,
  isNewlyReady: boolean,
  now: number,
): void {
  const { model, patients } = s;
  if (!isFreeNow(s, destination, patients.source[patient], now)) {
    if (isNewlyReady) s.levels.change(model.placeCount + patients.source[patient], 1, now);
    joinQueue(s, patient, destination, now);
    return;
  }
  const source = patients.source[patient];
  patients.destination[patient] = destination;
  if (s.log !== null) {
    logPatient(s, LOG_QUEUES, patient, destination, now);
    logPatient(s, LOG_GIVEN, patient, destination, now);
  }
  if (destination < model.placeCount) s.tally.waitZeros[model.waitOf[destination * model.sourceCount + source]]++;
  s.clock[1] = now;
  go(s, patient, destination, source, drawStartDelay(s, patient), isNewlyReady, now);
}

/** The patient is given the place: the wait ends, and the move follows at once or after the start delay. */
export function give(s: Simulation, patient: number, destination: number, now: number): void {
  const source = s.patients.source[patient];
  if (destination < s.model.placeCount && roomIn(s, destination) + s.overCapacity[destination] <= 0) {
    throw new Error(`${s.model.placeIds[destination]} would take in a patient beyond ${s.capacity[destination]} beds`);
  }
  endWait(s, patient, destination, now);
  go(s, patient, destination, source, drawStartDelay(s, patient), false, now);
}

/** The wait of one who is given a place ends and is counted. */
export function endWait(s: Simulation, patient: number, destination: number, now: number): void {
  const { model, patients } = s;
  if (s.log !== null) logPatient(s, LOG_GIVEN, patient, destination, now);
  if (destination < model.placeCount) {
    countWait(s, destination, patients.source[patient], now - patients.since[patient]);
  }
  leaveQueue(s, patient, now);
}

/** One who has been given a place moves there, at once or after so many days. */
export function go(
  s: Simulation,
  patient: number,
  destination: number,
  source: number,
  startDelay: number,
  isNewlyReady: boolean,
  now: number,
): void {
  s.intakeLeft[destination]--;
  s.dischargeLeft[source]--;
  if (startDelay > 0) {
    if (isNewlyReady) s.levels.change(s.model.placeCount + source, 1, now);
    beginStartDelay(s, patient, destination, startDelay, now);
  } else {
    move(s, patient, isNewlyReady, now);
  }
}

/** Free beds within the capacity; below 0 where there are more patients than that. */
function roomIn(s: Simulation, place: number): number {
  return s.capacity[place] - s.occupied[place] - s.reserved[place];
}

function isFreeNow(s: Simulation, destination: number, source: number, now: number): boolean {
  return (
    s.queueLength[destination] === 0 &&
    s.lookCount === 0 &&
    (destination >= s.model.placeCount || roomIn(s, destination) > 0) &&
    s.intakeOpen[destination] !== 0 &&
    s.intakeLeft[destination] > 0 &&
    s.dischargeOpen[source] !== 0 &&
    s.dischargeLeft[source] > 0 &&
    !s.heap.isDue(now, FIRST_ARRIVAL_RANK)
  );
}

/** The patient has been given a place and waits so many days for the move, the bed there reserved. */
function beginStartDelay(s: Simulation, patient: number, destination: number, days: number, now: number): void {
  s.patients.state[patient] = STATE_STARTING;
  s.patients.since[patient] = now;
  if (destination < s.model.placeCount) changeBeds(s, destination, 0, 1, now);
  schedule(s, patient, now + days, PHASE_DEPARTURE);
}

/** The patient departs, and is admitted or has left the model. One who is newly ready has no ready days to count. */
function move(s: Simulation, patient: number, isNewlyReady: boolean, now: number): void {
  const { model, patients, tally } = s;
  const destination = patients.destination[patient];
  const source = patients.source[patient];
  let rings = readmissionClock(s, patient, now);
  if (s.log !== null) logPatient(s, LOG_MOVES, patient, destination, now);
  if (source < model.placeCount) {
    tally.moves[patients.pair[patient]]++;
    if (!isNewlyReady) endReadiness(s, patient, source, now);
    depart(s, patient, now);
    const row = patients.row[patient];
    if (row !== NONE) patients.group[patient] = model.rowNextGroup[s.epoch * model.rowCount + row];
  }
  patients.pair[patient] = NONE;
  if (destination < model.placeCount) {
    patients.clock[patient] = rings;
    tally.admissionsFrom[destination * model.sourceCount + source]++;
    if (source < model.placeCount) tally.events++;
    admit(s, patient, destination, now);
    return;
  }
  // A clock that was running before goes on outside.
  if (rings === Infinity && patients.clock[patient] > now) rings = patients.clock[patient];
  if (rings === Infinity) {
    leaveModel(s, patient);
    return;
  }
  patients.clock[patient] = Infinity;
  patients.state[patient] = STATE_OUTSIDE;
  patients.source[patient] = model.placeCount + 1;
  schedule(s, patient, rings, PHASE_ARRIVAL);
}

/** Ready days and nights are over. */
function endReadiness(s: Simulation, patient: number, place: number, now: number): void {
  settleReady(s, patient, now);
  const nights = Math.floor(now) - Math.floor(s.patients.readyAt[patient]);
  if (nights > 0) {
    s.tally.movesAfterNight[s.patients.pair[patient]]++;
    s.tally.nightsOfMoves[s.patients.pair[patient]] += nights;
  }
  s.levels.change(s.model.placeCount + place, -1, now);
}

/** One who waits leaves the model as he stands, also out of a bed. */
export function leaveWithoutPlace(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const source = patients.source[patient];
  if (source < model.placeCount) {
    s.tally.moves[patients.pair[patient]]++;
    endReadiness(s, patient, source, now);
    depart(s, patient, now);
  }
  leaveModel(s, patient);
}

/** The patient leaves for good. */
function leaveModel(s: Simulation, patient: number): void {
  s.left++;
  s.patients.remove(patient);
}

/** A bed is left, and the place is to be looked at. */
function depart(s: Simulation, patient: number, now: number): void {
  const place = s.patients.source[patient];
  settleHours(s, patient, now);
  changeBeds(s, place, -1, 0, now);
  lookAt(s, place);
}

/** Hours of care a week of a stay that begins now. */
export function hoursOf(s: Simulation, place: number, group: number): number {
  const { model } = s;
  return model.stayHours[(s.epoch * model.placeCount + place) * model.groupCount + group];
}

/** Counts the hours of care of a stay that ends, or is under way at the end. */
export function settleHours(s: Simulation, patient: number, now: number): void {
  const { patients } = s;
  const hoursPerWeek = patients.hoursPerWeek[patient];
  if (hoursPerWeek === 0) return;
  const days = now - Math.max(patients.enteredAt[patient], s.measuredFrom);
  s.tally.homeCareHours[patients.source[patient]] += (days / 7) * hoursPerWeek;
}

/** Counts the ready days and nights towards the present pair up to now. */
export function settleReady(s: Simulation, patient: number, now: number): void {
  const { patients, tally } = s;
  const pair = patients.pair[patient];
  const from = Math.max(patients.pairSince[patient], s.measuredFrom);
  tally.readyDays[pair] += now - from;
  tally.nights[pair] += Math.floor(now) - Math.floor(from);
}

function countWait(s: Simulation, destination: number, source: number, days: number): void {
  const wait = s.model.waitOf[destination * s.model.sourceCount + source];
  if (days > 0) {
    s.tally.waitPositive[wait]++;
    s.tally.waitDays[wait] += days;
    s.tally.waitBins[wait * WAIT_BINS + waitBin(days)]++;
  } else {
    s.tally.waitZeros[wait]++;
  }
}

function declareReady(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const row = patients.row[patient];
  becomeReady(s, patient, model.rowPair[row], now);
  const delay = model.rowDecisionDelay[s.epoch * model.rowCount + row];
  const days = delay === NONE ? 0 : drawDelay(s, patient, delay, PURPOSE_DECISION);
  if (days > 0) {
    patients.state[patient] = STATE_DECIDING;
    patients.since[patient] = now;
    s.levels.change(model.placeCount + patients.source[patient], 1, now);
    schedule(s, patient, now + days, PHASE_DEPARTURE);
  } else {
    seekPlace(s, patient, patients.destination[patient], true, now);
  }
}

function becomeReady(s: Simulation, patient: number, pair: number, now: number): void {
  const { patients } = s;
  patients.readyAt[patient] = now;
  patients.pairSince[patient] = now;
  patients.pair[patient] = pair;
  s.tally.becameReady[pair]++;
  if (s.log !== null) logPatient(s, LOG_READY, patient, patients.destination[patient], now);
}

/** The clock of a readmission rings during treatment: back at once, by way of the queue like anybody. */
function recall(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const place = patients.source[patient];
  if (patients.clockGroup[patient] !== NONE) patients.group[patient] = patients.clockGroup[patient];
  const group = patients.group[patient];
  const to = patients.clockTo[patient];
  patients.destination[patient] = to;
  patients.startDelay[patient] = NONE;
  patients.clock[patient] = Infinity;
  s.tally.readmissions[to * model.groupCount + group]++;
  becomeReady(s, patient, pairFor(s, place, group, to), now);
  seekPlace(s, patient, to, true, now);
}

/** Whether and when the patient who moves now will be readmitted; Infinity for never. */
function readmissionClock(s: Simulation, patient: number, now: number): number {
  const { model, patients } = s;
  const row = patients.row[patient];
  if (row === NONE) return Infinity;
  const at = s.epoch * model.rowCount + row;
  const probability = model.rowReadmission[at];
  if (probability === 0 || drawFor(s, patient, PURPOSE_READMISSION) >= probability) return Infinity;
  patients.clockTo[patient] = model.rowReadmissionTo[at];
  patients.clockGroup[patient] = model.rowReadmissionGroup[at];
  const u = drawFor(s, patient, PURPOSE_READMISSION_DELAY);
  return now + drawValue(model.distributions, model.rowReadmissionDelay[at], u);
}

function drawRow(s: Simulation, patient: number, stay: number): number {
  const { model } = s;
  const last = model.stayRows[stay + 1] - 1;
  let row = model.stayRows[stay];
  if (row === last) return row;
  const u = drawFor(s, patient, PURPOSE_ROUTE);
  const cumulative = model.rowCumulative;
  const offset = s.epoch * model.rowCount;
  while (row < last && u >= cumulative[offset + row]) row++;
  return row;
}

function drawDelay(s: Simulation, patient: number, delay: number, purpose: number): number {
  const distribution = s.model.delayDistribution[delay * 7 + s.weekday];
  return drawValue(s.model.distributions, distribution, drawFor(s, patient, purpose));
}

function pairFor(s: Simulation, place: number, group: number, destination: number): number {
  const { model } = s;
  return model.pairOf[(place * model.groupCount + group) * model.destinationCount + destination];
}

/** Events after the end are not worth scheduling. */
function schedule(s: Simulation, patient: number, at: number, phase: number): void {
  s.patients.stayEvent[patient] = at < s.model.dayCount ? s.heap.push(at, phase, (patient << 2) | EVENT_STAY) : 0;
}
