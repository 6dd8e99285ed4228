import { type EventSink, LOG_ADMITTED, LOG_LOST, LOG_MOVES } from "../engine/event-log.ts";
import type { Model } from "../engine/model.ts";
import { STATE_FREE, STATE_OUTSIDE, STATE_STANDING_IN } from "../engine/patients.ts";
import { beginReplication, endReplication, runUntil } from "../engine/replicate.ts";
import type { Simulation } from "../engine/simulation.ts";

/** What one replication was, counted by itself: patients one by one, beside what the simulation adds up as it goes. */
export interface ReplicationDiagnosis {
  /** [week from the start, warm-up included] patients in the model at the midnight that the week begins. */
  readonly weekly: Int32Array;
  /** Over the whole replication; entered = left + inside. */
  readonly entered: number;
  readonly left: number;
  readonly inside: number;
  /** Of the measured days. */
  readonly places: readonly PlaceStays[];
}

/** Little's law about a place: patients = stays a day × days of a stay. */
export interface PlaceStays {
  readonly place: string;
  /** Stays that had any of the measured days. */
  readonly stays: number;
  /** Days of them that were measured, patient by patient. */
  readonly stayDays: number;
  /** Patient-days as the step function of the place has added them up. */
  readonly levelDays: number;
  readonly days: number;
}

const DAYS_A_WEEK = 7;

/** Simulates one replication and counts it. @throws Error where the simulation finds itself that something does not add up */
export function diagnose(model: Model, replication: number): ReplicationDiagnosis {
  const stays = new CountedStays(model);
  const s = beginReplication(model, replication, { log: stays });
  runUntil(s, model.dayCount);
  endReplication(s);
  stays.finish();
  const days = model.dayCount - model.warmUpDays;
  return {
    weekly: stays.weekly,
    entered: s.entered,
    left: s.left,
    inside: s.patients.present,
    places: model.placeIds.map((place, at) => ({
      place,
      stays: stays.stays[at],
      stayDays: stays.stayDays[at],
      levelDays: s.levels.integral(at),
      days,
    })),
  };
}

/** Follows each patient from bed to bed. */
class CountedStays implements EventSink {
  readonly weekly: Int32Array;
  /** [place] */
  readonly stays: Int32Array;
  readonly stayDays: Float64Array;
  private readonly model: Model;
  /** By slot: where the patient is, and since when of the measured time. */
  private readonly open = new Map<number, { readonly place: number; readonly since: number }>();

  constructor(model: Model) {
    this.model = model;
    this.weekly = new Int32Array(Math.ceil(model.dayCount / DAYS_A_WEEK));
    this.stays = new Int32Array(model.placeCount);
    this.stayDays = new Float64Array(model.placeCount);
  }

  dayBegins(s: Simulation, now: number): void {
    if (now % DAYS_A_WEEK === 0 && now < this.model.dayCount) this.weekly[now / DAYS_A_WEEK] = s.patients.present;
    if (now === this.model.warmUpDays) this.takeThosePresent(s, now);
  }

  add(s: Simulation, kind: number, patient: number, _destination: number, now: number): void {
    if (now < this.model.warmUpDays) return;
    if (kind !== LOG_ADMITTED && kind !== LOG_MOVES && kind !== LOG_LOST) return;
    this.close(patient, now);
    if (kind === LOG_ADMITTED) this.open.set(patient, { place: s.patients.source[patient], since: now });
  }

  /** Those who are still there have had the days until the end. */
  finish(): void {
    for (const patient of this.open.keys()) this.close(patient, this.model.dayCount);
  }

  private takeThosePresent({ patients, model }: Simulation, now: number): void {
    this.open.clear();
    this.stays.fill(0);
    this.stayDays.fill(0);
    for (let patient = 0; patient < patients.used; patient++) {
      const state = patients.state[patient];
      if (state === STATE_FREE || state === STATE_OUTSIDE || state === STATE_STANDING_IN) continue;
      const place = patients.source[patient];
      if (place < model.placeCount) this.open.set(patient, { place, since: now });
    }
  }

  private close(patient: number, now: number): void {
    const stay = this.open.get(patient);
    if (!stay) return;
    this.open.delete(patient);
    this.stays[stay.place]++;
    this.stayDays[stay.place] += now - stay.since;
  }
}
