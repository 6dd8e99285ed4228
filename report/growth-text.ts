import type { GrowingQueue } from "../scenarios/growing-queues.ts";
import { type Language, textIn } from "./language.ts";
import { formatNumber } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";

/** What is said of queues that grow without limit, and of the figures that rest on them. */
interface GrowthWords {
  readonly grows: (needed: string, capacity: string) => string;
  /** Why figures are missing. */
  readonly hint: string;
  /** In place of a figure or a finding. */
  readonly withheld: string;
  /** In place of a verdict. */
  readonly notJudged: string;
  /** In place of what it costs whom. */
  readonly amounts: string;
}

export const GROWTH_WORDS: Readonly<Record<Language, GrowthWords>> = {
  nb: {
    grows: (needed, capacity) =>
      `Køen vokser uten grense: behovet (${needed}/døgn) er større enn kapasiteten (${capacity}/døgn).`,
    hint: "Snitt, intervall og spredning for køene som henger sammen med den, vises ikke: de avhenger av hvor lenge det er simulert.",
    withheld: "Vises ikke: køen vokser uten grense.",
    notJudged: "vurderes ikke, for køen vokser uten grense",
    amounts:
      "Beløpene vises ikke, fordi en kø vokser uten grense: hvem som betaler hva, avhenger da av hvor lenge det er simulert.",
  },
  nn: {
    grows: (needed, capacity) =>
      `Køen veks utan grense: behovet (${needed}/døgn) er større enn kapasiteten (${capacity}/døgn).`,
    hint: "Snitt, intervall og spreiing for køane som heng saman med han, blir ikkje viste: dei er avhengige av kor lenge det er simulert.",
    withheld: "Blir ikkje vist: køen veks utan grense.",
    notJudged: "blir ikkje vurdert, for køen veks utan grense",
    amounts:
      "Beløpa blir ikkje viste, fordi ein kø veks utan grense: kven som betaler kva, er då avhengig av kor lenge det er simulert.",
  },
  en: {
    grows: (needed, capacity) =>
      `The queue grows without limit: more is needed (${needed} a day) than there is room for (${capacity} a day).`,
    hint: "Mean, interval and spread of the queues that depend on it are withheld: they depend on how long was simulated.",
    withheld: "Withheld: the queue grows without limit.",
    notJudged: "not judged, for the queue grows without limit",
    amounts:
      "Amounts are withheld, since a queue grows without limit: who pays what then depends on how long was simulated.",
  },
};

/** "Køen vokser uten grense: behovet (4,3/døgn) er større enn kapasiteten (4,0/døgn)." */
export function growthText({ neededPerDay, capacityPerDay }: GrowingQueue, language: Language): string {
  const texts = (decimals: number): string[] =>
    [neededPerDay, capacityPerDay].map((value) => formatNumber(value, { language, decimals }));
  // As many decimals as it takes to see that one is the larger.
  const [needed, capacity] = [1, 2, 3, 4].map(texts).find(([one, other]) => one !== other) ?? texts(5);
  return GROWTH_WORDS[language].grows(needed!, capacity!);
}

/** A queue that grows, in a sentence that begins with where. */
export interface GrowthSentence {
  /** "Sykehjem", or "10 færre plasser. Sykehjem" where there are several scenarios. */
  readonly where: string;
  readonly text: string;
}

/** Every queue that grows in any of the scenarios; none where none does. @param scenarios with names where there are several */
export function growthSentences(
  scenarios: readonly { readonly facts: ScenarioFacts; readonly name?: string }[],
  language: Language,
): GrowthSentence[] {
  return scenarios.flatMap(({ facts, name }) =>
    (facts.growth?.queues ?? []).map((queue) => {
      const place = textIn(language, facts.places[queue.place]?.name ?? queue.place);
      const where = name === undefined ? place : `${name}. ${place}`;
      return { where, text: growthText(queue, language) };
    }),
  );
}

/** The sentences and why figures are missing, as one text; empty where no queue grows. */
export function growthNote(...given: Parameters<typeof growthSentences>): string {
  const [, language] = given;
  const sentences = growthSentences(...given).map(({ where, text }) => `${where}: ${text}`);
  return sentences.length === 0 ? "" : [...sentences, GROWTH_WORDS[language].hint].join(" ");
}
