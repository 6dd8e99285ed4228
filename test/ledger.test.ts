/*
 * What a run costs whom: each amount is a count of the engine × a price, is paid by one party and received by another, and the published
 * examples come out to the krone.
 */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountsOf, compareMoney, type CostedRun, moneyOf, partiesOf, type PartyMoney } from "../analysis/accounts.ts";
import { ledgerOf } from "../analysis/ledger.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { bindPrices } from "../scenarios/bound-prices.ts";
import type { Change } from "../scenarios/change.ts";
import { INDICATORS } from "../scenarios/indicators.ts";
import { loadPrices, loadScenario } from "../scenarios/load.ts";
import { measuredCapacities } from "../scenarios/measured-capacity.ts";
import { PRICED_BY, type PricedBy } from "../scenarios/prices.ts";
import { BY_MUNICIPALITY } from "../scenarios/read-prices.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { boundOf, costed, fewReplications, resultsOf } from "./support/costed-run.ts";
import { randomScenario } from "./support/random-scenarios.ts";

const folder = join(import.meta.dirname, "..", "scenarios");
const norway = loadPrices(join(folder, "prices", "norway.yaml"));
const tandem = loadScenario(join(folder, "tandem.yaml")).scenario;
const trondheim = loadScenario(join(folder, "trondheim.yaml")).scenario;

const head = `kind: prices
name: Test
currency: NOK
priceYear: 2024
indices: {}
lines:
`;
const amountOf = (amount: number): string =>
  `    amount: { value: ${amount}, kind: assumption, source: made up }\n    priceYear: 2024\n`;
const line = (id: string, per: string, payer: string, payee: string, amount: number, more = ""): string =>
  `  ${id}:\n    per: ${per}\n    payer: ${payer}\n    payee: ${payee}\n${amountOf(amount)}${more}`;

describe("the published examples", () => {
  /** The fees of nights of the municipality in a year, a replication each, as the ledger has them. */
  const feesOf = (year: number, nights: readonly number[]) => {
    const key: MeasureKey = { measure: "billableNightsPerYear", place: "sykehusavdeling", actor: "kommune" };
    const prices = bindPrices(norway, tandem, year);
    const fee = { ...prices, prices: prices.prices.filter(({ item }) => item === "fee") };
    return ledgerOf(resultsOf([key], Float64Array.from(nights)), tandem, fee).entries;
  };

  test("34 million kroner at the fee of 2022 are 6,408 nights, or 17.6 beds all year", () => {
    const baselineOf = (id: "nights-with-fee" | "discharge-ready"): number =>
      INDICATORS[id].known.find(({ figure }) => figure.actor === "trondheim")!.baseline!.value;
    const nights = baselineOf("nights-with-fee");
    const [fee] = feesOf(2022, [nights, nights - 1, nights + 1]);
    // No other number of nights comes nearer to it.
    const [nearest, ...others] = [...fee!.amounts].map((amount) => Math.abs(amount - 34_000_000));
    expect(nights).toBe(6408);
    expect(nearest).toBeLessThan(Math.min(...others));
    expect(baselineOf("discharge-ready")).toBe(17.6);
    expect(nights / 365).toBeCloseTo(17.6, 1);
  });

  test("Melhus in 2018: 173 nights are 821,231 kroner, from the municipality to the hospital", () => {
    const entries = feesOf(2018, [173]);
    expect(entries).toMatchObject([
      { item: "fee", category: "fee", payer: "kommune", payee: "sykehus", unitPrice: 4747, priceYear: 2018 },
    ]);
    expect([...entries[0]!.amounts]).toEqual([821_231]);
    expect(entries[0]!.provenance.source).toMatch(/helsedirektoratet/);
  });

  test("a home-care budget is hours × 450 kroner of 2022", () => {
    const prices = bindPrices(norway, trondheim, 2022);
    const place = "trondheim-hjemmetjeneste";
    const own = {
      ...prices,
      prices: prices.prices.filter((price) => price.per === "care-hour" && price.place === place),
    };
    const key: MeasureKey = { measure: "homeCareHoursPerWeek", place };
    const { entries } = ledgerOf(resultsOf([key], Float64Array.of(700)), trondheim, own);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ payer: "trondheim", payee: "suppliers", category: "running" });
    // 700 hours a week are 36,500 in the 365 days of a year.
    expect(entries[0]!.amounts[0]).toBeCloseTo(36_500 * 450, 4);
  });
});

describe("what is counted", () => {
  const dated: Scenario = {
    ...tandem,
    places: { ...tandem.places, sykehjem: { ...tandem.places["sykehjem"]!, capacityBeds: 24 } },
    run: { ...tandem.run, startDate: "2024-01-01", lengthDays: 100 },
    changes: [{ path: "places.sykehjem.capacityBeds", add: 1, from: "2024-02-20" }],
  };
  const run = fewReplications(dated, 2);
  const entry = (per: string, more = "") => {
    const text = `${head}${line("it", per, "owner", "suppliers", 10, `    of: { places: [sykehjem] }\n${more}`)}`;
    return ledgerOf(run, dated, boundOf(text, dated), { before: tandem }).entries[0]!;
  };

  test("places are those in force on each measured day, a begun ward is a whole one, and what is opened is beyond before", () => {
    // 50 of the 100 days have 24 places, the other 50 have 25.
    expect([...entry("place-year").quantities]).toEqual([24.5, 24.5]);
    expect([...entry("ward-year", "    placesPerWard: 12\n").quantities]).toEqual([2.5, 2.5]);
    const before = tandem.places["sykehjem"]!.capacityBeds as number;
    expect(entry("place-opened")).toMatchObject({ category: "investment" });
    expect([...entry("place-opened").quantities]).toEqual([25 - before, 25 - before]);
    expect(entry("place-opened").amounts[0]).toBe(10 * (25 - before));
  });

  test("nothing is opened where nothing was before, or places close", () => {
    const text = `${head}${line("it", "place-opened", "owner", "suppliers", 10, "    of: { places: [sykehjem] }\n")}`;
    const bound = boundOf(text, dated);
    expect([...ledgerOf(run, dated, bound).entries[0]!.quantities]).toEqual([0, 0]);
    const larger = { ...dated, changes: [{ path: "places.sykehjem.capacityBeds", add: 9 }] };
    expect([...ledgerOf(run, dated, bound, { before: larger }).entries[0]!.quantities]).toEqual([0, 0]);
  });

  test("what a measure or a lever declares is paid by whom it says, and stands in place of what the table says of running the place", () => {
    const text = [
      head,
      line("place", "place-year", "owner", "suppliers", 10, "    of: { places: [sykehjem] }\n"),
      line("day", "occupied-day", "owner", "suppliers", 10),
      line("user", "occupied-day", "users", "owner", 10, "    of: { places: [sykehjem] }\n"),
    ].join("");
    const cost = { item: "lever", name: "Lever", paidBy: "kommune", provenance: {} };
    const { entries } = ledgerOf(run, dated, boundOf(text, dated), {
      declaredPlaces: ["sykehjem"],
      declared: [
        { ...cost, perYear: 7, once: 3 },
        { ...cost, item: "saving", perYear: -5, once: 0 },
      ],
    });
    const told = entries.map(({ item, category, payer, payee, amounts }) => [item, category, payer, payee, amounts[0]]);
    expect(told.slice(-3)).toEqual([
      ["lever", "investment", "kommune", "suppliers", 3],
      ["lever", "running", "kommune", "suppliers", 7],
      ["saving", "running", "suppliers", "kommune", 5],
    ]);
    // Of the table there is left what is of other places, and what is no cost of running this one.
    expect(entries.slice(0, -3).map(({ item, place }) => [item, place])).toEqual([
      ["day", "sykehusavdeling"],
      ["user", "sykehjem"],
    ]);
  });
});

/* Random tables on random scenarios, beside a bookkeeper who goes through prices, places and municipalities one at a time. */

const party = fc.constantFrom("owner", "state", "users", "suppliers", "municipality-of-patient");
const randomLine = fc
  .record({ per: fc.constantFrom(...PRICED_BY), payer: party, payee: party, amount: fc.integer({ min: 0, max: 1000 }) })
  .filter(({ payer, payee }) => payer !== payee)
  .filter(
    ({ per, payer, payee }) => ![payer, payee].includes("municipality-of-patient") || BY_MUNICIPALITY.includes(per),
  );
const randomLines = fc.array(randomLine, { minLength: 1, maxLength: 8 });
type RandomLine = { readonly per: PricedBy; readonly payer: string; readonly payee: string; readonly amount: number };

function tableText(lines: readonly RandomLine[], scenario: Scenario): string {
  const capacities = measuredCapacities(scenario);
  const limited = Object.keys(scenario.places).filter((id) => capacities[id]!.most < Infinity);
  const written = lines.flatMap(({ per, payer, payee, amount }, at) => {
    const isOfPlaces = ["place-year", "ward-year", "place-opened"].includes(per);
    if (isOfPlaces && limited.length === 0) return [];
    const of = isOfPlaces ? `    of: { places: [${limited.join(", ")}] }\n` : "";
    return [line(`line-${at}`, per, payer, payee, amount, of + (per === "ward-year" ? "    placesPerWard: 3\n" : ""))];
  });
  return written.length === 0
    ? `${head}  none:\n    per: admission\n    payer: owner\n    payee: state\n${amountOf(0)}`
    : head + written.join("");
}

/** Money left to each party in one replication, reckoned one price, place and municipality at a time. */
function bookkeeper(
  lines: readonly RandomLine[],
  scenario: Scenario,
  { results }: CostedRun,
  row: number,
): Record<string, number> {
  const left: Record<string, number> = {};
  const value = (measure: string, place: string, actor?: string): number => {
    const column = results.columns.findIndex(
      (key) =>
        key.measure === measure &&
        key.place === place &&
        key.actor === actor &&
        Object.keys(key).length === (actor === undefined ? 2 : 3),
    );
    return column < 0 ? 0 : results.values[row * results.columns.length + column]!;
  };
  const capacities = measuredCapacities(scenario);
  const municipalities = Object.keys(scenario.actors);
  for (const { per, payer, payee, amount } of lines) {
    for (const [place, { owner }] of Object.entries(scenario.places)) {
      const isHospital = scenario.actors[owner]!.kind === "hospital";
      const { mean, most, daily } = capacities[place]!;
      const wards = daily.reduce((sum, beds) => sum + Math.ceil(beds / 3), 0) / daily.length;
      const counted: [who: string | undefined, count: number][] = {
        "billable-night": () =>
          municipalities.map((id): [string, number] => [
            id,
            isHospital ? value("billableNightsPerYear", place, id) : 0,
          ]),
        "ready-day": (): [undefined, number][] => [
          [undefined, isHospital ? 365 * value("dischargeReadyMean", place) : 0],
        ],
        "occupied-day": () =>
          municipalities.map((id): [string, number] => [id, 365 * value("occupiedMean", place, id)]),
        "occupied-day-of-others": () =>
          municipalities.map((id): [string, number] => [id, id === owner ? 0 : 365 * value("occupiedMean", place, id)]),
        admission: (): [undefined, number][] => [[undefined, value("admissionsPerYear", place)]],
        "care-hour": (): [undefined, number][] => [[undefined, (365 / 7) * value("homeCareHoursPerWeek", place)]],
        "place-year": (): [undefined, number][] => [[undefined, most < Infinity ? mean : 0]],
        "ward-year": (): [undefined, number][] => [[undefined, most < Infinity ? wards : 0]],
        "place-opened": (): [undefined, number][] => [],
      }[per]();
      for (const [who, count] of counted) {
        const nameOf = (word: string): string =>
          word === "owner" ? owner : word === "municipality-of-patient" ? who! : word;
        left[nameOf(payer)] = (left[nameOf(payer)] ?? 0) - count * amount;
        left[nameOf(payee)] = (left[nameOf(payee)] ?? 0) + count * amount;
      }
    }
  }
  return left;
}

test("what one pays another receives: over all parties it adds up to 0, and each has what a bookkeeper finds", () => {
  fc.assert(
    fc.property(randomScenario, randomLines, (scenario, lines) => {
      const results = fewReplications(scenario, 1);
      const bound = boundOf(tableText(lines, scenario), scenario);
      const run = costed(results, scenario, bound);
      const accounts = accountsOf(run.ledger, partiesOf(scenario), 1);
      const size = run.ledger.entries.reduce((sum, { amounts }) => sum + Math.abs(amounts[0]!), 1);
      const total = accounts.reduce((sum, { net, invested }) => sum + net[0]! + invested[0]!, 0);
      expect(Math.abs(total) / size).toBeLessThan(1e-12);
      const found = bookkeeper(lines, scenario, run, 0);
      for (const { party: id, net } of accounts) expect(Math.abs(net[0]! - (found[id] ?? 0)) / size).toBeLessThan(1e-9);
      for (const { amounts } of run.ledger.entries) expect(amounts[0]).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 60, seed: 20240103 },
  );
});

describe("who pays and who saves", () => {
  const measure = join(folder, "measures", "helsehus+10.yaml");
  const quick = [
    { path: "run.warmUpDays", set: 60 },
    { path: "run.lengthDays", set: 365 },
  ];
  const before = loadScenario(join(folder, "trondheim.yaml"), { changes: quick }).scenario;
  const after = loadScenario(join(folder, "trondheim.yaml"), { changes: quick, measures: [measure] }).scenario;
  const prices = bindPrices(norway, before);
  const baseline = costed(fewReplications(before, 4), before, prices);
  const alternative = costed(fewReplications(after, 4), after, bindPrices(norway, after), { before });
  const money = compareMoney(baseline, alternative, prices);
  const of = (id: string): PartyMoney => money.find(({ party: own }) => own === id)!;
  const effect = (id: string, category: string): number =>
    of(id).items.find((item) => item.category === category && item.effect.mean !== 0)?.effect.mean ?? 0;

  test("ten more places cost Trondheim their price, and what it saves in fees the hospital loses", () => {
    expect(effect("trondheim", "running")).toBeLessThan(-10 * 1_216_667);
    expect(effect("trondheim", "fee")).toBeGreaterThan(0);
    expect(effect("trondheim", "fee")).toBeCloseTo(-effect("st-olavs", "fee"), 4);
    expect(of("st-olavs").net.mean).toBeCloseTo(effect("st-olavs", "fee"), 4);
    for (const { net } of [of("trondheim"), of("st-olavs")]) expect(net.ci95).not.toBeNull();
    const total = money.reduce((sum, { net }) => sum + net.mean, 0);
    expect(Math.abs(total)).toBeLessThan(1e-3);
  });

  test("freed bed-days are told apart, with their value, and are in nobody's net", () => {
    const { freed, net } = of("st-olavs");
    expect(freed!.bedDays.mean).toBeGreaterThan(0);
    expect(freed!.value!.mean).toBeCloseTo(freed!.bedDays.mean * 14_500, 4);
    expect(net.mean).toBeLessThan(0);
    expect(money.filter((own) => own.freed).map(({ party: id }) => id)).toEqual(["st-olavs"]);
  });

  test("a difference is that of the two runs' own accounts, replication by replication", () => {
    const [one, other] = [baseline, alternative].map((run) =>
      moneyOf(run).find(({ party: id }) => id === "trondheim")!,
    );
    expect(of("trondheim").net.mean).toBeCloseTo(other!.net.mean - one!.net.mean, 4);
    const spread = (values: PartyMoney) => values.net.standardError!;
    expect(spread(of("trondheim"))).toBeLessThan(Math.hypot(spread(one!), spread(other!)));
  });
});

describe("what a measure declares that it costs besides", () => {
  const set = (more: object = {}) => ({
    path: "costs.training",
    set: {
      name: "Training",
      paidBy: "kommune",
      costPerYear: 100,
      costOnce: 40,
      priceYear: 2022,
      kind: "assumption",
      source: "made up",
      ...more,
    },
  });
  const loaded = (more: object = {}, introduction?: { startDate: string; endDate: string }) =>
    loadScenario(join(folder, "tandem.yaml"), {
      changes: [JSON.parse(JSON.stringify(set(more))) as Change],
      ...(introduction && { introduction }),
    }).scenario;
  const key: MeasureKey = { measure: "billableNightsPerYear", place: "sykehusavdeling", actor: "kommune" };

  test("is an entry of the ledger in prices of the year asked for, also where changes begin after the warm-up", () => {
    const late = { startDate: "2024-01-01", endDate: "2033-12-29" };
    for (const scenario of [loaded(), loaded({}, late)]) {
      const bound = bindPrices(norway, scenario, 2024);
      const { entries } = ledgerOf(resultsOf([key], Float64Array.of(0)), scenario, { ...bound, prices: [] });
      const factor = 5745 / 5306;
      expect(entries).toMatchObject([
        {
          item: "training",
          category: "investment",
          payer: "kommune",
          payee: "suppliers",
          provenance: { source: "made up" },
        },
        { item: "training", category: "running", payer: "kommune", payee: "suppliers" },
      ]);
      expect(entries[0]!.amounts[0]).toBeCloseTo(40 * factor, 9);
      expect(entries[1]!.amounts[0]).toBeCloseTo(100 * factor, 9);
    }
  });

  test("needs a payer that is there, an amount, and years that the table can convert", () => {
    expect(() => loaded({ paidBy: "komune" })).toThrow(/costs\.training\.paidBy: .*"komune"; did you mean "kommune"\?/);
    expect(() => loaded({ costPerYear: undefined, costOnce: undefined })).toThrow(
      /costs\.training: lacks a price; write costPerYear/,
    );
    expect(() => loaded({ priceYear: undefined })).toThrow(/costs\.training\.priceYear: missing/);
    expect(() => loaded({ source: undefined })).toThrow(/costs\.training\.source: missing/);
    expect(() => bindPrices(norway, loaded({ priceYear: 1999 }), 2024)).toThrow(
      /indices: lack one for 1999 and 2024, the years of the cost training/,
    );
  });
});
