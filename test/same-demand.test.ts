import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runBatch, runContinuedBatch, warmUpBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import { bedDaysAsked } from "../engine/controls.ts";
import type { Model } from "../engine/model.ts";
import { haveSameDemand } from "../engine/same-demand.ts";
import { loadScenario } from "../scenarios/load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { randomPair } from "./support/random-pairs.ts";

const file = join(import.meta.dirname, "..", "scenarios", "two-municipalities.yaml");
const whole = loadScenario(file).scenario;
const small: Scenario = { ...whole, run: { ...whole.run, warmUpDays: 200, lengthDays: 100 } };
const model = compile(small);

function changed(path: string, add: number): Model {
  const change = { path, add, from: small.run.startDate };
  return compile({ ...small, changes: [...(small.changes ?? []), change] });
}

test("beds alone change no demand; more patients after the warm-up do", () => {
  expect(haveSameDemand(model, changed("places.*.capacityBeds", 1))).toBe(true);
  expect(haveSameDemand(model, changed("streams.*.ratePerDay", 0.2))).toBe(false);
  expect(haveSameDemand(model, compile({ ...small, run: { ...small.run, seed: "other" } }))).toBe(false);
});

test("models of the same demand ask for the same bed-days, to the last digit", { timeout: 120_000 }, () => {
  const met = { same: 0, other: 0 };
  fc.assert(
    fc.property(randomPair, fc.nat({ max: 3 }), ([one, other], replication) => {
      const models = [one, other].map(compile);
      const isSame = haveSameDemand(models[0], models[1]);
      met[isSame ? "same" : "other"]++;
      if (isSame) expect(bedDaysAsked(models[1], replication)).toEqual(bedDaysAsked(models[0], replication));
    }),
    { numRuns: 60, seed: 20240101 },
  );
  expect(Math.min(met.same, met.other)).toBeGreaterThan(5);
});

test("a continued history has the control variates of a whole one, whether its warm-up brought them along or not", () => {
  for (const keepsControls of [true, false]) {
    const states = warmUpBatch({ model, from: 1, to: 3, keepsControls });
    expect(states.every(({ bedDaysAsked: asked }) => (asked !== undefined) === keepsControls)).toBe(true);
    const models = [model, changed("places.*.capacityBeds", 1), changed("streams.*.ratePerDay", 0.2)];
    for (const [at, { controls }] of runContinuedBatch({ warmedUp: model, states, models }).entries()) {
      expect(controls).toEqual(runBatch({ model: models[at], from: 1, to: 3 }).controls);
    }
  }
});
