/*
 * Estimates with control variates: the regression against one solved at length, when they are used, and how often their intervals
 * hold the truth.
 */
import { afterAll, describe, expect, test } from "vitest";
import { controlsFor } from "../analysis/control-choice.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { type Estimate, estimateAll } from "../analysis/estimates.ts";
import type { ControlKey } from "../engine/controls.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns, measureRow } from "../engine/measures.ts";
import { SimulationPool } from "../engine/pool.ts";
import { replicate } from "../engine/replicate.ts";
import { joinResults } from "../engine/results.ts";
import { studentTQuantile } from "../analysis/student-t.ts";
import { loadScenario } from "../scenarios/load.ts";
import { BEDS, coverageOfIntervals, directQueues, QUEUE, wardWith } from "./support/interval-coverage.ts";
import { normal, resultsWith } from "./support/synthetic-results.ts";

const pool = new SimulationPool(2);
afterAll(() => pool.close());

const column = (count: number, value: (at: number) => number): number[] =>
  Array.from({ length: count }, (_, at) => value(at));

/** Solves A x = b by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]]);
  for (let pivot = 0; pivot < rows.length; pivot++) {
    for (let row = 0; row < rows.length; row++) {
      if (row === pivot) continue;
      const times = rows[row][pivot] / rows[pivot][pivot];
      rows[row] = rows[row].map((value, at) => value - times * rows[pivot][at]);
    }
  }
  return rows.map((row, at) => row.at(-1)! / row[at]);
}

/** Ordinary least squares by the normal equations: the intercept, and its standard error. */
function slowRegression(values: readonly number[], controls: readonly (readonly number[])[]): [number, number] {
  const design = values.map((_, row) => [1, ...controls.map((control) => control[row])]);
  const size = controls.length + 1;
  const normalMatrix = column(size, (i) => i).map((i) =>
    column(size, (j) => design.reduce((sum, row) => sum + row[i] * row[j], 0)),
  );
  const right = column(size, (i) => design.reduce((sum, row, at) => sum + row[i] * values[at], 0));
  const coefficients = solve(normalMatrix, right);
  const rest = values.map((value, at) => value - design[at].reduce((sum, x, i) => sum + x * coefficients[i], 0));
  const variance = rest.reduce((sum, each) => sum + each * each, 0) / (values.length - size);
  const [inverseOfFirst] = solve(normalMatrix, [1, ...controls.map(() => 0)]);
  return [coefficients[0], Math.sqrt(variance * inverseOfFirst)];
}

/** The jackknifed intercept, each regression without a replication done anew, and the larger of the two standard errors. */
function slowJackknife(values: readonly number[], controls: readonly (readonly number[])[]): [number, number] {
  const count = values.length;
  const [whole, ofRegression] = slowRegression(values, controls);
  const without = (list: readonly number[], left: number): number[] => list.filter((_, at) => at !== left);
  const pseudo = values.map((_, left) => {
    const [part] = slowRegression(
      without(values, left),
      controls.map((control) => without(control, left)),
    );
    return count * whole - (count - 1) * part;
  });
  const mean = pseudo.reduce((sum, each) => sum + each, 0) / count;
  const squares = pseudo.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  return [mean, Math.max(ofRegression, Math.sqrt(squares / (count - 1) / count))];
}

function controlledOf(values: readonly number[], controls: readonly (readonly number[])[]): Estimate["controlled"] {
  return estimateAll(resultsWith(values, controls))[0].controlled;
}

describe("the estimate with control variates", () => {
  test.each([
    [60, 2],
    [120, 3],
  ])("of %d replications is the jackknifed least-squares intercept on %d of them", (count, used) => {
    const controls = [0, 1, 2].map((kind) =>
      column(count, (at) => normal(1, at, kind) + (kind === 1 ? normal(1, at, 0) : 0)),
    );
    const values = column(
      count,
      (at) => 5 + 2 * controls[0][at] - controls[1][at] + controls[2][at] + normal(1, at, 3),
    );
    // Uneven scatter, so that it is the jackknife that has the larger error.
    for (const [at, control] of controls[0].entries()) values[at] += control * control * normal(1, at, 4);
    const [mean, standardError] = slowJackknife(values, controls.slice(0, used));
    const controlled = controlledOf(values, controls)!;
    expect(controlled.mean).toBeCloseTo(mean, 10);
    expect(controlled.standardError).toBeCloseTo(standardError, 10);
    const halfWidth = studentTQuantile(count - 1 - used, 0.975) * standardError;
    expect(controlled.ci95[0]).toBeCloseTo(mean - halfWidth, 10);
    const [plain] = estimateAll(resultsWith(values, controls));
    expect(controlled.factor).toBeCloseTo(((plain.ci95![1] - plain.mean!) / halfWidth) ** 2, 8);
  });

  test("of 30 replications is on the sum of need and treatment", () => {
    const controls = [0, 1, 2].map((kind) => column(30, (at) => normal(2, at, kind)));
    const values = column(30, (at) => controls[0][at] + controls[1][at] + normal(2, at, 3));
    const [mean] = slowJackknife(values, [column(30, (at) => controls[0][at] + controls[1][at])]);
    expect(controlledOf(values, controls)!.mean).toBeCloseTo(mean, 10);
  });

  test("is missing where it gains nothing, with few replications, where values lack, and where all are equal", () => {
    const control = column(200, (at) => normal(3, at));
    const values = column(200, (at) => control[at] + normal(3, at, 1));
    expect(controlledOf(values, [control])).toBeDefined();
    expect(controlledOf(values.slice(0, 29), [control.slice(0, 29)])).toBeUndefined();
    expect(controlledOf([...values.slice(0, 199), NaN], [control])).toBeUndefined();
    expect(
      controlledOf(
        column(200, () => 7),
        [control],
      ),
    ).toBeUndefined();
    expect(
      controlledOf(
        column(200, (at) => normal(3, at, 2)),
        [control],
      ),
    ).toBeUndefined();
    expect(controlledOf(values, [column(200, () => 0)])).toBeUndefined();
    expect(estimateAll({ ...resultsWith(values, []), controls: undefined } as never)[0].controlled).toBeUndefined();
  });

  test("of a measure that is a sum of control variates is its expectation", () => {
    const control = column(40, (at) => normal(4, at));
    const { mean, ci95, factor } = controlledOf(
      column(40, (at) => 3 + 2 * control[at]),
      [control],
    )!;
    expect(mean).toBeCloseTo(3, 6);
    expect(ci95[1] - ci95[0]).toBeLessThan(1e-5);
    expect(Number.isFinite(factor)).toBe(true);
  });

  test("has intervals of which 95 in 100 hold the truth, though the narrower one is chosen", () => {
    const intervals = 3000;
    let covered = 0;
    for (let sample = 0; sample < intervals; sample++) {
      // So weak a correlation that it is chance whether the control variate is used.
      const control = column(30, (at) => normal(sample, at));
      const [{ ci95, controlled }] = estimateAll(
        resultsWith(
          column(30, (at) => 0.3 * control[at] + normal(sample, at, 1)),
          [control],
        ),
      );
      const [low, high] = controlled?.ci95 ?? ci95!;
      if (low <= 0 && high >= 0) covered++;
    }
    // Four standard errors of a share of 95 %.
    expect(Math.abs(covered / intervals - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / intervals));
  });
});

describe("the choice of control variates", () => {
  const key = (place: string, service: ControlKey["service"], actor: string) =>
    (["measured", "warm-up"] as const).flatMap((window) =>
      (window === "measured" ? (["need", "treatment"] as const) : (["need"] as const)).map((part) => ({
        part,
        window,
        place,
        service,
        actor,
      })),
    );
  const keys = [
    ...key("hospital", "hospital", "a"),
    ...key("hospital", "hospital", "b"),
    ...key("rehab", "short", "a"),
    ...key("home", "short", "b"),
    ...key("nursing", "long", "a"),
  ];
  const NEED = 0;
  const TREATMENT = 1;
  const EARLIER = 2;

  test.each([
    ["a place: its own", { measure: "queueMean", place: "rehab" }, [[6 + NEED], [6 + TREATMENT], [6 + EARLIER]]],
    [
      "what is waited for: that",
      { measure: "dischargeReadyMean", place: "hospital", waitingFor: "home" },
      [[9], [10], [11]],
    ],
    [
      "the ready: places of short stays, then long ones",
      { measure: "dischargeReadyMean" },
      [
        [6, 9],
        [7, 10],
        [12, 14],
      ],
    ],
    ["the ready of a municipality: what its patients need", { measure: "dischargeReadyMean", actor: "b" }, [[9], [10]]],
    [
      "beds in hospital: its own, then what comes after",
      { measure: "occupiedMean", place: "hospital" },
      [
        [0, 3, 1, 4],
        [6, 9],
        [7, 10],
      ],
    ],
  ] as const)("for %s", (_, measure, columns) => expect(controlsFor(measure, keys, 1000)).toEqual(columns));

  test("grows with the number of replications", () => {
    const counts = [29, 30, 60, 120].map((n) => controlsFor({ measure: "queueMean", place: "rehab" }, keys, n).length);
    expect(counts).toEqual([0, 1, 2, 3]);
  });
});

test("the direct simulation of M/M/c finds the mean queue that the engine finds", () => {
  for (const beds of [BEDS, BEDS + 1]) {
    const model = wardWith(beds, 100);
    const column = measureColumns(model).findIndex(({ key }) => keyText(key) === keyText(QUEUE));
    for (let replication = 0; replication < 5; replication++) {
      const row = measureRow(measureColumns(model), replicate(model, replication));
      expect(directQueues(model, replication, [beds])[0]).toBeCloseTo(row[column], 10);
    }
  }
});

test("intervals of the mean queue of M/M/c, and of the effect of a bed, hold Erlang's", { timeout: 120_000 }, () => {
  // A light version of what `npm run validate-model` does at length.
  for (const { what, covered, intervals, factors } of coverageOfIntervals(150, 30, 365)) {
    // With a probability of 92 % to hold, for replications this short are skewed, fewer than 126 of 150 would be 1 in 2,000.
    expect(covered, what).toBeGreaterThanOrEqual(126);
    if (what.includes("control")) expect(factors / intervals, what).toBeGreaterThan(1.4);
  }
});

test("replications run in two goes are those of one run", async () => {
  const { scenario } = loadScenario(`${import.meta.dirname}/../scenarios/one-ward.yaml`, {
    changes: [{ path: "run.lengthDays", set: 60 }],
  } as never);
  const model = compile(scenario);
  const whole = await pool.run(model, { replications: 7, keepsRecords: true });
  const first = await pool.run(model, { replications: 3, keepsRecords: true });
  const later = await pool.run(model, { first: 3, replications: 7, keepsRecords: true });
  expect(joinResults(first, later)).toEqual(whole);
});
