import { compile } from "../engine/compile.ts";
import type { Model } from "../engine/model.ts";
import type { SimulationPool } from "../engine/pool.ts";
import type { Results } from "../engine/results.ts";
import type { WarmState } from "../engine/warm-up.ts";
import type { Scenario } from "../scenarios/schema.ts";

/** Replications from `first` (included) to `end` (excluded), and which scenario has the warm-up of all of them. */
export interface PlanStretch {
  readonly first: number;
  readonly end: number;
  /** Where given, the scenarios are the same as this one up to the end of the warm-up. */
  readonly warmedUp?: Scenario;
}

/** Has the scenarios of plans simulated, wherever that may be; the results are the same bytes. */
export interface PlanRunner {
  /** @returns results in the order of the scenarios, a row for each replication; undefined after a cancellation */
  readonly run: (scenarios: readonly Scenario[], stretch: PlanStretch) => Promise<readonly Results[] | undefined>;
}

/** Simulates plans in the threads of this process, and keeps warm states for as long as it lives. */
export class PoolPlanRunner implements PlanRunner {
  private readonly pool: SimulationPool;
  private readonly stop: { readonly signal?: AbortSignal };
  /** Whoever asks keeps the scenarios that it asks for again; their models live as long. */
  private readonly models = new WeakMap<Scenario, Model>();
  /** Warm states by replication. */
  private readonly states = new Map<Scenario, Map<number, WarmState>>();

  constructor(pool: SimulationPool, signal?: AbortSignal) {
    this.pool = pool;
    this.stop = signal ? { signal } : {};
  }

  async run(
    scenarios: readonly Scenario[],
    { first, end, warmedUp }: PlanStretch,
  ): Promise<readonly Results[] | undefined> {
    const models = scenarios.map((scenario) => this.modelOf(scenario));
    const results = warmedUp
      ? await this.runFrom(warmedUp, models, first, end)
      : await this.pool.runAll(models, { first, replications: end, ...this.stop });
    return results?.some(({ isPartial }) => isPartial) ? undefined : results;
  }

  private async runFrom(warmedUp: Scenario, models: readonly Model[], first: number, end: number) {
    const model = this.modelOf(warmedUp);
    const states = this.states.get(warmedUp) ?? new Map<number, WarmState>();
    this.states.set(warmedUp, states);
    let begin = first;
    while (begin < end && states.has(begin)) begin++;
    if (begin < end) {
      const made = await this.pool.warmUp(model, { first: begin, replications: end, ...this.stop });
      for (const state of made.states) states.set(state.replication, state);
      if (made.states.length < end - begin) return undefined;
    }
    const own = Array.from({ length: end - first }, (_, at) => states.get(first + at)!);
    return this.pool.runFrom({ model, states: own }, models, this.stop);
  }

  private modelOf(scenario: Scenario): Model {
    let model = this.models.get(scenario);
    if (!model) this.models.set(scenario, (model = compile(scenario)));
    return model;
  }
}
