import { NO_LIMIT, NONE } from "./model.ts";
import { STATE_FREE, STATE_OUTSIDE, STATE_STANDING_IN, STATE_STARTING } from "./patients.ts";
import type { Simulation } from "./simulation.ts";

/*
 * Places that serve a municipality with a number of beds at once (docs/model.md §6). Where a place has such numbers, the beds
 * of each municipality count by themselves; in a search for circles they are then a vertex of their own.
 */

/** A patient of a group takes a bed of a place or leaves it, occupied or reserved. Only where the model has numbers. */
export function changeQuotaBeds(s: Simulation, place: number, group: number, by: number): void {
  const { model } = s;
  s.bedsOfActor[place * model.actorIds.length + model.groupActor[group]] += by;
  // One bed fewer of a municipality lets another of its patients in by way of a circle.
  if (by < 0 && hasQuota(s, place)) s.mayHaveCircle = model.hasCircles;
}

/** Counts the beds of all municipalities anew, from the patients: the state may be that of a model without numbers. */
export function recountQuotaBeds(s: Simulation): void {
  const { model, patients } = s;
  if (!model.hasQuotas) return;
  s.bedsOfActor.fill(0);
  for (let patient = 0; patient < patients.used; patient++) {
    const state = patients.state[patient];
    if (state === STATE_FREE || state === STATE_OUTSIDE || state === STATE_STANDING_IN) continue;
    const actor = model.groupActor[patients.group[patient]];
    for (const place of [patients.source[patient], state === STATE_STARTING ? patients.destination[patient] : NONE]) {
      if (place !== NONE && place < model.placeCount) s.bedsOfActor[place * model.actorIds.length + actor]++;
    }
  }
}

/** Whether a place serves the group with one bed more, or would if that of the municipality `leaver` were left for it. */
export function servesOneMore(s: Simulation, place: number, group: number, leaver: number): boolean {
  const { model } = s;
  const stretch = s.epoch * model.placeCount + place;
  if (model.placeHasQuota[stretch] === 0) return true;
  const actor = model.groupActor[group];
  const actorCount = model.actorIds.length;
  return actor === leaver || s.bedsOfActor[place * actorCount + actor] < model.quota[stretch * actorCount + actor];
}

/** Vertices of a place in a search for circles: one for each municipality where the model has numbers, though most are not used. */
export function vertexWidth(s: Simulation): number {
  return s.model.hasQuotas ? s.model.actorIds.length : 1;
}

/** Where a patient holds a bed, as a vertex: the place, or the municipality's part of it. */
export function vertexOf(s: Simulation, patient: number): number {
  const { model, patients } = s;
  const place = patients.source[patient];
  if (!model.hasQuotas) return place;
  return place * model.actorIds.length + (hasQuota(s, place) ? model.groupActor[patients.group[patient]] : 0);
}

/** Whether beds of the place count by municipality today. */
export function hasQuota(s: Simulation, place: number): boolean {
  return s.model.placeHasQuota[s.epoch * s.model.placeCount + place] !== 0;
}

/** Whether a place may run full today: of beds, of those of a municipality, or of hours. */
export function isLimited(s: Simulation, place: number): boolean {
  return s.capacity[place] < NO_LIMIT || hasQuota(s, place) || s.hoursCapacity[place] < Infinity;
}
