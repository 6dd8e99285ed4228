import { type Entry, type LinearProgram, ProgramBuilder } from "./linear-program.ts";
import type { DecisionSpace, Plan } from "./plan.ts";

/**
 * A plane that a response is taken to lie above: value + slope · (units − at), in units in force.
 * @source Kelley, The cutting-plane method for solving convex programs, J. SIAM 8 (1960)
 */
export interface Cut {
  /** [lever × phase] */
  readonly at: Float64Array;
  readonly value: number;
  /** [lever × phase] */
  readonly slope: Float64Array;
}

/** What a cut says of a plan. */
export function cutValue({ at, value, slope }: Cut, units: ArrayLike<number>): number {
  let sum = value;
  for (let decision = 0; decision < at.length; decision++) sum += slope[decision] * (units[decision] - at[decision]);
  return sum;
}

/** Something that a plan is judged by, below which its cuts lie. */
export interface CutFunction {
  readonly name: string;
  readonly cuts: readonly Cut[];
  /** Factor in what is minimised. */
  readonly weight: number;
  /** Nothing is less than this. */
  readonly least: number;
  /** Most that is allowed; Infinity where it is not a target. */
  readonly atMost: number;
}

export interface MasterOptions {
  readonly functions: readonly CutFunction[];
  /** Cost of a unit in force in a phase, and of one opened, as they count in what is minimised: [lever × phase]. */
  readonly costOfUnits: Float64Array;
  readonly costOfOpened: Float64Array;
  /** Whole units are not asked for: for bounds and shadow prices. */
  readonly isRelaxed?: boolean;
  /** What missing a target by one unit costs: so much that it pays only where no plan is known to meet it. */
  readonly missPenalty?: number;
  /** Targets are to be met whatever it takes. */
  readonly mustMeetTargets?: boolean;
  /** Most that each limit allows, where not as the problem has it: [limit]. */
  readonly limitsAtMost?: readonly number[];
}

/** The master program: the plan that is best as far as the cuts know. */
export interface Master {
  readonly program: LinearProgram;
  /** [limit] its row. */
  readonly limitRows: readonly number[];
  /** [function] its variable. */
  readonly functionVariables: readonly number[];
  /** [lever × phase] units in force of an answer. */
  readonly unitsOf: (x: Float64Array) => Plan;
}

/** Puts the master program together from the limits of the problem and the cuts found so far. */
export function masterProgram(space: DecisionSpace, options: MasterOptions): Master {
  const { functions, costOfUnits, costOfOpened, isRelaxed = false } = options;
  const builder = new ProgramBuilder();
  const { phaseCount, step, leverIds } = space;
  const decisions = leverIds.length * phaseCount;
  const leverOf = (decision: number): number => Math.floor(decision / phaseCount);
  const steps = Array.from({ length: decisions }, (_, decision) => {
    const lever = leverOf(decision);
    const size = step[lever];
    return builder.variable(`${leverIds[lever]} in phase ${(decision % phaseCount) + 1}`, {
      lower: space.least[lever] / size,
      upper: space.most[lever] / size,
      cost: costOfUnits[decision] * size,
      isInteger: !isRelaxed,
    });
  });
  const units = (decision: number): Entry => [steps[decision], step[leverOf(decision)]];
  const change = (decision: number): Entry[] => {
    const [variable, size] = units(decision);
    return decision % phaseCount === 0
      ? [[variable, size]]
      : [
          [variable, size],
          [units(decision - 1)[0], -size],
        ];
  };
  const opened = steps.map((_, decision) => {
    const isNeeded = costOfOpened[decision] !== 0 || space.limits.some(({ ofOpened }) => ofOpened[decision] !== 0);
    if (!isNeeded) return undefined;
    const variable = builder.variable(`opened ${decision}`, { cost: costOfOpened[decision] });
    builder.atMost(`opened ${decision}`, [...change(decision), [variable, -1]], 0);
    return variable;
  });
  for (let decision = 0; decision < decisions; decision++) {
    const most = space.largestChange[leverOf(decision)];
    if (most < Infinity) builder.row(`change ${decision}`, change(decision), -most, most);
  }
  const limitRows = space.limits.map(({ id, phase, ofUnits, ofOpened, atLeast, atMost }, limit) => {
    const entries: Entry[] = [];
    for (let decision = 0; decision < decisions; decision++) {
      const [variable, size] = units(decision);
      if (ofUnits[decision] !== 0) entries.push([variable, ofUnits[decision] * size]);
      const variableOpened = opened[decision];
      if (ofOpened[decision] !== 0 && variableOpened !== undefined) entries.push([variableOpened, ofOpened[decision]]);
    }
    return builder.row(`${id} in phase ${phase + 1}`, entries, atLeast, options.limitsAtMost?.[limit] ?? atMost);
  });
  const functionVariables = functions.map(({ name, weight, least, atMost, cuts }) => {
    const value = builder.variable(name, { cost: weight, lower: least });
    if (atMost < Infinity) {
      const most = options.mustMeetTargets ? 0 : Infinity;
      const missed = builder.variable(`${name} is missed by`, { cost: options.missPenalty ?? 0, upper: most });
      builder.atMost(
        `${name} is met`,
        [
          [value, 1],
          [missed, -1],
        ],
        atMost,
      );
    }
    for (const [at, cut] of cuts.entries())
      builder.atMost(`${name} cut ${at}`, cutRow(cut, units, value), -valueAtZero(cut));
    return value;
  });
  const unitsOf = (x: Float64Array): Plan =>
    Int32Array.from(steps, (variable, decision) => Math.round(x[variable]) * step[leverOf(decision)]);
  return { program: builder.build(), limitRows, functionVariables, unitsOf };
}

/** slope · units − value of the function ≤ −(the cut where nothing is changed). */
function cutRow({ slope }: Cut, units: (decision: number) => Entry, value: number): Entry[] {
  const entries: Entry[] = [[value, -1]];
  for (let decision = 0; decision < slope.length; decision++) {
    const [variable, size] = units(decision);
    if (slope[decision] !== 0) entries.push([variable, slope[decision] * size]);
  }
  return entries;
}

function valueAtZero(cut: Cut): number {
  return cutValue(cut, new Float64Array(cut.at.length));
}
