import type { StaffedBy, StaffNorms } from "../scenarios/staff-norms.ts";
import {
  addStaff,
  ftePerPatient,
  ftePerResident,
  homeCareStaff,
  meanNeedHours,
  nursingHomeStaff,
  scaledStaff,
  shortTermStaff,
  type StaffByCategory,
  totalFte,
} from "./staff-norm.ts";

/** The norms of places with beds. */
export type BedNorm = Exclude<StaffedBy, { norm: "home-care" }>;

/**
 * Staff for a place of so many beds with so many patients in them. Wards and units are those that the places fill, the last perhaps in
 * part; what the norm gives by patient follows the patients, the rest the places.
 */
export function staffForPlaces(norms: StaffNorms, by: BedNorm, places: number, patients = places): StaffByCategory {
  const wards = Math.ceil(places / by.placesPerWard);
  if (by.norm === "short-term") {
    const parts = Object.entries(by.mix).map(([category, share]) =>
      scaledStaff(shortTermStaff(norms.shortTerm[category]!, patients, 0), share),
    );
    // A ward has its own staff if any of its categories gives it some, so it goes by their shares.
    const ward = Object.entries(by.mix).reduce(
      (sum, [category, share]) => sum + share * norms.shortTerm[category]!.wardFtePerWard,
      0,
    );
    return addStaff([...parts, { ward: ward * wards }]);
  }
  const size = {
    places,
    patients,
    wards,
    units: Math.ceil(places / by.placesPerUnit),
    needHoursPerWeek: meanNeedHours(norms.nursingHome.need, by.needMix),
    isShortTerm: by.isShortTerm,
  };
  return nursingHomeStaff(norms.nursingHome, size, norms.hoursPerFte);
}

/** Staff for so many hours of care a week. */
export function staffForHours(norms: StaffNorms, hoursPerWeek: number): StaffByCategory {
  return homeCareStaff(hoursPerWeek, norms.hoursPerFte);
}

/** Hours of care a week that so many full-time equivalents give. */
export function hoursFromStaff(norms: StaffNorms, fte: number): number {
  return fte * norms.hoursPerFte;
}

/** No municipality has so many; where a norm is none at all, staff set no limit. */
const MOST_PLACES = 100_000;
/** Sums of full-time equivalents are equal if they differ by less: what is written with decimals does not add up to the last digit. */
const ROUNDING = 1e-9;

/**
 * What a patient takes by day, which is what norms are compared by: "Sum per pasient", "Årsverk per sykehjemsbeboer". Ward, night,
 * managers and clerical staff come besides.
 */
export function dayFtePerPatient(norms: StaffNorms, by: BedNorm): number {
  if (by.norm === "short-term") {
    return Object.entries(by.mix).reduce(
      (sum, [category, share]) => sum + share * ftePerPatient(norms.shortTerm[category]!),
      0,
    );
  }
  const needHours = meanNeedHours(norms.nursingHome.need, by.needMix);
  return ftePerResident(norms.nursingHome, needHours, norms.hoursPerFte, by.isShortTerm);
}

/**
 * Places, all with patients in them, that there is staff for: the most whose staff are no more than there are. Of the staff of
 * `staffForPlaces` it gives those places again.
 * @param of which of the staff is counted; all of them where missing
 * @returns Infinity where the norm takes no staff
 */
export function placesFromStaff(
  norms: StaffNorms,
  by: BedNorm,
  fte: number,
  of: (staff: StaffByCategory) => number = totalFte,
): number {
  const isEnough = (places: number): boolean =>
    of(staffForPlaces(norms, by, places)) <= fte + ROUNDING * Math.max(1, fte);
  if (isEnough(MOST_PLACES)) return Infinity;
  let [most, tooMany] = [0, MOST_PLACES];
  while (tooMany - most > 1) {
    const middle = (most + tooMany) >> 1;
    if (isEnough(middle)) most = middle;
    else tooMany = middle;
  }
  return most;
}

/**
 * Full-time equivalents as they are written: rounded up, with as few decimals as do to be for the same capacity when they are typed back.
 * @param of which of the staff they are; all of them where missing
 * @param least decimals that they have in any case
 */
export function writtenFte(
  norms: StaffNorms,
  by: StaffedBy,
  exact: number,
  of?: (staff: StaffByCategory) => number,
  least = 1,
): { readonly fte: number; readonly decimals: number } {
  // Hours of care are written with one decimal.
  const capacity = (fte: number): number =>
    by.norm === "home-care" ? Math.round(10 * hoursFromStaff(norms, fte)) : placesFromStaff(norms, by, fte, of);
  const wanted = capacity(exact);
  for (let decimals = least; decimals < MOST_DECIMALS; decimals++) {
    const fte = roundedUp(exact, decimals);
    if (capacity(fte) === wanted) return { fte, decimals };
  }
  return { fte: roundedUp(exact, MOST_DECIMALS), decimals: MOST_DECIMALS };
}

const MOST_DECIMALS = 4;

/** The next number of so many decimals, 0 to 4; a trifle above one is that one. @param value 0 or more */
export function roundedUp(value: number, decimals: number): number {
  const unit = POWERS_OF_TEN[decimals]!;
  return Math.max(0, Math.ceil(unit * value - TRIFLE)) / unit;
}

/** The last number of so many decimals, 0 to 4; a trifle below one is that one. */
export function roundedDown(value: number, decimals: number): number {
  const unit = POWERS_OF_TEN[decimals]!;
  return Math.floor(unit * value + TRIFLE) / unit;
}

const POWERS_OF_TEN = [1, 10, 100, 1000, 10_000];
const TRIFLE = 1e-6;

/**
 * The staff ceiling of a scenario (`staff` of a place) by these norms: full-time equivalents for so many places, and the norm for
 * one. The engine opens fte ÷ ftePerPlace places, rounded down: these, and fewer as staff go. Written with as few decimals as do that.
 */
export function staffCeiling(
  norms: StaffNorms,
  by: BedNorm,
  places: number,
): { readonly fte: number; readonly ftePerPlace: number } {
  if (places === 0) return { fte: 0, ftePerPlace: totalFte(staffForPlaces(norms, by, 1)) };
  const exact = totalFte(staffForPlaces(norms, by, places));
  for (const unit of DECIMAL_UNITS) {
    const fte = Math.round(unit * exact) / unit;
    const ftePerPlace = Math.floor(unit * (fte / places)) / unit;
    // Not one place more, and none fewer for a trifle.
    if (ftePerPlace > 0 && fte / ftePerPlace < places + MOST_SURPLUS) return { fte, ftePerPlace };
  }
  return { fte: exact, ftePerPlace: exact / places };
}

/** Two to six decimals. */
const DECIMAL_UNITS = [1e2, 1e3, 1e4, 1e5, 1e6];
const MOST_SURPLUS = 0.5;

/** The norm of a place: its own, or that of its kind; undefined where there is none, as for a hospital. */
export function normOf(norms: StaffNorms, placeId: string, kind: keyof StaffNorms["byKind"]): StaffedBy | undefined {
  return norms.byPlace?.[placeId] ?? norms.byKind[kind];
}
