import { dateText } from "../scenarios/calendar.ts";

/** The columns of an event log. docs/event-log.md says what they hold; bupaR, pm4py and vidigi read them. */
export const EVENT_COLUMNS = [
  "case_id",
  "activity",
  "activity_instance",
  "lifecycle",
  "timestamp",
  "start_timestamp",
  "kind",
  "place",
  "destination",
  "note",
  "group",
  "actor",
  "visit",
  "entity_id",
  "event_type",
  "event",
  "time",
  "resource_id",
  "pathway",
] as const;

/** The first line of the file. */
export const EVENT_HEADER = `${EVENT_COLUMNS.join(",")}\n`;

/** An activity of a patient, with one line or two. */
export interface Instance {
  readonly activity: string;
  readonly label: string;
  readonly startedAt: number;
  /** From 1, in the order of first lines; 0 before. */
  number: number;
}

/** A patient in the model, from one arrival to the departure after it. */
export interface Episode {
  readonly caseId: string;
  readonly entityId: string;
  readonly pathway: string;
  /** Number of the bed that is held; 0 for none. */
  bed: number;
  /** What goes on, and the end of what went on before. */
  segment: EventRow | undefined;
  closed: EventRow | undefined;
  /** What goes on beside the queue: waits for alternatives. */
  beside: EventRow[];
  /** Whether it has lines. */
  readonly isTold: boolean;
}

export interface EventRow {
  readonly episode: Episode;
  readonly instance: Instance;
  readonly time: number;
  readonly group: string;
  readonly actor: string;
  readonly visit: number;
  readonly place: string;
  readonly destination: string;
  lifecycle: "start" | "complete";
  note: string;
  eventType: string;
  event: string;
  /** Where a bed is taken or left; else 0. */
  bed: number;
  /** Whether it began and ended in one instant, and is left out. */
  isNothing: boolean;
}

const MILLISECONDS_A_DAY = 86_400_000;
/** Times in days are given to this part of a day, about a millisecond. */
const PARTS_OF_A_DAY = 1e8;

/** A row as a line of CSV. Ids and labels need no quotes: they have no commas. @param firstDate of day 0, days since 1970-01-01 */
export function eventLine(row: EventRow, firstDate: number): string {
  const { episode, instance } = row;
  const isEnd = row.lifecycle === "complete";
  return (
    `${episode.caseId},${instance.label},${instance.number},${row.lifecycle},${localTime(firstDate, row.time)},` +
    `${isEnd ? localTime(firstDate, instance.startedAt) : ""},${instance.activity},${row.place},${row.destination},` +
    `${row.note},${row.group},${row.actor},${row.visit},${episode.entityId},${row.eventType},${row.event},` +
    `${Math.round(row.time * PARTS_OF_A_DAY) / PARTS_OF_A_DAY},${row.bed === 0 ? "" : row.bed},${episode.pathway}\n`
  );
}

/** The clock where it happens, to the millisecond, without a zone: a simulated day has 24 hours on every date. */
export function localTime(firstDate: number, days: number): string {
  const all = Math.round(days * MILLISECONDS_A_DAY);
  const day = Math.floor(all / MILLISECONDS_A_DAY);
  const rest = all - day * MILLISECONDS_A_DAY;
  const two = (number: number): string => `${number < 10 ? "0" : ""}${number}`;
  const hours = Math.floor(rest / 3_600_000);
  const minutes = Math.floor(rest / 60_000) % 60;
  const seconds = Math.floor(rest / 1000) % 60;
  return `${dateOf(firstDate + day)}T${two(hours)}:${two(minutes)}:${two(seconds)}.${`${rest % 1000}`.padStart(3, "0")}`;
}

/** [days since 1970-01-01] dates written before; a log has a few thousand of them, and two a line. */
const dates = new Map<number, string>();

function dateOf(number: number): string {
  let date = dates.get(number);
  if (date === undefined) {
    date = dateText(number);
    dates.set(number, date);
  }
  return date;
}
