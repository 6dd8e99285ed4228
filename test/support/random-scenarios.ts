/*
 * Small random scenarios that are valid by construction, with every mechanism of the language switched on and off. Clock
 * times and fixed durations are eighths of a day, so that events fall on the same instant exactly and often.
 */
import fc from "fast-check";
import type { Place } from "../../scenarios/place.ts";
import type { Exit, Group, Scenario } from "../../scenarios/schema.ts";
import type { Stream } from "../../scenarios/stream.ts";
import { censusKnobs, withCensus } from "./random-census.ts";
import { buildPlanned, buildRates, buildTrace, plannedKnobs, ratesByDateKnobs, traceKnobs } from "./random-streams.ts";
import { type ChangeKnobs, changeKnobs, withDatedChanges } from "./random-changes.ts";
import {
  allocationKnobs,
  alternativesKnobs,
  type ArbitraryValue,
  buildAllLeaving,
  buildAllocation,
  buildAlternatives,
  buildProfile,
  buildQueue,
  buildServes,
  buildRoutes,
  dateAfter,
  GROUP_IDS,
  type Ids,
  hourlyBeds,
  leavingKnobs,
  maybe,
  pick,
  pickAll,
  PLACE_IDS,
  profileKnobs,
  queueKnobs,
  rarely,
  reference,
  ROUTING_ID,
  routesKnobs,
  servesKnobs,
  someBeds,
  someCareHours,
  someDays,
  someHours,
  someStaff,
  STREAM_IDS,
  weekdayBeds,
} from "./random-parts.ts";

const placeKnobs = fc.record({
  isHospital: fc.boolean(),
  capacityBeds: someBeds,
  capacityByWeekday: rarely(weekdayBeds),
  capacityByHour: rarely(hourlyBeds),
  staff: rarely(someStaff),
  overCapacityBeds: rarely(fc.constantFrom(1, 2, "unlimited" as const)),
  overCapacityGroups: maybe(fc.array(reference, { minLength: 1, maxLength: 2 })),
  serves: rarely(servesKnobs),
  queue: rarely(queueKnobs),
  leaving: maybe(fc.array(leavingKnobs, { minLength: 1, maxLength: 2 })),
  alternatives: rarely(fc.array(alternativesKnobs, { minLength: 1, maxLength: 2 })),
  allocation: maybe(allocationKnobs),
  intake: rarely(someHours),
  discharge: rarely(someHours),
  declaredOnMonday: maybe(fc.constantFrom(0, 0.5, 1)),
  treatmentDays: someDays,
  hoursPerWeek: maybe(someCareHours),
  routes: routesKnobs,
});

const groupKnobs = fc.record({
  ownStays: fc.array(
    fc.record({
      place: reference,
      treatmentDays: maybe(someDays),
      hoursPerWeek: maybe(someCareHours),
      routes: maybe(routesKnobs),
    }),
    {
      maxLength: 2,
    },
  ),
});

const streamKnobs = fc.record({
  group: reference,
  to: reference,
  waitsAt: fc.constantFrom(undefined, "home" as const, "front-door" as const),
  ratePerDay: fc.constantFrom(0.1, 0.25, 0.5, 0.75, 1),
  hasProfile: rarely(fc.constant(true)),
  growthPerYear: rarely(fc.constantFrom(0.1, -0.2, 2)),
  ratesByDate: rarely(ratesByDateKnobs),
  trace: rarely(traceKnobs),
  planned: rarely(plannedKnobs),
});

const knobs = fc.record({
  placeCount: fc.integer({ min: 2, max: 4 }),
  groupCount: fc.integer({ min: 1, max: 3 }),
  streamCount: fc.integer({ min: 1, max: 4 }),
  places: fc.tuple(placeKnobs, placeKnobs, placeKnobs, placeKnobs),
  groups: fc.tuple(groupKnobs, groupKnobs, groupKnobs),
  streams: fc.tuple(streamKnobs, streamKnobs, streamKnobs, streamKnobs),
  shared: routesKnobs,
  profile: profileKnobs,
  isOtherBillable: fc.boolean(),
  startDate: fc.constantFrom("2024-01-10", "2024-02-26", "2024-12-20", "2023-05-01"),
  warmUpDays: fc.integer({ min: 0, max: 10 }),
  lengthDays: fc.integer({ min: 20, max: 50 }),
  hasEndDate: fc.boolean(),
  holidays: fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
  start: rarely(
    fc.record({
      shares: fc.array(fc.constantFrom(0, 0.5, 0.97, 1, 1.4, 2), { minLength: 4, maxLength: 4 }),
      stays: fc.constantFrom(undefined, "residual" as const, "fresh" as const),
    }),
  ),
  census: rarely(censusKnobs),
  changes: fc.oneof(
    { weight: 1, arbitrary: fc.constant<ChangeKnobs[]>([]) },
    { weight: 1, arbitrary: fc.array(changeKnobs, { minLength: 1, maxLength: 6 }) },
  ),
  mutualBlocking: fc.constantFrom(undefined, "swap" as const, "hold" as const),
  seed: fc.integer({ min: 0, max: 1_000_000 }).map(String),
});
type Knobs = ArbitraryValue<typeof knobs>;

/** Valid small scenarios: 2 to 4 places, 1 to 3 groups, 1 to 4 streams, 20 to 60 days. */
export const randomScenario: fc.Arbitrary<Scenario> = knobs.map(build);

/** Those that start from a census. */
export const randomCensusScenario: fc.Arbitrary<Scenario> = fc
  .tuple(knobs, censusKnobs)
  .map(([chosen, census]) => build({ ...chosen, census }));

function build(chosen: Knobs): Scenario {
  const ids = { places: PLACE_IDS.slice(0, chosen.placeCount), groups: GROUP_IDS.slice(0, chosen.groupCount) };
  const places = Object.fromEntries(ids.places.map((id, at) => [id, buildPlace(chosen, ids, id, at)]));
  const exits: Record<string, Exit> = {
    "c-home": { kind: "home" },
    "e-death": { kind: "death" },
    "g-other": { kind: "other", billable: chosen.isOtherBillable },
  };
  const groups = Object.fromEntries(
    ids.groups.map((id, at): [string, Group] => {
      const stays = chosen.groups[at]!.ownStays.map(({ place, treatmentDays, hoursPerWeek, routes }) => [
        pick(ids.places, place),
        {
          ...(treatmentDays && { treatmentDays }),
          ...(hoursPerWeek !== undefined && { hoursPerWeek }),
          ...(routes && { routes: buildRoutes(routes, ids, true) }),
        },
      ]);
      return [
        id,
        { actor: at === 1 ? "nabo" : "kommune", ...(stays.length > 0 && { stays: Object.fromEntries(stays) }) },
      ];
    }),
  );
  const streams = Object.fromEntries(
    STREAM_IDS.slice(0, chosen.streamCount).map((id, at): [string, Stream] => {
      const stream = chosen.streams[at]!;
      const where = { group: pick(ids.groups, stream.group), to: pick(ids.places, stream.to) };
      const waits = { ...where, ...(stream.waitsAt && { waitsAt: stream.waitsAt }) };
      if (stream.trace) return [id, { kind: "trace", ...waits, ...buildTrace(stream.trace, chosen.startDate) }];
      const rates = {
        ...buildRates(stream.ratePerDay, stream.ratesByDate, chosen.startDate),
        ...(stream.hasProfile && { profile: "rhythm" }),
        ...(stream.growthPerYear !== undefined && { growthPerYear: stream.growthPerYear }),
      };
      if (!stream.planned) return [id, { kind: "poisson", ...waits, ...rates }];
      const { capacityBeds, staff } = places[where.to]!;
      const isLimited = capacityBeds !== "unlimited" || staff !== undefined;
      return [id, { kind: "planned", ...where, ...rates, ...buildPlanned(stream.planned, isLimited) }];
    }),
  );
  const { startDate, warmUpDays, lengthDays, start } = chosen;
  const scenario: Scenario = {
    name: "random",
    data: "synthetic",
    actors: { sykehus: { kind: "hospital" }, kommune: { kind: "municipality" }, nabo: { kind: "municipality" } },
    places,
    exits,
    routings: { [ROUTING_ID]: buildRoutes({ ...chosen.shared, sharedShare: undefined }, ids, false) },
    groups,
    profiles: { rhythm: buildProfile(chosen.profile) },
    streams,
    calendar: { holidays: [...new Set(chosen.holidays)].map((day) => dateAfter(startDate, day - warmUpDays)).sort() },
    run: {
      startDate,
      warmUpDays,
      ...(chosen.hasEndDate ? { endDate: dateAfter(startDate, lengthDays) } : { lengthDays }),
      replications: 1,
      seed: chosen.seed,
      ...(chosen.mutualBlocking && { mutualBlocking: chosen.mutualBlocking }),
      ...(start && {
        start: {
          kind: "filled" as const,
          shares: Object.fromEntries(ids.places.map((id, at) => [id, start.shares[at]!])),
          ...(start.stays && { stays: start.stays }),
        },
      }),
    },
  };
  if (!chosen.census) return withDatedChanges(scenario, chosen.changes, ids);
  const present = { ...scenario, run: { ...scenario.run, warmUpDays: 0 } };
  return withCensus(withDatedChanges(present, chosen.changes, ids), chosen.census, ids);
}

function buildPlace(chosen: Knobs, ids: Ids, id: string, at: number): Place {
  const from = chosen.places[at]!;
  const place: Place = {
    owner: from.isHospital ? "sykehus" : "kommune",
    kind: from.isHospital ? "hospital" : "short-term",
    capacityBeds: from.capacityBeds,
    stay: { treatmentDays: from.treatmentDays, routes: buildRoutes(from.routes, ids, true) },
  };
  const isLimited = from.capacityBeds !== "unlimited" || from.staff !== undefined;
  if (from.capacityBeds !== "unlimited" && from.capacityByWeekday) place.capacityByWeekday = from.capacityByWeekday;
  if (from.capacityBeds !== "unlimited" && from.capacityByHour) place.capacityByHour = from.capacityByHour;
  if (from.staff) place.staff = from.staff;
  if (isLimited && from.overCapacityBeds !== undefined) {
    place.overCapacityBeds = from.overCapacityBeds;
    if (from.overCapacityGroups) place.overCapacityGroups = pickAll(ids.groups, from.overCapacityGroups);
  }
  if (from.serves) place.serves = buildServes(from.serves, place.owner);
  if (from.queue && (isLimited || from.intake || from.serves)) place.queue = buildQueue(from.queue, ids, id);
  if (from.leaving) place.leaving = buildAllLeaving(from.leaving, ids, id);
  if (from.alternatives) place.alternatives = buildAlternatives(from.alternatives, ids, id);
  if (from.hoursPerWeek !== undefined) place.stay!.hoursPerWeek = from.hoursPerWeek;
  if (from.allocation) place.allocation = buildAllocation(from.allocation, ids);
  if (from.intake) place.intake = from.intake;
  if (from.discharge) place.discharge = from.discharge;
  if (from.declaredOnMonday !== undefined) place.weekendReadiness = { declaredOnMonday: from.declaredOnMonday };
  return place;
}
