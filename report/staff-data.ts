import { totalFte } from "../analysis/staff-norm.ts";
import type { PlaceStaff, StaffDifference, StaffOfRun, Uncertain } from "../analysis/staff-run.ts";
import { STAFF_CATEGORIES, type StaffCategory } from "../scenarios/staff-norms.ts";
import { alternativeField, type DataField, type DataTable, intervalFields, tableOf } from "./data-table.ts";

/** A run, and its staff where they were asked for. */
export interface StaffedRun {
  /** As in the manifest. */
  readonly name: string;
  readonly staff?: StaffOfRun | undefined;
  /** Beside the first run; missing for the first. */
  readonly staffDifferences?: readonly StaffDifference[] | undefined;
}

interface StaffRow {
  readonly run: StaffedRun;
  readonly years: Pick<StaffOfRun, "wageYear" | "budgetYear">;
  readonly own: PlaceStaff;
  /** All of them where missing. */
  readonly category?: StaffCategory;
}

/** One row for each place and category of staff, and one for all of them, which has what they cost. */
export function staffData(runs: readonly StaffedRun[]): DataTable {
  const rows = runs.flatMap((run): StaffRow[] => {
    const { places = [], wageYear = 0, budgetYear = 0 } = run.staff ?? {};
    return places.flatMap((own) => {
      const head = { run, years: { wageYear, budgetYear }, own };
      const used = STAFF_CATEGORIES.filter((category) => own.forPatients[category] !== undefined);
      return [head, ...used.map((category) => ({ ...head, category }))];
    });
  });
  const number = (name: string, description: string, of: (row: StaffRow) => number | null | undefined) =>
    ({ name, type: "number", isNullable: true, description, of }) as const;
  const ofTotal =
    <Value>(of: (row: StaffRow) => Value) =>
    (row: StaffRow): Value | null =>
      row.category === undefined ? of(row) : null;
  return tableOf(rows, [
    ...alternativeField(runs),
    text("place", "Id of the place.", ({ own }) => own.place),
    text("actor", "Id of its owner.", ({ own }) => own.actor),
    text("norm", "short-term, nursing-home or home-care.", ({ own }) => own.norm),
    text("category", "What the staff are for; total for all of them.", ({ category }) => category ?? "total"),
    number("places", "Places open, the measured days averaged.", ({ own }) => own.places),
    number("use", "Patients in them on average, or hours of home care a week.", ({ own }) => own.use.mean),
    number("fteForPlaces", "Full-time equivalents for all places full; exact.", ({ own, category }) =>
      own.forPlaces === null ? null : category === undefined ? totalFte(own.forPlaces) : (own.forPlaces[category] ?? 0),
    ),
    ...intervalFields(
      "fteForPatients",
      "Full-time equivalents for those who were there.",
      ({ own, category }: StaffRow) => (category === undefined ? own.forPatientsTotal : own.forPatients[category]),
    ),
    {
      ...text("wageYear", "Year of the wages.", ({ years }) => years.wageYear),
      type: "integer",
    },
    number(
      "wageForPlacesNok",
      "What the staff for the places cost a year, NOK; of totals.",
      ofTotal(({ own }) => own.wageForPlacesNok),
    ),
    ...intervalFields(
      "wageForPatientsNok",
      "What the staff for those who were there cost a year, NOK; of totals.",
      ofTotal(({ own }) => own.wageForPatientsNok),
    ),
    {
      ...text("budgetYear", "Year of the price of an hour of home care.", ({ years }) => years.budgetYear),
      type: "integer",
    },
    ...intervalFields(
      "budgetNok",
      "Of home care: hours a year × price of the hour, NOK; of totals.",
      ofTotal(({ own }) => own.budgetNok),
    ),
  ]);
}

type DifferenceRow = { readonly run: StaffedRun; readonly own: StaffDifference };

/** One row for each alternative and place: what it takes in staff beside the baseline. */
export function staffDifferenceData(runs: readonly StaffedRun[]): DataTable {
  const rows = runs.flatMap((run) => (run.staffDifferences ?? []).map((own): DifferenceRow => ({ run, own })));
  const number = (name: string, description: string, of: (own: StaffDifference) => number | null) =>
    ({ name, type: "number", isNullable: true, description, of: (row: DifferenceRow) => of(row.own) }) as const;
  const interval = (name: string, description: string, of: (own: StaffDifference) => Uncertain | null) =>
    intervalFields(name, description, (row: DifferenceRow) => of(row.own));
  return tableOf(rows, [
    { name: "alternative", type: "text", description: "Name of the alternative.", of: ({ run }) => run.name },
    { name: "place", type: "text", description: "Id of the place.", of: ({ own }) => own.place },
    number(
      "fteForPlaces",
      "Full-time equivalents for all places full, alternative less baseline.",
      (own) => own.forPlaces,
    ),
    ...interval("fteForPatients", "The same for those who were there.", (own) => own.forPatients),
    number("wageForPlacesNok", "What the staff for the places cost a year, NOK.", (own) => own.wageForPlacesNok),
    ...interval("wageForPatientsNok", "The same for those who were there, NOK.", (own) => own.wageForPatientsNok),
    ...interval("budgetNok", "Of home care: budget of the hours a year, NOK.", (own) => own.budgetNok),
  ]);
}

function text<Row>(
  name: string,
  description: string,
  of: (row: Row) => string | number,
): DataField & { of: typeof of } {
  return { name, type: "text", description, of };
}
