/*
 * What an event log tells, turned into spells: stretches of time in which nothing changes for one patient. Numbers in brackets
 * are sections of docs/model.md.
 */
import type { Alternative } from "../../scenarios/alternative.ts";
import { scenarioEpochs } from "../../scenarios/epochs.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { LogEntry, PresentAtStart, ToldEntry } from "./second-log.ts";
import {
  type Calendar,
  calendarOf,
  capacityAt,
  capacityTimes,
  hasStay,
  hoursPerWeekOf,
  mostSpecific,
} from "./second-rules.ts";

/** A line with what the second simulator knows of the patient. @param told the same lines, told by the second simulator */
export function annotated(log: readonly LogEntry[], told: readonly ToldEntry[]): ToldEntry[] {
  return log.map((entry, at) => ({ ...told[at]!, ...entry }));
}

/** `also`: in the queue for an alternative, while the patient's other spell is that in the queue for the first choice. */
export type Phase = "also" | "active" | "undeclared" | "decision" | "queue" | "start" | "listed" | "away";

/** A stretch of time in which nothing changes for a patient. */
export type Spell = {
  readonly from: number;
  readonly to: number;
  /** The place whose bed is held, home or front-door. */
  readonly source: string;
  readonly phase: Phase;
  /** Waited for; empty in treatment. Of one who has been given an alternative, the first choice. */
  readonly destination: string;
  /** What has been given. */
  readonly goesTo: string;
  /** Whether this wait has no alternatives, because the patient comes from one. */
  readonly isFromAlternative: boolean;
  readonly group: string;
  /** Joined the present queue at. */
  readonly joinedAt: number;
  /** Of the stay, as at its admission. */
  readonly hoursPerWeek: number;
};

type Wait = { readonly time: number; readonly source: string; readonly destination: string; readonly days: number };

/** From a referral to the admission that it was for. */
type ListWait = { readonly time: number; readonly place: string; readonly group: string; readonly days: number };

/** A stay whose patient was declared ready, at its end. */
export type ReadyStay = {
  readonly time: number;
  readonly place: string;
  readonly group: string;
  readonly nights: number;
};

/** A count: something happened to a patient at a place. */
export type Happening = {
  readonly time: number;
  readonly place: string;
  readonly from: string;
  readonly group: string;
};

export type History = {
  readonly scenario: Scenario;
  readonly calendar: Calendar;
  readonly start: number;
  readonly end: number;
  readonly spells: readonly Spell[];
  readonly waits: readonly Wait[];
  readonly readyStays: readonly ReadyStay[];
  readonly listWaits: readonly ListWait[];
  readonly log: readonly ToldEntry[];
  readonly admissions: readonly Happening[];
  readonly departures: readonly Happening[];
  readonly deaths: readonly Happening[];
  readonly deathsWaiting: readonly Happening[];
  /** Who waited for the place and was given an alternative. */
  readonly tookAlternative: readonly Happening[];
  readonly circles: readonly { readonly time: number }[];
  /** [place][day] */
  readonly days: Readonly<Record<string, readonly PlaceDay[]>>;
};

type Present = { -readonly [Field in keyof Omit<Spell, "to">]: Spell[Field] } & {
  readyAt: number;
  queuedFor: string;
  referredAt: number;
  /** The place of the waiting list that the patient was called in from, until admitted. */
  referredTo: string;
  /** Queues for alternatives, and when they were joined. */
  also: Map<string, number>;
  /** Goes on to the first choice from the alternative that has been given. */
  goesOn: boolean;
};

export function historyOf(
  scenario: Scenario,
  log: readonly ToldEntry[],
  presentAtStart: readonly PresentAtStart[],
): History {
  const calendar = calendarOf(scenario);
  const [spells, waits, readyStays]: [Spell[], Wait[], ReadyStay[]] = [[], [], []];
  const listWaits: ListWait[] = [];
  const [admissions, departures, deaths, deathsWaiting, tookAlternative]: Happening[][] = [[], [], [], [], []];
  const present = new Map<string, Present>();
  for (const each of presentAtStart) {
    const { stream, ordinal, place, group, isListed, phase = "active", destination = "", since = 0 } = each;
    if (isListed) {
      const listed = newcomer("home", group);
      present.set(`${stream} ${ordinal}`, { ...listed, phase: "listed", destination: place, referredAt: 0 });
      continue;
    }
    const patient = newcomer(place, group);
    const hoursPerWeek = isPlace(scenario, place) ? hoursOf(scenario, 0, place, group) : 0;
    const [readyAt, joinedAt] = phase === "active" ? [NaN, NaN] : [isPlace(scenario, place) ? since : NaN, since];
    const inQueue = phase === "queue" ? { destination, readyAt, joinedAt } : {};
    present.set(`${stream} ${ordinal}`, { ...patient, phase, hoursPerWeek, ...inQueue });
  }
  const endStay = (patient: Present, time: number): void => {
    if (!isPlace(scenario, patient.source)) return;
    departures!.push({ time, place: patient.source, from: patient.source, group: patient.group });
    if (Number.isNaN(patient.readyAt)) return;
    const { source: place, group, readyAt } = patient;
    // Midnights m with readyAt < m ≤ time.
    readyStays.push({ time, place, group, nights: Math.floor(time) - Math.floor(readyAt) });
  };
  for (const entry of log) {
    const { time, kind, place, destination, group } = entry;
    const name = `${entry.stream} ${entry.ordinal}`;
    const patient = present.get(name) ?? newcomer(place, group);
    present.set(name, patient);
    spells.push({ ...patient, to: time });
    patient.from = time;
    patient.group = group;
    if (["given", "leaves-queue", "lost", "diverted"].includes(kind)) {
      if (kind === "given" && destination !== patient.destination) {
        tookAlternative!.push({ time, place: patient.destination, from: place, group });
        patient.goesOn = keepsTurn(scenario, patient, destination);
        patient.joinedAt = patient.also.get(destination)!;
      }
      for (const [also, from] of patient.also) {
        spells.push({ ...patient, phase: "also", from, to: time, destination: also, joinedAt: from });
      }
      patient.also = new Map();
    }
    switch (kind) {
      case "arrives":
        Object.assign(patient, { ...newcomer(place, group), from: time });
        break;
      case "admitted":
        admissions!.push({ time, place, from: patient.source, group });
        if (patient.referredTo === place) listWaits.push({ time, place, group, days: time - patient.referredAt });
        patient.referredTo = "";
        Object.assign(patient, {
          source: place,
          phase: "active",
          destination: "",
          readyAt: NaN,
          queuedFor: "",
          goesTo: "",
        });
        patient.hoursPerWeek = hoursOf(scenario, time, place, group);
        break;
      case "treatment-ends":
        patient.phase = "undeclared";
        break;
      case "ready":
        Object.assign(patient, { phase: "decision", destination, readyAt: time });
        break;
      case "queues":
        Object.assign(patient, { phase: "queue", destination, joinedAt: time, queuedFor: "" });
        Object.assign(patient, { isFromAlternative: patient.goesOn, goesOn: false });
        break;
      case "also-queues":
        patient.also.set(destination, time);
        break;
      case "given":
        patient.phase = "start";
        patient.goesTo = destination;
        waits.push({ time, source: place, destination, days: time - patient.joinedAt });
        break;
      case "moves": {
        const death = { time, from: place, group };
        if (scenario.exits[destination]?.kind === "death") {
          if (patient.queuedFor === "") deaths!.push({ ...death, place });
          else deathsWaiting!.push({ ...death, place: patient.queuedFor });
        }
        endStay(patient, time);
        patient.phase = "away";
        break;
      }
      case "leaves-queue":
        patient.queuedFor = destination;
        patient.referredTo = "";
        break;
      case "referred":
        Object.assign(patient, { ...newcomer(place, group), from: time });
        Object.assign(patient, { phase: "listed", destination, referredAt: time });
        break;
      case "called-in":
      case "fills-bed":
        patient.referredTo = destination;
        break;
      case "lost":
        endStay(patient, time);
        patient.phase = "away";
        break;
      case "diverted":
      case "swap":
        break;
    }
  }
  for (const patient of present.values()) {
    spells.push({ ...patient, to: calendar.end });
    for (const [also, from] of patient.also) {
      spells.push({ ...patient, phase: "also", from, to: calendar.end, destination: also, joinedAt: from });
    }
  }
  return {
    scenario,
    calendar,
    start: calendar.warmUpDays,
    end: calendar.end,
    spells: spells.filter(({ phase, from, to }) => phase !== "away" && to > from),
    waits,
    readyStays,
    listWaits,
    log,
    admissions: admissions!,
    departures: departures!,
    deaths: deaths!,
    deathsWaiting: deathsWaiting!,
    tookAlternative: tookAlternative!,
    circles: circlesOf(log),
    days: Object.fromEntries(
      Object.keys(scenario.places).map((id) => [id, placeDays(scenario, calendar, log, presentAtStart, id)]),
    ),
  };
}

function newcomer(source: string, group: string): Present {
  return {
    from: 0,
    source,
    phase: "away",
    destination: "",
    group,
    joinedAt: NaN,
    hoursPerWeek: 0,
    readyAt: NaN,
    queuedFor: "",
    referredAt: NaN,
    referredTo: "",
    also: new Map(),
    goesTo: "",
    isFromAlternative: false,
    goesOn: false,
  };
}

/** The alternatives of one who waits, as they were when the queue was joined. */
export function accepted(scenario: Scenario, { source, destination, group, joinedAt }: Spell | Present): Alternative[] {
  const epoch = scenarioOn(scenario, Math.max(0, Math.floor(joinedAt)));
  const { actor } = epoch.groups[group]!;
  return [mostSpecific(epoch, epoch.places[destination]!.alternatives, source) ?? []]
    .flat()
    .filter(
      ({ to, groups, actors }) =>
        to !== source && (groups ?? [group]).includes(group) && (actors ?? [actor]).includes(actor),
    );
}

function keepsTurn(scenario: Scenario, patient: Present, given: string): boolean {
  return accepted(scenario, patient).find(({ to }) => to === given)!.keepsFirstTurn;
}

export function isPlace(scenario: Scenario, id: string): boolean {
  return Object.hasOwn(scenario.places, id);
}

/** The hours of a stay that begins at this time; where the epoch has no such stay, as in the first that has it. */
function hoursOf(scenario: Scenario, time: number, place: string, group: string): number {
  const epochs = [scenarioOn(scenario, Math.floor(time)), ...epochsOf(scenario).map((epoch) => epoch.scenario)];
  return hoursPerWeekOf(
    epochs.find((each) => hasStay(each, place, group))!,
    place,
    group,
  );
}

export function scenarioOn(scenario: Scenario, day: number): Scenario {
  return epochsOf(scenario).findLast(({ startDay }) => startDay <= day)!.scenario;
}

const epochsKnown = new WeakMap<Scenario, ReturnType<typeof scenarioEpochs>>();

function epochsOf(scenario: Scenario): ReturnType<typeof scenarioEpochs> {
  const epochs = epochsKnown.get(scenario) ?? scenarioEpochs(scenario);
  epochsKnown.set(scenario, epochs);
  return epochs;
}

/** A circle is told mover by mover, each waiting for the place of the next, the last for that of the first. */
function circlesOf(log: readonly ToldEntry[]): { time: number }[] {
  const circles: { time: number }[] = [];
  let first: string | undefined;
  for (const { kind, time, place, destination } of log) {
    if (kind !== "swap") continue;
    first ??= place;
    if (destination !== first) continue;
    circles.push({ time });
    first = undefined;
  }
  return circles;
}

/** One day in one place, in days of beds or of time. */
export type PlaceDay = {
  /** Bed-days that there were. */
  capacity: number;
  occupied: number;
  full: number;
  over: number;
  closing: number;
};

/** [6] Capacity that falls; [8] a place is full while occupied + reserved ≥ capacity. */
function placeDays(
  scenario: Scenario,
  calendar: Calendar,
  log: readonly ToldEntry[],
  presentAtStart: readonly PresentAtStart[],
  id: string,
): PlaceDay[] {
  const days: PlaceDay[] = [];
  let occupied = presentAtStart.filter(({ place, isListed }) => place === id && !isListed).length;
  let [reserved, closing, now] = [0, 0, 0];
  let capacity = capacityAt(scenarioOn(scenario, 0), id, calendar.weekday(0), 0);
  const passTime = (to: number): void => {
    const [day, length] = [days.at(-1)!, to - now];
    if (length === 0) return;
    day.capacity += length * capacity;
    day.occupied += length * occupied;
    if (occupied + reserved >= capacity) day.full += length;
    day.closing += length * closing;
    day.over += length * Math.max(0, occupied - capacity - closing);
    now = to;
  };
  const excess = (): number => Math.max(0, occupied - capacity);
  const changeCapacity = (to: number): void => {
    const excessBefore = excess();
    capacity = to;
    closing = Math.max(0, closing + excess() - excessBefore);
  };
  let line = 0;
  for (let day = 0; day < calendar.end; day++) {
    const [inForce, weekday] = [scenarioOn(scenario, day), calendar.weekday(day)];
    const steps = capacityTimes(inForce, id, weekday).filter(({ at }) => at > 0);
    // What the clock does comes before all else of its instant.
    const stepUpTo = (time: number): void => {
      while (steps.length > 0 && day + steps[0]!.at <= time) {
        const { at } = steps.shift()!;
        passTime(day + at);
        changeCapacity(capacityAt(inForce, id, weekday, at));
      }
    };
    days.push({ capacity: 0, occupied: 0, full: 0, over: 0, closing: 0 });
    changeCapacity(capacityAt(inForce, id, weekday, 0));
    for (; line < log.length && log[line]!.time < day + 1; line++) {
      const { time, kind, place, destination } = log[line]!;
      stepUpTo(time);
      passTime(time);
      if (kind === "given" && destination === id) reserved++;
      if (kind === "moves" && destination === id) reserved--;
      if (kind === "admitted" && place === id) occupied++;
      if ((kind === "moves" || kind === "lost") && place === id) {
        occupied--;
        closing = Math.max(0, closing - 1);
      }
    }
    stepUpTo(day + 1);
    passTime(day + 1);
  }
  return days;
}
