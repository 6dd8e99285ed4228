import type { Blocked, BlockingMatrix } from "../analysis/blocking-matrix.ts";
import type { Ranking, Saving } from "../analysis/bottlenecks.ts";
import type { PairedMean } from "../analysis/paired-means.ts";
import { type BottleneckMoney, bottleneckMoneyText } from "./bottleneck-money.ts";
import { type Bottlenecks, bottleneckSentences } from "./bottleneck-findings.ts";
import { STEPS, TABLE_WORDS, unitText } from "./bottleneck-words.ts";
import { type Effect, effectName, effectText } from "./effect.ts";
import { meanText } from "./figures.ts";
import type { Language } from "./language.ts";
import { decimalsFor, formatInterval, formatNumber } from "./numbers.ts";
import { capacityText } from "./run-summary.ts";
import { destinationName, sourceName } from "./scenario-names.ts";
import {
  ASSUMED_WIDTH_COLUMNS,
  extentText,
  heading,
  joinedParagraphs,
  paragraph,
  type RunExtent,
  type SummaryOptions,
  titleText,
} from "./summary-head.ts";
import { type Column, type StyledText, type Table, textTables } from "./table.ts";

export interface BottleneckSummary extends Bottlenecks, RunExtent {
  readonly effect: Effect;
  readonly matrix: BlockingMatrix;
  /** Who pays and who saves by one more place, where that was asked for. */
  readonly money?: BottleneckMoney | undefined;
}

/** The result of `flyt bottlenecks` for people: the sentences, the ranking, who blocks whom, and the ranking after relief. */
export function bottleneckSummary(summary: BottleneckSummary, options: SummaryOptions): string {
  const { scenario, effect, ranking, relief } = summary;
  const { language } = options;
  const words = TABLE_WORDS[language];
  const [lead, ...others] = bottleneckSentences(summary, language);
  const told = (title: string, table: Table) =>
    table.rows.length === 0 ? "" : `${heading(title, options)}\n${fitted(table, options)}`;
  return joinedParagraphs([
    `${titleText(scenario, options)}\n${extentText(scenario, summary, options)}`,
    [heading(lead, options), ...others.map((text) => `  • ${paragraph(text, options, "    ")}`)].join("\n"),
    told(words.placesTitle(effectName(effect, scenario, language)), rankingTable(summary, ranking, language)),
    relief && relief.ranking.savings.length > 0
      ? told(
          words.relievedTitle(destinationName(scenario, relief.place, language)),
          rankingTable(summary, relief.ranking, language),
        )
      : "",
    summary.money ? bottleneckMoneyText(scenario, summary.money, options) : "",
    told(words.matrixTitle, matrixTable(summary, language)),
    ranking.savings.length === 0
      ? ""
      : paragraph(`${words.notes(stepsText(ranking, language))} ${words.adjusted}`, options),
    paragraph(effectText(effect, scenario, language), options),
    summary.matrix.cells.length === 0 ? "" : paragraph(words.matrixNote, options),
  ]);
}

/** "én plass mer", "5 plasser mer, delt på 5,", or from the fewest to the most that are added anywhere. */
export function stepsText(
  { savings }: { readonly savings: readonly Pick<Saving, "step">[] },
  language: Language,
): string {
  const steps = [...new Set(savings.map(({ step }) => step))].sort((a, b) => a - b);
  const [least, most] = [steps[0], steps.at(-1)].map((step = 1) => formatNumber(step, { language, decimals: 0 }));
  return STEPS[language](
    steps.every((step) => step === 1),
    least === most ? `${least}` : `${least}–${most}`,
  );
}

function fitted(table: Table, { widthColumns, hasColour }: SummaryOptions): string {
  return textTables(table, { widthColumns: widthColumns ?? ASSUMED_WIDTH_COLUMNS, hasColour: hasColour ?? false });
}

function column(header: string, align: "left" | "right" = "right"): Column {
  return { header, align };
}

/** What one more place saves, the most first. */
function rankingTable(summary: BottleneckSummary, { target, savings, finding }: Ranking, language: Language): Table {
  const words = TABLE_WORDS[language];
  const { scenario, units } = summary;
  const hasUnits = savings.some(({ place }) => units[place].addsFte > 0 || units[place].addsHours > 0);
  const hasSteps = savings.some(({ step }) => step > 1);
  const hasWaiting = target !== "waitingDaysPerYear";
  return {
    columns: [
      column(words.place, "left"),
      column(words.capacity),
      ...(hasSteps ? [column(words.step)] : []),
      ...(hasUnits ? [column(words.added, "left")] : []),
      column(words.saved[target]),
      column(words.verdict, "left"),
      ...(hasWaiting ? [column(words.waiting)] : []),
    ],
    rows: savings.map((saving) => [
      destinationName(scenario, saving.place, language),
      capacityText(scenario.places[saving.place], language),
      ...(hasSteps ? [`+${formatNumber(saving.step, { language, decimals: 0 })}`] : []),
      ...(hasUnits ? [unitText(units[saving.place], language)] : []),
      savedText(saving.saved, language),
      verdictCell(saving, finding.kind === "tied", language),
      ...(hasWaiting ? [savedText(saving.waitingSaved, language)] : []),
    ]),
  };
}

/** 237 (190–284); 0 where every replication is the same. */
export function savedText({ mean, ci95 }: Pick<PairedMean, "mean" | "ci95">, language: Language): string {
  const decimals = decimalsFor(mean, ci95);
  const number = formatNumber(mean, { language, decimals });
  if (!ci95) return `${number} (?)`;
  return ci95[0] === ci95[1] ? number : `${number} (${formatInterval(ci95, { language, decimals })})`;
}

/** What is said of a place: that it is the bottleneck, or whether one more saves. */
export function verdictCell(
  { verdict, isBest, saved }: Pick<Saving, "verdict" | "isBest"> & { readonly saved: Pick<PairedMean, "ci95"> },
  isTied: boolean,
  language: Language,
): StyledText {
  const { verdicts } = TABLE_WORDS[language];
  if (saved.ci95 === null) return { text: verdicts.unknown, emphasis: "faint" };
  if (isBest) return { text: isTied ? verdicts.possibly : verdicts.best, emphasis: "strong" };
  const emphasis = verdict === "saves" ? "good" : verdict === "costs" ? "bad" : "faint";
  return { text: verdicts[verdict], emphasis };
}

/**
 * Rows: where they are; columns: all, then what they wait for; the most days a year first. What has always room blocks nobody, and has
 * no column.
 */
function matrixTable({ scenario, matrix }: BottleneckSummary, language: Language): Table {
  const words = TABLE_WORDS[language];
  const { cells, rows, all } = matrix;
  const columns = matrix.columns.filter(({ waitingFor }) => scenario.places[waitingFor]?.capacityBeds);
  const daysOf = (from: string, waitingFor: string) =>
    cells.find((cell) => cell.from === from && cell.waitingFor === waitingFor)?.nightsPerYear;
  const cellsOf = ({ patients, nightsPerYear }: Blocked) =>
    [patients, nightsPerYear].map((estimate) => meanText(estimate, language));
  const sums = [words.all, ...cellsOf(all), ...columns.map((own) => meanText(own.nightsPerYear, language))];
  return {
    columns: [
      column(words.isIn, "left"),
      column(words.patients),
      column(words.days),
      ...columns.map(({ waitingFor }) => column(destinationName(scenario, waitingFor, language))),
    ],
    rows: [
      ...rows.map((own) => [
        sourceName(scenario, own.from, language),
        ...cellsOf(own),
        ...columns.map(({ waitingFor }) => meanText(daysOf(own.from, waitingFor), language)),
      ]),
      ...(rows.length > 1 ? [sums.map((text) => ({ text, emphasis: "strong" as const }))] : []),
    ],
    breaksNames: true,
  };
}
