import { MEASURES } from "../engine/measures.ts";
import type { BestBounds, BestComparison } from "../analysis/best.ts";
import { isShare, measureName, unitName } from "./catalogue.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { decimalsFor, formatNumber } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { aboutText } from "./scenario-names.ts";
import { ASSUMED_WIDTH_COLUMNS, heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Table, textTables } from "./table.ts";

/**
 * Which scenario is best in one measure: a sentence, and how far each is behind at most.
 * @param scenarios in the order of the comparison, the baseline first; empty where there are only two, whose verdict says it, and where
 *   there is nothing to be best in
 */
export function bestText(best: BestComparison, scenarios: readonly ScenarioFacts[], options: SummaryOptions): string {
  if (scenarios.length < 3 || best.scenarios.every(({ mean }) => mean === 0)) return "";
  const { language, widthColumns, hasColour } = options;
  const names = scenarios.map(({ name }, at) => (at === 0 ? BASELINE[language] : textIn(language, name)));
  const about = aboutText(scenarios[0], best.key, language);
  const subject = `${measureName(best.key.measure, language)}${about === "" ? "" : `: ${about}`}`;
  const size = boundFormat(best, language);
  const table: Table = {
    columns: [
      { header: SCENARIO[language], align: "left" },
      {
        header: `${BEHIND[language]} (${isShare(best.key.measure) ? POINTS[language] : unitName(best.key.measure, language)})`,
        align: "right",
      },
      { header: CAN_BE_BEST[language], align: "left" },
    ],
    rows: best.scenarios.map(({ canBeBest, atMostWorse }, at) => [
      names[at],
      size(atMostWorse),
      canBeBest ? YES[language] : { text: NO[language], emphasis: "faint" },
    ]),
    breaksNames: true,
  };
  const limit = widthColumns ?? ASSUMED_WIDTH_COLUMNS;
  const fewest = MEASURES[best.key.measure].direction === "less-is-better" ? LOWEST : HIGHEST;
  return joinedParagraphs([
    `${heading(`${TITLE[language]} ${subject} (${fewest[language]})`, options)}\n${textTables(table, { widthColumns: limit, hasColour: hasColour ?? false })}`,
    paragraph(`${bestSentence(best.scenarios, names, language)} ${TOGETHER[language]}`, options),
  ]).trimEnd();
}

/** "Med 95 % sikkerhet er A best", or that it is one of several. */
export function bestSentence(
  scenarios: readonly Pick<BestBounds, "canBeBest">[],
  names: readonly string[],
  language: Language,
): string {
  const able = names.filter((_, at) => scenarios[at].canBeBest).map(QUOTED[language]);
  const last = able.at(-1) ?? "";
  const listed = able.length === 1 ? last : `${able.slice(0, -1).join(", ")} ${OR[language]} ${last}`;
  return `${CONFIDENCE[language]} ${able.length === scenarios.length ? ANY[language] : `${BEST_IS[language](listed)}`}.`;
}

/** The same decimals for all, by the smallest of them. */
function boundFormat({ key, scenarios }: BestComparison, language: Language): (bound: number) => string {
  const share = isShare(key.measure);
  const sizes = scenarios.map(({ atMostWorse }) => atMostWorse).filter((size) => size > 0);
  const least = Math.min(...sizes, Infinity);
  const decimals = least === Infinity ? 0 : decimalsFor(least, [0, 2 * least], share);
  return (bound) =>
    formatNumber(bound, { language, decimals: bound === 0 ? 0 : decimals, isShare: share, hasPercentSign: false });
}

const BASELINE: LocalText = { nb: "Basis", nn: "Basis", en: "Baseline" };
const TITLE: LocalText = { nb: "Hva er best?", nn: "Kva er best?", en: "Which is best?" };
const LOWEST: LocalText = { nb: "minst er best", nn: "minst er best", en: "least is best" };
const HIGHEST: LocalText = { nb: "mest er best", nn: "mest er best", en: "most is best" };
const SCENARIO: LocalText = { nb: "Alternativ", nn: "Alternativ", en: "Alternative" };
const BEHIND: LocalText = {
  nb: "Høyst så mye dårligere enn den beste",
  nn: "Høgst så mykje dårlegare enn den beste",
  en: "At most so much worse than the best",
};
const POINTS: LocalText = { nb: "prosentpoeng", nn: "prosentpoeng", en: "percentage points" };
const CAN_BE_BEST: LocalText = { nb: "Kan være best", nn: "Kan vere best", en: "May be best" };
const YES: LocalText = { nb: "ja", nn: "ja", en: "yes" };
const NO: LocalText = { nb: "nei", nn: "nei", en: "no" };
const OR: LocalText = { nb: "eller", nn: "eller", en: "or" };
const QUOTED: Readonly<Record<Language, (name: string) => string>> = {
  nb: (name) => `«${name}»`,
  nn: (name) => `«${name}»`,
  en: (name) => `“${name}”`,
};
const CONFIDENCE: LocalText = { nb: "Med 95 % sikkerhet", nn: "Med 95 % visse", en: "With 95% confidence" };
const BEST_IS: Readonly<Record<Language, (names: string) => string>> = {
  nb: (names) => `er ${names} best`,
  nn: (names) => `er ${names} best`,
  en: (names) => `the best is ${names}`,
};
const ANY: LocalText = {
  nb: "kan det ikke sies hvilket som er best",
  nn: "kan det ikkje seiast kva for eit som er best",
  en: "it cannot be said which is best",
};
const TOGETHER: LocalText = {
  nb: "Alle grensene i tabellen gjelder samtidig.",
  nn: "Alle grensene i tabellen gjeld samtidig.",
  en: "All bounds in the table hold at the same time.",
};
