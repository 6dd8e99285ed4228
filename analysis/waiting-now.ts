import { STATE_DECIDING, STATE_LISTED, STATE_STANDING_IN, STATE_STARTING } from "../engine/patients.ts";
import type { Simulation } from "../engine/simulation.ts";
import { destinationIds } from "./event-names.ts";
import { localTime } from "./event-table.ts";
import { queueInOrder } from "./queue-order.ts";
import { type Waiter, waiterOf } from "./waiter.ts";
import { capacityOf, type WaitingReason, waitingReasons } from "./waiting-reasons.ts";

/** One who waits, and for what. */
export interface WaitingPatient extends Waiter {
  /** For a decision, in the queue, for the start after having been given the place, or to be called in. */
  readonly state: "decision" | "queue" | "start-delay" | "waiting-list";
  /** In the present state. */
  readonly days: number;
  /** Whether the patient waits for another place first, and accepts this one as well. */
  readonly isAlternative?: boolean;
  /** In the queue: the position, from 1, and what is in the way. */
  readonly position?: number;
  readonly reasons?: readonly WaitingReason[];
}

export interface WaitedFor {
  /** A place or an exit. */
  readonly destination: string;
  /** Of a place; capacity null without limit. */
  readonly occupied?: number;
  readonly reserved?: number;
  readonly capacity?: number | null;
  readonly patients: readonly WaitingPatient[];
}

/** Everybody who waits. */
export interface WaitingDocument {
  readonly at: string;
  readonly destinations: readonly WaitedFor[];
}

/**
 * Who waits for what as the replication stands, and why.
 * @param now the instant up to which it has been run
 * @param place id of the place in which or for which they wait; all without
 */
export function waitingNow(s: Simulation, now: number, place?: string): WaitingDocument {
  const { model } = s;
  const destinations = destinationIds(model).map((id, destination): WaitedFor => {
    const beds = {
      occupied: s.occupied(destination),
      reserved: s.reserved[destination],
      capacity: destination < model.placeCount ? capacityOf(s, destination) : null,
    };
    const patients = waitingFor(s, destination, now).filter(
      (patient) => place === undefined || id === place || patient.place === place,
    );
    return { destination: id, ...(destination < model.placeCount && beds), patients };
  });
  return {
    at: localTime(model.firstDate, now),
    destinations: destinations.filter(({ patients }) => patients.length > 0),
  };
}

function waitingFor(s: Simulation, destination: number, now: number): WaitingPatient[] {
  const { patients } = s;
  const line = queueInOrder(s, destination);
  const of = (patient: number, state: WaitingPatient["state"]): WaitingPatient => ({
    ...waiterOf(s, patient),
    state,
    days: now - patients.since[patient],
  });
  const others = (state: number, name: WaitingPatient["state"]): WaitingPatient[] =>
    Array.from({ length: patients.used }, (_, patient) => patient)
      .filter((patient) => patients.state[patient] === state && patients.destination[patient] === destination)
      .map((patient) => of(patient, name))
      .sort((a, b) => b.days - a.days || (a.patient < b.patient ? -1 : 1));
  return [
    ...line.map((patient, ahead) => ({
      ...of(patient, "queue"),
      ...(patients.state[patient] === STATE_STANDING_IN && { isAlternative: true }),
      position: ahead + 1,
      reasons: waitingReasons(s, patient, ahead, now),
    })),
    ...others(STATE_DECIDING, "decision"),
    ...others(STATE_STARTING, "start-delay"),
    ...others(STATE_LISTED, "waiting-list"),
  ];
}
