import type { BoundBudget } from "../scenarios/bound-prices.ts";
import type { Provenance } from "../scenarios/origins.ts";
import type { CostedRun } from "./accounts.ts";
import { withoutNoise } from "./comparison.ts";
import { type Deviations, deviationsOf } from "./deviations.ts";
import { keyText } from "./measure-keys.ts";
import { type PairedMean, simultaneousMeans } from "./paired-means.ts";

/** What a unit is budgeted by: hours of care where those have a price, else patient-days. */
export type UnitPer = BoundBudget["per"];

/** How a place differs from its budget, and whose that is: NOK a year, above 0 where less was spent. */
export interface UnitDeviations extends Readonly<Record<keyof Deviations, PairedMean>> {
  readonly place: string;
  /** The run before, replication by replication, or a budget of the table of prices. */
  readonly against: "baseline" | "budget";
  /** Id of the budget; missing where it is the baseline. */
  readonly budget?: string;
  /** Where the budgeted amount comes from; missing likewise. */
  readonly provenance?: Provenance;
  readonly per: UnitPer;
  /** Patient-days or hours a year. */
  readonly budgetedUnits: PairedMean;
  readonly neededUnits: PairedMean;
  /** NOK for each in the budget; on average where it is the baseline. */
  readonly unitPrice: number;
}

/**
 * How the places of municipalities differ from the baseline as their budget: what they gave and spent there in the same replication. The
 * three add up to what is different of the running costs of their owner.
 * @param left places of which the cost is declared, so that the ledger does not say what they spend
 */
export function deviationsFromBaseline(
  baseline: CostedRun,
  alternative: CostedRun,
  left: readonly string[] = [],
): UnitDeviations[] {
  const { places, actors } = baseline.scenario;
  return Object.entries(places).flatMap(([place, { owner }]): UnitDeviations[] => {
    if (actors[owner].kind === "hospital" || left.includes(place)) return [];
    const budget = unitOf(baseline, place);
    const actual = unitOf(alternative, place, budget?.per);
    // What gave nothing before has no budgeted price for each.
    if (!budget || !actual || budget.units.some((units) => units === 0)) return [];
    return [{ place, against: "baseline", per: budget.per, ...between(budget, actual) }];
  });
}

/** How places differ from the budgets that a table of prices has of them. */
export function deviationsFromBudgets(
  run: CostedRun,
  budgets: readonly BoundBudget[],
  left: readonly string[] = [],
): UnitDeviations[] {
  return budgets.flatMap(({ item, place, per, units, amount, provenance }): UnitDeviations[] => {
    const actual = left.includes(place) ? undefined : unitOf(run, place, per);
    if (!actual) return [];
    const always = (value: number): Float64Array => actual.units.map(() => value);
    const budget = { per, units: always(units), spent: always(amount) };
    return [{ place, against: "budget", budget: item, provenance, per, ...between(budget, actual) }];
  });
}

/** What a place gave and what its owner spent on it. */
interface Unit {
  readonly per: UnitPer;
  /** [replication] a year */
  readonly units: Float64Array;
  /** [replication] NOK a year */
  readonly spent: Float64Array;
}

function between(
  budget: Unit,
  actual: Unit,
): Pick<UnitDeviations, keyof Deviations | "budgetedUnits" | "neededUnits" | "unitPrice"> {
  const rows = Array.from(actual.units, (_, row) => row);
  const found = rows.map((row): Deviations => {
    const [budgetedHours, hoursNeeded, spent] = [budget.units[row], actual.units[row], actual.spent[row]];
    const pricePerHour = budget.spent[row] / budgetedHours;
    const { total, activity, efficiency } = deviationsOf({ budgetedHours, hoursNeeded, pricePerHour, spent });
    // The last digits of two equal amounts are no deviation.
    return {
      total: withoutNoise(total, budget.spent[row], spent),
      activity: withoutNoise(activity, budget.spent[row], hoursNeeded * pricePerHour),
      efficiency: withoutNoise(efficiency, hoursNeeded * pricePerHour, spent),
    };
  });
  const meanOf = (values: ArrayLike<number>): PairedMean => simultaneousMeans([Float64Array.from(values)])[0];
  const ofField = (field: keyof Deviations): PairedMean => meanOf(found.map((deviations) => deviations[field]));
  const budgetedUnits = meanOf(budget.units);
  return {
    budgetedUnits,
    neededUnits: meanOf(actual.units),
    unitPrice: meanOf(budget.spent).mean / budgetedUnits.mean,
    total: ofField("total"),
    activity: ofField("activity"),
    efficiency: ofField("efficiency"),
  };
}

const DAYS_PER_YEAR = 365;

/** @returns undefined where nothing of it has a price */
function unitOf({ results, scenario, ledger }: CostedRun, place: string, per?: UnitPer): Unit | undefined {
  const owner = scenario.places[place]?.owner;
  const own = ledger.entries.filter(
    (entry) => entry.place === place && entry.category === "running" && entry.payer === owner,
  );
  if (own.length === 0) return undefined;
  const counted = per ?? (own.some((entry) => entry.per === "care-hour") ? "care-hour" : "occupied-day");
  const [measure, factor] =
    counted === "care-hour"
      ? (["homeCareHoursPerWeek", DAYS_PER_YEAR / 7] as const)
      : (["occupiedMean", DAYS_PER_YEAR] as const);
  const wanted = keyText({ measure, place });
  const column = results.columns.findIndex((key) => keyText(key) === wanted);
  if (column < 0) return undefined;
  const perRow = (of: (row: number) => number): Float64Array =>
    Float64Array.from(results.replications, (_, row) => of(row));
  return {
    per: counted,
    units: perRow((row) => factor * results.values[row * results.columns.length + column]),
    spent: perRow((row) => own.reduce((sum, { amounts }) => sum + amounts[row], 0)),
  };
}
