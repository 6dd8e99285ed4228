/*
 * The frontier over levels of a budget, and proposals in words, on stations whose best plans dynamic programming knows.
 */
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { budgetOf, spaceWithBudget, withBudget } from "../optimizer/budgets.ts";
import { erlangC } from "../optimizer/delay-curve.ts";
import { type Frontier, frontierOf, isSamePlan, isTie } from "../optimizer/frontier.ts";
import { optimize, type Proposal } from "../optimizer/optimize.ts";
import { noChange, type Plan } from "../optimizer/plan.ts";
import { SolverWorker } from "../optimizer/solver-worker.ts";
import { frontierData } from "../report/frontier-figure.ts";
import { frontierSummary } from "../report/frontier-summary.ts";
import {
  type DocumentHead,
  type FrontierDocument,
  frontierDocument,
  type OptimizeDocument,
  proposalDocument,
} from "../report/plan-json.ts";
import { frontierFrom, proposalFrom } from "../report/plan-read.ts";
import { type PlanContext, proposalSummary } from "../report/plan-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { Language } from "../report/language.ts";
import { loadScenario } from "../scenarios/load.ts";
import type { PlanningProblem } from "../scenarios/problem.ts";
import { bestOfAll, FormulaSimulator, settingFor, spaceFor } from "./support/planning.ts";

const engines = new SolverWorker();
afterAll(() => engines.end());

const waiting = (servers: number, load: number): number => (erlangC(servers, load) * load) / (servers - load);
const queues = {
  mean: ([one, other]: Plan) => waiting(6 + one, 5.5) + waiting(12 + other, 11.2),
  commonShare: 0.1,
  ownShare: 0.001,
};
const problem: PlanningProblem = {
  name: "two stations",
  scenario: "none.yaml",
  effect: "first-years",
  levers: {
    one: {
      effects: [{ path: "x", addPerUnit: 1 }],
      most: 6,
      costPerUnitPerYear: 3e6,
      costPerUnitOnce: 5e5,
      paidBy: "sykehus",
    },
    other: {
      name: "Other",
      effects: [{ path: "y", addPerUnit: 1 }],
      most: 6,
      costPerUnitPerYear: 2e6,
      paidBy: "kommune",
    },
  },
  budgets: { money: { name: { nb: "Penger", nn: "Pengar", en: "Money" }, perYearAtMost: 12e6 } },
  minimise: { measures: [{ measure: "dischargeReadyMean" }] },
};
const space = spaceFor(problem);
const budget = budgetOf(problem)!;

describe("the frontier", () => {
  const levels = [2e6, 5e6, 8e6, 12e6, 12.5e6];
  const setting = settingFor(space, [queues], engines);
  const found = (async () => (await frontierOf(setting, budget, levels)) as Frontier)();

  test("has the best plan of each level, by level, each no worse than the one before", async () => {
    const { levels: own } = await found;
    expect(own.map((level) => level.budget)).toEqual(levels);
    for (const level of own) {
      const best = bestOfAll(spaceWithBudget(space, { ...budget, atMost: level.budget }), [queues]);
      expect((queues.mean(level.plan) - best.value) / best.value).toBeLessThan(0.005);
      expect(level.cost.perYear[0]).toBeLessThanOrEqual(level.budget);
    }
  });

  test("simulates far less than a search for each level, and tells equal plans and ties", async () => {
    const { levels: own } = await found;
    let apart = 0;
    for (const level of levels) {
      const one = settingFor(spaceWithBudget(space, { ...budget, atMost: level }), [queues], engines);
      await optimize(one);
      apart += (one.simulator as FormulaSimulator).simulated;
    }
    expect((setting.simulator as FormulaSimulator).simulated).toBeLessThan(apart / 2);
    expect(isSamePlan(own[3], own[4])).toBe(true);
    expect(own[4].step).toEqual({ mean: 0, standardError: 0 });
    expect(isTie(own[4], 2)).toBe(true);
    expect(isTie(own[1], 2)).toBe(false);
  });

  test("keeps what it has after a cancellation", async () => {
    const stopped = { ...setting, simulator: new FormulaSimulator([queues], 1, 250) };
    const kept = (await frontierOf(stopped, budget, levels)) as Frontier;
    expect(kept).toMatchObject({ isCancelled: true });
    expect(kept.levels.length).toBeGreaterThan(0);
  });

  test("where no plan keeps the limits at any level, says what would have to give way", async () => {
    const policies = { some: { name: "Some", units: { one: 1 }, atLeast: 5 } };
    const none = settingFor(spaceFor({ ...problem, policies }), [queues], engines);
    expect(await frontierOf(none, budget, levels)).toMatchObject({ status: "infeasible" });
  });
});

test("a budget is that of its id, or the only one; another amount changes nothing else", () => {
  const two = { ...problem, budgets: { a: { onceAtMost: 5 }, b: { perYearAtMost: 7, onceAtMost: 3 } } };
  expect(budgetOf(two)).toBeUndefined();
  expect(budgetOf(two, "c")).toBeUndefined();
  expect(budgetOf(two, "a")).toEqual({ id: "a", amount: "once", atMost: 5 });
  expect(withBudget(two, { ...budgetOf(two, "b")!, atMost: 8 }).budgets).toEqual({
    a: { onceAtMost: 5 },
    b: { perYearAtMost: 8, onceAtMost: 3 },
  });
});

describe("in words", () => {
  const file = join(import.meta.dirname, "..", "scenarios", "tandem.yaml");
  const context: PlanContext = {
    problem,
    space,
    scenario: scenarioFacts(loadScenario(file).scenario),
    engineVersion: "1",
  };
  const effect = { kind: "first-years", dates: ["2024-01-01"] } as const;
  const told = (proposal: Proposal, language: Language, widthColumns = 80): string =>
    proposalSummary({ ...context, proposal, effect, replications: proposal.replications }, { language, widthColumns });
  const proposed = (async () => (await optimize(settingFor(space, [queues], engines))) as Proposal)();

  test.each(["nb", "nn", "en"] as const)("a proposal in %s fits 80 columns and has all its parts", async (language) => {
    const text = told(await proposed, language);
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    const parts = {
      nb: [
        /Forslag: hva/,
        /Med 95 % sikkerhet er den valgte planen høyst/,
        /Penger stopper planen: \d+ av 12 mill. kr i\s+året/,
      ],
      nn: [
        /Framlegg: kva/,
        /Med 95 % tryggleik er den valde planen høgst/,
        /Pengar stoppar planen: \d+ av 12 mill. kr i\s+året/,
      ],
      en: [
        /Proposal: what/,
        /With 95% confidence the chosen plan is at most/,
        /Money stops the plan: \d+ of NOK 12 million a year/,
      ],
    }[language];
    for (const part of parts) expect(text.replaceAll(/\s+/g, " ")).toMatch(part);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });

  test("is the same of the document that --json prints, for a proposal and for a frontier", async () => {
    const head = { manifest: { replications: 7 }, problem: {} } as unknown as DocumentHead;
    const proposal = await proposed;
    const written = proposalDocument(head, problem, space, proposal, 7);
    const document = JSON.parse(JSON.stringify(written)) as OptimizeDocument;
    const summary = { ...context, effect, replications: 7 };
    const options = { language: "nb", widthColumns: 100 } as const;
    expect(proposal.margins.length).toBeGreaterThan(0);
    expect(proposalSummary({ ...summary, proposal: proposalFrom(document, space)! }, options)).toBe(
      proposalSummary({ ...summary, proposal }, options),
    );
    const front = (await frontierOf(settingFor(space, [queues], engines), budget, [5e6, 12e6])) as Frontier;
    const frontDocument = JSON.parse(JSON.stringify(frontierDocument(head, space, front, 7))) as FrontierDocument;
    const read = frontierFrom(frontDocument, space);
    expect(frontierSummary({ ...summary, frontier: read }, options)).toBe(
      frontierSummary({ ...summary, frontier: front }, options),
    );
    const { points } = frontierData({ ...summary, frontier: read }, "nb");
    // Each point of the front gives more than all that cost less.
    for (const point of points.filter(({ isOnFrontier }) => isOnFrontier))
      expect(points.filter(({ cost, effect: gain }) => cost < point.cost && gain >= point.effect)).toEqual([]);
    expect(points.some(({ isOnFrontier }) => isOnFrontier)).toBe(true);
  });

  test("what is paid once, and who pays, is said", async () => {
    const text = told(await proposed, "en", 200);
    expect(text).toMatch(/Paid once: NOK \S+ million, spread over the measured period/);
    expect(text).toMatch(/a year on average: Hospital NOK \S+ million, Municipality NOK \S+ million\./);
  });

  test("a plan that changes nothing is said to be one", async () => {
    const same = { mean: () => 5 };
    const proposal = (await optimize(settingFor(space, [same], engines))) as Proposal;
    expect([...proposal.plan]).toEqual([...noChange(space)]);
    expect(told(proposal, "en")).toContain("Nothing should be changed");
  });

  test("an interrupted search gives no guarantee", async () => {
    const setting = { ...settingFor(space, [queues], engines), simulator: new FormulaSimulator([queues], 1, 150) };
    const text = told((await optimize(setting)) as Proposal, "en");
    expect(text).toContain("Interrupted: the best plan so far");
    expect(text).not.toContain("confidence");
  });

  test.each(["nb", "nn", "en"] as const)("a frontier in %s fits 80 columns", async (language) => {
    const frontier = (await frontierOf(settingFor(space, [queues], engines), budget, [4e6, 8e6, 12e6])) as Frontier;
    const { replications } = frontier;
    const text = frontierSummary({ ...context, frontier, replications }, { language, widthColumns: 80 });
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(text).toContain({ nb: "«Penger»", nn: "«Pengar»", en: "“Money”" }[language]);
    expect(text).not.toMatch(/undefined|NaN/);
  });
});
