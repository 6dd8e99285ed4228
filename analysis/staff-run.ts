import { measuredCapacities } from "../scenarios/measured-capacity.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { STAFF_CATEGORIES, type StaffCategory, type StaffedBy, type StaffNorms } from "../scenarios/staff-norms.ts";
import type { Difference } from "./comparison.ts";
import { bestOf, type Estimate, type Interval } from "./estimates.ts";
import { byKey, keyText } from "./measure-keys.ts";
import { type BedNorm, normOf, staffForHours, staffForPlaces } from "./staff-capacity.ts";
import { homeCareBudgetNok, type StaffByCategory, totalFte, wageCost, WEEKS_PER_YEAR } from "./staff-norm.ts";

/** A number with the 95 % interval of its mean; null where there is none. */
export interface Uncertain {
  readonly mean: number;
  readonly ci95: Interval | null;
}

/** The staff of one place by the norms, and what they cost a year in prices of `wageYear` and `budgetYear`. */
export interface PlaceStaff {
  readonly place: string;
  readonly actor: string;
  readonly norm: StaffedBy["norm"];
  /** Places open, the measured days averaged; null for home care, and without limit. */
  readonly places: number | null;
  /** Patients in them on average, or hours of care a week. */
  readonly use: Uncertain;
  /** For all places full: exact. Null without places. */
  readonly forPlaces: StaffByCategory | null;
  readonly wageForPlacesNok: number | null;
  /** For those who were there: by category, and all together. */
  readonly forPatients: Readonly<Partial<Record<StaffCategory, Uncertain>>>;
  readonly forPatientsTotal: Uncertain;
  readonly wageForPatientsNok: Uncertain;
  /** Categories whose wage is not known, which are left out of what the staff cost. */
  readonly withoutWage: readonly StaffCategory[];
  /** Of home care: hours × price of the hour, running costs included. Null for places. */
  readonly budgetNok: Uncertain | null;
}

/** The staff of a run, and the places that no norm is given for. */
export interface StaffOfRun {
  /** Of the wages. */
  readonly wageYear: number;
  /** Of the price of an hour of home care. */
  readonly budgetYear: number;
  readonly places: readonly PlaceStaff[];
  readonly withoutNorm: readonly string[];
}

/**
 * Staff by the norms for what a run found: for the places, and for the patients who were in them. By patient the norms are linear, so
 * the interval of the patients gives that of the staff and of their wages.
 */
export function staffOfRun(scenario: Scenario, estimates: readonly Estimate[], norms: StaffNorms): StaffOfRun {
  const book = byKey(estimates);
  const capacities = measuredCapacities(scenario);
  const places: PlaceStaff[] = [];
  const withoutNorm: string[] = [];
  for (const [id, place] of Object.entries(scenario.places)) {
    const by = normOf(norms, id, place.kind);
    const found = by && book.get(keyText({ measure: useMeasure(by), place: id }));
    if (!by || found === undefined || found.mean === null) {
      withoutNorm.push(id);
      continue;
    }
    const best = bestOf(found);
    const use: Uncertain = { mean: best.mean ?? found.mean, ci95: best.ci95 };
    const { mean: capacity } = capacities[id]!;
    const isHours = by.norm === "home-care";
    const beds = isHours || !Number.isFinite(capacity) ? null : capacity;
    const forPlaces = beds === null ? null : staffForPlaces(norms, by as BedNorm, beds);
    places.push({
      place: id,
      actor: place.owner,
      norm: by.norm,
      places: beds,
      use,
      forPlaces,
      wageForPlacesNok: forPlaces && wageCost(forPlaces, norms.wagesNok).nok,
      ...throughUse(use, (amount) => staffFor(norms, by, beds, amount), norms),
      budgetNok: isHours ? throughEnds(use, (hours) => yearlyBudget(norms, hours)) : null,
    });
  }
  const { wageYear, homeCare } = norms;
  return { wageYear, budgetYear: homeCare.budgetYear, places, withoutNorm };
}

/** What of a run the norm of a place is about. */
function useMeasure({ norm }: StaffedBy): "homeCareHoursPerWeek" | "occupiedMean" {
  return norm === "home-care" ? "homeCareHoursPerWeek" : "occupiedMean";
}

/** @param places as many as the patients where null. @param amount patients, or hours a week */
function staffFor(norms: StaffNorms, by: StaffedBy, places: number | null, amount: number): StaffByCategory {
  return by.norm === "home-care" ? staffForHours(norms, amount) : staffForPlaces(norms, by, places ?? amount, amount);
}

/** Budget of a year for so many hours of home care a week, NOK. */
export function yearlyBudget({ homeCare }: StaffNorms, hoursPerWeek: number): number {
  return homeCareBudgetNok(homeCare, hoursPerWeek * WEEKS_PER_YEAR);
}

/** What is linear in a number, at its mean and at both ends of its interval. */
function throughEnds({ mean, ci95 }: Uncertain, of: (amount: number) => number): Uncertain {
  return { mean: of(mean), ci95: ci95 && [of(Math.max(0, ci95[0])), of(Math.max(0, ci95[1]))] };
}

/** Staff of a linear norm, by category and together, and their wages. */
function throughUse(
  use: Uncertain,
  forUse: (amount: number) => StaffByCategory,
  { wagesNok }: StaffNorms,
): Pick<PlaceStaff, "forPatients" | "forPatientsTotal" | "wageForPatientsNok" | "withoutWage"> {
  const middle = forUse(use.mean);
  const uncertain = (of: (staff: StaffByCategory) => number): Uncertain =>
    throughEnds(use, (amount) => of(forUse(amount)));
  const forPatients = Object.fromEntries(
    STAFF_CATEGORIES.filter((category) => middle[category] !== undefined).map((category) => [
      category,
      uncertain((staff) => staff[category] ?? 0),
    ]),
  );
  return {
    forPatients,
    forPatientsTotal: uncertain(totalFte),
    wageForPatientsNok: uncertain((staff) => wageCost(staff, wagesNok).nok),
    withoutWage: wageCost(middle, wagesNok).withoutWage,
  };
}

/** The staff of one place in an alternative, beside the baseline. */
export interface StaffDifference {
  readonly place: string;
  /** For all places full; null without places on either side. */
  readonly forPlaces: number | null;
  readonly wageForPlacesNok: number | null;
  /** For those who were there: mean of the paired differences, with the interval of the difference of patients. */
  readonly forPatients: Uncertain | null;
  readonly wageForPatientsNok: Uncertain | null;
  /** Of home care: budget of the hours; null for places. */
  readonly budgetNok: Uncertain | null;
}

/**
 * What an alternative takes in staff beside the baseline, place by place. By patient the norms are linear, so the paired difference of
 * the patients gives that of the staff, of their wages and of the budget of home care.
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
    const [placesBefore, placesNow] = [before.forPlaces, own.forPlaces];
    const forPlaces = placesBefore && placesNow ? totalFte(placesNow) - totalFte(placesBefore) : null;
    const [wageBefore, wageNow] = [before.wageForPlacesNok, own.wageForPlacesNok];
    const wageForPlacesNok = wageBefore !== null && wageNow !== null ? wageNow - wageBefore : null;
    const paired = book.get(keyText({ measure: useMeasure(by), place: own.place }));
    const difference = paired?.difference ?? null;
    if (!paired || difference === null) {
      return [
        { place: own.place, forPlaces, wageForPlacesNok, forPatients: null, wageForPatientsNok: null, budgetNok: null },
      ];
    }
    const { differenceCi95 } = paired;
    const linear = (of: (staff: StaffByCategory) => number): Uncertain => {
      const at = (places: number | null, amount: number): number => of(staffFor(norms, by, places, amount));
      const fixed = at(own.places, 0) - at(before.places, 0);
      const each = at(own.places, 1) - at(own.places, 0);
      const through = (amount: number): number => fixed + each * amount;
      return {
        mean: through(difference),
        ci95: differenceCi95 && [through(differenceCi95[0]), through(differenceCi95[1])],
      };
    };
    const isHours = by.norm === "home-care";
    const budget = (hours: number): number => yearlyBudget(norms, hours);
    return [
      {
        place: own.place,
        forPlaces,
        wageForPlacesNok,
        forPatients: linear(totalFte),
        wageForPatientsNok: linear((staff) => wageCost(staff, norms.wagesNok).nok),
        budgetNok: isHours
          ? {
              mean: budget(difference),
              ci95: differenceCi95 && [budget(differenceCi95[0]), budget(differenceCi95[1])],
            }
          : null,
      },
    ];
  });
}
