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

/** Everything that happens in one replication, in order. Only for one at a time: it grows with the number of patients. */
export class EventLog {
  readonly entries: LogEntry[] = [];

  add(
    time: number,
    kind: number,
    stream: number,
    ordinal: number,
    visit: number,
    source: number,
    destination: number,
  ): void {
    this.entries.push({ time, kind: LOG_KINDS[kind], stream, ordinal, visit, source, destination });
  }
}
