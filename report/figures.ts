import type { Difference } from "../analysis/comparison.ts";
import { bestOf, type Estimate, type Interval } from "../analysis/estimates.ts";
import { isShare } from "./catalogue.ts";
import type { Language, LocalText } from "./language.ts";
import {
  decimalsFor,
  differenceDecimals,
  formatInterval,
  formatNumber,
  formatPlusMinus,
  MISSING,
  type NumberFormat,
} from "./numbers.ts";
import type { StyledText } from "./table.ts";
import { VERDICT_NAMES } from "./words.ts";

/* Cells of tables from estimates and differences: decimals from the interval, shares in per cent, no mean alone. */

/** Stands after an uncertainty that control variates have narrowed. */
export const CONTROLLED_MARK = "*";

/** 31,2 ± 1,1: the mean with the half-width of its 95 % interval. Without ± where all replications agree. */
export function meanText(estimate: Estimate | undefined, language: Language): string {
  if (!estimate) return MISSING;
  const { mean, ci95 } = bestOf(estimate);
  const format = formatOf(estimate, mean, ci95, language);
  return isExact(ci95) ? formatNumber(mean, format) : `${formatPlusMinus(mean, ci95, format)}${markOf(estimate)}`;
}

/** 31,2: the mean, for a table that has its interval in the next column. */
export function bareMeanText(estimate: Estimate | undefined, language: Language): string {
  if (!estimate) return MISSING;
  const { mean, ci95 } = bestOf(estimate);
  return formatNumber(mean, formatOf(estimate, mean, ci95, language));
}

/** 30,1–32,3: the 95 % interval of the mean. */
export function intervalText(estimate: Estimate | undefined, language: Language): string {
  if (!estimate) return MISSING;
  const { mean, ci95 } = bestOf(estimate);
  return `${formatInterval(ci95, formatOf(estimate, mean, ci95, language))}${markOf(estimate)}`;
}

/** 31,2 (95 % KI 30,1–32,3): the mean with its interval, for a sentence. Without brackets where all replications agree. */
export function sentenceText(estimate: Estimate, language: Language): string {
  return `${bareMeanText(estimate, language)}${inBrackets(estimate, language)}`;
}

/** The interval of a mean that stands before: " (95 % KI 30,1–32,3)", with "?" where it is unknown. */
export function inBrackets(estimate: Estimate, language: Language): string {
  const { mean, ci95 } = bestOf(estimate);
  if (mean === null || isExact(ci95)) return "";
  return ` (${CI[language]} ${ci95 ? intervalText(estimate, language) : "?"})`;
}

const CI: LocalText = { nb: "95 % KI", nn: "95 % KI", en: "95% CI" };

function markOf({ controlled }: Estimate): string {
  return controlled ? CONTROLLED_MARK : "";
}

/** 25–38: eight in ten replications, from p10 to p90; nothing with fewer than two. */
export function spreadText(estimate: Estimate | undefined, language: Language): string {
  if (!estimate || estimate.count < 2 || estimate.p10 === null || estimate.p90 === null) return MISSING;
  const spread: Interval = [estimate.p10, estimate.p90];
  return formatInterval(spread, formatOf(estimate, estimate.p50, spread, language));
}

/** −5,2 (−6,1 til −4,3): the difference with its 95 % interval, shares in percentage points; 0 where every pair is equal. */
export function differenceText(difference: Difference | undefined, language: Language): string {
  if (!difference || difference.difference === null) return MISSING;
  if (isUnchanged(difference)) return "0";
  const { difference: mean, differenceCi95 } = difference;
  const interval = isExact(differenceCi95) ? "" : ` (${differenceIntervalText(difference, language)})`;
  return `${formatNumber(mean, differenceFormat(difference, language))}${interval}`;
}

/** −5,2: the difference, for a sentence that gives its interval too. */
export function bareDifferenceText(difference: Difference, language: Language): string {
  return formatNumber(difference.difference, differenceFormat(difference, language));
}

/** −6,1 til −4,3: the 95 % interval of a difference; "?" where it is unknown. */
export function differenceIntervalText(difference: Difference, language: Language): string {
  const { differenceCi95 } = difference;
  return differenceCi95 ? formatInterval(differenceCi95, differenceFormat(difference, language)) : "?";
}

/** A difference of shares is in percentage points, so it has no % behind it. */
function differenceFormat(difference: Difference, language: Language): NumberFormat {
  const { key, difference: mean, differenceCi95 } = difference;
  const share = isShare(key.measure);
  const decimals = differenceDecimals(mean, differenceCi95, share);
  return { language, decimals, isDifference: true, isShare: share, hasPercentSign: false };
}

/** The verdict in words, green or red where it is a judgement. */
export function verdictCell(difference: Difference | undefined, language: Language): StyledText {
  if (!difference || difference.verdict === null) return { text: MISSING, emphasis: "faint" };
  const { verdict } = difference;
  const name = VERDICT_NAMES[isUnchanged(difference) ? "no-change" : verdict][language];
  const text = isOutweighed(difference) ? `${name}*` : name;
  return { text, emphasis: verdict === "better" ? "good" : verdict === "worse" ? "bad" : "faint" };
}

/** Whether every pair of replications agrees: no change, which is more than "no difference shown". */
export function isUnchanged({ differenceCi95 }: Difference): boolean {
  return differenceCi95 !== null && differenceCi95[0] === 0 && differenceCi95[1] === 0;
}

/** Whether the interval of a difference by itself excludes 0, but not enough so among several alternatives. */
export function isOutweighed({ verdict, differenceCi95 }: Difference): boolean {
  return (
    verdict === "no-difference-shown" && differenceCi95 !== null && (differenceCi95[0] > 0 || differenceCi95[1] < 0)
  );
}

/** Whether a difference is shown: its interval excludes 0, enough so among several alternatives. */
export function isShown(difference: Difference | undefined): difference is Difference {
  return difference !== undefined && difference.verdict !== null && difference.verdict !== "no-difference-shown";
}

/** How a number with this interval is shown. */
function formatOf(
  { key }: Pick<Estimate, "key">,
  value: number | null,
  interval: Interval | null,
  language: Language,
): NumberFormat {
  const share = isShare(key.measure);
  return { language, isShare: share, decimals: decimalsFor(value, interval, share) };
}

function isExact(interval: Interval | null): boolean {
  return interval !== null && interval[0] === interval[1];
}
