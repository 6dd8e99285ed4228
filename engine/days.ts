import { changeCapacity, settleBeds, settleFull } from "./beds.ts";
import { beginCapacity, bedDaysOfDay, firstCapacityStep, stepCapacity } from "./capacity-steps.ts";
import { beginHoursOfDay, closeHoursOfDay } from "./care-hours.ts";
import { PHASE_CALENDAR, PHASE_MIDNIGHT } from "./event-queue.ts";
import {
  NO_LIMIT,
  ROW_PLAIN,
  ROW_PLAIN_ON_WEEKDAYS,
  WINDOW_ALL_DAY,
  WINDOW_CLOSED,
  WINDOW_HOURS,
  WINDOW_INSTANT,
} from "./model.ts";
import { beginLists, firstListEvent, listEvent } from "./planned.ts";
import { requeueAll } from "./queues.ts";
import {
  CALENDAR_DISCHARGE_CLOSES,
  CALENDAR_DISCHARGE_OPENS,
  CALENDAR_INTAKE_CLOSES,
  CALENDAR_INTAKE_OPENS,
  CALENDAR_MIDNIGHT,
  EVENT_CALENDAR,
  lookAt,
  lookIfAwaited,
  type Simulation,
} from "./simulation.ts";
import { continueCycle } from "./turns.ts";

const SATURDAY = 5;

/** Midnight: the day that ends is counted, measuring begins where the warm-up ends, the new day opens. */
export function midnight(s: Simulation, now: number): void {
  if (s.log !== null) s.log.dayEnds?.(s, now);
  closeDay(s, now);
  if (now === s.model.warmUpDays) beginMeasuring(s, now);
  openDay(s, now);
  if (s.log !== null) s.log.dayBegins?.(s, now);
}

/** An opening or closing of a place, a step of its capacity, or an event of a waiting list. */
export function calendarEvent(s: Simulation, number: number, now: number): void {
  if (number >= firstListEvent(s.model)) return listEvent(s, number - firstListEvent(s.model), now);
  if (number >= firstCapacityStep(s.model)) return stepCapacity(s, number - firstCapacityStep(s.model), now);
  const place = (number - 1) >> 2;
  switch ((number - 1) & 3) {
    case CALENDAR_INTAKE_OPENS:
      openIntake(s, place);
      break;
    case CALENDAR_INTAKE_CLOSES:
      s.intakeOpen[place] = 0;
      break;
    case CALENDAR_DISCHARGE_OPENS:
      openDischarge(s, place);
      break;
    case CALENDAR_DISCHARGE_CLOSES:
      s.dischargeOpen[place] = 0;
      break;
  }
}

/** The parameters of the day that begins, and its calendar events; also of day 0. */
export function openDay(s: Simulation, now: number): void {
  const { model } = s;
  const day = now;
  const epoch = model.dayEpoch[day];
  const epochBefore = s.epoch;
  s.day = day;
  s.epoch = epoch;
  s.weekday = model.dayWeekday[day];
  s.plainWeekday = model.dayPlainWeekday[day];
  s.plainFlag = s.plainWeekday >= SATURDAY ? ROW_PLAIN : ROW_PLAIN_ON_WEEKDAYS;
  // Beds that come no more may leave others locked for ever.
  if (model.holdsCircles) s.mayHaveCircle = true;
  // Nothing at a steady place is other than it was yesterday, so most midnights change nothing. After the warm-up the model may be another.
  const mayBeSteady = epoch === epochBefore && day > 0 && day !== model.warmUpDays;
  for (let place = 0; place < model.placeCount; place++) {
    if (mayBeSteady && model.placeIsSteady[epoch * model.placeCount + place] !== 0) {
      s.intakeLeft[place] = NO_LIMIT;
      s.dischargeLeft[place] = NO_LIMIT;
      s.capacitySince[place] = now;
      lookIfAwaited(s, place);
    } else openPlace(s, place, epochBefore, now);
  }
  if (model.listCount > 0) beginLists(s, now);
  if (day + 1 < model.dayCount) s.events.push(day + 1, PHASE_MIDNIGHT, (CALENDAR_MIDNIGHT << 2) | EVENT_CALENDAR);
}

function openPlace(s: Simulation, place: number, epochBefore: number, now: number): void {
  const { model, epoch } = s;
  const at = (epoch * model.placeCount + place) * 7 + s.weekday;
  s.overCapacity[place] = model.overCapacity[epoch * model.placeCount + place];
  if (model.limitsHours[place] !== 0) beginHoursOfDay(s, place, at);
  if (s.capacity[place] !== model.capacity[at] || s.day === 0) changeCapacity(s, place, model.capacity[at], now);
  if (epoch !== epochBefore) {
    requeueAll(s, place);
    continueCycle(s, place, epochBefore);
  }
  // A place that opens later is looked at then. But where circles are noted, or wait for hours, any change may matter.
  const window = model.intakeWindow[at];
  const opensLater = window === WINDOW_CLOSED || (window !== WINDOW_ALL_DAY && model.intakeFrom[at] > 0);
  if (!opensLater || model.holdsCircles || model.hasHoursInCircles) lookIfAwaited(s, place);
  beginCapacity(s, place, at, now);
  openWindows(s, place, at, now);
}

/** The day that ends at this midnight: bed-days by weekday and the census, which sees the state before any event now. */
export function closeDay(s: Simulation, now: number): void {
  const { model, tally, weekday } = s;
  const { placeCount, limitsHours } = model;
  const { hasExtra, isFull, capacity } = s;
  tally.weekdays[weekday]++;
  for (let place = 0; place < placeCount; place++) {
    if (hasExtra[place] !== 0) settleBeds(s, place, now);
    if (isFull[place] !== 0) settleFull(s, place, now);
    if (limitsHours[place] !== 0) closeHoursOfDay(s, place, now);
  }
  s.levels.touchFirst(3 * placeCount, now);
  const { levels } = s;
  const { integralAtMidnight, fullAtMidnight } = s;
  const { occupiedByWeekday, readyByWeekday, queueByWeekday, fullByWeekday } = tally;
  const { censusByWeekday, queueCensusByWeekday, fullDays, capacityDays, occupiedWhileLimited } = tally;
  for (let place = 0; place < placeCount; place++) {
    const at = place * 7 + weekday;
    const ready = placeCount + place;
    const queue = 2 * placeCount + place;
    const occupiedDays = levels.integral(place) - integralAtMidnight[place];
    occupiedByWeekday[at] += occupiedDays;
    readyByWeekday[at] += levels.integral(ready) - integralAtMidnight[ready];
    queueByWeekday[at] += levels.integral(queue) - integralAtMidnight[queue];
    fullByWeekday[at] += fullDays[place] - fullAtMidnight[place];
    fullAtMidnight[place] = fullDays[place];
    censusByWeekday[at] += levels.level(place);
    queueCensusByWeekday[at] += levels.level(queue);
    if (capacity[place] < NO_LIMIT) {
      capacityDays[place] += bedDaysOfDay(s, place, now);
      occupiedWhileLimited[place] += occupiedDays;
    }
  }
  if (s.daily !== null) keepDay(s, s.daily);
  for (let index = 0; index < 3 * placeCount; index++) integralAtMidnight[index] = levels.integral(index);
}

/** Keeps the mean levels of a measured day. */
function keepDay(s: Simulation, daily: Float64Array): void {
  const measuredDay = s.day - s.model.warmUpDays;
  if (measuredDay < 0) return;
  const measuredDays = s.model.dayCount - s.model.warmUpDays;
  for (let index = 0; index < s.integralAtMidnight.length; index++) {
    daily[index * measuredDays + measuredDay] = s.levels.integral(index) - s.integralAtMidnight[index];
  }
}

export function beginMeasuring(s: Simulation, now: number): void {
  s.measuredFrom = now;
  s.tally.reset();
  s.levels.reset(now);
  s.integralAtMidnight.fill(0);
  s.fullAtMidnight.fill(0);
}

/** Opens and closes a place for the day, and schedules what happens during it. */
function openWindows(s: Simulation, place: number, at: number, now: number): void {
  const { model } = s;
  const stretch = s.epoch * model.placeCount + place;
  const isListed = s.hadDischargeCalendar[place] !== 0 || model.hasDischargeCalendar[stretch] !== 0;
  s.intakeLeft[place] = model.intakeMax[at];
  s.dischargeLeft[place] = model.dischargeMax[at];
  const intake = model.intakeWindow[at];
  const discharge = model.dischargeWindow[at];
  const isPlain = model.placeIsPlain[stretch] !== 0 && model.countsMunicipalities[place] === 0;
  s.isUnrestricted[place] = isPlain && intake === WINDOW_ALL_DAY && model.intakeMax[at] === NO_LIMIT ? 1 : 0;
  s.letsAnybodyGo[place] = isPlain && discharge === WINDOW_ALL_DAY && model.dischargeMax[at] === NO_LIMIT ? 1 : 0;
  s.intakeOpen[place] = 0;
  s.dischargeOpen[place] = 0;
  s.hadDischargeCalendar[place] = model.hasDischargeCalendar[stretch];
  if (intake === WINDOW_ALL_DAY) {
    openIntake(s, place);
  } else if (intake !== WINDOW_CLOSED) {
    s.events.push(now + model.intakeFrom[at], PHASE_CALENDAR, payload(place, CALENDAR_INTAKE_OPENS));
    // What closes at 24:00 closes as the next day opens.
    if (intake === WINDOW_HOURS && model.intakeTo[at] < 1) {
      s.events.push(now + model.intakeTo[at], PHASE_CALENDAR, payload(place, CALENDAR_INTAKE_CLOSES));
    }
  }
  if (discharge === WINDOW_ALL_DAY) {
    // A place that never closes has nobody whom its opening would let go.
    if (isListed) openDischarge(s, place);
    else s.dischargeOpen[place] = 1;
  } else if (discharge !== WINDOW_CLOSED) {
    s.events.push(now + model.dischargeFrom[at], PHASE_CALENDAR, payload(place, CALENDAR_DISCHARGE_OPENS));
    if (discharge === WINDOW_HOURS && model.dischargeTo[at] < 1) {
      s.events.push(now + model.dischargeTo[at], PHASE_CALENDAR, payload(place, CALENDAR_DISCHARGE_CLOSES));
    }
  }
}

function openIntake(s: Simulation, place: number): void {
  const { model } = s;
  s.intakeOpen[place] = 1;
  // Where nobody waits for the place yet, the first who does may close a circle.
  if (model.holdsCircles || (model.hasCircles && s.queueLength[place] > 0)) s.mayHaveCircle = true;
  if (model.intakeWindow[(s.epoch * model.placeCount + place) * 7 + s.weekday] === WINDOW_INSTANT) {
    s.instantIntake[place] = 1;
    s.instants++;
  }
  lookIfAwaited(s, place);
}

function openDischarge(s: Simulation, place: number): void {
  const { model } = s;
  s.dischargeOpen[place] = 1;
  if (model.holdsCircles) s.mayHaveCircle = true;
  if (model.dischargeWindow[(s.epoch * model.placeCount + place) * 7 + s.weekday] === WINDOW_INSTANT) {
    s.instantDischarge[place] = 1;
    s.instants++;
  }
  for (let destination = 0; destination < model.destinationCount; destination++) {
    if (s.waitingFrom[destination * model.sourceCount + place] === 0) continue;
    lookAt(s, destination);
    if (destination >= model.placeCount || s.queueLength[place] === 0) continue;
    if (model.circleEdge[place * model.placeCount + destination] !== 0) s.mayHaveCircle = true;
  }
}

function payload(place: number, what: number): number {
  return ((1 + place * 4 + what) << 2) | EVENT_CALENDAR;
}
