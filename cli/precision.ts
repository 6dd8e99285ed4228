import { bestOf, type Estimate, estimateColumn } from "../analysis/estimates.ts";
import { byKey, keyName, keyNamed, keyText } from "../analysis/measure-keys.ts";
import { halfWidthOf, isPrecise, looksUpTo, type Precision } from "../analysis/precision.ts";
import { measureColumns, type MeasureKey } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import type { Results } from "../engine/results.ts";
import { type PrecisionDocument, precisionDocument } from "../report/json.ts";
import { decimalsFor } from "../report/numbers.ts";
import { closest } from "../scenarios/problems.ts";
import { UsageError } from "./exits.ts";
import type { StopRule } from "./simulation.ts";
import type { Talk } from "./talk.ts";

export interface PrecisionFlags {
  readonly replications?: number | undefined;
  readonly untilHalfWidth?: string | undefined;
  /** As `keyNamed` reads it. */
  readonly of?: string | undefined;
  readonly maxReplications?: number | undefined;
}

const DEFAULT_FIGURE = "dischargeReadyMean";
const DEFAULT_MOST = 1000;
/** Figures told about where the name of one is not understood. */
const MOST_TOLD = 8;

/** A run that goes on until one figure is as precise as was asked for. */
export class PrecisionAsked implements StopRule {
  readonly looks: readonly number[];
  private readonly precision: Precision;
  private readonly name: string;
  private readonly talk: Talk;
  private key: MeasureKey | undefined;

  /** @returns undefined where none is asked for @throws UsageError for flags that mean nothing together */
  static by(flags: PrecisionFlags, talk: Talk): PrecisionAsked | undefined {
    const { messages } = talk;
    if (flags.untilHalfWidth === undefined) {
      const alone = flags.of !== undefined ? "--of" : flags.maxReplications !== undefined ? "--max-replications" : "";
      if (alone !== "") throw new UsageError(messages.flagWithoutFlag(alone, "--until-half-width"));
      return undefined;
    }
    if (flags.replications !== undefined) {
      throw new UsageError(messages.notTogether("--replications", "--until-half-width"));
    }
    return new PrecisionAsked(precisionOf(flags.untilHalfWidth, talk), flags, talk);
  }

  private constructor(precision: Precision, { of, maxReplications }: PrecisionFlags, talk: Talk) {
    this.precision = precision;
    this.name = of ?? DEFAULT_FIGURE;
    this.looks = looksUpTo(maxReplications ?? DEFAULT_MOST);
    this.talk = talk;
  }

  /** @throws UsageError where the scenario has no such figure, with what it may have been meant for */
  readonly ruleFor = ([model]: readonly Model[]): ((results: readonly Results[]) => boolean) => {
    const keys = measureColumns(model).map(({ key }) => key);
    const key = keyNamed(this.name, keys);
    if (!key) throw new UsageError(this.unknownFigure(keys));
    this.key = key;
    const column = keys.indexOf(key);
    return ([results]) => isPrecise(bestOf(estimateColumn(results, column)), this.precision);
  };

  documentOf(estimates: readonly Estimate[]): PrecisionDocument {
    const { halfWidth, estimate } = this.reachedIn(estimates);
    return precisionDocument(estimate.key, {
      wantedHalfWidth: this.precision.halfWidth,
      halfWidth,
      isShare: this.precision.isShare,
      isReached: isPrecise(bestOf(estimate), this.precision),
      mostReplications: this.looks.at(-1)!,
    });
  }

  /** How precise the figure has become, and whether that is enough. */
  tellReached(estimates: readonly Estimate[], replications: number, talk: Talk): void {
    const { halfWidth, estimate } = this.reachedIn(estimates);
    const reached = halfWidth === null ? "?" : this.text(halfWidth);
    const count = talk.number(replications);
    const name = keyName(estimate.key);
    talk.say(
      isPrecise(bestOf(estimate), this.precision)
        ? talk.messages.precisionReached(name, reached, count)
        : talk.messages.precisionMissed(name, reached, this.text(this.precision.halfWidth), count),
    );
  }

  private reachedIn(estimates: readonly Estimate[]): { estimate: Estimate; halfWidth: number | null } {
    const estimate = byKey(estimates).get(keyText(this.key!))!;
    return { estimate, halfWidth: halfWidthOf(bestOf(estimate), this.precision) };
  }

  private text(halfWidth: number): string {
    const { isShare } = this.precision;
    return isShare
      ? `${this.talk.number(100 * halfWidth, 1)} %`
      : this.talk.number(halfWidth, decimalsFor(halfWidth, [-halfWidth, halfWidth]));
  }

  private unknownFigure(keys: readonly MeasureKey[]): string {
    const { messages } = this.talk;
    const text = messages.noSuchFigure(JSON.stringify(this.name));
    const [measure] = this.name.split("@");
    const names = keys.map(keyName);
    const meant = closest(this.name, names) ?? closest(measure, [...new Set(keys.map((key) => key.measure))]);
    if (meant !== undefined && meant !== measure) return `${text}; ${messages.didYouMean([meant])}`;
    const own = names.filter((name) => name === measure || name.startsWith(`${measure}@`)).slice(0, MOST_TOLD);
    const told = own.length > 0 ? own : [...new Set(keys.map((key) => key.measure))].slice(0, MOST_TOLD);
    return `${text}. ${messages.thereAre([...told, "…"])}`;
  }
}

/** 0.5, or 5%; a comma will do too. */
function precisionOf(text: string, { messages }: Talk): Precision {
  const [, digits, percent] = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text) ?? [];
  const number = digits === undefined ? NaN : Number(digits.replace(",", "."));
  if (!(number > 0)) throw new UsageError(messages.precisionNeeded(JSON.stringify(text)));
  return percent === "%" ? { halfWidth: number / 100, isShare: true } : { halfWidth: number, isShare: false };
}
