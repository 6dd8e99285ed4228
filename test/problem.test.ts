/*
 * Problems for the optimizer as files: what is wrong is told with line, value and remedy, all at once.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { spaceOf } from "../optimizer/setting.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { type LoadedProblem, readProblem } from "../scenarios/read-problem.ts";

const tandem = readFileSync(join(import.meta.dirname, "..", "scenarios", "tandem.yaml"), "utf8");

const sound = `name: Test
scenario: tandem.yaml
effect: first-years
lengthDays: 730
phases: [2024-01-01, 2025-01-01]
levers:
  beds:
    effects: [{ path: places.sykehusavdeling.capacityBeds, addPerUnit: 1 }]
    most: 3
    costPerUnitPerYear: { value: 5, kind: assumption, source: made up }
    paidBy: sykehus
    uses: { nurses: 2 }
budgets:
  money: { perYearAtMost: 10, phases: [2025-01-01] }
resources:
  nurses: { unit: FTE, atMost: 4 }
policies:
  some: { name: Some, units: { beds: 1 }, atMost: 2 }
minimise:
  measures: [{ measure: dischargeReadyMean }]
`;

function read(text: string, more?: Parameters<typeof readProblem>[2]): LoadedProblem {
  return readProblem("test.yaml", (name) => (name === "tandem.yaml" ? tandem : text), more);
}

/** "line path: message" of everything that is wrong. */
function problemsIn(text: string): string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ line, path, message }) => `${line} ${path}: ${message}`);
  }
}

test("a sound problem is read, over its own days, with its sources", () => {
  const { base, provenance, problem } = read(sound);
  expect(base.scenario.run).toMatchObject({ lengthDays: 730, startDate: "2024-01-01" });
  expect(provenance["levers.beds.costPerUnitPerYear"]).toEqual({ kind: "assumption", source: "made up" });
  expect(problem.levers["beds"].costPerUnitPerYear).toBe(5);
  expect(spaceOf(read(sound)).phaseDays).toEqual([366, 364]);
  expect(read(sound, [{ path: "run.seed", set: "other" }]).base.scenario.run.seed).toBe("other");
});

describe("what is wrong is told", () => {
  const cases: [what: string, from: string, to: string, message: RegExp][] = [
    ["a field misspelt", "most: 3", "mots: 3", /^9 levers.beds: unknown field "mots"; did you mean "most"\?$/],
    [
      "a path that leads nowhere",
      "sykehusavdeling.cap",
      "sykehusavd.cap",
      /^8 levers.beds.effects.0.path: .*sykehusavd/,
    ],
    ["a lever without room", "most: 3", "most: -1", /^9 levers.beds.most: must be 0 or more, got -1/],
    [
      "bounds that exclude today",
      "most: 3",
      "least: 1\n    most: 3",
      /^9 levers.beds.least: must be 0 or less, .*atLeast/,
    ],
    [
      "bounds in the wrong order",
      "most: 3",
      "least: 5\n    most: 3",
      /^9 levers.beds.least: must be at most `most` \(3\), got 5/,
    ],
    ["more closed than there are", "most: 3", "least: -21\n    most: 3", /must be 0 or more.*with -21 units in force/],
    [
      "steps that do not fit",
      "most: 3",
      "most: 3\n    inStepsOf: 4",
      /^10 levers.beds.inStepsOf: .*or no step fits, got 4/,
    ],
    [
      "an actor that there is not",
      "paidBy: sykehus",
      "paidBy: sjukehus",
      /^11 levers.beds.paidBy: is no actor.*mean "sykehus"/,
    ],
    [
      "a resource that there is not",
      "uses: { nurses",
      "uses: { nurse",
      /^12 levers.beds.uses.nurse: is no resource.*mean "nurses"/,
    ],
    [
      "a phase that there is not",
      "phases: [2025-01-01] }",
      "phases: [2025-02-01] }",
      /budgets.money.phases.0: is no phase/,
    ],
    [
      "a budget that limits nothing",
      "perYearAtMost: 10, phases",
      "phases",
      /budgets.money: limits nothing; write perYearAtMost/,
    ],
    [
      "a policy about another lever",
      "units: { beds",
      "units: { bed",
      /policies.some.units.bed: is no lever.*mean "beds"/,
    ],
    ["a policy that limits nothing", ", atMost: 2 }", " }", /policies.some: limits nothing; write atLeast or atMost/],
    [
      "phases outside the days",
      "2025-01-01]\nlevers",
      "2026-01-01]\nlevers",
      /^5 phases.1: must lie in the measured period/,
    ],
    [
      "phases in the wrong order",
      "[2024-01-01, 2025-01-01]\n",
      "[2025-01-01, 2025-01-01]\n",
      /^5 phases.1: must be after the phase before/,
    ],
    [
      "phases of the long run",
      "first-years",
      "long-run",
      /^5 phases: cannot stand with the long-run effect.*leave it out/,
    ],
    [
      "nothing to minimise",
      "measures: [{ measure: dischargeReadyMean }]",
      "measures: []",
      /minimise: minimises nothing/,
    ],
    [
      "cost alone",
      "measures: [{ measure: dischargeReadyMean }]",
      "costWeight: 1",
      /minimise: .*do nothing; give targets/,
    ],
    [
      "probabilities that are not one",
      "minimise:",
      "demands: [{ probability: 0.4, changes: [] }, { probability: 0.5, changes: [] }]\nminimise:",
      /demands: must have probabilities that add up to 1, got 0.9/,
    ],
  ];
  test.each(cases)("%s", (_, from, to, message) => {
    expect(sound).toContain(from);
    const problems = problemsIn(sound.replace(from, to));
    expect(problems.join("\n")).toMatch(new RegExp(message.source, "m"));
  });

  test("all at once, in the order of the file", () => {
    const text = sound.replace("paidBy: sykehus", "paidBy: nobody").replace("units: { beds", "units: { beks");
    expect(problemsIn(text).map((problem) => problem.split(":")[0])).toEqual([
      "11 levers.beds.paidBy",
      "18 policies.some.units.beks",
    ]);
  });

  test("in the scenario of a demand, with the demand that it comes from", () => {
    const demands = "demands: [{ probability: 1, changes: [{ path: streams.none.ratePerDay, multiply: 2 }] }]\n";
    expect(problemsIn(sound + demands).join()).toMatch(/streams/);
  });
});
