import type { Interval } from "../../analysis/estimates.ts";
import type { Language } from "../language.ts";
import { differenceDecimals, formatInterval, formatNumber, MISSING } from "../numbers.ts";
import type { ValueCell } from "../value-table.ts";
import {
  box,
  type Chart,
  chartOf,
  type ChartOptions,
  label,
  line,
  type Mark,
  TEXT_SIZE,
  USUAL_WIDTH,
} from "./chart-drawing.ts";
import { bottomAxis, emptyMarks, LEAST_PLOT, legend, nameColumn, nameLabels, rowHeight } from "./chart-parts.ts";
import { axisFormat, niceAxis, positionOf } from "./chart-scale.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { textWidth } from "./text-width.ts";

/** What a lever does when it is moved one step down and one step up. */
export interface TornadoRow {
  /** With its step: "Helsehus: ±10 plasser". */
  readonly name: string;
  readonly down: TornadoEffect | null;
  readonly up: TornadoEffect | null;
}

export interface TornadoEffect {
  readonly difference: number;
  readonly ci95: Interval | null;
}

export interface TornadoData {
  /** What changes, with its unit. */
  readonly measure: string;
  readonly isShare?: boolean;
  readonly rows: readonly TornadoRow[];
}

/** Effects of steps down and up from the baseline, the lever that moves most on top. */
export function tornadoChart(data: TornadoData, language: Language, options: ChartOptions): Chart {
  const { id, title, width: wanted = USUAL_WIDTH } = options;
  const { measure, isShare = false } = data;
  const rows = [...data.rows].sort((a, b) => reach(b) - reach(a));
  const text = (effect: TornadoEffect | null, hasInterval: boolean) =>
    effectText(effect, isShare, hasInterval, language);
  const table = {
    columns: [
      { header: LEVER[language], align: "left" as const },
      ...[DOWN[language], UP[language]].flatMap((name) =>
        [name, `${name}: ${chartWord("low", language)}`, `${name}: ${chartWord("high", language)}`].map((header) => ({
          header,
          align: "right" as const,
        })),
      ),
    ],
    rows: rows.map(({ name, down, up }) => ({
      cells: [{ text: name }, ...[down, up].flatMap((effect) => effectCells(effect, isShare, language))],
    })),
  };
  const strongest = rows[0];
  const description =
    rows.length === 0
      ? chartWord("nothing", language)
      : sentences([
          `${TORNADO[language]} ${measure}.`,
          `${MOST[language]} ${strongest.name}: ${DOWN[language].toLowerCase()} ${text(strongest.down, true)}, ${UP[language].toLowerCase()} ${text(strongest.up, true)}.`,
        ]);
  if (rows.length === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), wanted);
    return chartOf({ title, description, table, drawing: { id, width: wanted, height, marks } });
  }
  const names = nameColumn(
    rows.map(({ name }) => name),
    wanted * 0.32,
  );
  const texts = rows.map(({ down, up }) => [text(down, false), text(up, false)]);
  const rooms = [0, 1].map((at) => Math.max(...texts.map((pair) => textWidth(pair[at], TEXT_SIZE))));
  const [left, beyond] = [names.width + 14, rooms[0] + rooms[1] + 28];
  const width = Math.max(wanted, left + LEAST_PLOT + beyond);
  const right = width - beyond;
  const values = rows.flatMap(({ down, up }) =>
    [down, up].flatMap((one) => (one ? [one.difference, ...(one.ci95 ?? [])] : [])),
  );
  const axis = niceAxis([0, ...values], 6);
  const position = positionOf(axis, left, right);
  const head = legend(
    [
      { text: DOWN[language], fill: "series2", pattern: "stripes" },
      { text: UP[language], fill: "series1" },
    ],
    left,
    0,
    right - left,
  );
  const own: Mark[] = [...head.marks];
  const top = head.height + 2;
  let y = top;
  rows.forEach(({ down, up }, at) => {
    const height = rowHeight(names.lines[at], 30);
    const middle = y + height / 2;
    own.push(...nameLabels(names.lines[at], 0, middle));
    own.push(label(width - rooms[1] - 14, middle + 4, texts[at][0], { anchor: "end", colour: "series2" }));
    own.push(label(width, middle + 4, texts[at][1], { anchor: "end", colour: "series1" }));
    // One above the other: both may go the same way.
    own.push(...effectMarks(down, middle - 11, "down", position), ...effectMarks(up, middle, "up", position));
    y += height;
  });
  const format = axisFormat(axis, language, { isShare, isDifference: true });
  const below = bottomAxis({ axis, format, from: left, to: right, top, y, width, name: measure });
  const marks = [...below.marks, ...own, line(position(0), top, position(0), y, { stroke: "axis", strokeWidth: 1.5 })];
  return chartOf({ title, description, table, drawing: { id, width, height: y + below.height, marks } });
}

function reach({ down, up }: TornadoRow): number {
  return Math.max(Math.abs(down?.difference ?? 0), Math.abs(up?.difference ?? 0));
}

function effectMarks(
  effect: TornadoEffect | null,
  y: number,
  step: "down" | "up",
  at: (value: number) => number,
): Mark[] {
  if (!effect) return [];
  const [from, to] = [at(0), at(effect.difference)].sort((a, b) => a - b);
  const look = step === "down" ? ({ fill: "series2", pattern: "stripes" } as const) : ({ fill: "series1" } as const);
  const marks: Mark[] = [box(from, y, to - from, 11, look)];
  const { ci95 } = effect;
  if (ci95 && ci95[1] > ci95[0]) {
    const [low, high] = ci95.map(at);
    marks.push(line(low, y + 5.5, high, y + 5.5, { stroke: "ink", strokeWidth: 1.5 }));
    for (const end of [low, high]) marks.push(line(end, y + 2.5, end, y + 8.5, { stroke: "ink", strokeWidth: 1.5 }));
  }
  return marks;
}

function effectText(effect: TornadoEffect | null, isShare: boolean, hasInterval: boolean, language: Language): string {
  if (!effect) return MISSING;
  const { difference, ci95 } = effect;
  const format = {
    language,
    isShare,
    hasPercentSign: false,
    isDifference: true,
    decimals: differenceDecimals(difference, ci95, isShare),
  };
  // What is too small for the decimals of its interval is none, not 0,0000.
  const shown = isShare ? 100 * (difference ?? 0) : difference;
  if (shown !== null && Number(shown.toFixed(format.decimals)) === 0) return "0";
  const interval = hasInterval && ci95 && ci95[1] > ci95[0] ? ` (${formatInterval(ci95, format)})` : "";
  return `${formatNumber(difference, format)}${interval}`;
}

function effectCells(effect: TornadoEffect | null, isShare: boolean, language: Language): ValueCell[] {
  const decimals = differenceDecimals(effect?.difference ?? null, effect?.ci95 ?? null, isShare);
  return [effect?.difference ?? null, ...(effect?.ci95 ?? [null, null])].map((value) => ({
    text: formatNumber(value, { language, decimals, isShare, hasPercentSign: false, isDifference: true }),
    value,
  }));
}

const LEVER: Readonly<Record<Language, string>> = {
  nb: "Det som endres",
  nn: "Det som blir endra",
  en: "What is changed",
};
const DOWN: Readonly<Record<Language, string>> = { nb: "Ett steg ned", nn: "Eitt steg ned", en: "One step down" };
const UP: Readonly<Record<Language, string>> = { nb: "Ett steg opp", nn: "Eitt steg opp", en: "One step up" };
const TORNADO: Readonly<Record<Language, string>> = {
  nb: "Hva ett steg ned og opp gjør med:",
  nn: "Kva eitt steg ned og opp gjer med:",
  en: "What one step down and up does to:",
};
const MOST: Readonly<Record<Language, string>> = { nb: "Mest betyr", nn: "Mest betyr", en: "What matters most is" };
