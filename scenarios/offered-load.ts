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
  const treatment = new Map<string, TreatmentShare>();
  let flows = arrivalFlows(scenario);
  const stays = new Map<string, ReturnType<typeof resolveStay>>();
  for (let round = 0; round < MOST_ROUNDS && flows.size > 0; round++) {
    const onward = new Map<string, Flow>();
    for (const [key, flow] of flows) {
      const place = load[flow.place];
      if (!place) continue;
      place.admissionsPerDay += flow.perDay;
      if (!stays.has(key)) stays.set(key, resolveStay(scenario, flow.place, flow.group));
      const stay = stays.get(key);
      for (const way of stay?.ways ?? []) {
        const perDay = flow.perDay * way.probability;
        if (perDay <= 0) continue;
        const days = distributionMean(way.treatmentDays);
        place.treatmentBeds += perDay * days;
        const held = perDay * (days + heldDays(scenario, flow.place, way));
        place.beds += held;
        place.hoursPerWeek += held * stay!.hoursPerWeek;
        const share = `${key} ${way.to} ${way.routing}`;
        const beds = (treatment.get(share)?.beds ?? 0) + perDay * days;
        treatment.set(share, { place: flow.place, group: flow.group, way, beds });
        follow(scenario, flow.group, way, perDay, onward, load);
      }
    }
    flows = new Map([...onward].filter(([, flow]) => flow.perDay > SMALLEST_FLOW_PER_DAY));
  }
  return { places: load, treatment: [...treatment.values()] };
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

interface Flow {
  readonly place: string;
  readonly group: string;
  perDay: number;
}

function arrivalFlows(scenario: Scenario): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  for (const id of sortedIds(scenario.streams)) {
    const stream = scenario.streams[id];
    const perDay = meanRatePerDay(scenario, id);
    // What is referred beyond the plan stays on the list.
    const called = stream.kind === "planned" ? Math.min(perDay, meanCalledPerDay(stream)) : perDay;
    add(flows, stream.to, stream.group, called);
  }
  return flows;
}

function follow(
  scenario: Scenario,
  group: string,
  way: Way,
  perDay: number,
  onward: Map<string, Flow>,
  load: Record<string, { treatmentBeds: number; beds: number; hoursPerWeek: number }>,
): void {
  const readmission = way.readmission;
  const readmitted = readmission ? perDay * readmission.probability : 0;
  const destination = scenario.places[way.to];
  const nextGroup = way.asGroup ?? group;
  if (readmission && readmitted > 0) {
    add(onward, readmission.to, readmission.asGroup ?? nextGroup, readmitted);
    if (destination) {
      const stay = resolveStay(scenario, way.to, nextGroup);
      const stayDays = (stay?.ways ?? []).reduce(
        (sum, next) => sum + next.probability * distributionMean(next.treatmentDays),
        0,
      );
      const days = Math.min(stayDays, distributionMean(readmission.delayDays));
      load[way.to].treatmentBeds += readmitted * days;
      load[way.to].beds += readmitted * days;
      load[way.to].hoursPerWeek += readmitted * days * (stay?.hoursPerWeek ?? 0);
    }
  }
  if (destination) add(onward, way.to, nextGroup, perDay - readmitted);
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

function add(flows: Map<string, Flow>, place: string, group: string, perDay: number): void {
  const key = `${place} ${group}`;
  const flow = flows.get(key);
  if (flow) flow.perDay += perDay;
  else flows.set(key, { place, group, perDay });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
