import type { Language, LocalText } from "../language.ts";
import { decimalsFor, formatNumber, MISSING } from "../numbers.ts";
import type { ValueCell } from "../value-table.ts";
import type { ColourName } from "./chart-colours.ts";
import {
  box,
  type Chart,
  chartOf,
  type ChartOptions,
  circle,
  label,
  line,
  LINE_HEIGHT,
  type Mark,
  path,
  polyline,
  USUAL_WIDTH,
} from "./chart-drawing.ts";
import { emptyMarks, legend } from "./chart-parts.ts";
import { type Axis, axisFormat, niceAxis, positionOf } from "./chart-scale.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { fittedText, textWidth, wrappedText } from "./text-width.ts";

/** What is set, or what came of it: numbers, or words of which a value is the number. */
export interface ParallelAxis {
  /** With its unit. */
  readonly name: string;
  readonly isShare?: boolean;
  readonly words?: readonly string[];
}

/** One point of a design: a value on every axis. */
export interface ParallelPoint {
  readonly name: string;
  /** [axis] */
  readonly values: readonly (number | null)[];
}

export interface ParallelData {
  /** What is set, and last what came of it: by that the points are told apart. */
  readonly axes: readonly ParallelAxis[];
  /** The first is the base. */
  readonly points: readonly ParallelPoint[];
}

const SMALL = 11;
const HEIGHT = 240;
/** Less room than this between two axes makes the chart wider. */
const LEAST_GAP = 96;
const MOST_NAME_LINES = 3;

/** All points of a design of experiments at a time: each a line through what was set to what came of it. */
export function parallelCoordinates(data: ParallelData, language: Language, options: ChartOptions): Chart {
  const { id, title, width: wanted = USUAL_WIDTH } = options;
  const { axes, points } = data;
  const table = {
    columns: [
      { header: POINT[language], align: "left" as const },
      ...axes.map(({ name }, at) => ({ header: name.trim() === "" ? `${at + 1}` : name, align: "right" as const })),
    ],
    rows: points.map(({ name, values }) => ({
      cells: [{ text: name }, ...values.map((value, at) => cellOf(value, axes[at], language))],
    })),
  };
  const description = describe(data, language);
  if (points.length === 0 || axes.length === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), wanted);
    return chartOf({ title, description, table, drawing: { id, width: wanted, height, marks } });
  }
  const scales = axes.map((axis, at) =>
    scaleOf(
      axis,
      points.map(({ values }) => values[at]),
      language,
    ),
  );
  const width = Math.max(wanted, axes.length * LEAST_GAP);
  const gap = width / axes.length;
  // Its numbers stand before each axis, so the first has room at its left, and all their names are ranged right.
  const xs = axes.map((_, at) => (at + 1) * gap - 8);
  const names = axes.map(({ name }) => wrappedText(name, gap - 10, SMALL, 400, MOST_NAME_LINES));
  const head = legend(
    thirds(language).map(({ text, colour }) => ({ text, fill: colour })),
    0,
    0,
    width,
  );
  const top = head.height + MOST_NAME_LINES * LINE_HEIGHT + 8;
  const bottom = top + HEIGHT;
  const ats = scales.map(({ axis }) => positionOf(axis, bottom, top));
  const own: Mark[] = [...head.marks];
  for (const [at, { ticks }] of scales.entries()) {
    names[at].forEach((text, row) => {
      const y = top - 12 - (names[at].length - 1 - row) * LINE_HEIGHT;
      own.push(label(xs[at], y, text, { size: SMALL, anchor: "end", colour: "ink" }));
    });
    own.push(line(xs[at], top, xs[at], bottom, { stroke: "axis" }));
    for (const { value, text } of ticks) {
      own.push(line(xs[at] - 4, ats[at](value), xs[at], ats[at](value), { stroke: "axis" }));
      const shown = fittedText(text, gap - 24, SMALL);
      const room = textWidth(shown, SMALL) + 4;
      // Lines pass behind the numbers, not through them.
      own.push(box(xs[at] - 5 - room, ats[at](value) - 7, room, 14, { fill: "background" }));
      own.push(label(xs[at] - 7, ats[at](value) + 4, shown, { size: SMALL, anchor: "end", colour: "muted" }));
    }
  }
  const lines: Mark[] = points.toReversed().flatMap((point): Mark[] => {
    const isBase = point === points[0];
    const { colour, dash } = isBase ? BASE_LOOK : lookOf(point, points);
    return piecesOf(point.values, xs, ats).map((piece) =>
      piece.length === 1
        ? circle(piece[0][0], piece[0][1], isBase ? 4.5 : 3, { fill: colour })
        : path(polyline(piece), { stroke: colour, strokeWidth: isBase ? 3 : 1.5, ...(dash && { dash }) }),
    );
  });
  return chartOf({
    title,
    description,
    table,
    drawing: { id, width, height: bottom + 14, marks: [...lines, ...own] },
  });
}

interface Scale {
  readonly axis: Axis;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

const MOST_WORDS = 12;

function scaleOf(
  { words, isShare = false }: ParallelAxis,
  values: readonly (number | null)[],
  language: Language,
): Scale {
  if (words) {
    const last = Math.max(1, words.length - 1);
    const every = Math.ceil(words.length / MOST_WORDS);
    const ticks = words.flatMap((text, value) => (value % every === 0 ? [{ value, text }] : []));
    return { axis: { low: 0, high: last, step: 1, ticks: ticks.map(({ value }) => value) }, ticks };
  }
  const axis = niceAxis(
    values.filter((value) => value !== null),
    4,
  );
  const format = axisFormat(axis, language, { isShare });
  const scale = format.scale === "" ? "" : ` ${format.scale}`;
  const ticks = axis.ticks.map((value, at) => {
    // The scale is said once, where there is most room for it.
    return { value, text: `${format.text(value)}${at === axis.ticks.length - 1 ? scale : ""}` };
  });
  return { axis, ticks };
}

interface Third {
  readonly text: string;
  readonly colour: ColourName;
  readonly dash?: string;
}

const BASE_LOOK: Pick<Third, "colour" | "dash"> = { colour: "ink" };

function thirds(language: Language): Third[] {
  return [
    { text: LOW[language], colour: "series1" },
    { text: MIDDLE[language], colour: "series5", dash: "2 3" },
    { text: HIGH[language], colour: "series2", dash: "6 4" },
    { text: BASE[language], colour: "ink" },
  ];
}

/** By the third of the points that it is in on the last axis; as many are lower as is said. */
function lookOf(point: ParallelPoint, points: readonly ParallelPoint[]): Third {
  const last = ({ values }: ParallelPoint): number => values.at(-1) ?? 0;
  const lower = points.filter((other) => last(other) < last(point)).length;
  const third = Math.min(2, Math.floor((3 * lower) / Math.max(1, points.length)));
  return thirds("en")[third];
}

/** Lines through neighbouring axes where a point has values. */
function piecesOf(
  values: readonly (number | null)[],
  xs: readonly number[],
  ats: readonly ((value: number) => number)[],
): [number, number][][] {
  const pieces: [number, number][][] = [[]];
  values.forEach((value, at) => {
    if (value === null) pieces.push([]);
    else pieces.at(-1)!.push([xs[at], ats[at](value)]);
  });
  // One by itself is a dot.
  return pieces.filter(({ length }) => length > 0);
}

function cellOf(value: number | null, { words, isShare = false }: ParallelAxis, language: Language): ValueCell {
  if (value === null) return { text: MISSING, value };
  if (words) return { text: words[value] ?? MISSING };
  return { text: formatNumber(value, { language, decimals: decimalsFor(value, null, isShare), isShare }), value };
}

function describe({ axes, points }: ParallelData, language: Language): string {
  const outcome = axes.at(-1);
  const told = points.filter(({ values }) => values.at(-1) !== null && values.at(-1) !== undefined);
  if (!outcome || told.length === 0) return chartWord("nothing", language);
  const sorted = told.toSorted((one, other) => one.values.at(-1)! - other.values.at(-1)!);
  const text = (point: ParallelPoint): string =>
    `${point.name} (${cellOf(point.values.at(-1)!, outcome, language).text})`;
  return sentences([
    SUM[language](points.length, outcome.name),
    LEAST[language](text(sorted[0])),
    points.length > 1 ? MOST[language](text(sorted.at(-1)!)) : "",
  ]);
}

const POINT: LocalText = { nb: "Punkt", nn: "Punkt", en: "Point" };
const LOW: LocalText = { nb: "Laveste tredel", nn: "Lågaste tredel", en: "Lowest third" };
const MIDDLE: LocalText = { nb: "Midterste tredel", nn: "Midtarste tredel", en: "Middle third" };
const HIGH: LocalText = { nb: "Høyeste tredel", nn: "Høgaste tredel", en: "Highest third" };
const BASE: LocalText = { nb: "Basis", nn: "Basis", en: "Baseline" };
type Told<Arguments extends readonly unknown[]> = Readonly<Record<Language, (...told: Arguments) => string>>;
const SUM: Told<[number, string]> = {
  nb: (count, name) => `${count} punkter. Utfall: ${name}.`,
  nn: (count, name) => `${count} punkt. Utfall: ${name}.`,
  en: (count, name) => `${count} points. Outcome: ${name}.`,
};
const LEAST: Told<[string]> = {
  nb: (text) => `Lavest: ${text}.`,
  nn: (text) => `Lågast: ${text}.`,
  en: (text) => `Lowest: ${text}.`,
};
const MOST: Told<[string]> = {
  nb: (text) => `Høyest: ${text}.`,
  nn: (text) => `Høgast: ${text}.`,
  en: (text) => `Highest: ${text}.`,
};
