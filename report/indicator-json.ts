import type { Estimate, Interval } from "../analysis/estimates.ts";
import { judgeIndicators, type JudgedIndicator } from "../analysis/indicators.ts";
import type { Withholding } from "../analysis/withheld.ts";
import type { Ambition, IndicatorFigure, IndicatorValue } from "../scenarios/indicator.ts";
import type { Text } from "../scenarios/words.ts";
import { type Fields, fieldTable } from "./field-table.ts";
import { finite, interval } from "./json.ts";

/** One of `indicators` in `run --json` and in each alternative of `compare --json`: what the table for people has. */
export interface IndicatorDocument extends IndicatorFigure {
  readonly id: string;
  readonly name: Text;
  readonly unit: Text;
  readonly direction: JudgedIndicator["indicator"]["direction"];
  readonly value: number | null;
  readonly ci95: Interval | null;
  readonly over?: IndicatorFigure;
  readonly per?: { readonly number: number; readonly source: string };
  readonly baseline?: IndicatorValue;
  readonly ambition?: Ambition;
  readonly verdict: JudgedIndicator["verdict"];
}

/**
 * `indicators` of a document; left out where the list knows none for the places and actors of the run.
 * @param withholding what decides which figures get no verdict; none where missing
 */
export function indicatorsPart(
  estimates: readonly Estimate[],
  withholding?: Withholding,
): { readonly indicators?: IndicatorDocument[] } {
  const indicators = judgeIndicators(estimates, withholding).map(
    ({ id, indicator, known, value, ci95, verdict }): IndicatorDocument => ({
      id,
      name: indicator.name,
      unit: indicator.unit,
      direction: indicator.direction,
      ...known.figure,
      value: finite(value),
      ci95: interval(ci95),
      ...(known.over && { over: known.over }),
      ...(known.per && { per: known.per }),
      ...(known.baseline && { baseline: known.baseline }),
      ...(known.ambition && { ambition: known.ambition }),
      verdict,
    }),
  );
  return indicators.length === 0 ? {} : { indicators };
}

const INDICATOR: Fields<Required<IndicatorDocument>> = {
  id: ["text", "Id of the indicator; [indicators.md](indicators.md) has its page."],
  name: ["map", "Its name: `nb`, `nn`, `en`."],
  unit: ["map", "Its unit; a share is from 0 to 1."],
  direction: ["text", "`less-is-better`, `more-is-better` or `neutral`."],
  measure: ["text", "Id of the measure that it is computed from."],
  place: ["text", "Id of the place that it is about, where it is about one."],
  from: ["text", "Where the patients come from, where it is about that."],
  actor: ["text", "Id of the municipality that it is about, where it is about one."],
  value: ["number or null", "The mean over replications, divided by `over` or `per` where it has them."],
  ci95: ["[low, high] or null", "95 % t-interval of it; null for the ratio of two measures, and with one replication."],
  over: ["map", "The figure that it is divided by, mean by mean: `measure`, `place`, …"],
  per: ["map", "The `number` that it is divided by, such as thousands of inhabitants, and its `source`."],
  baseline: [
    "map",
    "What was measured before: `value`, `date` (a year or a day), `kind`, `source`; `range` where the source gives one, `of` where it is not " +
      "the value of this place or municipality, such as that of the whole country.",
  ],
  ambition: ["map", "What it is to become: `atMost` or `atLeast`, `kind`, `source`."],
  verdict: [
    "text",
    "`met` or `missed`, by the value alone; `no-value`; `no-ambition` where nobody has set one; `withheld` where a queue grows without limit and the value depends on how long was simulated.",
  ],
};

/** The part of the page on output that is about indicators. */
export function indicatorSection(): string[] {
  return [
    "### Indicators",
    "Where the list of indicators knows figures for the places and municipalities of the scenario, `indicators` stands in the object of `run`, and in each alternative of `compare`:",
    fieldTable(INDICATOR),
  ];
}
