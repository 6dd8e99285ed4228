import { phrase } from "../scenarios/message.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns, MEASURES, type MeasureId, type MeasureKey } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import { simulatedDays } from "../scenarios/calendar.ts";
import type { ObjectiveTerm, Target } from "../scenarios/problem.ts";
import type { Finding } from "../scenarios/origins.ts";
import { ScenarioError, choiceHint } from "../scenarios/problems.ts";
import type { LoadedProblem } from "../scenarios/read-problem.ts";
import { type FluidDemand, fluidGuide } from "./fluid-guide.ts";
import { capacitiesOf, type FluidNetwork, fluidNetwork } from "./fluid-network.ts";
import type { FluidStart } from "./fluid-program.ts";
import { areOfMeanPatients, fluidScale, fluidWeights } from "./fluid-weights.ts";
import type { Effort, OptimizeSetting, OptimizeStep } from "./optimize.ts";
import { type DecisionSpace, decisionSpaceOf, noChange, planChanges } from "./plan.ts";
import type { PlanRunner } from "./plan-runner.ts";
import { type MeanOf, type Response, ScenarioSimulator } from "./plan-simulator.ts";
import type { Engines } from "./solver.ts";

export interface SettingOptions {
  readonly runner: PlanRunner;
  readonly engines: Engines;
  readonly effort: Effort;
  readonly onProgress?: (step: OptimizeStep) => void;
}

/** Number of the first replication that the search never sees. */
const FIRST_FRESH_REPLICATION = 1_000_000;

/**
 * Everything that `optimize` needs for a problem.
 * @returns undefined after a cancellation
 * @throws ScenarioError naming figures that the scenario does not measure
 */
export async function settingOf(loaded: LoadedProblem, options: SettingOptions): Promise<OptimizeSetting | undefined> {
  const { problem, base } = loaded;
  const { runner, engines, effort, onProgress } = options;
  const space = spaceOf(loaded);
  const model = compile(base.scenario);
  refuseUnmeasuredFigures(loaded, model);
  const responses = responsesFor(loaded);
  const demands = (problem.demands ?? [{ probability: 1 }]).map(({ probability }, at) => ({
    probability,
    withChanges: (changes: Parameters<LoadedProblem["variant"]>[1]) => loaded.variant(at, changes),
  }));
  const shared = { runner, space, demands, responses };
  const simulator = new ScenarioSimulator(shared);
  const means = await simulator.meansOf(noChange(space), effort.replications);
  if (!means) return undefined;
  const terms = problem.minimise.measures ?? problem.targets ?? [];
  const fluidDemands = demands.map((demand, at) =>
    fluidDemandOf(loaded, at, space, demand.probability, terms, means[at]),
  );
  const freshSimulator = new ScenarioSimulator({ ...shared, firstReplication: FIRST_FRESH_REPLICATION });
  return {
    space,
    objective: {
      costWeight: problem.minimise.costWeight ?? 0,
      targetsAtMost: (problem.targets ?? []).map(({ atMost }) => atMost),
    },
    simulator,
    freshSimulator,
    freshResults: (plans, replications) => freshSimulator.resultsOf(plans, replications),
    engines,
    fluid: fluidGuide(fluidDemands, engines, fluidScale(terms), areOfMeanPatients(problem.minimise.measures ?? [])),
    effort,
    ...(problem.smallestDifference !== undefined && { smallestDifference: problem.smallestDifference }),
    ...(onProgress && { onProgress }),
  };
}

/** The decisions of a problem, over its measured days. */
export function spaceOf({ problem, base }: LoadedProblem): DecisionSpace {
  const { warmUpDays, dayCount } = simulatedDays(base.scenario);
  return decisionSpaceOf(problem, base.scenario.run.startDate, dayCount - warmUpDays);
}

/** What is minimised as a sum of measures, then one response for each target. */
function responsesFor({ problem }: LoadedProblem): Response[] {
  const objective = (problem.minimise.measures ?? []).map((term) => ({
    key: measureKeyOf(term),
    weight: term.weight ?? 1,
  }));
  return [objective, ...(problem.targets ?? []).map((target) => [{ key: measureKeyOf(target), weight: 1 }])];
}

/** Which figure of the results a term or a target is about. */
export function measureKeyOf({ measure, place, waitingFor, from, group, actor }: ObjectiveTerm | Target): MeasureKey {
  return {
    measure: measure as MeasureId,
    ...(place !== undefined && { place }),
    ...(waitingFor !== undefined && { waitingFor }),
    ...(from !== undefined && { from }),
    ...(group !== undefined && { group }),
    ...(actor !== undefined && { actor }),
  };
}

/** Refuses figures that the scenario of a problem does not measure. @throws ScenarioError with all of them */
export function refuseUnmeasuredFigures(loaded: LoadedProblem, model: Model = compile(loaded.base.scenario)): void {
  const { minimise, targets = [] } = loaded.problem;
  const known = new Set(measureColumns(model).map(({ key }) => keyText(key)));
  const findings = (figures: readonly (ObjectiveTerm | Target)[], path: Finding["path"]): Finding[] =>
    figures.flatMap((figure, at) => {
      if (known.has(keyText(measureKeyOf(figure)))) return [];
      const { measure } = figure;
      if (!Object.hasOwn(MEASURES, measure)) {
        const message = phrase('is no measure: "{measure}"{hint}', {
          measure,
          hint: choiceHint(measure, Object.keys(MEASURES)),
        });
        return [{ path: [...path, at, "measure"], message }];
      }
      return [
        {
          path: [...path, at],
          message: phrase("the scenario does not measure {measure} of what the other fields name", { measure }),
        },
      ];
    });
  const all = [...findings(minimise.measures ?? [], ["minimise", "measures"]), ...findings(targets, ["targets"])];
  if (all.length > 0) throw new ScenarioError(all.map(loaded.problemAt));
}

/** The flows of one scenario of demand, what they are counted by, and what the levers do to its capacities. @param mean of today */
export function fluidDemandOf(
  loaded: LoadedProblem,
  demand: number,
  space: DecisionSpace,
  probability: number,
  terms: readonly ObjectiveTerm[],
  mean: MeanOf,
): FluidDemand {
  const scenario = loaded.variant(demand, []);
  const model = compile(scenario);
  const network = fluidNetwork(scenario, model);
  const today = capacitiesOf(model, network);
  return {
    network,
    start: startOf(network, mean),
    weights: fluidWeights(network, model, terms),
    probability,
    bedsPerUnit: bedsPerUnit(loaded, demand, space, network, today),
  };
}

/**
 * [lever × phase][place × period] beds that one unit in force adds, found by making one step: whatever sets a capacity counts, beds,
 * staff or a conversion. What else a lever does (stays, routes, delays) the fluid program does not see; simulation does.
 */
function bedsPerUnit(
  loaded: LoadedProblem,
  demand: number,
  space: DecisionSpace,
  network: FluidNetwork,
  today: readonly Float64Array[],
): Float64Array[] {
  const { phaseCount, levers, step } = space;
  const { periodCount, places } = network;
  return levers.flatMap((_, lever) =>
    [...Array(phaseCount).keys()].map((phase) => {
      const plan = noChange(space);
      plan[lever * phaseCount + phase] = space.most[lever] > 0 ? step[lever] : -step[lever];
      const model = compile(loaded.variant(demand, planChanges(space, plan)));
      const beds = new Float64Array(places.length * periodCount);
      for (const [place, capacity] of capacitiesOf(model, network).entries()) {
        for (let period = 0; period < periodCount; period++) {
          const added = capacity[period] - today[place][period];
          if (Number.isFinite(added)) beds[place * periodCount + period] = added / plan[lever * phaseCount + phase];
        }
      }
      return beds;
    }),
  );
}

/** Means over the measured period today, as the state that the fluid begins in. */
function startOf({ places, links }: FluidNetwork, mean: MeanOf): FluidStart {
  const waiting = links.map(({ from, to }) =>
    mean({ measure: "readyQueueMean", place: places[from].id, waitingFor: places[to].id }),
  );
  return {
    inCare: places.map(({ id }) => {
      return mean({ measure: "activeMean", place: id }) + mean({ measure: "undeclaredMean", place: id });
    }),
    waiting,
    outside: places.map(({ id }, place) => {
      const inBeds = links.reduce((sum, link, at) => (link.to === place ? sum + waiting[at] : sum), 0);
      return Math.max(0, mean({ measure: "queueMean", place: id }) - inBeds);
    }),
  };
}
