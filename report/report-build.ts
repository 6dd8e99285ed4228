import type { Difference } from "../analysis/comparison.ts";
import { withoutControls } from "../analysis/estimates.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import { effectOf } from "./effect.ts";
import { indicatorTable } from "./indicator-table.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { formatNumber } from "./numbers.ts";
import { assumptionsTable, capacitiesTable, changesTable, provenanceText } from "./report-assumptions.ts";
import {
  comparisonChart,
  flowChart,
  occupancyChart,
  type ToldRun,
  waitingChart,
  weekChart,
  yearChart,
} from "./report-charts.ts";
import { type Block, inlines, type ReportDocument } from "./report-document.ts";
import { comparisonFindings, effectTexts, runFindings, type ToldAlternative } from "./report-findings.ts";
import type { ReportInput } from "./report-input.ts";
import { methodBlocks } from "./report-method.ts";
import type { ReportTemplate } from "./report-formats.ts";
import { comparisonTable, differencesTable, estimatesTable, leadingKeys } from "./report-tables.ts";
import { moneyBlocks } from "./report-money.ts";
import { REPORT_WORDS, type ReportWords } from "./report-words.ts";
import { type Book, hasSomething, placesTable, readyTable, waitingTable } from "./run-summary.ts";
import { scenarioFacts } from "./scenario-facts.ts";
import { extentText } from "./summary-head.ts";
import { type ValueTable, valueTable } from "./value-table.ts";
import { DATA_LABELS } from "./words.ts";

/** What a paper has room for. */
const MOST_ALTERNATIVES = 3;
const MOST_MOVES = 1;
const PAPER_ROWS = { queues: 3, occupancies: 1, municipalities: 1 };
const ALL_ROWS = { queues: 100, occupancies: 100, municipalities: 100 };
const MOST_CHANGES = 40;
const MOST_BARS = 6;
const MOST_PAPER_CHANGES = 2;
/** Characters of a value that is no number. */
const SHORT_VALUE = 24;

interface Told {
  readonly input: ReportInput;
  readonly words: ReportWords;
  readonly language: Language;
  readonly baseline: ToldRun;
  readonly alternatives: readonly ToldAlternative[];
  /** Alternatives that there is no room for. */
  readonly leftOut: number;
  /** Owners whose places are shown one by one. */
  readonly owners: readonly string[];
}

/** A report on a run or a comparison, before it is written in a format. */
export function reportDocument(input: ReportInput, template: ReportTemplate, language: Language): ReportDocument {
  const told = toldOf(input, template, language);
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

function toldOf(input: ReportInput, template: ReportTemplate, language: Language): Told {
  const { manifest, runs } = input;
  const all = runs.map((run, at): ToldRun => {
    const { title } = manifest.scenarios[at];
    // Plain means everywhere, since differences are of them, and so are the sums in the map.
    const estimates = run.estimates.map(withoutControls);
    return { ...run, at, estimates, facts: scenarioFacts(run.loaded.scenario, title), name: textIn(language, title) };
  });
  const [baseline, ...others] = all;
  const alternatives = others.map((run): ToldAlternative => {
    return { ...run, effect: effectOf(baseline.loaded.scenario, run.loaded.scenario) };
  });
  const most = template === "paper" ? MOST_ALTERNATIVES : alternatives.length;
  return {
    input,
    words: REPORT_WORDS[language],
    language,
    baseline,
    alternatives: strongest(alternatives, most),
    leftOut: Math.max(0, alternatives.length - most),
    owners: ownersShown(baseline),
  };
}

/** The alternatives with the fewest discharge-ready patients, in the order that they were given. */
function strongest(alternatives: readonly ToldAlternative[], most: number): readonly ToldAlternative[] {
  const effect = ({ differences }: ToldAlternative) =>
    differences.find(({ key }) => Object.keys(key).length === 1 && key.measure === "dischargeReadyMean")?.difference ??
    0;
  const best = alternatives.toSorted((a, b) => effect(a) - effect(b)).slice(0, most);
  return alternatives.filter((one) => best.includes(one));
}

/** The hospitals, and the municipality whose places are most used: the others are drawn together where there is little room. */
function ownersShown({ facts, estimates }: ToldRun): string[] {
  const hospitals = Object.keys(facts.actors).filter((id) => facts.actors[id].isHospital);
  const book = byKey(estimates);
  const occupied = (owner: string) =>
    Object.entries(facts.places)
      .filter(([, place]) => place.owner === owner)
      .reduce((sum, [place]) => sum + (book.get(keyText({ measure: "occupiedMean", place }))?.mean ?? 0), 0);
  const others = Object.keys(facts.actors).filter((id) => !hospitals.includes(id));
  const largest = others.toSorted((a, b) => occupied(b) - occupied(a))[0];
  return largest === undefined ? hospitals : [...hospitals, largest];
}

function paperBlocks(told: Told): Block[] {
  const { words, language, baseline, alternatives, owners, leftOut } = told;
  const runs = [baseline, ...alternatives];
  const flow = flowChart(baseline, language, "flow", owners);
  const isComparison = alternatives.length > 0;
  const findings = isComparison
    ? comparisonFindings(baseline, alternatives, MOST_MOVES, language)
    : runFindings(baseline, language);
  const left: Block[] = leftOut > 0 ? [note(words.othersLeftOut(leftOut))] : [];
  return [
    heading(words.findings),
    ...findings,
    ...left,
    { kind: "figure", chart: flow, caption: words.flow, hasTable: false, sheet: words.flow },
    ...(isComparison ? comparisonBlocks(told, PAPER_ROWS, false) : paperRunBlocks(told)),
    heading(words.money),
    ...whoPaysBlocks(told, true),
    heading(words.assumptions),
    ...(isComparison
      ? [
          table(
            words.changes,
            changesTable(runs, language, alternatives.length > 2 ? 1 : MOST_PAPER_CHANGES, SHORT_VALUE),
            words.changes,
          ),
        ]
      : []),
    table(words.capacities, capacitiesTable(baseline, language, owners), words.capacity),
    heading(words.limits),
    ...limitsBlocks(told),
    heading(words.reproduction),
    ...reproductionBlocks(told),
  ];
}

function paperRunBlocks({ baseline, language, words }: Told): Block[] {
  const book: Book = byKey(baseline.estimates);
  const ready = valueTable(readyTable(baseline.facts, book, language));
  return [
    heading(words.readyPatients),
    ...(ready.rows.length > 0 ? [table("", ready)] : []),
    {
      kind: "figure",
      chart: waitingChart(baseline, language, "waiting", MOST_BARS),
      caption: words.waiting,
      hasTable: false,
      sheet: words.waiting,
    },
  ];
}

/** Whether any pair of replications differs: most splits of a large scenario are not touched by a measure. */
function isAnyChange({ difference, differenceCi95 }: Difference): boolean {
  return difference !== 0 || (differenceCi95 !== null && differenceCi95.some((end) => end !== 0));
}

/** Differences as a figure and as a table. */
function comparisonBlocks(
  { words, language, baseline, alternatives }: Told,
  limits: typeof PAPER_ROWS,
  isFull: boolean,
): Block[] {
  const runs = [baseline, ...alternatives];
  const keys = leadingKeys(runs, limits);
  const total = keys.filter((key) => Object.keys(key).length === 1);
  // A paper on three alternatives has no room for two figures of them.
  const drawn = isFull ? keys : total.slice(0, alternatives.length > 2 ? 1 : 2);
  const leading = new Set(keys.map((key) => JSON.stringify(key)));
  const sheetTable = differencesTable(runs, language, ({ key }) => leading.has(JSON.stringify(key)));
  return [
    heading(words.comparison),
    {
      kind: "figure",
      chart: comparisonChart(runs, drawn, language, "comparison"),
      caption: words.comparison,
      hasTable: false,
    },
    { ...table(words.comparisonTable, comparisonTable(runs, keys, language), words.comparison), sheetTable },
  ];
}

function fullBlocks(told: Told): Block[] {
  const { words, language, baseline, alternatives } = told;
  const runs: readonly ToldRun[] = [baseline, ...alternatives];
  const isComparison = alternatives.length > 0;
  const book: Book = byKey(baseline.estimates);
  const year = yearChart(runs, language, "year");
  const weeks = weekChart(baseline, language, "weeks");
  const figures = runs.map((run, at): Block => {
    const caption = isComparison ? `${FLOW[language]}: ${run.name}` : words.flow;
    return {
      kind: "figure",
      chart: flowChart(run, language, `flow-${at + 1}`),
      caption,
      hasTable: at === 0,
      ...(at === 0 && { sheet: words.flow }),
    };
  });
  const known = indicatorTable(
    baseline.facts,
    runs.map(({ name, estimates }) => ({ title: name, estimates })),
    language,
  );
  const tables = [
    { name: words.readyPatients, table: valueTable(readyTable(baseline.facts, book, language)) },
    { name: words.waiting, table: valueTable(waitingTable(baseline.facts, baseline.estimates, book, language)) },
    { name: words.places, table: valueTable(placesTable(baseline.facts, book, language)) },
  ].filter(({ table: { rows } }) => rows.length > 0);
  return [
    heading(words.findings),
    ...(isComparison ? comparisonFindings(baseline, alternatives, 100, language) : runFindings(baseline, language)),
    ...(isComparison ? [subheading(baseline.name), ...runFindings(baseline, language).slice(0, 1)] : []),
    heading(FLOW[language]),
    ...figures,
    ...(isComparison ? comparisonBlocks(told, ALL_ROWS, true) : []),
    heading(words.indicators),
    ...(known.rows.length > 0 ? [table(words.knownIndicators, valueTable(known), words.indicators)] : []),
    ...tables.map(({ name, table: own }) => table(name, own)),
    {
      kind: "figure",
      chart: waitingChart(baseline, language, "waiting"),
      caption: words.waiting,
      hasTable: true,
      sheet: words.waiting,
    },
    {
      kind: "figure",
      chart: occupancyChart(baseline, language, "occupancy"),
      caption: words.places,
      hasTable: true,
      sheet: words.places,
    },
    ...(year
      ? [
          heading(words.year),
          { kind: "figure", chart: year, caption: words.year, hasTable: true, sheet: words.year } as const,
        ]
      : []),
    ...(weeks
      ? [{ kind: "figure", chart: weeks, caption: weeks.title, hasTable: false, sheet: WEEKS[language] } as const]
      : []),
    heading(words.money),
    ...whoPaysBlocks(told, false),
    heading(words.assumptions),
    ...(isComparison ? [table(words.changes, changesTable(runs, language, MOST_CHANGES), words.changes)] : []),
    table(words.capacities, capacitiesTable(baseline, language), words.capacity),
    table(words.allAssumptions, assumptionsTable(baseline, language), words.allAssumptions),
    heading(words.limits),
    ...limitsBlocks(told),
    heading(words.reproduction),
    ...reproductionBlocks(told),
    // On paper these would be a hundred pages.
    { kind: "sheet", sheet: words.allFigures, table: estimatesTable(runs, language, hasSomething) },
    ...(isComparison
      ? [{ kind: "sheet", sheet: words.allDifferences, table: differencesTable(runs, language, isAnyChange) } as const]
      : []),
  ];
}

function methodBlocksOf(told: Told): Block[] {
  const { words, language, baseline, input } = told;
  return [
    heading(words.limits),
    ...limitsBlocks(told),
    heading(words.reproduction),
    ...reproductionBlocks(told),
    { kind: "page-break" },
    ...(words.checklistLanguage === "" ? [] : [note(words.checklistLanguage)]),
    ...methodBlocks(input, flowChart(baseline, language, "flow")),
  ];
}

/** Who pays and who saves, or what is missing for that to be said. */
function whoPaysBlocks({ words, language, input, baseline, alternatives }: Told, isBrief: boolean): Block[] {
  const { money } = input;
  if (!money) return [{ kind: "paragraph", text: inlines(words.noMoney), isNote: true }];
  const priced = [baseline, ...alternatives].map((run) => ({ run, money: money[run.at] }));
  return moneyBlocks(priced, language, { isBrief });
}

function limitsBlocks({ words, language, baseline, alternatives, input }: Told): Block[] {
  const { manifest } = input;
  const number = (value: number) => formatNumber(value, { language, decimals: 0 });
  const { data, days } = baseline.facts;
  const label = { synthetic: words.syntheticData, aggregated: words.aggregatedData, restricted: words.restrictedData }[
    data
  ];
  const items = [
    label,
    words.intervals(number(manifest.replications), days >= 360 && days <= 370),
    ...(alternatives.length > 1 ? [words.adjusted(number(input.runs.length - 1))] : []),
    ...effectTexts(alternatives, language),
    provenanceText(baseline, language),
    words.sameRules,
    ...(manifest.replications < manifest.wantedReplications
      ? [words.interrupted(number(manifest.replications), number(manifest.wantedReplications))]
      : []),
  ];
  return [{ kind: "list", items: items.map((text) => [text]) }];
}

function reproductionBlocks({ words, input }: Told): Block[] {
  const { manifest } = input;
  const rows = manifest.scenarios.map(({ name, hash }) => ({ cells: [{ text: name }, { text: hash ?? "" }] }));
  return [
    { kind: "paragraph", text: [words.rerun] },
    { kind: "code", text: "flyt rerun manifest.json" },
    { kind: "paragraph", text: [words.versions(manifest.engineVersion, manifest.v8, manifest.arch, manifest.seed)] },
    table(
      words.hash,
      {
        columns: [
          { header: words.scenario, align: "left" },
          { header: words.hash, align: "left" },
        ],
        rows,
      },
      words.reproduction,
    ),
  ];
}

function heading(text: string): Block {
  return { kind: "heading", level: 2, text };
}

function subheading(text: string): Block {
  return { kind: "heading", level: 3, text };
}

function note(text: string): Block {
  return { kind: "paragraph", text: [text], isNote: true };
}

function table(caption: string, own: ValueTable, sheet?: string): Extract<Block, { kind: "table" }> {
  return { kind: "table", caption, table: own, ...(sheet !== undefined && { sheet }) };
}

const FLOW: LocalText = { nb: "Pasientflyt og køer", nn: "Pasientflyt og køar", en: "Patient flow and queues" };
const WEEKS: LocalText = { nb: "Ukedag og uke", nn: "Vekedag og veke", en: "Weekday and week" };
