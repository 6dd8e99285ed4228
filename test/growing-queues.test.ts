import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keyText } from "../analysis/measure-keys.ts";
import { isWithheld, withheldDifferences, withheldEstimates } from "../analysis/withheld.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { changeScenario } from "../scenarios/change-scenario.ts";
import type { Change } from "../scenarios/change.ts";
import { growthOf } from "../scenarios/growing-queues.ts";
import { introductionAfterWarmUp } from "../scenarios/introduction.ts";
import { loadScenario } from "../scenarios/load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { finish, PreviewPart } from "../web/workers/preview-part.ts";
import { joinParts, summariseRun } from "../web/workers/preview-summary.ts";

const scenario = (name: string): Scenario =>
  loadScenario(join(import.meta.dirname, "..", "scenarios", `${name}.yaml`)).scenario;
const tandem = scenario("tandem");
/** 0.4 patients a day need a place for 30 days: 12 places. */
const withPlaces = (places: number, more: readonly Change[] = []): Scenario =>
  changeScenario(tandem, [{ path: "places.sykehjem.capacityBeds", set: places }, ...more]);

describe("a queue grows without limit", () => {
  test("where more come than there will be room for, and all who hold a bed for it are found", () => {
    const growth = growthOf(withPlaces(10))!;
    expect(growth.queues).toEqual([
      { place: "sykehjem", neededPerDay: 0.4, capacityPerDay: expect.closeTo(1 / 3, 10) },
    ]);
    expect(growth.holding).toEqual(["sykehusavdeling"]);
    expect(growth.actors).toEqual(["kommune"]);
  });

  test.each([12, 13, 14])("not with %i places, which is as many as are needed, or more", (places) => {
    expect(growthOf(withPlaces(places))).toBeUndefined();
  });

  test("not where those who wait leave, are turned away or have a choice", () => {
    for (const held of [
      { path: "places.sykehjem.queue", set: { most: 5, beyondLimit: "lost" } },
      { path: "places.sykehjem.leaving", set: { kommune: { ratePerDay: 0.01, to: "hjem" } } },
    ]) {
      const place = { ...withPlaces(10).places["sykehjem"], [held.path.split(".").at(-1)!]: held.set };
      const changed = { ...withPlaces(10), places: { ...tandem.places, sykehjem: place } } as Scenario;
      expect(growthOf(changed)).toBeUndefined();
    }
  });

  test("by what holds in the measured days, so a change after the warm-up counts, and a few days of closing do not", () => {
    const late = changeScenario(
      tandem,
      [{ path: "places.sykehjem.capacityBeds", set: 10 }],
      introductionAfterWarmUp(tandem),
    );
    expect(growthOf(late)?.queues.map(({ place }) => place)).toEqual(["sykehjem"]);
    const summer = { path: "places.sykehjem.capacityBeds", add: -4, from: "07-01", to: "07-15" };
    expect(growthOf(changeScenario(tandem, [summer]))).toBeUndefined();
  });

  test("in none of the scenarios that come along, where people who wait too long leave or there is room", () => {
    for (const name of ["one-ward", "tandem", "two-municipalities", "trondheim"]) {
      expect([name, growthOf(scenario(name))]).toEqual([name, undefined]);
    }
  });

  test("of a ward with nobody held back from it, whose discharge-ready patients are as many as ever", () => {
    const ward = changeScenario(scenario("one-ward"), [{ path: "places.sengepost.capacityBeds", set: 10 }]);
    const facts = scenarioFacts(ward);
    expect(facts.growth).toMatchObject({ holding: [], actors: [] });
    expect(isWithheld({ measure: "queueMean", place: "sengepost" }, facts)).toBe(true);
    expect(isWithheld({ measure: "dischargeReadyMean", place: "sengepost" }, facts)).toBe(false);
    expect(isWithheld({ measure: "dischargeReadyMean" }, facts)).toBe(false);
  });
});

test("what is withheld depends on how long is simulated: with four times the days the ward is waited for twice as much", () => {
  const unstable = withPlaces(10);
  const meansOf = (days: number): Map<string, number | null> => {
    const run = { ...unstable.run, warmUpDays: 0, lengthDays: days };
    const own = { ...unstable, run } as Scenario;
    const { results } = joinParts(own, finish(new PreviewPart(own, 0, 10).open()), 10);
    const { facts } = summariseRun({ scenario: own, results, placeIds: Object.keys(own.places) }, []);
    const means = results.columns.map((key, column): [string, number | null] => {
      const values = results.replications.map((_, row) => results.values[row * results.columns.length + column]!);
      return [keyText(key), isWithheld(key, facts) ? values.reduce((sum, value) => sum + value, 0) / 10 : null];
    });
    return new Map(means);
  };
  const [short, long] = [meansOf(1000), meansOf(4000)];
  // Those who wait for the nursing home fill the ward, so it is before the ward that the queue grows.
  const key = keyText({ measure: "queueMean", place: "sykehusavdeling" });
  expect(long.get(key)!).toBeGreaterThan(2 * short.get(key)!);
  expect(long.get(keyText({ measure: "occupancyShare", place: "sykehjem" }))).toBeNull();
});

test("what is withheld has neither mean nor interval nor spread, and no difference has a verdict", () => {
  const facts = scenarioFacts(withPlaces(10));
  const key = { measure: "queueMean", place: "sykehjem" } as const;
  const known = { key, count: 9, mean: 4, standardError: 1, ci95: [2, 6] as const, p10: 1, p50: 4, p90: 8 };
  expect(withheldEstimates([known], facts)).toEqual([
    { key, count: 9, mean: null, standardError: null, ci95: null, p10: null, p50: null, p90: null },
  ]);
  expect(withheldEstimates([known], scenarioFacts(tandem))).toEqual([known]);
  const difference = {
    key,
    presence: "both" as const,
    count: 9,
    difference: 3,
    standardError: 1,
    differenceCi95: [1, 5] as const,
    simultaneousCi95: [1, 5] as const,
    adjustedP: 0.01,
    unpairedHalfWidth: 4,
    varianceReduction: 2,
    verdict: "worse" as const,
  };
  expect(withheldDifferences([difference], [scenarioFacts(tandem), facts])[0]).toMatchObject({
    difference: null,
    differenceCi95: null,
    verdict: null,
  });
  expect(withheldDifferences([difference], [scenarioFacts(tandem)])).toEqual([difference]);
});
