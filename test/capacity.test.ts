import { describe, expect, test } from "vitest";
import { compile } from "../engine/compile.ts";
import { EventLog } from "../engine/event-log.ts";
import { replicate } from "../engine/replicate.ts";
import { capacityNotes } from "../report/capacity-notes.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { capacityOn, capacitySteps, dailyCapacity, limitOn, weeklyCapacity } from "../scenarios/capacity.ts";
import { checkScenario } from "../scenarios/checks.ts";
import { scenarioDoubts } from "../scenarios/doubts.ts";
import type { Place } from "../scenarios/place.ts";
import { WEEKDAYS } from "../scenarios/words.ts";
import { constant, nursing, poisson, scenarioOf, stay } from "./support/oracle-scenarios.ts";
import { inEnglish } from "./support/spoken.ts";

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
    expect(inEnglish(scenarioDoubts(withHome(home({})))).map(({ path }) => path)).not.toContainEqual([
      "places",
      "home",
      "capacityBeds",
    ]);
    const doubt = inEnglish(scenarioDoubts(withHome(home({ staff })))).find(({ path }) => path.includes("staff"));
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

describe("a capacity by the hour", () => {
  const byHour = {
    "16:00": { monday: 4, friday: 2 },
    "08:00": 12,
  };

  test("holds from each clock time named for the weekday; before the first, and where none is, the beds of the day", () => {
    const place = home({ capacityBeds: 6, capacityByWeekday: { sunday: 3 }, capacityByHour: byHour });
    const text = (weekday: (typeof WEEKDAYS)[number]): string =>
      capacitySteps(place, weekday)
        .map(({ from, capacity }) => `${from * 24}: ${capacity}`)
        .join(", ");
    expect(WEEKDAYS.map(text)).toEqual([
      "0: 6, 8: 12, 16: 4",
      "0: 6, 8: 12",
      "0: 6, 8: 12",
      "0: 6, 8: 12",
      "0: 6, 8: 12, 16: 2",
      "0: 6, 8: 12",
      "0: 3, 8: 12",
    ]);
    expect(capacityOn(home({ capacityByHour: { "00:00": 7, "12:00": 9 } }), "monday")).toBe(7);
  });

  test("is no more than there is staff for, and counts by its hours", () => {
    const place = home({
      capacityBeds: 6,
      capacityByHour: { "08:00": 12, "16:00": 3 },
      staff: { fte: 10, ftePerPlace: 1 },
    });
    expect(dailyCapacity(place, "monday")).toEqual({ mean: (6 + 10 + 3) / 3, least: 3, most: 10 });
    expect(weeklyCapacity(place)).toEqual({ most: 10, mean: expect.closeTo(19 / 3, 12) });
    expect(limitOn(place, "monday")).toBe("beds");
    const { capacityBeds } = scenarioFacts(withHome(place)).places.home!;
    expect(capacityBeds).toEqual({ mean: expect.closeTo(19 / 3, 12), least: 3, most: 10 });
  });

  test("is refused where it cannot be meant so", () => {
    const problems = (more: Partial<Place>) =>
      inEnglish(checkScenario(withHome(home(more))))
        .map(({ path, message }) => `${path.join(".")}: ${message}`)
        .filter((text) => text.includes("capacityByHour"));
    expect(problems({ capacityByHour: byHour })).toEqual([]);
    expect(problems({ capacityBeds: "unlimited", capacityByHour: byHour })).toEqual([
      "places.home.capacityByHour: cannot stand beside capacityBeds: unlimited; give capacityBeds a number or leave this out",
    ]);
    expect(problems({ capacityByHour: {} })).toEqual([
      'places.home.capacityByHour: must have at least one clock time, got an empty map; write for example "08:00": 12',
    ]);
    expect(problems({ capacityByHour: { "24:00": 3, "08:00": {} } })).toEqual([
      'places.home.capacityByHour.24:00: must be before 24:00; write "00:00" for the whole of the next day',
      "places.home.capacityByHour.08:00: must name at least one weekday, got an empty map",
    ]);
  });

  test("evicts nobody where it falls, and takes in those who wait where it rises", () => {
    const scenario = scenarioOf("hourly", {
      places: { home: home({ capacityBeds: 1, capacityByHour: { "06:00": 3, "18:00": 2 } }) },
      streams: {
        traced: {
          kind: "trace",
          group: "patients",
          to: "home",
          arrivals: ["2024-01-01T03:00", "2024-01-01T03:00", "2024-01-01T03:00", "2024-01-01T18:00"],
        },
      },
      run: { warmUpDays: 0, lengthDays: 20 },
    });
    const log = new EventLog();
    const { tally } = replicate(compile(scenario), 0, { log });
    const admitted = log.entries.filter(({ kind }) => kind === "admitted").map(({ time }) => time);
    expect(admitted).toEqual([0.125, 0.25, 0.25, 10.25]);
    // One closing bed from 18:00 to 24:00, two more from midnight to 06:00, one more from 18:00 again, for ten days.
    expect(tally.closingDays[0]).toBeCloseTo(10 * 0.25 + 10 * 0.25 * 2 - 0.125, 9);
    expect(tally.capacityDays[0]).toBe(20 * (0.25 + 1.5 + 0.5));
  });
});
