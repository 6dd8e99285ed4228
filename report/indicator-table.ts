import { type JudgedIndicator, judgeIndicators } from "../analysis/indicators.ts";
import type { Estimate } from "../analysis/estimates.ts";
import type { MeasureId, MeasureKey } from "../engine/measures.ts";
import { isShare } from "./catalogue.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { decimalsFor, formatDate, formatNumber, formatPlusMinus, MISSING } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { aboutText } from "./scenario-names.ts";
import { ASSUMED_WIDTH_COLUMNS, heading, type SummaryOptions } from "./summary-head.ts";
import { type Cell, type Table, textTables } from "./table.ts";

/** A run as a column of the table. */
export interface IndicatorColumn {
  /** What the column is called: the name of an alternative; "Now" where there is only one. */
  readonly title?: string;
  readonly estimates: readonly Estimate[];
}

/**
 * Known indicators as rows: what they were at the baseline measurement (nb: nullpunkt), what each run makes of them, and the ambition
 * with ✓, ✗ or – for each of them. Without rows for a scenario whose places and actors the list does not know.
 * @param runs the first decides which rows there are
 * @param kept only indicators of measures that are among these; all where missing
 */
export function indicatorTable(
  scenario: ScenarioFacts,
  runs: readonly IndicatorColumn[],
  language: Language,
  kept?: readonly MeasureKey[],
): Table {
  const isKept = ({ known: { figure } }: JudgedIndicator) =>
    kept === undefined || kept.some(({ measure }) => measure === figure.measure);
  const judged = runs.map(({ estimates }) => judgeIndicators(estimates).filter(isKept));
  const rows = (judged[0] ?? []).map((first): Cell[] => [
    nameOf(first, scenario, language),
    baselineText(first, language),
    ambitionText(first, language),
    marksOf(judged.map((own) => own.find((one) => one.known === first.known))),
    ...judged.map((own) =>
      valueText(
        own.find((one) => one.known === first.known),
        language,
      ),
    ),
  ]);
  return {
    columns: [
      { header: INDICATOR[language], align: "left" },
      { header: BASELINE[language], align: "right" },
      { header: AMBITION[language], align: "right" },
      { header: MET[language], align: "left" },
      ...runs.map(({ title }) => ({ header: title ?? VALUE[language], align: "right" as const })),
    ],
    rows,
    breaksNames: true,
  };
}

/** The table with its heading; empty where it has no rows. */
export function indicatorText(
  scenario: ScenarioFacts,
  runs: readonly IndicatorColumn[],
  options: SummaryOptions,
): string {
  const { language, widthColumns = ASSUMED_WIDTH_COLUMNS, hasColour = false } = options;
  const table = indicatorTable(scenario, runs, language);
  if (table.rows.length === 0) return "";
  return `${heading(TITLE[language], options)}\n${textTables(table, { widthColumns, hasColour })}`;
}

function nameOf({ indicator, known }: JudgedIndicator, scenario: ScenarioFacts, language: Language): string {
  const { place, actor } = known.figure;
  const about = aboutText(
    scenario,
    { measure: "dischargeReadyMean", ...(place && { place }), ...(actor && { actor }) },
    language,
  );
  return `${textIn(language, indicator.name)}${about === "" ? "" : `: ${about}`}`;
}

/** Whether it is shown in per cent. */
function isShareOf({ known }: JudgedIndicator): boolean {
  if (known.per) return false;
  return known.over !== undefined || isShare(known.figure.measure as MeasureId);
}

/** "31 (2022)", or "13,9 % (landet, 2022)" where it is not that of the figure beside it: what was measured, and when. */
export function baselineText(judged: JudgedIndicator, language: Language): string {
  const { baseline } = judged.known;
  if (!baseline) return MISSING;
  const { value, range = [value], of, date } = baseline;
  const when = date.length === 4 ? date : formatDate(date, language);
  const numbers = range.map((end) =>
    formatNumber(end, { language, decimals: decimalsOf(end, judged), isShare: isShareOf(judged) }),
  );
  return `${numbers.join("–")} (${of === undefined ? "" : `${of[language]}, `}${when})`;
}

function valueText(judged: JudgedIndicator | undefined, language: Language): string {
  if (!judged || judged.value === null) return MISSING;
  const { value, ci95 } = judged;
  const share = isShareOf(judged);
  const decimals = ci95 ? decimalsFor(value, ci95, share) : decimalsOf(value, judged);
  return formatPlusMinus(value, ci95, { language, decimals, isShare: share });
}

/** "høyst 10": what it is to be. */
export function ambitionText(judged: JudgedIndicator, language: Language): string {
  const { ambition } = judged.known;
  if (!ambition) return MISSING;
  const bounds: [LocalText, number | undefined][] = [
    [AT_LEAST, ambition.atLeast],
    [AT_MOST, ambition.atMost],
  ];
  return bounds
    .flatMap(([words, value]) => {
      if (value === undefined) return [];
      const number = formatNumber(value, { language, decimals: decimalsOf(value, judged), isShare: isShareOf(judged) });
      return [`${words[language]} ${number}`];
    })
    .join(", ");
}

/** As many as a person would write. */
function decimalsOf(value: number, judged: JudgedIndicator): number {
  const shown = isShareOf(judged) ? 100 * value : value;
  return Number.isInteger(Number(shown.toFixed(6))) || Math.abs(shown) >= 1000 ? 0 : 1;
}

/** A mark for each run, in their order; one alone where nobody has said what the indicator is to be. */
function marksOf(judged: readonly (JudgedIndicator | undefined)[]): Cell {
  const verdicts = judged.map((one) => one?.verdict);
  const text = verdicts.map((verdict) => (verdict === "met" ? "✓" : verdict === "missed" ? "✗" : MISSING)).join(" ");
  if (verdicts.every((verdict) => verdict === "met")) return { text, emphasis: "good" };
  if (verdicts.every((verdict) => verdict === "missed")) return { text, emphasis: "bad" };
  const hasMark = verdicts.some((verdict) => verdict === "met" || verdict === "missed");
  return hasMark ? text : { text: MISSING, emphasis: "faint" };
}

const TITLE: LocalText = {
  nb: "Måleindikatorer: nullpunkt, verdi og ambisjon",
  nn: "Måleindikatorar: nullpunkt, verdi og ambisjon",
  en: "Indicators: measured before, simulated, and ambition",
};
const INDICATOR: LocalText = { nb: "Måleindikator", nn: "Måleindikator", en: "Indicator" };
const BASELINE: LocalText = { nb: "Nullpunkt", nn: "Nullpunkt", en: "Measured" };
const VALUE: LocalText = { nb: "Verdi (± 95 % KI)", nn: "Verdi (± 95 % KI)", en: "Value (± 95% CI)" };
const AMBITION: LocalText = { nb: "Ambisjon", nn: "Ambisjon", en: "Ambition" };
const MET: LocalText = { nb: "Nådd", nn: "Nådd", en: "Met" };
const AT_LEAST: LocalText = { nb: "minst", nn: "minst", en: "at least" };
const AT_MOST: LocalText = { nb: "høyst", nn: "høgst", en: "at most" };
