/* Distributions as a scenario file writes them: an object whose field `distribution` names the kind. */
import { z } from "zod";
import { type DistributionProblem, distributionProblems, rangeProblems } from "./distribution-problems.ts";
import { messageText } from "./message.ts";

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
      for (const problem of problems) context.addIssue(issueOf(problem));
      if (problems.length > 0 || context.issues.length > 0) return;
      for (const problem of rangeProblems(distribution)) context.addIssue(issueOf(problem));
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

/** What zod is told: the message goes along as data. */
function issueOf({ path, message }: DistributionProblem) {
  return { code: "custom" as const, path, message: messageText(message), params: { said: message } };
}

function nameProblem(issue: { code?: string | undefined; input?: unknown }): string | undefined {
  if (issue.code !== "invalid_union") return "must be an object with a field distribution";
  const name = (issue.input as { distribution?: unknown } | null | undefined)?.distribution;
  const got = name === undefined ? "none" : JSON.stringify(name);
  return `must be one of ${distributionNames.join(", ")}; got ${got}`;
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
