import type { RunMoney } from "../analysis/run-money.ts";
import type { Frontier } from "../optimizer/frontier.ts";
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
import { millionsText } from "./plan-figures.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import type { SummaryOptions } from "./summary-head.ts";

/** Who pays and who saves by the plan of each level, for people. @param money today first, then the levels */
export function frontierMoneyText(
  scenario: ScenarioFacts,
  frontier: Frontier,
  money: readonly RunMoney[],
  options: SummaryOptions,
): string {
  return netByPartyText(frontierMoneyTable(scenario, documentOf(money, frontier), options.language), options);
}

/** The same from the document. */
export function frontierMoneyTable(
  scenario: ScenarioFacts,
  { priceYear, levels }: FrontierMoneyDocument,
  language: Language,
): NetPart {
  const rows = levels.map(({ budget, parties }) => {
    return { name: millionsText(budget, language, true), parties: partyNetsOf(parties) };
  });
  return netByPartyPart(priceYear, scenario, rows, WORDS[language], language);
}

/** `money` of `optimize --frontier --json`. */
export interface FrontierMoneyDocument extends PricesDocument {
  readonly levels: readonly { readonly budget: number; readonly parties: readonly PartyNetDocument[] }[];
}

export function frontierMoneyPart(
  money: readonly RunMoney[] | undefined,
  frontier: Frontier,
): { readonly money?: FrontierMoneyDocument } {
  return money ? { money: documentOf(money, frontier) } : {};
}

function documentOf([today, ...plans]: readonly RunMoney[], { levels }: Frontier): FrontierMoneyDocument {
  const told = levels.map(({ budget }, at) => ({ budget, parties: partyNetDocuments(plans[at].differences ?? []) }));
  return { ...pricesDocument(today.prices), levels: told };
}

/** What `money` has beside the prices. */
export const FRONTIER_MONEY: Fields<Omit<FrontierMoneyDocument, keyof PricesDocument>> = {
  levels: ["list", "Of each level: its `budget`, and `parties`, of its plan beside today."],
};

const WORDS: Readonly<Record<Language, NetHead>> = {
  nb: {
    what: "Budsjett (mill. kr)",
    title: "Hvem betaler, hvem sparer: netto for hver aktør av planen på hvert nivå",
    note: "Basis er i dag; tiltakene koster det problemet sier.",
  },
  nn: {
    what: "Budsjett (mill. kr)",
    title: "Kven betaler, kven sparer: netto for kvar aktør av planen på kvart nivå",
    note: "Basis er i dag; tiltaka kostar det problemet seier.",
  },
  en: {
    what: "Budget (NOK million)",
    title: "Who pays, who saves: net of each actor by the plan of each level",
    note: "The baseline is today; levers cost what the problem says.",
  },
};
