import type { Estimate } from "../analysis/estimates.ts";
import { sentenceText } from "./figures.ts";
import type { Language } from "./language.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName } from "./scenario-names.ts";

/** From this occupancy on, a place is said to be a bottleneck and not only where most wait: the mark that the flow map has too. */
const HIGH_OCCUPANCY = 0.9;
/** Fewer patients than this, on average, are no queue worth a sentence. */
const LEAST_WAITING = 0.5;
const MOST_NAMED = 2;

/** Where most patients hold beds that others need, as sentences: the first says where, the others what shows it. */
export interface OverviewFinding {
  readonly head: string;
  readonly text: string;
  /** The place that it is about; null where nobody waits. */
  readonly place: string | null;
}

/**
 * What is seen at once, by rule, from the figures of one run: the place that most discharge-ready patients wait for in beds of others,
 * how full it is, and where they wait. What one more place there is worth takes simulations of its own (`flyt bottlenecks`), so
 * nothing is said about that; the last sentence says what to try.
 */
export function overviewFinding(
  facts: ScenarioFacts,
  estimates: readonly Estimate[],
  language: Language,
): OverviewFinding {
  const words = WORDS[language];
  const waiting = waitingByDestination(facts, estimates);
  const [first] = [...waiting].sort((one, other) => other[1].total - one[1].total);
  if (!first || first[1].total < LEAST_WAITING) return { head: words.nobody, text: words.nobodyText, place: null };
  const [place, { total, from }] = first;
  const name = destinationName(facts, place, language);
  const occupancy = occupancyOf(estimates, place);
  const isFull = (occupancy?.mean ?? 0) >= HIGH_OCCUPANCY;
  const places = from
    .toSorted((one, other) => other.mean! - one.mean!)
    .filter(({ mean }) => mean! >= 0.1 * total)
    .slice(0, MOST_NAMED)
    .map((own) => words.from(sentenceText(own, language), destinationName(facts, own.key.place!, language)));
  const sentences = [
    ...(occupancy && occupancy.mean !== null ? [words.full(sentenceText(occupancy, language))] : []),
    words.waiting(places.join(words.and), places.length < from.length),
    words.tryIt(name),
  ];
  return { head: isFull ? words.bottleneck(name) : words.most(name), text: sentences.join(" "), place };
}

interface Waiting {
  total: number;
  /** By the place that they wait in; none without a mean. */
  readonly from: Estimate[];
}

/** Mean numbers of those who wait in beds for another place with limited capacity. */
function waitingByDestination(facts: ScenarioFacts, estimates: readonly Estimate[]): Map<string, Waiting> {
  const found = new Map<string, Waiting>();
  for (const estimate of estimates) {
    const { key, mean } = estimate;
    const { measure, place, waitingFor, actor, group } = key;
    const isWait = measure === "readyQueueMean" && actor === undefined && group === undefined;
    if (!isWait || place === undefined || waitingFor === undefined || mean === null || !(waitingFor in facts.places)) {
      continue;
    }
    const own = found.get(waitingFor) ?? { total: 0, from: [] };
    own.total += mean;
    if (mean > 0) own.from.push(estimate);
    found.set(waitingFor, own);
  }
  return found;
}

function occupancyOf(estimates: readonly Estimate[], place: string): Estimate | undefined {
  return estimates.find(
    ({ key }) => key.measure === "occupancyShare" && key.place === place && key.actor === undefined,
  );
}

interface Words {
  readonly bottleneck: (place: string) => string;
  readonly most: (place: string) => string;
  readonly full: (share: string) => string;
  /** @param isMore whether there are more places than those that are named */
  readonly waiting: (places: string, isMore: boolean) => string;
  readonly from: (patients: string, place: string) => string;
  readonly and: string;
  readonly tryIt: (place: string) => string;
  readonly nobody: string;
  readonly nobodyText: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  nb: {
    bottleneck: (place) => `Flaskehals: ${place}.`,
    most: (place) => `Flest venter på ${place}.`,
    full: (share) => `Belegget er ${share}.`,
    waiting: (places, isMore) =>
      `Ferdigbehandlede pasienter som opptar en plass et annet sted mens de venter på en der, i snitt: ${places}${isMore ? "; færre andre steder" : ""}.`,
    from: (patients, place) => `${patients} i ${place}`,
    and: " og ",
    tryIt: (place) => `Prøv flere plasser i ${place}, og se hva som skjer med køene.`,
    nobody: "Ingen kø å snakke om.",
    nobodyText: "Ingen tjeneste har utskrivningsklare pasienter som venter på den i andres plasser.",
  },
  nn: {
    bottleneck: (place) => `Flaskehals: ${place}.`,
    most: (place) => `Flest ventar på ${place}.`,
    full: (share) => `Belegget er ${share}.`,
    waiting: (places, isMore) =>
      `Ferdigbehandla pasientar som tek opp ein plass ein annan stad medan dei ventar på ein der, i snitt: ${places}${isMore ? "; færre andre stader" : ""}.`,
    from: (patients, place) => `${patients} i ${place}`,
    and: " og ",
    tryIt: (place) => `Prøv fleire plassar i ${place}, og sjå kva som skjer med køane.`,
    nobody: "Ingen kø å snakke om.",
    nobodyText: "Inga teneste har utskrivingsklare pasientar som ventar på ho i plassane til andre.",
  },
  en: {
    bottleneck: (place) => `Bottleneck: ${place}.`,
    most: (place) => `Most wait for ${place}.`,
    full: (share) => `Its occupancy is ${share}.`,
    waiting: (places, isMore) =>
      `Patients whose treatment is over and who hold a place elsewhere while they wait for one there, on average: ${places}${isMore ? "; fewer elsewhere" : ""}.`,
    from: (patients, place) => `${patients} in ${place}`,
    and: " and ",
    tryIt: (place) => `Try more places in ${place}, and see what becomes of the queues.`,
    nobody: "No queue to speak of.",
    nobodyText: "No service has discharge-ready patients who wait for it in places of others.",
  },
};
