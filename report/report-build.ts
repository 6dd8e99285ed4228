import { byKey } from "../analysis/measure-keys.ts";
import type { Difference } from "../analysis/comparison.ts";
import type { MeasureId } from "../engine/measures.ts";
import type { Chart } from "./charts/chart-drawing.ts";
import { indicatorTable } from "./indicator-table.ts";
import type { Language, LocalText } from "./language.ts";
import {
  assumptionsTable,
  capacitiesTable,
  changesTable,
  groupedAssumptions,
  groupedNumbers,
  numbersTable,
  readableChanges,
} from "./report-assumptions.ts";
import { flowChart, occupancyChart, type ToldRun, waitingChart, weekChart, yearChart } from "./report-charts.ts";
import { fewerKeys, type ReportChoices } from "./report-choices.ts";
import type { Block, ReportDocument } from "./report-document.ts";
import { costBlocks, feeByYearBlocks, staffBlocks } from "./report-extras.ts";
import { runFindings } from "./report-findings.ts";
import type { ReportTemplate } from "./report-formats.ts";
import type { ReportInput } from "./report-input.ts";
import { methodBlocks } from "./report-method.ts";
import {
  appendixBlocks,
  chosenNote,
  comparisonBlocks,
  findingsBlocks,
  findingsMarkdown,
  heading,
  limitsBlocks,
  MOST_PAPER_KEYS,
  reproductionBlocks,
  subheading,
  table,
  whoPaysBlocks,
} from "./report-sections.ts";
import { chosenTable, differencesTable, estimatesTable } from "./report-tables.ts";
import { type Told, toldOf } from "./report-told.ts";
import { type Book, hasSomething, placesTable, readyTable, waitingTable } from "./run-summary.ts";
import { extentText } from "./summary-head.ts";
import { valueTable } from "./value-table.ts";
import { DATA_LABELS } from "./words.ts";

/** What a paper has room for, and a full report. */
const PAPER_ROWS = { queues: 3, occupancies: 1, municipalities: 1 };
const ALL_ROWS = { queues: 100, occupancies: 100, municipalities: 100 };
const MOST_CHANGES = 8;
const MOST_BARS = 6;
const MOST_PAPER_CHANGES = 2;

/** The findings of a report as the text that a person goes on from, in Markdown. */
export function reportFindings(
  input: ReportInput,
  template: ReportTemplate,
  language: Language,
  choices: ReportChoices = {},
): string {
  return findingsMarkdown(toldOf(input, template, language, choices), template === "full" ? "full" : "paper");
}

/** A report on a run or a comparison, before it is written in a format. */
export function reportDocument(
  input: ReportInput,
  template: ReportTemplate,
  language: Language,
  choices: ReportChoices = {},
): ReportDocument {
  const told = toldOf(input, template, language, choices);
  const { words, baseline } = told;
  const { manifest } = input;
  const isComparison = input.runs.length > 1;
  const question = isComparison ? words.questionOfComparison : words.questionOfRun;
  const { replications, wantedReplications, engineVersion } = manifest;
  const extent = extentText(
    baseline.facts,
    { replications, wantedReplications, engineVersion },
    { language, widthColumns: 10_000 },
  );
  const isDense = template === "paper";
  return {
    language,
    kicker: template === "method" ? words.templates.method : `${words.templates[template]} – ${question}`,
    title: baseline.name,
    extent,
    dataLabel: DATA_LABELS[baseline.facts.data][language],
    program: `Pasientflyt ${engineVersion}`,
    ...(input.finishedOn !== undefined && { date: input.finishedOn }),
    blocks: template === "paper" ? paperBlocks(told) : template === "full" ? fullBlocks(told) : methodBlocksOf(told),
    isDense,
  };
}

function paperBlocks(told: Told): Block[] {
  const { words, language, baseline, alternatives, owners } = told;
  const flow = flowChart(baseline, language, "flow", owners);
  const isComparison = alternatives.length > 0;
  return [
    ...findingsBlocks(told, "paper"),
    { kind: "figure", chart: flow, caption: words.flow, hasTable: false, sheet: words.flow },
    ...(isComparison ? comparisonBlocks(told, PAPER_ROWS, false) : paperRunBlocks(told)),
    heading(words.money),
    ...whoPaysBlocks(told, true),
    heading(words.assumptions),
    ...(isComparison ? [changesBlock(told, alternatives.length > 2 ? 1 : MOST_PAPER_CHANGES, false)] : []),
    table(words.capacities, capacitiesTable(baseline, language, owners), words.capacity),
    heading(words.limits),
    ...limitsBlocks(told),
    heading(words.reproduction),
    ...reproductionBlocks(told),
    ...appendixBlocks(told, "paper"),
  ];
}

function paperRunBlocks(told: Told): Block[] {
  const { baseline, language, words, keys } = told;
  const book: Book = byKey(baseline.estimates);
  const ready = valueTable(readyTable(baseline.facts, book, language));
  const waiting = {
    kind: "figure" as const,
    chart: waitingChart(baseline, language, "waiting", MOST_BARS),
    caption: words.waiting,
    hasTable: false,
    sheet: words.waiting,
  };
  const figures = isShown(told, READY_MEASURES) && waiting.chart.table.rows.length > 0 ? [waiting] : [];
  if (keys) return [heading(words.indicators), ...chosenBlocks(told, MOST_PAPER_KEYS), ...figures];
  return [heading(words.readyPatients), ...(ready.rows.length > 0 ? [table("", ready)] : []), ...figures];
}

function fullBlocks(told: Told): Block[] {
  const { words, language, baseline, alternatives } = told;
  const runs: readonly ToldRun[] = [baseline, ...alternatives];
  const isComparison = alternatives.length > 0;
  return [
    ...findingsBlocks(told, "full"),
    ...(isComparison
      ? [subheading(baseline.name), ...runFindings(baseline, language).filter(({ kind }) => kind === "list")]
      : []),
    heading(FLOW[language]),
    ...flowFigures(told, runs),
    ...(isComparison ? comparisonBlocks(told, ALL_ROWS, true) : []),
    heading(words.indicators),
    ...indicatorBlocks(told, runs),
    ...dayFigures(told, runs),
    heading(words.money),
    ...whoPaysBlocks(told, false),
    ...feeByYearBlocks(told),
    ...staffBlocks(told),
    ...costBlocks(told),
    heading(words.assumptions),
    ...(isComparison ? [changesBlock(told, MOST_CHANGES, true)] : []),
    table(words.capacities, capacitiesTable(baseline, language), words.capacity),
    {
      ...table(words.groupedAssumptions, groupedAssumptions(baseline, language), words.allAssumptions),
      sheetTable: assumptionsTable(baseline, language),
    },
    heading(words.limits),
    ...limitsBlocks(told),
    heading(words.reproduction),
    ...reproductionBlocks(told),
    ...appendixBlocks(told, "full"),
    // On paper these would be a hundred pages.
    { kind: "sheet", sheet: words.allFigures, table: estimatesTable(runs, language, hasSomething) },
    ...(isComparison
      ? [{ kind: "sheet", sheet: words.allDifferences, table: differencesTable(runs, language, isAnyChange) } as const]
      : []),
  ];
}

/** What each alternative changes, and in a workbook all of it. */
function changesBlock({ words, language, baseline, alternatives }: Told, most: number, hasReasons: boolean): Block {
  const runs = [baseline, ...alternatives];
  const read = readableChanges(runs, language, most, hasReasons);
  return { ...table(words.changes, read, words.changes), sheetTable: changesTable(runs, language) };
}

/** The flow of the baseline, and of each alternative with the places of most owners together: few of them change. */
function flowFigures({ words, language, alternatives, owners }: Told, runs: readonly ToldRun[]): Block[] {
  return runs.map((run, at): Block => {
    const caption = alternatives.length > 0 ? `${FLOW[language]}: ${run.name}` : words.flow;
    const chart = flowChart(run, language, `flow-${at + 1}`, at === 0 ? undefined : owners);
    return { kind: "figure", chart, caption, hasTable: false, ...(at === 0 && { sheet: words.flow }) };
  });
}

/** Known indicators and the tables of the baseline, or the figures that are chosen. */
function indicatorBlocks(told: Told, runs: readonly ToldRun[]): Block[] {
  const { words, language, baseline, keys, input } = told;
  const { facts, estimates } = baseline;
  const book: Book = byKey(estimates);
  const columns = runs.map((run, at) => ({
    title: runs.length > 1 && at === 0 ? words.before : run.name,
    estimates: run.estimates,
  }));
  const known = valueTable(indicatorTable(facts, columns, language, keys));
  const tables = [
    { name: words.readyPatients, table: valueTable(readyTable(facts, book, language)) },
    { name: words.waiting, table: valueTable(waitingTable(facts, input.runs[baseline.at]!.estimates, book, language)) },
    { name: words.places, table: valueTable(placesTable(facts, book, language)) },
  ].filter(({ table: { rows } }) => rows.length > 0);
  const waiting = waitingChart(baseline, language, "waiting");
  const occupancy = occupancyChart(baseline, language, "occupancy");
  const figure = (chart: Chart, caption: string): Block => {
    return { kind: "figure", chart, caption, hasTable: false, sheet: caption };
  };
  return [
    ...(known.rows.length > 0 ? [table(words.knownIndicators, known, words.indicators)] : []),
    ...(keys ? chosenBlocks(told, Infinity) : tables.map(({ name, table: own }) => table(name, own))),
    ...(isShown(told, READY_MEASURES) && waiting.table.rows.length > 0 ? [figure(waiting, words.waiting)] : []),
    ...(isShown(told, USE_MEASURES) ? [figure(occupancy, words.places)] : []),
  ];
}

/** Discharge-ready patients through the year, and by weekday and week. */
function dayFigures(told: Told, runs: readonly ToldRun[]): Block[] {
  const { words, language, baseline } = told;
  if (!isShown(told, READY_MEASURES)) return [];
  const year = yearChart(runs, language, "year");
  const weeks = weekChart(baseline, language, "weeks");
  return [
    ...(year
      ? [
          heading(words.year),
          { kind: "figure", chart: year, caption: words.year, hasTable: false, sheet: words.year } as const,
        ]
      : []),
    ...(weeks
      ? [{ kind: "figure", chart: weeks, caption: weeks.title, hasTable: false, sheet: WEEKS[language] } as const]
      : []),
  ];
}

/** The figures that are chosen, of the baseline. */
function chosenBlocks({ words, language, baseline, keys = [] }: Told, most: number): Block[] {
  const shown = fewerKeys(keys, most);
  const own = chosenTable(baseline, shown, language);
  const sheetTable = chosenTable(baseline, keys, language);
  return [{ ...table(words.indicators, own, words.indicators), sheetTable }, ...chosenNote(words, keys, shown)];
}

const READY_MEASURES: readonly MeasureId[] = ["dischargeReadyMean", "overstayNightsPerYear", "billableNightsPerYear"];
const USE_MEASURES: readonly MeasureId[] = ["occupancyShare", "shareOfTimeFull", "occupiedMean"];

/** Whether a figure about some measures belongs into the report: always, unless others are chosen. */
function isShown({ keys }: Told, measures: readonly MeasureId[]): boolean {
  return keys === undefined || keys.some(({ measure }) => measures.includes(measure));
}

/** Whether any pair of replications differs: most splits of a large scenario are not touched by a measure. */
function isAnyChange({ difference, differenceCi95 }: Difference): boolean {
  return difference !== 0 || (differenceCi95 !== null && differenceCi95.some((end) => end !== 0));
}

function methodBlocksOf(told: Told): Block[] {
  const { words, language, baseline, input } = told;
  return [
    heading(words.limits),
    ...limitsBlocks(told),
    heading(words.reproduction),
    ...reproductionBlocks(told),
    { kind: "page-break" },
    ...methodBlocks(input, language, flowChart(baseline, language, "flow"), {
      ...table("", groupedNumbers(baseline, language), words.numbers),
      sheetTable: numbersTable(baseline, language),
    }),
  ];
}

const FLOW: LocalText = { nb: "Pasientflyt og køer", nn: "Pasientflyt og køar", en: "Patient flow and queues" };
const WEEKS: LocalText = { nb: "Ukedag og uke", nn: "Vekedag og veke", en: "Weekday and week" };
