import { weeklyCapacity } from "../scenarios/capacity.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { STAFF_CATEGORIES, type StaffCategory, type StaffNorms } from "../scenarios/staff-norms.ts";
import type { Difference } from "./comparison.ts";
import { bestOf, type Estimate, type Interval } from "./estimates.ts";
import { byKey, keyText } from "./measure-keys.ts";
import { type BedNorm, normOf, staffForHours, staffForPlaces } from "./staff-capacity.ts";
import { type StaffByCategory, totalFte } from "./staff-norm.ts";

/** A number with the 95 % interval of its mean; null where there is none. */
export interface UncertainFte {
  readonly mean: number;
  readonly ci95: Interval | null;
}

/** The staff of one place by the norms. */
export interface PlaceStaff {
  readonly place: string;
  readonly actor: string;
  readonly norm: "short-term" | "nursing-home" | "home-care";
  /** Places, the weekdays averaged; null for home care, and without limit. */
  readonly places: number | null;
  /** Patients in them on average, or hours of care a week. */
  readonly use: UncertainFte;
  /** For all places full: exact. Null without places. */
  readonly forPlaces: StaffByCategory | null;
  /** For those who were there: by category, and all together. */
  readonly forPatients: Readonly<Partial<Record<StaffCategory, UncertainFte>>>;
  readonly forPatientsTotal: UncertainFte;
}

/** The staff of a run, and the places that no norm is given for. */
export interface StaffOfRun {
  readonly places: readonly PlaceStaff[];
  readonly withoutNorm: readonly string[];
}

/**
 * Staff by the norms for what a run found: for the places, and for the patients who were in them. By patient the norms are linear, so
 * the interval of the patients gives that of the staff.
 */
export function staffOfRun(scenario: Scenario, estimates: readonly Estimate[], norms: StaffNorms): StaffOfRun {
  const book = byKey(estimates);
  const places: PlaceStaff[] = [];
  const withoutNorm: string[] = [];
  for (const [id, place] of Object.entries(scenario.places)) {
    const by = normOf(norms, id, place.kind);
    const isHours = by?.norm === "home-care";
    const found = book.get(keyText({ measure: isHours ? "homeCareHoursPerWeek" : "occupiedMean", place: id }));
    if (!by || found === undefined || found.mean === null) {
      withoutNorm.push(id);
      continue;
    }
    const best = bestOf(found);
    const use: UncertainFte = { mean: best.mean ?? found.mean, ci95: best.ci95 };
    const { mean: capacity } = weeklyCapacity(place);
    const beds = isHours || !Number.isFinite(capacity) ? null : capacity;
    const forUse = (amount: number): StaffByCategory =>
      by.norm === "home-care" ? staffForHours(norms, amount) : staffForPlaces(norms, by, beds ?? amount, amount);
    places.push({
      place: id,
      actor: place.owner,
      norm: by.norm,
      places: beds,
      use,
      forPlaces: beds === null ? null : staffForPlaces(norms, by as BedNorm, beds),
      ...throughUse(use, forUse),
    });
  }
  return { places, withoutNorm };
}

/** Staff of a linear norm at the mean and at both ends of the interval. */
function throughUse(
  { mean, ci95 }: UncertainFte,
  forUse: (amount: number) => StaffByCategory,
): Pick<PlaceStaff, "forPatients" | "forPatientsTotal"> {
  const middle = forUse(mean);
  const ends = ci95?.map((end) => forUse(Math.max(0, end))) ?? null;
  const uncertain = (of: (staff: StaffByCategory) => number): UncertainFte => ({
    mean: of(middle),
    ci95: ends && [of(ends[0]!), of(ends[1]!)],
  });
  const forPatients = Object.fromEntries(
    STAFF_CATEGORIES.filter((category) => middle[category] !== undefined).map((category) => [
      category,
      uncertain((staff) => staff[category] ?? 0),
    ]),
  );
  return { forPatients, forPatientsTotal: uncertain(totalFte) };
}

/** The staff of one place in an alternative, beside the baseline. */
export interface StaffDifference {
  readonly place: string;
  /** For all places full; null without places on either side. */
  readonly forPlaces: number | null;
  /** For those who were there: mean of the paired differences, with the interval of the difference of patients. */
  readonly forPatients: UncertainFte | null;
}

/**
 * What an alternative takes in staff beside the baseline, place by place. By patient the norms are linear, so the paired difference of
 * the patients gives that of the staff.
 */
export function staffDifferences(
  baseline: StaffOfRun,
  alternative: StaffOfRun,
  differences: readonly Difference[],
  norms: StaffNorms,
  scenario: Scenario,
): StaffDifference[] {
  const book = byKey(differences);
  return alternative.places.flatMap((own): StaffDifference[] => {
    const before = baseline.places.find(({ place }) => place === own.place);
    const by = normOf(norms, own.place, scenario.places[own.place]!.kind);
    if (!before || !by || before.norm !== own.norm) return [];
    const forPlaces = before.forPlaces && own.forPlaces ? totalFte(own.forPlaces) - totalFte(before.forPlaces) : null;
    const measure = own.norm === "home-care" ? "homeCareHoursPerWeek" : "occupiedMean";
    const paired = book.get(keyText({ measure, place: own.place }));
    if (!paired || paired.difference === null) return [{ place: own.place, forPlaces, forPatients: null }];
    const at = (places: number | null, amount: number): number =>
      totalFte(
        by.norm === "home-care" ? staffForHours(norms, amount) : staffForPlaces(norms, by, places ?? amount, amount),
      );
    const fixed = at(own.places, 0) - at(before.places, 0);
    const each = at(own.places, 1) - at(own.places, 0);
    const { differenceCi95 } = paired;
    return [
      {
        place: own.place,
        forPlaces,
        forPatients: {
          mean: fixed + each * paired.difference,
          ci95: differenceCi95 && [fixed + each * differenceCi95[0], fixed + each * differenceCi95[1]],
        },
      },
    ];
  });
}
