import highsModule, { type Highs } from "highs";
import type { Offer } from "./first-engine.ts";
import type { LinearProgram } from "./linear-program.ts";

/** What HiGHS says of a program, and a bound that it claims for one with whole numbers. */
export interface SecondOffer {
  readonly says: "optimal" | "infeasible" | "unbounded" | "infeasible-or-unbounded" | "nothing";
  readonly offer?: Offer;
  readonly claimedBound?: number;
}

/** Its types are those of the CommonJS file, where the function is a field; the module that Node takes is the function itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

let loading: Promise<Highs> | undefined;

/** Solves any program with HiGHS (WebAssembly), which is loaded when it is first needed. */
export async function offerOfSecondEngine(program: LinearProgram, timeLimitSeconds: number): Promise<SecondOffer> {
  const highs = await (loading ??= loadHighs());
  const { constants } = highs;
  return highs.withModel(dataOf(program), (model): SecondOffer => {
    model.options.set({
      output_flag: false,
      time_limit: timeLimitSeconds,
      // With it, HiGHS 1.15 was seen to call a feasible unbounded program infeasible.
      presolve: "off",
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-9,
      mip_rel_gap: 1e-9,
      mip_abs_gap: 1e-9,
    });
    if (program.isInteger.includes(1)) {
      model.changeColsIntegrality(
        { kind: "range", from: 0, to: program.variableCount - 1 },
        Int32Array.from(program.isInteger),
      );
    }
    model.run();
    const status = model.getModelStatus();
    const { optimal, infeasible, unbounded, unboundedOrInfeasible, timeLimit } = constants.modelStatus;
    if (status === infeasible) return { says: "infeasible" };
    if (status === unbounded) return { says: "unbounded" };
    if (status === unboundedOrInfeasible) return { says: "infeasible-or-unbounded" };
    if (status !== optimal && status !== timeLimit) return { says: "nothing" };
    const { colValue, rowDual } = model.getSolution();
    if (!program.isInteger.includes(1)) {
      return status === optimal ? { says: "optimal", offer: { x: colValue, y: rowDual } } : { says: "nothing" };
    }
    const x = colValue.map((value, variable) => (program.isInteger[variable] === 0 ? value : Math.round(value)));
    return { says: "optimal", offer: { x }, claimedBound: Number(model.info.get("mip_dual_bound")) };
  });
}

function dataOf(program: LinearProgram) {
  return {
    numCols: program.variableCount,
    numRows: program.rowCount,
    colCost: program.cost,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: "csr" as const,
      numRows: program.rowCount,
      numCols: program.variableCount,
      starts: program.rowStart,
      indices: program.entryVariable,
      values: program.entryValue,
    },
  };
}
