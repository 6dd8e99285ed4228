import type { PlaceStaff, StaffDifference, StaffOfRun, UncertainFte } from "../analysis/staff-run.ts";
import { totalFte } from "../analysis/staff-norm.ts";
import { STAFF_CATEGORIES, type StaffNorms } from "../scenarios/staff-norms.ts";
import { STAFF_NAMES } from "./forecast-words.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { decimalsFor, differenceDecimals, formatNumber, formatPlusMinus, MISSING } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName } from "./scenario-names.ts";
import { heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Column, type Table, textTables } from "./table.ts";
import { DIMENSION_NAMES } from "./words.ts";

export interface StaffTold {
  readonly scenario: ScenarioFacts;
  readonly norms: StaffNorms;
  readonly staff: StaffOfRun;
}

/** Staff by the norms for people: by place, and by category. */
export function staffSummary(told: StaffTold, options: SummaryOptions): string {
  const { language } = options;
  const names = told.staff.withoutNorm.map((place) => destinationName(told.scenario, place, language));
  return joinedParagraphs([
    `${heading(TITLE[language], options)}\n${paragraph(`${textIn(language, told.norms.name)}. ${NOTE[language]}`, options)}`,
    ...(told.staff.places.length === 0
      ? []
      : [
          textTables(staffTable(told, language), options),
          `${heading(CATEGORY_TITLE[language], options)}\n${textTables(categoryTable(told, language), options)}`,
        ]),
    names.length === 0 ? "" : paragraph(`${WITHOUT_NORM[language]} ${names.join(", ")}.`, options),
  ]);
}

const left = (header: string): Column => ({ header, align: "left" });
const right = (header: string): Column => ({ header, align: "right" });

/** By place: places, those who were there, and the full-time equivalents for either. */
export function staffTable({ scenario, staff }: StaffTold, language: Language): Table {
  const rows = staff.places.map((own) => [
    destinationName(scenario, own.place, language),
    own.places === null
      ? MISSING
      : formatNumber(own.places, { language, decimals: Number.isInteger(own.places) ? 0 : 1 }),
    `${uncertainText(own.use, language)}${own.norm === "home-care" ? HOURS[language] : ""}`,
    own.forPlaces === null ? MISSING : formatNumber(totalFte(own.forPlaces), { language, decimals: 1 }),
    uncertainText(own.forPatientsTotal, language),
  ]);
  const sum = sumOf(staff.places);
  return {
    columns: [
      left(DIMENSION_NAMES.place[language]),
      right(PLACES[language]),
      right(PATIENTS[language]),
      right(FOR_PLACES[language]),
      right(FOR_PATIENTS[language]),
    ],
    rows: [...rows, [SUM[language], "", "", "", formatNumber(sum, { language, decimals: 0 })]],
  };
}

function sumOf(places: readonly PlaceStaff[]): number {
  return places.reduce((sum, { forPatientsTotal }) => sum + forPatientsTotal.mean, 0);
}

/** By place and what staff are for, for those who were there. */
export function categoryTable({ scenario, staff }: StaffTold, language: Language): Table {
  const used = STAFF_CATEGORIES.filter((category) =>
    staff.places.some(({ forPatients }) => (forPatients[category]?.mean ?? 0) > 0),
  );
  return {
    columns: [left(DIMENSION_NAMES.place[language]), ...used.map((category) => right(STAFF_NAMES[category][language]))],
    rows: staff.places.map(({ place, forPatients }) => [
      destinationName(scenario, place, language),
      ...used.map((category) => {
        const own = forPatients[category];
        return own === undefined || own.mean === 0 ? MISSING : uncertainText(own, language);
      }),
    ]),
    breaksNames: true,
  };
}

/** What the alternatives of a comparison take beside the baseline, place by place. */
export function staffDifferenceTable(
  scenario: ScenarioFacts,
  alternatives: readonly { readonly name: string; readonly differences: readonly StaffDifference[] }[],
  language: Language,
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
      left(DIMENSION_NAMES.place[language]),
      ...alternatives.flatMap(({ name }) => [
        { ...right(`${name}: ${FOR_PLACES[language]}`), block: name },
        { ...right(`${name}: ${FOR_PATIENTS[language]}`), block: name },
      ]),
    ],
    rows: shown.map((place) => [
      destinationName(scenario, place, language),
      ...alternatives.flatMap(({ differences }) => {
        const own = differences.find((each) => each.place === place);
        const forPlaces = own?.forPlaces ?? null;
        return [
          forPlaces === null ? MISSING : formatNumber(forPlaces, { language, decimals: 1, isDifference: true }),
          own?.forPatients ? differenceText(own.forPatients, language) : MISSING,
        ];
      }),
    ]),
  };
}

/** The differences of a comparison with a heading. */
export function staffDifferenceSummary(
  scenario: ScenarioFacts,
  alternatives: readonly { readonly name: string; readonly differences: readonly StaffDifference[] }[],
  options: SummaryOptions,
): string {
  const { language } = options;
  const table = staffDifferenceTable(scenario, alternatives, language);
  const text = table.rows.length === 0 ? NO_DIFFERENCE[language] : textTables(table, options);
  return joinedParagraphs([`${heading(DIFFERENCE_TITLE[language], options)}\n${text}`]);
}

function differenceText({ mean, ci95 }: UncertainFte, language: Language): string {
  return formatPlusMinus(mean, ci95, { language, decimals: differenceDecimals(mean, ci95), isDifference: true });
}

/** What does not depend on the patients has no interval to tell. */
function uncertainText({ mean, ci95 }: UncertainFte, language: Language): string {
  if (ci95 && ci95[1] - ci95[0] < 1e-9) return formatNumber(mean, { language, decimals: 1 });
  return formatPlusMinus(mean, ci95, { language, decimals: decimalsFor(mean, ci95) });
}

const TITLE: LocalText = {
  nb: "Årsverk etter bemanningsnormene",
  nn: "Årsverk etter bemanningsnormene",
  en: "Full-time equivalents by the norms of staff",
};
const NOTE: LocalText = {
  nb: "For plassene: alle plassene fulle. For pasientene: de som var der, ± 95 % KI.",
  nn: "For plassane: alle plassane fulle. For pasientane: dei som var der, ± 95 % KI.",
  en: "For the places: all places full. For the patients: those who were there, ± 95% CI.",
};
const CATEGORY_TITLE: LocalText = {
  nb: "Årsverk for pasientene, etter hva de er til",
  nn: "Årsverk for pasientane, etter kva dei er til",
  en: "Full-time equivalents for the patients, by what they are for",
};
const DIFFERENCE_TITLE: LocalText = {
  nb: "Årsverk etter normene: forskjell fra basis ± 95 % KI",
  nn: "Årsverk etter normene: skilnad frå basis ± 95 % KI",
  en: "Full-time equivalents by the norms: difference from the baseline ± 95% CI",
};
const NO_DIFFERENCE: LocalText = { nb: "Ingen forskjell.", nn: "Ingen skilnad.", en: "No difference." };
const WITHOUT_NORM: LocalText = {
  nb: "Ingen norm gjelder for:",
  nn: "Inga norm gjeld for:",
  en: "No norm is given for:",
};
const PLACES: LocalText = { nb: "Plasser", nn: "Plassar", en: "Places" };
const PATIENTS: LocalText = { nb: "Pasienter, snitt", nn: "Pasientar, snitt", en: "Patients, mean" };
const FOR_PLACES: LocalText = { nb: "for plassene", nn: "for plassane", en: "for the places" };
const FOR_PATIENTS: LocalText = { nb: "for pasientene", nn: "for pasientane", en: "for the patients" };
const HOURS: LocalText = { nb: " t/uke", nn: " t/veke", en: " h/week" };
const SUM: LocalText = { nb: "Sum", nn: "Sum", en: "Sum" };
