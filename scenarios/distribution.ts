/* Distributions as a scenario file writes them: an object whose field `distribution` names the kind. */
import { z } from "zod";
import { distributionLaw, massBetween } from "./distribution-law.ts";

const keepAll = "leave it out to keep all values";

// Every kind can be modified; the modifiers apply in this order.
const modifiers = {
  truncateBelow: days("Only values of at least this are kept (conditional distribution).", keepAll).optional(),
  truncateAbove: days("Only values of at most this are kept (conditional distribution).", keepAll).optional(),
  shift: z
    .number("must be a number")
    .meta({ unit: "days", description: "Added to every value, after truncation.", hint: "write 0.5 for half a day" })
    .optional(),
  capAt: days("Larger values become this one, after the shift.", keepAll).optional(),
};

const Exponential = z.strictObject({
  distribution: z.literal("exponential"),
  mean: mean(),
  ...modifiers,
});

const Erlang = z.strictObject({
  distribution: z.literal("erlang"),
  shape: z.int("must be a whole number").min(1, "must be 1 or more").max(10000, "must be 10000 or less").meta({
    description: "Number of exponential phases in a row, all with the same mean.",
    hint: 'write 2, 3 or so; for a shape with decimals use "gamma"',
  }),
  mean: mean(),
  ...modifiers,
});

const Gamma = z.strictObject({
  distribution: z.literal("gamma"),
  mean: mean(),
  cv: cv().optional(),
  sd: sd().optional(),
  ...modifiers,
});

const Weibull = z.strictObject({
  distribution: z.literal("weibull"),
  shape: z.number("must be a number").min(0.1, "must be 0.1 or more").max(1000, "must be 1000 or less").meta({
    description: "Shape: below 1 patients who have stayed long stay longer, above 1 the opposite.",
    hint: "write 1 for an exponential",
  }),
  scale: positiveDays("The value that 63.2 % stay below.", "write 5.8 for 5.8 days").optional(),
  mean: mean().optional(),
  ...modifiers,
});

const Lognormal = z.strictObject({
  distribution: z.literal("lognormal"),
  mean: mean().optional(),
  cv: cv().optional(),
  sd: sd().optional(),
  median: positiveDays("The value that half stay below.", "write 4.2 for 4.2 days").optional(),
  mu: z
    .number("must be a number")
    .min(-20, "must be -20 or more")
    .max(20, "must be 20 or less")
    .meta({ description: "Mean of the logarithm.", hint: "write the mean of ln(days), such as 1.6" })
    .optional(),
  sigma: z
    .number("must be a number")
    .positive("must be above 0")
    .max(5, "must be 5 or less")
    .meta({ description: "Standard deviation of the logarithm.", hint: "write a value such as 0.8" })
    .optional(),
  ...modifiers,
});

const Uniform = z.strictObject({
  distribution: z.literal("uniform"),
  min: days("Smallest value.", "write 0 or more"),
  max: days("Largest value.", "write a value above min"),
  ...modifiers,
});

const Triangular = z.strictObject({
  distribution: z.literal("triangular"),
  min: days("Smallest value.", "write 0 or more"),
  mode: days("Most likely value.", "write a value from min to max"),
  max: days("Largest value.", "write a value above min"),
  ...modifiers,
});

const Deterministic = z.strictObject({
  distribution: z.literal("deterministic"),
  value: days("The value that is always taken.", "write 1.5 for a day and a half"),
  ...modifiers,
});

const HyperExponential = z.strictObject({
  distribution: z.literal("hyper-exponential"),
  branches: z
    .array(z.strictObject({ probability: probability("Share of patients who take this branch."), mean: mean() }))
    .min(1, "must have at least one branch")
    .meta({ description: "One is chosen; the time is exponential with its mean.", hint: "list probability and mean" }),
  ...modifiers,
});

const PhaseType = z.strictObject({
  distribution: z.literal("phase-type"),
  phases: z
    .array(
      z.strictObject({
        startProbability: probability("Probability that the time begins in this phase."),
        mean: mean(),
        next: z
          .array(probability("Probability to go on to the phase in this position."))
          .meta({
            description: "Probabilities to go on to each phase, in the order of the list; the rest ends the time.",
            hint: "write one number per phase, or leave it out if the time ends after this phase",
          })
          .optional(),
      }),
    )
    .min(1, "must have at least one phase")
    .max(50, "must have 50 phases or fewer")
    .meta({
      description: "Exponential phases of a Markov chain that ends.",
      hint: "list startProbability, mean, next",
    }),
  ...modifiers,
});

const Empirical = z.strictObject({
  distribution: z.literal("empirical"),
  values: z
    .array(days("An observed value.", "write days as a number of 0 or more"))
    .min(1, "must have at least one value")
    .meta({ description: "Observed values, each equally likely.", hint: "write [2.5, 3, 7.25]" })
    .optional(),
  quantiles: z
    .array(
      z.strictObject({
        probability: probability("Share of patients below the value."),
        value: days("The quantile.", "write days as a number of 0 or more"),
      }),
    )
    .min(2, "must have at least two quantiles")
    .meta({
      description: "Quantiles from probability 0 to 1, with straight lines between them.",
      hint: "write [{ probability: 0, value: 0 }, { probability: 1, value: 30 }]",
    })
    .optional(),
  ...modifiers,
});

const Mixture = z.strictObject({
  distribution: z.literal("mixture"),
  parts: z
    .array(
      z.strictObject({
        probability: probability("Share of patients who draw from this part."),
        get of() {
          return Distribution;
        },
      }),
    )
    .min(1, "must have at least one part")
    .meta({ description: "One part is chosen, the value is drawn from it.", hint: "list probability and of" }),
  ...modifiers,
});

/**
 * A distribution of a number of days. One object per kind, strict, with optional truncation, shift and cap, which apply in
 * that order. Rules between fields are checked too, and every problem is reported at once.
 */
export const Distribution = z
  .discriminatedUnion(
    "distribution",
    [
      Exponential,
      Erlang,
      Gamma,
      Weibull,
      Lognormal,
      Uniform,
      Triangular,
      Deterministic,
      HyperExponential,
      PhaseType,
      Empirical,
      Mixture,
    ],
    { error: nameProblem },
  )
  .superRefine(
    (distribution, context) => {
      const problems = distributionProblems(distribution);
      for (const problem of problems) context.addIssue({ code: "custom", ...problem });
      if (problems.length > 0 || context.issues.length > 0) return;
      for (const problem of rangeProblems(distribution)) context.addIssue({ code: "custom", ...problem });
    },
    // Else one wrong number would hide the problems between the others.
    { when: () => true },
  )
  .meta({ id: "Distribution", title: "Distribution", description: "A distribution of a number of days." });
export type Distribution = z.infer<typeof Distribution>;

/** The names that the field `distribution` can have. */
export const distributionNames: readonly Distribution["distribution"][] = [
  "exponential",
  "erlang",
  "gamma",
  "weibull",
  "lognormal",
  "uniform",
  "triangular",
  "deterministic",
  "hyper-exponential",
  "phase-type",
  "empirical",
  "mixture",
];

/** What is wrong between the fields of a distribution: where, and a message in the words of a reader. */
export type DistributionProblem = { readonly path: (string | number)[]; readonly message: string };

/**
 * The rules between fields of one distribution; the parts of a mixture answer for themselves.
 * Fields that are themselves wrong (missing, not numbers) are passed over, since they are reported already.
 */
export function distributionProblems(distribution: Distribution): DistributionProblem[] {
  if (typeof distribution !== "object" || distribution === null) return [];
  switch (distribution.distribution) {
    case "gamma":
      return [...exactlyOne(distribution, [["cv"], ["sd"]]), ...spreadProblems(distribution, 5)];
    case "weibull":
      return exactlyOne(distribution, [["scale"], ["mean"]]);
    case "lognormal":
      return lognormalProblems(distribution);
    case "uniform":
      return inOrder(distribution, "min", "max", true);
    case "triangular":
      return [
        ...inOrder(distribution, "min", "max", true),
        ...inOrder(distribution, "min", "mode", false),
        ...inOrder(distribution, "mode", "max", false),
      ];
    case "hyper-exponential":
      return addUpToOne("branches", distribution.branches, "probability");
    case "phase-type":
      return phaseProblems(distribution);
    case "empirical":
      return [...exactlyOne(distribution, [["values"], ["quantiles"]]), ...quantileProblems(distribution.quantiles)];
    case "mixture":
      return addUpToOne("parts", distribution.parts, "probability");
    default:
      return [];
  }
}

/** Rules that need the distribution itself: what is left after truncation, and values below 0. */
function rangeProblems(distribution: Distribution): DistributionProblem[] {
  const { truncateBelow, truncateAbove, shift, capAt } = distribution;
  if (truncateBelow === undefined && truncateAbove === undefined && shift === undefined && capAt === undefined)
    return [];
  const { truncateBelow: _below, truncateAbove: _above, shift: _shift, capAt: _cap, ...plain } = distribution;
  const law = distributionLaw(plain as Distribution);
  const low = Math.max(truncateBelow ?? 0, 0);
  const high = truncateAbove ?? Infinity;
  const path = [truncateAbove === undefined ? "truncateBelow" : "truncateAbove"];
  if (low > high) {
    return [{ path, message: `must be truncateBelow (${low}) or more, got ${high}; widen the interval` }];
  }
  const kept = massBetween(law, low, high);
  if (!(kept >= smallestKeptShare)) {
    const message = `leaves ${kept === 0 ? "no values" : `only a share of ${kept} of the values`}; widen the interval`;
    return [{ path, message }];
  }
  const lowest = Math.max(law.low, truncateBelow ?? 0) + (shift ?? 0);
  if (lowest < 0) {
    return [{ path: ["shift"], message: `must not bring values below 0, got a lowest value of ${lowest}` }];
  }
  return [];
}

// A truncation that keeps less is a slip of the pen, and would cost digits.
const smallestKeptShare = 1e-9;

function lognormalProblems(distribution: Extract<Distribution, { distribution: "lognormal" }>): DistributionProblem[] {
  const problems = exactlyOne(distribution, [
    ["mean", "cv"],
    ["mean", "sd"],
    ["median", "mean"],
    ["mu", "sigma"],
  ]);
  problems.push(...spreadProblems(distribution, 20));
  const { median, mean: average } = distribution;
  if (isNumber(median) && isNumber(average) && median >= average) {
    problems.push({ path: ["median"], message: `must be below the mean (${average}), got ${median} days` });
  }
  return problems;
}

/** The bounds of cv hold for sd / mean as well; a gamma with a cv above 5 has most of its values closer to 0 than numbers can tell. */
function spreadProblems(
  distribution: { mean?: unknown; sd?: unknown; cv?: unknown },
  most: number,
): DistributionProblem[] {
  const { mean: average, sd: deviation, cv: ratio } = distribution;
  if (isNumber(ratio) && ratio > most) return [{ path: ["cv"], message: `must be ${most} or less, got ${ratio}` }];
  if (!isNumber(average) || !isNumber(deviation) || !(average > 0) || !(deviation > 0)) return [];
  const [low, high] = [average / 100, average * most];
  if (deviation >= low && deviation <= high) return [];
  return [{ path: ["sd"], message: `must be from ${low} to ${high} with a mean of ${average}, got ${deviation} days` }];
}

function phaseProblems({ phases }: Extract<Distribution, { distribution: "phase-type" }>): DistributionProblem[] {
  if (!Array.isArray(phases)) return [];
  const problems = addUpToOne("phases", phases, "startProbability");
  phases.forEach((phase, at) => {
    const next = phase?.next;
    if (!Array.isArray(next)) return;
    const path = ["phases", at, "next"];
    if (next.length !== phases.length) {
      problems.push({ path, message: `must have one number per phase (${phases.length}), got ${next.length}` });
    }
    const sum = next.reduce((total: number, probability) => total + probability, 0);
    if (sum > 1 + sumTolerance) problems.push({ path, message: `must add up to at most 1, got ${sum}` });
  });
  if (problems.length > 0) return problems;
  return phases
    .map((_, at) => at)
    .filter((at) => !reachesEnd(phases, at))
    .map((at) => ({
      path: ["phases", at, "next"],
      message: "must let the time end: from this phase it goes on for ever; lower a probability",
    }));
}

/** Whether the time can end once it is in phase `start`. */
function reachesEnd(phases: readonly { next?: readonly number[] | undefined }[], start: number): boolean {
  const seen = new Set([start]);
  for (const at of seen) {
    const next = phases[at]!.next ?? [];
    if (next.reduce((total, probability) => total + probability, 0) < 1 - sumTolerance) return true;
    next.forEach((probability, to) => probability > 0 && seen.add(to));
  }
  return false;
}

function quantileProblems(quantiles: unknown): DistributionProblem[] {
  if (!Array.isArray(quantiles) || quantiles.length === 0) return [];
  const problems: DistributionProblem[] = [];
  const say = (at: number, field: string, message: string): void => {
    problems.push({ path: ["quantiles", at, field], message });
  };
  const last = quantiles.length - 1;
  if (isNumber(quantiles[0]?.probability) && quantiles[0].probability !== 0) {
    say(0, "probability", `must be 0 for the first quantile, got ${quantiles[0].probability}`);
  }
  if (isNumber(quantiles[last]?.probability) && quantiles[last].probability !== 1) {
    say(last, "probability", `must be 1 for the last quantile, got ${quantiles[last].probability}`);
  }
  for (let at = 1; at <= last; at++) {
    const [before, here] = [quantiles[at - 1], quantiles[at]];
    if (isNumber(before?.probability) && isNumber(here?.probability) && here.probability <= before.probability) {
      say(at, "probability", `must be above the one before (${before.probability}), got ${here.probability}`);
    }
    if (isNumber(before?.value) && isNumber(here?.value) && here.value < before.value) {
      say(at, "value", `must not be below the one before (${before.value}), got ${here.value}`);
    }
  }
  return problems;
}

const sumTolerance = 1e-9;

function addUpToOne(list: string, entries: unknown, field: string): DistributionProblem[] {
  if (!Array.isArray(entries) || entries.length === 0) return [];
  let sum = 0;
  for (const entry of entries) {
    if (!isNumber(entry?.[field])) return [];
    sum += entry[field];
  }
  if (Math.abs(sum - 1) <= sumTolerance) return [];
  return [{ path: [list], message: `${field} must add up to 1, got ${Number(sum.toPrecision(12))}` }];
}

/** Exactly one of the given combinations of fields must be there; a field common to all is required already. */
function exactlyOne(distribution: object, combinations: readonly (readonly string[])[]): DistributionProblem[] {
  const fields = [...new Set(combinations.flat())];
  const given = fields.filter((field) => (distribution as Record<string, unknown>)[field] !== undefined);
  if (combinations.some((one) => one.length === given.length && one.every((field) => given.includes(field)))) return [];
  const wanted = combinations.map((one) => one.join(" and "));
  const got = given.length === 0 ? "none of them" : given.join(" and ");
  return [{ path: [], message: `must have exactly one of: ${wanted.join(", ")}; got ${got}` }];
}

function inOrder(distribution: object, first: string, second: string, strictly: boolean): DistributionProblem[] {
  const { [first]: low, [second]: high } = distribution as Record<string, unknown>;
  if (!isNumber(low) || !isNumber(high) || low < high || (low === high && !strictly)) return [];
  return [
    { path: [second], message: `must be ${strictly ? "above" : "at least"} ${first} (${low}), got ${high} days` },
  ];
}

function nameProblem(issue: { code?: string | undefined; input?: unknown }): string | undefined {
  if (issue.code !== "invalid_union") return "must be an object with a field distribution";
  const name = (issue.input as { distribution?: unknown } | null | undefined)?.distribution;
  const got = name === undefined ? "none" : JSON.stringify(name);
  return `must be one of ${distributionNames.join(", ")}; got ${got}`;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function days(description: string, hint: string) {
  return z.number("must be a number").nonnegative("must be 0 or more").meta({ unit: "days", description, hint });
}

function positiveDays(description: string, hint: string) {
  return z.number("must be a number").positive("must be above 0").meta({ unit: "days", description, hint });
}

function mean() {
  return positiveDays("Mean.", "write 5.8 for 5.8 days");
}

function sd() {
  return positiveDays("Standard deviation.", "write 4.1 for 4.1 days");
}

function cv() {
  return z
    .number("must be a number")
    .min(0.01, 'must be 0.01 or more; for a constant use "deterministic"')
    .meta({ description: "Standard deviation divided by the mean.", hint: "write 0.8 for 80 % of the mean" });
}

function probability(description: string) {
  return z
    .number("must be a number")
    .min(0, "must be 0 or more")
    .max(1, "must be 1 or less")
    .meta({ description, hint: "write 0.25 for 25 %" });
}
