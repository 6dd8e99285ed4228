import { admit, DELAY_OF_ALTERNATIVE, DELAY_OF_LEAVING, DELAY_OF_ROW, drawDelay, schedule } from "./admission.ts";
import { beginAlternatives, delayOfAlternative, logAlternativesAtOnce, takeAlternative } from "./alternatives.ts";
import { changeReserved, leaveBed } from "./beds.ts";
import { endHours, fitsHours, reserveHours } from "./care-hours.ts";
import { drawValue } from "./distribution-tables.ts";
import { FIRST_ARRIVAL_RANK, PHASE_ARRIVAL, PHASE_DEPARTURE } from "./event-queue.ts";
import { LOG_GIVEN, LOG_MOVES, LOG_QUEUES } from "./event-log.ts";
import { NONE } from "./model.ts";
import { STATE_OUTSIDE, STATE_STANDING_IN, STATE_STARTING } from "./patients.ts";
import { PURPOSE_READMISSION, PURPOSE_READMISSION_DELAY, PURPOSE_START_DELAY } from "./purposes.ts";
import { joinQueue, leaveQueue, logPatient } from "./queues.ts";
import { changeQuotaBeds, servesOneMore } from "./quotas.ts";
import { drawFor, lookIfAwaited, type Simulation } from "./simulation.ts";
import { classNow, passTurn } from "./turns.ts";
import { clockOfWayOut, wayOutNow } from "./ways-out.ts";
import { waitBin, WAIT_BINS } from "./wait-histogram.ts";
import { countListWait } from "./waiting-lists.ts";

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
  if (!isFreeNow(s, patient, destination, now)) {
    if (isNewlyReady) s.levels.change(model.placeCount + patients.source[patient], 1, now);
    joinQueue(s, patient, destination, now);
    if (model.hasAlternatives) beginAlternatives(s, patient, destination, now);
    return;
  }
  const source = patients.source[patient];
  patients.destination[patient] = destination;
  if (s.log !== null) {
    logPatient(s, LOG_QUEUES, patient, destination, now);
    if (model.hasAlternatives) logAlternativesAtOnce(s, patient, destination, now);
    logPatient(s, LOG_GIVEN, patient, destination, now);
  }
  if (destination < model.placeCount) {
    s.tally.waitZeros[model.waitOf[destination * model.sourceCount + source]]++;
    if (model.turnClass.length > 0) passTurn(s, destination, classNow(s, patient, destination));
  }
  s.clock[1] = now;
  go(s, patient, destination, source, drawStartDelay(s, patient), isNewlyReady, now);
}

/** The patient is given the place: the wait ends, and the move follows at once or after the start delay. */
export function give(s: Simulation, patient: number, destination: number, now: number): void {
  const source = s.patients.source[patient];
  if (destination < s.model.placeCount && roomIn(s, destination) <= -s.overCapacity[destination]) {
    throw new Error(`${s.model.placeIds[destination]} would take in a patient beyond ${s.capacity[destination]} beds`);
  }
  const startDelay = drawStartDelay(s, patient);
  go(s, endWait(s, patient, destination, now), destination, source, startDelay, false, now);
}

/**
 * The wait of one who is given a place ends and is counted.
 * @returns who goes there: the patient, also where that was a stand-in
 */
export function endWait(s: Simulation, patient: number, destination: number, now: number): number {
  const { model, patients } = s;
  if (s.log !== null) logPatient(s, LOG_GIVEN, patient, destination, now);
  if (destination < model.placeCount) {
    countWait(s, destination, patients.source[patient], now - patients.since[patient]);
  }
  leaveQueue(s, patient, now);
  return patients.state[patient] === STATE_STANDING_IN ? takeAlternative(s, patient, now) : patient;
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

/** Days of the patient's start delay, drawn as the place is given. */
export function drawStartDelay(s: Simulation, patient: number): number {
  const { model, patients } = s;
  let delay = patients.startDelay[patient];
  if (delay === DELAY_OF_ROW) delay = model.rowStartDelay[s.epoch * model.rowCount + patients.row[patient]];
  else if (delay === DELAY_OF_LEAVING) delay = model.leaveDelay[wayOutNow(s, patient)];
  else if (delay === DELAY_OF_ALTERNATIVE) delay = delayOfAlternative(s, patient);
  return delay === NONE ? 0 : drawDelay(s, patient, delay, PURPOSE_START_DELAY);
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
  if (model.hasAlternatives) beginAlternatives(s, patient, destination, now);
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

function isFreeNow(s: Simulation, patient: number, destination: number, now: number): boolean {
  const source = s.patients.source[patient];
  return (
    s.queueLength[destination] === 0 &&
    s.lookCount === 0 &&
    (destination >= s.model.placeCount || roomIn(s, destination) > 0) &&
    s.intakeOpen[destination] !== 0 &&
    s.intakeLeft[destination] > 0 &&
    s.dischargeOpen[source] !== 0 &&
    s.dischargeLeft[source] > 0 &&
    !s.events.isDue(now, FIRST_ARRIVAL_RANK) &&
    (!s.model.hasQuotas ||
      destination >= s.model.placeCount ||
      servesOneMore(s, destination, s.patients.group[patient], NONE)) &&
    (!s.model.hasHourLimits ||
      destination >= s.model.placeCount ||
      s.model.limitsHours[destination] === 0 ||
      fitsHours(s, patient, destination))
  );
}

/** Free beds within the capacity; below 0 where there are more patients than that. */
function roomIn(s: Simulation, place: number): number {
  return s.free[place];
}

/** The patient has been given a place and waits so many days for the move, the bed there reserved. */
function beginStartDelay(s: Simulation, patient: number, destination: number, days: number, now: number): void {
  s.patients.state[patient] = STATE_STARTING;
  s.patients.since[patient] = now;
  if (destination < s.model.placeCount) {
    changeReserved(s, destination, 1, now);
    if (s.model.placeHasHours[destination] !== 0) reserveHours(s, patient, destination, now);
    if (s.model.countsMunicipalities[destination] !== 0) {
      changeQuotaBeds(s, destination, s.patients.group[patient], 1);
    }
  }
  schedule(s, patient, now + days, PHASE_DEPARTURE);
}

/** The patient departs, and is admitted or has left the model. One who is newly ready has no ready days to count. */
export function move(s: Simulation, patient: number, isNewlyReady: boolean, now: number): void {
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
    else if (model.listCount > 0 && patients.visit(patient) === 0) countListWait(s, patient, destination, now);
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

/** A bed is left, and the place is to be looked at. */
export function depart(s: Simulation, patient: number, now: number): void {
  const place = s.patients.source[patient];
  if (s.model.placeHasHours[place] !== 0) {
    settleHours(s, patient, now);
    if (s.model.limitsHours[place] !== 0) endHours(s, patient, place, now);
  }
  leaveBed(s, place, now);
  if (s.model.countsMunicipalities[place] !== 0) changeQuotaBeds(s, place, s.patients.group[patient], -1);
  lookIfAwaited(s, place);
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

/** The patient leaves for good. */
export function leaveModel(s: Simulation, patient: number): void {
  s.left++;
  s.patients.remove(patient);
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

/** Whether and when the patient who moves now will be readmitted; Infinity for never. */
function readmissionClock(s: Simulation, patient: number, now: number): number {
  const { model, patients } = s;
  const row = patients.row[patient];
  if (row === NONE)
    return patients.startDelay[patient] === DELAY_OF_LEAVING ? clockOfWayOut(s, patient, now) : Infinity;
  const at = s.epoch * model.rowCount + row;
  const probability = model.rowReadmission[at];
  if (probability === 0 || drawFor(s, patient, PURPOSE_READMISSION) >= probability) return Infinity;
  patients.clockTo[patient] = model.rowReadmissionTo[at];
  patients.clockGroup[patient] = model.rowReadmissionGroup[at];
  const u = drawFor(s, patient, PURPOSE_READMISSION_DELAY);
  return now + drawValue(model.distributions, model.rowReadmissionDelay[at], u);
}

/** The pair of a place, a group and a destination waited for. */
export function pairFor(s: Simulation, place: number, group: number, destination: number): number {
  const { model } = s;
  return model.pairOf[(place * model.groupCount + group) * model.destinationCount + destination];
}
