import type { PartyMoney } from "../analysis/accounts.ts";
import type { BoundPrices } from "../scenarios/bound-prices.ts";
import type { Language } from "./language.ts";
import { netByPartyPart, netByPartyText, type NetHead } from "./net-by-party.ts";
import type { SummaryOptions } from "./summary-head.ts";
import { type SweepSummary, toldPoints } from "./sweep-summary.ts";

/** Who pays and who saves at the points of a study that are told one by one, for people. */
export function sweepMoneyText(
  summary: SweepSummary,
  money: { readonly prices: BoundPrices; readonly of: (point: number) => readonly PartyMoney[] },
  options: SummaryOptions,
): string {
  const { language } = options;
  const rows = toldPoints(summary, language).map(({ point, name }) => ({ name, parties: money.of(point) }));
  const part = netByPartyPart(money.prices.priceYear, summary.baseline, rows, WORDS[language], language);
  return netByPartyText(part, options);
}

const WORDS: Readonly<Record<Language, NetHead>> = {
  nb: { what: "Punkt", title: "Hvem betaler, hvem sparer: netto for hver aktør" },
  nn: { what: "Punkt", title: "Kven betaler, kven sparer: netto for kvar aktør" },
  en: { what: "Point", title: "Who pays, who saves: net of each actor" },
};
