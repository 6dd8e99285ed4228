import type { Results } from "../engine/results.ts";
import type { BoundPrices } from "../scenarios/bound-prices.ts";
import { OUTSIDE_PARTIES } from "../scenarios/prices.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { annuityFactor, CATEGORIES, type Category, isOnce, type Ledger } from "./ledger.ts";
import { columnSums, lessOther, type PairedMean, simultaneousMeans } from "./paired-means.ts";

/** What somebody pays, or receives, of one category. */
export interface AccountItem {
  readonly category: Category;
  readonly side: "pays" | "receives";
  /** [replication] NOK a year, or once for an investment. */
  readonly amounts: Float64Array;
}

/** What a ledger is for one party. */
export interface Account {
  readonly party: string;
  readonly items: readonly AccountItem[];
  /** [replication] received less paid, NOK a year; investments are apart. */
  readonly net: Float64Array;
  /** [replication] received less paid for investments, NOK once. */
  readonly invested: Float64Array;
  /** [replication] received less paid for investments as a yearly amount, NOK; missing where none says how long it lasts. */
  readonly investedPerYear?: Float64Array;
}

/** Everybody whom a ledger can be about: the actors of a scenario, then state, users and suppliers. */
export function partiesOf({ actors }: Scenario): string[] {
  return [...Object.keys(actors), ...OUTSIDE_PARTIES];
}

/** The account of each party; over all of them, net and invested add up to 0. */
export function accountsOf({ entries }: Ledger, parties: readonly string[], replications: number): Account[] {
  return parties.map((party) => {
    const items = CATEGORIES.flatMap((category) =>
      (["pays", "receives"] as const).flatMap((side): AccountItem[] => {
        const own = entries.filter((entry) => entry.category === category && entry[OF_SIDE[side]] === party);
        return own.length === 0 ? [] : [{ category, side, amounts: sumOf(own, replications) }];
      }),
    );
    const netOf = (of: readonly AccountItem[]): Float64Array => {
      const received = sumOf(
        of.filter(({ side }) => side === "receives"),
        replications,
      );
      const paid = sumOf(
        of.filter(({ side }) => side === "pays"),
        replications,
      );
      return received.map((amount, row) => amount - paid[row]);
    };
    return {
      party,
      items,
      net: netOf(items.filter(({ category }) => !isOnce(category))),
      invested: netOf(items.filter(({ category }) => isOnce(category))),
      ...yearlyOf(entries, party, replications),
    };
  });
}

/** What investments that say how long they last are a year. */
function yearlyOf(entries: Ledger["entries"], party: string, replications: number): Pick<Account, "investedPerYear"> {
  const own = entries.filter(({ annuity, payer, payee }) => annuity && [payer, payee].includes(party));
  if (own.length === 0) return {};
  const investedPerYear = new Float64Array(replications);
  for (const { annuity, payee, amounts } of own) {
    const factor = (payee === party ? 1 : -1) * annuityFactor(annuity!);
    amounts.forEach((amount, row) => (investedPerYear[row] += factor * amount));
  }
  return { investedPerYear };
}

const OF_SIDE = { pays: "payer", receives: "payee" } as const;

function sumOf(parts: readonly { readonly amounts: Float64Array }[], replications: number): Float64Array {
  const sums = new Float64Array(replications);
  for (const { amounts } of parts) amounts.forEach((amount, row) => (sums[row] += amount));
  return sums;
}

/** What a category does to a party: above 0 where it has more money left by it. */
export interface MoneyItem {
  readonly category: Category;
  readonly side: AccountItem["side"];
  readonly effect: PairedMean;
}

/** What is different for a party, replication by replication; everything above 0 is for the better. NOK. */
export interface PartyMoney {
  readonly party: string;
  readonly items: readonly MoneyItem[];
  /** A year, without investments. */
  readonly net: PairedMean;
  /** Once. */
  readonly invested: PairedMean;
  /** Investments that say how long they last, as a yearly amount by the annuity, and the net with it; in no other sum. */
  readonly perYear?: { readonly invested: PairedMean; readonly net: PairedMean };
  /** Of hospitals: bed-days a year that no discharge-ready patient holds any more. They are no cash, and in no net. */
  readonly freed?: { readonly bedDays: PairedMean; readonly value?: PairedMean };
}

/** A run and what it costs. */
export interface CostedRun {
  readonly results: Results;
  readonly scenario: Scenario;
  readonly ledger: Ledger;
}

/** What a run costs and gives each party, a year. */
export function moneyOf({ scenario, ledger, results }: CostedRun): PartyMoney[] {
  const replications = results.replications.length;
  return accountsOf(ledger, partiesOf(scenario), replications).map(
    ({ party, items, net, invested, investedPerYear }) => ({
      party,
      items: items.map(({ category, side, amounts }) => ({ category, side, effect: meanOver(signed(side, amounts)) })),
      net: meanOver(net),
      invested: meanOver(invested),
      ...perYearPart(investedPerYear, net),
    }),
  );
}

/**
 * Who pays and who saves by an alternative, under common random numbers.
 * @param prices those of the baseline, for the value of freed bed-days
 */
export function compareMoney(baseline: CostedRun, alternative: CostedRun, prices: BoundPrices): PartyMoney[] {
  const replications = baseline.results.replications.length;
  const parties = [...new Set([...partiesOf(baseline.scenario), ...partiesOf(alternative.scenario)])].sort(
    (one, other) => Number(isOutside(one)) - Number(isOutside(other)),
  );
  const before = accountsOf(baseline.ledger, parties, replications);
  const after = accountsOf(alternative.ledger, parties, replications);
  return parties.map((party, at): PartyMoney => {
    const items = CATEGORIES.flatMap((category) =>
      (["pays", "receives"] as const).flatMap((side): MoneyItem[] => {
        const [one, other] = [before[at], after[at]].map((account) => amountsOf(account, category, side));
        if (!one && !other) return [];
        const none = new Float64Array(replications);
        return [{ category, side, effect: meanOver(signed(side, lessOther(other ?? none, one ?? none))) }];
      }),
    );
    const net = lessOther(after[at].net, before[at].net);
    const freed = freedBy(baseline, alternative, party, prices);
    return {
      party,
      items,
      net: meanOver(net),
      invested: meanOver(lessOther(after[at].invested, before[at].invested)),
      ...perYearPart(perYearDifference(before[at], after[at]), net),
      ...(freed && { freed }),
    };
  });
}

function perYearPart(invested: Float64Array | undefined, net: Float64Array): Pick<PartyMoney, "perYear"> {
  if (!invested) return {};
  return { perYear: { invested: meanOver(invested), net: meanOver(net.map((amount, row) => amount + invested[row])) } };
}

function perYearDifference(before: Account, after: Account): Float64Array | undefined {
  if (!before.investedPerYear && !after.investedPerYear) return undefined;
  const none = new Float64Array(after.net.length);
  return lessOther(after.investedPerYear ?? none, before.investedPerYear ?? none);
}

function amountsOf({ items }: Account, category: Category, side: AccountItem["side"]): Float64Array | undefined {
  return items.find((item) => item.category === category && item.side === side)?.amounts;
}

/** Bed-days of a hospital that discharge-ready patients held before and do not now. */
function freedBy(
  baseline: CostedRun,
  alternative: CostedRun,
  party: string,
  { freedBedDay }: BoundPrices,
): PartyMoney["freed"] {
  if (baseline.scenario.actors[party]?.kind !== "hospital") return undefined;
  const [before, after] = [baseline, alternative].map(({ results, scenario }) =>
    columnSums(
      results,
      ({ measure, place, waitingFor, group, actor, weekday }) =>
        measure === "dischargeReadyMean" &&
        place !== undefined &&
        scenario.places[place].owner === party &&
        [waitingFor, group, actor, weekday].every((part) => part === undefined),
    ).map((patients) => patients * DAYS_PER_YEAR),
  );
  const days = lessOther(before, after);
  const value = freedBedDay && meanOver(days.map((count) => count * freedBedDay.amount));
  return { bedDays: meanOver(days), ...(value && { value }) };
}

const DAYS_PER_YEAR = 365;

function isOutside(party: string): boolean {
  return (OUTSIDE_PARTIES as readonly string[]).includes(party);
}

/** As it is for the one who has it: what is paid is below 0. */
function signed(side: AccountItem["side"], amounts: Float64Array): Float64Array {
  // Nothing paid is 0, not −0.
  return side === "receives" ? amounts : amounts.map((amount) => 0 - amount);
}

function meanOver(values: Float64Array): PairedMean {
  return simultaneousMeans([values])[0];
}
