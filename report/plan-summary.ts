import type { Margin } from "../optimizer/margins.ts";
import type { Infeasible, Proposal } from "../optimizer/optimize.ts";
import { type DecisionSpace, noChange, type Plan } from "../optimizer/plan.ts";
import type { Relaxation } from "../optimizer/relaxation.ts";
import type { PlanningProblem } from "../scenarios/problem.ts";
import { isShare, unitName } from "./catalogue.ts";
import { type Effect, effectText } from "./effect.ts";
import { type Language, textIn } from "./language.ts";
import { compareMoneyText, type RunMoney } from "./money-summary.ts";
import { formatDate, formatNumber } from "./numbers.ts";
import {
  FigureText,
  figureName,
  intervalOf,
  leverName,
  limitAmount,
  limitName,
  limitNumber,
  millionsText,
  objectiveWords,
  pricedAmount,
  stepsText,
} from "./plan-figures.ts";
import { PLAN_WORDS } from "./plan-words.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { actorName } from "./scenario-names.ts";
import {
  ASSUMED_WIDTH_COLUMNS,
  extentText,
  heading,
  joinedParagraphs,
  paragraph,
  type SummaryOptions,
  titleText,
} from "./summary-head.ts";
import { type Table, textTables } from "./table.ts";
import { measureKeyOf } from "../optimizer/setting.ts";

/** What a proposal is about. */
export interface PlanContext {
  readonly problem: PlanningProblem;
  readonly space: DecisionSpace;
  readonly scenario: ScenarioFacts;
  readonly engineVersion: string;
}

/** A proposal as far as it is told; the document of `optimize --json` has all of it. */
export type ToldProposal = Omit<
  Proposal,
  "candidates" | "knowledge" | "replications" | "freshReplications" | "statement"
> & { readonly statement: Omit<Proposal["statement"], "differences"> };

export interface ProposalSummary extends PlanContext {
  readonly proposal: ToldProposal;
  readonly effect: Effect;
  /** Replications behind the figures: fresh ones, or those of the search after an interruption. */
  readonly replications: number;
  /** Command that shows all figures of the plan; missing where it was not written. */
  readonly command?: string;
  /** Who pays and who saves by it, where that was asked for. */
  readonly money?: RunMoney | undefined;
}

/** A proposal for people: what changes, what it gives and how sure that is, what it costs whom, and what stops it. */
export function proposalSummary(summary: ProposalSummary, options: SummaryOptions): string {
  const { problem, scenario, proposal, effect, replications } = summary;
  const { language } = options;
  const words = PLAN_WORDS[language];
  const demandCount = problem.demands?.length ?? 1;
  return joinedParagraphs([
    headText(summary, replications, options),
    cancelledText(proposal, options),
    proposal.status === "targets-missed" ? heading(words.missed, options) : "",
    changesText(summary, options),
    resultText(summary, options),
    section(words.guaranteeTitle, guaranteeSentences(summary, language), options),
    section(words.costTitle, costSentences(summary, language), options),
    summary.money ? compareMoneyText(summary.money, options) : "",
    section(words.marginsTitle, marginSentences(summary, language), options),
    proposal.relaxations === undefined ? "" : relaxationsText(summary, proposal.relaxations, options),
    section(words.promiseTitle, promiseSentences(summary, language), options),
    paragraph(effectText(effect, scenario, language), options),
    demandCount > 1 ? paragraph(words.demands(String(demandCount)), options) : "",
    commandText(summary, language),
  ]);
}

/** How to see all figures of the plan; `compare` knows nothing of the demands of a problem. */
function commandText({ command, problem }: ProposalSummary, language: Language): string {
  if (command === undefined) return "";
  const { compareWith, ownDemand } = PLAN_WORDS[language];
  return [compareWith, `  ${command}`, ...(problem.demands ? [`  ${ownDemand}`] : [])].join("\n");
}

function cancelledText({ isCancelled, statement }: ToldProposal, options: SummaryOptions): string {
  const { cancelled, cancelledLate } = PLAN_WORDS[options.language];
  return isCancelled ? paragraph(statement.plans === 0 ? cancelled : cancelledLate, options) : "";
}

/** That no plan keeps all limits, and what would have to give way at least. */
export function infeasibleSummary(
  context: PlanContext & { readonly outcome: Infeasible },
  options: SummaryOptions,
): string {
  const words = PLAN_WORDS[options.language];
  return joinedParagraphs([
    heading(textIn(options.language, context.problem.name), options),
    heading(words.infeasible, options),
    relaxationsText(context, context.outcome.relaxations, options),
  ]);
}

/** The name of the problem, what it asks, and what its figures rest on. */
export function headText(
  { problem, scenario, engineVersion }: PlanContext,
  replications: number,
  options: SummaryOptions,
): string {
  const { language } = options;
  const description = problem.description === undefined ? "" : textIn(language, problem.description);
  return [
    heading(textIn(language, problem.name), options),
    ...(description === "" ? [] : [paragraph(description, options)]),
    titleText(scenario, { ...options, hasColour: false }),
    extentText(scenario, { replications, engineVersion }, options),
  ].join("\n");
}

function section(title: string, sentences: readonly string[], options: SummaryOptions): string {
  if (sentences.length === 0) return "";
  return [heading(title, options), ...sentences.map((text) => `  • ${paragraph(text, options, "    ")}`)].join("\n");
}

function changesText(summary: ProposalSummary, options: SummaryOptions): string {
  const { problem, space, proposal } = summary;
  const { language } = options;
  const words = PLAN_WORDS[language];
  if (proposal.plan.every((units) => units === 0)) return heading(words.nothing, options);
  const { widthColumns = ASSUMED_WIDTH_COLUMNS, hasColour = false } = options;
  const table = textTables(changesTable(summary, language), { widthColumns, hasColour });
  const still = space.leverIds.filter((_, lever) => unitsOf(space, proposal.plan, lever).every((units) => units === 0));
  const names = still.map((id) => leverName(problem, id, language)).join("; ");
  return [
    heading(words.changeTitle, options),
    table,
    ...(names === "" ? [] : [paragraph(words.untouched(names), options)]),
  ].join("\n");
}

/** Units in force from each phase on, and what they cost a year in the last. */
export function changesTable({ problem, space, proposal }: ProposalSummary, language: Language): Table {
  const words = PLAN_WORDS[language];
  const headers = space.phases.length === 0 ? [words.always] : space.phases.map((date) => formatDate(date, language));
  const last = space.phaseCount - 1;
  const changed = space.leverIds.flatMap((id, lever) => {
    const units = unitsOf(space, proposal.plan, lever);
    return units.some((own) => own !== 0) ? [{ id, lever, units }] : [];
  });
  const rows = changed.map(({ id, lever, units }) => [
    leverName(problem, id, language),
    ...units.map((own) => formatNumber(own, { language, decimals: 0, isDifference: true })),
    millionsText(units[last] * (space.levers[lever].costPerUnitPerYear ?? 0), language, true),
  ]);
  const sum = [words.sum, ...headers.map(() => ""), millionsText(proposal.cost.perYear[last], language, true)];
  return {
    columns: [
      { header: words.lever, align: "left" },
      ...headers.map((header) => {
        return { header: space.phases.length === 0 ? header : words.from(header), align: "right" as const };
      }),
      { header: words.costAYear, align: "right" },
    ],
    rows: [...rows, sum],
    breaksNames: true,
  };
}

function unitsOf({ phaseCount }: DecisionSpace, plan: Plan, lever: number): number[] {
  return [...plan.subarray(lever * phaseCount, (lever + 1) * phaseCount)];
}

/** What the plan changes; where cost alone is minimised, of the targets only. */
function resultText(summary: ProposalSummary, options: SummaryOptions): string {
  const isOfCost = (summary.problem.minimise.measures ?? []).length === 0;
  const sentence = isOfCost ? [] : [heading(effectSentence(summary, options.language), options)];
  return [...sentence, ...targetLines(summary, options)].join("\n");
}

export function effectSentence(
  { problem, scenario, proposal, replications }: ProposalSummary,
  language: Language,
): string {
  const { name, unit, isShare } = objectiveWords(problem, scenario, language);
  const text = new FigureText(language, isShare, unit);
  const { today, value, difference } = proposal;
  return PLAN_WORDS[language].effect(
    name,
    text.bare(today, replications),
    text.mean(value, replications),
    text.bare(difference, replications, true),
    text.interval(difference, replications, true),
  );
}

function targetLines(summary: ProposalSummary, options: SummaryOptions): string[] {
  return targetSentences(summary, options.language).map((text) => `  • ${paragraph(text, options, "    ")}`);
}

/** Each target, what it is today and with the plan, and whether it is met. */
export function targetSentences(
  { problem, scenario, proposal, replications }: ProposalSummary,
  language: Language,
): string[] {
  const words = PLAN_WORDS[language];
  return (problem.targets ?? []).map((target, at) => {
    const { measure } = measureKeyOf(target);
    const text = new FigureText(language, isShare(measure), unitName(measure, language));
    const figure = proposal.targets[at];
    const verdict = { met: words.targetMet, unsure: words.targetUnsure, missed: words.targetMissed }[
      targetVerdict(figure, target.atMost, replications)
    ];
    const sentence = words.target(
      figureName(target, scenario, language),
      text.bare(proposal.targetsToday[at], replications),
      text.bare(figure, replications),
      text.interval(figure, replications),
      text.rough(target.atMost),
    );
    return `${sentence}: ${verdict}.`;
  });
}

/** Whether a target is met by the whole interval of its mean, by none of it, or which cannot be told. */
export function targetVerdict(
  figure: { readonly mean: number; readonly standardError: number },
  atMost: number,
  replications: number,
): "met" | "unsure" | "missed" {
  const [low, high] = intervalOf(figure, replications) ?? [-Infinity, Infinity];
  if (high <= atMost) return "met";
  return low > atMost ? "missed" : "unsure";
}

export function guaranteeSentences({ problem, scenario, proposal }: ProposalSummary, language: Language): string[] {
  const words = PLAN_WORDS[language];
  const { plans, atMostWorse, replications } = proposal.statement;
  if (plans === 0) return [];
  const count = formatNumber(replications, { language, decimals: 0 });
  if (plans === 1) return [words.onePlan(count)];
  const { unit, isShare } = objectiveWords(problem, scenario, language);
  const worse = new FigureText(language, isShare, unit).rough(atMostWorse);
  return [words.guarantee(worse, String(plans), count), words.guaranteeLimits];
}

export function costSentences({ scenario, proposal }: ProposalSummary, language: Language): string[] {
  const words = PLAN_WORDS[language];
  const { meanPerYear, meanPerYearByActor, once } = proposal.cost;
  const amount = (nok: number): string => words.million(millionsText(nok, language));
  const payers = [...meanPerYearByActor]
    .filter(([, nok]) => nok !== 0)
    .map(([id, nok]) => `${id === "" ? words.nobody : actorName(scenario, id, language)} ${amount(nok)}`);
  const byActor = payers.length === 0 ? "" : `: ${payers.join(", ")}`;
  return [`${words.costInAll(amount(meanPerYear))}${byActor}.`, ...(once === 0 ? [] : [words.once(amount(once))])];
}

export function marginSentences(summary: ProposalSummary, language: Language): string[] {
  const { proposal } = summary;
  if (proposal.margins.length > 0) return proposal.margins.map((margin) => marginSentence(summary, margin, language));
  const words = PLAN_WORDS[language];
  if (proposal.isCancelled) return [];
  return [(summary.problem.targets?.length ?? 0) > 0 ? words.targetsDecide : words.nothingStops];
}

/** What stops the plan, the price by the program, and beside it what the next step gave by simulation. */
function marginSentence(summary: ProposalSummary, margin: Margin, language: Language): string {
  const { problem, space, scenario, proposal } = summary;
  const { limit, used, shadowPrice, more, plan, difference, standardError, replications } = margin;
  const words = PLAN_WORDS[language];
  const { unit, isShare } = objectiveWords(problem, scenario, language);
  const text = new FigureText(language, isShare, unit);
  const amount = (value: number): string => limitAmount(problem, limit, value, language);
  const gain = { mean: -difference, standardError };
  const priced = pricedAmount(limit);
  return [
    words.margin(limitName(problem, space, limit, language), limitNumber(limit, used, language), amount(limit.atMost)),
    ...(Number.isFinite(shadowPrice) ? [words.shadow(amount(priced), text.rough(shadowPrice * priced))] : []),
    words.simulated(
      amount(more),
      stepsText(problem, space, proposal.plan, plan, language) || "–",
      text.mean(gain, replications),
      text.interval(gain, replications),
    ),
  ].join(" ");
}

export function promiseSentences(
  { problem, scenario, proposal, replications }: ProposalSummary,
  language: Language,
): string[] {
  const { promise, today, value } = proposal;
  if (!promise || !Number.isFinite(promise.plan)) return [];
  const { unit, isShare } = objectiveWords(problem, scenario, language);
  const text = new FigureText(language, isShare, unit);
  const bare = new FigureText(language, isShare, "");
  return [
    PLAN_WORDS[language].promise(
      bare.rough(promise.today),
      text.rough(promise.plan),
      bare.bare(today, replications),
      text.mean(value, replications),
    ),
  ];
}

function relaxationsText(context: PlanContext, relaxations: readonly Relaxation[], options: SummaryOptions): string {
  const words = PLAN_WORDS[options.language];
  if (relaxations.length === 0) return paragraph(words.noRelaxation, options);
  return section(words.wouldTake, relaxationSentences(context, relaxations, options.language), options);
}

/** What would have to give way, and by how much. */
export function relaxationSentences(
  { problem, space }: PlanContext,
  relaxations: readonly Relaxation[],
  language: Language,
): string[] {
  const words = PLAN_WORDS[language];
  return relaxations.map(({ limit, by, side }) => {
    const name = limitName(problem, space, limit, language);
    const amount = (value: number): string => limitAmount(problem, limit, value, language);
    return side === "atMost"
      ? words.relaxAtMost(name, amount(by), amount(limit.atMost))
      : words.relaxAtLeast(name, amount(by), amount(limit.atLeast));
  });
}

/** Units of a plan in the last phase, lever by lever. */
export function lastUnits(space: DecisionSpace, plan: Plan = noChange(space)): number[] {
  return space.leverIds.map((_, lever) => unitsOf(space, plan, lever)[space.phaseCount - 1]);
}
