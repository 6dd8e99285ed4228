import { meanOf } from "../analysis/estimates.ts";
import { studentTQuantile } from "../analysis/student-t.ts";
import { exp, log } from "../scenarios/exp-log.ts";
import { isBetter, type Judge } from "./judge.ts";
import type { Plan } from "./plan.ts";
import type { PlanSamples } from "./samples.ts";

export interface EliminationOptions {
  /** Smallest difference that matters, in the unit of what is minimised. */
  readonly smallestDifference: number;
  /** Replications that every candidate has from the beginning. */
  readonly firstReplications: number;
  /** Replications of a candidate at most. */
  readonly mostReplications: number;
  readonly confidence?: number;
}

/** What is left of the candidates, and by how many replications. */
export interface Elimination {
  /** The best of those that are left. */
  readonly best: Plan;
  readonly left: readonly Plan[];
  readonly replications: number;
}

/** Replications that are added to those who are left in each round. */
const REPLICATIONS_IN_ROUND = 10;

/**
 * Candidates drop out one after another as soon as another one is clearly better, so that the effort goes to those who are close.
 * It says nothing by itself of how good the one is that is left: that is what the fresh sample is for.
 * @returns undefined after a cancellation
 * @source Kim and Nelson, A fully sequential procedure for indifference-zone selection in simulation, ACM TOMACS 11 (2001), with c = 1
 */
export async function eliminate(
  judge: Judge,
  candidates: readonly Plan[],
  { smallestDifference, firstReplications, mostReplications, confidence = 0.95 }: EliminationOptions,
): Promise<Elimination | undefined> {
  if (!(await judge.samples.ensure(candidates, firstReplications))) return undefined;
  const perPair = (2 * (1 - confidence)) / Math.max(1, candidates.length - 1);
  const eta = (exp((-2 / (firstReplications - 1)) * log(perPair)) - 1) / 2;
  const hSquared = 2 * eta * (firstReplications - 1);
  const variance = pairVariances(judge, candidates, firstReplications);
  let left = [...candidates.keys()];
  let count = firstReplications;
  for (;;) {
    left = survivors(judge, candidates, left, count, (one, other) => {
      const width = (hSquared * variance[one][other]) / smallestDifference - smallestDifference * count;
      return Math.max(0, width / 2) / count;
    });
    if (left.length === 1 || count >= mostReplications) break;
    count = Math.min(count + REPLICATIONS_IN_ROUND, mostReplications);
    if (
      !(await judge.samples.ensure(
        left.map((at) => candidates[at]),
        count,
      ))
    )
      return undefined;
  }
  const plans = left.map((at) => candidates[at]);
  return { best: judge.best(plans, count), left: plans, replications: count };
}

/** [candidate][candidate] sample variance of the difference, replication by replication. */
function pairVariances(judge: Judge, candidates: readonly Plan[], count: number): number[][] {
  const values = candidates.map((plan) => judge.values(plan, count));
  return values.map((own) =>
    values.map((others) => {
      const { standardError } = meanOf(own.map((value, at) => value - others[at]));
      return (standardError ?? 0) * (standardError ?? 0) * count;
    }),
  );
}

/** Those who are not clearly worse than another one, nor clearly miss a target that another one meets better. */
function survivors(
  judge: Judge,
  candidates: readonly Plan[],
  left: readonly number[],
  count: number,
  width: (one: number, other: number) => number,
): number[] {
  const scores = new Map(left.map((at) => [at, judge.score(candidates[at], count)]));
  return left.filter((one) =>
    left.every((other) => {
      const [own, its] = [scores.get(one)!, scores.get(other)!];
      if (one === other || !isBetter(its, own)) return true;
      if (its.missedBy !== own.missedBy) return !judge.missesClearly(candidates[one], count);
      return own.value - its.value <= width(one, other);
    }),
  );
}

/** The statement that is printed, from replications that no plan was chosen by. */
export interface FreshStatement {
  /** With this confidence the chosen plan is at most `atMostWorse` worse than the best of all that were compared. */
  readonly confidence: number;
  readonly atMostWorse: number;
  /** Plans compared, the chosen one among them, and fresh replications of each. */
  readonly plans: number;
  readonly replications: number;
  /** [plan] mean of the chosen plan less this one, its standard error, and the upper end that the statement uses. */
  readonly differences: readonly { readonly mean: number; readonly standardError: number; readonly upper: number }[];
}

/**
 * What can be said of the chosen plan: U = max(0, max_j (D̄_j + t(1 − α/(m − 1), n − 1) · s_j/√n)), D_j its difference to plan j in
 * replications that nothing was chosen by; their number is fixed beforehand, so this holds whatever led to the choice.
 * @param fresh samples of replications that the search has not seen
 * @returns undefined after a cancellation
 * @source Nelson and Matejcik, Using common random numbers for indifference-zone selection and multiple comparisons in simulation,
 *   Management Science 41 (1995), with Bonferroni's inequality
 */
export async function freshStatement(
  judge: Judge,
  fresh: PlanSamples,
  chosen: Plan,
  plans: readonly Plan[],
  replications: number,
  confidence = 0.95,
): Promise<FreshStatement | undefined> {
  const others = plans.filter((plan) => plan !== chosen);
  if (!(await fresh.ensure([chosen, ...others], replications))) return undefined;
  const freshJudge = judge.withSamples(fresh);
  const each = (1 - confidence) / Math.max(1, others.length);
  const t = studentTQuantile(replications - 1, 1 - each);
  const differences = others.map((plan) => {
    const { mean, standardError } = freshJudge.difference(chosen, plan, replications);
    return { mean, standardError, upper: mean + t * standardError };
  });
  const atMostWorse = Math.max(0, ...differences.map(({ upper }) => upper));
  return { confidence, atMostWorse, plans: others.length + 1, replications, differences };
}
