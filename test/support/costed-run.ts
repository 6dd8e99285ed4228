import type { CostedRun } from "../../analysis/accounts.ts";
import { ledgerOf, type LedgerOptions } from "../../analysis/ledger.ts";
import { compile } from "../../engine/compile.ts";
import { measureColumns, measureRow, type MeasureKey } from "../../engine/measures.ts";
import { replicate } from "../../engine/replicate.ts";
import type { Results } from "../../engine/results.ts";
import { bindPrices, type BoundPrices } from "../../scenarios/bound-prices.ts";
import { type LoadedPrices, readPrices } from "../../scenarios/read-prices.ts";
import type { Scenario } from "../../scenarios/schema.ts";

/** The results of a few replications, without threads. */
export function fewReplications(scenario: Scenario, replications: number): Results {
  const model = compile(scenario);
  const columns = measureColumns(model);
  const values = new Float64Array(replications * columns.length);
  for (let row = 0; row < replications; row++) {
    values.set(measureRow(columns, replicate(model, row)), row * columns.length);
  }
  return resultsOf(
    columns.map(({ key }) => key),
    values,
  );
}

/** Results made up: [replication × column] values. */
export function resultsOf(columns: readonly MeasureKey[], values: Float64Array): Results {
  const replications = Array.from({ length: values.length / columns.length }, (_, at) => at);
  return { columns, replications, values, events: 0, isPartial: false };
}

/** A table of prices given as text. */
export function pricesFrom(text: string, others: Readonly<Record<string, string>> = {}): LoadedPrices {
  return readPrices("prices.yaml", (name) => (name === "prices.yaml" ? text : others[name]!));
}

/** A run with its ledger. */
export function costed(
  results: Results,
  scenario: Scenario,
  prices: BoundPrices,
  options: LedgerOptions = {},
): CostedRun {
  return { results, scenario, ledger: ledgerOf(results, scenario, prices, options) };
}

export function boundOf(text: string, scenario: Scenario, priceYear?: number): BoundPrices {
  return bindPrices(pricesFrom(text), scenario, priceYear);
}
