import type { Simulation } from "./simulation.ts";

/** A patient takes a bed. */
export function takeBed(s: Simulation, place: number, now: number): void {
  if (s.hasExtra[place] !== 0) settleBeds(s, place, now);
  s.levels.change(place, 1, now);
  const free = --s.free[place];
  if (free <= 0) {
    noteFull(s, place, now);
    noteExtra(s, place, now);
  }
}

/** A patient leaves a bed. One above a capacity that fell closes as it empties. */
export function leaveBed(s: Simulation, place: number, now: number): void {
  const hadExtra = s.hasExtra[place] !== 0;
  if (hadExtra) settleBeds(s, place, now);
  s.levels.change(place, -1, now);
  const free = ++s.free[place];
  if (hadExtra) {
    if (s.closing[place] > 0) s.closing[place]--;
    noteExtra(s, place, now);
  }
  if (free === 1) noteFull(s, place, now);
}

/** A bed is reserved (+1) or released (−1). */
export function changeReserved(s: Simulation, place: number, by: number, now: number): void {
  if (s.hasExtra[place] !== 0) settleBeds(s, place, now);
  s.reserved[place] += by;
  s.free[place] -= by;
  noteFull(s, place, now);
  noteExtra(s, place, now);
}

/** A new capacity from now on: evicts nobody, opens beds or leaves some to close as they empty. */
export function changeCapacity(s: Simulation, place: number, capacity: number, now: number): void {
  const before = s.capacity[place];
  if (capacity !== before) {
    if (s.hasExtra[place] !== 0) settleBeds(s, place, now);
    const excessBefore = Math.max(0, s.occupied(place) - before);
    const excess = Math.max(0, s.occupied(place) - capacity);
    s.closing[place] = Math.max(0, Math.min(s.closing[place] + excess - excessBefore, excess));
    s.capacity[place] = capacity;
    s.free[place] += capacity - before;
    noteExtra(s, place, now);
  }
  noteFull(s, place, now);
}

/** Brings the bed-days beyond capacity and reserved of a place up to now. */
export function settleBeds(s: Simulation, place: number, now: number): void {
  const days = now - s.bedsChangedAt[place];
  if (days <= 0) return;
  s.bedsChangedAt[place] = now;
  const excess = s.occupied(place) - s.capacity[place];
  if (excess > 0) {
    const closing = s.closing[place];
    s.tally.closingDays[place] += closing * days;
    s.tally.overCapacityDays[place] += (excess - closing) * days;
  }
  if (s.reserved[place] > 0) s.tally.reservedDays[place] += s.reserved[place] * days;
}

/** Brings the time that a place was full up to now. */
export function settleFull(s: Simulation, place: number, now: number): void {
  if (s.isFull[place] === 0) return;
  s.tally.fullDays[place] += now - s.fullSince[place];
  s.fullSince[place] = now;
}

function noteFull(s: Simulation, place: number, now: number): void {
  const full = s.free[place] <= 0 ? 1 : 0;
  if (full === s.isFull[place]) return;
  settleFull(s, place, now);
  s.isFull[place] = full;
  s.fullSince[place] = now;
}

/** Whether there are days to be counted apart: beyond capacity, or reserved. */
function noteExtra(s: Simulation, place: number, now: number): void {
  const extra = s.occupied(place) > s.capacity[place] || s.reserved[place] > 0 ? 1 : 0;
  if (extra === 1 && s.hasExtra[place] === 0) s.bedsChangedAt[place] = now;
  s.hasExtra[place] = extra;
}
