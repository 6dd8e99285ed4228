/* The parts of which random scenarios and their changes are made: what is drawn, and what is built of it. */
import fc from "fast-check";
import type { Alternative } from "../../scenarios/alternative.ts";
import type { Distribution } from "../../scenarios/distribution.ts";
import type { Allocation, Waiting } from "../../scenarios/allocation.ts";
import type { Leaving, Place, QueueRule, TransferHours } from "../../scenarios/place.ts";
import type { Profile } from "../../scenarios/schema.ts";
import type { Delay, Readmission, Route, Routes } from "../../scenarios/stay.ts";
import { MONTHS, WEEKDAYS } from "../../scenarios/words.ts";

// Exits lie between places in the order of ids.
export const PLACE_IDS = ["a-ward", "d-clinic", "b-nursing", "f-care"];
export const ACTOR_IDS = ["kommune", "nabo"];
export const EXIT_IDS = ["c-home", "e-death", "g-other"];
export const GROUP_IDS = ["old", "ill", "frail"];
export const STREAM_IDS = ["night", "day", "acute", "planned"];
export const ROUTING_ID = "c-shared";
const CLOCK_TIMES = ["00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "24:00"];

/** A number that is made an index by its remainder, so that it stays valid while the scenario shrinks. */
export const reference = fc.nat({ max: 11 });

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

export const someDelay: fc.Arbitrary<Delay> = fc.oneof(
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

export const readmissionKnobs = fc.record({
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

export const routesKnobs = fc.record({
  toPlaces: fc.array(routeKnobs, { maxLength: 3 }),
  toExits: fc.array(routeKnobs, { minLength: 1, maxLength: 3 }),
  /** Share of those who go to an exit: not too small, so that patients leave the model. */
  exitShare: fc.constantFrom(0.4, 0.6, 0.8),
  sharedShare: rarely(fc.constantFrom(0.25, 0.5)),
});
type RoutesKnobs = ArbitraryValue<typeof routesKnobs>;

export const someHours: fc.Arbitrary<TransferHours> = fc
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

export const allocationKnobs = fc.record({
  rule: fc.constantFrom(
    "first-come" as const,
    "hospital-first" as const,
    "community-first" as const,
    "priority" as const,
    "longest-list" as const,
    "shares" as const,
  ),
  entries: fc.array(
    fc.record({
      waitsAt: maybe(fc.array(someWord, { minLength: 1, maxLength: 3 })),
      groups: maybe(fc.array(reference, { minLength: 1, maxLength: 2 })),
      actors: rarely(fc.array(reference, { minLength: 1, maxLength: 2 })),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});
type AllocationKnobs = ArbitraryValue<typeof allocationKnobs>;

const wayOutKnobs = fc.record({
  ratePerDay: fc.constantFrom(0, 0.1, 0.5, 2),
  to: reference,
  toPlace: rarely(fc.constant(true)),
  startDelayDays: maybe(someDelay),
  readmission: rarely(readmissionKnobs),
});

/** Ways out of the queue from one place to wait, or a list of them. */
export const leavingKnobs = fc.record({
  at: someWord,
  ways: fc.oneof(
    { weight: 2, arbitrary: fc.tuple(wayOutKnobs) },
    { weight: 1, arbitrary: fc.array(wayOutKnobs, { minLength: 1, maxLength: 3 }) },
  ),
  isList: fc.boolean(),
});

export const alternativesKnobs = fc.record({
  at: someWord,
  list: fc.array(
    fc.record({
      to: reference,
      moreDays: fc.constantFrom(0, 0, 0.5, 1, 2.5),
      keepsFirstTurn: fc.boolean(),
      groups: rarely(fc.array(reference, { minLength: 1, maxLength: 2 })),
      actors: rarely(fc.array(reference, { minLength: 1, maxLength: 2 })),
      startDelayDays: rarely(someDelay),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  isList: fc.boolean(),
});

export const someBeds = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constant("unlimited" as const) },
);

export const weekdayBeds = fc.record(
  {
    saturday: fc.integer({ min: 0, max: 5 }),
    sunday: fc.integer({ min: 0, max: 5 }),
    wednesday: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: [] },
);

/** Quotients that binary fractions miss, such as 0.3 / 0.1, are among these. */
export const someStaff = fc
  .record(
    {
      fte: fc.constantFrom(0, 0.3, 0.6, 1.2, 1.5, 2.1, 7.2),
      fteByWeekday: fc.record(
        { saturday: fc.constantFrom(0.3, 0.7, 1.2), monday: fc.constantFrom(0.6, 2.4) },
        { requiredKeys: [] },
      ),
      ftePerPlace: fc.constantFrom(0.1, 0.3, 0.6, 0.7),
      hoursPerFte: fc.constantFrom(0.7, 10, 22.5),
    },
    { requiredKeys: ["fte"] },
  )
  .map((staff) => (staff.hoursPerFte === undefined ? { ftePerPlace: 0.3, ...staff } : staff));

/** Beds from some clock times on, of every day or of some weekdays. */
export const hourlyBeds = fc.dictionary(
  fc.constantFrom(...CLOCK_TIMES.slice(0, -1)),
  fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    weekdayBeds.filter((beds) => Object.keys(beds).length > 0),
  ),
  { minKeys: 1, maxKeys: 3, noNullPrototype: true },
);

const someNumber = fc.constantFrom(0, 1, 1, 2, 3, "unlimited" as const);
export const servesKnobs = fc.record({ kommune: maybe(someNumber), nabo: someNumber });

/** Beds by municipality; the owner may go without saying. */
export function buildServes({ kommune, nabo }: ArbitraryValue<typeof servesKnobs>, owner: string): Place["serves"] {
  return { nabo, ...((kommune !== undefined || owner !== "kommune") && { kommune: kommune ?? "unlimited" }) };
}

export const queueKnobs = fc.record({
  limit: fc.array(fc.record({ at: someWord, limit: fc.integer({ min: 0, max: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  total: rarely(fc.integer({ min: 0, max: 3 })),
  hasLimit: fc.boolean(),
  isDiverted: fc.boolean(),
  divertTo: reference,
});

/** Sums that binary fractions miss, such as 0.1 + 0.2, are among these, and hours that fit into no capacity. */
export const someCareHours = fc.constantFrom(0, 0.1, 0.2, 2.5, 2.5, 7, 7, 14);
export const someHoursCapacity = fc.constantFrom(0.3, 5.1, 7, 9.6, 14, 21.3);

export const NEEDS = ["low", "high"];
export const hoursByNeed = fc.record({ low: someCareHours, high: someCareHours }, { requiredKeys: [] });

export const waitingAtHomeKnobs = fc.record({
  careFrom: reference,
  hoursPerWeek: someCareHours,
  hoursByNeed: maybe(hoursByNeed),
});

export function buildWaitingAtHome(
  { careFrom, hoursPerWeek, hoursByNeed: byNeed }: ArbitraryValue<typeof waitingAtHomeKnobs>,
  ids: Ids,
  placeId: string,
): NonNullable<Place["waitingAtHome"]> {
  const others = ids.places.filter((id) => id !== placeId);
  return { careFrom: pick(others, careFrom), hoursPerWeek, ...(byNeed && { hoursByNeed: byNeed }) };
}

export const profileKnobs = fc.record({
  weekday: maybe(fc.array(fc.constantFrom(0, 0.5, 1, 2), { minLength: 7, maxLength: 7 })),
  hour: maybe(fc.array(fc.constantFrom(0, 0.5, 1, 2), { minLength: 24, maxLength: 24 })),
  month: maybe(fc.array(fc.constantFrom(0.5, 1, 1.5), { minLength: 12, maxLength: 12 })),
});

/** What the numbers refer to, cut to the counts of the scenario. */
export type Ids = { readonly places: readonly string[]; readonly groups: readonly string[] };

/** Only a place later in the list takes those diverted, so that nobody is diverted in a circle for ever. */
export function buildQueue(
  { limit, total, hasLimit, isDiverted, divertTo }: ArbitraryValue<typeof queueKnobs>,
  ids: Ids,
  placeId: string,
): QueueRule {
  const later = ids.places.slice(ids.places.indexOf(placeId) + 1);
  const goesOn = isDiverted && later.length > 0;
  return {
    ...((hasLimit || total === undefined) && {
      limit: Object.fromEntries(limit.map((each) => [word(each.at, ids), each.limit])),
    }),
    ...(total !== undefined && { total }),
    beyondLimit: goesOn ? "divert" : "lost",
    ...(goesOn && { divertTo: pick(later, divertTo) }),
  };
}

/** Who leaves the queue for a place, by where they wait. */
export function buildAllLeaving(
  list: readonly ArbitraryValue<typeof leavingKnobs>[],
  ids: Ids,
  placeId: string,
): NonNullable<Place["leaving"]> {
  return Object.fromEntries(
    list.map(({ at, ways, isList }) => {
      const built = ways.map((way) => buildWayOut(way, ids, placeId));
      return [word(at, ids), built.length === 1 && !isList ? built[0]! : built];
    }),
  );
}

function buildWayOut(from: ArbitraryValue<typeof wayOutKnobs>, ids: Ids, placeId: string): Leaving {
  const others = ids.places.filter((id) => id !== placeId);
  const to = from.toPlace ? pick(others, from.to) : pick(EXIT_IDS, from.to);
  const way: Leaving = { ratePerDay: from.ratePerDay, to };
  if (to === "e-death") return way;
  if (from.startDelayDays) way.startDelayDays = from.startDelayDays;
  if (from.readmission) way.readmission = buildReadmission(from.readmission, ids);
  return way;
}

/** Each place once, the days never fewer than before. */
export function buildAlternatives(
  from: readonly ArbitraryValue<typeof alternativesKnobs>[],
  ids: Ids,
  placeId: string,
): NonNullable<Place["alternatives"]> {
  const entries = from.flatMap(({ at, list, isList }) => {
    const source = word(at, ids);
    const alternatives = new Map<string, Alternative>();
    let afterDays = 0;
    for (const { to, moreDays, keepsFirstTurn, groups, actors, startDelayDays } of list) {
      const place = pick(ids.places, to);
      if (place === placeId || place === source || alternatives.has(place)) continue;
      afterDays += moreDays;
      alternatives.set(place, {
        to: place,
        afterDays,
        keepsFirstTurn,
        ...(groups && { groups: pickAll(ids.groups, groups) }),
        ...(actors && { actors: pickAll(ACTOR_IDS, actors) }),
        ...(startDelayDays && { startDelayDays }),
      });
    }
    const built = [...alternatives.values()];
    if (built.length === 0) return [];
    return [[source, built.length === 1 && !isList ? built[0]! : built]];
  });
  return Object.fromEntries(entries);
}

export function buildAllocation({ rule, entries }: AllocationKnobs, ids: Ids): Allocation {
  const list = entries.map(({ waitsAt, groups, actors }): Waiting => ({
    ...(waitsAt && { waitsAt: [...new Set(waitsAt.map((each) => word(each, ids)))] }),
    // An entry should name something.
    ...((groups ?? (!waitsAt && !actors)) && { groups: pickAll(ids.groups, groups ?? [0]) }),
    ...(actors && { actors: pickAll(ACTOR_IDS, actors) }),
  }));
  switch (rule) {
    case "priority":
      return { rule, order: list };
    case "longest-list":
      return { rule, lists: list };
    case "shares":
      return { rule, cycle: list };
    default:
      return { rule };
  }
}

/** Routes whose probabilities add up to 1, some of them by way of the shared routing. */
export function buildRoutes(
  { toPlaces, toExits, exitShare, sharedShare }: RoutesKnobs,
  ids: Ids,
  isStay: boolean,
): Routes {
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
  if (from.readmission) route.readmission = buildReadmission(from.readmission, ids);
  return route;
}

export function buildReadmission(from: ArbitraryValue<typeof readmissionKnobs>, ids: Ids): Readmission {
  const { asGroup, to, ...rest } = from;
  return { ...rest, to: pick(ids.places, to), ...(asGroup !== undefined && { asGroup: pick(ids.groups, asGroup) }) };
}

export function buildProfile({ weekday, hour, month }: ArbitraryValue<typeof profileKnobs>): Profile {
  return {
    ...(weekday && {
      weekday: Object.fromEntries(WEEKDAYS.map((day, at) => [day, weekday[at]!])) as Profile["weekday"],
    }),
    ...(hour && { hour }),
    ...(month && { month: Object.fromEntries(MONTHS.map((name, at) => [name, month[at]!])) as Profile["month"] }),
  };
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

export function pick(list: readonly string[], at: number): string {
  return list[at % list.length]!;
}

export function pickAll(list: readonly string[], at: readonly number[]): string[] {
  return [...new Set(at.map((each) => pick(list, each)))];
}

export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function maybe<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

export function rarely<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

export type ArbitraryValue<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;
