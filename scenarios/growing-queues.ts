import { simulatedDays } from "./calendar.ts";
import { meanCapacity } from "./capacity.ts";
import { type Epoch, scenarioEpochs } from "./epochs.ts";
import { hasHourLimit, hoursCapacityOn } from "./hours.ts";
import { type OfferedLoad, offeredLoad } from "./offered-load.ts";
import { holdsQueue } from "./queue-doubts.ts";
import type { Scenario } from "./schema.ts";
import { UNLIMITED, WEEKDAYS } from "./words.ts";

/** A queue that is longer the longer is simulated: more come than there will be room for, and nobody leaves it. */
export interface GrowingQueue {
  readonly place: string;
  /** Patients a day who come for the place, were nobody to wait. */
  readonly neededPerDay: number;
  /** Patients a day whom it can take in. */
  readonly capacityPerDay: number;
}

/** The queues that grow without limit, and whose figures depend on them for how long was simulated. */
export interface Growth {
  /** At least one. */
  readonly queues: readonly GrowingQueue[];
  /** Places where patients hold beds until they get on to one with such a queue; their own queues grow with that. */
  readonly holding: readonly string[];
  /** Municipalities whose patients do so in a hospital. */
  readonly actors: readonly string[];
}

/** Closer than this, need and capacity are the same but for rounding. */
const TOLERANCE = 1e-9;

/**
 * The queues that grow without limit through the measured period: over its days, whatever the season, more is needed than there is,
 * and nobody leaves the queue, takes something else or is turned away. A queue that is blocked from further on is not among them.
 * @returns undefined where there is none
 */
export function growthOf(scenario: Scenario): Growth | undefined {
  if (!known.has(scenario)) known.set(scenario, foundGrowth(scenario));
  return known.get(scenario);
}

/** Asked at every what-if about the same baseline; scenarios are never changed, only copied with changes. */
const known = new WeakMap<Scenario, Growth | undefined>();

function foundGrowth(scenario: Scenario): Growth | undefined {
  const epochs = measuredEpochs(scenario);
  const free = Object.keys(scenario.places).filter((place) => epochs.every((epoch) => isFree(epoch, place)));
  // Most scenarios say what people do who wait too long; then the flow need not be reckoned.
  if (free.length === 0) return undefined;
  const measured = epochs.map((epoch) => ({ ...epoch, load: offeredLoad(epoch.scenario) }));
  const queues = free.flatMap((place) => growingQueue(place, measured) ?? []);
  if (queues.length === 0) return undefined;
  const loads = measured.map(({ load }) => load);
  const holding = holdingPlaces(new Set(queues.map(({ place }) => place)), loads);
  return { queues, holding: [...holding].sort(), actors: [...waitingActors(scenario, holding, loads)].sort() };
}

interface MeasuredEpoch {
  readonly scenario: Scenario;
  readonly days: number;
}

interface Measured extends MeasuredEpoch {
  readonly load: OfferedLoad;
}

/** Whether there may be a queue for a place that nothing keeps from growing. */
function isFree({ scenario }: MeasuredEpoch, id: string): boolean {
  const place = scenario.places[id]!;
  return !holdsQueue(place) && (place.capacityBeds !== UNLIMITED || hasHourLimit(place) || place.staff !== undefined);
}

function measuredEpochs(scenario: Scenario): MeasuredEpoch[] {
  const { warmUpDays, dayCount } = simulatedDays(scenario);
  const epochs = scenarioEpochs(scenario);
  return epochs.flatMap((epoch: Epoch, at) => {
    const days = (epochs[at + 1]?.startDay ?? dayCount) - Math.max(warmUpDays, epoch.startDay);
    return days > 0 ? [{ scenario: epoch.scenario, days }] : [];
  });
}

function growingQueue(place: string, measured: readonly Measured[]): GrowingQueue | undefined {
  const sum = (of: (one: Measured) => number): number => measured.reduce((all, one) => all + one.days * of(one), 0);
  const beds = sum(({ load }) => load.places[place]!.beds);
  const hours = sum(({ load }) => load.places[place]!.hoursPerWeek);
  const bedsShare = shareOf(
    beds,
    sum(({ scenario }) => meanCapacity(scenario.places[place]!)),
  );
  const hoursShare = shareOf(
    hours,
    sum(({ scenario }) => meanHours(scenario, place)),
  );
  const share = Math.min(bedsShare, hoursShare);
  if (share >= 1 - TOLERANCE) return undefined;
  const neededPerDay = sum(({ load }) => load.places[place]!.admissionsPerDay) / sum(() => 1);
  return { place, neededPerDay, capacityPerDay: neededPerDay * share };
}

/** How much of what is needed there is. */
function shareOf(needed: number, there: number): number {
  return needed > 0 ? there / needed : Infinity;
}

function meanHours(scenario: Scenario, place: string): number {
  const hours = WEEKDAYS.map((weekday) => hoursCapacityOn(scenario.places[place]!, weekday));
  return hours.reduce((all, own) => all + own, 0) / WEEKDAYS.length;
}

/** All from which patients move on to those places, or to one of these: who waits keeps the bed. */
function holdingPlaces(growing: ReadonlySet<string>, loads: readonly OfferedLoad[]): Set<string> {
  const ways = loads.flatMap(({ treatment }) => treatment.map(({ place, way }) => ({ from: place, to: way.to })));
  const holding = new Set<string>();
  const heldUp = new Set(growing);
  // A set that grows while it is walked: the walk reaches what is added.
  for (const place of heldUp) {
    for (const { from, to } of ways) {
      if (to !== place) continue;
      holding.add(from);
      heldUp.add(from);
    }
  }
  return holding;
}

function waitingActors(scenario: Scenario, places: ReadonlySet<string>, loads: readonly OfferedLoad[]): Set<string> {
  const isHospital = (place: string): boolean =>
    scenario.actors[scenario.places[place]?.owner ?? ""]?.kind === "hospital";
  return new Set(
    loads.flatMap(({ treatment }) =>
      treatment.flatMap(({ place, group }) =>
        places.has(place) && isHospital(place) ? (scenario.groups[group]?.actor ?? []) : [],
      ),
    ),
  );
}
