import { expect, test } from "vitest";
import { monthlyDifferences, monthsOf, whenShown } from "../analysis/month-differences.ts";
import { SettlingSink } from "../analysis/settling-sink.ts";
import { studentTQuantile } from "../analysis/student-t.ts";
import { runBatch, runSharedBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import type { Model } from "../engine/model.ts";
import { replicate } from "../engine/replicate.ts";
import { stackBatches } from "../engine/results.ts";
import { measureColumns } from "../engine/measures.ts";
import type { Simulation } from "../engine/simulation.ts";
import { firstMonth } from "../report/effect.ts";
import { readScenario } from "../scenarios/read.ts";
import { FORMAT_EXAMPLE } from "../scenarios/format-text.ts";
import type { Scenario } from "../scenarios/schema.ts";

const REPLICATIONS = 6;
const written = readScenario("example.yaml", () => FORMAT_EXAMPLE).scenario;
const run = { ...written.run, startDate: "2024-01-20", warmUpDays: 30, lengthDays: 60 };
const base: Scenario = { ...written, run };
const [limited] = Object.keys(base.places).filter((id) => typeof base.places[id].capacityBeds === "number");
const more: Scenario = {
  ...base,
  changes: [...(base.changes ?? []), { path: `places.${limited}.capacityBeds`, add: 3, from: "2024-02-10" }],
};

test("the months of a measured period are calendar months, cut at its ends", () => {
  expect(monthsOf("2024-01-20", 60)).toEqual([
    { month: "2024-01", end: 12, days: 12 },
    { month: "2024-02", end: 41, days: 29 },
    { month: "2024-03", end: 60, days: 19 },
  ]);
  expect(monthsOf("2024-01-01", 366)).toHaveLength(12);
});

test("paired differences by month are those reckoned from the event logs of the replications", () => {
  const months = monthsOf(run.startDate, run.lengthDays);
  const models = [compile(base), compile(more)];
  const ends = months.map(({ end }) => end);
  const batches = runSharedBatch({ models, from: 0, to: REPLICATIONS, periodEnds: ends });
  const runs = models.map((model, at) => ({
    model,
    results: stackBatches(measureColumns(model), [batches[at]], REPLICATIONS),
  }));
  const [ready, ...queues] = monthlyDifferences(runs[0], runs[1], months, "2024-02", 2);
  expect(ready.key).toEqual({ measure: "dischargeReadyMean" });
  expect(ready.months.map(({ month, days }) => [month, days])).toEqual([
    ["2024-02", 29],
    ["2024-03", 19],
  ]);
  const queue = queues.find(({ key }) => key.place === limited)!;
  for (const [at, month] of queue.months.entries()) {
    const differences = Array.from({ length: REPLICATIONS }, (_, replication) => {
      const [before, after] = models.map((model) =>
        queueFromLog(model, replication, limited, months[at].end, months[at + 1].end),
      );
      return after - before;
    });
    const mean = differences.reduce((sum, value) => sum + value, 0) / REPLICATIONS;
    const squares = differences.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
    const standardError = Math.sqrt(squares / (REPLICATIONS - 1) / REPLICATIONS);
    expect(month.difference).toBeCloseTo(mean, 9);
    expect(month.differenceCi95![0]).toBeCloseTo(mean - studentTQuantile(5, 0.975) * standardError, 9);
    // Two months of two alternatives.
    expect(month.simultaneousCi95![0]).toBeCloseTo(mean - studentTQuantile(5, 1 - 0.05 / 8) * standardError, 9);
  }
  expect(queue.months.some(({ difference }) => difference !== 0)).toBe(true);
});

test("means by month are the same alone, in batches and from a shared warm-up", () => {
  const models = [compile(base), compile(more)];
  const periodEnds = [12, 41, 60];
  const [, shared] = runSharedBatch({ models, from: 0, to: 4, periodEnds });
  const cut = [0, 2].map((from) => runBatch({ model: models[1], from, to: from + 2, periodEnds }));
  const stacked = stackBatches(measureColumns(models[1]), [...cut].reverse(), 4);
  expect(stacked.periods).toEqual(shared.periods);
  // A month has as many patient-days as its days: the whole period is their weighted mean.
  const column = measureColumns(models[1]).findIndex(
    ({ key }) => key.measure === "occupiedMean" && key.place === limited && Object.keys(key).length === 2,
  );
  const at = models[1].placeIds.indexOf(limited) * 3;
  const [january, february, march] = stacked.periods!.subarray(at, at + 3);
  expect((12 * january + 29 * february + 19 * march) / 60).toBeCloseTo(stacked.values[column], 9);
});

test("a difference is shown from the first month on from which all months show it", () => {
  const month = (at: number, low: number, high: number) => ({
    month: `2024-0${at}`,
    simultaneousCi95: [low, high] as const,
  });
  const none = month(1, -1, 1);
  const less = (at: number) => month(at, -2, -1);
  expect(whenShown([none, less(2), less(3), less(4)])).toEqual({
    shownFrom: "2024-02",
    firstShown: "2024-02",
    monthsShown: 3,
  });
  // Shown early, not in April, and the last two alone are too few.
  expect(whenShown([none, less(2), less(3), month(4, -2, 0.1), less(5), less(6)])).toEqual({
    shownFrom: null,
    firstShown: "2024-02",
    monthsShown: 4,
  });
  // The other side of 0 is another difference.
  expect(whenShown([month(1, 1, 2), less(2), less(3), less(4)])).toMatchObject({
    shownFrom: "2024-02",
    firstShown: "2024-01",
  });
  expect(whenShown([less(1), less(2)])).toMatchObject({ shownFrom: "2024-01" });
  expect(whenShown([less(1), less(2), less(3), none])).toMatchObject({ shownFrom: null, monthsShown: 3 });
  expect(whenShown([none, none])).toEqual({ shownFrom: null, firstShown: null, monthsShown: 0 });
  expect(whenShown([])).toEqual({ shownFrom: null, firstShown: null, monthsShown: 0 });
});

test("months are looked at from that of the first change on, where none holds before the measured period", () => {
  expect(firstMonth({ kind: "first-years", dates: ["2024-05-01", "2024-03-15"] }, "2024-01-01")).toBe("2024-03");
  expect(firstMonth({ kind: "first-years", dates: ["2024-05-01", "07-01"] }, "2024-01-01")).toBe("2024-01");
  expect(firstMonth({ kind: "dated", dates: ["2023-05-01"] }, "2024-01-01")).toBe("2024-01");
  expect(firstMonth({ kind: "long-run", dates: [] }, "2024-01-01")).toBe("2024-01");
});

/** Mean number waiting for a place between two measured days, by the queue that each instant of the history leaves. */
function queueFromLog(model: Model, replication: number, place: string, fromDay: number, toDay: number): number {
  const watch = new QueueWatch(model, place, fromDay, toDay);
  const s = replicate(model, replication, { log: watch });
  watch.finish(s);
  watch.settles(s, model.dayCount);
  return watch.patientDays / (toDay - fromDay);
}

class QueueWatch extends SettlingSink {
  patientDays = 0;
  private readonly place: number;
  private readonly from: number;
  private readonly to: number;
  private since = 0;
  private level = 0;

  constructor({ placeIds, warmUpDays }: Model, place: string, fromDay: number, toDay: number) {
    super();
    this.place = placeIds.indexOf(place);
    this.from = warmUpDays + fromDay;
    this.to = warmUpDays + toDay;
  }

  happens(): void {
    // Only what an instant leaves behind lasts any time.
  }

  settles(s: Simulation, now: number): void {
    this.patientDays += this.level * Math.max(0, Math.min(now, this.to) - Math.max(this.since, this.from));
    this.since = now;
    this.level = s.queueLength[this.place];
  }
}
