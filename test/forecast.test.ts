/*
 * The forecast: people → use → places, hours, staff and cost, and the same years simulated.
 */
import fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import { coverageAtBase, type Forecast, forecastOf, type ForecastData } from "../analysis/forecast.ts";
import { coverageChanges, growthChanges } from "../analysis/forecast-growth.ts";
import { yearEnds } from "../analysis/forecast-simulated.ts";
import { estimateAll } from "../analysis/estimates.ts";
import { staffForHours, staffForPlaces } from "../analysis/staff-capacity.ts";
import type { BedNorm } from "../analysis/staff-capacity.ts";
import { totalFte } from "../analysis/staff-norm.ts";
import { livingAloneFactor, rateYounger, useRates, usersOf } from "../analysis/use-rates.ts";
import { compile } from "../engine/compile.ts";
import { SimulationPool } from "../engine/pool.ts";
import type { Results } from "../engine/results.ts";
import { ageBand } from "../scenarios/age-band.ts";
import { loadForecastInput, loadPopulation, loadScenario, loadStaffNorms, readTextFile } from "../scenarios/load.ts";
import { personsIn } from "../scenarios/population.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { readForecastInput, refuseUnknownMunicipalities, refuseUnknownRegions } from "../scenarios/read-forecast.ts";
import { readPopulation } from "../scenarios/read-population.ts";
import { forecast, type ForecastMaterial } from "../tasks/forecast.ts";
import type { Simulator } from "../tasks/simulator.ts";

vi.setConfig({ testTimeout: 60_000 });

const file = "scenarios/planning/forecast-trondheim.yaml";
const loaded = loadForecastInput(file);
const norms = loadStaffNorms("scenarios/planning/staff-norms-trondheim.yaml");
const { populationFile } = loaded;
const population = loadPopulation(populationFile, "trondheim");
const data: ForecastData = { input: loaded.input, population, populationFile, norms: norms.norms };
const trondheim = population.get("trondheim")!;

/** People who stay as they are in 2024. */
const constant = readPopulation(
  "constant.csv",
  () =>
    [
      "age,year,persons",
      ...["16-66,149438", "67-79,21374", "80-89,6664", "90+,1358"].flatMap((line) =>
        [2024, 2040].map((year) => line.replace(",", `,${year},`)),
      ),
    ].join("\n"),
  "trondheim",
);

const path = (own: Forecast, assumption: string) => own.needs.find((need) => need.assumption === assumption)!;
const longTerm = (own: Forecast, assumption: string): number[] =>
  path(own, assumption).years.map(({ services }) => services["long-term"]!.places!);

describe("the people", () => {
  const { people } = forecastOf(data);
  const ratio = (year: number): string => people.find((own) => own.year === year)!.workingAgePerCovered!.toFixed(1);

  test("of working age per 80+ are half as many in 2040 as in 2020: 20.6 and 10.3, with 160,000 in 2040 as an assumption", () => {
    expect([ratio(2020), ratio(2040)]).toEqual(["20.6", "10.3"]);
    expect(people.find(({ year }) => year === 2040)!.workingAge).toEqual({ persons: 160_000 });
  });

  test("are told for each year from 2020 to 2040, those between two years of the file as such", () => {
    expect(people.map(({ year }) => year)).toEqual(Array.from({ length: 21 }, (_, at) => 2020 + at));
    expect(people.find(({ year }) => year === 2025)!.byAge["80-89"]).toEqual({
      persons: (6664 + 7622) / 2,
      between: [2024, 2026],
    });
  });
});

describe("use rates", () => {
  test("are the users of the base year ÷ the people of their age", () => {
    const rates = forecastOf(data).rates["long-term"]!;
    expect(rates.map(({ age, users, persons }) => [age, users, persons])).toEqual([
      ["16-66", 54, 149_438],
      ["67-79", 216, 21_374],
      ["80-89", 464, 6664],
      ["90+", 346, 1358],
    ]);
    for (const { users, persons, rate } of rates) expect(rate).toBe(users / persons);
  });

  test("read at the mean age of the band below give the rate of that band", () => {
    const [, younger, older] = useRates(
      { "16-66": 1, "67-79": 20, "80-89": 60 },
      { "16-66": 100, "67-79": 100, "80-89": 100 },
      { "16-66": 40, "67-79": 72, "80-89": 84 },
      66,
    );
    expect(rateYounger(older!, 12)).toBeCloseTo(younger!.rate, 12);
    // The lowest band that follows age takes the growth of the band above it, and those of working age do not follow it.
    expect(rateYounger(younger!, 12)).toBeCloseTo(0.2 / 3, 12);
  });

  test("of the base year give the users of the base year, whatever they are", () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1e4 }), fc.integer({ min: 1, max: 1e6 })), {
          minLength: 3,
          maxLength: 3,
        }),
        (cells) => {
          const ages = ["16-66", "67-79", "80+"];
          const users = Object.fromEntries(ages.map((age, at) => [age, cells[at]![0]]));
          const persons = Object.fromEntries(ages.map((age, at) => [age, cells[at]![1]]));
          const rates = useRates(users, persons, { "16-66": 40, "67-79": 72, "80+": 85 }, 66);
          expect(usersOf(rates, persons, 0)).toBeCloseTo(cells[0]![0] + cells[1]![0] + cells[2]![0], 6);
        },
      ),
    ));

  test("rise with the share who live alone as they use more, and not where they use as much", () => {
    expect(livingAloneFactor(1.21, 0.5, 0.5)).toBe(1);
    expect(livingAloneFactor(1, 0.5, 0.9)).toBe(1);
    // All alone against nobody: 21 % more.
    expect(livingAloneFactor(1.21, 0, 1)).toBeCloseTo(1.21, 12);
  });
});

describe("the need", () => {
  const own = forecastOf(data);

  test("of the base year is what there is, under every assumption of health", () => {
    for (const { years } of own.needs) {
      const [first] = years;
      expect(first!.services["long-term"]!.places).toBeCloseTo(1110, 9);
      expect(first!.services["health-house"]!.places).toBeCloseTo(108, 9);
      expect(first!.services["home-care"]!.hoursPerWeek).toBeCloseTo(3566 * 4.9, 9);
    }
  });

  test("does not change where the people do not, with θ = 0", () => {
    const still = forecastOf({ ...data, population: constant });
    const places = longTerm(still, "expanded");
    for (const each of places) expect(each).toBeCloseTo(1110, 9);
    for (const { costNok } of path(still, "expanded").years)
      expect(costNok / path(still, "expanded").years[0]!.costNok).toBeCloseTo(1, 12);
    // Where years gained are healthy, the same people need less each year.
    const compressed = longTerm(still, "compressed");
    expect(compressed.every((each, at) => at === 0 || each < compressed[at - 1]!)).toBe(true);
  });

  test("under θ = 0 is people × the rates as they are", () => {
    const ages = { "16-66": 54, "67-79": 216, "80-89": 464, "90+": 346 };
    const users = Object.entries(ages).reduce((sum, [age, base]) => {
      const persons = (year: number): number => personsIn(trondheim, ageBand(age), year)!.persons;
      return sum + (base * persons(2035)) / persons(2024);
    }, 0);
    expect(path(own, "expanded").years[11]).toMatchObject({ year: 2035 });
    expect(path(own, "expanded").years[11]!.services["long-term"]!.users).toBeCloseTo(users, 8);
  });

  test("does not depend on which of the assumptions has which θ", () => {
    const { health } = loaded.input;
    const flat = {
      ...loaded.input,
      health: { ...health, compressed: { ...health.compressed, theta: 0 }, expanded: { ...health.expanded, theta: 1 } },
    };
    const other = forecastOf({ ...data, input: flat });
    expect(longTerm(other, "compressed")).toEqual(longTerm(own, "expanded"));
    expect(longTerm(other, "expanded")).toEqual(longTerm(own, "compressed"));
  });

  test("is least with healthy years gained, most with ill ones, and the reference lies between, in every year", () => {
    const [low, middle, high] = ["compressed", "reference", "expanded"].map((assumption) => longTerm(own, assumption));
    for (let at = 1; at < low!.length; at++) {
      expect(low![at]).toBeLessThan(middle![at]!);
      expect(middle![at]).toBeLessThan(high![at]!);
    }
  });

  test("has the staff that the norms give for its places, patients and hours, and the cost of its prices", () => {
    const year = path(own, "reference").years[16]!;
    const [home, care] = [year.services["long-term"]!, year.services["home-care"]!];
    expect(home.fte).toBeCloseTo(
      totalFte(staffForPlaces(norms.norms, norms.norms.byKind["long-term"] as BedNorm, home.places!, home.users)),
      9,
    );
    expect(home.costNok).toBeCloseTo(home.places! * 2740 * 365, 3);
    expect(care.fte).toBeCloseTo(totalFte(staffForHours(norms.norms, care.hoursPerWeek!)), 9);
    expect(care.costNok).toBeCloseTo((care.hoursPerWeek! / 7) * 365 * 487, 3);
    const services = Object.values(year.services);
    expect(year.costNok).toBeCloseTo(
      services.reduce((sum, { costNok }) => sum + costNok, 0),
      3,
    );
    expect(year.fte).toBeCloseTo(
      services.reduce((sum, { fte }) => sum + fte!, 0),
      9,
    );
  });

  test("is higher the more live alone in the last year, and as before in the base year", () => {
    const alone = forecastOf(data, { livingAlone: 0.7 });
    expect(longTerm(alone, "reference")[0]).toBeCloseTo(1110, 9);
    expect(longTerm(alone, "reference")[16]! / longTerm(own, "reference")[16]!).toBeCloseTo(
      (1 + 0.5 * 0.7) / (1 + 0.5 * 0.5),
      12,
    );
    const hours = (all: Forecast): number => path(all, "reference").years[16]!.services["home-care"]!.hoursPerWeek!;
    expect(hours(alone) / hours(own)).toBeCloseTo((1 + 0.21 * 0.7) / (1 + 0.21 * 0.5), 12);
  });
});

describe("the coverage rate", () => {
  const own = forecastOf(data, { coverage: 0.1 });
  const pathOf = (name: string) => own.coverage.find((each) => each.path === name)!.years;

  test("kept gives places in step with those of 80+; the 442 places more in 2030 cost 442 MNOK at 2,740 a day", () => {
    for (const { year, places } of pathOf("coverage-kept")) {
      expect(places / personsIn(trondheim, ageBand("80+"), year)!.persons).toBeCloseTo(1110 / 8022, 12);
    }
    const saved = pathOf("coverage-kept")[6]!.costNok - pathOf("as-today")[6]!.costNok;
    expect(pathOf("coverage-kept")[6]!.places - 1110).toBeCloseTo(442.1, 1);
    expect(saved / 1e6).toBeCloseTo(442.1, 1);
  });

  test("as today falls as 80+ grow in number, and a target is reached on a straight line", () => {
    expect(pathOf("as-today").every(({ places }) => places === 1110)).toBe(true);
    expect(pathOf("coverage-target")[16]!.coverage).toBeCloseTo(0.1, 12);
    expect(pathOf("coverage-target")[8]!.coverage).toBeCloseTo((0.1 + coverageAtBase(loaded.input, trondheim)) / 2, 12);
  });

  test("has no target where none is asked for", () =>
    expect(forecastOf(data).coverage.map(({ path: name }) => name)).toEqual(["as-today", "coverage-kept"]));
});

describe("what lacks is named", () => {
  const problemsOf = (work: () => unknown): string => {
    try {
      work();
      return "";
    } catch (error) {
      if (error instanceof ScenarioError) return error.message;
      throw error;
    }
  };

  test("a region, an age, and years beyond the file", () => {
    const people = (text: string): ForecastData => ({
      ...data,
      populationFile: "mine.csv",
      population: readPopulation("mine.csv", () => text, "trondheim"),
    });
    expect(problemsOf(() => forecastOf(people("region,year,age,persons\nMelhus,2024,80+,926\n")))).toMatch(
      /mine\.csv.*\n.*no people of the region "trondheim"; there is only melhus/,
    );
    const young =
      "age,year,persons\n16-66,2024,9\n16-66,2040,9\n67-79,2024,9\n67-79,2040,9\n80-89,2024,9\n80-89,2030,9\n90+,2024,9\n90+,2040,9\n";
    expect(problemsOf(() => forecastOf(people(young)))).toMatch(
      /no people of 80-89 in trondheim in 2031 and 9 more years to 2040/,
    );
    expect(problemsOf(() => forecastOf(data, { lastYear: 2045 }))).toMatch(
      /no people of 16-66 in trondheim in 2041 and 4 more years to 2045/,
    );
    expect(problemsOf(() => forecastOf(people(young), { lastYear: 2030 }))).toBe("");
  });

  test.each([
    [
      "a service without places",
      "    places: { value: 72",
      "    plasser: { value: 72",
      /did you mean "places"|unknown field/,
    ],
    [
      "a band without a mean age",
      "value: { 67-79: 1240,",
      "value: { 67-80: 1240,",
      /67-80: has no mean age; write one under meanAges/,
    ],
    [
      "bands that overlap",
      "value: { 67-79: 1240, 80-89: 1666,",
      "value: { 67-79: 1240, 80+: 1666,",
      /90\+: overlaps 80\+/,
    ],
    [
      "a coverage of a service that is not there",
      "coverageService: long-term",
      "coverageService: long-trem",
      /did you mean "long-term"/,
    ],
    [
      "a coverage of a service without places",
      "coverageService: long-term",
      "coverageService: home-care",
      /coverageService: must be a service with places/,
    ],
    [
      "a last year before the base year",
      "lastYear: 2040",
      "lastYear: 2020",
      /must be after baseYear \(2024\), got 2020/,
    ],
    ["a negative price", "value: 2740", "value: -2740", /must be 0 or more, got -2740/],
    ["an age band that is none", "workingAge: 16-66", "workingAge: 66-16", /must have its lower age first/],
  ])("%s", (_, from, to, message) => {
    const text = readTextFile(file);
    expect(text).toContain(from);
    expect(problemsOf(() => readForecastInput("f.yaml", () => text.replace(from, to)))).toMatch(message);
  });

  test("a region or a municipality that is none is named where it is written, with what may be meant", () => {
    const read = (from: string, to: string) => {
      const text = readTextFile(file);
      expect(text).toContain(from);
      return readForecastInput("f.yaml", () => text.replace(from, to));
    };
    const people = loadPopulation("scenarios/planning/population-trondheim.csv", "trondheim");
    const region = read("region: trondheim", "region: trondhiem");
    expect(problemsOf(() => refuseUnknownRegions(region, people, "p.csv"))).toMatch(
      /10:1 {2}region: is no region of p\.csv, got "trondhiem"; did you mean "trondheim"\?/,
    );
    const actor = read("    fosen: omland", "    fosn: omland");
    expect(problemsOf(() => refuseUnknownRegions(actor, people, "p.csv"))).toBe("");
    const { scenario } = loadScenario("scenarios/trondheim.yaml");
    expect(problemsOf(() => refuseUnknownMunicipalities(loaded, scenario))).toBe("");
    expect(problemsOf(() => refuseUnknownMunicipalities(actor, scenario))).toMatch(
      /regionByActor\.fosn: is no actor of the scenario that is simulated; did you mean "fosen"\?/,
    );
  });

  test("says of every number of the bundled input where it comes from, or that it is an assumption", () => {
    const known = Object.keys(loaded.provenance);
    const leaves = (value: unknown, at: string[]): string[] =>
      typeof value === "number"
        ? [at.join(".")]
        : typeof value === "object" && value !== null
          ? Object.entries(value).flatMap(([key, child]) => leaves(child, [...at, key]))
          : [];
    const bare = leaves(loaded.input, []).filter(
      (own) => !known.some((path) => own === path || own.startsWith(`${path}.`)),
    );
    expect(bare).toEqual(["baseYear", "lastYear", "priceYear"]);
  });
});

describe("the simulated years", () => {
  const { scenario } = loadScenario("scenarios/trondheim.yaml");
  const pools: SimulationPool[] = [];
  const given: (readonly Results[])[] = [];
  const simulator: Simulator = {
    run: async (scenarios, options) => {
      const pool = new SimulationPool(1);
      pools.push(pool);
      const results = await pool.runAll(
        scenarios.map((own) => compile(own)),
        options,
      );
      given.push(results);
      return results;
    },
  };
  afterAll(() => Promise.all(pools.map((pool) => pool.close())));
  const material: ForecastMaterial = {
    input: loaded,
    norms,
    population,
    populationFile,
    scenarioFile: "scenarios/trondheim.yaml",
    readText: readTextFile,
  };

  test("let each stream grow with the people of its age and region, from each 1 January on", () => {
    const changes = growthChanges(scenario, data, { theta: 0, lastYear: 2030 });
    const rates = (id: string): Record<string, number> =>
      changes.find(({ path: name }) => name === `streams.${id}.ratesByDate`)!.set as Record<string, number>;
    expect(rates("trondheim-akutt-80")["2024-01-01"]).toBe(8.204);
    expect(rates("trondheim-akutt-80")["2030-01-01"]).toBeCloseTo((8.204 * 11_217) / 8022, 9);
    expect(rates("trondheim-elektiv-67-79")["2030-01-01"]).toBeCloseTo((7.613 * 23_089) / 21_374, 9);
    expect(rates("fosen-akutt-80")["2030-01-01"]).toBeCloseTo((1.829 * 9603) / 7466, 9);
    expect(rates("trondheim-hjem-langtid")["2030-01-01"]).toBeCloseTo((0.4795 * 11_217) / 8022, 9);
    // Those under 67 follow the people of working age.
    expect(rates("trondheim-under-67")["2026-01-01"]).toBeCloseTo((1.868 * 151_984) / 149_438, 9);
    // For the others no people of working age are known, so they stay.
    expect(changes.some(({ path: name }) => name.includes("fosen-under-67"))).toBe(false);
    const healthier = growthChanges(scenario, data, { theta: 1, lastYear: 2030 }).find(
      ({ path: name }) => name === "streams.trondheim-akutt-80.ratesByDate",
    )!;
    expect((healthier.set as Record<string, number>)["2030-01-01"]).toBeLessThan(
      rates("trondheim-akutt-80")["2030-01-01"]!,
    );
  });

  test("with the coverage kept have places in step with 80+, each municipality with its own", () => {
    const changes = coverageChanges(scenario, data, { lastYear: 2030 });
    const beds = (id: string, year: number): unknown =>
      changes.find(({ path: name, from }) => name === `places.${id}.capacityBeds` && from === `${year}-01-01`)?.set;
    expect(beds("trondheim-langtid", 2030)).toBe(Math.round((1110 * 11_217) / 8022));
    expect(beds("fosen-langtid", 2030)).toBe(Math.round((258 * 9603) / 7466));
    expect(changes.some(({ path: name }) => name.includes("st-olavs") || name.includes("hjemmetjeneste"))).toBe(false);
    const target = coverageChanges(scenario, data, { lastYear: 2030 }, 0.1);
    expect(
      target.find(({ path: name, from }) => name === "places.trondheim-langtid.capacityBeds" && from === "2030-01-01")
        ?.set,
    ).toBe(Math.round(0.1 * 11_217));
  });

  test("begin alike, and end with fewer in hospital where the coverage is kept; the mean of the years is that of the run", async () => {
    const { simulated } = await forecast(
      material,
      { lastYear: 2028, simulation: { health: "expanded", replications: 2 } },
      simulator,
    );
    const [today, kept] = simulated!.paths;
    expect([today!.path, kept!.path]).toEqual(["as-today", "coverage-kept"]);
    const ready = (own: typeof today) => own!.series.find(({ measure }) => measure === "dischargeReadyMean")!.years;
    expect(ready(today).map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027, 2028]);
    // In the first year nothing is other than today.
    expect(ready(kept)[0]).toMatchObject({ mean: ready(today)[0]!.mean, difference: 0 });
    expect(ready(kept)[4]!.mean).toBeLessThan(ready(today)[4]!.mean / 2);
    expect(ready(kept)[4]!.differenceCi95![0]).toBeLessThan(ready(kept)[4]!.difference!);
    const ends = yearEnds(2024, 2028);
    const days = ends.map((end, at) => end - (ends[at - 1] ?? 0));
    const mean = ready(today).reduce((sum, own, at) => sum + own.mean * days[at]!, 0) / ends.at(-1)!;
    const whole = estimateAll(given[0]![0]!).find(
      ({ key }) => key.measure === "dischargeReadyMean" && key.place === "st-olavs" && Object.keys(key).length === 2,
    )!;
    expect(mean).toBeCloseTo(whole.mean!, 8);
  });

  test("take a measure as the strategy, which holds from the first year on", async () => {
    const strategyFile = "scenarios/measures/langtid+50.yaml";
    const { simulated } = await forecast(
      material,
      { lastYear: 2025, simulation: { health: "reference", replications: 1, strategyFile } },
      simulator,
    );
    const [today, changed] = simulated!.paths;
    expect(changed).toMatchObject({ path: "measure", name: { en: expect.stringContaining("50") } });
    expect(changed!.changes).toContainEqual(
      expect.objectContaining({ path: "places.trondheim-langtid.capacityBeds", add: 50, from: "2024-01-01" }),
    );
    const queue = (own: typeof today) =>
      own!.series.find(({ measure, place }) => measure === "queueMean" && place === "trondheim-langtid")!.years[0]!;
    expect(queue(changed).ci95).toBeNull();
    expect(queue(changed).mean).toBeLessThanOrEqual(queue(today).mean);
  });
});
