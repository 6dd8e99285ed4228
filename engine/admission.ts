import { takeBed } from "./beds.ts";
import { beginHours } from "./care-hours.ts";
import { drawValue } from "./distribution-tables.ts";
import { PHASE_DEPARTURE } from "./event-queue.ts";
import { LOG_ADMITTED } from "./event-log.ts";
import { NONE } from "./model.ts";
import { STATE_ACTIVE } from "./patients.ts";
import { uniform } from "./keyed-random.ts";
import { PURPOSE_ROUTE, PURPOSE_TREATMENT, PURPOSES } from "./purposes.ts";
import { logPatient } from "./queues.ts";
import { changeQuotaBeds } from "./quotas.ts";
import { drawFor, EVENT_STAY, type Simulation } from "./simulation.ts";

/** The start delay is the one of the row, in the epoch in which the place is given. */
export const DELAY_OF_ROW = -2;

/** The start delay is the one of the way out of the queue that was left, likewise. */
export const DELAY_OF_LEAVING = -3;

/** The start delay is that of the alternative, as it was when the queue for the first choice was joined. */
export const DELAY_OF_ALTERNATIVE = -4;

/** A patient begins a stay: route, treatment days, and the event of their end. */
export function admit(s: Simulation, patient: number, place: number, now: number): void {
  const { model, patients } = s;
  const group = patients.group[patient];
  patients.source[patient] = place;
  patients.setVisit(patient, patients.visit(patient) + 1);
  if (model.placeHasHours[place] !== 0) beginHours(s, patient, place, now);
  takeBed(s, place, now);
  if (model.countsMunicipalities[place] !== 0) changeQuotaBeds(s, place, group, 1);
  s.tally.admissions[place * model.groupCount + group]++;
  if (s.log !== null) logPatient(s, LOG_ADMITTED, patient, NONE, now);
  drawStay(s, patient, place * model.groupCount + group, now);
}

/** The route and the treatment days of a stay that begins. */
export function drawStay(s: Simulation, patient: number, stay: number, now: number): void {
  const { model, patients } = s;
  const keyHigh = patients.keyHigh(patient);
  const keyLow = patients.keyLow(patient);
  const counter = patients.visit(patient) * PURPOSES;
  // Both numbers are made before either is used, since the processor makes two at a time as fast as one.
  const toRoute = uniform(keyHigh, keyLow, counter + PURPOSE_ROUTE);
  const toTreatment = uniform(keyHigh, keyLow, counter + PURPOSE_TREATMENT);
  const offset = s.epoch * model.rowCount;
  const last = model.stayRows[stay + 1] - 1;
  let row = model.stayRows[stay];
  while (row < last && toRoute >= model.rowCumulative[offset + row]) row++;
  const days = drawValue(model.distributions, model.rowTreatment[offset + row], toTreatment);
  beginTreatment(s, patient, row, now, now + days);
}

/** Treatment from now on along a row, until it ends or the clock of a readmission rings. */
export function beginTreatment(s: Simulation, patient: number, row: number, now: number, endsAt: number): void {
  const { patients } = s;
  patients.state[patient] = STATE_ACTIVE;
  patients.since[patient] = now;
  const isRecalled = patients.clock[patient] <= endsAt;
  patients.row[patient] = isRecalled ? NONE : row;
  patients.startDelay[patient] = DELAY_OF_ROW;
  schedule(s, patient, isRecalled ? patients.clock[patient] : endsAt, PHASE_DEPARTURE);
}

/** Hours of care a week of a stay that begins now. */
export function hoursOf(s: Simulation, place: number, group: number): number {
  const { model } = s;
  return model.stayHours[(s.epoch * model.placeCount + place) * model.groupCount + group];
}

export function drawDelay(s: Simulation, patient: number, delay: number, purpose: number): number {
  const distribution = s.model.delayDistribution[delay * 7 + s.weekday];
  return drawValue(s.model.distributions, distribution, drawFor(s, patient, purpose));
}

/** Events after the end are not worth scheduling. */
export function schedule(s: Simulation, patient: number, at: number, phase: number): void {
  if (at < s.model.dayCount) s.events.push(at, phase, (patient << 2) | EVENT_STAY);
}
