import { describe, expect, test } from "vitest";
import { capacityNotes } from "../report/capacity-notes.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { capacityOn, limitOn } from "../scenarios/capacity.ts";
import { scenarioDoubts } from "../scenarios/doubts.ts";
import type { Place } from "../scenarios/place.ts";
import { constant, nursing, poisson, scenarioOf, stay } from "./support/oracle-scenarios.ts";

const home = (more: Partial<Place>): Place => nursing(16, stay(constant(10)), { name: "Home", ...more });
const staff = { fte: 7.2, ftePerPlace: 0.6 };
const withHome = (place: Place, changes: Parameters<typeof scenarioOf>[1]["changes"] = []) =>
  scenarioOf("staff", {
    places: { home: place },
    streams: { acute: poisson("home", 1.3) },
    changes,
    run: { warmUpDays: 0, lengthDays: 100, replications: 30 },
  });

describe("a staff ceiling", () => {
  test.each([
    [7.2, 0.6, 12],
    [0.3, 0.1, 3],
    [2.1, 0.7, 3],
    [7.19, 0.6, 11],
    [0.5, 0.6, 0],
  ])("of %s full-time equivalents at %s a place is %s places", (fte, ftePerPlace, places) => {
    expect(capacityOn(home({ staff: { fte, ftePerPlace } }), "monday")).toBe(places);
  });

  test("leaves the beds to decide where they are fewer, and decides alone where beds are without limit", () => {
    expect(capacityOn(home({ staff: { fte: 12, ftePerPlace: 0.6 } }), "monday")).toBe(16);
    expect(capacityOn(home({ capacityBeds: "unlimited", staff }), "monday")).toBe(12);
    expect(capacityOn(home({ capacityBeds: "unlimited" }), "monday")).toBe(Infinity);
  });

  test("may differ by weekday", () => {
    const place = home({
      capacityByWeekday: { saturday: 5, sunday: 5 },
      staff: { ...staff, fteByWeekday: { saturday: 3 } },
    });
    expect(capacityOn(place, "saturday")).toBe(5);
    expect([limitOn(place, "friday"), limitOn(place, "saturday"), limitOn(place, "sunday")]).toEqual([
      "staff",
      "both",
      "beds",
    ]);
  });

  test("makes a doubt where the load is above the places with staff, not above the beds", () => {
    expect(scenarioDoubts(withHome(home({}))).map(({ path }) => path)).not.toContainEqual([
      "places",
      "home",
      "capacityBeds",
    ]);
    const doubt = scenarioDoubts(withHome(home({ staff }))).find(({ path }) => path.includes("staff"));
    expect(doubt).toEqual({
      path: ["places", "home", "staff"],
      message:
        "offered load 13.0 beds is above the capacity of 12 staffed beds (108 %); " +
        "the queue grows without limit, for nobody leaves it",
    });
  });

  test("is told in the summary: what sets the limit, on how many days", () => {
    const note = (scenario: ReturnType<typeof withHome>) => capacityNotes(scenarioFacts(scenario), "en");
    expect(note(withHome(home({})))).toBe("");
    expect(note(withHome(home({ staff })))).toBe("What sets the limit. Home: staff (12 of 16 beds can be used).");
    const plenty = home({ staff: { fte: 30, ftePerPlace: 0.6 } });
    expect(note(withHome(plenty))).toBe("What sets the limit. Home: beds, not staff.");
    const from = scenarioFacts(
      withHome(plenty, [{ path: "places.home.staff.fte", set: 3, from: "2024-03-11", to: "2024-03-21" }]),
    );
    expect(from.places.home!.staff).toEqual({ staffLimitsShare: 0.1, bedsLimitShare: 0.9, bedsMean: 16 });
    expect(from.places.home!.capacityBeds).toEqual({ mean: 14.9, least: 5, most: 16 });
    expect(capacityNotes(from, "nb")).toBe(
      "Hva som setter grensen. Home: bemanningen 10\u00a0% av døgnene, plassene 90\u00a0% (14,9 av 16 plasser kan brukes).",
    );
  });
});
