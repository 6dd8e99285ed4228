import type { Language, LocalText } from "../language.ts";
import { formatNumber } from "../numbers.ts";

/** An axis: round numbers from below the least to above the greatest. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly step: number;
}

/** Round numbers that hold all values between them. @param count about so many steps, 1 at least */
export function niceAxis(values: readonly number[], count: number): Axis {
  const finite = values.filter(Number.isFinite);
  const least = finite.reduce((low, value) => Math.min(low, value), Infinity);
  const greatest = finite.reduce((high, value) => Math.max(high, value), -Infinity);
  const [from, to] = widened(finite.length === 0 ? 0 : least, finite.length === 0 ? 1 : greatest);
  const step = niceStep((to - from) / Math.max(1, count));
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => rounded((first + at) * step));
  return { low: ticks[0], high: ticks[ticks.length - 1], ticks, step };
}

/** As `niceAxis`, with whole numbers only, of what is counted. */
export function wholeAxis(values: readonly number[], count: number): Axis {
  for (let fewer = count; fewer > 1; fewer--) {
    const axis = niceAxis(values, fewer);
    if (Number.isInteger(axis.step)) return axis;
  }
  return niceAxis(values, 1);
}

function widened(low: number, high: number): [number, number] {
  if (high > low) return [low, high];
  const size = Math.abs(low);
  return low === 0 ? [0, 1] : [Math.min(0, low), low > 0 ? size : 0];
}

/** The next of 1, 2, 2.5 and 5 times a power of ten. */
function niceStep(least: number): number {
  let power = 1;
  while (power * 10 <= least) power *= 10;
  while (power > least) power /= 10;
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return rounded(factor * power);
}

/** Without what binary fractions leave behind. */
function rounded(value: number): number {
  return Number(value.toPrecision(12)) || 0;
}

/** How the numbers of an axis are written. */
export interface AxisFormat {
  readonly text: (value: number) => string;
  /** "mill.", for the name of the axis; empty where numbers are written as they are. */
  readonly scale: string;
}

/** Numbers of an axis, all with the same decimals; millions and more stand for themselves in the name of the axis. */
export function axisFormat(
  axis: Axis,
  language: Language,
  options: { readonly isShare?: boolean; readonly isDifference?: boolean } = {},
): AxisFormat {
  const size = Math.max(Math.abs(axis.low), Math.abs(axis.high));
  const scale = options.isShare ? undefined : SCALES.find(({ from }) => size >= from);
  const divisor = scale?.divisor ?? 1;
  const decimals = decimalsOfStep((axis.step / divisor) * (options.isShare ? 100 : 1));
  const text = (value: number) => formatNumber(value / divisor, { language, decimals, ...options });
  return { text, scale: scale?.word[language] ?? "" };
}

const SCALES: readonly { readonly from: number; readonly divisor: number; readonly word: LocalText }[] = [
  { from: 2e12, divisor: 1e12, word: { nb: "billioner", nn: "billionar", en: "trillion" } },
  { from: 2e9, divisor: 1e9, word: { nb: "milliarder", nn: "milliardar", en: "billion" } },
  { from: 2e6, divisor: 1e6, word: { nb: "millioner", nn: "millionar", en: "million" } },
];

const MOST_DECIMALS = 12;

function decimalsOfStep(step: number): number {
  let decimals = 0;
  const isWhole = (value: number) => Math.abs(value - Math.round(value)) <= 1e-6 * Math.max(1, value) && value >= 0.5;
  for (let scaled = step; decimals < MOST_DECIMALS && !isWhole(scaled); decimals++) scaled *= 10;
  return decimals;
}

/** Where a value stands between two points of a drawing. */
export function positionOf(axis: Axis, from: number, to: number): (value: number) => number {
  const length = axis.high - axis.low;
  return (value) => from + ((to - from) * (Math.min(Math.max(value, axis.low), axis.high) - axis.low)) / length;
}
