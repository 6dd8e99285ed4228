/*
 * Draws of each kind of distribution, and keyed uniform numbers: nanoseconds each, and how long a table takes to build.
 *
 *   node bench/distributions.ts
 */
import { DistributionTableBuilder, drawValue, type DistributionTables } from "../engine/distribution-tables.ts";
import { deriveHigh, deriveLow, uniform } from "../engine/keyed-random.ts";
import { Distribution } from "../scenarios/distribution.ts";
import { hashOf } from "./bench.ts";

const FULL_SIZE = 20;
const DRAWS_PER_SIZE = 50_000;

const examples: Record<string, unknown> = {
  exponential: { distribution: "exponential", mean: 5 },
  erlang: { distribution: "erlang", shape: 3, mean: 5 },
  gamma: { distribution: "gamma", mean: 5, cv: 0.8 },
  weibull: { distribution: "weibull", shape: 1.7, mean: 5 },
  lognormal: { distribution: "lognormal", mean: 5, cv: 0.9 },
  uniform: { distribution: "uniform", min: 1, max: 3 },
  triangular: { distribution: "triangular", min: 0, mode: 2, max: 7 },
  deterministic: { distribution: "deterministic", value: 2 },
  "hyper-exponential": {
    distribution: "hyper-exponential",
    branches: [
      { probability: 0.9, mean: 2 },
      { probability: 0.1, mean: 40 },
    ],
  },
  "phase-type": {
    distribution: "phase-type",
    phases: [
      { startProbability: 0.7, mean: 1, next: [0, 0.5, 0.1] },
      { startProbability: 0.3, mean: 10, next: [0.1, 0, 0.3] },
      { startProbability: 0, mean: 100 },
    ],
  },
  empirical: { distribution: "empirical", values: [1, 2, 2.5, 3.5, 8] },
  mixture: {
    distribution: "mixture",
    parts: [
      { probability: 0.3, of: { distribution: "deterministic", value: 0 } },
      { probability: 0.7, of: { distribution: "lognormal", mean: 4, cv: 1 } },
    ],
  },
  "truncated, shifted, capped": {
    distribution: "lognormal",
    mean: 5,
    cv: 0.9,
    truncateBelow: 1,
    truncateAbove: 30,
    shift: 0.5,
    capAt: 20,
  },
};

/** Prints per kind a hash of the draws, the median time of a draw, and the median time to build its table. */
export function run(size: number): void {
  const draws = DRAWS_PER_SIZE * size;
  const rounds = size === 1 ? 3 : 15;
  const uniforms = Float64Array.from({ length: draws }, (_, at) => uniform(1, 2, at));
  const values = new Float64Array(draws);
  for (const [name, example] of Object.entries(examples)) {
    const distribution = Distribution.parse(example);
    for (const kind of ["", "residual "]) {
      let tables: DistributionTables | undefined;
      const buildMs = medianMs(rounds, () => {
        const builder = new DistributionTableBuilder();
        if (kind === "") builder.add(distribution);
        else builder.addResidual(distribution);
        tables = builder.finish();
      });
      const drawMs = medianMs(rounds, () => drawAll(tables!, uniforms, values));
      print(kind + name, hashOf(values), (drawMs / draws) * 1e6, `table ${buildMs.toFixed(2)} ms`);
    }
  }
  const uniformMs = medianMs(rounds, () => uniformAll(values));
  print("keyed uniform", hashOf(values), (uniformMs / draws) * 1e6, "");
  const keyMs = medianMs(rounds, () => keyAll(values));
  print("a patient's key and one uniform", hashOf(values), (keyMs / draws) * 1e6, "");
}

function drawAll(tables: DistributionTables, uniforms: Float64Array, values: Float64Array): void {
  for (let at = 0; at < uniforms.length; at++) values[at] = drawValue(tables, 0, uniforms[at]!);
}

function uniformAll(values: Float64Array): void {
  for (let at = 0; at < values.length; at++) values[at] = uniform(0x1234567, 0x7654321, at);
}

function keyAll(values: Float64Array): void {
  for (let at = 0; at < values.length; at++) values[at] = uniform(deriveHigh(1, 2, at), deriveLow(1, 2, at), 3);
}

function medianMs(rounds: number, work: () => void): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = performance.now();
    work();
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[rounds >> 1]!;
}

function print(name: string, hash: string, nanoseconds: number, more: string): void {
  console.log(`${name.padEnd(36)} ${hash}  median ${nanoseconds.toFixed(1).padStart(5)} ns  ${more}`.trimEnd());
}

if (import.meta.main) run(FULL_SIZE);
