import { type Difference, verdictOf } from "../../analysis/comparison.ts";
import { bestOf, type Estimate } from "../../analysis/estimates.ts";
import { type JudgedIndicator, judgeIndicators } from "../../analysis/indicators.ts";
import { byKey, keyText } from "../../analysis/measure-keys.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { isUnchanged } from "../../report/figures.ts";
import type { ComparedRun } from "../../report/report-charts.ts";
import { leadingKeys } from "../../report/report-tables.ts";
import type { ThresholdDocument } from "../../report/threshold-json.ts";

/** What one alternative makes of one indicator. */
export interface RowCell {
  readonly estimate: Estimate | undefined;
  readonly difference: Difference | undefined;
  /** Whether what it is to be is reached; null where nobody has said it. */
  readonly isReached: boolean | null;
}

/** One indicator of a comparison. */
export interface ComparisonRow {
  readonly id: string;
  readonly key: MeasureKey;
  readonly baseline: Estimate | undefined;
  /** What was measured and what it is to be, where the list of indicators has it. */
  readonly known: JudgedIndicator | undefined;
  readonly threshold: ThresholdDocument | undefined;
  readonly isBaselineReached: boolean | null;
  /** [alternative] */
  readonly cells: readonly RowCell[];
}

const LIMITS = { queues: 8, occupancies: 6, municipalities: 6 };
/** Beside the leading figures of a report: what a patient and a municipality notice. */
const ALSO: readonly MeasureKey[] = [{ measure: "nightsPerStayWithNight" }, { measure: "billableNightsPerYear" }];

/**
 * The indicators of a comparison: those of a report, then what is asked of the scenario.
 * @param thresholds [scenario]
 */
export function comparisonRows(
  runs: readonly ComparedRun[],
  thresholds: readonly (readonly ThresholdDocument[])[],
): ComparisonRow[] {
  const [baseline, ...alternatives] = runs.map(({ estimates, differences }) => ({
    estimates: byKey(estimates),
    differences: byKey(differences),
  }));
  const known = new Map(
    judgeIndicators(runs[0].estimates)
      .filter(({ known: { over, per } }) => over === undefined && per === undefined)
      .map((judged) => [keyText(judged.known.figure as MeasureKey), judged]),
  );
  const asked = (thresholds[0] ?? []).map(({ measure, place, actor, waitingFor, from, group, weekday }): MeasureKey => {
    return { measure, ...definedOf({ place, actor, waitingFor, from, group, weekday }) };
  });
  const keys = [...leadingKeys(runs, LIMITS), ...ALSO, ...asked];
  const unique = [...new Map(keys.map((key) => [keyText(key), key])).entries()];
  return unique
    .filter(([id]) => baseline.estimates.has(id))
    .map(([id, key]) => {
      const ambition = known.get(id);
      const found = (at: number): ThresholdDocument | undefined => thresholds[at]?.find((one) => keyText(one) === id);
      const reached = (at: number, estimate: Estimate | undefined): boolean | null =>
        isReached(found(at), ambition, estimate);
      return {
        id,
        key,
        baseline: baseline.estimates.get(id),
        known: ambition,
        threshold: found(0),
        isBaselineReached: reached(0, baseline.estimates.get(id)),
        cells: alternatives.map(({ estimates, differences }, at) => ({
          estimate: estimates.get(id),
          difference: differences.get(id),
          isReached: reached(at + 1, estimates.get(id)),
        })),
      };
    });
}

function definedOf(about: Omit<MeasureKey, "measure">): Omit<MeasureKey, "measure"> {
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
}

/** By the value alone; its interval stands beside it. */
function isReached(
  threshold: ThresholdDocument | undefined,
  known: JudgedIndicator | undefined,
  estimate: Estimate | undefined,
): boolean | null {
  const value = estimate?.mean ?? null;
  // Of a figure that is withheld nothing is said, whatever an older version said of it.
  if (value === null) return null;
  if (threshold) return threshold.verdict === "met" || (threshold.verdict === "missed" ? false : null);
  const ambition = known?.known.ambition;
  if (!ambition) return null;
  return value >= (ambition.atLeast ?? -Infinity) && value <= (ambition.atMost ?? Infinity);
}

/** How the rows of a comparison are ordered: as they come, or by the size of the change in one alternative. */
export type RowOrder =
  { readonly kind: "list" } | { readonly kind: "name" } | { readonly kind: "change"; readonly at: number };

/** @param nameOf what a row is called */
export function orderedRows(
  rows: readonly ComparisonRow[],
  order: RowOrder,
  nameOf: (row: ComparisonRow) => string,
): ComparisonRow[] {
  if (order.kind === "name") return [...rows].sort((a, b) => nameOf(a).localeCompare(nameOf(b), "nb"));
  if (order.kind === "list") return [...rows];
  return [...rows].sort((a, b) => relativeChange(b, order.at) - relativeChange(a, order.at));
}

/** Indicators have units of their own, so changes are compared as shares of the baseline; from 0 any change is the largest. */
function relativeChange({ baseline, cells }: ComparisonRow, at: number): number {
  const change = Math.abs(cells[at]?.difference?.difference ?? 0);
  const before = Math.abs((baseline && bestOf(baseline).mean) ?? 0);
  return change === 0 ? 0 : change / before;
}

/** The difference with the verdict that it has by itself, not as one of several. */
export function judgedAlone(difference: Difference | undefined): Difference | undefined {
  if (!difference?.differenceCi95 || difference.verdict === null) return difference;
  return { ...difference, verdict: verdictOf(difference.key, difference.differenceCi95, 0) };
}

/** The least and the most of all intervals of a row, 0 included: what their small pictures share. */
export function reachOf({ cells }: ComparisonRow): number {
  const ends = cells.flatMap(({ difference }) =>
    difference && !isUnchanged(difference) ? [...(difference.differenceCi95 ?? [])].map(Math.abs) : [],
  );
  return Math.max(0, ...ends) || 1;
}
