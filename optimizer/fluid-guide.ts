import type { FluidNetwork } from "./fluid-network.ts";
import { fluidProgram, type FluidStart, type FluidWeights } from "./fluid-program.ts";
import type { Cut } from "./master.ts";
import type { FluidGuide } from "./search.ts";
import { type Engines, solve } from "./solver.ts";

/** One scenario of demand: its flows, and what the levers do to its capacities. */
export interface FluidDemand {
  readonly network: FluidNetwork;
  readonly start: FluidStart;
  readonly weights: FluidWeights;
  readonly probability: number;
  /** [lever × phase][place × period] beds that one unit in force in the phase adds. */
  readonly bedsPerUnit: readonly Float64Array[];
}

/**
 * Cuts of the fluid value by the prices of its capacity rows: one program for each scenario of demand, tied together by the plan only.
 * @source Van Slyke and Wets, L-shaped linear programs, SIAM J. Applied Mathematics 17 (1969), in its multi-cut form (Birge and
 *   Louveaux, European J. Operational Research 34 (1988))
 */
export function fluidGuide(
  demands: readonly FluidDemand[],
  engines: Engines,
  scale: number,
  isOfObjective: boolean,
): FluidGuide {
  return {
    scale,
    isOfObjective,
    cutsAt: async (units) => {
      const cuts: { cut: Cut; probability: number }[] = [];
      for (const demand of demands) {
        const cut = await cutOf(demand, units, engines);
        if (!cut) return undefined;
        cuts.push({ cut, probability: demand.probability });
      }
      return cuts;
    },
  };
}

async function cutOf(demand: FluidDemand, units: Float64Array, engines: Engines): Promise<Cut | undefined> {
  const { network, start, weights, bedsPerUnit } = demand;
  const { periodCount, places } = network;
  const capacity = places.map((place, at) =>
    place.capacity.map((today, period) => {
      const added = bedsPerUnit.reduce(
        (sum, beds, decision) => sum + units[decision] * beds[at * periodCount + period],
        0,
      );
      return Math.max(0, today + added);
    }),
  );
  const { program, capacityRows } = fluidProgram(network, start, weights, capacity);
  const outcome = await solve(program, engines);
  if (outcome.status !== "optimal") return undefined;
  const slope = Float64Array.from(bedsPerUnit, (beds) => {
    let sum = 0;
    for (const [at, row] of capacityRows.entries())
      if (row >= 0 && beds[at] !== 0) sum += outcome.duals[row] * beds[at];
    return sum;
  });
  return { at: units.slice(), value: outcome.bound, slope };
}
