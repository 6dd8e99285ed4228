import { distributionMean } from "./distribution-moments.ts";
import type { Distribution } from "./distribution.ts";
import type { Scenario } from "./schema.ts";
import type { Delay } from "./stay.ts";
import { resolveStay, sortedIds, type Way } from "./stays.ts";
import { meanArrivalsPerDay } from "./stream-times.ts";
import type { PlannedStream } from "./stream.ts";
import { WEEKDAYS } from "./words.ts";

/** Mean flow through one place, were there no limits. */
export interface PlaceLoad {
  readonly admissionsPerDay: number;
  /** Patients in treatment on average. */
  readonly treatmentBeds: number;
  /** Beds held on average, delays and undeclared days included, waiting for a free place not. */
  readonly beds: number;
  /** Hours of care a week that these patients take. */
  readonly hoursPerWeek: number;
}

/** Patients in treatment on average of one group in one place, on one way on. */
export interface TreatmentShare {
  readonly place: string;
  readonly group: string;
  readonly way: Way;
  readonly beds: number;
}

export interface OfferedLoad {
  readonly places: Readonly<Record<string, PlaceLoad>>;
  readonly treatment: readonly TreatmentShare[];
}

/** Days of weekend that readiness waits on average when it is put off: two for a Saturday, one for a Sunday. */
const MEAN_DAYS_TO_MONDAY = 1.5;
const WEEKEND_SHARE = 2 / 7;
const SMALLEST_FLOW_PER_DAY = 1e-12;
const MOST_ROUNDS = 10_000;

/**
 * Solves the traffic equations: how many patients a day go through each place, and how many beds they would hold, if
 * nobody had to wait, left a queue or was turned away. Rates are averaged over their profiles and, where they go by date,
 * over the measured period; growth is left out.
 * A readmitted patient is counted as always coming back, with the shorter of the two mean times in between.
 */
export function offeredLoad(scenario: Scenario): OfferedLoad {
  let load = known.get(scenario);
  if (!load) known.set(scenario, (load = solvedLoad(scenario)));
  return load;
}

/** Asked several times of each; scenarios are never changed, only copied with changes. */
const known = new WeakMap<Scenario, OfferedLoad>();

function solvedLoad(scenario: Scenario): OfferedLoad {
  const load: Record<string, { -readonly [Field in keyof PlaceLoad]: number }> = {};
  for (const place of sortedIds(scenario.places)) {
    load[place] = { admissionsPerDay: 0, treatmentBeds: 0, beds: 0, hoursPerWeek: 0 };
  }
  const treatment: { -readonly [Field in keyof TreatmentShare]: TreatmentShare[Field] }[] = [];
  let flows = arrivalFlows(scenario);
  const stays = new Map<string, StayMeans>();
  for (let round = 0; round < MOST_ROUNDS && flows.size > 0; round++) {
    const onward = new Map<string, Flow>();
    for (const [key, flow] of flows) {
      const place = load[flow.place];
      if (!place) continue;
      place.admissionsPerDay += flow.perDay;
      let stay = stays.get(key);
      if (!stay) stays.set(key, (stay = stayMeans(scenario, flow.place, flow.group)));
      for (const step of stay.steps) {
        const perDay = flow.perDay * step.way.probability;
        if (perDay <= 0) continue;
        place.treatmentBeds += perDay * step.days;
        const held = perDay * (step.days + step.heldDays);
        place.beds += held;
        place.hoursPerWeek += held * stay.hoursPerWeek;
        if (step.share < 0) {
          step.share = treatment.push({ place: flow.place, group: flow.group, way: step.way, beds: 0 }) - 1;
        }
        treatment[step.share].beds += perDay * step.days;
        follow(step, perDay, onward, load);
      }
    }
    flows = new Map([...onward].filter(([, flow]) => flow.perDay > SMALLEST_FLOW_PER_DAY));
  }
  return { places: load, treatment };
}

/** Mean days of a delay, over the weekdays. */
export function meanDelayDays(delay: Delay | undefined): number {
  if (!delay) return 0;
  if (!("weekdays" in delay)) return distributionMean(delay as Distribution);
  const byWeekday = WEEKDAYS.map((day) => distributionMean(delay.weekdays[day] ?? delay.otherwise));
  return byWeekday.reduce((sum, days) => sum + days, 0) / WEEKDAYS.length;
}

/** Mean arrivals a day of a stream in the measured period (of a planned one, referrals), its profile averaged. */
export function meanRatePerDay(scenario: Scenario, streamId: string): number {
  const stream = scenario.streams[streamId];
  if (!stream) return 0;
  const perDay = meanArrivalsPerDay(scenario.run, stream);
  if (stream.kind === "trace") return perDay;
  const profile = stream.profile === undefined ? undefined : scenario.profiles?.[stream.profile];
  return (
    perDay *
    mean(Object.values(profile?.weekday ?? { always: 1 })) *
    mean(profile?.hour ?? [1]) *
    mean(Object.values(profile?.month ?? { always: 1 }))
  );
}

/** Mean admissions a day that are planned for a stream, over the weekdays; Infinity where free beds are filled as well. */
export function meanCalledPerDay({ admissionsPerDay, fillsFreeBeds }: PlannedStream): number {
  if (fillsFreeBeds) return Infinity;
  return WEEKDAYS.reduce((sum, day) => sum + (admissionsPerDay?.[day] ?? 0), 0) / WEEKDAYS.length;
}

/** Patients of a group on their way to a place. */
interface Target {
  readonly key: string;
  readonly place: string;
  readonly group: string;
}

interface Flow extends Target {
  perDay: number;
}

/** A way on, with what every round takes of it: means, and who goes where. */
interface Step {
  readonly way: Way;
  readonly days: number;
  readonly heldDays: number;
  /** Undefined where it leads out. */
  readonly next: Target | undefined;
  readonly readmission: Readmission | undefined;
  /** Its number among the shares of the treatment, −1 before it has one. */
  share: number;
}

interface Readmission {
  readonly probability: number;
  readonly to: Target;
  /** Days in the place that the way leads to before they come back, and the hours of care a week there. */
  readonly days: number;
  readonly hoursPerWeek: number;
}

interface StayMeans {
  readonly hoursPerWeek: number;
  readonly steps: readonly Step[];
}

function stayMeans(scenario: Scenario, placeId: string, group: string): StayMeans {
  const { hoursPerWeek, ways } = resolveStay(scenario, placeId, group) ?? { hoursPerWeek: 0, ways: [] };
  const steps = ways.map((way): Step => {
    const nextGroup = way.asGroup ?? group;
    return {
      way,
      days: distributionMean(way.treatmentDays),
      heldDays: heldDays(scenario, placeId, way),
      next: scenario.places[way.to] ? target(way.to, nextGroup) : undefined,
      readmission: readmissionOf(scenario, way, nextGroup),
      share: -1,
    };
  });
  return { hoursPerWeek, steps };
}

function readmissionOf(scenario: Scenario, { to, readmission }: Way, nextGroup: string): Readmission | undefined {
  if (!readmission) return undefined;
  const stay = scenario.places[to] ? resolveStay(scenario, to, nextGroup) : undefined;
  const stayDays = (stay?.ways ?? []).reduce(
    (sum, next) => sum + next.probability * distributionMean(next.treatmentDays),
    0,
  );
  return {
    probability: readmission.probability,
    to: target(readmission.to, readmission.asGroup ?? nextGroup),
    days: Math.min(stayDays, distributionMean(readmission.delayDays)),
    hoursPerWeek: stay?.hoursPerWeek ?? 0,
  };
}

function target(place: string, group: string): Target {
  return { key: `${place} ${group}`, place, group };
}

function arrivalFlows(scenario: Scenario): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  for (const id of sortedIds(scenario.streams)) {
    const stream = scenario.streams[id];
    const perDay = meanRatePerDay(scenario, id);
    // What is referred beyond the plan stays on the list.
    const called = stream.kind === "planned" ? Math.min(perDay, meanCalledPerDay(stream)) : perDay;
    add(flows, target(stream.to, stream.group), called);
  }
  return flows;
}

function follow(
  { way, next, readmission }: Step,
  perDay: number,
  onward: Map<string, Flow>,
  load: Record<string, { treatmentBeds: number; beds: number; hoursPerWeek: number }>,
): void {
  const readmitted = readmission ? perDay * readmission.probability : 0;
  if (readmission && readmitted > 0) {
    add(onward, readmission.to, readmitted);
    if (next) {
      const { days, hoursPerWeek } = readmission;
      load[way.to].treatmentBeds += readmitted * days;
      load[way.to].beds += readmitted * days;
      load[way.to].hoursPerWeek += readmitted * days * hoursPerWeek;
    }
  }
  if (next) add(onward, next, perDay - readmitted);
}

function heldDays(scenario: Scenario, placeId: string, way: Way): number {
  const putOff = way.declaredAtOnce || scenario.exits[way.to]?.kind === "death";
  const weekend = putOff ? 0 : (scenario.places[placeId]?.weekendReadiness?.declaredOnMonday ?? 0);
  return (
    weekend * WEEKEND_SHARE * MEAN_DAYS_TO_MONDAY +
    meanDelayDays(way.decisionDelayDays) +
    meanDelayDays(way.startDelayDays)
  );
}

function add(flows: Map<string, Flow>, to: Target, perDay: number): void {
  const flow = flows.get(to.key);
  if (flow) flow.perDay += perDay;
  else flows.set(to.key, { ...to, perDay });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
