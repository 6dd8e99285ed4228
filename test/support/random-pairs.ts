/* Pairs of random scenarios that are the same until the end of the warm-up, and differ from then on. */
import fc from "fast-check";
import type { Scenario } from "../../scenarios/schema.ts";
import { type ChangeKnobs, changeKnobs, withDatedChanges } from "./random-changes.ts";
import { randomScenario } from "./random-scenarios.ts";

const laterChanges = fc.array(changeKnobs, { maxLength: 4 });

/** Two scenarios with an equal warm-up of at least some days, in which places fill and queues form. */
export const randomPair: fc.Arbitrary<readonly [Scenario, Scenario]> = fc
  .tuple(randomScenario, fc.integer({ min: 5, max: 25 }), laterChanges, laterChanges)
  .map(([scenario, moreDays, first, second]) => {
    const { run } = scenario;
    const warmedUp: Scenario = { ...scenario, run: { ...run, warmUpDays: run.warmUpDays + moreDays } };
    return [withLaterChanges(warmedUp, first), withLaterChanges(warmedUp, second)];
  });

/** The scenario with changes that start at the end of the warm-up or after it, half of them at it. */
function withLaterChanges(scenario: Scenario, chosen: readonly ChangeKnobs[]): Scenario {
  const { warmUpDays } = scenario.run;
  const later = chosen.map((each) => ({
    ...each,
    from: warmUpDays + (each.from % 2 === 0 ? 0 : each.from % 20),
    isEveryYear: undefined,
  }));
  return withDatedChanges(scenario, later, {
    places: Object.keys(scenario.places),
    groups: Object.keys(scenario.groups),
  });
}
