import type { MonthlyDifferences } from "../analysis/month-differences.ts";
import type { Difference } from "../analysis/comparison.ts";
import { measureName, unitName } from "./catalogue.ts";
import type { ComparedAlternative } from "./compare-summary.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import {
  decimalsFor,
  differenceDecimals,
  formatInterval,
  formatMonth,
  formatNumber,
  formatPlusMinus,
} from "./numbers.ts";
import { destinationName } from "./scenario-names.ts";
import { ASSUMED_WIDTH_COLUMNS, heading, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type StyledText, type Table, textTables } from "./table.ts";
import { VERDICT_NAMES } from "./words.ts";

/** Month by month for each alternative that has it: when discharge-ready patients and queues begin to change, and a table of the former. */
export function monthTexts(alternatives: readonly ComparedAlternative[], options: SummaryOptions): string[] {
  return alternatives.flatMap((alternative) => {
    const { byMonth, scenario } = alternative;
    if (!byMonth) return [];
    const { language } = options;
    const title = `${textIn(language, scenario.name)}, ${MONTH_BY_MONTH[language]}`;
    const [leading, ...queues] = byMonth;
    const shownQueues = queues.filter(({ monthsShown }) => monthsShown > 0);
    const isAnyReady = leading.months.some(({ baseline, difference }) => baseline > 0 || difference !== 0);
    const told = [...(isAnyReady ? [leading] : []), ...shownQueues];
    const points = told.map((series) => `  • ${paragraph(whenText(series, alternative, language), options, "    ")}`);
    const shown = isAnyReady ? leading : mostChanged(queues);
    const table = shown ? [tableText(shown, alternative, options)] : [];
    return [
      [heading(title, options), ...(points.length > 0 ? points : [`  • ${NOTHING[language]}`])].join("\n"),
      ...table,
    ];
  });
}

/** Where nobody is discharge-ready, the queue that changes in most months, or else most; undefined where none changes at all. */
function mostChanged(queues: readonly MonthlyDifferences[]): MonthlyDifferences | undefined {
  const largest = ({ months }: MonthlyDifferences): number =>
    Math.max(0, ...months.map(({ difference }) => Math.abs(difference)));
  return queues
    .filter((queue) => largest(queue) > 0)
    .toSorted((a, b) => b.monthsShown - a.monthsShown || largest(b) - largest(a))[0];
}

/** "Utskrivningsklare pasienter: færre fra og med apr. 2026, og i alle måneder etter." */
export function whenText(series: MonthlyDifferences, alternative: ComparedAlternative, language: Language): string {
  const { months, shownFrom, firstShown, monthsShown } = series;
  const about = subjectOf(series, alternative, language);
  if (firstShown === null) return `${about}: ${NEVER_SHOWN[language]}`;
  if (shownFrom === null) {
    const counts = [monthsShown, months.length].map((count) => formatNumber(count, { language, decimals: 0 }));
    return `${about}: ${SOME_SHOWN[language](counts[0], counts[1], formatMonth(firstShown, language))}`;
  }
  const isMore = (months.at(-1)?.difference ?? 0) > 0;
  const words = series.key.place === undefined ? (isMore ? MORE : FEWER) : isMore ? LONGER : SHORTER;
  const when = shownFrom === months[0].month ? ALL_MONTHS[language] : FROM[language](formatMonth(shownFrom, language));
  return `${about}: ${words[language]} ${when}.`;
}

function subjectOf({ key }: MonthlyDifferences, { scenario }: ComparedAlternative, language: Language): string {
  if (key.place === undefined) return measureName(key.measure, language);
  return `${QUEUE[language]} ${destinationName(scenario, key.place, language)}`;
}

function tableText(series: MonthlyDifferences, alternative: ComparedAlternative, options: SummaryOptions): string {
  const { language, widthColumns, hasColour } = options;
  const table: Table = {
    columns: [
      { header: MONTH[language], align: "left" },
      { header: BASELINE[language], align: "right" },
      { header: CHANGE[language], align: "right" },
      { header: VERDICT[language], align: "left" },
    ],
    rows: series.months.map(({ month, baseline, baselineCi95, difference, simultaneousCi95, verdict }) => {
      const decimals = differenceDecimals(difference, simultaneousCi95);
      const format = { language, decimals, isDifference: true };
      const isSame = simultaneousCi95 !== null && simultaneousCi95[0] === 0 && simultaneousCi95[1] === 0;
      const change = `${formatNumber(difference, format)} (${formatInterval(simultaneousCi95, format)})`;
      return [
        formatMonth(month, language),
        formatPlusMinus(baseline, baselineCi95, { language, decimals: decimalsFor(baseline, baselineCi95) }),
        isSame ? "0" : change,
        verdictText(isSame ? "no-change" : verdict, language),
      ];
    }),
  };
  const subject = `${subjectOf(series, alternative, language)} (${unitName(series.key.measure, language)}; ${TOGETHER[language]})`;
  const limit = widthColumns ?? ASSUMED_WIDTH_COLUMNS;
  return `${heading(subject, options)}\n${textTables(table, { widthColumns: limit, hasColour: hasColour ?? false })}`;
}

function verdictText(verdict: Difference["verdict"] | "no-change", language: Language): StyledText {
  const text = verdict === null ? "–" : VERDICT_NAMES[verdict][language];
  return { text, emphasis: verdict === "better" ? "good" : verdict === "worse" ? "bad" : "faint" };
}

const MONTH_BY_MONTH: LocalText = { nb: "måned for måned:", nn: "månad for månad:", en: "month by month:" };
const QUEUE: LocalText = { nb: "Kø til", nn: "Kø til", en: "Queue for" };
const MORE: LocalText = { nb: "flere", nn: "fleire", en: "more" };
const FEWER: LocalText = { nb: "færre", nn: "færre", en: "fewer" };
const LONGER: LocalText = { nb: "lengre", nn: "lengre", en: "longer" };
const SHORTER: LocalText = { nb: "kortere", nn: "kortare", en: "shorter" };
const ALL_MONTHS: LocalText = { nb: "i alle månedene", nn: "i alle månadene", en: "in every month" };
const FROM: Readonly<Record<Language, (month: string) => string>> = {
  nb: (month) => `fra og med ${month}, i hver måned til slutten`,
  nn: (month) => `frå og med ${month}, i kvar månad til slutten`,
  en: (month) => `from ${month} on, in every month to the end`,
};
const SOME_SHOWN: Readonly<Record<Language, (shown: string, of: string, first: string) => string>> = {
  nb: (shown, of, first) =>
    `forskjell vist i ${shown} av ${of} måneder, først i ${first}, men ikke i alle til slutten. Flere replikasjoner kan vise flere.`,
  nn: (shown, of, first) =>
    `skilnad vist i ${shown} av ${of} månader, først i ${first}, men ikkje i alle til slutten. Fleire replikasjonar kan vise fleire.`,
  en: (shown, of, first) =>
    `a difference is shown in ${shown} of ${of} months, first in ${first}, but not in all to the end. More replications may show more.`,
};
const NEVER_SHOWN: LocalText = {
  nb: "ingen forskjell er vist i noen enkelt måned. Perioden sett under ett kan vise mer.",
  nn: "ingen skilnad er vist i nokon einskild månad. Perioden sett under eitt kan vise meir.",
  en: "no difference is shown in any single month. The period as a whole may show more.",
};
const NOTHING: LocalText = {
  nb: "Ingen forskjell er vist i noen enkelt måned.",
  nn: "Ingen skilnad er vist i nokon einskild månad.",
  en: "No difference is shown in any single month.",
};
const MONTH: LocalText = { nb: "Måned", nn: "Månad", en: "Month" };
const BASELINE: LocalText = { nb: "Basis", nn: "Basis", en: "Baseline" };
const CHANGE: LocalText = { nb: "Endring", nn: "Endring", en: "Change" };
const VERDICT: LocalText = { nb: "Vurdering", nn: "Vurdering", en: "Verdict" };
const TOGETHER: LocalText = {
  nb: "±: 95 % KI; parentes: intervaller som holder samtidig i 95 % av sammenligninger",
  nn: "±: 95 % KI; parentes: intervall som held samtidig i 95 % av samanlikningar",
  en: "±: 95% CI; brackets: intervals that hold together in 95% of comparisons",
};
