import type { MoneyItem, PartyMoney } from "../analysis/accounts.ts";
import { CATEGORIES, isOnce } from "../analysis/ledger.ts";
import type { UnitDeviations } from "../analysis/unit-deviations.ts";
import type { RunMoney } from "../analysis/run-money.ts";
import type { PairedMean } from "../analysis/paired-means.ts";
import type { BoundPrices } from "../scenarios/bound-prices.ts";
import type { Chart } from "./charts/chart-drawing.ts";
import { stackedCost } from "./charts/stacked-cost.ts";
import type { Language, LocalText } from "./language.ts";
import { textIn } from "./language.ts";
import { deviationParts } from "./deviation-table.ts";
import { daysDifference, isAny, isShown, millionsDifference, moneyFindings, partyName } from "./money-findings.ts";
import { entryDocument } from "./money-json.ts";
import { compareMoneyTable, hasInvestments, priceNotes, runMoneyTable } from "./money-summary.ts";
import { CATEGORY_NAMES, MONEY_WORDS } from "./money-words.ts";
import { decimalsFor, formatNumber } from "./numbers.ts";
import type { ToldRun } from "./report-charts.ts";
import { type Block, inlines } from "./report-document.ts";
import { REPORT_WORDS } from "./report-words.ts";
import { PRICE_SOURCES, priceSources } from "./price-sources.ts";
import { destinationName } from "./scenario-names.ts";
import { sourceText } from "./source-text.ts";
import { type ValueCell, type ValueRow, type ValueTable, valueTable } from "./value-table.ts";

/** A run, and what it costs whom; of an alternative what is different. */
export interface PricedRun {
  readonly run: ToldRun;
  readonly money: RunMoney;
}

/** How much room there is. */
export interface MoneyRoom {
  /** A paper: sentences, one table, and the figure where it is small. */
  readonly isBrief: boolean;
}

/** Rows of a figure that a paper has room for. */
const MOST_BRIEF_ROWS = 6;

/** Who pays and who saves: sentences, the figure, and tables, with what the amounts rest on. @param priced the baseline first */
export function moneyBlocks(priced: readonly PricedRun[], language: Language, { isBrief }: MoneyRoom): Block[] {
  const words = MONEY_WORDS[language];
  const [baseline, ...alternatives] = priced;
  const { prices } = baseline.money;
  const year = String(prices.priceYear);
  const sheet = REPORT_WORDS[language].money;
  const notes = [
    words.signs,
    ...valueNotes(priced, language),
    ...priceNotes(withDeclared(priced), baseline.run.facts, language),
  ];
  const note: Block = { kind: "paragraph", text: inlines(notes.join(" ")), isNote: true };
  if (alternatives.length === 0) {
    const { parties } = baseline.money;
    const table = valueTable(runMoneyTable(baseline.run.facts, parties, language));
    const chart = costChart([{ ...baseline, parties }], language, year);
    return [
      { kind: "figure", chart, caption: chart.title, hasTable: false, sheet },
      { kind: "table", caption: words.titleRun(year), table },
      note,
      ...(isBrief ? [] : [...deviationBlocks(baseline, language), ...sourceBlocks(priced, language)]),
      ledgerSheet(priced, language),
    ];
  }
  const told = alternatives.map(({ run, money }) => ({ run, money, parties: touchedParties(money.differences ?? []) }));
  const items = told.map(({ run, money }) => {
    const { lead } = moneyFindings(money.differences ?? [], run.facts, language);
    return [{ strong: `${run.name}:` }, ` ${lead}`] as const;
  });
  const rowCount = told.reduce((sum, { parties }) => sum + parties.length, 0);
  const chart = costChart(told, language, year);
  const hasFigure = rowCount > 0 && (!isBrief || rowCount <= MOST_BRIEF_ROWS);
  const figure: Block[] = hasFigure ? [{ kind: "figure", chart, caption: chart.title, hasTable: false, sheet }] : [];
  const matrix = netTable(told, language);
  const inBrief: Block[] =
    matrix.rows.length === 0
      ? []
      : [{ kind: "table", caption: NET[language](year), table: matrix, ...(!hasFigure && { sheet }) }];
  if (isBrief) return [{ kind: "list", items }, ...inBrief, ...figure, note];
  const tables = told.flatMap(({ run, money }): Block[] => {
    const { points } = moneyFindings(money.differences ?? [], run.facts, language);
    const table = valueTable(compareMoneyTable(run.facts, money.differences ?? [], language));
    if (table.rows.length === 0) return [];
    return [
      { kind: "heading", level: 3, text: run.name },
      { kind: "list", items: points.map(inlines) },
      { kind: "table", caption: words.titleCompare(run.name, year), table },
      ...deviationBlocks({ run, money }, language),
    ];
  });
  return [
    { kind: "list", items },
    ...inBrief,
    ...figure,
    ...tables,
    note,
    ...sourceBlocks(priced, language),
    ledgerSheet(priced, language),
  ];
}

/** The prices of the baseline with what any of the runs declares, each once. */
function withDeclared(priced: readonly PricedRun[]): BoundPrices {
  const declared = new Map(priced.flatMap(({ money }) => money.prices.declared.map((cost) => [cost.item, cost])));
  return { ...priced[0].money.prices, declared: [...declared.values()] };
}

/** How units differ from their budgets, with what that rests on. */
function deviationBlocks({ run, money }: PricedRun, language: Language): Block[] {
  return deviationParts(money.deviations, run.facts, language).flatMap(({ title, table, note }): Block[] => [
    { kind: "table", caption: title, table: valueTable(table) },
    { kind: "paragraph", text: inlines(note), isNote: true },
  ]);
}

/** What a freed bed-day is worth, and that investments are not in it, where that is so. */
function valueNotes([{ money }, ...alternatives]: readonly PricedRun[], language: Language): string[] {
  const words = MONEY_WORDS[language];
  const { prices } = money;
  if (alternatives.length === 0) return [];
  const value = prices.freedBedDay && formatNumber(prices.freedBedDay.amount, { language, decimals: 0 });
  const hasInvestment = alternatives.some((one) => hasInvestments(prices, one.money.differences ?? []));
  return [...(value === undefined ? [] : [words.freedNote(value)]), ...(hasInvestment ? [] : [words.noInvestment])];
}

/** Those for whom anything is different; suppliers get what others spend. */
export function touchedParties(money: readonly PartyMoney[]): PartyMoney[] {
  return money.filter((party) => isShown(party) && party.party !== "suppliers");
}

export interface ToldMoney {
  readonly run: Pick<ToldRun, "facts" | "name">;
  readonly parties: readonly PartyMoney[];
  /** How its units differ from their budgets; none where missing. */
  readonly deviations?: readonly UnitDeviations[];
}

/** Items of each party above and below 0, with its net; millions. Investments are once, and not in it. */
export function costChart(told: readonly ToldMoney[], language: Language, year: string, width?: number): Chart {
  const shown = told.map(({ run, parties }) => ({
    run,
    parties: parties.filter((party) => isAny(party.net) || yearly(party).length > 0),
  }));
  const kinds = CATEGORIES.flatMap((category) =>
    (["pays", "receives"] as const).map((side) => ({ category, side })),
  ).filter(({ category, side }) =>
    shown.some(({ parties }) =>
      parties.some((party) => yearly(party).some((item) => item.category === category && item.side === side)),
    ),
  );
  const rows = shown.flatMap(({ run, parties }) =>
    parties
      .filter(({ party }) => party !== "suppliers")
      .map((party) => {
        const name = partyName(run.facts, party.party, language);
        const amounts = kinds.map(
          ({ category, side }) =>
            party.items.find((item) => item.category === category && item.side === side)?.effect.mean ?? 0,
        );
        const { mean, ci95 } = party.net;
        return { name: told.length > 1 ? `${name}: ${run.name}` : name, amounts, net: mean, netCi95: ci95 };
      }),
  );
  const names = kinds.map(({ category, side }) => CATEGORY_NAMES[category][side][language]);
  const items = names.map((name, at) =>
    names.filter((other) => other === name).length > 1 ? `${name} (${SIDES[kinds[at].side][language]})` : name,
  );
  const title =
    told.length === 1 && told[0].parties.length > 0
      ? `${REPORT_WORDS[language].money}: ${told[0].run.name}`
      : REPORT_WORDS[language].money;
  return stackedCost({ unit: UNIT[language](year), items, rows }, language, {
    id: "money",
    title,
    ...(width !== undefined && { width }),
  });
}

/** What comes every year, and is not exactly 0. */
function yearly({ items }: PartyMoney): MoneyItem[] {
  return items.filter(({ category, effect }) => !isOnce(category) && isAny(effect));
}

/** The net of each party in each alternative, and the bed-days that are freed. */
export function netTable(told: readonly ToldMoney[], language: Language): ValueTable {
  const words = MONEY_WORDS[language];
  const parties = [
    ...new Map(told.flatMap(({ run, parties: own }) => own.map(({ party }) => [party, run.facts] as const))),
  ];
  const found = ({ parties: own }: ToldMoney, party: string) => own.find((one) => one.party === party);
  const rows = parties.flatMap(([party, facts]): ValueRow[] => {
    const name = partyName(facts, party, language);
    const net: ValueRow = {
      cells: [
        { text: `${name}, ${words.net.toLowerCase()}` },
        ...told.map((one) => netCell(found(one, party)?.net, language)),
      ],
    };
    const hasFreed = told.some((one) => found(one, party)?.freed !== undefined);
    const days = told.map((one): ValueCell => {
      const freed = found(one, party)?.freed?.bedDays;
      return freed ? { text: daysDifference(freed, language), value: freed.mean } : { text: "0", value: 0 };
    });
    const more = investmentRows(told, party, name, language);
    return hasFreed
      ? [net, ...more, { cells: [{ text: `${name}, ${words.freedDays.toLowerCase()}` }, ...days] }]
      : [net, ...more];
  });
  return {
    columns: [
      { header: words.party, align: "left" },
      ...told.map(({ run }) => ({ header: run.name, align: "right" as const })),
    ],
    rows,
  };
}

/** What a party invests, once and as a yearly cost; none where it does not. */
function investmentRows(told: readonly ToldMoney[], party: string, name: string, language: Language): ValueRow[] {
  const words = MONEY_WORDS[language];
  const row = (what: string, of: (own: PartyMoney) => PairedMean | undefined): ValueRow[] => {
    const figures = told.map(({ parties }) => {
      const own = parties.find((one) => one.party === party);
      return own && of(own);
    });
    if (!figures.some((figure) => figure && isAny(figure))) return [];
    return [
      { cells: [{ text: `${name}, ${what.toLowerCase()}` }, ...figures.map((figure) => netCell(figure, language))] },
    ];
  };
  return [
    ...row(words.investedInAll, ({ invested }) => invested),
    ...row(words.investedPerYear, ({ perYear }) => perYear?.invested),
  ];
}

function netCell(net: PairedMean | undefined, language: Language): ValueCell {
  if (!net) return { text: "0", value: 0 };
  const sign = net.ci95 === null ? 0 : net.ci95[0] > 0 ? 1 : net.ci95[1] < 0 ? -1 : 0;
  return {
    text: millionsDifference(net, language),
    value: net.mean,
    ...(sign !== 0 && { emphasis: sign > 0 ? "good" : "bad" }),
  };
}

/** Where the prices are from. */
function sourceBlocks(priced: readonly PricedRun[], language: Language): Block[] {
  const entries = priced.flatMap(({ money }) =>
    money.run.ledger.entries.map(({ per = null, provenance: { source = null }, ...entry }) => ({
      ...entry,
      per,
      source,
    })),
  );
  const items = priceSources(entries, language).map(
    ({ prices, source }) => [{ strong: `${prices}:` }, ` ${source}`] as const,
  );
  if (items.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: PRICE_SOURCES[language] },
    { kind: "list", items },
  ];
}

/** Every entry of every ledger as numbers. */
function ledgerSheet(priced: readonly PricedRun[], language: Language): Block {
  const rows = priced.flatMap(({ run, money }) =>
    money.run.ledger.entries.map((entry): ValueRow => {
      const { name, payer, payee, place, quantity, unitPrice, priceYear, mean, ci95, kind, source } =
        entryDocument(entry);
      const number = (value: number | null | undefined): ValueCell => ({
        text: formatNumber(value ?? null, { language, decimals: Math.min(2, decimalsFor(value ?? null, null)) }),
        value: value ?? null,
      });
      const told =
        kind === null ? "" : REPORT_WORDS[language].kinds[kind as keyof (typeof REPORT_WORDS)["nb"]["kinds"]];
      return {
        cells: [
          { text: run.name },
          { text: textIn(language, name) },
          { text: partyName(run.facts, payer, language) },
          { text: partyName(run.facts, payee, language) },
          { text: place === null ? "" : destinationName(run.facts, place, language) },
          ...[quantity, unitPrice].map(number),
          { text: String(priceYear), value: priceYear },
          ...[mean, ci95?.[0], ci95?.[1]].map(number),
          { text: told },
          { text: sourceText(source ?? "", language) },
        ],
      };
    }),
  );
  const words = REPORT_WORDS[language];
  const left = [words.scenario, words.what, PAYER[language], PAYEE[language], words.place];
  const right = [
    QUANTITY[language],
    UNIT_PRICE[language],
    PRICE_YEAR[language],
    AMOUNT[language],
    LOW[language],
    HIGH[language],
  ];
  return {
    kind: "sheet",
    sheet: LEDGER[language],
    table: {
      columns: [
        ...left.map((header) => ({ header, align: "left" as const })),
        ...right.map((header) => ({ header, align: "right" as const })),
        ...[words.kindOfNumber, words.source].map((header) => ({ header, align: "left" as const })),
      ],
      rows,
    },
  };
}

const UNIT: Readonly<Record<Language, (year: string) => string>> = {
  nb: (year) => `kroner i året i ${year}-priser, pluss er spart eller fått`,
  nn: (year) => `kroner i året i ${year}-prisar, pluss er spart eller fått`,
  en: (year) => `NOK a year in prices of ${year}, plus is saved or received`,
};
export const NET: Readonly<Record<Language, (year: string) => string>> = {
  nb: (year) => `Endring mot basis, mill. kr i året i ${year}-priser (95 % KI); pluss er spart eller fått`,
  nn: (year) => `Endring mot basis, mill. kr i året i ${year}-prisar (95 % KI); pluss er spart eller fått`,
  en: (year) => `Change from the baseline, NOK million a year in prices of ${year} (95% CI); plus is saved or received`,
};
const SIDES = {
  pays: { nb: "betalt", nn: "betalt", en: "paid" },
  receives: { nb: "mottatt", nn: "motteke", en: "received" },
} as const satisfies Record<string, LocalText>;
const LEDGER: LocalText = { nb: "Regnskap", nn: "Rekneskap", en: "Ledger" };
const PAYER: LocalText = { nb: "Betaler", nn: "Betaler", en: "Payer" };
const PAYEE: LocalText = { nb: "Mottaker", nn: "Mottakar", en: "Payee" };
const QUANTITY: LocalText = { nb: "Mengde i året", nn: "Mengd i året", en: "Quantity a year" };
const UNIT_PRICE: LocalText = { nb: "Pris (kr)", nn: "Pris (kr)", en: "Price (NOK)" };
const PRICE_YEAR: LocalText = { nb: "Prisår", nn: "Prisår", en: "Price year" };
const AMOUNT: LocalText = { nb: "Beløp (kr i året)", nn: "Beløp (kr i året)", en: "Amount (NOK a year)" };
const LOW: LocalText = { nb: "95 % KI, nedre", nn: "95 % KI, nedre", en: "95% CI, low" };
const HIGH: LocalText = { nb: "95 % KI, øvre", nn: "95 % KI, øvre", en: "95% CI, high" };
