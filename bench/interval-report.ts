import { FIRST_LOOK } from "../analysis/precision.ts";
import { COVERAGE_WARM_UP_DAYS, type Coverage, coverageOfIntervals } from "../test/support/interval-coverage.ts";
import {
  SEQUENTIAL_CASES,
  type SequentialCoverage,
  sequentialCoverage,
  SKEWED_CASES,
} from "../test/support/sequential-coverage.ts";

/** Intervals of each kind that are made of simulations, and runs of each case of made-up outputs. */
const INTERVALS = 2000;
/** Of each of those made of simulations: replications, and measured days of each. */
const REPLICATIONS = 50;
const DAYS = 2 * 365;
const SEQUENTIAL_RUNS = 5000;

/** Shares of intervals that hold the truth, which are allowed. */
const FIXED = [0.93, 0.97] as const;
const LEAST_SEQUENTIAL = 0.93;

export interface IntervalFacts {
  readonly fixed: readonly Coverage[];
  readonly sequential: readonly SequentialCoverage[];
  /** Without a bar: outputs more skewed than a rule that knows nothing of them can bear. */
  readonly skewed: readonly SequentialCoverage[];
}

/** How often intervals hold the truth, measured; takes minutes. */
export function intervalFacts(): IntervalFacts {
  const [sequential, skewed] = [SEQUENTIAL_CASES, SKEWED_CASES].map((cases) =>
    cases.map((one) => sequentialCoverage(one, SEQUENTIAL_RUNS)),
  );
  return { fixed: coverageOfIntervals(INTERVALS, REPLICATIONS, DAYS), sequential, skewed };
}

/** What is outside its bar. */
export function intervalFailures({ fixed, sequential }: IntervalFacts): readonly string[] {
  return [
    ...fixed.filter((one) => shareOf(one) < FIXED[0] || shareOf(one) > FIXED[1]),
    ...sequential.filter((one) => shareOf(one) < LEAST_SEQUENTIAL),
  ].map((one) => `${one.what}: ${percent(one)} of the intervals hold the truth`);
}

/** The part of docs/validation.md about intervals. */
export function intervalSection({ fixed, sequential, skewed }: IntervalFacts): string {
  return `## How often intervals hold the truth

A 95 % interval is one that holds the truth in 95 of 100 experiments. Here the experiment is made ${INTERVALS.toLocaleString("en")} times, each with replications
of its own: an M/M/5 queue at load 0.8 and the same with one bed more, ${REPLICATIONS} replications of ${DAYS} days. The start is stationary: each
replication begins empty and is warmed up for ${COVERAGE_WARM_UP_DAYS} days, and the queue forgets by a factor e in 18. Exact values by Erlang's C formula.
The bar is 93 to 97 %; chance alone moves a share by 0.5. “Factor”: how many times as many replications plain intervals as narrow would take.

| 95 % interval of | holds the truth | factor |
| --- | ---: | ---: |
${fixed.map((one) => `| ${one.what} | ${percent(one)} | ${(one.factors / one.intervals).toFixed(2)} |`).join("\n")}

And runs until a precision is reached (\`--until-half-width\`), on made-up outputs of which the mean is known, ${SEQUENTIAL_RUNS.toLocaleString("en")} runs each, the
first look at ${FIRST_LOOK} replications. The bar is 93 %. The last line has none: outputs with a skewness of 6, beside 1.7 of the queue
above in a single year.

| outputs | holds the mean | replications on average |
| --- | ---: | ---: |
${[...sequential, ...skewed].map((one) => `| ${one.what} | ${percent(one)} | ${Math.round(one.replications / one.intervals)} |`).join("\n")}
`;
}

function shareOf({ covered, intervals }: Pick<Coverage, "covered" | "intervals">): number {
  return covered / intervals;
}

function percent(one: Pick<Coverage, "covered" | "intervals">): string {
  return `${(100 * shareOf(one)).toFixed(1)} %`;
}
