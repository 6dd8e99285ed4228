import { EventQueue } from "./event-queue.ts";
import { deriveHigh, deriveLow, uniform } from "./keyed-random.ts";
import { Levels } from "./levels.ts";
import type { EventSink } from "./event-log.ts";
import { NO_LIMIT, type Model } from "./model.ts";
import { Patients } from "./patients.ts";
import { PURPOSES } from "./purposes.ts";
import { Tally } from "./tally.ts";

/** What the payload of an event is about, in its lowest two bits; the rest is the number. */
export const EVENT_STAY = 0;
export const EVENT_LEAVE = 1;
export const EVENT_ARRIVAL = 2;
export const EVENT_CALENDAR = 3;

/** What is noted of mutual blocking that is left standing. */
export const BLOCKED_FIRST = 0;
export const DEADLOCK_FIRST = 1;
export const DEADLOCK_TOTAL = 2;

/** Numbers of calendar events: midnight, 1 + place × 4 + what happens there, then 1 + 4 × places + place for its capacity, then those of waiting lists. */
export const CALENDAR_MIDNIGHT = 0;
export const CALENDAR_INTAKE_OPENS = 0;
export const CALENDAR_INTAKE_CLOSES = 1;
export const CALENDAR_DISCHARGE_OPENS = 2;
export const CALENDAR_DISCHARGE_CLOSES = 3;

/**
 * The state of one replication: everything that changes while it runs, and nothing else. The functions beside it
 * (`start`, `arrivals`, `admission`, `stay-events`, `transfers`, `queues`, `allocation`, `circles`, `beds`, `days`) change it by the rules of docs/model.md.
 * Fields that the constructor fills are only declared here: one that stands bare is undefined first, and V8 then checks at each use
 * what it holds.
 */
export class Simulation {
  declare readonly model: Model;
  declare readonly replication: number;
  declare readonly log: EventSink | null;
  declare readonly events: EventQueue;
  readonly patients: Patients = new Patients();
  declare readonly tally: Tally;

  /** The time in days, and when allocation last began by itself. An array, so that the numbers are never boxed. */
  readonly clock: Float64Array = Float64Array.of(0, -1);
  /** Start of what is being measured: 0 in the warm-up, then its end. */
  measuredFrom = 0;
  /** The event being handled, for messages: its kind, or −1 before and after the loop, and its number. */
  eventKind = -1;
  eventNumber = 0;
  day = 0;
  epoch = 0;
  weekday = 0;
  plainWeekday = 0;
  /** The flag of rows that are plain today. */
  plainFlag = 0;

  declare readonly keyHigh: number;
  declare readonly keyLow: number;

  /** [stream] keys in this replication. */
  declare readonly streamKeyHigh: Int32Array;
  declare readonly streamKeyLow: Int32Array;
  /** [stream] keys of the patient who arrives next. */
  declare readonly nextKeyHigh: Int32Array;
  declare readonly nextKeyLow: Int32Array;
  /** [stream] next ordinal; time and rank of its arrival. */
  declare readonly streamOrdinal: Int32Array;
  declare readonly streamNext: Float64Array;
  declare readonly streamRank: Float64Array;
  /** [stream] time of that arrival were the rate constant for ever; or expected arrivals up to it, and the day it falls on. */
  declare readonly streamConstantTime: Float64Array;
  declare readonly streamExpected: Float64Array;
  declare readonly streamDay: Int32Array;

  /** [place] */
  declare readonly capacity: Int32Array;
  /** Next step of the capacity today, when the last one was, and bed-days of the day up to then. */
  declare readonly capacityStep: Int32Array;
  declare readonly capacitySince: Float64Array;
  declare readonly bedDaysBefore: Float64Array;
  declare readonly overCapacity: Int32Array;
  declare readonly reserved: Int32Array;
  /** Patients above a capacity that fell: beds that close as they empty. */
  declare readonly closing: Int32Array;
  /** Capacity less occupied and reserved; below 0 where there are more patients than that. */
  declare readonly free: Int32Array;
  /** 1 where there are days to be counted apart: beyond capacity, or reserved. */
  declare readonly hasExtra: Uint8Array;
  /** 1 where patients come at any time today, in any number; and where they go so. */
  declare readonly isUnrestricted: Uint8Array;
  declare readonly letsAnybodyGo: Uint8Array;
  /** [place × actor] beds occupied and reserved by its patients, where the model has numbers for them. */
  declare readonly bedsOfActor: Int32Array;
  /** Hundredths of hours of care in use and reserved, since when, and how many there are; where they ever have a limit. */
  declare readonly hoursUsed: Float64Array;
  declare readonly hoursReserved: Float64Array;
  declare readonly hoursChangedAt: Float64Array;
  declare readonly hoursCapacity: Float64Array;
  declare readonly isFull: Uint8Array;
  declare readonly fullSince: Float64Array;
  /** When occupied, reserved or capacity last changed. */
  declare readonly bedsChangedAt: Float64Array;
  declare readonly intakeOpen: Uint8Array;
  declare readonly intakeLeft: Int32Array;
  declare readonly dischargeOpen: Uint8Array;
  declare readonly dischargeLeft: Int32Array;
  declare readonly hadDischargeCalendar: Uint8Array;
  /** Places open at this instant only; closed again after allocation. */
  declare readonly instantIntake: Uint8Array;
  declare readonly instantDischarge: Uint8Array;
  instants = 0;

  /**
   * Occupied [place], ready in [place], waiting for [destination place]: three level functions a place; then for each place that
   * has any, on a waiting list for it.
   */
  declare readonly levels: Levels;
  /** [level function] integral at the last midnight. */
  declare readonly integralAtMidnight: Float64Array;
  declare readonly fullAtMidnight: Float64Array;
  /** [level function × measured day] mean level of the day, where it is kept. */
  declare readonly daily: Float64Array | null;

  /** [destination × class] first and last of the queue; [destination] number waiting. */
  declare readonly queueHead: Int32Array;
  declare readonly queueTail: Int32Array;
  declare readonly queueLength: Int32Array;
  /** [destination × class] number waiting. */
  declare readonly listLength: Int32Array;
  /** [destination × source] number waiting. */
  declare readonly waitingFrom: Int32Array;
  /** Those of them for whom it is an alternative; [destination] and in all. */
  declare readonly standInsFrom: Int32Array;
  declare readonly standInsFor: Int32Array;
  /** Whether a circle may have come into being since the last look: a first wait along an edge, or a calendar that opened. */
  mayHaveCircle = false;
  /** Room for the search: edges along which somebody waits now, and [place] 1 where one begins. No state. */
  readonly circleEdges: Int32Array;
  readonly leadsOn: Uint8Array;
  /** When there was the first circle, the first deadlock, total deadlock, where circles are left standing; NaN until then. */
  readonly blockedAt: Float64Array = new Float64Array(3).fill(NaN);

  /** Queues joined so far. */
  joins = 0;
  /** [place] whose turn it is, of a cycle of shares. */
  declare readonly cyclePosition: Int32Array;

  /** Destinations to be looked at, in order; a ring. */
  declare readonly lookRing: Int32Array;
  declare readonly onLookList: Uint8Array;
  lookFirst = 0;
  lookCount = 0;

  /** [list] first and last on the waiting list, how many are on it, and how many are still called in today. */
  declare readonly waitingListHead: Int32Array;
  declare readonly waitingListTail: Int32Array;
  declare readonly waitingListLength: Int32Array;
  declare readonly callsLeft: Int32Array;

  /** Patients who joined a bounded queue at this instant, how many there are, and how many of them are being looked at. */
  declare newcomers: Int32Array;
  newcomerCount = 0;
  newcomersSeen = 0;

  /** Arrived by a stream or present at the start; and left for good. */
  entered = 0;
  left = 0;

  /** @param spare a finished one of the same model that nobody looks at any more: arrays of it are taken */
  constructor(
    model: Model,
    replication: number,
    log: EventSink | null,
    keepsDays: boolean,
    spare: Simulation | null = null,
  ) {
    this.model = model;
    this.replication = replication;
    this.log = log;
    this.events = new EventQueue(model.dayCount);
    this.tally = new Tally(model, spare && spare.tally);
    this.keyHigh = deriveHigh(model.seedHigh, model.seedLow, replication);
    this.keyLow = deriveLow(model.seedHigh, model.seedLow, replication);
    const { placeCount, destinationCount, sourceCount, streamCount } = model;
    this.streamKeyHigh = new Int32Array(streamCount);
    this.streamKeyLow = new Int32Array(streamCount);
    for (let stream = 0; stream < streamCount; stream++) {
      const [high, low] = this.keysOf(model.streamKeyHigh[stream], model.streamKeyLow[stream]);
      this.streamKeyHigh[stream] = high;
      this.streamKeyLow[stream] = low;
    }
    this.nextKeyHigh = new Int32Array(streamCount);
    this.nextKeyLow = new Int32Array(streamCount);
    this.streamOrdinal = new Int32Array(streamCount);
    this.streamNext = new Float64Array(streamCount);
    this.streamRank = new Float64Array(streamCount);
    this.streamConstantTime = new Float64Array(streamCount);
    this.streamExpected = new Float64Array(streamCount);
    this.streamDay = new Int32Array(streamCount);
    this.capacity = new Int32Array(placeCount);
    this.capacityStep = new Int32Array(placeCount);
    this.capacitySince = new Float64Array(placeCount);
    this.bedDaysBefore = new Float64Array(placeCount);
    this.overCapacity = new Int32Array(placeCount);
    this.reserved = new Int32Array(placeCount);
    this.closing = new Int32Array(placeCount);
    this.free = new Int32Array(placeCount);
    this.hasExtra = new Uint8Array(placeCount);
    this.isUnrestricted = new Uint8Array(placeCount);
    this.letsAnybodyGo = new Uint8Array(placeCount);
    this.bedsOfActor = new Int32Array(model.hasQuotas ? placeCount * model.actorIds.length : 0);
    this.hoursUsed = new Float64Array(placeCount);
    this.hoursReserved = new Float64Array(placeCount);
    this.hoursChangedAt = new Float64Array(placeCount);
    this.hoursCapacity = new Float64Array(placeCount).fill(Infinity);
    this.isFull = new Uint8Array(placeCount);
    this.fullSince = new Float64Array(placeCount);
    this.bedsChangedAt = new Float64Array(placeCount);
    this.intakeOpen = new Uint8Array(destinationCount).fill(1);
    this.intakeLeft = new Int32Array(destinationCount).fill(NO_LIMIT);
    // Home and front door are sources that always let go.
    this.dischargeOpen = new Uint8Array(sourceCount).fill(1);
    this.dischargeLeft = new Int32Array(sourceCount).fill(NO_LIMIT);
    this.hadDischargeCalendar = new Uint8Array(placeCount);
    this.instantIntake = new Uint8Array(placeCount);
    this.instantDischarge = new Uint8Array(placeCount);
    this.levels = new Levels(3 * placeCount + model.listedPlaceCount, levelSizes(model));
    this.integralAtMidnight = new Float64Array(3 * placeCount);
    this.fullAtMidnight = new Float64Array(placeCount);
    this.daily = keepsDays ? new Float64Array(3 * placeCount * (model.dayCount - model.warmUpDays)) : null;
    this.queueHead = new Int32Array(destinationCount * model.classCount).fill(-1);
    this.queueTail = new Int32Array(destinationCount * model.classCount).fill(-1);
    this.queueLength = new Int32Array(destinationCount);
    this.listLength = new Int32Array(destinationCount * model.classCount);
    this.cyclePosition = new Int32Array(placeCount);
    this.waitingListHead = new Int32Array(model.listCount).fill(-1);
    this.waitingListTail = new Int32Array(model.listCount).fill(-1);
    this.waitingListLength = new Int32Array(model.listCount);
    this.callsLeft = new Int32Array(model.listCount);
    this.waitingFrom = new Int32Array(destinationCount * sourceCount);
    this.circleEdges = new Int32Array(model.circleFrom.length);
    this.leadsOn = new Uint8Array(placeCount);
    this.standInsFrom = new Int32Array(destinationCount * sourceCount);
    this.standInsFor = new Int32Array(destinationCount);
    this.lookRing = new Int32Array(destinationCount);
    this.onLookList = new Uint8Array(destinationCount);
    this.newcomers = new Int32Array(NEWCOMERS_AT_START);
  }

  /** Beds with a patient in them. */
  occupied(place: number): number {
    return this.levels.level(place);
  }

  /** Keys in this replication of a stream with the keys of its id. */
  keysOf(idHigh: number, idLow: number): readonly [high: number, low: number] {
    const high = deriveHigh(this.keyHigh, this.keyLow, idHigh);
    const low = deriveLow(this.keyHigh, this.keyLow, idHigh);
    return [deriveHigh(high, low, idLow), deriveLow(high, low, idLow)];
  }
}

/** The patient's number in (0, 1) for one purpose of the present visit. */
export function drawFor(s: Simulation, patient: number, purpose: number): number {
  const { patients } = s;
  return uniform(patients.keyHigh(patient), patients.keyLow(patient), patients.visit(patient) * PURPOSES + purpose);
}

/** Puts a destination on the list of those to be looked at; one that is on it keeps its turn. */
export function lookAt(s: Simulation, destination: number): void {
  if (s.onLookList[destination] !== 0) return;
  s.onLookList[destination] = 1;
  const size = s.lookRing.length;
  let at = s.lookFirst + s.lookCount;
  if (at >= size) at -= size;
  s.lookRing[at] = destination;
  s.lookCount++;
}

/** Puts a place on the list if a bed there could be given: to one who waits for it, or to one who is called in from a waiting list. */
export function lookIfAwaited(s: Simulation, place: number): void {
  if (s.queueLength[place] > 0 || s.model.fillsFreeBeds[place] !== 0) lookAt(s, place);
}

/** Takes a destination off that list; the others keep their order. */
export function takeOffList(s: Simulation, destination: number): void {
  const { lookRing } = s;
  const size = lookRing.length;
  let isFound = false;
  for (let count = 0, at = s.lookFirst; count < s.lookCount; count++) {
    const next = at + 1 === size ? 0 : at + 1;
    isFound ||= lookRing[at] === destination;
    if (isFound) lookRing[at] = lookRing[next];
    at = next;
  }
  s.lookCount--;
  s.onLookList[destination] = 0;
}

const NEWCOMERS_AT_START = 16;
const SPARE_LEVELS = 32;
/** Higher levels get room when they are met. */
const MOST_LEVELS_AT_START = 1024;

function levelSizes(model: Model): number[] {
  const occupied = Array.from({ length: model.placeCount }, (_, place) => {
    let most = 0;
    for (let epoch = 0; epoch < model.epochCount; epoch++) {
      for (let weekday = 0; weekday < 7; weekday++) {
        most = Math.max(most, model.capacity[(epoch * model.placeCount + place) * 7 + weekday]);
      }
    }
    return Math.min(most, MOST_LEVELS_AT_START) + SPARE_LEVELS;
  });
  const others = 2 * occupied.length + model.listedPlaceCount;
  return [...occupied, ...Array.from({ length: others }, () => 2 * SPARE_LEVELS)];
}
