import type { LogKind } from "../engine/event-log.ts";
import {
  STATE_ACTIVE,
  STATE_DECIDING,
  STATE_LISTED,
  STATE_QUEUED,
  STATE_STARTING,
  STATE_UNDECLARED,
} from "../engine/patients.ts";

/** What something that happens is in an event log. */
export interface Step {
  /** The activity that begins, or that happens in this instant. */
  readonly activity: string;
  /** Whether it goes on until the next step of the patient; else it is an instant. */
  readonly isSegment?: boolean;
  /** Whether it goes on beside the queue in which the patient waits, and ends with that. */
  readonly isBeside?: boolean;
  /** Whether what went on before is over, and what is noted of how it ended. */
  readonly ends?: boolean;
  readonly note?: string;
}

/** Every kind of happening has its step; what is new in the engine gets a line here. */
export const STEPS: Readonly<Record<LogKind, Step>> = {
  arrives: { activity: "arrival" },
  admitted: { activity: "treatment", isSegment: true },
  // Most declare readiness at once; for the others, the days until they do.
  "treatment-ends": { activity: "undeclared", isSegment: true, ends: true },
  ready: { activity: "decision", isSegment: true, ends: true },
  queues: { activity: "queue", isSegment: true, ends: true },
  given: { activity: "start-delay", isSegment: true, ends: true, note: "given" },
  moves: { activity: "exit", ends: true },
  "leaves-queue": { activity: "left-queue", ends: true, note: "left" },
  lost: { activity: "lost", ends: true, note: "lost" },
  diverted: { activity: "diverted", ends: true, note: "diverted" },
  swap: { activity: "swap" },
  referred: { activity: "waiting-list", isSegment: true },
  "called-in": { activity: "called-in", ends: true, note: "by-plan" },
  "fills-bed": { activity: "called-in", ends: true, note: "to-a-free-bed" },
  "also-queues": { activity: "also-queue", isBeside: true },
};

/** [state] what a patient who is present on day 0 is in the middle of. */
export const WHAT_AT_START: Readonly<Record<number, { activity: string; hasDestination: boolean } | undefined>> = {
  [STATE_ACTIVE]: { activity: "treatment", hasDestination: false },
  [STATE_UNDECLARED]: { activity: "undeclared", hasDestination: false },
  [STATE_DECIDING]: { activity: "decision", hasDestination: true },
  [STATE_QUEUED]: { activity: "queue", hasDestination: true },
  [STATE_LISTED]: { activity: "waiting-list", hasDestination: true },
  [STATE_STARTING]: { activity: "start-delay", hasDestination: true },
};
