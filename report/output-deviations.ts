import type { Fields } from "./field-table.ts";
import type { DeviationDocument } from "./money-json.ts";

/** Each of `deviations`; also columns of `deviations.csv`. */
export const DEVIATION: Fields<DeviationDocument> = {
  place: ["text", "Id of the place."],
  against: [
    "text",
    "`baseline` (what it gave and spent there, replication by replication) or `budget` (of the table of prices).",
  ],
  budget: ["text or null", "Id of the budget in the table; null against the baseline."],
  per: ["text", "What the unit gives: `occupied-day` or `care-hour`."],
  budgetedUnits: ["figure", "How many are budgeted a year."],
  neededUnits: ["figure", "How many it gave a year."],
  unitPrice: ["number", "NOK budgeted for each."],
  total: [
    "figure",
    "Budget less what was spent, NOK a year: above 0 where less was spent. The sum of the two that follow.",
  ],
  activity: ["figure", "(Budgeted − given) × budgeted price of each: the municipal director's."],
  efficiency: ["figure", "Given × budgeted price of each − spent: the head of the unit's."],
  kind: ["text or null", "sourced, derived or assumption, of the budgeted amount; null against the baseline."],
  source: ["text or null", "Where the budgeted amount comes from; null against the baseline."],
};
