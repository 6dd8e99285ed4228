import { elasticProgram } from "./derived-programs.ts";
import { masterProgram, type MasterOptions } from "./master.ts";
import { type DecisionSpace, type Plan, type PlanLimit } from "./plan.ts";
import { type Engines, solve } from "./solver.ts";

/** How far one limit would have to give way. */
export interface Relaxation {
  readonly limit: PlanLimit;
  /** In the unit of the limit: more than its most, or less than its least. */
  readonly by: number;
  readonly side: "atMost" | "atLeast";
}

export interface SmallestRelaxation {
  readonly relaxations: readonly Relaxation[];
  /** A plan that is allowed once they give way so far. */
  readonly plan: Plan;
}

/** A limit of 0 is weighed as one of this much. */
const SMALLEST_SCALE = 1;
/** Less than this share of a limit is rounding. */
const NOTHING = 1e-7;

/**
 * The smallest relaxation of budgets, resources and policies that leaves a plan, each counted as a share of its limit; bounds of levers
 * do not give way.
 * @param options functions with targets keep them: then it is what it takes to meet these, as far as the cuts know
 * @returns undefined where no relaxation is enough, or none can be proven
 */
export async function smallestRelaxation(
  space: DecisionSpace,
  options: MasterOptions,
  engines: Engines,
): Promise<SmallestRelaxation | undefined> {
  const master = masterProgram(space, options);
  const isLimit = new Set(master.limitRows);
  const prices = Float64Array.from({ length: master.program.rowCount }, (_, row) => {
    if (!isLimit.has(row)) return Infinity;
    const limit = space.limits[master.limitRows.indexOf(row)];
    return 1 / Math.max(SMALLEST_SCALE, Math.abs(Number.isFinite(limit.atMost) ? limit.atMost : limit.atLeast));
  });
  const { program, aboveOf, belowOf } = elasticProgram(master.program, prices);
  const isInteger = Uint8Array.from({ length: program.variableCount }, (_, at) => master.program.isInteger[at] ?? 0);
  const outcome = await solve({ ...program, isInteger }, engines);
  if (outcome.status !== "optimal" && outcome.status !== "feasible") return undefined;
  const { x } = outcome;
  const relaxations = space.limits.flatMap((limit, at): Relaxation[] => {
    const row = master.limitRows[at];
    const above = aboveOf[row] < 0 ? 0 : x[aboveOf[row]];
    const below = belowOf[row] < 0 ? 0 : x[belowOf[row]];
    const by = Math.max(above, below);
    if (by * prices[row] <= NOTHING) return [];
    return [{ limit, by, side: above >= below ? "atMost" : "atLeast" }];
  });
  return { relaxations, plan: master.unitsOf(x) };
}
