/*
 * All colours of charts and reports, light and dark. On a page they are CSS variables, so that one picture serves both; in a
 * file by itself they are written out. test/chart-colours.test.ts computes their contrast.
 */

export type ChartTheme = "light" | "dark";

interface TwoColours {
  readonly light: string;
  readonly dark: string;
}

export const CHART_COLOURS = {
  background: { light: "#ffffff", dark: "#1b1f24" },
  /** Behind groups, table heads and boxes. */
  surface: { light: "#f1f4f7", dark: "#272d34" },
  ink: { light: "#18222c", dark: "#eef2f5" },
  /** Text that stands back. */
  muted: { light: "#4b5966", dark: "#b4c0cb" },
  /** Lines that only guide the eye. */
  grid: { light: "#d8dee4", dark: "#3a424b" },
  /** Lines that carry meaning: axes, borders, the zero line. */
  axis: { light: "#6a7783", dark: "#8a97a3" },
  main: { light: "#0062ba", dark: "#6cb2f0" },
  band: { light: "#c3dcf3", dark: "#244a6d" },
  bandEdge: { light: "#4f8cc4", dark: "#5f94c4" },
  flow: { light: "#5f97cc", dark: "#4d86bb" },
  flowBack: { light: "#8a6fb8", dark: "#a58bd0" },
  waiting: { light: "#fdebcb", dark: "#43310f" },
  waitingEdge: { light: "#9a6200", dark: "#e0a33f" },
  good: { light: "#1c7438", dark: "#72d08d" },
  bad: { light: "#b3261e", dark: "#ff9a8f" },
  unsure: { light: "#5d6873", dark: "#aeb9c3" },
  goodSurface: { light: "#dff1e3", dark: "#15361f" },
  badSurface: { light: "#fbe3e1", dark: "#4a1d19" },
  target: { light: "#0b6b54", dark: "#5fd0b1" },
  series1: { light: "#0062ba", dark: "#6cb2f0" },
  series2: { light: "#b25400", dark: "#f0a35c" },
  series3: { light: "#2a7a4f", dark: "#6ccf98" },
  series4: { light: "#7b4bb3", dark: "#c2a0ee" },
  series5: { light: "#5d6873", dark: "#aeb9c3" },
  series6: { light: "#a8326e", dark: "#f08fbe" },
  heat1: { light: "#f3effa", dark: "#2a2735" },
  heat2: { light: "#dcd2ef", dark: "#3a3350" },
  heat3: { light: "#c2b2e2", dark: "#4f446f" },
  heat4: { light: "#a48ed1", dark: "#695a91" },
  heat5: { light: "#8669bb", dark: "#8776b3" },
  heat6: { light: "#6848a0", dark: "#a998d2" },
  heat7: { light: "#472980", dark: "#d3c6f0" },
} as const satisfies Record<string, TwoColours>;

export type ColourName = keyof typeof CHART_COLOURS;

export const SERIES_COLOURS = [
  "series1",
  "series2",
  "series3",
  "series4",
  "series5",
  "series6",
] as const satisfies readonly ColourName[];
export const HEAT_COLOURS = [
  "heat1",
  "heat2",
  "heat3",
  "heat4",
  "heat5",
  "heat6",
  "heat7",
] as const satisfies readonly ColourName[];

/** What must be readable on what: text with a contrast of 4.5 at least (WCAG 2.2, 1.4.3). */
export const TEXT_ON: readonly (readonly [text: ColourName, behind: ColourName])[] = [
  ...(["background", "surface", "waiting"] as const).flatMap((behind) =>
    (["ink", "muted", "good", "bad", "unsure", "main"] as const)
      .filter((text) => behind !== "waiting" || text === "ink" || text === "muted")
      .map((text) => [text, behind] as const),
  ),
  ["good", "goodSurface"],
  ["bad", "badSurface"],
  ["ink", "goodSurface"],
  ["ink", "badSurface"],
  ["target", "background"],
  ["ink", "band"],
];

/** What must be seen on what: graphics that carry meaning, 3 at least (1.4.11). */
export const GRAPHICS_ON: readonly (readonly [graphic: ColourName, behind: ColourName])[] = [
  ...(["axis", "main", "bandEdge", "flow", "flowBack", "waitingEdge", "good", "bad", "unsure", "target"] as const).map(
    (graphic) => [graphic, "background"] as const,
  ),
  ...SERIES_COLOURS.map((series) => [series, "background"] as const),
  ["main", "band"],
  ["axis", "surface"],
  ["bad", "surface"],
  ["main", "surface"],
  ["waitingEdge", "waiting"],
  ["heat7", "background"],
  ["heat7", "heat1"],
];

/** The contrast of two colours, 1 to 21. @source WCAG 2.2, definition of contrast ratio */
export function contrastRatio(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The 2.4th power through its root of five: 2.4 = 12/5. */
function linear(channel: number): number {
  if (channel <= 0.04045) return channel / 12.92;
  const base = (channel + 0.055) / 1.055;
  const squared = base * base;
  return squared * fifthRoot(squared);
}

/** By Newton's method, so that every engine gives the same digits. */
function fifthRoot(value: number): number {
  let root = 1;
  for (let step = 0; step < 60; step++) root = (4 * root + value / (root * root * root * root)) / 5;
  return root;
}

/** A colour as an attribute of SVG: a variable with its light value behind it, or the value of a theme. */
export function colourValue(name: ColourName, theme: ChartTheme | "variables"): string {
  return theme === "variables"
    ? `var(${variableName(name)}, ${CHART_COLOURS[name].light})`
    : CHART_COLOURS[name][theme];
}

function variableName(name: ColourName): string {
  return `--chart-${name.replace(/([A-Z])/g, "-$1").toLowerCase()}`;
}

/** The declarations of the variables in a theme, for a style sheet. */
export function colourVariables(theme: ChartTheme): string {
  return Object.entries(CHART_COLOURS)
    .map(([name, colours]) => `${variableName(name as ColourName)}:${colours[theme]}`)
    .join(";");
}
