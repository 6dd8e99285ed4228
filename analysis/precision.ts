import type { Interval } from "./estimates.ts";

/** How narrow the 95 % interval of a figure is to be. */
export interface Precision {
  /** Half of its width at most: in the unit of the figure, or as a share of the figure. */
  readonly halfWidth: number;
  readonly isShare: boolean;
}

/** A figure as far as its precision goes. */
export interface Uncertain {
  readonly mean: number | null;
  readonly ci95: Interval | null;
}

/** Before so many replications the interval itself is too uncertain to stop by. */
export const FIRST_LOOK = 30;

/** Each look has so many times the replications of the last: with few looks, few chances to stop at an interval that is narrow by luck. */
const GROWTH = 1.5;

/**
 * Numbers of replications after which to look whether the precision is reached.
 * @param most at most so many in all
 * @source Chow and Robbins, On the asymptotic theory of fixed-width sequential confidence intervals, Ann. Math. Statist. 36 (1965)
 * 457–462; geometric looks against early stopping: Law, Simulation Modeling and Analysis (2015), §9.4.1
 */
export function looksUpTo(most: number): readonly number[] {
  const looks: number[] = [];
  for (let look = FIRST_LOOK; look < most; look = Math.ceil(look * GROWTH)) looks.push(look);
  return [...looks, most];
}

/** Half of the width of the interval, in the unit of the figure or as a share of it; null where it has none. */
export function halfWidthOf({ mean, ci95 }: Uncertain, { isShare }: Pick<Precision, "isShare">): number | null {
  if (mean === null || ci95 === null) return null;
  const halfWidth = (ci95[1] - ci95[0]) / 2;
  if (halfWidth === 0 || !isShare) return halfWidth;
  return mean === 0 ? null : halfWidth / Math.abs(mean);
}

/** Whether the figure is as precise as it is to be. */
export function isPrecise(figure: Uncertain, wanted: Precision): boolean {
  const halfWidth = halfWidthOf(figure, wanted);
  return halfWidth !== null && halfWidth <= wanted.halfWidth;
}

/** Half-widths as shares of a mean that people ask for, the widest first. */
const USUAL_SHARES = [0.2, 0.1, 0.05, 0.03, 0.02, 0.01] as const;

/** What more replications would give. */
export interface MoreReplications {
  readonly replications: number;
  /** Of the interval, as a share of the mean. */
  readonly halfWidthShare: number;
}

/**
 * How many replications it takes to the next narrower usual interval of a mean: its width falls with the root of their number.
 * @returns undefined where nothing is known, or the narrowest is reached
 */
export function moreReplications(figure: Uncertain, replications: number): MoreReplications | undefined {
  const share = halfWidthOf(figure, { isShare: true });
  if (share === null || share === 0) return undefined;
  // Little would be gained by what is nearly there.
  const wanted = USUAL_SHARES.find((usual) => usual < 0.9 * share);
  if (wanted === undefined) return undefined;
  const factor = (share / wanted) * (share / wanted);
  return { replications: roundedUp(replications * factor), halfWidthShare: wanted };
}

/** To two digits, which is all that such a number is good for. */
function roundedUp(count: number): number {
  let step = 10;
  while (step * 100 <= count) step *= 10;
  return Math.ceil(count / step - 1e-9) * step;
}
