import type { Cut } from "./master.ts";
import { shifted } from "./moves.ts";
import type { DecisionSpace, Plan } from "./plan.ts";
import type { PlanSamples } from "./samples.ts";

/** Beyond so many decisions, differences are taken to one side only. */
const MOST_DECISIONS_BOTH_SIDES = 5;

/** One step more and one less of each lever from each phase on, as far as the lever goes; limits are left out of account. */
function probes(space: DecisionSpace, plan: Plan): (readonly { readonly plan: Plan; readonly units: number }[])[] {
  const { phaseCount, leverIds, step, least, most } = space;
  const decisions = leverIds.length * phaseCount;
  return [...Array(decisions).keys()].map((decision) => {
    const lever = Math.floor(decision / phaseCount);
    const phase = decision % phaseCount;
    const own = plan.subarray(lever * phaseCount + phase, (lever + 1) * phaseCount);
    const sides = [step[lever], -step[lever]].filter((units) =>
      own.every((value) => value + units >= least[lever] && value + units <= most[lever]),
    );
    const used = decisions > MOST_DECISIONS_BOTH_SIDES ? sides.slice(0, 1) : sides;
    return used.map((units) => ({ plan: shifted(space, plan, { lever, phase, until: phaseCount, units }), units }));
  });
}

/**
 * What one more unit in force changes, by simulated differences under the same random numbers: one cut for each response.
 * @returns [response] a cut at the plan; undefined after a cancellation
 */
export async function cutsAt(
  space: DecisionSpace,
  samples: PlanSamples,
  plan: Plan,
  count: number,
): Promise<Cut[] | undefined> {
  const sides = probes(space, plan);
  const plans = [plan, ...sides.flatMap((side) => side.map((probe) => probe.plan))];
  if (!(await samples.ensure(plans, count))) return undefined;
  return [...Array(samples.responseCount).keys()].map((response) => {
    const value = samples.mean(plan, response, count);
    // What a unit gives from the phase on.
    const onward = sides.map((side) => {
      const slopes = side.map((probe) => (samples.mean(probe.plan, response, count) - value) / probe.units);
      return slopes.length === 0 ? 0 : slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length;
    });
    const isLast = (decision: number): boolean => decision % space.phaseCount === space.phaseCount - 1;
    const slope = Float64Array.from(onward, (own, decision) => own - (isLast(decision) ? 0 : onward[decision + 1]));
    return { at: Float64Array.from(plan), value, slope };
  });
}
