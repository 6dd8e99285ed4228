import { PRICES_EXAMPLE } from "../../scenarios/prices-page.ts";
import { exampleText } from "../../tasks/package.ts";
import type { TaskKind } from "../../tasks/task.ts";

/** A task of each kind that takes a second or less, and the words of the command that asks the same; files are given by their names. */
export interface SmallTask {
  readonly kind: TaskKind;
  readonly question: object;
  readonly words: readonly string[];
}

const STUDY = `name: Beds and arrivals
scenario: one-ward
changes:
  - { path: run.lengthDays, set: 60 }
  - { path: run.warmUpDays, set: 30 }
factors:
  beds:
    path: places.sengepost.capacityBeds
    add: { levels: [-1, 0, 2] }
  arrivals:
    path: streams.ankomst.ratePerDay
    multiply: { low: 0.9, high: 1.1 }
design: { kind: full-factorial }
effect: first-years
replications: 6
`;

const PROBLEM = {
  name: "Tandem",
  scenario: "small-tandem.yaml",
  effect: "first-years",
  lengthDays: 60,
  levers: {
    beds: {
      effects: [{ path: "places.sykehusavdeling.capacityBeds", addPerUnit: 1 }],
      most: 2,
      costPerUnitPerYear: 3e6,
      paidBy: "sykehus",
    },
    places: {
      effects: [{ path: "places.sykehjem.capacityBeds", addPerUnit: 1 }],
      most: 2,
      costPerUnitPerYear: 1e6,
      paidBy: "kommune",
    },
  },
  budgets: { running: { name: "Running costs", perYearAtMost: 2e6 } },
  minimise: { measures: [{ measure: "dischargeReadyMean" }] },
};

/** Files that the tasks name: a scenario that extends another one, a measure, a study, a problem, prices, norms and people. */
export function smallFiles(tandem: string): Record<string, string> {
  return {
    "small-tandem.yaml": tandem,
    "winter.yaml":
      "name: Winter\nextends: small-tandem.yaml\nchanges:\n  - { path: run.lengthDays, set: 90 }\n  - { path: run.warmUpDays, set: 30 }\n",
    "more-places.yaml": "name: Two more places\nchanges:\n  - { path: places.sykehjem.capacityBeds, add: 2 }\n",
    "beds-and-arrivals.yaml": STUDY,
    "own-prices.yaml": PRICES_EXAMPLE,
    "own-norms.yaml": exampleText("planning/staff-norms-trondheim.yaml")!.replace("value: 35.5", "value: 37.5"),
    "people.csv": exampleText("planning/population-trondheim.csv")!,
    "small-plan.yaml": JSON.stringify(PROBLEM),
  };
}

const BEDS = "places.sykehjem.capacityBeds";

export const SMALL_TASKS: readonly SmallTask[] = [
  {
    kind: "run",
    question: { scenario: "winter", measures: ["more-places"], replications: 5, seed: "another", distributions: true },
    words: ["run", "winter.yaml", "--measure", "more-places.yaml", "-n", "5", "--seed", "another", "--distributions"],
  },
  {
    kind: "run",
    question: {
      scenario: "one-ward",
      set: ["run.lengthDays=60"],
      warmUp: 20,
      untilHalfWidth: "40%",
      maxReplications: 60,
    },
    words: [
      "run",
      "one-ward",
      "--set",
      "run.lengthDays=60",
      "--warm-up",
      "20",
      "--until-half-width",
      "40%",
      "--max-replications",
      "60",
    ],
  },
  {
    kind: "compare",
    question: {
      scenario: "winter",
      with: ["more-places", `${BEDS}=+1`],
      effect: "first-years",
      bestOf: ["queueMean:sykehjem"],
      byMonth: true,
      replications: 4,
      prices: "own-prices",
      priceYear: 2023,
      staff: true,
      norms: "own-norms",
      costPerUser: true,
    },
    words: [
      "compare",
      "winter.yaml",
      "--with",
      "more-places.yaml",
      "--with",
      `${BEDS}=+1`,
      "--effect",
      "first-years",
      "--best-of",
      "queueMean:sykehjem",
      "--by-month",
      "-n",
      "4",
      "--prices",
      "own-prices.yaml",
      "--price-year",
      "2023",
      "--staff",
      "--norms",
      "own-norms.yaml",
      "--cost-per-user",
    ],
  },
  {
    kind: "bottlenecks",
    question: { scenario: "winter", replications: 6, step: 1 },
    words: ["bottlenecks", "winter.yaml", "-n", "6", "--step", "1"],
  },
  {
    kind: "sweep",
    question: { study: "beds-and-arrivals", replications: 3 },
    words: ["sweep", "beds-and-arrivals.yaml", "-n", "3"],
  },
  {
    kind: "optimize",
    question: { problem: "small-plan", budget: ["running=2e6"], effort: "low", money: true },
    words: ["optimize", "small-plan.yaml", "--budget", "running=2e6", "--effort", "low", "--money"],
  },
  {
    kind: "run",
    question: {
      scenario: "winter",
      replications: 3,
      money: true,
      staff: true,
      costPerUser: true,
      unitCosts: "unit-costs-trondheim",
    },
    words: [
      "run",
      "winter.yaml",
      "-n",
      "3",
      "--money",
      "--staff",
      "--cost-per-user",
      "--unit-costs",
      "unit-costs-trondheim",
    ],
  },
  {
    kind: "forecast",
    question: {
      population: "people.csv",
      lastYear: 2026,
      coverage: 0.1,
      simulation: { scenario: "trondheim", health: "expanded", replications: 1 },
    },
    words: [
      "forecast",
      "--population",
      "people.csv",
      "--years",
      "2026",
      "--coverage",
      "10%",
      "--simulate",
      "--health",
      "expanded",
      "-n",
      "1",
    ],
  },
];
