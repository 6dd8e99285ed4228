import { simulatedDays, dateText } from "./calendar.ts";
import { limitOn } from "./capacity.ts";
import type { Change } from "./change.ts";
import { type Epoch, scenarioEpochs } from "./epochs.ts";
import type { Place } from "./place.ts";
import type { Scenario } from "./schema.ts";
import { UNLIMITED, WEEKDAYS } from "./words.ts";

/** What opens one more place somewhere: a bed where beds are short, its staff where staff is, both where both are. */
export interface CapacityUnit {
  readonly addsBeds: boolean;
  /** Full-time equivalents that staff one more place; 0 where staff is not short. */
  readonly addsFte: number;
}

/** When a change of capacity holds: from simulated day 0, or from the first measured day. */
export type CapacityFrom = "start" | "measured";

/** What one more place takes, on some measured day; undefined for a place that is without limit on all of them. */
export function capacityUnit(scenario: Scenario, placeId: string): CapacityUnit | undefined {
  const { warmUpDays, dayCount } = simulatedDays(scenario);
  const places = stretches(scenario, warmUpDays, dayCount).map(({ epoch }) => epoch.scenario.places[placeId]);
  const limited = places.filter(({ capacityBeds, staff }) => capacityBeds !== UNLIMITED || staff !== undefined);
  if (limited.length === 0) return undefined;
  const limits = new Set(limited.flatMap((place) => WEEKDAYS.map((weekday) => limitOn(place, weekday) ?? "beds")));
  const isStaffShort = limits.has("staff") || limits.has("both");
  const ftePerPlace = isStaffShort ? Math.max(...limited.map(({ staff }) => staff?.ftePerPlace ?? 0)) : 0;
  return { addsBeds: limits.has("beds") || limits.has("both"), addsFte: ftePerPlace };
}

/** The scenario with so many more places in one place, on top of all that its dated changes do there. */
export function withMorePlaces(
  scenario: Scenario,
  placeId: string,
  count: number,
  { addsBeds, addsFte }: CapacityUnit,
  from: CapacityFrom,
): Scenario {
  const edit = (place: Place): Place => ({
    ...place,
    ...(addsBeds && moreBeds(place, count)),
    ...(addsFte > 0 && moreStaff(place, count)),
  });
  return withPlaceEdited(scenario, placeId, edit, from);
}

/** The scenario with a place that has always room; when it takes patients in, and whom, stays as it is. */
export function withoutLimit(scenario: Scenario, placeId: string, from: CapacityFrom): Scenario {
  const edit = ({ capacityByWeekday: _weekday, capacityByHour: _hour, staff: _staff, ...place }: Place): Place => ({
    ...place,
    capacityBeds: UNLIMITED,
  });
  return withPlaceEdited(scenario, placeId, edit, from);
}

function moreBeds({ capacityBeds, capacityByWeekday, capacityByHour }: Place, count: number): Partial<Place> {
  const added = <Beds extends number | undefined>(beds: Beds) => (beds === undefined ? beds : beds + count);
  const addedTo = <Map extends object>(map: Map): Map =>
    Object.fromEntries(Object.entries(map).map(([key, beds]) => [key, added(beds as number)])) as Map;
  return {
    capacityBeds: capacityBeds === UNLIMITED ? UNLIMITED : added(capacityBeds),
    ...(capacityByWeekday && { capacityByWeekday: addedTo(capacityByWeekday) }),
    ...(capacityByHour && {
      capacityByHour: Object.fromEntries(
        Object.entries(capacityByHour).map(([clock, beds]) => [
          clock,
          typeof beds === "number" ? added(beds) : addedTo(beds),
        ]),
      ),
    }),
  };
}

/** Staff for so many more places, by the norm of the place. */
function moreStaff({ staff }: Place, count: number): Partial<Place> {
  if (!staff) return {};
  const added = (fte: number) => fte + count * staff.ftePerPlace;
  const { fteByWeekday } = staff;
  const byWeekday = fteByWeekday && Object.entries(fteByWeekday).map(([weekday, fte]) => [weekday, added(fte)]);
  return {
    staff: { ...staff, fte: added(staff.fte), ...(byWeekday && { fteByWeekday: Object.fromEntries(byWeekday) }) },
  };
}

/**
 * Edits a place as it stands in each stretch of the run. Without dates the scenario itself is another one; with them changes are
 * added that hold in each stretch, after those of the scenario.
 */
function withPlaceEdited(
  scenario: Scenario,
  placeId: string,
  edit: (place: Place) => Place,
  from: CapacityFrom,
): Scenario {
  const days = simulatedDays(scenario);
  const found = stretches(scenario, from === "start" ? 0 : days.warmUpDays, days.dayCount);
  if (from === "start" && found.length === 1) {
    return { ...scenario, places: { ...scenario.places, [placeId]: edit(scenario.places[placeId]) } };
  }
  const changes = found.flatMap(({ epoch, fromDay, toDay }): Change[] => {
    const before: Readonly<Record<string, unknown>> = epoch.scenario.places[placeId];
    const after: Readonly<Record<string, unknown>> = edit(epoch.scenario.places[placeId]);
    const dates = {
      from: dateText(days.firstDate + fromDay),
      ...(toDay < days.dayCount && { to: dateText(days.firstDate + toDay) }),
    };
    return Object.keys(before)
      .filter((field) => before[field] !== after[field])
      .map((field) => ({ path: `places.${placeId}.${field}`, set: (after[field] ?? null) as Change["set"], ...dates }));
  });
  return { ...scenario, changes: [...(scenario.changes ?? []), ...changes] };
}

/** The epochs of a run from one day to another. */
function stretches(
  scenario: Scenario,
  firstDay: number,
  dayCount: number,
): { readonly epoch: Epoch; readonly fromDay: number; readonly toDay: number }[] {
  const epochs = scenarioEpochs(scenario);
  return epochs
    .map((epoch, at) => ({
      epoch,
      fromDay: Math.max(firstDay, epoch.startDay),
      toDay: epochs[at + 1]?.startDay ?? dayCount,
    }))
    .filter(({ fromDay, toDay }) => fromDay < toDay);
}
