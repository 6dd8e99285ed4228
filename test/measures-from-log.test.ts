import fc from "fast-check";
import { expect, test } from "vitest";
import { measureColumns, type MeasureKey } from "../engine/measures.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { simulateFast } from "./support/fast-side.ts";
import { annotated } from "./support/log-history.ts";
import { type Expected, measuresFromLog } from "./support/log-measures.ts";
import { scarceHours } from "./support/random-hours.ts";
import { randomScenario } from "./support/random-scenarios.ts";
import { compareLogs, simulateSlowly } from "./support/second-simulator.ts";

/** Scenarios looked at; FLYT_SCENARIOS sets more of them for a long hunt, FLYT_SEED other ones. */
const SCENARIOS = Number(process.env.FLYT_SCENARIOS ?? 150);
const SCARCE = Number(process.env.FLYT_SCENARIOS ?? 15);
const SEED = Number(process.env.FLYT_SEED ?? 20240102);

const TOLERANCE = 1e-6;

test("every measure of a replication is what its definition makes of the event log", { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(randomScenario, fc.integer({ min: 0, max: 3 }), (scenario, replication) => {
      expect(firstDifference(scenario, replication)).toBeUndefined();
    }),
    { numRuns: SCENARIOS, seed: SEED, endOnFailure: SCENARIOS > 150 },
  );
});

test("so it is where hours of care are scarce", { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(scarceHours, fc.integer({ min: 0, max: 3 }), (scenario, replication) => {
      expect(firstDifference(scenario, replication)).toBeUndefined();
    }),
    { numRuns: SCARCE, seed: SEED, endOnFailure: SCARCE > 15 },
  );
});

/** The first measure whose published value is not the one reckoned from the log. */
function firstDifference(scenario: Scenario, replication: number): string | undefined {
  const { log, finished } = simulateFast(scenario, replication);
  const slow = simulateSlowly(scenario, replication, log);
  // Only the second simulator says of which group a patient is, so its log must be the same.
  const inLogs = compareLogs(slow.log, log);
  if (inLogs !== undefined) return inLogs;
  const expectedOf = measuresFromLog(
    scenario,
    annotated(log, slow.log),
    slow.presentAtStart,
    slow.blocking.firstMutualBlock,
  );
  for (const { key, value } of measureColumns(finished.model)) {
    const [expected, got] = [expectedOf(key), value(finished)];
    if (!isSame(expected, got)) return `${keyText(key)}: ${JSON.stringify(expected)} by the log, published ${got}`;
  }
  return undefined;
}

function isSame(expected: Expected, got: number): boolean {
  const { least, most } = typeof expected === "number" ? { least: expected, most: expected } : expected;
  if (Number.isNaN(least) || Number.isNaN(got)) return Number.isNaN(least) && Number.isNaN(got);
  const slack = TOLERANCE * Math.max(1, Math.abs(most));
  return got === least || (least - slack <= got && got <= most + slack);
}

function keyText({ measure, ...key }: MeasureKey): string {
  return [measure, ...Object.entries(key).map(([field, value]) => `${field} ${value}`)].join(", ");
}
