import type { MoneyItem, PartyMoney } from "../analysis/accounts.ts";
import { isOnce } from "../analysis/ledger.ts";
import { type PairedMean, signShown } from "../analysis/paired-means.ts";
import { isOutside } from "../scenarios/bound-prices.ts";
import type { Language } from "./language.ts";
import { CATEGORY_NAMES, MONEY_WORDS, OUTSIDE_NAMES } from "./money-words.ts";
import { differenceDecimals, formatInterval, formatNumber, millionsDecimals, type NumberFormat } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { actorName } from "./scenario-names.ts";

/** Who gains and who pays by an alternative, in sentences: the one to begin with, and one or two for each party that is touched. */
export interface MoneyFindings {
  readonly lead: string;
  readonly points: readonly string[];
}

/** Findings made by rule: words of gain and loss only where the 95 % interval excludes 0. */
export function moneyFindings(
  money: readonly PartyMoney[],
  scenario: ScenarioFacts,
  language: Language,
): MoneyFindings {
  const told = money.filter((party) => isShown(party) && party.party !== "suppliers");
  return {
    lead: leadOf(told, scenario, language),
    points: told.flatMap((party) => pointsOf(party, scenario, language)),
  };
}

/** Whether any difference is shown for a party: the interval of an item, the net or the freed bed-days excludes 0. */
export function isShown({ items, net, invested, freed }: PartyMoney): boolean {
  const figures = [...items.map(({ effect }) => effect), net, invested, ...(freed ? [freed.bedDays] : [])];
  return figures.some((figure) => signShown(figure) !== 0 || (figure.ci95 === null && isAny(figure)));
}

/** Whether a mean is anything but exactly 0 in every replication. */
export function isAny({ mean, standardError }: PairedMean): boolean {
  return mean !== 0 || (standardError ?? 0) !== 0;
}

/** Whether every replication has the same. */
function isExact({ ci95 }: PairedMean): boolean {
  return ci95 !== null && ci95[0] === ci95[1];
}

/** The name of an actor, or of a party outside. */
export function partyName(scenario: ScenarioFacts, party: string, language: Language): string {
  return OUTSIDE_NAMES[party]?.[language] ?? actorName(scenario, party, language);
}

/** Without what stands in brackets at the end, such as the municipalities of an area. */
export function shortName(scenario: ScenarioFacts, party: string, language: Language): string {
  return partyName(scenario, party, language).replace(/ \([^()]*\)$/, "");
}

function leadOf(told: readonly PartyMoney[], scenario: ScenarioFacts, language: Language): string {
  const words = MONEY_WORDS[language];
  const nameOf = ({ party }: PartyMoney): string => shortName(scenario, party, language);
  // Who pays is who spends more on services or on building, and is not paid for it; a lost income is no payment.
  const payers = told.filter(
    ({ party, items, net, invested }) =>
      !isOutside(party) &&
      signShown(net) <= 0 &&
      (signShown(invested) < 0 ||
        items.some(({ category, side, effect }) => side === "pays" && category === "running" && signShown(effect) < 0)),
  );
  const inMoney = told.filter(({ party, net }) => party !== "users" && signShown(net) > 0);
  const inDays = told.filter(({ net, freed }) => freed && signShown(freed.bedDays) > 0 && signShown(net) <= 0);
  const daysText = (party: PartyMoney): string =>
    (signShown(party.net) < 0 ? words.inBedDaysLosing : words.inBedDays)(nameOf(party));
  const gainers = joined([...inMoney.map(nameOf), ...inDays.map(daysText)], words.and);
  const names = joined(payers.map(nameOf), words.and);
  const losers = joined(
    told
      .filter((party) => party.party !== "users" && !inDays.includes(party))
      .filter(({ net, freed }) => signShown(net) < 0 || (freed && signShown(freed.bedDays) < 0))
      .map((party) => (signShown(party.net) < 0 ? nameOf(party) : words.inBedDays(nameOf(party)))),
    words.and,
  );
  if (names === "" && gainers === "") return losers === "" ? words.nobodyShown : words.losersAlone(losers);
  if (names === "") return losers === "" ? words.gainersAlone(gainers) : words.atTheCostOf(gainers, losers);
  return gainers === "" ? words.payersAlone(names) : words.whoGains(names, gainers);
}

function pointsOf(party: PartyMoney, scenario: ScenarioFacts, language: Language): string[] {
  const words = MONEY_WORDS[language];
  const name = shortName(scenario, party.party, language);
  const { net, items, freed } = party;
  const points: string[] = [];
  if (isAny(net)) {
    const sign = signShown(net);
    const sentence = sign > 0 ? words.gains : sign < 0 ? words.loses : words.unsure;
    const parts = items.filter(({ category, effect }) => !isOnce(category) && isAny(effect));
    const because = parts.map((item) => partOf(item, language)).join(", ");
    points.push(
      `${sentence(name, millionsOf(net, language), millionsInterval(net, language))}${words.because(because)}`,
    );
  }
  points.push(...investmentPoint(party, name, language));
  if (freed && isAny(freed.bedDays)) {
    const { bedDays, value } = freed;
    const [sentence, days] = bedDays.mean > 0 ? [words.freed, bedDays] : [words.held, opposite(bedDays)];
    const worth = value ? millionsOf({ ...value, mean: Math.abs(value.mean) }, language, false) : "";
    points.push(sentence(name, daysOf(days, language, false), daysInterval(days, language, false), worth));
  }
  return points;
}

/** What is invested more than before, or given for that by somebody outside. */
function investmentPoint({ party, items, perYear }: PartyMoney, name: string, language: Language): string[] {
  const words = MONEY_WORDS[language];
  const amountOf = (category: MoneyItem["category"], side: MoneyItem["side"]): string => {
    const effect = items.find((item) => item.category === category && item.side === side)?.effect;
    const spent = effect && (side === "pays" ? opposite(effect) : effect);
    return spent && spent.mean > 0 ? millionsOf(spent, language, false) : "";
  };
  const given = amountOf("investment-grant", "pays");
  if (isOutside(party)) return given === "" ? [] : [words.grants(name, given)];
  const amount = amountOf("investment", "pays");
  if (amount === "") return [];
  const yearly = perYear && isAny(perYear.invested) ? millionsOf(opposite(perYear.invested), language, false) : "";
  return [words.invests(name, amount, amountOf("investment-grant", "receives"), yearly)];
}

/** "drift 16,5 mer": what is paid or received, more or less than before. */
function partOf({ category, side, effect }: MoneyItem, language: Language): string {
  const words = MONEY_WORDS[language];
  const change = side === "pays" ? -effect.mean : effect.mean;
  const what = CATEGORY_NAMES[category][side][language].toLowerCase();
  const amount = millionsOf({ ...effect, mean: Math.abs(change) }, language, false);
  return change >= 0 ? words.more(what, amount) : words.less(what, amount);
}

function opposite(figure: PairedMean): PairedMean {
  const { mean, ci95 } = figure;
  return { ...figure, mean: -mean, ci95: ci95 && [-ci95[1], -ci95[0]] };
}

/** "A, B og C". */
function joined(names: readonly string[], and: string): string {
  if (names.length <= 1) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
}

const NOK_PER_MILLION = 1e6;

function inMillions({ mean, ci95 }: PairedMean): Pick<PairedMean, "mean" | "ci95"> {
  return { mean: mean / NOK_PER_MILLION, ci95: ci95 && [ci95[0] / NOK_PER_MILLION, ci95[1] / NOK_PER_MILLION] };
}

function millionsFormat(figure: PairedMean, language: Language, isDifference: boolean): NumberFormat {
  const { mean, ci95 } = inMillions(figure);
  return { language, decimals: millionsDecimals(mean, ci95), isDifference };
}

/** −16,5: millions of NOK. */
export function millionsOf(figure: PairedMean, language: Language, isDifference = true): string {
  return formatNumber(inMillions(figure).mean, millionsFormat(figure, language, isDifference));
}

/** −17,4 til −15,5: the 95 % interval of millions; "?" where it is unknown. */
export function millionsInterval(figure: PairedMean, language: Language, isDifference = true): string {
  const { ci95 } = inMillions(figure);
  return ci95 ? formatInterval(ci95, millionsFormat(figure, language, isDifference)) : "?";
}

/** −16,5 (−17,4 til −15,5), or 0 where every pair agrees that nothing changes. */
export function millionsDifference(figure: PairedMean, language: Language): string {
  if (!isAny(figure)) return "0";
  const interval = isExact(figure) ? "" : ` (${millionsInterval(figure, language)})`;
  return `${millionsOf(figure, language)}${interval}`;
}

/** 1 211,6 ± 8,8: an amount with the half-width of its interval. */
export function millionsPlusMinus(figure: PairedMean, language: Language): string {
  if (!isAny(figure)) return "0";
  const { mean, ci95 } = inMillions(figure);
  const format = { ...millionsFormat(figure, language, false), isDifference: false };
  if (isExact(figure)) return formatNumber(mean, format);
  const half = ci95 === null ? "?" : formatNumber((ci95[1] - ci95[0]) / 2, format);
  return `${formatNumber(mean, format)} ± ${half}`;
}

function daysFormat({ mean, ci95 }: PairedMean, language: Language, isDifference: boolean): NumberFormat {
  return { language, decimals: Math.min(1, differenceDecimals(mean, ci95)), isDifference };
}

function daysOf(figure: PairedMean, language: Language, isDifference: boolean): string {
  return formatNumber(figure.mean, daysFormat(figure, language, isDifference));
}

function daysInterval(figure: PairedMean, language: Language, isDifference = true): string {
  return figure.ci95 ? formatInterval(figure.ci95, daysFormat(figure, language, isDifference)) : "?";
}

/** +1 426 (+670 til +2 181): bed-days. */
export function daysDifference(figure: PairedMean, language: Language): string {
  if (!isAny(figure)) return "0";
  return `${daysOf(figure, language, true)} (${daysInterval(figure, language)})`;
}
