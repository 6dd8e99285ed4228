import { weeklyCapacity } from "../scenarios/capacity.ts";
import type { Change } from "../scenarios/change.ts";
import { hoursCapacityOn } from "../scenarios/hours.ts";
import { measuredCapacities } from "../scenarios/measured-capacity.ts";
import type { Place, Staff } from "../scenarios/place.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { STAFF_CATEGORIES, type StaffCategory, type StaffedBy, type StaffNorms } from "../scenarios/staff-norms.ts";
import { UNLIMITED, WEEKDAYS } from "../scenarios/words.ts";
import {
  type BedNorm,
  dayFtePerPatient,
  hoursFromStaff,
  normOf,
  placesFromStaff,
  staffCeiling,
  staffForHours,
  staffForPlaces,
} from "./staff-capacity.ts";
import { type StaffByCategory, totalFte, wageCost } from "./staff-norm.ts";
import { yearlyBudget } from "./staff-run.ts";

/** What a place is staffed with by the norms when all of its capacity is in use. */
export interface StaffedPlace {
  readonly place: string;
  readonly actor: string;
  readonly norm: StaffedBy["norm"];
  /** Places open, the measured days averaged; null for home care, and without limit. */
  readonly places: number | null;
  /** Hours of home care a week that can be given, the weekdays averaged; null for places, and without limit. */
  readonly hoursPerWeek: number | null;
  /** Null where there is no limit to staff. */
  readonly staff: StaffByCategory | null;
  readonly fte: number | null;
  /** All staff ÷ places. */
  readonly ftePerPlace: number | null;
  /** By day alone, as norms are printed; null for home care. */
  readonly dayFtePerPatient: number | null;
  /** What the staff cost a year. */
  readonly wageNok: number | null;
  readonly withoutWage: readonly StaffCategory[];
  /** Of home care: hours × price of the hour a year. */
  readonly budgetNok: number | null;
  /** The staff ceiling that the scenario has, where it has one. */
  readonly ceiling: Staff | null;
}

export interface StaffPlan {
  readonly wageYear: number;
  readonly budgetYear: number;
  readonly places: readonly StaffedPlace[];
  readonly withoutNorm: readonly string[];
}

/** Staff from capacity: what every place with a norm takes. */
export function staffPlan(scenario: Scenario, norms: StaffNorms): StaffPlan {
  const capacities = measuredCapacities(scenario);
  const withoutNorm: string[] = [];
  const places = Object.entries(scenario.places).flatMap(([id, place]): StaffedPlace[] => {
    const by = normOf(norms, id, place.kind);
    if (by) return [staffedPlace(id, place, by, capacities[id]!.mean, norms)];
    withoutNorm.push(id);
    return [];
  });
  const { wageYear, homeCare } = norms;
  return { wageYear, budgetYear: homeCare.budgetYear, places, withoutNorm };
}

function staffedPlace(id: string, place: Place, by: StaffedBy, capacity: number, norms: StaffNorms): StaffedPlace {
  const isHours = by.norm === "home-care";
  const hours = WEEKDAYS.reduce((sum, weekday) => sum + hoursCapacityOn(place, weekday), 0) / WEEKDAYS.length;
  const limit = isHours ? hours : capacity;
  const known = Number.isFinite(limit) ? limit : null;
  const staff = known === null ? null : isHours ? staffForHours(norms, known) : staffForPlaces(norms, by, known);
  const wage = staff && wageCost(staff, norms.wagesNok);
  const fte = staff && totalFte(staff);
  return {
    place: id,
    actor: place.owner,
    norm: by.norm,
    places: isHours ? null : known,
    hoursPerWeek: isHours ? known : null,
    staff,
    fte,
    ftePerPlace: isHours || fte === null || !known ? null : fte / known,
    dayFtePerPatient: isHours ? null : dayFtePerPatient(norms, by),
    wageNok: wage && wage.nok,
    withoutWage: wage ? wage.withoutWage : [],
    budgetNok: isHours && known !== null ? yearlyBudget(norms, known) : null,
    ceiling: place.staff ?? null,
  };
}

/** The staff that somebody has for a place: all together, some categories, or both. */
export interface StaffGiven {
  readonly total?: number | undefined;
  readonly byCategory: StaffByCategory;
}

/** What given staff are enough for. */
export interface PlacesForStaff {
  readonly place: string;
  readonly actor: string;
  readonly norm: StaffedBy["norm"];
  readonly given: StaffGiven;
  /** Null for home care, and where the norm takes none of what is given: then it sets no limit. */
  readonly places: number | null;
  readonly hoursPerWeek: number | null;
  readonly budgetNok: number | null;
  /** What these places take. */
  readonly staff: StaffByCategory | null;
  readonly fte: number | null;
  readonly wageNok: number | null;
  readonly withoutWage: readonly StaffCategory[];
  /** What there is not enough of for one place more; null where nothing sets a limit. */
  readonly binding: StaffCategory | "total" | null;
  /** Given less taken, of what was given. */
  readonly leftOver: StaffGiven;
  /** What one place more would take besides; null for home care and without limit. */
  readonly nextPlace: StaffByCategory | null;
  /** The changes that make a scenario of it. */
  readonly changes: readonly Change[];
  /** Beds that there are, whatever the staff; null for home care, and without limit. */
  readonly beds: number | null;
  /** Places that are open with these changes, as the engine reckons the capacity; null for home care and without limit. */
  readonly opens: number | null;
}

/**
 * Capacity from staff: the most places that given staff are for by the norm, or the hours of home care.
 * @returns undefined for a place without a norm
 */
export function placesForStaff(
  scenario: Scenario,
  norms: StaffNorms,
  id: string,
  given: StaffGiven,
): PlacesForStaff | undefined {
  const place = scenario.places[id];
  const by = place && normOf(norms, id, place.kind);
  if (!by) return undefined;
  const head = { place: id, actor: place.owner, norm: by.norm, given };
  return by.norm === "home-care"
    ? { ...head, ...hoursForStaff(norms, place, id, given) }
    : { ...head, ...bedsForStaff(norms, by, place, id, given) };
}

/** The categories that the norm of a place has staff in. */
export function categoriesOf(norms: StaffNorms, by: StaffedBy): StaffCategory[] {
  const staff = by.norm === "home-care" ? staffForHours(norms, 1) : staffForPlaces(norms, by, 1);
  return STAFF_CATEGORIES.filter((category) => (staff[category] ?? 0) > 0);
}

type Answer = Omit<PlacesForStaff, "place" | "actor" | "norm" | "given">;

function hoursForStaff(norms: StaffNorms, place: Place, id: string, given: StaffGiven): Answer {
  const limits = [given.total, given.byCategory["home-care"]].filter((fte) => fte !== undefined);
  const fte = Math.min(...limits);
  const hoursPerWeek = hoursFromStaff(norms, fte);
  const staff = staffForHours(norms, hoursPerWeek);
  const wage = wageCost(staff, norms.wagesNok);
  const { ftePerPlace } = place.staff ?? {};
  const set = { fte, hoursPerFte: norms.hoursPerFte, ...(ftePerPlace !== undefined && { ftePerPlace }) };
  return {
    places: null,
    hoursPerWeek,
    budgetNok: yearlyBudget(norms, hoursPerWeek),
    staff,
    fte,
    wageNok: wage.nok,
    withoutWage: wage.withoutWage,
    binding: fte === given.total ? "total" : "home-care",
    leftOver: leftOf(given, staff),
    nextPlace: null,
    changes: [{ path: `places.${id}.staff`, set }],
    beds: null,
    opens: null,
  };
}

function bedsForStaff(norms: StaffNorms, by: BedNorm, place: Place, id: string, given: StaffGiven): Answer {
  const limits = [
    ...(given.total === undefined ? [] : [{ of: "total" as const, most: placesFromStaff(norms, by, given.total) }]),
    ...STAFF_CATEGORIES.flatMap((of) => {
      const fte = given.byCategory[of];
      return fte === undefined ? [] : [{ of, most: placesFromStaff(norms, by, fte, (staff) => staff[of] ?? 0) }];
    }),
  ];
  const tightest = limits.reduce((least, limit) => (limit.most < least.most ? limit : least));
  const { most: places } = tightest;
  if (places === Infinity) return { ...NO_LIMIT, leftOver: given };
  const staff = staffForPlaces(norms, by, places);
  const wage = wageCost(staff, norms.wagesNok);
  const more = staffForPlaces(norms, by, places + 1);
  const { hoursPerFte } = place.staff ?? {};
  const set = { ...staffCeiling(norms, by, places), ...(hoursPerFte !== undefined && { hoursPerFte }) };
  const beds = place.capacityBeds === UNLIMITED ? null : place.capacityBeds;
  const opensMore = beds !== null && beds < places;
  const staffed = { ...place, staff: set, ...(opensMore && { capacityBeds: places }) };
  return {
    places,
    hoursPerWeek: null,
    budgetNok: null,
    staff,
    fte: totalFte(staff),
    wageNok: wage.nok,
    withoutWage: wage.withoutWage,
    binding: tightest.of,
    leftOver: leftOf(given, staff),
    nextPlace: Object.fromEntries(
      STAFF_CATEGORIES.map((category) => [category, (more[category] ?? 0) - (staff[category] ?? 0)] as const).filter(
        ([, fte]) => fte > 0,
      ),
    ),
    changes: [
      { path: `places.${id}.staff`, set },
      // Staff open no place that has no bed.
      ...(opensMore ? [{ path: `places.${id}.capacityBeds`, set: places }] : []),
    ],
    beds,
    opens: weeklyCapacity(staffed).most,
  };
}

const NO_LIMIT: Omit<Answer, "leftOver"> = {
  places: null,
  hoursPerWeek: null,
  budgetNok: null,
  staff: null,
  fte: null,
  wageNok: null,
  withoutWage: [],
  binding: null,
  nextPlace: null,
  changes: [],
  beds: null,
  opens: null,
};

/** Sums of full-time equivalents differ in their last digits. */
const NOISE = 1e-9;

function leftOf({ total, byCategory }: StaffGiven, staff: StaffByCategory): StaffGiven {
  const less = (given: number, taken: number): number => (given - taken < NOISE ? 0 : given - taken);
  return {
    ...(total !== undefined && { total: less(total, totalFte(staff)) }),
    byCategory: Object.fromEntries(
      Object.entries(byCategory).map(([category, fte]) => [category, less(fte, staff[category as StaffCategory] ?? 0)]),
    ),
  };
}
