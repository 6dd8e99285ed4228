import type { CostedRun, PartyMoney } from "../analysis/accounts.ts";
import type { Interval } from "../analysis/estimates.ts";
import type { Category, LedgerEntry } from "../analysis/ledger.ts";
import { type PairedMean, simultaneousMeans } from "../analysis/paired-means.ts";
import type { UnitDeviations } from "../analysis/unit-deviations.ts";
import { type BoundPrices, isOutside } from "../scenarios/bound-prices.ts";
import type { PricedBy } from "../scenarios/prices.ts";
import type { Text } from "../scenarios/words.ts";
import type { Language } from "./language.ts";
import { moneyFindings } from "./money-findings.ts";
import { fileName } from "./money-summary.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";

/** A mean over replications, in NOK or in what its field says. */
export interface MoneyFigure {
  readonly mean: number;
  readonly standardError: number | null;
  readonly ci95: Interval | null;
}

/** One entry of a ledger: what one party pays another for one thing. */
export interface LedgerDocument extends MoneyFigure {
  readonly item: string;
  readonly name: Text;
  readonly category: Category;
  readonly payer: string;
  readonly payee: string;
  readonly place: string | null;
  readonly per: PricedBy | null;
  /** How many, on average over the replications. */
  readonly quantity: number;
  readonly unitPrice: number;
  readonly priceYear: number;
  readonly kind: string | null;
  readonly source: string | null;
  /** Of an investment that says so; null else. */
  readonly lifetimeYears: number | null;
  readonly realInterest: number | null;
}

/** One category of a party, as it is for the party. */
export interface MoneyItemDocument extends MoneyFigure {
  readonly category: Category;
  readonly side: "pays" | "receives";
}

/** What a run is for one party, or what is different for it. */
export interface PartyDocument {
  readonly party: string;
  readonly isOutside: boolean;
  readonly items: readonly MoneyItemDocument[];
  readonly net: MoneyFigure;
  readonly invested: MoneyFigure;
  /** Where an investment says how long it lasts. */
  readonly investedPerYear?: MoneyFigure;
  readonly netWithInvestments?: MoneyFigure;
  readonly freedBedDays?: MoneyFigure;
  readonly freedBedDaysValue?: MoneyFigure;
}

/** How one unit differs from its budget. */
export interface DeviationDocument {
  readonly place: string;
  readonly against: UnitDeviations["against"];
  readonly budget: string | null;
  readonly per: UnitDeviations["per"];
  readonly budgetedUnits: MoneyFigure;
  readonly neededUnits: MoneyFigure;
  readonly unitPrice: number;
  readonly total: MoneyFigure;
  readonly activity: MoneyFigure;
  readonly efficiency: MoneyFigure;
  readonly kind: string | null;
  readonly source: string | null;
}

/** `money` of `run --json` and of every alternative of `compare --json`. */
export interface MoneyDocument {
  readonly currency: string;
  readonly priceYear: number;
  readonly prices: Text;
  readonly file: string;
  readonly unpriced: readonly string[];
  readonly parties: readonly PartyDocument[];
  readonly ledger: readonly LedgerDocument[];
  /** Missing where there is no budget: a run by itself, by a table that has none. */
  readonly deviations?: readonly DeviationDocument[];
  /** Of an alternative: what is different from the baseline. */
  readonly differences?: readonly PartyDocument[];
  readonly sentences?: Readonly<Record<Language, readonly string[]>>;
}

/** The money of one run. */
export function moneyDocument(
  prices: BoundPrices,
  run: CostedRun,
  money: readonly PartyMoney[],
  deviations: readonly UnitDeviations[] = [],
): MoneyDocument {
  return {
    currency: prices.currency,
    priceYear: prices.priceYear,
    prices: prices.table,
    file: fileName(prices.file),
    unpriced: prices.unpriced,
    parties: money.map(partyDocument),
    ledger: run.ledger.entries.map(entryDocument),
    ...(deviations.length > 0 && { deviations: deviations.map(deviationDocument) }),
  };
}

/** What is different in an alternative, and the sentences that say who gains. */
export function moneyDifferences(
  money: readonly PartyMoney[],
  scenario: ScenarioFacts,
): Required<Pick<MoneyDocument, "differences" | "sentences">> {
  const sentencesIn = (language: Language): readonly string[] => {
    const { lead, points } = moneyFindings(money, scenario, language);
    return [lead, ...points];
  };
  return {
    differences: money.map(partyDocument),
    sentences: { nb: sentencesIn("nb"), nn: sentencesIn("nn"), en: sentencesIn("en") },
  };
}

/** An entry with its mean over the replications. */
export function entryDocument(entry: LedgerEntry): LedgerDocument {
  const { item, name, category, payer, payee, place, per, unitPrice, priceYear, provenance } = entry;
  const [amount, quantity] = simultaneousMeans([entry.amounts, entry.quantities], 1);
  return {
    item,
    name,
    category,
    payer,
    payee,
    place: place ?? null,
    per: per ?? null,
    quantity: quantity.mean,
    unitPrice,
    priceYear,
    kind: provenance.kind ?? null,
    source: provenance.source ?? null,
    lifetimeYears: entry.annuity?.lifetimeYears ?? null,
    realInterest: entry.annuity?.realInterest ?? null,
    ...figureOf(amount),
  };
}

function partyDocument({ party, items, net, invested, perYear, freed }: PartyMoney): PartyDocument {
  return {
    party,
    isOutside: isOutside(party),
    items: items.map(({ category, side, effect }) => ({ category, side, ...figureOf(effect) })),
    net: figureOf(net),
    invested: figureOf(invested),
    ...(perYear && { investedPerYear: figureOf(perYear.invested), netWithInvestments: figureOf(perYear.net) }),
    ...(freed && { freedBedDays: figureOf(freed.bedDays) }),
    ...(freed?.value && { freedBedDaysValue: figureOf(freed.value) }),
  };
}

function deviationDocument(one: UnitDeviations): DeviationDocument {
  const {
    place,
    against,
    budget = null,
    provenance,
    per,
    budgetedUnits,
    neededUnits,
    unitPrice,
    total,
    activity,
    efficiency,
  } = one;
  const figures = { total: figureOf(total), activity: figureOf(activity), efficiency: figureOf(efficiency) };
  const units = { budgetedUnits: figureOf(budgetedUnits), neededUnits: figureOf(neededUnits), unitPrice };
  return {
    place,
    against,
    budget,
    per,
    ...units,
    ...figures,
    kind: provenance?.kind ?? null,
    source: provenance?.source ?? null,
  };
}

export function figureOf({ mean, standardError, ci95 }: PairedMean): MoneyFigure {
  return { mean, standardError, ci95 };
}
