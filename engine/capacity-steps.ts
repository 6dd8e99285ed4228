import { changeCapacity } from "./beds.ts";
import { PHASE_CALENDAR } from "./event-queue.ts";
import type { Model } from "./model.ts";
import { EVENT_CALENDAR, lookIfAwaited, type Simulation } from "./simulation.ts";

/** The capacity of a place through the hours of a day (docs/model.md §6). */

/** Number of the calendar event that is a step of the capacity of the first place. */
export function firstCapacityStep({ placeCount }: Model): number {
  return 1 + 4 * placeCount;
}

/** A day begins: its bed-days are counted from now on, and the steps of its capacity are scheduled. @param at epoch × place × weekday */
export function beginCapacity(s: Simulation, place: number, at: number, now: number): void {
  const { model } = s;
  const first = model.capacityStepOffset[at];
  s.capacityStep[place] = first;
  s.capacitySince[place] = now;
  s.bedDaysBefore[place] = 0;
  for (let step = first; step < model.capacityStepOffset[at + 1]; step++) {
    const payload = ((firstCapacityStep(model) + place) << 2) | EVENT_CALENDAR;
    s.events.push(now + model.capacityStepFrom[step], PHASE_CALENDAR, payload);
  }
}

/** The next step of the day: another capacity from now on. */
export function stepCapacity(s: Simulation, place: number, now: number): void {
  s.bedDaysBefore[place] = bedDaysOfDay(s, place, now);
  s.capacitySince[place] = now;
  changeCapacity(s, place, s.model.capacityStepTo[s.capacityStep[place]++], now);
  lookIfAwaited(s, place);
}

/** Bed-days of the day so far. */
export function bedDaysOfDay(s: Simulation, place: number, now: number): number {
  return s.bedDaysBefore[place] + s.capacity[place] * (now - s.capacitySince[place]);
}
