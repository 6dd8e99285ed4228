/* Other ways to choose a plan, for comparison: the fluid program alone, one step after another, and at random. */
import { fluidGuide } from "../../optimizer/fluid-guide.ts";
import type { Judge } from "../../optimizer/judge.ts";
import { shifted } from "../../optimizer/moves.ts";
import { isAllowed, noChange, type Plan } from "../../optimizer/plan.ts";
import type { ScenarioSimulator } from "../../optimizer/plan-simulator.ts";
import { search } from "../../optimizer/search.ts";
import { fluidDemandOf } from "../../optimizer/setting.ts";
import type { Engines } from "../../optimizer/solver.ts";
import type { LoadedProblem } from "../../scenarios/read-problem.ts";

/** The plan of the fluid program, with delay curves or without. */
export async function fluidPlan(
  loaded: LoadedProblem,
  judge: Judge,
  simulator: ScenarioSimulator,
  engines: Engines,
  hasDelayCurves: boolean,
): Promise<Plan> {
  const [mean] = (await simulator.meansOf(noChange(judge.space), 10))!;
  const demand = fluidDemandOf(loaded, 0, judge.space, 1, loaded.problem.minimise.measures ?? [], mean);
  const { network } = demand;
  const links = network.links.map((link) => ({ ...link, delayShare: 0 }));
  const bare = { ...network, links, outsideDelayShare: network.places.map(() => 0) };
  const guide = fluidGuide([{ ...demand, network: hasDelayCurves ? network : bare }], engines, 1, true);
  const found = await search(judge, { engines, fluid: guide, mostEffort: 0 });
  return found.fluidPlan ?? noChange(judge.space);
}

/** One step more of the lever that helps most, as long as a step is allowed and helps. */
export async function greedyPlan(judge: Judge, count: number): Promise<Plan> {
  const { space, samples } = judge;
  let best = noChange(space);
  for (;;) {
    const steps = space.leverIds
      .map((_, lever) => shifted(space, best, { lever, phase: 0, until: space.phaseCount, units: space.step[lever] }))
      .filter((plan) => isAllowed(space, plan));
    await samples.ensure([best, ...steps], count);
    const next = judge.best([best, ...steps], count);
    if (next === best) return best;
    best = next;
  }
}

/** The best of plans drawn at random, with as many replications in all. */
export async function randomPlan(
  judge: Judge,
  plans: readonly Plan[],
  count: number,
  replications: number,
  next: () => number,
): Promise<Plan> {
  const drawn = new Set([noChange(judge.space)]);
  while (drawn.size < Math.min(plans.length, replications / count)) drawn.add(plans[Math.floor(next() * plans.length)]);
  await judge.samples.ensure([...drawn], count);
  return judge.best([...drawn], count);
}
