/**
 * A linear or integer program as data: minimise cost · x where rowLower ≤ A x ≤ rowUpper and lower ≤ x ≤ upper.
 * Bounds may be infinite. A is kept row by row: the entries of row i are those from rowStart[i] up to rowStart[i + 1].
 */
export interface LinearProgram {
  readonly variableCount: number;
  readonly rowCount: number;
  /** [variable] */
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** [variable] 1 where the value must be a whole number. */
  readonly isInteger: Uint8Array;
  /** [row + 1] */
  readonly rowStart: Int32Array;
  /** [entry] */
  readonly entryVariable: Int32Array;
  readonly entryValue: Float64Array;
  /** [row] */
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Names for messages: of the variables, and of the rows. */
  readonly variableNames: readonly string[];
  readonly rowNames: readonly string[];
}

/** What is said of a variable where it differs from 0 ≤ x, without cost. */
export interface VariableOptions {
  readonly lower?: number;
  readonly upper?: number;
  readonly cost?: number;
  readonly isInteger?: boolean;
}

/** A coefficient of a variable in a row. */
export type Entry = readonly [variable: number, coefficient: number];

/** Puts a program together, variable by variable and row by row. */
export class ProgramBuilder {
  private readonly names: string[] = [];
  private readonly options: VariableOptions[] = [];
  private readonly rows: { name: string; entries: readonly Entry[]; lower: number; upper: number }[] = [];

  get variableCount(): number {
    return this.names.length;
  }

  get rowCount(): number {
    return this.rows.length;
  }

  /** @returns the number of the variable */
  variable(name: string, options: VariableOptions = {}): number {
    this.names.push(name);
    this.options.push(options);
    return this.names.length - 1;
  }

  /** Entries of the same variable are added up. @returns the number of the row */
  row(name: string, entries: readonly Entry[], lower: number, upper: number): number {
    this.rows.push({ name, entries, lower, upper });
    return this.rows.length - 1;
  }

  atMost(name: string, entries: readonly Entry[], upper: number): number {
    return this.row(name, entries, -Infinity, upper);
  }

  atLeast(name: string, entries: readonly Entry[], lower: number): number {
    return this.row(name, entries, lower, Infinity);
  }

  equal(name: string, entries: readonly Entry[], value: number): number {
    return this.row(name, entries, value, value);
  }

  build(): LinearProgram {
    const { rows, options } = this;
    const sums = rows.map(({ entries }) => summed(entries));
    const rowStart = new Int32Array(rows.length + 1);
    sums.forEach((entries, row) => (rowStart[row + 1] = rowStart[row] + entries.length));
    const all = sums.flat();
    return {
      variableCount: options.length,
      rowCount: rows.length,
      cost: Float64Array.from(options, ({ cost }) => cost ?? 0),
      lower: Float64Array.from(options, ({ lower }) => lower ?? 0),
      upper: Float64Array.from(options, ({ upper }) => upper ?? Infinity),
      isInteger: Uint8Array.from(options, ({ isInteger }) => (isInteger ? 1 : 0)),
      rowStart,
      entryVariable: Int32Array.from(all, ([variable]) => variable),
      entryValue: Float64Array.from(all, ([, value]) => value),
      rowLower: Float64Array.from(rows, ({ lower }) => lower),
      rowUpper: Float64Array.from(rows, ({ upper }) => upper),
      variableNames: [...this.names],
      rowNames: rows.map(({ name }) => name),
    };
  }
}

function summed(entries: readonly Entry[]): Entry[] {
  const byVariable = new Map<number, number>();
  for (const [variable, value] of entries) byVariable.set(variable, (byVariable.get(variable) ?? 0) + value);
  return [...byVariable].filter(([, value]) => value !== 0);
}

/** Coefficients and bounds beyond this are refused: no engine tells them from infinity. */
const LARGEST_NUMBER = 1e15;

/** What is wrong with a program as data, for its writer; nothing where it can be given to an engine. */
export function faultsOf(program: LinearProgram): string[] {
  const { cost, lower, upper, rowLower, rowUpper, entryValue, entryVariable, variableCount } = program;
  const faults: string[] = [];
  const fault = (of: string, value: number): void => void faults.push(`${of} is ${value}`);
  const isUsable = (value: number): boolean => Math.abs(value) <= LARGEST_NUMBER;
  cost.forEach((value, at) => isUsable(value) || fault(`the cost of ${program.variableNames[at]}`, value));
  entryValue.forEach((value, at) => isUsable(value) || fault(`coefficient ${at}`, value));
  entryVariable.forEach((value, at) => (value >= 0 && value < variableCount) || fault(`variable ${at}`, value));
  const bounds: [string, Float64Array, Float64Array, readonly string[]][] = [
    ["variable", lower, upper, program.variableNames],
    ["row", rowLower, rowUpper, program.rowNames],
  ];
  for (const [what, low, high, names] of bounds) {
    low.forEach(
      (value, at) => value === -Infinity || isUsable(value) || fault(`the lower bound of ${what} ${names[at]}`, value),
    );
    high.forEach(
      (value, at) => value === Infinity || isUsable(value) || fault(`the upper bound of ${what} ${names[at]}`, value),
    );
  }
  return faults;
}

/** [row] A x. */
export function rowValues(program: LinearProgram, x: Float64Array): Float64Array {
  const { rowStart, entryVariable, entryValue, rowCount } = program;
  const values = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    let sum = 0;
    for (let at = rowStart[row]; at < rowStart[row + 1]; at++) sum += entryValue[at] * x[entryVariable[at]];
    values[row] = sum;
  }
  return values;
}

/** [variable] c − Aᵀ y, the reduced costs for prices y of the rows; with cost 0 where `isWithoutCost`. */
export function reducedCosts(program: LinearProgram, y: Float64Array, isWithoutCost = false): Float64Array {
  const { rowStart, entryVariable, entryValue, rowCount } = program;
  const reduced = isWithoutCost ? new Float64Array(program.variableCount) : program.cost.slice();
  for (let row = 0; row < rowCount; row++) {
    if (y[row] === 0) continue;
    for (let at = rowStart[row]; at < rowStart[row + 1]; at++) reduced[entryVariable[at]] -= entryValue[at] * y[row];
  }
  return reduced;
}

/** cost · x */
export function objectiveOf({ cost }: LinearProgram, x: Float64Array): number {
  let sum = 0;
  for (let variable = 0; variable < x.length; variable++) sum += cost[variable] * x[variable];
  return sum;
}
