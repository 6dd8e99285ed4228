/*
 * The fee of each calendar year: nights are those of the engine, cut at New Year as a shorter run cuts them, at the fee of their year.
 */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { feeByYear, feeFigures, type FeeOfYear } from "../analysis/fee-by-year.ts";
import { compile } from "../engine/compile.ts";
import { feeByYearSummary } from "../report/fee-by-year.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { feesByYear } from "../scenarios/fees-by-year.ts";
import { loadPrices, loadScenario } from "../scenarios/load.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { commandHere } from "./support/command-here.ts";
import { fewReplications, pricesFrom } from "./support/costed-run.ts";

const folder = join(import.meta.dirname, "..", "scenarios");
const norway = loadPrices(join(folder, "prices", "norway.yaml"));
const { scenario } = loadScenario(join(folder, "two-municipalities.yaml"));
const REPLICATIONS = [0, 1, 2];

/** So many days from a date, after a warm-up of 60 days. */
function period(startDate: string, lengthDays: number, more: Partial<Scenario> = {}): Scenario {
  const { endDate: _end, ...run } = scenario.run;
  return { ...scenario, ...more, run: { ...run, startDate, lengthDays, warmUpDays: 60 } };
}

function feesOf(own: Scenario, prices = norway): FeeOfYear[] {
  return feeByYear(compile(own), feesByYear(prices, own), REPLICATIONS);
}

/** [replication] nights with a fee of a municipality as the engine's measure has them. */
function nightsMeasured(own: Scenario, actor: string): number[] {
  const { columns, values } = fewReplications(own, REPLICATIONS.length);
  const chosen = columns.flatMap(({ measure, actor: of, place }, column) =>
    measure === "billableNightsPerYear" && of === actor && place === undefined ? [column] : [],
  );
  expect(chosen).toHaveLength(1);
  return REPLICATIONS.map((row) => (values[row * columns.length + chosen[0]!]! * own.run.lengthDays!) / 365);
}

const twoYears = period("2024-10-01", 184);
const fees = feesOf(twoYears);
const payers = [...new Set(fees.map(({ payer }) => payer))];

describe("nights by calendar year", () => {
  test("are those of a run that ends at New Year, replication by replication, and all years together those of the run", () => {
    const firstYear = period("2024-10-01", 92);
    expect(payers.length).toBeGreaterThan(1);
    for (const payer of payers) {
      const own = fees.filter((fee) => fee.payer === payer);
      expect(own.map(({ year, days }) => [year, days])).toEqual([
        [2024, 92],
        [2025, 92],
      ]);
      const alone = nightsMeasured(firstYear, payer);
      const whole = nightsMeasured(twoYears, payer);
      REPLICATIONS.forEach((_, row) => {
        expect(own[0]!.nights[row]).toBeCloseTo(alone[row]!, 6);
        expect(own[0]!.nights[row]! + own[1]!.nights[row]!).toBeCloseTo(whole[row]!, 6);
      });
    }
    // Somebody was ready over New Year, or cutting there would be no test.
    expect(fees.every(({ nights }) => nights.some((count) => count > 0))).toBe(true);
  });

  test("cost the fee that is set for their year, never converted, and an assumed one is marked", () => {
    for (const { year, unitPrice, nights, amounts, provenance } of fees) {
      expect(unitPrice).toBe({ 2024: 5745, 2025: 5975 }[year]);
      expect([...amounts]).toEqual([...nights].map((count) => count * unitPrice));
      expect(provenance.kind).toBe(year === 2024 ? "sourced" : "assumption");
    }
    for (const [language, mark] of [
      ["nb", "* Gebyret for det året er en antakelse."],
      ["nn", "* Gebyret for det året er ein føresetnad."],
      ["en", "* The fee of that year is an assumption."],
    ] as const) {
      const text = feeByYearSummary(scenarioFacts(twoYears), feeFigures(fees), 3, { language });
      expect(text.replaceAll(/\s+/g, " ")).toContain(mark);
      expect(text).toMatch(/2025 \(92 (døgn|days)\) +5.975 \*/);
      expect(text).not.toMatch(/2024 \(92 (døgn|days)\) +5.745 \*/);
    }
  });

  test("a run within one year has one, and several hospital places of a payer are one amount", () => {
    const one = feesOf(period("2024-02-01", 60));
    expect(new Set(one.map(({ year }) => year))).toEqual(new Set([2024]));
    expect(new Set(one.map(({ payer, year }) => `${payer} ${year}`)).size).toBe(one.length);
  });

  test("an alternative differs by the pairs, and the same run again by nothing", () => {
    const changed = feesOf(
      period("2024-10-01", 184, { changes: [{ path: "places.nordvik-korttid.capacityBeds", add: 6 }] }),
    );
    const found = feeFigures(changed, fees);
    found.forEach(({ amountDifference, amount }, at) => {
      const pairs = changed[at]!.amounts.map((own, row) => own - fees[at]!.amounts[row]!);
      expect(amountDifference!.mean).toBeCloseTo(pairs.reduce((sum, pair) => sum + pair, 0) / 3, 4);
      expect(amount.ci95).not.toBeNull();
    });
    expect(found.some(({ amountDifference }) => amountDifference!.mean < 0)).toBe(true);
    const again = feeFigures(fees, fees).map(({ nightsDifference, amountDifference }) => [
      nightsDifference!.mean,
      amountDifference!.mean,
    ]);
    expect(new Set(again.flat())).toEqual(new Set([0]));
  });
});

describe("the table of prices", () => {
  test("that lacks a year is refused with its name, and other lines need not reach it", () => {
    expect(() => feesByYear(norway, period("2026-12-01", 60))).toThrow(ScenarioError);
    try {
      feesByYear(norway, period("2026-12-01", 60));
    } catch (error) {
      const [problem] = (error as ScenarioError).problems;
      expect(`${problem!.path}: ${problem!.message}`).toMatch(
        /^lines\.fee\.byYear: lacks a price for 2027; it has 2012–2026/,
      );
    }
    const own = pricesFrom(`kind: prices
name: Own
currency: NOK
priceYear: 2024
indices: {}
lines:
  fee:
    per: billable-night
    payer: municipality-of-patient
    payee: owner
    byYear: { value: { "2024": 7, "2025": 8 }, kind: assumption, source: made up }
  bed:
    per: place-year
    of: { kinds: [short-term] }
    payer: owner
    payee: suppliers
    amount: { value: 1, kind: assumption, source: made up }
    priceYear: 2024
`);
    expect(new Set(feesOf(twoYears, own).map(({ item, unitPrice }) => `${item} ${unitPrice}`))).toEqual(
      new Set(["fee 7", "fee 8"]),
    );
  });
});

test("run and compare tell it in text and JSON, and no other figure changes by it", { timeout: 120_000 }, async () => {
  const short = ["--set", "run.warmUpDays=60", "--set", "run.startDate=2024-12-01", "--set", "run.endDate=2025-02-01"];
  const words = ["run", "two-municipalities", ...short, "-n", "3", "--threads", "1", "-q"];
  const text = await commandHere([...words, "--fee-by-year"], "nb");
  expect(text.exitCode).toBe(0);
  expect(text.stdout).toMatch(/Gebyr år for år/);
  const [{ stdout: told }, { stdout: plain }] = [
    await commandHere([...words, "--fee-by-year", "--json"]),
    await commandHere([...words, "--money", "--json"]),
  ];
  const { feeByYear: found, ...rest } = JSON.parse(told);
  expect(rest).toEqual(JSON.parse(plain));
  expect(found.replications).toBe(3);
  // 31 days of December and as many of January: the nights of both are those of the ledger.
  const entries = rest.money.ledger.filter(({ item }: { item: string }) => item === "fee");
  for (const { payer, quantity } of entries as { payer: string; quantity: number }[]) {
    const own = found.fees.filter((fee: { payer: string }) => fee.payer === payer);
    const nights = own.reduce((sum: number, fee: { nights: { mean: number } }) => sum + fee.nights.mean, 0);
    expect(nights).toBeCloseTo((quantity * 62) / 365, 6);
  }
  const compared = ["compare", ...words.slice(1), "--with", "places.nordvik-korttid.capacityBeds=+4", "--fee-by-year"];
  const { stdout } = await commandHere([...compared, "--json"]);
  const [alternative] = JSON.parse(stdout).feeByYear;
  expect(alternative.fees[0]).toHaveProperty("amountDifference.ci95");
  expect((await commandHere(compared, "en")).stdout).toMatch(/Change, NOK million/);
});
