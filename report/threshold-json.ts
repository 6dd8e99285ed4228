import type { JudgedThreshold } from "../analysis/thresholds.ts";
import type { Interval } from "../analysis/estimates.ts";
import { MEASURES, type MeasureKey } from "../engine/measures.ts";

/** One of `thresholds` in `run --json` and in each alternative of `compare --json`. */
export interface ThresholdDocument extends MeasureKey {
  readonly id: string;
  readonly unit: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly mean: number | null;
  readonly ci95: Interval | null;
  readonly verdict: JudgedThreshold["verdict"];
  readonly isClear: boolean;
}

export function thresholdDocuments(judged: readonly JudgedThreshold[]): ThresholdDocument[] {
  return judged.map(({ id, atMost, atLeast, estimate, verdict, isClear }) => ({
    id,
    ...estimate.key,
    unit: MEASURES[estimate.key.measure].unit,
    ...(atMost !== undefined && { atMost }),
    ...(atLeast !== undefined && { atLeast }),
    mean: estimate.mean,
    ci95: estimate.ci95,
    verdict,
    isClear,
  }));
}
