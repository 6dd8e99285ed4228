import { meanOf } from "../analysis/estimates.ts";
import { costOf, type DecisionSpace, type Plan } from "./plan.ts";
import type { PlanSamples } from "./samples.ts";

/** What plans are judged by: the first response of the simulator, the cost, and the targets on the other responses. */
export interface Objective {
  /** Factor of the cost a year in millions of NOK. */
  readonly costWeight: number;
  /** [target] most that the mean of its response may be; the response is that after the first, in order. */
  readonly targetsAtMost: readonly number[];
}

/** How good a plan is: first by how far it misses the targets, then by its value. */
export interface Score {
  /** Mean of what is minimised, the cost included. */
  readonly value: number;
  /** Sum of what the targets are missed by, each as a share of the target; 0 where all are met. */
  readonly missedBy: number;
}

const NOK_PER_MILLION = 1e6;

/** Judges plans by the replications that they have in common. */
export class Judge {
  readonly space: DecisionSpace;
  readonly samples: PlanSamples;
  readonly objective: Objective;

  constructor(space: DecisionSpace, samples: PlanSamples, objective: Objective) {
    this.space = space;
    this.samples = samples;
    this.objective = objective;
  }

  /** The same judgement on other replications. */
  withSamples(samples: PlanSamples): Judge {
    return new Judge(this.space, samples, this.objective);
  }

  /** The part of what is minimised that needs no simulation. */
  costTerm(plan: Plan): number {
    const { costWeight } = this.objective;
    return costWeight === 0 ? 0 : (costWeight * costOf(this.space, plan).meanPerYear) / NOK_PER_MILLION;
  }

  /** [replication] what is minimised, in replications 0 … n − 1. */
  values(plan: Plan, count: number): Float64Array {
    const cost = this.costTerm(plan);
    return this.samples.values(plan, 0, count).map((value) => value + cost);
  }

  score(plan: Plan, count: number): Score {
    const value = this.samples.mean(plan, 0, count) + this.costTerm(plan);
    const missedBy = this.objective.targetsAtMost.reduce((sum, atMost, target) => {
      const mean = this.samples.mean(plan, target + 1, count);
      return sum + Math.max(0, mean - atMost) / Math.max(Math.abs(atMost), SMALLEST_SCALE);
    }, 0);
    return { value, missedBy };
  }

  /** Whether a target is missed by more than two standard errors. */
  missesClearly(plan: Plan, count: number): boolean {
    return this.objective.targetsAtMost.some((atMost, target) => {
      const { mean, standardError } = meanOf(this.samples.values(plan, target + 1, count));
      return (mean ?? 0) - 2 * (standardError ?? 0) > atMost;
    });
  }

  /** The best of some plans that have all been simulated so often; the first of equal ones. */
  best(plans: readonly Plan[], count: number): Plan {
    let best = plans[0];
    let score = this.score(best, count);
    for (const plan of plans.slice(1)) {
      const own = this.score(plan, count);
      if (isBetter(own, score)) [best, score] = [plan, own];
    }
    return best;
  }

  /** Mean and standard error of one plan less another, replication by replication. */
  difference(plan: Plan, other: Plan, count: number): { mean: number; standardError: number } {
    const others = this.values(other, count);
    const { mean, standardError } = meanOf(this.values(plan, count).map((value, at) => value - others[at]));
    return { mean: mean ?? NaN, standardError: standardError ?? NaN };
  }
}

export function isBetter(one: Score, other: Score): boolean {
  return one.missedBy === other.missedBy ? one.value < other.value : one.missedBy < other.missedBy;
}

/** Of a target of 0. */
const SMALLEST_SCALE = 1e-9;
