import type { MeasureId, MeasureKey } from "../engine/measures.ts";
import type { Estimate } from "../analysis/estimates.ts";
import { byKey, keyText } from "../analysis/measure-keys.ts";
import { isShare, measureName, unitName } from "./catalogue.ts";
import type { ComparedAlternative } from "./compare-summary.ts";
import { differenceText, isShown, meanText, verdictCell } from "./figures.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { aboutText, hospitalName, placeGroups } from "./scenario-names.ts";
import { type Cell, type Column, isNarrow, type Table } from "./table.ts";

/**
 * The leading indicators as rows; value, difference with interval and verdict of each alternative as columns. Where that is
 * too wide, a table for each alternative, and where that too is, without its value: the baseline's and the difference tell.
 */
export function comparisonTables(
  baseline: ScenarioFacts,
  baselineEstimates: readonly Estimate[],
  alternatives: readonly ComparedAlternative[],
  language: Language,
  widthColumns: number,
): Table[] {
  const tables = (sets: readonly (readonly ComparedAlternative[])[], hasValues: boolean) =>
    sets
      .map((set) => comparisonTable(baseline, baselineEstimates, set, language, hasValues))
      .filter(({ rows }) => rows.length > 0);
  const single = alternatives.map((alternative) => [alternative]);
  const layouts = [tables([alternatives], true), tables(single, true)];
  const fitting = layouts.find((layout) => layout.every((table) => isNarrow(table, widthColumns)));
  return fitting ?? tables(single, false);
}

/** Of queues, occupancy and home care, only the places where one of the alternatives changes something. */
function comparisonTable(
  baseline: ScenarioFacts,
  baselineEstimates: readonly Estimate[],
  alternatives: readonly ComparedAlternative[],
  language: Language,
  hasValues: boolean,
): Table {
  const before = byKey(baselineEstimates);
  const after = alternatives.map(({ estimates, differences }) => ({
    estimates: byKey(estimates),
    differences: byKey(differences),
  }));
  const isPresent = (key: MeasureKey) =>
    [before, ...after.map(({ estimates }) => estimates)].some((book) => book.has(keyText(key)));
  const isAnyMean = (key: MeasureKey) =>
    [before, ...after.map(({ estimates }) => estimates)].some((book) => (book.get(keyText(key))?.mean ?? 0) > 0);
  const isAnyChange = (key: MeasureKey) => after.some(({ differences }) => isShown(differences.get(keyText(key))));

  // Places that only an alternative has come last.
  const scenarios = [baseline, ...alternatives.map(({ scenario }) => scenario)];
  const places = [...new Set(scenarios.flatMap(placeGroups).flatMap(({ placeIds }) => placeIds))];
  const ofPlaces = (measure: MeasureId) => places.map((place): MeasureKey => ({ measure, place }));
  const ofActors = (measure: MeasureId) =>
    Object.keys(baseline.actors).map((actor): MeasureKey => ({ measure, actor }));
  const sections: MeasureKey[][] = [
    [{ measure: "dischargeReadyMean" } as const, ...ofActors("dischargeReadyMean")].filter(isAnyMean),
    [{ measure: "overstayNightsPerYear" } as const].filter(isAnyMean),
    ofPlaces("queueMean").filter(isAnyChange),
    ofPlaces("occupancyShare").filter((key) => isPresent(key) && isAnyChange(key)),
    ofPlaces("hoursUsedShare").filter((key) => isPresent(key) && isAnyChange(key)),
    ofPlaces("homeCareHoursPerWeek").filter((key) => isAnyMean(key) && isAnyChange(key)),
  ];
  const owner = (key: MeasureKey) => scenarios.find(({ places: own }) => key.place === undefined || key.place in own);
  const nameOf = (key: MeasureKey) =>
    aboutText(owner(key) ?? baseline, key, language) || `${ALL_IN[language]} ${hospitalName(baseline, language)}`;
  const rows = sections
    .filter((keys) => keys.length > 0)
    .flatMap((keys): Cell[][] => [
      [headCell(keys[0].measure, language)],
      ...keys.map((key) => [
        `  ${nameOf(key)}`,
        meanText(before.get(keyText(key)), language),
        ...after.flatMap(({ estimates, differences }) => [
          ...(hasValues ? [meanText(estimates.get(keyText(key)), language)] : []),
          differenceText(differences.get(keyText(key)), language),
          verdictCell(differences.get(keyText(key)), language),
        ]),
      ]),
    ]);
  return { columns: columnsOf(alternatives, language, hasValues), rows, breaksNames: true };
}

function columnsOf(alternatives: readonly ComparedAlternative[], language: Language, hasValues: boolean): Column[] {
  return [
    { header: INDICATOR[language], align: "left" },
    { header: BASELINE[language], align: "right" },
    ...alternatives.flatMap(({ scenario }): Column[] => {
      const name = textIn(language, scenario.name);
      const change = hasValues ? CHANGE[language] : `${name}: ${CHANGE_THERE[language]}`;
      return [
        ...(hasValues ? [{ header: name, align: "right" } as const] : []),
        { header: change, align: "right", block: name },
        { header: VERDICT[language], align: "left", block: name },
      ];
    }),
  ];
}

function headCell(measure: MeasureId, language: Language): Cell {
  const unit = isShare(measure) ? PERCENT[language] : unitName(measure, language);
  return { text: `${measureName(measure, language)} (${unit})`, emphasis: "strong" };
}

const ALL_IN: LocalText = { nb: "Alle i", nn: "Alle i", en: "All in" };
const INDICATOR: LocalText = { nb: "Måleindikator", nn: "Måleindikator", en: "Measure" };
const BASELINE: LocalText = { nb: "Basis", nn: "Basis", en: "Baseline" };
const CHANGE: LocalText = { nb: "Endring (95 % KI)", nn: "Endring (95 % KI)", en: "Change (95% CI)" };
const CHANGE_THERE: LocalText = { nb: "endring (95 % KI)", nn: "endring (95 % KI)", en: "change (95% CI)" };
const PERCENT: LocalText = {
  nb: "%, endring i prosentpoeng",
  nn: "%, endring i prosentpoeng",
  en: "%, change in percentage points",
};
const VERDICT: LocalText = { nb: "Vurdering", nn: "Vurdering", en: "Verdict" };
