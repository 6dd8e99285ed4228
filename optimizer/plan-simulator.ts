import { keyText } from "../analysis/measure-keys.ts";
import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import { simulatedDays } from "../scenarios/calendar.ts";
import type { Change } from "../scenarios/change.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { type DecisionSpace, type Plan, planChanges, planKey } from "./plan.ts";
import type { PlanRunner } from "./plan-runner.ts";
import type { PlanSimulator } from "./samples.ts";

/** A weighted sum of measures. */
export type Response = readonly { readonly key: MeasureKey; readonly weight: number }[];

/** One scenario of demand that plans are simulated under. */
export interface DemandVariant {
  readonly probability: number;
  /** The scenario of this demand with more changes made. @throws ScenarioError where it cannot be */
  readonly withChanges: (changes: readonly Change[]) => Scenario;
}

export interface ScenarioSimulatorOptions {
  readonly runner: PlanRunner;
  readonly space: DecisionSpace;
  readonly demands: readonly DemandVariant[];
  readonly responses: readonly Response[];
  /** Number of the replication that counts as the first, so that fresh ones can be had; 0 where missing. */
  readonly firstReplication?: number;
}

/** Scenarios of plans that are kept. */
const MOST_SCENARIOS = 2000;

/**
 * Simulates plans of a scenario, with one warm-up for all where all begin after it. A plan's figure
 * is the mean over the scenarios of demand, replication by replication.
 */
export class ScenarioSimulator implements PlanSimulator {
  readonly responseCount: number;
  private readonly options: ScenarioSimulatorOptions;
  private readonly demands: readonly DemandRunner[];

  constructor(options: ScenarioSimulatorOptions) {
    this.options = options;
    this.responseCount = options.responses.length;
    this.demands = options.demands.map((demand) => new DemandRunner(demand, options));
  }

  /** Means of one plan under each demand, over the first replications; undefined after a cancellation. */
  async meansOf(plan: Plan, replications: number): Promise<MeanOf[] | undefined> {
    const means: MeanOf[] = [];
    for (const demand of this.demands) {
      const results = await demand.run([plan], 0, replications);
      if (!results) return undefined;
      means.push(meanOfColumns(results[0]));
    }
    return means;
  }

  /**
   * Everything that is measured of some plans in the first replications, the means over the scenarios of demand.
   * @returns [plan] results; undefined after a cancellation
   */
  async resultsOf(plans: readonly Plan[], replications: number): Promise<Results[] | undefined> {
    let sums: Results[] | undefined;
    for (const demand of this.demands) {
      const results = await demand.run(plans, 0, replications);
      if (!results) return undefined;
      const weighted = results.map((own) => ({
        ...own,
        values: own.values.map((value) => demand.probability * value),
      }));
      sums =
        sums?.map((sum, at) => ({
          ...sum,
          values: sum.values.map((value, cell) => value + weighted[at].values[cell]),
        })) ?? weighted;
    }
    return sums;
  }

  async simulate(plans: readonly Plan[], from: number, to: number): Promise<readonly Float64Array[] | undefined> {
    const sums = plans.map(() => new Float64Array((to - from) * this.responseCount));
    for (const demand of this.demands) {
      const results = await demand.run(plans, from, to);
      if (!results) return undefined;
      for (const [at, result] of results.entries()) {
        const values = responsesOf(result, this.options.responses);
        for (let cell = 0; cell < values.length; cell++) sums[at][cell] += demand.probability * values[cell];
      }
    }
    return sums;
  }
}

/** Means over replications of the measures that say how many are in care and how many wait. */
export type MeanOf = (key: MeasureKey) => number;

class DemandRunner {
  readonly probability: number;
  private readonly demand: DemandVariant;
  private readonly options: ScenarioSimulatorOptions;
  private readonly scenarios = new Map<string, Scenario>();
  private unchanged: Scenario | undefined;

  constructor(demand: DemandVariant, options: ScenarioSimulatorOptions) {
    this.probability = demand.probability;
    this.demand = demand;
    this.options = options;
  }

  run(plans: readonly Plan[], from: number, to: number): Promise<readonly Results[] | undefined> {
    const { runner, space, firstReplication: first = 0 } = this.options;
    const scenarios = plans.map((plan) => this.scenarioOf(plan));
    const isShared = space.phases.length > 0 && simulatedDays(scenarios[0]).warmUpDays > 0;
    const stretch = { first: first + from, end: first + to };
    return runner.run(scenarios, isShared ? { ...stretch, warmedUp: this.today(plans[0].length) } : stretch);
  }

  /** Kept for good: whoever runs plans keeps its warm states. */
  private today(decisions: number): Scenario {
    return (this.unchanged ??= this.scenarioOf(new Int32Array(decisions)));
  }

  private scenarioOf(plan: Plan): Scenario {
    const key = planKey(plan);
    let scenario = this.scenarios.get(key);
    if (!scenario) {
      scenario = this.demand.withChanges(planChanges(this.options.space, plan));
      if (this.scenarios.size >= MOST_SCENARIOS) this.scenarios.clear();
      this.scenarios.set(key, scenario);
    }
    return scenario;
  }
}

/** [replication × response]; a mean wait where nobody waited counts as 0. @throws Error naming a measure that there is not */
export function responsesOf({ columns, replications, values }: Results, responses: readonly Response[]): Float64Array {
  const columnOf = new Map(columns.map((key, column) => [keyText(key), column]));
  const found = responses.map((response) =>
    response.map(({ key, weight }) => {
      const column = columnOf.get(keyText(key));
      if (column === undefined) throw new Error(`the results have no measure ${keyText(key)}`);
      return { column, weight };
    }),
  );
  const sums = new Float64Array(replications.length * responses.length);
  for (let row = 0; row < replications.length; row++) {
    for (const [response, terms] of found.entries()) {
      for (const { column, weight } of terms) {
        const value = values[row * columns.length + column];
        sums[row * responses.length + response] += Number.isNaN(value) ? 0 : weight * value;
      }
    }
  }
  return sums;
}

/** Mean of a column over the replications; 0 for a measure that there is not. */
function meanOfColumns({ columns, replications, values }: Results): MeanOf {
  const columnOf = new Map(columns.map((key, column) => [keyText(key), column]));
  return (key) => {
    const column = columnOf.get(keyText(key));
    if (column === undefined) return 0;
    let sum = 0;
    for (let row = 0; row < replications.length; row++) sum += values[row * columns.length + column];
    return sum / replications.length;
  };
}
