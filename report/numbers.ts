import type { Interval } from "../analysis/estimates.ts";
import type { Language } from "./language.ts";

/** What stands where there is no value. */
export const MISSING = "–";

const LOCALES: Readonly<Record<Language, string>> = { nb: "nb-NO", nn: "nn-NO", en: "en-GB" };
const UNTIL: Readonly<Record<Language, string>> = { nb: " til ", nn: " til ", en: " to " };
const NO_BREAK_SPACE = "\u00a0";
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
  const digits = formatter(language, decimals, isDifference ?? false).format(isShare ? 100 * value : value);
  // Intl's spaces and minus signs differ between versions of its data; the same bytes on all.
  const text = digits.replace(/[\u202f\u00a0 ]/g, NO_BREAK_SPACE).replace(/[-\u2212]/, "\u2212");
  return `${text}${ending(format)}`;
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

/** A date for people: 21. nov. 2026, 21 Nov 2026. @param date YYYY-MM-DD, or MM-DD for every year */
export function formatDate(date: string, language: Language): string {
  const isEveryYear = date.length === 5;
  const day = new Date(`${isEveryYear ? `2023-${date}` : date}T00:00:00Z`);
  const month = MONTHS[language][day.getUTCMonth()];
  const dayText = language === "en" ? `${day.getUTCDate()}` : `${day.getUTCDate()}.`;
  return isEveryYear ? `${dayText} ${month}` : `${dayText} ${month} ${day.getUTCFullYear()}`;
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

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(language: Language, decimals: number, isDifference: boolean): Intl.NumberFormat {
  const name = `${language} ${decimals} ${isDifference}`;
  let found = formatters.get(name);
  if (!found) {
    found = new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      signDisplay: isDifference ? "exceptZero" : "negative",
    });
    formatters.set(name, found);
  }
  return found;
}
