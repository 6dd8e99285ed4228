import {
  type EventSink,
  LOG_ADMITTED,
  LOG_ALSO_QUEUES,
  LOG_ARRIVES,
  LOG_DIVERTED,
  LOG_GIVEN,
  LOG_LEAVES_QUEUE,
  LOG_LOST,
  LOG_MOVES,
  LOG_QUEUES,
  LOG_READY,
  LOG_REFERRED,
  LOG_SWAP,
} from "../engine/event-log.ts";
import { type Model, NONE } from "../engine/model.ts";
import { STATE_FREE, STATE_OUTSIDE, STATE_QUEUED, STATE_STANDING_IN } from "../engine/patients.ts";
import type { Simulation } from "../engine/simulation.ts";

/** What consumption is counted by; indices as in the model. */
export interface ConsumptionPlan {
  readonly serviceCount: number;
  /** [place] service of its days or hours; −1 for none. */
  readonly placeService: Int32Array;
  /** [place] service of billable nights of those who are discharge-ready in it; −1 for none. */
  readonly nightService: Int32Array;
  /** [service] 1 where it is counted in hours of care. */
  readonly isHours: Uint8Array;
  /** [place] outcome of those who are in it at the end of a period; [exit] outcome of those who leave by it. */
  readonly placeOutcome: Int32Array;
  readonly exitOutcome: Int32Array;
  /** Outcome of those who wait at home or without a bed at the end, and of those who are lost. */
  readonly waitingOutcome: number;
  readonly lostOutcome: number;
  /** Simulated days at which periods begin, and the end of the last. */
  readonly bounds: readonly number[];
}

/** Told what one patient had of each service in one period, when it is over or the patient will not come again in it. */
export type TakeUser = (period: number, actor: number, group: number, outcome: number, volumes: Float64Array) => void;

/** Ready for what is not decided yet: the next event tells. */
const UNDECIDED = -2;

/**
 * Follows what each patient has of each service: days in places, hours of care, billable nights. What is kept is about the patients in
 * the model, by slot, so memory does not grow with the number who pass through; each is given away when a period ends or when the slot
 * is taken by somebody else.
 */
export class UserConsumption implements EventSink {
  private readonly model: Model;
  private readonly plan: ConsumptionPlan;
  private readonly take: TakeUser;
  private period = -1;
  private capacity = 0;
  /** [slot × service] of the present period. */
  private volumes = new Float64Array(0);
  /** [slot] 1 for one who is known in the present period. */
  private isKnown = new Uint8Array(0);
  private actor = new Int32Array(0);
  private group = new Int32Array(0);
  private outcome = new Int32Array(0);
  private place = new Int32Array(0);
  /** [slot] destination that a patient in a place is ready for; −1 for one who is not. */
  private readyFor = new Int32Array(0);
  /** [slot] hours a week while waiting at home, and the service that gives them. */
  private waitingHours = new Float64Array(0);
  private waitingService = new Int32Array(0);
  private since = new Float64Array(0);

  constructor(model: Model, plan: ConsumptionPlan, take: TakeUser) {
    this.model = model;
    this.plan = plan;
    this.take = take;
  }

  dayBegins(s: Simulation, now: number): void {
    const { bounds } = this.plan;
    if (this.period < 0) {
      if (now < bounds[0]!) return;
      this.begin(s, now);
    } else if (this.period + 1 < bounds.length - 1 && now >= bounds[this.period + 1]!) this.endPeriod(s, now);
  }

  add(s: Simulation, kind: number, patient: number, destination: number, now: number): void {
    if (this.period < 0) return;
    if (patient >= this.capacity) this.grow(patient + 1);
    const isNew = (kind === LOG_ARRIVES || kind === LOG_REFERRED) && s.patients.visit(patient) === 0;
    if (isNew) this.give(patient);
    if (this.isKnown[patient] === 0) this.know(s, patient, now);
    this.settle(s, patient, destination, now);
    this.follow(s, kind, patient, destination);
  }

  /** Completes the last period when the replication is over. */
  finish(s: Simulation): void {
    this.settleAll(s, s.model.dayCount);
    for (let patient = 0; patient < this.capacity; patient++) this.give(patient);
  }

  private begin(s: Simulation, now: number): void {
    this.period = 0;
    const { patients, model } = s;
    this.grow(patients.used);
    for (let patient = 0; patient < patients.used; patient++) {
      const state = patients.state[patient];
      if (state === STATE_FREE || state === STATE_OUTSIDE || state === STATE_STANDING_IN) continue;
      this.know(s, patient, now);
      const source = patients.source[patient]!;
      if (source < model.placeCount) {
        this.place[patient] = source;
        if (patients.pair[patient] !== NONE) this.readyFor[patient] = patients.destination[patient]!;
      } else if (state === STATE_QUEUED && patients.waitingHours[patient]! > 0) {
        this.waitingHours[patient] = patients.waitingHours[patient]!;
        this.waitingService[patient] = this.plan.placeService[patients.waitingCareFrom[patient]!]!;
      }
    }
  }

  private endPeriod(s: Simulation, now: number): void {
    this.settleAll(s, now);
    const isThere = s.patients.state;
    for (let patient = 0; patient < this.capacity; patient++) {
      if (this.isKnown[patient] === 0) continue;
      const kept = this.place[patient]! >= 0 || this.waitingHours[patient]! > 0 || isThere[patient] !== STATE_FREE;
      this.give(patient, kept);
    }
    this.period++;
  }

  private settleAll(s: Simulation, now: number): void {
    for (let patient = 0; patient < this.capacity; patient++) {
      if (this.isKnown[patient] !== 0) this.settle(s, patient, NONE, now);
    }
  }

  private know(s: Simulation, patient: number, now: number): void {
    const group = s.patients.group[patient]!;
    this.isKnown[patient] = 1;
    this.actor[patient] = this.model.groupActor[group]!;
    this.group[patient] = group;
    this.outcome[patient] = this.plan.waitingOutcome;
    this.place[patient] = -1;
    this.readyFor[patient] = -1;
    this.waitingHours[patient] = 0;
    this.since[patient] = now;
  }

  /** What goes on since the last event of the patient is added to what there is. */
  private settle(s: Simulation, patient: number, destination: number, now: number): void {
    const before = this.since[patient]!;
    this.since[patient] = now;
    if (now <= before) return;
    const { serviceCount, placeService, nightService, isHours } = this.plan;
    const base = patient * serviceCount;
    const days = now - before;
    const place = this.place[patient]!;
    if (place >= 0) {
      const service = placeService[place]!;
      if (service >= 0) {
        this.volumes[base + service]! += isHours[service] !== 0 ? (days / 7) * s.patients.hoursPerWeek[patient]! : days;
      }
      const nights = nightService[place]!;
      const readyFor = this.readyFor[patient] === UNDECIDED ? destination : this.readyFor[patient]!;
      if (nights >= 0 && readyFor >= 0 && this.model.destinationIsBillable[readyFor] !== 0) {
        this.volumes[base + nights]! += Math.floor(now) - Math.floor(before);
      }
    }
    if (this.waitingHours[patient]! > 0 && this.waitingService[patient]! >= 0) {
      this.volumes[base + this.waitingService[patient]!]! += (days / 7) * this.waitingHours[patient]!;
    }
  }

  private follow(s: Simulation, kind: number, patient: number, destination: number): void {
    switch (kind) {
      case LOG_ADMITTED:
        this.place[patient] = s.patients.source[patient]!;
        this.readyFor[patient] = -1;
        this.waitingHours[patient] = 0;
        break;
      case LOG_READY:
      case LOG_GIVEN:
        this.readyFor[patient] = this.place[patient]! >= 0 ? destination : -1;
        this.waitingHours[patient] = 0;
        break;
      case LOG_QUEUES:
        this.beginQueue(s, patient, destination);
        break;
      case LOG_LEAVES_QUEUE:
        this.readyFor[patient] = this.place[patient]! >= 0 ? UNDECIDED : -1;
        this.waitingHours[patient] = 0;
        break;
      case LOG_DIVERTED:
        this.waitingHours[patient] = 0;
        break;
      case LOG_LOST:
      case LOG_MOVES:
        this.leave(kind, patient, destination);
        break;
      case LOG_SWAP:
      case LOG_ALSO_QUEUES:
      default:
        break;
    }
  }

  private beginQueue(s: Simulation, patient: number, destination: number): void {
    const { model } = this;
    if (this.place[patient]! >= 0) {
      this.readyFor[patient] = destination;
      return;
    }
    const atHome = s.patients.source[patient] === model.placeCount;
    if (!atHome || destination >= model.placeCount || !model.hasWaitingCare) return;
    const at = s.epoch * model.placeCount + destination;
    const from = model.waitingCareFrom[at]!;
    if (from === NONE) return;
    this.waitingHours[patient] = model.waitingCareHours[at * model.groupCount + s.patients.group[patient]!]!;
    this.waitingService[patient] = this.plan.placeService[from]!;
  }

  private leave(kind: number, patient: number, destination: number): void {
    const { placeCount } = this.model;
    this.place[patient] = -1;
    this.readyFor[patient] = -1;
    this.waitingHours[patient] = 0;
    if (kind === LOG_LOST) this.outcome[patient] = this.plan.lostOutcome;
    else if (destination >= placeCount) this.outcome[patient] = this.plan.exitOutcome[destination - placeCount]!;
    else this.outcome[patient] = this.plan.waitingOutcome;
  }

  /** Gives away what a patient had in the period. @param isKept whether the patient goes on into the next */
  private give(patient: number, isKept = false): void {
    if (this.isKnown[patient] === 0) return;
    const { serviceCount, placeOutcome } = this.plan;
    const own = this.volumes.subarray(patient * serviceCount, (patient + 1) * serviceCount);
    if (own.some((volume) => volume > 0)) {
      const place = this.place[patient]!;
      const outcome = place >= 0 ? placeOutcome[place]! : this.outcome[patient]!;
      this.take(this.period, this.actor[patient]!, this.group[patient]!, outcome, own);
      own.fill(0);
    }
    this.isKnown[patient] = isKept ? 1 : 0;
  }

  private grow(least: number): void {
    if (least <= this.capacity) return;
    const size = Math.max(least, 2 * this.capacity, 1024);
    const { serviceCount } = this.plan;
    const doubles = (old: Float64Array, length: number): Float64Array<ArrayBuffer> => {
      const larger = new Float64Array(length);
      larger.set(old);
      return larger;
    };
    const wholes = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(size);
      larger.set(old);
      return larger;
    };
    this.volumes = doubles(this.volumes, size * serviceCount);
    this.waitingHours = doubles(this.waitingHours, size);
    this.since = doubles(this.since, size);
    const known = new Uint8Array(size);
    known.set(this.isKnown);
    this.isKnown = known;
    this.actor = wholes(this.actor);
    this.group = wholes(this.group);
    this.outcome = wholes(this.outcome);
    this.place = wholes(this.place);
    this.readyFor = wholes(this.readyFor);
    this.waitingService = wholes(this.waitingService);
    this.capacity = size;
  }
}
