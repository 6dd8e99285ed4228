/*
 * What is refused before it starts, because it would not fit in memory or cannot be drawn.
 */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileAll } from "../tasks/compile-all.ts";
import { refuseTooManyPatients, refuseTooManyResults, sizeOf } from "../tasks/size.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns } from "../engine/measures.ts";
import { loadScenario } from "../scenarios/load.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { PoissonStream } from "../scenarios/stream.ts";

const oneWard = loadScenario(join(import.meta.dirname, "..", "scenarios", "one-ward.yaml")).scenario;

function withRate(ratePerDay: number, changes: Scenario["changes"] = []): Scenario {
  const ankomst = oneWard.streams["ankomst"] as PoissonStream;
  return { ...oneWard, streams: { ankomst: { ...ankomst, ratePerDay } }, changes };
}

function refusal(task: () => unknown): string {
  try {
    task();
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return "not refused";
}

describe("the size of a replication", () => {
  test("of a ward that keeps up is its stays and its beds", () => {
    const { staysPerReplication, patientsAtOnce } = sizeOf(oneWard);
    expect(staysPerReplication).toBeCloseTo(3 * 3285, 6);
    expect(patientsAtOnce).toBeCloseTo(12, 6);
  });

  test("of a queue that nobody leaves grows to the end of the run", () => {
    // 14 beds serve 3.5 a day.
    expect(sizeOf(withRate(1003.5)).patientsAtOnce).toBeCloseTo(14 + 1000 * 3285, 3);
  });

  test("of a queue that is left at a rate is what flows in, for as long as they wait", () => {
    const scenario = withRate(1003.5);
    const leaving = { any: { ratePerDay: 0.1, to: "hjem" } };
    const places = { sengepost: { ...scenario.places["sengepost"], leaving } };
    expect(sizeOf({ ...scenario, places }).patientsAtOnce).toBeCloseTo(14 + 1000 * 10, 3);
  });

  test("counts what comes by date", () => {
    const later = [{ path: "streams.ankomst.ratePerDay", set: 1003.5, from: "2024-01-01" }];
    expect(sizeOf(withRate(3, later)).patientsAtOnce).toBeCloseTo(14 + 1000 * 2920, 3);
  });
});

describe("what would not fit in memory is refused with the arithmetic:", () => {
  test("too many patients at once", () => {
    expect(refusal(() => refuseTooManyPatients([withRate(1e9)], ["ward.yaml"], 2, 16e9))).toBe(
      "ward.yaml: 1 problem\n  streams: about 3 × 10^12 patients at once × 400 bytes × 2 threads = 3 × 10^6 GB, " +
        "more than the 16 GB to be had; look for a rate or a stay that is too large, or a queue that nobody leaves",
    );
    expect(refusal(() => refuseTooManyPatients([withRate(1e308)], ["ward.yaml"], 2, 16e9))).not.toContain("Infinity");
    expect(refusal(() => refuseTooManyPatients([oneWard], ["ward.yaml"], 2, 16e9))).toBe("not refused");
  });

  test("too many figures", () => {
    const model = compile(oneWard);
    const figures = measureColumns(model).length;
    expect(refusal(() => refuseTooManyResults([model, model], 1_000_000, "ward.yaml", 1e9))).toBe(
      `ward.yaml: 1 problem\n  run.replications: 1000000 replications × ${2 * figures} figures × 8 bytes × 2 copies = ` +
        `${((32 * figures) / 1e3).toFixed(1)} GB, more than the 1.0 GB to be had; ` +
        `give ${Math.floor(1e9 / (32 * figures))} or fewer with -n`,
    );
    expect(refusal(() => refuseTooManyResults([model], 30, "ward.yaml", 1e9))).toBe("not refused");
  });

  test("more replications than anybody needs", () => {
    expect(refusal(() => refuseTooManyResults([], 1e9, "ward.yaml"))).toContain(
      "run.replications: must be 1000000 or less, got 1000000000; give fewer, here or with -n",
    );
  });
});

test("a distribution that cannot be tabulated is the user's mistake, told with its path", () => {
  const ward = oneWard.places["sengepost"];
  const stay = { ...ward.stay, treatmentDays: { distribution: "exponential", mean: 1e300 } as const };
  const scenario = { ...oneWard, places: { sengepost: { ...ward, stay } } };
  expect(refusal(() => compileAll([scenario], ["ward.yaml"]))).toMatch(
    /^ward\.yaml: 1 problem\n {2}places\.sengepost\.stay\.treatmentDays: cannot be drawn from: .*; use plainer parameters$/,
  );
});
