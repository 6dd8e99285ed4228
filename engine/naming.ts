import { sortedIds } from "../scenarios/stays.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { simulatedDays, type SimulatedDays } from "../scenarios/calendar.ts";
import { scenarioEpochs } from "../scenarios/epochs.ts";
import { DistributionTableBuilder } from "./distribution-tables.ts";
import type { Model } from "./model.ts";

/** What the parts of the compiler share: the ids in order, their indices, the days and the epochs. */
export interface Naming {
  readonly scenario: Scenario;
  /** [epoch] distinct scenarios in force, in order of first use. */
  readonly epochs: readonly Scenario[];
  readonly days: SimulatedDays;
  readonly dayEpoch: Uint16Array;
  readonly placeIds: readonly string[];
  readonly exitIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly streamIds: readonly string[];
  readonly actorIds: readonly string[];
  readonly place: ReadonlyMap<string, number>;
  readonly group: ReadonlyMap<string, number>;
  readonly actor: ReadonlyMap<string, number>;
  /** Places and exits. */
  readonly destination: ReadonlyMap<string, number>;
  readonly builder: DistributionTableBuilder;
}

/** Puts everything that has an id in order, and finds the epochs. */
export function nameAll(scenario: Scenario): Naming {
  const days = simulatedDays(scenario);
  const dayEpoch = new Uint16Array(days.dayCount);
  const epochs: Scenario[] = [];
  const stretches = scenarioEpochs(scenario);
  for (const [at, { startDay, scenario: inForce }] of stretches.entries()) {
    if (!epochs.includes(inForce)) epochs.push(inForce);
    dayEpoch.fill(epochs.indexOf(inForce), startDay, stretches[at + 1]?.startDay ?? days.dayCount);
  }
  const placeIds = sortedIds(scenario.places);
  const exitIds = sortedIds(scenario.exits);
  const groupIds = sortedIds(scenario.groups);
  const actorIds = sortedIds(scenario.actors);
  return {
    scenario,
    epochs,
    days,
    dayEpoch,
    placeIds,
    exitIds,
    groupIds,
    streamIds: sortedIds(scenario.streams),
    actorIds,
    place: indexOf(placeIds),
    group: indexOf(groupIds),
    actor: indexOf(actorIds),
    destination: indexOf([...placeIds, ...exitIds]),
    builder: new DistributionTableBuilder(),
  };
}

/** What persons of a census are called before the stroke; no stream is, whose file says how it starts. */
export const CENSUS_ORIGIN = "census:";

/**
 * Id of the stream that a patient came by: `start:` and a place for those present in it on day 0, `list:` and a stream for those on
 * its waiting list then, `census:` for the persons of a census.
 */
export function originOf({ placeIds, streamIds, streamCount, listStream }: Model, stream: number): string {
  if (stream < 0) return stream < -placeIds.length ? CENSUS_ORIGIN : `start:${placeIds[-1 - stream]}`;
  return stream < streamCount ? streamIds[stream] : `list:${streamIds[listStream[stream - streamCount]]}`;
}

/** Index by id; a look-up of an id that the checks let through cannot fail. */
export function indexIn(map: ReadonlyMap<string, number>, id: string): number {
  const index = map.get(id);
  if (index === undefined) throw new Error(`the checked scenario refers to "${id}", which it does not have`);
  return index;
}

function indexOf(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}
