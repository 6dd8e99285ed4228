import type { PartyMoney } from "../analysis/accounts.ts";
import { CATEGORIES, type Category, isOnce } from "../analysis/ledger.ts";
import type { PairedMean } from "../analysis/paired-means.ts";
import type { UnitDeviations } from "../analysis/unit-deviations.ts";
import { type BoundPrices, isOutside } from "../scenarios/bound-prices.ts";
import { dateNumber, dateText } from "../scenarios/calendar.ts";
import { OUTSIDE_PARTIES } from "../scenarios/prices.ts";
import { deviationParts } from "./deviation-table.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import {
  daysDifference,
  isAny,
  isShown,
  millionsDifference,
  millionsPlusMinus,
  moneyFindings,
  partyName,
} from "./money-findings.ts";
import { CATEGORY_NAMES, MONEY_WORDS } from "./money-words.ts";
import { formatNumber, MISSING } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName } from "./scenario-names.ts";
import { ASSUMED_WIDTH_COLUMNS, heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Cell, type Table, textTables } from "./table.ts";

/** What a run costs whom, with the prices that it rests on. */
export interface RunMoney {
  readonly scenario: ScenarioFacts;
  readonly prices: BoundPrices;
  readonly money: readonly PartyMoney[];
  /** How its units differ from their budgets; none where missing. */
  readonly deviations?: readonly UnitDeviations[] | undefined;
}

/** The money of a run for people: each party's items and net. */
export function runMoneyText({ scenario, prices, money, deviations }: RunMoney, options: SummaryOptions): string {
  const { language } = options;
  const words = MONEY_WORDS[language];
  const table = runMoneyTable(scenario, money, language);
  return joinedParagraphs([
    `${heading(words.titleRun(String(prices.priceYear)), options)}\n${table.rows.length === 0 ? words.nothingPriced : tableText(table, options)}`,
    paragraph([words.signs, ...priceNotes(prices, scenario, language)].join(" "), options),
    ...deviationTexts(deviations, scenario, options),
  ]);
}

/** Who pays and who saves by an alternative, for people: the findings, the table, and what it rests on. */
export function compareMoneyText({ scenario, prices, money, deviations }: RunMoney, options: SummaryOptions): string {
  const { language } = options;
  const words = MONEY_WORDS[language];
  const { lead, points } = moneyFindings(money, scenario, language);
  const title = words.titleCompare(textIn(language, scenario.name), String(prices.priceYear));
  const touched = money.filter(isShown);
  const table =
    touched.length === 0 ? words.noChange : tableText(compareMoneyTable(scenario, money, language), options);
  const value = prices.freedBedDay && formatNumber(prices.freedBedDay.amount, { language, decimals: 0 });
  return joinedParagraphs([
    [
      heading(title, options),
      paragraph(lead, options),
      ...points.map((text) => `  • ${paragraph(text, options, "    ")}`),
    ].join("\n"),
    table,
    paragraph(
      [
        words.signs,
        value === undefined || !touched.some(({ freed }) => freed) ? "" : words.freedNote(value),
        hasInvestments(prices, money) ? "" : words.noInvestment,
        ...priceNotes(prices, scenario, language),
      ]
        .filter((text) => text !== "")
        .join(" "),
      options,
    ),
    ...deviationTexts(deviations, scenario, options),
  ]);
}

/** How units differ from their budgets: the table of each kind of budget with what it rests on. */
function deviationTexts(
  deviations: readonly UnitDeviations[] = [],
  scenario: ScenarioFacts,
  options: SummaryOptions,
): string[] {
  return deviationParts(deviations, scenario, options.language).map(
    ({ title, table, note }) =>
      `${heading(title, options)}\n${tableText(table, options)}\n\n${paragraph(note, options)}`,
  );
}

/** Whether the table, or what is told, has anything that is built. */
export function hasInvestments({ prices }: BoundPrices, money: readonly PartyMoney[]): boolean {
  return prices.some(({ per }) => per === "place-opened") || money.some(({ invested }) => isAny(invested));
}

/** Parties as rows; what they pay and receive of each category, and the net, as columns. */
export function runMoneyTable(scenario: ScenarioFacts, money: readonly PartyMoney[], language: Language): Table {
  const words = MONEY_WORDS[language];
  const shown = money.filter(({ items }) => items.some(({ effect }) => isAny(effect)));
  const categories = CATEGORIES.filter((category) =>
    shown.some(({ items }) => items.some((item) => item.category === category && isAny(item.effect))),
  );
  return {
    columns: [
      { header: words.party, align: "left" },
      ...categories.map((category) => {
        return { header: SHORT_NAMES[category][language], align: "right" as const };
      }),
      { header: words.net, align: "right" },
    ],
    rows: shown.map((party): Cell[] => [
      partyName(scenario, party.party, language),
      ...categories.map((category) => categoryText(party, category, language)),
      { text: millionsPlusMinus(party.net, language), emphasis: "strong" },
    ]),
    breaksNames: true,
  };
}

/** What a party pays and receives of one category; both only where it does both. */
function categoryText({ items }: PartyMoney, category: Category, language: Language): string {
  const own = items.filter((item) => item.category === category && isAny(item.effect));
  return own.length === 0 ? MISSING : own.map(({ effect }) => millionsPlusMinus(effect, language)).join(" / ");
}

/** What a column is called that has those who pay and those who are paid. */
const SHORT_NAMES: Readonly<Record<Category, LocalText>> = {
  investment: { nb: "Investering (én gang)", nn: "Investering (éin gong)", en: "Investment (once)" },
  "investment-grant": { nb: "Tilskudd til den", nn: "Tilskot til den", en: "Grant for it" },
  running: { nb: "Drift", nn: "Drift", en: "Running costs" },
  fee: { nb: "Gebyr", nn: "Gebyr", en: "Fee" },
  sale: { nb: "Plasser solgt", nn: "Plassar selde", en: "Places sold" },
  "user-payment": { nb: "Egenbetaling", nn: "Eigenbetaling", en: "User payment" },
  grant: { nb: "Tilskudd", nn: "Tilskot", en: "Grants" },
};

/** Every party for whom a difference is shown with its items, its net, and what is apart from it: the bed-days that are freed. */
export function compareMoneyTable(scenario: ScenarioFacts, money: readonly PartyMoney[], language: Language): Table {
  const words = MONEY_WORDS[language];
  const rows = money.filter(isShown).flatMap((party): Cell[][] => {
    const row = (name: string, figure: PairedMean): Cell[] => [`  ${name}`, millionsDifference(figure, language)];
    const ofItems = party.items
      .filter(({ category, effect }) => !isOnce(category) && isAny(effect))
      .map(({ category, side, effect }) => row(CATEGORY_NAMES[category][side][language], effect));
    const { net, invested, perYear, freed } = party;
    // Outside the scenario a single item is the net.
    const isAlone = isOutside(party.party) && ofItems.length <= 1;
    const once = party.items.filter(({ category, effect }) => isOnce(category) && isAny(effect));
    return [
      [{ text: partyName(scenario, party.party, language), emphasis: "strong" }],
      ...ofItems,
      ...(isAlone ? [] : [netRow(words.net, net, language)]),
      ...once.map(({ category, side, effect }) => row(CATEGORY_NAMES[category][side][language], effect)),
      ...(once.length > 1 ? [row(words.investedInAll, invested)] : []),
      ...(perYear && isAny(perYear.invested) ? [row(words.investedPerYear, perYear.invested)] : []),
      ...(perYear && isAny(perYear.invested) && !isAlone
        ? [netRow(words.netWithInvestments, perYear.net, language)]
        : []),
      ...(freed ? [[`  ${words.freedDays}`, daysDifference(freed.bedDays, language)]] : []),
      ...(freed?.value ? [row(words.freedValue, freed.value)] : []),
    ];
  });
  return {
    columns: [
      { header: words.item, align: "left" },
      { header: words.change, align: "right" },
    ],
    rows,
    breaksNames: true,
  };
}

function netRow(name: string, net: PairedMean, language: Language): Cell[] {
  return [`  ${name}`, { text: millionsDifference(net, language), emphasis: emphasisOf(net) }];
}

/** Green or red only where it is shown. */
function emphasisOf({ ci95 }: PairedMean): "good" | "bad" | "strong" {
  if (ci95 === null) return "strong";
  return ci95[0] > 0 ? "good" : ci95[1] < 0 ? "bad" : "strong";
}

/** Which table it was, how many of its prices are assumptions, and what has none. */
export function priceNotes(prices: BoundPrices, scenario: ScenarioFacts, language: Language): string[] {
  const words = MONEY_WORDS[language];
  const items = new Map([...prices.prices, ...prices.declared].map(({ item, provenance }) => [item, provenance.kind]));
  const assumed = [...items.values()].filter((kind) => kind === "assumption").length;
  const names = prices.unpriced.map((id) => destinationName(scenario, id, language)).join("; ");
  const hasState =
    prices.prices.some(({ payer, payee }) => [payer, payee].includes(OUTSIDE_PARTIES[0])) ||
    prices.declared.some(({ stateShare = 0 }) => stateShare > 0);
  return [
    ...yearNotes(prices, scenario, language),
    words.source(textIn(language, prices.table), fileName(prices.file)),
    ...annuityNotes(prices, language),
    ...(assumed > 0 ? [words.assumptions(String(assumed), String(items.size))] : []),
    ...(hasState ? [] : [words.stillNoState]),
    ...(names === "" ? [] : [words.unpriced(names)]),
  ];
}

/** Over how many years investments are spread, and at which interest. */
function annuityNotes({ declared }: BoundPrices, language: Language): string[] {
  const lifetimes = declared.flatMap(({ name, annuity }) => {
    if (!annuity) return [];
    const years = formatNumber(annuity.lifetimeYears, { language, decimals: 0 });
    const percent = formatNumber(100 * annuity.realInterest, { language, decimals: 1 });
    return [LIFETIME[language](textIn(language, name), years, percent)];
  });
  return lifetimes.length === 0 ? [] : [MONEY_WORDS[language].annuityNote(lifetimes.join("; "))];
}

const LIFETIME: Readonly<Record<Language, (name: string, years: string, percent: string) => string>> = {
  nb: (name, years, percent) => `${name}, ${years} år, ${percent}\u00a0%`,
  nn: (name, years, percent) => `${name}, ${years} år, ${percent}\u00a0%`,
  en: (name, years, percent) => `${name}, ${years} years, ${percent}%`,
};

/** Which years were simulated, where they are others than the year of the prices. */
function yearNotes(
  { priceYear, prices }: BoundPrices,
  { startDate, days, actors }: ScenarioFacts,
  language: Language,
): string[] {
  const words = MONEY_WORDS[language];
  const first = Number(startDate.slice(0, 4));
  const last = Number(dateText(dateNumber(startDate) + days - 1).slice(0, 4));
  if (first === last && first === priceYear) return [];
  if (first === last) return [words.otherYear(String(first), String(priceYear))];
  const hasFee =
    prices.some(({ per }) => per === "billable-night") && Object.values(actors).some(({ isHospital }) => !isHospital);
  return [
    words.averageYear(`${first}–${last}`, String(priceYear)),
    ...(hasFee ? [words.sameFee(String(priceYear))] : []),
  ];
}

/** The name of a file without its folders, which are each machine's own. */
export function fileName(file: string): string {
  return file.replace(/^.*[\\/]/, "");
}

function tableText(table: Table, options: SummaryOptions): string {
  const { widthColumns = ASSUMED_WIDTH_COLUMNS, hasColour = false } = options;
  return textTables(table, { widthColumns, hasColour });
}
