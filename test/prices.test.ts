/*
 * Tables of prices as files: what an amount lacks is told by name, with line and remedy; years are converted in the open; and the
 * Norwegian table has the fees that were published.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { amountOfYear, bindPrices } from "../scenarios/bound-prices.ts";
import {
  forecastJsonSchema,
  pricesJsonSchema,
  staffNormsJsonSchema,
  unitCostsJsonSchema,
} from "../scenarios/json-schema.ts";
import {
  loadForecastInput,
  loadKind,
  loadPrices,
  loadProblem,
  loadScenario,
  loadStaffNorms,
  loadUnitCosts,
} from "../scenarios/load.ts";
import { PRICES_EXAMPLE } from "../scenarios/prices-page.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { normsInYear } from "../scenarios/staff-norms-year.ts";
import { boundOf, pricesFrom } from "./support/costed-run.ts";

const folder = join(import.meta.dirname, "..", "scenarios");
const norwayFile = join(folder, "prices", "norway.yaml");
const tandem = loadScenario(join(folder, "tandem.yaml")).scenario;

const sound = `kind: prices
name: Test
currency: NOK
priceYear: 2024
indices:
  wages:
    byYear: { value: { "2022": 100, "2024": 110 }, kind: assumption, source: made up }
lines:
  fee:
    per: billable-night
    payer: municipality-of-patient
    payee: owner
    byYear: { value: { "2023": 90, "2024": 100 }, kind: assumption, source: made up }
  place:
    per: place-year
    of: { places: [sykehjem] }
    payer: owner
    payee: suppliers
    amount: { value: 1000, kind: assumption, source: made up }
    priceYear: 2022
    index: wages
`;

/** "line path: message" of everything that is wrong. */
function problemsIn(text: string, others: Readonly<Record<string, string>> = {}, year?: number): string[] {
  try {
    bindPrices(pricesFrom(text, others), tandem, year);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ file, line, path, message }) => {
      return `${file === "prices.yaml" ? "" : `${file}:`}${line} ${path}: ${message}`;
    });
  }
}

test("a sound table is read, and bound to the places of a scenario with payer, payee, year and source", () => {
  const bound = boundOf(sound, tandem);
  expect(bound).toMatchObject({ priceYear: 2024, currency: "NOK" });
  const provenance = { kind: "assumption", source: "made up" };
  expect(bound.prices).toEqual([
    {
      item: "fee",
      name: "fee",
      per: "billable-night",
      place: "sykehusavdeling",
      payer: "municipality-of-patient",
      payee: "sykehus",
      amount: 100,
      written: { amount: 100, year: 2024 },
      provenance,
    },
    {
      item: "place",
      name: "place",
      per: "place-year",
      place: "sykehjem",
      payer: "kommune",
      payee: "suppliers",
      amount: 1100,
      written: { amount: 1000, year: 2022 },
      provenance: { kind: "assumption", source: "made up; 1000 NOK in prices of 2022, by the index wages" },
    },
  ]);
  expect(bound.unpriced).toEqual(["sykehusavdeling"]);
});

test("an amount that an index has taken to another year is derived, or assumed where the index is", () => {
  const norway = loadPrices(norwayFile);
  const { scenario } = loadScenario(join(folder, "trondheim.yaml"));
  const hourIn = (year: number) =>
    bindPrices(norway, scenario, year).prices.find(({ item }) => item === "home-care-hour");
  expect(hourIn(2022)!.provenance.kind).toBe("sourced");
  expect(hourIn(2024)!.provenance).toMatchObject({ kind: "derived" });
  expect(hourIn(2024)!.provenance.source).toMatch(/; 450 NOK in prices of 2022, by the index fee-growth$/);
  expect(hourIn(2025)!.provenance.kind).toBe("assumption");
});

test("prices are taken to another year by their index, and a fee set by year is that of the year", () => {
  const at = (year: number) => boundOf(sound.replace('"2023": 90', '"2022": 80'), tandem, year).prices;
  expect(at(2022).map(({ amount }) => amount)).toEqual([80, 1000]);
  expect(at(2024).map(({ amount }) => amount)).toEqual([100, 1100]);
});

describe("what an amount lacks is named", () => {
  const cases: [what: string, from: string, to: string, message: RegExp][] = [
    [
      "price",
      "    amount: { value: 1000, kind: assumption, source: made up }\n",
      "",
      /^14 lines\.place\.amount: lacks a price/,
    ],
    ["year", "    priceYear: 2022\n", "", /^14 lines\.place\.priceYear: lacks the year of its prices/],
    ["payer", "    payer: owner\n", "", /^14 lines\.place\.payer: lacks a payer/],
    ["payee", "    payee: suppliers\n", "", /^14 lines\.place\.payee: lacks a payee/],
    ["source", ", source: made up }\n    priceYear", " }\n    priceYear", /^19 lines\.place\.amount: lacks source/],
    [
      "kind and source",
      "{ value: 1000, kind: assumption, source: made up }",
      "1000",
      /^19 lines\.place\.amount: lacks kind and source/,
    ],
    ["index", "    index: wages\n", "", /^14 lines\.place: lacks an index, so prices of 2022 cannot be taken to 2024/],
    [
      "year of the index",
      '"2024": 110',
      '"2023": 110',
      /^7 indices\.wages\.byYear: lacks a number for 2024; it has 2022–2023/,
    ],
    [
      "year of the fee",
      '"2024": 100',
      '"2022": 100',
      /^13 lines\.fee\.byYear: lacks a price for 2024; it has 2022–2023/,
    ],
    [
      "places of a ward",
      "per: place-year",
      "per: ward-year",
      /^14 lines\.place\.placesPerWard: lacks the places of a ward/,
    ],
  ];
  test.each(cases)("%s", (_what, from, to, message) => {
    const said = problemsIn(sound.replace(from, to));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(message);
  });
});

describe("what cannot be is refused", () => {
  const cases: [what: string, from: string, to: string, message: RegExp][] = [
    ["a negative price", "value: 1000", "value: -1000", /^19 lines\.place\.amount: must be 0 or more.*got -1000 NOK/],
    [
      "an unknown payer",
      "payer: owner",
      "payer: komune",
      /^17 lines\.place\.payer: is no actor of the scenario: "komune"; did you mean "kommune"\?/,
    ],
    [
      "an unknown place",
      "[sykehjem]",
      "[sykehjm]",
      /^16 lines\.place\.of\.places\.0: is no place of the scenario: "sykehjm"; did you mean "sykehjem"/,
    ],
    [
      "an unknown index",
      "index: wages",
      "index: wage",
      /^21 lines\.place\.index: is no index of the table: "wage"; did you mean "wages"/,
    ],
    ["an unknown unit", "per: place-year", "per: place-month", /^15 lines\.place\.per: /],
    ["who pays themselves", "payee: suppliers", "payee: owner", /^18 lines\.place\.payee: is the payer too/],
    [
      "a municipality where none is counted",
      "payer: owner",
      "payer: municipality-of-patient",
      /^17 lines\.place\.payer: cannot be municipality-of-patient with place-year/,
    ],
    [
      "two ways to give an amount",
      "    payee: owner\n    byYear",
      "    payee: owner\n    amount: 5\n    byYear",
      /^13 lines\.fee\.amount: cannot stand beside byYear/,
    ],
    [
      "a line in place of one that is not there",
      "    index: wages",
      "    index: wages\n    insteadOf: plac",
      /^22 lines\.place\.insteadOf: is no other line/,
    ],
    [
      "a price year that the index lacks",
      "priceYear: 2022",
      "priceYear: 2021",
      /^20 lines\.place\.priceYear: is not in the index wages: 2021; it has 2022, 2024/,
    ],
    ["a misspelt field", "payer: owner", "payr: owner", /lines\.place: unknown field "payr"; did you mean "payer"/],
  ];
  test.each(cases)("%s", (_what, from, to, message) => {
    expect(problemsIn(sound.replace(from, to)).join("\n")).toMatch(message);
  });

  test("a price for each place of a place without limit", () => {
    const scenario = {
      ...tandem,
      places: { ...tandem.places, sykehjem: { ...tandem.places["sykehjem"], capacityBeds: "unlimited" as const } },
    };
    expect(() => boundOf(sound, scenario)).toThrow(/cannot be place-year for sykehjem, which has no limit/);
  });

  test("an actor that is called what a party outside is", () => {
    const scenario = { ...tandem, actors: { ...tandem.actors, state: { kind: "municipality" as const } } };
    expect(() => boundOf(sound, scenario)).toThrow(/an actor called state, a word of price tables; rename it/);
  });
});

test("a table may extend another: a line of the same id replaces it, and mistakes are told where they stand", () => {
  const own = `kind: prices
name: Own
currency: NOK
priceYear: 2024
extends: base.yaml
indices: {}
lines:
  place:
    per: place-year
    of: { places: [sykehjem] }
    payer: owner
    payee: suppliers
    amount: { value: 3, kind: sourced, source: our accounts }
    priceYear: 2024
`;
  const bound = bindPrices(pricesFrom(own, { "base.yaml": sound }), tandem);
  expect(bound.prices.map(({ item, amount, provenance }) => [item, amount, provenance.source])).toEqual([
    ["fee", 100, "made up"],
    ["place", 3, "our accounts"],
  ]);
  expect(
    problemsIn(own.replace("priceYear: 2024\nextends", "priceYear: 2025\nextends"), { "base.yaml": sound }),
  ).toEqual([
    expect.stringMatching(/^base\.yaml:13 lines\.fee\.byYear: lacks a price for 2025/),
    expect.stringMatching(/^8 lines\.place: lacks an index, so prices of 2024 cannot be taken to 2025/),
  ]);
  expect(problemsIn(own.replace("base.yaml", "prices.yaml"))[0]).toMatch(
    /extends itself through prices\.yaml → prices\.yaml/,
  );
});

test("a line stands instead of another for the places that it names, and lines add up otherwise", () => {
  const more = `${sound}  rent:
    per: place-year
    of: { places: [sykehjem] }
    payer: owner
    payee: suppliers
    amount: { value: 7, kind: assumption, source: made up }
    priceYear: 2024
`;
  const items = (text: string) => boundOf(text, tandem).prices.map(({ item }) => item);
  expect(items(more)).toEqual(["fee", "place", "rent"]);
  expect(items(`${more}    insteadOf: place\n`)).toEqual(["fee", "rent"]);
});

describe("the Norwegian table", () => {
  const norway = loadPrices(norwayFile);

  test("is told from a scenario and has a price for every place of the Trondheim scenario", () => {
    expect(loadKind(norwayFile)).toBe("prices");
    const bound = bindPrices(norway, loadScenario(join(folder, "trondheim.yaml")).scenario);
    expect(bound.unpriced).toEqual([]);
    for (const { provenance } of bound.prices)
      expect(provenance).toMatchObject({ kind: expect.any(String), source: expect.any(String) });
  });

  test("has the published fees, and says which years are assumptions", () => {
    const published: [year: number, fee: number][] = [
      [2012, 4000],
      [2014, 4255],
      [2015, 4387],
      [2016, 4505],
      [2017, 4622],
      [2018, 4747],
      [2019, 4885],
      [2020, 5036],
      [2021, 5167],
      [2022, 5306],
      [2023, 5508],
      [2024, 5745],
    ];
    const kindOf = (year: number) => norway.provenanceOf(["lines", "fee", "byYear", String(year)])?.kind;
    for (const [year, fee] of published) {
      expect(amountOfYear(norway.table, "fee", year)).toBe(fee);
      expect(kindOf(year)).toBe("sourced");
    }
    expect([2013, 2025, 2026].map(kindOf)).toEqual(["assumption", "assumption", "assumption"]);
    expect(() => amountOfYear(norway.table, "fee", 2011)).toThrow(/no amount for 2011/);
  });

  test("has the hourly price and the wages of the seed, in prices of 2022", () => {
    const bound = bindPrices(norway, loadScenario(join(folder, "trondheim.yaml")).scenario, 2022);
    expect(bound.prices.find(({ per }) => per === "care-hour")?.amount).toBe(450);
    const wages = ["base", "night", "manager", "ward", "clerical", "activity-leader"] as const;
    const written = loadStaffNorms(join(folder, "planning", "staff-norms-trondheim.yaml"));
    expect(wages.map((category) => written.norms.wagesNok[category])).toEqual([
      758_000, 850_000, 1_100_000, 851_000, 683_000, 609_000,
    ]);
    expect([written.norms.wageYear, written.norms.homeCare.budgetYear]).toEqual([2022, 2022]);
    const { norms, provenance } = normsInYear(written, norway, 2024);
    expect(norms.wagesNok.base).toBeCloseTo((758_000 * 5745) / 5306, 6);
    expect(norms.homeCare.budgetPerHourNok).toBeCloseTo((450 * 5745) / 5306, 9);
    expect([norms.wageYear, norms.homeCare.budgetYear]).toEqual([2024, 2024]);
    expect(provenance["wagesNok.base"]).toMatchObject({
      kind: "derived",
      note: expect.stringContaining("758000 NOK in prices of 2022"),
    });
    expect(provenance["wagesNok.nurse"]!.kind).toBe("assumption");
    expect(normsInYear(written, norway, 2022)).toBe(written);
    expect(() => normsInYear(written, norway, 2040)).toThrow(
      /indices: lack one for 2022 and 2040, the years of the wages of the norms and of the results/,
    );
  });

  /** NOK a year of a place in use, by kind. */
  const placeInUse = (kind: string): number => {
    const [place, day] = ["place", "day"].map((part) => norway.table.lines[`${kind}-${part}`]?.amount ?? NaN);
    return place! + 365 * day!;
  };

  test("costs for a place in use what the problems for the optimizer say of one of its kind", () => {
    const { places } = loadScenario(join(folder, "trondheim.yaml")).scenario;
    for (const name of ["trondheim-20-mnok", "trondheim-2030", "trondheim-at-most-20", "trondheim-staff"]) {
      const { levers } = loadProblem(join(folder, "problems", `${name}.yaml`)).problem;
      for (const [id, { effects, costPerUnitPerYear }] of Object.entries(levers)) {
        const change = effects.reduce(
          (sum, { path, addPerUnit }) => sum + addPerUnit * placeInUse(places[path.split(".")[1]!]!.kind),
          0,
        );
        expect(costPerUnitPerYear! / change, `${name} ${id}`).toBeCloseTo(1, 3);
      }
    }
  });

  test("has the prices that the forecast and the cost per user reckon with", () => {
    const { input } = loadForecastInput(join(folder, "planning", "forecast-trondheim.yaml"));
    const { costs } = loadUnitCosts(join(folder, "planning", "unit-costs-trondheim.yaml"));
    const { norms } = loadStaffNorms(join(folder, "planning", "staff-norms-trondheim.yaml"));
    const { priceYear, lines } = norway.table;
    expect([input.priceYear, costs.priceYear]).toEqual([priceYear, priceYear]);
    for (const { kind, costPerPlaceDayNok } of Object.values(input.services)) {
      if (costPerPlaceDayNok === undefined) continue;
      expect((365 * costPerPlaceDayNok) / placeInUse(kind), kind).toBeCloseTo(1, 3);
    }
    for (const [kind, { per, directNok, overheadNok }] of Object.entries(costs.services)) {
      if (per !== "day") continue;
      expect((365 * (directNok + overheadNok)) / placeInUse(kind), kind).toBeCloseTo(1, 3);
    }
    const hour = bindPrices(norway, loadScenario(join(folder, "trondheim.yaml")).scenario).prices.find(
      ({ item }) => item === "home-care-hour",
    )!;
    expect(input.services["home-care"]!.costPerHourNok).toBe(Math.round(hour.amount));
    // Leaders and clerical staff are beside the price of an hour.
    expect(costs.services["home-care"]!.directNok).toBe(Math.round(hour.amount));
    expect(costs.services["discharge-ready"]!.directNok).toBe(amountOfYear(norway.table, "fee", priceYear));
    expect(norms.homeCare.budgetPerHourNok).toBe(lines["home-care-hour"]!.amount);
  });
});

test("the example of the format page holds for the scenario that it is for", () => {
  const bound = boundOf(PRICES_EXAMPLE, tandem);
  expect(bound.prices.map(({ item }) => item)).toEqual(["fee", "ward", "one-place-is-cheaper"]);
});

test.each([
  ["norms of staff", "staff-norms", staffNormsJsonSchema],
  ["unit costs", "unit-costs", unitCostsJsonSchema],
  ["the input of a forecast", "forecast", forecastJsonSchema],
])("the JSON Schema of %s accepts the file that comes along, and refuses a misspelt field", (_, name, schemaOf) => {
  const schema = z.fromJSONSchema(schemaOf() as Parameters<typeof z.fromJSONSchema>[0]);
  const file = parse(readFileSync(join(folder, "planning", `${name}-trondheim.yaml`), "utf8")) as object;
  expect(schema.safeParse(file).error).toBeUndefined();
  expect(schema.safeParse({ ...file, naem: "x" }).success).toBe(false);
});

test("the JSON Schema accepts the Norwegian table and the example, and refuses a misspelt field", () => {
  const schema = z.fromJSONSchema(pricesJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  const norway = parse(readFileSync(norwayFile, "utf8")) as object;
  expect(schema.safeParse(norway).error).toBeUndefined();
  expect(schema.safeParse(parse(PRICES_EXAMPLE)).success).toBe(true);
  expect(schema.safeParse({ ...norway, liens: {} }).success).toBe(false);
});
