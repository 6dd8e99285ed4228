import type { Language } from "../language.ts";
import { decimalsFor, formatNumber } from "../numbers.ts";
import { WEEKDAY_NAMES } from "../words.ts";
import { type ColourName, HEAT_COLOURS } from "./chart-colours.ts";
import {
  box,
  type Chart,
  chartOf,
  type ChartOptions,
  label,
  LINE_HEIGHT,
  type Mark,
  USUAL_WIDTH,
} from "./chart-drawing.ts";
import { emptyMarks, thinned } from "./chart-parts.ts";
import { chartWord, sentences } from "./chart-words.ts";
import { fittedText, textWidth } from "./text-width.ts";

export interface HeatMapData {
  /** What the colours measure, with its unit. */
  readonly measure: string;
  /** [ISO week 1 … 53][Monday … Sunday]; null where no such day was measured. */
  readonly weeks: readonly (readonly (number | null)[])[];
}

const SMALL = 11;

/** Weekdays down, weeks across, the more the darker. */
export function heatMap(data: HeatMapData, language: Language, options: ChartOptions): Chart {
  const { id, title, width = USUAL_WIDTH } = options;
  const { measure, weeks } = data;
  const cells = weeks.flatMap((days, week) => days.map((value, day) => ({ week, day, value })));
  const known = cells.filter((cell): cell is { week: number; day: number; value: number } => cell.value !== null);
  const days = WEEKDAY_NAMES.map((name) => name[language]);
  const [least, most] = [Math.min(...known.map(({ value }) => value)), Math.max(...known.map(({ value }) => value))];
  const decimals = known.length === 0 ? 0 : Math.max(decimalsFor(most, null), most < 100 ? 1 : 0);
  const number = (value: number | null) => formatNumber(value, { language, decimals });
  const table = {
    columns: [
      { header: chartWord("week", language), align: "right" as const },
      ...days.map((header) => ({ header, align: "right" as const })),
    ],
    rows: weeks.map((values, week) => ({
      cells: [{ text: String(week + 1), value: week + 1 }, ...values.map((value) => ({ text: number(value), value }))],
    })),
  };
  if (known.length === 0) {
    const { marks, height } = emptyMarks(chartWord("nothing", language), width);
    const description = chartWord("nothing", language);
    return chartOf({ title, description, table, drawing: { id, width, height, marks } });
  }
  const left = Math.max(...days.map((day) => textWidth(day, SMALL))) + 8;
  const cellWidth = (width - left) / weeks.length;
  const cellHeight = Math.min(18, Math.max(14, cellWidth));
  const level = (value: number) =>
    most > least
      ? Math.min(HEAT_COLOURS.length - 1, Math.floor(((value - least) / (most - least)) * HEAT_COLOURS.length))
      : 0;
  const marks: Mark[] = days.map((day, at) =>
    label(left - 8, at * cellHeight + cellHeight / 2 + 4, day, { size: SMALL, anchor: "end", colour: "muted" }),
  );
  for (const { week, day, value } of known) {
    const fill: ColourName = HEAT_COLOURS[level(value)];
    marks.push(box(left + week * cellWidth, day * cellHeight, cellWidth - 0.75, cellHeight - 0.75, { fill }));
  }
  const bottom = 7 * cellHeight;
  const numbers = weeks.map((_, week) => {
    const text = String(week + 1);
    const x = Math.min(left + (week + 0.5) * cellWidth, width - textWidth(text, SMALL) / 2);
    return label(x, bottom + LINE_HEIGHT, text, { size: SMALL, anchor: "middle", colour: "muted" });
  });
  const word = chartWord("week", language);
  marks.push(label(left - 8, bottom + LINE_HEIGHT, word, { size: SMALL, anchor: "end", colour: "muted" }));
  marks.push(
    ...thinned(
      numbers.filter((_, week) => week === 0 || (week + 1) % 5 === 0),
      0,
    ),
  );
  const legendTop = bottom + LINE_HEIGHT + 12;
  marks.push(...heatLegend(number(least), number(most), measure, legendTop, width));
  const drawing = { id, width, height: legendTop + 18, marks };
  return chartOf({ title, description: heatDescription(data, known, number, language), table, drawing });
}

/** Least, the steps of colour, most, and what it is. */
function heatLegend(least: string, most: string, measure: string, top: number, width: number): Mark[] {
  const from = textWidth(least, SMALL) + 6;
  const marks: Mark[] = [label(0, top + 10, least, { size: SMALL })];
  HEAT_COLOURS.forEach((fill, at) =>
    marks.push(box(from + at * 18, top, 18, 12, { fill, stroke: "axis", strokeWidth: 0.5 })),
  );
  const after = from + HEAT_COLOURS.length * 18 + 6;
  const text = fittedText(`${most}  ${measure}`, width - after, SMALL);
  return [...marks, label(after, top + 10, text, { size: SMALL })];
}

function heatDescription(
  { measure }: HeatMapData,
  known: readonly { readonly week: number; readonly day: number; readonly value: number }[],
  number: (value: number) => string,
  language: Language,
): string {
  const highest = known.reduce((most, cell) => (cell.value > most.value ? cell : most));
  const lowest = known.reduce((least, cell) => (cell.value < least.value ? cell : least));
  const means = WEEKDAY_NAMES.map((name, day) => {
    const own = known.filter((cell) => cell.day === day);
    return { name: name[language], mean: own.reduce((sum, { value }) => sum + value, 0) / own.length };
  }).filter(({ mean }) => Number.isFinite(mean));
  const ordered = [...means].sort((a, b) => b.mean - a.mean);
  const day = ({ week, day: at, value }: (typeof known)[number]) =>
    DAY[language](WEEKDAY_NAMES[at][language], week + 1, number(value));
  const [most, least] = [ordered[0], ordered[ordered.length - 1]];
  return sentences([
    `${measure}.`,
    EXTREMES[language](day(highest), day(lowest)),
    means.length < 2 ? "" : WEEKDAYS_TOLD[language](most.name, number(most.mean), least.name, number(least.mean)),
  ]);
}

const DAY: Readonly<Record<Language, (weekday: string, week: number, value: string) => string>> = {
  nb: (weekday, week, value) => `${weekday} i uke ${week} (${value})`,
  nn: (weekday, week, value) => `${weekday} i veke ${week} (${value})`,
  en: (weekday, week, value) => `${weekday} of week ${week} (${value})`,
};
const EXTREMES: Readonly<Record<Language, (most: string, least: string) => string>> = {
  nb: (most, least) => `Høyest ${most}, lavest ${least}.`,
  nn: (most, least) => `Høgast ${most}, lågast ${least}.`,
  en: (most, least) => `Highest on ${most}, lowest on ${least}.`,
};
const WEEKDAYS_TOLD: Readonly<Record<Language, (most: string, value: string, least: string, other: string) => string>> =
  {
    nb: (most, value, least, other) => `I snitt mest på ${most} (${value}), minst på ${least} (${other}).`,
    nn: (most, value, least, other) => `I snitt mest på ${most} (${value}), minst på ${least} (${other}).`,
    en: (most, value, least, other) => `On average most on ${most} (${value}), least on ${least} (${other}).`,
  };
