/* Hours of care as a capacity: what a scenario says of them, and small histories told by hand. */
import { describe, expect, test } from "vitest";
import { waitingNow } from "../analysis/waiting-now.ts";
import { estimateAll } from "../analysis/estimates.ts";
import { byKey } from "../analysis/measure-keys.ts";
import { runBatch } from "../engine/batch.ts";
import { stackBatches } from "../engine/results.ts";
import { compile } from "../engine/compile.ts";
import { EventLog } from "../engine/event-log.ts";
import { measureColumns } from "../engine/measures.ts";
import { originOf } from "../engine/naming.ts";
import { beginReplication, replicate, runUntil } from "../engine/replicate.ts";
import { hoursTable } from "../report/hours-table.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { checkScenario } from "../scenarios/checks.ts";
import { scenarioDoubts } from "../scenarios/doubts.ts";
import { hoursCapacityOn, hoursOfStay } from "../scenarios/hours.ts";
import type { Place } from "../scenarios/place.ts";
import { type Group, Scenario } from "../scenarios/schema.ts";
import type { Stream } from "../scenarios/stream.ts";
import { constant, nursing, scenarioOf, stay } from "./support/oracle-scenarios.ts";
import { inEnglish } from "./support/spoken.ts";

const groups: Record<string, Group> = {
  low: { actor: "municipality", need: "low" },
  high: { actor: "municipality", need: "high" },
  plain: { actor: "municipality" },
};
const hoursByNeed = { low: 2.5, high: 14 };

/** One arrival at midnight of each of these days. */
const on = (group: string, to: string, days: readonly number[], waitsAt?: "home"): Stream => ({
  kind: "trace",
  group,
  to,
  ...(waitsAt && { waitsAt }),
  arrivals: days.map((day) => `2024-01-${String(day + 1).padStart(2, "0")}T00:00`),
});

const care = (more: Partial<Place>, days = 10): Place =>
  nursing("unlimited", { ...stay(constant(days)), hoursPerWeek: 7 }, { kind: "home-care", ...more });

const of = (
  places: Record<string, Place>,
  streams: Record<string, Stream>,
  more: Partial<Parameters<typeof scenarioOf>[1]> = {},
) =>
  scenarioOf("hours", { groups, places, streams, run: { warmUpDays: 0, lengthDays: 30, replications: 30 }, ...more });

/** When each patient was admitted to the place, by stream and number, in days. */
function admissions(scenario: Scenario, place = "care"): Record<string, number> {
  expect(inEnglish(checkScenario(scenario))).toEqual([]);
  const log = new EventLog();
  const { model } = replicate(compile(scenario), 0, { log });
  const admitted = log.entries.filter(({ kind, source }) => kind === "admitted" && model.placeIds[source] === place);
  return Object.fromEntries(
    admitted.map(({ stream, ordinal, time }) => [`${originOf(model, stream)} ${ordinal}`, time]),
  );
}

function measure(scenario: Scenario, name: string, place: string): number {
  const model = compile(scenario);
  const column = measureColumns(model).find(
    ({ key }) => key.measure === name && key.place === place && Object.keys(key).length === 2,
  );
  return column!.value(replicate(model, 0));
}

describe("the hours of a stay", () => {
  const scenario = of(
    { care: care({ hoursByNeed }) },
    {},
    { groups: { ...groups, own: { actor: "municipality", need: "high", stays: { care: { hoursPerWeek: 1 } } } } },
  );

  test("are those of the group's own stay, else of its need level, else of the place", () => {
    const hours = ["own", "high", "low", "plain"].map((group) => hoursOfStay(scenario, "care", group));
    expect(hours).toEqual([1, 14, 2.5, 7]);
  });

  test("are counted in hundredths, so that three times 0.1 fit into 0.3", () => {
    const fits = of(
      { care: care({ capacityHoursPerWeek: 0.3, hoursByNeed: { low: 0.1 } }) },
      { low: on("low", "care", [0, 1, 2, 3]) },
    );
    expect(admissions(fits)).toEqual({ "low 0": 0, "low 1": 1, "low 2": 2, "low 3": 10 });
    expect(hoursOfStay(of({ care: care({ hoursByNeed: { low: 2.344 } }) }, {}), "care", "low")).toBe(2.34);
  });
});

describe("hours that there are", () => {
  test("are the fewer of those of the place and of its staff, who may differ by weekday", () => {
    const place = care({
      capacityHoursPerWeek: 100,
      staff: { fte: 4, fteByWeekday: { sunday: 0.3, monday: 5 }, hoursPerFte: 22.1 },
    });
    expect((["friday", "sunday", "monday"] as const).map((day) => hoursCapacityOn(place, day))).toEqual([
      88.4, 6.63, 100,
    ]);
    expect(hoursCapacityOn(care({ staff: { fte: 4, ftePerPlace: 0.5 } }), "monday")).toBe(Infinity);
  });

  test("keep those behind waiting whose hours would fit, unless they may overtake", () => {
    const line = (overtaking: boolean) =>
      of(
        { care: care({ capacityHoursPerWeek: 17, hoursByNeed, overtaking }) },
        { first: on("high", "care", [0]), second: on("high", "care", [1]), third: on("low", "care", [2]) },
      );
    expect(admissions(line(false))).toEqual({ "first 0": 0, "second 0": 10, "third 0": 10 });
    expect(admissions(line(true))).toEqual({ "first 0": 0, "second 0": 10, "third 0": 2 });
  });

  test("keep a list waiting whose first does not fit, and with it the other lists, unless they may overtake", () => {
    const list = (group: string): Stream => ({
      kind: "planned",
      group,
      to: "care",
      ratePerDay: 0,
      listAtStart: 2,
      fillsFreeBeds: { keepFree: 0 },
    });
    const lists = (overtaking: boolean) =>
      of({ care: care({ capacityHoursPerWeek: 10, hoursByNeed, overtaking }) }, { a: list("high"), b: list("low") });
    expect(admissions(lists(false))).toEqual({});
    expect(admissions(lists(true))).toEqual({ "list:b 0": 0, "list:b 1": 0 });
  });

  test("that become fewer evict nobody, and let others in once so many have left", () => {
    const places = { care: care({ capacityHoursPerWeek: 28, hoursByNeed }) };
    const streams = { high: on("high", "care", [0, 4, 5]) };
    const changes = [{ path: "places.care.capacityHoursPerWeek", set: 16, from: "2024-01-03" }];
    expect(admissions(of(places, streams))).toEqual({ "high 0": 0, "high 1": 4, "high 2": 10 });
    expect(admissions(of(places, streams, { changes }))).toEqual({ "high 0": 0, "high 1": 10, "high 2": 20 });
  });

  test("are reserved during a start delay, as the group that the way makes", () => {
    const ward = nursing(
      5,
      stay(constant(1), { care: { probability: 1, startDelayDays: constant(3), asGroup: "high" } }),
    );
    const scenario = of(
      { ward, care: care({ capacityHoursPerWeek: 16, hoursByNeed }) },
      { moved: on("low", "ward", [0]), low: on("low", "care", [2]) },
    );
    expect(admissions(scenario)).toEqual({ "moved 0": 4, "low 0": 14 });
    expect(measure(scenario, "reservedHoursPerWeek", "care")).toBeCloseTo((3 * 14) / 30, 12);
    expect(measure(scenario, "hoursUsedShare", "care")).toBeCloseTo((10 * 14 + 10 * 2.5) / (30 * 16), 12);
  });

  test("move a circle only where they fit", () => {
    const circle = (hours: number) => {
      const ward = nursing(1, stay(constant(2), { care: 1 }));
      const back = care(
        { capacityHoursPerWeek: hours, hoursByNeed, stay: { ...stay(constant(2), { ward: 1 }), hoursPerWeek: 7 } },
        2,
      );
      return of({ ward, care: back }, { high: on("high", "ward", [0]), low: on("low", "care", [0]) }, { exits: {} });
    };
    // The two go round for ever; nobody leaves the model.
    const circles = (hours: number) => replicate(compile(circle(hours)), 0).tally.circles;
    expect(circles(16)).toBeGreaterThan(5);
    expect(circles(10)).toBe(0);
  });
});

describe("care of those who wait at home", () => {
  const places = (capacityHoursPerWeek?: number) => ({
    nursing: nursing(1, stay(constant(8)), {
      waitingAtHome: { careFrom: "care", hoursPerWeek: 4, hoursByNeed: { high: 20 } },
    }),
    care: care({ hoursByNeed, ...(capacityHoursPerWeek !== undefined && { capacityHoursPerWeek }) }),
  });
  const streams = {
    first: on("plain", "nursing", [0]),
    home: on("high", "nursing", [1], "home"),
    elsewhere: on("high", "nursing", [9]),
    low: on("low", "care", [2]),
  };

  test("is taken at once, beyond what there is, and lets others in as it ends", () => {
    expect(admissions(of(places(), streams))).toEqual({ "low 0": 2 });
    expect(admissions(of(places(10), streams))).toEqual({ "low 0": 8 });
  });

  test("counts among the hours given, for those who wait at home alone", () => {
    const scenario = of(places(10), streams);
    expect(measure(scenario, "waitingCareHoursPerWeek", "care")).toBeCloseTo((7 * 20) / 30, 12);
    expect(measure(scenario, "homeCareHoursPerWeek", "care")).toBeCloseTo((7 * 20 + 10 * 2.5) / 30, 12);
    expect(measure(scenario, "hoursUsedShare", "care")).toBeCloseTo((7 * 20 + 10 * 2.5) / 300, 12);
  });

  test("is told in the report with the hours that there are", () => {
    const scenario = of(places(10.5), streams);
    const model = compile(scenario);
    const batch = runBatch({ model, from: 0, to: 2 });
    const results = stackBatches(measureColumns(model), [batch], 2, model.controlKeys);
    const { columns, rows } = hoursTable(scenarioFacts(scenario), byKey(estimateAll(results)), "nn");
    expect(columns.map(({ header }) => header)).toEqual([
      "Teneste",
      "Kapasitet (timar)",
      "Timar gitt",
      "av dei til dei som ventar heime",
      "Timar reserverte",
      "Timar gitt av kapasiteten",
    ]);
    expect(rows.map((row) => row.map((cell) => String(cell).replaceAll("\u00a0", " ")))).toEqual([
      ["care", "10,5", "5,50", "4,67", "0", "52,4 %"],
    ]);
  });
});

describe("a scenario with hours", () => {
  const limited = { care: care({ capacityHoursPerWeek: 10, hoursByNeed }) };
  const acute: Stream = { kind: "poisson", group: "low", to: "care", ratePerDay: 0.5 };

  test("must say how many each patient takes", () => {
    const { stay: _shared, ...place } = limited.care;
    const withoutHours = of(
      { care: { ...place, stay: stay(constant(1)), hoursByNeed: { low: 2 } } },
      { low: acute, high: { ...acute, group: "high" }, plain: { ...acute, group: "plain" } },
    );
    expect(inEnglish(checkScenario(withoutHours))).toEqual([
      {
        path: ["places", "care", "hoursByNeed"],
        message:
          "no hours of care a week for group high, which comes there: stream high → care; the place has a limit of hours, so it " +
          'must be known what each takes: give its need level "high" a number here, or the group an hoursPerWeek in ' +
          "groups.high.stays.care",
      },
      {
        path: ["places", "care", "hoursByNeed"],
        message:
          "no hours of care a week for group plain, which comes there: stream plain → care; the place has a limit of hours, so " +
          "it must be known what each takes: give the group a need level and the level a number here, or the stay here an " +
          "hoursPerWeek",
      },
    ]);
  });

  test("is doubted where hours do not suffice, of all or of one", () => {
    const doubts = inEnglish(scenarioDoubts(of(limited, { low: acute, high: { ...acute, group: "high" } })));
    expect(doubts.filter(({ path }) => path.includes("capacityHoursPerWeek")).map(({ message }) => message)).toEqual([
      "offered load 82.5 hours of care a week is above the capacity of 10 hours (825 %); the queue grows without limit, for " +
        "nobody leaves it",
      "patients of group high take 14 hours a week, more than the 10 that there are; they wait until there are more, or leave " +
        "the queue, and so do all behind them",
    ]);
  });

  test("is doubted where a need level is no group's", () => {
    const doubts = inEnglish(
      scenarioDoubts(of({ care: care({ hoursByNeed: { ...hoursByNeed, hgih: 1 } }) }, { low: acute })),
    );
    expect(doubts).toContainEqual({
      path: ["places", "care", "hoursByNeed", "hgih"],
      message: 'no group has the need level "hgih"; groups have the levels high and low',
    });
  });

  test("is refused with staff without a norm, or care from the place waited for", () => {
    const findings = inEnglish(
      checkScenario(
        of({ care: care({ staff: { fte: 2 }, waitingAtHome: { careFrom: "care", hoursPerWeek: 1 } }) }, { low: acute }),
      ),
    );
    expect(findings.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
      "places.care.staff: needs ftePerPlace, for a limit to the beds, or hoursPerFte, for one to the hours of care; give one " +
        "or both",
      'places.care.waitingAtHome.careFrom: must be another place than the one waited for, got "care"',
    ]);
  });

  test("has no hours by weekday or clock but those of its staff", () => {
    const place = { ...limited.care, capacityHoursByWeekday: { sunday: 5 } };
    expect(Scenario.safeParse(of({ care: place }, { low: acute })).error?.issues[0]).toMatchObject({
      code: "unrecognized_keys",
      path: ["places", "care"],
    });
  });

  test("tells of the first in line that the hours do not fit, and of those behind that they come after", () => {
    const line = of(limited, {
      low: on("low", "care", [0, 0]),
      high: on("high", "care", [1]),
      last: on("low", "care", [2]),
    });
    const model = compile(line);
    const s = beginReplication(model, 0);
    runUntil(s, 3);
    const [{ patients }] = waitingNow(s, 3).destinations;
    expect(patients.map(({ reasons }) => reasons)).toEqual([
      [{ reason: "hours-do-not-fit", hours: 14, capacity: 10, used: 5, reserved: 0 }],
      [{ reason: "others-first", ahead: 1 }],
    ]);
  });

  test("without a limit of hours leaves its places the short way for those who wait for nothing", () => {
    const places = { care: care({ hoursByNeed }), limited: limited.care };
    const s = beginReplication(compile(of(places, { low: acute, other: { ...acute, to: "limited" } })), 0);
    expect([...s.isUnrestricted]).toEqual([1, 0]);
  });
});
