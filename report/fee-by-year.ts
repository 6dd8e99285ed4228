import type { FeeOfYearFigures } from "../analysis/fee-by-year.ts";
import type { Language } from "./language.ts";
import { isAny, millionsDifference, millionsPlusMinus, shortName } from "./money-findings.ts";
import { figureOf, type MoneyFigure } from "./money-json.ts";
import type { Fields } from "./field-table.ts";
import { formatNumber, MISSING } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Cell, type Table, textTables } from "./table.ts";

/** The fee year by year for people: nights, fee and amount of each payer, and what an alternative changes. */
export function feeByYearSummary(
  scenario: ScenarioFacts,
  fees: readonly FeeOfYearFigures[],
  replications: number,
  options: SummaryOptions & { readonly name?: string },
): string {
  const { title, nothing } = FEE_WORDS[options.language];
  const own = options.name === undefined ? title : `${title} – ${options.name}`;
  if (fees.length === 0) return `${heading(own, options)}\n${nothing}`;
  return joinedParagraphs([
    `${heading(own, options)}\n${textTables(feeByYearTable(scenario, fees, options.language), options)}`,
    paragraph(feeByYearNote(fees, replications, options.language), options),
  ]);
}

/** Which kroner, how many replications, and whether a fee is assumed. */
export function feeByYearNote(fees: readonly FeeOfYearFigures[], replications: number, language: Language): string {
  const words = FEE_WORDS[language];
  const isAssumed = fees.some(({ provenance }) => provenance.kind === "assumption");
  const note = words.note(formatNumber(replications, { language, decimals: 0 }));
  return isAssumed ? `${note} ${words.assumed}` : note;
}

/** A heading for each payer and payee, and under it the years. */
export function feeByYearTable(scenario: ScenarioFacts, fees: readonly FeeOfYearFigures[], language: Language): Table {
  const words = FEE_WORDS[language];
  const isCompared = fees.some(({ amountDifference }) => amountDifference !== undefined);
  const whole = (value: number): string => formatNumber(value, { language, decimals: 0 });
  const parties = new Map(fees.map(({ payer, payee }) => [`${payer} ${payee}`, { payer, payee }]));
  const order = Object.keys(scenario.actors);
  const inOrder = [...parties.values()].sort((one, other) => order.indexOf(one.payer) - order.indexOf(other.payer));
  const rows = inOrder.flatMap(({ payer, payee }): Cell[][] => [
    [
      {
        text: words.fromTo(shortName(scenario, payer, language), shortName(scenario, payee, language)),
        emphasis: "strong",
      },
    ],
    ...fees
      .filter((fee) => fee.payer === payer && fee.payee === payee)
      .map(({ year, days, unitPrice, provenance, nights, amount, amountDifference }): Cell[] => [
        `  ${isWhole(year, days) ? year : words.part(String(year), whole(days))}`,
        `${whole(unitPrice)}${provenance.kind === "assumption" ? " *" : ""}`,
        isAny(nights) ? whole(nights.mean) : "0",
        millionsPlusMinus(amount, language),
        ...(isCompared ? [amountDifference ? millionsDifference(amountDifference, language) : MISSING] : []),
      ]),
  ]);
  const headers = [words.fee, words.nights, words.amount, ...(isCompared ? [words.change] : [])];
  return {
    columns: [{ header: words.year, align: "left" }, ...headers.map((header) => ({ header, align: "right" as const }))],
    rows,
    breaksNames: true,
  };
}

function isWhole(year: number, days: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return days === (isLeap ? 366 : 365);
}

/** `feeByYear` of `--json`. */
export interface FeeByYearDocument {
  readonly item: string;
  readonly payer: string;
  readonly payee: string;
  readonly year: number;
  readonly days: number;
  readonly unitPrice: number;
  readonly kind: string | null;
  readonly source: string | null;
  readonly nights: MoneyFigure;
  readonly amount: MoneyFigure;
  readonly nightsDifference?: MoneyFigure;
  readonly amountDifference?: MoneyFigure;
}

export function feeByYearDocument(fees: readonly FeeOfYearFigures[]): FeeByYearDocument[] {
  return fees.map(({ item, payer, payee, year, days, unitPrice, provenance, nights, amount, ...differences }) => {
    const { nightsDifference, amountDifference } = differences;
    return {
      item,
      payer,
      payee,
      year,
      days,
      unitPrice,
      kind: provenance.kind ?? null,
      source: provenance.source ?? null,
      nights: figureOf(nights),
      amount: figureOf(amount),
      ...(nightsDifference && { nightsDifference: figureOf(nightsDifference) }),
      ...(amountDifference && { amountDifference: figureOf(amountDifference) }),
    };
  });
}

/** Each of `feeByYear`. */
export const FEE_BY_YEAR: Fields<Required<FeeByYearDocument>> = {
  item: ["text", "Id of the line in the table of prices."],
  payer: ["text", "Id of the actor who pays: the municipality."],
  payee: ["text", "Id of the actor who is paid: the hospital."],
  year: ["number", "The calendar year."],
  days: ["number", "Measured days of it."],
  unitPrice: ["number", "The fee of a night in that year, NOK."],
  kind: ["text or null", "sourced, derived or assumption, of the fee of that year."],
  source: ["text or null", "Where it comes from."],
  nights: ["figure", "Nights with a fee in the measured days of the year."],
  amount: ["figure", "They × the fee, NOK in the year."],
  nightsDifference: ["figure", "Of an alternative only: nights less those of the baseline, pair by pair."],
  amountDifference: ["figure", "Of an alternative only: the same of the amount."],
};

interface Words {
  readonly title: string;
  readonly year: string;
  readonly fee: string;
  readonly nights: string;
  readonly amount: string;
  readonly change: string;
  readonly nothing: string;
  readonly assumed: string;
  readonly fromTo: (payer: string, payee: string) => string;
  readonly part: (year: string, days: string) => string;
  readonly note: (replications: string) => string;
}

export const FEE_WORDS: Readonly<Record<Language, Words>> = {
  nb: {
    title: "Gebyr år for år: hvert år til sitt eget gebyr (± og parentes: 95 % KI)",
    year: "Betaler og år",
    fee: "Gebyr, kr",
    nights: "Netter",
    amount: "Mill. kr",
    change: "Endring, mill. kr",
    nothing: "Prislisten har ikke noe gebyr for netter i scenarioet.",
    assumed: "* Gebyret for det året er en antakelse.",
    fromTo: (payer, payee) => `${payer} til ${payee}`,
    part: (year, days) => `${year} (${days} døgn)`,
    note: (replications) =>
      `Løpende kroner, ikke omregnet til ett prisår. ${replications} replikasjoner, simulert en gang til. Natten fra 31. desember regnes til året som går ut.`,
  },
  nn: {
    title: "Gebyr år for år: kvart år til sitt eige gebyr (± og parentes: 95 % KI)",
    year: "Betaler og år",
    fee: "Gebyr, kr",
    nights: "Netter",
    amount: "Mill. kr",
    change: "Endring, mill. kr",
    nothing: "Prislista har ikkje noko gebyr for netter i scenarioet.",
    assumed: "* Gebyret for det året er ein føresetnad.",
    fromTo: (payer, payee) => `${payer} til ${payee}`,
    part: (year, days) => `${year} (${days} døgn)`,
    note: (replications) =>
      `Løpande kroner, ikkje rekna om til eitt prisår. ${replications} replikasjonar, simulerte ein gong til. Natta frå 31. desember høyrer til året som går ut.`,
  },
  en: {
    title: "Fee year by year: each year at its own fee (± and brackets: 95% CI)",
    year: "Payer and year",
    fee: "Fee, NOK",
    nights: "Nights",
    amount: "NOK million",
    change: "Change, NOK million",
    nothing: "The table of prices has no fee for nights in the scenario.",
    assumed: "* The fee of that year is an assumption.",
    fromTo: (payer, payee) => `${payer} to ${payee}`,
    part: (year, days) => `${year} (${days} days)`,
    note: (replications) =>
      `Current kroner, not taken to prices of one year. ${replications} replications, simulated once more. The night from 31 December belongs to the year that ends.`,
  },
};
