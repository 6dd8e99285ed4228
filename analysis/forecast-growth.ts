import { ageBand, ageBandText } from "../scenarios/age-band.ts";
import { dateText } from "../scenarios/calendar.ts";
import type { Change } from "../scenarios/change.ts";
import { personsIn, type RegionPopulation } from "../scenarios/population.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { meanArrivalsPerDay, rateOn, rateSteps } from "../scenarios/stream-times.ts";
import { type ForecastData, onLine, coverageAtBase, regionOf, yearsYounger } from "./forecast.ts";
import { rateYounger, useRates, type UseRate } from "./use-rates.ts";

/** Over which years, and how ill people are. */
export interface GrowthAsked {
  readonly theta: number;
  readonly lastYear: number;
}

const DAYS_A_YEAR = 365;

/**
 * The changes that let the demand of a scenario follow its people: each stream has the rate of the base year × what its age group has
 * become, from each 1 January on, and the run lasts to the end of the last year. Streams of groups without an age, and traces, stay as
 * they are.
 */
export function growthChanges(scenario: Scenario, data: ForecastData, { theta, lastYear }: GrowthAsked): Change[] {
  const { input } = data;
  const years = Array.from({ length: lastYear - input.baseYear + 1 }, (_, at) => input.baseYear + at);
  const source = data.populationFile.replace(/^.*[\\/]/, "");
  const changes: Change[] = [
    ...(scenario.run.lengthDays === undefined ? [] : [{ path: "run.lengthDays", set: null }]),
    { path: "run.startDate", set: `${input.baseYear}-01-01` },
    { path: "run.endDate", set: `${lastYear + 1}-01-01` },
  ];
  for (const [id, stream] of Object.entries(scenario.streams)) {
    if (stream.kind === "trace") continue;
    const factors = factorsOf(scenario, data, stream.group, years, theta);
    if (!factors) continue;
    const steps = rateSteps(stream);
    const dates = new Set(years.map((year) => `${year}-01-01`));
    for (const { from } of steps) {
      if (Number.isFinite(from) && dateText(from) > `${years[0]}-01-01`) dates.add(dateText(from));
    }
    const rates = [...dates].sort().flatMap((date): [string, number][] => {
      const factor = factors.get(Number(date.slice(0, 4)));
      const day = Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_A_DAY;
      return factor === undefined ? [] : [[date, rateOn(steps, day) * factor]];
    });
    const path = `streams.${id}`;
    if (stream.growthPerYear !== undefined) changes.push({ path: `${path}.growthPerYear`, set: null });
    if (stream.ratesFile !== undefined) changes.push({ path: `${path}.ratesFile`, set: null });
    changes.push({
      path: `${path}.ratesByDate`,
      set: Object.fromEntries(rates),
      rationale: `The rate of ${years[0]} × the people of ${String(scenario.groups[stream.group]?.ageGroup)}.`,
      kind: "derived",
      source,
    });
  }
  return changes;
}

const MILLISECONDS_A_DAY = 86_400_000;

/** By year, what the use of a group has become beside the base year; undefined where the group has no age or its people are not known. */
function factorsOf(
  scenario: Scenario,
  data: ForecastData,
  groupId: string,
  years: readonly number[],
  theta: number,
): ReadonlyMap<number, number> | undefined {
  const { input } = data;
  const group = scenario.groups[groupId];
  const regionId = group && input.scenario.regionByActor[group.actor];
  if (group?.ageGroup === undefined || regionId === undefined) return undefined;
  const region = regionOf(data, regionId);
  const age = countedAge(data, group.ageGroup);
  const atBase = personsIn(region, ageBand(age), input.baseYear)?.persons;
  if (atBase === undefined || atBase === 0) return undefined;
  const rates = arrivalRates(scenario, data, region);
  const rate = rates.find((own) => own.age === age);
  const factors = new Map<number, number>();
  for (const year of years) {
    const persons = personsIn(region, ageBand(age), year)?.persons;
    if (persons === undefined) return undefined;
    const younger = rate && rate.rate > 0 ? rateYounger(rate, yearsYounger(input, theta, year)) / rate.rate : 1;
    factors.set(year, (persons / atBase) * younger);
  }
  return factors;
}

/** Arrivals a year per inhabitant of a region, by age group: what the health of people is read from. */
export function arrivalRates(scenario: Scenario, data: ForecastData, region: RegionPopulation): UseRate[] {
  const { input } = data;
  const arrivals: Record<string, number> = {};
  const persons: Record<string, number> = {};
  for (const stream of Object.values(scenario.streams)) {
    const group = scenario.groups[stream.group];
    if (group?.ageGroup === undefined || input.scenario.regionByActor[group.actor] !== region.id) continue;
    const age = countedAge(data, group.ageGroup);
    const own = personsIn(region, ageBand(age), input.baseYear)?.persons;
    if (own === undefined) continue;
    arrivals[age] = (arrivals[age] ?? 0) + meanArrivalsPerDay(scenario.run, stream) * DAYS_A_YEAR;
    persons[age] = own;
  }
  return useRates(arrivals, persons, input.meanAges, ageBand(input.workingAge).to);
}

/** Those under the ages of use follow the people of working age, for whom there is a forecast. */
function countedAge({ input }: ForecastData, ageGroup: string): string {
  const band = ageBand(ageGroup);
  return band.to <= ageBand(input.workingAge).to ? input.workingAge : ageBandText(band);
}

/**
 * The changes that keep the coverage rate: from each 1 January on, the places of every municipality follow those covered; of the kind
 * that the coverage counts, towards a target where there is one.
 */
export function coverageChanges(
  scenario: Scenario,
  data: ForecastData,
  { lastYear }: Pick<GrowthAsked, "lastYear">,
  target?: number,
): Change[] {
  const { input } = data;
  const { baseYear } = input;
  const covered = input.services[input.coverageService]!;
  const atBase = coverageAtBase(input, regionOf(data, input.region));
  return Object.entries(scenario.places).flatMap(([id, place]): Change[] => {
    const regionId = input.scenario.regionByActor[place.owner];
    if (regionId === undefined || typeof place.capacityBeds !== "number" || place.kind === "home-care") return [];
    const region = regionOf(data, regionId);
    const people = (year: number): number | undefined => personsIn(region, ageBand(input.coverageAge), year)?.persons;
    const before = people(baseYear);
    const beds = place.capacityBeds;
    return Array.from({ length: lastYear - baseYear }, (_, at) => baseYear + 1 + at).flatMap((year): Change[] => {
      const now = people(year);
      if (before === undefined || before === 0 || now === undefined) return [];
      const share =
        target !== undefined && place.kind === covered.kind
          ? onLine(atBase, target, baseYear, lastYear, year) / atBase
          : 1;
      const set = Math.round((beds * share * now) / before);
      return [{ path: `places.${id}.capacityBeds`, set, from: `${year}-01-01`, to: `${year + 1}-01-01` }];
    });
  });
}
