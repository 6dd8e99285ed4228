/*
 * Plans as data: limits, changes, costs, and what a decision space is made of.
 */
import { describe, expect, test } from "vitest";
import { neighbours } from "../optimizer/moves.ts";
import { breaches, costOf, isAllowed, noChange, openedUnits, planChanges } from "../optimizer/plan.ts";
import { allPlans, spaceFor } from "./support/planning.ts";

const phases = ["2024-01-01", "2024-07-02"];
const space = spaceFor({
  phases,
  levers: {
    ward: {
      effects: [{ path: "places.a.capacityBeds", addPerUnit: 1 }],
      least: -13,
      most: 25,
      inStepsOf: 6,
      largestChangePerPhase: 12,
      costPerUnitPerYear: 10,
      costPerUnitOnce: 4,
      paidBy: "town",
      uses: { nurses: 0.5 },
    },
    convert: {
      effects: [
        { path: "places.a.capacityBeds", addPerUnit: -1 },
        { path: "places.b.capacityBeds", addPerUnit: 0.1 },
      ],
      most: 3,
    },
    fixed: { effects: [{ path: "places.c.capacityBeds", addPerUnit: 1 }], most: 9, doNotTouch: true },
  },
  budgets: {
    running: { perYearAtMost: 120 },
    opening: { onceAtMost: 60 },
    "first-opening": { onceAtMost: 30, phases: ["2024-01-01"] },
    "of-the-town": { actor: "town", perYearAtMost: 100, phases: ["2024-07-02"] },
  },
  resources: { nurses: { unit: "FTE", atMost: 6 } },
  policies: { some: { name: "Some", units: { convert: 1, ward: -1 }, atLeast: -10 } },
});
/** Levers in order of id: convert, fixed, ward; two phases each. */
const plan = (...units: number[]): Int32Array => Int32Array.from(units);

test("levers are in order of id, bounds are whole steps, and what is not to be touched has none", () => {
  expect(space.leverIds).toEqual(["convert", "fixed", "ward"]);
  expect([...space.least]).toEqual([0, 0, -12]);
  expect([...space.most]).toEqual([3, 0, 24]);
  expect(space.phaseDays).toEqual([183, 183]);
});

test("each limit holds in its phases: a year in each, opening in all or in each that is named", () => {
  expect(space.limits.map(({ id, phase, amount }) => `${id} ${phase} ${amount}`)).toEqual([
    "first-opening 0 once",
    "of-the-town 1 per-year",
    "opening -1 once",
    "running 0 per-year",
    "running 1 per-year",
    "nurses 0 other",
    "nurses 1 other",
    "some 0 other",
    "some 1 other",
  ]);
});

describe("what a plan does not keep is told by name, phase and amount", () => {
  const cases: [string, Int32Array, unknown[]][] = [
    ["nothing changed", noChange(space), []],
    ["a step that is none", plan(0, 0, 0, 0, 0, 3), [["ward", 1, 3]]],
    [
      "too large a change",
      plan(0, 0, 0, 0, -12, 6),
      [
        ["ward", 1, 6],
        ["opening", -1, 12],
      ],
    ],
    [
      "what is not to be touched",
      plan(0, 0, 1, 1, 0, 0),
      [
        ["fixed", 0, 1],
        ["fixed", 1, 1],
      ],
    ],
    [
      "too many",
      plan(4, 4, 0, 0, 0, 0),
      [
        ["convert", 0, 1],
        ["convert", 1, 1],
      ],
    ],
    [
      "limits",
      plan(2, 2, 0, 0, 12, 12),
      [
        ["first-opening", 0, 18],
        ["of-the-town", 1, 20],
      ],
    ],
    [
      "a policy, and staff",
      plan(0, 0, 0, 0, 0, 12),
      [
        ["of-the-town", 1, 20],
        ["some", 1, 2],
      ],
    ],
  ];
  test.each(cases)("%s", (_, of, wanted) => {
    expect(breaches(space, of).map(({ id, phase, by }) => [id, phase, by])).toEqual(wanted);
    expect(isAllowed(space, of)).toBe(wanted.length === 0);
  });
});

test("opened is what was not in force before; what is closed and opened again is opened", () => {
  expect([...openedUnits(space, plan(1, 3, 0, 0, 6, 0))]).toEqual([1, 2, 0, 0, 6, 0]);
  expect([...openedUnits(space, plan(0, 0, 0, 0, -6, 6))]).toEqual([0, 0, 0, 0, 0, 12]);
});

test("the changes of a plan are the steps between its phases, on their dates, without the noise of fractions", () => {
  expect(planChanges(space, plan(3, 1, 0, 0, 0, 6))).toEqual([
    { path: "places.a.capacityBeds", add: -3, from: "2024-01-01" },
    { path: "places.b.capacityBeds", add: 0.3, from: "2024-01-01" },
    { path: "places.a.capacityBeds", add: 2, from: "2024-07-02" },
    { path: "places.b.capacityBeds", add: -0.2, from: "2024-07-02" },
    { path: "places.a.capacityBeds", add: 6, from: "2024-07-02" },
  ]);
  const always = spaceFor({ effect: "long-run", levers: { a: { effects: [{ path: "x", addPerUnit: 2 }], most: 3 } } });
  expect(planChanges(always, plan(2))).toEqual([{ path: "x", add: 4 }]);
});

describe("costs", () => {
  test("a year in each phase, once, and spread over the measured days, by who pays", () => {
    const cost = costOf(space, plan(2, 2, 0, 0, 6, 12));
    expect(cost.perYear).toEqual([60, 120]);
    expect(cost.once).toBe(48);
    expect(cost.meanPerYear).toBeCloseTo(90 + (48 * 365) / 366, 9);
    expect([...cost.meanPerYearByActor]).toEqual([
      ["", 0],
      ["town", cost.meanPerYear],
    ]);
  });

  test("closing saves what running costs, and opening again is paid", () => {
    expect(costOf(space, plan(0, 0, 0, 0, -6, 0))).toMatchObject({ perYear: [-60, 0], once: 24 });
  });

  test("days before the first phase cost nothing, and count as days", () => {
    const late = spaceFor({
      phases: ["2024-07-02"],
      levers: { a: { effects: [{ path: "x", addPerUnit: 1 }], most: 3, costPerUnitPerYear: 100 } },
    });
    expect(costOf(late, plan(1)).meanPerYear).toBe(50);
  });
});

test("neighbours are allowed, are no others than the plan's own, and lead to every allowed plan", () => {
  const found = new Set([noChange(space).join(" ")]);
  const open = [noChange(space)];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const neighbour of neighbours(space, next)) {
      expect(isAllowed(space, neighbour)).toBe(true);
      const key = neighbour.join(" ");
      if (found.has(key)) continue;
      found.add(key);
      open.push(neighbour);
    }
  }
  expect([...found].sort()).toEqual(
    allPlans(space)
      .map((each) => each.join(" "))
      .sort(),
  );
});
