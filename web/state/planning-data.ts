import type { ForecastData } from "../../analysis/forecast.ts";
import type { AgeCount, PopulationSource } from "../../scenarios/population.ts";

/** As JSON has it: null where there is no upper limit. */
interface PackedCount {
  readonly from: number;
  readonly to: number | null;
  readonly persons: number;
}

/** What a forecast is made from, with maps as lists: as it stands in the built page. */
export interface ForecastFiles extends Omit<ForecastData, "population"> {
  readonly regions: readonly {
    readonly id: string;
    readonly name: string;
    readonly years: readonly (readonly [number, readonly PackedCount[]])[];
    readonly sources: readonly (readonly [string, PopulationSource])[];
  }[];
}

export function packedForecast({ population, ...rest }: ForecastData): ForecastFiles {
  const packed = ({ from, to, persons }: AgeCount): PackedCount => ({ from, to: to === Infinity ? null : to, persons });
  const regions = [...population.values()].map(({ id, name, years, sources }) => ({
    id,
    name,
    years: [...years].map(([year, counts]) => [year, counts.map(packed)] as const),
    sources: [...sources],
  }));
  return { ...rest, regions };
}

export function unpackedForecast({ regions, ...rest }: ForecastFiles): ForecastData {
  const unpacked = ({ from, to, persons }: PackedCount): AgeCount => ({ from, to: to ?? Infinity, persons });
  const population = regions.map(({ id, name, years, sources }) => {
    const byYear = new Map(years.map(([year, counts]) => [year, counts.map(unpacked)]));
    return [id, { id, name, years: byYear, sources: new Map(sources) }] as const;
  });
  return { ...rest, population: new Map(population) };
}
