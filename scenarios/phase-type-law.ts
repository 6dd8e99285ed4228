/* The time until a Markov chain of exponential phases ends. */
import { exp } from "./exp-log.ts";
import type { Law, Order } from "./distribution-law.ts";

type Phase = {
  readonly startProbability: number;
  readonly mean: number;
  readonly next?: readonly number[] | undefined;
};

/**
 * The law of a phase-type distribution: E[Xᵏ; X > x] = v(x) · (what remains from each phase), with v(x) = start · exp(T x).
 * @source Neuts, Matrix-Geometric Solutions in Stochastic Models (1981), §2.2; exp(T x) by uniformisation and squaring
 */
export function phaseTypeLaw(phases: readonly Phase[]): Law {
  const count = phases.length;
  const startSum = phases.reduce((sum, phase) => sum + phase.startProbability, 0);
  const start = phases.map((phase) => phase.startProbability / startSum);
  const jump = phases.map((phase) => phases.map((_, to) => phase.next?.[to] ?? 0));
  const remaining = solve(
    jump,
    phases.map((phase) => phase.mean),
  );
  const remainingSquare = solve(
    jump,
    phases.map((phase, at) => 2 * phase.mean * remaining[at]!),
  );
  const rate = 1 / Math.min(...phases.map((phase) => phase.mean));
  const occupancyAt = phaseOccupancy(start, phases, jump, rate);
  const mean = dot(start, remaining);
  const secondMoment = dot(start, remainingSquare);
  const total = [1, mean, secondMoment];
  const above = (x: number, order: Order): number => {
    if (x <= 0) return total[order]!;
    if (x === Infinity) return 0;
    const occupancy = occupancyAt(x);
    let survival = 0;
    for (let at = 0; at < count; at++) survival += occupancy[at]!;
    if (order === 0) return survival;
    const first = dot(occupancy, remaining);
    if (order === 1) return x * survival + first;
    return x * x * survival + 2 * x * first + dot(occupancy, remainingSquare);
  };
  return {
    low: 0,
    high: Infinity,
    mean,
    variance: secondMoment - mean * mean,
    below: (x, order) => (x <= 0 ? 0 : Math.max(total[order]! - above(x, order), 0)),
    above,
    atoms: [],
    knots: [0],
  };
}

/** The probabilities to be in each phase at time x. All terms are positive, so nothing cancels. */
function phaseOccupancy(
  start: readonly number[],
  phases: readonly Phase[],
  jump: readonly (readonly number[])[],
  rate: number,
): (x: number) => Float64Array {
  const count = phases.length;
  const step = 0.5 / rate;
  // The chain watched at a common rate: it stays with the probability that makes up for slower phases.
  const uniformised = new Float64Array(count * count);
  phases.forEach((phase, from) => {
    const leaves = 1 / (phase.mean * rate);
    for (let to = 0; to < count; to++) {
      uniformised[from * count + to] = leaves * jump[from]![to]! + (from === to ? 1 - leaves : 0);
    }
  });
  const advance = (vector: Float64Array, matrix: Float64Array, result: Float64Array): void => {
    result.fill(0);
    for (let from = 0; from < count; from++) {
      for (let to = 0; to < count; to++) result[to]! += vector[from]! * matrix[from * count + to]!;
    }
  };
  const term = new Float64Array(count);
  const nextTerm = new Float64Array(count);
  const elapse = (vector: Float64Array, time: number): void => {
    const events = rate * time;
    term.set(vector);
    for (let n = 1; n < 60; n++) {
      advance(term, uniformised, nextTerm);
      let largest = 0;
      for (let at = 0; at < count; at++) {
        term[at] = (nextTerm[at]! * events) / n;
        vector[at]! += term[at]!;
        if (term[at]! > largest) largest = term[at]!;
      }
      if (largest < 1e-19) break;
    }
    const scale = exp(-events);
    for (let at = 0; at < count; at++) vector[at]! *= scale;
  };
  // squares[k] = exp(T · step · 2^k), made when first needed.
  const first = new Float64Array(count * count);
  for (let from = 0; from < count; from++) {
    const row = first.subarray(from * count, (from + 1) * count);
    row[from] = 1;
    elapse(row, step);
  }
  const squares = [first];
  const state = new Float64Array(count);
  const scratch = new Float64Array(count);
  // A partial moment and the survival are often asked for at the same time.
  let lastX = NaN;
  return (x) => {
    if (x === lastX) return state;
    lastX = x;
    let whole = Math.floor(x / step);
    state.set(start);
    elapse(state, Math.max(x - whole * step, 0));
    for (let k = 0; whole > 0; k++, whole = Math.floor(whole / 2)) {
      if (k === squares.length) squares.push(squared(squares[k - 1]!, count));
      if (whole % 2 === 1) {
        advance(state, squares[k]!, scratch);
        state.set(scratch);
      }
    }
    return state;
  };
}

function squared(matrix: Float64Array, count: number): Float64Array<ArrayBuffer> {
  const result = new Float64Array(count * count);
  for (let row = 0; row < count; row++) {
    for (let middle = 0; middle < count; middle++) {
      const factor = matrix[row * count + middle]!;
      for (let column = 0; column < count; column++) {
        result[row * count + column]! += factor * matrix[middle * count + column]!;
      }
    }
  }
  return result;
}

/** Solves (I − jump) · unknown = right by elimination with pivoting. */
function solve(jump: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = jump.map((row, at) => [...row.map((value, to) => (at === to ? 1 : 0) - value), right[at]!]);
  const count = rows.length;
  for (let column = 0; column < count; column++) {
    let pivot = column;
    for (let row = column; row < count; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < count; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let at = column; at <= count; at++) rows[row]![at]! -= factor * rows[column]![at]!;
    }
  }
  return rows.map((row, at) => row[count]! / row[at]!);
}

function dot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += left[at]! * right[at]!;
  return sum;
}
