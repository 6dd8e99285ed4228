import type { ForecastData } from "../../analysis/forecast.ts";
import type { AgeCount, PopulationSource } from "../../scenarios/population.ts";

/** What a forecast is made from, with maps as lists: as it stands in the built page. */
export interface ForecastFiles extends Omit<ForecastData, "population"> {
  readonly regions: readonly {
    readonly id: string;
    readonly name: string;
    readonly years: readonly (readonly [number, readonly AgeCount[]])[];
    readonly sources: readonly (readonly [string, PopulationSource])[];
  }[];
}

export function packedForecast({ population, ...rest }: ForecastData): ForecastFiles {
  const regions = [...population.values()].map(({ id, name, years, sources }) => {
    return { id, name, years: [...years], sources: [...sources] };
  });
  return { ...rest, regions };
}

export function unpackedForecast({ regions, ...rest }: ForecastFiles): ForecastData {
  const population = regions.map(({ id, name, years, sources }) => {
    return [id, { id, name, years: new Map(years), sources: new Map(sources) }] as const;
  });
  return { ...rest, population: new Map(population) };
}
