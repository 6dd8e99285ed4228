import fc from "fast-check";
import { expect, test } from "vitest";
import type { Scenario } from "../scenarios/schema.ts";
import { simulateBothWays, simulateFast } from "./support/fast-side.ts";
import { randomCensusScenario, randomScenario } from "./support/random-scenarios.ts";
import {
  compareLogs,
  compareNumbers,
  simulateSlowly,
  type SlowResult,
  type Tally,
} from "./support/second-simulator.ts";

/** Scenarios compared; FLYT_SCENARIOS sets more of them for a long hunt, FLYT_SEED other ones. */
const SCENARIOS = Number(process.env.FLYT_SCENARIOS ?? 300);
const CENSUS_SCENARIOS = Number(process.env.FLYT_SCENARIOS ?? 30);
const SEED = Number(process.env.FLYT_SEED ?? 20240101);

test(
  "the engine tells the same story as a slow obvious simulator, event by event, and adds up the same days",
  { timeout: 3_600_000 },
  () => {
    fc.assert(
      fc.property(randomScenario, fc.integer({ min: 0, max: 3 }), (scenario, replication) => {
        expect(firstDifference(scenario, replication)).toBeUndefined();
      }),
      { numRuns: SCENARIOS, seed: SEED, endOnFailure: SCENARIOS > 300 },
    );
  },
);

test(
  "both tell the same story of what follows from a census, those who wait and those half-way through treatment",
  { timeout: 3_600_000 },
  () => {
    fc.assert(
      fc.property(randomCensusScenario, fc.integer({ min: 0, max: 3 }), (scenario, replication) => {
        expect(firstDifference(scenario, replication)).toBeUndefined();
      }),
      { numRuns: CENSUS_SCENARIOS, seed: SEED, endOnFailure: CENSUS_SCENARIOS > 30 },
    );
  },
);

test(
  "those who take the short way come to the same bytes as those who take the long way",
  { timeout: 3_600_000 },
  () => {
    fc.assert(
      fc.property(randomScenario, fc.integer({ min: 0, max: 3 }), (scenario, replication) => {
        const [long, short] = simulateBothWays(scenario, replication);
        expect(short).toEqual(long);
      }),
      { numRuns: SCENARIOS, seed: SEED, endOnFailure: SCENARIOS > 300 },
    );
  },
);

function firstDifference(scenario: Scenario, replication: number): string | undefined {
  const fast = simulateFast(scenario, replication);
  const slow = simulateSlowly(scenario, replication, fast.log);
  const inLogs = compareLogs(slow.log, fast.log);
  if (inLogs !== undefined) return inLogs;
  for (const [place, tally] of Object.entries(fast.tallies)) {
    const difference = compareNumbers(comparable(slow, place, tally), comparable(fast, place, tally));
    if (difference !== undefined) return `${place}: ${difference}`;
  }
  return compareNumbers(withoutNaN(slow.blocking), withoutNaN(fast.blocking));
}

function withoutNaN(times: object): object {
  return Object.fromEntries(Object.entries(times).filter(([, time]) => !Number.isNaN(time)));
}

/** What both sides have, maps without their zeros, waits as counts and sums. */
function comparable(
  side: { tallies: SlowResult["tallies"] | Record<string, Partial<Tally>> },
  place: string,
  fields: object,
): object {
  const tally = side.tallies[place] as Record<string, unknown>;
  return Object.fromEntries(Object.keys(fields).map((field) => [field, plain(tally[field], field)]));
}

function plain(value: unknown, field: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as Record<string, unknown>);
  if (field === "waitsBySource") {
    return Object.fromEntries(entries.map(([id, waits]) => [id, { ...(waits as object), days: undefined }]));
  }
  return Object.fromEntries(entries.filter(([, amount]) => Math.abs(amount as number) > 1e-9));
}
