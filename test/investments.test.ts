/*
 * What is built, and what the state gives for it: once and as a yearly cost, paid by one and received by another, and refused where
 * something of it lacks.
 */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moneyOfRuns, type RunMoney } from "../analysis/run-money.ts";
import { annuityFactor } from "../analysis/ledger.ts";
import { ledgerTable } from "../report/ledger-table.ts";
import { moneyFindings } from "../report/money-findings.ts";
import { moneyDocument } from "../report/money-json.ts";
import { compareMoneyText } from "../report/money-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { Change } from "../scenarios/change.ts";
import { loadPrices, loadScenario } from "../scenarios/load.ts";
import { fewReplications } from "./support/costed-run.ts";

const folder = join(import.meta.dirname, "..", "scenarios");
const norway = loadPrices(join(folder, "prices", "norway.yaml"));
const tandem = join(folder, "tandem.yaml");
const base = loadScenario(tandem).scenario;
const results = fewReplications(base, 2);

const building = {
  name: "Building",
  paidBy: "kommune",
  costOnce: 40_000_000,
  lifetimeYears: 40,
  realInterest: 0.04,
  stateShare: 0.45,
  priceYear: 2024,
  kind: "assumption",
  source: "made up",
};

function loaded(cost: object) {
  const change = { path: "costs.building", set: JSON.parse(JSON.stringify(cost)) } as Change;
  return loadScenario(tandem, { changes: [change] }).scenario;
}

function moneyOf(cost: object, year?: number): RunMoney {
  const [, found] = moneyOfRuns(
    norway,
    [
      { scenario: base, results },
      { scenario: loaded(cost), results },
    ],
    year,
  );
  return found!;
}

const found = moneyOf(building);
const of = (party: string, money = found) => money.differences!.find((one) => one.party === party)!;

describe("an annuity", () => {
  test("is that of the tables: 4 % over 40 years 5.0523 %, and without interest the same share each year", () => {
    expect(annuityFactor({ lifetimeYears: 40, realInterest: 0.04 })).toBeCloseTo(0.0505235, 7);
    expect(annuityFactor({ lifetimeYears: 10, realInterest: 0.07 })).toBeCloseTo(0.1423775, 7);
    expect(annuityFactor({ lifetimeYears: 25, realInterest: 0 })).toBe(1 / 25);
    expect(annuityFactor({ lifetimeYears: 1, realInterest: 0.1 })).toBeCloseTo(1.1, 12);
  });

  test("has at its beginning the worth of what was invested", () => {
    const lifetimes = fc.integer({ min: 1, max: 200 });
    const interests = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(lifetimes, interests, (lifetimeYears, realInterest) => {
        let debt = 1;
        const paid = annuityFactor({ lifetimeYears, realInterest });
        for (let year = 0; year < lifetimeYears; year++) debt = debt * (1 + realInterest) - paid;
        // What rounding leaves grows by the interest.
        expect(Math.abs(debt)).toBeLessThan(1e-12 * (1 + realInterest) ** lifetimeYears);
      }),
    );
  });
});

describe("who pays for what is built", () => {
  test("the one who invests pays what the state does not, and those who build get all of it", () => {
    expect(of("kommune").invested.mean).toBeCloseTo(-22_000_000, 6);
    expect(of("state").invested.mean).toBeCloseTo(-18_000_000, 6);
    expect(of("suppliers").invested.mean).toBeCloseTo(40_000_000, 6);
    expect(of("kommune").perYear!.invested.mean).toBeCloseTo(-22_000_000 * 0.0505235, -1);
    expect(of("kommune").net.mean).toBe(0);
    expect(of("kommune").perYear!.net.mean).toBe(of("kommune").perYear!.invested.mean);
    expect(of("sykehus").perYear).toBeUndefined();
  });

  test("once, as a yearly cost and in the net, all parties add up to 0, whatever is given", () => {
    const amounts = fc.integer({ min: 1, max: 1e9 });
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(amounts, shares, fc.integer({ min: 1, max: 80 }), (costOnce, stateShare, lifetimeYears) => {
        const { differences = [] } = moneyOf({ ...building, costOnce, stateShare, lifetimeYears });
        const sums = [
          differences.map(({ net }) => net.mean),
          differences.map(({ invested }) => invested.mean),
          differences.map(({ perYear }) => perYear?.invested.mean ?? 0),
        ].map((parts) => parts.reduce((sum, part) => sum + part, 0));
        for (const sum of sums) expect(Math.abs(sum)).toBeLessThan(1e-9 * costOnce);
        expect(differences.find(({ party }) => party === "state")!.invested.mean).toBeCloseTo(
          -stateShare * costOnce,
          3,
        );
      }),
      { numRuns: 30 },
    );
  });

  test("is told in prices of the year asked for, and without a lifetime once alone", () => {
    expect(of("kommune", moneyOf(building, 2022)).invested.mean).toBeCloseTo((-22_000_000 * 5306) / 5745, 4);
    const { lifetimeYears: _years, realInterest: _interest, stateShare: _share, ...once } = building;
    const alone = moneyOf(once);
    expect(of("kommune", alone)).toMatchObject({ invested: { mean: -40_000_000 } });
    expect(of("kommune", alone)).not.toHaveProperty("perYear");
    expect(of("state", alone).items).toEqual([]);
  });

  test("stands in text, sentences, JSON and ledger, in three languages, and no note says that there is none of it", () => {
    const facts = scenarioFacts(base);
    const { prices, run, parties, differences = [] } = found;
    for (const [language, invests, grants, yearly] of [
      [
        "nb",
        "investerer 40,0 mill. kr, én gang, og får 18,0 mill. kr av det i tilskudd; som årlig kostnad er resten 1,1",
        "Staten gir 18,0",
        "Investeringene som årlig kostnad",
      ],
      [
        "nn",
        "investerer 40,0 mill. kr, éin gong, og får 18,0 mill. kr av det i tilskot; som årleg kostnad er resten 1,1",
        "Staten gir 18,0",
        "Investeringane som årleg kostnad",
      ],
      [
        "en",
        "invests NOK 40.0 million, once, and gets NOK 18.0 million of it as a grant; as a yearly cost the rest is NOK 1.1",
        "The state gives NOK 18.0",
        "Investments as a yearly cost",
      ],
    ] as const) {
      const { points } = moneyFindings(differences, facts, language);
      const told = points.join("\n").replaceAll("\u00a0", " ");
      expect(told).toContain(invests);
      expect(told).toContain(grants);
      const text = compareMoneyText({ scenario: facts, prices, money: differences }, { language, widthColumns: 400 });
      expect(text).toContain(yearly);
      expect(text.replaceAll("\u00a0", " ")).toMatch(/Building, 40 (år|years), 4[,.]0 ?%/);
      expect(text).not.toMatch(/investeringer er ikke med|investeringar er ikkje med|they are left out/);
      expect(text).not.toMatch(/ingen poster for staten|ingen postar for staten|no items for the state/);
    }
    const { ledger } = moneyDocument(prices, run, parties);
    const [grant] = ledger.filter(({ category }) => category === "investment-grant");
    expect(grant).toMatchObject({
      payer: "state",
      payee: "kommune",
      mean: 18_000_000,
      lifetimeYears: 40,
      realInterest: 0.04,
    });
    const csv = ledgerTable([{ name: "a", ledger: run.ledger }]);
    const lifetimes = csv.columns.find(({ name }) => name === "lifetimeYears")!;
    const kinds = csv.columns.find(({ name }) => name === "category")!;
    const rows = Array.from({ length: csv.rowCount }, (_, row) => [kinds.cell(row), lifetimes.cell(row)]);
    expect(rows.filter(([, years]) => years !== null)).toEqual([
      ["investment", 40],
      ["investment-grant", 40],
    ]);
  });
});

describe("an investment is refused", () => {
  test.each([
    [
      "without a price",
      { costOnce: undefined, costPerYear: 5 },
      /costs\.building\.stateShare: lacks a price of the investment; write costOnce/,
    ],
    [
      "without an interest",
      { realInterest: undefined },
      /costs\.building\.lifetimeYears: lacks the interest of the annuity/,
    ],
    [
      "without a lifetime",
      { lifetimeYears: undefined },
      /costs\.building\.realInterest: lacks the lifetime of the investment/,
    ],
    ["that saves", { costOnce: -5 }, /costs\.building\.stateShare: means nothing where costOnce is below 0/],
    ["with more from the state than all", { stateShare: 1.2 }, /costs\.building\.stateShare: must be 1 or less/],
    [
      "with an interest in per cent",
      { realInterest: 4 },
      /costs\.building\.realInterest: must be 0\.5 or less.*0\.04 for 4 %/,
    ],
    ["without a payer", { paidBy: undefined }, /costs\.building\.paidBy: missing/],
    ["without a source", { source: undefined }, /costs\.building\.source: missing/],
  ])("%s, by name", (_, more, message) => {
    expect(() => loaded({ ...building, ...more })).toThrow(message);
  });
});

test("the example says of each of its numbers that it is an assumption, and adds to the baseline what it builds", () => {
  const { scenario, provenance } = loadScenario(join(folder, "measures", "..", "trondheim.yaml"), {
    measures: [join(folder, "measures", "helsehus+10-built.yaml")],
  });
  expect(scenario.costs!["helsehus-building"]).toMatchObject({
    costOnce: 40_000_000,
    stateShare: 0.45,
    kind: "assumption",
  });
  for (const field of ["costOnce", "lifetimeYears", "realInterest", "stateShare"]) {
    expect(provenance[`costs.helsehus-building.${field}`]).toMatchObject({ kind: "assumption" });
    expect(provenance[`costs.helsehus-building.${field}`]!.source).toMatch(/^ASSUMPTION/);
  }
});
