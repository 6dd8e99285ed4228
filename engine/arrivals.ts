import { log } from "../scenarios/exp-log.ts";
import { PHASE_ARRIVAL } from "./event-queue.ts";
import { admitArrival } from "./direct.ts";
import { LOG_ARRIVES } from "./event-log.ts";
import { deriveHigh, deriveLow, uniform } from "./keyed-random.ts";
import { NONE } from "./model.ts";
import { refer } from "./planned.ts";
import { PURPOSE_ARRIVAL } from "./purposes.ts";
import { logPatient } from "./queues.ts";
import { EVENT_ARRIVAL, type Simulation } from "./simulation.ts";
import { seekPlace } from "./transfers.ts";

/** Schedules the next arrival of a stream: its patient exists from then on, but is not in the model yet. */
export function scheduleArrival(s: Simulation, stream: number, now: number): void {
  // Also one that comes after the end takes a rank: in a copy with other rates it may come before.
  s.streamRank[stream] = s.events.takeRank(PHASE_ARRIVAL);
  expect(s, stream, nextArrivalTime(s, stream, now));
}

/**
 * Schedules the arrival that each stream waits for once more, after the rates to come have changed: its patient, its draw and its
 * turn among the events of one instant stay, only the time may be another.
 * @param now midnight from which the rates may differ; nothing at or after it has happened
 */
export function rescheduleArrivals(s: Simulation, now: number): void {
  const { model } = s;
  for (let stream = 0; stream < model.streamCount; stream++) {
    let at: number;
    if (model.streamConstantUntil[stream] >= now) at = timeAfterConstantRate(s, stream);
    else {
      // It comes no earlier than now, so the search may begin on the day before.
      s.streamDay[stream] = now - 1;
      at = timeOfExpected(s, stream);
    }
    if (at !== s.streamNext[stream]) expect(s, stream, at);
  }
}

function expect(s: Simulation, stream: number, at: number): void {
  s.streamNext[stream] = at;
  if (at < s.model.dayCount) s.events.add(at, s.streamRank[stream], (stream << 2) | EVENT_ARRIVAL);
}

/** A patient of the stream arrives, or is referred, and the next one is scheduled. */
export function arrive(s: Simulation, stream: number, now: number): void {
  // The event of an arrival that was put off or brought forward.
  if (s.streamNext[stream] !== now) return;
  if (s.model.streamList[stream] !== NONE || !admitArrival(s, stream, now)) takeIn(s, stream, now);
  scheduleArrival(s, stream, now);
}

function takeIn(s: Simulation, stream: number, now: number): void {
  const { model, patients } = s;
  const patient = patients.add();
  const group = model.streamGroup[stream];
  patients.setKeys(patient, s.nextKeyHigh[stream], s.nextKeyLow[stream]);
  patients.stream[patient] = stream;
  patients.ordinal[patient] = s.streamOrdinal[stream]++;
  patients.group[patient] = group;
  patients.source[patient] = model.streamSource[stream];
  s.entered++;
  if (model.streamList[stream] === NONE) enter(s, patient, model.streamTo[stream], now);
  else refer(s, patient, model.streamList[stream], now);
}

/** A patient who had left the model is readmitted. */
export function arriveAgain(s: Simulation, patient: number, now: number): void {
  const { model, patients } = s;
  const to = patients.clockTo[patient];
  if (patients.clockGroup[patient] !== NONE) patients.group[patient] = patients.clockGroup[patient];
  s.tally.readmissions[to * model.groupCount + patients.group[patient]]++;
  enter(s, patient, to, now);
}

function enter(s: Simulation, patient: number, place: number, now: number): void {
  const { model, patients } = s;
  const group = patients.group[patient];
  patients.row[patient] = NONE;
  patients.startDelay[patient] = NONE;
  patients.readyAt[patient] = now;
  s.tally.arrivals[place * model.groupCount + group]++;
  s.tally.events++;
  if (s.log !== null) logPatient(s, LOG_ARRIVES, patient, place, now);
  seekPlace(s, patient, place, false, now);
}

/**
 * Time of the next arrival: by the trace; or at a constant rate from the last one, then, once the rate varies, by inverting the cumulative rate,
 * which is exact for rates that are constant within each hour. What comes later changes nothing before it, to the last digit.
 */
function nextArrivalTime(s: Simulation, stream: number, now: number): number {
  const { model } = s;
  const step = -log(1 - uniformOfArrival(s, stream));
  if (now < model.streamConstantUntil[stream]) {
    s.streamConstantTime[stream] = now + step / model.streamConstantRate[stream];
    return timeAfterConstantRate(s, stream);
  }
  s.streamExpected[stream] += step;
  return timeOfExpected(s, stream);
}

/** The time reached at the constant rate, or what becomes of it where the rate varies before then. */
function timeAfterConstantRate(s: Simulation, stream: number): number {
  const { model } = s;
  const at = s.streamConstantTime[stream];
  const until = model.streamConstantUntil[stream];
  if (at < until || until === model.dayCount) return at;
  const before = model.cumulativeRate[model.streamCumulative[stream] + until];
  s.streamExpected[stream] = before + (at - until) * model.streamConstantRate[stream];
  s.streamDay[stream] = until;
  return timeOfExpected(s, stream);
}

/** When so many arrivals are expected as are reckoned up to the one scheduled, or by the trace; Infinity for after the end. */
function timeOfExpected(s: Simulation, stream: number): number {
  const { cumulativeRate, dayCount, dayEpoch, hourShares, streamCount, streamCumulative, streamHours } = s.model;
  const table = streamCumulative[stream];
  if (table === NONE) return nextOfTrace(s, stream);
  const expected = s.streamExpected[stream];
  let day = s.streamDay[stream];
  while (day < dayCount && cumulativeRate[table + day + 1] < expected) day++;
  s.streamDay[stream] = day;
  if (day === dayCount) return Infinity;
  const before = cumulativeRate[table + day];
  const share = (expected - before) / (cumulativeRate[table + day + 1] - before);
  const hours = streamHours[dayEpoch[day] * streamCount + stream];
  return day + (hours === NONE ? share : timeOfDay(hourShares, hours, share));
}

/** Infinity where the trace has no more arrivals. */
function nextOfTrace({ model, streamOrdinal }: Simulation, stream: number): number {
  const at = model.streamTrace[stream] + streamOrdinal[stream];
  return at < model.streamTrace[stream + 1] ? model.traceTimes[at] : Infinity;
}

function timeOfDay(shares: Float64Array, table: number, share: number): number {
  // Halved, then step by step; nothing arrives before the hour whose end the share reaches.
  let hour = shares[table + 12] < share ? 12 : 0;
  if (shares[table + hour + 6] < share) hour += 6;
  if (shares[table + hour + 3] < share) hour += 3;
  while (hour < 23 && shares[table + hour + 1] < share) hour++;
  const before = shares[table + hour];
  return (hour + (share - before) / (shares[table + hour + 1] - before)) / 24;
}

/** The keys of the patient to come are derived here, and handed over at the arrival. */
function uniformOfArrival(s: Simulation, stream: number): number {
  const streamHigh = s.streamKeyHigh[stream];
  const streamLow = s.streamKeyLow[stream];
  const ordinal = s.streamOrdinal[stream];
  const high = deriveHigh(streamHigh, streamLow, ordinal);
  const low = deriveLow(streamHigh, streamLow, ordinal);
  s.nextKeyHigh[stream] = high;
  s.nextKeyLow[stream] = low;
  return uniform(high, low, PURPOSE_ARRIVAL);
}
