import { drawStay, hoursOf } from "./admission.ts";
import { leaveBed, takeBed } from "./beds.ts";
import { FIRST_ARRIVAL_RANK } from "./event-queue.ts";
import { PURPOSE_READMISSION } from "./purposes.ts";
import { drawFor, lookIfAwaited, type Simulation } from "./simulation.ts";
import { settleHours } from "./transfers.ts";

/*
 * The short way of those who wait for nothing. Most treatment ends lead straight on: no delay, room at once, no readmission. What
 * happens then is known beforehand, so it is done in one step, and counted by row or stream; `foldDirect` spreads the counts at
 * the end. With a log everybody takes the long way, which must give the same bytes (test/two-simulators.test.ts).
 */

/**
 * Treatment ends and the patient goes on at once, if it is as simple as that.
 * @returns false where nothing was done, and the long way is to be taken
 */
export function passOn(s: Simulation, patient: number, row: number, now: number): boolean {
  const { model, patients } = s;
  if (patients.clock[patient] !== Infinity) return false;
  const destination = model.rowDestination[row];
  const place = patients.source[patient];
  if (s.letsAnybodyGo[place] === 0 || s.lookCount > 0 || s.queueLength[destination] > 0) return false;
  if (destination >= model.placeCount) {
    if (s.events.isDue(now, FIRST_ARRIVAL_RANK)) return false;
  } else if (!hasRoom(s, destination, now)) return false;
  const readmission = model.rowReadmission[s.epoch * model.rowCount + row];
  if (readmission > 0 && drawFor(s, patient, PURPOSE_READMISSION) < readmission) return false;
  // As where a place is given: what follows at this instant is not interrupted.
  s.clock[1] = now;
  const stay = place * model.groupCount + patients.group[patient];
  s.tally.activeDays[stay] += now - Math.max(patients.since[patient], s.measuredFrom);
  s.tally.passed[row]++;
  s.tally.events++;
  if (model.placeHasHours[place] !== 0) settleHours(s, patient, now);
  leaveBed(s, place, now);
  lookIfAwaited(s, place);
  if (destination >= model.placeCount) {
    s.left++;
    patients.remove(patient);
  } else {
    s.tally.events++;
    admitDirect(s, patient, destination, now);
  }
  return true;
}

/** An arrival is admitted at once, if it is as simple as that; else nothing is done. */
export function admitArrival(s: Simulation, stream: number, now: number): boolean {
  const { model, patients, tally } = s;
  const place = model.streamTo[stream];
  if (s.log !== null || s.lookCount > 0 || s.queueLength[place] > 0 || !hasRoom(s, place, now)) return false;
  const patient = patients.add();
  patients.setKeys(patient, s.nextKeyHigh[stream], s.nextKeyLow[stream]);
  patients.stream[patient] = stream;
  patients.ordinal[patient] = s.streamOrdinal[stream]++;
  patients.group[patient] = model.streamGroup[stream];
  s.entered++;
  s.clock[1] = now;
  tally.admittedAtOnce[stream]++;
  tally.events++;
  admitDirect(s, patient, place, now);
  return true;
}

function admitDirect(s: Simulation, patient: number, place: number, now: number): void {
  const { model, patients } = s;
  patients.source[patient] = place;
  patients.setVisit(patient, patients.visit(patient) + 1);
  if (model.placeHasHours[place] !== 0) {
    patients.enteredAt[patient] = now;
    patients.hoursPerWeek[patient] = hoursOf(s, place, patients.group[patient]);
  }
  takeBed(s, place, now);
  drawStay(s, patient, place * model.groupCount + patients.group[patient], now);
}

function hasRoom(s: Simulation, place: number, now: number): boolean {
  return s.free[place] > 0 && s.isUnrestricted[place] !== 0 && !s.events.isDue(now, FIRST_ARRIVAL_RANK);
}

/** Spreads what was counted by row and stream over the tallies that the long way counts in. */
export function foldDirect(s: Simulation): void {
  const { model, tally } = s;
  for (let row = 0; row < model.rowCount; row++) {
    const count = tally.passed[row];
    if (count === 0) continue;
    const pair = model.rowPair[row];
    const destination = model.rowDestination[row];
    const place = model.pairPlace[pair];
    tally.becameReady[pair] += count;
    tally.moves[pair] += count;
    if (destination < model.placeCount) {
      countAdmissions(s, destination, place, model.pairGroup[pair], count);
    }
  }
  for (let stream = 0; stream < model.streamCount; stream++) {
    const count = tally.admittedAtOnce[stream];
    if (count === 0) continue;
    const place = model.streamTo[stream];
    const group = model.streamGroup[stream];
    tally.arrivals[place * model.groupCount + group] += count;
    countAdmissions(s, place, model.streamSource[stream], group, count);
  }
}

function countAdmissions(s: Simulation, place: number, source: number, group: number, count: number): void {
  const { model, tally } = s;
  const from = place * model.sourceCount + source;
  tally.waitZeros[model.waitOf[from]] += count;
  tally.admissionsFrom[from] += count;
  tally.admissions[place * model.groupCount + group] += count;
}
