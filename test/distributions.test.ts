import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { DistributionTableBuilder, drawValue, invertible, residual } from "../engine/distribution-tables.ts";
import { inversionPieces, worstError } from "../engine/inversion-table.ts";
import { distributionAtoms, distributionCdf } from "../scenarios/distribution-cdf.ts";
import { distributionLaw, lognormalParameters } from "../scenarios/distribution-law.ts";
import { distributionMean, distributionVariance } from "../scenarios/distribution-moments.ts";
import { Distribution, distributionNames } from "../scenarios/distribution.ts";
import { gammaP, gammaQ, logGamma, normalCdf, normalQuantile } from "../scenarios/special-functions.ts";

type Kind = Distribution["distribution"];
type Plain = fc.Arbitrary<Distribution>;

const number = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 100000 }).map((step) => min + ((max - min) * step) / 100000);
const mean = number(0.05, 400);

/** Two probabilities or more that add up to 1. */
const shares = (count: number): fc.Arbitrary<number[]> =>
  fc.array(number(0.01, 1), { minLength: count, maxLength: count }).map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  });

const plain: Record<Exclude<Kind, "mixture">, Plain> = {
  exponential: fc.record({ distribution: fc.constant("exponential" as const), mean }),
  erlang: fc.record({ distribution: fc.constant("erlang" as const), shape: fc.integer({ min: 1, max: 40 }), mean }),
  gamma: fc.oneof(
    fc.record({ distribution: fc.constant("gamma" as const), mean, cv: number(0.02, 5) }),
    mean.map((size) => ({ distribution: "gamma" as const, mean: size, sd: size * 0.8 })),
  ),
  weibull: fc.oneof(
    fc.record({ distribution: fc.constant("weibull" as const), shape: number(0.2, 10), scale: mean }),
    fc.record({ distribution: fc.constant("weibull" as const), shape: number(0.2, 10), mean }),
  ),
  lognormal: fc.oneof(
    fc.record({ distribution: fc.constant("lognormal" as const), mean, cv: number(0.02, 4) }),
    fc.record({ distribution: fc.constant("lognormal" as const), mu: number(-2, 5), sigma: number(0.05, 1.5) }),
    fc.record({ distribution: fc.constant("lognormal" as const), median: number(15, 40), mean: number(41, 90) }),
  ),
  uniform: fc
    .tuple(number(0, 20), number(0.1, 50))
    .map(([min, width]) => ({ distribution: "uniform", min, max: min + width })),
  triangular: fc
    .tuple(number(0, 20), number(0, 30), number(0.1, 30))
    .map(([min, left, right]) => ({ distribution: "triangular", min, mode: min + left, max: min + left + right })),
  deterministic: fc.record({ distribution: fc.constant("deterministic" as const), value: number(0, 40) }),
  "hyper-exponential": fc.tuple(shares(3), fc.tuple(mean, mean, mean)).map(([probabilities, means]) => ({
    distribution: "hyper-exponential",
    branches: probabilities.map((probability, at) => ({ probability, mean: means[at]! })),
  })),
  "phase-type": fc.tuple(shares(3), fc.tuple(mean, mean, mean), shares(4), shares(4)).map(([start, means, a, b]) => ({
    distribution: "phase-type",
    phases: [
      { startProbability: start[0]!, mean: means[0], next: a.slice(1) },
      { startProbability: start[1]!, mean: means[1], next: b.slice(1) },
      { startProbability: start[2]!, mean: means[2] },
    ],
  })),
  empirical: fc.oneof(
    fc
      .array(number(0, 50), { minLength: 1, maxLength: 30 })
      .map((values) => ({ distribution: "empirical" as const, values })),
    fc
      .tuple(shares(4), fc.array(fc.oneof(fc.constant(0), number(0.1, 9)), { minLength: 5, maxLength: 5 }))
      .map(([steps, rises]) => ({
        distribution: "empirical" as const,
        quantiles: rises.map((_, at) => ({
          probability: at === 4 ? 1 : steps.slice(0, at).reduce((sum, step) => sum + step, 0),
          value: rises.slice(0, at + 1).reduce((sum, rise) => sum + rise, 0),
        })),
      })),
  ),
};

const mixture: Plain = fc
  .tuple(shares(2), plain.deterministic, fc.oneof(plain.lognormal, plain.triangular, plain.erlang))
  .map(([probabilities, first, second]) => ({
    distribution: "mixture",
    parts: [
      { probability: probabilities[0]!, of: first },
      { probability: probabilities[1]!, of: second },
    ],
  }));

/** A distribution with modifiers at quantiles of its own, so that something is always left. */
const modified = (of: Plain): Plain =>
  fc
    .tuple(of, number(0, 0.4), number(0.6, 0.999), number(0, 3), number(0.3, 1))
    .map(([base, low, high, shift, cap]) => {
      const quantile = quantileOf(base);
      const truncateBelow = quantile(low);
      const truncateAbove = Math.max(quantile(high), truncateBelow);
      const capAt = shift + truncateBelow + cap * (truncateAbove - truncateBelow);
      return { ...base, truncateBelow, truncateAbove, shift, capAt };
    });

const everyKind: Record<string, Plain> = {
  ...plain,
  mixture,
  ...Object.fromEntries(
    Object.entries({ ...plain, mixture }).map(([name, arbitrary]) => [
      `${name}, truncated, shifted and capped`,
      modified(arbitrary),
    ]),
  ),
};

describe.each(Object.entries(everyKind))("%s", (_, arbitrary) => {
  const check = (property: (distribution: Distribution) => void, numRuns = 8): void =>
    fc.assert(fc.property(arbitrary, property), { numRuns, seed: 20260, endOnFailure: true });

  test("is accepted by the schema", () => check((distribution) => void Distribution.parse(distribution)));

  test("inverts its cdf within 1e-10, tails included, and never falls", () =>
    check((distribution) => {
      const quantile = quantileOf(distribution);
      const law = distributionLaw(distribution);
      const atoms = new Map(law.atoms.map(({ value, probability }) => [value, probability]));
      let before = -Infinity;
      for (const u of manyUniforms) {
        const value = quantile(u);
        if (!Number.isFinite(value)) throw new Error(`Q(${u}) = ${value}`);
        if (value < before - Math.abs(before) * 1e-14) throw new Error(`Q(${u}) = ${value} is below ${before}`);
        before = value;
        // Two numbers to either side: with a shift, much of a law can lie between neighbouring numbers.
        const step = atoms.has(value) ? 0 : 9e-16 * value;
        const error = Math.max(
          law.below(value - step, 0) - (atoms.get(value) ?? 0) - u,
          u - law.below(value + step, 0),
        );
        if (!(error <= 1e-10)) throw new Error(`|F(Q(${u})) − u| = ${error}`);
      }
    }));

  test("has the mean and variance of its quantile function", () =>
    check((distribution) => {
      const quantile = quantileOf(distribution);
      const expectedMean = distributionMean(distribution);
      const expectedVariance = distributionVariance(distribution);
      const [first, second] = momentsByQuadrature(quantile, expectedMean, breaksOf(distribution));
      const size = Math.max(expectedMean, Math.sqrt(expectedVariance), 1e-3);
      expect(Math.abs(first - expectedMean) / size).toBeLessThan(1e-5);
      expect(Math.abs(second - expectedVariance) / (size * size)).toBeLessThan(2e-3);
    }));

  test("has atoms that are drawn exactly, with their probability", () =>
    check((distribution) => {
      const quantile = quantileOf(distribution);
      for (const { value, probability } of distributionAtoms(distribution)) {
        if (probability < 1e-8) continue;
        const upTo = distributionCdf(distribution, value);
        expect(quantile(upTo - probability / 2)).toBe(value);
        expect(quantile(Math.max(upTo - probability + 2e-10, 1e-12))).toBe(value);
        expect(quantile(Math.min(upTo - 2e-10, 1 - 1e-12))).toBe(value);
        expect(distributionCdf(distribution, value - 1e-9 * value - 1e-9)).toBeLessThanOrEqual(
          upTo - probability + 1e-9,
        );
      }
    }));

  test("has a residual life with mean E[X²] / (2 E[X]) and the same bound", () =>
    check((distribution) => {
      const law = distributionLaw(distribution);
      if (law.mean < 1e-3) return;
      const builder = new DistributionTableBuilder();
      const index = builder.addResidual(distribution);
      const tables = builder.finish();
      const expected = (law.variance + law.mean * law.mean) / (2 * law.mean);
      const knots = law.knots.map((knot) => residual(law).below(knot));
      const [mean] = momentsByQuadrature((u) => drawValue(tables, index, u), expected, knots);
      expect(Math.abs(mean - expected) / expected).toBeLessThan(1e-4);
      for (const u of manyUniforms) {
        const value = drawValue(tables, index, u);
        if (law.low < law.high) expect(Math.abs(residual(law).below(value) - u)).toBeLessThanOrEqual(1e-10);
      }
    }, 4));
});

describe("the tables", () => {
  test("share an index between equal distributions, whatever the order of the fields", () => {
    const builder = new DistributionTableBuilder();
    const first = builder.add({ distribution: "gamma", mean: 5, cv: 0.5 });
    expect(builder.add({ cv: 0.5, mean: 5, distribution: "gamma" })).toBe(first);
    expect(builder.add({ distribution: "gamma", mean: 5, cv: 0.6 })).not.toBe(first);
    expect(builder.addResidual({ distribution: "gamma", mean: 5, cv: 0.5 })).not.toBe(first);
  });

  test("survive structured cloning", () => {
    const builder = new DistributionTableBuilder();
    const index = builder.add({ distribution: "lognormal", mean: 5, cv: 0.5 });
    const tables = builder.finish();
    expect(drawValue(structuredClone(tables), index, 0.3)).toBe(drawValue(tables, index, 0.3));
    expect(Object.values(tables).every((field) => ArrayBuffer.isView(field))).toBe(true);
  });

  test("refuse a law that they do not reproduce, by name", () => {
    const falling = {
      low: 0,
      high: 1,
      scale: 1,
      below: (x: number) => 1 - x,
      above: (x: number) => x,
      atoms: [],
      knots: [],
    };
    expect(() => inversionPieces(falling, "a falling cdf")).toThrow(/the inverse of a falling cdf has a u-error of/);
  });

  test("keep a law of which much lies between two neighbouring numbers", () => {
    const shifted: Distribution = { distribution: "gamma", mean: 5, cv: 4, shift: 3 };
    expect(quantileOf(shifted)(1e-6)).toBe(3);
    expect(quantileOf(shifted)(0.9)).toBeCloseTo(3 + quantileOf({ distribution: "gamma", mean: 5, cv: 4 })(0.9), 12);
  });

  test("do not take quantiles with two equal atoms for a list of values", () => {
    const quantiles = [0, 0.25, 0.5, 0.75, 1].map((probability, at) => ({ probability, value: [0, 0, 4, 4, 8][at]! }));
    const quantile = quantileOf({ distribution: "empirical", quantiles });
    expect([0.1, 0.375, 0.6, 0.875].map((u) => Number(quantile(u).toPrecision(12)))).toEqual([0, 2, 4, 6]);
  });

  test("invert a law with a gap without entering it", () => {
    const gap: Distribution = {
      distribution: "mixture",
      parts: [
        { probability: 0.25, of: { distribution: "uniform", min: 0, max: 1 } },
        { probability: 0.75, of: { distribution: "uniform", min: 5, max: 6 } },
      ],
    };
    const quantile = quantileOf(gap);
    expect(quantile(0.25 - 1e-9)).toBeLessThanOrEqual(1);
    expect(quantile(0.25 + 1e-9)).toBeGreaterThanOrEqual(5);
    expect(
      worstError(invertible(distributionLaw(gap)), inversionPieces(invertible(distributionLaw(gap)), "gap"), 9),
    ).toBeLessThan(1e-12);
  });
});

describe("lognormal parameters", () => {
  const oracle = JSON.parse(readFileSync(new URL("oracles/exact_los_parameters.json", import.meta.url), "utf8")) as {
    from_mean_and_sd: { mean: number; sd: number; mu: number; sigma: number; median: number; p95: number }[];
    from_median_and_mean: { mean: number; sd: number; mu: number; sigma: number; median: number; p95: number }[];
  };

  test.each(oracle.from_mean_and_sd)("come from mean $mean and sd $sd", ({ mean, sd, mu, sigma, median, p95 }) => {
    const distribution = { distribution: "lognormal", mean, sd } as const;
    expectClose(lognormalParameters(distribution).mu, mu);
    expectClose(lognormalParameters(distribution).sigma, sigma);
    expectClose(quantileOf(distribution)(0.5), median);
    expectClose(quantileOf(distribution)(0.95), p95);
    expectClose(lognormalParameters({ distribution: "lognormal", mean, cv: sd / mean }).sigma, sigma);
  });

  test.each(oracle.from_median_and_mean)(
    "come from median $median and mean $mean",
    ({ mean, sd, mu, sigma, median, p95 }) => {
      const distribution = { distribution: "lognormal", median, mean } as const;
      expectClose(lognormalParameters(distribution).mu, mu);
      expectClose(lognormalParameters(distribution).sigma, sigma);
      expectClose(distributionMean(distribution), mean);
      expectClose(Math.sqrt(distributionVariance(distribution)), sd);
      expectClose(quantileOf(distribution)(0.95), p95);
    },
  );
});

describe("special functions", () => {
  test("agree with closed forms", () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 13);
    for (const x of [0.01, 0.7, 3, 20]) {
      expect(gammaP(1, x)).toBeCloseTo(-Math.expm1(-x), 14);
      expect(gammaQ(2, x)).toBeCloseTo((1 + x) * Math.exp(-x), 14);
      expect(gammaP(0.5, x)).toBeCloseTo(2 * normalCdf(Math.sqrt(2 * x)) - 1, 14);
    }
    // Frozen from 40-digit arithmetic.
    expect(normalCdf(-3)).toBeCloseTo(0.0013498980316300945, 17);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  });

  test("normalQuantile undoes normalCdf", () =>
    fc.assert(
      fc.property(number(-8, 5), (x) => {
        expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(1e-9);
      }),
    ));
});

describe("the schema", () => {
  const problems = (input: unknown): string[] => {
    const result = Distribution.safeParse(input);
    return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  };

  test.each([
    [{ distribution: "exponential", mean: 0 }, ["mean: must be above 0"]],
    [{ distribution: "gamma", mean: 5, cv: 1, sd: 3 }, [": must have exactly one of: cv, sd; got cv and sd"]],
    [
      { distribution: "lognormal", mean: 5 },
      [": must have exactly one of: mean and cv, mean and sd, median and mean, mu and sigma; got mean"],
    ],
    [{ distribution: "gamma", mean: 5, cv: 6 }, ["cv: must be 5 or less, got 6"]],
    [
      { distribution: "lognormal", mean: 5, sd: 0.01 },
      ["sd: must be from 0.05 to 100 with a mean of 5, got 0.01 days"],
    ],
    [{ distribution: "lognormal", median: 6, mean: 5 }, ["median: must be below the mean (5), got 6 days"]],
    [{ distribution: "uniform", min: 3, max: 3 }, ["max: must be above min (3), got 3 days"]],
    [{ distribution: "triangular", min: 3, mode: 2, max: 8 }, ["mode: must be at least min (3), got 2 days"]],
    [
      {
        distribution: "hyper-exponential",
        branches: [
          { probability: 0.5, mean: 1 },
          { probability: 0.4, mean: 2 },
        ],
      },
      ["branches: probability must add up to 1, got 0.9"],
    ],
    [
      {
        distribution: "empirical",
        quantiles: [
          { probability: 0.1, value: 0 },
          { probability: 0.1, value: 2 },
          { probability: 1, value: 1 },
        ],
      },
      [
        "quantiles.0.probability: must be 0 for the first quantile, got 0.1",
        "quantiles.1.probability: must be above the one before (0.1), got 0.1",
        "quantiles.2.value: must not be below the one before (2), got 1",
      ],
    ],
    [
      { distribution: "phase-type", phases: [{ startProbability: 1, mean: 2, next: [1] }] },
      ["phases.0.next: must let the time end: from this phase it goes on for ever; lower a probability"],
    ],
    [
      { distribution: "uniform", min: 0, max: 1, truncateBelow: 2 },
      ["truncateBelow: leaves no values; widen the interval"],
    ],
    [
      { distribution: "uniform", min: 0, max: 1, truncateBelow: 0.8, truncateAbove: 0.2 },
      ["truncateAbove: must be truncateBelow (0.8) or more, got 0.2; widen the interval"],
    ],
    [
      { distribution: "uniform", min: 1, max: 2, shift: -1.5 },
      ["shift: must not bring values below 0, got a lowest value of -0.5"],
    ],
  ])("says what is wrong with %j", (input, expected) => expect(problems(input)).toEqual(expected));

  test("reports problems of fields and between fields at once, in parts too", () => {
    const found = problems({
      distribution: "mixture",
      parts: [
        { probability: 0.5, of: { distribution: "triangular", min: 4, mode: -1, max: 2 } },
        { probability: 0.2, of: { distribution: "weibull", shape: 1, mean: 2, scale: 2, colour: "red" } },
      ],
    });
    expect(found).toContain("parts.0.of.mode: must be 0 or more");
    expect(found).toContain("parts.0.of.max: must be above min (4), got 2 days");
    expect(found).toContain("parts.1.of: must have exactly one of: scale, mean; got scale and mean");
    expect(found).toContain("parts: probability must add up to 1, got 0.7");
    expect(found.some((line) => line.includes("colour"))).toBe(true);
  });

  test("lists the names for an unknown one", () => {
    const [problem] = problems({ distribution: "normal", mean: 4 });
    expect(problem).toMatch(/^distribution: must be one of exponential, erlang, .*, mixture; got "normal"$/);
    expect(problems(7)).toHaveLength(1);
    expect(problems({ mean: 4 })[0]).toContain("got none");
  });

  test("allows a shift back to 0 after truncation, as for what remains of a stay", () =>
    expect(problems({ distribution: "erlang", shape: 2, mean: 5, truncateBelow: 3, shift: -3 })).toEqual([]));

  test("becomes a JSON Schema with units and hints, and refers to itself for mixtures", () => {
    const text = JSON.stringify(z.toJSONSchema(z.strictObject({ stay: Distribution })));
    for (const name of distributionNames) expect(text).toContain(`"const":"${name}"`);
    expect(text).toContain('"unit":"days"');
    expect(text).toContain('"hint":"write 5.8 for 5.8 days"');
    expect(text).toContain('"$ref":"#/$defs/Distribution"');
  });
});

/** Ascending, dense in the middle and on a logarithmic scale at both ends. */
const manyUniforms = ((): number[] => {
  const uniforms = [5.5e-17, 1 - 1.11e-16];
  for (let at = 0; at < 200; at++) uniforms.push((at + 0.5) / 200);
  for (let power = 3; power < 52; power += 0.5) {
    const small = Math.exp(-power * Math.LN2);
    uniforms.push(small, 1 - small);
  }
  return uniforms.sort((a, b) => a - b);
})();

const quantiles = new Map<string, (u: number) => number>();

/** Each table is built once: the tests of a kind see the same distributions. */
function quantileOf(distribution: Distribution): (u: number) => number {
  const key = JSON.stringify(distribution);
  let quantile = quantiles.get(key);
  if (quantile === undefined) {
    const builder = new DistributionTableBuilder();
    const index = builder.add(distribution);
    const tables = builder.finish();
    quantile = (u) => drawValue(tables, index, u);
    quantiles.set(key, quantile);
  }
  return quantile;
}

/**
 * Mean, and mean square around `centre`, between the jumps and kinks of the quantile function: by Gauss' rule of five points on
 * sixteenths of intervals that halve towards both ends.
 */
function momentsByQuadrature(
  quantile: (u: number) => number,
  centre: number,
  breaks: readonly number[],
): [number, number] {
  let [first, second] = [0, 0];
  const add = (from: number, width: number): void => {
    gaussNodes.forEach((node, at) => {
      const value = quantile(from + width * (0.5 + node / 2));
      const weight = (gaussWeights[at]! * width) / 2;
      first += value * weight;
      second += (value - centre) * (value - centre) * weight;
    });
  };
  const ends = [...new Set([0, ...breaks, 1])].filter((u) => u >= 0 && u <= 1).sort((a, b) => a - b);
  ends.slice(1).forEach((to, at) => {
    const from = ends[at]!;
    const inset = (to - from) * 1e-3;
    if (quantile(from + inset) === quantile(to - inset)) {
      const value = quantile(from + inset);
      first += value * (to - from);
      second += (value - centre) * (value - centre) * (to - from);
      return;
    }
    let width = (to - from) / 2;
    for (let octave = 0; octave < 46; octave++, width /= 2) {
      for (let part = 0; part < 16; part++) {
        add(from + (width / 2) * (1 + part / 16), width / 32);
        add(to - (width / 2) * (2 - part / 16), width / 32);
      }
    }
  });
  return [first, second];
}

const gaussNodes = [-0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664];
const gaussWeights = [
  0.2369268850561891, 0.4786286704993665, 0.5688888888888889, 0.4786286704993665, 0.2369268850561891,
];

/** Where the quantile function may jump or have a kink. */
function breaksOf(distribution: Distribution): number[] {
  const law = distributionLaw(distribution);
  const atoms = new Map(law.atoms.map(({ value, probability }) => [value, probability]));
  return law.knots.flatMap((knot) => [law.below(knot, 0) - (atoms.get(knot) ?? 0), law.below(knot, 0)]);
}

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected) / expected).toBeLessThan(5e-8);
}
