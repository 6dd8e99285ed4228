import type {
  HomeCareNorm,
  NeedTable,
  NursingHomeNorm,
  ShortTermCategory,
  StaffCategory,
} from "../scenarios/staff-norms.ts";
import { STAFF_CATEGORIES } from "../scenarios/staff-norms.ts";

/** Full-time equivalents by what they are for; none where missing. */
export type StaffByCategory = Readonly<Partial<Record<StaffCategory, number>>>;

/** All categories together. */
export function totalFte(staff: StaffByCategory): number {
  return STAFF_CATEGORIES.reduce((sum, category) => sum + (staff[category] ?? 0), 0);
}

/** Several together, category by category. */
export function addStaff(parts: readonly StaffByCategory[]): StaffByCategory {
  const sum: Partial<Record<StaffCategory, number>> = {};
  for (const part of parts) {
    for (const category of STAFF_CATEGORIES) {
      const own = part[category];
      if (own !== undefined) sum[category] = (sum[category] ?? 0) + own;
    }
  }
  return sum;
}

export function scaledStaff(staff: StaffByCategory, factor: number): StaffByCategory {
  return Object.fromEntries(Object.entries(staff).map(([category, fte]) => [category, fte * factor]));
}

/** What a category of patients adds for each of them ("Sum tilleggsressurs"). */
export function addedFtePerPatient({ added }: ShortTermCategory): number {
  return totalFte(added);
}

/** By day for each patient ("Sum per pasient"): without night and ward. */
export function ftePerPatient(category: ShortTermCategory): number {
  return category.baseFtePerPatient + addedFtePerPatient(category);
}

/** Short-term staff for so many patients of one category, in so many wards. */
export function shortTermStaff(category: ShortTermCategory, patients: number, wards: number): StaffByCategory {
  return {
    base: category.baseFtePerPatient * patients,
    ...scaledStaff(category.added, patients),
    ward: category.wardFtePerWard * wards,
    night: category.nightFtePerPatient * patients,
  };
}

/** Hours a week for two scores of need: each belongs to the last level that it reaches, the first where it is lower. */
export function needHours({ rows, columns, hoursPerWeek }: NeedTable, first: number, second: number): number {
  return hoursPerWeek[levelOf(rows, first)]![levelOf(columns, second)]!;
}

function levelOf(levels: readonly number[], score: number): number {
  return Math.max(
    0,
    levels.findLastIndex((level) => score >= level),
  );
}

/** Mean hours a week of residents by need. */
export function meanNeedHours(
  table: NeedTable,
  mix: readonly { readonly physical: number; readonly cognitive: number; readonly share: number }[],
): number {
  return mix.reduce((sum, { physical, cognitive, share }) => sum + share * needHours(table, physical, cognitive), 0);
}

/** What one resident takes by day ("Årsverk per sykehjemsbeboer"): the place, the service host, and the need; without ward and night. */
export function ftePerResident(
  norm: NursingHomeNorm,
  needHoursPerWeek: number,
  hoursPerFte: number,
  isShortTerm = false,
): number {
  const base = isShortTerm ? norm.baseFtePerShortTermPlace : norm.baseFtePerPlace;
  return base + norm.serviceHostFtePerPlace + needHoursPerWeek / hoursPerFte;
}

/** What a nursing home is staffed for. */
export interface NursingHomeSize {
  readonly places: number;
  readonly patients: number;
  readonly wards: number;
  readonly units: number;
  /** Mean of the patients. */
  readonly needHoursPerWeek: number;
  /** Whether the places are short-term ones; long-term where missing. */
  readonly isShortTerm?: boolean | undefined;
}

export function nursingHomeStaff(norm: NursingHomeNorm, size: NursingHomeSize, hoursPerFte: number): StaffByCategory {
  const staff = {
    base: (size.isShortTerm ? norm.baseFtePerShortTermPlace : norm.baseFtePerPlace) * size.places,
    need: (size.patients * size.needHoursPerWeek) / hoursPerFte,
    ward: norm.wardFtePerWard * size.wards,
    night: norm.nightFtePerPatient * size.patients,
    "service-host": norm.serviceHostFtePerPlace * size.places,
    manager: norm.managerFtePerUnit * size.units,
  };
  return { ...staff, clerical: norm.clericalFtePerFte * totalFte(staff) };
}

/** Hours of home care a week by the norm, indirect time included. */
export function homeCareHours(norm: HomeCareNorm, first: number, second: number, livesAlone: boolean): number {
  return needHours(norm.need, first, second) * (livesAlone ? 1 + norm.livingAloneAddition : 1);
}

/** Weeks of a year of 365 days, as all that is told a year. */
export const WEEKS_PER_YEAR = 365 / 7;

/** Budget of home care: hours × price of the hour ("timer × timepris = Budsjett"). */
export function homeCareBudgetNok(norm: HomeCareNorm, hours: number): number {
  return hours * norm.budgetPerHourNok;
}

/** The staff that so many hours of care a week take. */
export function homeCareStaff(hoursPerWeek: number, hoursPerFte: number): StaffByCategory {
  return { "home-care": hoursPerWeek / hoursPerFte };
}

/** What staff cost a year, and the categories whose wage is not known, which are left out. */
export function wageCost(
  staff: StaffByCategory,
  wagesNok: StaffByCategory,
): { readonly nok: number; readonly withoutWage: readonly StaffCategory[] } {
  const used = STAFF_CATEGORIES.filter((category) => (staff[category] ?? 0) > 0);
  return {
    nok: used.reduce((sum, category) => sum + staff[category]! * (wagesNok[category] ?? 0), 0),
    withoutWage: used.filter((category) => wagesNok[category] === undefined),
  };
}
