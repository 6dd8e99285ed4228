import type { Distribution } from "./distribution.ts";
import { distributionLaw, massBetween } from "./distribution-law.ts";
import { type Message, phrase } from "./message.ts";
import { listed } from "./wording.ts";

/** What is wrong between the fields of a distribution: where, and a message in the words of a reader. */
export type DistributionProblem = { readonly path: (string | number)[]; readonly message: Message };

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
export function rangeProblems(distribution: Distribution): DistributionProblem[] {
  const { truncateBelow, truncateAbove, shift, capAt } = distribution;
  if (truncateBelow === undefined && truncateAbove === undefined && shift === undefined && capAt === undefined)
    return [];
  const { truncateBelow: _below, truncateAbove: _above, shift: _shift, capAt: _cap, ...plain } = distribution;
  const law = distributionLaw(plain as Distribution);
  const low = Math.max(truncateBelow ?? 0, 0);
  const high = truncateAbove ?? Infinity;
  const path = [truncateAbove === undefined ? "truncateBelow" : "truncateAbove"];
  if (low > high) {
    return [
      { path, message: phrase("must be truncateBelow ({low}) or more, got {high}; widen the interval", { low, high }) },
    ];
  }
  const kept = massBetween(law, low, high);
  if (!(kept >= smallestKeptShare)) {
    const message =
      kept === 0
        ? phrase("leaves no values; widen the interval")
        : phrase("leaves only a share of {kept} of the values; widen the interval", { kept });
    return [{ path, message }];
  }
  const lowest = Math.max(law.low, truncateBelow ?? 0) + (shift ?? 0);
  if (lowest < 0) {
    return [
      { path: ["shift"], message: phrase("must not bring values below 0, got a lowest value of {lowest}", { lowest }) },
    ];
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
    problems.push({
      path: ["median"],
      message: phrase("must be below the mean ({average}), got {median} days", { average, median }),
    });
  }
  return problems;
}

/** The bounds of cv hold for sd / mean as well; a gamma with a cv above 5 has most of its values closer to 0 than numbers can tell. */
function spreadProblems(
  distribution: { mean?: unknown; sd?: unknown; cv?: unknown },
  most: number,
): DistributionProblem[] {
  const { mean: average, sd: deviation, cv: ratio } = distribution;
  if (isNumber(ratio) && ratio > most)
    return [{ path: ["cv"], message: phrase("must be {most} or less, got {ratio}", { most, ratio }) }];
  if (!isNumber(average) || !isNumber(deviation) || !(average > 0) || !(deviation > 0)) return [];
  const [low, high] = [average / 100, average * most];
  if (deviation >= low && deviation <= high) return [];
  return [
    {
      path: ["sd"],
      message: phrase("must be from {low} to {high} with a mean of {average}, got {deviation} days", {
        low,
        high,
        average,
        deviation,
      }),
    },
  ];
}

function phaseProblems({ phases }: Extract<Distribution, { distribution: "phase-type" }>): DistributionProblem[] {
  if (!Array.isArray(phases)) return [];
  const problems = addUpToOne("phases", phases, "startProbability");
  phases.forEach((phase, at) => {
    const next = phase?.next;
    if (!Array.isArray(next)) return;
    const path = ["phases", at, "next"];
    if (next.length !== phases.length) {
      problems.push({
        path,
        message: phrase("must have one number per phase ({wanted}), got {got}", {
          wanted: phases.length,
          got: next.length,
        }),
      });
    }
    const sum = next.reduce((total: number, probability) => total + probability, 0);
    if (sum > 1 + sumTolerance)
      problems.push({ path, message: phrase("must add up to at most 1, got {sum}", { sum }) });
  });
  if (problems.length > 0) return problems;
  return phases
    .map((_, at) => at)
    .filter((at) => !reachesEnd(phases, at))
    .map((at) => ({
      path: ["phases", at, "next"],
      message: phrase("must let the time end: from this phase it goes on for ever; lower a probability"),
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
  const say = (at: number, field: string, message: Message): void => {
    problems.push({ path: ["quantiles", at, field], message });
  };
  const last = quantiles.length - 1;
  if (isNumber(quantiles[0]?.probability) && quantiles[0].probability !== 0) {
    say(
      0,
      "probability",
      phrase("must be 0 for the first quantile, got {probability}", { probability: quantiles[0].probability }),
    );
  }
  if (isNumber(quantiles[last]?.probability) && quantiles[last].probability !== 1) {
    say(
      last,
      "probability",
      phrase("must be 1 for the last quantile, got {probability}", { probability: quantiles[last].probability }),
    );
  }
  for (let at = 1; at <= last; at++) {
    const [before, here] = [quantiles[at - 1], quantiles[at]];
    if (isNumber(before?.probability) && isNumber(here?.probability) && here.probability <= before.probability) {
      say(
        at,
        "probability",
        phrase("must be above the one before ({before}), got {got}", {
          before: before.probability,
          got: here.probability,
        }),
      );
    }
    if (isNumber(before?.value) && isNumber(here?.value) && here.value < before.value) {
      say(
        at,
        "value",
        phrase("must not be below the one before ({before}), got {got}", { before: before.value, got: here.value }),
      );
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
  return [
    {
      path: [list],
      message: phrase("{field} must add up to 1, got {sum}", { field, sum: Number(sum.toPrecision(12)) }),
    },
  ];
}

/** Exactly one of the given combinations of fields must be there; a field common to all is required already. */
function exactlyOne(distribution: object, combinations: readonly (readonly string[])[]): DistributionProblem[] {
  const fields = [...new Set(combinations.flat())];
  const given = fields.filter((field) => (distribution as Record<string, unknown>)[field] !== undefined);
  if (combinations.some((one) => one.length === given.length && one.every((field) => given.includes(field)))) return [];
  const wanted = combinations.map((one) => listed(one, "and"));
  const got = given.length === 0 ? phrase("none of them") : listed(given, "and");
  return [
    {
      path: [],
      message: phrase("must have exactly one of: {wanted}; got {got}", { wanted: listed(wanted, ", "), got }),
    },
  ];
}

function inOrder(distribution: object, first: string, second: string, strictly: boolean): DistributionProblem[] {
  const { [first]: low, [second]: high } = distribution as Record<string, unknown>;
  if (!isNumber(low) || !isNumber(high) || low < high || (low === high && !strictly)) return [];
  return [
    {
      path: [second],
      message: strictly
        ? phrase("must be above {first} ({low}), got {high} days", { first, low, high })
        : phrase("must be at least {first} ({low}), got {high} days", { first, low, high }),
    },
  ];
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
