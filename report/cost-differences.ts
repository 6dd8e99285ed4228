import type { CostFigure } from "../analysis/cost-figure.ts";
import type { UnitCosts } from "../scenarios/unit-costs.ts";
import type { ToldCostDifference } from "./cost-data.ts";
import { COST_WORDS } from "./cost-words.ts";
import { type Language, textIn } from "./language.ts";
import { decimalsFor, differenceDecimals, formatNumber, formatPlusMinus } from "./numbers.ts";
import { actorName } from "./scenario-names.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { heading, joinedParagraphs, type SummaryOptions } from "./summary-head.ts";
import { type Column, type Table, textTables } from "./table.ts";

/** What a comparison of costs is told with. */
interface ComparedCosts {
  readonly scenario: ScenarioFacts;
  readonly costs: UnitCosts;
}

/** What the users of each municipality cost in the alternatives of a comparison, beside the baseline. */
export function costDifferenceSummary(
  told: ComparedCosts,
  alternatives: readonly { readonly name: string; readonly differences: readonly ToldCostDifference[] }[],
  options: SummaryOptions,
): string {
  const { language } = options;
  const words = COST_WORDS[language];
  return joinedParagraphs(
    alternatives.flatMap(({ name, differences }) => {
      const tables = differenceTables(told, inOrder(told, differences), language);
      return [
        `${heading(`${words.differenceTitle(told.costs.priceYear)}: ${name}`, options)}\n${textTables(tables.differences, options)}`,
        `${heading(words.byServiceTitle, options)}\n${textTables(tables.services, options)}`,
      ];
    }),
  );
}

/** Municipalities as the scenario lists them. */
export function inOrder({ scenario }: ComparedCosts, differences: readonly ToldCostDifference[]): ToldCostDifference[] {
  const order = Object.keys(scenario.actors);
  return differences.toSorted((a, b) => order.indexOf(a.actor) - order.indexOf(b.actor));
}

/** Differences as tables: of the figures, and of what they are spent on. */
export function differenceTables(
  told: ComparedCosts,
  differences: readonly ToldCostDifference[],
  language: Language,
): { readonly differences: Table; readonly services: Table } {
  return {
    differences: figuresTable(told, differences, language),
    services: servicesTable(told, differences, language),
  };
}

const left = (header: string): Column => ({ header, align: "left" });
const right = (header: string): Column => ({ header, align: "right" });

function figuresTable(
  { scenario, costs }: ComparedCosts,
  all: readonly ToldCostDifference[],
  language: Language,
): Table {
  const words = COST_WORDS[language];
  const limit = formatNumber(costs.outlierNok, { language, decimals: 0 });
  return {
    columns: [
      left(words.municipality),
      right(words.costPerUser),
      right(words.differencePerUser),
      right(`${words.difference}: ${lowered(words.users)}`),
      right(`${words.difference}: ${lowered(words.cost)}`),
      right(`${words.difference}: ${words.outlierPoints(limit)}`),
    ],
    rows: all.map((own) => [
      shortActorName(scenario, own.actor, language),
      figureText(own.secondPerUserNok, language),
      differenceText(own.costPerUserNok, language),
      differenceText(own.users, language),
      differenceText(scaled(own.costNok, 1e-6), language),
      differenceText(own.outlierShare, language, true),
    ]),
  };
}

/** A word as it stands within a line; abbreviations in capitals stay. */
function lowered(word: string): string {
  return /^\p{Lu}\p{Ll}/u.test(word) ? `${word.charAt(0).toLowerCase()}${word.slice(1)}` : word;
}

/** Rows of services that anything differs in, a column for each municipality, and the sum. */
function servicesTable(
  { scenario, costs }: ComparedCosts,
  all: readonly ToldCostDifference[],
  language: Language,
): Table {
  const words = COST_WORDS[language];
  const ids = (all[0]?.services ?? []).map(({ service }) => service);
  const figureOf = (own: ToldCostDifference, id: string): CostFigure =>
    own.services.find(({ service }) => service === id)!.costPerUserNok;
  const shown = ids.filter((id) => all.some((own) => figureOf(own, id).mean));
  return {
    columns: [left(words.service), ...all.map(({ actor }) => right(shortActorName(scenario, actor, language)))],
    rows: [
      ...shown.map((id) => [
        serviceName(costs, id, language),
        ...all.map((own) => differenceText(figureOf(own, id), language)),
      ]),
      [words.sum, ...all.map((own) => differenceText(own.costPerUserNok, language))],
    ],
    breaksNames: true,
  };
}

/** The name of a municipality without what stands in brackets at its end. */
export function shortActorName(scenario: ScenarioFacts, actor: string, language: Language): string {
  return actorName(scenario, actor, language).replace(/ \(.*\)$/, "");
}

export function serviceName(costs: UnitCosts, id: string, language: Language): string {
  return textIn(language, costs.services[id]!.name);
}

/** A figure and its interval. */
export function figureText({ mean, ci95 }: CostFigure, language: Language): string {
  return formatPlusMinus(mean, ci95, { language, decimals: decimalsFor(mean, ci95) });
}

export function scaled({ mean, ci95 }: CostFigure, factor: number): CostFigure {
  return { mean: mean === null ? null : mean * factor, ci95: ci95 && [ci95[0] * factor, ci95[1] * factor] };
}

function differenceText({ mean, ci95 }: CostFigure, language: Language, isShare = false): string {
  const decimals = differenceDecimals(mean, ci95, isShare);
  return formatPlusMinus(mean, ci95, { language, decimals, isDifference: true, isShare, hasPercentSign: false });
}
