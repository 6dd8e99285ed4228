import { describe, expect, test } from "vitest";
import { diagnose } from "../analysis/run-diagnosis.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns, measureRow } from "../engine/measures.ts";
import { replicate } from "../engine/replicate.ts";
import { loadScenario } from "../scenarios/load.ts";

const SCENARIOS = ["one-ward", "tandem", "two-municipalities", "trondheim"];

describe.each(SCENARIOS)("a replication of %s", (name) => {
  const model = compile(loadScenario(`scenarios/${name}.yaml`).scenario);

  test("has as many who entered as left and are inside, and each place its patients by Little's law", () => {
    for (const replication of [0, 1]) {
      const { entered, left, inside, places } = diagnose(model, replication);
      expect(entered).toBe(left + inside);
      expect(entered).toBeGreaterThan(10);
      expect(places.map(({ place }) => place)).toEqual(model.placeIds);
      for (const { stays, stayDays, levelDays, days } of places) {
        expect(Math.abs(stayDays - levelDays)).toBeLessThanOrEqual(1e-6 * Math.max(1, levelDays));
        // Patients = stays a day × days of a stay.
        if (stays > 0) expect((stays / days) * (stayDays / stays)).toBeCloseTo(levelDays / days, 6);
      }
      expect(places.some(({ stays }) => stays > 10)).toBe(true);
    }
  });

  test("is the one that is simulated without being counted", () => {
    const s = replicate(model, 1);
    const columns = measureColumns(model);
    const row = measureRow(columns, s);
    const { places, weekly, inside } = diagnose(model, 1);
    for (const { place, levelDays, days } of places) {
      const at = columns.findIndex(
        ({ key }) => key.measure === "occupiedMean" && key.place === place && Object.keys(key).length === 2,
      );
      expect(levelDays / days).toBeCloseTo(row[at], 9);
    }
    expect(inside).toBe(s.patients.present);
    expect(weekly.length).toBe(Math.ceil(model.dayCount / 7));
    expect(Math.max(...weekly)).toBeGreaterThan(0);
  });
});
