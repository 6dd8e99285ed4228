import { allocate } from "./allocation.ts";
import { joinDueAlternatives } from "./alternatives.ts";
import { arrive, arriveAgain, scheduleArrival } from "./arrivals.ts";
import { settleBeds, settleFull } from "./beds.ts";
import { countWaitingCare } from "./care-hours.ts";
import { runCompiled } from "./compiled-loop.ts";
import { fillCensus } from "./census.ts";
import { calendarEvent, closeDay, midnight, openDay } from "./days.ts";
import { foldDirect } from "./direct.ts";
import { FIRST_ARRIVAL_RANK } from "./event-queue.ts";
import type { EventSink } from "./event-log.ts";
import { checkSimulation, describeState } from "./invariants.ts";
import { NONE, type Model } from "./model.ts";
import {
  STATE_ACTIVE,
  STATE_DECIDING,
  STATE_FREE,
  STATE_LISTED,
  STATE_OUTSIDE,
  STATE_QUEUED,
  STATE_STANDING_IN,
  STATE_STARTING,
  STATE_UNDECLARED,
} from "./patients.ts";
import { CALENDAR_MIDNIGHT, EVENT_ARRIVAL, EVENT_CALENDAR, EVENT_LEAVE, Simulation } from "./simulation.ts";
import { fillPlaces } from "./start.ts";
import { endDecision, endPatience, endStartDelay, endTreatment, endUndeclared } from "./stay-events.ts";
import { settleHours, settleReady } from "./transfers.ts";
import { closeLists, fillLists, settleListed } from "./waiting-lists.ts";

const EVENTS_A_STRETCH = 64;

export interface ReplicateOptions {
  /** Told everything that happens. */
  readonly log?: EventSink;
  /** Whether to keep the mean level of every measured day. */
  readonly keepsDays?: boolean;
  /** A finished replication of the same model that nobody looks at any more: arrays of it are taken. Cannot change results. */
  readonly spare?: Simulation | undefined;
}

/**
 * One simulated history: a pure function of model and replication number.
 * @returns the state at the end, its tallies complete
 * @throws Error that names replication, day, event and patient if an invariant fails: a bug of ours
 */
export function replicate(model: Model, replication: number, options: ReplicateOptions = {}): Simulation {
  const s = beginReplication(model, replication, options);
  runUntil(s, model.dayCount);
  endReplication(s);
  return s;
}

/** The state on day 0, for a caller who takes it forward bit by bit with `runUntil`. @throws as `replicate` */
export function beginReplication(model: Model, replication: number, options: ReplicateOptions = {}): Simulation {
  const { log = null, keepsDays = false, spare = null } = options;
  const s = new Simulation(model, replication, log, keepsDays, spare);
  guard(s, begin);
  return s;
}

/** Simulates up to but not including the events at `end`, in days; however cut into bits, the same history. @throws as `replicate` */
export function runUntil(s: Simulation, end: number): void {
  guard(s, () => {
    if (!runCompiled(s, end)) runTo(s, end);
  });
}

/** Completes and checks the tallies of a replication that has come to the end of its last day. @throws as `replicate` */
export function endReplication(s: Simulation): void {
  guard(s, finish);
  guard(s, checkSimulation);
}

function guard(s: Simulation, task: (s: Simulation) => void): void {
  try {
    task(s);
  } catch (error) {
    throw new Error(`${describeState(s)}: ${(error as Error).message}. A bug: please report.`, { cause: error });
  }
}

function begin(s: Simulation): void {
  openDay(s, 0);
  fillPlaces(s);
  fillCensus(s);
  fillLists(s);
  if (s.log !== null) s.log.dayBegins?.(s, 0);
  for (let stream = 0; stream < s.model.streamCount; stream++) scheduleArrival(s, stream, 0);
}

/**
 * The event loop, up to but not including the events at `end`. Stretch by stretch, since V8 optimises a function that is called
 * often better than a loop that never ends.
 */
function runTo(s: Simulation, end: number): void {
  while (runStretch(s, end)) {
    // One stretch after another.
  }
  s.clock[0] = end;
  s.eventKind = -1;
}

/** @returns whether there may be more */
function runStretch(s: Simulation, end: number): boolean {
  for (let left = EVENTS_A_STRETCH; left > 0; left--) if (!advance(s, end)) return false;
  return true;
}

/**
 * Handles the next event before `end`, and the allocation that comes before it.
 * @returns whether there was one
 */
function advance(s: Simulation, end: number): boolean {
  const { events, clock } = s;
  const now = clock[0];
  // Allocation comes after all departures of an instant, and before its arrivals; once begun it is not interrupted.
  if (s.lookCount > 0 || s.instants > 0) {
    if (clock[1] === now || !events.isDue(now, FIRST_ARRIVAL_RANK)) allocate(s, now);
  }
  if (!events.hasNext()) return false;
  const at = events.timeOfFirst();
  if (at >= end) return false;
  const rank = events.rankOfFirst();
  const payload = events.payloadOfFirst();
  events.pop();
  clock[0] = at;
  handle(s, payload & 3, payload >> 2, rank, at);
  return true;
}

function handle(s: Simulation, kind: number, number: number, rank: number, now: number): void {
  s.eventKind = kind;
  s.eventNumber = number;
  if (kind === EVENT_ARRIVAL) arrive(s, number, now);
  else if (kind === EVENT_CALENDAR) {
    if (number === CALENDAR_MIDNIGHT) midnight(s, now);
    else calendarEvent(s, number, now);
  } else if (kind === EVENT_LEAVE) {
    if (s.patients.leaveEvent[number] === rank) endPatience(s, number, now);
    else if (s.patients.acceptEvent[number] === rank) joinDueAlternatives(s, number, now);
  } else {
    continueStay(s, number, now);
  }
}

/** What comes next in a stay, by what the patient is doing. */
function continueStay(s: Simulation, patient: number, now: number): void {
  switch (s.patients.state[patient]) {
    case STATE_ACTIVE:
      endTreatment(s, patient, now);
      break;
    case STATE_UNDECLARED:
      endUndeclared(s, patient, now);
      break;
    case STATE_DECIDING:
      endDecision(s, patient, now);
      break;
    case STATE_STARTING:
      endStartDelay(s, patient, now);
      break;
    case STATE_OUTSIDE:
      arriveAgain(s, patient, now);
      break;
    default:
      throw new Error(`an event of a stay for patient ${patient} in state ${s.patients.state[patient]}`);
  }
}

/** Counts the last day, and the days so far of those still present. */
function finish(s: Simulation): void {
  const { model, patients, tally } = s;
  const end = model.dayCount;
  foldDirect(s);
  closeDay(s, end);
  closeLists(s, end);
  for (let place = 0; place < model.placeCount; place++) {
    if (s.hasExtra[place] !== 0) settleBeds(s, place, end);
    settleFull(s, place, end);
  }
  for (let patient = 0; patient < patients.used; patient++) {
    const state = patients.state[patient];
    if (state === STATE_FREE || state === STATE_OUTSIDE) continue;
    const source = patients.source[patient];
    const stay = source * model.groupCount + patients.group[patient];
    const pair = patients.pair[patient];
    const days = end - Math.max(patients.since[patient], s.measuredFrom);
    if (pair !== NONE) settleReady(s, patient, end);
    if (source < model.placeCount && model.placeHasHours[source] !== 0) settleHours(s, patient, end);
    if (state === STATE_ACTIVE) {
      tally.activeDays[stay] += days;
    } else if (state === STATE_UNDECLARED) tally.undeclaredDays[stay] += days;
    else if (state === STATE_DECIDING) tally.decisionDays[pair] += days;
    else if (state === STATE_LISTED) settleListed(s, patient, end);
    else if (state === STATE_STARTING && pair !== NONE) tally.startDays[pair] += days;
    else if (
      (state === STATE_QUEUED || state === STATE_STANDING_IN) &&
      patients.destination[patient] < model.placeCount
    ) {
      const destination = patients.destination[patient];
      if (patients.waitingHours[patient] > 0) countWaitingCare(s, patient, end);
      tally.queueDays[destination * model.sourceCount + source] += days;
      tally.queueDaysByGroup[destination * model.groupCount + patients.group[patient]] += days;
    }
  }
}
