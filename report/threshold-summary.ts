import type { JudgedThreshold } from "../analysis/thresholds.ts";
import { isShare, measureName, unitName } from "./catalogue.ts";
import { bareMeanText, intervalText } from "./figures.ts";
import { GROWTH_WORDS } from "./growth-text.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { formatNumber } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { aboutText } from "./scenario-names.ts";
import { heading, paragraph, type SummaryOptions } from "./summary-head.ts";
import { styled } from "./table.ts";

/**
 * The thresholds of a scenario, one a line, each with ✓, ✗ or – before it; empty where there are none.
 * @param title what the heading says besides, such as the name of an alternative
 */
export function thresholdText(
  judged: readonly JudgedThreshold[],
  scenario: ScenarioFacts,
  options: SummaryOptions,
  title = "",
): string {
  if (judged.length === 0) return "";
  const { language } = options;
  const met = judged.filter(({ verdict }) => verdict === "met").length;
  const head = `${THRESHOLDS[language](String(met), String(judged.length))}${title === "" ? "" : ` – ${title}`}`;
  return [heading(head, options), ...judged.map((one) => lineOf(one, scenario, options))].join("\n");
}

function lineOf(judged: JudgedThreshold, scenario: ScenarioFacts, options: SummaryOptions): string {
  const { mark, emphasis } = MARKS[judged.verdict];
  const text = paragraph(sentenceOf(judged, scenario, options.language), options, "    ");
  return `  ${styled(mark, emphasis, options.hasColour)} ${text}`;
}

/** "Kø; Helsehus: 8,2 (95 % KI 7,1–9,3) pasienter, høyst 10" */
function sentenceOf(judged: JudgedThreshold, scenario: ScenarioFacts, language: Language): string {
  const { name, atMost, atLeast, estimate, verdict, isClear } = judged;
  const { measure } = estimate.key;
  const about = aboutText(scenario, estimate.key, language);
  const title =
    name === undefined
      ? `${measureName(measure, language)}${about === "" ? "" : `, ${about}`}`
      : textIn(language, name);
  const bounds = [
    ...(atLeast === undefined ? [] : [`${AT_LEAST[language]} ${boundText(atLeast, isShare(measure), language)}`]),
    ...(atMost === undefined ? [] : [`${AT_MOST[language]} ${boundText(atMost, isShare(measure), language)}`]),
  ].join(", ");
  if (verdict === "withheld") return `${title}: ${GROWTH_WORDS[language].notJudged}; ${bounds}`;
  if (verdict === "no-value") return `${title}: ${NO_VALUE[language]}; ${bounds}`;
  const unit = isShare(measure) ? "" : ` ${unitName(measure, language)}`;
  const interval = estimate.ci95 ? ` (${CI[language]} ${intervalText(estimate, language)})` : "";
  const doubt = isClear ? "" : ` – ${(estimate.ci95 ? UNCLEAR : UNKNOWN)[language]}`;
  return `${title}: ${bareMeanText(estimate, language)}${unit}${interval}; ${bounds}${doubt}`;
}

/** As the user wrote it, a share in per cent. */
function boundText(value: number, share: boolean, language: Language): string {
  // Up to four decimals of what is shown, and none that only say 0.
  const shown = Number((share ? 100 * value : value).toFixed(4));
  const decimals = String(shown).split(".")[1]?.length ?? 0;
  return formatNumber(value, { language, decimals, isShare: share });
}

const MARKS = {
  met: { mark: "✓", emphasis: "good" },
  missed: { mark: "✗", emphasis: "bad" },
  "no-value": { mark: "–", emphasis: "faint" },
  withheld: { mark: "–", emphasis: "faint" },
} as const;

const THRESHOLDS: Readonly<Record<Language, (met: string, of: string) => string>> = {
  nb: (met, of) => `Terskler holdt: ${met} av ${of}`,
  nn: (met, of) => `Tersklar haldne: ${met} av ${of}`,
  en: (met, of) => `Thresholds met: ${met} of ${of}`,
};
const AT_MOST: LocalText = { nb: "høyst", nn: "høgst", en: "at most" };
const AT_LEAST: LocalText = { nb: "minst", nn: "minst", en: "at least" };
const CI: LocalText = { nb: "95 % KI", nn: "95 % KI", en: "95% CI" };
const NO_VALUE: LocalText = {
  nb: "ingen verdi i noen replikasjon",
  nn: "ingen verdi i nokon replikasjon",
  en: "no value in any replication",
};
const UNCLEAR: LocalText = {
  nb: "usikkert: intervallet går over grensen; kjør flere replikasjoner",
  nn: "usikkert: intervallet går over grensa; køyr fleire replikasjonar",
  en: "uncertain: the interval crosses the limit; run more replications",
};
const UNKNOWN: LocalText = {
  nb: "usikkert: én replikasjon; kjør flere",
  nn: "usikkert: éin replikasjon; køyr fleire",
  en: "uncertain: one replication; run more",
};
