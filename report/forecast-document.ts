import type { Forecast, ForecastData, ForecastQuestion } from "../analysis/forecast.ts";
import type { YearlySeries } from "../analysis/forecast-simulated.ts";
import type { Change } from "../scenarios/change.ts";
import type { HealthAssumption } from "../scenarios/forecast-input.ts";
import type { Provenance } from "../scenarios/origins.ts";
import { type PersonsInYear, sourceKey } from "../scenarios/population.ts";
import type { Text } from "../scenarios/words.ts";
import { ageBand } from "../scenarios/age-band.ts";
import { regionOf } from "../analysis/forecast.ts";
import { finite, interval } from "./json.ts";

/** One way through the simulated years. */
export interface SimulatedPathFacts {
  readonly path: "as-today" | "coverage-kept" | "coverage-target" | "measure";
  readonly name?: Text;
  readonly changes: readonly Change[];
  readonly series: readonly YearlySeries[];
}

export interface SimulatedFacts {
  readonly health: HealthAssumption;
  readonly seed: string;
  readonly replications: number;
  readonly wantedReplications: number;
  readonly paths: readonly SimulatedPathFacts[];
}

export interface ForecastFacts {
  readonly engineVersion: string;
  readonly data: ForecastData;
  readonly question: ForecastQuestion;
  readonly forecast: Forecast;
  /** By path in the input, and in the norms. */
  readonly provenance: Readonly<Record<"input" | "norms", Readonly<Record<string, Provenance>>>>;
  readonly simulated?: SimulatedFacts;
}

/** The object that `forecast --json` prints. docs/forecast.md has its fields. */
export function forecastDocument({ engineVersion, data, question, forecast, provenance, simulated }: ForecastFacts) {
  const { input } = data;
  const region = regionOf(data, input.region);
  return {
    manifest: {
      program: "pasientflyt",
      engineVersion,
      name: input.name,
      region: input.region,
      populationFile: data.populationFile.replace(/^.*[\\/]/, ""),
      baseYear: forecast.baseYear,
      lastYear: forecast.lastYear,
      priceYear: input.priceYear,
      ...(question.coverage !== undefined && { coverage: question.coverage }),
      livingAloneShare: { base: input.livingAloneShare, last: question.livingAlone ?? input.livingAloneShare },
      lifeExpectancyGainPerYear: input.lifeExpectancyGainPerYear,
      workingAge: input.workingAge,
      coverageAge: input.coverageAge,
      coverageService: input.coverageService,
    },
    people: forecast.people.map(({ year, byAge, covered, workingAge, workingAgePerCovered }) => ({
      year,
      covered,
      workingAge: workingAge && personsDocument(workingAge),
      workingAgePerCovered,
      byAge: Object.entries(byAge).map(([age, own]) => ({
        age,
        ...(own ? personsDocument(own) : { persons: null }),
        ...(own && !own.between && region.sources.get(sourceKey(year, ageBand(age)))),
      })),
    })),
    rates: Object.entries(forecast.rates).flatMap(([service, rates]) => rates.map((own) => ({ service, ...own }))),
    needs: forecast.needs.map(({ assumption, theta, years }) => ({
      assumption,
      theta,
      years: years.map(({ year, fte, costNok, services }) => ({
        year,
        fte,
        costNok,
        services: Object.entries(services).map(([service, { staff, ...own }]) => ({ service, ...own, staff })),
      })),
    })),
    coverage: forecast.coverage,
    ...(simulated && { simulated: simulatedDocument(simulated) }),
    provenance,
  };
}

function personsDocument({ persons, between }: PersonsInYear) {
  return { persons, ...(between && { between }) };
}

function simulatedDocument({ health, seed, replications, wantedReplications, paths }: SimulatedFacts) {
  return {
    health,
    seed,
    replications,
    wantedReplications,
    partial: replications < wantedReplications,
    paths: paths.map(({ path, name, changes, series }) => ({
      path,
      ...(name !== undefined && { name }),
      changes,
      series: series.map(({ measure, place, years }) => ({
        measure,
        ...(place !== undefined && { place }),
        years: years.map(({ year, mean, ci95, difference, differenceCi95 }) => ({
          year,
          mean: finite(mean),
          ci95: interval(ci95),
          ...(difference !== undefined && { difference: finite(difference), differenceCi95: interval(differenceCi95) }),
        })),
      })),
    })),
  };
}
