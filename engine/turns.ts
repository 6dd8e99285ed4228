import { fitsHours } from "./care-hours.ts";
import { NONE, TURN_LONGEST, TURN_SHARES } from "./model.ts";
import { servesOneMore, vertexOf, vertexWidth } from "./quotas.ts";
import type { Simulation } from "./simulation.ts";

/**
 * The first in line for a place, by whatever rule: by class, from the longest list, or by the turns of a cycle.
 * @param onlyOver whether only patients who may be taken in beyond the capacity are looked for
 * @param from the vertex whose bed the patient must hold, in a circle; NONE for anybody who may go now
 * @param to the vertex whose bed is left for the patient, in a circle; else NONE
 * @returns the patient, or NONE for nobody
 */
export function firstByRule(s: Simulation, place: number, onlyOver: boolean, from: number, to: number): number {
  const rule = s.model.turnRule[s.epoch * s.model.placeCount + place];
  if (rule === TURN_LONGEST) return firstOfLists(s, place, onlyOver, from, to);
  if (rule === TURN_SHARES) return firstOfCycle(s, place, onlyOver, from, to);
  for (let queueClass = 0; queueClass < s.model.classCount; queueClass++) {
    const patient = firstOfClass(s, place, queueClass, onlyOver, from, to);
    if (patient !== NONE) return patient;
  }
  return NONE;
}

/** A bed is given to one of a class: the turn of the cycle that the patient takes is over. One who fits no turn takes none. */
export function passTurn(s: Simulation, place: number, queueClass: number): void {
  const { model } = s;
  const stretch = s.epoch * model.placeCount + place;
  const first = model.cycleStart[stretch];
  const length = model.cycleStart[stretch + 1] - first;
  for (let passed = 0; passed < length; passed++) {
    const turn = (s.cyclePosition[place] + passed) % length;
    for (let at = model.turnStart[first + turn]; at < model.turnStart[first + turn + 1]; at++) {
      if (model.turnClass[at] !== queueClass) continue;
      s.cyclePosition[place] = turn + 1 < length ? turn + 1 : 0;
      return;
    }
  }
}

/** The class in which a patient would wait for a place now. */
export function classNow(s: Simulation, patient: number, place: number): number {
  const { model, patients } = s;
  const at = (s.epoch * model.placeCount + place) * model.sourceCount + patients.source[patient];
  return model.classOf[at * model.groupCount + patients.group[patient]];
}

/** After a change of epoch: a cycle that is as long as before goes on where it was, another begins anew. */
export function continueCycle(s: Simulation, place: number, epochBefore: number): void {
  if (cycleLength(s, place, epochBefore) !== cycleLength(s, place, s.epoch)) s.cyclePosition[place] = 0;
}

function cycleLength({ model }: Simulation, place: number, epoch: number): number {
  const stretch = epoch * model.placeCount + place;
  return model.cycleStart[stretch + 1] - model.cycleStart[stretch];
}

/** List by list, the longest first, of equally long ones the first. */
function firstOfLists(s: Simulation, place: number, onlyOver: boolean, from: number, to: number): number {
  const { classCount } = s.model;
  const lists = place * classCount;
  let tried = NONE;
  for (;;) {
    let longest = NONE;
    for (let list = 0; list < classCount; list++) {
      const length = s.listLength[lists + list];
      if (length === 0 || (tried !== NONE && !isLater(s, lists, tried, list))) continue;
      if (longest === NONE || length > s.listLength[lists + longest]) longest = list;
    }
    if (longest === NONE) return NONE;
    const patient = firstOfClass(s, place, longest, onlyOver, from, to);
    if (patient !== NONE) return patient;
    tried = longest;
  }
}

/** Whether a list comes after another: it is shorter, or as long and further down. */
function isLater(s: Simulation, lists: number, earlier: number, list: number): boolean {
  const difference = s.listLength[lists + earlier] - s.listLength[lists + list];
  return difference > 0 || (difference === 0 && list > earlier);
}

/** Turn by turn from the present one, then those who fit none. */
function firstOfCycle(s: Simulation, place: number, onlyOver: boolean, from: number, to: number): number {
  const { model } = s;
  const stretch = s.epoch * model.placeCount + place;
  const first = model.cycleStart[stretch];
  const length = model.cycleStart[stretch + 1] - first;
  for (let passed = 0; passed < length; passed++) {
    const turn = first + ((s.cyclePosition[place] + passed) % length);
    const patient = longestReady(s, place, turn, onlyOver, from, to);
    if (patient !== NONE) return patient;
  }
  const rest = model.restClass[stretch];
  return rest === NONE ? NONE : firstOfClass(s, place, rest, onlyOver, from, to);
}

/** Of those who fit a turn, the longest ready; of two ready at once, who joined the queue first. */
function longestReady(s: Simulation, place: number, turn: number, onlyOver: boolean, from: number, to: number): number {
  const { turnStart, turnClass } = s.model;
  const { turn: turnOf, joined } = s.patients;
  let first = NONE;
  for (let at = turnStart[turn]; at < turnStart[turn + 1]; at++) {
    const patient = firstOfClass(s, place, turnClass[at], onlyOver, from, to);
    if (patient === NONE) continue;
    if (
      first === NONE ||
      turnOf[patient] < turnOf[first] ||
      (turnOf[patient] === turnOf[first] && joined[patient] < joined[first])
    ) {
      first = patient;
    }
  }
  return first;
}

function firstOfClass(
  s: Simulation,
  place: number,
  queueClass: number,
  onlyOver: boolean,
  from: number,
  to: number,
): number {
  let patient = s.queueHead[place * s.model.classCount + queueClass];
  for (; patient >= 0; patient = s.patients.next[patient]) {
    if (from === NONE ? mayGo(s, patient, place, onlyOver) : mayReplace(s, patient, place, from, to)) return patient;
  }
  return NONE;
}

function mayGo(s: Simulation, patient: number, place: number, onlyOver: boolean): boolean {
  const { model, patients } = s;
  const source = patients.source[patient];
  const group = patients.group[patient];
  const stretch = s.epoch * model.placeCount + place;
  return (
    s.dischargeOpen[source] !== 0 &&
    s.dischargeLeft[source] > 0 &&
    (!onlyOver || model.overAllowed[stretch * model.groupCount + group] !== 0) &&
    servesOneMore(s, place, group, NONE) &&
    (model.overtakes[stretch] === 0 || model.limitsHours[place] === 0 || fitsHours(s, patient, place))
  );
}

/** Whether a patient may leave a bed of one vertex for one that is left in another, of the place. */
function mayReplace(s: Simulation, patient: number, place: number, from: number, to: number): boolean {
  if (vertexOf(s, patient) !== from) return false;
  return servesOneMore(s, place, s.patients.group[patient], to - place * vertexWidth(s));
}
