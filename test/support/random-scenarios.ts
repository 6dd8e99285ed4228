/*
 * Small random scenarios that are valid by construction, with every mechanism of the language switched on and off. Clock
 * times and fixed durations are eighths of a day, so that events fall on the same instant exactly and often.
 */
import fc from "fast-check";
import type { Distribution } from "../../scenarios/distribution.ts";
import type { Allocation, Leaving, Place, TransferHours } from "../../scenarios/place.ts";
import type { Exit, Group, Profile, Scenario, Stream } from "../../scenarios/schema.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Delay, Route, Routes } from "../../scenarios/stay.ts";
import { MONTHS, WEEKDAYS } from "../../scenarios/words.ts";

// Exits lie between places in the order of ids.
const PLACE_IDS = ["a-ward", "d-clinic", "b-nursing", "f-care"];
const EXIT_IDS = ["c-home", "e-death", "g-other"];
const GROUP_IDS = ["old", "ill", "frail"];
const STREAM_IDS = ["night", "day", "acute", "planned"];
const ROUTING_ID = "c-shared";
const CLOCK_TIMES = ["00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "24:00"];

/** A number that is made an index by its remainder, so that it stays valid while the scenario shrinks. */
const reference = fc.nat({ max: 11 });

const eighths = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: most * 8 }).map((count) => count / 8);

const wholeDays: fc.Arbitrary<Distribution> = fc
  .constantFrom(1, 2, 3, 0.5)
  .map((value) => ({ distribution: "deterministic", value }));

// Parameters come from short lists, so that tables are compiled once and kept.
const plainDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  { weight: 3, arbitrary: wholeDays },
  { weight: 2, arbitrary: eighths(3).map((value): Distribution => ({ distribution: "deterministic", value })) },
  ...(
    [
      { distribution: "deterministic", value: 0 },
      { distribution: "exponential", mean: 1.5 },
      { distribution: "exponential", mean: 4 },
      { distribution: "exponential", mean: 3, truncateAbove: 6 },
      { distribution: "exponential", mean: 3, truncateBelow: 1, capAt: 4 },
      { distribution: "erlang", shape: 3, mean: 2 },
      { distribution: "gamma", mean: 2.5, cv: 0.7 },
      { distribution: "gamma", mean: 2, sd: 3, capAt: 8 },
      { distribution: "weibull", shape: 1.5, scale: 2 },
      { distribution: "weibull", shape: 0.8, mean: 3 },
      { distribution: "lognormal", mean: 3, cv: 0.8 },
      { distribution: "lognormal", median: 2, mean: 3, capAt: 10 },
      { distribution: "lognormal", mu: 0.5, sigma: 0.4 },
      { distribution: "uniform", min: 0.5, max: 3.5 },
      { distribution: "uniform", min: 0, max: 1, shift: 1 },
      { distribution: "triangular", min: 0, mode: 1, max: 5 },
      {
        distribution: "hyper-exponential",
        branches: [
          { probability: 0.7, mean: 1 },
          { probability: 0.3, mean: 5 },
        ],
      },
      {
        distribution: "phase-type",
        phases: [
          { startProbability: 1, mean: 1, next: [0, 0.5] },
          { startProbability: 0, mean: 2 },
        ],
      },
      { distribution: "empirical", values: [0.5, 1, 2, 2, 5] },
      {
        distribution: "empirical",
        quantiles: [
          { probability: 0, value: 0 },
          { probability: 0.5, value: 2 },
          { probability: 1, value: 6 },
        ],
      },
    ] satisfies Distribution[]
  ).map((distribution) => fc.constant<Distribution>(distribution)),
);

/** Days, mostly a few; mixtures have atoms. */
export const someDays: fc.Arbitrary<Distribution> = fc.oneof(
  { weight: 5, arbitrary: plainDistribution },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Distribution>(
      mixture([0.5, fixed(1)], [0.5, { distribution: "exponential", mean: 2 }]),
      mixture([0.25, fixed(0)], [0.25, fixed(2)], [0.5, { distribution: "uniform", min: 1, max: 3 }]),
      mixture([0.3, fixed(0.5)], [0.7, fixed(1.5)]),
      { ...mixture([0.5, fixed(3)], [0.5, { distribution: "gamma", mean: 2, cv: 1 }]), capAt: 5 },
    ),
  },
);

const someDelay: fc.Arbitrary<Delay> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Distribution>(fixed(0.25), fixed(1), { distribution: "exponential", mean: 1 }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Distribution>(mixture([0.5, fixed(0)], [0.5, fixed(0.5)]), fixed(0)) },
  {
    weight: 1,
    arbitrary: fc.record({
      weekdays: fc.constantFrom<Partial<Record<(typeof WEEKDAYS)[number], Distribution>>>(
        { friday: fixed(3), saturday: fixed(2) },
        { sunday: fixed(1), monday: { distribution: "uniform", min: 0, max: 1 } },
        {},
      ),
      otherwise: fc.constantFrom<Distribution>(fixed(0), fixed(0.5)),
    }),
  },
);

const readmissionKnobs = fc.record({
  probability: fc.constantFrom(0.1, 0.5, 0.9),
  delayDays: fc.oneof({ weight: 4, arbitrary: someDays }, { weight: 1, arbitrary: fc.constant(fixed(0)) }),
  to: reference,
  asGroup: maybe(reference),
});

const routeKnobs = fc.record({
  to: reference,
  weight: fc.integer({ min: 1, max: 8 }),
  treatmentDays: rarely(someDays),
  decisionDelayDays: maybe(someDelay),
  startDelayDays: maybe(someDelay),
  declaredAtOnce: rarely(fc.boolean()),
  asGroup: rarely(reference),
  readmission: rarely(readmissionKnobs),
});
type RouteKnobs = ArbitraryValue<typeof routeKnobs>;

const routesKnobs = fc.record({
  toPlaces: fc.array(routeKnobs, { maxLength: 3 }),
  toExits: fc.array(routeKnobs, { minLength: 1, maxLength: 3 }),
  /** Share of those who go to an exit: not too small, so that patients leave the model. */
  exitShare: fc.constantFrom(0.4, 0.6, 0.8),
  sharedShare: rarely(fc.constantFrom(0.25, 0.5)),
});
type RoutesKnobs = ArbitraryValue<typeof routesKnobs>;

const someHours: fc.Arbitrary<TransferHours> = fc
  .record({
    weekdays: rarely(fc.subarray([...WEEKDAYS], { minLength: 4 })),
    opens: fc.constantFrom("all-day", "hours", "at"),
    from: fc.integer({ min: 0, max: CLOCK_TIMES.length - 2 }),
    length: fc.integer({ min: 1, max: 8 }),
    maxPerDay: rarely(
      fc.record(
        Object.fromEntries(WEEKDAYS.map((day) => [day, fc.integer({ min: 0, max: 2 })])) as Record<
          (typeof WEEKDAYS)[number],
          fc.Arbitrary<number>
        >,
        { requiredKeys: [] },
      ),
    ),
  })
  .map(({ weekdays, opens, from, length, maxPerDay }): TransferHours => {
    const [fromText, toText] = [CLOCK_TIMES[from]!, CLOCK_TIMES[Math.min(from + length, CLOCK_TIMES.length - 1)]!];
    return {
      ...(weekdays && { weekdays }),
      ...(opens === "hours" && { hours: { from: fromText, to: toText } }),
      ...(opens === "at" && { at: fromText }),
      ...(maxPerDay && { maxPerDay }),
    };
  });

const WORDS = ["home", "front-door", "hospital", "municipal", "any", "a-place", "another-place"] as const;
const someWord = fc.record({ word: fc.constantFrom(...WORDS), place: reference });

const allocationKnobs = fc.record({
  rule: fc.constantFrom("first-come", "hospital-first", "community-first", "priority"),
  order: fc.array(
    fc.record({
      waitsAt: maybe(fc.array(someWord, { minLength: 1, maxLength: 3 })),
      groups: maybe(fc.array(reference, { minLength: 1, maxLength: 2 })),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
type AllocationKnobs = ArbitraryValue<typeof allocationKnobs>;

const leavingKnobs = fc.record({
  at: someWord,
  ratePerDay: fc.constantFrom(0, 0.1, 0.5, 2),
  to: reference,
  toPlace: rarely(fc.constant(true)),
  startDelayDays: maybe(someDelay),
});

const placeKnobs = fc.record({
  isHospital: fc.boolean(),
  capacityBeds: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }) },
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant("unlimited" as const) },
  ),
  capacityByWeekday: rarely(
    fc.record(
      {
        saturday: fc.integer({ min: 0, max: 5 }),
        sunday: fc.integer({ min: 0, max: 5 }),
        wednesday: fc.integer({ min: 0, max: 5 }),
      },
      { requiredKeys: [] },
    ),
  ),
  overCapacityBeds: rarely(fc.constantFrom(1, 2, "unlimited" as const)),
  overCapacityGroups: maybe(fc.array(reference, { minLength: 1, maxLength: 2 })),
  queue: rarely(
    fc.record({
      limit: fc.array(fc.record({ at: someWord, limit: fc.integer({ min: 0, max: 2 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
      isDiverted: fc.boolean(),
      divertTo: reference,
    }),
  ),
  leaving: maybe(fc.array(leavingKnobs, { minLength: 1, maxLength: 2 })),
  allocation: maybe(allocationKnobs),
  intake: rarely(someHours),
  discharge: rarely(someHours),
  declaredOnMonday: maybe(fc.constantFrom(0, 0.5, 1)),
  treatmentDays: someDays,
  routes: routesKnobs,
});

const groupKnobs = fc.record({
  ownStays: fc.array(fc.record({ place: reference, treatmentDays: maybe(someDays), routes: maybe(routesKnobs) }), {
    maxLength: 2,
  }),
});

const streamKnobs = fc.record({
  group: reference,
  to: reference,
  waitsAt: fc.constantFrom(undefined, "home" as const, "front-door" as const),
  ratePerDay: fc.constantFrom(0.1, 0.25, 0.5, 0.75, 1),
  hasProfile: rarely(fc.constant(true)),
  growthPerYear: rarely(fc.constantFrom(0.1, -0.2, 2)),
});

const profileKnobs = fc.record({
  weekday: maybe(fc.array(fc.constantFrom(0, 0.5, 1, 2), { minLength: 7, maxLength: 7 })),
  hour: maybe(fc.array(fc.constantFrom(0, 0.5, 1, 2), { minLength: 24, maxLength: 24 })),
  month: maybe(fc.array(fc.constantFrom(0.5, 1, 1.5), { minLength: 12, maxLength: 12 })),
});

const changeKnobs = fc.record({
  what: fc.constantFrom(
    "capacity",
    "rate",
    "routes",
    "allocation",
    "treatment",
    "intake",
    "discharge",
    "over-capacity",
    "leaving",
  ),
  at: reference,
  from: fc.nat({ max: 60 }),
  length: maybe(fc.integer({ min: 1, max: 15 })),
  isEveryYear: rarely(fc.constant(true)),
  beds: fc.integer({ min: 0, max: 5 }),
  multiply: fc.constantFrom(0, 0.5, 2),
  allocation: allocationKnobs,
  hours: someHours,
  treatmentDays: someDays,
  weights: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 8, maxLength: 8 }),
});
type ChangeKnobs = ArbitraryValue<typeof changeKnobs>;

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
      shares: fc.array(fc.constantFrom(0, 0.5, 0.97, 1, 1.4), { minLength: 4, maxLength: 4 }),
      stays: fc.constantFrom(undefined, "residual" as const, "fresh" as const),
    }),
  ),
  changes: fc.oneof(
    { weight: 1, arbitrary: fc.constant<ChangeKnobs[]>([]) },
    { weight: 1, arbitrary: fc.array(changeKnobs, { minLength: 1, maxLength: 4 }) },
  ),
  isSwapNamed: fc.boolean(),
  seed: fc.integer({ min: 0, max: 1_000_000 }).map(String),
});
type Knobs = ArbitraryValue<typeof knobs>;

/** Valid small scenarios: 2 to 4 places, 1 to 3 groups, 1 to 4 streams, 20 to 60 days. */
export const randomScenario: fc.Arbitrary<Scenario> = knobs.map(build);

/** What the numbers refer to, cut to the counts of the scenario. */
type Ids = { readonly places: readonly string[]; readonly groups: readonly string[] };

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
      const stays = chosen.groups[at]!.ownStays.map(({ place, treatmentDays, routes }) => [
        pick(ids.places, place),
        { ...(treatmentDays && { treatmentDays }), ...(routes && { routes: buildRoutes(routes, ids, true) }) },
      ]);
      return [id, { actor: "kommune", ...(stays.length > 0 && { stays: Object.fromEntries(stays) }) }];
    }),
  );
  const streams = Object.fromEntries(
    STREAM_IDS.slice(0, chosen.streamCount).map((id, at): [string, Stream] => {
      const { group, to, waitsAt, ratePerDay, hasProfile, growthPerYear } = chosen.streams[at]!;
      const stream: Stream = { kind: "poisson", group: pick(ids.groups, group), to: pick(ids.places, to), ratePerDay };
      if (waitsAt) stream.waitsAt = waitsAt;
      if (hasProfile) stream.profile = "rhythm";
      if (growthPerYear !== undefined) stream.growthPerYear = growthPerYear;
      return [id, stream];
    }),
  );
  const { startDate, warmUpDays, lengthDays, start } = chosen;
  const scenario: Scenario = {
    name: "random",
    data: "synthetic",
    actors: { sykehus: { kind: "hospital" }, kommune: { kind: "municipality" } },
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
      ...(chosen.isSwapNamed && { mutualBlocking: "swap" as const }),
      ...(start && {
        start: {
          kind: "filled" as const,
          shares: Object.fromEntries(ids.places.map((id, at) => [id, start.shares[at]!])),
          ...(start.stays && { stays: start.stays }),
        },
      }),
    },
  };
  const changes = chosen.changes.flatMap((change) => buildChange(change, scenario, ids));
  return changes.length > 0 ? { ...scenario, changes } : scenario;
}

function buildPlace(chosen: Knobs, ids: Ids, id: string, at: number): Place {
  const from = chosen.places[at]!;
  const place: Place = {
    owner: from.isHospital ? "sykehus" : "kommune",
    kind: from.isHospital ? "hospital" : "short-term",
    capacityBeds: from.capacityBeds,
    stay: { treatmentDays: from.treatmentDays, routes: buildRoutes(from.routes, ids, true) },
  };
  const isLimited = from.capacityBeds !== "unlimited";
  if (isLimited && from.capacityByWeekday) place.capacityByWeekday = from.capacityByWeekday;
  if (isLimited && from.overCapacityBeds !== undefined) {
    place.overCapacityBeds = from.overCapacityBeds;
    if (from.overCapacityGroups) place.overCapacityGroups = pickAll(ids.groups, from.overCapacityGroups);
  }
  // Only a place later in the list takes those diverted, so that nobody is diverted in a circle for ever.
  const later = ids.places.slice(at + 1);
  if (from.queue && (isLimited || from.intake)) {
    const isDiverted = from.queue.isDiverted && later.length > 0;
    place.queue = {
      limit: Object.fromEntries(from.queue.limit.map((each) => [word(each.at, ids), each.limit])),
      beyondLimit: isDiverted ? "divert" : "lost",
      ...(isDiverted && { divertTo: pick(later, from.queue.divertTo) }),
    };
  }
  if (from.leaving)
    place.leaving = Object.fromEntries(from.leaving.map((each) => [word(each.at, ids), buildLeaving(each, ids, id)]));
  if (from.allocation) place.allocation = buildAllocation(from.allocation, ids);
  if (from.intake) place.intake = from.intake;
  if (from.discharge) place.discharge = from.discharge;
  if (from.declaredOnMonday !== undefined) place.weekendReadiness = { declaredOnMonday: from.declaredOnMonday };
  return place;
}

function buildLeaving(from: ArbitraryValue<typeof leavingKnobs>, ids: Ids, placeId: string): Leaving {
  const others = ids.places.filter((id) => id !== placeId);
  const to = from.toPlace ? pick(others, from.to) : pick(EXIT_IDS, from.to);
  const hasDelay = from.startDelayDays !== undefined && to !== "e-death";
  return { ratePerDay: from.ratePerDay, to, ...(hasDelay && { startDelayDays: from.startDelayDays }) };
}

function buildAllocation({ rule, order }: AllocationKnobs, ids: Ids): Allocation {
  if (rule !== "priority") return { rule: rule as Exclude<Allocation["rule"], "priority"> };
  return {
    rule,
    order: order.map(({ waitsAt, groups }) => ({
      ...(waitsAt && { waitsAt: [...new Set(waitsAt.map((each) => word(each, ids)))] }),
      // An entry must name something.
      ...((groups ?? !waitsAt) && { groups: pickAll(ids.groups, groups ?? [0]) }),
    })),
  };
}

/** Routes whose probabilities add up to 1, some of them by way of the shared routing. */
function buildRoutes({ toPlaces, toExits, exitShare, sharedShare }: RoutesKnobs, ids: Ids, isStay: boolean): Routes {
  const places = new Map<string, RouteKnobs>(toPlaces.map((route) => [pick(ids.places, route.to), route]));
  const exits = new Map<string, RouteKnobs>(toExits.map((route) => [pick(EXIT_IDS, route.to), route]));
  const shared = isStay && sharedShare !== undefined ? sharedShare : 0;
  const share = places.size > 0 ? exitShare : 1;
  const routes: Routes = {};
  for (const [part, total] of [
    [places, (1 - share) * (1 - shared)],
    [exits, share * (1 - shared)],
  ] as const) {
    const weights = [...part.values()].reduce((sum, { weight }) => sum + weight, 0);
    for (const [to, route] of part) routes[to] = buildRoute(route, ids, to, (total * route.weight) / weights);
  }
  if (shared > 0) routes[ROUTING_ID] = { probability: shared };
  return routes;
}

function buildRoute(from: RouteKnobs, ids: Ids, to: string, probability: number): Route {
  const route: Route = { probability };
  if (from.treatmentDays) route.treatmentDays = from.treatmentDays;
  // Nothing stands in the way of death, and nobody comes back from it.
  if (to === "e-death") return route;
  if (from.decisionDelayDays) route.decisionDelayDays = from.decisionDelayDays;
  if (from.startDelayDays) route.startDelayDays = from.startDelayDays;
  if (from.declaredAtOnce !== undefined) route.declaredAtOnce = from.declaredAtOnce;
  if (from.asGroup !== undefined) route.asGroup = pick(ids.groups, from.asGroup);
  if (from.readmission) {
    const { probability: share, delayDays, to: back, asGroup } = from.readmission;
    route.readmission = { probability: share, delayDays, to: pick(ids.places, back) };
    if (asGroup !== undefined) route.readmission.asGroup = pick(ids.groups, asGroup);
  }
  return route;
}

function buildProfile({ weekday, hour, month }: ArbitraryValue<typeof profileKnobs>): Profile {
  return {
    ...(weekday && {
      weekday: Object.fromEntries(WEEKDAYS.map((day, at) => [day, weekday[at]!])) as Profile["weekday"],
    }),
    ...(hour && { hour }),
    ...(month && { month: Object.fromEntries(MONTHS.map((name, at) => [name, month[at]!])) as Profile["month"] }),
  };
}

/** A dated change, if the scenario has what it changes. */
function buildChange(from: ChangeKnobs, scenario: Scenario, ids: Ids): Change[] {
  const id = pick(ids.places, from.at);
  const place = scenario.places[id]!;
  const { startDate, warmUpDays } = scenario.run;
  const dates = (): Pick<Change, "from" | "to"> => {
    const date = (day: number): string => dateAfter(startDate, day - warmUpDays);
    if (from.length === undefined) return { from: date(from.from) };
    const [first, last] = [date(from.from), date(from.from + from.length)];
    // 29 February is no day of every year.
    const isEveryYear = from.isEveryYear && !first.endsWith("02-29") && !last.endsWith("02-29");
    return isEveryYear ? { from: first.slice(5), to: last.slice(5) } : { from: first, to: last };
  };
  const change = (path: string, value: unknown): Change[] => [{ path, set: value as Change["set"], ...dates() }];
  switch (from.what) {
    case "capacity":
      return change(`places.${id}.capacityBeds`, place.capacityBeds === "unlimited" ? "unlimited" : from.beds);
    case "over-capacity":
      return place.overCapacityBeds === undefined ? [] : change(`places.${id}.overCapacityBeds`, from.beds);
    case "rate": {
      const stream = pick(Object.keys(scenario.streams), from.at);
      return [{ path: `streams.${stream}.ratePerDay`, multiply: from.multiply, ...dates() }];
    }
    case "routes":
      return change(`places.${id}.stay.routes`, reweighted(place.stay!.routes!, from.weights));
    case "allocation":
      return place.allocation ? change(`places.${id}.allocation`, buildAllocation(from.allocation, ids)) : [];
    case "treatment":
      return change(`places.${id}.stay.treatmentDays`, from.treatmentDays);
    case "intake":
    case "discharge":
      return place[from.what] ? change(`places.${id}.${from.what}`, from.hours) : [];
    case "leaving": {
      const at = Object.keys(place.leaving ?? {})[0];
      return at === undefined ? [] : change(`places.${id}.leaving.${at}.ratePerDay`, from.beds / 4);
    }
  }
}

/** The same ways on with other probabilities; those to places are together no more likely than before. */
function reweighted(routes: Routes, weights: readonly number[]): Routes {
  const isToPlace = (to: string): boolean => PLACE_IDS.includes(to);
  const sum = (of: readonly (readonly [string, number])[]): number => of.reduce((total, [, each]) => total + each, 0);
  const list = Object.entries(routes).map(([to, { probability }], at): [string, number, number] => [
    to,
    weights[at]!,
    probability,
  ]);
  const changed = list.map(([to, weight]): [string, Route] => {
    const kin = list.filter(([other]) => isToPlace(other) === isToPlace(to));
    const total = sum(kin.map(([other, , probability]) => [other, probability]));
    return [to, { ...routes[to]!, probability: (total * weight) / sum(kin.map(([other, each]) => [other, each])) }];
  });
  return Object.fromEntries(changed);
}

function fixed(value: number): Distribution {
  return { distribution: "deterministic", value };
}

function mixture(
  ...parts: [probability: number, of: Distribution][]
): Extract<Distribution, { distribution: "mixture" }> {
  return { distribution: "mixture", parts: parts.map(([probability, of]) => ({ probability, of })) };
}

function word(from: ArbitraryValue<typeof someWord>, ids: Ids): string {
  return from.word === "a-place" || from.word === "another-place" ? pick(ids.places, from.place) : from.word;
}

function pick(list: readonly string[], at: number): string {
  return list[at % list.length]!;
}

function pickAll(list: readonly string[], at: readonly number[]): string[] {
  return [...new Set(at.map((each) => pick(list, each)))];
}

function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function maybe<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function rarely<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

type ArbitraryValue<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;
