import type { Difference } from "../analysis/comparison.ts";
import type { Estimate } from "../analysis/estimates.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import type { MeasureId, MeasureKey } from "../engine/measures.ts";
import { isShare, measureName, unitName } from "./catalogue.ts";
import { differenceText, isShown, meanText, spreadText, verdictCell } from "./figures.ts";
import type { Language, LocalText } from "./language.ts";
import { decimalsFor, differenceDecimals, formatNumber } from "./numbers.ts";
import type { ComparedRun, ToldRun } from "./report-charts.ts";
import { aboutText, hospitalName } from "./scenario-names.ts";
import { MISSING } from "./numbers.ts";
import type { ValueCell, ValueColumn, ValueRow, ValueTable } from "./value-table.ts";

/** How many rows of a kind a comparison shows at most. */
export interface RowLimits {
  readonly queues: number;
  readonly occupancies: number;
  readonly municipalities: number;
}

/** The figures of a comparison that matter most: discharge-ready patients, nights, then queues and use where something changes. */
export function leadingKeys(runs: readonly ComparedRun[], limits: RowLimits): MeasureKey[] {
  const [{ estimates, facts }] = runs;
  const before = byKey(estimates);
  const books = runs.slice(1).map(({ differences }) => byKey(differences));
  const change = (key: MeasureKey) =>
    Math.max(
      0,
      ...books
        .map((book) => book.get(keyText(key)))
        .filter(isShown)
        .map((found) => Math.abs(found.difference ?? 0)),
    );
  const changing = (keys: readonly MeasureKey[], most: number) => {
    const sized = keys.map((key, at) => ({ key, at, size: change(key) })).filter(({ size }) => size > 0);
    const kept = sized.toSorted((a, b) => b.size - a.size).slice(0, most);
    return kept.sort((a, b) => a.at - b.at).map(({ key }) => key);
  };
  const ofPlaces = (measure: MeasureId) => Object.keys(facts.places).map((place): MeasureKey => ({ measure, place }));
  const ofActors = Object.keys(facts.actors).map((actor): MeasureKey => ({ measure: "dischargeReadyMean", actor }));
  return [
    { measure: "dischargeReadyMean" } as const,
    ...changing(ofActors, limits.municipalities),
    { measure: "overstayNightsPerYear" } as const,
    ...changing(ofPlaces("queueMean"), limits.queues),
    ...changing(ofPlaces("occupancyShare"), limits.occupancies),
  ].filter((key) => before.has(keyText(key)));
}

/** Those figures with the baseline and the change in each alternative, as a table to read. */
export function comparisonTable(runs: readonly ToldRun[], keys: readonly MeasureKey[], language: Language): ValueTable {
  const before = byKey(runs[0].estimates);
  const books = runs.slice(1).map(({ differences }) => byKey(differences));
  const columns: ValueColumn[] = [
    { header: INDICATOR[language], align: "left" },
    { header: `${BASELINE[language]} ${PLUS_MINUS[language]}`, align: "right" },
    ...runs.slice(1).map(({ name }) => ({ header: `${name}: ${CHANGE[language]}`, align: "right" as const })),
  ];
  let measure: MeasureId | undefined;
  const rows = keys.flatMap((key): ValueRow[] => {
    const share = isShare(key.measure);
    const unit = share ? POINTS[language] : unitName(key.measure, language);
    const heading: ValueRow = { isHeading: true, cells: [{ text: `${measureName(key.measure, language)} (${unit})` }] };
    const own = before.get(keyText(key));
    const cells: ValueCell[] = [
      {
        text: aboutText(runs[0].facts, key, language) || `${ALL_IN[language]} ${hospitalName(runs[0].facts, language)}`,
      },
      { text: meanText(own, language), ...(own && { value: own.mean }) },
      ...books.map((book) => changeCell(book.get(keyText(key)), language)),
    ];
    const isNew = key.measure !== measure;
    measure = key.measure;
    return isNew ? [heading, { cells }] : [{ cells }];
  });
  return { columns, rows };
}

/** Figures of one run with their interval, and how much single years vary, as a table to read. */
export function chosenTable(
  { facts, estimates }: Pick<ToldRun, "facts" | "estimates">,
  keys: readonly MeasureKey[],
  language: Language,
): ValueTable {
  const book = byKey(estimates);
  const columns: ValueColumn[] = [
    left(INDICATOR[language]),
    left(ABOUT[language]),
    left(UNIT[language]),
    right(`${MEAN[language]} ${PLUS_MINUS[language]}`),
    right(SPREAD[language]),
  ];
  const rows = keys.map((key): ValueRow => {
    const own = book.get(keyText(key));
    return {
      cells: [
        { text: measureName(key.measure, language) },
        { text: aboutText(facts, key, language) || `${ALL_IN[language]} ${hospitalName(facts, language)}` },
        { text: isShare(key.measure) ? "%" : unitName(key.measure, language) },
        { text: meanText(own, language), ...(own && { value: own.mean }) },
        { text: spreadText(own, language) },
      ],
    };
  });
  return { columns, rows };
}

function changeCell(difference: Difference | undefined, language: Language): ValueCell {
  if (!difference || difference.difference === null) return { text: MISSING };
  const { text, emphasis } = verdictCell(difference, language);
  const change = differenceText(difference, language);
  return { text: change === "0" ? text : `${change} · ${text}`, value: difference.difference, emphasis };
}

/** Figures of every run as numbers, one row for each: what a spreadsheet takes. */
export function estimatesTable(
  runs: readonly ToldRun[],
  language: Language,
  isKept: (estimate: Estimate) => boolean,
): ValueTable {
  const columns = [
    ...(runs.length > 1 ? [left(ALTERNATIVE[language])] : []),
    left(INDICATOR[language]),
    left(ABOUT[language]),
    left(UNIT[language]),
    ...[MEAN, LOW, HIGH, P10, MEDIAN, P90].map((word) => right(word[language])),
    right(COUNT[language]),
    left("measure"),
  ];
  const rows = runs.flatMap((run) =>
    run.estimates.filter(isKept).map((estimate): ValueRow => {
      const { key, mean, ci95, p10, p50, p90, count } = estimate;
      const share = isShare(key.measure);
      const decimals = decimalsFor(mean, ci95, share);
      const cell = (value: number | null | undefined): ValueCell => ({
        text: formatNumber(value ?? null, { language, decimals, isShare: share }),
        value: value ?? null,
      });
      return {
        cells: [
          ...(runs.length > 1 ? [{ text: run.name }] : []),
          { text: measureName(key.measure, language) },
          { text: aboutText(run.facts, key, language) },
          { text: share ? SHARE[language] : unitName(key.measure, language) },
          ...[mean, ci95?.[0], ci95?.[1], p10, p50, p90].map(cell),
          { text: formatNumber(count, { language, decimals: 0 }), value: count },
          { text: key.measure },
        ],
      };
    }),
  );
  return { columns, rows };
}

/** Differences from the baseline as numbers, one row for each figure and alternative. */
export function differencesTable(
  runs: readonly ToldRun[],
  language: Language,
  isKept: (difference: Difference) => boolean,
): ValueTable {
  const columns = [
    left(ALTERNATIVE[language]),
    left(INDICATOR[language]),
    left(ABOUT[language]),
    left(UNIT[language]),
    ...[BASELINE, CHANGE_ALONE, LOW, HIGH].map((word) => right(word[language])),
    left(VERDICT[language]),
    left("measure"),
  ];
  const before = byKey(runs[0].estimates);
  const rows = runs.slice(1).flatMap((run) =>
    run.differences.filter(isKept).map((found): ValueRow => {
      const { key, difference, differenceCi95 } = found;
      const share = isShare(key.measure);
      const decimals = differenceDecimals(difference, differenceCi95, share);
      const cell = (value: number | null | undefined, isDifference = true): ValueCell => ({
        text: formatNumber(value ?? null, {
          language,
          decimals,
          isShare: share,
          isDifference,
          hasPercentSign: !isDifference,
        }),
        value: value ?? null,
      });
      return {
        cells: [
          { text: run.name },
          { text: measureName(key.measure, language) },
          { text: aboutText(run.facts, key, language) },
          { text: share ? SHARE[language] : unitName(key.measure, language) },
          cell(before.get(keyText(key))?.mean, false),
          cell(difference),
          cell(differenceCi95?.[0]),
          cell(differenceCi95?.[1]),
          verdictCell(found, language),
          { text: key.measure },
        ],
      };
    }),
  );
  return { columns, rows };
}

function left(header: string): ValueColumn {
  return { header, align: "left" };
}

function right(header: string): ValueColumn {
  return { header, align: "right" };
}

const INDICATOR: LocalText = { nb: "Måleindikator", nn: "Måleindikator", en: "Measure" };
const BASELINE: LocalText = { nb: "Basis", nn: "Basis", en: "Baseline" };
const PLUS_MINUS: LocalText = { nb: "(± 95 % KI)", nn: "(± 95 % KI)", en: "(± 95% CI)" };
const CHANGE: LocalText = { nb: "endring (95 % KI)", nn: "endring (95 % KI)", en: "change (95% CI)" };
const CHANGE_ALONE: LocalText = { nb: "Endring", nn: "Endring", en: "Change" };
const VERDICT: LocalText = { nb: "Vurdering", nn: "Vurdering", en: "Verdict" };
const ALTERNATIVE: LocalText = { nb: "Alternativ", nn: "Alternativ", en: "Alternative" };
const ABOUT: LocalText = { nb: "Gjelder", nn: "Gjeld", en: "About" };
const UNIT: LocalText = { nb: "Enhet", nn: "Eining", en: "Unit" };
const MEAN: LocalText = { nb: "Snitt", nn: "Snitt", en: "Mean" };
const LOW: LocalText = { nb: "95 % KI, nedre", nn: "95 % KI, nedre", en: "95% CI, low" };
const HIGH: LocalText = { nb: "95 % KI, øvre", nn: "95 % KI, øvre", en: "95% CI, high" };
const P10: LocalText = { nb: "10 %-grensen", nn: "10 %-grensa", en: "10% quantile" };
const MEDIAN: LocalText = { nb: "Median", nn: "Median", en: "Median" };
const P90: LocalText = { nb: "90 %-grensen", nn: "90 %-grensa", en: "90% quantile" };
const SPREAD: LocalText = { nb: "8 av 10 år", nn: "8 av 10 år", en: "8 of 10 years" };
const COUNT: LocalText = { nb: "Replikasjoner", nn: "Replikasjonar", en: "Replications" };
const SHARE: LocalText = { nb: "andel", nn: "del", en: "share" };
const POINTS: LocalText = {
  nb: "%, endring i prosentpoeng",
  nn: "%, endring i prosentpoeng",
  en: "%, change in percentage points",
};
const ALL_IN: LocalText = { nb: "Alle i", nn: "Alle i", en: "All in" };
