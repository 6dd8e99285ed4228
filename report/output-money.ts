import { type Fields, fieldTable } from "./field-table.ts";
import { DEVIATION } from "./output-deviations.ts";
import type { LedgerDocument, MoneyDocument, MoneyFigure, MoneyItemDocument, PartyDocument } from "./money-json.ts";

const WHOLE: Fields<Required<MoneyDocument>> = {
  currency: ["text", "`NOK`."],
  priceYear: ["number", "The year in whose prices all amounts are."],
  prices: ["text or map", "Name of the table of prices: a text, or `nb`, `nn`, `en`."],
  file: ["text", "Its file, without folders."],
  unpriced: ["list of texts", "Places that cost their owner nothing by the table."],
  parties: ["list", "What the run is for each party; see below."],
  ledger: ["list", "What one party pays another for each thing; see below."],
  deviations: [
    "list",
    "How units differ from their budgets, by activity and by efficiency; missing where none has any. See below.",
  ],
  differences: ["list", "Of an alternative only: what is different for each party from the baseline, pair by pair."],
  sentences: ["map of lists", "Of an alternative only: who gains, in sentences: `nb`, `nn`, `en`."],
};

export const MONEY_FIGURE: Fields<MoneyFigure> = {
  mean: ["number", "Mean over replications: NOK a year; once where it is an investment."],
  standardError: ["number or null", "Standard error of it; null with one replication."],
  ci95: ["[low, high] or null", "95 % t-interval of it."],
};

const PARTY: Fields<Required<PartyDocument>> = {
  party: ["text", "Id of an actor, or `state`, `users` or `suppliers` (staff and all that is bought)."],
  isOutside: ["true or false", "Whether it is one of the latter three."],
  items: ["list", "What it pays (below 0) and receives, by category."],
  net: ["figure", "All of them but investments, a year. Over all parties it adds up to 0."],
  invested: ["figure", "Received less paid for investments, once."],
  investedPerYear: [
    "figure",
    "Investments that say how long they last, as a yearly amount by the annuity; missing where none does. Over all parties it adds up to 0.",
  ],
  netWithInvestments: ["figure", "`net` and `investedPerYear`; missing likewise."],
  freedBedDays: [
    "figure",
    "Of hospitals in `differences`: bed-days a year that no discharge-ready patient holds any more. In no sum.",
  ],
  freedBedDaysValue: ["figure", "What they are worth by the table, NOK a year. No cash, and in no sum."],
};

const ITEM: Fields<Omit<MoneyItemDocument, keyof MoneyFigure>> = {
  category: ["text", "`investment`, `investment-grant`, `running`, `fee`, `sale`, `user-payment` or `grant`."],
  side: ["text", "`pays` or `receives`."],
};

/** Also the columns of `ledger.csv`. */
export const LEDGER_ENTRY: Fields<Omit<LedgerDocument, keyof MoneyFigure>> = {
  item: ["text", "Id of the line in the table of prices, or of the lever or measure that declares the cost."],
  name: ["text or map", "Its name."],
  category: ["text", "What it is: investment, investment-grant, running, fee, sale, user-payment or grant."],
  payer: ["text", "Id of the actor who pays, or state, users or suppliers."],
  payee: ["text", "Who is paid, likewise."],
  place: ["text or null", "Id of the place that it is about."],
  per: ["text or null", "What the price is for, as in prices-format.md; null for an amount declared as a whole."],
  quantity: ["number", "How many of them a year, the mean over replications."],
  unitPrice: ["number", "NOK for each."],
  priceYear: ["number", "The year of its prices."],
  kind: ["text or null", "sourced, derived or assumption, of the price."],
  source: ["text or null", "Where the price comes from."],
  lifetimeYears: ["number or null", "Of an investment that says so: over how many years it is told as a yearly cost."],
  realInterest: ["number or null", "And at which real interest a year, 0.04 for 4 %."],
};

/** The part of the page on output that is about money. */
export function moneySection(): string[] {
  return [
    "## flyt run --money and flyt compare --money",
    "With `--json` the object of `run`, and each alternative of `compare`, has `money` too; [money.md](money.md) tells what it is made of:",
    fieldTable(WHOLE),
    "Each of `parties` and `differences`; everything above 0 is for the better for the party:",
    fieldTable(PARTY),
    "Each of `items`:",
    fieldTable(ITEM),
    "Each of `ledger`; what one pays another receives:",
    fieldTable(LEDGER_ENTRY),
    "Each of `deviations`; [money.md](money.md#activity-and-efficiency) tells what they are:",
    fieldTable(DEVIATION),
    "A figure, and what `items` and `ledger` have beside the above:",
    fieldTable(MONEY_FIGURE),
  ];
}
