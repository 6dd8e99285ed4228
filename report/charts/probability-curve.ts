import { quantileOf } from "../../analysis/estimates.ts";
import type { Language } from "../language.ts";
import { decimalsFor, formatNumber } from "../numbers.ts";
import type { ValueCell } from "../value-table.ts";
import { SERIES_COLOURS } from "./chart-colours.ts";
import {
  type Chart,
  chartOf,
  type ChartOptions,
  label,
  line,
  type Mark,
  path,
  polyline,
  USUAL_WIDTH,
} from "./chart-drawing.ts";
import { bottomAxis, emptyMarks, leftAxis, leftAxisWidth } from "./chart-parts.ts";
import { axisFormat, niceAxis, positionOf } from "./chart-scale.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { fittedText, textWidth } from "./text-width.ts";

/** What a scenario had in each of its replications. */
export interface ProbabilitySeries {
  readonly name: string;
  /** [replication] in any order. */
  readonly values: readonly number[];
}

export interface ProbabilityData {
  /** What is along the axis, with its unit. */
  readonly measure: string;
  readonly series: readonly ProbabilitySeries[];
}

/** Every fifth per cent: as fine as a hundred replications can tell. */
const LEVELS = Array.from({ length: 21 }, (_, at) => at / 20);
const DASHES = [undefined, "6 4", "2 3", "8 3 2 3", "1 4", "10 4"] as const;
const SMALL = 11;
const SAMPLE = 26;

/** How likely at most so much is, scenario by scenario: quantiles of the replications, joined by lines. */
export function probabilityCurve(data: ProbabilityData, language: Language, options: ChartOptions): Chart {
  const { id, title, width = USUAL_WIDTH } = options;
  const { measure } = data;
  const series = data.series.filter(({ values }) => values.length > 0).map(curveOf);
  const percent = (level: number): string => formatNumber(level, { language, decimals: 0, isShare: true });
  const table = {
    columns: [
      { header: AT_MOST[language], align: "right" as const },
      ...series.map(({ name }) => ({ header: `${name}: ${measure}`, align: "right" as const })),
    ],
    rows: series.length === 0 ? [] : LEVELS.map((level, at) => ({ cells: [cellOf(level), ...rowCells(at)] })),
  };
  function cellOf(level: number): ValueCell {
    return { text: percent(level), value: level };
  }
  function rowCells(at: number): ValueCell[] {
    return series.map(({ quantiles }) => ({ text: number(quantiles[at], language), value: quantiles[at] }));
  }
  const description = sentences([
    series.length === 0 ? chartWord("nothing", language) : `${measure}.`,
    ...series.map(({ name, quantiles }) =>
      MIDDLE[language](name, number(quantiles[10], language), number(quantiles[18], language)),
    ),
  ]);
  if (series.length === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), width);
    return chartOf({ title, description, table, drawing: { id, width, height, marks } });
  }
  const across = niceAxis(
    series.flatMap(({ quantiles }) => quantiles),
    8,
  );
  const up = niceAxis([0, 1], 5);
  const upFormat = axisFormat(up, language, { isShare: true });
  const left = leftAxisWidth(up, upFormat);
  const names = legendOf(
    series.map(({ name }) => name),
    width,
  );
  const top = names.height + 26;
  const bottom = top + 240;
  const right = width - 14;
  const [atX, atY] = [positionOf(across, left, right), positionOf(up, bottom, top)];
  const format = axisFormat(across, language);
  const below = bottomAxis({ axis: across, format, from: left, to: right, top, y: bottom, width, name: measure });
  const marks: Mark[] = [
    ...names.marks,
    label(0, top - 12, fittedText(AT_MOST[language], width, SMALL), { size: SMALL, colour: "muted" }),
    ...below.marks,
    ...leftAxis(up, upFormat, left, right, atY),
  ];
  for (const [at, { quantiles }] of [...series.entries()].reverse()) {
    const points = quantiles.map((value, step): [number, number] => [atX(value), atY(LEVELS[step])]);
    marks.push(path(polyline(points), { ...lookOf(at), strokeWidth: at === 0 ? 2.2 : 1.8 }));
  }
  return chartOf({ title, description, table, drawing: { id, width, height: bottom + below.height, marks } });
}

function curveOf({ name, values }: ProbabilitySeries): {
  readonly name: string;
  readonly quantiles: readonly number[];
} {
  const sorted = Float64Array.from(values).sort();
  return { name, quantiles: LEVELS.map((level) => quantileOf(sorted, level)) };
}

function number(value: number, language: Language): string {
  return formatNumber(value, { language, decimals: decimalsFor(Number(value.toPrecision(4)), null) });
}

function lookOf(at: number): { readonly stroke: (typeof SERIES_COLOURS)[number]; readonly dash?: string } {
  const dash = DASHES[at % DASHES.length];
  return { stroke: SERIES_COLOURS[at % SERIES_COLOURS.length], ...(dash !== undefined && { dash }) };
}

/** A piece of each line with its name, over as many lines as it takes. */
function legendOf(names: readonly string[], width: number): { readonly marks: Mark[]; readonly height: number } {
  const marks: Mark[] = [];
  let [left, top] = [0, 0];
  for (const [at, name] of names.entries()) {
    const shown = fittedText(name, width - SAMPLE - 8, SMALL);
    const room = SAMPLE + 6 + textWidth(shown, SMALL) + 18;
    if (left > 0 && left + room - 18 > width) {
      left = 0;
      top += 18;
    }
    marks.push(line(left, top + 8, left + SAMPLE, top + 8, { ...lookOf(at), strokeWidth: at === 0 ? 2.2 : 1.8 }));
    marks.push(label(left + SAMPLE + 6, top + 12, shown, { size: SMALL }));
    left += room;
  }
  return { marks, height: top + 18 };
}

const AT_MOST: Readonly<Record<Language, string>> = {
  nb: "Sannsynlighet for høyst så mange",
  nn: "Sannsyn for høgst så mange",
  en: "Probability of at most so many",
};
const MIDDLE: Readonly<Record<Language, (name: string, half: string, most: string) => string>> = {
  nb: (name, half, most) => `${name}: høyst ${half} i halvparten av replikasjonene, høyst ${most} i ni av ti.`,
  nn: (name, half, most) => `${name}: høgst ${half} i halvparten av replikasjonane, høgst ${most} i ni av ti.`,
  en: (name, half, most) => `${name}: at most ${half} in half of the replications, at most ${most} in nine of ten.`,
};

/** The share of the values that are not above a bound. */
export function shareAtMost(values: readonly number[], bound: number): number {
  return values.filter((value) => value <= bound).length / values.length;
}
