import fc from "fast-check";
import { expect, test } from "vitest";
import type { Allocation } from "../scenarios/allocation.ts";
import { checkScenario } from "../scenarios/checks.ts";
import type { Distribution } from "../scenarios/distribution.ts";
import type { Place } from "../scenarios/place.ts";
import type { Group, Scenario } from "../scenarios/schema.ts";
import type { Stream } from "../scenarios/stream.ts";
import { simulateFast } from "./support/fast-side.ts";
import { allocationKnobs, buildAllocation } from "./support/random-parts.ts";
import { compareLogs, type LogEntry, simulateSlowly } from "./support/second-simulator.ts";

/** Scenarios compared; FLYT_SCENARIOS sets more of them for a long hunt, FLYT_SEED other ones. */
const SCENARIOS = Number(process.env.FLYT_SCENARIOS ?? 100);
const SEED = Number(process.env.FLYT_SEED ?? 20240103);

const IDS = { places: ["a-ward", "b-nursing", "d-clinic"], groups: ["old", "ill", "frail"] };

test(
  "of many who wait, ready at once or one after another, the engine takes those whom the slow simulator takes, by every rule",
  { timeout: 3_600_000 },
  () => {
    const rule = fc
      .tuple(
        allocationKnobs,
        fc.constantFrom("shares" as const, "shares" as const, "longest-list" as const, "priority" as const),
      )
      .map(([knobs, rule]) => buildAllocation({ ...knobs, rule }, IDS));
    fc.assert(
      fc.property(fc.array(rule, { minLength: 3, maxLength: 3 }), fc.nat(100_000), (rules, seed) => {
        const scenario = crowded(rules, String(seed));
        expect(checkScenario(scenario)).toEqual([]);
        const fast = simulateFast(scenario, 0);
        expect(compareLogs(simulateSlowly(scenario, 0, fast.log).log, fast.log)).toBeUndefined();
      }),
      { numRuns: SCENARIOS, seed: SEED },
    );
  },
);

test(
  "where places that wait for one another serve municipalities by number, the same circles are moved as by the slow simulator",
  { timeout: 3_600_000 },
  () => {
    let [circles, throughParts] = [0, 0];
    const numbers = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(numbers, fc.nat(100_000), fc.constantFrom(undefined, 0.25), (beds, seed, startDelay) => {
        const scenario = entangled(beds, String(seed), startDelay);
        expect(checkScenario(scenario)).toEqual([]);
        const fast = simulateFast(scenario, 0);
        expect(compareLogs(simulateSlowly(scenario, 0, fast.log).log, fast.log)).toBeUndefined();
        circles += fast.finished.tally.circles;
        throughParts += passesTwice(fast.log);
      }),
      { numRuns: SCENARIOS, seed: SEED },
    );
    expect(circles).toBeGreaterThan(10 * SCENARIOS);
    expect(throughParts).toBeGreaterThan(0);
  },
);

test("two municipalities that hold each other up in a place that serves both by number are moved in one circle", () => {
  const place = (capacityBeds: number): Place => ({ owner: "kommune", kind: "short-term", capacityBeds });
  const group = (actor: string, routes: Readonly<Record<string, string>>): Group => ({
    actor,
    stays: Object.fromEntries(
      Object.entries(routes).map(([at, to]) => [at, { treatmentDays: fixed(1), routes: { [to]: { probability: 1 } } }]),
    ),
  });
  const arrival = (groupId: string, to: string): Stream => ({
    kind: "trace",
    group: groupId,
    to,
    arrivals: ["2024-01-01T06:00"],
  });
  const scenario: Scenario = {
    ...crowded([{ rule: "first-come" }], "eight"),
    places: {
      "a-ward": place(1),
      "b-nursing": { ...place(3), serves: { kommune: 1, nabo: 1 } },
      "d-clinic": place(1),
    },
    // In the nursing home one of each, who wait for each other's ward, in which somebody waits for their bed and no other.
    groups: {
      old: group("kommune", { "b-nursing": "d-clinic", "d-clinic": "c-home" }),
      ill: group("nabo", { "b-nursing": "a-ward", "a-ward": "c-home" }),
      "old-in-ward": group("kommune", { "a-ward": "b-nursing", "b-nursing": "c-home" }),
      "ill-in-clinic": group("nabo", { "d-clinic": "b-nursing", "b-nursing": "c-home" }),
    },
    streams: {
      first: arrival("old", "b-nursing"),
      second: arrival("ill", "b-nursing"),
      third: arrival("old-in-ward", "a-ward"),
      fourth: arrival("ill-in-clinic", "d-clinic"),
    },
    run: { startDate: "2024-01-01", warmUpDays: 0, lengthDays: 3, replications: 1, seed: "eight" },
    changes: [],
  };
  expect(checkScenario(scenario)).toEqual([]);
  const fast = simulateFast(scenario, 0);
  expect(compareLogs(simulateSlowly(scenario, 0, fast.log).log, fast.log)).toBeUndefined();
  const moved = fast.log
    .filter(({ kind }) => kind === "swap")
    .map(({ time, place: from, destination }) => [time, from, destination]);
  expect(moved).toEqual([
    [1.25, "a-ward", "b-nursing"],
    [1.25, "b-nursing", "d-clinic"],
    [1.25, "d-clinic", "b-nursing"],
    [1.25, "b-nursing", "a-ward"],
  ]);
  expect(fast.finished.tally.circles).toBe(1);
  expect(fast.finished.left).toBe(4);
});

/** How many instants have a circle in which somebody waits for a place that another mover waits for too. */
function passesTwice(log: readonly LogEntry[]): number {
  const destinations = new Map<number, string[]>();
  for (const { kind, time, destination } of log) {
    if (kind === "swap") destinations.set(time, [...(destinations.get(time) ?? []), destination]);
  }
  return [...destinations.values()].filter((list) => new Set(list).size < list.length).length;
}

/** Three places whose patients go round among them, with beds for each of two municipalities, other numbers after a week. */
function entangled(beds: readonly number[], seed: string, startDelay: number | undefined): Scenario {
  const ids = ["a-ward", "b-nursing", "d-clinic"];
  const start = startDelay === undefined ? {} : { startDelayDays: fixed(startDelay) };
  const place = (at: number): Place => ({
    owner: "kommune",
    kind: "short-term",
    capacityBeds: [2, 3, "unlimited" as const][at]!,
    serves: { kommune: beds[2 * at]! || "unlimited", nabo: beds[2 * at + 1]! },
    stay: {
      treatmentDays: fixed(0.5),
      routes: {
        ...Object.fromEntries(ids.filter((_, to) => to !== at).map((to) => [to, { probability: 0.45, ...start }])),
        "c-home": { probability: 0.1 },
      },
    },
  });
  const stream = (group: string, to: string): Stream => ({ kind: "poisson", group, to, ratePerDay: 1 });
  return {
    name: "entangled",
    data: "synthetic",
    actors: { kommune: { kind: "municipality" }, nabo: { kind: "municipality" } },
    places: Object.fromEntries(ids.map((id, at) => [id, place(at)])),
    exits: { "c-home": { kind: "home" } },
    groups: { old: { actor: "kommune" }, ill: { actor: "nabo" }, frail: { actor: "nabo" } },
    streams: {
      acute: stream("old", "a-ward"),
      day: stream("ill", "b-nursing"),
      night: stream("frail", "a-ward"),
      other: stream("old", "d-clinic"),
    },
    run: {
      startDate: "2024-01-01",
      warmUpDays: 0,
      lengthDays: 15,
      replications: 1,
      seed,
      start: { kind: "filled", shares: { "a-ward": 1, "b-nursing": 1 }, stays: "fresh" },
    },
    changes: ids.map((id, at) => ({
      path: `places.${id}.serves`,
      set: { kommune: beds[6 + 2 * at]!, nabo: beds[7 + 2 * at]! },
      from: "2024-01-08",
    })),
  };
}

function fixed(value: number): Distribution {
  return { distribution: "deterministic", value };
}

/** Two full wards, patients at home and at the door, and a nursing home too small for them, whose rule changes twice. */
function crowded(rules: readonly Allocation[], seed: string): Scenario {
  const home = { "c-home": { probability: 1 } };
  const ward = (value: number, capacityBeds: number): Place => ({
    owner: "sykehus",
    kind: "hospital",
    capacityBeds,
    stay: { treatmentDays: fixed(value), routes: { "b-nursing": { probability: 1 } } },
  });
  const stream = (group: string, to: string, ratePerDay: number, more: Partial<Stream> = {}): Stream => ({
    kind: "poisson",
    group,
    to,
    ratePerDay,
    ...more,
  });
  const group = (actor: string): Group => ({ actor });
  return {
    name: "crowded",
    data: "synthetic",
    actors: { sykehus: { kind: "hospital" }, kommune: { kind: "municipality" }, nabo: { kind: "municipality" } },
    places: {
      "a-ward": ward(0.5, 6),
      "d-clinic": ward(0.25, 4),
      "b-nursing": {
        owner: "kommune",
        kind: "short-term",
        capacityBeds: 2,
        allocation: rules[0]!,
        stay: { treatmentDays: fixed(0.25), routes: home },
      },
    },
    exits: { "c-home": { kind: "home" } },
    groups: { old: group("kommune"), ill: group("nabo"), frail: group("kommune") },
    streams: {
      acute: stream("old", "a-ward", 2),
      day: stream("ill", "a-ward", 2),
      night: stream("frail", "d-clinic", 2),
      planned: stream("old", "b-nursing", 1, { waitsAt: "home" }),
      other: stream("ill", "b-nursing", 1, { waitsAt: "home" }),
      door: stream("frail", "b-nursing", 1),
    },
    run: {
      startDate: "2024-01-01",
      warmUpDays: 0,
      lengthDays: 15,
      replications: 1,
      seed,
      // Whole stays of one length: those present at the start are all ready at once.
      start: { kind: "filled", shares: { "a-ward": 1, "d-clinic": 1 }, stays: "fresh" },
    },
    changes: [
      { path: "places.b-nursing.allocation", set: rules[1]!, from: "2024-01-04", to: "2024-01-09" },
      { path: "places.b-nursing.allocation", set: rules[2]!, from: "2024-01-09" },
    ],
  };
}
