import type { Simulation } from "./simulation.ts";

/** What happened, in the words of docs/model.md; the number is the column `kind` of a log. */
export const LOG_KINDS = [
  "arrives",
  "admitted",
  "treatment-ends",
  "ready",
  "queues",
  "given",
  "moves",
  "leaves-queue",
  "lost",
  "diverted",
  "swap",
  "referred",
  "called-in",
  "fills-bed",
  "also-queues",
] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export const LOG_ARRIVES = 0;
export const LOG_ADMITTED = 1;
export const LOG_TREATMENT_ENDS = 2;
export const LOG_READY = 3;
export const LOG_QUEUES = 4;
export const LOG_GIVEN = 5;
export const LOG_MOVES = 6;
export const LOG_LEAVES_QUEUE = 7;
export const LOG_LOST = 8;
export const LOG_DIVERTED = 9;
export const LOG_SWAP = 10;
/** Joins a waiting list; leaves it by plan; leaves it for a bed that is free. */
export const LOG_REFERRED = 11;
export const LOG_CALLED = 12;
export const LOG_FILLS = 13;
/** Joins the queue for an alternative, and stays in that for the first choice. */
export const LOG_ALSO_QUEUES = 14;

/** One line: indices as in the model; stream −1 − place for those present at the start; source and destination −1 where none. */
export interface LogEntry {
  readonly time: number;
  readonly kind: LogKind;
  readonly stream: number;
  readonly ordinal: number;
  readonly visit: number;
  readonly source: number;
  readonly destination: number;
}

/** Told what happens in one replication, in order. It may look at the state, but never changes it. */
export interface EventSink {
  /**
   * Something happens to a patient. Whoever is moved, queued or let go is so only after this, except that an admission is told
   * with the bed taken and the route not yet drawn.
   * @param patient slot in `s.patients`
   * @param destination what the patient waits for, moves to or leaves the queue of; NONE where that is not decided
   */
  add(s: Simulation, kind: number, patient: number, destination: number, now: number): void;
  /** A day is over, at the midnight `now`; nothing has happened at it yet, and yesterday's capacities are in force. */
  dayEnds?(s: Simulation, now: number): void;
  /** A day has begun: its census is the state, its capacities are in force. Day 0 is told with those present at the start. */
  dayBegins?(s: Simulation, now: number): void;
}

/** Everything that happens in one replication. Only for small ones: it grows with the number of patients. */
export class EventLog implements EventSink {
  readonly entries: LogEntry[] = [];

  add(s: Simulation, kind: number, patient: number, destination: number, now: number): void {
    const { patients } = s;
    this.entries.push({
      time: now,
      kind: LOG_KINDS[kind],
      stream: patients.stream[patient],
      ordinal: patients.ordinal[patient],
      visit: patients.visit(patient),
      source: patients.source[patient],
      destination,
    });
  }
}
