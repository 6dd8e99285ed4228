import { studentTQuantile } from "../analysis/student-t.ts";
import { type Frontier, type FrontierLevel, isSamePlan, isTie } from "../optimizer/frontier.ts";
import type { RunMoney } from "../analysis/run-money.ts";
import { frontierMoneyText } from "./frontier-money.ts";
import { type Language, textIn } from "./language.ts";
import { formatNumber } from "./numbers.ts";
import { FigureText, leverName, millionsText, objectiveWords } from "./plan-figures.ts";
import { headText, lastUnits, type PlanContext } from "./plan-summary.ts";
import { PLAN_WORDS } from "./plan-words.ts";
import { ASSUMED_WIDTH_COLUMNS, heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Table, textTables } from "./table.ts";

export interface FrontierSummary extends PlanContext {
  readonly frontier: Frontier;
  /** Replications behind the figures: fresh ones, or those of the search after an interruption. */
  readonly replications: number;
  /** What today, then the plan of each level, costs whom, where that was asked for. */
  readonly money?: readonly RunMoney[] | undefined;
}

/** The frontier of cost against what is minimised, for people: a row for each level, and the plans below. */
export function frontierSummary(summary: FrontierSummary, options: SummaryOptions): string {
  const { problem, frontier, replications } = summary;
  const { language, widthColumns = ASSUMED_WIDTH_COLUMNS, hasColour = false } = options;
  const words = PLAN_WORDS[language];
  const name = textIn(language, problem.budgets?.[frontier.budget.id]?.name ?? frontier.budget.id);
  const tables = [
    [words.frontierTitle(name), levelsTable(summary, language)],
    [words.levels, plansTable(summary, language)],
  ] as const;
  return joinedParagraphs([
    headText(summary, replications, options),
    frontier.isCancelled ? paragraph(words.cancelled, options) : "",
    ...tables.map(([title, table]) => `${heading(title, options)}\n${textTables(table, { widthColumns, hasColour })}`),
    paragraph(words.tieNote, options),
    summary.money ? frontierMoneyText(summary.scenario, frontier, summary.money, options) : "",
    paragraph(words.guaranteeLimits, options),
  ]);
}

/** Each level of the budget, what its plan costs and gives. */
export function levelsTable({ problem, scenario, frontier, replications }: FrontierSummary, language: Language): Table {
  const words = PLAN_WORDS[language];
  const { name, unit, isShare } = objectiveWords(problem, scenario, language);
  const text = new FigureText(language, isShare, "");
  const difference = (figure: FrontierLevel["step"]): string =>
    `${text.bare(figure, replications, true)} (${text.interval(figure, replications, true)})`;
  const quantile = replications > 1 ? studentTQuantile(replications - 1, 0.975) : Infinity;
  const rows = frontier.levels.map((level, at) => {
    const before = frontier.levels[at - 1];
    const isSame = before ? isSamePlan(before, level) : level.plan.every((units) => units === 0);
    return [
      millionsText(level.budget, language, true),
      millionsText(level.cost.meanPerYear, language, true),
      text.bare(level.value, replications),
      difference(level.difference),
      isSame ? words.samePlan : `${difference(level.step)}${isTie(level, quantile) ? ` ${words.tie}` : ""}`,
    ];
  });
  const right = (header: string) => ({ header, align: "right" as const });
  return {
    columns: [
      { header: words.budget, align: "left" },
      right(words.cost),
      right(unit === "" || isShare ? name : `${name} (${unit})`),
      right(words.againstToday),
      right(words.againstBefore),
    ],
    rows: [[words.today, millionsText(0, language, true), text.bare(frontier.today, replications), "", ""], ...rows],
  };
}

/** What is in force in the end, lever by level. */
export function plansTable({ problem, space, frontier }: FrontierSummary, language: Language): Table {
  const whole = (units: number): string =>
    units === 0 ? "0" : formatNumber(units, { language, decimals: 0, isDifference: true });
  const units = frontier.levels.map(({ plan }) => lastUnits(space, plan));
  return {
    columns: [
      { header: PLAN_WORDS[language].lever, align: "left" },
      ...frontier.levels.map(({ budget }) => ({
        header: millionsText(budget, language, true),
        align: "right" as const,
      })),
    ],
    rows: space.leverIds.map((id, lever) => [
      leverName(problem, id, language),
      ...units.map((own) => whole(own[lever])),
    ]),
  };
}
