import type { Difference } from "../../analysis/comparison.ts";
import type { Estimate, Interval } from "../../analysis/estimates.ts";
import { keyText } from "../../analysis/measure-keys.ts";
import { isWithheld } from "../../analysis/withheld.ts";
import type { JudgedThreshold } from "../../analysis/thresholds.ts";
import type { MeasureKey } from "../../engine/measures.ts";
import { isUnchanged } from "../../report/figures.ts";
import type { Fee } from "./models.ts";
import type { PreviewComparison, PreviewRun } from "../workers/preview-summary.ts";

/** One indicator of the overview: its estimate, beside the baseline where there is one. */
export interface Indicator {
  readonly key: MeasureKey;
  readonly isPayment: boolean;
  readonly estimate: Estimate;
  readonly baseline: Estimate | undefined;
  readonly difference: Difference | undefined;
  readonly threshold: JudgedThreshold | undefined;
}

/** Nights at the price of a night, in millions. */
const MILLION = 1e6;

/** The four key figures, of all or of the patients of one municipality. */
export function keyFigures(
  run: PreviewRun,
  baseline: PreviewRun | null,
  comparison: PreviewComparison | null,
  fee: Fee,
  actor: string | null,
): Indicator[] {
  const about = actor === null ? {} : { actor };
  const keys: MeasureKey[] = [
    { measure: "dischargeReadyMean", ...about },
    { measure: "overstayNightsPerYear", ...about },
    { measure: "nightsPerStayWithNight", ...about },
  ];
  const nights = indicatorOf({ measure: "billableNightsPerYear", ...about }, run, baseline, comparison);
  return [
    ...keys.flatMap((key) => indicatorOf(key, run, baseline, comparison) ?? []),
    ...(nights ? [paymentOf(nights, fee)] : []),
  ];
}

/** The rows of the comparison: the key figures, then queue and use of every place where the changes change something. */
export function comparedIndicators(
  run: PreviewRun,
  baseline: PreviewRun,
  comparison: PreviewComparison,
  fee: Fee,
  actor: string | null,
): Indicator[] {
  const places = Object.keys(run.facts.places).filter((id) => {
    const owner = run.facts.places[id].owner;
    return actor === null || owner === actor || run.facts.actors[owner]?.isHospital;
  });
  const measures = ["queueMean", "waitDaysP90", "occupancyShare", "hoursUsedShare"] as const;
  const ofPlaces = measures.flatMap((measure) =>
    places.flatMap((place) => indicatorOf({ measure, place }, run, baseline, comparison) ?? []),
  );
  return [
    ...keyFigures(run, baseline, comparison, fee, actor),
    ...ofPlaces.filter(
      ({ key, difference }) =>
        isWithheld(key, run.facts) ||
        isWithheld(key, baseline.facts) ||
        (difference?.difference !== null && !(difference && isUnchanged(difference))),
    ),
  ];
}

function indicatorOf(
  key: MeasureKey,
  run: PreviewRun,
  baseline: PreviewRun | null,
  comparison: PreviewComparison | null,
): Indicator | undefined {
  const text = keyText(key);
  const find = <One extends { readonly key: MeasureKey }>(all: readonly One[] | undefined): One | undefined =>
    all?.find((one) => keyText(one.key) === text);
  const estimate = find(run.estimates);
  if (!estimate) return undefined;
  return {
    key,
    isPayment: false,
    estimate,
    baseline: find(baseline?.estimates),
    difference: find(comparison?.differences),
    threshold: run.thresholds.find((one) => keyText(one.estimate.key) === text),
  };
}

/** Nights as money: every number of them times the price, so that intervals stay what they are. */
function paymentOf({ estimate, baseline, difference, ...rest }: Indicator, fee: Fee): Indicator {
  const factor = fee.nokPerNight / MILLION;
  return {
    ...rest,
    isPayment: true,
    threshold: undefined,
    estimate: scaledEstimate(estimate, factor),
    baseline: baseline && scaledEstimate(baseline, factor),
    difference: difference && {
      ...difference,
      difference: scaled(difference.difference, factor),
      standardError: scaled(difference.standardError, factor),
      differenceCi95: scaledInterval(difference.differenceCi95, factor),
      simultaneousCi95: scaledInterval(difference.simultaneousCi95, factor),
      unpairedHalfWidth: scaled(difference.unpairedHalfWidth, factor),
    },
  };
}

function scaledEstimate({ controlled: _, ...estimate }: Estimate, factor: number): Estimate {
  return {
    ...estimate,
    mean: scaled(estimate.mean, factor),
    standardError: scaled(estimate.standardError, factor),
    ci95: scaledInterval(estimate.ci95, factor),
    p10: scaled(estimate.p10, factor),
    p50: scaled(estimate.p50, factor),
    p90: scaled(estimate.p90, factor),
  };
}

function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

function scaledInterval(interval: Interval | null, factor: number): Interval | null {
  return interval && [interval[0] * factor, interval[1] * factor];
}
