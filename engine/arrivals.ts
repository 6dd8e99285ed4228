import { PHASE_ARRIVAL } from "./event-heap.ts";
import { LOG_ARRIVES } from "./event-log.ts";
import { deriveHigh, deriveLow, uniform } from "./keyed-random.ts";
import { NONE } from "./model.ts";
import { PURPOSE_ARRIVAL } from "./purposes.ts";
import { logPatient } from "./queues.ts";
import { EVENT_ARRIVAL, type Simulation } from "./simulation.ts";
import { seekPlace } from "./transfers.ts";

/** Schedules the next arrival of a stream: its patient exists from then on, but is not in the model yet. */
export function scheduleArrival(s: Simulation, stream: number, now: number): void {
  const at = nextArrivalTime(s, stream, now);
  if (at < s.model.dayCount) s.heap.push(at, PHASE_ARRIVAL, (stream << 2) | EVENT_ARRIVAL);
}

/** A patient of the stream arrives, and the next one is scheduled. */
export function arrive(s: Simulation, stream: number, now: number): void {
  const { model, patients } = s;
  const patient = patients.add();
  const group = model.streamGroup[stream];
  patients.keyHigh[patient] = s.nextKeyHigh[stream];
  patients.keyLow[patient] = s.nextKeyLow[stream];
  patients.stream[patient] = stream;
  patients.ordinal[patient] = s.streamOrdinal[stream]++;
  patients.group[patient] = group;
  patients.source[patient] = model.streamSource[stream];
  s.entered++;
  enter(s, patient, model.streamTo[stream], now);
  scheduleArrival(s, stream, now);
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

/** Inverts the cumulative rate, exact for rates that are constant within each hour; or goes by the trace. */
function nextArrivalTime(s: Simulation, stream: number, now: number): number {
  const { model } = s;
  const step = -Math.log(1 - uniformOfArrival(s, stream));
  const constantRate = model.streamConstantRate[stream];
  if (constantRate > 0) return now + step / constantRate;
  const table = model.streamCumulative[stream];
  if (table === NONE) return nextOfTrace(s, stream);
  const expected = s.streamExpected[stream] + step;
  s.streamExpected[stream] = expected;
  const { cumulativeRate, dayCount } = model;
  let day = s.streamDay[stream];
  while (day < dayCount && cumulativeRate[table + day + 1] < expected) day++;
  s.streamDay[stream] = day;
  if (day === dayCount) return Infinity;
  const before = cumulativeRate[table + day];
  const share = (expected - before) / (cumulativeRate[table + day + 1] - before);
  const hours = model.streamHours[model.dayEpoch[day] * model.streamCount + stream];
  return day + (hours === NONE ? share : timeOfDay(model.hourShares, hours, share));
}

/** Infinity where the trace has no more arrivals. */
function nextOfTrace({ model, streamOrdinal }: Simulation, stream: number): number {
  const at = model.streamTrace[stream] + streamOrdinal[stream];
  return at < model.streamTrace[stream + 1] ? model.traceTimes[at] : Infinity;
}

function timeOfDay(shares: Float64Array, table: number, share: number): number {
  let hour = 0;
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
