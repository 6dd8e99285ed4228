import type { MeasureId, MeasureKey } from "../engine/measures.ts";
import type { Indicator, IndicatorFigure, KnownIndicator } from "../scenarios/indicator.ts";
import { INDICATORS } from "../scenarios/indicators.ts";
import type { Estimate, Interval } from "./estimates.ts";
import { byKey, keyText } from "./measure-keys.ts";
import { isWithheld, type Withholding } from "./withheld.ts";

/** An indicator of the list as a run has it, where it stood and where it is to be. */
export interface JudgedIndicator {
  readonly id: string;
  readonly indicator: Indicator;
  readonly known: KnownIndicator;
  /** In the unit of the indicator; null where the run gives none. */
  readonly value: number | null;
  /** 95 %; null for a ratio of two means, and with one replication. */
  readonly ci95: Interval | null;
  /**
   * By the value alone; `no-ambition` where nobody has said what it is to be; `withheld` where the value depends on how long was
   * simulated.
   */
  readonly verdict: "met" | "missed" | "no-value" | "no-ambition" | "withheld";
}

/**
 * The indicators that are known for what a run is about, in the order of the list; none for a scenario of other places and actors.
 * @param withholding what decides which figures are withheld; none where missing
 */
export function judgeIndicators(estimates: readonly Estimate[], withholding?: Withholding): JudgedIndicator[] {
  const book = byKey(estimates);
  return Object.entries(INDICATORS).flatMap(([id, indicator]) =>
    indicator.known.flatMap((known): JudgedIndicator[] => {
      const estimate = book.get(keyText(keyOf(known.figure)));
      if (!estimate) return [];
      const { value, ci95 } = valueOf(known, estimate, book);
      const figures = known.over ? [known.figure, known.over] : [known.figure];
      const isHidden = withholding !== undefined && figures.some((figure) => isWithheld(keyOf(figure), withholding));
      const verdict = isHidden && known.ambition ? "withheld" : verdictOn(known, value);
      return [{ id, indicator, known, value, ci95, verdict }];
    }),
  );
}

function valueOf(
  { over, per }: KnownIndicator,
  { mean, ci95 }: Estimate,
  book: ReadonlyMap<string, Estimate>,
): Pick<JudgedIndicator, "value" | "ci95"> {
  if (over) {
    const below = book.get(keyText(keyOf(over)))?.mean ?? null;
    return { value: mean === null || !below ? null : mean / below, ci95: null };
  }
  const divisor = per?.number ?? 1;
  return {
    value: mean === null ? null : mean / divisor,
    ci95: ci95 && [ci95[0] / divisor, ci95[1] / divisor],
  };
}

function verdictOn({ ambition }: KnownIndicator, value: number | null): JudgedIndicator["verdict"] {
  if (!ambition) return "no-ambition";
  if (value === null) return "no-value";
  const { atMost = Infinity, atLeast = -Infinity } = ambition;
  return value >= atLeast && value <= atMost ? "met" : "missed";
}

function keyOf({ measure, ...about }: IndicatorFigure): MeasureKey {
  return { measure: measure as MeasureId, ...about };
}
