import type { PartyMoney } from "../analysis/accounts.ts";
import type { PairedMean } from "../analysis/paired-means.ts";
import { type BoundPrices, isOutside } from "../scenarios/bound-prices.ts";
import type { Text } from "../scenarios/words.ts";
import type { Fields } from "./field-table.ts";
import type { Language, LocalText } from "./language.ts";
import { isAny, millionsDifference, shortName } from "./money-findings.ts";
import { figureOf, type MoneyFigure } from "./money-json.ts";
import { fileName } from "./money-summary.ts";
import { MONEY_WORDS } from "./money-words.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Cell, type Table, textTables } from "./table.ts";

/** What one is for one party. */
type PartyNet = Pick<PartyMoney, "party" | "net" | "invested">;

/** Of many that are compared with one, what each is for the parties. */
export interface NetRow {
  /** What it is called where it is told: a place, a level of a budget, a point. */
  readonly name: string;
  readonly parties: readonly PartyNet[];
}

/** What rows are, and what is told of all of them. */
export interface NetHead {
  readonly what: string;
  readonly title: string;
  readonly note?: string;
}

/** The net of each party in each of them: a table under its title, and what is to be known of it; of one column where nothing is different. */
export interface NetPart {
  readonly title: string;
  readonly table: Table;
  readonly note: string;
}

/** The net of each party in each of them, as text. */
export function netByPartyText({ title, table, note }: NetPart, options: SummaryOptions): string {
  if (table.columns.length === 1) return `${heading(title, options)}\n${note}`;
  return joinedParagraphs([`${heading(title, options)}\n${textTables(table, options)}`, paragraph(note, options)]);
}

/** The net of each party in each of them, to be laid out. */
export function netByPartyPart(
  priceYear: number,
  scenario: ScenarioFacts,
  rows: readonly NetRow[],
  { what, title, note = "" }: NetHead,
  language: Language,
): NetPart {
  const table = netByPartyTable(scenario, rows, what, language);
  const words = MONEY_WORDS[language];
  const isSame = table.columns.length === 1;
  const told = isSame ? words.noChange : `${note} ${words.signs} ${NOTES[language](String(priceYear))}`.trim();
  return { title: `${title} (${UNITS[language]})`, table, note: told };
}

/** Rows as they are given; a column for each party for whom any of them is different, those who are paid for what is bought apart. */
function netByPartyTable(scenario: ScenarioFacts, rows: readonly NetRow[], what: string, language: Language): Table {
  const words = MONEY_WORDS[language];
  const order = [...new Set(rows.flatMap(({ parties }) => parties.map(({ party }) => party)))];
  const figure = (of: (own: PartyNet) => PairedMean) => (row: NetRow, party: string) => {
    const own = row.parties.find((one) => one.party === party);
    return own && of(own);
  };
  const columns = order
    .filter((party) => party !== "suppliers")
    .flatMap((party) => {
      const name = shortName(scenario, party, language);
      const net = { header: name, party, of: figure((own) => own.net) };
      const invested = {
        header: `${name}, ${words.investedInAll.toLowerCase()}`,
        party,
        of: figure((own) => own.invested),
      };
      return [net, invested];
    })
    .filter(({ party, of }) => rows.some((row) => isAny(of(row, party) ?? NOTHING)));
  return {
    columns: [{ header: what, align: "left" }, ...columns.map(({ header }) => ({ header, align: "right" as const }))],
    rows: rows.map((row): Cell[] => [
      row.name,
      ...columns.map(({ party, of }): Cell => netCell(of(row, party) ?? NOTHING, language)),
    ]),
    breaksNames: true,
  };
}

const NOTHING: PairedMean = { count: 0, mean: 0, standardError: 0, ci95: [0, 0] };

function netCell(net: PairedMean, language: Language): Cell {
  const text = millionsDifference(net, language);
  if (!isAny(net) || net.ci95 === null) return { text, emphasis: "faint" };
  return { text, emphasis: net.ci95[0] > 0 ? "good" : net.ci95[1] < 0 ? "bad" : "faint" };
}

const UNITS: LocalText = { nb: "mill. kr i året", nn: "mill. kr i året", en: "NOK million a year" };

const NOTES: Readonly<Record<Language, (year: string) => string>> = {
  nb: (year) => `Netto i året mot basis, mill. kr i priser fra ${year}, med 95 % KI for hvert tall for seg.`,
  nn: (year) => `Netto i året mot basis, mill. kr i prisar frå ${year}, med 95 % KI for kvart tal for seg.`,
  en: (year) =>
    `Net a year against the baseline, NOK million in prices of ${year}, with a 95% CI of each figure by itself.`,
};

/** Amounts of so many units as those of one. */
export function perUnit(parties: readonly PartyMoney[], units: number): PartyMoney[] {
  const one = ({ count, mean, standardError, ci95 }: PairedMean): PairedMean => ({
    count,
    mean: mean / units,
    standardError: standardError === null ? null : standardError / units,
    ci95: ci95 && [ci95[0] / units, ci95[1] / units],
  });
  return parties.map(({ party, items, net, invested }) => ({
    party,
    items: items.map(({ effect, ...item }) => ({ ...item, effect: one(effect) })),
    net: one(net),
    invested: one(invested),
  }));
}

/** The net of one party. */
export interface PartyNetDocument {
  readonly party: string;
  readonly isOutside: boolean;
  readonly net: MoneyFigure;
  readonly invested: MoneyFigure;
}

export function partyNetDocuments(parties: readonly PartyMoney[]): PartyNetDocument[] {
  return parties.map(({ party, net, invested }) => {
    return { party, isOutside: isOutside(party), net: figureOf(net), invested: figureOf(invested) };
  });
}

/** The parties of a document as they were. */
export function partyNetsOf(documents: readonly PartyNetDocument[]): PartyNet[] {
  // How many replications it is over is told once, for all of them.
  return documents.map(({ party, net, invested }) => {
    return { party, net: { count: 0, ...net }, invested: { count: 0, ...invested } };
  });
}

/** By which prices they are. */
export interface PricesDocument {
  readonly currency: string;
  readonly priceYear: number;
  readonly prices: Text;
  readonly file: string;
}

export function pricesDocument({ currency, priceYear, table, file }: BoundPrices): PricesDocument {
  return { currency, priceYear, prices: table, file: fileName(file) };
}

/** Each of `parties`, where many are compared with one. */
export const PARTY_NET: Fields<PartyNetDocument> = {
  party: ["text", "Id of an actor, or `state`, `users` or `suppliers`."],
  isOutside: ["true or false", "Whether it is one of the latter three."],
  net: [
    "figure",
    "What is different for it a year, replication by replication, without investments: NOK, above 0 for the better.",
  ],
  invested: ["figure", "The same of investments, once."],
};

export const PRICES_OF_MONEY: Fields<PricesDocument> = {
  currency: ["text", "`NOK`."],
  priceYear: ["number", "The year in whose prices all amounts are."],
  prices: ["text or map", "Name of the table of prices."],
  file: ["text", "Its file, without folders."],
};
