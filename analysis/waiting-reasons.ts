import { fitsHours, hoursToCome } from "../engine/care-hours.ts";
import { NO_LIMIT, NONE, WINDOW_ALL_DAY, WINDOW_CLOSED } from "../engine/model.ts";
import { servesOneMore } from "../engine/quotas.ts";
import type { Simulation } from "../engine/simulation.ts";
import { HUNDREDTHS } from "../scenarios/hours.ts";
import { localTime } from "./event-table.ts";

/** Why a patient who waits is not given the place now; several may hold at once. */
export type WaitingReason =
  | { readonly reason: "full"; readonly capacity: number; readonly occupied: number; readonly reserved: number }
  | { readonly reason: "over-capacity-not-for-group" }
  /** The patient's municipality has used up what it has there. */
  | { readonly reason: "municipality-full"; readonly actor: string; readonly beds: number; readonly taken: number }
  /** The hours a week that the patient would take there do not fit. */
  | {
      readonly reason: "hours-do-not-fit";
      readonly hours: number;
      readonly capacity: number;
      readonly used: number;
      readonly reserved: number;
    }
  | { readonly reason: "intake-closed"; readonly opensAt: string | null }
  | { readonly reason: "intake-used-up"; readonly opensAt: string | null }
  | { readonly reason: "discharge-closed"; readonly place: string; readonly opensAt: string | null }
  | { readonly reason: "discharge-used-up"; readonly place: string; readonly opensAt: string | null }
  | { readonly reason: "others-first"; readonly ahead: number };

/**
 * What is in the way of a patient who waits, as things stand.
 * @param ahead patients before this one in line
 */
export function waitingReasons(s: Simulation, patient: number, ahead: number, now: number): WaitingReason[] {
  const { model, patients } = s;
  const destination = patients.destination[patient];
  const source = patients.source[patient];
  const reasons: WaitingReason[] = [];
  if (destination < model.placeCount) {
    reasons.push(
      ...roomReasons(s, patient, destination),
      ...quotaReasons(s, patient, destination),
      ...hoursReasons(s, patient, destination, ahead),
    );
    const opensAt = nextOpening(s, "intake", destination, now);
    const isUsedUp = s.intakeLeft[destination] <= 0 && mostToday(s, model.intakeMax, destination) > 0;
    if (isUsedUp) reasons.push({ reason: "intake-used-up", opensAt });
    else if (s.intakeOpen[destination] === 0 || s.intakeLeft[destination] <= 0) {
      reasons.push({ reason: "intake-closed", opensAt });
    }
  }
  if (source < model.placeCount) {
    const place = model.placeIds[source];
    const opensAt = nextOpening(s, "discharge", source, now);
    const isUsedUp = s.dischargeLeft[source] <= 0 && mostToday(s, model.dischargeMax, source) > 0;
    if (isUsedUp) reasons.push({ reason: "discharge-used-up", place, opensAt });
    else if (s.dischargeOpen[source] === 0 || s.dischargeLeft[source] <= 0) {
      reasons.push({ reason: "discharge-closed", place, opensAt });
    }
  }
  if (ahead > 0) reasons.push({ reason: "others-first", ahead });
  return reasons;
}

function mostToday(s: Simulation, most: Int32Array, place: number): number {
  return most[(s.epoch * s.model.placeCount + place) * 7 + s.weekday];
}

function roomReasons(s: Simulation, patient: number, place: number): WaitingReason[] {
  const { model } = s;
  const [capacity, occupied, reserved] = [s.capacity[place], s.occupied(place), s.reserved[place]];
  const free = capacity - occupied - reserved;
  if (free > 0) return [];
  if (free + s.overCapacity[place] <= 0) return [{ reason: "full", capacity, occupied, reserved }];
  const allowed = (s.epoch * model.placeCount + place) * model.groupCount + s.patients.group[patient];
  return model.overAllowed[allowed] === 0 ? [{ reason: "over-capacity-not-for-group" }] : [];
}

function quotaReasons(s: Simulation, patient: number, place: number): WaitingReason[] {
  const { model } = s;
  if (!model.hasQuotas || servesOneMore(s, place, s.patients.group[patient], NONE)) return [];
  const actor = model.groupActor[s.patients.group[patient]];
  const actorCount = model.actorIds.length;
  const beds = model.quota[(s.epoch * model.placeCount + place) * actorCount + actor];
  const taken = s.bedsOfActor[place * actorCount + actor];
  return [{ reason: "municipality-full", actor: model.actorIds[actor], beds, taken }];
}

/** Where nobody overtakes, those behind wait for the first in line, whatever hours they take themselves. */
function hoursReasons(s: Simulation, patient: number, place: number, ahead: number): WaitingReason[] {
  const isHeldByFirst = ahead > 0 && s.model.overtakes[s.epoch * s.model.placeCount + place] === 0;
  if (isHeldByFirst || s.model.limitsHours[place] === 0 || fitsHours(s, patient, place)) return [];
  const [capacity, used, reserved] = [s.hoursCapacity[place], s.hoursUsed[place], s.hoursReserved[place]].map(
    (hundredths) => hundredths / HUNDREDTHS,
  );
  return [{ reason: "hours-do-not-fit", hours: hoursToCome(s, patient, place), capacity, used, reserved }];
}

/** When a place next opens for intake or discharge after now; null if it does not before the end. */
export function nextOpening(s: Simulation, what: "intake" | "discharge", place: number, now: number): string | null {
  const { model } = s;
  const [windows, from, most] =
    what === "intake"
      ? [model.intakeWindow, model.intakeFrom, model.intakeMax]
      : [model.dischargeWindow, model.dischargeFrom, model.dischargeMax];
  for (let day = s.day; day < model.dayCount; day++) {
    const at = (model.dayEpoch[day] * model.placeCount + place) * 7 + model.dayWeekday[day];
    if (windows[at] === WINDOW_CLOSED || most[at] <= 0) continue;
    const opens = day + (windows[at] === WINDOW_ALL_DAY ? 0 : from[at]);
    if (opens > now) return localTime(model.firstDate, opens);
  }
  return null;
}

/** A capacity as a document has it: null without limit. */
export function capacityOf(s: Simulation, place: number): number | null {
  return s.capacity[place] >= NO_LIMIT ? null : s.capacity[place];
}
