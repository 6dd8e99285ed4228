import type { Results } from "../engine/results.ts";
import { bindPrices, type BoundPrices } from "../scenarios/bound-prices.ts";
import type { LoadedPrices } from "../scenarios/read-prices.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { compareMoney, type CostedRun, moneyOf, type PartyMoney } from "./accounts.ts";
import { ledgerOf, type LedgerOptions } from "./ledger.ts";
import { deviationsFromBaseline, deviationsFromBudgets, type UnitDeviations } from "./unit-deviations.ts";

/** What a run costs whom; of an alternative also what is different from the baseline. */
export interface RunMoney {
  readonly prices: BoundPrices;
  readonly run: CostedRun;
  readonly parties: readonly PartyMoney[];
  readonly differences?: readonly PartyMoney[];
  /** From the budgets of the table, and of an alternative from the baseline as its budget. */
  readonly deviations: readonly UnitDeviations[];
}

/** A run that is to be priced. */
export interface PricedRun {
  readonly scenario: Scenario;
  readonly results: Results;
  /** Costs that are declared for what it does. */
  readonly options?: Omit<LedgerOptions, "before">;
}

/**
 * The money of a run, or of a baseline and its alternatives under common random numbers.
 * @param runs the baseline first; all of the same replications
 * @param priceYear that of the table where missing
 * @throws ScenarioError with what the table lacks
 */
export function moneyOfRuns(loaded: LoadedPrices, runs: readonly PricedRun[], priceYear?: number): RunMoney[] {
  const before = runs[0].scenario;
  const costed = runs.map(({ scenario, results, options }) => {
    const prices = bindPrices(loaded, scenario, priceYear);
    return { prices, run: { scenario, results, ledger: ledgerOf(results, scenario, prices, { ...options, before }) } };
  });
  const [baseline] = costed;
  return costed.map(({ prices, run }, at) => {
    const declaredPlaces = runs[at].options?.declaredPlaces;
    const fromBaseline = at > 0 ? deviationsFromBaseline(baseline.run, run, declaredPlaces) : [];
    return {
      prices,
      run,
      parties: moneyOf(run),
      ...(at > 0 && { differences: compareMoney(baseline.run, run, baseline.prices) }),
      deviations: [...fromBaseline, ...deviationsFromBudgets(run, prices.budgets, declaredPlaces)],
    };
  });
}
