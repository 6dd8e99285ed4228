/*
 * Who pays and who saves, in words and tables: gain and loss only where they are shown, freed bed-days apart, and the same numbers as in
 * the document.
 */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareMoney, moneyOf, type PartyMoney } from "../analysis/accounts.ts";
import { type PairedMean, simultaneousMeans } from "../analysis/paired-means.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { ledgerTable } from "../report/ledger-table.ts";
import { LANGUAGES } from "../report/language.ts";
import { millionsOf, moneyFindings } from "../report/money-findings.ts";
import { moneyDifferences, moneyDocument } from "../report/money-json.ts";
import { compareMoneyText, runMoneyText } from "../report/money-summary.ts";
import { priceSources } from "../report/price-sources.ts";
import { costChart } from "../report/report-money.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { loadPrices, loadScenario } from "../scenarios/load.ts";
import { bindPrices } from "../scenarios/bound-prices.ts";
import { costed, resultsOf } from "./support/costed-run.ts";
import { englishIn } from "./support/spoken.ts";

const folder = join(import.meta.dirname, "..", "scenarios");
const { scenario } = loadScenario(join(folder, "tandem.yaml"));
const facts = scenarioFacts(scenario);
const norway = loadPrices(join(folder, "prices", "norway.yaml"));
const prices = bindPrices(norway, scenario);

/** Three replications that lie so far from each other. */
function around(mean: number, spread: number): number[] {
  return [mean - spread, mean, mean + spread];
}

const keys: readonly MeasureKey[] = [
  { measure: "billableNightsPerYear", place: "sykehusavdeling", actor: "kommune" },
  { measure: "dischargeReadyMean", place: "sykehusavdeling" },
  { measure: "occupiedMean", place: "sykehjem" },
];

/** A run with these nights, discharge-ready patients and patients in the nursing home, three replications of each. */
function runOf(nights: readonly number[], ready: readonly number[], home: readonly number[], places = 14) {
  const values = Float64Array.from(nights.flatMap((own, row) => [own, ready[row]!, home[row]!]));
  const sykehjem = { ...scenario.places["sykehjem"]!, capacityBeds: places };
  const own = { ...scenario, places: { ...scenario.places, sykehjem } };
  return costed(resultsOf(keys, values), own, bindPrices(norway, own), { before: scenario });
}

const before = runOf([1000, 1100, 900], [3, 3.3, 2.7], [13, 13, 13]);
/** Two places more: 300 nights fewer in every replication, give or take ten. */
const after = runOf([700, 810, 590], [2, 2.31, 1.69], [14.9, 15, 15.1], 16);
const money = compareMoney(before, after, prices);
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("the figure rounds nets as the table beside it does, by the interval", () => {
  const known = (values: readonly number[]): PartyMoney => {
    const [net] = simultaneousMeans([Float64Array.from(values)]);
    return { ...money[0]!, net: net!, items: [] };
  };
  const parties = [
    known([-6.8e6, -4.6e6, -2.4e6]),
    known([-5.1e6, -4.6e6, -4.1e6]),
    known([-4.602e6, -4.6e6, -4.598e6]),
    known([3e5, 3e5, 3e5]),
    known([-1e3, 2e3, 5e3]),
  ];
  const told = parties.map((party, at) => ({ run: { facts, name: String(at) }, parties: [party] }));
  for (const language of LANGUAGES) {
    const amounts = told.map(({ run, parties: own }) => {
      const { description, title } = costChart([{ run, parties: own }], language, "2024");
      return description.match(/ ([^ ]+) (?:mill\.|million)/)?.[1] ?? title;
    });
    expect(amounts).toEqual(parties.map(({ net }) => millionsOf(net, language)));
  }
  expect(parties.map(({ net }) => millionsOf(net, "nb"))).toEqual(["−5", "−4,6", "−4,60", "+0,3", "0,00"]);
});

describe("who pays and who saves", () => {
  test("is said in a sentence that tells who bears the cost and who gains, bed-days named as such", () => {
    expect(moneyFindings(money, facts, "nb").lead).toMatch(
      /^Kommunen? ?.*betaler for tiltaket, .*\(i liggedøgn, men taper penger\) får gevinsten\.$/i,
    );
    expect(moneyFindings(money, facts, "en").lead).toMatch(
      /^The measure is paid for by .*, the gain goes to .* \(in bed-days, while losing money\)\.$/,
    );
    expect(moneyFindings(money, facts, "nn").lead).toMatch(/liggjedøgn/);
  });

  test("has the amounts of each party with their intervals, and what they come from", () => {
    const { points } = moneyFindings(money, facts, "en");
    const hospital = points.map(plain).find((point) => point.includes("fee received"));
    // 300 nights at 5,745 kroner.
    expect(hospital).toMatch(
      /: a loss, net NOK −1\.7\d? million a year \(−1\.\d+ to −1\.\d+\) – fee received 1\.7\d? less\.$/,
    );
    const freed = points.map(plain).find((point) => point.includes("bed-days a year freed"));
    // One patient fewer all year.
    expect(freed).toMatch(
      /gets 365 bed-days a year freed \(\d+(\.\d)?–\d+(\.\d)?\), worth NOK 5\.29 million; that is no money in\.$/,
    );
  });

  test("says neither where the interval has 0 in it", () => {
    const unsure = compareMoney(before, runOf(around(1000, 300), [3, 3.3, 2.7], [13, 13, 13]), prices);
    expect(moneyFindings(unsure, facts, "en")).toEqual({
      lead: "It is not shown that anybody gains or loses by the measure.",
      points: [],
    });
    expect(plain(compareMoneyText({ scenario: facts, prices, money: unsure }, { language: "en" }))).toMatch(
      /No item changes\./,
    );
  });

  test("turns round where places close", () => {
    const { lead, points } = moneyFindings(compareMoney(after, before, prices), facts, "en");
    expect(lead).toMatch(/^The gain goes to .*, at the cost of .*\.$|^The gain goes to /);
    expect(points.join("\n")).toMatch(/loses 365 bed-days a year/);
  });

  test("is a table in three languages with net, freed bed-days and value apart, and says what it rests on", () => {
    for (const [language, words] of [
      [
        "nb",
        [
          "Gebyr mottatt",
          "Netto i året",
          "Frigjorte liggedøgn (døgn, ikke penger)",
          "Verdi av dem (ikke med i netto)",
          "priser 2024",
          "er antakelser",
        ],
      ],
      [
        "nn",
        [
          "Gebyr motteke",
          "Netto i året",
          "Frigjorde liggjedøgn (døgn, ikkje pengar)",
          "Verdi av dei (ikkje med i netto)",
          "prisar 2024",
          "er føresetnader",
        ],
      ],
      [
        "en",
        [
          "Fee received",
          "Net a year",
          "Freed bed-days (days, not money)",
          "Their value (not in the net)",
          "prices of 2024",
          "are assumptions",
        ],
      ],
    ] as const) {
      const text = plain(compareMoneyText({ scenario: facts, prices, money }, { language }));
      for (const word of words) expect(text).toContain(word);
    }
  });
});

test("a run tells what each party pays and receives, and the net", () => {
  const text = plain(
    runMoneyText({ scenario: facts, prices, money: moneyOf(before) }, { language: "en", widthColumns: 200 }),
  );
  // 1,000 nights at 5,745 kroner, with the spread of three replications.
  expect(text).toMatch(/5\.7 ± 1\.4/);
  expect(text).toContain("Staff and suppliers");
});

test("the document has the ledger, the parties and the sentences, and what is paid in it is received", () => {
  const document = { ...moneyDocument(prices, after, moneyOf(after)), ...moneyDifferences(money, facts) };
  expect(document).toMatchObject({ currency: "NOK", priceYear: 2024, file: "norway.yaml", unpriced: [] });
  for (const parties of [document.parties, document.differences]) {
    const nets = parties.map(({ net }) => net.mean);
    const size = Math.max(...nets.map(Math.abs));
    expect(Math.abs(nets.reduce((sum, net) => sum + net, 0)) / size).toBeLessThan(1e-12);
  }
  for (const entry of document.ledger) {
    expect(entry.mean).toBeCloseTo(entry.quantity * entry.unitPrice, 4);
    expect([entry.payer, entry.payee, entry.source, entry.kind].every((text) => (text ?? "").length > 0)).toBe(true);
  }
  expect(document.sentences.en[0]).toBe(moneyFindings(money, facts, "en").lead);
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test("sources of prices stand once each, with the prices that are from there, in the language", () => {
  const { ledger } = moneyDocument(prices, after, moneyOf(after));
  const sources = priceSources(ledger, "nb").map((one) => ({ ...one, prices: plain(one.prices) }));
  expect(new Set(sources.map(({ source }) => source)).size).toBe(sources.length);
  const place = sources.find((one) => one.prices === "Korttid, plasser, 1 095 000 kr per plass i året");
  expect(plain(place!.source)).toMatch(/^3 600 kr i døgnet, fra bemanningsnormer og lønn .* og 20 % andre kostnader$/);
  expect(sources.filter(({ source }) => englishIn(source) !== undefined)).toEqual([]);
  // What is from one source stands together.
  const [fee] = ledger;
  const [priced] = sources;
  const more = { ...fee!, name: "Dobbelt gebyr", unitPrice: 10.5, source: fee!.source };
  expect(priceSources([fee!, more, fee!, { ...more, source: null }], "nb").map((one) => plain(one.prices))).toEqual([
    `${priced!.prices}; Dobbelt gebyr, 10,50 kr per overliggerdøgn`,
  ]);
});

test("ledger.csv has a row for each entry, with its run where there are several", () => {
  const table = ledgerTable([
    { name: "base", ledger: before.ledger },
    { name: "more", ledger: after.ledger },
  ]);
  expect(table.rowCount).toBe(before.ledger.entries.length + after.ledger.entries.length);
  const column = (name: string) => table.columns.find((own) => own.name === name)!;
  const rows = Array.from({ length: table.rowCount }, (_, row) => row);
  const fee = rows.find((row) => column("item").cell(row) === "fee" && column("alternative").cell(row) === "more")!;
  expect(column("payer").cell(fee)).toBe("kommune");
  expect(column("quantity").cell(fee)).toBeCloseTo(700, 9);
  expect(column("amount").cell(fee)).toBeCloseTo(700 * 5745, 6);
  expect(ledgerTable([{ name: "base", ledger: before.ledger }]).columns[0]!.name).toBe("item");
});

test("one replication has amounts without intervals, and no words of gain or loss", () => {
  const once = (nights: number) => costed(resultsOf(keys, Float64Array.of(nights, 3, 13)), scenario, prices);
  const alone: readonly PartyMoney[] = compareMoney(once(1000), once(700), prices);
  const net: PairedMean = alone.find(({ party }) => party === "sykehus")!.net;
  expect(net).toMatchObject({ mean: -300 * 5745, ci95: null });
  const { lead, points } = moneyFindings(alone, facts, "en");
  expect(lead).toBe("It is not shown that anybody gains or loses by the measure.");
  expect(plain(points.join("\n"))).toMatch(/neither a loss nor a gain is shown, net NOK −1\.7 million a year \(\?\)/);
});

describe("the years simulated are told where they are not the one of the prices", () => {
  const noteOf = (from: string, days: number, priceYear = 2024) => {
    const own = { ...facts, startDate: from, days };
    const bound = bindPrices(norway, scenario, priceYear);
    const text = runMoneyText({ scenario: own, prices: bound, money: moneyOf(before) }, { language: "en" });
    return plain(text).replaceAll("\n", " ");
  };

  test("not for a year in its own prices", () => {
    expect(noteOf("2024-01-01", 366)).not.toMatch(/simulated is|average year/);
  });

  test("for another year, and for several, of which the fee is that of the price year", () => {
    expect(noteOf("2024-01-01", 366, 2022)).toContain(
      "What is simulated is 2024, but all amounts are in prices of 2022.",
    );
    expect(noteOf("2024-01-01", 367)).toContain(
      "The amounts are those of an average year of 2024–2025, all in prices of 2024. The fee is that of 2024, for the nights of all years.",
    );
  });
});

test("a table that has no price of anything in the scenario says so, and shows no empty table", () => {
  const none = { ...prices, prices: [] };
  const text = plain(runMoneyText({ scenario: facts, prices: none, money: [] }, { language: "nb" }));
  expect(text).toContain("Prislisten har ingen pris på noe i scenarioet.");
  expect(text).not.toContain("─");
});
