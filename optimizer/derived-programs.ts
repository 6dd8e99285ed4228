import type { LinearProgram } from "./linear-program.ts";

/** A program whose rows may give way at a price, and which variables say by how much. */
export interface ElasticProgram {
  readonly program: LinearProgram;
  /** [row] variable that says how far below its lower side the row is, and how far above the upper one; −1 where it has none. */
  readonly belowOf: Int32Array;
  readonly aboveOf: Int32Array;
}

/**
 * The least that rows must give way in all for there to be any x; whole numbers are not asked for.
 * @param prices [row] what giving way by one costs, Infinity for a row that may not; 1 each where missing
 */
export function elasticProgram(program: LinearProgram, prices?: Float64Array): ElasticProgram {
  const { rowCount, variableCount, rowLower, rowUpper, rowStart, entryVariable, entryValue } = program;
  const belowOf = new Int32Array(rowCount).fill(-1);
  const aboveOf = new Int32Array(rowCount).fill(-1);
  const costs: number[] = [];
  const starts = [0];
  const variables: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    for (let at = rowStart[row]; at < rowStart[row + 1]; at++) {
      variables.push(entryVariable[at]);
      values.push(entryValue[at]);
    }
    const price = prices ? prices[row] : 1;
    for (const [side, ofRow, value] of [
      [rowLower, belowOf, 1],
      [rowUpper, aboveOf, -1],
    ] as const) {
      if (!Number.isFinite(side[row]) || price === Infinity) continue;
      ofRow[row] = variableCount + costs.length;
      variables.push(ofRow[row]);
      values.push(value);
      costs.push(price);
    }
    starts.push(variables.length);
  }
  const count = variableCount + costs.length;
  return {
    belowOf,
    aboveOf,
    program: {
      variableCount: count,
      rowCount,
      cost: Float64Array.from({ length: count }, (_, variable) => costs[variable - variableCount] ?? 0),
      lower: Float64Array.from({ length: count }, (_, variable) => program.lower[variable] ?? 0),
      upper: Float64Array.from({ length: count }, (_, variable) => program.upper[variable] ?? Infinity),
      isInteger: new Uint8Array(count),
      rowStart: Int32Array.from(starts),
      entryVariable: Int32Array.from(variables),
      entryValue: Float64Array.from(values),
      rowLower,
      rowUpper,
      variableNames: [...program.variableNames, ...costs.map((_, at) => `gives way ${at}`)],
      rowNames: program.rowNames,
    },
  };
}

/** The cheapest direction, in steps of at most 1, in which x may go on for ever without leaving the rows and bounds. */
export function rayProgram(program: LinearProgram): LinearProgram {
  const isOpen = (value: number): boolean => !Number.isFinite(value);
  return {
    ...program,
    isInteger: new Uint8Array(program.variableCount),
    lower: program.lower.map((lower) => (isOpen(lower) ? -1 : 0)),
    upper: program.upper.map((upper) => (isOpen(upper) ? 1 : 0)),
    rowLower: program.rowLower.map((lower) => (isOpen(lower) ? -Infinity : 0)),
    rowUpper: program.rowUpper.map((upper) => (isOpen(upper) ? Infinity : 0)),
  };
}

/** The program with the variables that must be whole numbers held at those nearest to x. */
export function fixedProgram(program: LinearProgram, x: Float64Array): LinearProgram {
  const held = (own: Float64Array): Float64Array =>
    own.map((bound, variable) => (program.isInteger[variable] === 0 ? bound : Math.round(x[variable])));
  return {
    ...program,
    isInteger: new Uint8Array(program.variableCount),
    lower: held(program.lower),
    upper: held(program.upper),
  };
}
