import { describe, expect, test } from "vitest";
import { mserCut, OBSERVATIONS_A_YEAR, type PilotSeries, settlingOf } from "../analysis/settling.ts";
import { isHopeless, observationEnds, type WarmUpFinding, warmUpFinding } from "../analysis/warm-up-search.ts";
import { runBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns } from "../engine/measures.ts";
import { stackBatches } from "../engine/results.ts";
import { sparkline } from "../report/warm-up-text.ts";
import type { Change } from "../scenarios/change.ts";
import { loadScenario } from "../scenarios/load.ts";
import { passingStreams, standingScenario } from "../scenarios/standing-scenario.ts";
import { normalQuantile } from "../scenarios/special-functions.ts";

describe("MSER", () => {
  test("cuts as reckoned by hand", () => {
    // Sums of squares about the mean ÷ n²: 6.875 ⁄ 64, then 1.714 ⁄ 49 = 0.035, 1.5 ⁄ 36 = 0.042, 1.2 ⁄ 25 = 0.048.
    expect(mserCut([4, 2, 1, 2, 1, 2, 1, 2], 4)).toBe(1);
    // Without the first value 5.333 ⁄ 36 = 0.148, with it 10 ⁄ 49 = 0.204; without two 4.8 ⁄ 25 = 0.192.
    expect(mserCut([4, 1, 3, 1, 3, 1, 3], 3)).toBe(1);
  });

  test("cuts nothing of what is alike, and no more than it is allowed to", () => {
    expect(mserCut([3, 3, 3, 3, 3, 3], 3)).toBe(0);
    expect(mserCut([9, 8, 7, 6, 5, 4, 3, 2, 1], 4)).toBe(4);
    expect(mserCut([5, 1, 1], 0)).toBe(0);
  });
});

describe("a series of pilot replications", () => {
  const YEARS = 20;
  const normal = normals(11);

  /** Replications around a curve of the year, with seasons that cancel in a year, noise of each year and of each replication. */
  function pilot(curve: (year: number) => number, noise = 1, replications = 10): PilotSeries {
    const observations = Array.from({ length: replications }, () => {
      const own = noise * normal();
      return Float64Array.from({ length: YEARS * OBSERVATIONS_A_YEAR }, (_, at) => {
        const season = 5 * [1, -1, 2, -2, 0][at % OBSERVATIONS_A_YEAR];
        return curve(at / OBSERVATIONS_A_YEAR) + own + season + noise * normal();
      });
    });
    return { observations };
  }

  test("with a known truncation is cut there, whatever the seasons", () => {
    const [step, decay] = settlingOf([
      pilot((year) => (year < 6 ? 50 : 100)),
      pilot((year) => 100 - 60 * Math.exp(-year), 0.5),
    ]);
    expect(step).toMatchObject({ cutYears: 6, neededYears: 6, isTransientShown: true, isTrendShown: false });
    expect(step.welch).toHaveLength(YEARS * OBSERVATIONS_A_YEAR - 4);
    expect(Math.max(...step.welch.slice(30).map((value) => Math.abs(value - 100)))).toBeLessThan(3);
    // After 4 years 1.1 are missing, after 9 years 0.01.
    expect(decay.neededYears).toBeGreaterThanOrEqual(4);
    expect(decay.neededYears).toBeLessThanOrEqual(9);
  });

  test("that is cut for more than half, or goes on rising, has not settled", () => {
    const [late, trend, small] = settlingOf([
      pilot((year) => (year < 13 ? 50 : 100)),
      pilot((year) => 3 * year),
      pilot((year) => 1000 + 0.2 * year, 0.01),
    ]);
    expect(late.neededYears).toBeNull();
    expect(trend).toMatchObject({ neededYears: null, isTrendShown: true });
    expect(trend.trendPerYear).toBeCloseTo(3, 0);
    expect(trend.trendCi95![0]).toBeLessThan(3.01);
    expect(trend.trendCi95![1]).toBeGreaterThan(2.99);
    // Four in a thousand over all those years are no matter.
    expect(small.isTrendShown).toBe(false);
  });

  test("without any transient needs nothing, as one of many", () => {
    let wrong = 0;
    const pilots = 150;
    for (let at = 0; at < pilots; at++) {
      const settlings = settlingOf(Array.from({ length: 12 }, () => pilot(() => 20)));
      if (settlings.some(({ neededYears }) => neededYears !== 0)) wrong++;
    }
    // One in twenty for transients and one in a hundred for trends, and four standard errors.
    expect(wrong / pilots).toBeLessThan(0.06 + 4 * Math.sqrt((0.06 * 0.94) / pilots));
  });
});

describe("the warm-up of a model", () => {
  const file = new URL("../scenarios/one-ward.yaml", import.meta.url).pathname;
  const YEARS = 20;

  function finding(changes: readonly Change[], years = YEARS, replications = 10): WarmUpFinding {
    const pilot = standingScenario(loadScenario(file, { changes }).scenario, years);
    const model = compile(pilot);
    const batch = runBatch({ model, from: 0, to: replications, periodEnds: observationEnds(years) });
    return warmUpFinding(pilot, model, stackBatches(measureColumns(model), [batch], replications), years);
  }

  // A twentieth of the patients, who stay so much the longer.
  const rate = (ratePerDay: number): Change => ({ path: "streams.ankomst.ratePerDay", set: ratePerDay });
  const stay = (mean: number): Change => ({
    path: "places.sengepost.stay.treatmentDays",
    set: { distribution: "exponential", mean },
  });
  const beds = (count: number): Change => ({ path: "places.sengepost.capacityBeds", set: count });

  test("that settles in days is one year, for whole years see no less", () => {
    const found = finding([rate(0.5), stay(1), beds(1)]);
    expect(found).toMatchObject({ neededYears: 1, years: YEARS, replications: 10, heldPlaces: [] });
    expect(found.series.map(({ key }) => `${key.measure} ${key.place ?? ""}`.trim())).toEqual([
      "dischargeReadyMean",
      "queueMean sengepost",
      "occupiedMean sengepost",
    ]);
    // M/M/1 at load 0.5: half a patient waits, and the ward is half full.
    const mean = (at: number): number => found.series[at].yearly.reduce((sum, value) => sum + value, 0) / YEARS;
    expect(mean(1)).toBeCloseTo(0.5, 1);
    expect(mean(2)).toBeCloseTo(0.5, 1);
  });

  test("that is asked for more than it has room for never settles, and a longer pilot would not help", () => {
    const found = finding([rate(0.6), stay(2), beds(1)]);
    expect(found.neededYears).toBeNull();
    expect(isHopeless(found)).toBe(true);
    const queue = found.series.find(({ key }) => key.measure === "queueMean")!;
    // 0.6 come a day and 0.5 go: 36.5 more a year.
    expect(queue.trendCi95![0]).toBeLessThan(36.5);
    expect(queue.trendCi95![1]).toBeGreaterThan(36.5);
    expect(found.places).toMatchObject([{ place: "sengepost", offeredBeds: 1.2, capacityBeds: 1, leavingPerYear: 0 }]);
  });

  test("with stays of years takes years", () => {
    const long = [rate(0.1), stay(3 * 365), beds(200)];
    // Of 109.5 beds 5 % are missing after nine years: twenty are too few to cut less than half.
    const tooShort = finding(long);
    expect(tooShort.neededYears).toBeNull();
    expect(isHopeless(tooShort)).toBe(false);
    const found = finding(long, 2 * YEARS);
    // After eight years 7 % are missing, after twenty 0.1 %.
    expect(found.neededYears).toBeGreaterThanOrEqual(8);
    expect(found.neededYears).toBeLessThan(20);
    const occupied = found.series.find(({ key }) => key.measure === "occupiedMean")!;
    expect(occupied.neededYears).toBe(found.neededYears);
  });

  test("that settles only because some leave the queue says so, with the numbers", () => {
    const leaving = { path: "places.sengepost.leaving", set: { any: { ratePerDay: 0.05, to: "hjem" } } };
    const found = finding([rate(0.6), stay(2), beds(1), leaving]);
    expect(found.neededYears).toBeLessThanOrEqual(3);
    expect(isHopeless(found)).toBe(false);
    expect(found.heldPlaces).toMatchObject([{ place: "sengepost", offeredBeds: 1.2, capacityBeds: 1 }]);
    const [{ leavingPerYear, wantedBeds }] = found.heldPlaces;
    // Of 219 a year half a patient a day goes through the bed, nine tenths of the time, and the others leave.
    expect(leavingPerYear).toBeGreaterThan(52);
    expect(leavingPerYear).toBeLessThan(60);
    expect(wantedBeds).toBeCloseTo(1.2, 1);
  });
});

describe("a standing scenario", () => {
  const file = new URL("../scenarios/one-ward.yaml", import.meta.url).pathname;
  const load = (changes: readonly Change[]) => loadScenario(file, { changes }).scenario;

  test("has what is in force on the first measured day, for ever, and ends where measuring begins", () => {
    const scenario = load([
      { path: "run.endDate", set: "2025-01-01" },
      { path: "run.lengthDays", set: null },
      { path: "streams.ankomst.growthPerYear", set: 0.02 },
      { path: "streams.ankomst.ratesByDate", set: { "2024-07-01": 5 } },
      { path: "calendar", set: { holidays: ["2023-12-25", "2024-05-17", "2024-12-25", "2026-01-01"] } },
      { path: "places.sengepost.capacityBeds", set: 20, from: "2023-06-01" },
      { path: "places.sengepost.capacityBeds", set: 30, from: "2024-02-01" },
      { path: "places.sengepost.capacityBeds", add: -2, from: "07-01", to: "08-01" },
    ]);
    const standing = standingScenario(scenario, 3);
    expect(standing.run).toMatchObject({ startDate: "2021-01-01", warmUpDays: 0, lengthDays: 1095 });
    expect(standing.run.endDate).toBeUndefined();
    expect(standing.places.sengepost.capacityBeds).toBe(20);
    expect(standing.changes).toEqual([{ path: "places.sengepost.capacityBeds", add: -2, from: "07-01", to: "08-01" }]);
    const stream = standing.streams.ankomst;
    expect(stream).not.toHaveProperty("growthPerYear");
    expect(stream).not.toHaveProperty("ratesByDate");
    // Half a leap year of 3 a day and half of 5.
    expect(stream).toHaveProperty("ratePerDay", (182 * 3 + 184 * 5) / 366);
    expect(standing.calendar?.holidays).toEqual([
      "2021-05-18",
      "2021-12-26",
      "2022-05-18",
      "2022-12-26",
      "2023-05-18",
      "2023-12-26",
    ]);
    expect(() => compile(standing)).not.toThrow();
  });

  test("cannot be made of arrivals at given instants, unless they are repeated", () => {
    const trace = { kind: "trace", group: "pasienter", to: "sengepost", arrivals: ["2024-01-02T10:00"] };
    expect(passingStreams(load([]))).toEqual([]);
    expect(passingStreams(load([{ path: "streams.liste", set: trace }]))).toEqual(["liste"]);
    const again = { ...trace, repeatEveryDays: 364 };
    expect(passingStreams(load([{ path: "streams.liste", set: again }]))).toEqual([]);
  });
});

test("a sparkline has a mark a year, or for several, from the lowest to the highest", () => {
  const yearly = (values: readonly number[]) => values.flatMap((value) => [value, value, value, value, value]);
  expect(sparkline(yearly([0, 1, 2, 3, 4, 5, 6, 7]))).toBe("▁▂▃▄▅▆▇█");
  expect(sparkline(yearly([2, 2, 2]))).toBe("▁▁▁");
  expect(sparkline(yearly(Array.from({ length: 80 }, (_, at) => at)))).toHaveLength(20);
});

/** Normal numbers, the same every time. */
function normals(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return normalQuantile((((mixed ^ (mixed >>> 13)) >>> 0) + 0.5) / 4294967296);
  };
}
