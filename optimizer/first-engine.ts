import solverModule from "javascript-lp-solver";
import { type LinearProgram } from "./linear-program.ts";
import { solveDense } from "./dense-solve.ts";

/** Its types are those of the CommonJS file, where the solver is a field; the module that Node takes is the solver itself. */
const solver = solverModule as unknown as typeof solverModule.default;

/** What an engine offers: nothing of it is believed before it has been checked on the data of the program. */
export interface Offer {
  readonly x: Float64Array;
  /** [row] prices, for a linear program. */
  readonly y?: Float64Array;
}

/** Largest programs that are given to it: rows, and variables. */
const MOST_ROWS = 1000;
const MOST_VARIABLES = 400;
/** How far right-hand sides are moved, per unit, so that no two corners coincide; those of the original are put back after. */
const PERTURBATION = 1e-5;
/** Below this, times its own perturbation, a value counts as 0. */
const ZERO = 1e-9;

/** A row a · x ≤ b of the form that the engine is safe in: b ≥ 0, and all x ≥ 0. */
interface SafeRow {
  readonly entries: readonly (readonly [variable: number, value: number])[];
  readonly limit: number;
  /** Row of the program that it comes from, and the factor of its price there; −1 for a bound of a variable. */
  readonly row: number;
  readonly factor: 1 | -1;
}

interface SafeForm {
  readonly rows: readonly SafeRow[];
  /** [variable] x = shift + sign × z with z ≥ 0. */
  readonly shift: Float64Array;
  readonly sign: Int8Array;
}

/**
 * The program with every variable shifted to begin at 0, and every row "at most" something that is not negative: then all zero is
 * feasible, and the engine never enters the phase in which it loops. Undefined where the program is not of that form.
 */
export function safeFormOf(program: LinearProgram): SafeForm | undefined {
  const { variableCount, rowCount, lower, upper, rowLower, rowUpper, rowStart, entryVariable, entryValue } = program;
  if (variableCount > MOST_VARIABLES || rowCount > MOST_ROWS) return undefined;
  const shift = new Float64Array(variableCount);
  const sign = new Int8Array(variableCount);
  const rows: SafeRow[] = [];
  for (let variable = 0; variable < variableCount; variable++) {
    const isFromBelow = lower[variable] > -Infinity;
    if (!isFromBelow && upper[variable] === Infinity) return undefined;
    shift[variable] = isFromBelow ? lower[variable] : upper[variable];
    sign[variable] = isFromBelow ? 1 : -1;
    const width = upper[variable] - lower[variable];
    if (width < 0) return undefined;
    if (width < Infinity) rows.push({ entries: [[variable, 1]], limit: width, row: -1, factor: 1 });
  }
  for (let row = 0; row < rowCount; row++) {
    let atZero = 0;
    const entries: [number, number][] = [];
    for (let at = rowStart[row]; at < rowStart[row + 1]; at++) {
      const variable = entryVariable[at];
      atZero += entryValue[at] * shift[variable];
      entries.push([variable, entryValue[at] * sign[variable]]);
    }
    const above = rowUpper[row] - atZero;
    const below = atZero - rowLower[row];
    if (above < 0 || below < 0) return undefined;
    if (above < Infinity) rows.push({ entries, limit: above, row, factor: 1 });
    const negated = entries.map(([variable, value]): [number, number] => [variable, -value]);
    if (below < Infinity) rows.push({ entries: negated, limit: below, row, factor: -1 });
  }
  return rows.length > MOST_ROWS ? undefined : { rows, shift, sign };
}

/**
 * Solves a program of the safe form with javascript-lp-solver. Of its answer only x is taken: which values are not 0 says which corner
 * it is, and that corner and its prices are reckoned anew on the sides as they were before they were moved.
 * @param attempt another one moves the sides in another way
 * @returns nothing where the program is not of that form, or the answer is no corner
 */
export function offerOfFirstEngine(program: LinearProgram, attempt: number): Offer | undefined {
  const form = safeFormOf(program);
  if (!form) return undefined;
  const moved = form.rows.map(({ limit }, row) => limit + PERTURBATION * (1 + limit) * (1 + fraction(row, attempt)));
  const z = answerOf(program, form, moved);
  if (!z) return undefined;
  if (program.isInteger.includes(1)) return { x: unshifted(form, wholeWhereAsked(program, form, z)) };
  return cornerOf(program, form, z, moved);
}

/** A number in [0, 1) that differs from row to row: multiples of the golden ratio. */
function fraction(row: number, attempt: number): number {
  const value = (row + 1 + 1000 * attempt) * 0.6180339887498949;
  return value - Math.floor(value);
}

/** Variables and rows get numbers as names, since some names mean something to the engine. */
function answerOf(program: LinearProgram, form: SafeForm, limits: readonly number[]): Float64Array | undefined {
  const variables: Record<string, Record<string, number>> = {};
  const ints: Record<string, 1> = {};
  for (let variable = 0; variable < program.variableCount; variable++) {
    variables[`x${variable}`] = { cost: program.cost[variable] * form.sign[variable] };
    if (program.isInteger[variable] !== 0) ints[`x${variable}`] = 1;
  }
  const constraints: Record<string, { max: number }> = {};
  form.rows.forEach(({ entries }, row) => {
    constraints[`r${row}`] = { max: limits[row] };
    for (const [variable, value] of entries) variables[`x${variable}`][`r${row}`] = value;
  });
  const answer = solver.Solve({
    optimize: "cost",
    opType: "min",
    constraints,
    variables,
    ints,
    options: { presolve: false, nodeSelection: "hybrid", branching: "pseudocost" },
  }) as Record<string, number | boolean | undefined>;
  if (answer["feasible"] !== true || answer["bounded"] === false) return undefined;
  const z = new Float64Array(program.variableCount);
  for (let variable = 0; variable < z.length; variable++) {
    const value = answer[`x${variable}`] ?? 0;
    if (typeof value !== "number" || !Number.isFinite(value)) return undefined;
    z[variable] = Math.max(0, value);
  }
  return z;
}

/** Moved sides may let a whole number be a little too large or small; the nearest one is meant. */
function wholeWhereAsked(program: LinearProgram, { shift, sign }: SafeForm, z: Float64Array): Float64Array {
  return z.map((value, variable) => {
    if (program.isInteger[variable] === 0) return value;
    return (Math.round(shift[variable] + sign[variable] * value) - shift[variable]) * sign[variable];
  });
}

function unshifted({ shift, sign }: SafeForm, z: Float64Array): Float64Array {
  return z.map((value, variable) => shift[variable] + sign[variable] * value);
}

/** The corner in which the values that are not 0 meet the rows that hold exactly, with the sides not moved; and its prices. */
function cornerOf(
  program: LinearProgram,
  form: SafeForm,
  z: Float64Array,
  moved: readonly number[],
): Offer | undefined {
  const inside = [...z.keys()].filter((variable) => z[variable] > ZERO);
  const tight = form.rows.flatMap(({ entries }, row) => {
    const used = entries.reduce((sum, [variable, value]) => sum + value * z[variable], 0);
    return moved[row] - used <= ZERO * (1 + moved[row]) ? [row] : [];
  });
  if (inside.length !== tight.length) return undefined;
  const size = inside.length;
  const columnOf = new Map(inside.map((variable, column) => [variable, column]));
  const matrix = new Float64Array(size * size);
  tight.forEach((row, at) => {
    for (const [variable, value] of form.rows[row].entries) {
      const column = columnOf.get(variable);
      if (column !== undefined) matrix[at * size + column] = value;
    }
  });
  const values = solveDense(
    matrix,
    Float64Array.from(tight, (row) => form.rows[row].limit),
    false,
  );
  const costs = Float64Array.from(inside, (variable) => program.cost[variable] * form.sign[variable]);
  const prices = solveDense(matrix, costs, true);
  if (!values || !prices) return undefined;
  const corner = new Float64Array(z.length);
  inside.forEach((variable, column) => (corner[variable] = values[column]));
  const y = new Float64Array(program.rowCount);
  tight.forEach((row, at) => {
    const { row: of, factor } = form.rows[row];
    if (of >= 0) y[of] += factor * prices[at];
  });
  return { x: unshifted(form, corner), y };
}
