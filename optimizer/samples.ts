import { type Plan, planKey } from "./plan.ts";

/** Simulates plans; pure in (plan, replication), whatever else is asked in the same call. */
export interface PlanSimulator {
  /** Responses of each replication: the weighted measures that are minimised, then the measure of each target. */
  readonly responseCount: number;
  /**
   * @returns [plan] [replication × response] of the replications from (included) to (excluded); undefined after a cancellation
   */
  readonly simulate: (plans: readonly Plan[], from: number, to: number) => Promise<readonly Float64Array[] | undefined>;
}

/** Replications 0 … n − 1 of one plan. */
interface PlanSample {
  readonly plan: Plan;
  count: number;
  /** [replication × response] */
  values: Float64Array;
}

/** Everything that has been simulated, by plan: no replication of a plan is ever simulated twice. */
export class PlanSamples {
  readonly responseCount: number;
  private readonly simulator: PlanSimulator;
  private readonly byKey = new Map<string, PlanSample>();
  /** Replications of plans simulated so far. */
  replications = 0;
  /** Whether a run was cancelled, so that what was asked for is not all there. */
  isCancelled = false;

  constructor(simulator: PlanSimulator) {
    this.simulator = simulator;
    this.responseCount = simulator.responseCount;
  }

  /** Plans simulated at all, in the order in which they were first asked for. */
  get plans(): readonly Plan[] {
    return [...this.byKey.values()].map(({ plan }) => plan);
  }

  countOf(plan: Plan): number {
    return this.byKey.get(planKey(plan))?.count ?? 0;
  }

  /** Sees to it that each of the plans has its replications 0 … n − 1. @returns false after a cancellation */
  async ensure(plans: readonly Plan[], count: number): Promise<boolean> {
    const missing = new Map<number, PlanSample[]>();
    for (const plan of plans) {
      const sample = this.sampleOf(plan);
      if (sample.count >= count) continue;
      const same = missing.get(sample.count) ?? [];
      if (!same.includes(sample)) same.push(sample);
      missing.set(sample.count, same);
    }
    for (const [from, samples] of missing) {
      const all = this.isCancelled
        ? undefined
        : await this.simulator.simulate(
            samples.map(({ plan }) => plan),
            from,
            count,
          );
      if (!all) {
        this.isCancelled = true;
        return false;
      }
      for (const [at, sample] of samples.entries()) extend(sample, all[at], count);
      this.replications += samples.length * (count - from);
    }
    return true;
  }

  /** [replication] one response of the replications 0 … n − 1. */
  values(plan: Plan, response: number, count: number): Float64Array {
    const { values } = this.sampleOf(plan);
    return Float64Array.from(
      { length: count },
      (_, replication) => values[replication * this.responseCount + response],
    );
  }

  /** Mean of one response over all its replications; NaN where there are none. */
  mean(plan: Plan, response: number, count = this.countOf(plan)): number {
    return this.values(plan, response, count).reduce((sum, value) => sum + value, 0) / count;
  }

  private sampleOf(plan: Plan): PlanSample {
    const key = planKey(plan);
    let sample = this.byKey.get(key);
    if (!sample) this.byKey.set(key, (sample = { plan, count: 0, values: new Float64Array() }));
    return sample;
  }
}

function extend(sample: PlanSample, values: Float64Array, count: number): void {
  const all = new Float64Array(sample.values.length + values.length);
  all.set(sample.values);
  all.set(values, sample.values.length);
  sample.values = all;
  sample.count = count;
}
