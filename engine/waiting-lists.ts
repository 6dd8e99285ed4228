import { deriveHigh, deriveLow } from "./keyed-random.ts";
import { NONE, type Model } from "./model.ts";
import { STATE_LISTED } from "./patients.ts";
import type { Simulation } from "./simulation.ts";
import { waitBin, WAIT_BINS } from "./wait-histogram.ts";

/** Waiting lists for planned admissions: who is on them, in order of referral, and how long (docs/model.md §4). */

/** Those on the lists on day 0. */
export function fillLists(s: Simulation): void {
  const { model, patients } = s;
  for (let list = 0; list < model.listCount; list++) {
    const [high, low] = s.keysOf(model.listStartKeyHigh[list], model.listStartKeyLow[list]);
    for (let ordinal = 0; ordinal < model.listAtStart[list]; ordinal++) {
      const patient = patients.add();
      patients.setKeys(patient, deriveHigh(high, low, ordinal), deriveLow(high, low, ordinal));
      patients.stream[patient] = model.streamCount + list;
      patients.ordinal[patient] = ordinal;
      patients.group[patient] = model.streamGroup[model.listStream[list]];
      s.entered++;
      joinList(s, patient, list, 0);
    }
  }
}

/** A patient joins the end of a list, at home. */
export function joinList(s: Simulation, patient: number, list: number, now: number): void {
  const { model, patients } = s;
  patients.state[patient] = STATE_LISTED;
  patients.source[patient] = model.placeCount;
  patients.destination[patient] = model.listPlace[list];
  patients.since[patient] = now;
  patients.enteredAt[patient] = now;
  patients.next[patient] = NONE;
  const last = s.waitingListTail[list];
  if (last === NONE) s.waitingListHead[list] = patient;
  else patients.next[last] = patient;
  s.waitingListTail[list] = patient;
  s.waitingListLength[list]++;
  s.levels.change(listLevel(model, model.listPlace[list]), 1, now);
}

/** Takes the first off a list; the days on it are counted. */
export function takeFirst(s: Simulation, list: number, now: number): void {
  const { model, patients } = s;
  const patient = s.waitingListHead[list];
  const next = patients.next[patient];
  s.waitingListHead[list] = next;
  if (next === NONE) s.waitingListTail[list] = NONE;
  s.waitingListLength[list]--;
  s.levels.change(listLevel(model, model.listPlace[list]), -1, now);
  settleListed(s, patient, now);
}

/** One who comes from home for the first time is admitted: how long it was since the referral, if there was one to that place. */
export function countListWait(s: Simulation, patient: number, destination: number, now: number): void {
  const { model, patients, tally } = s;
  const stream = patients.stream[patient];
  const list = stream >= 0 && stream < model.streamList.length ? model.streamList[stream] : NONE;
  if (list === NONE || model.listPlace[list] !== destination) return;
  const days = now - patients.enteredAt[patient];
  tally.listWaits[list]++;
  tally.listWaitDays[list] += days;
  if (days > 0) tally.listWaitBins[list * WAIT_BINS + waitBin(days)]++;
}

/** Counts the days on the list of one who is called in, or is on it at the end. */
export function settleListed(s: Simulation, patient: number, now: number): void {
  const list = s.model.streamList[s.patients.stream[patient]];
  s.tally.listDays[list] += now - Math.max(s.patients.since[patient], s.measuredFrom);
}

/** Brings the levels of the lists up to the end. */
export function closeLists(s: Simulation, end: number): void {
  for (let place = 0; place < s.model.placeCount; place++) {
    if (s.model.placeList[place] !== NONE) s.levels.touch(listLevel(s.model, place), end);
  }
}

/** The level function of all who are on a list for the place. */
export function listLevel(model: Model, place: number): number {
  return 3 * model.placeCount + model.placeList[place];
}
