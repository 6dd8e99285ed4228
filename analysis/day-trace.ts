import { LOG_KINDS, type LogKind } from "../engine/event-log.ts";
import { type Model, NONE } from "../engine/model.ts";
import { STATE_QUEUED } from "../engine/patients.ts";
import { patientName } from "../engine/patient-name.ts";
import type { Simulation } from "../engine/simulation.ts";
import { dateText } from "../scenarios/calendar.ts";
import { destinationIds, sourceIds } from "./event-names.ts";
import { localTime } from "./event-table.ts";
import { type BedOrigin, FreedBeds } from "./freed-beds.ts";
import { queueInOrder } from "./queue-order.ts";
import { SettlingSink } from "./settling-sink.ts";
import { capacityOf, type WaitingReason, waitingReasons } from "./waiting-reasons.ts";

/** How many there are at a midnight. */
export interface PlaceCensus {
  readonly occupied: number;
  /** Of them, discharge-ready. */
  readonly ready: number;
  /** Beds kept for those on their way. */
  readonly reserved: number;
  /** Those who wait for the place, wherever they are. */
  readonly waiting: number;
}

export interface PlaceDay {
  readonly place: string;
  /** Null without limit. */
  readonly capacity: number | null;
  readonly atStart: PlaceCensus;
  readonly atEnd: PlaceCensus;
}

/** Something that happens to somebody on the day. What leads on at once is told by where it leads. */
export interface Happening {
  readonly at: string;
  readonly kind: LogKind;
  readonly patient: string;
  readonly group: string;
  /** Where the patient is, of an admission where the patient comes to. */
  readonly place: string;
  readonly destination?: string;
  /** Of an admission. */
  readonly from?: string;
  /** How long the patient has waited for what is given, or given up. */
  readonly waitedDays?: number;
  readonly bed?: BedOrigin;
  /** Of one who begins to wait: the position in line, from 1, and what is in the way. */
  readonly position?: number;
  readonly reasons?: readonly WaitingReason[];
}

export interface DayDocument {
  readonly date: string;
  /** 0 Monday to 6 Sunday; and whether it counts as a Sunday, as holidays do. */
  readonly weekday: number;
  readonly isHoliday: boolean;
  readonly isWarmUp: boolean;
  readonly places: readonly PlaceDay[];
  readonly happenings: readonly Happening[];
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

const SUNDAY = 6;
/** These are told even if more happens to the patient at the same instant. */
const ALWAYS_TOLD: ReadonlySet<LogKind> = new Set([
  "admitted",
  "leaves-queue",
  "lost",
  "diverted",
  "swap",
  "also-queues",
]);

/** Tells of one day: the census at its midnights, and what happens between them. The replication need not be run further. */
export class DayTrace extends SettlingSink {
  private readonly model: Model;
  private readonly day: number;
  private readonly sources: readonly string[];
  private readonly destinations: readonly string[];
  private readonly beds: FreedBeds;
  private readonly happenings: Happening[] = [];
  /** [slot] what happens to whom at the present instant, in order. */
  private readonly byPatient = new Map<number, Writable<Happening>[]>();
  private order: { readonly patient: number; readonly happening: Writable<Happening> }[] = [];
  private atStart: readonly PlaceCensus[] = [];
  private atEnd: readonly PlaceCensus[] = [];
  private capacities: readonly (number | null)[] = [];

  /** @param day from simulated day 0 */
  constructor(model: Model, day: number) {
    super();
    this.model = model;
    this.day = day;
    this.sources = sourceIds(model);
    this.destinations = destinationIds(model);
    this.beds = new FreedBeds(model);
  }

  dayBegins(s: Simulation, now: number): void {
    if (now !== this.day) return;
    this.atStart = censusOf(s);
    this.capacities = this.model.placeIds.map((_, place) => capacityOf(s, place));
  }

  /** To be called when the day is over. */
  override finish(s: Simulation): void {
    super.finish(s);
    this.atEnd = censusOf(s);
  }

  /** @param place the id of the place that it is to be about; all without */
  document(place?: string): DayDocument {
    const { model, day } = this;
    return {
      date: dateText(model.firstDate + day),
      weekday: model.dayPlainWeekday[day],
      isHoliday: model.dayWeekday[day] === SUNDAY && model.dayPlainWeekday[day] !== SUNDAY,
      isWarmUp: day < model.warmUpDays,
      places: model.placeIds
        .map((id, at) => ({
          place: id,
          capacity: this.capacities[at],
          atStart: this.atStart[at],
          atEnd: this.atEnd[at],
        }))
        .filter((each) => place === undefined || each.place === place),
      happenings: this.happenings.filter(
        (each) => place === undefined || [each.place, each.destination, each.from].includes(place),
      ),
    };
  }

  protected happens(s: Simulation, kind: number, patient: number, destination: number, now: number): void {
    const bed = this.beds.follow(s, kind, patient, destination, now);
    if (now < this.day || now >= this.day + 1) return;
    const { patients, model } = s;
    const happening: Writable<Happening> = {
      at: localTime(model.firstDate, now),
      kind: LOG_KINDS[kind],
      patient: patientName(model, patients.stream[patient], patients.ordinal[patient]),
      group: model.groupIds[patients.group[patient]],
      place: this.sources[patients.source[patient]],
      ...(destination !== NONE && { destination: this.destinations[destination] }),
      ...(bed && { bed }),
    };
    if (patients.state[patient] === STATE_QUEUED && happening.kind !== "queues") {
      happening.waitedDays = now - patients.since[patient];
    }
    const before = this.byPatient.get(patient) ?? [];
    if (happening.kind === "admitted") Object.assign(happening, originOf(before));
    if (happening.kind === "moves") takeOver(before.at(-1), happening);
    before.push(happening);
    this.byPatient.set(patient, before);
    this.order.push({ patient, happening });
  }

  protected settles(s: Simulation, now: number): void {
    for (const { patient, happening } of this.order) {
      const all = this.byPatient.get(patient) ?? [];
      const isLast = all.at(-1) === happening;
      if (!isLast && !ALWAYS_TOLD.has(happening.kind)) continue;
      if (isLast && happening.kind === "queues") this.tellStanding(s, patient, happening, now);
      this.happenings.push(happening);
    }
    this.order = [];
    this.byPatient.clear();
  }

  private tellStanding(s: Simulation, patient: number, happening: Writable<Happening>, now: number): void {
    const ahead = queueInOrder(s, s.patients.destination[patient]).indexOf(patient);
    happening.position = ahead + 1;
    happening.reasons = waitingReasons(s, patient, ahead, now);
  }
}

/** What an admission has from the move that led to it. */
function originOf(before: readonly Happening[]): Partial<Happening> {
  const move = before.findLast(({ kind }) => kind === "moves");
  if (!move) return {};
  const { place, waitedDays, bed } = move;
  return { from: place, ...(waitedDays !== undefined && { waitedDays }), ...(bed && { bed }) };
}

/** A move at once has the wait and the bed of what was given. */
function takeOver(given: Happening | undefined, move: Writable<Happening>): void {
  if (given?.kind !== "given") return;
  if (given.waitedDays !== undefined) move.waitedDays = given.waitedDays;
  if (given.bed) move.bed = given.bed;
}

/** How many there are in each place, and wait for it, now. */
export function censusOf({ model, reserved, levels, queueLength }: Simulation): PlaceCensus[] {
  return model.placeIds.map((_, place) => ({
    occupied: levels.level(place),
    ready: levels.level(model.placeCount + place),
    reserved: reserved[place],
    waiting: queueLength[place],
  }));
}
