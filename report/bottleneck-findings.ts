import type { Finding, GrowingQueue, Ranking, Relief, Saving } from "../analysis/bottlenecks.ts";
import { type PairedMean, signShown } from "../analysis/paired-means.ts";
import type { CapacityUnit } from "../scenarios/capacity-step.ts";
import { AND, FINDING_WORDS, oneMore, oneMoreIn, SAVED } from "./bottleneck-words.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { decimalsFor, formatInterval, formatNumber } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName, hospitalName } from "./scenario-names.ts";

/** What `flyt bottlenecks` has found, before it is put into words. */
export interface Bottlenecks {
  readonly scenario: ScenarioFacts;
  /** What one more place takes, by place. */
  readonly units: Readonly<Record<string, CapacityUnit>>;
  /** Beds that would be held, were there no limits, as a share of the capacity; by place. */
  readonly demandShares: Readonly<Record<string, number>>;
  readonly ranking: Ranking;
  readonly growing: readonly GrowingQueue[];
  /** Missing where nothing is relieved. */
  readonly relief?: Relief;
}

/** The sentences on where the bottleneck is, made by rule: which one, what makes it worse, what never settles, where it moves to. */
export function bottleneckSentences(found: Bottlenecks, language: Language): string[] {
  const { ranking, growing, relief } = found;
  return [
    findingText(found, ranking, language),
    ...ranking.savings.filter(({ verdict }) => verdict === "costs").map((saving) => costText(found, saving, language)),
    ...growing.map((queue) => growthText(found, queue, language)),
    ...(relief ? [reliefText(found, relief, language)] : []),
  ];
}

/** 237 (95 % KI 190–284): the number with its interval, if it has one. */
function meanWithInterval({ mean, ci95 }: PairedMean, language: Language): string {
  const number = formatNumber(mean, { language, decimals: decimalsFor(mean, ci95) });
  return !ci95 || ci95[0] === ci95[1] ? number : `${number} (${intervalOf({ mean, ci95 }, language)})`;
}

/** "95 % KI 190–284" */
function intervalOf({ mean, ci95 }: Pick<PairedMean, "mean" | "ci95">, language: Language): string {
  return `${CI[language]} ${formatInterval(ci95, { language, decimals: decimalsFor(mean, ci95) })}`;
}

function findingText(found: Bottlenecks, { target, savings, finding }: Ranking, language: Language): string {
  const words = FINDING_WORDS[language];
  const of = SAVED[target][language](hospitalName(found.scenario, language));
  const first = savings[0];
  const one = first && moreIn(found, first.place, language);
  const saved = first && meanWithInterval(first.saved, language);
  switch (finding.kind) {
    case "no-limits":
      return words.noLimits;
    case "nobody-waits":
      return words.nobodyWaits;
    case "unknown":
      return words.unknown(one, saved, of);
    case "none":
      return words.none(of, one, saved);
    case "one":
      return words.one(nameOf(found, first.place, language), oneMore(found.units[first.place], language), saved, of);
    case "tied":
      return words.tied(tiedText(found, finding, savings, language), of);
  }
}

const MOST_NAMED = 4;

/** "A 237 (…), B 201 (…) og 3 andre" */
function tiedText(
  found: Bottlenecks,
  { places }: Extract<Finding, { kind: "tied" }>,
  savings: readonly Saving[],
  language: Language,
): string {
  const tied = savings.filter(({ place }) => places.includes(place));
  const named = tied
    .slice(0, tied.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED)
    .map(({ place, saved }) => `${nameOf(found, place, language)} ${meanWithInterval(saved, language)}`);
  const rest = tied.length - named.length;
  return listed([...named, ...(rest > 0 ? [FINDING_WORDS[language].tiedMore(String(rest))] : [])], language);
}

function costText(found: Bottlenecks, { place, saved, waitingSaved }: Saving, language: Language): string {
  const words = FINDING_WORDS[language];
  const { target } = found.ranking;
  const of = SAVED[target][language](hospitalName(found.scenario, language));
  const [one, more] = [moreIn(found, place, language), meanWithInterval(negated(saved), language)];
  if (target === "waitingDaysPerYear" || signShown(waitingSaved) <= 0) return words.costs(one, more, of);
  return words.costsButWaits(one, more, of, meanWithInterval(waitingSaved, language));
}

function growthText(found: Bottlenecks, { place, perYear }: GrowingQueue, language: Language): string {
  const words = FINDING_WORDS[language];
  const grows = words.grows(nameOf(found, place, language), meanWithInterval(perYear, language));
  const share = found.demandShares[place] ?? 0;
  if (share <= 1) return grows;
  return `${grows} ${words.demand(formatNumber(share, { language, decimals: share < 1.01 ? 1 : 0, isShare: true }))}`;
}

function reliefText(found: Bottlenecks, { place, used, moves, ranking }: Relief, language: Language): string {
  const words = FINDING_WORDS[language];
  const capacity = found.scenario.places[place]?.capacityBeds?.mean;
  const decimals = (value: number) => ({ language, decimals: Number.isInteger(value) ? 0 : 1 });
  const inUse =
    capacity === undefined
      ? ""
      : words.used(meanWithInterval(used, language), formatNumber(capacity, decimals(capacity)));
  const longer = moves.filter(({ change }) => change.mean > 0).slice(0, MOST_NAMED);
  const queues = longer.map(({ place: other, change }) => {
    const decimals = decimalsFor(change.mean, change.ci95);
    const more = formatNumber(change.mean, { language, decimals, isDifference: true });
    return words.moved(nameOf(found, other, language), more, intervalOf(change, language));
  });
  const moved = queues.length > 0 ? words.movesTo(listed(queues, language)) : words.movesNowhere;
  return `${words.relieved(nameOf(found, place, language))}${inUse}${moved}${nextText(found, ranking, language)}`;
}

function nextText(found: Bottlenecks, { target, savings, finding }: Ranking, language: Language): string {
  const words = FINDING_WORDS[language];
  const of = SAVED[target][language](hospitalName(found.scenario, language));
  if (finding.kind === "tied") return words.nextTied(tiedText(found, finding, savings, language), of);
  if (finding.kind === "nobody-waits") return words.nextNobody;
  if (finding.kind !== "one") return words.nextNone;
  const [{ place, saved }] = savings;
  return words.next(moreIn(found, place, language), meanWithInterval(saved, language), of);
}

function nameOf({ scenario }: Bottlenecks, place: string, language: Language): string {
  return destinationName(scenario, place, language);
}

function moreIn(found: Bottlenecks, place: string, language: Language): string {
  return oneMoreIn(found.units[place], nameOf(found, place, language), language);
}

function negated({ mean, ci95, ...rest }: PairedMean): PairedMean {
  return { ...rest, mean: -mean, ci95: ci95 && [-ci95[1], -ci95[0]] };
}

/** A, B og C */
function listed(texts: readonly string[], language: Language): string {
  return texts.length < 2
    ? texts.join("")
    : `${texts.slice(0, -1).join(", ")} ${textIn(language, AND)} ${texts.at(-1)}`;
}

const CI: LocalText = { nb: "95 % KI", nn: "95 % KI", en: "95% CI" };
