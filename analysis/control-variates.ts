import type { MeasureKey } from "../engine/measures.ts";
import type { ControlTable, Results } from "../engine/results.ts";
import { controlsFor, type ControlSet } from "./control-choice.ts";
import type { Interval, TQuantiles } from "./estimates.ts";

/** A mean estimated with control variates, in the unit of its measure. */
export interface ControlledEstimate {
  readonly mean: number;
  readonly standardError: number;
  /** 95 % t-interval of the mean. */
  readonly ci95: Interval;
  /** How many times as many replications the plain mean would need for as narrow an interval; at least 1.1. */
  readonly factor: number;
}

/** A smaller gain is as likely luck, and not worth a second number. */
const LEAST_FACTOR = 1.1;

/** What is left of a variance below this share is rounding: the measure is a sum of control variates. */
const LEAST_REST = 1e-12;

/** Of a control variate, what lies outside those before it, if no more than this share, is rounding. */
const LEAST_OWN = 1e-9;

/**
 * Means by regression on control variates, whose own means are known: what they happen to deviate by is taken out.
 * @source Lavenberg and Welch, A perspective on the use of control variables, Management Science 27 (1981) 322–335; Nelson,
 * Control variate remedies, Operations Research 38 (1990) 974–992
 */
export class ControlledMeans {
  private readonly controls: ControlTable | undefined;
  private readonly replications: number;
  private readonly quantiles: TQuantiles;
  private readonly bases = new Map<string, Basis>();

  constructor({ controls, replications }: Results, quantiles: TQuantiles) {
    this.controls = controls;
    this.replications = replications.length;
    this.quantiles = quantiles;
  }

  /**
   * @param values those of a measure, in order of replication
   * @param ci95 of their plain mean
   * @returns undefined where the interval is not narrower than that, or where there is nothing to control by
   */
  estimate(key: MeasureKey, values: Float64Array, ci95: Interval | null): ControlledEstimate | undefined {
    // Among those replications that happen to have a value, control variates need not have mean 0.
    if (!this.controls || !ci95 || ci95[0] === ci95[1] || values.length < this.replications) return undefined;
    const basis = this.basisOf(this.controls, controlsFor(key, this.controls.keys, this.replications));
    if (basis.length === 0) return undefined;
    const { mean, standardError } = intercept(values, basis);
    const halfWidth = this.quantiles.of(values.length - 1 - basis.length) * standardError;
    const ratio = (ci95[1] - ci95[0]) / (2 * halfWidth);
    const factor = ratio * ratio;
    if (!(factor >= LEAST_FACTOR)) return undefined;
    return { mean, standardError, ci95: [mean - halfWidth, mean + halfWidth], factor };
  }

  private basisOf(controls: ControlTable, chosen: ControlSet): Basis {
    const name = chosen.map((columns) => columns.join(" ")).join(", ");
    let basis = this.bases.get(name);
    if (!basis) {
      const deviations = chosen.map((columns) => addedUp(controls, columns, this.replications));
      this.bases.set(name, (basis = orthonormal(deviations)));
    }
    return basis;
  }
}

/** Control variates less their averages, made orthonormal, each with what its average became: all that a regression needs. */
type Basis = readonly { readonly direction: Float64Array; readonly average: number }[];

/** [replication] the sum of some columns. */
function addedUp({ keys, values }: ControlTable, columns: readonly number[], replications: number): Float64Array {
  return Float64Array.from({ length: replications }, (_, row) =>
    columns.reduce((sum, column) => sum + values[row * keys.length + column], 0),
  );
}

/** Gram–Schmidt; what depends on those before it is left out. */
function orthonormal(controls: readonly Float64Array[]): Basis {
  const basis: { direction: Float64Array; average: number }[] = [];
  for (const control of controls) {
    let average = averageOf(control);
    const direction = control.map((value) => value - average);
    const length = Math.sqrt(dot(direction, direction));
    // Twice, for the first time leaves rounding where two are nearly the same.
    for (const before of [...basis, ...basis]) {
      const part = dot(before.direction, direction);
      for (let row = 0; row < direction.length; row++) direction[row] -= part * before.direction[row];
      average -= part * before.average;
    }
    const own = Math.sqrt(dot(direction, direction));
    if (!(own > LEAST_OWN * length)) continue;
    basis.push({ direction: direction.map((value) => value / own), average: average / own });
  }
  return basis;
}

/**
 * Where the regression plane stands when every control variate has its mean, 0: jackknifed, with the larger of its two standard
 * errors. The regression by itself is biased where the measure is no plane, and takes its scatter to be even, which that of queues is
 * not: by itself its intervals held the truth up to a hundredth less often (docs/decisions/0009-control-variates.md).
 */
function intercept(values: Float64Array, basis: Basis): { mean: number; standardError: number } {
  const count = values.length;
  const plain = averageOf(values);
  const rest = values.map((value) => value - plain);
  const total = dot(rest, rest);
  const weight = new Float64Array(count).fill(1 / count);
  const leverage = new Float64Array(count).fill(1 / count);
  let mean = plain;
  let spread = 1 / count;
  for (const { direction, average } of basis) {
    const slope = dot(direction, rest);
    for (let row = 0; row < count; row++) {
      rest[row] -= slope * direction[row];
      weight[row] -= average * direction[row];
      leverage[row] += direction[row] * direction[row];
    }
    mean -= slope * average;
    spread += average * average;
  }
  const squares = Math.max(dot(rest, rest), LEAST_REST * total);
  const ofRegression = Math.sqrt((squares / (count - 1 - basis.length)) * spread);
  // By how much the intercept would be less without a replication.
  const shift = rest.map((each, row) => (weight[row] * each) / (1 - leverage[row]));
  const meanShift = averageOf(shift);
  const deviations = shift.map((each) => each - meanShift);
  const ofJackknife = Math.sqrt(((count - 1) / count) * dot(deviations, deviations));
  return { mean: mean + (count - 1) * meanShift, standardError: Math.max(ofRegression, ofJackknife) };
}

function averageOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at] * other[at];
  return sum;
}
