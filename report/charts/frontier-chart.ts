import type { Interval } from "../../analysis/estimates.ts";
import type { Language } from "../language.ts";
import { decimalsFor, formatInterval, formatNumber } from "../numbers.ts";
import type { ValueCell } from "../value-table.ts";
import {
  box,
  type Chart,
  chartOf,
  type ChartOptions,
  circle,
  label,
  labelBox,
  line,
  type Label,
  type Mark,
  path,
  polyline,
  USUAL_WIDTH,
} from "./chart-drawing.ts";
import { bottomAxis, emptyMarks, leftAxis, leftAxisWidth, withScale } from "./chart-parts.ts";
import { axisFormat, niceAxis, positionOf } from "./chart-scale.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { fittedText } from "./text-width.ts";

export interface FrontierPoint {
  readonly name: string;
  readonly cost: number;
  readonly effect: number;
  readonly effectCi95: Interval | null;
  /** Whether no other has more effect for less. */
  readonly isOnFrontier: boolean;
}

export interface FrontierData {
  /** With their units. */
  readonly cost: string;
  readonly effect: string;
  readonly points: readonly FrontierPoint[];
}

const SMALL = 11;

/** What each proposal costs and what it does, numbered, with the line of those that none other beats. */
export function frontierChart(data: FrontierData, language: Language, options: ChartOptions): Chart {
  const { id, title, width = USUAL_WIDTH } = options;
  const { points } = data;
  const table = {
    columns: [
      { header: chartWord("name", language), align: "left" as const },
      ...[data.cost, data.effect, chartWord("low", language), chartWord("high", language)].map((header) => ({
        header,
        align: "right" as const,
      })),
      { header: ON_FRONTIER[language], align: "left" as const },
    ],
    rows: points.map(({ name, cost, effect, effectCi95, isOnFrontier }) => {
      const cell = (value: number | null, interval: Interval | null): ValueCell => {
        return { text: formatNumber(value, { language, decimals: decimalsFor(value, interval) }), value };
      };
      const ends = effectCi95 ?? [null, null];
      return {
        cells: [
          { text: name },
          cell(cost, null),
          cell(effect, effectCi95),
          cell(ends[0], effectCi95),
          cell(ends[1], effectCi95),
          { text: (isOnFrontier ? YES : NO)[language] },
        ],
      };
    }),
  };
  const description = frontierDescription(data, language);
  if (points.length === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), width);
    return chartOf({ title, description, table, drawing: { id, width, height, marks } });
  }
  const across = niceAxis([0, ...points.map(({ cost }) => cost)], 7);
  const up = niceAxis([0, ...points.flatMap(({ effect, effectCi95 }) => [effect, ...(effectCi95 ?? [])])], 6);
  const [acrossFormat, upFormat] = [axisFormat(across, language), axisFormat(up, language)];
  const left = leftAxisWidth(up, upFormat);
  const [top, bottom, right] = [24, 280, width - 14];
  const [atCost, atEffect] = [positionOf(across, left, right), positionOf(up, bottom, top)];
  const below = bottomAxis({
    axis: across,
    format: acrossFormat,
    from: left,
    to: right,
    top,
    y: bottom,
    width,
    name: data.cost,
  });
  const marks: Mark[] = [
    label(0, 12, fittedText(withScale(data.effect, upFormat.scale), width, SMALL), { size: SMALL, colour: "muted" }),
    ...below.marks,
    ...leftAxis(up, upFormat, left, right, atEffect),
  ];
  const best = points.filter(({ isOnFrontier }) => isOnFrontier).sort((a, b) => a.cost - b.cost);
  if (best.length > 1)
    marks.push(
      path(polyline(best.map(({ cost, effect }) => [atCost(cost), atEffect(effect)])), {
        stroke: "main",
        strokeWidth: 1.5,
        dash: "5 3",
      }),
    );
  for (const { cost, effectCi95 } of points) {
    if (!effectCi95 || effectCi95[0] === effectCi95[1]) continue;
    const x = atCost(cost);
    const [low, high] = effectCi95.map(atEffect);
    marks.push(line(x, low, x, high, { stroke: "axis" }));
    for (const end of [low, high]) marks.push(line(x - 3, end, x + 3, end, { stroke: "axis" }));
  }
  const centres = points.map(({ cost, effect }): [number, number] => [atCost(cost), atEffect(effect)]);
  points.forEach(({ isOnFrontier }, at) => {
    const [x, y] = centres[at];
    marks.push(
      isOnFrontier
        ? circle(x, y, 5, { fill: "main", stroke: "background", strokeWidth: 1 })
        : box(x - 4, y - 4, 8, 8, { fill: "background", stroke: "unsure", strokeWidth: 1.5 }),
    );
  });
  marks.push(...numberMarks(centres, { left, top: top - 8, right: width, bottom: bottom - 2 }));
  const names = nameList(points, bottom + below.height + 12, width);
  return chartOf({
    title,
    description,
    table,
    drawing: { id, width, height: names.bottom, marks: [...marks, ...names.marks] },
  });
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const DIRECTIONS: readonly (readonly [number, number])[] = [
  [0.7, -0.7],
  [-0.7, -0.7],
  [0.7, 0.7],
  [-0.7, 0.7],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
];

/** The number of each point beside it, where nothing else is; further out with a line where it is crowded. */
function numberMarks(centres: readonly (readonly [number, number])[], frame: Frame): Mark[] {
  const taken: [number, number, number, number][] = centres.map(([x, y]) => [x - 6, y - 6, x + 6, y + 6]);
  const marks: Mark[] = [];
  centres.forEach(([x, y], at) => {
    for (const far of [13, 20, 30, 42, 56, 72, 90]) {
      const found = DIRECTIONS.map(([dx, dy]): Label => {
        return label(x + dx * far, y + dy * far + 4, String(at + 1), { size: SMALL, anchor: "middle", weight: 600 });
      }).find((each) => isFree(labelBox(each), taken, frame));
      if (!found) continue;
      if (far > 13) marks.push(line(x, y, found.x, found.y - 4, { stroke: "grid" }));
      const [left, top, right, bottom] = labelBox(found);
      marks.push(box(left - 1, top - 1, right - left + 2, bottom - top + 2, { fill: "background" }), found);
      taken.push([left, top, right, bottom]);
      return;
    }
  });
  return marks;
}

function isFree(
  [left, top, right, bottom]: readonly number[],
  taken: readonly (readonly number[])[],
  frame: Frame,
): boolean {
  if (left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom) return false;
  return taken.every(
    (other) => right + 2 < other[0] || other[2] + 2 < left || bottom + 1 < other[1] || other[3] + 1 < top,
  );
}

/** Which number is which, in two columns. */
function nameList(
  points: readonly FrontierPoint[],
  top: number,
  width: number,
): { readonly marks: Mark[]; readonly bottom: number } {
  const rows = Math.ceil(points.length / 2);
  const column = width / 2;
  const marks = points.flatMap(({ name }, at): Mark[] => {
    const x = at < rows ? 0 : column;
    const y = top + (at % rows) * 16 + 4;
    return [
      label(x + 16, y, String(at + 1), { size: SMALL, weight: 600, anchor: "end" }),
      label(x + 24, y, fittedText(name, column - 34, SMALL), { size: SMALL }),
    ];
  });
  return { marks, bottom: top + rows * 16 };
}

function frontierDescription({ cost, effect, points }: FrontierData, language: Language): string {
  if (points.length === 0) return chartWord("nothing", language);
  const number = (value: number, interval: Interval | null) =>
    formatNumber(value, { language, decimals: decimalsFor(value, interval) });
  const best = points.filter(({ isOnFrontier }) => isOnFrontier).sort((a, b) => a.cost - b.cost);
  const told = best.slice(0, 6).map((point) => {
    const interval = point.effectCi95
      ? ` (${formatInterval(point.effectCi95, { language, decimals: decimalsFor(point.effect, point.effectCi95) })})`
      : "";
    return `${point.name}: ${number(point.cost, null)}, ${number(point.effect, point.effectCi95)}${interval}`;
  });
  return sentences([`${cost}; ${effect}.`, told.length === 0 ? "" : `${BEATEN[language]} ${told.join("; ")}.`]);
}

const ON_FRONTIER: Readonly<Record<Language, string>> = { nb: "På fronten", nn: "På fronten", en: "On the frontier" };
const YES: Readonly<Record<Language, string>> = { nb: "ja", nn: "ja", en: "yes" };
const NO: Readonly<Record<Language, string>> = { nb: "nei", nn: "nei", en: "no" };
const BEATEN: Readonly<Record<Language, string>> = {
  nb: "Ingen gir mer for mindre enn:",
  nn: "Ingen gir meir for mindre enn:",
  en: "None gives more for less than:",
};
