import type { ValueTable } from "../value-table.ts";
import { type ChartTheme, type ColourName, colourValue } from "./chart-colours.ts";
import { type FontWeight, textWidth } from "./text-width.ts";

/* Charts are lists of what is drawn, at fixed places, turned to SVG at the end; so a test can ask where each label is. */

export interface Label {
  readonly kind: "label";
  readonly x: number;
  /** Of the line that the text stands on. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: FontWeight;
  readonly anchor: "start" | "middle" | "end";
  readonly colour: ColourName;
}

export interface Shape {
  readonly kind: "shape";
  readonly tag: "rect" | "line" | "path" | "circle";
  readonly geometry: Readonly<Record<string, number | string>>;
  readonly fill?: ColourName;
  /** Drawn over the fill, so that colour is not all that tells. */
  readonly pattern?: PatternName;
  readonly stroke?: ColourName;
  readonly strokeWidth?: number;
  readonly dash?: string;
  readonly opacity?: number;
}

export type Mark = Label | Shape;

/** A picture: marks within `width` × `height`, the later ones on top. */
export interface Drawing {
  /** The beginning of the ids in it; unique on a page. */
  readonly id: string;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** A chart with all that stands for it where it cannot be seen. */
export interface Chart {
  readonly title: string;
  /** What it shows, its range and what is compared, in sentences. */
  readonly description: string;
  /** The same numbers. */
  readonly table: ValueTable;
  readonly drawing: Drawing;
  /** For a page: colours are CSS variables (`colourVariables`), light ones where there are none. */
  readonly svg: string;
}

/** What every chart is told. */
export interface ChartOptions {
  readonly id: string;
  readonly title: string;
  /** Of the drawing, in pixels; 680 where missing, which is the width of a page of A4 at 96 pixels an inch. */
  readonly width?: number;
}

export const USUAL_WIDTH = 680;

export function chartOf(parts: Omit<Chart, "svg">): Chart {
  return { ...parts, svg: svgText(parts, "variables") };
}

/** A chart as a file by itself, in the colours of a theme. */
export function svgFile(chart: Chart, theme: ChartTheme): string {
  return svgText(chart, theme);
}

type LabelOptions = Partial<Pick<Label, "size" | "weight" | "anchor" | "colour">>;

/** Text that begins at x, or ends or is centred there. */
export function label(x: number, y: number, text: string, options: LabelOptions = {}): Label {
  const { size = TEXT_SIZE, weight = 400, anchor = "start", colour = "ink" } = options;
  return { kind: "label", x, y, text, size, weight, anchor, colour };
}

/** The size of usual text in a chart, and the room of a line of it. */
export const TEXT_SIZE = 12;
export const LINE_HEIGHT = 15;

type Look = Omit<Shape, "kind" | "tag" | "geometry">;

export function box(x: number, y: number, width: number, height: number, look: Look & { radius?: number }): Shape {
  const { radius, ...rest } = look;
  const geometry = { x, y, width: Math.max(0, width), height: Math.max(0, height), ...(radius && { rx: radius }) };
  return { kind: "shape", tag: "rect", geometry, ...rest };
}

export function line(x1: number, y1: number, x2: number, y2: number, look: Look): Shape {
  return { kind: "shape", tag: "line", geometry: { x1, y1, x2, y2 }, strokeWidth: 1, ...look };
}

export function circle(cx: number, cy: number, r: number, look: Look): Shape {
  return { kind: "shape", tag: "circle", geometry: { cx, cy, r }, ...look };
}

/** @param d path data, by `pathData` */
export function path(d: string, look: Look): Shape {
  return { kind: "shape", tag: "path", geometry: { d }, ...look };
}

/** Path data: letters and numbers, these with two decimals. */
export function pathData(...parts: readonly (string | number)[]): string {
  return parts.map((part) => (typeof part === "number" ? coordinate(part) : part)).join(" ");
}

/** A line through points. */
export function polyline(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], at) => pathData(at === 0 ? "M" : "L", x, y)).join(" ");
}

/** Where a label is: left, top, right, bottom. */
export function labelBox({ x, y, text, size, weight, anchor }: Label): [number, number, number, number] {
  const width = textWidth(text, size, weight);
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  return [left, y - 0.76 * size, left + width, y + 0.22 * size];
}

export type PatternName = "stripes" | "dots" | "backstripes" | "crosses" | "lines";
/** [series] the first is plain. */
export const SERIES_PATTERNS: readonly (PatternName | undefined)[] = [
  undefined,
  "stripes",
  "dots",
  "backstripes",
  "crosses",
  "lines",
];

const PATTERN_PATHS: Readonly<Record<PatternName, string>> = {
  stripes: "M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6",
  backstripes: "M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2",
  dots: "M2 1 h2 v2 h-2 Z M6 5 h2 v2 h-2 Z",
  crosses: "M0 8 L8 0 M0 0 L8 8",
  lines: "M0 2 H8 M0 6 H8",
};

type ThemeOrVariables = ChartTheme | "variables";

function svgText({ title, description, drawing }: Omit<Chart, "svg">, theme: ThemeOrVariables): string {
  const { id, width, height, marks } = drawing;
  const patterns = [...new Set(marks.flatMap((mark) => (mark.kind === "shape" ? (mark.pattern ?? []) : [])))];
  const size = [width, height].map(coordinate);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.join(" ")}" width="${size[0]}" height="${size[1]}" role="img" ` +
      `aria-labelledby="${id}-title ${id}-desc" font-family="${FONT_FAMILY}" text-rendering="geometricPrecision">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-desc">${escaped(description)}</desc>`,
    ...(patterns.length === 0 ? [] : [`<defs>${patterns.map((name) => patternText(id, name, theme)).join("")}</defs>`]),
    ...marks.flatMap((mark) => (mark.kind === "label" ? labelText(mark, theme) : shapeTexts(mark, id, theme))),
    "</svg>",
  ].join("\n");
}

export const FONT_FAMILY = "Inter, 'Helvetica Neue', Arial, sans-serif";

function patternText(id: string, name: PatternName, theme: ThemeOrVariables): string {
  const isFilled = name === "dots";
  const colour = paint(isFilled ? { fill: "background" } : { stroke: "background" }, theme);
  const other = isFilled ? "" : ` fill="none" stroke-width="1.6"`;
  return `<pattern id="${id}-${name}" width="8" height="8" patternUnits="userSpaceOnUse"><path d="${PATTERN_PATHS[name]}"${colour}${other}/></pattern>`;
}

function labelText({ x, y, text, size, weight, anchor, colour }: Label, theme: ThemeOrVariables): string {
  const where = `x="${coordinate(x)}" y="${coordinate(y)}"`;
  const how = `font-size="${size}"${weight === 400 ? "" : ` font-weight="${weight}"`}`;
  const side = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text ${where} ${how}${side}${paint({ fill: colour }, theme)}>${escaped(text)}</text>`;
}

function shapeTexts(shape: Shape, id: string, theme: ThemeOrVariables): string[] {
  const { tag, geometry, fill, pattern, stroke, strokeWidth, dash, opacity } = shape;
  const where = Object.entries(geometry).map(
    ([name, value]) => ` ${name}="${typeof value === "number" ? coordinate(value) : escaped(value)}"`,
  );
  const outline = [
    stroke === undefined || strokeWidth === undefined ? "" : ` stroke-width="${coordinate(strokeWidth)}"`,
    dash === undefined ? "" : ` stroke-dasharray="${dash}"`,
    opacity === undefined ? "" : ` opacity="${opacity}"`,
  ].join("");
  const plain = `<${tag}${where.join("")}${paint({ fill: fill ?? "none", ...(stroke && { stroke }) }, theme)}${outline}/>`;
  return pattern === undefined ? [plain] : [plain, `<${tag}${where.join("")} fill="url(#${id}-${pattern})"/>`];
}

type Paint = Readonly<Partial<Record<"fill" | "stroke", ColourName | "none">>>;

/** A variable works in a style only. */
function paint(colours: Paint, theme: ThemeOrVariables): string {
  const values = Object.entries(colours).map(([name, colour]): [string, string] => {
    return [name, colour === "none" ? "none" : colourValue(colour, theme)];
  });
  return theme === "variables"
    ? ` style="${values.map(([name, value]) => `${name}:${value}`).join(";")}"`
    : values.map(([name, value]) => ` ${name}="${value}"`).join("");
}

function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A text within XML; characters that it cannot hold are left out. */
export function escaped(text: string): string {
  return text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "",
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
