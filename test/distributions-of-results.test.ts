import { join } from "node:path";
import { expect, test } from "vitest";
import { distributionsOf, isoWeek } from "../analysis/distributions.ts";
import { runBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns } from "../engine/measures.ts";
import { mergeRecords, type Records } from "../engine/records.ts";
import { dateNumber } from "../scenarios/calendar.ts";
import { loadScenario } from "../scenarios/load.ts";

const scenario = loadScenario(join(import.meta.dirname, "..", "scenarios", "two-municipalities.yaml")).scenario;
const model = compile(scenario);
const REPLICATIONS = 4;
const together = runBatch({ model, from: 0, to: REPLICATIONS, keepsRecords: true });
const columns = measureColumns(model);

function meanOf(measure: string, key: object): number {
  const wanted = JSON.stringify({ measure, ...key });
  const column = columns.findIndex((each) => JSON.stringify(each.key) === wanted);
  let sum = 0;
  for (let row = 0; row < REPLICATIONS; row++) sum += together.values[row * columns.length + column];
  return sum / REPLICATIONS;
}

test("records are the same bytes however replications are cut into batches", () => {
  const parts = [0, 1, 2, 3].map(
    (at) => runBatch({ model, from: at, to: at + 1, keepsRecords: true }).records as Records,
  );
  expect(mergeRecords(mergeRecords(parts[0], parts[1]), mergeRecords(parts[2], parts[3]))).toEqual(together.records);
  expect(parts.reverse().reduce(mergeRecords)).toEqual(together.records);
});

test("keeping records changes no measure", () => {
  expect(runBatch({ model, from: 0, to: REPLICATIONS }).values).toEqual(together.values);
});

test("the means of distributions and daily series are those of the measures", () => {
  const { levels, daily } = distributionsOf(model, together.records as Records);
  const measureOf = { occupied: "occupiedMean", ready: "dischargeReadyMean", queue: "queueMean" } as const;
  for (const { place, of, shareOfTime } of levels) {
    const mean = shareOfTime.reduce((sum, share, level) => sum + share * level, 0);
    expect(mean).toBeCloseTo(meanOf(measureOf[of], { place }), 4);
    expect(shareOfTime.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  }
  for (const { place, of, means } of daily) {
    const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
    expect(mean).toBeCloseTo(meanOf(measureOf[of], { place }), 4);
  }
});

test("waits are all there, by where they wait", () => {
  const { waits } = distributionsOf(model, together.records as Records);
  expect(waits.length).toBeGreaterThan(3);
  for (const { count, zeros, bins, p50, p95 } of waits) {
    expect(bins.reduce((sum, [, , waiting]) => sum + waiting, zeros)).toBe(count);
    expect(p95).toBeGreaterThanOrEqual(p50);
  }
});

test("the week profile has every measured day once", () => {
  const { weekProfiles, daily } = distributionsOf(model, together.records as Records);
  const cells = weekProfiles[0].means.flat().filter((mean) => mean !== null);
  expect(cells.length).toBeLessThanOrEqual(daily[0].means.length);
  expect(cells.length).toBeGreaterThan(360);
});

test.each([
  ["2024-01-01", 1],
  ["2021-01-03", 53],
  ["2020-12-31", 53],
  ["2024-12-30", 1],
  ["2026-11-21", 47],
])("the ISO week of %s is %i", (date, week) => expect(isoWeek(dateNumber(date))).toBe(week));
