import { type EventSink, LOG_KINDS } from "../engine/event-log.ts";
import type { Model } from "../engine/model.ts";
import { STATE_QUEUED } from "../engine/patients.ts";
import { patientName } from "../engine/patient-name.ts";
import type { Simulation } from "../engine/simulation.ts";
import { destinationIds, sourceIds } from "./event-names.ts";
import { localTime } from "./event-table.ts";

/** A wait in a queue. */
export interface Wait {
  readonly patient: string;
  readonly group: string;
  /** Where the patient waited: a place, `home` or `front-door`. */
  readonly place: string;
  readonly destination: string;
  readonly from: string;
  /** Null where the patient still waits at the end. */
  readonly to: string | null;
  readonly days: number;
  /** How it ended, in the words of the log; `alternative` for another place that was given, `still-waits` at the end. */
  readonly ended: string;
}

/** How a wait may end. */
const ENDS = new Set(["given", "leaves-queue", "lost", "diverted"]);

/** Finds the longest waits that end in the measured period, or go on when it does. */
export class LongestWaits implements EventSink {
  private readonly model: Model;
  private readonly count: number;
  private readonly place: string | undefined;
  private readonly sources: readonly string[];
  private readonly destinations: readonly string[];
  private waits: Wait[] = [];
  private shortest = 0;

  /** @param place id of a place in which or for which they waited; any without */
  constructor(model: Model, count: number, place?: string) {
    this.model = model;
    this.count = count;
    this.place = place;
    this.sources = sourceIds(model);
    this.destinations = destinationIds(model);
  }

  add(s: Simulation, kind: number, patient: number, destination: number, now: number): void {
    if (now < this.model.warmUpDays || s.patients.state[patient] !== STATE_QUEUED) return;
    const name = LOG_KINDS[kind];
    const isOther = name === "given" && destination !== s.patients.destination[patient];
    if (ENDS.has(name)) this.note(s, patient, now, isOther ? "alternative" : name);
  }

  /** The longest first; to be asked when the replication is over. */
  longest(s: Simulation): readonly Wait[] {
    for (let patient = 0; patient < s.patients.used; patient++) {
      if (s.patients.state[patient] === STATE_QUEUED) this.note(s, patient, this.model.dayCount, "still-waits");
    }
    this.cut();
    return this.waits;
  }

  private note(s: Simulation, patient: number, now: number, ended: string): void {
    const { patients, model } = s;
    const days = now - patients.since[patient];
    if (days <= this.shortest) return;
    const place = this.sources[patients.source[patient]];
    const destination = this.destinations[patients.destination[patient]];
    if (this.place !== undefined && place !== this.place && destination !== this.place) return;
    this.waits.push({
      patient: patientName(model, patients.stream[patient], patients.ordinal[patient]),
      group: model.groupIds[patients.group[patient]],
      place,
      destination,
      from: localTime(model.firstDate, patients.since[patient]),
      to: ended === "still-waits" ? null : localTime(model.firstDate, now),
      days,
      ended,
    });
    if (this.waits.length >= 4 * this.count) this.cut();
  }

  private cut(): void {
    this.waits.sort((a, b) => b.days - a.days || (a.patient < b.patient ? -1 : 1));
    this.waits.splice(this.count);
    if (this.waits.length === this.count) this.shortest = Number(this.waits.at(-1)?.days);
  }
}
