import type { Interval } from "../../analysis/estimates.ts";
import type { Language } from "../language.ts";
import { differenceDecimals, formatInterval, formatNumber, MISSING } from "../numbers.ts";
import type { Emphasis } from "../table.ts";
import type { ValueCell, ValueTable } from "../value-table.ts";
import type { ColourName } from "./chart-colours.ts";
import {
  box,
  type Chart,
  chartOf,
  type ChartOptions,
  circle,
  label,
  line,
  type Mark,
  TEXT_SIZE,
  USUAL_WIDTH,
} from "./chart-drawing.ts";
import { bottomAxis, emptyMarks, LEAST_PLOT, nameColumn, nameLabels, rowHeight } from "./chart-parts.ts";
import { axisFormat, niceAxis, positionOf } from "./chart-scale.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { fittedText, textWidth } from "./text-width.ts";

/** A paired difference from the baseline. */
export interface ForestRow {
  readonly name: string;
  readonly difference: number | null;
  readonly ci95: Interval | null;
  /** In words; empty where nothing is judged. */
  readonly verdict: string;
  readonly emphasis: Emphasis;
}

/** One measure, on a scale of its own. */
export interface ForestPanel {
  /** With its unit. */
  readonly title: string;
  readonly isShare?: boolean;
  readonly rows: readonly ForestRow[];
}

/** Differences with their intervals around the line of no difference, measure by measure, with verdicts in words. */
export function forestChart(panels: readonly ForestPanel[], language: Language, options: ChartOptions): Chart {
  const { id, title, width: wanted = USUAL_WIDTH } = options;
  const rows = panels.flatMap((panel) => panel.rows.map((row) => ({ panel, row })));
  const table = forestTable(panels, language);
  const description = forestDescription(panels, language);
  if (rows.length === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), wanted);
    return chartOf({ title, description, table, drawing: { id, width: wanted, height, marks } });
  }
  const names = nameColumn(
    rows.map(({ row }) => row.name),
    wanted * 0.3,
  );
  const texts = rows.map(({ row, panel }) => changeText(row, panel, language));
  const verdicts = rows.map(({ row }) => fittedText(row.verdict, wanted * 0.16, TEXT_SIZE, 600));
  const verdictWidth = Math.max(0, ...verdicts.map((text) => textWidth(text, TEXT_SIZE, 600)));
  const textRoom = Math.max(...texts.map((text) => textWidth(text, TEXT_SIZE)));
  const beyond = 24 + textRoom + (verdictWidth > 0 ? 16 : 0) + verdictWidth;
  const left = names.width + 24;
  const width = Math.max(wanted, left + LEAST_PLOT + beyond);
  const right = width - beyond;
  const marks: Mark[] = [];
  let y = 0;
  let at = 0;
  for (const panel of panels) {
    marks.push(label(0, y + 14, fittedText(panel.title, width, TEXT_SIZE, 600), { weight: 600 }));
    y += 22;
    const top = y;
    const axis = niceAxis([0, ...panel.rows.flatMap(({ difference, ci95 }) => [...(ci95 ?? []), difference ?? 0])], 5);
    const position = positionOf(axis, left, right);
    const own: Mark[] = [];
    for (const row of panel.rows) {
      const height = rowHeight(names.lines[at]);
      const middle = y + height / 2;
      own.push(...nameLabels(names.lines[at], 0, middle));
      own.push(...intervalMarks(row, position, middle));
      own.push(label(right + 16 + textRoom, middle + 4, texts[at], { anchor: "end" }));
      if (verdicts[at] !== "")
        own.push(
          label(width - verdictWidth, middle + 4, verdicts[at], { weight: 600, colour: colourOf(row.emphasis) }),
        );
      y += height;
      at++;
    }
    const format = axisFormat(axis, language, { isShare: panel.isShare ?? false, isDifference: true });
    const percentless = { ...format, text: (value: number) => format.text(value).replace(/\u00a0?%$/, "") };
    const below = bottomAxis({ axis, format: percentless, from: left, to: right, top, y, width, name: "" });
    marks.push(
      ...below.marks,
      line(position(0), top - 2, position(0), y, { stroke: "axis", strokeWidth: 1.5 }),
      ...own,
    );
    y += below.height + 8;
  }
  return chartOf({ title, description, table, drawing: { id, width, height: y, marks } });
}

function colourOf(emphasis: Emphasis): ColourName {
  return emphasis === "good" ? "good" : emphasis === "bad" ? "bad" : "unsure";
}

/** The interval as a line with ends, the difference on it: full where it is judged, hollow where it is not shown. */
function intervalMarks({ difference, ci95, emphasis }: ForestRow, at: (value: number) => number, y: number): Mark[] {
  if (difference === null) return [];
  const stroke = colourOf(emphasis);
  const marks: Mark[] = [];
  if (ci95 && ci95[1] > ci95[0]) {
    const [low, high] = ci95.map(at);
    marks.push(line(low, y, high, y, { stroke, strokeWidth: 2 }));
    for (const end of [low, high]) marks.push(line(end, y - 4, end, y + 4, { stroke, strokeWidth: 2 }));
  }
  if (emphasis === "good")
    marks.push(circle(at(difference), y, 4.5, { fill: "good", stroke: "background", strokeWidth: 1 }));
  else if (emphasis === "bad")
    marks.push(box(at(difference) - 4.5, y - 4.5, 9, 9, { fill: "bad", stroke: "background", strokeWidth: 1 }));
  else marks.push(circle(at(difference), y, 4, { fill: "background", stroke: "unsure", strokeWidth: 2 }));
  return marks;
}

/** −5,2 (−6,1 til −4,3); 0 where every pair agrees. */
function changeText({ difference, ci95 }: ForestRow, { isShare = false }: ForestPanel, language: Language): string {
  if (difference === null) return MISSING;
  if (ci95 && ci95[0] === 0 && ci95[1] === 0) return "0";
  const decimals = differenceDecimals(difference, ci95, isShare);
  const format = { language, decimals, isDifference: true, isShare, hasPercentSign: false };
  const interval = ci95 ? formatInterval(ci95, format) : "?";
  return `${formatNumber(difference, format)} (${interval})`;
}

function forestTable(panels: readonly ForestPanel[], language: Language): ValueTable {
  return {
    columns: [
      { header: chartWord("alternative", language), align: "left" },
      { header: chartWord("change", language), align: "right" },
      { header: chartWord("low", language), align: "right" },
      { header: chartWord("high", language), align: "right" },
      { header: chartWord("verdict", language), align: "left" },
    ],
    rows: panels.flatMap((panel) => [
      { isHeading: true, cells: [{ text: panel.title }] },
      ...panel.rows.map((row) => {
        const { difference, ci95, name, verdict, emphasis } = row;
        const decimals = differenceDecimals(difference, ci95, panel.isShare ?? false);
        const cell = (value: number | null): ValueCell => ({
          text: formatNumber(value, {
            language,
            decimals,
            isDifference: true,
            isShare: panel.isShare ?? false,
            hasPercentSign: false,
          }),
          value,
        });
        const [low, high] = ci95 ?? [null, null];
        return {
          cells: [{ text: name }, cell(difference), cell(low), cell(high), { text: verdict || MISSING, emphasis }],
        };
      }),
    ]),
  };
}

function forestDescription(panels: readonly ForestPanel[], language: Language): string {
  const parts = panels.map((panel) => {
    const known = panel.rows.filter(({ difference }) => difference !== null);
    if (known.length === 0) return "";
    const texts = known.slice(0, MOST_TOLD).map((row) => {
      const verdict = row.verdict === "" ? "" : `, ${row.verdict.toLowerCase()}`;
      return `${row.name} ${changeText(row, panel, language)}${verdict}`;
    });
    const more = known.length > MOST_TOLD ? MORE[language](known.length - MOST_TOLD) : "";
    return `${panel.title}: ${texts.join("; ")}${more}.`;
  });
  return parts.every((part) => part === "") ? chartWord("nothing", language) : sentences([FOREST[language], ...parts]);
}

const MOST_TOLD = 6;
const FOREST: Readonly<Record<Language, string>> = {
  nb: "Endring mot basis med 95 % konfidensintervall; 0 er ingen endring.",
  nn: "Endring mot basis med 95 % konfidensintervall; 0 er inga endring.",
  en: "Change from the baseline with 95% confidence intervals; 0 is no change.",
};
const MORE: Readonly<Record<Language, (count: number) => string>> = {
  nb: (count) => `; og ${count} til i tabellen`,
  nn: (count) => `; og ${count} til i tabellen`,
  en: (count) => `; and ${count} more in the table`,
};
