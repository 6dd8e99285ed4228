/*
 * The second simulator: docs/model.md written down once more, slowly and plainly, to compare the engine with event by
 * event. Everything that can be counted is counted anew from the patients each time it is asked for; the queue is one
 * array, sorted each time; the events are one sorted array. Numbers in brackets are sections of docs/model.md.
 */
import {
  PURPOSE_DECISION,
  PURPOSE_PATIENCE,
  PURPOSE_READMISSION,
  PURPOSE_READMISSION_DELAY,
  PURPOSE_ROUTE,
  PURPOSE_START_DELAY,
  PURPOSE_START_MIX,
  PURPOSE_TREATMENT,
  PURPOSE_WAY_OUT,
  PURPOSE_WEEKEND,
} from "../../engine/purposes.ts";
import type { Waiting } from "../../scenarios/allocation.ts";
import type { Alternative } from "../../scenarios/alternative.ts";
import { scenarioEpochs } from "../../scenarios/epochs.ts";
import { offeredLoad } from "../../scenarios/offered-load.ts";
import type { Leaving } from "../../scenarios/place.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { PlannedStream } from "../../scenarios/stream.ts";
import type { Delay, Route } from "../../scenarios/stay.ts";
import { personsAtStart } from "./second-census.ts";
import { chosenRow, derive, draw, type Key, nextArrival, streamKey, unitExponential, valueAt } from "./second-draws.ts";
import {
  type Blocking,
  emptyTally,
  type LogEntry,
  type LogKind,
  type PresentAtStart,
  type SlowResult,
  type Tally,
  type ToldEntry,
} from "./second-log.ts";
import {
  type Calendar,
  calendarOf,
  capacityAt,
  capacityTimes,
  classAt,
  cycleAt,
  delayOn,
  END_OF_DAY,
  fits,
  hasStay,
  inOrder,
  mostBedsOn,
  mostOn,
  mostServed,
  mostSpecific,
  type OpenOn,
  clock,
  openOn,
  rateOf,
  traceOf,
  treatmentDaysOf,
  type WayOn,
  waysOn,
  type WhoWaits,
} from "./second-rules.ts";

export { compareLogs, compareNumbers, type LogEntry, type SlowResult, type Tally } from "./second-log.ts";

/** Arrival times differ by rounding between two ways of inverting a rate, and are then taken from the other simulator. */
const ROUNDING_DAYS = 1e-9;

/**
 * One replication of a valid scenario, whose undated changes have been made.
 * @param otherLog of the simulator to compare with: an arrival that it has at the same time but for rounding gets its
 * time to the last bit, so that events that coincide do so in both
 */
export function simulateSlowly(
  scenario: Scenario,
  replication: number,
  otherLog: readonly LogEntry[] = [],
): SlowResult {
  return new SecondSimulator(scenario, replication, otherLog).run();
}

// [3] Order at one instant. Allocation is no event: it happens when no event of the phases before it is left.
const MIDNIGHT = 0;
const CALENDAR = 1;
const DEPARTURES = 2;
const ARRIVALS = 4;

type SlowEvent = {
  readonly time: number;
  readonly phase: number;
  readonly sequence: number;
  readonly happen: () => void;
};

/** Why a patient goes to the destination, which says what stands in its way and what follows from the move. */
type Reason =
  | { readonly kind: "arrival" }
  | { readonly kind: "route"; readonly place: string; readonly group: string; readonly way: WayOn }
  | { readonly kind: "left"; readonly queuedFor: string; readonly wayAt: number; readonly atJoining: Leaving }
  | { readonly kind: "diverted" }
  | { readonly kind: "readmission" }
  | { readonly kind: "alternative"; readonly alternative: Alternative };

/** A readmission that has been drawn. */
type Clock = { readonly time: number; readonly to: string; readonly asGroup: string | undefined };

type Patient = {
  readonly stream: string;
  readonly ordinal: number;
  readonly key: Key;
  visit: number;
  group: string;
  /** The place whose bed the patient holds. */
  bed: string | undefined;
  /** Where the patient is without a bed. */
  outside: "home" | "front-door" | "away";
  /** Of one who holds a bed. */
  state: "treatment" | "undeclared" | "ready" | "none";
  destination: string;
  reason: Reason;
  readyAt: number;
  /** What ready days count under: the destination, or the first choice of one who has been given an alternative. */
  countedUnder: string;
  /** Alternatives that the patient accepts once the wait for the first choice has lasted long enough. */
  accepts: readonly Alternative[];
  nextJoins: SlowEvent | undefined;
  /** Of one who has taken an alternative and goes on from there. */
  firstChoice: { readonly destination: string; readonly reason: Reason; readonly turn: number } | undefined;
  /** Has been given the destination and waits for the start delay to be over. */
  hasReserved: boolean;
  /** The planned stream on whose waiting list the patient is. */
  onList: string | undefined;
  referredAt: number;
  clock: Clock | undefined;
  patience: SlowEvent | undefined;
};

/** One in a queue. A patient may be in several: that for the first choice, and those for alternatives. */
type Wait = {
  readonly patient: Patient;
  readonly destination: string;
  readonly joinedAt: number;
  readonly joinNumber: number;
  /** What the turn goes by: the time of readiness, or of joining for those without a bed. */
  readonly turn: number;
  readonly alternative: Alternative | undefined;
};

type Place = {
  readonly id: string;
  capacity: number;
  /** Beds in excess since the capacity fell. */
  closing: number;
  intakeOpen: boolean;
  dischargeOpen: boolean;
  intakesToday: number;
  dischargesToday: number;
  /** Of a cycle of shares. */
  nextTurn: number;
};

/** A place in a circle, or the part of it that is of one municipality. */
type Part = { readonly place: string; readonly actor: string | undefined };

class SecondSimulator {
  readonly #scenario: Scenario;
  readonly #replication: number;
  readonly #epochs: readonly { readonly startDay: number; readonly scenario: Scenario }[];
  readonly #calendar: Calendar;
  readonly #places: Place[];

  #now = 0;
  #epoch: Scenario;
  #events: SlowEvent[] = [];
  #sequence = 0;
  #patients: Patient[] = [];
  #queue: Wait[] = [];
  #joins = 0;
  /** Of these, those before the allocation that is due. */
  #joinsBefore = 0;
  /** [6] The places to be looked at. */
  #list: string[] = [];
  #isSettled = false;

  readonly #otherArrivals = new Map<string, number>();
  readonly #log: ToldEntry[] = [];
  readonly #presentAtStart: PresentAtStart[] = [];
  readonly #tallies = new Map<string, Tally>();
  readonly #blocking: Blocking = { firstMutualBlock: NaN, firstDeadlock: NaN, totalDeadlock: NaN };

  constructor(scenario: Scenario, replication: number, otherLog: readonly LogEntry[]) {
    this.#scenario = scenario;
    for (const { kind, visit, stream, ordinal, time } of otherLog) {
      if ((kind === "arrives" || kind === "referred") && visit === 0)
        this.#otherArrivals.set(`${stream} ${ordinal}`, time);
    }
    this.#replication = replication;
    this.#epochs = scenarioEpochs(scenario);
    this.#calendar = calendarOf(scenario);
    this.#epoch = this.#epochs[0]!.scenario;
    this.#places = inOrder(Object.keys(this.#epoch.places)).map((id) => ({
      id,
      capacity: Infinity,
      closing: 0,
      intakeOpen: false,
      dischargeOpen: false,
      intakesToday: 0,
      dischargesToday: 0,
      nextTurn: 0,
    }));
    const destinations = inOrder([...Object.keys(this.#epoch.places), ...Object.keys(this.#epoch.exits)]);
    for (const id of destinations) this.#tallies.set(id, emptyTally());
  }

  run(): SlowResult {
    const end = this.#calendar.end;
    this.#beginDay(0);
    this.#fillAtStart();
    this.#censusAtStart();
    this.#listAtStart();
    for (const stream of inOrder(Object.keys(this.#scenario.streams))) this.#scheduleArrival(stream, 0, 0);
    for (;;) {
      const next = this.#events[0];
      const isSamePhases = next !== undefined && next.time === this.#now && next.phase < ARRIVALS;
      if (!this.#isSettled && !isSamePhases) {
        this.#allocate();
        this.#isSettled = true;
        continue;
      }
      if (next === undefined || next.time >= end) break;
      this.#events.shift();
      this.#passTime(next.time);
      this.#isSettled = false;
      next.happen();
    }
    this.#passTime(end);
    this.#takeCensus(end);
    return {
      log: this.#log,
      presentAtStart: this.#presentAtStart,
      tallies: Object.fromEntries(this.#tallies),
      blocking: this.#blocking,
    };
  }

  // --- [3] Time ---------------------------------------------------------------------------------------------------

  #schedule(time: number, phase: number, happen: () => void): SlowEvent {
    const event = { time, phase, sequence: this.#sequence++, happen };
    this.#events.push(event);
    this.#events.sort((a, b) => a.time - b.time || a.phase - b.phase || a.sequence - b.sequence);
    return event;
  }

  #cancel(event: SlowEvent | undefined): void {
    this.#events = this.#events.filter((each) => each !== event);
  }

  /** What follows after a delay: a delay of zero schedules nothing. */
  #after(days: number, happen: () => void): void {
    if (days === 0) happen();
    else this.#schedule(this.#now + days, DEPARTURES, happen);
  }

  get #today(): number {
    return Math.floor(this.#now);
  }

  /** Place by place in order of id: the new capacity, then intake, then discharge. */
  #beginDay(day: number): void {
    const before = this.#epoch;
    this.#epoch = this.#epochs.findLast(({ startDay }) => startDay <= day)!.scenario;
    const weekday = this.#calendar.weekday(day);
    for (const place of this.#places) {
      const { intake, discharge } = this.#epoch.places[place.id]!;
      if (cycleAt(before, place.id).length !== this.#cycle(place.id).length) place.nextTurn = 0;
      this.#changeCapacity(place, capacityAt(this.#epoch, place.id, weekday, 0));
      place.intakesToday = 0;
      place.dischargesToday = 0;
      place.intakeOpen = openOn(intake, weekday).kind === "all-day";
      place.dischargeOpen = openOn(discharge, weekday).kind === "all-day";
      this.#toBeLookedAtIfAwaited(place.id);
      // Where discharge has a calendar it opens anew, since the number of the day does.
      const hasCalendar = (discharge ?? before.places[place.id]!.discharge) !== undefined;
      if (place.dischargeOpen && hasCalendar) this.#dischargeOpens(place);
    }
    this.#scheduleOpenings(day);
    this.#scheduleCalls(day);
    this.#schedule(day + 1, MIDNIGHT, () => {
      this.#takeCensus(day + 1);
      this.#beginDay(day + 1);
    });
  }

  #changeCapacity(place: Place, capacity: number): void {
    const excess = Math.max(this.#occupied(place.id) - capacity, 0);
    const excessBefore = Math.max(this.#occupied(place.id) - place.capacity, 0);
    place.closing = Math.max(0, Math.min(place.closing + excess - excessBefore, excess));
    place.capacity = capacity;
  }

  /** One calendar event for each clock time of the day at which something opens or closes. */
  #scheduleOpenings(day: number): void {
    const weekday = this.#calendar.weekday(day);
    const clockTimes = new Set<number>();
    for (const { id } of this.#places) {
      for (const hours of [this.#epoch.places[id]!.intake, this.#epoch.places[id]!.discharge]) {
        const open = openOn(hours, weekday);
        if (open.kind === "instant") clockTimes.add(open.at);
        if (open.kind === "hours") clockTimes.add(open.from).add(open.to);
      }
      for (const { at } of capacityTimes(this.#epoch, id, weekday)) if (at > 0) clockTimes.add(at);
    }
    for (const id of this.#plannedIds()) {
      const { fillsFreeBeds } = this.#planned(id);
      const open = openOn(fillsFreeBeds, weekday);
      if (fillsFreeBeds !== undefined && open.kind === "hours" && open.from > 0) clockTimes.add(open.from);
    }
    for (const clockTime of [...clockTimes].sort((a, b) => a - b)) {
      // What closes at the end of the day is closed by the next day's beginning.
      if (clockTime < END_OF_DAY) this.#schedule(day + clockTime, CALENDAR, () => this.#openAndClose(clockTime));
    }
  }

  /** Place by place in order of id: capacity, then intake, then discharge. */
  #openAndClose(clockTime: number): void {
    const weekday = this.#calendar.weekday(this.#today);
    for (const place of this.#places) {
      const { intake, discharge } = this.#epoch.places[place.id]!;
      const before = { ...place };
      if (capacityTimes(this.#epoch, place.id, weekday).some(({ at }) => at === clockTime)) {
        this.#changeCapacity(place, capacityAt(this.#epoch, place.id, weekday, clockTime));
        this.#toBeLookedAtIfAwaited(place.id);
      }
      place.intakeOpen = isOpenAfter(openOn(intake, weekday), clockTime, place.intakeOpen);
      place.dischargeOpen = isOpenAfter(openOn(discharge, weekday), clockTime, place.dischargeOpen);
      if (place.intakeOpen && !before.intakeOpen) this.#toBeLookedAtIfAwaited(place.id);
      if (place.dischargeOpen && !before.dischargeOpen) this.#dischargeOpens(place);
    }
    for (const id of this.#plannedIds()) {
      const { to, fillsFreeBeds } = this.#planned(id);
      const open = openOn(fillsFreeBeds, weekday);
      if (fillsFreeBeds !== undefined && open.kind === "hours" && open.from === clockTime) this.#toBeLookedAt(to);
    }
  }

  #dischargeOpens(place: Place): void {
    const waitedFor = this.#queue
      .filter(({ patient }) => patient.bed === place.id)
      .map(({ destination }) => destination);
    const isPlace = (id: string): boolean => this.#place(id) !== undefined;
    for (const id of inOrder(waitedFor).filter(isPlace)) this.#toBeLookedAt(id);
    for (const id of inOrder(waitedFor).filter((each) => !isPlace(each))) this.#toBeLookedAt(id);
  }

  /** What is open at an instant is open for the allocation of that instant only. */
  #closeInstants(): void {
    const weekday = this.#calendar.weekday(this.#today);
    for (const place of this.#places) {
      const { intake, discharge } = this.#epoch.places[place.id]!;
      if (openOn(intake, weekday).kind === "instant") place.intakeOpen = false;
      if (openOn(discharge, weekday).kind === "instant") place.dischargeOpen = false;
    }
  }

  // --- [4] Arrivals -----------------------------------------------------------------------------------------------

  #scheduleArrival(streamId: string, ordinal: number, from: number): void {
    const key = streamKey(this.#scenario.run.seed, this.#replication, streamId);
    const ratePerDay = (day: number, hour: number): number => {
      const epoch = this.#epochs.findLast(({ startDay }) => startDay <= day)!.scenario;
      return rateOf(epoch, this.#calendar, streamId, day, hour);
    };
    const isTrace = this.#scenario.streams[streamId]!.kind === "trace";
    const own = isTrace
      ? (traceOf(this.#scenario, this.#calendar, streamId)[ordinal] ?? Infinity)
      : nextArrival(key, ordinal, from, this.#calendar.end, ratePerDay);
    const other = this.#otherArrivals.get(`${streamId} ${ordinal}`) ?? own;
    const time = Math.abs(other - own) <= ROUNDING_DAYS ? other : own;
    if (time === Infinity) return;
    this.#schedule(time, ARRIVALS, () => {
      this.#scheduleArrival(streamId, ordinal + 1, time);
      const stream = this.#epoch.streams[streamId]!;
      const patient = newPatient(streamId, ordinal, derive(key, ordinal), stream.group);
      this.#patients.push(patient);
      if (stream.kind === "planned") this.#refer(patient, streamId);
      else this.#arrive(patient, stream.waitsAt ?? "front-door", stream.to);
    });
  }

  #planned(streamId: string): PlannedStream {
    const stream = this.#epoch.streams[streamId]!;
    if (stream.kind !== "planned") throw new Error("Only a planned stream has a waiting list.");
    return stream;
  }

  #plannedIds(): string[] {
    return inOrder(Object.keys(this.#scenario.streams)).filter((id) => this.#scenario.streams[id]!.kind === "planned");
  }

  #refer(patient: Patient, streamId: string): void {
    const { to } = this.#planned(streamId);
    patient.outside = "home";
    this.#tell("referred", patient, to);
    this.#putOnList(patient, streamId);
    if (this.#isMeasured()) this.#tally(to).referrals++;
    if (this.#isEverFilled(to)) this.#toBeLookedAt(to);
  }

  #putOnList(patient: Patient, streamId: string): void {
    patient.onList = streamId;
    patient.outside = "home";
    patient.referredAt = this.#now;
  }

  #listAtStart(): void {
    for (const id of this.#plannedIds()) {
      const { listAtStart = 0, group, to } = this.#planned(id);
      const stream = `list:${id}`;
      for (let ordinal = 0; ordinal < listAtStart; ordinal++) {
        const key = derive(streamKey(this.#scenario.run.seed, this.#replication, stream), ordinal);
        const patient = newPatient(stream, ordinal, key, group);
        this.#patients.push(patient);
        this.#presentAtStart.push({ stream, ordinal, place: to, group, isListed: true });
        this.#putOnList(patient, id);
      }
    }
  }

  /** Patients are kept in the order in which they came into the model, so the first on a list is the one referred first. */
  #firstOnList(streamId: string): Patient | undefined {
    return this.#patients.find(({ onList }) => onList === streamId);
  }

  #scheduleCalls(day: number): void {
    const weekday = this.#calendar.weekday(day);
    for (const id of this.#plannedIds()) {
      const { admissionsPerDay, at } = this.#planned(id);
      const count = admissionsPerDay?.[weekday] ?? 0;
      if (count > 0) this.#schedule(day + clock(at!), ARRIVALS, () => this.#callByPlan(id, count));
    }
  }

  #callByPlan(streamId: string, count: number): void {
    const patient = this.#firstOnList(streamId);
    if (patient === undefined) return;
    this.#callIn(patient, "called-in");
    if (count > 1) this.#schedule(this.#now, ARRIVALS, () => this.#callByPlan(streamId, count - 1));
  }

  #callIn(patient: Patient, kind: "called-in" | "fills-bed"): void {
    const { to } = this.#planned(patient.onList!);
    this.#tell(kind, patient, to);
    if (this.#isMeasured()) this.#tally(to)[kind === "called-in" ? "calledByPlan" : "calledToFill"]++;
    patient.onList = undefined;
    this.#join(patient, to, { kind: "arrival" });
  }

  #isEverFilled(placeId: string): boolean {
    return this.#epochs.some(({ scenario }) =>
      Object.values(scenario.streams).some(
        (stream) => stream.kind === "planned" && stream.to === placeId && stream.fillsFreeBeds !== undefined,
      ),
    );
  }

  /** The one who is called to a free bed of a place for which nobody waits. */
  #toFillWith(place: Place): Patient | undefined {
    if (this.#queue.some(({ destination }) => destination === place.id) || !this.#mayTakeIn(place)) return undefined;
    const free = place.capacity - this.#occupied(place.id) - this.#reserved(place.id);
    const firsts = this.#plannedIds().flatMap((id) => {
      const { to, fillsFreeBeds } = this.#planned(id);
      const patient = this.#firstOnList(id);
      if (to !== place.id || patient === undefined || fillsFreeBeds === undefined) return [];
      const open = openOn(fillsFreeBeds, this.#calendar.weekday(this.#today));
      const isOpen =
        open.kind === "all-day" ||
        (open.kind === "hours" && this.#today + open.from <= this.#now && this.#now < this.#today + open.to);
      return isOpen && free > fillsFreeBeds.keepFree ? [patient] : [];
    });
    return firsts.toSorted((a, b) => a.referredAt - b.referredAt)[0];
  }

  #arrive(patient: Patient, outside: "home" | "front-door", to: string): void {
    patient.outside = outside;
    patient.destination = to;
    this.#tell("arrives", patient, to);
    this.#join(patient, to, { kind: "arrival" });
  }

  // --- [5] A stay -------------------------------------------------------------------------------------------------

  #admit(patient: Patient, placeId: string): void {
    patient.visit++;
    patient.bed = placeId;
    patient.state = "treatment";
    patient.destination = "";
    this.#tell("admitted", patient, "");
    if (this.#isMeasured()) this.#tally(placeId).admissions++;
    const scenario = this.#scenarioWithStay(placeId, patient.group);
    const way = chosenRow(
      waysOn(scenario, placeId, patient.group),
      (each) => each.route.probability,
      this.#draw(patient, PURPOSE_ROUTE),
    );
    const days = valueAt(
      treatmentDaysOf(scenario, placeId, patient.group, way),
      this.#draw(patient, PURPOSE_TREATMENT),
    );
    this.#treat(patient, way, days);
  }

  #treat(patient: Patient, way: WayOn, days: number): void {
    patient.reason = { kind: "route", place: patient.bed!, group: patient.group, way };
    const clock = patient.clock;
    // The clock was set at the move, before the treatment: at the same instant it rings first.
    if (clock === undefined || clock.time > this.#now + days) {
      this.#schedule(this.#now + days, DEPARTURES, () => this.#treatmentEnds(patient));
    } else this.#schedule(clock.time, DEPARTURES, () => this.#clockRings(patient, clock));
  }

  #treatmentEnds(patient: Patient): void {
    if (patient.reason.kind !== "route") throw new Error("A treatment without a way on.");
    const { destination } = patient.reason.way;
    this.#tell("treatment-ends", patient, "");
    if (this.#epoch.exits[destination]?.kind === "death") {
      patient.destination = destination;
      this.#move(patient);
      return;
    }
    const { firstChoice } = patient;
    if (firstChoice !== undefined) return this.#goOnToFirstChoice(patient, firstChoice);
    const weekday = this.#calendar.plainWeekday(this.#today);
    const daysToMonday = weekday === "saturday" ? 2 : weekday === "sunday" ? 1 : 0;
    const probability = this.#epoch.places[patient.bed!]!.weekendReadiness?.declaredOnMonday ?? 0;
    const isPutOff =
      daysToMonday > 0 &&
      !(this.#routeNow(patient.reason).declaredAtOnce ?? false) &&
      this.#draw(patient, PURPOSE_WEEKEND) < probability;
    if (!isPutOff) return this.#declareReady(patient);
    patient.state = "undeclared";
    this.#after(daysToMonday, () => this.#declareReady(patient));
  }

  #goOnToFirstChoice(patient: Patient, { destination, reason, turn }: NonNullable<Patient["firstChoice"]>): void {
    patient.firstChoice = undefined;
    patient.state = "ready";
    patient.readyAt = this.#now;
    patient.destination = destination;
    this.#tell("ready", patient, destination);
    this.#join(patient, destination, reason, turn);
  }

  #declareReady(patient: Patient): void {
    const reason = patient.reason;
    if (reason.kind !== "route") throw new Error("Readiness without a way on.");
    patient.state = "ready";
    patient.readyAt = this.#now;
    patient.destination = reason.way.destination;
    patient.countedUnder = patient.destination;
    this.#tell("ready", patient, patient.destination);
    const days = this.#delay(patient, this.#routeNow(reason).decisionDelayDays, PURPOSE_DECISION);
    this.#after(days, () => this.#join(patient, patient.destination, reason));
  }

  #clockRings(patient: Patient, clock: Clock): void {
    this.#tell("treatment-ends", patient, "");
    patient.clock = undefined;
    patient.group = clock.asGroup ?? patient.group;
    patient.state = "ready";
    patient.readyAt = this.#now;
    patient.destination = clock.to;
    patient.reason = { kind: "readmission" };
    this.#tell("ready", patient, clock.to);
    this.#join(patient, clock.to, patient.reason);
  }

  /** @param keptTurn of one who comes from an alternative, and accepts no other */
  #join(patient: Patient, destination: string, reason: Reason, keptTurn?: number): void {
    patient.destination = destination;
    patient.countedUnder = destination;
    patient.reason = reason;
    const turn = keptTurn ?? (patient.bed === undefined ? this.#now : patient.readyAt);
    this.#tell("queues", patient, destination);
    this.#enqueue({ patient, destination, turn, alternative: undefined });
    this.#beginPatience(patient, destination);
    if (keptTurn === undefined) this.#acceptAlternatives(patient, destination, turn);
  }

  #enqueue(wait: Omit<Wait, "joinedAt" | "joinNumber">, joinedAt = this.#now): void {
    this.#queue.push({ ...wait, joinedAt, joinNumber: this.#joins++ });
    this.#toBeLookedAt(wait.destination);
  }

  /** Alternatives are joined once the patient has waited so long, at once where that is no time at all. */
  #acceptAlternatives(
    patient: Patient,
    firstChoice: string,
    turn: number,
    { joinedAt, isBefore } = { joinedAt: this.#now, isBefore: false },
  ): void {
    const source = sourceOf(patient);
    const written = mostSpecific(this.#epoch, this.#epoch.places[firstChoice]?.alternatives, source) ?? [];
    const { actor } = this.#epoch.groups[patient.group]!;
    const accepted = [written]
      .flat()
      .filter(({ to }) => to !== source)
      .filter(({ groups, actors }) => (groups?.includes(patient.group) ?? true) && (actors?.includes(actor) ?? true));
    patient.accepts = accepted;
    // One after the other: the next is scheduled as the one before is joined.
    const joinFrom = (at: number): void => {
      const alternative = accepted[at];
      if (alternative === undefined) return;
      const join = (): void => {
        this.#tell("also-queues", patient, alternative.to);
        this.#enqueue({ patient, destination: alternative.to, turn, alternative }, Math.max(time, 0));
        joinFrom(at + 1);
      };
      const time = joinedAt + alternative.afterDays;
      // Of a census the first that is overdue is joined on day 0, by an event, and the others with it.
      const isFirstOverdue = isBefore && at === 0;
      if (time <= this.#now && !isFirstOverdue) join();
      else patient.nextJoins = this.#schedule(Math.max(time, 0), DEPARTURES, join);
    };
    joinFrom(0);
  }

  #beginPatience(patient: Patient, destination: string): void {
    const ways = this.#waysOut(destination, sourceOf(patient));
    const rate = ways.reduce((sum, { ratePerDay }) => sum + ratePerDay, 0);
    if (rate === 0) return;
    const patienceDays = unitExponential(this.#draw(patient, PURPOSE_PATIENCE)) / rate;
    const way = chosenRow(ways, ({ ratePerDay }) => ratePerDay / rate, this.#draw(patient, PURPOSE_WAY_OUT));
    const leave = (): void => this.#leaveQueue(patient, ways.indexOf(way), way);
    patient.patience = this.#schedule(this.#now + patienceDays, DEPARTURES, leave);
  }

  /** The ways out of the queue for a place, from where a patient waits. */
  #waysOut(queuedFor: string, source: string): readonly Leaving[] {
    const leaving = mostSpecific(this.#epoch, this.#epoch.places[queuedFor]?.leaving, source) ?? [];
    return Array.isArray(leaving) ? leaving : [leaving];
  }

  #leaveQueue(patient: Patient, wayAt: number, atJoining: Leaving): void {
    const queuedFor = patient.destination;
    const leaving = this.#waysOut(queuedFor, sourceOf(patient))[wayAt] ?? atJoining;
    this.#unqueue(patient);
    this.#tell("leaves-queue", patient, queuedFor);
    if (this.#isMeasured()) this.#tally(queuedFor).leftQueue++;
    patient.visit++;
    const reason: Reason = { kind: "left", queuedFor, wayAt, atJoining };
    if (this.#epoch.exits[leaving.to]?.kind === "death") {
      patient.destination = leaving.to;
      patient.reason = reason;
      this.#move(patient);
    } else {
      this.#join(patient, leaving.to, reason);
    }
  }

  /** Leaves all queues: that for what has been given, that for the first choice, those for alternatives, the last first. */
  #unqueue(patient: Patient, given?: Wait): void {
    const rank = (wait: Wait): number => (wait === given ? 0 : wait.alternative === undefined ? 1 : 2);
    const left = this.#queue
      .filter((wait) => wait.patient === patient)
      .sort((a, b) => rank(a) - rank(b) || b.joinNumber - a.joinNumber);
    this.#queue = this.#queue.filter((wait) => wait.patient !== patient);
    for (const { destination } of left) if (this.#isEverFilled(destination)) this.#toBeLookedAt(destination);
    this.#cancel(patient.patience);
    patient.patience = undefined;
    this.#cancel(patient.nextJoins);
    patient.nextJoins = undefined;
    patient.accepts = [];
  }

  /** The wait ends, and with it all others of the patient. */
  #takeTurn(wait: Wait): void {
    const { patient, destination, joinedAt, turn, alternative } = wait;
    this.#unqueue(patient, wait);
    this.#tell("given", patient, destination);
    const bed = this.#place(patient.bed);
    if (bed !== undefined) bed.dischargesToday++;
    const place = this.#place(destination);
    if (place !== undefined) place.intakesToday++;
    const firstChoice = { destination: patient.destination, reason: patient.reason, turn };
    if (alternative !== undefined) {
      if (alternative.keepsFirstTurn) patient.firstChoice = firstChoice;
      patient.destination = destination;
      patient.reason = { kind: "alternative", alternative };
    }
    if (!this.#isMeasured()) return;
    if (alternative !== undefined) this.#tally(firstChoice.destination).tookAlternative++;
    const waits = (this.#tally(destination).waitsBySource[sourceOf(patient)] ??= {
      count: 0,
      sumDays: 0,
      countAboveZero: 0,
      days: [],
    });
    const days = this.#now - joinedAt;
    waits.count++;
    waits.sumDays += days;
    if (days > 0) waits.countAboveZero++;
    waits.days.push(days);
  }

  #startDelay(patient: Patient): number {
    const { reason } = patient;
    if (reason.kind === "route")
      return this.#delay(patient, this.#routeNow(reason).startDelayDays, PURPOSE_START_DELAY);
    if (reason.kind === "alternative") {
      return this.#delay(patient, reason.alternative.startDelayDays, PURPOSE_START_DELAY);
    }
    if (reason.kind !== "left") return 0;
    return this.#delay(patient, this.#wayOutNow(patient, reason).startDelayDays, PURPOSE_START_DELAY);
  }

  /** The way out as the present epoch has it; where it has none, as when the queue was joined. */
  #wayOutNow(patient: Patient, { queuedFor, wayAt, atJoining }: Extract<Reason, { kind: "left" }>): Leaving {
    return this.#waysOut(queuedFor, sourceOf(patient))[wayAt] ?? atJoining;
  }

  /** With a start delay the bed of the destination is reserved until it is over. */
  #moveAfter(patient: Patient, startDelayDays: number): void {
    patient.hasReserved = startDelayDays > 0;
    this.#after(startDelayDays, () => this.#move(patient));
  }

  #move(patient: Patient): void {
    const { destination, reason } = patient;
    const exit = this.#epoch.exits[destination];
    this.#tell("moves", patient, destination);
    const wayOut = reason.kind === "left" ? this.#wayOutNow(patient, reason) : undefined;
    patient.hasReserved = false;
    this.#depart(patient);
    const clockBefore = patient.clock;
    patient.clock = undefined;
    if (exit?.kind === "death") return this.#remove(patient);
    if (reason.kind === "route") {
      const route = this.#routeNow(reason);
      patient.group = route.asGroup ?? patient.group;
      patient.clock = this.#drawReadmission(patient, route);
    }
    if (wayOut !== undefined) patient.clock = this.#drawReadmission(patient, wayOut);
    if (exit === undefined) {
      this.#countListWait(patient, destination);
      return this.#admit(patient, destination);
    }
    const goesOn = clockBefore !== undefined && clockBefore.time > this.#now ? clockBefore : undefined;
    const clock = patient.clock ?? goesOn;
    if (clock === undefined) return this.#remove(patient);
    patient.clock = undefined;
    this.#schedule(clock.time, ARRIVALS, () => {
      patient.group = clock.asGroup ?? patient.group;
      this.#arrive(patient, "front-door", clock.to);
    });
  }

  /** From the referral to the first admission, where that is to the place of the list. */
  #countListWait(patient: Patient, destination: string): void {
    const stream = this.#scenario.streams[patient.stream.replace(/^list:/, "")];
    if (patient.visit > 0 || stream?.kind !== "planned" || stream.to !== destination || !this.#isMeasured()) return;
    this.#tally(destination).listWaitDays += this.#now - patient.referredAt;
  }

  #drawReadmission(patient: Patient, { readmission }: Route | Leaving): Clock | undefined {
    if (readmission === undefined) return undefined;
    if (!(this.#draw(patient, PURPOSE_READMISSION) < readmission.probability)) return undefined;
    const days = valueAt(readmission.delayDays, this.#draw(patient, PURPOSE_READMISSION_DELAY));
    return { time: this.#now + days, to: readmission.to, asGroup: readmission.asGroup };
  }

  /** Gives up the bed, if there is one. */
  #depart(patient: Patient): void {
    const left = this.#place(patient.bed);
    patient.bed = undefined;
    patient.outside = "away";
    patient.state = "none";
    if (left === undefined) return;
    left.closing = Math.max(left.closing - 1, 0);
    this.#toBeLookedAtIfAwaited(left.id);
  }

  #remove(patient: Patient): void {
    this.#patients = this.#patients.filter((each) => each !== patient);
  }

  // --- [6] Allocation ---------------------------------------------------------------------------------------------

  #toBeLookedAtIfAwaited(id: string): void {
    const isAwaited = this.#queue.some(({ destination }) => destination === id);
    if (isAwaited || this.#isEverFilled(id)) this.#toBeLookedAt(id);
  }

  #toBeLookedAt(id: string): void {
    if (!this.#list.includes(id)) this.#list.push(id);
  }

  #allocate(): void {
    for (;;) {
      for (;;) {
        const id = this.#list.shift();
        if (id !== undefined) this.#lookAt(id);
        else if (this.#holdsCircles() || !this.#moveCircle()) break;
      }
      if (!this.#enforceLimits()) break;
    }
    if (this.#holdsCircles()) this.#noteBlocking();
    this.#closeInstants();
    this.#joinsBefore = this.#joins;
  }

  #lookAt(id: string): void {
    for (;;) {
      const next = this.#inTurn(id).find((wait) => this.#mayGo(wait));
      if (next === undefined) {
        const place = this.#place(id);
        const called = place && this.#toFillWith(place);
        if (called === undefined) return;
        this.#callIn(called, "fills-bed");
        continue;
      }
      const preferred = this.#preferredTo(next).find((each) => this.#list.includes(each));
      if (preferred !== undefined) {
        this.#list = this.#list.filter((each) => each !== preferred);
        this.#lookAt(preferred);
        continue;
      }
      this.#passTurns(id, next.patient);
      this.#takeTurn(next);
      this.#moveAfter(next.patient, this.#startDelay(next.patient));
    }
  }

  /** The places that a patient would rather have than one in whose queue the patient is: the first choice first. */
  #preferredTo({ patient, alternative }: Wait): string[] {
    if (alternative === undefined) return [];
    const before = patient.accepts.slice(0, patient.accepts.indexOf(alternative));
    return [patient.destination, ...before.map(({ to }) => to)];
  }

  /** Those who wait for it, first served first. */
  #inTurn(id: string): Wait[] {
    const all = this.#queue
      .filter(({ destination }) => destination === id)
      .sort((a, b) => a.turn - b.turn || a.joinNumber - b.joinNumber);
    if (this.#cycle(id).length > 0) return this.#turnByTurn(id, all);
    const classOf = ({ patient }: Wait): number => classAt(this.#epoch, id, whoWaits(patient));
    const isByLength = this.#epoch.places[id]?.allocation?.rule === "longest-list";
    const lists = [...new Set(all.map(classOf))].map((at) => {
      const list = all.filter((wait) => classOf(wait) === at);
      return { at, list, length: isByLength ? list.length : 0 };
    });
    return lists.sort((a, b) => b.length - a.length || a.at - b.at).flatMap(({ list }) => list);
  }

  #cycle(id: string): readonly Waiting[] {
    return cycleAt(this.#epoch, id);
  }

  /** From the turn that is next on: those who fit it, then those who fit the one after it; in the end those who fit none. */
  #turnByTurn(id: string, all: readonly Wait[]): Wait[] {
    const cycle = this.#cycle(id);
    const next = this.#place(id)!.nextTurn;
    const turns = [...cycle.slice(next), ...cycle.slice(0, next)];
    const inOrderOfTurns = turns.flatMap((turn) =>
      all.filter(({ patient }) => fits(this.#epoch, turn, whoWaits(patient))),
    );
    return [...new Set([...inOrderOfTurns, ...all])];
  }

  /** The patient has been given a bed: the next turn that fits is over, and those before it have passed on. */
  #passTurns(id: string, patient: Patient): void {
    const cycle = this.#cycle(id);
    if (!cycle.some((turn) => fits(this.#epoch, turn, whoWaits(patient)))) return;
    const place = this.#place(id)!;
    for (;;) {
      const turn = cycle[place.nextTurn]!;
      place.nextTurn = (place.nextTurn + 1) % cycle.length;
      if (fits(this.#epoch, turn, whoWaits(patient))) return;
    }
  }

  #mayGo({ patient, destination }: Wait): boolean {
    if (!this.#mayDischarge(patient.bed)) return false;
    const place = this.#place(destination);
    if (place === undefined) return true;
    if (!this.#mayTakeIn(place) || !this.#servesOneMore(place.id, this.#actorOf(patient))) return false;
    const taken = this.#occupied(place.id) + this.#reserved(place.id);
    if (taken < place.capacity) return true;
    const { overCapacityBeds = 0, overCapacityGroups } = this.#epoch.places[place.id]!;
    const beyond = overCapacityBeds === "unlimited" ? Infinity : overCapacityBeds;
    return taken < place.capacity + beyond && (overCapacityGroups?.includes(patient.group) ?? true);
  }

  /** Whether a patient who holds this bed may leave it, by calendar and number of the day; without a bed always. */
  #mayDischarge(bed: string | undefined): boolean {
    const place = this.#place(bed);
    if (place === undefined) return true;
    const weekday = this.#calendar.weekday(this.#today);
    return place.dischargeOpen && place.dischargesToday < mostOn(this.#epoch.places[place.id]!.discharge, weekday);
  }

  #mayTakeIn(place: Place): boolean {
    const weekday = this.#calendar.weekday(this.#today);
    return place.intakeOpen && place.intakesToday < mostOn(this.#epoch.places[place.id]!.intake, weekday);
  }

  /** Moves one circle of mutual blocking, if there is one. */
  #moveCircle(): boolean {
    const circle = this.#findCircle();
    if (circle === undefined) return false;
    if (this.#isMeasured()) this.#tally(circle[0]!.place).swaps++;
    const movers = circle.map((from, at) => this.#movers(from, circle[(at + 1) % circle.length]!)[0]!);
    for (const wait of movers) {
      this.#tell("swap", wait.patient, wait.destination);
      this.#takeTurn(wait);
    }
    const longest = Math.max(...movers.map(({ patient }) => this.#startDelay(patient)));
    for (const { patient } of movers) this.#moveAfter(patient, longest);
    return true;
  }

  /** From the part of a place of lowest id that lies on one, the shortest circle, ties by order of id along it. */
  #findCircle(): Part[] | undefined {
    const all = this.#places.flatMap((place) => this.#parts(place.id));
    for (const start of all) {
      let paths = [[start]];
      while (paths.length > 0) {
        const longer: Part[][] = [];
        for (const path of paths) {
          for (const to of all.filter((each) => this.#leadsTo(path.at(-1)!, each))) {
            if (to === start) return path;
            if (!path.includes(to)) longer.push([...path, to]);
          }
        }
        // Paths stay in order of id along them, so the first to close is the one to take.
        paths = longer;
      }
    }
    return undefined;
  }

  /** A place that serves municipalities by number is as many parts. */
  #parts(place: string): Part[] {
    if (this.#epoch.places[place]!.serves === undefined) return [{ place, actor: undefined }];
    return inOrder(Object.keys(this.#epoch.actors)).map((actor) => ({ place, actor }));
  }

  #leadsTo(from: Part, to: Part): boolean {
    const isLimited = ({ place, actor }: Part): boolean =>
      actor !== undefined || this.#place(place)!.capacity !== Infinity;
    const isOpen = this.#mayDischarge(from.place) && this.#mayTakeIn(this.#place(to.place)!);
    return isOpen && isLimited(from) && isLimited(to) && this.#movers(from, to).length > 0;
  }

  /** Those of one part who wait for the other's place and may have a bed left in that part, first in turn first. */
  #movers(from: Part, to: Part): Wait[] {
    return this.#inTurn(to.place).filter(({ patient }) => {
      const actor = this.#actorOf(patient);
      if (patient.bed !== from.place || (from.actor !== undefined && from.actor !== actor)) return false;
      return actor === to.actor || this.#servesOneMore(to.place, actor);
    });
  }

  #servesOneMore(place: string, actor: string): boolean {
    const own = this.#patients.filter((each) => this.#actorOf(each) === actor);
    const occupied = own.filter(({ bed }) => bed === place).length;
    const reserved = own.filter(({ hasReserved, destination }) => hasReserved && destination === place).length;
    return occupied + reserved < mostServed(this.#epoch, place, actor);
  }

  #actorOf({ group }: Patient): string {
    return this.#epoch.groups[group]!.actor;
  }

  #holdsCircles(): boolean {
    return this.#scenario.run.mutualBlocking === "hold";
  }

  /** The first circle, the first locked set, and the first that holds every place with a limit and any bed from now on. */
  #noteBlocking(): void {
    const note = (field: keyof Blocking): void => {
      if (Number.isNaN(this.#blocking[field])) this.#blocking[field] = this.#now;
    };
    const ids = this.#places.map(({ id }) => id);
    const subsets = ids.reduce<string[][]>((sets, id) => [...sets, ...sets.map((set) => [...set, id])], [[]]);
    const locked = subsets.filter((set) => set.length > 0 && this.#isLocked(set));
    if (locked.length > 0 || this.#findCircle() !== undefined) note("firstMutualBlock");
    if (locked.length > 0) note("firstDeadlock");
    const isNeeded = (id: string): boolean => this.#mostBedsFromNow(id) > 0 && this.#mostBedsFromNow(id) < Infinity;
    if (locked.some((set) => ids.every((id) => set.includes(id) || !isNeeded(id)))) note("totalDeadlock");
  }

  #isLocked(set: readonly string[]): boolean {
    return set.every((id) => {
      const stuck = this.#queue.filter(({ patient: { bed, patience, accepts }, destination, alternative }) => {
        const accepted = [destination, ...accepts.map(({ to }) => to)];
        const isStuck = patience === undefined && accepted.every((each) => set.includes(each));
        return bed === id && isStuck && alternative === undefined;
      });
      return stuck.length >= 1 && stuck.length >= this.#mostBedsFromNow(id);
    });
  }

  #mostBedsFromNow(id: string): number {
    let most = 0;
    for (let day = this.#today; day < this.#calendar.end; day++) {
      const scenario = this.#epochs.findLast(({ startDay }) => startDay <= day)!.scenario;
      const { overCapacityBeds = 0 } = scenario.places[id]!;
      const beyond = overCapacityBeds === "unlimited" ? Infinity : overCapacityBeds;
      most = Math.max(most, mostBedsOn(scenario, id, this.#calendar.weekday(day)) + beyond);
    }
    return most;
  }

  /** Those who joined since the allocation before and wait beyond the limit are lost or diverted. */
  #enforceLimits(): boolean {
    const newcomers = this.#queue
      .filter(({ joinNumber, alternative }) => joinNumber >= this.#joinsBefore && alternative === undefined)
      .sort((a, b) => b.joinNumber - a.joinNumber);
    let isChanged = false;
    for (const { patient, destination } of newcomers) {
      const source = sourceOf(patient);
      const rule = this.#epoch.places[destination]?.queue;
      const limit = mostSpecific(this.#epoch, rule?.limit, source) ?? Infinity;
      const waiting = this.#queue.filter((each) => each.destination === destination && each.alternative === undefined);
      const fromThere = waiting.filter((each) => sourceOf(each.patient) === source);
      if (rule === undefined) continue;
      if (fromThere.length <= limit && waiting.length <= (rule.total ?? Infinity)) continue;
      isChanged = true;
      this.#unqueue(patient);
      if (rule.beyondLimit === "divert") {
        this.#tell("diverted", patient, destination);
        if (this.#isMeasured()) this.#tally(destination).diverted++;
        this.#join(patient, rule.divertTo!, { kind: "diverted" });
      } else {
        this.#tell("lost", patient, destination);
        if (this.#isMeasured()) this.#tally(destination).lost++;
        this.#depart(patient);
        this.#remove(patient);
      }
    }
    return isChanged;
  }

  // --- [7] Start --------------------------------------------------------------------------------------------------

  /** [7] Whoever is not in treatment has waited since before day 0. */
  #censusAtStart(): void {
    for (const { ordinal, key, group, at, way, restDays, waitsFor, since } of personsAtStart(
      this.#epoch,
      this.#replication,
    )) {
      const patient = newPatient("census:", ordinal, key, group);
      this.#patients.push(patient);
      const phase = restDays === undefined ? "queue" : "active";
      const inQueue = { phase, destination: waitsFor, since } as const;
      this.#presentAtStart.push({ stream: "census:", ordinal, place: at, group, ...inQueue });
      if (way === undefined) patient.outside = at === "home" ? "home" : "front-door";
      else {
        patient.visit = 1;
        patient.bed = at;
        patient.state = "ready";
        patient.reason = { kind: "route", place: at, group, way };
      }
      if (way !== undefined && restDays !== undefined) {
        patient.state = "treatment";
        this.#treat(patient, way, restDays);
      } else this.#waitOn(patient, waitsFor, since);
    }
    this.#joinsBefore = this.#joins;
  }

  /** As if the queue had been joined before day 0, with patience that has lasted so far. */
  #waitOn(patient: Patient, destination: string, since: number): void {
    patient.readyAt = since;
    patient.destination = destination;
    patient.countedUnder = destination;
    this.#enqueue({ patient, destination, turn: since, alternative: undefined }, since);
    this.#beginPatience(patient, destination);
    this.#acceptAlternatives(patient, destination, since, { joinedAt: since, isBefore: true });
  }

  #fillAtStart(): void {
    const start = this.#epoch.run.start;
    if (start?.kind !== "filled") return;
    const load = offeredLoad(this.#epoch);
    for (const place of this.#places) {
      const share = start.shares[place.id] ?? 0;
      const rows = load.treatment
        .filter((row) => row.place === place.id)
        .sort((a, b) =>
          rowText(a.group, a.way.to, a.way.routing) < rowText(b.group, b.way.to, b.way.routing) ? -1 : 1,
        );
      const full = place.capacity === Infinity ? load.places[place.id]!.treatmentBeds : place.capacity;
      const total = rows.reduce((sum, row) => sum + row.beds, 0);
      if (!(total > 0)) continue;
      const stream = `start:${place.id}`;
      for (let ordinal = 0; ordinal < Math.ceil(share * full); ordinal++) {
        const key = derive(streamKey(this.#scenario.run.seed, this.#replication, stream), ordinal);
        const row = chosenRow(rows, (each) => each.beds / total, draw(key, 1, PURPOSE_START_MIX));
        const patient = newPatient(stream, ordinal, key, row.group);
        this.#patients.push(patient);
        this.#presentAtStart.push({ stream, ordinal, place: place.id, group: row.group });
        patient.visit = 1;
        patient.bed = place.id;
        patient.state = "treatment";
        const way = waysOn(this.#epoch, place.id, row.group).find(
          ({ destination, routing }) => destination === row.way.to && routing === row.way.routing,
        )!;
        const distribution = treatmentDaysOf(this.#epoch, place.id, row.group, way);
        const kind = start.stays === "fresh" ? "whole" : "residual";
        this.#treat(patient, way, valueAt(distribution, draw(key, 1, PURPOSE_TREATMENT), kind));
      }
    }
  }

  // --- [8] Measuring ----------------------------------------------------------------------------------------------

  #isMeasured(): boolean {
    return this.#now >= this.#calendar.warmUpDays && this.#now < this.#calendar.end;
  }

  #passTime(to: number): void {
    const days = Math.min(to, this.#calendar.end) - Math.max(this.#now, this.#calendar.warmUpDays);
    this.#now = to;
    if (days <= 0) return;
    for (const place of this.#places) {
      const tally = this.#tally(place.id);
      const here = this.#patients.filter(({ bed }) => bed === place.id);
      const reserved = this.#reserved(place.id);
      tally.occupiedBedDays += days * here.length;
      tally.activeBedDays += days * here.filter(({ state }) => state === "treatment").length;
      tally.undeclaredBedDays += days * here.filter(({ state }) => state === "undeclared").length;
      tally.readyBedDays += days * here.filter(({ state }) => state === "ready").length;
      tally.reservedBedDays += days * reserved;
      tally.closingBedDays += days * place.closing;
      if (place.capacity !== Infinity) {
        tally.overCapacityBedDays += days * Math.max(here.length - place.capacity - place.closing, 0);
        if (here.length + reserved >= place.capacity) tally.fullDays += days;
      }
      for (const { state, countedUnder } of here) {
        if (state === "ready") add(tally.readyDaysByDestination, countedUnder, days);
      }
    }
    for (const { patient, destination } of this.#queue) {
      add(this.#tally(destination).queueDaysBySource, sourceOf(patient), days);
    }
    for (const { onList } of this.#patients) {
      if (onList !== undefined) this.#tally(this.#planned(onList).to).listDays += days;
    }
  }

  /** The state before any event at midnight m. */
  #takeCensus(midnight: number): void {
    if (midnight <= this.#calendar.warmUpDays || midnight > this.#calendar.end) return;
    for (const place of this.#places) {
      const tally = this.#tally(place.id);
      const nights = this.#patients.filter(
        ({ bed, state, readyAt }) => bed === place.id && state === "ready" && readyAt < midnight,
      );
      tally.census.push(this.#occupied(place.id));
      tally.nights += nights.length;
      tally.billableNights += nights.filter(({ countedUnder }) => this.#isBillable(countedUnder)).length;
    }
  }

  #isBillable(destination: string): boolean {
    const place = this.#epoch.places[destination];
    if (place !== undefined) return this.#epoch.actors[place.owner]!.kind === "municipality";
    return this.#epoch.exits[destination]!.billable ?? false;
  }

  // --- Looking things up ------------------------------------------------------------------------------------------

  #place(id: string | undefined): Place | undefined {
    return this.#places.find((place) => place.id === id);
  }

  #tally(id: string): Tally {
    return this.#tallies.get(id)!;
  }

  #occupied(id: string): number {
    return this.#patients.filter(({ bed }) => bed === id).length;
  }

  #reserved(id: string): number {
    return this.#patients.filter(({ hasReserved, destination }) => hasReserved && destination === id).length;
  }

  /** The present epoch; where it has no such stay, the first that has. */
  #scenarioWithStay(place: string, group: string): Scenario {
    return [this.#epoch, ...this.#epochs.map(({ scenario }) => scenario)].find((each) => hasStay(each, place, group))!;
  }

  /** The route as the present epoch has it; where there is none, as in the first epoch that has it. */
  #routeNow({ place, group, way }: Extract<Reason, { kind: "route" }>): Route {
    const { destination, routing } = way;
    for (const scenario of [this.#epoch, ...this.#epochs.map((each) => each.scenario)]) {
      if (!hasStay(scenario, place, group)) continue;
      const ways = waysOn(scenario, place, group);
      const now = ways.find((each) => each.destination === destination && each.routing === routing);
      if (now) return now.route;
    }
    throw new Error("A way on that no epoch has.");
  }

  #delay(patient: Patient, delay: Delay | undefined, purpose: number): number {
    const distribution = delayOn(delay, this.#calendar.weekday(this.#today));
    return distribution === undefined ? 0 : valueAt(distribution, this.#draw(patient, purpose));
  }

  #draw(patient: Patient, purpose: number): number {
    return draw(patient.key, patient.visit, purpose);
  }

  #tell(kind: LogKind, patient: Patient, destination: string): void {
    const { stream, ordinal, visit, group, reason } = patient;
    const place = sourceOf(patient);
    this.#log.push({ time: this.#now, kind, stream, ordinal, visit, place, destination, group, reason: reason.kind });
  }
}

/** Whether what opens at these times of the day is open after a clock time at which something may open or close. */
function isOpenAfter(open: OpenOn, clockTime: number, isOpen: boolean): boolean {
  if (open.kind === "instant") return open.at === clockTime;
  if (open.kind !== "hours") return isOpen;
  if (open.from === clockTime) return true;
  return open.to === clockTime ? false : isOpen;
}

/** Where a patient waits: the place whose bed is held, or home, or front-door. */
function sourceOf({ bed, outside }: Patient): string {
  return bed ?? outside;
}

function whoWaits(patient: Patient): WhoWaits {
  return { source: sourceOf(patient), group: patient.group };
}

function newPatient(stream: string, ordinal: number, key: Key, group: string): Patient {
  return {
    stream,
    ordinal,
    key,
    visit: 0,
    group,
    bed: undefined,
    outside: "away",
    state: "none",
    destination: "",
    reason: { kind: "arrival" },
    readyAt: NaN,
    accepts: [],
    nextJoins: undefined,
    countedUnder: "",
    firstChoice: undefined,
    hasReserved: false,
    onList: undefined,
    referredAt: NaN,
    clock: undefined,
    patience: undefined,
  };
}

function add(sums: Record<string, number>, key: string, amount: number): void {
  sums[key] = (sums[key] ?? 0) + amount;
}

function rowText(group: string, destination: string, routing: string): string {
  return `${group} ${destination} ${routing}`;
}
