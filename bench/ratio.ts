import { studentTQuantile } from "../analysis/student-t.ts";

/** How many times as much one is as another, with a 95 % interval; none where it was measured once. */
export interface Ratio {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The ratio of pairs measured close to each other, as a geometric mean: what slows down the machine for a while slows down
 * both of a pair.
 * @param pairs [round] numerator and denominator, above 0
 */
export function ratioOf(pairs: readonly (readonly [numerator: number, denominator: number])[]): Ratio {
  const logs = pairs.map(([numerator, denominator]) => Math.log(numerator / denominator));
  const count = logs.length;
  const mean = logs.reduce((sum, log) => sum + log, 0) / count;
  const variance = logs.reduce((sum, log) => sum + (log - mean) * (log - mean), 0) / (count - 1);
  const halfWidth = count < 2 ? NaN : studentTQuantile(count - 1, 0.975) * Math.sqrt(variance / count);
  return { ratio: Math.exp(mean), low: Math.exp(mean - halfWidth), high: Math.exp(mean + halfWidth) };
}

/** 1.94 (1.90 to 1.98) */
export function ratioText({ ratio, low, high }: Ratio): string {
  return `${ratio.toFixed(2)} (${Number.isNaN(low) ? "no interval" : `${low.toFixed(2)} to ${high.toFixed(2)}`})`;
}
