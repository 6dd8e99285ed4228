import { type EventSink, LOG_KINDS, type LogKind } from "../engine/event-log.ts";
import type { Model } from "../engine/model.ts";
import { patientName } from "../engine/patient-name.ts";
import { STATE_FREE } from "../engine/patients.ts";
import type { Simulation } from "../engine/simulation.ts";
import { BedNumbers } from "./bed-numbers.ts";
import { type Episode, eventLine, type EventRow } from "./event-table.ts";
import { destinationIds, sourceIds } from "./event-names.ts";
import { STEPS, WHAT_AT_START } from "./event-steps.ts";

export interface EventRowsOptions {
  /**
   * Of those who arrive in the warm-up, the `entity_id` of those who are told of; without, all. With what `present` gives at
   * the end of the warm-up, nobody is missing who was there after it.
   */
  readonly among?: ReadonlySet<string>;
}

const GIVEN = "given";

/** What the engine tells, together. */
interface Moment {
  readonly s: Simulation;
  readonly patient: number;
  readonly destination: number;
  readonly now: number;
}

/**
 * Turns what happens in one replication into the lines of an event log, as docs/event-log.md has them: each patient's time in the
 * model is cut into segments that follow one another, with instants between them. What is kept is about the patients in the
 * model, so memory does not grow with the number who pass through.
 */
export class EventRows implements EventSink {
  /** Lines given so far, arrivals among them, and of these the patients who were present on day 0. */
  rows = 0;
  arrivals = 0;
  presentAtStart = 0;

  private readonly model: Model;
  private readonly beds: BedNumbers;
  private readonly sources: readonly string[];
  private readonly destinations: readonly string[];
  /** [slot] of those in the model. */
  private readonly episodes: (Episode | undefined)[] = [];
  /** [slot] times arrived, of those outside too, who may come again. */
  private readonly arrivalsOf: number[] = [];
  private now = 0;
  /** Of the present instant; some come to nothing before it is over. */
  private instant: EventRow[] = [];
  private readonly among: ReadonlySet<string> | undefined;
  private readonly labels = new Map<string, string[]>();
  private instances = 0;
  private text = "";

  constructor(model: Model, options: EventRowsOptions = {}) {
    this.model = model;
    this.beds = new BedNumbers(model.placeCount);
    this.sources = sourceIds(model);
    this.destinations = destinationIds(model);
    this.among = options.among;
  }

  /** The lines that are complete and have not been taken before. */
  takeText(): string {
    const { text } = this;
    this.text = "";
    return text;
  }

  /** Completes the lines when the replication is over. */
  finish(): void {
    this.passInstant();
  }

  /** The `entity_id` of all who are in the model now. */
  present(): string[] {
    return this.episodes.flatMap((episode) => (episode ? [episode.entityId] : []));
  }

  dayBegins(s: Simulation, now: number): void {
    this.passTime(now);
    if (now === 0) this.tellPresent(s);
  }

  add(s: Simulation, kind: number, patient: number, destination: number, now: number): void {
    this.passTime(now);
    const at: Moment = { s, patient, destination, now };
    const name: LogKind = LOG_KINDS[kind];
    const episode = this.episodeAt(at, name);
    if (!episode.isTold) {
      this.followUntold(at, episode, name);
      return;
    }
    const { activity, isSegment, isBeside, ends = false, note = "" } = STEPS[name];
    if (ends) this.close(at, episode, note);
    if (isSegment) this.open(at, episode, activity);
    else if (isBeside) this.openBeside(at, episode, activity);
    else if (name === "moves") this.move(at, episode);
    else if (name === "lost") this.leave(at, episode, activity);
    else if (name !== "arrives") this.instantRow(at, episode, activity);
  }

  private episodeAt(at: Moment, name: LogKind): Episode {
    if (name === "arrives") return this.arrive(at);
    return name === "referred" ? this.arrive(at, "referred") : this.episodeOf(at);
  }

  /** One who is not told of still has a bed with a number. */
  private followUntold({ s, patient, destination }: Moment, episode: Episode, name: LogKind): void {
    const place = s.patients.source[patient];
    const isPlace = place < this.model.placeCount;
    if (name === "admitted") {
      episode.bed = this.beds.take(place);
    } else if (name === "moves" || name === "lost") {
      if (isPlace) this.beds.release(place, episode.bed);
      if (name === "lost" || destination >= this.model.placeCount) this.episodes[patient] = undefined;
    }
  }

  /** Those present on day 0, who came before the log begins. */
  private tellPresent(s: Simulation): void {
    const { patients } = s;
    const inOrder = Array.from({ length: patients.used }, (_, patient) => patient).filter(
      (patient) => patients.state[patient] !== STATE_FREE,
    );
    // Of a census it is known since when.
    inOrder.sort((a, b) => patients.since[a] - patients.since[b] || a - b);
    for (const patient of inOrder) {
      const what = WHAT_AT_START[patients.state[patient]];
      if (what === undefined || this.episodes[patient]) continue;
      const destination = what.hasDestination ? patients.destination[patient] : -1;
      const at: Moment = { s, patient, destination, now: patients.since[patient] };
      const episode = this.arrive(at, "present-at-start");
      if (episode.isTold) this.open(at, episode, what.activity, "present-at-start");
      else if (patients.source[patient] < this.model.placeCount) episode.bed = this.beds.take(patients.source[patient]);
    }
  }

  private arrive(at: Moment, note?: string): Episode {
    const { s, patient } = at;
    const isAgain = s.patients.visit[patient] > 0 && note === undefined;
    const number = isAgain ? this.arrivalsOf[patient] + 1 : 1;
    this.arrivalsOf[patient] = number;
    const caseId = patientName(s.model, s.patients.stream[patient], s.patients.ordinal[patient]);
    const entityId = `${caseId}/${number}`;
    const episode: Episode = {
      caseId,
      entityId,
      isTold: this.now >= this.model.warmUpDays || (this.among?.has(entityId) ?? true),
      pathway: s.model.groupIds[s.patients.group[patient]],
      bed: 0,
      segment: undefined,
      closed: undefined,
      beside: [],
    };
    this.episodes[patient] = episode;
    if (!episode.isTold) return episode;
    const row = this.instantRow(at, episode, "arrival");
    row.note = note ?? (isAgain ? "readmission" : "");
    row.eventType = "arrival_departure";
    row.event = "arrival";
    return episode;
  }

  private episodeOf({ patient, now }: Moment): Episode {
    const episode = this.episodes[patient];
    if (!episode) throw new Error(`the log tells on day ${now} of a patient who never arrived, in slot ${patient}`);
    return episode;
  }

  /** A segment begins; the one before has been closed. */
  private open(at: Moment, episode: Episode, activity: string, note = ""): void {
    const row = this.row(at, episode, activity);
    const source = at.s.patients.source[at.patient];
    row.lifecycle = "start";
    row.note = note;
    if (episode.bed === 0 && source < this.model.placeCount) {
      episode.bed = this.beds.take(source);
      row.bed = episode.bed;
      row.eventType = "resource_use";
    } else if (activity !== "undeclared") row.eventType = "queue";
    episode.segment = row;
    this.instant.push(row);
  }

  /** The segment ends. One of no length comes to nothing, but a wait is one line, and one with which a bed is taken two as always. */
  private close(at: Moment, episode: Episode, howEnded: string): void {
    const start = episode.segment;
    if (!start) return;
    episode.segment = undefined;
    const { s, patient, now } = at;
    const { activity } = start.instance;
    const isOther = howEnded === GIVEN && start.destination !== this.destinations[at.destination];
    const note = isOther ? "alternative" : howEnded;
    if (activity === "queue") this.closeBeside(at, episode, howEnded);
    if (start.time === now && start.eventType !== "resource_use") {
      if (activity !== "queue") {
        start.isNothing = true;
        return;
      }
      start.lifecycle = "complete";
      start.note = note;
      start.eventType = "";
      episode.closed = start;
      return;
    }
    const visit = s.patients.visit[patient];
    const row: EventRow = { ...start, time: now, lifecycle: "complete", note, visit, eventType: "", bed: 0 };
    episode.closed = row;
    this.instant.push(row);
  }

  private openBeside(at: Moment, episode: Episode, activity: string): void {
    const row = this.row(at, episode, activity);
    row.lifecycle = "start";
    episode.beside.push(row);
    this.instant.push(row);
  }

  /** The wait is over, and with it those for alternatives, one of which may have been given. */
  private closeBeside({ destination, now }: Moment, episode: Episode, howEnded: string): void {
    for (const start of episode.beside) {
      const isGiven = howEnded === GIVEN && start.destination === this.destinations[destination];
      const note = isGiven ? GIVEN : "left";
      if (start.time < now) this.instant.push({ ...start, time: now, lifecycle: "complete", note });
      else if (isGiven) Object.assign(start, { lifecycle: "complete", note });
      else start.isNothing = true;
    }
    episode.beside = [];
  }

  /** A move, out of the model where the destination is an exit; an admission is told next where it is a place. */
  private move(at: Moment, episode: Episode): void {
    const { destination } = at;
    if (destination < this.model.placeCount) {
      this.leaveBed(at, episode);
    } else {
      const isDeath = this.model.destinationIsDeath[destination] !== 0;
      this.leave(at, episode, "exit", isDeath ? "death" : "");
    }
  }

  private leave(at: Moment, episode: Episode, activity: string, note = ""): void {
    this.leaveBed(at, episode);
    const row = this.instantRow(at, episode, activity);
    row.note = note;
    row.eventType = "arrival_departure";
    row.event = "depart";
    this.episodes[at.patient] = undefined;
  }

  /** The last segment in a bed tells by the way that it is left. */
  private leaveBed({ s, patient, now }: Moment, episode: Episode): void {
    const place = s.patients.source[patient];
    if (place >= this.model.placeCount) return;
    const row = episode.closed;
    if (row?.time !== now) throw new Error(`a bed is left on day ${now} while something goes on in it`);
    row.eventType = "resource_use_end";
    row.event = `leaves ${this.model.placeIds[place]}`;
    row.bed = episode.bed;
    this.beds.release(place, episode.bed);
    episode.bed = 0;
  }

  private instantRow(at: Moment, episode: Episode, activity: string): EventRow {
    const row = this.row(at, episode, activity);
    this.instant.push(row);
    return row;
  }

  private row({ s, patient, destination, now }: Moment, episode: Episode, activity: string): EventRow {
    const { patients, model } = s;
    const place = this.sources[patients.source[patient]];
    const to = this.destinations[destination] ?? "";
    const label = this.labelOf(activity, patients.source[patient], destination);
    const group = patients.group[patient];
    return {
      episode,
      instance: { activity, label, startedAt: now, number: 0 },
      lifecycle: "complete",
      time: now,
      note: "",
      group: model.groupIds[group],
      actor: model.actorIds[model.groupActor[group]],
      visit: patients.visit[patient],
      place,
      destination: to,
      eventType: "",
      event: label,
      bed: 0,
      isNothing: false,
    };
  }

  private passTime(now: number): void {
    if (now === this.now) return;
    this.passInstant();
    this.now = now;
  }

  private passInstant(): void {
    for (const row of this.instant) {
      if (!row.isNothing) this.give(row);
    }
    this.instant = [];
  }

  private give(row: EventRow): void {
    const { instance } = row;
    if (instance.number === 0) instance.number = ++this.instances;
    if (instance.activity === "arrival") {
      this.arrivals++;
      if (row.note === "present-at-start") this.presentAtStart++;
    }
    this.rows++;
    this.text += eventLine(row, this.model.firstDate);
  }

  /** What the activity is about: the place in which it goes on, or the one that is waited for. */
  private labelOf(activity: string, source: number, destination: number): string {
    if (activity === "arrival") return activity;
    const isHere = destination < 0 || activity === "decision";
    const at = isHere ? source : this.sources.length + destination;
    let labels = this.labels.get(activity);
    if (!labels) this.labels.set(activity, (labels = []));
    return (labels[at] ??= `${activity} ${isHere ? this.sources[source] : this.destinations[destination]}`);
  }
}
