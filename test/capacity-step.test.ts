import { describe, expect, test } from "vitest";
import { runBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import { applyChanges } from "../scenarios/changes.ts";
import type { Change } from "../scenarios/change.ts";
import { capacityUnit, withMorePlaces, withoutLimit } from "../scenarios/capacity-step.ts";
import { scenarioEpochs } from "../scenarios/epochs.ts";
import type { Place } from "../scenarios/place.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { exponential, nursing, poisson, scenarioOf, stay } from "./support/oracle-scenarios.ts";

const homeStay = stay(exponential(5));

function withPlace(place: Partial<Place>, changes?: readonly Change[]): Scenario {
  return scenarioOf("step", {
    places: { home: nursing(10, homeStay, place) },
    streams: { arrivals: poisson("home", 1.5) },
    run: { warmUpDays: 60, lengthDays: 120 },
    ...(changes && { changes: [...changes] }),
  });
}

const BEDS = { addsBeds: true, addsFte: 0 };

/** The place as it stands on the first day of each epoch. */
function placesByEpoch(scenario: Scenario): (Partial<Place> & { startDay: number })[] {
  return scenarioEpochs(scenario).map(({ startDay, scenario: { places } }) => ({ startDay, ...places.home }));
}

describe("one more place", () => {
  test("is a bed where there is no staff ceiling, and nothing for a place without limit", () => {
    expect(capacityUnit(withPlace({}), "home")).toEqual(BEDS);
    expect(capacityUnit(withPlace({ capacityBeds: "unlimited" }), "home")).toBeUndefined();
  });

  test("is staff where staff is short, a bed where beds are, and both where they are alike", () => {
    const unitOf = (fte: number) => capacityUnit(withPlace({ staff: { fte, ftePerPlace: 0.6 } }), "home");
    expect(unitOf(5)).toEqual({ addsBeds: false, addsFte: 0.6 });
    expect(unitOf(9)).toEqual(BEDS);
    expect(unitOf(6)).toEqual({ addsBeds: true, addsFte: 0.6 });
  });

  test("is added to every number that says how many beds there are", () => {
    const byHour = { "08:00": 12, "20:00": { saturday: 4 } };
    const scenario = withPlace({ capacityByWeekday: { sunday: 8 }, capacityByHour: byHour });
    expect(withMorePlaces(scenario, "home", 2, BEDS, "start").places.home).toMatchObject({
      capacityBeds: 12,
      capacityByWeekday: { sunday: 10 },
      capacityByHour: { "08:00": 14, "20:00": { saturday: 6 } },
    });
  });

  test("opens one more place for the staff of it, weekday by weekday", () => {
    const staff = { fte: 3.6, fteByWeekday: { sunday: 2.4 }, ftePerPlace: 0.6 };
    const more = withMorePlaces(withPlace({ staff }), "home", 1, { addsBeds: false, addsFte: 0.6 }, "start");
    const [was, is] = [withPlace({ staff }), more].map((scenario) => [...compile(scenario).capacity]);
    expect(is).toEqual(was!.map((beds) => beds + 1));
    expect(more.places.home!.capacityBeds).toBe(10);
  });

  test("comes on top of what dates change, in each stretch", () => {
    const changes: Change[] = [
      { path: "places.home.capacityBeds", set: 6, from: "2024-01-20", to: "2024-02-10" },
      { path: "places.home.capacityBeds", add: 3, from: "2024-02-10" },
    ];
    const scenario = withPlace({}, changes);
    const bedsFrom = (made: Scenario) =>
      placesByEpoch(made).map(({ startDay, capacityBeds }) => [startDay, capacityBeds]);
    expect(bedsFrom(scenario)).toEqual([
      [0, 10],
      [79, 6],
      [100, 13],
    ]);
    expect(bedsFrom(withMorePlaces(scenario, "home", 1, BEDS, "start"))).toEqual([
      [0, 11],
      [79, 7],
      [100, 14],
    ]);
    expect(bedsFrom(withMorePlaces(scenario, "home", 1, BEDS, "measured"))).toEqual([
      [0, 10],
      [60, 11],
      [79, 7],
      [100, 14],
    ]);
  });

  test.each([
    ["start", {}],
    ["measured", { from: "2024-01-01" }],
  ] as const)("from the %s is what a change of +1 is, to the byte", (from, dates) => {
    const change: Change = { path: "places.home.capacityBeds", add: 1, ...dates };
    const scenario = withPlace({});
    const changed = from === "start" ? applyChanges(scenario, [change]).tree : { ...scenario, changes: [change] };
    const valuesOf = (one: Scenario) => runBatch({ model: compile(one), from: 0, to: 2 }).values;
    const values = valuesOf(withMorePlaces(scenario, "home", 1, BEDS, from));
    expect(values).toEqual(valuesOf(changed));
    expect(values).not.toEqual(valuesOf(scenario));
  });
});

test("a place without its limit has neither weekdays, hours nor staff that limit it, from the day on that is asked", () => {
  const limits = {
    capacityByWeekday: { sunday: 8 },
    capacityByHour: { "08:00": 9 },
    staff: { fte: 3, ftePerPlace: 0.5 },
  };
  const scenario = withPlace({ ...limits, intake: { at: "12:00" } });
  const free = { ...withPlace({ intake: { at: "12:00" } }).places.home, capacityBeds: "unlimited" };
  expect(withoutLimit(scenario, "home", "start").places.home).toEqual(free);
  const [before, after] = placesByEpoch(withoutLimit(scenario, "home", "measured"));
  expect(before).toMatchObject({ startDay: 0, capacityBeds: 10, ...limits });
  expect(after).toEqual({ startDay: 60, ...free });
});
