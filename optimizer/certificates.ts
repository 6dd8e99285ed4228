import { type LinearProgram, objectiveOf, reducedCosts, rowValues } from "./linear-program.ts";

/*
 * Proofs about a program, checked on its own data and not on what an engine says of it. Each is a vector that anybody can check
 * with a few multiplications, to the tolerances below.
 */

/** How far a row or bound may be missed, per unit of the sizes that meet in it. */
export const FEASIBILITY_TOLERANCE = 1e-6;
/** How far a value that must be whole may be from a whole number. */
export const INTEGRALITY_TOLERANCE = 1e-6;
/** How far a reduced cost may have the wrong sign where no bound stops the variable, per unit of what was added up in it. */
const DUAL_TOLERANCE = 1e-8;
/** How far bound and value may lie apart, per unit of the value or 1. */
export const GAP_TOLERANCE = 1e-6;

/** Whether x keeps all rows, bounds and whole numbers. */
export function isFeasible(program: LinearProgram, x: Float64Array): boolean {
  const { lower, upper, isInteger, rowLower, rowUpper, rowStart, entryVariable, entryValue, rowCount } = program;
  if (x.length !== program.variableCount || !x.every(Number.isFinite)) return false;
  for (let variable = 0; variable < x.length; variable++) {
    const slack = FEASIBILITY_TOLERANCE * (1 + Math.abs(x[variable]));
    if (x[variable] < lower[variable] - slack || x[variable] > upper[variable] + slack) return false;
    if (isInteger[variable] !== 0 && Math.abs(x[variable] - Math.round(x[variable])) > INTEGRALITY_TOLERANCE)
      return false;
  }
  const values = rowValues(program, x);
  for (let row = 0; row < rowCount; row++) {
    // The largest of the coefficients is the row's unit, and what cancels within it leaves an error of its size.
    let unit = 0;
    let size = 0;
    for (let at = rowStart[row]; at < rowStart[row + 1]; at++) {
      unit = Math.max(unit, Math.abs(entryValue[at]));
      size = Math.max(size, Math.abs(entryValue[at] * x[entryVariable[at]]));
    }
    const slack = FEASIBILITY_TOLERANCE * Math.min(Math.max(unit, size), 1 + size);
    if (values[row] < rowLower[row] - slack || values[row] > rowUpper[row] + slack) return false;
  }
  return true;
}

/**
 * The lower bound on the objective that prices of the rows prove, whole numbers or not; −Infinity where they prove none.
 * Prices that a row without that side cannot have are taken as 0.
 * @param y [row] price: positive presses on the lower side, negative on the upper one
 * @source weak duality of linear programming, for instance Vanderbei, Linear Programming (2020), chapter 5
 */
export function dualBound(program: LinearProgram, y: Float64Array): number {
  return boxBound(program, usablePrices(program, y), false);
}

/** Whether prices of the rows prove that no x at all keeps rows and bounds (Farkas), by more than rounding can account for. */
export function isFarkasProof(program: LinearProgram, y: Float64Array): boolean {
  if (y.length !== program.rowCount || !y.every(Number.isFinite)) return false;
  const usable = usablePrices(program, y);
  const largest = usable.reduce((most, price) => Math.max(most, Math.abs(price)), 0);
  if (largest === 0) return program.lower.some((lower, variable) => lower > program.upper[variable]);
  const scaled = usable.map((price) => price / largest);
  return boxBound(program, scaled, true) > FEASIBILITY_TOLERANCE * (1 + sizeOfSides(program, scaled));
}

/**
 * Whether from a feasible x one may go on along the ray for ever, and ever cheaper. Whole numbers are taken at x only, so for those
 * the ray must be taken in steps; with rational coefficients there are such.
 */
export function isUnboundedProof(program: LinearProgram, x: Float64Array, ray: Float64Array): boolean {
  const { lower, upper, rowLower, rowUpper, rowStart, entryValue, rowCount, cost } = program;
  if (!isFeasible(program, x) || !ray.every(Number.isFinite)) return false;
  const largest = ray.reduce((most, step) => Math.max(most, Math.abs(step)), 0);
  if (largest === 0) return false;
  const step = ray.map((value) => value / largest);
  for (let variable = 0; variable < step.length; variable++) {
    if (step[variable] < -DUAL_TOLERANCE && lower[variable] > -Infinity) return false;
    if (step[variable] > DUAL_TOLERANCE && upper[variable] < Infinity) return false;
  }
  const values = rowValues(program, step);
  for (let row = 0; row < rowCount; row++) {
    let unit = 0;
    for (let at = rowStart[row]; at < rowStart[row + 1]; at++) unit = Math.max(unit, Math.abs(entryValue[at]));
    if (values[row] < -DUAL_TOLERANCE * unit && rowLower[row] > -Infinity) return false;
    if (values[row] > DUAL_TOLERANCE * unit && rowUpper[row] < Infinity) return false;
  }
  const largestCost = cost.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return objectiveOf(program, step) < -FEASIBILITY_TOLERANCE * largestCost;
}

/** Whether a value is as good as a bound says that it can be. */
export function closesGap(value: number, bound: number): boolean {
  return value - bound <= GAP_TOLERANCE * (1 + Math.abs(value));
}

/** A row without a lower side cannot press on it, nor one without an upper side on that. */
function usablePrices({ rowLower, rowUpper }: LinearProgram, y: Float64Array): Float64Array {
  return y.map((price, row) => {
    const isUsable = price > 0 ? rowLower[row] > -Infinity : rowUpper[row] < Infinity;
    return Number.isFinite(price) && isUsable ? price : 0;
  });
}

/** Least of (c − Aᵀy) · x over the bounds of the variables, and what the prices get from the rows; c as 0 where `isWithoutCost`. */
function boxBound(program: LinearProgram, y: Float64Array, isWithoutCost: boolean): number {
  const { lower, upper, rowLower, rowUpper, cost } = program;
  let bound = 0;
  for (let row = 0; row < y.length; row++)
    if (y[row] !== 0) bound += y[row] * (y[row] > 0 ? rowLower[row] : rowUpper[row]);
  const reduced = reducedCosts(program, y, isWithoutCost);
  const sizes = sizesOfReducedCosts(program, y);
  for (let variable = 0; variable < reduced.length; variable++) {
    const value = reduced[variable];
    if (value === 0) continue;
    const end = value > 0 ? lower[variable] : upper[variable];
    if (Number.isFinite(end)) bound += value * end;
    else if (Math.abs(value) > DUAL_TOLERANCE * (sizes[variable] + (isWithoutCost ? 0 : Math.abs(cost[variable]))))
      return -Infinity;
  }
  return bound;
}

/** [variable] the largest product that is added up in its reduced cost: what rounding is measured by. */
function sizesOfReducedCosts(
  { rowStart, entryVariable, entryValue, variableCount }: LinearProgram,
  y: Float64Array,
): Float64Array {
  const sizes = new Float64Array(variableCount);
  for (let row = 0; row < y.length; row++) {
    for (let at = rowStart[row]; at < rowStart[row + 1]; at++) {
      const variable = entryVariable[at];
      sizes[variable] = Math.max(sizes[variable], Math.abs(entryValue[at] * y[row]));
    }
  }
  return sizes;
}

function sizeOfSides({ rowLower, rowUpper }: LinearProgram, y: Float64Array): number {
  return y.reduce(
    (most, price, row) =>
      price === 0 ? most : Math.max(most, Math.abs(price * (price > 0 ? rowLower[row] : rowUpper[row]))),
    0,
  );
}
