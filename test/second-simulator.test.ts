import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Distribution } from "../scenarios/distribution.ts";
import type { Place } from "../scenarios/place.ts";
import { readScenario } from "../scenarios/read.ts";
import { Scenario } from "../scenarios/schema.ts";
import type { Route, Stay } from "../scenarios/stay.ts";
import type { PoissonStream } from "../scenarios/stream.ts";
import { randomScenario } from "./support/random-scenarios.ts";
import { compareLogs, type LogEntry, simulateSlowly } from "./support/second-simulator.ts";

/*
 * By hand: arrivals are random, but places that are filled at the start with whole stays of a fixed length are not. Day 0 is
 * Thursday 4 January 2024, so days 2 and 3 are a weekend.
 */

test("a patient whose treatment is over waits in the bed until the next place has room", () => {
  const scenario = byHand({
    ward: place({ stay: stay(2, { nursing: 1 }) }),
    nursing: place({ owner: "municipality", stay: stay(5, { home: 1 }) }),
  });
  const { log, tallies } = simulateSlowly(scenario, 0);
  expect(linesOf(log, "start:ward")).toEqual([
    "2 treatment-ends ward",
    "2 ready ward nursing",
    "2 queues ward nursing",
    "5 given ward nursing",
    "5 moves ward nursing",
    "5 admitted nursing",
    "10 treatment-ends nursing",
    "10 ready nursing home",
    "10 queues nursing home",
    "10 given nursing home",
    "10 moves nursing home",
  ]);
  expect(tallies.ward).toMatchObject({ activeBedDays: 2, readyBedDays: 3, occupiedBedDays: 5, fullDays: 5 });
  expect(tallies.ward).toMatchObject({ nights: 3, billableNights: 3, readyDaysByDestination: { nursing: 3 } });
  expect(tallies.ward!.census.slice(0, 7)).toEqual([1, 1, 1, 1, 1, 0, 0]);
  expect(tallies.nursing).toMatchObject({ occupiedBedDays: 10, admissions: 1, nights: 0 });
  expect(tallies.nursing!.queueDaysBySource).toEqual({ ward: 3 });
  expect(tallies.nursing!.waitsBySource).toEqual({ ward: { count: 1, sumDays: 3, countAboveZero: 1, days: [3] } });
});

test("a night counts where ready < m ≤ departure", () => {
  const scenario = byHand({
    // Ready exactly at midnight 2, away at midnight 3: one night, towards an exit that nobody pays for.
    north: place({ stay: stay(2, { home: { probability: 1, startDelayDays: fixed(1) } }) }),
    // Ready at 1.75, away at midnight 3: two nights.
    south: place({ stay: stay(1.75, { other: { probability: 1, decisionDelayDays: fixed(1.25) } }) }),
  });
  const { tallies } = simulateSlowly(scenario, 0);
  expect(tallies.north).toMatchObject({ nights: 1, billableNights: 0, readyBedDays: 1 });
  expect(tallies.south).toMatchObject({ nights: 2, billableNights: 2, readyBedDays: 1.25 });
  expect(tallies.other!.waitsBySource).toEqual({ south: { count: 1, sumDays: 0, countAboveZero: 0, days: [0] } });
});

test("patients who hold the beds that they wait for in a circle move at once", () => {
  const scenario = byHand({
    ward: place({ stay: stay(2, { nursing: 1 }) }),
    nursing: place({ stay: stay(3, { ward: 1 }) }),
  });
  const { log, tallies } = simulateSlowly(scenario, 0);
  const upToDay3 = log.filter(({ time }) => time <= 3).map(line);
  expect(upToDay3).toEqual([
    "2 treatment-ends ward",
    "2 ready ward nursing",
    "2 queues ward nursing",
    "3 treatment-ends nursing",
    "3 ready nursing ward",
    "3 queues nursing ward",
    "3 swap nursing ward",
    "3 given nursing ward",
    "3 swap ward nursing",
    "3 given ward nursing",
    "3 moves nursing ward",
    "3 admitted ward",
    "3 moves ward nursing",
    "3 admitted nursing",
  ]);
  // Again at 6, 9, 12, 15 and 18; each time somebody has waited a day in the ward.
  expect(tallies.nursing!.swaps).toBe(6);
  expect(tallies.nursing!.waitsBySource.ward).toMatchObject({ count: 6, sumDays: 6 });
});

test("all of a circle wait for the longest of their start delays, with the beds reserved", () => {
  const scenario = byHand({
    ward: place({ stay: stay(2, { nursing: { probability: 1, startDelayDays: fixed(0.5) } }) }),
    nursing: place({ stay: stay(3, { ward: { probability: 1, startDelayDays: fixed(1.25) } }) }),
  });
  const { log, tallies } = simulateSlowly(scenario, 0);
  expect(log.filter(({ kind, time }) => kind === "moves" && time < 5).map(line)).toEqual([
    "4.25 moves nursing ward",
    "4.25 moves ward nursing",
  ]);
  const until5 = simulateSlowly({ ...scenario, run: { ...scenario.run, lengthDays: 5 } }, 0).tallies;
  expect(until5.ward).toMatchObject({ reservedBedDays: 1.25, fullDays: 5, occupiedBedDays: 5, overCapacityBedDays: 0 });
  expect(tallies.ward!.reservedBedDays).toBeGreaterThan(1.25);
});

test("a circle that is left standing is a deadlock where no bed will ever be free again", () => {
  const ring = byHand({
    ward: place({ stay: stay(2, { nursing: 1 }) }),
    nursing: place({ stay: stay(3, { ward: 1 }) }),
  });
  const scenario: Scenario = { ...ring, run: { ...ring.run, mutualBlocking: "hold" } };
  const { log, blocking } = simulateSlowly(scenario, 0);
  expect(log.some(({ kind }) => kind === "swap" || kind === "moves")).toBe(false);
  expect(blocking).toEqual({ firstMutualBlock: 3, firstDeadlock: 3, totalDeadlock: 3 });
  const [opens, other] = [[{ path: "places.nursing.capacityBeds", set: 2, from: "2024-01-14" }], "rehabilitation"];
  expect(simulateSlowly({ ...scenario, changes: opens }, 0).blocking).toEqual({
    firstMutualBlock: 3,
    firstDeadlock: NaN,
    totalDeadlock: NaN,
  });
  const third = place({ stay: stay(1, { home: 1 }) });
  const larger: Scenario = { ...scenario, places: { ...scenario.places, [other]: third } };
  expect(simulateSlowly(larger, 0).blocking).toEqual({ firstMutualBlock: 3, firstDeadlock: 3, totalDeadlock: NaN });
});

test("one more than may wait is lost, also out of a bed, the last to join first", () => {
  const scenario = byHand({
    ward: place({ capacityBeds: 3, stay: stay(2, { nursing: 1 }) }),
    nursing: place({ stay: stay(5, { home: 1 }), queue: { limit: { any: 9, hospital: 1 }, beyondLimit: "lost" } }),
  });
  const { log, tallies } = simulateSlowly(scenario, 0);
  expect(log.filter(({ kind }) => kind === "lost").map((entry) => `${entry.ordinal} ${line(entry)}`)).toEqual([
    "2 2 lost ward nursing",
    "1 2 lost ward nursing",
  ]);
  expect(tallies.nursing!.lost).toBe(2);
  expect(tallies.ward!.census.slice(0, 4)).toEqual([3, 3, 1, 1]);
});

test("a diverted patient joins the other queue with the time of readiness, without the delays of the route", () => {
  const scenario = byHand({
    ward: place({
      capacityBeds: 2,
      stay: stay(2, {
        nursing: { probability: 1, decisionDelayDays: fixed(1), startDelayDays: fixed(9), asGroup: "frail" },
      }),
    }),
    nursing: place({
      stay: stay(18, { home: 1 }),
      queue: { limit: { ward: 1 }, beyondLimit: "divert", divertTo: "annex" },
    }),
    annex: place({ stay: stay(6, { home: 1 }) }),
  });
  const { log, tallies } = simulateSlowly(scenario, 0);
  expect(
    linesOf(
      log.filter(({ ordinal }) => ordinal === 1),
      "start:ward",
    ).slice(0, 8),
  ).toEqual([
    "2 treatment-ends ward",
    "2 ready ward nursing",
    "3 queues ward nursing",
    "3 diverted ward nursing",
    "3 queues ward annex",
    "6 given ward annex",
    "6 moves ward annex",
    "6 admitted annex",
  ]);
  expect(tallies.ward!.readyDaysByDestination).toEqual({ nursing: 1 + 18, annex: 3 });
});

test("those who wait are taken in at the clock time of intake, as many as the day allows", () => {
  const scenario = byHand(
    {
      ward: place({ capacityBeds: 2, stay: stay(4.25, { nursing: 1 }) }),
      nursing: place({
        capacityBeds: 5,
        intake: { at: "12:00", maxPerDay: { monday: 1 } },
        stay: stay(5, { home: 1 }),
      }),
    },
    { ward: 1 },
  );
  expect(
    simulateSlowly(scenario, 0)
      .log.filter(({ kind }) => kind === "given")
      .slice(0, 2)
      .map(line),
  ).toEqual(["4.5 given ward nursing", "5.5 given ward nursing"]);
});

test("discharge between clock times holds back those who would go to an exit as well", () => {
  const scenario = byHand({
    ward: place({
      capacityBeds: 2,
      discharge: { hours: { from: "09:00", to: "15:00" }, weekdays: ["friday", "monday"], maxPerDay: { friday: 1 } },
      stay: stay(1.125, { home: 1 }),
    }),
  });
  expect(
    simulateSlowly(scenario, 0)
      .log.filter(({ kind }) => kind === "moves")
      .map(line),
  ).toEqual(["1.375 moves ward home", "4.375 moves ward home"]);
});

test("readiness on a weekend is declared on Monday at the same clock time, unless at once", () => {
  const weekendReadiness = { declaredOnMonday: 1 };
  const scenario = byHand({
    saturday: place({ weekendReadiness, stay: stay(2.25, { home: 1 }) }),
    sunday: place({ weekendReadiness, stay: stay(3.5, { home: 1 }) }),
    // A holiday, but no weekend.
    friday: place({ weekendReadiness, stay: stay(1.5, { home: 1 }) }),
    acute: place({ weekendReadiness, stay: stay(2.25, { home: { probability: 1, declaredAtOnce: true } }) }),
    death: place({ weekendReadiness, stay: stay(2.25, { dead: 1 }) }),
  });
  scenario.calendar = { holidays: ["2024-01-05"] };
  const { log, tallies } = simulateSlowly(scenario, 0);
  expect(
    log
      .filter(({ kind }) => kind === "moves")
      .map(line)
      .sort(),
  ).toEqual([
    "1.5 moves friday home",
    "2.25 moves acute home",
    "2.25 moves death dead",
    "4.25 moves saturday home",
    "4.5 moves sunday home",
  ]);
  expect(tallies.saturday).toMatchObject({ activeBedDays: 2.25, undeclaredBedDays: 2, readyBedDays: 0, nights: 0 });
});

test("a delay goes by the weekday on which it begins, a holiday being a Sunday", () => {
  const startDelayDays = { weekdays: { friday: fixed(3), sunday: fixed(7) }, otherwise: fixed(0) };
  const scenario = byHand({
    ward: place({ stay: stay(1.5, { home: { probability: 1, startDelayDays } }) }),
    clinic: place({ stay: stay(4.5, { home: { probability: 1, startDelayDays } }) }),
    other: place({ stay: stay(5.5, { home: { probability: 1, startDelayDays } }) }),
  });
  scenario.calendar = { holidays: ["2024-01-08"] };
  expect(
    simulateSlowly(scenario, 0)
      .log.filter(({ kind }) => kind === "moves")
      .map(line),
  ).toEqual(["4.5 moves ward home", "5.5 moves other home", "11.5 moves clinic home"]);
});

test("a readmission ends a stay in treatment, and comes from the front door after an exit", () => {
  const readmission = { probability: 1, delayDays: fixed(3), to: "clinic" };
  const scenario = byHand(
    {
      ward: place({ stay: stay(2, { care: { probability: 1, readmission }, home: { probability: 0 } }) }),
      annex: place({ stay: stay(1, { home: { probability: 1, readmission } }) }),
      care: place({ capacityBeds: "unlimited", stay: stay(10, { home: 1 }) }),
      clinic: place({ stay: stay(1.5, { dead: 1 }) }),
    },
    { ward: 1, annex: 1 },
  );
  const { log } = simulateSlowly(scenario, 0);
  expect(linesOf(log, "start:ward").slice(4)).toEqual([
    "2 moves ward care",
    "2 admitted care",
    "5 treatment-ends care",
    "5 ready care clinic",
    "5 queues care clinic",
    "5.5 given care clinic",
    "5.5 moves care clinic",
    "5.5 admitted clinic",
    "7 treatment-ends clinic",
    "7 moves clinic dead",
  ]);
  expect(linesOf(log, "start:annex").slice(4, 10)).toEqual([
    "1 moves annex home",
    "4 arrives front-door clinic",
    "4 queues front-door clinic",
    "4 given front-door clinic",
    "4 moves front-door clinic",
    "4 admitted clinic",
  ]);
});

test("beds above a capacity that fell are closing, others over-capacity", () => {
  const scenario = byHand({ ward: place({ capacityBeds: 4, stay: stay(5, { home: 1 }) }) }, { ward: 1.25 });
  const changed: Scenario = {
    ...scenario,
    changes: [{ path: "places.ward.capacityBeds", set: 3, from: "2024-01-06" }],
  };
  const { tallies } = simulateSlowly(changed, 0);
  expect(tallies.ward).toMatchObject({ occupiedBedDays: 25, overCapacityBedDays: 5, closingBedDays: 3, fullDays: 5 });
});

test("hospital beds go before others where the rule says so, from the date that it does", () => {
  const at = (allocation: Place["allocation"], from?: string): string[] => {
    const scenario = byHand({
      hospital: place({ stay: stay(2, { nursing: 1 }) }),
      rehabilitation: place({ owner: "municipality", stay: stay(1, { nursing: 1 }) }),
      nursing: place({ ...(from === undefined && allocation && { allocation }), stay: stay(4, { home: 1 }) }),
    });
    const change = { path: "places.nursing.allocation", set: allocation!, from };
    return simulateSlowly(from === undefined ? scenario : { ...scenario, changes: [change] }, 0)
      .log.filter(({ kind, destination }) => kind === "given" && destination === "nursing")
      .map(({ place: source }) => source);
  };
  expect(at(undefined)).toEqual(["rehabilitation", "hospital"]);
  expect(at({ rule: "hospital-first" })).toEqual(["hospital", "rehabilitation"]);
  expect(at({ rule: "hospital-first" }, "2024-01-08")).toEqual(["hospital", "rehabilitation"]);
  expect(at({ rule: "hospital-first" }, "2024-01-09")).toEqual(["rehabilitation", "hospital"]);
  expect(at({ rule: "community-first" })).toEqual(["rehabilitation", "hospital"]);
  const named: Place["allocation"] = { rule: "priority", order: [{ waitsAt: ["hospital"], groups: ["old"] }] };
  expect(at(named)).toEqual(["hospital", "rehabilitation"]);
  expect(at({ rule: "priority", order: [{ groups: ["frail"] }] })).toEqual(["rehabilitation", "hospital"]);
});

test("over-capacity beds are for their groups only", () => {
  const taken = (overCapacityGroups: string[]): number =>
    simulateSlowly(
      byHand({
        ward: place({ stay: stay(1, { nursing: 1 }) }),
        nursing: place({ overCapacityBeds: 1, overCapacityGroups, stay: stay(3, { home: 1 }) }),
      }),
      0,
    ).tallies.nursing!.overCapacityBedDays;
  expect(taken(["old"])).toBe(2);
  expect(taken(["frail"])).toBe(0);
});

describe("known results, within 4 standard errors", () => {
  test("an M/M/1 queue has the mean wait ρ / (μ − λ), and Little's law", () => {
    const scenario = streamed({ rate: 0.5, run: { warmUpDays: 60, lengthDays: 240 }, place: { capacityBeds: 1 } });
    const results = replications(60, (replication) => {
      const { tallies } = simulateSlowly(scenario, replication);
      const waits = tallies.ward!.waitsBySource["front-door"]!;
      return {
        sum: waits.sumDays / 240,
        queue: tallies.ward!.queueDaysBySource["front-door"]! / 240,
        busy: tallies.ward!.occupiedBedDays / 240,
        full: tallies.ward!.fullDays / 240,
      };
    });
    expect(
      Math.abs(
        score(
          results.map(({ sum }) => sum),
          0.5,
        ),
      ),
    ).toBeLessThan(4);
    expect(
      Math.abs(
        score(
          results.map(({ queue }) => queue),
          0.5,
        ),
      ),
    ).toBeLessThan(4);
    expect(
      Math.abs(
        score(
          results.map(({ busy }) => busy),
          0.5,
        ),
      ),
    ).toBeLessThan(4);
    expect(
      Math.abs(
        score(
          results.map(({ full }) => full),
          0.5,
        ),
      ),
    ).toBeLessThan(4);
  });

  test("three beds without a queue lose the share of Erlang's formula B", () => {
    const scenario = streamed({
      rate: 2,
      run: { warmUpDays: 20, lengthDays: 100 },
      place: { capacityBeds: 3, queue: { limit: { "front-door": 0 }, beyondLimit: "lost" } },
    });
    const lost = replications(40, (replication) => simulateSlowly(scenario, replication).tallies.ward!.lost / 200);
    // Two Erlang offered to three beds: (2³ / 3!) / (1 + 2 + 2 + 2³ / 3!).
    expect(Math.abs(score(lost, 4 / 19))).toBeLessThan(4);
  });

  test("patience is exponential with its rate", () => {
    const scenario = streamed({
      rate: 1,
      run: { warmUpDays: 30, lengthDays: 100 },
      place: { capacityBeds: 0, leaving: { "front-door": { ratePerDay: 0.25, to: "home" } } },
    });
    const queue = replications(40, (replication) => {
      const { tallies } = simulateSlowly(scenario, replication);
      return tallies.ward!.queueDaysBySource["front-door"]! / 100;
    });
    // As in M/M/∞: one a day, four days each.
    expect(Math.abs(score(queue, 4))).toBeLessThan(4);
  });

  test("arrivals follow the profile and the holidays", () => {
    const scenario = streamed({
      rate: 3,
      run: { warmUpDays: 0, lengthDays: 14 },
      place: { capacityBeds: "unlimited" },
    });
    scenario.profiles = {
      rhythm: {
        weekday: { monday: 1, tuesday: 1, wednesday: 1, thursday: 1, friday: 1, saturday: 0, sunday: 2 },
        hour: Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 4 : 0)),
      },
    };
    (scenario.streams.acute as PoissonStream).profile = "rhythm";
    scenario.calendar = { holidays: ["2024-01-06"] };
    const arrivals = replications(200, (replication) =>
      simulateSlowly(scenario, replication)
        .log.filter(({ kind }) => kind === "arrives")
        .map(({ time }) => time),
    );
    expect(arrivals.flat().every((time) => time - Math.floor(time) < 0.25)).toBe(true);
    expect(arrivals.flat().some((time) => Math.floor(time) === 9)).toBe(false);
    // Ten workdays of 3; Saturday the 6th as a Sunday, two Sundays, one Saturday without.
    expect(
      Math.abs(
        score(
          arrivals.map((times) => times.length),
          30 + 18,
        ),
      ),
    ).toBeLessThan(4);
  });

  test("arrivals grow by whole days, 365.25 of them a year, from the first measured day", () => {
    const run = { warmUpDays: 100, lengthDays: 365 };
    const scenario = streamed({ rate: 0.2, run, place: { capacityBeds: "unlimited" } });
    (scenario.streams.acute as PoissonStream).growthPerYear = 3;
    const arrivals = replications(20, (replication) => {
      const arrived = simulateSlowly(scenario, replication).log.filter(({ kind }) => kind === "arrives");
      return {
        warmUp: arrived.filter(({ time }) => time < 100).length,
        year: arrived.filter(({ time }) => time >= 100).length,
      };
    });
    const expected = (from: number, to: number): number =>
      sum(Array.from({ length: to - from }, (_, day) => 0.2 * 4 ** ((from + day) / 365)));
    expect(
      Math.abs(
        score(
          arrivals.map(({ warmUp }) => warmUp),
          expected(-100, 0),
        ),
      ),
    ).toBeLessThan(4);
    expect(
      Math.abs(
        score(
          arrivals.map(({ year }) => year),
          expected(0, 365),
        ),
      ),
    ).toBeLessThan(4);
  });
});

describe("any scenario", () => {
  test("is valid as made at random", () =>
    fc.assert(fc.property(randomScenario, isReadAsItIs), { seed: 4, numRuns: 100 }));

  test("tallies what its log tells, and loses sight of nobody", () =>
    fc.assert(fc.property(randomScenario, agreesWithItsLog), { seed: 1, numRuns: 25 }));
});

describe("comparing logs", () => {
  const { log } = simulateSlowly(streamed({ rate: 1, run: { warmUpDays: 0, lengthDays: 10 }, place: {} }), 0);

  test("equal logs have no difference, nor have times that differ by rounding", () => {
    expect(
      compareLogs(
        log,
        log.map((entry) => ({ ...entry, time: entry.time + 1e-12 })),
      ),
    ).toBeUndefined();
  });

  test("the first difference is told with what came before", () => {
    const other = log.with(5, { ...log[5]!, destination: "elsewhere" });
    expect(compareLogs(log, other)).toMatch(/from line 5 on[^]*elsewhere/);
    expect(compareLogs(log, log.slice(0, 5))).toMatch(/the log has ended/);
  });
});

/** Throws with all that is wrong with it. */
function isReadAsItIs(scenario: Scenario): void {
  expect(readScenario("random.json", () => JSON.stringify(scenario)).scenario).toEqual(scenario);
}

/** What the log says, counted in the plainest way, against the tallies. */
function agreesWithItsLog(scenario: Scenario): void {
  const { log, tallies, presentAtStart } = simulateSlowly(scenario, 0);
  const warmUp = scenario.run.warmUpDays;
  const end =
    warmUp +
    (scenario.run.lengthDays ?? (Date.parse(scenario.run.endDate!) - Date.parse(scenario.run.startDate)) / 86_400_000);
  const overlap = (from: number, to: number): number => Math.max(Math.min(to, end) - Math.max(from, warmUp), 0);
  const patients = Map.groupBy(log, ({ stream, ordinal }) => `${stream} ${ordinal}`);
  const queueDays: Record<string, number> = {};
  const occupiedDays: Record<string, number> = {};
  let before = 0;
  for (const { time } of log) {
    expect(time).toBeGreaterThanOrEqual(before);
    before = time;
  }
  for (const entries of patients.values()) {
    const first = entries[0]!;
    const present = presentAtStart.find(({ stream, ordinal }) => stream === first.stream && ordinal === first.ordinal);
    const isQueued = present?.phase === "queue";
    let joined: LogEntry | undefined = isQueued ? { ...first, time: 0, destination: present.destination! } : undefined;
    let also: LogEntry[] = [];
    const holdsBed = present !== undefined && !present.isListed && Object.hasOwn(scenario.places, present.place);
    let [bed, since] = holdsBed ? [present.place, 0] : [undefined, 0];
    for (const entry of entries) {
      const { kind, time, place: at, destination } = entry;
      if (bed !== undefined && kind !== "admitted") expect(at).toBe(bed);
      if (kind === "queues") joined = entry;
      if (kind === "also-queues") also.push(entry);
      if (kind === "given" || kind === "leaves-queue" || kind === "lost" || kind === "diverted") {
        const left = [joined!, ...also];
        expect(left.map((each) => each.destination)).toContain(destination);
        for (const each of left) add(queueDays, each.destination, overlap(each.time, time));
        joined = undefined;
        also = [];
      }
      if (bed !== undefined && (kind === "moves" || kind === "lost")) {
        add(occupiedDays, bed, overlap(since, time));
        bed = undefined;
      }
      if (kind === "admitted") [bed, since] = [at, time];
    }
    for (const each of joined ? [joined, ...also] : []) add(queueDays, each.destination, overlap(each.time, end));
    if (bed !== undefined) add(occupiedDays, bed, overlap(since, end));
  }
  for (const [id, tally] of Object.entries(tallies)) {
    const measured = log.filter(({ time }) => time >= warmUp);
    const count = (kind: LogEntry["kind"]): number =>
      measured.filter((entry) => entry.kind === kind && entry.destination === id).length;
    expect(tally.lost).toBe(count("lost"));
    expect(tally.diverted).toBe(count("diverted"));
    expect(tally.leftQueue).toBe(count("leaves-queue"));
    expect(tally.admissions).toBe(measured.filter(({ kind, place: at }) => kind === "admitted" && at === id).length);
    expect(sum(Object.values(tally.waitsBySource).map((waits) => waits.count))).toBe(count("given"));
    if (scenario.run.start?.kind !== "census") {
      expect(sum(Object.values(tally.queueDaysBySource))).toBeCloseTo(queueDays[id] ?? 0, 6);
    }
    expect(tally.occupiedBedDays).toBeCloseTo(tally.activeBedDays + tally.undeclaredBedDays + tally.readyBedDays, 6);
    // Patients of the start who never do anything are not in the log.
    if (scenario.run.start === undefined) expect(tally.occupiedBedDays).toBeCloseTo(occupiedDays[id] ?? 0, 6);
  }
}

type Fixed = number | Partial<Route>;

/** A scenario with places that are filled with whole stays at the start, and no arrivals to speak of. */
function byHand(places: Record<string, Place>, shares?: Record<string, number>): Scenario {
  return Scenario.parse({
    ...frame,
    places,
    // The mix of patients at the start is that of the arrivals, so there are some, one in three million years.
    streams: Object.fromEntries(
      Object.keys(places).map((id) => [`to-${id}`, { kind: "poisson", group: "old", to: id, ratePerDay: 1e-9 }]),
    ),
    run: {
      startDate: "2024-01-04",
      warmUpDays: 0,
      lengthDays: 20,
      replications: 1,
      seed: "by hand",
      start: {
        kind: "filled",
        stays: "fresh",
        shares: shares ?? Object.fromEntries(Object.keys(places).map((id) => [id, 1])),
      },
    },
  });
}

/** One ward with exponential stays of one day, and arrivals. */
function streamed(from: {
  rate: number;
  run: { warmUpDays: number; lengthDays: number };
  place: Partial<Place>;
}): Scenario {
  return Scenario.parse({
    ...frame,
    places: {
      ward: place({
        stay: { treatmentDays: { distribution: "exponential", mean: 1 }, routes: { home: { probability: 1 } } },
        ...from.place,
      }),
    },
    streams: { acute: { kind: "poisson", group: "old", to: "ward", ratePerDay: from.rate } },
    run: { startDate: "2024-01-04", replications: 1, seed: "streamed", ...from.run },
  });
}

const frame = {
  name: "small",
  data: "synthetic",
  actors: { hospital: { kind: "hospital" }, municipality: { kind: "municipality" } },
  exits: { home: { kind: "home" }, dead: { kind: "death" }, other: { kind: "other", billable: true } },
  groups: { old: { actor: "municipality" }, frail: { actor: "municipality" } },
};

function place(fields: Partial<Place>): Place {
  return { owner: "hospital", kind: "hospital", capacityBeds: 1, ...fields };
}

function stay(days: number, routes: Record<string, Fixed>): Stay {
  return {
    treatmentDays: fixed(days),
    routes: Object.fromEntries(
      Object.entries(routes).map(([to, route]) => [
        to,
        typeof route === "number" ? { probability: route } : (route as Route),
      ]),
    ),
  };
}

function fixed(value: number): Distribution {
  return { distribution: "deterministic", value };
}

function line({ time, kind, place: at, destination }: LogEntry): string {
  return [time, kind, at, destination].join(" ").trim();
}

function linesOf(log: readonly LogEntry[], stream: string): string[] {
  return log.filter((entry) => entry.stream === stream).map(line);
}

function replications<Value>(count: number, run: (replication: number) => Value): Value[] {
  return Array.from({ length: count }, (_, replication) => run(replication));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** How many standard errors the mean is above what is expected. */
function score(values: readonly number[], expected: number): number {
  const mean = sum(values) / values.length;
  const variance = sum(values.map((value) => (value - mean) * (value - mean))) / (values.length - 1);
  return (mean - expected) / Math.sqrt(variance / values.length);
}

function add(sums: Record<string, number>, key: string, amount: number): void {
  sums[key] = (sums[key] ?? 0) + amount;
}
