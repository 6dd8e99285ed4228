import type { Estimate } from "../analysis/estimates.ts";
import { keyName } from "../analysis/measure-keys.ts";
import { decimalsFor } from "../report/numbers.ts";
import { precisionOf, type PrecisionQuestion, PrecisionRule } from "../tasks/precision.ts";
import { UsageError } from "./exits.ts";
import type { Talk } from "./talk.ts";

export interface PrecisionFlags extends PrecisionQuestion {
  readonly replications?: number | undefined;
}

/** The rule by which a run stops. @returns undefined where none is asked for @throws UsageError for flags that mean nothing together */
export function precisionAsked(flags: PrecisionFlags, { messages }: Talk): PrecisionRule | undefined {
  if (flags.untilHalfWidth === undefined) {
    const alone = flags.of !== undefined ? "--of" : flags.maxReplications !== undefined ? "--max-replications" : "";
    if (alone !== "") throw new UsageError(messages.flagWithoutFlag(alone, "--until-half-width"));
    return undefined;
  }
  if (flags.replications !== undefined) {
    throw new UsageError(messages.notTogether("--replications", "--until-half-width"));
  }
  const precision = precisionOf(flags.untilHalfWidth);
  if (!precision) throw new UsageError(messages.precisionNeeded(JSON.stringify(flags.untilHalfWidth)));
  return new PrecisionRule(precision, flags);
}

/** How precise the figure has become, and whether that is enough. */
export function tellReached(
  rule: PrecisionRule,
  estimates: readonly Estimate[],
  replications: number,
  talk: Talk,
): void {
  const { estimate, halfWidth, isReached } = rule.reachedIn(estimates);
  const text = (width: number): string =>
    rule.precision.isShare
      ? `${talk.number(100 * width, 1)} %`
      : talk.number(width, decimalsFor(width, [-width, width]));
  const reached = halfWidth === null ? "?" : text(halfWidth);
  const count = talk.number(replications);
  const name = keyName(estimate.key);
  talk.say(
    isReached
      ? talk.messages.precisionReached(name, reached, count)
      : talk.messages.precisionMissed(name, reached, text(rule.precision.halfWidth), count),
  );
}
