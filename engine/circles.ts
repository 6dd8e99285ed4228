import { circleFitsHours } from "./care-hours.ts";
import { LOG_SWAP } from "./event-log.ts";
import { NONE } from "./model.ts";
import { logPatient } from "./queues.ts";
import { hasQuota, isLimited, vertexWidth } from "./quotas.ts";
import type { Simulation } from "./simulation.ts";
import { drawStartDelay, endWait, go } from "./transfers.ts";
import { firstByRule } from "./turns.ts";

/**
 * Mutual blocking: finds patients who hold the beds that they wait for in a circle, and moves them at once. The vertices of a
 * circle are places, or parts of places: where beds count by municipality, those of each by itself.
 * @returns whether there was such a circle
 */
export function moveCircle(s: Simulation, now: number): boolean {
  if (mayLieOnCircle(s) && moveFirstCircle(s, now)) return true;
  s.mayHaveCircle = false;
  return false;
}

export function moveFirstCircle(s: Simulation, now: number): boolean {
  const vertexCount = s.model.placeCount * vertexWidth(s);
  for (let start = 0; start < vertexCount; start++) {
    const circle = shortestCircle(s, start);
    if (circle.length === 0) continue;
    const { places, patients, destinations } = movesOf(s, circle);
    if (!circleFitsHours(s, patients, places, destinations)) continue;
    // All go together, so all wait for the slowest start.
    const startDelay = patients.reduce((days, patient) => Math.max(days, drawStartDelay(s, patient)), 0);
    const movers = patients.map((patient, at) => {
      if (s.log !== null) logPatient(s, LOG_SWAP, patient, destinations[at], now);
      return endWait(s, patient, destinations[at], now);
    });
    for (const [at, patient] of movers.entries()) go(s, patient, destinations[at], places[at], startDelay, false, now);
    s.tally.circles++;
    return true;
  }
  return false;
}

/** Whether patients hold the beds that they wait for in a circle. */
export function hasCircle(s: Simulation): boolean {
  const vertexCount = mayLieOnCircle(s) ? s.model.placeCount * vertexWidth(s) : 0;
  for (let start = 0; start < vertexCount; start++) {
    const { places, patients, destinations } = movesOf(s, shortestCircle(s, start));
    if (places.length > 0 && circleFitsHours(s, patients, places, destinations)) return true;
  }
  return false;
}

/**
 * Whether any places lie on a circle along which patients wait now: what is left of the edges, when those are left out again and again
 * that lead to a place from which none goes on. Seldom any are, and to find that out takes no memory.
 */
function mayLieOnCircle(s: Simulation): boolean {
  const { circleEdges, leadsOn } = s;
  const { circleFrom, circleTo } = s.model;
  let count = 0;
  for (let edge = 0; edge < circleFrom.length; edge++) {
    if (waitsFor(s, circleFrom[edge], circleTo[edge])) circleEdges[count++] = edge;
  }
  if (count === 0) return false;
  for (;;) {
    leadsOn.fill(0);
    for (let at = 0; at < count; at++) leadsOn[circleFrom[circleEdges[at]]] = 1;
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const edge = circleEdges[at];
      if (leadsOn[circleTo[edge]] !== 0) circleEdges[kept++] = edge;
    }
    if (kept === count) return count > 0;
    count = kept;
  }
}

/** Who goes along a circle, from where to where. */
function movesOf(s: Simulation, circle: readonly number[]) {
  const next = (at: number) => circle[(at + 1) % circle.length];
  const placeAt = (vertex: number) => Math.floor(vertex / vertexWidth(s));
  return {
    places: circle.map(placeAt),
    patients: circle.map((vertex, at) => firstFrom(s, vertex, next(at))),
    destinations: circle.map((_, at) => placeAt(next(at))),
  };
}

/** Vertices of the shortest circle through one, in order of waiting; of equal ones the first by index. Empty for none. */
function shortestCircle(s: Simulation, start: number): number[] {
  const width = vertexWidth(s);
  if (s.leadsOn[Math.floor(start / width)] === 0) return [];
  const cameFrom = new Int32Array(s.model.placeCount * width).fill(NONE);
  let frontier = [start];
  while (frontier.length > 0) {
    const reached: number[] = [];
    for (const vertex of frontier) {
      for (let place = 0; place < s.model.placeCount; place++) {
        if (!waitsFor(s, Math.floor(vertex / width), place)) continue;
        for (let next = place * width; next < place * width + partsOf(s, place); next++) {
          if (!mayFollow(s, vertex, next)) continue;
          if (next === start) return pathTo(cameFrom, start, vertex);
          if (cameFrom[next] !== NONE) continue;
          cameFrom[next] = vertex;
          reached.push(next);
        }
      }
    }
    frontier = reached;
  }
  return [];
}

function pathTo(cameFrom: Int32Array, start: number, end: number): number[] {
  const path: number[] = [];
  for (let vertex = end; vertex !== start; vertex = cameFrom[vertex]) path.unshift(vertex);
  return [start, ...path];
}

/** Whether somebody in one place waits for the other and the calendars of both would let the patient go. */
function waitsFor(s: Simulation, place: number, next: number): boolean {
  const { model } = s;
  return (
    model.circleEdge[place * model.placeCount + next] !== 0 &&
    s.waitingFrom[next * model.sourceCount + place] > 0 &&
    isLimited(s, place) &&
    isLimited(s, next) &&
    s.dischargeOpen[place] !== 0 &&
    s.dischargeLeft[place] > 0 &&
    s.intakeOpen[next] !== 0 &&
    s.intakeLeft[next] > 0
  );
}

/** Into how many vertices a place is divided. */
function partsOf(s: Simulation, place: number): number {
  return hasQuota(s, place) ? s.model.actorIds.length : 1;
}

/** Whether somebody of a vertex, one of whose place waits for the other's, may take a bed that is left there. */
function mayFollow(s: Simulation, vertex: number, next: number): boolean {
  const width = vertexWidth(s);
  if (width === 1) return true;
  return firstByRule(s, Math.floor(next / width), false, vertex, next) !== NONE;
}

function firstFrom(s: Simulation, vertex: number, next: number): number {
  const patient = firstByRule(s, Math.floor(next / vertexWidth(s)), false, vertex, next);
  if (patient === NONE) throw new Error("a circle of waiting patients without a patient in it");
  return patient;
}
