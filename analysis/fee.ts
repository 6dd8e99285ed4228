import { amountOfYear } from "../scenarios/bound-prices.ts";
import type { PriceTable } from "../scenarios/prices.ts";

const DAYS_PER_YEAR = 365;

/** What so many nights with a fee are in a year: NOK. @param item the line of the fee */
export function feeFor(table: PriceTable, nights: number, year: number, item = "fee"): number {
  return nights * amountOfYear(table, item, year);
}

/** How many nights a bill of a year is for, and how many beds they hold on average: the other way round. */
export function nightsPaidBy(
  table: PriceTable,
  amount: number,
  year: number,
  item = "fee",
): { readonly nights: number; readonly beds: number } {
  const nights = amount / amountOfYear(table, item, year);
  return { nights, beds: nights / DAYS_PER_YEAR };
}
