import { expect, test } from "vitest";
import { checkScenario } from "../../scenarios/checks.ts";
import { Scenario } from "../../scenarios/schema.ts";
import { runCase, type OracleCase } from "./oracle-case.ts";

/** One test a case: its scenario is one that a file could hold, and every quantity agrees. */
export function testCases(cases: readonly OracleCase[]): void {
  test.each(cases.map((oracle) => ({ name: `${oracle.oracle}: ${oracle.title}`, oracle })))(
    "$name",
    { timeout: 120_000 },
    ({ oracle }) => {
      expect(Scenario.safeParse(oracle.scenario).error?.issues ?? []).toEqual([]);
      expect(checkScenario(oracle.scenario)).toEqual([]);
      const comparisons = runCase(oracle);
      expect(comparisons.length).toBeGreaterThan(0);
      expect(comparisons.filter(({ agrees }) => !agrees)).toEqual([]);
    },
  );
}
