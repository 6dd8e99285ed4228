import type { Category } from "../analysis/ledger.ts";
import type { PricedBy } from "../scenarios/prices.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import type { LedgerDocument } from "./money-json.ts";
import { formatNumber } from "./numbers.ts";
import { sourceText } from "./source-text.ts";

/** A source, and the prices that are from there: "Helsehus, plasser, 1 216 667 kr per plass i året". */
export interface PriceSource {
  readonly prices: string;
  readonly source: string;
}

/** Above the list of them. */
export const PRICE_SOURCES: LocalText = {
  nb: "Kilder for prisene",
  nn: "Kjelder for prisane",
  en: "Sources of the prices",
};

type Priced = Pick<LedgerDocument, "name" | "category" | "per" | "unitPrice" | "source">;

/** Where the prices of ledgers are from, each source once, in the order of the ledgers. */
export function priceSources(entries: readonly Priced[], language: Language): PriceSource[] {
  const bySource = new Map<string, Set<string>>();
  for (const entry of entries) {
    if (entry.source === null) continue;
    const source = sourceText(entry.source, language);
    bySource.set(source, (bySource.get(source) ?? new Set()).add(priceText(entry, language)));
  }
  return [...bySource].map(([source, prices]) => ({ source, prices: [...prices].join("; ") }));
}

function priceText({ name, category, per, unitPrice }: Priced, language: Language): string {
  const decimals = Number.isInteger(unitPrice) || unitPrice >= SMALL_NOK ? 0 : 2;
  const number = formatNumber(unitPrice, { language, decimals });
  const amount = language === "en" ? `NOK ${number}` : `${number}\u00a0kr`;
  const unit = per === null ? (DECLARED[category] ?? YEARLY) : PER[per];
  return `${textIn(language, name)}, ${amount} ${unit[language]}`;
}

/** Below this, a fraction of a krone matters. */
const SMALL_NOK = 100;

const PER: Readonly<Record<PricedBy, LocalText>> = {
  "billable-night": { nb: "per overliggerdøgn", nn: "per overliggjardøgn", en: "a night with a fee" },
  "ready-day": { nb: "per døgn som utskrivningsklar", nn: "per døgn som utskrivingsklar", en: "a discharge-ready day" },
  "occupied-day": { nb: "per døgn i bruk", nn: "per døgn i bruk", en: "an occupied day" },
  "occupied-day-of-others": {
    nb: "per døgn solgt til andre kommuner",
    nn: "per døgn selt til andre kommunar",
    en: "a day sold to other municipalities",
  },
  admission: { nb: "per innleggelse", nn: "per innlegging", en: "an admission" },
  "care-hour": { nb: "per time", nn: "per time", en: "an hour" },
  "place-year": { nb: "per plass i året", nn: "per plass i året", en: "a place a year" },
  "ward-year": { nb: "per avdeling i året", nn: "per avdeling i året", en: "a ward a year" },
  "place-opened": { nb: "per plass som åpnes", nn: "per plass som blir opna", en: "a place opened" },
};
/** What a scenario declares by itself, which is not counted. */
const DECLARED: Readonly<Partial<Record<Category, LocalText>>> = {
  investment: { nb: "én gang", nn: "éin gong", en: "once" },
  "investment-grant": { nb: "i tilskudd, én gang", nn: "i tilskot, éin gong", en: "in grants, once" },
};
const YEARLY: LocalText = { nb: "i året", nn: "i året", en: "a year" };
