import { hasAlternativesIn } from "./alternatives.ts";
import { hasCircle } from "./circles.ts";
import { NO_LIMIT } from "./model.ts";
import { STATE_STANDING_IN } from "./patients.ts";
import { BLOCKED_FIRST, DEADLOCK_FIRST, DEADLOCK_TOTAL, type Simulation } from "./simulation.ts";

/**
 * Where mutual blocking is left standing (`hold`): notes when there was the first circle, when beds were first locked for
 * ever, and when all were (docs/model.md §6). Called when nothing more can be given at an instant.
 */
export function noteBlocking(s: Simulation, now: number): void {
  s.mayHaveCircle = false;
  const { blockedAt } = s;
  if (!Number.isNaN(blockedAt[DEADLOCK_TOTAL])) return;
  const isLocked = lockedPlaces(s);
  const hasLocked = isLocked.includes(1);
  if (Number.isNaN(blockedAt[BLOCKED_FIRST]) && (hasLocked || hasCircle(s))) blockedAt[BLOCKED_FIRST] = now;
  if (!hasLocked) return;
  if (Number.isNaN(blockedAt[DEADLOCK_FIRST])) blockedAt[DEADLOCK_FIRST] = now;
  if (isTotal(s, isLocked)) blockedAt[DEADLOCK_TOTAL] = now;
}

/**
 * [place] 1 for the places of the largest set in each of which as many patients as it will ever have beds wait for a place
 * of the set, with no other way out.
 */
function lockedPlaces(s: Simulation): Uint8Array {
  const isLocked = new Uint8Array(s.model.placeCount).fill(1);
  // The numbers that are kept anyway settle most cases: those with another way out are among them.
  const waiting = new Int32Array(s.model.placeCount);
  do countWaiting(s, isLocked, waiting);
  while (dropUnlocked(s, isLocked, waiting));
  do countStuck(s, isLocked, waiting);
  while (dropUnlocked(s, isLocked, waiting));
  return isLocked;
}

/** [place] patients who wait for a place of the set. */
function countWaiting(s: Simulation, isLocked: Uint8Array, waiting: Int32Array): void {
  const { placeCount, sourceCount } = s.model;
  waiting.fill(0);
  for (let destination = 0; destination < placeCount; destination++) {
    if (isLocked[destination] === 0) continue;
    for (let place = 0; place < placeCount; place++) waiting[place] += s.waitingFrom[destination * sourceCount + place];
  }
}

/** [place] those of them who have no other way out. */
function countStuck(s: Simulation, isLocked: Uint8Array, waiting: Int32Array): void {
  const { model, patients } = s;
  waiting.fill(0);
  for (let destination = 0; destination < model.placeCount; destination++) {
    if (isLocked[destination] === 0 || s.queueLength[destination] === 0) continue;
    for (let queueClass = 0; queueClass < model.classCount; queueClass++) {
      let patient = s.queueHead[destination * model.classCount + queueClass];
      for (; patient >= 0; patient = patients.next[patient]) {
        const place = patients.source[patient];
        if (place >= model.placeCount || patients.state[patient] === STATE_STANDING_IN) continue;
        if (patients.leaveEvent[patient] !== 0) continue;
        if (!model.hasAlternatives || hasAlternativesIn(s, patient, isLocked)) waiting[place]++;
      }
    }
  }
}

/** Takes out of the set the places that will have room. @returns whether there were any */
function dropUnlocked(s: Simulation, isLocked: Uint8Array, waiting: Int32Array): boolean {
  let isDropped = false;
  for (let place = 0; place < isLocked.length; place++) {
    if (isLocked[place] === 0 || waiting[place] >= Math.max(1, bedsFromNow(s, place))) continue;
    isLocked[place] = 0;
    isDropped = true;
  }
  return isDropped;
}

/** Whether the set holds every place that has beds and a limit from now on. */
function isTotal(s: Simulation, isLocked: Uint8Array): boolean {
  for (let place = 0; place < isLocked.length; place++) {
    const beds = bedsFromNow(s, place);
    if (isLocked[place] === 0 && beds > 0 && beds < NO_LIMIT) return false;
  }
  return true;
}

/** Most beds on any day from today on, those beyond the capacity included. */
function bedsFromNow(s: Simulation, place: number): number {
  return s.model.mostBedsFrom[s.day * s.model.placeCount + place];
}
