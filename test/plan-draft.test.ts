/* The form of a problem for the optimizer, and what the page asks with it: taken by the server as it is. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadProblem, loadScenario } from "../scenarios/load.ts";
import type { PlanningProblem } from "../scenarios/problem.ts";
import { exampleFile, exampleNames } from "../tasks/package.ts";
import { planFields } from "../web/plan-fields.ts";
import {
  firstProblem,
  goalOf,
  questionBody,
  targetsShown,
  withField,
  withGoal,
  withPhases,
  withTarget,
} from "../web/state/plan-draft.ts";
import { JSON_TYPE, type TestServer, testServer } from "./support/http-app.ts";

const base = loadScenario(exampleFile("scenario", "tandem")!).scenario;
const problem = firstProblem(base);

let server: TestServer;
beforeAll(async () => void (server = await testServer()));
afterAll(() => server.close());

/** The status of the answer, and what is wrong where it is refused. */
async function asked(payload: object): Promise<readonly [number, unknown]> {
  const { statusCode, body } = await server.ask({
    method: "POST",
    url: "/api/v1/optimizations",
    headers: JSON_TYPE,
    payload,
  });
  return [statusCode, (JSON.parse(body) as { readonly errors?: unknown }).errors];
}

describe("the form", () => {
  test("has every number and every yes or no that the schema has for a part", () => {
    const names = Object.fromEntries(
      Object.entries(planFields()).map(([part, fields]) => [part, fields.map(({ field }) => field)]),
    );
    expect(names).toEqual({
      levers: [
        "least",
        "most",
        "inStepsOf",
        "largestChangePerPhase",
        "doNotTouch",
        "costPerUnitPerYear",
        "costPerUnitOnce",
      ],
      budgets: ["perYearAtMost", "onceAtMost"],
      resources: ["atMost"],
      policies: ["atLeast", "atMost"],
      targets: ["atMost"],
    });
    const most = planFields().levers.find(({ field }) => field === "most");
    expect(most).toMatchObject({ kind: "number", isWhole: true, isRequired: true, least: -10_000, most: 10_000 });
    expect(planFields().budgets[0]).toMatchObject({ unit: "NOK/year", least: 0, isRequired: false });
  });

  test("sets and takes away a field, and leaves the rest of the problem as it was", () => {
    const set = withField(problem, "levers", "sykehjem", "doNotTouch", true);
    expect(set.levers["sykehjem"]).toEqual({ ...problem.levers["sykehjem"], doNotTouch: true });
    expect(withField(set, "levers", "sykehjem", "doNotTouch", undefined)).toEqual(problem);
    expect(withPhases(withPhases(problem, ["2025-01-01"]), [])).toEqual(problem);
  });

  test("offers goals, the least cost with a target, and keeps a goal that it does not offer", () => {
    expect(goalOf(problem)).toBe("nights");
    const cheap = withGoal(problem, "cost");
    expect(goalOf(cheap)).toBe("cost");
    expect(cheap.targets).toHaveLength(1);
    expect(withTarget(cheap, 0, 3).targets).toEqual([{ measure: "dischargeReadyMean", atMost: 3 }]);
    expect(withTarget(cheap, 0, undefined).targets).toBeUndefined();
    expect(targetsShown(problem)).toEqual([{ measure: "dischargeReadyMean", atMost: null }]);
    const own: PlanningProblem = {
      ...problem,
      minimise: { measures: [{ measure: "waitDaysMean", place: "sykehjem" }] },
    };
    expect(goalOf(own)).toBe("other");
    expect(withGoal(own, "other")).toBe(own);
  });
});

describe("the question", () => {
  const changes = [{ path: "places.sykehjem.capacityBeds", add: 2 }];

  test.each([
    ["about the baseline", problem, [], false],
    ["about a scenario with changes", problem, changes, false],
    ["about the least cost", withGoal(problem, "cost"), [], false],
    ["about the frontier", problem, [], true],
    ["with another goal", withGoal(problem, "nightsPerStay"), [], false],
    ["with a target, where there was none", withTarget(problem, 0, 2), [], false],
    ["about phases", withPhases(problem, ["2024-01-01", "2025-01-01"]), [], false],
  ] as const)("%s is taken", async (_name, own, made, wantsFrontier) => {
    const body = questionBody({ problem: own, model: "tandem", changes: made }, "low", wantsFrontier);
    expect(await asked(body)).toEqual([202, undefined]);
  });

  test.each(exampleNames("problem"))("of the problem %s is taken, its frontier too", async (name) => {
    const { problem: own } = loadProblem(exampleFile("problem", name)!);
    const question = { problem: own, model: "trondheim", changes: [] };
    expect(await asked(questionBody(question, "low", false))).toEqual([202, undefined]);
    if (own.budgets) expect(await asked(questionBody(question, "low", true))).toEqual([202, undefined]);
  });
});
