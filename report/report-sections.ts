import { GROWTH_WORDS } from "./growth-text.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { formatNumber } from "./numbers.ts";
import { provenanceText } from "./report-assumptions.ts";
import { comparisonChart, type ToldRun } from "./report-charts.ts";
import { fewerKeys } from "./report-choices.ts";
import { type Block, inlines } from "./report-document.ts";
import { comparisonFindings, effectTexts, runFindings } from "./report-findings.ts";
import { moneyBlocks } from "./report-money.ts";
import { isEdited, summaryBlocks, summaryMarkdown } from "./report-summary.ts";
import { comparisonTable, differencesTable, leadingKeys, type RowLimits } from "./report-tables.ts";
import type { Told } from "./report-told.ts";
import type { ReportWords } from "./report-words.ts";
import type { ValueTable } from "./value-table.ts";

/** Figures that a paper has room for, and that a full report draws; more are in tables. */
export const MOST_PAPER_KEYS = 8;
const MOST_DRAWN = 7;
const MOST_MOVES = { paper: 1, full: 100 };

/** What was found, or what somebody has written in its place; cautions stay. */
export function findingsBlocks(told: Told, room: "paper" | "full"): Block[] {
  const { words, alternatives, leftOut, chosenOf, summary } = told;
  const found = generatedFindings(told, room);
  const cautions = found.filter(({ kind }) => kind === "paragraph");
  const edited = editedSummary(told, room);
  const text = edited === undefined ? found.filter((block) => !cautions.includes(block)) : summaryBlocks(summary!);
  return [
    heading(words.findings),
    ...text,
    ...(edited === undefined ? [] : [note(words.editedByUser)]),
    ...cautions,
    ...(leftOut > 0 ? [note(words.othersLeftOut(leftOut))] : []),
    ...(chosenOf > 0 ? [note(words.alternativesChosen(alternatives.length, chosenOf))] : []),
  ];
}

/** The text that was generated, at the end of a report whose summary somebody has written: nothing is passed off. */
export function appendixBlocks(told: Told, room: "paper" | "full"): Block[] {
  const { words } = told;
  if (editedSummary(told, room) === undefined) return [];
  const found = generatedFindings(told, room).filter(({ kind }) => kind !== "paragraph");
  return [{ kind: "page-break" }, heading(words.appendix), note(words.appendixIs), ...found];
}

/** The findings as the text that a person goes on from. */
export function findingsMarkdown(told: Told, room: "paper" | "full"): string {
  return summaryMarkdown(generatedFindings(told, room));
}

function editedSummary(told: Told, room: "paper" | "full"): string | undefined {
  const { summary } = told;
  return summary !== undefined && isEdited(summary, findingsMarkdown(told, room)) ? summary : undefined;
}

function generatedFindings({ baseline, alternatives, language }: Told, room: "paper" | "full"): Block[] {
  return alternatives.length > 0
    ? comparisonFindings(baseline, alternatives, MOST_MOVES[room], language)
    : runFindings(baseline, language);
}

/** Differences as a figure and as a table. */
export function comparisonBlocks(
  { words, language, baseline, alternatives, keys: chosen }: Told,
  limits: RowLimits,
  isFull: boolean,
): Block[] {
  const runs = [baseline, ...alternatives];
  const all = chosen ?? leadingKeys(runs, limits);
  const keys = chosen && !isFull ? fewerKeys(chosen, MOST_PAPER_KEYS) : all;
  const total = chosen ? keys : keys.filter((key) => Object.keys(key).length === 1);
  // A paper on three alternatives has no room for two figures of them.
  const apart = keys.filter(({ actor }) => actor === undefined);
  const leadingDrawn = isFull
    ? chosen
      ? fewerKeys(chosen, MOST_DRAWN)
      : apart.slice(0, MOST_DRAWN)
    : total.slice(0, alternatives.length > 2 ? 1 : 2);
  // Of figures that are withheld there is nothing to draw.
  const books = alternatives.map(({ differences }) => byKey(differences));
  const drawn = leadingDrawn.filter((key) =>
    books.some((book) => (book.get(keyText(key))?.difference ?? null) !== null),
  );
  const leading = new Set(all.map((key) => JSON.stringify(key)));
  const sheetTable = differencesTable(runs, language, ({ key }) => leading.has(JSON.stringify(key)));
  return [
    heading(words.comparison),
    ...(drawn.length === 0
      ? []
      : [
          {
            kind: "figure",
            chart: comparisonChart(runs, drawn, language, "comparison"),
            caption: words.comparison,
            hasTable: false,
          } as const,
        ]),
    { ...table(words.comparisonTable, comparisonTable(runs, keys, language), words.comparison), sheetTable },
    ...chosenNote(words, chosen, keys),
  ];
}

/** That somebody has chosen what is shown, and where the rest is. */
export function chosenNote(
  words: ReportWords,
  chosen: readonly MeasureKey[] | undefined,
  shown: readonly MeasureKey[],
): Block[] {
  return chosen ? [note(words.indicatorsChosen(shown.length, chosen.length))] : [];
}

/** Whether a queue grows without limit in any of them: then no amount is told. */
export function isAnyGrowing(runs: readonly ToldRun[]): boolean {
  return runs.some(({ facts }) => facts.growth !== undefined);
}

/** Who pays and who saves, or what is missing for that to be said. */
export function whoPaysBlocks({ words, language, input, baseline, alternatives }: Told, isBrief: boolean): Block[] {
  const { money } = input;
  if (!money) return [{ kind: "paragraph", text: inlines(words.noMoney), isNote: true }];
  if (isAnyGrowing([baseline, ...alternatives])) return [note(GROWTH_WORDS[language].amounts)];
  const priced = [baseline, ...alternatives].map((run) => ({ run, money: money[run.at] }));
  return moneyBlocks(priced, language, { isBrief });
}

export function limitsBlocks({ words, language, baseline, alternatives, input }: Told): Block[] {
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

export function reproductionBlocks({ words, input }: Told): Block[] {
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

export function heading(text: string): Block {
  return { kind: "heading", level: 2, text };
}

export function subheading(text: string): Block {
  return { kind: "heading", level: 3, text };
}

export function note(text: string): Block {
  return { kind: "paragraph", text: [text], isNote: true };
}

export function table(caption: string, own: ValueTable, sheet?: string): Extract<Block, { kind: "table" }> {
  return { kind: "table", caption, table: own, ...(sheet !== undefined && { sheet }) };
}
