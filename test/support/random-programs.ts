import { type LinearProgram, ProgramBuilder, type VariableOptions } from "../../optimizer/linear-program.ts";

/** A program, and what is true of it by how it was made. */
export interface KnownProgram {
  readonly kind: string;
  readonly program: LinearProgram;
  readonly truth:
    | { readonly status: "optimal"; readonly objective: number }
    | { readonly status: "infeasible" }
    | { readonly status: "unbounded" };
}

/** Numbers in [0, 1) from a seed: a multiplicative generator (Lehmer, modulus 2^31 − 1), enough to vary test programs. */
export function numbersFrom(seed: number): () => number {
  let state = (seed * 7919 + 12345) % 2147483647 || 1;
  for (let at = 0; at < 10; at++) state = (state * 48271) % 2147483647;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const KINDS = [
  "optimal",
  "degenerate",
  "badly scaled",
  "safe form",
  "infeasible",
  "unbounded",
  "whole",
  "transport",
] as const;

/** The n-th program; every kind comes in turn. */
export function randomProgram(n: number): KnownProgram {
  const kind = KINDS[n % KINDS.length];
  const next = numbersFrom(n + 1);
  if (kind === "infeasible") return infeasible(next);
  if (kind === "unbounded") return unbounded(next);
  if (kind === "whole") return whole(next);
  if (kind === "transport") return transport(next);
  if (kind === "safe form") return safe(next);
  return solved(next, kind);
}

/** A whole number from 0 to the most. */
const wholeUpTo = (next: () => number, most: number): number => Math.floor(next() * (most + 1));

/**
 * A program made around its answer: x and prices y are drawn first, then sides, bounds and costs so that complementary slackness
 * holds, which makes x best. Rows of all kinds, variables with every kind of bounds.
 */
function solved(next: () => number, kind: "optimal" | "degenerate" | "badly scaled"): KnownProgram {
  const variableCount = 1 + wholeUpTo(next, 14);
  const rowCount = 1 + wholeUpTo(next, 14);
  const isDegenerate = kind === "degenerate";
  const scale = (): number => (kind === "badly scaled" ? 10 ** (wholeUpTo(next, 8) - 4) : 1);
  const number = (): number => (isDegenerate ? wholeUpTo(next, 4) - 2 : Math.round(2000 * next() - 1000) / 100);
  const rowScale = Array.from({ length: rowCount }, scale);
  const columnScale = Array.from({ length: variableCount }, scale);
  const x = columnScale.map((own) => number() / own);
  const matrix = rowScale.map((ofRow) =>
    columnScale.map((ofColumn) => (next() < 0.4 ? 0 : number() * ofRow * ofColumn)),
  );
  const builder = new ProgramBuilder();
  const prices = rowScale.map((ofRow) => (next() < 0.5 ? 0 : number() / ofRow));
  const reduced = columnScale.map((ofColumn) => (next() < 0.5 ? 0 : number() * ofColumn));
  const options = x.map((value, variable): VariableOptions => {
    const room = (next() * 10) / columnScale[variable];
    // A positive reduced cost holds the variable at its lower bound, a negative one at its upper bound.
    const lower =
      reduced[variable] > 0 ? value : next() < 0.4 ? -Infinity : value - (isDegenerate && next() < 0.5 ? 0 : room);
    const upper =
      reduced[variable] < 0 ? value : next() < 0.4 ? Infinity : value + (isDegenerate && next() < 0.5 ? 0 : room);
    const cost = reduced[variable] + matrix.reduce((sum, row, at) => sum + row[variable] * prices[at], 0);
    return { lower, upper, cost };
  });
  options.forEach((option, variable) => builder.variable(`v${variable}`, option));
  matrix.forEach((row, at) => {
    const value = row.reduce((sum, coefficient, variable) => sum + coefficient * x[variable], 0);
    const room = next() * 10 * rowScale[at] + (isDegenerate ? 0 : rowScale[at]);
    const isEqual = next() < 0.25;
    const lower = prices[at] > 0 || isEqual ? value : next() < 0.5 ? -Infinity : value - room;
    const upper = prices[at] < 0 || isEqual ? value : next() < 0.5 ? Infinity : value + room;
    builder.row(
      `r${at}`,
      row.map((coefficient, variable) => [variable, coefficient]),
      lower,
      upper,
    );
  });
  const program = builder.build();
  const objective = program.cost.reduce((sum, cost, variable) => sum + cost * x[variable], 0);
  return { kind, program, truth: { status: "optimal", objective } };
}

/** Rows that sum up, with positive and negative weights, to 0 ≤ −something. */
function infeasible(next: () => number): KnownProgram {
  const variableCount = 1 + wholeUpTo(next, 10);
  const rowCount = 2 + wholeUpTo(next, 8);
  const builder = new ProgramBuilder();
  const matrix = Array.from({ length: rowCount - 1 }, () =>
    Array.from({ length: variableCount }, () => wholeUpTo(next, 8) - 4),
  );
  const weights = matrix.map(() => 1 + wholeUpTo(next, 3));
  for (let variable = 0; variable < variableCount; variable++) {
    const bound = next() < 0.5 ? -Infinity : -wholeUpTo(next, 20);
    builder.variable(`v${variable}`, { lower: bound, cost: wholeUpTo(next, 10) - 5 });
  }
  let total = 0;
  matrix.forEach((row, at) => {
    const side = wholeUpTo(next, 20) - 10;
    total += weights[at] * side;
    builder.atMost(
      `r${at}`,
      row.map((value, variable) => [variable, value]),
      side,
    );
  });
  const sum = Array.from({ length: variableCount }, (_, variable) =>
    matrix.reduce((all, row, at) => all + weights[at] * row[variable], 0),
  );
  builder.atLeast(
    "contradiction",
    sum.map((value, variable) => [variable, value]),
    total + 1 + wholeUpTo(next, 5),
  );
  return { kind: "infeasible", program: builder.build(), truth: { status: "infeasible" } };
}

/** A point that keeps all rows, and a direction that no row stops and that gets ever cheaper. */
function unbounded(next: () => number): KnownProgram {
  const variableCount = 2 + wholeUpTo(next, 8);
  const builder = new ProgramBuilder();
  const point = Array.from({ length: variableCount }, () => wholeUpTo(next, 10) - 5);
  const ray = Array.from({ length: variableCount }, () => wholeUpTo(next, 4) - 2);
  if (!ray.some((step) => step !== 0)) ray.fill(1);
  const cost = Array.from({ length: variableCount }, () => wholeUpTo(next, 10) - 5);
  const gain = cost.reduce((sum, value, variable) => sum + value * ray[variable], 0);
  const moving = ray.findIndex((step) => step !== 0);
  // The cost of one variable that moves is set so that the direction is worth −1 a step.
  cost[moving] += (-1 - gain) / ray[moving];
  ray.forEach((step, variable) => {
    const lower = step < 0 || next() < 0.5 ? -Infinity : point[variable] - wholeUpTo(next, 5);
    const upper = step > 0 || next() < 0.5 ? Infinity : point[variable] + wholeUpTo(next, 5);
    builder.variable(`v${variable}`, { lower, upper, cost: cost[variable] });
  });
  for (let row = 0; row < 1 + wholeUpTo(next, 8); row++) {
    const values = Array.from({ length: variableCount }, () => wholeUpTo(next, 8) - 4);
    const along = values.reduce((sum, value, variable) => sum + value * ray[variable], 0);
    const at = values.reduce((sum, value, variable) => sum + value * point[variable], 0);
    const entries = values.map((value, variable): [number, number] => [variable, value]);
    if (along === 0 && next() < 0.5) builder.equal(`r${row}`, entries, at);
    else if (along <= 0) builder.atMost(`r${row}`, entries, at + wholeUpTo(next, 5));
    else builder.atLeast(`r${row}`, entries, at - wholeUpTo(next, 5));
  }
  return { kind: "unbounded", program: builder.build(), truth: { status: "unbounded" } };
}

/** Few whole numbers within few values, so that trying all of them says what is true. */
function whole(next: () => number): KnownProgram {
  const variableCount = 2 + wholeUpTo(next, 3);
  const builder = new ProgramBuilder();
  const lower = Array.from({ length: variableCount }, () => wholeUpTo(next, 4) - 2);
  const upper = lower.map((value) => value + 1 + wholeUpTo(next, 4));
  for (let variable = 0; variable < variableCount; variable++) {
    const cost = wholeUpTo(next, 20) - 10;
    builder.variable(`v${variable}`, { lower: lower[variable], upper: upper[variable], cost, isInteger: true });
  }
  for (let row = 0; row < 1 + wholeUpTo(next, 4); row++) {
    const entries = lower.map((_, variable): [number, number] => [variable, wholeUpTo(next, 10) - 5]);
    const kind = next();
    if (kind < 0.6) builder.atMost(`r${row}`, entries, wholeUpTo(next, 15) - 2.5);
    else if (kind < 0.84) builder.atLeast(`r${row}`, entries, wholeUpTo(next, 10) - 9.5);
    else builder.equal(`r${row}`, entries, wholeUpTo(next, 6) - 3);
  }
  const program = builder.build();
  const best = bestOfAll(program);
  return {
    kind: "whole",
    program,
    truth: best === Infinity ? { status: "infeasible" } : { status: "optimal", objective: best },
  };
}

/** The least cost over all whole numbers within the bounds that keep all rows; Infinity where none does. */
export function bestOfAll(program: LinearProgram): number {
  const x = program.lower.slice();
  let best = Infinity;
  for (;;) {
    if (keepsRows(program, x))
      best = Math.min(
        best,
        x.reduce((sum, value, variable) => sum + value * program.cost[variable], 0),
      );
    let variable = 0;
    while (variable < x.length && x[variable] === program.upper[variable]) x[variable] = program.lower[variable++];
    if (variable === x.length) return best;
    x[variable]++;
  }
}

function keepsRows(
  { rowStart, entryVariable, entryValue, rowLower, rowUpper, rowCount }: LinearProgram,
  x: Float64Array,
): boolean {
  for (let row = 0; row < rowCount; row++) {
    let value = 0;
    for (let at = rowStart[row]; at < rowStart[row + 1]; at++) value += entryValue[at] * x[entryVariable[at]];
    if (value < rowLower[row] || value > rowUpper[row]) return false;
  }
  return true;
}

/** Supplies that meet demands exactly, equal in many sums: as degenerate as can be. Its truth is that of the cheapest of two stores. */
function transport(next: () => number): KnownProgram {
  const demandCount = 3 + wholeUpTo(next, 5);
  const builder = new ProgramBuilder();
  const demands = Array.from({ length: demandCount }, () => 1 + wholeUpTo(next, 3));
  const total = demands.reduce((sum, demand) => sum + demand, 0);
  const costs = Array.from({ length: 2 }, () => demands.map(() => 1 + wholeUpTo(next, 5)));
  const flows = costs.map((row, store) => row.map((cost, demand) => builder.variable(`f${store}-${demand}`, { cost })));
  // Both stores could serve all, so each demand is served from the cheaper one.
  flows.forEach((row, store) =>
    builder.atMost(
      `store${store}`,
      row.map((flow) => [flow, 1]),
      total,
    ),
  );
  demands.forEach((demand, at) =>
    builder.equal(
      `demand${at}`,
      flows.map((row) => [row[at], 1]),
      demand,
    ),
  );
  const objective = demands.reduce((sum, demand, at) => sum + demand * Math.min(costs[0][at], costs[1][at]), 0);
  return { kind: "transport", program: builder.build(), truth: { status: "optimal", objective } };
}

/** All zero is feasible, as the first engine needs it; made around its answer like the others. */
function safe(next: () => number): KnownProgram {
  const variableCount = 2 + wholeUpTo(next, 18);
  const rowCount = 2 + wholeUpTo(next, 18);
  const matrix = Array.from({ length: rowCount }, () =>
    Array.from({ length: variableCount }, () => (next() < 0.3 ? 0 : wholeUpTo(next, 9))),
  );
  const x = Array.from({ length: variableCount }, () => (next() < 0.5 ? 0 : wholeUpTo(next, 9)));
  const isTight = matrix.map(() => next() < 0.5);
  const prices = isTight.map((tight) => (tight ? -wholeUpTo(next, 5) : 0));
  const builder = new ProgramBuilder();
  x.forEach((value, variable) => {
    const cost =
      matrix.reduce((sum, row, at) => sum + row[variable] * prices[at], 0) + (value === 0 ? wholeUpTo(next, 5) : 0);
    builder.variable(`v${variable}`, { cost });
  });
  matrix.forEach((row, at) => {
    const used = row.reduce((sum, value, variable) => sum + value * x[variable], 0);
    builder.atMost(
      `r${at}`,
      row.map((value, variable) => [variable, value]),
      isTight[at] ? used : used + 1 + wholeUpTo(next, 9),
    );
  });
  const program = builder.build();
  const objective = program.cost.reduce((sum, cost, variable) => sum + cost * x[variable], 0);
  return { kind: "safe form", program, truth: { status: "optimal", objective } };
}

/** 100 rows of −1, 0 and 1 over 80 variables, equal and one-sided ones, most of them tight at one point: the engines' stress. */
export function loopingProgram(seed: number): LinearProgram {
  const next = numbersFrom(seed);
  const builder = new ProgramBuilder();
  const x = Array.from({ length: 80 }, () => wholeUpTo(next, 1));
  x.forEach((_, variable) => builder.variable(`v${variable}`, { cost: wholeUpTo(next, 4) }));
  for (let row = 0; row < 100; row++) {
    const entries = x.flatMap((_, variable): [number, number][] =>
      next() < 0.1 ? [[variable, next() < 0.5 ? 1 : -1]] : [],
    );
    const side = entries.reduce((sum, [variable, value]) => sum + value * x[variable], 0);
    const kind = next();
    if (kind < 0.4) builder.atLeast(`r${row}`, entries, side);
    else if (kind < 0.8) builder.atMost(`r${row}`, entries, side);
    else builder.equal(`r${row}`, entries, side);
  }
  return builder.build();
}
