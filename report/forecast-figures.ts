import type { FanData, FanSeries } from "./charts/fan-chart.ts";
import type { SimulatedPathFacts } from "./forecast-document.ts";
import type { ForecastTold } from "./forecast-summary.ts";
import { FORECAST_WORDS, HEALTH_NAMES, PATH_NAMES } from "./forecast-words.ts";
import { type Language, textIn } from "./language.ts";

const NOK_PER_MILLION = 1e6;

/** What is followed year by year under the three assumptions of health. */
export const FORECAST_FIGURES = ["users", "places", "fte", "cost"] as const;
export type ForecastFigure = (typeof FORECAST_FIGURES)[number];

/** One line for each assumption of health, the reference first; for places also how many there will be. */
export function forecastFigure(
  { data: { input }, forecast }: ForecastTold,
  figure: ForecastFigure,
  language: Language,
): FanData {
  const words = FORECAST_WORDS[language];
  const service = input.coverageService;
  const named = textIn(language, input.services[service]!.name);
  const needs = [...forecast.needs].sort(
    (one, other) => Number(other.assumption === "reference") - Number(one.assumption === "reference"),
  );
  const series = needs.map(({ assumption, years }): FanSeries => {
    const mean = years.map(({ services, fte, costNok }) => {
      if (figure === "users") return services[service]!.users;
      if (figure === "places") return services[service]!.places;
      return figure === "fte" ? fte : costNok / NOK_PER_MILLION;
    });
    return { name: HEALTH_NAMES[assumption][language], mean };
  });
  const paths = forecast.coverage.map(({ path, years }): FanSeries => {
    return { name: PATH_NAMES[path][language], mean: years.map(({ places }) => places) };
  });
  const measure = {
    users: `${named}: ${words.users.toLowerCase()}`,
    places: `${named}: ${words.places.toLowerCase()}`,
    fte: words.fte,
    cost: words.costIn(input.priceYear),
  }[figure];
  const dates = forecast.needs[0]!.years.map(({ year }) => `${year}-01-01`);
  return { measure, dates, series: figure === "places" ? [...series, ...paths] : series };
}

/** A simulated measure year by year, one line for each path, the interval of the mean with the first. */
export function simulatedFigure(
  paths: readonly SimulatedPathFacts[],
  measure: string,
  place: string | undefined,
  name: string,
  language: Language,
): FanData {
  const series = paths.flatMap((path): FanSeries[] => {
    const own = path.series.find((one) => one.measure === measure && one.place === place);
    if (!own) return [];
    return [
      {
        name: path.path === "measure" ? textIn(language, path.name ?? path.path) : PATH_NAMES[path.path][language],
        mean: own.years.map(({ mean }) => mean),
        meanLow: own.years.map(({ ci95 }) => ci95?.[0] ?? null),
        meanHigh: own.years.map(({ ci95 }) => ci95?.[1] ?? null),
      },
    ];
  });
  const years = paths[0]?.series.find((one) => one.measure === measure && one.place === place)?.years ?? [];
  return { measure: name, dates: years.map(({ year }) => `${year}-01-01`), series };
}
