import { dateNumber, runPeriod, simulatedDays } from "../scenarios/calendar.ts";
import { bedsOn, type CapacityLimit, dailyCapacity, limitOn } from "../scenarios/capacity.ts";
import { scenarioEpochs } from "../scenarios/epochs.ts";
import { hasHourLimit, hoursCapacityOn } from "../scenarios/hours.ts";
import type { Place } from "../scenarios/place.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { bedsServed } from "../scenarios/serves.ts";
import { type Growth, growthOf } from "../scenarios/growing-queues.ts";
import { WEEKDAYS, type Text, type Weekday } from "../scenarios/words.ts";

/** What a report says about a scenario besides its results: names by id, owners, capacities, period. */
export interface ScenarioFacts {
  readonly name: Text;
  readonly data: Scenario["data"];
  /** First measured day, YYYY-MM-DD. */
  readonly startDate: string;
  readonly warmUpDays: number;
  /** Persons of the census that it starts from; missing where it starts otherwise. */
  readonly censusPersons?: number;
  /** Measured days. */
  readonly days: number;
  readonly seed: string;
  /** Simulated days that count as Sundays, YYYY-MM-DD, in order. */
  readonly holidays: readonly string[];
  readonly actors: Readonly<Record<string, { readonly name: Text; readonly isHospital: boolean }>>;
  readonly places: Readonly<Record<string, PlaceFacts>>;
  readonly exits: Readonly<Record<string, Text>>;
  readonly groups: Readonly<Record<string, Text>>;
  /** Queues that grow without limit; missing where none does. */
  readonly growth?: Growth;
}

export interface PlaceFacts {
  readonly name: Text;
  readonly owner: string;
  readonly kind: Scenario["places"][string]["kind"];
  /** Mean over the measured period, with the least and the most of a day; null where it is without limit. */
  readonly capacityBeds: { readonly mean: number; readonly least: number; readonly most: number } | null;
  /** Hours of care a week, the most Infinity where only some days have a limit; missing where none has. */
  readonly capacityHours?: { readonly least: number; readonly most: number };
  /** Missing where the place has no staff ceiling. */
  readonly staff?: StaffFacts;
  /** By municipality; missing where the place serves everybody on all measured days. */
  readonly serves?: Readonly<Record<string, BedsServed>>;
}

/** Least and most of the beds on any measured day that a municipality's patients may have at once; null for no limit. */
export interface BedsServed {
  readonly least: number | null;
  readonly most: number | null;
}

/** What sets the beds of a place with a staff ceiling. */
export interface StaffFacts {
  /** Shares of the measured days on which there are fewer places with staff than beds, and fewer beds than that. */
  readonly staffLimitsShare: number;
  readonly bedsLimitShare: number;
  /** Mean number of beds, staffed or not; null where they are without limit on a day. */
  readonly bedsMean: number | null;
}

/** The facts of a resolved scenario, as `loadScenario` gives it; texts that are missing are the ids. */
export function scenarioFacts(scenario: Scenario, title: Text = scenario.name): ScenarioFacts {
  const days = simulatedDays(scenario);
  const growth = growthOf(scenario);
  const capacities = meanCapacities(scenario);
  const named = <Entry extends { name?: Text | undefined }>(entries: Readonly<Record<string, Entry>>) =>
    Object.fromEntries(Object.entries(entries).map(([id, { name }]) => [id, name ?? id]));
  return {
    name: title,
    data: scenario.data,
    startDate: scenario.run.startDate,
    warmUpDays: days.warmUpDays,
    ...(scenario.run.start?.kind === "census" && { censusPersons: scenario.run.start.persons?.length ?? 0 }),
    days: days.dayCount - days.warmUpDays,
    seed: scenario.run.seed,
    holidays: simulatedHolidays(scenario),
    actors: Object.fromEntries(
      Object.entries(scenario.actors).map(([id, { name, kind }]) => [
        id,
        { name: name ?? id, isHospital: kind === "hospital" },
      ]),
    ),
    places: Object.fromEntries(
      Object.entries(scenario.places).map(([id, { name, owner, kind }]) => [
        id,
        { name: name ?? id, owner, kind, ...capacities[id] },
      ]),
    ),
    exits: named(scenario.exits),
    groups: named(scenario.groups),
    ...(growth && { growth }),
  };
}

function simulatedHolidays({ calendar, run }: Scenario): string[] {
  const { firstDate, dayCount } = runPeriod(run);
  const isSimulated = (date: string) => dateNumber(date) >= firstDate && dateNumber(date) < firstDate + dayCount;
  return [...new Set(calendar?.holidays)].filter(isSimulated).sort();
}

type CapacityFacts = Pick<PlaceFacts, "capacityBeds" | "capacityHours" | "staff" | "serves">;

function meanCapacities(scenario: Scenario): Record<string, CapacityFacts> {
  const days = simulatedDays(scenario);
  const epochs = scenarioEpochs(scenario);
  const measured = Array.from({ length: days.dayCount - days.warmUpDays }, (_, at) => {
    const day = days.warmUpDays + at;
    const inForce = epochs.findLast(({ startDay }) => startDay <= day)!.scenario;
    return { places: inForce.places, weekday: WEEKDAYS[days.weekday[day]] };
  });
  const municipalities = [...new Set(Object.values(scenario.groups).map(({ actor }) => actor))].sort();
  return Object.fromEntries(
    Object.keys(scenario.places).map((id) => {
      const placeDays = measured.map(({ places, weekday }) => ({ place: places[id], weekday }));
      return [id, { ...capacityFacts(placeDays), ...hoursFacts(placeDays), ...servesFacts(placeDays, municipalities) }];
    }),
  );
}

function capacityFacts(days: readonly { readonly place: Place; readonly weekday: Weekday }[]): CapacityFacts {
  const capacities = days.map(({ place, weekday }) => dailyCapacity(place, weekday));
  const isUnlimited = capacities.some(({ most }) => most === Infinity);
  const capacityBeds = isUnlimited
    ? null
    : {
        mean: meanOf(capacities.map(({ mean }) => mean)),
        least: capacities.reduce((fewest, { least }) => Math.min(fewest, least), Infinity),
        most: capacities.reduce((beds, { most }) => Math.max(beds, most), 0),
      };
  const limits = days.map(({ place, weekday }) => limitOn(place, weekday));
  if (limits.every((limit) => limit === undefined)) return { capacityBeds };
  const shareOf = (word: CapacityLimit) => limits.filter((limit) => limit === word).length / limits.length;
  const bedsMean = meanOf(days.map(({ place, weekday }) => bedsOn(place, weekday)));
  return {
    capacityBeds,
    staff: {
      staffLimitsShare: shareOf("staff"),
      bedsLimitShare: shareOf("beds"),
      bedsMean: bedsMean === Infinity ? null : bedsMean,
    },
  };
}

function hoursFacts(
  days: readonly { readonly place: Place; readonly weekday: Weekday }[],
): Pick<PlaceFacts, "capacityHours"> {
  if (!days.some(({ place }) => hasHourLimit(place))) return {};
  const hours = days.map(({ place, weekday }) => hoursCapacityOn(place, weekday));
  return {
    capacityHours: {
      least: hours.reduce((fewest, each) => Math.min(fewest, each), Infinity),
      most: hours.reduce((all, each) => Math.max(all, each), 0),
    },
  };
}

function servesFacts(
  days: readonly { readonly place: Place }[],
  municipalities: readonly string[],
): Pick<PlaceFacts, "serves"> {
  if (!days.some(({ place }) => place.serves)) return {};
  const numberOf = (beds: number) => (beds === Infinity ? null : beds);
  const serves = municipalities.map((actor): [string, BedsServed] => {
    const beds = days.map(({ place }) => bedsServed(place, actor));
    return [actor, { least: numberOf(Math.min(...beds)), most: numberOf(Math.max(...beds)) }];
  });
  return { serves: Object.fromEntries(serves) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
