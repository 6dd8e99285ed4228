/*
 * javascript-lp-solver on a program as it is, without the form that it is safe in: for the test that shows why it is not asked so.
 */
import { parentPort, workerData } from "node:worker_threads";
import solverModule from "javascript-lp-solver";
import type { LinearProgram } from "../../optimizer/linear-program.ts";

const solver = solverModule as unknown as typeof solverModule.default;
const program = workerData as LinearProgram;
const { rowStart, entryVariable, entryValue, rowLower, rowUpper, cost, variableCount, rowCount } = program;
const variables: Record<string, Record<string, number>> = {};
for (let variable = 0; variable < variableCount; variable++) variables[`x${variable}`] = { cost: cost[variable] };
const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
for (let row = 0; row < rowCount; row++) {
  const [low, high] = [rowLower[row], rowUpper[row]];
  constraints[`r${row}`] = low === high ? { equal: low } : Number.isFinite(low) ? { min: low } : { max: high };
  for (let at = rowStart[row]; at < rowStart[row + 1]; at++)
    variables[`x${entryVariable[at]}`][`r${row}`] = entryValue[at];
}
const options = { presolve: false, nodeSelection: "hybrid", branching: "pseudocost" } as const;
solver.Solve({ optimize: "cost", opType: "min", constraints, variables, options });
parentPort?.postMessage("answered");
