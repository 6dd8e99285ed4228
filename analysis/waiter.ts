import { TURN_CLASSES, TURN_LONGEST } from "../engine/model.ts";
import { patientName } from "../engine/patient-name.ts";
import type { Simulation } from "../engine/simulation.ts";
import { classNow } from "../engine/turns.ts";
import { sourceIds } from "./event-names.ts";
import { localTime } from "./event-table.ts";

/** One who waits, as others see it. */
export interface Waiter {
  readonly patient: string;
  readonly group: string;
  /** The place whose bed is held, `home` or `front-door`. */
  readonly place: string;
  /** Ready since; for those without a bed, waiting since. Decides the turn, which may be that of an earlier wait. */
  readonly readyAt: string;
  /** Where the rule has classes or lists: which, from 1; a lower class goes first, of lists the longest. */
  readonly priority?: number;
  readonly list?: number;
}

export function waiterOf(s: Simulation, patient: number): Waiter {
  const { model, patients } = s;
  return {
    patient: patientName(model, patients.stream[patient], patients.ordinal[patient]),
    group: model.groupIds[patients.group[patient]],
    place: sourceIds(model)[patients.source[patient]],
    readyAt: localTime(model.firstDate, patients.turn[patient]),
    ...rankOf(s, patient, patients.destination[patient]),
  };
}

function rankOf(s: Simulation, patient: number, destination: number): Pick<Waiter, "priority" | "list"> {
  const { model } = s;
  if (destination < 0 || destination >= model.placeCount) return {};
  const stretch = s.epoch * model.placeCount + destination;
  const first = stretch * model.sourceCount * model.groupCount;
  const classes = model.classOf.subarray(first, first + model.sourceCount * model.groupCount);
  if (classes.every((each) => each === 0)) return {};
  const number = classNow(s, patient, destination) + 1;
  if (model.turnRule[stretch] === TURN_CLASSES) return { priority: number };
  return model.turnRule[stretch] === TURN_LONGEST ? { list: number } : {};
}
