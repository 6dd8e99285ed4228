import type { PartyMoney } from "../../analysis/accounts.ts";
import type { Difference } from "../../analysis/comparison.ts";
import type { Estimate } from "../../analysis/estimates.ts";
import type { PairedMean } from "../../analysis/paired-means.ts";
import type { UnitDeviations } from "../../analysis/unit-deviations.ts";
import type { CompareDocument } from "../../report/compare-json.ts";
import { withheldDifferences, withheldEstimates } from "../../analysis/withheld.ts";
import { keyDocument } from "../../report/json.ts";
import { type Language, textIn } from "../../report/language.ts";
import type { DeviationDocument, MoneyDocument, MoneyFigure, PartyDocument } from "../../report/money-json.ts";
import type { ComparedRun } from "../../report/report-charts.ts";
import type { ToldMoney } from "../../report/report-money.ts";
import type { ScenarioFacts } from "../../report/scenario-facts.ts";
import type { ThresholdDocument } from "../../report/threshold-json.ts";

/** What a comparison on the server answers. */
export interface ComparisonAnswer extends Omit<CompareDocument, "alternatives"> {
  readonly alternatives: readonly (CompareDocument["alternatives"][number] & {
    readonly thresholds?: readonly ThresholdDocument[];
    readonly money?: MoneyDocument;
  })[];
}

/**
 * The runs of a comparison as report and charts take them, the baseline first.
 * @param facts of the baseline: places and actors are those of the base, which changes do not add to
 * @param baseline what the baseline is called
 */
export function toldRuns(
  { alternatives }: ComparisonAnswer,
  facts: ScenarioFacts,
  baseline: string,
  language: Language,
): ComparedRun[] {
  const names = distinct(alternatives.map(({ title }, at) => (at === 0 ? baseline : textIn(language, title))));
  const { growth: _, ...baseFacts } = facts;
  const all = alternatives.map(({ title, growth }, at): ScenarioFacts => {
    const name = at === 0 ? facts.name : names[at] === textIn(language, title) ? title : names[at];
    return { ...baseFacts, name, ...(growth && { growth }) };
  });
  return alternatives.map(({ measures }, at) => ({
    facts: all[at],
    name: names[at],
    estimates: withheldEstimates(measures.map(estimateOf), all[at]),
    differences: at === 0 ? [] : withheldDifferences(measures.map(differenceOf), [all[0], all[at]]),
  }));
}

function estimateOf(row: CompareDocument["alternatives"][number]["measures"][number]): Estimate {
  const { count, mean, standardError, ci95, p10, p50, p90, controlled } = row;
  const key = keyDocument(row);
  return { key, count, mean, standardError, ci95, p10, p50, p90, ...(controlled && { controlled }) };
}

/** Two scenarios of one name become `plan` and `plan (2)`. */
function distinct(names: readonly string[]): string[] {
  return names.map((name, at) => {
    const before = names.slice(0, at).filter((other) => other === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

function differenceOf(row: CompareDocument["alternatives"][number]["measures"][number]): Difference {
  const { count, difference, differenceCi95, simultaneousCi95, adjustedP, verdict, varianceReduction } = row;
  return {
    key: keyDocument(row),
    presence: "both",
    count,
    difference,
    standardError: null,
    differenceCi95,
    simultaneousCi95,
    adjustedP,
    unpairedHalfWidth: null,
    varianceReduction,
    verdict,
  };
}

/** What is different for each party in each alternative; none where it was not asked for. */
export function toldMoney({ alternatives }: ComparisonAnswer, runs: readonly ComparedRun[]): ToldMoney[] {
  return alternatives.flatMap(({ money }, at): ToldMoney[] =>
    money?.differences
      ? [{ run: runs[at], parties: money.differences.map(partyOf), deviations: (money.deviations ?? []).map(unitOf) }]
      : [],
  );
}

/** What is different for a party, as it was reckoned. */
export function partyOf(document: PartyDocument): PartyMoney {
  const { party, items, net, invested, freedBedDays, freedBedDaysValue, investedPerYear, netWithInvestments } =
    document;
  return {
    party,
    items: items.map(({ category, side, ...figure }) => ({ category, side, effect: meanOf(figure) })),
    net: meanOf(net),
    invested: meanOf(invested),
    ...(investedPerYear &&
      netWithInvestments && { perYear: { invested: meanOf(investedPerYear), net: meanOf(netWithInvestments) } }),
    ...(freedBedDays && {
      freed: { bedDays: meanOf(freedBedDays), ...(freedBedDaysValue && { value: meanOf(freedBedDaysValue) }) },
    }),
  };
}

function unitOf({
  kind: _kind,
  source: _source,
  budgetedUnits,
  neededUnits,
  total,
  activity,
  efficiency,
  budget,
  ...rest
}: DeviationDocument): UnitDeviations {
  return {
    ...rest,
    ...(budget !== null && { budget }),
    budgetedUnits: meanOf(budgetedUnits),
    neededUnits: meanOf(neededUnits),
    total: meanOf(total),
    activity: meanOf(activity),
    efficiency: meanOf(efficiency),
  };
}

function meanOf({ mean, standardError, ci95 }: MoneyFigure): PairedMean {
  // How many replications it is over is told once, for all of them.
  return { count: 0, mean, standardError, ci95 };
}
