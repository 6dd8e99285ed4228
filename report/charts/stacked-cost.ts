import type { Interval } from "../../analysis/estimates.ts";
import type { Language } from "../language.ts";
import { differenceDecimals, formatInterval, formatNumber, millionsDecimals, type NumberFormat } from "../numbers.ts";
import type { ValueCell } from "../value-table.ts";
import { SERIES_COLOURS } from "./chart-colours.ts";
import {
  box,
  type Chart,
  chartOf,
  type ChartOptions,
  label,
  line,
  type Mark,
  path,
  pathData,
  SERIES_PATTERNS,
  TEXT_SIZE,
  USUAL_WIDTH,
} from "./chart-drawing.ts";
import { bottomAxis, emptyMarks, LEAST_PLOT, legend, nameColumn, nameLabels, rowHeight } from "./chart-parts.ts";
import { axisFormat, niceAxis, positionOf } from "./chart-scale.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { textWidth } from "./text-width.ts";

/** What one actor gets or saves (above 0) and pays (below 0), item by item. */
export interface CostRow {
  readonly name: string;
  /** [item] */
  readonly amounts: readonly number[];
  readonly net: number;
  readonly netCi95: Interval | null;
}

export interface CostData {
  /** The unit of the amounts, and what their signs are: "kroner i året i 2024-priser, pluss er spart". */
  readonly unit: string;
  /** The parts of the bars, from the middle out. */
  readonly items: readonly string[];
  readonly rows: readonly CostRow[];
}

/** Amounts to the right and to the left of 0, stacked item by item, with the net and its interval, actor by actor. */
export function stackedCost(data: CostData, language: Language, options: ChartOptions): Chart {
  const { id, title, width: wanted = USUAL_WIDTH } = options;
  const { unit, items, rows } = data;
  const texts = rows.map((row) => netText(row, language));
  const amountCell = (value: number): ValueCell => ({
    text: formatNumber(value, { language, decimals: differenceDecimals(value, null), isDifference: true }),
    value,
  });
  const table = {
    columns: [
      { header: chartWord("name", language), align: "left" as const },
      ...[...items, chartWord("net", language), chartWord("low", language), chartWord("high", language)].map(
        (header) => ({
          header: `${header} (${chartWord("currency", language)})`,
          align: "right" as const,
        }),
      ),
    ],
    rows: rows.map((row) => ({
      cells: [{ text: row.name }, ...row.amounts.map(amountCell), ...netCells(row, language)],
    })),
  };
  const description = rows.length === 0 ? chartWord("nothing", language) : costDescription(data, texts, language);
  if (rows.length === 0 || items.length === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), wanted);
    return chartOf({ title, description, table, drawing: { id, width: wanted, height, marks } });
  }
  const names = nameColumn(
    rows.map(({ name }) => name),
    wanted * 0.3,
  );
  const textRoom = Math.max(...texts.map((text) => textWidth(text, TEXT_SIZE, 600)));
  const left = names.width + 14;
  const width = Math.max(wanted, left + LEAST_PLOT + textRoom + 14);
  const right = width - textRoom - 14;
  const sums = rows.flatMap(({ amounts, net, netCi95 }) => [
    amounts.reduce((sum, amount) => sum + Math.max(0, amount), 0),
    amounts.reduce((sum, amount) => sum + Math.min(0, amount), 0),
    net,
    ...(netCi95 ?? []),
  ]);
  const axis = niceAxis([0, ...sums], 6);
  const position = positionOf(axis, left, right);
  const head = legend(
    items.map((text, at) => ({ text, fill: SERIES_COLOURS[at % 6], pattern: SERIES_PATTERNS[at % 6] })),
    0,
    0,
    width,
  );
  const own: Mark[] = [...head.marks];
  const top = head.height + 4;
  let y = top;
  rows.forEach((row, at) => {
    const height = rowHeight(names.lines[at], 30);
    const middle = y + height / 2;
    own.push(...nameLabels(names.lines[at], 0, middle));
    own.push(label(width, middle + 4, texts[at], { anchor: "end", weight: 600 }));
    own.push(...stackMarks(row, middle, position), ...netMarks(row, middle, position));
    y += height;
  });
  const format = axisFormat(axis, language, { isDifference: true });
  const below = bottomAxis({ axis, format, from: left, to: right, top, y, width, name: unit });
  const marks = [...below.marks, line(position(0), top, position(0), y, { stroke: "axis", strokeWidth: 1.5 }), ...own];
  return chartOf({ title, description, table, drawing: { id, width, height: y + below.height, marks } });
}

/** Each item beyond those before it, on its side of 0. */
function stackMarks({ amounts }: CostRow, middle: number, at: (value: number) => number): Mark[] {
  let [above, below] = [0, 0];
  return amounts.flatMap((amount, item): Mark[] => {
    if (amount === 0) return [];
    const from = amount > 0 ? above : below;
    if (amount > 0) above += amount;
    else below += amount;
    const [low, high] = [at(from), at(from + amount)].sort((a, b) => a - b);
    const pattern = SERIES_PATTERNS[item % 6];
    const look = {
      fill: SERIES_COLOURS[item % 6],
      stroke: "background",
      strokeWidth: 0.75,
      ...(pattern && { pattern }),
    } as const;
    return [box(low, middle - 9, high - low, 18, look)];
  });
}

/** The net as a diamond, with its interval. */
function netMarks({ net, netCi95 }: CostRow, y: number, at: (value: number) => number): Mark[] {
  const marks: Mark[] = [];
  if (netCi95 && netCi95[1] > netCi95[0]) {
    const [low, high] = netCi95.map(at);
    for (const [strokeWidth, stroke] of [
      [4, "background"],
      [1.5, "ink"],
    ] as const) {
      marks.push(line(low, y, high, y, { stroke, strokeWidth }));
      for (const end of [low, high]) marks.push(line(end, y - 4, end, y + 4, { stroke, strokeWidth }));
    }
  }
  const x = at(net);
  const diamond = pathData("M", x, y - 6, "L", x + 6, y, "L", x, y + 6, "L", x - 6, y, "Z");
  return [...marks, path(diamond, { fill: "ink", stroke: "background", strokeWidth: 1 })];
}

/** −5 mill.: rounded as in the table beside the chart. */
function netText({ net, netCi95 }: CostRow, language: Language): string {
  if (net === 0 && netCi95?.every((end) => end === 0)) return "0";
  return `${formatNumber(net / MILLION, netFormat(net, netCi95, language))} ${MILLIONS[language]}`;
}

function netFormat(net: number, netCi95: Interval | null, language: Language): NumberFormat {
  return { language, isDifference: true, decimals: millionsDecimals(net / MILLION, inMillions(netCi95)) };
}

function inMillions(interval: Interval | null): Interval | null {
  return interval && [interval[0] / MILLION, interval[1] / MILLION];
}

const MILLION = 1e6;

function netCells({ net, netCi95 }: CostRow, language: Language): ValueCell[] {
  const decimals = Math.min(2, differenceDecimals(net, netCi95));
  return [net, ...(netCi95 ?? [null, null])].map((value) => ({
    text: formatNumber(value, { language, decimals, isDifference: true }),
    value,
  }));
}

function costDescription({ unit, rows }: CostData, texts: readonly string[], language: Language): string {
  const told = rows.map(({ name, net, netCi95 }, at) => {
    const interval =
      netCi95 && netCi95[1] > netCi95[0]
        ? ` (${formatInterval(inMillions(netCi95), netFormat(net, netCi95, language))})`
        : "";
    return `${name} ${texts[at]}${interval}`;
  });
  return sentences([
    `${unit.charAt(0).toUpperCase()}${unit.slice(1)}.`,
    `${chartWord("net", language)}: ${told.join("; ")}.`,
  ]);
}

const MILLIONS: Readonly<Record<Language, string>> = { nb: "mill.", nn: "mill.", en: "million" };
