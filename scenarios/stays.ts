import { hoursOfStay } from "./hours.ts";
import type { Distribution } from "./distribution.ts";
import type { Scenario } from "./schema.ts";
import type { Delay, Readmission, Route, Stay } from "./stay.ts";

/** One way on from a stay, with everything the group, the place and a shared routing say about it filled in. */
export interface Way {
  /** Id of the place or exit. */
  readonly to: string;
  /** Id of the routing that led here, or empty. */
  readonly routing: string;
  readonly probability: number;
  readonly treatmentDays: Distribution;
  readonly decisionDelayDays?: Delay | undefined;
  readonly startDelayDays?: Delay | undefined;
  readonly declaredAtOnce: boolean;
  readonly asGroup?: string | undefined;
  readonly readmission?: Readmission | undefined;
}

export interface ResolvedStay {
  /** Hours of care a week, in whole hundredths. */
  readonly hoursPerWeek: number;
  /** In order of (destination id, routing id): the order in which a route is drawn. */
  readonly ways: readonly Way[];
}

/**
 * The stay of a group in a place: the group's own where it gives one, field by field, else that of the place.
 * @returns undefined where treatment days or routes are given by neither
 */
export function resolveStay(scenario: Scenario, placeId: string, groupId: string): ResolvedStay | undefined {
  const stay: Partial<Stay> = {
    ...scenario.places[placeId]?.stay,
    ...scenario.groups[groupId]?.stays?.[placeId],
  };
  const { treatmentDays, routes } = stay;
  if (!treatmentDays || !routes) return undefined;
  const ways = Object.entries(routes).flatMap(([to, route]) => waysOf(scenario, to, route, treatmentDays));
  ways.sort((a, b) => compareText(a.to, b.to) || compareText(a.routing, b.routing));
  return { hoursPerWeek: hoursOfStay(scenario, placeId, groupId) ?? 0, ways };
}

/** Order of ids: by code unit, the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Ids of a map, sorted: the order of indices everywhere, whatever the order in the file. */
export function sortedIds(map: Readonly<Record<string, unknown>> | undefined): string[] {
  return Object.keys(map ?? {}).sort(compareText);
}

function waysOf(scenario: Scenario, to: string, route: Route, treatmentDays: Distribution): Way[] {
  const routing = scenario.routings?.[to];
  if (!routing) return [wayOf(to, "", route, route.probability, treatmentDays)];
  return Object.entries(routing).map(([destination, inner]) =>
    wayOf(destination, to, inner, route.probability * inner.probability, treatmentDays),
  );
}

function wayOf(to: string, routing: string, route: Route, probability: number, treatmentDays: Distribution): Way {
  return {
    to,
    routing,
    probability,
    treatmentDays: route.treatmentDays ?? treatmentDays,
    decisionDelayDays: route.decisionDelayDays,
    startDelayDays: route.startDelayDays,
    declaredAtOnce: route.declaredAtOnce ?? false,
    asGroup: route.asGroup,
    readmission: route.readmission,
  };
}
