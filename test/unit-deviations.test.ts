/*
 * How units differ from their budgets: against the baseline replication by replication, against a budget of the table of prices, and what
 * is said where there is none.
 */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { moneyOfRuns, type RunMoney } from "../analysis/run-money.ts";
import { deviationTable } from "../report/deviation-csv.ts";
import { deviationParts } from "../report/deviation-table.ts";
import { moneyDocument } from "../report/money-json.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { loadPrices, loadScenario } from "../scenarios/load.ts";
import { bindPrices } from "../scenarios/bound-prices.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { fewReplications, pricesFrom, resultsOf } from "./support/costed-run.ts";

const folder = join(import.meta.dirname, "..", "scenarios");
const { scenario } = loadScenario(join(folder, "tandem.yaml"));
const norway = loadPrices(join(folder, "prices", "norway.yaml"));
const facts = scenarioFacts(scenario);

const table = (more = ""): string => `kind: prices
name: Test
currency: NOK
priceYear: 2024
indices: {}
lines:
  place:
    per: place-year
    of: { places: [sykehjem] }
    payer: owner
    payee: suppliers
    amount: { value: 1000, kind: assumption, source: made up }
    priceYear: 2024
  day:
    per: occupied-day
    of: { places: [sykehjem] }
    payer: owner
    payee: suppliers
    amount: { value: 2, kind: assumption, source: made up }
    priceYear: 2024
${more}`;
const budget = (units: number, amount: number, more = ""): string => `budgets:
  home:
    name: { nb: Sykehjemmet, nn: Sjukeheimen, en: The home }
    place: sykehjem
    per: occupied-day
    units: { value: ${units}, kind: assumption, source: made up }
    amount: { value: ${amount}, kind: sourced, source: the council }
    priceYear: 2024
${more}`;

/** The home with so many places, and so many patients in it in each replication. */
function runOf(places: number, patients: readonly number[]) {
  const sykehjem = { ...scenario.places["sykehjem"]!, capacityBeds: places };
  const results = resultsOf([{ measure: "occupiedMean", place: "sykehjem" }], Float64Array.from(patients));
  return { scenario: { ...scenario, places: { ...scenario.places, sykehjem } }, results };
}

describe("with the baseline as the budget", () => {
  const [, found] = moneyOfRuns(pricesFrom(table()), [runOf(10, [8, 10]), runOf(12, [10, 11])]) as [RunMoney, RunMoney];
  const [home] = found.deviations;

  test("more days given are activity, and what they cost otherwise than in the baseline is efficiency", () => {
    // 10 places and 2 a day: in the first pair 8 patients cost 15,840, or 5.4247 a day; 10 cost 12 places and 7,300.
    const first = { budget: 10_000 + 8 * 730, spent: 12_000 + 10 * 730 };
    const second = { budget: 10_000 + 10 * 730, spent: 12_000 + 11 * 730 };
    const activity = [first.budget * (1 - 10 / 8), second.budget * (1 - 11 / 10)];
    expect(found.deviations).toHaveLength(1);
    expect(home).toMatchObject({ place: "sykehjem", against: "baseline", per: "occupied-day" });
    expect(home!.activity.mean).toBeCloseTo((activity[0]! + activity[1]!) / 2, 6);
    expect(home!.total.mean).toBeCloseTo((first.budget - first.spent + second.budget - second.spent) / 2, 6);
    expect(home!.efficiency.mean).toBeCloseTo(home!.total.mean - home!.activity.mean, 6);
    expect(home!.activity.ci95).not.toBeNull();
    expect([home!.budgetedUnits.mean, home!.neededUnits.mean]).toEqual([9 * 365, 10.5 * 365]);
  });

  test("they add up to what is different in the running costs of the owner", () => {
    const owner = found.differences!.find(({ party }) => party === scenario.places["sykehjem"]!.owner)!;
    const running = owner.items.find(({ category }) => category === "running")!;
    expect(home!.total.mean).toBeCloseTo(running.effect.mean, 6);
    expect(home!.total.ci95![0]).toBeCloseTo(running.effect.ci95![0], 6);
  });

  test("the same run again deviates by nothing at all, and a unit that gave nothing before has no price of each", () => {
    const again = moneyOfRuns(pricesFrom(table()), [runOf(10, [7.3, 9.1]), runOf(10, [7.3, 9.1])])[1]!.deviations;
    expect(again.map(({ total, activity, efficiency }) => [total.mean, activity.mean, efficiency.mean])).toEqual([
      [0, 0, 0],
    ]);
    expect(deviationParts(again, facts, "nb")).toEqual([]);
    expect(moneyOfRuns(pricesFrom(table()), [runOf(10, [0, 9]), runOf(10, [7, 9])])[1]!.deviations).toEqual([]);
  });

  test("places whose cost is declared, and those of hospitals, are left out", () => {
    const options = { declaredPlaces: ["sykehjem"] };
    const runs = [runOf(10, [8, 10]), runOf(12, [10, 11])].map((run) => ({ ...run, options }));
    expect(moneyOfRuns(pricesFrom(table()), runs)[1]!.deviations).toEqual([]);
    const results = fewReplications(scenario, 2);
    const [, whole] = moneyOfRuns(norway, [
      { scenario, results },
      { scenario, results },
    ]);
    expect(whole!.deviations.map(({ place }) => scenario.places[place]!.owner)).not.toContain("sykehus");
    expect(whole!.deviations.length).toBeGreaterThan(0);
  });

  test("is told with whose it is, in three languages, and is the same in JSON and CSV", () => {
    for (const [language, word] of [
      ["nb", "kommunedirektørens"],
      ["nn", "kommunedirektøren sitt"],
      ["en", "municipal director's"],
    ] as const) {
      const [part] = deviationParts(
        found.deviations.map((one) => ({ ...one, total: { ...one.total, ci95: null } })),
        facts,
        language,
      );
      expect(JSON.stringify(part!.table.rows)).toContain(word);
    }
    const { prices, run, parties } = found;
    const [written] = moneyDocument(prices, run, parties, found.deviations).deviations!;
    expect(written).toMatchObject({ activity: { mean: home!.activity.mean }, budget: null, source: null });
    const csv = deviationTable([{ name: "a" }, { name: "b", deviations: found.deviations }]);
    const cell = (name: string) => csv.columns.find((column) => column.name === name)!.cell(0);
    expect([csv.rowCount, cell("alternative"), cell("activity"), cell("activityCi95Low")]).toEqual([
      1,
      "b",
      home!.activity.mean,
      home!.activity.ci95![0],
    ]);
  });
});

describe("with a budget of the table of prices", () => {
  test("a run by itself tells how it differs, with where the budget comes from; without one it has none", () => {
    const [alone] = moneyOfRuns(pricesFrom(table(budget(3650, 18_250))), [runOf(10, [11, 11])]);
    const [home] = alone!.deviations;
    // 5 for each day budgeted; 4,015 days given cost 10,000 + 8,030.
    expect(home).toMatchObject({ against: "budget", budget: "home", unitPrice: 5 });
    expect([home!.activity.mean, home!.efficiency.mean, home!.total.mean]).toEqual([-1825, 2045, 220]);
    const document = moneyDocument(alone!.prices, alone!.run, alone!.parties, alone!.deviations);
    expect(document.deviations![0]).toMatchObject({ kind: "sourced", source: "the council" });
    const none = moneyOfRuns(pricesFrom(table()), [runOf(10, [11, 11])])[0]!;
    expect(none.deviations).toEqual([]);
    expect(moneyDocument(none.prices, none.run, none.parties, none.deviations)).not.toHaveProperty("deviations");
  });

  test.each([
    [
      "a place that is not there",
      budget(1, 1).replace("place: sykehjem", "place: sykehjm"),
      /budgets\.home\.place: .*did you mean "sykehjem"/,
    ],
    ["no units", budget(1, 1).replace(/ {4}units.*\n/, ""), /budgets\.home\.units: lacks what the place is to give/],
    ["no amount", budget(1, 1).replace(/ {4}amount.*\n/, ""), /budgets\.home\.amount: lacks a price/],
    ["no year", budget(1, 1).replace(/ {4}priceYear.*\n/, ""), /budgets\.home\.priceYear: lacks the year/],
    ["no source", budget(1, 1).replace(", source: the council", ""), /budgets\.home\.amount: lacks source/],
    ["units below 0", budget(-1, 1), /budgets\.home\.units: must be above 0/],
  ])("a budget with %s is refused by name", (_, text, message) => {
    let told = "";
    try {
      bindPrices(pricesFrom(table(text)), scenario);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      told = error.problems.map(({ path, message: own }) => `${path}: ${own}`).join("\n");
    }
    expect(told).toMatch(message);
  });
});
