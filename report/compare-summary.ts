import type { BestComparison } from "../analysis/best.ts";
import type { Difference } from "../analysis/comparison.ts";
import type { Estimate } from "../analysis/estimates.ts";
import type { JudgedThreshold } from "../analysis/thresholds.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import { withheldDifferences, withheldEstimates } from "../analysis/withheld.ts";
import type { MonthlyDifferences } from "../analysis/month-differences.ts";
import { bestText } from "./best-text.ts";
import { capacityNotes } from "./capacity-notes.ts";
import { alternativeFinding, leadingDifference, queueMoves } from "./compare-findings.ts";
import { monthTexts } from "./compare-months.ts";
import { comparisonTables } from "./compare-table.ts";
import { type Effect, effectText, effectTitle } from "./effect.ts";
import { GROWTH_WORDS, growthNote } from "./growth-text.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { type IndicatorColumn, indicatorText } from "./indicator-table.ts";
import { compareMoneyText, type RunMoney } from "./money-summary.ts";
import { formatNumber } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import {
  ASSUMED_WIDTH_COLUMNS,
  cautionText,
  censusText,
  extentText,
  heading,
  joinedParagraphs,
  paragraph,
  type RunExtent,
  type SummaryOptions,
  titleText,
} from "./summary-head.ts";
import { type Table, textTables } from "./table.ts";
import { thresholdText } from "./threshold-summary.ts";

export interface ComparedAlternative {
  readonly scenario: ScenarioFacts;
  readonly effect: Effect;
  readonly estimates: readonly Estimate[];
  /** Those of its scenario; none where missing. */
  readonly thresholds?: readonly JudgedThreshold[];
  /** From the baseline, as `compareRuns` gives them. */
  readonly differences: readonly Difference[];
  /** Month by month, where it was asked for. */
  readonly byMonth?: readonly MonthlyDifferences[] | undefined;
  /** Who pays and who saves, where it was asked for. */
  readonly money?: RunMoney | undefined;
}

/** Replications are those that finished in all of them. */
export interface CompareSummary extends RunExtent {
  readonly baseline: ScenarioFacts;
  readonly baselineEstimates: readonly Estimate[];
  readonly baselineThresholds?: readonly JudgedThreshold[];
  readonly alternatives: readonly ComparedAlternative[];
  /** Which is best, the baseline first; in the order asked. */
  readonly best?: readonly BestComparison[];
}

/** The result of `flyt compare` for people: a finding for each alternative, the leading indicators, and where queues move. */
export function compareSummary(given: CompareSummary, options: SummaryOptions): string {
  const summary = withoutWithheld(given);
  const { baseline, baselineEstimates, alternatives, replications } = summary;
  const { language } = options;
  const leading = byKey(baselineEstimates).get(keyText({ measure: "dischargeReadyMean" }));
  const widthColumns = options.widthColumns ?? ASSUMED_WIDTH_COLUMNS;
  const tables = comparisonTables(baseline, baselineEstimates, alternatives, language, widthColumns);
  const texts = tables.map((table) => textTables(table, { widthColumns, hasColour: options.hasColour ?? false }));
  const effects = alternatives.map(({ effect, scenario }) => effectText(effect, scenario, language) || SAME[language]);
  const limits = capacityNotes(baseline, language);
  const commonEffect = new Set(effects).size === 1 ? effects[0] : "";
  const titles = new Set(alternatives.map(({ effect, scenario }) => effectTitle(effect, scenario, language)));
  const title = titles.size === 1 ? TABLE_TITLE[language]([...titles][0]) : TABLE_TITLE[language]("");
  return joinedParagraphs([
    `${titleText(baseline, options)}\n${extentText(baseline, summary, options)}`,
    ...[{ scenario: baseline, thresholds: summary.baselineThresholds ?? [] }, ...alternatives].map((one) =>
      thresholdText(one.thresholds ?? [], one.scenario, options, textIn(language, one.scenario.name)),
    ),
    paragraph(growthOf(summary, language), options),
    paragraph(censusText(baseline, language), options),
    paragraph(cautionText(leading, replications, language), options),
    ...alternatives.map((alternative, at) =>
      findingText(baselineEstimates, alternative, limits, commonEffect === "" ? effects[at] : "", options),
    ),
    paragraph(commonEffect, options),
    texts.length === 0 ? "" : `${heading(title, options)}\n${texts.join("\n\n")}`,
    paragraph(notesText(alternatives, tables.some(hasStar), language), options),
    ...(summary.best ?? []).map((best) =>
      bestText(best, [baseline, ...alternatives.map(({ scenario }) => scenario)], options),
    ),
    ...monthTexts(alternatives, options),
    ...alternatives.map(({ money }) => (money ? compareMoneyText(money, options) : "")),
    given.alternatives.some(({ money }) => money) && isAnyGrowing(given)
      ? paragraph(GROWTH_WORDS[language].amounts, options)
      : "",
    indicatorText(baseline, indicatorColumns(summary, language), options),
    paragraph(limits, options),
  ]);
}

function isAnyGrowing({ baseline, alternatives }: CompareSummary): boolean {
  return [baseline, ...alternatives.map(({ scenario }) => scenario)].some(({ growth }) => growth !== undefined);
}

/** Without the figures that rest on a queue that grows without limit: of them there is no best, no month and no sum either. */
function withoutWithheld(summary: CompareSummary): CompareSummary {
  if (!isAnyGrowing(summary)) return summary;
  const { baseline, baselineEstimates } = summary;
  return {
    ...summary,
    baselineEstimates: withheldEstimates(baselineEstimates, baseline),
    best: [],
    alternatives: summary.alternatives.map(({ byMonth: _months, money: _money, ...own }) => ({
      ...own,
      estimates: withheldEstimates(own.estimates, own.scenario),
      differences: withheldDifferences(own.differences, [baseline, own.scenario]),
    })),
  };
}

/** Which queues grow, in which scenario. */
function growthOf({ baseline, alternatives }: CompareSummary, language: Language): string {
  const named = alternatives.map(({ scenario }) => ({ facts: scenario, name: textIn(language, scenario.name) }));
  return growthNote([{ facts: baseline, name: BASELINE[language] }, ...named], language);
}

/** The finding, where queues move, what sets the capacity where the baseline differs in that, and which effect it is likewise. */
function findingText(
  baseline: readonly Estimate[],
  alternative: ComparedAlternative,
  baselineLimits: string,
  effect: string,
  options: SummaryOptions,
): string {
  const finding = heading(alternativeFinding(baseline, alternative, options.language), options);
  const limits = capacityNotes(alternative.scenario, options.language);
  const notes = [limits === baselineLimits ? "" : limits, effect].filter((text) => text !== "");
  const points = [...queueMoves(alternative, options.language), ...notes];
  return [finding, ...points.map((text) => `  • ${paragraph(text, options, "    ")}`)].join("\n");
}

/** The baseline, then the alternatives. */
function indicatorColumns({ baselineEstimates, alternatives }: CompareSummary, language: Language): IndicatorColumn[] {
  return [
    { title: BASELINE[language], estimates: baselineEstimates },
    ...alternatives.map(({ scenario, estimates }) => ({ title: textIn(language, scenario.name), estimates })),
  ];
}

function hasStar({ rows }: Table): boolean {
  return rows.some((row) => row.some((cell) => (typeof cell === "string" ? cell : cell.text).endsWith("*")));
}

/** What pairing gained, and what verdicts and intervals allow for. */
function notesText(alternatives: readonly ComparedAlternative[], isStarred: boolean, language: Language): string {
  const factors = alternatives.flatMap(({ differences }) => leadingDifference(differences)?.varianceReduction ?? []);
  const ends = [Math.min(...factors), Math.max(...factors)].map((factor) =>
    formatNumber(factor, { language, decimals: factor < 10 ? 1 : 0 }),
  );
  const count = formatNumber(alternatives.length, { language, decimals: 0 });
  return [
    factors.length > 0 ? PAIRED[language]([...new Set(ends)].join("–")) : "",
    VERDICTS[language],
    alternatives.length > 1 ? ADJUSTED[language](count) : "",
    isStarred ? STAR[language] : "",
  ]
    .filter((text) => text !== "")
    .join(" ");
}

const TABLE_TITLE: Readonly<Record<Language, (effect: string) => string>> = {
  nb: (effect) => `${effect || "Endring"} mot basis (snitt, ± og parentes: 95 % KI)`,
  nn: (effect) => `${effect || "Endring"} mot basis (snitt, ± og parentes: 95 % KI)`,
  en: (effect) => `${effect || "Change"} against the baseline (mean, ± and brackets: 95% CI)`,
};
const BASELINE: LocalText = { nb: "Basis", nn: "Basis", en: "Baseline" };
const SAME: LocalText = {
  nb: "Scenarioet er likt basis.",
  nn: "Scenarioet er likt basis.",
  en: "The scenario equals the baseline.",
};
const PAIRED: Readonly<Record<Language, (factors: string) => string>> = {
  nb: (factors) =>
    `Samme pasienter i alle alternativer (felles tilfeldige tall): uten dem måtte det kjøres ${factors} ganger så mange replikasjoner for like smale intervaller for utskrivningsklare pasienter.`,
  nn: (factors) =>
    `Same pasientar i alle alternativ (felles tilfeldige tal): utan dei måtte det køyrast ${factors} gonger så mange replikasjonar for like smale intervall for utskrivingsklare pasientar.`,
  en: (factors) =>
    `The same patients in all alternatives (common random numbers): without them, intervals this narrow for discharge-ready patients would take ${factors} times as many replications.`,
};
const VERDICTS: LocalText = {
  nb: "«Usikkert»: det er ikke vist at noe endrer seg.",
  nn: "«Usikkert»: det er ikkje vist at noko endrar seg.",
  en: "“Inconclusive”: it is not shown that anything changes.",
};
const ADJUSTED: Readonly<Record<Language, (count: string) => string>> = {
  nb: (count) =>
    `Vurderingene er justert for at ${count} alternativer prøves på hver måleindikator (Holm); intervallene gjelder hvert for seg.`,
  nn: (count) =>
    `Vurderingane er justerte for at ${count} alternativ blir prøvde på kvar måleindikator (Holm); intervalla gjeld kvart for seg.`,
  en: (count) =>
    `Verdicts are adjusted for ${count} alternatives being tried on each measure (Holm); intervals are each by itself.`,
};
const STAR: LocalText = {
  nb: "* Intervallet utelukker 0 for dette alternativet alene, men ikke sikkert nok når flere prøves.",
  nn: "* Intervallet utelukkar 0 for dette alternativet åleine, men ikkje sikkert nok når fleire blir prøvde.",
  en: "* The interval excludes 0 for this alternative alone, but not surely enough where several are tried.",
};
