import { phrase } from "./message.ts";
import { priceStep } from "./bound-prices.ts";
import type { Provenance } from "./origins.ts";
import type { LoadedPrices } from "./read-prices.ts";
import type { LoadedStaffNorms } from "./read-staff-norms.ts";

/**
 * The norms with wages and the price of an hour in prices of another year, by an index of a table of prices.
 * @throws ScenarioError where the table has none for the years
 */
export function normsInYear(loaded: LoadedStaffNorms, prices: LoadedPrices, year: number): LoadedStaffNorms {
  const { norms, provenance } = loaded;
  const { wageYear, homeCare, wagesNok } = norms;
  if (wageYear === year && homeCare.budgetYear === year) return loaded;
  const wages = priceStep(prices, phrase("the wages of the norms"), wageYear, year);
  const hour = priceStep(prices, phrase("the price of an hour of home care"), homeCare.budgetYear, year);
  const origins: Record<string, Provenance> = { ...provenance };
  const take = (path: string, nok: number, from: number): void => {
    const { kind, note, ...own } = provenance[path] ?? {};
    const taken = `${nok} NOK in prices of ${from}, by an index of ${prices.file.replace(/^.*[\\/]/, "")}.`;
    origins[path] = {
      ...own,
      kind: kind === "assumption" ? kind : "derived",
      note: note === undefined ? taken : `${note} ${taken}`,
    };
  };
  for (const [category, nok] of Object.entries(wagesNok)) take(`wagesNok.${category}`, nok, wageYear);
  take("homeCare.budgetPerHourNok", homeCare.budgetPerHourNok, homeCare.budgetYear);
  return {
    ...loaded,
    norms: {
      ...norms,
      wagesNok: Object.fromEntries(Object.entries(wagesNok).map(([category, nok]) => [category, nok * wages.factor])),
      wageYear: year,
      homeCare: { ...homeCare, budgetPerHourNok: homeCare.budgetPerHourNok * hour.factor, budgetYear: year },
    },
    provenance: origins,
    taken: { wageYear, budgetYear: homeCare.budgetYear, index: wages.index },
  };
}
