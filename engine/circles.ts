import { LOG_SWAP } from "./event-log.ts";
import { NO_LIMIT, NONE } from "./model.ts";
import { logPatient } from "./queues.ts";
import type { Simulation } from "./simulation.ts";
import { drawStartDelay, endWait, go } from "./transfers.ts";
import { firstByRule } from "./turns.ts";

/**
 * Mutual blocking: finds patients who hold the beds that they wait for in a circle, and moves them at once.
 * @returns whether there was such a circle
 */
export function moveCircle(s: Simulation, now: number): boolean {
  for (let start = 0; start < s.model.placeCount; start++) {
    const circle = shortestCircle(s, start);
    if (circle.length === 0) continue;
    const patients = circle.map((place, at) => firstFrom(s, place, circle[(at + 1) % circle.length]));
    // All go together, so all wait for the slowest start.
    const startDelay = patients.reduce((days, patient) => Math.max(days, drawStartDelay(s, patient)), 0);
    const destinations = circle.map((_, at) => circle[(at + 1) % circle.length]);
    const movers = patients.map((patient, at) => {
      if (s.log !== null) logPatient(s, LOG_SWAP, patient, destinations[at], now);
      return endWait(s, patient, destinations[at], now);
    });
    for (const [at, patient] of movers.entries()) go(s, patient, destinations[at], circle[at], startDelay, false, now);
    s.tally.circles++;
    return true;
  }
  s.mayHaveCircle = false;
  return false;
}

/** Whether patients hold the beds that they wait for in a circle. */
export function hasCircle(s: Simulation): boolean {
  for (let start = 0; start < s.model.placeCount; start++) if (shortestCircle(s, start).length > 0) return true;
  return false;
}

/** Places of the shortest circle through one, in order of waiting; of equal ones the first by index. Empty for none. */
function shortestCircle(s: Simulation, start: number): number[] {
  const { placeCount } = s.model;
  const cameFrom = new Int32Array(placeCount).fill(NONE);
  let frontier = [start];
  while (frontier.length > 0) {
    const reached: number[] = [];
    for (const place of frontier) {
      for (let next = 0; next < placeCount; next++) {
        if (!waitsFor(s, place, next)) continue;
        if (next === start) return pathTo(cameFrom, start, place);
        if (cameFrom[next] !== NONE) continue;
        cameFrom[next] = place;
        reached.push(next);
      }
    }
    frontier = reached;
  }
  return [];
}

function pathTo(cameFrom: Int32Array, start: number, end: number): number[] {
  const path: number[] = [];
  for (let place = end; place !== start; place = cameFrom[place]) path.unshift(place);
  return [start, ...path];
}

/** Whether somebody in one place waits for the other and the calendars of both would let the patient go. */
function waitsFor(s: Simulation, place: number, next: number): boolean {
  const { model } = s;
  return (
    model.circleEdge[place * model.placeCount + next] !== 0 &&
    s.waitingFrom[next * model.sourceCount + place] > 0 &&
    s.capacity[place] < NO_LIMIT &&
    s.capacity[next] < NO_LIMIT &&
    s.dischargeOpen[place] !== 0 &&
    s.dischargeLeft[place] > 0 &&
    s.intakeOpen[next] !== 0 &&
    s.intakeLeft[next] > 0
  );
}

function firstFrom(s: Simulation, place: number, destination: number): number {
  const patient = firstByRule(s, destination, place, false);
  if (patient === NONE) throw new Error("a circle of waiting patients without a patient in it");
  return patient;
}
