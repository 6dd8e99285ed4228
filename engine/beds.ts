import type { Simulation } from "./simulation.ts";

/** A patient takes or leaves a bed (occupied ±1), or one is reserved or released (reserved ±1). */
export function changeBeds(s: Simulation, place: number, occupiedBy: number, reservedBy: number, now: number): void {
  settleBeds(s, place, now);
  if (occupiedBy !== 0) {
    s.levels.change(place, occupiedBy, now);
    s.occupied[place] += occupiedBy;
    // A bed above a capacity that fell closes as it empties.
    if (occupiedBy < 0 && s.closing[place] > 0) s.closing[place]--;
  }
  s.reserved[place] += reservedBy;
  noteFull(s, place, now);
}

/** A new capacity from now on: evicts nobody, opens beds or leaves some to close as they empty. */
export function changeCapacity(s: Simulation, place: number, capacity: number, now: number): void {
  const before = s.capacity[place];
  if (capacity !== before) {
    settleBeds(s, place, now);
    const excessBefore = Math.max(0, s.occupied[place] - before);
    const excess = Math.max(0, s.occupied[place] - capacity);
    s.closing[place] = Math.max(0, Math.min(s.closing[place] + excess - excessBefore, excess));
    s.capacity[place] = capacity;
  }
  noteFull(s, place, now);
}

/** Brings the bed-days of a place up to now. */
export function settleBeds(s: Simulation, place: number, now: number): void {
  const days = now - s.bedsChangedAt[place];
  if (days <= 0) return;
  s.bedsChangedAt[place] = now;
  const excess = s.occupied[place] - s.capacity[place];
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
  const full = s.occupied[place] + s.reserved[place] >= s.capacity[place] ? 1 : 0;
  if (full === s.isFull[place]) return;
  settleFull(s, place, now);
  s.isFull[place] = full;
  s.fullSince[place] = now;
}
