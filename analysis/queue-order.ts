import { NONE, TURN_LONGEST, TURN_SHARES } from "../engine/model.ts";
import type { Simulation } from "../engine/simulation.ts";

/**
 * Those who wait for a destination, in the order in which free beds would go to them if nobody came or went meanwhile and all
 * might move: by class and turn, from the longest list, or turn by turn of a cycle (docs/model.md §6).
 */
export function queueInOrder(s: Simulation, destination: number): number[] {
  const { model } = s;
  const lists = Array.from({ length: model.classCount }, (_, list) => listOf(s, destination, list));
  const stretch = s.epoch * model.placeCount + destination;
  const rule = destination < model.placeCount ? model.turnRule[stretch] : NONE;
  if (rule === TURN_LONGEST) return fromLongest(lists);
  if (rule === TURN_SHARES) return byCycle(s, destination, lists);
  return lists.flat();
}

function listOf(s: Simulation, destination: number, list: number): number[] {
  const waiting: number[] = [];
  let patient = s.queueHead[destination * s.model.classCount + list];
  for (; patient >= 0; patient = s.patients.next[patient]) waiting.push(patient);
  return waiting;
}

/** Of equally long lists the first. */
function fromLongest(lists: number[][]): number[] {
  const order: number[] = [];
  for (;;) {
    const longest = lists.reduce((most, list) => (list.length > most.length ? list : most));
    const patient = longest.shift();
    if (patient === undefined) return order;
    order.push(patient);
  }
}

/** Those who fit the present entry, once round; after all those who fit none. */
function byCycle(s: Simulation, place: number, lists: number[][]): number[] {
  const { cycleStart, turnStart, turnClass, placeCount } = s.model;
  const { turn: turnOf, joined } = s.patients;
  const first = cycleStart[s.epoch * placeCount + place];
  const length = cycleStart[s.epoch * placeCount + place + 1] - first;
  const order: number[] = [];
  let position = s.cyclePosition[place];
  for (let passed = 0; passed < length;) {
    const turn = first + position;
    const fitting = [...turnClass.subarray(turnStart[turn], turnStart[turn + 1])].filter(
      (list) => lists[list].length > 0,
    );
    const earliest = fitting.sort(
      (a, b) => turnOf[lists[a][0]] - turnOf[lists[b][0]] || joined[lists[a][0]] - joined[lists[b][0]],
    )[0];
    position = (position + 1) % length;
    passed++;
    if (earliest === undefined) continue;
    order.push(Number(lists[earliest].shift()));
    passed = 0;
  }
  return [...order, ...lists.flat()];
}
