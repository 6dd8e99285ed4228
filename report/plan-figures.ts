import type { Interval } from "../analysis/estimates.ts";
import { studentTQuantile } from "../analysis/student-t.ts";
import type { MeasureId } from "../engine/measures.ts";
import type { FreshFigure } from "../optimizer/optimize.ts";
import type { DecisionSpace, Plan, PlanLimit } from "../optimizer/plan.ts";
import { measureKeyOf } from "../optimizer/setting.ts";
import type { ObjectiveTerm, PlanningProblem, Target } from "../scenarios/problem.ts";
import { isShare, measureName, unitName } from "./catalogue.ts";
import { type Language, textIn } from "./language.ts";
import { decimalsFor, formatDate, formatInterval, formatNumber } from "./numbers.ts";
import { PLAN_WORDS } from "./plan-words.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { aboutText } from "./scenario-names.ts";

/* Names and figures of plans, in words. */

const NOK_PER_MILLION = 1e6;

/** 95 % t-interval of a mean. */
export function intervalOf({ mean, standardError }: FreshFigure, replications: number): Interval | null {
  if (!(replications > 1) || !Number.isFinite(standardError)) return null;
  const half = studentTQuantile(replications - 1, 0.975) * standardError;
  return [mean - half, mean + half];
}

/** What a figure of the problem is called, with what it is about. */
export function figureName(figure: ObjectiveTerm | Target, facts: ScenarioFacts, language: Language): string {
  const key = measureKeyOf(figure);
  const about = aboutText(facts, key, language);
  return `${measureName(key.measure, language)}${about === "" ? "" : `, ${about}`}`;
}

/** What is minimised: the name of the measure, or that it is a sum or a cost; and the unit after a number. */
export function objectiveWords(
  { minimise: { measures = [], costWeight = 0 } }: PlanningProblem,
  facts: ScenarioFacts,
  language: Language,
): { readonly name: string; readonly unit: string; readonly isShare: boolean } {
  const words = PLAN_WORDS[language];
  const [first] = measures;
  if (first === undefined) {
    const isPlain = costWeight === 1;
    return { name: words.costOnly, unit: isPlain ? words.millionUnit : "", isShare: false };
  }
  if (measures.length > 1 || (first.weight ?? 1) !== 1 || costWeight !== 0) {
    return { name: words.whatIsMinimised, unit: "", isShare: false };
  }
  const measure = first.measure as MeasureId;
  return { name: figureName(first, facts, language), unit: unitName(measure, language), isShare: isShare(measure) };
}

/** How figures of one kind are written. */
export class FigureText {
  private readonly language: Language;
  private readonly isShare: boolean;
  private readonly unit: string;

  constructor(language: Language, isShare: boolean, unit: string) {
    this.language = language;
    this.isShare = isShare;
    this.unit = isShare || unit === "" ? "" : ` ${unit}`;
  }

  /** 11 203 nights per year: decimals by the interval. */
  mean(figure: FreshFigure, replications: number, isDifference = false): string {
    return `${this.bare(figure, replications, isDifference)}${this.unit}`;
  }

  bare(figure: FreshFigure, replications: number, isDifference = false): string {
    return formatNumber(figure.mean, { ...this.format(figure, replications), isDifference });
  }

  interval(figure: FreshFigure, replications: number, isDifference = false): string {
    const interval = intervalOf(figure, replications);
    return interval ? formatInterval(interval, { ...this.format(figure, replications), isDifference }) : "?";
  }

  /** A number without an interval, to about three digits. */
  rough(value: number): string {
    const scaled = Math.abs(this.isShare ? 100 * value : value);
    const decimals = scaled >= 100 || value === 0 ? 0 : scaled >= 10 ? 1 : 2;
    return `${formatNumber(value, { language: this.language, decimals, isShare: this.isShare })}${this.unit}`;
  }

  private format(figure: FreshFigure, replications: number) {
    const decimals = decimalsFor(figure.mean, intervalOf(figure, replications), this.isShare);
    return { language: this.language, decimals, isShare: this.isShare };
  }
}

/** Millions to two decimals, or more where that would be nothing; none for whole millions outside of tables. */
export function millionsText(amount: number, language: Language, isInTable = false): string {
  const size = Math.abs(amount) / NOK_PER_MILLION;
  const usual = size > 0 && size < 0.01 ? 4 : size >= 100 ? 1 : 2;
  const decimals = !isInTable && Number.isInteger(amount / NOK_PER_MILLION) ? 0 : usual;
  return formatNumber(amount / NOK_PER_MILLION, { language, decimals });
}

/** The name of a lever. */
export function leverName({ levers }: PlanningProblem, id: string, language: Language): string {
  return textIn(language, levers[id]?.name ?? id);
}

/** The name of a limit, with the phase where there are several. */
export function limitName(
  problem: PlanningProblem,
  { phases }: DecisionSpace,
  { kind, id, phase }: PlanLimit,
  language: Language,
): string {
  const { budgets = {}, resources = {}, policies = {} } = problem;
  const name = { budget: budgets, resource: resources, policy: policies }[kind][id]?.name ?? id;
  const date = phases.length > 1 ? phases[phase] : undefined;
  const when = date === undefined ? "" : ` (${PLAN_WORDS[language].from(formatDate(date, language)).toLowerCase()})`;
  return `${textIn(language, name)}${when}`;
}

/** An amount of a limit with its unit: "19,97 mill. kr i året", "8 FTE". */
export function limitAmount(problem: PlanningProblem, limit: PlanLimit, amount: number, language: Language): string {
  const words = PLAN_WORDS[language];
  if (limit.kind === "budget") {
    const text = millionsText(amount, language);
    return limit.amount === "once" ? words.million(text) : words.millionAYear(text);
  }
  const text = limitNumber(limit, amount, language);
  const unit = limit.kind === "resource" ? problem.resources?.[limit.id]?.unit : undefined;
  return unit === undefined ? text : `${text} ${textIn(language, unit)}`;
}

/** The number of an amount of a limit alone. */
export function limitNumber(limit: PlanLimit, amount: number, language: Language): string {
  if (limit.kind === "budget") return millionsText(amount, language);
  const isWhole = Number.isInteger(Math.round(amount * 1e6) / 1e6);
  return formatNumber(amount, { language, decimals: isWhole ? 0 : 2 });
}

/** What of a limit a shadow price is told for: a million of money, else one. */
export function pricedAmount(limit: PlanLimit): number {
  return limit.kind === "budget" ? NOK_PER_MILLION : 1;
}

/** "Langtidsplasser, Trondheim +1, Helsehus, Trondheim −1": what one plan has more or less than another, in the last phase that differs. */
export function stepsText(
  problem: PlanningProblem,
  { leverIds, phaseCount }: DecisionSpace,
  from: Plan,
  to: Plan,
  language: Language,
): string {
  const steps = leverIds.flatMap((id, lever) => {
    const changes = Array.from({ length: phaseCount }, (_, phase) => {
      const at = lever * phaseCount + phase;
      return to[at] - from[at];
    });
    const largest = changes.reduce((most, change) => (Math.abs(change) > Math.abs(most) ? change : most), 0);
    if (largest === 0) return [];
    return [
      `${leverName(problem, id, language)} ${formatNumber(largest, { language, decimals: 0, isDifference: true })}`,
    ];
  });
  return steps.join("; ");
}
