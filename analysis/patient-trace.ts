import { censusStream } from "../engine/census.ts";
import { drawValue } from "../engine/distribution-tables.ts";
import { LOG_KINDS, type LogKind } from "../engine/event-log.ts";
import { type Model, NONE, TURN_CLASSES } from "../engine/model.ts";
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
} from "../engine/patients.ts";
import {
  PURPOSE_READMISSION,
  PURPOSE_READMISSION_DELAY,
  PURPOSE_ROUTE,
  PURPOSE_TREATMENT,
} from "../engine/purposes.ts";
import { drawFor, type Simulation } from "../engine/simulation.ts";
import { destinationIds, sourceIds } from "./event-names.ts";
import { localTime } from "./event-table.ts";
import { type BedOrigin, FreedBeds } from "./freed-beds.ts";
import { queueInOrder } from "./queue-order.ts";
import { SettlingSink } from "./settling-sink.ts";
import { type Waiter, waiterOf } from "./waiter.ts";
import { capacityOf, type WaitingReason, waitingReasons } from "./waiting-reasons.ts";

/** The line in which a patient stands, as an instant leaves it. */
export interface QueueStanding {
  /** From 1, of so many. */
  readonly position: number;
  readonly waiting: number;
  /** Those before, the first of them; `position` tells how many there are. */
  readonly ahead: readonly Waiter[];
  /** Whether the order changes as beds are given: with the longest list and with shares. */
  readonly orderMoves: boolean;
  readonly reasons: readonly WaitingReason[];
}

/** What is drawn on admission. */
export interface Draws {
  /** Null for those present at the start, of whose treatment a rest is left. */
  readonly treatmentDays: number | null;
  readonly destination: string;
  /** Of the route, 1 where there is one only; null for those present at the start, and where the turn is kept. */
  readonly probability: number | null;
  /** Whether the patient is in an alternative, and goes on to the first choice with the turn of before. */
  readonly keepsTurn?: boolean;
}

/** Whether a patient who moves comes back later. */
export interface ReadmissionDraw {
  readonly probability: number;
  /** Null where the draw is that the patient does not. */
  readonly afterDays: number | null;
  readonly to: string;
}

/** Something that happens to the patient. What does not apply is missing. */
export interface PatientStep {
  readonly at: string;
  /** Days since simulated day 0. */
  readonly day: number;
  readonly kind: LogKind | "present-at-start" | "still-waits" | "present-at-end";
  /** Where the patient is: a place, `home` or `front-door`. */
  readonly place: string;
  /** What it is about: the place or exit waited for, given, moved to or left. */
  readonly destination?: string;
  readonly group: string;
  /** How long what is over now has lasted: treatment, undeclared days, decision, wait, start delay. */
  readonly days?: number;
  /** Midnights of being discharge-ready that lie behind. */
  readonly nights?: number;
  readonly isReadmission?: boolean;
  /** Whether what is given is an alternative to what the patient waited for first. */
  readonly isAlternative?: boolean;
  readonly isDeath?: boolean;
  /** Whether treatment ends because the clock of a readmission rings. */
  readonly isBrokenOff?: boolean;
  readonly draws?: Draws;
  readonly queue?: QueueStanding;
  readonly bed?: BedOrigin;
  /** So many others were given the place at this instant. */
  readonly served?: number;
  /** Occupied beds and capacity of a place that is given, before; capacity null without limit. */
  readonly occupied?: number;
  readonly capacity?: number | null;
  /** Those who were behind in turn and were given the place before. */
  readonly passedBy?: readonly Waiter[];
  readonly readmission?: ReadmissionDraw;
  /** At the end, and of one of a census at the start: what the patient is doing. */
  readonly state?: "treatment" | "undeclared" | "decision" | "queue" | "start-delay" | "outside" | "waiting-list";
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Those before in line who are named one by one. */
const MOST_NAMED = 5;

/** Tells of one patient: everything that happens, why, and what is drawn. */
export class PatientTrace extends SettlingSink {
  readonly steps: PatientStep[] = [];

  private readonly model: Model;
  private readonly stream: number;
  private readonly ordinal: number;
  private readonly sources: readonly string[];
  private readonly destinations: readonly string[];
  private readonly beds: FreedBeds;
  private slot = NONE;
  private segmentFrom = 0;
  private readyAt = NaN;
  /** The step with which the present wait began, and the turn in it. */
  private joining: Writable<PatientStep> | undefined;
  private turn = 0;
  private passedBy: Waiter[] = [];
  /** Others who are given the place waited for, at the present instant. */
  private served = 0;

  /** @param stream index, −1 − place for those present at the start; @param ordinal from 0 */
  constructor(model: Model, stream: number, ordinal: number) {
    super();
    this.model = model;
    this.stream = stream;
    this.ordinal = ordinal;
    this.sources = sourceIds(model);
    this.destinations = destinationIds(model);
    this.beds = new FreedBeds(model);
  }

  dayBegins(s: Simulation, now: number): void {
    if (now > 0) return;
    const { patients } = s;
    for (let patient = 0; patient < patients.used && this.slot === NONE; patient++) {
      const state = patients.state[patient];
      if (state === STATE_FREE || state === STATE_STANDING_IN || !this.isPatient(s, patient)) continue;
      this.slot = patient;
      const step = this.step(s, "present-at-start", NONE, now);
      const row = patients.row[patient];
      if (patients.state[patient] === STATE_ACTIVE && row !== NONE) {
        const destination = this.destinations[this.model.rowDestination[row]];
        step.draws = { treatmentDays: null, destination, probability: null };
      }
      if (this.stream === censusStream(this.model)) this.describePresent(s, step, now);
      this.steps.push(step);
    }
  }

  /** Of one of a census it is known what the patient is doing, and since when. */
  private describePresent({ patients }: Simulation, step: Writable<PatientStep>, now: number): void {
    const state = patients.state[this.slot];
    step.state = STATE_NAMES[state];
    this.segmentFrom = patients.since[this.slot];
    step.days = now - this.segmentFrom;
    if (state !== STATE_QUEUED) return;
    step.destination = this.destinations[patients.destination[this.slot]];
    if (patients.pair[this.slot] !== NONE) this.readyAt = this.segmentFrom;
    this.joining = step;
    this.turn = Infinity;
  }

  /** Tells what the patient is doing when the replication is over. */
  override finish(s: Simulation): void {
    super.finish(s);
    const { patients } = s;
    if (this.slot === NONE || patients.state[this.slot] === STATE_FREE || !this.isPatient(s, this.slot)) return;
    const step = this.step(s, "present-at-end", NONE, this.model.dayCount);
    step.state = STATE_NAMES[patients.state[this.slot]];
    step.days = this.model.dayCount - this.segmentFrom;
    if (patients.state[this.slot] === STATE_OUTSIDE) step.place = "home";
    else if (patients.state[this.slot] !== STATE_ACTIVE) {
      step.destination = this.destinations[patients.destination[this.slot]];
    }
    if (patients.state[this.slot] === STATE_QUEUED) step.queue = this.standing(s, this.model.dayCount);
    this.steps.push(step);
  }

  protected happens(s: Simulation, kind: number, patient: number, destination: number, now: number): void {
    const occupied = destination >= 0 && destination < this.model.placeCount ? s.occupied[destination] : 0;
    const bed = this.beds.follow(s, kind, patient, destination, now);
    const name = LOG_KINDS[kind];
    if (!this.isPatient(s, patient)) {
      if (name === "given") this.noteOther(s, patient, destination);
      return;
    }
    this.slot = patient;
    const step = this.step(s, name, destination, now);
    if (bed) {
      step.bed = bed;
      step.occupied = occupied;
      step.capacity = capacityOf(s, destination);
    }
    this.describe(s, step, name, destination, now);
    this.steps.push(step);
  }

  protected settles(s: Simulation, now: number): void {
    const { joining, served, slot } = this;
    this.served = 0;
    if (!joining || s.patients.state[slot] !== STATE_QUEUED) return;
    if (!joining.queue) {
      joining.queue = this.standing(s, now);
      this.turn = s.patients.turn[slot];
    } else if (served > 0) {
      const step = this.step(s, "still-waits", s.patients.destination[slot], now);
      this.steps.push({ ...step, served, days: now - this.segmentFrom, queue: this.standing(s, now) });
    }
  }

  private describe(s: Simulation, step: Writable<PatientStep>, name: LogKind, destination: number, now: number): void {
    const { patients } = s;
    const { slot } = this;
    const days = now - this.segmentFrom;
    if (ENDS_SEGMENT.has(name)) {
      step.days = days;
      this.segmentFrom = now;
    }
    switch (name) {
      case "arrives":
        this.segmentFrom = now;
        this.readyAt = NaN;
        if (patients.visit[slot] > 0) step.isReadmission = true;
        break;
      case "admitted":
        this.segmentFrom = now;
        this.readyAt = NaN;
        step.draws = this.draws(s);
        break;
      case "treatment-ends":
        if (patients.row[slot] === NONE) step.isBrokenOff = true;
        break;
      case "ready":
        this.readyAt = now;
        break;
      case "referred":
        this.segmentFrom = now;
        break;
      case "queues":
        this.joining = step;
        this.turn = Infinity;
        this.passedBy = [];
        break;
      case "given":
        if (step.destination !== this.joining?.destination) step.isAlternative = true;
        this.endWait(step);
        break;
      case "leaves-queue":
      case "lost":
      case "diverted":
        this.endWait(step);
        break;
      case "moves":
        Object.assign(step, this.departure(s, destination));
    }
    if (!Number.isNaN(this.readyAt)) step.nights = Math.floor(now) - Math.floor(this.readyAt);
  }

  private endWait(step: Writable<PatientStep>): void {
    this.joining = undefined;
    if (this.passedBy.length > 0) step.passedBy = this.passedBy;
  }

  /** Somebody else is given the place that the patient waits for, though the turn is later. */
  private noteOther(s: Simulation, patient: number, destination: number): void {
    if (!this.joining?.queue || s.patients.destination[this.slot] !== destination) return;
    this.served++;
    if (s.patients.turn[patient] > this.turn) this.passedBy.push(waiterOf(s, patient));
  }

  private isPatient({ patients }: Simulation, patient: number): boolean {
    return patients.stream[patient] === this.stream && patients.ordinal[patient] === this.ordinal;
  }

  private step(s: Simulation, kind: PatientStep["kind"], destination: number, now: number): Writable<PatientStep> {
    return {
      at: localTime(this.model.firstDate, now),
      day: now,
      kind,
      place: this.sources[s.patients.source[this.slot]],
      ...(destination !== NONE && { destination: this.destinations[destination] }),
      group: this.model.groupIds[s.patients.group[this.slot]],
    };
  }

  /** What the engine is about to draw: the same numbers, since a draw depends on patient, visit and purpose alone. */
  private draws(s: Simulation): Draws {
    const { model, slot } = this;
    const stay = s.patients.source[slot] * model.groupCount + s.patients.group[slot];
    const [first, end] = [model.stayRows[stay], model.stayRows[stay + 1]];
    const u = drawFor(s, slot, PURPOSE_ROUTE);
    let row = first;
    while (row < end - 1 && u >= model.rowCumulative[s.epoch * model.rowCount + row]) row++;
    const treatment = model.rowTreatment[s.epoch * model.rowCount + row];
    const treatmentDays = drawValue(model.distributions, treatment, drawFor(s, slot, PURPOSE_TREATMENT));
    const isDeath = model.destinationIsDeath[model.rowDestination[row]] !== 0;
    if (s.patients.keepsTurn[slot] === 0 || isDeath) return { treatmentDays, ...this.routeDraw(s, row) };
    const destination = this.destinations[s.patients.firstChoice[slot]];
    return { treatmentDays, destination, probability: null, keepsTurn: true };
  }

  private routeDraw(s: Simulation, row: number): Omit<Draws, "treatmentDays"> {
    const { model, slot } = this;
    const stay = s.patients.source[slot] * model.groupCount + s.patients.group[slot];
    const at = s.epoch * model.rowCount + row;
    const before = row === model.stayRows[stay] ? 0 : Math.min(1, model.rowCumulative[at - 1]);
    const probability = Math.min(1, model.rowCumulative[at]) - before;
    return { destination: this.destinations[model.rowDestination[row]], probability };
  }

  private departure(s: Simulation, destination: number): Partial<PatientStep> {
    const { model, slot } = this;
    if (destination >= model.placeCount && model.destinationIsDeath[destination] !== 0) return { isDeath: true };
    const row = s.patients.row[slot];
    if (row === NONE) return {};
    const at = s.epoch * model.rowCount + row;
    const probability = model.rowReadmission[at];
    if (probability === 0) return {};
    const returns = drawFor(s, slot, PURPOSE_READMISSION) < probability;
    const u = drawFor(s, slot, PURPOSE_READMISSION_DELAY);
    return {
      readmission: {
        probability,
        afterDays: returns ? drawValue(model.distributions, model.rowReadmissionDelay[at], u) : null,
        to: model.placeIds[model.rowReadmissionTo[at]],
      },
    };
  }

  private standing(s: Simulation, now: number): QueueStanding {
    const { model, slot } = this;
    const destination = s.patients.destination[slot];
    const line = queueInOrder(s, destination);
    const ahead = line.indexOf(slot);
    const rule =
      destination < model.placeCount ? model.turnRule[s.epoch * model.placeCount + destination] : TURN_CLASSES;
    return {
      position: ahead + 1,
      waiting: line.length,
      ahead: line.slice(0, Math.min(ahead, MOST_NAMED)).map((patient) => waiterOf(s, patient)),
      orderMoves: rule !== TURN_CLASSES,
      reasons: waitingReasons(s, slot, ahead, now),
    };
  }
}

const ENDS_SEGMENT: ReadonlySet<LogKind> = new Set([
  "treatment-ends",
  "ready",
  "queues",
  "given",
  "moves",
  "leaves-queue",
  "lost",
  "diverted",
  "called-in",
  "fills-bed",
]);

const STATE_NAMES: Readonly<Record<number, NonNullable<PatientStep["state"]>>> = {
  [STATE_ACTIVE]: "treatment",
  [STATE_UNDECLARED]: "undeclared",
  [STATE_DECIDING]: "decision",
  [STATE_QUEUED]: "queue",
  [STATE_STARTING]: "start-delay",
  [STATE_OUTSIDE]: "outside",
  [STATE_LISTED]: "waiting-list",
};
