import { DELAY_OF_LEAVING, drawDelay, schedule } from "./admission.ts";
import { changeReserved } from "./beds.ts";
import { releaseHours } from "./care-hours.ts";
import { passOn } from "./direct.ts";
import { PHASE_DEPARTURE } from "./event-queue.ts";
import { LOG_LEAVES_QUEUE, LOG_MOVES, LOG_READY, LOG_TREATMENT_ENDS } from "./event-log.ts";
import { NONE, ROW_AT_ONCE, ROW_DEATH } from "./model.ts";
import { STATE_DECIDING, STATE_UNDECLARED } from "./patients.ts";
import { PURPOSE_DECISION, PURPOSE_WEEKEND } from "./purposes.ts";
import { leaveQueue, logPatient } from "./queues.ts";
import { changeQuotaBeds } from "./quotas.ts";
import { drawFor, type Simulation } from "./simulation.ts";
import { wayOutNow } from "./ways-out.ts";
import { depart, leaveModel, leaveWithoutPlace, move, pairFor, seekPlace, turnTo } from "./transfers.ts";

const SATURDAY = 5;

/** What comes next in a stay, by the patient's state; the clock of a readmission included. */
export function endTreatment(s: Simulation, patient: number, now: number): void {
  const { model, patients, tally } = s;
  const row = patients.row[patient];
  if (row !== NONE && s.log === null && (model.rowFlags[s.epoch * model.rowCount + row] & s.plainFlag) !== 0) {
    if (passOn(s, patient, row, now)) return;
  }
  const place = patients.source[patient];
  const group = patients.group[patient];
  const stay = place * model.groupCount + group;
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
    patients.keepsTurn[patient] = 0;
    depart(s, patient, now);
    leaveModel(s, patient);
    return;
  }
  if (model.hasAlternatives && patients.keepsTurn[patient] !== 0) {
    goOnToFirstChoice(s, patient, now);
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
  if (destination < model.placeCount) {
    changeReserved(s, destination, -1, now);
    if (model.placeHasHours[destination] !== 0) releaseHours(s, patient, destination, now);
    if (model.countsMunicipalities[destination] !== 0) {
      changeQuotaBeds(s, destination, patients.group[patient], -1);
    }
  }
  move(s, patient, false, now);
}

/** Patience is over: the patient goes where those go who leave this queue. */
export function endPatience(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const from = patients.destination[patient] * model.sourceCount + patients.source[patient];
  if (s.log !== null) logPatient(s, LOG_LEAVES_QUEUE, patient, patients.destination[patient], now);
  s.tally.leftQueue[from]++;
  leaveQueue(s, patient, now);
  patients.setVisit(patient, patients.visit(patient) + 1);
  patients.leftBy[patient] = patients.leaveBy[patient];
  const destination = model.leaveTo[wayOutNow(s, patient)];
  if (model.destinationIsDeath[destination] !== 0) {
    s.tally.deathsWaiting[from]++;
    if (s.log !== null) logPatient(s, LOG_MOVES, patient, destination, now);
    leaveWithoutPlace(s, patient, now);
  } else {
    turnTo(s, patient, destination, DELAY_OF_LEAVING, now);
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

/** Treatment in an alternative is over: on to the first choice, with the turn of before. */
function goOnToFirstChoice(s: Simulation, patient: number, now: number): void {
  const { patients } = s;
  const to = patients.firstChoice[patient];
  patients.destination[patient] = to;
  patients.row[patient] = patients.firstRow[patient];
  patients.startDelay[patient] = patients.firstDelay[patient];
  becomeReady(s, patient, pairFor(s, patients.source[patient], patients.group[patient], to), now);
  seekPlace(s, patient, to, true, now);
  patients.keepsTurn[patient] = 0;
}

/** The clock of a readmission rings during treatment: back at once, by way of the queue like anybody. */
function recall(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const place = patients.source[patient];
  if (patients.clockGroup[patient] !== NONE) {
    if (model.countsMunicipalities[place] !== 0) changeQuotaBeds(s, place, patients.group[patient], -1);
    patients.group[patient] = patients.clockGroup[patient];
    if (model.countsMunicipalities[place] !== 0) changeQuotaBeds(s, place, patients.group[patient], 1);
  }
  const group = patients.group[patient];
  const to = patients.clockTo[patient];
  patients.destination[patient] = to;
  patients.startDelay[patient] = NONE;
  patients.clock[patient] = Infinity;
  s.tally.readmissions[to * model.groupCount + group]++;
  becomeReady(s, patient, pairFor(s, place, group, to), now);
  seekPlace(s, patient, to, true, now);
}
