import type { Interval } from "../analysis/estimates.ts";
import type { Language } from "./language.ts";

/** What stands where there is no value. */
export const MISSING = "–";

const UNTIL: Readonly<Record<Language, string>> = { nb: " til ", nn: " til ", en: " to " };
const NO_BREAK_SPACE = "\u00a0";
const MINUS = "\u2212";
const GROUP_MARKS: Readonly<Record<Language, string>> = { nb: NO_BREAK_SPACE, nn: NO_BREAK_SPACE, en: "," };
const DECIMAL_MARKS: Readonly<Record<Language, string>> = { nb: ",", nn: ",", en: "." };
const MOST_DECIMALS = 4;

export interface NumberFormat {
  readonly language: Language;
  /** Digits after the decimal mark, 0 to 4. */
  readonly decimals: number;
  /** A share is shown in per cent; `decimals` are those of the percentage. */
  readonly isShare?: boolean;
  /** Whether a share ends with %; it does where missing. Without it the heading must say per cent or percentage points. */
  readonly hasPercentSign?: boolean;
  /** Shows + too, as a difference always does; no sign at 0. */
  readonly isDifference?: boolean;
}

/** A number for people: 12 345,6 in Norwegian, 12,345.6 in English, minus as U+2212, shares in per cent, no value as "–". */
export function formatNumber(value: number | null, format: NumberFormat): string {
  if (value === null || !Number.isFinite(value)) return MISSING;
  const { language, decimals, isShare, isDifference } = format;
  const digits = digitsOf(isShare ? 100 * value : value, language, decimals, isDifference ?? false);
  return `${digits}${ending(format)}`;
}

/** An interval: 4,3–6,1; with " til " or " to " in place of the dash where a sign stands in it. */
export function formatInterval(interval: Interval | null, format: NumberFormat): string {
  if (!interval) return MISSING;
  const scale = format.isShare ? 100 : 1;
  const [low, high] = interval.map((end) => formatNumber(scale * end, { ...format, isShare: false }));
  const hasSign = format.isDifference || interval[0] < 0;
  return `${low}${hasSign ? UNTIL[format.language] : "–"}${high}${ending(format)}`;
}

/** A mean with the half-width of its interval: 31,2 ± 1,1. A mean without an interval is 31,2 ± ?, never a lone number. */
export function formatPlusMinus(mean: number | null, ci95: Interval | null, format: NumberFormat): string {
  if (mean === null || !Number.isFinite(mean)) return MISSING;
  const scale = format.isShare ? 100 : 1;
  const plain = { ...format, isShare: false };
  const half = ci95 ? formatNumber((scale * (ci95[1] - ci95[0])) / 2, { ...plain, isDifference: false }) : "?";
  return `${formatNumber(scale * mean, plain)} ± ${half}${ending(format)}`;
}

/**
 * Decimals worth showing, from the width of the interval: one or two significant digits of its half-width.
 * @source Particle Data Group, Review of Particle Physics, Introduction §5.3 (the 354 rule)
 */
export function decimalsFor(value: number | null, interval: Interval | null, isShare = false): number {
  const scale = isShare ? 100 : 1;
  const halfWidth = interval ? (scale * (interval[1] - interval[0])) / 2 : 0;
  if (!(halfWidth > 0) || !Number.isFinite(halfWidth))
    return decimalsOfSize(value === null ? 0 : scale * Math.abs(value));
  for (let decimals = 0, unit = 1; decimals < MOST_DECIMALS; decimals++, unit /= 10) {
    // Two digits up to 3.54 of the next unit, else one.
    if (halfWidth >= 3.55 * unit) return decimals;
  }
  return MOST_DECIMALS;
}

/** As `decimalsFor`, and one more where an interval that excludes 0 would seem to reach it. */
export function differenceDecimals(value: number | null, interval: Interval | null, isShare = false): number {
  const decimals = decimalsFor(value, interval, isShare);
  if (!interval || !(interval[0] > 0 || interval[1] < 0)) return decimals;
  const nearest = (isShare ? 100 : 1) * Math.min(...interval.map(Math.abs));
  return Number(nearest.toFixed(decimals)) === 0 ? Math.min(decimals + 1, MOST_DECIMALS) : decimals;
}

/** Decimals of an amount in millions: by its interval, at most two; one where it has none, or is the same in every replication. */
export function millionsDecimals(millions: number, interval: Interval | null): number {
  const isExact = interval === null || interval[0] === interval[1];
  return isExact ? 1 : Math.min(2, differenceDecimals(millions, interval));
}

/** A date for people: 21. nov. 2026, 21 Nov 2026. @param date YYYY-MM-DD, or MM-DD for every year */
export function formatDate(date: string, language: Language): string {
  const isEveryYear = date.length === 5;
  const day = new Date(`${isEveryYear ? `2023-${date}` : date}T00:00:00Z`);
  const month = MONTHS[language][day.getUTCMonth()];
  const dayText = language === "en" ? `${day.getUTCDate()}` : `${day.getUTCDate()}.`;
  return isEveryYear ? `${dayText} ${month}` : `${dayText} ${month} ${day.getUTCFullYear()}`;
}

/** A month for people: nov. 2026, Nov 2026. @param month YYYY-MM */
export function formatMonth(month: string, language: Language): string {
  return `${MONTHS[language][Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

// Written out, since their abbreviations differ between versions of Intl's data.
const NORWEGIAN_MONTHS = "jan. feb. mars april mai juni juli aug. sep. okt. nov. des.".split(" ");
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  nb: NORWEGIAN_MONTHS,
  nn: NORWEGIAN_MONTHS,
  en: "Jan Feb March April May June July Aug Sept Oct Nov Dec".split(" "),
};

/** Three significant digits of an exact number, none for a whole one. */
function decimalsOfSize(size: number): number {
  if (Number.isInteger(size) || size >= 100) return 0;
  return size >= 10 ? 1 : 2;
}

function ending({ language, isShare, hasPercentSign }: NumberFormat): string {
  if (!isShare || hasPercentSign === false) return "";
  return language === "en" ? "%" : `${NO_BREAK_SPACE}%`;
}

/**
 * Sign, digits in groups of three, decimal mark. Written out, since browsers come with few languages: Chrome has no nynorsk,
 * and Intl would quietly write it as English.
 */
function digitsOf(value: number, language: Language, decimals: number, isDifference: boolean): string {
  const digits = Math.abs(value).toFixed(decimals);
  const [whole, fraction] = digits.split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, GROUP_MARKS[language]);
  const isZero = Number(digits) === 0;
  const sign = isZero ? "" : value < 0 ? MINUS : isDifference ? "+" : "";
  return sign + grouped + (fraction === undefined ? "" : DECIMAL_MARKS[language] + fraction);
}

/** An age band as people read it: 67–79, 80+. */
export function formatAges(band: string): string {
  return band.replace("-", "\u2013");
}
