import { bindPrices, type BoundPrice } from "./bound-prices.ts";
import { dateNumber, dateText, runPeriod } from "./calendar.ts";
import type { LoadedPrices } from "./read-prices.ts";
import type { Scenario } from "./schema.ts";

/** A calendar year of a run, and the fees of a night in it. */
export interface YearOfFees {
  readonly year: number;
  /** Measured days of it. */
  readonly days: number;
  /** Simulated day that it ends before. */
  readonly endDay: number;
  /** Those that are set for the year, and others taken to its prices. */
  readonly fees: readonly BoundPrice[];
}

/**
 * The fees of each calendar year that a run measures.
 * @throws ScenarioError with each year that the table lacks
 */
export function feesByYear(loaded: LoadedPrices, scenario: Scenario): YearOfFees[] {
  const fees = feesAlone(loaded);
  const { firstDate, warmUpDays, dayCount } = runPeriod(scenario.run);
  const years: YearOfFees[] = [];
  for (let from = warmUpDays; from < dayCount; from = years.at(-1)!.endDay) {
    const year = Number(dateText(firstDate + from).slice(0, 4));
    const endDay = Math.min(dayCount, dateNumber(`${year + 1}-01-01`) - firstDate);
    const { prices } = bindPrices(fees, { ...scenario, costs: undefined }, year);
    years.push({ year, days: endDay - from, endDay, fees: prices.filter(({ per }) => per === "billable-night") });
  }
  return years;
}

/** The lines about nights alone: what others lack for a year is nothing to the fees. */
function feesAlone(loaded: LoadedPrices): LoadedPrices {
  const { freedBedDay: _value, budgets: _budgets, lines, ...rest } = loaded.table;
  const isFee = (id: string | undefined): boolean => id !== undefined && lines[id]?.per === "billable-night";
  const kept = Object.entries(lines).filter(([id, { insteadOf }]) => isFee(id) || isFee(insteadOf));
  return { ...loaded, table: { ...rest, lines: Object.fromEntries(kept) } };
}
