import type { ColourName } from "./chart-colours.ts";
import {
  box,
  label,
  labelBox,
  line,
  LINE_HEIGHT,
  type Label,
  type Mark,
  type PatternName,
  TEXT_SIZE,
} from "./chart-drawing.ts";
import { type Axis, type AxisFormat, positionOf } from "./chart-scale.ts";
import { fittedText, textWidth, wrappedText } from "./text-width.ts";

/* Parts that several charts are made of. */

const AXIS_SIZE = 11;
/** A chart whose names and numbers leave less room than this for what is drawn is made wider. */
export const LEAST_PLOT = 120;
const TICK_GAP = 8;

export interface BottomAxis {
  readonly axis: Axis;
  readonly format: AxisFormat;
  /** Between which places it lies. */
  readonly from: number;
  readonly to: number;
  /** Its grid lines go from there down to the axis. */
  readonly top: number;
  readonly y: number;
  /** Of the drawing: no label goes beyond. */
  readonly width: number;
  /** What the numbers are; empty for none. */
  readonly name: string;
}

/** Grid lines, numbers and name of an axis below; as many numbers as there is room for, 0 among them. */
export function bottomAxis(options: BottomAxis): { readonly marks: Mark[]; readonly height: number } {
  const { axis, format, from, to, top, y, width, name } = options;
  const at = positionOf(axis, from, to);
  const grid = axis.ticks.map((tick) =>
    line(at(tick), top, at(tick), y, { stroke: tick === 0 && axis.low < 0 ? "axis" : "grid" }),
  );
  const numbers = axis.ticks.map((tick) => {
    const text = format.text(tick);
    const half = textWidth(text, AXIS_SIZE) / 2;
    const x = Math.min(Math.max(at(tick), half), width - half);
    return label(x, y + LINE_HEIGHT, text, { size: AXIS_SIZE, anchor: "middle", colour: "muted" });
  });
  const title = withScale(name, format.scale);
  const marks: Mark[] = [...grid, ...thinned(numbers, axis.ticks.indexOf(0))];
  if (title === "") return { marks, height: LINE_HEIGHT + 6 };
  const text = fittedText(title, width - 4, AXIS_SIZE);
  const middle = clampMiddle((from + to) / 2, textWidth(text, AXIS_SIZE), width);
  marks.push(label(middle, y + 2 * LINE_HEIGHT + 1, text, { size: AXIS_SIZE, anchor: "middle", colour: "muted" }));
  return { marks, height: 2 * LINE_HEIGHT + 6 };
}

/** Every first, second, fifth … label, so that they keep apart, with the one that must be kept. */
export function thinned(labels: readonly Label[], kept: number): Label[] {
  for (const every of [1, 2, 3, 4, 5, 10, 20, 50, 100, 1000]) {
    const offset = kept < 0 ? 0 : kept % every;
    const some = labels.filter((_, at) => at % every === offset);
    const boxes = some.map(labelBox);
    if (boxes.every(([left], at) => at === 0 || left >= boxes[at - 1][2] + TICK_GAP)) return some;
  }
  return labels.slice(0, 1);
}

/** Numbers and grid lines of an axis at the left. */
export function leftAxis(
  axis: Axis,
  format: AxisFormat,
  left: number,
  right: number,
  at: (value: number) => number,
): Mark[] {
  return axis.ticks.flatMap((tick): Mark[] => [
    line(left, at(tick), right, at(tick), { stroke: tick === 0 ? "axis" : "grid" }),
    label(left - 6, at(tick) + 4, format.text(tick), { size: AXIS_SIZE, anchor: "end", colour: "muted" }),
  ]);
}

/** The room that the numbers of a left axis take. */
export function leftAxisWidth(axis: Axis, format: AxisFormat): number {
  return Math.max(...axis.ticks.map((tick) => textWidth(format.text(tick), AXIS_SIZE))) + 10;
}

/** "Pasienter, millioner" */
export function withScale(name: string, scale: string): string {
  return [name, scale].filter((part) => part !== "").join(", ");
}

function clampMiddle(middle: number, textRoom: number, width: number): number {
  return Math.min(Math.max(middle, textRoom / 2), width - textRoom / 2);
}

/** Names in a column of their own, over several lines where they are long. */
export interface NameColumn {
  readonly width: number;
  /** [row] */
  readonly lines: readonly (readonly string[])[];
}

export function nameColumn(names: readonly string[], mostWidth: number, mostLines = 3): NameColumn {
  const lines = names.map((name) => wrappedText(name, mostWidth, TEXT_SIZE, 400, mostLines));
  const width = Math.max(0, ...lines.flat().map((text) => textWidth(text, TEXT_SIZE)));
  return { width: Math.min(mostWidth, width), lines };
}

/** The lines of a name, around the middle of its row. */
export function nameLabels(lines: readonly string[], x: number, middle: number): Label[] {
  const first = middle - ((lines.length - 1) * LINE_HEIGHT) / 2 + 4;
  return lines.map((text, at) => label(x, first + at * LINE_HEIGHT, text));
}

/** The height of a row with so many lines. */
export function rowHeight(lines: readonly string[], least = 24): number {
  return Math.max(least, lines.length * LINE_HEIGHT + 8);
}

export interface LegendEntry {
  readonly text: string;
  readonly fill: ColourName;
  readonly pattern?: PatternName | undefined;
}

/** What colours and patterns stand for, over as many lines as it takes. */
export function legend(
  entries: readonly LegendEntry[],
  x: number,
  y: number,
  width: number,
): { readonly marks: Mark[]; readonly height: number } {
  const marks: Mark[] = [];
  let [left, top] = [x, y];
  for (const { text, fill, pattern } of entries) {
    const shown = fittedText(text, width - 22, AXIS_SIZE);
    const room = 18 + textWidth(shown, AXIS_SIZE) + 16;
    if (left > x && left + room - 16 > x + width) {
      left = x;
      top += 18;
    }
    marks.push(box(left, top, 12, 12, { fill, ...(pattern && { pattern }) }));
    marks.push(label(left + 18, top + 10, shown, { size: AXIS_SIZE }));
    left += room;
  }
  return { marks, height: entries.length === 0 ? 0 : top - y + 20 };
}

/** A picture of nothing but a sentence. */
export function emptyMarks(text: string, width: number): { readonly marks: Mark[]; readonly height: number } {
  const lines = wrappedText(text, width - 24, TEXT_SIZE, 400, 4);
  const height = lines.length * LINE_HEIGHT + 24;
  return {
    marks: [
      box(0.5, 0.5, width - 1, height - 1, { fill: "surface", stroke: "grid" }),
      ...lines.map((each, at) => label(12, 22 + at * LINE_HEIGHT, each, { colour: "muted" })),
    ],
    height,
  };
}
