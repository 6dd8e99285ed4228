import { type DecisionSpace, isAllowed, type Plan, planKey } from "./plan.ts";

/** So many more or fewer units of a lever from one phase on, or in one phase only. */
interface Move {
  readonly lever: number;
  readonly phase: number;
  readonly until: number;
  readonly units: number;
}

/** The plan with so many more units of a lever from one phase to before another; not necessarily allowed. */
export function shifted({ phaseCount }: DecisionSpace, plan: Plan, move: Move): Plan {
  const moved = plan.slice();
  for (let phase = move.phase; phase < move.until; phase++) moved[move.lever * phaseCount + phase] += move.units;
  return moved;
}

/**
 * Allowed plans next to a plan: one step more or less of one lever, from a phase on or in that phase alone; one lever less and as
 * much more of another as fits; and two levers one step each way.
 */
export function neighbours(space: DecisionSpace, plan: Plan): Plan[] {
  const steps = singleSteps(space);
  const found = new Map<string, Plan>();
  const add = (candidate: Plan): void => {
    if (isAllowed(space, candidate)) found.set(planKey(candidate), candidate);
  };
  for (const step of steps) {
    const moved = shifted(space, plan, step);
    add(moved);
    for (const other of steps) {
      if (other.lever === step.lever) continue;
      add(shifted(space, moved, other));
      if (step.units < 0 && other.units > 0) add(asMuchAsFits(space, moved, other));
    }
  }
  found.delete(planKey(plan));
  return [...found.values()];
}

function singleSteps(space: DecisionSpace): Move[] {
  const { phaseCount, step, leverIds } = space;
  return leverIds.flatMap((_, lever) =>
    [...Array(phaseCount).keys()].flatMap((phase) =>
      [step[lever], -step[lever]].flatMap((units): Move[] => {
        const onward = { lever, phase, until: phaseCount, units };
        return phase + 1 < phaseCount ? [onward, { ...onward, until: phase + 1 }] : [onward];
      }),
    ),
  );
}

function asMuchAsFits(space: DecisionSpace, plan: Plan, move: Move): Plan {
  let best = plan;
  for (;;) {
    const next = shifted(space, best, move);
    if (!isAllowed(space, next)) return best;
    best = next;
  }
}
