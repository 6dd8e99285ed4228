import { exp, log } from "../scenarios/exp-log.ts";

/** Bins of a wait: 1/48 day wide to 60 days, then 16 to each doubling, to about 240,000 days. */
export const BINS_PER_DAY = 48;
const LINEAR_DAYS = 60;
const LINEAR_BINS = LINEAR_DAYS * BINS_PER_DAY;
const BINS_PER_DOUBLING = 16;
const LOG_BINS = 12 * BINS_PER_DOUBLING;

/** Bins in all. Waits of exactly zero are counted apart, not in bin 0. */
export const WAIT_BINS = LINEAR_BINS + LOG_BINS;

const EDGES: Float64Array = Float64Array.from({ length: WAIT_BINS + 1 }, (_, bin) =>
  bin <= LINEAR_BINS ? bin / BINS_PER_DAY : LINEAR_DAYS * exp(((bin - LINEAR_BINS) / BINS_PER_DOUBLING) * Math.LN2),
);

/** The bin of a wait above zero. A bin holds its upper edge, so that a wait of 7 days is not one of more than 7. */
export function waitBin(days: number): number {
  const bin =
    days <= LINEAR_DAYS
      ? Math.ceil(days * BINS_PER_DAY) - 1
      : LINEAR_BINS + Math.ceil((log(days / LINEAR_DAYS) / Math.LN2) * BINS_PER_DOUBLING) - 1;
  return bin < WAIT_BINS ? bin : WAIT_BINS - 1;
}

/** Lower edge of a bin in days; that of bin WAIT_BINS is the upper edge of the last. */
export function waitBinEdge(bin: number): number {
  return EDGES[bin];
}

/**
 * Quantile of waits, interpolated within its bin.
 * @param bins [WAIT_BINS] waits above zero
 * @param zeros waits of exactly zero
 * @returns days; NaN where there were no waits
 */
export function waitQuantile(bins: ArrayLike<number>, zeros: number, probability: number): number {
  let count = zeros;
  for (let bin = 0; bin < WAIT_BINS; bin++) count += bins[bin];
  if (count === 0) return NaN;
  const target = probability * count;
  if (target <= zeros) return 0;
  let below = zeros;
  for (let bin = 0; bin < WAIT_BINS; bin++) {
    if (bins[bin] > 0 && below + bins[bin] >= target) {
      return EDGES[bin] + ((target - below) / bins[bin]) * (EDGES[bin + 1] - EDGES[bin]);
    }
    below += bins[bin];
  }
  return EDGES[WAIT_BINS];
}

/**
 * Several quantiles, as `waitQuantile` gives them, and shares longer than some limits, in one go. Whole days fall on an edge, so
 * the shares are exact.
 * @param positive waits above zero: as many as the bins hold
 * @param probabilities ascending
 * @param limitsDays whole days, ascending
 * @returns the quantiles in days, then the shares longer than the limits
 */
export function waitFigures(
  bins: ArrayLike<number>,
  zeros: number,
  positive: number,
  probabilities: readonly number[],
  limitsDays: readonly number[],
): Float64Array {
  const figures = new Float64Array(probabilities.length + limitsDays.length).fill(NaN);
  const count = zeros + positive;
  if (count === 0) return figures;
  let quantile = 0;
  while (quantile < probabilities.length && probabilities[quantile] * count <= zeros) figures[quantile++] = 0;
  let limit = 0;
  let below = zeros;
  for (let bin = 0; below < count; bin++) {
    while (limit < limitsDays.length && EDGES[bin] >= limitsDays[limit]) {
      figures[probabilities.length + limit++] = (count - below) / count;
    }
    const within = bins[bin];
    if (within === 0) continue;
    while (quantile < probabilities.length && below + within >= probabilities[quantile] * count) {
      const target = probabilities[quantile] * count;
      figures[quantile++] = EDGES[bin] + ((target - below) / within) * (EDGES[bin + 1] - EDGES[bin]);
    }
    below += within;
  }
  figures.fill(EDGES[WAIT_BINS], quantile, probabilities.length);
  figures.fill(0, probabilities.length + limit);
  return figures;
}
