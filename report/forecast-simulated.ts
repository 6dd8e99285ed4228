import type { YearlySeries } from "../analysis/forecast-simulated.ts";
import type { SimulatedPathFacts } from "./forecast-document.ts";
import { unitName } from "./catalogue.ts";
import { FORECAST_WORDS, HEALTH_NAMES, PATH_NAMES } from "./forecast-words.ts";
import { decimalsFor, differenceDecimals, formatPlusMinus } from "./numbers.ts";
import { type Language, textIn } from "./language.ts";
import { heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Table, textTables } from "./table.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { HealthAssumption } from "../scenarios/forecast-input.ts";

/** The simulated years as they are told. */
export interface SimulatedTold {
  readonly health: HealthAssumption;
  readonly seed: string;
  readonly replications: number;
  readonly scenario: Scenario;
  /** The municipality whose places are told. */
  readonly actor: string;
  readonly paths: readonly SimulatedPathFacts[];
}

/** The same years simulated, for people: a table for the discharge-ready, and one for each queue. */
export function simulatedSummary(told: SimulatedTold, options: SummaryOptions): string {
  const { language } = options;
  const words = FORECAST_WORDS[language];
  return joinedParagraphs([
    `${heading(words.simulatedTitle(HEALTH_NAMES[told.health][language]), options)}\n` +
      paragraph(words.simulatedNote(String(told.replications), told.seed), options),
    ...simulatedTables(told, language).map(
      ({ title, table }) => `${heading(title, options)}\n${textTables(table, options)}`,
    ),
    paragraph(words.simulatedCaution, options),
  ]);
}

/** A table for each thing that is followed: years down, paths across, and the paired difference. */
export function simulatedTables(told: SimulatedTold, language: Language): { title: string; table: Table }[] {
  const words = FORECAST_WORDS[language];
  const { scenario, actor } = told;
  const [first] = told.paths;
  const followed = (first?.series ?? []).filter(({ measure, place }) => {
    if (measure === "dischargeReadyMean") return true;
    const own = place === undefined ? undefined : scenario.places[place];
    return measure === "queueMean" && own?.owner === actor && own.capacityBeds !== "unlimited";
  });
  return followed.map((series) => {
    const { measure, place } = series;
    const what =
      place === undefined ? words.ready : words.queueFor(textIn(language, scenario.places[place]!.name ?? place));
    return { title: `${what} (${unitName(measure, language)})`, table: seriesTable(told, series, language) };
  });
}

function seriesTable({ paths }: SimulatedTold, series: YearlySeries, language: Language): Table {
  const words = FORECAST_WORDS[language];
  const own = paths.map((path) => ({
    path,
    years: path.series.find(({ measure, place }) => measure === series.measure && place === series.place)?.years ?? [],
  }));
  return {
    columns: [
      { header: words.year, align: "left" },
      ...own.flatMap(({ path }, at) => [
        { header: pathName(path, language), align: "right" as const },
        ...(at === 0 ? [] : [{ header: words.differenceTitle, align: "right" as const }]),
      ]),
    ],
    rows: series.years.map(({ year }, row) => [
      String(year),
      ...own.flatMap(({ years }, at) => {
        const { mean, ci95, difference = NaN, differenceCi95 = null } = years[row] ?? { mean: NaN, ci95: null };
        const shown = formatPlusMinus(mean, ci95, { language, decimals: decimalsFor(mean, ci95) });
        if (at === 0) return [shown];
        const decimals = differenceDecimals(difference, differenceCi95);
        return [shown, formatPlusMinus(difference, differenceCi95, { language, decimals, isDifference: true })];
      }),
    ]),
  };
}

function pathName({ path, name }: SimulatedPathFacts, language: Language): string {
  if (path === "measure") return name === undefined ? path : textIn(language, name);
  return PATH_NAMES[path][language];
}
