import { phrase, type Message } from "../scenarios/message.ts";
import { ageBand } from "../scenarios/age-band.ts";
import {
  type ForecastInput,
  type ForecastService,
  HEALTH_ASSUMPTIONS,
  type HealthAssumption,
} from "../scenarios/forecast-input.ts";
import { personsIn, type PersonsInYear, type Population, type RegionPopulation } from "../scenarios/population.ts";
import { type Problem, ScenarioError, choiceHint, newProblem } from "../scenarios/problems.ts";
import type { StaffNorms } from "../scenarios/staff-norms.ts";
import { normOf, staffForHours, staffForPlaces } from "./staff-capacity.ts";
import { type StaffByCategory, totalFte } from "./staff-norm.ts";
import { livingAloneFactor, useRates, type UseRate, usersOf } from "./use-rates.ts";

/** All that a forecast is reckoned from. */
export interface ForecastData {
  readonly input: ForecastInput;
  readonly population: Population;
  /** What problems with the people are told about. */
  readonly populationFile: string;
  readonly norms: StaffNorms;
}

/** What is asked of it beyond what the input says. */
export interface ForecastQuestion {
  readonly lastYear?: number | undefined;
  /** Coverage rate in the last year, a share; from that of the base year on a straight line. */
  readonly coverage?: number | undefined;
  /** Share who live alone in the last year, likewise. */
  readonly livingAlone?: number | undefined;
}

/** The people of one year. */
export interface PeopleOfYear {
  readonly year: number;
  /** By band of use; null where the file has none. */
  readonly byAge: Readonly<Record<string, PersonsInYear | null>>;
  /** Those whom the coverage rate counts. */
  readonly covered: number;
  readonly workingAge: PersonsInYear | null;
  readonly workingAgePerCovered: number | null;
}

/** A service in one year. */
export interface ServiceOfYear {
  /** At a time. */
  readonly users: number;
  /** As many for each user as in the base year; null for home care. */
  readonly places: number | null;
  /** Of care; null for services with places. */
  readonly hoursPerWeek: number | null;
  readonly staff: StaffByCategory;
  /** Null where no norm is given for the kind. */
  readonly fte: number | null;
  readonly costNok: number;
}

export interface NeedOfYear {
  readonly year: number;
  readonly services: Readonly<Record<string, ServiceOfYear>>;
  readonly fte: number;
  readonly costNok: number;
}

/** What is needed year by year under one assumption of health. */
export interface NeedPath {
  readonly assumption: HealthAssumption;
  readonly theta: number;
  readonly years: readonly NeedOfYear[];
}

/** Places of the service that coverage counts, year by year: as many as today, in step with those covered, or towards a target. */
export interface CoveragePath {
  readonly path: "as-today" | "coverage-kept" | "coverage-target";
  readonly years: readonly {
    readonly year: number;
    /** Places ÷ those covered. */
    readonly coverage: number;
    readonly places: number;
    readonly fte: number | null;
    readonly costNok: number;
  }[];
}

export interface Forecast {
  readonly baseYear: number;
  readonly lastYear: number;
  readonly people: readonly PeopleOfYear[];
  readonly rates: Readonly<Record<string, readonly UseRate[]>>;
  readonly needs: readonly NeedPath[];
  readonly coverage: readonly CoveragePath[];
}

/** Years of history that are told before the base year, where the file has them. */
const YEARS_BEFORE = 4;
const DAYS_A_YEAR = 365;
const WEEKS_A_YEAR = 365 / 7;

/**
 * People → use → places, hours, staff and cost, year by year. docs/forecast.md has the formulas.
 * @throws ScenarioError where the people lack a region, an age or a year
 */
export function forecastOf(data: ForecastData, question: ForecastQuestion = {}): Forecast {
  const { input } = data;
  const { baseYear } = input;
  const lastYear = question.lastYear ?? input.lastYear;
  const region = regionOf(data, input.region);
  const years = Array.from({ length: lastYear - baseYear + 1 }, (_, at) => baseYear + at);
  refuseMissing(data, region, years);
  const rates = Object.fromEntries(
    Object.entries(input.services).map(([id, service]) => [id, ratesOf(input, service, region)]),
  );
  const needs = HEALTH_ASSUMPTIONS.map((assumption): NeedPath => {
    const { theta } = input.health[assumption];
    return {
      assumption,
      theta,
      years: years.map((year) => needOfYear(data, region, rates, question, { year, lastYear, theta })),
    };
  });
  return {
    baseYear,
    lastYear,
    people: [...yearsBefore(baseYear), ...years].flatMap((year) => peopleOf(input, region, year) ?? []),
    rates,
    needs,
    coverage: coveragePaths(data, region, years, question.coverage),
  };
}

/** The last year in which the file has people of every age that is asked about: so far it can be forecast. */
export function lastForecastYear(data: ForecastData): number {
  const { input } = data;
  const region = regionOf(data, input.region);
  const bands = [...bandsOf(input), input.coverageAge].map(ageBand);
  const years = [...region.years.keys()].filter((year) =>
    bands.every((band) => personsIn(region, band, year) !== undefined),
  );
  return Math.max(input.baseYear, ...years);
}

/** @throws ScenarioError where the file has no such region */
export function regionOf(
  { population, populationFile }: Pick<ForecastData, "population" | "populationFile">,
  id: string,
): RegionPopulation {
  const region = population.get(id);
  if (region) return region;
  const message = phrase('has no people of the region "{id}"{hint}', { id, hint: choiceHint(id, population.keys()) });
  throw new ScenarioError([problemOf(populationFile, message)]);
}

/** Persons in each band of a service. */
export function personsByAge(
  region: RegionPopulation,
  ages: readonly string[],
  year: number,
): Readonly<Record<string, number>> {
  return Object.fromEntries(ages.map((age) => [age, personsIn(region, ageBand(age), year)?.persons ?? NaN]));
}

/** Use rates of a service in the base year. */
export function ratesOf(
  { baseYear, meanAges, workingAge }: ForecastInput,
  { usersByAge }: Pick<ForecastService, "usersByAge">,
  region: RegionPopulation,
): UseRate[] {
  const persons = personsByAge(region, Object.keys(usersByAge), baseYear);
  return useRates(usersByAge, persons, meanAges, ageBand(workingAge).to);
}

/** By how many years younger people are read to be: θ × the gain in life expectancy since the base year. */
export function yearsYounger(
  { baseYear, lifeExpectancyGainPerYear }: ForecastInput,
  theta: number,
  year: number,
): number {
  return theta * lifeExpectancyGainPerYear * (year - baseYear);
}

interface Moment {
  readonly year: number;
  readonly lastYear: number;
  readonly theta: number;
}

function needOfYear(
  data: ForecastData,
  region: RegionPopulation,
  rates: Forecast["rates"],
  { livingAlone }: ForecastQuestion,
  { year, lastYear, theta }: Moment,
): NeedOfYear {
  const { input } = data;
  const { baseYear, livingAloneShare } = input;
  const alone = onLine(livingAloneShare, livingAlone ?? livingAloneShare, baseYear, lastYear, year);
  const services = Object.fromEntries(
    Object.entries(input.services).map(([id, service]): [string, ServiceOfYear] => {
      const persons = personsByAge(region, Object.keys(service.usersByAge), year);
      const users = usersOf(rates[id]!, persons, yearsYounger(input, theta, year));
      const factor = livingAloneFactor(service.useRatioLivingAlone, livingAloneShare, alone);
      return [id, serviceOfYear(data.norms, id, service, users, factor)];
    }),
  );
  const all = Object.values(services);
  return {
    year,
    services,
    fte: all.reduce((sum, { fte }) => sum + (fte ?? 0), 0),
    costNok: all.reduce((sum, { costNok }) => sum + costNok, 0),
  };
}

/** @param factor more who live alone: more users of places, and more hours for each user of home care */
function serviceOfYear(
  norms: StaffNorms,
  id: string,
  service: ForecastService,
  users: number,
  factor: number,
): ServiceOfYear {
  const by = normOf(norms, id, service.kind);
  if (service.kind === "home-care") {
    const hoursPerWeek = users * (service.hoursPerUserPerWeek ?? 0) * factor;
    const staff = staffForHours(norms, hoursPerWeek);
    const costNok = hoursPerWeek * WEEKS_A_YEAR * (service.costPerHourNok ?? 0);
    return { users, places: null, hoursPerWeek, staff, fte: totalFte(staff), costNok };
  }
  const places = users * factor * placesPerUser(service);
  const staff = by === undefined || by.norm === "home-care" ? {} : staffForPlaces(norms, by, places, users * factor);
  return {
    users: users * factor,
    places,
    hoursPerWeek: null,
    staff,
    fte: by === undefined ? null : totalFte(staff),
    costNok: placeCostNok(service, places),
  };
}

/** As many places for each user as in the base year, so that as large a share of them is in use. */
function placesPerUser({ places, usersByAge }: ForecastService): number {
  return (places ?? 0) / Object.values(usersByAge).reduce((sum, users) => sum + users, 0);
}

function placeCostNok({ costPerPlaceDayNok }: ForecastService, places: number): number {
  return places * (costPerPlaceDayNok ?? 0) * DAYS_A_YEAR;
}

/** The coverage rate of the base year: places ÷ those covered. */
export function coverageAtBase(input: ForecastInput, region: RegionPopulation): number {
  const covered = personsIn(region, ageBand(input.coverageAge), input.baseYear)!.persons;
  return input.services[input.coverageService]!.places! / covered;
}

function coveragePaths(
  { input, norms }: ForecastData,
  region: RegionPopulation,
  years: readonly number[],
  target: number | undefined,
): CoveragePath[] {
  const id = input.coverageService;
  const service = input.services[id]!;
  const atBase = coverageAtBase(input, region);
  const lastYear = years.at(-1)!;
  const by = normOf(norms, id, service.kind);
  const pathOf = (path: CoveragePath["path"], placesIn: (year: number, covered: number) => number): CoveragePath => ({
    path,
    years: years.map((year) => {
      const covered = personsIn(region, ageBand(input.coverageAge), year)!.persons;
      const places = placesIn(year, covered);
      const patients = places / placesPerUser(service);
      const fte =
        by === undefined || by.norm === "home-care" ? null : totalFte(staffForPlaces(norms, by, places, patients));
      return { year, coverage: places / covered, places, fte, costNok: placeCostNok(service, places) };
    }),
  });
  return [
    pathOf("as-today", () => service.places!),
    pathOf("coverage-kept", (_, covered) => atBase * covered),
    ...(target === undefined
      ? []
      : [
          pathOf(
            "coverage-target",
            (year, covered) => onLine(atBase, target, input.baseYear, lastYear, year) * covered,
          ),
        ]),
  ];
}

/** A straight line from one year to another. */
export function onLine(from: number, to: number, fromYear: number, toYear: number, year: number): number {
  return from + ((to - from) * (year - fromYear)) / (toYear - fromYear);
}

function yearsBefore(baseYear: number): number[] {
  return Array.from({ length: YEARS_BEFORE }, (_, at) => baseYear - YEARS_BEFORE + at);
}

/** Undefined for a year that the file has nothing about. */
function peopleOf(input: ForecastInput, region: RegionPopulation, year: number): PeopleOfYear | undefined {
  const covered = personsIn(region, ageBand(input.coverageAge), year)?.persons;
  if (covered === undefined) return undefined;
  const workingAge = personsIn(region, ageBand(input.workingAge), year) ?? null;
  return {
    year,
    byAge: Object.fromEntries(bandsOf(input).map((age) => [age, personsIn(region, ageBand(age), year) ?? null])),
    covered,
    workingAge,
    workingAgePerCovered: workingAge && covered > 0 ? workingAge.persons / covered : null,
  };
}

/** The bands of all services, the youngest first. */
function bandsOf({ services }: ForecastInput): string[] {
  const bands = new Set(Object.values(services).flatMap(({ usersByAge }) => Object.keys(usersByAge)));
  return [...bands].sort((a, b) => ageBand(a).from - ageBand(b).from);
}

function refuseMissing(
  { input, populationFile }: ForecastData,
  region: RegionPopulation,
  years: readonly number[],
): void {
  const problems = [...new Set([...bandsOf(input), input.coverageAge])].flatMap((age): Problem[] => {
    const lacking = years.filter((year) => personsIn(region, ageBand(age), year) === undefined);
    if (lacking.length === 0) return [];
    const of =
      lacking.length === 1
        ? phrase("in {year}", { year: lacking[0]! })
        : phrase("in {year} and {count} more years to {last}", {
            year: lacking[0]!,
            count: lacking.length - 1,
            last: lacking.at(-1)!,
          });
    const message = phrase("has no people of {age} in {name} {of}, nor around; add lines for them, or end earlier", {
      age,
      name: region.name,
      of,
    });
    return [problemOf(populationFile, message)];
  });
  if (problems.length > 0) throw new ScenarioError(problems);
}

function problemOf(file: string, message: Message): Problem {
  return newProblem(message, { file });
}
