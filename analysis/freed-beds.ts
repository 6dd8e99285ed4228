import { LOG_GIVEN, LOG_LOST, LOG_MOVES, LOG_SWAP, LOG_KINDS } from "../engine/event-log.ts";
import { NO_LIMIT, type Model } from "../engine/model.ts";
import { patientName } from "../engine/patient-name.ts";
import type { Simulation } from "../engine/simulation.ts";
import { destinationIds } from "./event-names.ts";
import { localTime } from "./event-table.ts";

/** Whose bed it is that a patient is given. */
export type BedOrigin =
  /** Left by somebody, just now or a while ago: of several empty beds, the one that has been so for longest. */
  | ({ readonly kind: "left"; readonly by: string; readonly at: string; readonly to: string } & LeftHow)
  /** Empty since the start. */
  | { readonly kind: "empty" }
  /** Empty since the capacity rose. */
  | { readonly kind: "opened" }
  | { readonly kind: "over-capacity" }
  | { readonly kind: "no-limit" }
  /** Of the next in a circle of patients who move at once. */
  | { readonly kind: "swap" };

interface LeftHow {
  readonly isDeath: boolean;
  /** Whether at the same instant. */
  readonly isNow: boolean;
}

interface FreedBed {
  /** Empty for one that opened. */
  readonly by: string;
  readonly time: number;
  readonly to: string;
  readonly isDeath: boolean;
}

/** Follows who leaves a bed and who is given it. Beds are alike in the model: this is how people would tell it. */
export class FreedBeds {
  private readonly destinations: readonly string[];
  /** [place] beds that stand empty, in order of time. */
  private readonly beds: FreedBed[][];
  /** [place] at the last look. */
  private readonly capacities: number[];
  /** Slots of those who move in a circle, until they have moved. */
  private readonly swapping = new Set<number>();

  constructor(model: Model) {
    this.destinations = destinationIds(model);
    this.beds = Array.from({ length: model.placeCount }, () => []);
    this.capacities = this.beds.map(() => NO_LIMIT);
  }

  /** To be told everything that happens. @returns the bed, where a place is given */
  follow(s: Simulation, kind: number, patient: number, destination: number, now: number): BedOrigin | undefined {
    if (kind === LOG_SWAP) {
      this.swapping.add(patient);
    } else if (kind === LOG_MOVES || kind === LOG_LOST) {
      if (!this.swapping.delete(patient)) this.leave(s, patient, kind, destination, now);
    } else if (kind === LOG_GIVEN && destination < s.model.placeCount) {
      return this.swapping.has(patient) ? { kind: "swap" } : this.give(s, destination, now);
    }
    return undefined;
  }

  private leave(s: Simulation, patient: number, kind: number, destination: number, now: number): void {
    const { patients, model } = s;
    const place = patients.source[patient];
    if (place >= model.placeCount) return;
    if (s.capacity[place] >= NO_LIMIT) return;
    this.look(s, place, now);
    // A bed beyond the capacity closes as it is left.
    if (s.occupied(place) - 1 + s.reserved[place] >= s.capacity[place]) return;
    const to = kind === LOG_LOST ? LOG_KINDS[kind] : this.destinations[destination];
    this.beds[place].push({
      by: patientName(model, patients.stream[patient], patients.ordinal[patient]),
      time: now,
      to,
      isDeath: kind === LOG_MOVES && model.destinationIsDeath[destination] !== 0,
    });
  }

  private give(s: Simulation, place: number, now: number): BedOrigin {
    if (s.capacity[place] >= NO_LIMIT) return { kind: "no-limit" };
    const free = s.capacity[place] - s.occupied(place) - s.reserved[place];
    if (free <= 0) return { kind: "over-capacity" };
    this.look(s, place, now);
    const beds = this.beds[place];
    const last = beds.at(-1);
    const isNow = last?.time === now && last.by !== "";
    // Those empty since the start have been so for longest.
    if (!last || (beds.length < free && !isNow)) return { kind: "empty" };
    const bed = isNow ? beds.pop() : beds.shift();
    if (bed?.by === "") return { kind: "opened" };
    const { by, time, to, isDeath } = bed ?? last;
    return { kind: "left", by, at: localTime(s.model.firstDate, time), to, isDeath, isNow: time === now };
  }

  /** Takes in what has become of the capacity since the last look. */
  private look(s: Simulation, place: number, now: number): void {
    const beds = this.beds[place];
    const free = Math.max(0, s.capacity[place] - s.occupied(place) - s.reserved[place]);
    const opened = s.capacity[place] < NO_LIMIT ? Math.min(free, s.capacity[place] - this.capacities[place]) : 0;
    for (let bed = 0; bed < opened; bed++) beds.push({ by: "", time: now, to: "", isDeath: false });
    this.capacities[place] = s.capacity[place];
    // Beds that were taken away while they were empty.
    if (beds.length > free) beds.splice(0, beds.length - free);
  }
}
