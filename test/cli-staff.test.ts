/*
 * `flyt staff`: staff from capacity, capacity from staff, and the change that simulates it.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { PlacesForStaff, StaffedPlace } from "../analysis/staff-plan.ts";
import { placesForStaff, staffPlan } from "../analysis/staff-plan.ts";
import { type BedNorm, normOf, placesFromStaff, staffForPlaces, writtenFte } from "../analysis/staff-capacity.ts";
import { staffOfRun } from "../analysis/staff-run.ts";
import { type StaffByCategory, totalFte, wageCost } from "../analysis/staff-norm.ts";
import { weeklyCapacity } from "../scenarios/capacity.ts";
import { applyChanges } from "../scenarios/changes.ts";
import { hoursCapacityOn } from "../scenarios/hours.ts";
import { loadMeasure, loadScenario, loadStaffNorms } from "../scenarios/load.ts";
import { STAFF_CATEGORIES } from "../scenarios/staff-norms.ts";
import { commandHere } from "./support/command-here.ts";

vi.setConfig({ testTimeout: 120_000 });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "flyt-staff-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const { scenario } = loadScenario("scenarios/trondheim.yaml");
const { norms } = loadStaffNorms("scenarios/planning/staff-norms-trondheim.yaml");
const bedPlaces = staffPlan(scenario, norms)
  .places.filter(({ places }) => places !== null)
  .map(({ place }) => place);
const widest = (text: string): number => Math.max(...text.split("\n").map((line) => line.length));

interface Document {
  readonly places: readonly StaffedPlace[];
  readonly withoutNorm: readonly string[];
  readonly fromStaff?: readonly PlacesForStaff[];
  readonly manifest: Record<string, unknown>;
}
const document = async (words: readonly string[]): Promise<Document> =>
  JSON.parse((await commandHere(["staff", ...words, "--json", "-q"])).stdout) as Document;

describe("staff from capacity", () => {
  test("is printed for each place with wages, their year and their sources, no wider than a page", async () => {
    const [en, nb, nn] = await Promise.all([
      commandHere(["staff", "trondheim", "-q"]),
      commandHere(["staff", "trondheim", "-q"], "nb"),
      commandHere(["staff", "trondheim", "-q"], "nn"),
    ]);
    expect([en!.exitCode, en!.stderr]).toEqual([0, ""]);
    // 108 × (1.30 + 0.1) + 9 wards; by day 0.55 and half of 0.35 and of 1.15.
    expect(en!.stdout).toMatch(/^Health house, Trondheim +108 +160\.2 +1\.48 +1\.30 +125\.7$/m);
    expect(en!.stdout).toContain("Wages in prices of 2022");
    expect(en!.stdout.replaceAll("\n", " ")).toContain(
      "(Trondheim kommune, økonomistyring 2022). Assumed wages: nurse,",
    );
    expect(en!.stdout).toContain("No norm is given for: St. Olavs, somatic care.");
    expect(nb!.stdout).toMatch(/^Helsehus, Trondheim +108 +160,2 +1,48 +1,30 +125,7$/m);
    expect(nn!.stdout).toContain("Årsverk etter kva dei er til");
    for (const { stdout } of [en!, nb!, nn!]) expect(widest(stdout)).toBeLessThanOrEqual(100);
  });

  test("tells a resident by day as the municipality does: 0.55, and a rehabilitation patient 0.90", async () => {
    const { places, withoutNorm, manifest } = await document(["trondheim"]);
    const day = (id: string): number => places.find(({ place }) => place === id)!.dayFtePerPatient!;
    expect(day("trondheim-langtid").toFixed(2)).toBe("0.55");
    expect(day("trondheim-rehab").toFixed(2)).toBe("0.90");
    expect(withoutNorm).toEqual(["st-olavs"]);
    expect(manifest).toMatchObject({ wageYear: 2022, budgetYear: 2022, budgetPerHourNok: 450, hoursPerFte: 35.5 });
  });

  test("follows --set and --measure, also where a change has a date", async () => {
    const fte = async (flags: readonly string[]): Promise<number> =>
      (await document(["trondheim", ...flags])).places[0]!.fte!;
    const [before, set, measure] = [
      await fte([]),
      await fte(["--set", "places.trondheim-helsehus.capacityBeds=+12"]),
      await fte(["--measure", "helsehus+10"]),
    ];
    // A ward of twelve: 12 × 1.4 + 1.
    expect(set - before).toBeCloseTo(17.8, 9);
    expect(measure - before).toBeCloseTo(15, 9);
    const dated = await fte(["--set", "places.trondheim-helsehus.capacityBeds=+12@2024-01-01"]);
    expect(dated).toBeCloseTo(set, 9);
  });

  test("is told in prices of another year by the index of a table of prices, and refused for a year without one", async () => {
    const { manifest, places } = await document(["trondheim", "--price-year", "2024"]);
    const [of2022] = (await document(["trondheim"])).places;
    expect([manifest.wageYear, manifest.budgetYear]).toEqual([2024, 2024]);
    expect(places[0]!.wageNok).toBeCloseTo((of2022!.wageNok! * 5745) / 5306, 3);
    const { stdout } = await commandHere(["staff", "trondheim", "--price-year", "2024", "-q"]);
    expect(stdout.replaceAll("\n", " ")).toContain(
      "The prices are of 2022, and were taken here by the index “Growth of the fee”.",
    );
    const { exitCode, stderr } = await commandHere(["staff", "trondheim", "--price-year", "2040"]);
    expect([exitCode, stderr]).toEqual([3, expect.stringContaining("2040")]);
    const words = ["run", "two-municipalities", "-n", "2", "-q", "--staff", "--money", "--json"];
    const { staff, money } = JSON.parse((await commandHere(words)).stdout);
    expect([staff.wageYear, staff.budgetYear]).toEqual([money.priceYear, money.priceYear]);
  });

  test("has the hours and the budget of home care where its hours have a limit", async () => {
    const { places } = await document([
      "trondheim",
      "--set",
      "places.trondheim-hjemmetjeneste.capacityHoursPerWeek=2130",
    ]);
    const care = places.find(({ place }) => place === "trondheim-hjemmetjeneste")!;
    expect([care.hoursPerWeek, care.fte]).toEqual([2130, 60]);
    expect(care.budgetNok).toBeCloseTo((2130 * 365 * 450) / 7, 3);
    expect(care.wageNok).toBeCloseTo(60 * 758_000, 6);
  });
});

describe("staff that are typed back as they are printed", () => {
  test("are for the places that they were printed for", async () => {
    const { stdout } = await commandHere(["staff", "trondheim", "-q"]);
    const printed = bedPlaces.map((id) => {
      const name = (scenario.places[id]!.name as { en: string }).en;
      const [, places, fte] = new RegExp(`^${name} +([\\d,]+) +([\\d,.]+) `, "m").exec(stdout)!;
      return { id, places: Number(places!.replace(",", "")), fte: fte!.replace(",", "") };
    });
    const flags = printed.flatMap(({ id, fte }) => ["--fte", `${id}=${fte}`]);
    const { fromStaff } = await document(["trondheim", ...flags]);
    expect(fromStaff!.map(({ places }) => places)).toEqual(printed.map(({ places }) => places));
    expect(printed.find(({ id }) => id === "trondheim-langtid")).toMatchObject({ places: 1110, fte: "882.9" });
    const again = await commandHere(["staff", "trondheim", "--fte", "trondheim-langtid=882.9", "-q"], "nb");
    expect(again.stdout).toMatch(
      /^Langtidsplasser, Trondheim +882,9 +1\u00a0110 plasser +882,9 +0,0 +alle til sammen/m,
    );
  });

  test.each(bedPlaces)("are for as many places of %s as the exact number is, altogether and by category", (id) => {
    const by = normOf(norms, id, scenario.places[id]!.kind) as BedNorm;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.constantFrom(...STAFF_CATEGORIES, null), (places, category) => {
        const of = category === null ? totalFte : (staff: StaffByCategory): number => staff[category] ?? 0;
        const exact = of(staffForPlaces(norms, by, places));
        const { fte, decimals } = writtenFte(norms, by, exact, of);
        expect(fte).toBeGreaterThanOrEqual(exact - 1e-6);
        expect(fte - exact).toBeLessThan(0.1);
        expect(Number(fte.toFixed(decimals))).toBe(fte);
        expect(placesFromStaff(norms, by, fte, of)).toBe(placesFromStaff(norms, by, exact, of));
        if (category === null) expect(placesFromStaff(norms, by, fte)).toBe(places);
      }),
    );
  });
});

describe("capacity from staff", () => {
  test.each(bedPlaces)("of %s opens in the engine exactly the places that the staff are for", (id) =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 2000, noNaN: true }), (total) => {
        const { places, changes, opens, staff, nextPlace } = placesForStaff(scenario, norms, id, {
          total,
          byCategory: {},
        })!;
        const { tree, problems } = applyChanges(scenario, changes);
        expect(problems).toEqual([]);
        expect(weeklyCapacity(tree.places[id]!).most).toBe(places);
        expect(opens).toBe(places);
        const more = Object.values(nextPlace!).reduce((sum, fte) => sum + fte, 0);
        const taken = Object.values(staff!).reduce((sum, fte) => sum + fte, 0);
        expect(taken).toBeLessThanOrEqual(total + 1e-5);
        expect(taken + more).toBeGreaterThan(total);
      }),
      { numRuns: 50 },
    ),
  );

  test("of one category is as many places as it is for, and the tightest of several sets the limit", () => {
    const found = (byCategory: Record<string, number>, total?: number) =>
      placesForStaff(scenario, norms, "trondheim-helsehus", { total, byCategory })!;
    // 0.1 at night for each patient.
    expect(found({ night: 9 })).toMatchObject({ places: 90, binding: "night", leftOver: { byCategory: { night: 0 } } });
    // One for each ward of twelve.
    expect(found({ ward: 5 })).toMatchObject({ places: 60, binding: "ward" });
    const both = found({ night: 9, ward: 5 }, 200);
    expect(both).toMatchObject({ places: 60, binding: "ward" });
    expect(both.leftOver.byCategory.night).toBeCloseTo(3, 9);
    expect(both.leftOver.total).toBeCloseTo(200 - both.fte!, 9);
    expect(found({ night: 9, ward: 50 }, 50)).toMatchObject({ binding: "total" });
  });

  test("of home care is hours and their budget, which the engine takes as its limit", () => {
    const id = "trondheim-hjemmetjeneste";
    const found = placesForStaff(scenario, norms, id, { total: 60, byCategory: {} })!;
    expect([found.hoursPerWeek, found.fte, found.places]).toEqual([2130, 60, null]);
    expect(found.budgetNok).toBeCloseTo(2130 * (365 / 7) * 450, 3);
    const { tree } = applyChanges(scenario, found.changes);
    expect(hoursCapacityOn(tree.places[id]!, "monday")).toBe(2130);
  });

  test("with staff for more places than there are beds raises the beds too, and says so", async () => {
    const { stdout } = await commandHere(["staff", "trondheim", "--fte", "fosen-korttid=60", "-q"]);
    expect(stdout.replaceAll("\n", " ")).toContain(
      "Short-term places, Fosen has 33 places; the change raises them to 55, for staff alone open no place that is not there.",
    );
    expect(stdout).toMatch(/^ {2}fosen-korttid:\n {4}staff: \{ fte: 60, ftePerPlace: 1\.09 \}\n {4}capacityBeds: 55$/m);
  });

  test("that is kept by weekday fewer places says that only those open", async () => {
    const set =
      'places.fosen-korttid.capacityByWeekday={"monday":20,"tuesday":20,"wednesday":20,"thursday":20,"friday":20,"saturday":20,"sunday":20}';
    const { stdout } = await commandHere(["staff", "trondheim", "--set", set, "--fte", "fosen-korttid=30", "-q"]);
    expect(stdout.replaceAll("\n", " ")).toContain("Short-term places, Fosen: only 20 places open");
  });

  test("is printed with what is short, what is left and the change as YAML and as a command, and written as a measure", async () => {
    const out = join(folder, "fewer.yaml");
    const words = ["staff", "trondheim", "--fte", "trondheim-helsehus=155,2", "-q"];
    const [nb, again] = [
      await commandHere([...words, "--out", out], "nb"),
      await commandHere([...words, "--out", out]),
    ];
    expect(nb.exitCode).toBe(0);
    expect(nb.stdout).toMatch(/^Helsehus, Trondheim +155,2 +104 plasser +154,6 +0,6 +alle til sammen +121,3$/m);
    expect(nb.stdout).toContain("    staff: { fte: 154.6, ftePerPlace: 1.48 }");
    expect(nb.stdout).toContain(`--set 'places.trondheim-helsehus.staff={"fte":154.6,"ftePerPlace":1.48}'`);
    expect(widest(nb.stdout)).toBeLessThanOrEqual(100);
    expect(again.exitCode).toBe(1);
    expect(loadMeasure(out).changes).toHaveLength(1);
    const changed = loadScenario("scenarios/trondheim.yaml", { measures: [out] });
    expect(weeklyCapacity(changed.scenario.places["trondheim-helsehus"]!).most).toBe(104);
  });

  test("five full-time equivalents fewer at the health house lengthen its queue, which compare tells with an interval", async () => {
    const out = join(folder, "five-fewer.yaml");
    await commandHere(["staff", "trondheim", "--fte", "trondheim-helsehus=155.2", "-q", "--out", out]);
    const short = ["--set", "run.warmUpDays=200", "--set", "run.lengthDays=200"];
    const words = [
      "compare",
      "trondheim",
      "--with",
      out,
      "-n",
      "8",
      "--threads",
      "1",
      "-q",
      "--staff",
      ...short,
      "--json",
    ];
    const { alternatives, staff } = JSON.parse((await commandHere(words)).stdout);
    const queue = alternatives[1].measures.find(
      (own: { measure: string; place?: string }) => own.measure === "queueMean" && own.place === "trondheim-helsehus",
    );
    expect(queue.differenceCi95[0]).toBeGreaterThan(0);
    const house = staff[0].places.find(({ place }: { place: string }) => place === "trondheim-helsehus");
    expect(house.forPlaces).toBeCloseTo(-5.6, 9);
    expect(house.wageForPlacesNok).toBeLessThan(-4e6);
    expect(house.wageForPatientsNok.ci95[1]).toBeLessThan(0);
  });

  test.each([
    ["trondheim-helsehuss=3", /no place called "trondheim-helsehuss"; did you mean "trondheim-helsehus"/],
    ["st-olavs=5", /no norm of staff is given for St\. Olavs, somatic care \(st-olavs\)/],
    [
      "trondheim-helsehus=-3",
      /--fte trondheim-helsehus must be a number of full-time equivalents from 0 to 100000.*"-3"/,
    ],
    ["trondheim-helsehus=many", /got "many"/],
    ["trondheim-helsehus", /--fte must be a place and a number/],
    ["trondheim-helsehus.nigth=3", /no staff called nigth; did you mean "night"/],
    ["trondheim-helsehus.clerical=3", /gives no staff of the kind clerical/],
    ["__proto__=3", /no place called "__proto__"/],
  ])("for %s is refused with exit code 2, and says why", async (fte, message) => {
    const { exitCode, stdout, stderr } = await commandHere(["staff", "trondheim", "--fte", fte]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
  });

  test("is refused where it is given twice, without what it needs, and with norms for places that are not there", async () => {
    const twice = await commandHere(["staff", "trondheim", "--fte", "trondheim-rehab=3", "--fte", "trondheim-rehab=4"]);
    expect([twice.exitCode, twice.stderr]).toEqual([2, expect.stringContaining("is given twice")]);
    const out = join(folder, "nothing.yaml");
    const alone = await commandHere(["staff", "trondheim", "--out", out]);
    expect([alone.exitCode, existsSync(out)]).toEqual([2, false]);
    const mine = join(folder, "norms.yaml");
    const text = readFileSync("scenarios/planning/staff-norms-trondheim.yaml", "utf8");
    writeFileSync(mine, `${text}\nbyPlace:\n  st-olav:\n    norm: home-care\n`);
    const unknown = await commandHere(["staff", "trondheim", "--norms", mine]);
    expect([unknown.exitCode, unknown.stderr]).toEqual([3, expect.stringContaining("byPlace.st-olav: is no place")]);
  });
});

test("what staff of a run cost is FTE × wage by category, and categories without a wage are named", () => {
  const { doctor: _, ...wagesNok } = norms.wagesNok;
  const use = { count: 3, standardError: 1, p10: 1, p50: 1, p90: 1 };
  const found = [
    {
      ...use,
      key: { measure: "occupiedMean" as const, place: "trondheim-helsehus" },
      mean: 104,
      ci95: [102, 106] as const,
    },
    {
      ...use,
      key: { measure: "homeCareHoursPerWeek" as const, place: "trondheim-hjemmetjeneste" },
      mean: 2000,
      ci95: [1900, 2100] as const,
    },
  ];
  const { places, wageYear } = staffOfRun(scenario, found, { ...norms, wagesNok });
  const [house, care] = ["trondheim-helsehus", "trondheim-hjemmetjeneste"].map((id) =>
    places.find(({ place }) => place === id)!,
  );
  const by = norms.byKind["health-house"] as BedNorm;
  const cost = (patients: number): number => wageCost(staffForPlaces(norms, by, 108, patients), wagesNok).nok;
  expect(house!.wageForPatientsNok.mean).toBeCloseTo(cost(104), 6);
  expect(house!.wageForPatientsNok.ci95![0]).toBeCloseTo(cost(102), 6);
  expect(house!.wageForPlacesNok).toBeCloseTo(cost(108), 6);
  expect([house!.withoutWage, wageYear]).toEqual([["doctor"], 2022]);
  expect(care!.budgetNok!.ci95).toEqual([1900, 2100].map((hours) => hours * (365 / 7) * 450));
});
