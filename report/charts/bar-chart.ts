import type { Interval } from "../../analysis/estimates.ts";
import type { Language } from "../language.ts";
import { decimalsFor, formatInterval, formatNumber, MISSING } from "../numbers.ts";
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
import { bottomAxis, emptyMarks, LEAST_PLOT, nameColumn, nameLabels, rowHeight } from "./chart-parts.ts";
import { axisFormat, niceAxis, positionOf } from "./chart-scale.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { textWidth } from "./text-width.ts";

export interface Bar {
  readonly name: string;
  readonly value: number | null;
  /** 95 % interval; none where missing. */
  readonly ci95?: Interval | null;
}

export interface BarData {
  /** What the bars measure, with its unit. */
  readonly measure: string;
  readonly isShare?: boolean;
  readonly bars: readonly Bar[];
}

/** Bars from 0, one below another, with their intervals and their numbers. */
export function barChart(data: BarData, language: Language, options: ChartOptions): Chart {
  const { id, title, width: wanted = USUAL_WIDTH } = options;
  const { bars, measure, isShare = false } = data;
  const texts = bars.map((bar) => barText(bar, isShare, language));
  const hasIntervals = bars.some(({ ci95 }) => ci95);
  const table = {
    columns: [
      { header: chartWord("name", language), align: "left" as const },
      { header: measure, align: "right" as const },
      ...(hasIntervals ? [chartWord("low", language), chartWord("high", language)] : []).map((header) => ({
        header,
        align: "right" as const,
      })),
    ],
    rows: bars.map((bar) => {
      const decimals = decimalsFor(bar.value, bar.ci95 ?? null, isShare);
      const cell = (value: number | null | undefined): ValueCell => {
        return { text: formatNumber(value ?? null, { language, decimals, isShare }), value: value ?? null };
      };
      const interval = hasIntervals ? [cell(bar.ci95?.[0]), cell(bar.ci95?.[1])] : [];
      return { cells: [{ text: bar.name }, cell(bar.value), ...interval] };
    }),
  };
  const description = barDescription(data, texts, language);
  if (bars.length === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), wanted);
    return chartOf({ title, description, table, drawing: { id, width: wanted, height, marks } });
  }
  const names = nameColumn(
    bars.map(({ name }) => name),
    wanted * 0.34,
  );
  const textRoom = Math.max(...texts.map((text) => textWidth(text, TEXT_SIZE)));
  const left = names.width + 14;
  const width = Math.max(wanted, left + LEAST_PLOT + textRoom + 14);
  const right = width - textRoom - 14;
  // An interval of what cannot be below 0 may be; it is drawn as far as the axis goes.
  const hasNegative = bars.some(({ value }) => (value ?? 0) < 0);
  const ends = bars.flatMap(({ value, ci95 }) => [value ?? 0, ...(ci95 ?? [])]);
  const axis = niceAxis([0, ...ends.filter((end) => hasNegative || end >= 0)], 5);
  const position = positionOf(axis, left, right);
  const own: Mark[] = [];
  let y = 4;
  bars.forEach(({ value, ci95 }, at) => {
    const height = rowHeight(names.lines[at]);
    const middle = y + height / 2;
    own.push(...nameLabels(names.lines[at], 0, middle), label(width, middle + 4, texts[at], { anchor: "end" }));
    if (value !== null) {
      const [from, to] = [position(0), position(value)].sort((a, b) => a - b);
      own.push(box(from, middle - 7, to - from, 14, { fill: "main" }));
    }
    if (ci95 && ci95[1] > ci95[0]) {
      const [low, high] = ci95.map(position);
      own.push(line(low, middle, high, middle, { stroke: "ink", strokeWidth: 1.5 }));
      for (const end of ci95[0] >= axis.low ? [low, high] : [high])
        own.push(line(end, middle - 4, end, middle + 4, { stroke: "ink", strokeWidth: 1.5 }));
    }
    y += height;
  });
  const format = axisFormat(axis, language, { isShare });
  const below = bottomAxis({ axis, format, from: left, to: right, top: 0, y, width, name: measure });
  const marks = [...below.marks, ...own, line(position(0), 0, position(0), y, { stroke: "axis", strokeWidth: 1.5 })];
  return chartOf({ title, description, table, drawing: { id, width, height: y + below.height, marks } });
}

function barText({ value, ci95 = null }: Bar, isShare: boolean, language: Language): string {
  if (value === null) return MISSING;
  const format = { language, isShare, decimals: decimalsFor(value, ci95, isShare) };
  const isExact = !ci95 || ci95[0] === ci95[1];
  return `${formatNumber(value, format)}${isExact ? "" : ` (${formatInterval(ci95, format)})`}`;
}

function barDescription({ measure, bars }: BarData, texts: readonly string[], language: Language): string {
  const known = bars.map((bar, at) => ({ ...bar, text: texts[at] })).filter(({ value }) => value !== null);
  if (known.length === 0) return chartWord("nothing", language);
  const sorted = [...known].sort((a, b) => b.value! - a.value!);
  const [most, least] = [sorted[0], sorted[sorted.length - 1]];
  const ends = known.length === 1 ? "" : RANGE[language](most.name, most.text, least.name, least.text);
  return sentences([`${measure}.`, known.length === 1 ? `${most.name}: ${most.text}.` : ends]);
}

const RANGE: Readonly<Record<Language, (most: string, value: string, least: string, other: string) => string>> = {
  nb: (most, value, least, other) => `Mest: ${most}, ${value}. Minst: ${least}, ${other}.`,
  nn: (most, value, least, other) => `Mest: ${most}, ${value}. Minst: ${least}, ${other}.`,
  en: (most, value, least, other) => `Most: ${most}, ${value}. Least: ${least}, ${other}.`,
};

/** A class of a histogram, from … up to …, and how many are in it. */
export interface HistogramBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface HistogramData {
  /** What is along the axis, with its unit. */
  readonly measure: string;
  /** What is counted. */
  readonly counted: string;
  /** In order, side by side. */
  readonly bins: readonly HistogramBin[];
}

/** Columns whose areas are in proportion to the counts, also where classes are not equally wide. */
export function histogram(data: HistogramData, language: Language, options: ChartOptions): Chart {
  const { id, title, width = USUAL_WIDTH } = options;
  const { measure, counted, bins } = data;
  const number = (value: number) => formatNumber(value, { language, decimals: decimalsFor(value, null) });
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const table = {
    columns: [
      { header: chartWord("from", language), align: "right" as const },
      { header: chartWord("to", language), align: "right" as const },
      { header: counted, align: "right" as const },
    ],
    rows: bins.map((bin) => ({
      cells: [bin.from, bin.to, bin.count].map((value): ValueCell => ({ text: number(value), value })),
    })),
  };
  if (bins.length === 0 || total === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), width);
    const description = chartWord("nothing", language);
    return chartOf({ title, description, table, drawing: { id, width, height, marks } });
  }
  const [top, bottom] = [18, 190];
  const across = niceAxis(
    bins.flatMap(({ from, to }) => [from, to]),
    8,
  );
  // A pixel at either side keeps the edges of the first and the last column inside.
  const position = positionOf(across, 1, width - 1);
  const density = ({ from, to, count }: HistogramBin) => (to > from ? count / (to - from) : 0);
  const highest = Math.max(...bins.map(density));
  const tallest = bins.reduce((most, bin) => (density(bin) > density(most) ? bin : most));
  const columns = bins.map((bin): Mark => {
    const height = highest > 0 ? ((bottom - top) * density(bin)) / highest : 0;
    const [left, right] = [position(bin.from), position(bin.to)];
    return box(left, bottom - height, right - left, height, { fill: "main", stroke: "background", strokeWidth: 0.5 });
  });
  const format = axisFormat(across, language);
  const below = bottomAxis({ axis: across, format, from: 1, to: width - 1, top, y: bottom, width, name: measure });
  const marks: Mark[] = [
    ...below.marks,
    ...columns,
    line(0, bottom, width, bottom, { stroke: "axis" }),
    label(0, 11, `${counted}: ${number(total)}`, { size: 11, colour: "muted" }),
  ];
  const description = sentences([
    `${counted}: ${number(total)}.`,
    HISTOGRAM[language](
      measure,
      number(bins[0].from),
      number(bins[bins.length - 1].to),
      number(tallest.from),
      number(tallest.to),
    ),
  ]);
  return chartOf({ title, description, table, drawing: { id, width, height: bottom + below.height, marks } });
}

const HISTOGRAM: Readonly<
  Record<Language, (measure: string, low: string, high: string, from: string, to: string) => string>
> = {
  nb: (measure, low, high, from, to) => `${measure} fra ${low} til ${high}; tettest mellom ${from} og ${to}.`,
  nn: (measure, low, high, from, to) => `${measure} frå ${low} til ${high}; tettast mellom ${from} og ${to}.`,
  en: (measure, low, high, from, to) => `${measure} from ${low} to ${high}; densest between ${from} and ${to}.`,
};
