import { moneyOfRuns, type RunMoney } from "../analysis/run-money.ts";
import type { Results } from "../engine/results.ts";
import type { DeclaredCost } from "../scenarios/bound-prices.ts";
import type { LoadedPrices } from "../scenarios/read-prices.ts";
import type { LoadedProblem } from "../scenarios/read-problem.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { type DecisionSpace, leverCosts, noChange, type Plan, planChanges } from "./plan.ts";

/** Has everything that is measured of some plans: on replications that nothing was chosen by. */
export type ResultsOfPlans = (plans: readonly Plan[], replications: number) => Promise<Results[] | undefined>;

/**
 * What plans cost whom, beside today: levers at the cost that the problem declares, all else by the table of prices.
 * @returns today, then the plans; undefined after a cancellation
 * @throws ScenarioError with what the table lacks
 */
export async function plansMoney(
  loaded: LoadedProblem,
  space: DecisionSpace,
  proposed: readonly Plan[],
  replications: number,
  resultsOf: ResultsOfPlans,
  prices: { readonly loaded: LoadedPrices; readonly priceYear: number },
): Promise<readonly RunMoney[] | undefined> {
  const plans = [noChange(space), ...proposed];
  const results = await resultsOf(plans, replications);
  if (!results) return undefined;
  const runs = plans.map((own, at) => ({
    scenario: loaded.variant(0, planChanges(space, own)),
    results: results[at],
    options: { declaredPlaces: placesOf(loaded), declared: declaredCosts(loaded, space, own) },
  }));
  return moneyOfRuns(prices.loaded, runs, prices.priceYear);
}

/** The costs of the levers of a plan that somebody pays: those whom the problem names, else the owner of the place that is changed. */
export function declaredCosts(
  { problem, provenance, base }: LoadedProblem,
  space: DecisionSpace,
  plan: Plan,
): DeclaredCost[] {
  return leverCosts(space, plan).flatMap(({ meanPerYear, once }, at): DeclaredCost[] => {
    const id = space.leverIds[at];
    const lever = problem.levers[id];
    const paidBy = lever.paidBy ?? ownerOf(lever.effects[0].path, base.scenario);
    if (paidBy === undefined || (meanPerYear === 0 && once === 0)) return [];
    const source = (field: string) => provenance[`levers.${id}.${field}`];
    return [
      {
        item: id,
        name: lever.name ?? id,
        paidBy,
        perYear: meanPerYear,
        once,
        provenance: source("costPerUnitPerYear") ?? source("costPerUnitOnce") ?? {},
      },
    ];
  });
}

/** Places whose cost the problem declares, whatever a plan does with them. */
function placesOf({ problem }: LoadedProblem): string[] {
  return Object.values(problem.levers).flatMap(({ costPerUnitPerYear, costPerUnitOnce, effects }) =>
    costPerUnitPerYear === undefined && costPerUnitOnce === undefined
      ? []
      : effects.flatMap(({ path }) => (path.startsWith("places.") ? [path.split(".")[1]] : [])),
  );
}

/** The owner of the place that a path leads to; undefined where it leads to none. */
function ownerOf(path: string, { places }: Scenario): string | undefined {
  const [field, id] = path.split(".");
  return field === "places" ? places[id]?.owner : undefined;
}
