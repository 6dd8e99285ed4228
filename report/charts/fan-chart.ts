import { dateNumber } from "../../scenarios/calendar.ts";
import type { Language } from "../language.ts";
import { formatDate, formatMonth, formatNumber } from "../numbers.ts";
import type { ValueCell, ValueColumn, ValueTable } from "../value-table.ts";
import { type ColourName, SERIES_COLOURS } from "./chart-colours.ts";
import {
  type Chart,
  chartOf,
  type ChartOptions,
  label,
  line,
  LINE_HEIGHT,
  type Mark,
  path,
  pathData,
  polyline,
  USUAL_WIDTH,
} from "./chart-drawing.ts";
import { emptyMarks, leftAxis, leftAxisWidth, thinned, withScale } from "./chart-parts.ts";
import { axisFormat, niceAxis, positionOf } from "./chart-scale.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { fittedText, textWidth } from "./text-width.ts";

type Values = readonly (number | null)[];

/** One history of a measure over time, as far as it is known. Every list has a value for each date. */
export interface FanSeries {
  readonly name: string;
  /** The middle history. */
  readonly median?: Values;
  /** 8 of 10 years lie between these: how much single years vary. */
  readonly p10?: Values;
  readonly p90?: Values;
  readonly mean?: Values;
  /** How well the mean is known, which is another thing. */
  readonly meanLow?: Values;
  readonly meanHigh?: Values;
}

export interface FanData {
  /** What is followed, with its unit. */
  readonly measure: string;
  /** YYYY-MM-DD, in order. */
  readonly dates: readonly string[];
  /** The first has its bands drawn; the others their median, else their mean, as a line. */
  readonly series: readonly FanSeries[];
  readonly target?: number;
  /** Whether what is looked for is how it goes, not how much it is: then the axis need not begin at 0. */
  readonly isZoomed?: boolean;
}

const SMALL = 11;
const LABEL_GAP = 14;
const DASHES = [undefined, "6 4", "2 3", "8 3 2 3", "1 4", "10 4"] as const;

/** A queue over the year: the middle, where 8 of 10 years lie, how well the mean is known, beside other scenarios and a target. */
export function fanChart(data: FanData, language: Language, options: ChartOptions): Chart {
  const { id, title, width = USUAL_WIDTH } = options;
  const { dates, series, target, measure, isZoomed = false } = data;
  const lines = linesOf(data, language);
  const known = lines.flatMap(({ values }) => values).filter((value) => value !== null);
  const table = fanTable(data, language);
  const description = fanDescription(data, language);
  if (dates.length === 0 || known.length === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), width);
    return chartOf({ title, description, table, drawing: { id, width, height, marks } });
  }
  const first = series[0];
  const edges = [first.p10, first.p90, first.meanLow, first.meanHigh].flatMap((values) => values ?? []);
  const axis = niceAxis(
    [
      ...(isZoomed ? [] : [0]),
      ...known,
      ...edges.filter((value) => value !== null),
      ...(target === undefined ? [] : [target]),
    ],
    5,
  );
  const format = axisFormat(axis, language);
  const labels = [
    ...lines.map(({ label: text, values, colour, isMain }) => ({ text, colour, isMain, at: lastOf(values) })),
    ...(first.p90
      ? [{ text: chartWord("p90", language), colour: "muted" as const, isMain: false, at: lastOf(first.p90) }]
      : []),
    ...(first.p10
      ? [{ text: chartWord("p10", language), colour: "muted" as const, isMain: false, at: lastOf(first.p10) }]
      : []),
    ...(target === undefined
      ? []
      : [
          {
            text: `${chartWord("target", language)} ${formatNumber(target, { language, decimals: 0 })}`,
            colour: "target" as const,
            isMain: false,
            at: target,
          },
        ]),
  ];
  const mostRoom = width * 0.3;
  const shown = labels.map((each) => fittedText(each.text, mostRoom, SMALL, each.isMain ? 600 : 400));
  const room = Math.max(...shown.map((text, at) => textWidth(text, SMALL, labels[at].isMain ? 600 : 400)));
  const left = leftAxisWidth(axis, format);
  const right = width - room - 10;
  const top = 24;
  const bottom = top + Math.max(200, labels.length * LABEL_GAP + 8);
  const atValue = positionOf(axis, bottom, top);
  const days = dates.map(dateNumber);
  const span = Math.max(1, days[days.length - 1] - days[0]);
  const atDay = (day: number) => left + ((right - left) * (day - days[0])) / span;
  const xs = days.map(atDay);
  const marks: Mark[] = [
    label(0, 12, withScale(measure, format.scale), { size: SMALL, colour: "muted" }),
    ...leftAxis(axis, format, left, right, atValue),
    ...bandMarks(first.p10, first.p90, xs, atValue, "band", "bandEdge"),
    ...bandMarks(first.meanLow, first.meanHigh, xs, atValue, undefined, "main"),
    ...monthMarks(dates, atDay, bottom, width, language),
  ];
  if (target !== undefined)
    marks.push(
      line(left, atValue(target), right, atValue(target), { stroke: "target", strokeWidth: 1.5, dash: "2 3" }),
    );
  for (const { values, colour, dash, isMain } of lines.toReversed()) {
    const stroke = { stroke: colour, strokeWidth: isMain ? 2.2 : 1.6, ...(dash && { dash }) };
    for (const piece of piecesOf(values, xs, atValue)) marks.push(path(polyline(piece), stroke));
  }
  const ys = apart(
    labels.map(({ at }) => (at === null ? bottom : atValue(at))),
    top,
    bottom,
  );
  labels.forEach(({ colour, isMain, at }, index) => {
    if (at === null) return;
    marks.push(line(right + 1, atValue(at), right + 7, ys[index], { stroke: "grid" }));
    marks.push(label(right + 9, ys[index] + 4, shown[index], { size: SMALL, weight: isMain ? 600 : 400, colour }));
  });
  return chartOf({ title, description, table, drawing: { id, width, height: bottom + LINE_HEIGHT + 8, marks } });
}

interface Line {
  readonly label: string;
  readonly values: Values;
  readonly colour: ColourName;
  readonly dash: string | undefined;
  readonly isMain: boolean;
}

/** What is drawn as a line of each series: its median, else its mean; of the first both. */
function linesOf({ series }: FanData, language: Language): Line[] {
  return series.flatMap(({ name, median, mean }, at): Line[] => {
    const look = { colour: SERIES_COLOURS[at % 6], dash: DASHES[at % 6], isMain: at === 0 };
    const named = (word: "median" | "mean") => `${name}, ${chartWord(word, language).toLowerCase()}`;
    const middle = median && { ...look, label: series.length > 1 || mean ? named("median") : name, values: median };
    const average = mean && { ...look, label: middle ? named("mean") : name, values: mean };
    if (middle && average && at === 0) return [middle, { ...average, colour: "ink", dash: "2 3", isMain: false }];
    return middle ? [middle] : average ? [average] : [];
  });
}

function lastOf(values: Values): number | null {
  return values.findLast((value) => value !== null) ?? null;
}

/** Stretches without a gap. */
function piecesOf(values: Values, xs: readonly number[], at: (value: number) => number): [number, number][][] {
  const pieces: [number, number][][] = [];
  let open: [number, number][] | undefined;
  values.forEach((value, index) => {
    if (value === null) open = undefined;
    else {
      if (open === undefined) pieces.push((open = []));
      open.push([xs[index], at(value)]);
    }
  });
  return pieces;
}

/** The area between two lines, where both are known, with its edges. */
function bandMarks(
  low: Values | undefined,
  high: Values | undefined,
  xs: readonly number[],
  at: (value: number) => number,
  fill: ColourName | undefined,
  stroke: ColourName,
): Mark[] {
  if (!low || !high) return [];
  const both = (values: Values) =>
    values.map((value, index) => (low[index] === null || high[index] === null ? null : value));
  const [lows, highs] = [piecesOf(both(low), xs, at), piecesOf(both(high), xs, at)];
  return lows.flatMap((piece, index): Mark[] => {
    const area = `${polyline(piece)} ${highs[index]
      .toReversed()
      .map(([x, y]) => pathData("L", x, y))
      .join(" ")} Z`;
    const edge = fill ? { stroke, strokeWidth: 1 } : { stroke, strokeWidth: 1, dash: "3 3" };
    return [...(fill ? [path(area, { fill })] : []), path(polyline(piece), edge), path(polyline(highs[index]), edge)];
  });
}

const LONGEST_NAMED_DAYS = 380;

/** The first of each month, as many named as there is room for. */
function monthMarks(
  dates: readonly string[],
  atDay: (day: number) => number,
  bottom: number,
  width: number,
  language: Language,
): Mark[] {
  const [first, last] = [dateNumber(dates[0]), dateNumber(dates[dates.length - 1])];
  const isShort = last - first <= LONGEST_NAMED_DAYS;
  const axisName = (text: string): string => {
    if (isOfYears(dates)) return text.slice(0, 4);
    const name = formatMonth(text, language);
    return isShort ? name.slice(0, name.lastIndexOf(" ")) : name;
  };
  const months: { readonly day: number; readonly text: string }[] = [];
  for (let year = Number(dates[0].slice(0, 4)), month = Number(dates[0].slice(5, 7)); months.length < 1200; month++) {
    if (month > 12) [year, month] = [year + 1, 1];
    const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    const day = dateNumber(`${text}-01`);
    if (day > last) break;
    if (day >= first && (!isOfYears(dates) || month === 1)) months.push({ day, text: axisName(text) });
  }
  if (months.length === 0) months.push({ day: first, text: formatDate(dates[0], language) });
  const numbers = months.map(({ day, text }) => {
    const half = textWidth(text, SMALL) / 2;
    const x = Math.min(Math.max(atDay(day), half), width - half);
    return label(x, bottom + LINE_HEIGHT, text, { size: SMALL, anchor: "middle", colour: "muted" });
  });
  return [
    ...months.map(({ day }) => line(atDay(day), bottom, atDay(day), bottom + 4, { stroke: "axis" })),
    ...thinned(numbers, 0),
  ];
}

/** Whether each value stands for a year: several first days of one. */
function isOfYears(dates: readonly string[]): boolean {
  return dates.length > 1 && dates.every((date) => date.endsWith("-01-01"));
}

function dateName(date: string, dates: readonly string[], language: Language): string {
  return isOfYears(dates) ? date.slice(0, 4) : formatDate(date, language);
}

/** Places as near to those wanted as may be, a line of text apart. */
function apart(wanted: readonly number[], top: number, bottom: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const placed = [...wanted];
  let least = top;
  for (const at of order) {
    placed[at] = Math.max(wanted[at], least);
    least = placed[at] + LABEL_GAP;
  }
  let most = bottom;
  for (const at of order.toReversed()) {
    placed[at] = Math.min(placed[at], most);
    most = placed[at] - LABEL_GAP;
  }
  return placed;
}

const KINDS = ["median", "p10", "p90", "mean", "meanLow", "meanHigh"] as const;

function fanTable({ dates, series, measure }: FanData, language: Language): ValueTable {
  const words = {
    median: chartWord("median", language),
    p10: chartWord("p10", language),
    p90: chartWord("p90", language),
    mean: chartWord("mean", language),
    meanLow: `${chartWord("mean", language)}, ${chartWord("low", language)}`,
    meanHigh: `${chartWord("mean", language)}, ${chartWord("high", language)}`,
  };
  // Only the first has its bands drawn.
  const drawn = series.flatMap((one, at) =>
    KINDS.filter((kind) => one[kind] && (at === 0 || kind === "median" || (kind === "mean" && !one.median))).map(
      (kind) => ({
        header: `${one.name}: ${words[kind].toLowerCase()}`,
        values: one[kind]!,
      }),
    ),
  );
  const all = drawn.flatMap(({ values }) => values).filter((value) => value !== null);
  const decimals = all.some((value) => Math.abs(value) >= 1000) ? 0 : 1;
  const columns: ValueColumn[] = [
    { header: chartWord("date", language), align: "left" },
    ...drawn.map(({ header }) => ({ header: series.length === 0 ? measure : header, align: "right" as const })),
  ];
  return {
    columns,
    rows: dates.map((date, at) => ({
      cells: [
        { text: dateName(date, dates, language) },
        ...drawn.map(({ values }): ValueCell => ({
          text: formatNumber(values[at], { language, decimals }),
          value: values[at],
        })),
      ],
    })),
  };
}

function fanDescription({ measure, dates, series, target }: FanData, language: Language): string {
  const told = series.slice(0, 6).flatMap(({ name, median, mean, p10, p90 }) => {
    const values = median ?? mean ?? [];
    const known = values.flatMap((value, at) => (value === null ? [] : [{ value, date: dates[at] }]));
    if (known.length === 0) return [];
    const highest = known.reduce((most, each) => (each.value > most.value ? each : most));
    const lowest = known.reduce((least, each) => (each.value < least.value ? each : least));
    const number = (value: number) => formatNumber(value, { language, decimals: Math.abs(value) < 100 ? 1 : 0 });
    const ends = [p10, p90].map((edge) => edge?.filter((value) => value !== null) ?? []);
    const band =
      ends[0].length > 0 && ends[1].length > 0
        ? ` ${BAND[language](number(Math.min(...ends[0])), number(Math.max(...ends[1])))}`
        : "";
    const word = chartWord(median ? "median" : "mean", language).toLowerCase();
    return [
      `${FAN[language](name, word, number(highest.value), dateName(highest.date, dates, language), number(lowest.value), dateName(lowest.date, dates, language))}${band}`,
    ];
  });
  if (told.length === 0) return chartWord("nothing", language);
  return sentences([
    `${measure}.`,
    ...told,
    target === undefined ? "" : `${chartWord("target", language)}: ${formatNumber(target, { language, decimals: 0 })}.`,
  ]);
}

type FanWords = (
  name: string,
  word: string,
  most: string,
  mostDate: string,
  least: string,
  leastDate: string,
) => string;
const FAN: Readonly<Record<Language, FanWords>> = {
  nb: (name, word, most, mostDate, least, leastDate) =>
    `${name}, ${word}: høyest ${most} (${mostDate}), lavest ${least} (${leastDate}).`,
  nn: (name, word, most, mostDate, least, leastDate) =>
    `${name}, ${word}: høgast ${most} (${mostDate}), lågast ${least} (${leastDate}).`,
  en: (name, word, most, mostDate, least, leastDate) =>
    `${name}, ${word}: highest ${most} (${mostDate}), lowest ${least} (${leastDate}).`,
};
const BAND: Readonly<Record<Language, (low: string, high: string) => string>> = {
  nb: (low, high) => `8 av 10 år mellom ${low} og ${high}.`,
  nn: (low, high) => `8 av 10 år mellom ${low} og ${high}.`,
  en: (low, high) => `8 in 10 years between ${low} and ${high}.`,
};
