import type { StaffDifference, Uncertain } from "../analysis/staff-run.ts";
import type { StaffNorms } from "../scenarios/staff-norms.ts";
import type { Language, LocalText } from "./language.ts";
import { differenceDecimals, formatNumber, formatPlusMinus, MISSING } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName } from "./scenario-names.ts";
import { BUDGET, FOR_PATIENTS, FOR_PLACES, inMillions } from "./staff-words.ts";
import { heading, joinedParagraphs, type SummaryOptions } from "./summary-head.ts";
import { type Table, textTables } from "./table.ts";
import { DIMENSION_NAMES } from "./words.ts";

interface Alternative {
  readonly name: string;
  readonly differences: readonly StaffDifference[];
}

/** A column of each alternative. */
interface DifferenceColumn {
  readonly header: string;
  readonly of: (own: StaffDifference) => number | Uncertain | null;
}

/** What alternatives take in staff beside the baseline and what that costs, with headings. */
export function staffDifferenceSummary(
  scenario: ScenarioFacts,
  alternatives: readonly Alternative[],
  norms: StaffNorms,
  options: SummaryOptions,
): string {
  const tables = staffDifferenceTables(scenario, alternatives, norms, options.language);
  return joinedParagraphs(
    tables.map(({ title, table }) => {
      const isAny = table.rows.length > 0;
      return `${heading(title, options)}\n${isAny ? textTables(table, options) : NO_DIFFERENCE[options.language]}`;
    }),
  );
}

/** What alternatives take in staff beside the baseline, and what that costs, as tables with their titles. */
export function staffDifferenceTables(
  scenario: ScenarioFacts,
  alternatives: readonly Alternative[],
  norms: StaffNorms,
  language: Language,
): readonly { readonly title: string; readonly table: Table }[] {
  return [
    { title: FTE_TITLE[language], table: staffDifferenceTable(scenario, alternatives, language) },
    {
      title: NOK_TITLE[language](norms.wageYear),
      table: wageDifferenceTable(scenario, alternatives, norms, language),
    },
  ];
}

/** Full-time equivalents of each alternative beside the baseline, place by place. */
export function staffDifferenceTable(
  scenario: ScenarioFacts,
  alternatives: readonly Alternative[],
  language: Language,
): Table {
  return differenceTable(scenario, alternatives, language, [
    { header: FOR_PLACES[language], of: ({ forPlaces }) => forPlaces },
    { header: FOR_PATIENTS[language], of: ({ forPatients }) => forPatients },
  ]);
}

/** Wages of each alternative beside the baseline, and the budget of home care, in millions. */
export function wageDifferenceTable(
  scenario: ScenarioFacts,
  alternatives: readonly Alternative[],
  { homeCare }: StaffNorms,
  language: Language,
): Table {
  const hasBudget = alternatives.some(({ differences }) => differences.some(({ budgetNok }) => budgetNok !== null));
  const million = (nok: number | null): number | null => (nok === null ? null : nok / 1e6);
  const budget: DifferenceColumn = {
    header: BUDGET[language](homeCare.budgetYear),
    of: ({ budgetNok }) => budgetNok && inMillions(budgetNok),
  };
  return differenceTable(scenario, alternatives, language, [
    { header: FOR_PLACES[language], of: ({ wageForPlacesNok }) => million(wageForPlacesNok) },
    {
      header: FOR_PATIENTS[language],
      of: ({ wageForPatientsNok }) => wageForPatientsNok && inMillions(wageForPatientsNok),
    },
    ...(hasBudget ? [budget] : []),
  ]);
}

/** The places where anything differs. */
function differenceTable(
  scenario: ScenarioFacts,
  alternatives: readonly Alternative[],
  language: Language,
  columns: readonly DifferenceColumn[],
): Table {
  const places = [...new Set(alternatives.flatMap(({ differences }) => differences.map(({ place }) => place)))];
  const shown = places.filter((place) =>
    alternatives.some(({ differences }) => {
      const own = differences.find((each) => each.place === place);
      return own && (own.forPlaces || own.forPatients?.mean);
    }),
  );
  return {
    columns: [
      { header: DIMENSION_NAMES.place[language], align: "left" },
      ...alternatives.flatMap(({ name }) =>
        columns.map(({ header }) => ({ header: `${name}: ${header}`, align: "right" as const, block: name })),
      ),
    ],
    rows: shown.map((place) => [
      destinationName(scenario, place, language),
      ...alternatives.flatMap(({ differences }) => {
        const own = differences.find((each) => each.place === place);
        return columns.map(({ of }) => differenceText(own ? of(own) : null, language));
      }),
    ]),
  };
}

function differenceText(difference: number | Uncertain | null, language: Language): string {
  if (difference === null) return MISSING;
  if (typeof difference === "number") {
    return formatNumber(difference, { language, decimals: 1, isDifference: true });
  }
  const { mean, ci95 } = difference;
  return formatPlusMinus(mean, ci95, { language, decimals: differenceDecimals(mean, ci95), isDifference: true });
}

const FTE_TITLE: LocalText = {
  nb: "Årsverk etter normene: forskjell fra basis ± 95 % KI",
  nn: "Årsverk etter normene: skilnad frå basis ± 95 % KI",
  en: "Full-time equivalents by the norms: difference from the baseline ± 95% CI",
};
const NOK_TITLE: Readonly<Record<Language, (year: number) => string>> = {
  nb: (year) => `Hva årsverkene koster i året (mill. kr i ${year}): forskjell fra basis ± 95 % KI`,
  nn: (year) => `Kva årsverka kostar i året (mill. kr i ${year}): skilnad frå basis ± 95 % KI`,
  en: (year) => `What the staff cost a year (MNOK of ${year}): difference from the baseline ± 95% CI`,
};
export const NO_DIFFERENCE: LocalText = { nb: "Ingen forskjell.", nn: "Ingen skilnad.", en: "No difference." };
