import { describe, expect, test } from "vitest";
import { EventRows } from "../analysis/event-rows.ts";
import { compile } from "../engine/compile.ts";
import { EventLog } from "../engine/event-log.ts";
import { measureColumns } from "../engine/measures.ts";
import { replicate } from "../engine/replicate.ts";
import { checkScenario } from "../scenarios/checks.ts";
import { scenarioDoubts } from "../scenarios/doubts.ts";
import { offeredLoad } from "../scenarios/offered-load.ts";
import type { Place } from "../scenarios/place.ts";
import { Scenario } from "../scenarios/schema.ts";
import type { PlannedStream, Stream } from "../scenarios/stream.ts";
import { boundedQueue, constant, poisson, scenarioOf, stay, ward } from "./support/oracle-scenarios.ts";
import { inEnglish } from "./support/spoken.ts";

const place = "ward";
const planned = (more: Partial<PlannedStream>): PlannedStream => ({
  kind: "planned",
  group: "patients",
  to: place,
  ratePerDay: 0,
  ...more,
});

/** A ward of two beds for two days each, from a Monday on. */
function scenario(streams: Record<string, Stream>, more: Partial<Place> = {}, lengthDays = 14): Scenario {
  return scenarioOf("planned", {
    places: { ward: ward(2, stay(constant(2)), more) },
    streams,
    run: { warmUpDays: 0, lengthDays, replications: 30 },
  });
}

/** Time and kind of what happens to those on the list, up to a day. */
function told(of: Scenario, until = 5): string[] {
  const log = new EventLog();
  replicate(compile(of), 0, { log });
  const kinds = ["called-in", "fills-bed", "given", "lost"];
  return log.entries
    .filter(({ kind, time, destination }) => kinds.includes(kind) && time < until && destination === 0)
    .map(({ time, kind, ordinal }) => `${time} ${kind} ${ordinal}`);
}

describe("a waiting list for planned admissions", () => {
  test("is called in by plan at a clock time, first referred first; who finds no bed waits at home for one", () => {
    const plan = planned({ listAtStart: 9, admissionsPerDay: { monday: 3, wednesday: 1 }, at: "09:00" });
    expect(told(scenario({ plan }))).toEqual([
      "0.375 called-in 0",
      "0.375 given 0",
      "0.375 called-in 1",
      "0.375 given 1",
      "0.375 called-in 2",
      // Two days later their beds come free, before the next call of that instant.
      "2.375 given 2",
      "2.375 called-in 3",
      "2.375 given 3",
    ]);
  });

  test("fills beds that are free beyond those kept free, at once and whenever one comes free", () => {
    const fill = planned({ listAtStart: 9, fillsFreeBeds: { keepFree: 1 } });
    expect(told(scenario({ fill }))).toEqual([
      "0 fills-bed 0",
      "0 given 0",
      "2 fills-bed 1",
      "2 given 1",
      "4 fills-bed 2",
      "4 given 2",
    ]);
  });

  test("fills beds in its hours and weekdays only", () => {
    const fill = planned({
      listAtStart: 9,
      fillsFreeBeds: { keepFree: 1, weekdays: ["tuesday", "thursday"], hours: { from: "12:00", to: "13:00" } },
    });
    expect(told(scenario({ fill }))).toEqual(["1.5 fills-bed 0", "1.5 given 0", "3.5 fills-bed 1", "3.5 given 1"]);
  });

  test("fills no bed while somebody else waits for the place", () => {
    const fill = planned({ listAtStart: 9, fillsFreeBeds: { keepFree: 0 } });
    const acute: Stream = {
      kind: "trace",
      group: "patients",
      to: place,
      arrivals: ["2024-01-01T06:00", "2024-01-01T06:00", "2024-01-01T06:00"],
    };
    expect(told(scenario({ fill, acute }), 4.5)).toEqual([
      "0 fills-bed 0",
      "0 given 0",
      "0 fills-bed 1",
      "0 given 1",
      // The three who came on Monday go first.
      "2 given 0",
      "2 given 1",
      "4 given 2",
      "4 fills-bed 2",
      "4 given 2",
    ]);
  });

  test("of several lists calls first from that whose first has been referred earliest", () => {
    const streams = {
      early: planned({ listAtStart: 2, fillsFreeBeds: { keepFree: 0 } }),
      late: planned({ listAtStart: 2, fillsFreeBeds: { keepFree: 0 } }),
    };
    const log = new EventLog();
    const { model } = replicate(compile(scenario(streams)), 0, { log });
    const from = log.entries
      .filter(({ kind }) => kind === "fills-bed")
      .map(({ stream }) => model.streamIds[model.listStream[stream - model.streamCount]!]);
    expect(from).toEqual(["early", "early", "late", "late"]);
  });

  test("loses those called in where the queue is bounded", () => {
    const plan = planned({ listAtStart: 3, admissionsPerDay: { monday: 3 }, at: "09:00" });
    expect(told(scenario({ plan }, boundedQueue(0)))).toContain("0.375 lost 2");
  });

  test("gives no patient another stay when others are called in before", () => {
    const stays = (listAtStart: number) => {
      const log = new EventLog();
      const fill = planned({ ratePerDay: 1, listAtStart, fillsFreeBeds: { keepFree: 0 } });
      replicate(compile(scenario({ fill }, { stay: stay({ distribution: "exponential", mean: 1 }) }, 60)), 0, { log });
      const admitted = new Map<number, number>();
      const days = new Map<number, number>();
      for (const { kind, time, stream, ordinal } of log.entries) {
        if (stream !== 0) continue;
        if (kind === "admitted") admitted.set(ordinal, time);
        if (kind === "treatment-ends") days.set(ordinal, time - admitted.get(ordinal)!);
      }
      return days;
    };
    const [short, long] = [stays(0), stays(20)];
    const both = [...long.keys()].filter((ordinal) => short.has(ordinal));
    expect(both.length).toBeGreaterThan(10);
    for (const ordinal of both) expect(long.get(ordinal)).toBeCloseTo(short.get(ordinal)!, 9);
  });

  test("has measures where there is a list, and nowhere else", () => {
    const columns = (streams: Record<string, Stream>) =>
      measureColumns(compile(scenario(streams)))
        .map(({ key }) => key)
        .filter(({ measure }) => /[lL]ist|called|referrals/.test(measure));
    expect(columns({ acute: poisson(place, 1) })).toEqual([]);
    const keys = columns({ plan: planned({ fillsFreeBeds: { keepFree: 0 } }) });
    expect(keys).toContainEqual({ measure: "waitingListP90", place });
    expect(keys).toContainEqual({ measure: "listWaitDaysMean", place, group: "patients" });
  });

  test("stands in the event log: on the list, called in, and how", () => {
    const model = compile(
      scenario({ plan: planned({ listAtStart: 1, admissionsPerDay: { monday: 1 }, at: "09:00" }) }),
    );
    const rows = new EventRows(model);
    replicate(model, 0, { log: rows });
    rows.finish();
    const lines = rows.takeText().split("\n");
    expect(lines.slice(0, 4).map((line) => line.split(",").slice(0, 2).join(","))).toEqual([
      "list:plan/1,arrival",
      "list:plan/1,waiting-list ward",
      "list:plan/1,waiting-list ward",
      "list:plan/1,called-in ward",
    ]);
    expect(lines[2]).toContain("by-plan");
  });

  test("offers the load of what is called in", () => {
    const admissions = (stream: PlannedStream) => offeredLoad(scenario({ stream })).places.ward!.admissionsPerDay;
    const plan = { admissionsPerDay: { monday: 7 }, at: "09:00" };
    expect(admissions(planned({ ratePerDay: 0.4, ...plan }))).toBeCloseTo(0.4, 12);
    expect(admissions(planned({ ratePerDay: 3, ...plan }))).toBeCloseTo(1, 12);
    expect(admissions(planned({ ratePerDay: 3, ...plan, fillsFreeBeds: { keepFree: 0 } }))).toBeCloseTo(3, 12);
  });
});

describe("what is wrong or doubtful with a waiting list is told", () => {
  const problems = (more: Partial<PlannedStream>, ofPlace: Partial<Place> = {}) =>
    inEnglish(checkScenario(scenario({ list: planned(more) }, ofPlace))).map(
      ({ path, message }) => `${path.join(".")}: ${message}`,
    );
  const doubts = (more: Partial<PlannedStream>) =>
    inEnglish(scenarioDoubts(scenario({ list: planned(more) })))
      .filter(({ path }) => path[0] === "streams")
      .map(({ path, message }) => `${path.join(".")}: ${message}`);

  test("nobody is ever called in, or at no time, or everybody at once", () => {
    expect(problems({})).toEqual([
      "streams.list.admissionsPerDay: missing; nobody would be called in from the list: give this, or fillsFreeBeds, or both",
    ]);
    expect(problems({ admissionsPerDay: { monday: 1 } })).toEqual([
      'streams.list.at: missing; with admissionsPerDay the clock time must be given, such as "08:00"',
    ]);
    expect(problems({ admissionsPerDay: {}, at: "24:00" })).toEqual([
      "streams.list.admissionsPerDay: must name at least one weekday, got an empty map",
      'streams.list.at: must be before 24:00, got "24:00"; write "00:00"',
    ]);
    expect(problems({ fillsFreeBeds: { keepFree: 0 }, at: "08:00" })).toEqual([
      "streams.list.at: needs admissionsPerDay as well; write how many are called in at that time, or leave this out",
    ]);
    expect(problems({ fillsFreeBeds: { keepFree: 0, hours: { from: "12:00", to: "12:00" } } })).toEqual([
      'streams.list.fillsFreeBeds.hours.to: must be after from (12:00), got "12:00"; hours lie within one day',
    ]);
    expect(problems({ fillsFreeBeds: { keepFree: 0 } }, { capacityBeds: "unlimited" })).toEqual([
      "streams.list.fillsFreeBeds: ward has no limit of beds or hours, so the whole list would be called in at once; leave it out",
    ]);
  });

  test("what stays the same on all days cannot change from a date", () => {
    const dated = {
      ...scenario({ list: planned({ listAtStart: 1, fillsFreeBeds: { keepFree: 0 } }) }),
      changes: [
        { path: "streams.list.listAtStart", set: 3, from: "2024-01-05" },
        { path: "streams.list.fillsFreeBeds.keepFree", set: 1, from: "2024-01-05" },
      ],
    };
    expect(inEnglish(checkScenario(dated)).map(({ message }) => message)).toEqual([
      '"streams.list.listAtStart" is the same on all days; leave out from and to',
    ]);
  });

  test("a list that grows, and beds that are never filled", () => {
    expect(doubts({ ratePerDay: 1, admissionsPerDay: { monday: 3 }, at: "08:00" })).toEqual([
      "streams.list.admissionsPerDay: 1 referrals a day are more than the 0.429 who are called in, so the list grows without limit",
    ]);
    expect(doubts({ fillsFreeBeds: { keepFree: 2 } })).toEqual([
      "streams.list.fillsFreeBeds.keepFree: nobody is called in to fill a bed: ward has 2 beds, of which so many are kept free",
    ]);
    expect(doubts({ ratePerDay: 0.4, admissionsPerDay: { monday: 3 }, at: "08:00" })).toEqual([]);
  });

  test("the scenario is one that a file could hold", () => {
    const stream = planned({
      listAtStart: 2,
      admissionsPerDay: { monday: 1 },
      at: "08:00",
      fillsFreeBeds: { keepFree: 1 },
    });
    expect(Scenario.safeParse(scenario({ stream })).error).toBeUndefined();
  });
});
