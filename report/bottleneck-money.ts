import type { PartyMoney } from "../analysis/accounts.ts";
import type { BoundPrices } from "../scenarios/bound-prices.ts";
import type { Fields } from "./field-table.ts";
import type { Language } from "./language.ts";
import {
  netByPartyPart,
  netByPartyText,
  type NetHead,
  type NetPart,
  type PartyNetDocument,
  partyNetDocuments,
  partyNetsOf,
  type PricesDocument,
  pricesDocument,
} from "./net-by-party.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName } from "./scenario-names.ts";
import type { SummaryOptions } from "./summary-head.ts";

/** What one more place in each is for the parties, in the order of the ranking. */
export interface BottleneckMoney {
  readonly prices: BoundPrices;
  readonly places: readonly { readonly place: string; readonly parties: readonly PartyMoney[] }[];
}

/** The same for people. */
export function bottleneckMoneyText(scenario: ScenarioFacts, money: BottleneckMoney, options: SummaryOptions): string {
  return netByPartyText(bottleneckMoneyTable(scenario, documentOf(money), options.language), options);
}

/** The same from the document. */
export function bottleneckMoneyTable(
  scenario: ScenarioFacts,
  { priceYear, places }: BottleneckMoneyDocument,
  language: Language,
): NetPart {
  const rows = places.map(({ place, parties }) => {
    return { name: destinationName(scenario, place, language), parties: partyNetsOf(parties) };
  });
  return netByPartyPart(priceYear, scenario, rows, WORDS[language], language);
}

/** `money` of `bottlenecks --json`. */
export interface BottleneckMoneyDocument extends PricesDocument {
  readonly places: readonly { readonly place: string; readonly parties: readonly PartyNetDocument[] }[];
}

export function bottleneckMoneyPart(money: BottleneckMoney | undefined): { readonly money?: BottleneckMoneyDocument } {
  return money ? { money: documentOf(money) } : {};
}

function documentOf({ prices, places }: BottleneckMoney): BottleneckMoneyDocument {
  const told = places.map(({ place, parties }) => ({ place, parties: partyNetDocuments(parties) }));
  return { ...pricesDocument(prices), places: told };
}

/** What `money` has beside the prices. */
export const BOTTLENECK_MONEY: Fields<Omit<BottleneckMoneyDocument, keyof PricesDocument>> = {
  places: ["list", "Of each place of the ranking, in its order: `place`, and `parties`, of one more place."],
};

const WORDS: Readonly<Record<Language, NetHead>> = {
  nb: {
    what: "Tjeneste",
    title: "Hvem betaler, hvem sparer: netto for hver aktør av én plass mer",
    note: "Det som er lagt til, delt på antall plasser.",
  },
  nn: {
    what: "Teneste",
    title: "Kven betaler, kven sparer: netto for kvar aktør av éin plass meir",
    note: "Det som er lagt til, delt på talet på plassar.",
  },
  en: {
    what: "Service",
    title: "Who pays, who saves: net of each actor by one more place",
    note: "What was added, divided by the number of places.",
  },
};
