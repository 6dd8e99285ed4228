import type { Interval } from "../../analysis/estimates.ts";
import type { Language, LocalText } from "../language.ts";
import { decimalsFor, formatNumber } from "../numbers.ts";
import {
  type Chart,
  chartOf,
  type ChartOptions,
  label,
  line,
  type Mark,
  path,
  pathData,
  polyline,
  USUAL_WIDTH,
} from "./chart-drawing.ts";
import { bottomAxis, emptyMarks, leftAxis, leftAxisWidth, legend, withScale } from "./chart-parts.ts";
import { axisFormat, niceAxis, positionOf, wholeAxis } from "./chart-scale.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { fittedText } from "./text-width.ts";

/** What was known of a mean after so many replications. */
export interface KnownAfter {
  readonly replications: number;
  readonly mean: number;
  readonly ci95: Interval;
}

export interface PrecisionData {
  /** What is known, with its unit. */
  readonly measure: string;
  readonly isShare?: boolean;
  /** In order. */
  readonly steps: readonly KnownAfter[];
}

const HEIGHT = 220;

/** A mean and how well it is known, as replications come: whether more of them are worth while. */
export function precisionChart(data: PrecisionData, language: Language, options: ChartOptions): Chart {
  const { id, title, width = USUAL_WIDTH } = options;
  const { measure, isShare = false, steps } = data;
  const number = (value: number, interval: Interval): string =>
    formatNumber(value, { language, decimals: decimalsFor(value, interval, isShare) + 1, isShare });
  const halfOf = ({ ci95 }: KnownAfter): number => (ci95[1] - ci95[0]) / 2;
  const table = {
    columns: [
      { header: REPLICATIONS[language], align: "left" as const },
      ...[chartWord("mean", language), chartWord("low", language), chartWord("high", language), HALF[language]].map(
        (header) => ({ header, align: "right" as const }),
      ),
    ],
    rows: steps.map((step) => ({
      cells: [
        { text: String(step.replications), value: step.replications },
        ...[step.mean, ...step.ci95, halfOf(step)].map((value) => ({ text: number(value, step.ci95), value })),
      ],
    })),
  };
  const last = steps.at(-1);
  if (!last) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), width);
    const description = chartWord("nothing", language);
    return chartOf({ title, description, table, drawing: { id, width, height, marks } });
  }
  const description = sentences([
    `${measure}.`,
    AFTER[language](String(last.replications), number(last.mean, last.ci95), number(halfOf(last), last.ci95)),
  ]);
  const values = niceAxis(
    steps.flatMap(({ mean, ci95 }) => [mean, ...ci95]),
    5,
  );
  const counts = wholeAxis([0, ...steps.map(({ replications }) => replications)], 4);
  const format = axisFormat(values, language, { isShare });
  const left = leftAxisWidth(values, format);
  const right = width - 8;
  const head = legend(
    [
      { text: chartWord("mean", language), fill: "main" },
      { text: chartWord("meanInterval", language), fill: "band" },
    ],
    left,
    20,
    right - left,
  );
  const top = head.height + 28;
  const bottom = top + HEIGHT;
  const atValue = positionOf(values, bottom, top);
  const atCount = positionOf(counts, left, right);
  const points = (of: (step: KnownAfter) => number): [number, number][] =>
    steps.map((step) => [atCount(step.replications), atValue(of(step))]);
  const [low, high] = [points(({ ci95 }) => ci95[0]), points(({ ci95 }) => ci95[1])];
  const below = bottomAxis({
    axis: counts,
    format: axisFormat(counts, language),
    from: left,
    to: right,
    top,
    y: bottom,
    width,
    name: REPLICATIONS[language],
  });
  const band = [polyline([...high, ...low.toReversed()]), pathData("Z")].join(" ");
  const marks: Mark[] = [
    label(0, 12, fittedText(withScale(measure, format.scale), width, 11), { size: 11, colour: "muted" }),
    ...head.marks,
    ...below.marks,
    path(band, { fill: "band", stroke: "bandEdge", strokeWidth: 1 }),
    ...leftAxis(values, format, left, right, atValue),
    path(polyline(points(({ mean }) => mean)), { stroke: "main", strokeWidth: 2.2 }),
    line(left, top, left, bottom, { stroke: "axis" }),
  ];
  return chartOf({ title, description, table, drawing: { id, width, height: bottom + below.height, marks } });
}

const REPLICATIONS: LocalText = { nb: "Replikasjoner", nn: "Replikasjonar", en: "Replications" };
const HALF: LocalText = { nb: "± (halv bredde)", nn: "± (halv breidd)", en: "± (half width)" };
const AFTER: Readonly<Record<Language, (count: string, mean: string, half: string) => string>> = {
  nb: (count, mean, half) => `Etter ${count} replikasjoner er snittet ${mean} ± ${half} (95 % KI).`,
  nn: (count, mean, half) => `Etter ${count} replikasjonar er snittet ${mean} ± ${half} (95 % KI).`,
  en: (count, mean, half) => `After ${count} replications the mean is ${mean} ± ${half} (95% CI).`,
};
