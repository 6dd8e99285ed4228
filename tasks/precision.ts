import { bestOf, type Estimate, estimateColumn } from "../analysis/estimates.ts";
import { byKey, keyNamed, keyText } from "../analysis/measure-keys.ts";
import { halfWidthOf, isPrecise, looksUpTo, type Precision } from "../analysis/precision.ts";
import { measureColumns, type MeasureKey } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import type { Results } from "../engine/results.ts";
import { type PrecisionDocument, precisionDocument } from "../report/json.ts";
import type { StopRule } from "./simulator.ts";
import { unknownFigure } from "./unknown-figure.ts";

const DEFAULT_FIGURE = "dischargeReadyMean";
const DEFAULT_MOST = 1000;

/** How narrow the interval of which figure is to be, and how far to go for it. */
export interface PrecisionQuestion {
  /** As `precisionOf` reads it. */
  readonly untilHalfWidth?: string | undefined;
  /** As `keyNamed` reads it. */
  readonly of?: string | undefined;
  readonly maxReplications?: number | undefined;
}

/** 0.5, or 5%; a comma will do too. Undefined for anything else. */
export function precisionOf(text: string): Precision | undefined {
  const [, digits, percent] = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text) ?? [];
  const number = digits === undefined ? NaN : Number(digits.replace(",", "."));
  if (!(number > 0)) return undefined;
  return percent === "%" ? { halfWidth: number / 100, isShare: true } : { halfWidth: number, isShare: false };
}

/** A run that goes on until one figure is as precise as was asked for. */
export class PrecisionRule implements StopRule {
  readonly looks: readonly number[];
  readonly precision: Precision;
  private readonly name: string;
  private key: MeasureKey | undefined;

  constructor(precision: Precision, { of, maxReplications }: PrecisionQuestion) {
    this.precision = precision;
    this.name = of ?? DEFAULT_FIGURE;
    this.looks = looksUpTo(maxReplications ?? DEFAULT_MOST);
  }

  /** @throws QuestionError where the scenario has no such figure, with what it may have been meant for */
  readonly ruleFor = ([model]: readonly Model[]): ((results: readonly Results[]) => boolean) => {
    const keys = measureColumns(model).map(({ key }) => key);
    const key = keyNamed(this.name, keys);
    if (!key) throw unknownFigure(this.name, keys, "of");
    this.key = key;
    const column = keys.indexOf(key);
    return ([results]) => isPrecise(bestOf(estimateColumn(results, column)), this.precision);
  };

  documentOf(estimates: readonly Estimate[]): PrecisionDocument {
    const { halfWidth, estimate, isReached } = this.reachedIn(estimates);
    return precisionDocument(estimate.key, {
      wantedHalfWidth: this.precision.halfWidth,
      halfWidth,
      isShare: this.precision.isShare,
      isReached,
      mostReplications: this.looks.at(-1)!,
    });
  }

  /** How precise the figure has become, and whether that is enough. */
  reachedIn(estimates: readonly Estimate[]): { estimate: Estimate; halfWidth: number | null; isReached: boolean } {
    const estimate = byKey(estimates).get(keyText(this.key!))!;
    const best = bestOf(estimate);
    return { estimate, halfWidth: halfWidthOf(best, this.precision), isReached: isPrecise(best, this.precision) };
  }
}
