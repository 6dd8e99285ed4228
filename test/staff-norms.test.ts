/*
 * Staff by the norms of Trondheim: the tables as the municipality printed them, and capacity from staff and back.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  normOf,
  placesFromStaff,
  hoursFromStaff,
  staffCeiling,
  staffForHours,
  staffForPlaces,
} from "../analysis/staff-capacity.ts";
import type { BedNorm } from "../analysis/staff-capacity.ts";
import {
  addedFtePerPatient,
  ftePerPatient,
  ftePerResident,
  homeCareBudgetNok,
  homeCareHours,
  meanNeedHours,
  needHours,
  nursingHomeStaff,
  totalFte,
  wageCost,
} from "../analysis/staff-norm.ts";
import { staffDifferences, staffOfRun } from "../analysis/staff-run.ts";
import type { Estimate } from "../analysis/estimates.ts";
import type { Difference } from "../analysis/comparison.ts";
import { weeklyCapacity } from "../scenarios/capacity.ts";
import { loadScenario, loadStaffNorms, readTextFile } from "../scenarios/load.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { readStaffNorms } from "../scenarios/read-staff-norms.ts";

const file = "scenarios/planning/staff-norms-trondheim.yaml";
const { norms, provenance } = loadStaffNorms(file);
const longTerm = norms.byKind["long-term"] as BedNorm & { norm: "nursing-home" };
const two = (value: number): string => value.toFixed(2);

describe("the norms for short-term places", () => {
  test.each([
    ["medical-and-mrsa", "0.35", "0.90", 1],
    ["rehabilitation", "0.35", "0.90", 1],
    ["respite", "0.16", "0.71", 1],
    ["fse", "0.77", "1.32", 1],
    ["municipal-acute", "1.34", "1.89", 0],
    ["after-treatment", "1.15", "1.70", 1],
  ])(
    "of %s add up to the sums that the municipality printed: %s added, %s for each patient",
    (id, added, sum, ward) => {
      const category = norms.shortTerm[id]!;
      expect([two(addedFtePerPatient(category)), two(ftePerPatient(category))]).toEqual([added, sum]);
      expect([category.nightFtePerPatient, category.baseFtePerPatient, category.wardFtePerWard]).toEqual([
        0.1,
        0.55,
        ward,
      ]);
    },
  );

  test("staff a ward of twelve by patient, by night and for the ward", () => {
    const by = norms.byKind.rehabilitation as BedNorm;
    const staff = staffForPlaces(norms, by, 12);
    expect(staff.base).toBeCloseTo(6.6, 12);
    expect(staff.night).toBeCloseTo(1.2, 12);
    expect(staff.ward).toBe(1);
    // 12 × (0.90 + 0.1) + 1
    expect(totalFte(staff)).toBeCloseTo(13, 12);
    expect(staffForPlaces(norms, by, 13).ward).toBe(2);
  });
});

describe("the model of nursing homes", () => {
  const at = (hours: number): number => ftePerResident(norms.nursingHome, hours, norms.hoursPerFte);

  test("has the need table of the municipality", () => {
    const levels = [1, 2, 3, 4];
    const table = levels.map((physical) =>
      levels.map((cognitive) => needHours(norms.nursingHome.need, physical, cognitive)),
    );
    expect(table).toEqual([
      [0.0, 1.6, 1.6, 4.6],
      [4.2, 4.2, 5.0, 6.9],
      [8.6, 8.6, 8.6, 9.4],
      [13.0, 13.0, 13.0, 14.2],
    ]);
  });

  test("puts a score between two levels in the lower one: 1.99 is of 1, 5 is of 4", () => {
    expect(needHours(norms.nursingHome.need, 1.99, 2.99)).toBe(1.6);
    expect(needHours(norms.nursingHome.need, 5, 5)).toBe(14.2);
    expect(needHours(norms.nursingHome.need, 0.5, 0.5)).toBe(0);
  });

  test("gives 0.32 FTE to the fittest resident, 0.40 more to the frailest, 0.72 in all, and about 0.55 on average", () => {
    // 0.28 + 0.045 = 0.325 and 0.725: the source writes both with two decimals, the last one cut.
    const cut = (value: number): number => Math.floor(100 * value + 1e-9) / 100;
    expect(at(0)).toBeCloseTo(0.325, 12);
    expect(cut(at(0))).toBe(0.32);
    expect(cut(at(14.2))).toBe(0.72);
    expect(at(14.2) - at(0)).toBeCloseTo(0.4, 12);
    expect(two(at(meanNeedHours(norms.nursingHome.need, longTerm.needMix)))).toBe("0.55");
  });

  test("gives wards, night, service hosts, managers and clerical staff besides", () => {
    const size = { places: 40, patients: 38, wards: 4, units: 1, needHoursPerWeek: 7.1 };
    const staff = nursingHomeStaff(norms.nursingHome, size, norms.hoursPerFte);
    expect(staff.base).toBeCloseTo(11.2, 12);
    expect(staff.need).toBeCloseTo(7.6, 12);
    expect(staff.ward).toBe(4);
    expect(staff.night).toBeCloseTo(3.8, 12);
    expect(staff["service-host"]).toBeCloseTo(1.8, 12);
    expect(staff.manager).toBe(1);
    expect(staff.clerical).toBeCloseTo(0.02 * (11.2 + 7.6 + 4 + 3.8 + 1.8 + 1), 12);
  });

  test("have a base of their own for short-term places: 0.54 instead of 0.28", () => {
    const short = staffForPlaces(norms, { ...longTerm, isShortTerm: true }, 10);
    expect(short.base).toBeCloseTo(5.4, 12);
    expect(staffForPlaces(norms, longTerm, 10).base).toBeCloseTo(2.8, 12);
  });

  test("costs what the wages of 2022 say, and names the categories without a wage", () => {
    const wages = { base: 758_000, night: 850_000 };
    expect(wageCost({ base: 2, night: 1, doctor: 1 }, wages)).toEqual({ nok: 2_366_000, withoutWage: ["doctor"] });
    const all = staffForPlaces(norms, longTerm, 1110);
    expect(wageCost(all, norms.wagesNok).withoutWage).toEqual([]);
  });
});

describe("the norm of home care", () => {
  test("has the table of 2022", () => {
    const levels = [1, 1.5, 2, 2.5, 3, 4];
    expect(levels.map((first) => levels.map((second) => homeCareHours(norms.homeCare, first, second, false)))).toEqual([
      [1.2, 1.2, 1.2, 1.2, 1.2, 1.3],
      [1.4, 1.5, 1.9, 3.3, 4.3, 4.5],
      [2.4, 3.2, 3.7, 4.7, 6.6, 6.8],
      [3.8, 6.0, 7.2, 7.5, 8.2, 9.1],
      [7.4, 9.9, 12.1, 13.5, 17.2, 17.8],
      [18.2, 19.4, 21.1, 24.5, 27.6, 30.6],
    ]);
  });

  test("adds 21 % for those who live alone, and the budget is hours × 450", () => {
    const alone = homeCareHours(norms.homeCare, 3, 2.5, true);
    expect(alone).toBeCloseTo(13.5 * 1.21, 12);
    expect(homeCareBudgetNok(norms.homeCare, 30.6)).toBeCloseTo(13_770, 9);
    expect([norms.homeCare.budgetPerHourNok, norms.homeCare.budgetYear]).toEqual([450, 2022]);
  });
});

describe("capacity and staff", () => {
  const bedNorms = Object.entries(norms.byKind).filter(([, by]) => by.norm !== "home-care") as [string, BedNorm][];

  test.each(bedNorms)("of %s: the staff for places give those places again", (_, by) =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (places) => {
        const fte = totalFte(staffForPlaces(norms, by, places));
        expect(placesFromStaff(norms, by, fte)).toBe(places);
        expect(placesFromStaff(norms, by, fte - 0.01)).toBeLessThan(places);
      }),
    ),
  );

  test.each(bedNorms)("of %s: the places that staff give take no more than these, and one more would", (_, by) =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3000, noNaN: true }), (fte) => {
        const places = placesFromStaff(norms, by, fte);
        expect(totalFte(staffForPlaces(norms, by, places))).toBeLessThanOrEqual(fte + 1e-5);
        expect(totalFte(staffForPlaces(norms, by, places + 1))).toBeGreaterThan(fte);
      }),
    ),
  );

  test("of home care: the staff for hours give those hours again", () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e5, noNaN: true }), (hours) => {
        expect(hoursFromStaff(norms, totalFte(staffForHours(norms, hours)))).toBeCloseTo(hours, 6);
      }),
    ));

  test("as the staff ceiling of a scenario opens exactly the places that it was made for, and fewer as staff go", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (places) => {
        const staff = staffCeiling(norms, longTerm, places);
        const place = { owner: "kommune", kind: "long-term" as const, capacityBeds: 100_000, staff };
        expect(weeklyCapacity(place).most).toBe(places);
        const fewer = { ...place, staff: { ...staff, fte: staff.fte - staff.ftePerPlace } };
        expect(weeklyCapacity(fewer).most).toBe(places - 1);
      }),
    ));

  test("without any norm have no limit", () => {
    const none = {
      ...norms,
      shortTerm: {
        none: { ...norms.shortTerm["fse"]!, nightFtePerPatient: 0, wardFtePerWard: 0, baseFtePerPatient: 0, added: {} },
      },
    };
    expect(placesFromStaff(none, { norm: "short-term", mix: { none: 1 }, placesPerWard: 10 }, 0)).toBe(Infinity);
  });
});

describe("the staff of a run", () => {
  const { scenario } = loadScenario("scenarios/trondheim.yaml");
  const estimate = (measure: "occupiedMean" | "homeCareHoursPerWeek", place: string, mean: number): Estimate => ({
    key: { measure, place },
    count: 3,
    mean,
    standardError: 1,
    ci95: [mean - 4, mean + 4],
    p10: mean,
    p50: mean,
    p90: mean,
  });
  const found = [
    estimate("occupiedMean", "trondheim-langtid", 1080),
    estimate("homeCareHoursPerWeek", "trondheim-hjemmetjeneste", 2000),
  ];

  test("follows the places and the patients, with the interval of the patients", () => {
    const { places, withoutNorm } = staffOfRun(scenario, found, norms);
    const home = places.find(({ place }) => place === "trondheim-langtid")!;
    expect(totalFte(home.forPlaces!)).toBeCloseTo(totalFte(staffForPlaces(norms, longTerm, 1110)), 10);
    expect(home.forPatientsTotal.mean).toBeCloseTo(totalFte(staffForPlaces(norms, longTerm, 1110, 1080)), 10);
    const need = home.forPatients.need!;
    const each = meanNeedHours(norms.nursingHome.need, longTerm.needMix) / 35.5;
    expect(need.mean).toBeCloseTo(1080 * each, 10);
    expect(need.ci95![1] - need.ci95![0]).toBeCloseTo(8 * each, 10);
    // What goes by place has nothing uncertain.
    expect(home.forPatients.base!.ci95).toEqual([home.forPatients.base!.mean, home.forPatients.base!.mean]);
    const care = places.find(({ norm }) => norm === "home-care")!;
    expect(care.forPatientsTotal.mean).toBeCloseTo(2000 / 35.5, 10);
    expect(withoutNorm).toContain("st-olavs");
  });

  test("beside a baseline differs as the difference of the two", () => {
    const more = {
      ...scenario,
      places: {
        ...scenario.places,
        "trondheim-langtid": { ...scenario.places["trondheim-langtid"]!, capacityBeds: 1140 },
      },
    };
    const later = [estimate("occupiedMean", "trondheim-langtid", 1105), found[1]!];
    const [before, after] = [staffOfRun(scenario, found, norms), staffOfRun(more, later, norms)];
    const paired = {
      key: { measure: "occupiedMean", place: "trondheim-langtid" },
      presence: "both",
      difference: 25,
      differenceCi95: [20, 30],
    } as unknown as Difference;
    const [difference] = staffDifferences(before, after, [paired], norms, more);
    const total = (staff: typeof before): number =>
      staff.places.find(({ place }) => place === "trondheim-langtid")!.forPatientsTotal.mean;
    expect(difference!.forPatients!.mean).toBeCloseTo(total(after) - total(before), 9);
    expect(difference!.forPlaces).toBeCloseTo(
      totalFte(staffForPlaces(norms, longTerm, 1140)) - totalFte(staffForPlaces(norms, longTerm, 1110)),
      9,
    );
    expect(difference!.forPatients!.ci95![0]).toBeLessThan(difference!.forPatients!.mean);
  });

  test("takes the norm of a place before that of its kind", () => {
    const own = { ...norms, byPlace: { "trondheim-helsehus": longTerm } };
    expect(normOf(own, "trondheim-helsehus", "health-house")).toBe(longTerm);
    expect(normOf(norms, "trondheim-helsehus", "health-house")?.norm).toBe("short-term");
  });
});

describe("a file of norms", () => {
  const text = readTextFile(file);
  const problemsWith = (from: string, to: string): string => {
    expect(text).toContain(from);
    try {
      readStaffNorms("norms.yaml", () => text.replace(from, to));
      return "";
    } catch (error) {
      if (error instanceof ScenarioError) return error.message;
      throw error;
    }
  };

  test("says of every number where it comes from", () => {
    const known = Object.keys(provenance);
    const leaves = (value: unknown, path: string[]): string[] =>
      typeof value === "number"
        ? [path.join(".")]
        : typeof value === "object" && value !== null
          ? Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]))
          : [];
    const bare = leaves(norms, []).filter((path) => !known.some((own) => path === own || path.startsWith(`${own}.`)));
    // The years of prices, and a mix of one category alone, are no numbers to have a source.
    expect(bare).toEqual(["homeCare.budgetYear", "wageYear", "byKind.rehabilitation.mix.rehabilitation"]);
  });

  test.each([
    [
      "shares that do not add up",
      "{ medical-and-mrsa: 0.5, after-treatment: 0.5 }",
      "{ medical-and-mrsa: 0.5, after-treatment: 0.4 }",
      /must have shares that add up to 1, got 0.9/,
    ],
    [
      "a category that is not there",
      "mix: { rehabilitation: 1 }",
      "mix: { rehabilitasjon: 1 }",
      /did you mean "rehabilitation"/,
    ],
    [
      "a negative number",
      "baseFtePerPlace: { value: 0.28",
      "baseFtePerPlace: { value: -0.28",
      /must be 0 or more, got -0.28/,
    ],
    ["a table with a row too few", "        - [0.0, 1.6, 1.6, 4.6]\n", "", /must have a row of hours for each level/],
    [
      "levels that fall",
      "rows: [1, 1.5, 2, 2.5, 3, 4]",
      "rows: [1, 1.5, 2, 2.5, 3, 2]",
      /must rise from level to level/,
    ],
    [
      "a misspelt field",
      "wardFtePerWard: { value: 1, kind",
      "wardFtePerWord: { value: 1, kind",
      /did you mean "wardFtePerWard"/,
    ],
  ])("is refused with %s", (_, from, to, message) => expect(problemsWith(from, to)).toMatch(message));
});
