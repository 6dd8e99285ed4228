import { bestOf, estimateAll } from "../../analysis/estimates.ts";
import { isPrecise, looksUpTo, type Precision } from "../../analysis/precision.ts";
import { exp } from "../../scenarios/exp-log.ts";
import { normal, resultsWith } from "./synthetic-results.ts";

/** Outputs of replications whose mean is known, and how precisely it is to be estimated. */
export interface SequentialCase {
  readonly what: string;
  readonly mean: number;
  readonly precision: Precision;
  /** Two independent standard normal numbers to one output; the first is a control variate too, where there is one. */
  readonly output: (one: number, other: number) => number;
  readonly isControlled?: boolean;
}

const lognormal = (sigma: number) => (one: number) => exp(sigma * one - (sigma * sigma) / 2);
const share = (halfWidth: number): Precision => ({ halfWidth, isShare: true });

export const SEQUENTIAL_CASES: readonly SequentialCase[] = [
  { what: "normal, CV 0.5, ± 10 %", mean: 1, precision: share(0.1), output: (one) => 1 + 0.5 * one },
  { what: "normal, SD 1, ± 0.2", mean: 0, precision: { halfWidth: 0.2, isShare: false }, output: (one) => one },
  { what: "lognormal, σ 0.3, ± 5 %", mean: 1, precision: share(0.05), output: lognormal(0.3) },
  { what: "lognormal, σ 0.5, ± 5 %", mean: 1, precision: share(0.05), output: lognormal(0.5) },
  {
    what: "exponential, ± 10 %",
    mean: 1,
    precision: share(0.1),
    output: (one, other) => (one * one + other * other) / 2,
  },
  {
    what: "normal with a control variate, CV 0.5, ± 7 %",
    mean: 1,
    precision: share(0.07),
    output: (one, other) => 1 + 0.35 * one + 0.35 * other,
    isControlled: true,
  },
];

/** Outputs so skewed that intervals hold the truth less often, at any number of replications that one would make. */
export const SKEWED_CASES: readonly SequentialCase[] = [
  { what: "lognormal, σ 1, ± 10 %", mean: 1, precision: share(0.1), output: lognormal(1) },
];

export interface SequentialCoverage {
  readonly what: string;
  readonly intervals: number;
  /** Runs whose interval holds the mean, and replications of all of them. */
  readonly covered: number;
  readonly replications: number;
}

const MOST = 5000;

/** Runs a case so many times to its end. */
export function sequentialCoverage(
  { what, mean, precision, output, isControlled }: SequentialCase,
  runs: number,
): SequentialCoverage {
  let [covered, replications] = [0, 0];
  const looks = looksUpTo(MOST);
  for (let run = 0; run < runs; run++) {
    const [values, control]: number[][] = [[], []];
    for (const look of looks) {
      while (values.length < look) {
        const [one, other] = [normal(run, values.length, 0), normal(run, values.length, 1)];
        values.push(output(one, other));
        control.push(isControlled ? one : 0);
      }
      const figure = bestOf(estimateAll(resultsWith(values, [control]))[0]);
      if (look < MOST && !isPrecise(figure, precision)) continue;
      replications += look;
      const [low, high] = figure.ci95!;
      if (low <= mean && mean <= high) covered++;
      break;
    }
  }
  return { what, intervals: runs, covered, replications };
}
