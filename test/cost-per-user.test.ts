/*
 * Cost per user (kostnad per brukare): the steps of the method, and what simulated patients have, against what the engine counts and
 * against a slow and obvious reading of the event log.
 */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { compareCostPerUser, compareMunicipalities } from "../analysis/cost-differences.ts";
import { costPerUser } from "../analysis/cost-figures.ts";
import { type CostSums, OUTCOMES, userCosts } from "../analysis/cost-per-user.ts";
import { costClass, productivityLevel } from "../analysis/unit-cost.ts";
import { compile } from "../engine/compile.ts";
import { EventLog } from "../engine/event-log.ts";
import { replicate } from "../engine/replicate.ts";
import { loadScenario, loadUnitCosts, readTextFile } from "../scenarios/load.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { readScenario } from "../scenarios/read.ts";
import { readUnitCosts } from "../scenarios/read-unit-costs.ts";
import { unitCostsOf } from "../scenarios/unit-cost-accounts.ts";

vi.setConfig({ testTimeout: 60_000 });

const file = "scenarios/planning/unit-costs-trondheim.yaml";
const { costs } = loadUnitCosts(file);
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe("the steps of the method", () => {
  test("lay common costs on services by their direct costs, and divide by the units", () => {
    // 60 MNOK of home care in 150,000 hours and 40 MNOK of places in 20,000 days, with 10 MNOK in common.
    const [home, places] = unitCostsOf(
      [
        { service: "home-care", directNok: 60e6, volume: 150_000 },
        { service: "places", directNok: 40e6, volume: 20_000 },
      ],
      10e6,
    );
    expect(home).toMatchObject({ directPerUnitNok: 400, overheadPerUnitNok: 40, perUnitNok: 440, totalNok: 66e6 });
    expect(places).toMatchObject({ directPerUnitNok: 2000, overheadPerUnitNok: 200, perUnitNok: 2200, totalNok: 44e6 });
  });

  test("lose no cost and count none twice", () =>
    fc.assert(
      fc.property(
        fc.array(fc.record({ directNok: fc.integer({ min: 1, max: 1e9 }), volume: fc.integer({ min: 1, max: 1e7 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.integer({ min: 0, max: 1e9 }),
        (given, common) => {
          const accounts = given.map((own, at) => ({ service: `s${at}`, ...own }));
          const found = unitCostsOf(accounts, common);
          const all = sum(given.map(({ directNok }) => directNok)) + common;
          expect(sum(found.map(({ totalNok }) => totalNok)) / all).toBeCloseTo(1, 12);
          expect(sum(found.map(({ perUnitNok, volume }) => perUnitNok * volume)) / all).toBeCloseTo(1, 12);
        },
      ),
    ));

  test("refuse costs that nobody could bear", () => {
    expect(() => unitCostsOf([{ service: "a", directNok: 5, volume: 0 }], 0)).toThrow(/a has costs but no units/);
    expect(() => unitCostsOf([{ service: "a", directNok: 0, volume: 3 }], 7)).toThrow(/common costs need a service/);
  });

  test("have the classes of cost of the report (Bild 3), each up to and with its upper edge", () => {
    const edges = costs.costClassesNok;
    expect(edges).toEqual([50e3, 100e3, 200e3, 300e3, 400e3, 500e3, 600e3, 1000e3, 1500e3]);
    expect([0, 50e3, 50_001, 600e3, 600_001, 1.5e6, 1_500_001].map((nok) => costClass(nok, edges))).toEqual([
      0, 0, 1, 6, 7, 8, 9,
    ]);
  });

  test("tell the ten municipalities of the report apart as it does (Bild 4): two green, two yellow, six red", () => {
    // The report: the first two under or near 300 an hour, the next two 300 to 400, the others above 400.
    const perHour = [270, 300, 340, 395, 405, 420, 440, 460, 490, 530];
    const levels = perHour.map((nok) => productivityLevel(nok, [300, 400]));
    expect(levels).toEqual(["green", "green", "yellow", "yellow", "red", "red", "red", "red", "red", "red"]);
  });
});

/** [service] units of all users. */
function volumesOf({ volume }: CostSums, serviceCount: number): number[] {
  return Array.from({ length: serviceCount }, (_, service) =>
    sum(volume.filter((_value, at) => at % serviceCount === service)),
  );
}

describe("what users have", () => {
  test.each(["trondheim", "tandem", "two-municipalities", "one-ward", "census"])(
    "in %s is, service by service, what the engine counts by itself",
    (name) => {
      const { scenario } = loadScenario(`scenarios/${name}.yaml`);
      const model = compile(scenario);
      const { plan, replications } = userCosts(scenario, model, costs, [0, 1]);
      for (const own of replications) {
        volumesOf(own, plan.services.length).forEach((volume, service) => {
          expect(volume).toBeCloseTo(own.counted[service]!, 5);
        });
      }
    },
  );

  test("adds up by class, age, outcome and service alike", () => {
    const { scenario } = loadScenario("scenarios/two-municipalities.yaml");
    const { plan, replications } = userCosts(scenario, compile(scenario), costs, [3]);
    const [own] = replications;
    const unit = plan.services.map((id) => costs.services[id]!.directNok + costs.services[id]!.overheadNok);
    plan.actors.forEach((_, actor) => {
      const of = (values: Float64Array, size: number): number => sum(values.subarray(actor * size, (actor + 1) * size));
      const [users, nok] = [own!.users[actor]!, own!.costNok[actor]!];
      expect(of(own!.usersByClass, plan.classCount)).toBe(users);
      expect(of(own!.usersByAge, plan.ages.length)).toBe(users);
      expect(of(own!.usersByOutcome, OUTCOMES.length)).toBe(users);
      expect(of(own!.costByClass, plan.classCount)).toBeCloseTo(nok, 3);
      expect(of(own!.costByAge, plan.ages.length)).toBeCloseTo(nok, 3);
      expect(of(own!.costByOutcome, OUTCOMES.length)).toBeCloseTo(nok, 3);
      expect(sum(unit.map((each, at) => each * own!.volume[actor * plan.services.length + at]!))).toBeCloseTo(nok, 3);
    });
  });

  test("is that of a slow reading of the event log, patient by patient", () => {
    const text = readTextFile("scenarios/tandem.yaml").replace(/lengthDays: .*/, "lengthDays: 365");
    const { scenario } = readScenario("tandem.yaml", () => text);
    const model = compile(scenario);
    const log = new EventLog();
    replicate(model, 0, { log });
    const [own] = userCosts(scenario, model, costs, [0]).replications;
    const service = costs.services["short-term"]!;
    const nursingHome = model.placeIds.findIndex((id) => scenario.places[id]!.kind === "short-term");
    const days = slowDays(log, nursingHome, model.warmUpDays, model.dayCount);
    const night = costs.services["discharge-ready"]!.directNok;
    const nights = slowNights(log, nursingHome, model.warmUpDays, model.dayCount);
    const patients = new Set([...days.keys(), ...nights.keys()]);
    const totals = [...patients].map(
      (id) => (days.get(id) ?? 0) * (service.directNok + service.overheadNok) + (nights.get(id) ?? 0) * night,
    );
    const used = totals.filter((nok) => nok > 0);
    expect(sum(own!.users)).toBe(used.length);
    expect(sum(own!.costNok)).toBeCloseTo(sum(used), 3);
    const classes = Array.from(
      { length: costs.costClassesNok.length + 1 },
      (_, at) => used.filter((nok) => costClass(nok, costs.costClassesNok) === at).length,
    );
    const actor = own!.users.findIndex((users) => users > 0);
    expect([...own!.usersByClass.subarray(actor * classes.length, (actor + 1) * classes.length)]).toEqual(classes);
  });
});

/** Days in a place within the measured period, by patient. */
function slowDays({ entries }: EventLog, place: number, from: number, to: number): Map<string, number> {
  const inSince = new Map<string, number>();
  const days = new Map<string, number>();
  const leave = (id: string, now: number): void => {
    const since = inSince.get(id);
    if (since === undefined) return;
    days.set(id, (days.get(id) ?? 0) + Math.max(0, Math.min(now, to) - Math.max(since, from)));
    inSince.delete(id);
  };
  for (const { time, kind, stream, ordinal, source } of entries) {
    const id = `${stream} ${ordinal}`;
    if (kind === "admitted" && source === place) inSince.set(id, time);
    if (kind === "moves" && source === place) leave(id, time);
    // Those who are there on day 0 were never admitted.
    if (kind === "treatment-ends" && source === place && !inSince.has(id) && !days.has(id)) inSince.set(id, 0);
  }
  for (const id of inSince.keys()) leave(id, to);
  return days;
}

/** Midnights between being ready for a place and the move, by patient. */
function slowNights({ entries }: EventLog, to: number, from: number, end: number): Map<string, number> {
  const readySince = new Map<string, number>();
  const nights = new Map<string, number>();
  const count = (id: string, now: number): void => {
    const since = readySince.get(id);
    if (since !== undefined)
      nights.set(
        id,
        (nights.get(id) ?? 0) + Math.max(0, Math.floor(Math.min(now, end)) - Math.floor(Math.max(since, from))),
      );
    readySince.delete(id);
  };
  for (const { time, kind, stream, ordinal, destination } of entries) {
    const id = `${stream} ${ordinal}`;
    if (kind === "ready" && destination === to) readySince.set(id, time);
    if (kind === "moves") count(id, time);
  }
  for (const id of readySince.keys()) count(id, end);
  return nights;
}

describe("the figures", () => {
  const { scenario } = loadScenario("scenarios/two-municipalities.yaml");
  const model = compile(scenario);
  const found = userCosts(scenario, model, costs, [0, 1, 2]);

  test("are means over replications, of a year each, with shares that add up to one", () => {
    const figures = costPerUser(found);
    expect(figures.periodDays).toEqual([366, 365, 365]);
    for (const own of figures.actors) {
      expect(sum(own.classes.map(({ shareOfUsers }) => shareOfUsers.mean!))).toBeCloseTo(1, 9);
      expect(sum(own.classes.map(({ shareOfCost }) => shareOfCost.mean!))).toBeCloseTo(1, 9);
      expect(sum(own.ages.map(({ users }) => users.mean!))).toBeCloseTo(own.users.mean!, 9);
      expect(sum(own.services.map(({ costNok }) => costNok.mean!)) / own.costNok.mean!).toBeCloseTo(1, 9);
      const at = found.plan.actors.indexOf(own.actor);
      expect(own.users.mean).toBeCloseTo(sum(found.replications.map(({ users }) => users[at]!)) / 9, 9);
      expect(own.costPerUserNok.ci95![0]).toBeLessThan(own.costPerUserNok.mean!);
    }
    for (const { ofUsers, counted } of figures.validation) expect(ofUsers).toBeCloseTo(counted, 4);
    // Hospitals have no users of their own.
    expect(figures.actors.map(({ actor }) => actor)).toEqual(["nordvik", "sorvik"]);
  });

  test("say how dear an hour is where there are limits, and nothing where there are none", () => {
    const level = (own: typeof found): unknown =>
      costPerUser(own).actors[0]!.productivity.find(({ service }) => service === "home-care")!.level;
    expect(level(found)).toBeNull();
    expect(level({ ...found, costs: { ...costs, levelsPerHourNok: [300, 400] } })).toBe("red");
    expect(level({ ...found, costs: { ...costs, levelsPerHourNok: [300, 600] } })).toBe("yellow");
  });

  test("tell empty places apart from what users bear: together they are the cost of all places", () => {
    const at = found.plan.services.indexOf("long-term");
    const own = found.replications[0]!;
    const beds = Object.values(scenario.places)
      .filter(({ kind }) => kind === "long-term")
      .map(({ capacityBeds }) => Number(capacityBeds));
    const days = sum(found.plan.periodDays);
    const [given, idle] = [own.given, own.idle].map((values) =>
      sum(values.filter((_, cell) => cell % found.plan.services.length === at)),
    );
    expect(given! + idle!).toBeCloseTo(sum(beds) * days, 4);
  });

  test("of a scenario beside itself differ by nothing, and two municipalities by the difference of their means", () => {
    for (const difference of compareCostPerUser(found, found)) {
      expect([difference.costPerUserNok.mean, difference.users.mean, difference.outlierShare.mean]).toEqual([0, 0, 0]);
    }
    const [nordvik, sorvik] = costPerUser(found).actors;
    const between = compareMunicipalities(found, "nordvik", "sorvik");
    expect(between.costPerUserNok.mean).toBeCloseTo(sorvik!.costPerUserNok.mean! - nordvik!.costPerUserNok.mean!, 6);
    expect(between.shareOfUsers[0]!.mean).toBeCloseTo(
      sorvik!.classes[0]!.shareOfUsers.mean! - nordvik!.classes[0]!.shareOfUsers.mean!,
      9,
    );
    expect(() => compareMunicipalities(found, "nordvik", "vestvik")).toThrow(/no municipality is called vestvik/);
    const { comparisons } = costPerUser(found);
    expect(comparisons.map(({ beside, actor }) => `${actor} − ${beside}`)).toEqual([
      "nordvik − sorvik",
      "sorvik − nordvik",
    ]);
    expect(comparisons[1]).toEqual(between);
    expect(comparisons[0]!.costPerUserNok.mean).toBeCloseTo(-between.costPerUserNok.mean!, 9);
    expect([between.firstPerUserNok, between.secondPerUserNok]).toEqual([
      nordvik!.costPerUserNok,
      sorvik!.costPerUserNok,
    ]);
  });

  test("of a difference by service add up to the whole of it", () => {
    for (const { services, costPerUserNok } of costPerUser(found).comparisons) {
      const all = sum(services.map((own) => own.costPerUserNok.mean!));
      expect(all).toBeCloseTo(costPerUserNok.mean!, 6);
      expect(services.filter((own) => own.costPerUserNok.mean !== 0).length).toBeGreaterThan(2);
    }
  });

  test("of two scenarios are paired under the same random numbers", () => {
    const changed = {
      ...scenario,
      places: { ...scenario.places, "nordvik-korttid": { ...scenario.places["nordvik-korttid"]!, capacityBeds: 40 } },
    };
    const other = userCosts(changed, compile(changed), costs, [0, 1, 2]);
    const [nordvik] = compareCostPerUser(found, other);
    const mean = (own: typeof found): number => costPerUser(own).actors[0]!.costPerUserNok.mean!;
    expect(nordvik!.costPerUserNok.mean).toBeCloseTo(mean(other) - mean(found), 6);
    expect(nordvik!.costPerUserNok.mean).not.toBe(0);
  });
});

describe("a file of unit costs", () => {
  const text = readTextFile(file);
  const perUnit =
    '    directNok: { value: 3240, kind: assumption, note: "3,600 a day, of which a tenth is taken as overhead." }\n    overheadNok: { value: 360, kind: assumption, note: "A tenth of 3,600." }';
  const account = "    account: { directNok: 72e6, units: 20000 }";

  test("may have the accounts of a year, which become unit costs by steps 3 and 4 of the method", () => {
    expect(text).toContain(perUnit);
    const own = text
      .replace(perUnit, account)
      .replace(/ {4}directNok: \{ value: 2970.*\n.*/, "    account: { directNok: 28e6, units: 10000 }")
      .replace("priceYear: 2024", "priceYear: 2024\ncommonNok: 10e6");
    const { costs: found, provenance } = readUnitCosts("costs.yaml", () => own);
    // 10 MNOK on 72 and 28: 7.2 and 2.8, by 20,000 and 10,000 days.
    expect(found.services["short-term"]).toMatchObject({ directNok: 3600, overheadNok: 360 });
    expect(found.services.rehabilitation).toMatchObject({ directNok: 2800, overheadNok: 280 });
    expect(found.services["long-term"]).toEqual(costs.services["long-term"]);
    expect(found).not.toHaveProperty("commonNok");
    expect(provenance["services.short-term.directNok"]!.kind).toBe("derived");
  });

  test.each([
    ["accounts beside unit costs", perUnit, `${perUnit}\n${account}`, /short-term: has account, so directNok/],
    ["neither of the two", perUnit, "", /short-term: lacks directNok; write it, or account with directNok and units/],
    [
      "accounts without units",
      perUnit,
      account.replace("20000", "0"),
      /account\.units: must be above 0 where there are costs/,
    ],
    [
      "common costs that nobody bears",
      "priceYear: 2024",
      "priceYear: 2024\ncommonNok: 5",
      /commonNok: needs a service with account/,
    ],
    [
      "a negative account",
      perUnit,
      account.replace("72e6", "-72e6"),
      /account\.directNok: must be 0 or more, got -72000000/,
    ],
  ])("is refused with %s", (_, from, to, message) => {
    expect(text).toContain(from);
    expect(() => readUnitCosts("costs.yaml", () => text.replace(from, to))).toThrow(message);
  });

  test.each([
    ["a negative cost", "value: 2165", "value: -2165", /must be 0 or more, got -2165/],
    [
      "a place that two services have",
      "kinds: [health-house]",
      "kinds: [health-house, long-term]",
      /has long-term, whose cost is that of long-term already/,
    ],
    ["classes that fall", "[50000, 100000,", "[100000, 50000,", /must rise from edge to edge/],
    [
      "days of a place counted by the hour",
      "kinds: [long-term]\n    per: day",
      "kinds: [long-term]\n    per: hour",
      /kinds\.0: cannot be counted by the hour, got "long-term"; home care is given by the hour/,
    ],
    ["nothing in it", text, "", /is empty; write at least name, priceYear, services/],
    ["a kind of place that is none", "kinds: [rehabilitation]", "kinds: [rehab]", /kinds/],
    ["a service without a direct cost", "directNok: { value: 3600,", "direkteNok: { value: 3600,", /directNok/],
  ])("is refused with %s", (_, from, to, message) => {
    expect(text).toContain(from);
    let said = "";
    try {
      readUnitCosts("costs.yaml", () => text.replace(from, to));
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      said = error.message;
    }
    expect(said).toMatch(message);
  });
});
