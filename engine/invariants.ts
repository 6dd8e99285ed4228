import { HUNDREDTHS } from "../scenarios/hours.ts";
import { addHoursOf } from "./care-hours.ts";
import { NONE } from "./model.ts";
import { patientName } from "./patient-name.ts";
import {
  STATE_ACTIVE,
  STATE_FREE,
  STATE_LISTED,
  STATE_OUTSIDE,
  STATE_QUEUED,
  STATE_STANDING_IN,
  STATE_STARTING,
  STATE_UNDECLARED,
} from "./patients.ts";
import { CALENDAR_MIDNIGHT, EVENT_ARRIVAL, EVENT_CALENDAR, EVENT_LEAVE, type Simulation } from "./simulation.ts";
import { listLevel } from "./waiting-lists.ts";

/** Two ways of adding up the same days may differ by rounding only. */
const RELATIVE_ROUNDING = 1e-7;

/**
 * Checks a finished replication: patients in = out + present; occupied = active + undeclared + ready in every place, as heads and
 * as days; and Little's law, the time integral of a level against the sum of the patients' days.
 * @throws Error naming what does not add up
 */
export function checkSimulation(s: Simulation): void {
  const { patients } = s;
  if (s.entered !== s.left + patients.present) {
    throw new Error(
      `patients entered (${s.entered}) would not equal left (${s.left}) plus present (${patients.present})`,
    );
  }
  checkHeads(s);
  checkDays(s);
}

/** Where a replication stands, for a message that lets it be replayed: replication (from 1), day, event, patient. */
export function describeState(s: Simulation): string {
  return `replication ${s.replication + 1}, day ${s.clock[0]}, ${describeEvent(s)}`;
}

function describeEvent(s: Simulation): string {
  const { model, patients, eventNumber } = s;
  if (s.eventKind < 0) return s.clock[0] === 0 ? "at the start" : "at the end";
  if (s.eventKind === EVENT_ARRIVAL)
    return `arrival of patient ${patientName(model, eventNumber, s.streamOrdinal[eventNumber] - 1)}`;
  if (s.eventKind === EVENT_CALENDAR) return eventNumber === CALENDAR_MIDNIGHT ? "midnight" : "calendar";
  const name = patientName(model, patients.stream[eventNumber], patients.ordinal[eventNumber]);
  const place = model.placeIds[patients.source[eventNumber]] ?? "outside";
  const what = s.eventKind === EVENT_LEAVE ? "leaving the queue" : `stay event in state ${patients.state[eventNumber]}`;
  return `${what}, patient ${name} in ${place}`;
}

function checkHeads(s: Simulation): void {
  const { model, patients } = s;
  const occupied = new Int32Array(model.placeCount);
  const ready = new Int32Array(model.placeCount);
  const reserved = new Int32Array(model.placeCount);
  const waiting = new Int32Array(model.destinationCount);
  const listed = new Int32Array(model.listCount);
  const bedsOfActor = new Int32Array(s.bedsOfActor.length);
  const hoursUsed = new Float64Array(model.placeCount);
  const hoursReserved = new Float64Array(model.placeCount);
  let present = 0;
  for (let patient = 0; patient < patients.used; patient++) {
    const state = patients.state[patient];
    if (state === STATE_FREE) continue;
    if (model.hasHourLimits) addHoursOf(s, patient, hoursUsed, hoursReserved);
    const destination = patients.destination[patient];
    if (state === STATE_LISTED) listed[model.streamList[patients.stream[patient]]]++;
    if (state === STATE_QUEUED || state === STATE_STANDING_IN) waiting[destination]++;
    if (state === STATE_STANDING_IN) continue;
    present++;
    const actor = model.groupActor[patients.group[patient]];
    if (state === STATE_STARTING && destination < model.placeCount) {
      reserved[destination]++;
      if (model.hasQuotas) bedsOfActor[destination * model.actorIds.length + actor]++;
    }
    const place = patients.source[patient];
    if (state === STATE_OUTSIDE || place >= model.placeCount) continue;
    occupied[place]++;
    if (model.hasQuotas) bedsOfActor[place * model.actorIds.length + actor]++;
    if (state !== STATE_ACTIVE && state !== STATE_UNDECLARED) ready[place]++;
  }
  if (present !== patients.present)
    throw new Error(`slots in use (${present}) would not equal patients (${patients.present})`);
  for (const [at, count] of bedsOfActor.entries()) {
    const place = Math.floor(at / model.actorIds.length);
    if (model.countsMunicipalities[place] === 0) continue;
    const actor = model.actorIds[at % model.actorIds.length];
    same(`${model.placeIds[place]}: beds of ${actor}`, s.bedsOfActor[at], count);
  }
  for (let place = 0; place < model.placeCount; place++) {
    const id = model.placeIds[place];
    same(`${id}: occupied beds`, s.occupied(place), occupied[place]);
    same(`${id}: free beds`, s.free[place], s.capacity[place] - occupied[place] - reserved[place]);
    same(`${id}: ready patients`, s.levels.level(model.placeCount + place), ready[place]);
    same(`${id}: reserved beds`, s.reserved[place], reserved[place]);
    same(`${id}: hundredths of hours in use`, s.hoursUsed[place], hoursUsed[place]);
    same(`${id}: hundredths of hours reserved`, s.hoursReserved[place], hoursReserved[place]);
    same(`${id}: patients waiting`, s.queueLength[place], waiting[place]);
    same(`${id}: level of patients waiting`, s.levels.level(2 * model.placeCount + place), waiting[place]);
  }
  checkLists(s, listed);
}

/** The waiting lists, as heads and as days. */
function checkLists({ model, tally, levels, waitingListLength }: Simulation, listed: Int32Array): void {
  const heads = new Int32Array(model.placeCount);
  const days = new Float64Array(model.placeCount);
  for (let list = 0; list < model.listCount; list++) {
    same(`${model.streamIds[model.listStream[list]]}: patients on the list`, waitingListLength[list], listed[list]);
    heads[model.listPlace[list]] += listed[list];
    days[model.listPlace[list]] += tally.listDays[list];
  }
  for (let place = 0; place < model.placeCount; place++) {
    if (model.placeList[place] === NONE) continue;
    const level = listLevel(model, place);
    same(`${model.placeIds[place]}: level of its waiting list`, levels.level(level), heads[place]);
    near(`${model.placeIds[place]}: days on its waiting list`, levels.integral(level), days[place]);
  }
}

function checkDays(s: Simulation): void {
  const { model, tally, levels } = s;
  const held = new Float64Array(model.placeCount);
  const ready = new Float64Array(model.placeCount);
  const queue = new Float64Array(model.placeCount);
  const hours = Float64Array.from(tally.homeCareHours);
  for (const [at, given] of tally.waitingCareHours.entries()) hours[at % model.placeCount] += given;
  for (let place = 0; place < model.placeCount; place++) {
    for (let group = 0; group < model.groupCount; group++) {
      const stay = place * model.groupCount + group;
      held[place] += tally.activeDays[stay] + tally.undeclaredDays[stay];
    }
    for (let source = 0; source < model.sourceCount; source++) {
      queue[place] += tally.queueDays[place * model.sourceCount + source];
    }
  }
  for (let pair = 0; pair < model.pairCount; pair++) ready[model.pairPlace[pair]] += tally.readyDays[pair];
  for (let place = 0; place < model.placeCount; place++) {
    const id = model.placeIds[place];
    near(`${id}: bed-days`, levels.integral(place), held[place] + ready[place]);
    near(`${id}: ready days`, levels.integral(model.placeCount + place), ready[place]);
    if (model.limitsHours[place] !== 0)
      near(`${id}: hours of care`, tally.hourDays[place] / (7 * HUNDREDTHS), hours[place]);
    near(`${id}: days waited for it`, levels.integral(2 * model.placeCount + place), queue[place]);
  }
}

function same(what: string, kept: number, counted: number): void {
  if (kept !== counted) throw new Error(`${what} would be ${kept}, but ${counted} by patient`);
}

function near(what: string, kept: number, counted: number): void {
  if (Math.abs(kept - counted) > RELATIVE_ROUNDING * (1 + Math.abs(kept))) {
    throw new Error(`${what} would be ${kept}, but ${counted} by patient`);
  }
}
