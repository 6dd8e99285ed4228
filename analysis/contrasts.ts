import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import type { Design } from "../scenarios/study.ts";
import type { Level } from "../scenarios/study-factors.ts";
import type { DesignPoint } from "./designs.ts";
import { type Interval, meanOf, TQuantiles } from "./estimates.ts";

/**
 * A weighted sum over the points that says what a factor does:
 * - `linear`: from its lowest to its highest value, in the linear function that fits all points best (least squares);
 * - `level`: at one level against all points, on average;
 * - `swing`: from its low to its high value, the others as in the base.
 */
export interface Contrast {
  readonly kind: "linear" | "level" | "swing";
  readonly factor: number;
  /** From which level; undefined for the base or for all points. */
  readonly from: Level | undefined;
  readonly to: Level | undefined;
  /** [point] the base first. */
  readonly weights: Float64Array;
}

/** What a contrast is in one measure and its unit, under common random numbers. */
export interface ContrastEstimate extends Omit<Contrast, "weights"> {
  readonly key: MeasureKey;
  readonly effect: number | null;
  /** Of the simulation, at these points; null with fewer than two replications. */
  readonly standardError: number | null;
  readonly effectCi95: Interval | null;
}

/** A factor with more levels has a line by its range, and not one for each of them. */
const MOST_LEVELS_TOLD = 12;

/** The contrasts that a design allows. @param points without the base */
export function contrastsOf(design: Design, points: readonly DesignPoint[]): Contrast[] {
  if (design.kind === "one-at-a-time") return [];
  const factors = points[0]?.length ?? 0;
  const each = Array.from({ length: factors }, (_, factor) => factor);
  if (design.kind === "tornado") return each.flatMap((factor) => swingOf(factor, points));
  return [...linearContrasts(each, points), ...each.flatMap((factor) => levelContrasts(factor, points))];
}

/** Sums contrasts over points that come one after another, so that no point need be kept. */
export class ContrastSums {
  private readonly contrasts: readonly Contrast[];
  private readonly keys: readonly MeasureKey[];
  private readonly rows: number;
  /** [contrast][replication × measure] */
  private readonly sums: readonly Float64Array[];

  constructor(contrasts: readonly Contrast[], keys: readonly MeasureKey[], replications: number) {
    this.contrasts = contrasts;
    this.keys = keys;
    this.rows = replications;
    this.sums = contrasts.map(() => new Float64Array(replications * keys.length));
  }

  /** @param results with the keys as columns, and all replications */
  add(point: number, { values }: Results): void {
    this.contrasts.forEach(({ weights }, at) => {
      const weight = weights[point];
      if (weight === 0) return;
      const sums = this.sums[at];
      for (let index = 0; index < sums.length; index++) sums[index] += weight * values[index];
    });
  }

  /** For each contrast, all measures. */
  estimates(): ContrastEstimate[] {
    const quantiles = new TQuantiles();
    return this.contrasts.flatMap(({ weights: _weights, ...contrast }, at) =>
      this.keys.map((key, column) => {
        const own = Float64Array.from(
          { length: this.rows },
          (_, row) => this.sums[at][row * this.keys.length + column],
        );
        const { mean, standardError } = meanOf(own.filter((value) => !Number.isNaN(value)));
        const count = own.reduce((sum, value) => sum + Number(!Number.isNaN(value)), 0);
        return {
          ...contrast,
          key,
          effect: mean,
          standardError,
          effectCi95: quantiles.interval(mean, standardError, count),
        };
      }),
    );
  }
}

/** The share of the variation between points that a linear function of the numeric factors explains; null where there is none. */
export function linearFit(points: readonly DesignPoint[], means: readonly (number | null)[]): number | null {
  const values = means.map((mean) => mean ?? NaN);
  const solved = leastSquares(points);
  if (!solved || values.some((value) => Number.isNaN(value))) return null;
  const coefficients = solved.weights.map((weights) =>
    weights.reduce((sum, weight, at) => sum + weight * values[at], 0),
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [residual, total] = [0, 0];
  solved.rows.forEach((row, at) => {
    const fitted = row.reduce((sum, x, column) => sum + x * coefficients[column], 0);
    residual += (values[at] - fitted) * (values[at] - fitted);
    total += (values[at] - mean) * (values[at] - mean);
  });
  return total > 0 ? Math.max(0, 1 - residual / total) : null;
}

function swingOf(factor: number, points: readonly DesignPoint[]): Contrast[] {
  const own = points.flatMap((point, at) => (point[factor] === undefined ? [] : [at + 1]));
  if (own.length === 0) return [];
  // With one value, such as a measure that is on, the swing is from the base.
  const [first, last] = own.length === 1 ? [0, own[0]] : [own[0], own[own.length - 1]];
  const weights = new Float64Array(points.length + 1);
  weights[first] -= 1;
  weights[last] += 1;
  const levelOf = (at: number): Level | undefined => (at === 0 ? undefined : points[at - 1][factor]);
  return [{ kind: "swing", factor, from: levelOf(first), to: levelOf(last), weights }];
}

function levelContrasts(factor: number, points: readonly DesignPoint[]): Contrast[] {
  const counts = new Map<Level | undefined, number>();
  for (const point of points) counts.set(point[factor], (counts.get(point[factor]) ?? 0) + 1);
  // A level that only one point has says nothing that the point itself does not.
  if (counts.size < 2 || counts.size > MOST_LEVELS_TOLD || Math.min(...counts.values()) < 2) return [];
  const levels = [...counts].sort(([one], [other]) => Number(one) - Number(other) || 0);
  return levels.map(([level, count]) => {
    const has = points.map((point) => point[factor] === level);
    const weights = Float64Array.from([0, ...has.map((is) => (is ? 1 / count : 0) - 1 / points.length)]);
    return { kind: "level", factor, from: undefined, to: level, weights };
  });
}

function linearContrasts(factors: readonly number[], points: readonly DesignPoint[]): Contrast[] {
  const solved = leastSquares(points);
  if (!solved) return [];
  return factors.flatMap((factor): Contrast[] => {
    const column = solved.factors.indexOf(factor);
    if (column < 0) return [];
    const { low, high } = rangeOf(factor, points);
    const isSwitch = typeof points[0][factor] === "boolean";
    const weights = Float64Array.from([0, ...solved.weights[column + 1]]);
    return [{ kind: "linear", factor, from: isSwitch ? false : low, to: isSwitch ? true : high, weights }];
  });
}

interface LeastSquares {
  /** Factors that are numbers, or on and off, and do vary. */
  readonly factors: readonly number[];
  /** [point][coefficient] 1, and each factor from 0 at its lowest to 1 at its highest value. */
  readonly rows: readonly (readonly number[])[];
  /** [coefficient][point] what each point counts in it. */
  readonly weights: readonly (readonly number[])[];
}

/** Undefined where the points do not determine the coefficients, with one point to spare. */
function leastSquares(points: readonly DesignPoint[]): LeastSquares | undefined {
  const all = Array.from({ length: points[0]?.length ?? 0 }, (_, factor) => factor);
  const factors = all.filter((factor) => {
    const { low, high } = rangeOf(factor, points);
    return low < high;
  });
  if (factors.length === 0 || points.length < factors.length + 2) return undefined;
  const ranges = factors.map((factor) => rangeOf(factor, points));
  const rows = points.map((point) => [
    1,
    ...factors.map((factor, at) => (Number(point[factor]) - ranges[at].low) / (ranges[at].high - ranges[at].low)),
  ]);
  const size = factors.length + 1;
  const products = Array.from({ length: size }, (_, one) =>
    Array.from({ length: size }, (_unused, other) => rows.reduce((sum, row) => sum + row[one] * row[other], 0)),
  );
  const inverse = inverted(products);
  if (!inverse) return undefined;
  const weights = inverse.map((line) => rows.map((row) => row.reduce((sum, x, column) => sum + x * line[column], 0)));
  return { factors, rows, weights };
}

/** NaN where a level is neither a number nor on or off. */
function rangeOf(factor: number, points: readonly DesignPoint[]): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const point of points) {
    const level = point[factor];
    const value = typeof level === "number" || typeof level === "boolean" ? Number(level) : NaN;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}

/** Gauss and Jordan with the largest pivot; undefined for a matrix that has no inverse, or hardly one. */
function inverted(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const size = matrix.length;
  const work = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(work[row][column]) > Math.abs(work[pivot][column])) pivot = row;
    }
    if (Math.abs(work[pivot][column]) < SMALLEST_PIVOT * matrix[0][0]) return undefined;
    [work[column], work[pivot]] = [work[pivot], work[column]];
    const scale = work[column][column];
    work[column] = work[column].map((value) => value / scale);
    for (let row = 0; row < size; row++) {
      const times = work[row][column];
      if (row !== column && times !== 0) work[row] = work[row].map((value, at) => value - times * work[column][at]);
    }
  }
  return work.map((row) => row.slice(size));
}

/** Of the number of points: below this, two factors went together in the design. */
const SMALLEST_PIVOT = 1e-9;
