/* Dated changes to random scenarios; those that would leave something invalid behind are left out. */
import fc from "fast-check";
import type { Change } from "../../scenarios/change.ts";
import { checkScenario } from "../../scenarios/checks.ts";
import { epochProblems } from "../../scenarios/epoch-problems.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { Route, Routes } from "../../scenarios/stay.ts";
import {
  allocationKnobs,
  alternativesKnobs,
  type ArbitraryValue,
  buildAllLeaving,
  buildAllocation,
  buildAlternatives,
  buildProfile,
  buildQueue,
  buildReadmission,
  buildServes,
  buildRoutes,
  dateAfter,
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
  readmissionKnobs,
  reference,
  ROUTING_ID,
  routesKnobs,
  servesKnobs,
  buildWaitingAtHome,
  hoursByNeed,
  NEEDS,
  someHoursCapacity,
  waitingAtHomeKnobs,
  someBeds,
  someCareHours,
  someDays,
  someDelay,
  someHours,
  someStaff,
  weekdayBeds,
} from "./random-parts.ts";

const WHAT = [
  "capacity",
  "weekday-capacity",
  "hourly-capacity",
  "staff",
  "over-capacity",
  "over-capacity-groups",
  "serves",
  "serves-beds",
  "queue",
  "queue-limit",
  "leaving",
  "leaving-rate",
  "alternatives",
  "allocation",
  "intake",
  "discharge",
  "weekend",
  "treatment",
  "hours",
  "hour-capacity",
  "hours-by-need",
  "need",
  "overtaking",
  "waiting-at-home",
  "routes",
  "routes-reweighted",
  "route-removed",
  "shared-routes",
  "readmission",
  "start-delay",
  "decision-delay",
  "declared-at-once",
  "as-group",
  "route-treatment",
  "own-stay",
  "own-stay-field",
  "no-stay",
  "rate",
  "rates-by-date",
  "planned-admissions",
  "filling",
  "kept-free",
  "growth",
  "profile",
  "profile-of-stream",
] as const;

export const changeKnobs = fc.record({
  what: fc.constantFrom(...WHAT),
  at: reference,
  group: reference,
  /** Whether what may be removed is removed. */
  isRemoved: rarely(fc.constant(true)),
  from: fc.nat({ max: 60 }),
  length: maybe(fc.integer({ min: 1, max: 15 })),
  isEveryYear: rarely(fc.constant(true)),
  beds: fc.oneof({ weight: 3, arbitrary: someBeds }, { weight: 1, arbitrary: fc.constant("unlimited" as const) }),
  staff: someStaff,
  limit: fc.integer({ min: 0, max: 2 }),
  number: fc.constantFrom(0, 0.5, 1, 2),
  probability: fc.constantFrom(0, 0.5, 0.9),
  weekdayBeds,
  hourlyBeds,
  serves: servesKnobs,
  queue: queueKnobs,
  leaving: fc.array(leavingKnobs, { minLength: 1, maxLength: 2 }),
  alternatives: fc.array(alternativesKnobs, { minLength: 1, maxLength: 2 }),
  allocation: allocationKnobs,
  openingHours: someHours,
  treatmentDays: someDays,
  delay: someDelay,
  careHours: someCareHours,
  hoursCapacity: someHoursCapacity,
  hoursByNeed,
  waitingAtHome: waitingAtHomeKnobs,
  routes: routesKnobs,
  readmission: readmissionKnobs,
  profile: profileKnobs,
  weights: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 8, maxLength: 8 }),
});
export type ChangeKnobs = ArbitraryValue<typeof changeKnobs>;

const NOWHERE = { file: "", line: 0, column: 0, children: new Map() };

/** The scenario with those of the changes that can be made. */
export function withDatedChanges(scenario: Scenario, chosen: readonly ChangeKnobs[], ids: Ids): Scenario {
  let changed = scenario;
  for (const each of chosen) {
    const made = (each.what === "no-stay" ? withoutStay(each, ids) : buildChange(each, scenario, ids)) ?? [];
    const dated = [made].flat().map((change): Change => ({ ...change, ...datesOf(each, scenario) }));
    if (dated.length === 0) continue;
    const tree = { ...scenario, changes: [...(changed.changes ?? []), ...dated] };
    if (checkScenario(tree).length + epochProblems(tree, NOWHERE, true).length === 0) changed = tree;
  }
  return changed;
}

function datesOf(from: ChangeKnobs, { run }: Scenario): Pick<Change, "from" | "to"> {
  const date = (day: number): string => dateAfter(run.startDate, day - run.warmUpDays);
  if (from.length === undefined) return { from: date(from.from) };
  const [first, last] = [date(from.from), date(from.from + from.length)];
  // 29 February is no day of every year.
  const isEveryYear = from.isEveryYear && !first.endsWith("02-29") && !last.endsWith("02-29");
  return isEveryYear ? { from: first.slice(5), to: last.slice(5) } : { from: first, to: last };
}

/** A change, if the scenario has what it changes. */
function buildChange(from: ChangeKnobs, scenario: Scenario, ids: Ids): Change | undefined {
  return placeChange(from, scenario, ids) ?? stayChange(from, scenario, ids) ?? streamChange(from, scenario);
}

/** Nobody goes to a place any more, and it does not say what a stay there is like; some may still be on their way. */
function withoutStay({ at }: ChangeKnobs, ids: Ids): Change[] {
  return [
    { path: "places.*.stay.routes", set: { "c-home": { probability: 1 } } },
    { path: `places.${pick(ids.places, at)}.stay`, set: null },
  ];
}

/** Sets a value, or removes it where the change is one that removes. */
function set(from: ChangeKnobs, path: string, value: unknown): Change {
  return { path, set: from.isRemoved ? null : (value as Change["set"]) };
}

function placeChange(from: ChangeKnobs, scenario: Scenario, ids: Ids): Change | undefined {
  const id = pick(ids.places, from.at);
  const path = `places.${id}`;
  const place = scenario.places[id]!;
  switch (from.what) {
    case "capacity":
      return { path: `${path}.capacityBeds`, set: from.beds };
    case "weekday-capacity":
      return set(from, `${path}.capacityByWeekday`, from.weekdayBeds);
    case "staff":
      return set(from, `${path}.staff`, from.staff);
    case "hourly-capacity":
      return set(from, `${path}.capacityByHour`, from.hourlyBeds);
    case "over-capacity":
      return set(from, `${path}.overCapacityBeds`, from.beds);
    case "over-capacity-groups":
      return set(from, `${path}.overCapacityGroups`, pickAll(ids.groups, [from.group]));
    case "serves":
      return set(from, `${path}.serves`, buildServes(from.serves, place.owner));
    case "serves-beds":
      return place.serves && { path: `${path}.serves.nabo`, set: from.beds };
    case "queue":
      return set(from, `${path}.queue`, buildQueue(from.queue, ids, id));
    case "queue-limit":
      return place.queue && { path: `${path}.queue.limit`, set: buildQueue(from.queue, ids, id).limit ?? {} };
    case "leaving":
      return set(from, `${path}.leaving`, buildAllLeaving(from.leaving, ids, id));
    case "leaving-rate": {
      const [at, ways] = Object.entries(place.leaving ?? {})[0] ?? [];
      const list = Array.isArray(ways) ? `.${from.limit % ways.length}` : "";
      return at === undefined ? undefined : { path: `${path}.leaving.${at}${list}.ratePerDay`, set: from.number };
    }
    case "alternatives":
      return set(from, `${path}.alternatives`, buildAlternatives(from.alternatives, ids, id));
    case "allocation":
      return set(from, `${path}.allocation`, buildAllocation(from.allocation, ids));
    case "intake":
    case "discharge":
      return set(from, `${path}.${from.what}`, from.openingHours);
    case "hour-capacity":
      return set(from, `${path}.capacityHoursPerWeek`, from.hoursCapacity);
    case "hours-by-need":
      return set(from, `${path}.hoursByNeed`, from.hoursByNeed);
    case "need":
      return set(from, `groups.${pick(ids.groups, from.group)}.need`, pick(NEEDS, from.limit));
    case "overtaking":
      return set(from, `${path}.overtaking`, from.limit > 0);
    case "waiting-at-home":
      return set(from, `${path}.waitingAtHome`, buildWaitingAtHome(from.waitingAtHome, ids, id));
    case "weekend":
      return set(from, `${path}.weekendReadiness`, { declaredOnMonday: from.probability });
    default:
      return undefined;
  }
}

/** Stays, of a place or of a group there. */
function stayChange(from: ChangeKnobs, scenario: Scenario, ids: Ids): Change | undefined {
  const id = pick(ids.places, from.at);
  const group = pick(ids.groups, from.group);
  const own = scenario.groups[group]!.stays?.[id];
  const ownPath = `groups.${group}.stays.${id}`;
  const stay = own?.routes ? own : scenario.places[id]!.stay!;
  const path = own?.routes ? ownPath : `places.${id}.stay`;
  const onRoute = (field: keyof Route, value: unknown): Change | undefined => {
    const to = Object.keys(stay.routes!).find((each) => each !== ROUTING_ID && each !== "e-death");
    return to === undefined ? undefined : set(from, `${path}.routes.${to}.${field}`, value);
  };
  switch (from.what) {
    case "treatment":
      return { path: `places.${id}.stay.treatmentDays`, set: from.treatmentDays };
    case "hours":
      return set(from, `${from.limit === 0 ? ownPath : `places.${id}.stay`}.hoursPerWeek`, from.careHours);
    case "routes":
      return { path: `${path}.routes`, set: buildRoutes(from.routes, ids, true) };
    case "routes-reweighted":
      return { path: `${path}.routes`, set: reweighted(stay.routes!, from.weights) };
    case "route-removed":
      return { path: `${path}.routes`, set: withoutOne(stay.routes!, from.limit) };
    case "shared-routes":
      return {
        path: `routings.${ROUTING_ID}`,
        set: buildRoutes({ ...from.routes, sharedShare: undefined }, ids, false),
      };
    case "readmission": {
      return onRoute("readmission", { ...buildReadmission(from.readmission, ids), probability: from.probability });
    }
    case "start-delay":
      return onRoute("startDelayDays", from.delay);
    case "decision-delay":
      return onRoute("decisionDelayDays", from.delay);
    case "declared-at-once":
      return onRoute("declaredAtOnce", true);
    case "as-group":
      return onRoute("asGroup", pick(ids.groups, from.limit));
    case "route-treatment":
      return onRoute("treatmentDays", from.treatmentDays);
    case "own-stay":
      return from.limit > 0 && own
        ? { path: ownPath, set: null }
        : set(from, ownPath, { treatmentDays: from.treatmentDays, routes: buildRoutes(from.routes, ids, true) });
    case "own-stay-field":
      return own && { path: `${ownPath}.${Object.keys(own)[from.limit % Object.keys(own).length]!}`, set: null };
    default:
      return undefined;
  }
}

function streamChange(from: ChangeKnobs, { streams }: Scenario): Change | undefined {
  const path = `streams.${pick(Object.keys(streams), from.at)}`;
  switch (from.what) {
    case "rate":
      return { path: `${from.isRemoved ? "streams.*" : path}.ratePerDay`, multiply: from.number };
    case "rates-by-date":
      return set(from, `${path}.ratesByDate`, { "2024-01-20": from.number, "2024-03-10": from.probability });
    case "planned-admissions":
      return { path: `${path}.admissionsPerDay`, set: { monday: from.limit, thursday: 1, saturday: 2 } };
    case "filling":
      return set(from, `${path}.fillsFreeBeds`, { keepFree: from.limit, hours: { from: "06:00", to: "18:00" } });
    case "kept-free":
      return { path: `${path}.fillsFreeBeds.keepFree`, set: from.limit };
    case "growth":
      return set(from, `${path}.growthPerYear`, from.number / 4);
    case "profile":
      return { path: "profiles.rhythm", set: buildProfile(from.profile) };
    case "profile-of-stream":
      return set(from, `${path}.profile`, "rhythm");
    default:
      return undefined;
  }
}

/** Without one way on; the others share its probability. */
function withoutOne(routes: Routes, at: number): Routes {
  const kept = Object.entries(routes).filter((_, index) => index !== at);
  const sum = kept.reduce((total, [, { probability }]) => total + probability, 0);
  return Object.fromEntries(kept.map(([to, route]) => [to, { ...route, probability: route.probability / sum }]));
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
