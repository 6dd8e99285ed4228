import {
  isOverloaded,
  type PlacePressure,
  type SeriesSettling,
  type WarmUpFinding,
} from "../analysis/warm-up-search.ts";
import { OBSERVATIONS_A_YEAR } from "../analysis/settling.ts";
import { measureName, unitName } from "./catalogue.ts";
import type { Language, LocalText } from "./language.ts";
import { decimalsFor, formatInterval, formatNumber } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName } from "./scenario-names.ts";
import { ASSUMED_WIDTH_COLUMNS, heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Table, textTables } from "./table.ts";
import { WARM_UP_WORDS as WORDS } from "./warm-up-words.ts";

/** A warm-up that was looked for. */
export interface WarmUpReport {
  readonly finding: WarmUpFinding;
  /** Days that the scenario itself says. */
  readonly scenarioDays: number;
}

/** How long the warm-up is and why, or that the model never settles: first of all that is said about a run. */
export function warmUpNote(
  { finding, scenarioDays }: WarmUpReport,
  facts: ScenarioFacts,
  options: SummaryOptions,
): string {
  const { language } = options;
  const { neededYears, replications, years } = finding;
  const whole = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const pilot = WORDS.pilot[language](whole(replications), whole(years));
  const held = finding.heldPlaces.slice(0, MOST_PLACES).map((place) => heldText(place, facts, language));
  if (neededYears === null) {
    const unsettled = finding.series.filter((series) => series.neededYears === null);
    const told = unsettled.filter(({ key }) => key.measure !== "occupiedMean");
    const texts = (told.length > 0 ? told : unsettled).slice(0, MOST_PLACES);
    const sentences = texts.map((series) => `${unsettledText(series, finding, facts, language)}`);
    const points = [...sentences, ...held].map((text) => `  • ${paragraph(text, options, "    ")}`);
    const head = `${WORDS.neverSettles[language]} ${pilot}`;
    const transient = WORDS.transient[language](whole(scenarioDays));
    return [paragraph(`${head} ${transient}`, options), ...points].join("\n");
  }
  const longest = finding.series.filter((series) => series.neededYears === neededYears);
  const why =
    longest.length === 0 ? WORDS.noneShown[language](whole(finding.series.length)) : whyText(longest, facts, language);
  const days = WORDS.found[language](whole(neededYears), whole(neededYears * 365), whole(scenarioDays));
  return [
    paragraph(`${days} ${pilot} ${why}`, options),
    ...held.map((text) => `  • ${paragraph(text, options, "    ")}`),
  ].join("\n");
}

/** Welch's moving averages of the series that took time to settle or have not, as a table. */
export function warmUpTable({ finding }: WarmUpReport, facts: ScenarioFacts, options: SummaryOptions): string {
  const { language, widthColumns, hasColour } = options;
  const isTelling = ({ neededYears, key, yearly }: SeriesSettling) =>
    neededYears !== 0 || (key.measure === "dischargeReadyMean" && yearly.some((value) => value > 0));
  const order = ({ neededYears }: SeriesSettling): number => neededYears ?? Infinity;
  const shown = finding.series.filter(isTelling).toSorted((a, b) => (order(a) === order(b) ? 0 : order(b) - order(a)));
  if (shown.length === 0) return "";
  const table: Table = {
    columns: [
      { header: WORDS.series[language], align: "left" },
      { header: WORDS.moving[language], align: "left" },
      { header: WORDS.cut[language], align: "right" },
      { header: WORDS.trend[language], align: "right" },
    ],
    rows: shown
      .slice(0, MOST_ROWS)
      .map((series) => [
        seriesName(series, facts, language),
        sparkline(series.welch),
        series.neededYears === null ? WORDS.never[language] : String(series.neededYears),
        trendText(series, language),
      ]),
    breaksNames: true,
  };
  const limit = widthColumns ?? ASSUMED_WIDTH_COLUMNS;
  return joinedParagraphs([
    `${heading(WORDS.title[language], options)}\n${textTables(table, { widthColumns: limit, hasColour: hasColour ?? false })}`,
    paragraph(WORDS.legend[language], options),
  ]).trimEnd();
}

/** Below what decimals show. */
const SMALLEST_TREND = 5e-4;
const MOST_PLACES = 6;
const MOST_ROWS = 12;
const WIDEST_LINE = 20;
const BLOCKS = "▁▂▃▄▅▆▇█";

/** One mark a year, or for several where there are many: the lowest and the highest of the series are the ends of the scale. */
export function sparkline(welch: readonly number[]): string {
  const yearly = welch.filter((_, at) => at % OBSERVATIONS_A_YEAR === 0);
  const step = Math.ceil(yearly.length / WIDEST_LINE);
  const marks = yearly.filter((_, at) => at % step === 0);
  const low = Math.min(...marks);
  const range = Math.max(...marks) - low;
  return marks
    .map(
      (value) =>
        BLOCKS[range === 0 ? 0 : Math.min(BLOCKS.length - 1, Math.floor(((value - low) / range) * BLOCKS.length))],
    )
    .join("");
}

/** "+2,4 (+1,9 til +2,9)": patients a year. */
function trendText({ trendPerYear, trendCi95 }: SeriesSettling, language: Language): string {
  if (Math.max(...(trendCi95 ?? [Infinity]).map(Math.abs)) < SMALLEST_TREND) return "0";
  const format = { language, decimals: decimalsFor(trendPerYear, trendCi95), isDifference: true };
  return `${formatNumber(trendPerYear, format)} (${formatInterval(trendCi95, format)})`;
}

function seriesName({ key }: SeriesSettling, facts: ScenarioFacts, language: Language): string {
  if (key.place === undefined) return measureName(key.measure, language);
  const place = destinationName(facts, key.place, language);
  return `${(key.measure === "queueMean" ? WORDS.queue : WORDS.occupied)[language]} ${place}`;
}

function whyText(longest: readonly SeriesSettling[], facts: ScenarioFacts, language: Language): string {
  const names = longest.slice(0, 3).map((series) => seriesName(series, facts, language));
  return WORDS.longest[language](names.join("; "));
}

function unsettledText(
  series: SeriesSettling,
  finding: WarmUpFinding,
  facts: ScenarioFacts,
  language: Language,
): string {
  const pressure = finding.places.find(({ place }) => place === series.key.place);
  const name = seriesName(series, facts, language);
  const unit = unitName(series.key.measure, language);
  const change = `${name}: ${trendText(series, language)} ${unit} ${WORDS.perYear[language]}`;
  if (!pressure) return `${change}.`;
  return `${change}; ${loadText(pressure, language)}${isOverloaded(pressure) ? "" : `, ${WORDS.besideBlocked[language]}`}.`;
}

function heldText(pressure: PlacePressure, facts: ScenarioFacts, language: Language): string {
  const { leavingPerYear, turnedAwayPerYear, alternativePerYear } = pressure;
  const ways: [LocalText, number][] = [
    [WORDS.leave, leavingPerYear],
    [WORDS.turnedAway, turnedAwayPerYear],
    [WORDS.alternative, alternativePerYear],
  ];
  const going = ways
    .filter(([, number]) => number > 0)
    .map(
      ([words, number]) => `${formatNumber(number, { language, decimals: number < 10 ? 1 : 0 })} ${words[language]}`,
    );
  const place = destinationName(facts, pressure.place, language);
  const wanted = WORDS.wanted[language](
    bedsText(pressure.wantedBeds, language),
    bedsText(pressure.capacityBeds, language),
  );
  return `${WORDS.heldOnly[language](place)} ${wanted}; ${going.join(", ")} ${WORDS.perYear[language]}.`;
}

/** "tilbudt belastning 115,6 senger mot en kapasitet på 108" */
function loadText({ offeredBeds, capacityBeds }: PlacePressure, language: Language): string {
  return WORDS.load[language](bedsText(offeredBeds, language), bedsText(capacityBeds, language));
}

function bedsText(beds: number, language: Language): string {
  return formatNumber(beds, { language, decimals: Number.isInteger(beds) || beds >= 1e4 ? 0 : 1 });
}
