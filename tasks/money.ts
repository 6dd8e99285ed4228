import { moneyOfRuns, type RunMoney } from "../analysis/run-money.ts";
import type { Results } from "../engine/results.ts";
import { type MoneyDocument, moneyDifferences, moneyDocument } from "../report/money-json.ts";
import type { ScenarioFacts } from "../report/scenario-facts.ts";
import { bindPrices } from "../scenarios/bound-prices.ts";
import { annotatedPrices, type LoadedPrices, readPrices } from "../scenarios/read-prices.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { jsonText } from "./json-text.ts";
import { fileOf } from "./scenario-input.ts";
import type { Sources } from "./sources.ts";

/** The table that comes with the program. */
const USUAL_PRICES = "norway";

/** What a question says about money. */
export interface MoneyAsked {
  readonly money?: boolean | undefined;
  readonly prices?: string | undefined;
  readonly priceYear?: number | undefined;
  readonly feeByYear?: boolean | undefined;
}

/** A table of prices, and the year in whose prices is told. */
export interface PricesInput {
  readonly loaded: LoadedPrices;
  readonly priceYear: number;
}

/**
 * The prices that a question asks for: by name, or those that come with the program; undefined where it does not ask about money.
 * @throws ScenarioError with everything that is wrong with them, and that they lack for the scenarios
 */
export function readMoney(
  asked: MoneyAsked,
  scenarios: readonly Scenario[],
  sources: Sources,
): PricesInput | undefined {
  const { money, prices, priceYear, feeByYear } = asked;
  if (money !== true && feeByYear !== true && prices === undefined && priceYear === undefined) return undefined;
  const known = (name: string): string | undefined => sources.exampleFile("prices", name);
  const loaded = readPrices(fileOf(prices ?? USUAL_PRICES, "prices", sources), sources.readText, known);
  const input = { loaded, priceYear: priceYear ?? loaded.table.priceYear };
  for (const scenario of scenarios) bindPrices(loaded, scenario, input.priceYear);
  return input;
}

/** [run] what each costs whom, the baseline first; none where it was not asked for. */
export function moneyFound(
  prices: PricesInput | undefined,
  scenarios: readonly Scenario[],
  results: readonly Results[],
): RunMoney[] {
  if (!prices) return [];
  const runs = scenarios.map((scenario, at) => ({ scenario, results: results[at] }));
  return moneyOfRuns(prices.loaded, runs, prices.priceYear);
}

/** `money` of a document, where there is any. @param scenario names for the sentences */
export function moneyPart(money: RunMoney | undefined, scenario: ScenarioFacts): { readonly money?: MoneyDocument } {
  if (!money) return {};
  const { prices, run, parties, differences, deviations } = money;
  const document = moneyDocument(prices, run, parties, deviations);
  return { money: { ...document, ...(differences && moneyDifferences(differences, scenario)) } };
}

/** The table as the text of one file that stands by itself and says the year that was asked for. */
export function resolvedPricesText({ loaded, priceYear }: PricesInput): string {
  return `${jsonText(annotatedPrices(loaded, priceYear))}\n`;
}

/** Reads such a text. @throws ScenarioError with what is wrong with it, if somebody has changed it */
export function readResolvedPrices(name: string, text: string): PricesInput {
  const loaded = readPrices(name, () => text);
  return { loaded, priceYear: loaded.table.priceYear };
}
