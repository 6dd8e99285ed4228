import { MEASURES, type MeasureKey } from "../engine/measures.ts";
import type { BestComparison } from "../analysis/best.ts";
import type { Difference, Verdict } from "../analysis/comparison.ts";
import type { ControlledEstimate } from "../analysis/control-variates.ts";
import type { Estimate, Interval } from "../analysis/estimates.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import type { MonthDifference, MonthlyDifferences } from "../analysis/month-differences.ts";
import type { Growth } from "../scenarios/growing-queues.ts";
import type { Text } from "../scenarios/words.ts";
import { finite, interval, keyDocument, type Manifest, measureDocument, type MeasureDocument } from "./json.ts";

/** One figure of `compare --json`; what is beyond a figure of `run` is null for the baseline and for a measure that it does not have. */
export interface ComparedMeasureDocument extends MeasureDocument {
  readonly difference: number | null;
  readonly differenceCi95: Interval | null;
  readonly simultaneousCi95: Interval | null;
  readonly adjustedP: number | null;
  readonly verdict: Verdict | null;
  readonly varianceReduction: number | null;
  /** The difference estimated with control variates; missing where its interval would not be narrower. */
  readonly differenceControlled?: ControlledEstimate;
}

/** `best` of `compare --json`: multiple comparisons with the best of one measure. */
export interface BestDocument extends MeasureKey {
  readonly unit: string;
  /** Replications in which all have a value. */
  readonly count: number;
  /** The baseline first. */
  readonly alternatives: readonly BestAlternativeDocument[];
}

export interface BestAlternativeDocument {
  readonly name: string;
  readonly canBeBest: boolean;
  readonly atMostWorse: number | null;
  readonly atMostBetter: number | null;
}

/** `byMonth` of an alternative: one measure through the months. */
export interface MonthlyDocument extends MeasureKey {
  readonly unit: string;
  readonly shownFrom: string | null;
  readonly firstShown: string | null;
  readonly monthsShown: number;
  readonly months: readonly MonthDifference[];
}

export interface CompareDocument {
  readonly manifest: Manifest;
  readonly alternatives: readonly {
    readonly name: string;
    readonly title: Text;
    /** Queues that grow without limit; missing where none does. */
    readonly growth?: Growth;
    readonly measures: readonly ComparedMeasureDocument[];
    /** Where it was asked for; not of the baseline. */
    readonly byMonth?: readonly MonthlyDocument[];
  }[];
  /** The measures for which it was asked which alternative is best; none where it cannot be said. */
  readonly best: readonly BestDocument[];
}

/** One alternative of a comparison; without differences it is the baseline. */
export interface AlternativeFigures {
  readonly name: string;
  readonly title: Text;
  readonly growth?: Growth | undefined;
  readonly estimates: readonly Estimate[];
  readonly differences?: readonly Difference[];
  readonly byMonth?: readonly MonthlyDifferences[] | undefined;
}

/** The object that `compare --json` prints; the first alternative is the baseline. */
export function compareDocument(
  manifest: Manifest,
  alternatives: readonly AlternativeFigures[],
  best: readonly BestComparison[] = [],
): CompareDocument {
  const names = alternatives.map(({ name }) => name);
  return {
    manifest,
    alternatives: alternatives.map(({ name, title, growth, estimates, differences, byMonth }) => {
      const measures = comparedMeasures(estimates, differences ?? []);
      const months = byMonth && { byMonth: byMonth.map(monthlyDocument) };
      return { name, title, ...(growth && { growth }), measures, ...months };
    }),
    best: best.map((comparison) => bestDocument(comparison, names)),
  };
}

/** Figures with their differences from the baseline; none for the baseline itself. */
export function comparedMeasures(
  estimates: readonly Estimate[],
  differences: readonly Difference[],
): ComparedMeasureDocument[] {
  const differenceOf = byKey(differences);
  return estimates.map((estimate) => {
    const found = differenceOf.get(keyText(estimate.key));
    return {
      ...measureDocument(estimate),
      difference: finite(found?.difference),
      differenceCi95: interval(found?.differenceCi95),
      simultaneousCi95: interval(found?.simultaneousCi95),
      adjustedP: finite(found?.adjustedP),
      verdict: found?.verdict ?? null,
      varianceReduction: finite(found?.varianceReduction),
      ...(found?.controlled && { differenceControlled: found.controlled }),
    };
  });
}

/** @param names [scenario] as in the comparison */
function bestDocument({ key, count, scenarios }: BestComparison, names: readonly string[]): BestDocument {
  return {
    ...keyDocument(key),
    unit: MEASURES[key.measure].unit,
    count,
    alternatives: scenarios.map(({ canBeBest, atMostWorse, atMostBetter }, at) => ({
      name: names[at],
      canBeBest,
      atMostWorse: finite(atMostWorse),
      atMostBetter: finite(atMostBetter),
    })),
  };
}

function monthlyDocument({ key, months, ...shown }: MonthlyDifferences): MonthlyDocument {
  return {
    ...keyDocument(key),
    unit: MEASURES[key.measure].unit,
    ...shown,
    months: months.map((month) => ({
      ...month,
      baselineCi95: interval(month.baselineCi95),
      differenceCi95: interval(month.differenceCi95),
      simultaneousCi95: interval(month.simultaneousCi95),
    })),
  };
}
