import type { PlaceStaff, StaffOfRun, Uncertain } from "../analysis/staff-run.ts";
import { roundedUp } from "../analysis/staff-capacity.ts";
import { totalFte } from "../analysis/staff-norm.ts";
import { STAFF_CATEGORIES } from "../scenarios/staff-norms.ts";
import { STAFF_NAMES } from "./forecast-words.ts";
import { type Language, type LocalText, textIn } from "./language.ts";
import { decimalsFor, formatNumber, formatPlusMinus, MISSING } from "./numbers.ts";
import type { ScenarioFacts } from "./scenario-facts.ts";
import { destinationName } from "./scenario-names.ts";
import { heading, joinedParagraphs, paragraph, type SummaryOptions } from "./summary-head.ts";
import { type Column, type Table, textTables } from "./table.ts";
import {
  BUDGET,
  FOR_PATIENTS,
  FOR_PLACES,
  HOURS_A_WEEK,
  inMillions,
  NO_NORM,
  PLACES,
  type SourcedNorms,
  SUM,
  wageNote,
} from "./staff-words.ts";
import { DIMENSION_NAMES } from "./words.ts";

export interface StaffTold extends SourcedNorms {
  readonly scenario: ScenarioFacts;
  readonly staff: StaffOfRun;
}

/** Staff by the norms for people: by place, and by category. */
export function staffSummary(told: StaffTold, options: SummaryOptions): string {
  const { title, intro, tables, notes } = staffParts(told, options.language);
  const [first, ...others] = tables;
  return joinedParagraphs([
    `${heading(title, options)}\n${paragraph(intro, options)}`,
    ...(first ? [textTables(first.table, options)] : []),
    ...others.map((own) => `${heading(own.title, options)}\n${textTables(own.table, options)}`),
    ...notes.map((note) => paragraph(note, options)),
  ]);
}

/**
 * Staff by the norms in words and tables, for text and documents alike: by place, by what they are for, and what they cost.
 * @param isNarrow on paper
 */
export function staffParts(told: StaffTold, language: Language, isNarrow = false) {
  const names = told.staff.withoutNorm.map((place) => destinationName(told.scenario, place, language));
  const categories = isNarrow ? narrowCategoryTables(told, language) : [categoryTable(told, language)];
  const tables = [
    { title: TITLE[language], table: staffTable(told, language) },
    ...categories.map((table) => ({ title: CATEGORY_TITLE[language], table })),
    { title: WAGE_TITLE[language](told.staff.wageYear), table: wageTable(told, language) },
  ];
  const isAny = told.staff.places.length > 0;
  return {
    title: TITLE[language],
    intro: `${textIn(language, told.norms.name)}. ${NOTE[language]}`,
    tables: isAny ? tables : [],
    notes: [
      ...(isAny ? [noteOf(told, language)] : []),
      ...(names.length === 0 ? [] : [`${NO_NORM[language]} ${names.join(", ")}.`]),
    ],
  };
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
    `${uncertainText(own.use, language)}${own.norm === "home-care" ? HOURS_A_WEEK[language] : ""}`,
    own.forPlaces === null ? MISSING : formatNumber(roundedUp(totalFte(own.forPlaces), 1), { language, decimals: 1 }),
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

/** By place: what the staff cost a year, and the budget of home care. */
export function wageTable({ scenario, staff }: StaffTold, language: Language): Table {
  const hasBudget = staff.places.some(({ budgetNok }) => budgetNok !== null);
  const million = (nok: number): string => formatNumber(nok / 1e6, { language, decimals: 1 });
  return {
    columns: [
      left(DIMENSION_NAMES.place[language]),
      right(FOR_PLACES[language]),
      right(FOR_PATIENTS[language]),
      ...(hasBudget ? [right(BUDGET[language](staff.budgetYear))] : []),
    ],
    rows: staff.places.map((own) => [
      destinationName(scenario, own.place, language),
      own.wageForPlacesNok === null ? MISSING : million(own.wageForPlacesNok),
      uncertainText(inMillions(own.wageForPatientsNok), language),
      ...(hasBudget ? [own.budgetNok ? uncertainText(inMillions(own.budgetNok), language) : MISSING] : []),
    ]),
  };
}

/** Where the wages come from, and which are not known. */
function noteOf(told: StaffTold, language: Language): string {
  const { staff } = told;
  const used = STAFF_CATEGORIES.filter((category) => staff.places.some(({ forPatients }) => forPatients[category]));
  const hasBudget = staff.places.some(({ budgetNok }) => budgetNok !== null);
  return wageNote(told, used, hasBudget, language);
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

/**
 * The same for paper, which is narrow: a table for each norm, since those have categories in common, and a row for each category where
 * there are more of them than places. A norm with one category alone says no more than its sum.
 */
function narrowCategoryTables(told: StaffTold, language: Language): Table[] {
  const norms = [...new Set(told.staff.places.map(({ norm }) => norm))];
  return norms.flatMap((norm) => {
    const places = told.staff.places.filter((own) => own.norm === norm);
    const { columns, rows } = categoryTable({ ...told, staff: { ...told.staff, places } }, language);
    const [place, ...categories] = columns;
    if (!place || categories.length < 2) return [];
    if (categories.length <= places.length) return [{ columns, rows, breaksNames: true }];
    const turned = categories.map(({ header }, at) => [wholeWord(header), ...rows.map((row) => row[at + 1]!)]);
    const names = rows.map(([name]) => right(typeof name === "string" ? name : (name?.text ?? "")));
    return [{ columns: [left(WHAT_FOR[language]), ...names], rows: turned, breaksNames: true }];
  });
}

/** Without the place where it may break as a narrow heading. */
function wholeWord(name: string): string {
  return name.replace(/- (?=\p{Ll})/u, "");
}

/** What does not depend on the patients has no interval to tell. */
function uncertainText({ mean, ci95 }: Uncertain, language: Language): string {
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
const WHAT_FOR: LocalText = { nb: "Hva de er til", nn: "Kva dei er til", en: "What they are for" };
const PATIENTS: LocalText = { nb: "Pasienter, snitt", nn: "Pasientar, snitt", en: "Patients, mean" };
const WAGE_TITLE: Readonly<Record<Language, (year: number) => string>> = {
  nb: (year) => `Hva årsverkene koster i året (mill. kr i ${year})`,
  nn: (year) => `Kva årsverka kostar i året (mill. kr i ${year})`,
  en: (year) => `What the staff cost a year (MNOK of ${year})`,
};
