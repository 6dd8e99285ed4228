import fc from "fast-check";
import { expect, test } from "vitest";
import type { Allocation } from "../scenarios/allocation.ts";
import { checkScenario } from "../scenarios/checks.ts";
import type { Place } from "../scenarios/place.ts";
import type { Group, Scenario } from "../scenarios/schema.ts";
import type { Stream } from "../scenarios/stream.ts";
import { simulateFast } from "./support/fast-side.ts";
import { allocationKnobs, buildAllocation } from "./support/random-parts.ts";
import { compareLogs, simulateSlowly } from "./support/second-simulator.ts";

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

/** Two full wards, patients at home and at the door, and a nursing home too small for them, whose rule changes twice. */
function crowded(rules: readonly Allocation[], seed: string): Scenario {
  const home = { "c-home": { probability: 1 } };
  const ward = (value: number, capacityBeds: number): Place => ({
    owner: "sykehus",
    kind: "hospital",
    capacityBeds,
    stay: { treatmentDays: { distribution: "deterministic", value }, routes: { "b-nursing": { probability: 1 } } },
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
        stay: { treatmentDays: { distribution: "deterministic", value: 0.25 }, routes: home },
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
