/*
 * Delay curves against Erlang's formula and the Brownian motion, and the fluid program against what a few lines of arithmetic give.
 */
import { afterAll, describe, expect, test } from "vitest";
import { delayLines, erlangC, expectedQueue, meanOfReflectedMotion } from "../optimizer/delay-curve.ts";
import type { FluidNetwork } from "../optimizer/fluid-network.ts";
import { fluidProgram, type FluidStart } from "../optimizer/fluid-program.ts";
import { solve } from "../optimizer/solver.ts";
import { SolverWorker } from "../optimizer/solver-worker.ts";
import { normal } from "./support/planning.ts";

const engines = new SolverWorker();
afterAll(() => engines.end());

describe("the delay curve", () => {
  test.each([
    [5, 3],
    [10, 8.5],
    [40, 36],
    [100, 90],
  ])("of %i places with load %d is Erlang C's queue where the place relaxes quickly", (places, load) => {
    const curve = { places, ratePerDay: 1, coefficientOfVariation: 1, horizonDays: 1e6 };
    const exact = (erlangC(places, load) * load) / (places - load);
    expect(expectedQueue(curve, places - load) / exact).toBeCloseTo(1, 3);
  });

  test("Erlang C is that of tables", () => {
    expect(erlangC(1, 0.6)).toBeCloseTo(0.6, 12);
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12);
    expect(erlangC(10, 8)).toBeCloseTo(0.40918, 6);
    expect(erlangC(3, 3)).toBe(1);
  });

  test("without drift is the mean of a reflected Brownian motion, 2/3 √(2σ²T/π)", () => {
    for (const [variance, days] of [
      [2, 365],
      [0.1, 30],
    ] as const) {
      const exact = (2 / 3) * Math.sqrt((2 * variance * days) / Math.PI);
      expect(meanOfReflectedMotion(0, variance, days) / exact).toBeCloseTo(1, 9);
      // And is continuous there.
      expect(meanOfReflectedMotion(-1e-9, variance, days) / exact).toBeCloseTo(1, 5);
    }
  });

  test("with drift is that of a random walk in small steps", () => {
    const [drift, variance, days] = [-0.05, 1.2, 60];
    const step = 1 / 40;
    let sum = 0;
    let count = 0;
    for (let path = 0; path < 400; path++) {
      let at = 0;
      for (let time = 0; time < days; time += step) {
        at = Math.max(0, at + drift * step + Math.sqrt(variance * step) * normal(path, Math.round(time / step), 3));
        // A walk in steps does not see what the motion does between them.
        sum += at + 0.5826 * Math.sqrt(variance * step);
        count++;
      }
    }
    // The standard error of 400 paths is about 0.13.
    expect(Math.abs(sum / count - meanOfReflectedMotion(drift, variance, days))).toBeLessThan(0.4);
  });

  test("falls with slack, and its lines are chords of it: above it by a twentieth of its height at most", () => {
    const curve = { places: 60, ratePerDay: 1 / 500, coefficientOfVariation: 1.3, horizonDays: 365 };
    const lines = delayLines(curve);
    const byLines = (slack: number): number =>
      Math.max(...lines.map(({ intercept, slope }) => intercept + slope * slack));
    expect(byLines(0)).toBeCloseTo(expectedQueue(curve, 0), 9);
    for (let slack = 0.5; slack < 30; slack += 0.5) {
      expect(expectedQueue(curve, slack)).toBeLessThanOrEqual(expectedQueue(curve, slack - 0.5) + 1e-12);
      const above = byLines(slack) - expectedQueue(curve, slack);
      expect(above).toBeGreaterThan(-1e-9);
      expect(above).toBeLessThan(expectedQueue(curve, 0) / 20);
    }
  });
});

/** A hospital whose patients go to a nursing home, or out; days of a stay: 5 and 40. */
function chain(hospitalBeds: number, homeBeds: number, periodCount = 6): FluidNetwork {
  const constant = (value: number): Float64Array => new Float64Array(periodCount).fill(value);
  const place = { isLimited: true, coefficientOfVariation: 1, overCapacity: 0, leavingPerDay: 0 };
  return {
    places: [
      {
        ...place,
        id: "hospital",
        isHospital: true,
        heldDays: 5,
        arrivalsPerDay: constant(4),
        capacity: constant(hospitalBeds),
      },
      {
        ...place,
        id: "home",
        isHospital: false,
        heldDays: 40,
        arrivalsPerDay: constant(0),
        capacity: constant(homeBeds),
      },
    ],
    links: [{ from: 0, to: 1, share: 0.25, perDay: 1, leavingPerDay: 0, delayShare: 1 }],
    outsideDelayShare: [1, 0],
    periodDays: 28,
    periodCount,
  };
}
const start: FluidStart = { inCare: [20, 40], waiting: [0], outside: [0, 0] };
const weights = { waiting: [1], outside: [3, 0] };
const capacityOf = (network: FluidNetwork): Float64Array[] => network.places.map(({ capacity }) => capacity);

async function solved(network: FluidNetwork, capacity = capacityOf(network), from = start) {
  const { program, capacityRows } = fluidProgram(network, from, weights, capacity);
  const outcome = await solve(program, engines);
  if (outcome.status !== "optimal") throw new Error(outcome.status);
  const valueOf = (name: string): number[] =>
    program.variableNames.flatMap((own, at) => (own === name ? [outcome.x[at]] : []));
  return { ...outcome, capacityRows, valueOf };
}

describe("the fluid program of a hospital and a nursing home", () => {
  test("loses nobody: arrivals are admitted or wait, and those whose care ended go out, on, or wait", async () => {
    const network = chain(30, 36);
    const { valueOf } = await solved(network);
    const admitted = valueOf("admitted to hospital");
    const waitingOutside = valueOf("outside for hospital");
    const inHospital = valueOf("in care hospital");
    const ready = valueOf("hospital for home");
    const moved = valueOf("hospital to home");
    const inHome = valueOf("in care home");
    for (let period = 0; period < network.periodCount; period++) {
      expect(waitingOutside[period + 1]).toBeCloseTo(waitingOutside[period] + 4 * 28 - admitted[period], 6);
      const ended = (28 / 5) * inHospital[period + 1];
      expect(inHospital[period + 1]).toBeCloseTo(inHospital[period] + admitted[period] - ended, 6);
      expect(ready[period + 1]).toBeCloseTo(ready[period] + 0.25 * ended - moved[period], 6);
      const left = ((28 / 40) * (inHome[period] + inHome[period + 1])) / 2;
      expect(inHome[period + 1]).toBeCloseTo(inHome[period] + moved[period] - left, 6);
    }
  });

  test("with ample room, only chance makes anybody wait", async () => {
    const network = chain(100, 200);
    const { objective, valueOf } = await solved(network);
    expect(Math.max(...valueOf("hospital for home"), ...valueOf("outside for hospital"))).toBeCloseTo(0, 6);
    expect(objective).toBeLessThan(0.01);
  });

  test("a home too small for the flow fills the hospital by what it falls short", async () => {
    // 1 a day × 40 days need 40 places; with 30, ever more wait.
    const { valueOf } = await solved(chain(200, 30, 12), undefined, { ...start, inCare: [20, 30] });
    const ready = valueOf("hospital for home");
    const grown = (ready[12] - ready[0]) / (12 * 28);
    expect(grown).toBeCloseTo(1 - 30 / 40, 1);
  });

  test("the prices of capacity rows are what a little more capacity changes", async () => {
    const network = chain(30, 36);
    const whole = capacityOf(network);
    const { objective, duals, capacityRows } = await solved(network);
    for (const place of [0, 1]) {
      const more = whole.map((beds, at) => beds.map((value) => (at === place ? value + 0.01 : value)));
      const price = [...Array(network.periodCount).keys()].reduce(
        (sum, period) => sum + duals[capacityRows[place * network.periodCount + period]],
        0,
      );
      const moved = await solved(network, more);
      expect((moved.objective - objective) / 0.01).toBeCloseTo(price, 2);
      expect(price).toBeLessThanOrEqual(1e-9);
    }
  });

  test("a capacity that falls below those who are there is met as soon as they leave", async () => {
    const network = chain(30, 44);
    const capacity = capacityOf(network);
    capacity[1] = capacity[1].map((beds, period) => (period < 2 ? beds : 30));
    const { valueOf } = await solved(network, capacity);
    const closed = valueOf("closed");
    expect(closed.every((value) => value >= -1e-9)).toBe(true);
    const inHome = valueOf("in care home");
    expect(inHome[network.periodCount]).toBeLessThanOrEqual(30 + 1e-6);
  });
});
