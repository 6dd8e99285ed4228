import type { MeasureKey } from "../engine/measures.ts";
import type { Results } from "../engine/results.ts";
import {
  type Annuity,
  type BoundPrice,
  type BoundPrices,
  type DeclaredCost,
  PATIENTS_MUNICIPALITY,
} from "../scenarios/bound-prices.ts";
import { type MeasuredCapacity, measuredCapacities } from "../scenarios/measured-capacity.ts";
import type { Provenance } from "../scenarios/origins.ts";
import type { PricedBy } from "../scenarios/prices.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { Text } from "../scenarios/words.ts";
import { keyText } from "./measure-keys.ts";

/** What an amount is for the two who have to do with it. */
export const CATEGORIES = [
  "investment",
  "investment-grant",
  "running",
  "fee",
  "sale",
  "user-payment",
  "grant",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Whether its amounts are once, and in no sum of a year. */
export function isOnce(category: Category): boolean {
  return category === "investment" || category === "investment-grant";
}

/** What one party pays another for one thing, in every replication: NOK a year, or once for an investment. */
export interface LedgerEntry {
  /** Id of the line in the price table, or of the lever or measure that declares the cost. */
  readonly item: string;
  readonly name: Text;
  readonly category: Category;
  /** An actor of the scenario, state, users or suppliers. */
  readonly payer: string;
  readonly payee: string;
  /** Missing where it is about no single place. */
  readonly place?: string;
  /** What the unit price is for; missing for an amount that is declared as a whole. */
  readonly per?: PricedBy;
  /** NOK for each, in prices of `priceYear`. */
  readonly unitPrice: number;
  readonly priceYear: number;
  readonly provenance: Provenance;
  /** Of an investment that says how long it lasts: how its amount is told as a yearly one too. */
  readonly annuity?: Annuity;
  /** [replication] how many there were, a year. */
  readonly quantities: Float64Array;
  /** [replication] NOK a year, or once. */
  readonly amounts: Float64Array;
}

/** The entries of one run, in order of the price table; each amount is paid by one party and received by another. */
export interface Ledger {
  readonly priceYear: number;
  readonly entries: readonly LedgerEntry[];
}

/** What is added to a ledger, or left out of it. */
export interface LedgerOptions {
  readonly declared?: readonly DeclaredCost[];
  /** Places of which running and opening is declared: the prices of that are left out, so that nothing is counted twice. */
  readonly declaredPlaces?: readonly string[];
  /** The scenario before: places beyond its own are opened. Without it nothing is. */
  readonly before?: Scenario;
}

/**
 * What a run costs whom, a year on average over its measured days: the counts of each replication × the prices.
 * @throws Error where the results lack a measure that a price needs
 */
export function ledgerOf(
  results: Results,
  scenario: Scenario,
  prices: BoundPrices,
  options: LedgerOptions = {},
): Ledger {
  const { declared = [], declaredPlaces = [], before = scenario } = options;
  const counts = new Counts(results, scenario, before);
  const isDeclared = ({ category, place }: LedgerEntry): boolean =>
    place !== undefined && declaredPlaces.includes(place) && DECLARED.includes(category);
  const priced = prices.prices
    .flatMap((price) => entriesOf(price, prices.priceYear, counts))
    .filter((entry) => !isDeclared(entry));
  const own = [...prices.declared, ...declared].flatMap((cost) =>
    declaredEntries(cost, prices.priceYear, results.replications.length),
  );
  return { priceYear: prices.priceYear, entries: [...priced, ...own] };
}

/** What a declared cost of a place is instead of. */
const DECLARED: readonly Category[] = ["running", "investment", "investment-grant"];

function entriesOf(price: BoundPrice, priceYear: number, counts: Counts): LedgerEntry[] {
  const { item, name, per, place, amount, provenance } = price;
  const byMunicipality = price.payer === PATIENTS_MUNICIPALITY || price.payee === PATIENTS_MUNICIPALITY;
  const entry = (payer: string, payee: string, quantities: Float64Array): LedgerEntry[] => {
    // What somebody would pay themselves is no money that changes hands.
    if (payer === payee) return [];
    const category = categoryOf(per, payer, payee);
    const amounts = quantities.map((quantity) => quantity * amount);
    return [
      { item, name, category, payer, payee, place, per, unitPrice: amount, priceYear, provenance, quantities, amounts },
    ];
  };
  if (!byMunicipality) return entry(price.payer, price.payee, counts.of(price));
  const filled = (party: string, actor: string): string => (party === PATIENTS_MUNICIPALITY ? actor : party);
  return counts
    .municipalities(price)
    .flatMap(({ actor, quantities }) => entry(filled(price.payer, actor), filled(price.payee, actor), quantities));
}

function declaredEntries(cost: DeclaredCost, priceYear: number, replications: number): LedgerEntry[] {
  const { item, name, paidBy, perYear, once, annuity, stateShare = 0, provenance } = cost;
  const amounts: [Category, number, from: string, to: string][] = [
    ["investment", once, paidBy, SUPPLIERS],
    ["investment-grant", stateShare * once, STATE, paidBy],
    ["running", perYear, paidBy, SUPPLIERS],
  ];
  return amounts.flatMap(([category, amount, from, to]): LedgerEntry[] => {
    if (amount === 0) return [];
    const one = new Float64Array(replications).fill(1);
    const base = { item, name, category, priceYear, provenance, quantities: one };
    // What is saved goes the other way, so that no amount is below 0.
    const [payer, payee] = amount > 0 ? [from, to] : [to, from];
    const unitPrice = Math.abs(amount);
    const yearly = annuity && isOnce(category) && { annuity };
    return [{ ...base, ...yearly, payer, payee, unitPrice, amounts: one.map(() => unitPrice) }];
  });
}

const SUPPLIERS = "suppliers";
const STATE = "state";

/**
 * What an investment of 1 is a year over its lifetime, in real kroner: the annuity that has the same value at its beginning, paid at the
 * end of each year.
 */
export function annuityFactor({ lifetimeYears, realInterest }: Annuity): number {
  // Worth of 1 a year: multiplied year by year, since the last digit of a power is each engine's own.
  let worth = 0;
  let discount = 1;
  for (let year = 0; year < lifetimeYears; year++) {
    discount /= 1 + realInterest;
    worth += discount;
  }
  return 1 / worth;
}

/** What it is for those who pay and receive it. */
function categoryOf(per: PricedBy, payer: string, payee: string): Category {
  if (per === "place-opened") return payer === STATE || payee === STATE ? "investment-grant" : "investment";
  if (payer === "users" || payee === "users") return "user-payment";
  if (payer === "state" || payee === "state") return "grant";
  if (per === "billable-night" || per === "ready-day") return "fee";
  return per === "occupied-day-of-others" ? "sale" : "running";
}

const DAYS_PER_YEAR = 365;
const WEEKS_PER_YEAR = DAYS_PER_YEAR / 7;

/** What is counted in each replication, a year. */
class Counts {
  private readonly results: Results;
  private readonly scenario: Scenario;
  private readonly columns: ReadonlyMap<string, number>;
  /** By place: those of the scenario, and those before. */
  private readonly capacities: Readonly<Record<string, MeasuredCapacity>>;
  private readonly before: Readonly<Record<string, MeasuredCapacity>>;

  constructor(results: Results, scenario: Scenario, before: Scenario) {
    this.results = results;
    this.scenario = scenario;
    this.capacities = measuredCapacities(scenario);
    this.before = before === scenario ? this.capacities : measuredCapacities(before);
    this.columns = new Map(results.columns.map((key, column) => [keyText(key), column]));
  }

  /** [replication] */
  of(price: BoundPrice): Float64Array {
    const { per, place, placesPerWard } = price;
    switch (per) {
      case "billable-night":
        return this.measured({ measure: "billableNightsPerYear", place });
      case "ready-day":
        return this.measured({ measure: "dischargeReadyMean", place }, DAYS_PER_YEAR);
      case "occupied-day":
        return this.measured({ measure: "occupiedMean", place }, DAYS_PER_YEAR);
      case "occupied-day-of-others":
        return this.municipalities(price).reduce(
          (sums, { quantities }) => sums.map((sum, row) => sum + quantities[row]),
          this.constant(0),
        );
      case "admission":
        return this.measured({ measure: "admissionsPerYear", place });
      case "care-hour":
        return this.measured({ measure: "homeCareHoursPerWeek", place }, WEEKS_PER_YEAR);
      case "place-year":
        return this.constant(this.capacities[place].mean);
      case "ward-year":
        return this.constant(wardsOf(this.capacities[place], placesPerWard ?? 1));
      case "place-opened":
        return this.constant(Math.max(0, this.capacities[place].most - (this.before[place]?.most ?? 0)));
    }
  }

  /** Those whose patients may be in the place; of others only where it is about them. */
  municipalities({ per, place }: BoundPrice): { readonly actor: string; readonly quantities: Float64Array }[] {
    const [measure, factor] =
      per === "billable-night" ? (["billableNightsPerYear", 1] as const) : (["occupiedMean", DAYS_PER_YEAR] as const);
    const { owner } = this.scenario.places[place];
    return this.results.columns.flatMap((key) => {
      if (key.measure !== measure || key.place !== place || key.actor === undefined) return [];
      if (per === "occupied-day-of-others" && key.actor === owner) return [];
      return [{ actor: key.actor, quantities: this.measured(key, factor) }];
    });
  }

  private measured(key: MeasureKey, factor = 1): Float64Array {
    const column = this.columns.get(keyText(key));
    if (column === undefined) throw new Error(`nothing is measured as ${keyText(key)}, which a price needs`);
    const { values, columns, replications } = this.results;
    return Float64Array.from(replications, (_, row) => factor * values[row * columns.length + column]);
  }

  private constant(value: number): Float64Array {
    return new Float64Array(this.results.replications.length).fill(value);
  }
}

/** Wards that places take on average over the days: a begun one is a whole one. */
function wardsOf({ daily }: MeasuredCapacity, placesPerWard: number): number {
  // A mean over the hours of a day such as 24.000000001 is no third ward.
  const wards = daily.map((places) => Math.ceil(places / placesPerWard - 1e-9));
  return wards.reduce((sum, count) => sum + count, 0) / wards.length;
}
