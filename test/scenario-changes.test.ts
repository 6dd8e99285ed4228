import fc from "fast-check";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import type { Change } from "../scenarios/change.ts";
import { applyChanges, parseSetFlag } from "../scenarios/changes.ts";
import { messageText } from "../scenarios/message.ts";
import { simulatedDays } from "../scenarios/calendar.ts";
import { scenarioEpochs } from "../scenarios/epochs.ts";
import { introduced, introductionAfterWarmUp } from "../scenarios/introduction.ts";
import { FORMAT_EXAMPLE } from "../scenarios/format-text.ts";
import { readMeasure } from "../scenarios/read.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { readTexts, refusal } from "./support/scenario-text.ts";

const scenario = readTexts({ "winter.yaml": FORMAT_EXAMPLE }).scenario;

function changed(...changes: Change[]): Scenario {
  const { tree, problems } = applyChanges(scenario, changes);
  expect(problems).toEqual([]);
  return tree;
}

function mistake(change: Change): string {
  const { tree, problems } = applyChanges(scenario, [change]);
  expect(tree).toEqual(scenario);
  return problems.map(({ message }) => messageText(message)).join("\n");
}

describe("a change", () => {
  test("sets, adds and multiplies, one after another", () => {
    const path = "places.ward.capacityBeds";
    expect(changed({ path, set: 30 }, { path, add: -6 }, { path, multiply: 1.5 }).places.ward!.capacityBeds).toBe(36);
  });

  test("leaves the scenario that it changes as it was, and shares the rest with it", () => {
    const before = structuredClone(scenario);
    const after = changed({ path: "places.ward.capacityBeds", add: 1 });
    expect(scenario).toEqual(before);
    expect(after.places["nursing-home"]).toBe(scenario.places["nursing-home"]);
  });

  test("leaves no noise of binary fractions", () => {
    const path = "places.ward.stay.routes.nursing-home.probability";
    expect(
      changed({ path, set: 0.255 }, { path, add: -0.03 }).places.ward!.stay!.routes!["nursing-home"]!.probability,
    ).toBe(0.225);
    expect(changed({ path: "places.ward.capacityBeds", multiply: 1.1 }).places.ward!.capacityBeds).toBe(44);
  });

  test("reaches everything that fits a pattern", () => {
    const { tree, touched } = applyChanges(scenario, [{ path: "places.*.capacityBeds", add: 2 }]);
    expect([tree.places.ward!.capacityBeds, tree.places["nursing-home"]!.capacityBeds]).toEqual([42, 47]);
    expect(touched.map(({ path }) => path.join("."))).toEqual([
      "places.ward.capacityBeds",
      "places.nursing-home.capacityBeds",
    ]);
    expect(changed({ path: "places.nurs*home.capacityBeds", set: 1 }).places["nursing-home"]!.capacityBeds).toBe(1);
  });

  test("by a pattern passes over what is unlimited", () => {
    const unlimited = changed({ path: "places.ward.capacityBeds", set: "unlimited" });
    const { tree, problems } = applyChanges(unlimited, [{ path: "places.*.capacityBeds", add: 2 }]);
    expect(problems).toEqual([]);
    expect([tree.places.ward!.capacityBeds, tree.places["nursing-home"]!.capacityBeds]).toEqual(["unlimited", 47]);
  });

  test("may set a field that is missing, and those above it", () => {
    const path = "places.ward.intake.maxPerDay.sunday";
    expect(changed({ path, set: 2 }).places.ward!.intake).toEqual({ maxPerDay: { sunday: 2 } });
    expect(changed({ path: "places.ward.queue.limit.home", set: 2 }).places.ward!.queue).toEqual({
      limit: { home: 2 },
    });
  });

  test("may set a new entry of a map, but not something below one that is missing", () => {
    const place = { owner: "town", kind: "other", capacityBeds: 1 };
    expect(changed({ path: "places.annex", set: place }).places.annex).toEqual(place);
    expect(mistake({ path: "places.annex.capacityBeds", set: 1 })).toBe(
      'unknown id "annex" in places; there are ward, nursing-home',
    );
  });

  test("removes by setting null", () => {
    expect(changed({ path: "places.nursing-home.leaving", set: null }).places["nursing-home"]).not.toHaveProperty(
      "leaving",
    );
    expect(changed({ path: "places.nursing-home", set: null }).places).not.toHaveProperty("nursing-home");
  });

  test("counts items of a list from 0", () => {
    const withHours = changed({ path: "profiles", set: { usual: { hour: Array(24).fill(1) } } });
    const { tree } = applyChanges(withHours, [{ path: "profiles.usual.hour.7", set: 2 }]);
    expect(tree.profiles!.usual!.hour!.slice(6, 9)).toEqual([1, 2, 1]);
    const [problem] = applyChanges(withHours, [{ path: "profiles.usual.hour.24", set: 2 }]).problems;
    expect(messageText(problem!.message)).toBe('profiles.usual.hour has 24 items, counted from 0; there is no "24"');
  });

  test.each([
    [{ path: "places.wrad.capacityBeds", add: 1 }, 'unknown id "wrad" in places; did you mean "ward"?'],
    [
      { path: "places.ward.capcityBeds", set: 1 },
      'unknown field "capcityBeds" in places.ward; did you mean "capacityBeds"?',
    ],
    [{ path: "plces.ward", set: 1 }, 'unknown field "plces" at the top; did you mean "places"?'],
    [{ path: "places.ward.queue.limt.home", set: 1 }, '"queue" is not given in places.ward; set it first'],
    [{ path: "places.ward.overCapacityBeds", add: 1 }, '"overCapacityBeds" is not given in places.ward; set it first'],
    [{ path: "places.ward.kind.x", set: 1 }, 'places.ward.kind is "hospital", so there is no "x" below it'],
    [{ path: "places.x*.capacityBeds", set: 1 }, 'nothing in places fits "x*"; there are ward, nursing-home'],
    [{ path: "places..capacityBeds", set: 1 }, "the path has an empty part; write ids and fields with one dot between"],
    [{ path: "changes.0.add", set: 1 }, '"changes" cannot be changed by a change'],
    [{ path: "run.seed", add: 1 }, 'is "a phrase" and can only be set, not added to'],
    [{ path: "places.*.kind", multiply: 2 }, 'places.ward.kind is "hospital" and can only be set, not multiplied'],
    [
      { path: "places.__proto__.capacityBeds", set: 1 },
      'unknown id "__proto__" in places; there are ward, nursing-home',
    ],
    [{ path: "places.constructor.name", set: 1 }, 'unknown id "constructor" in places; there are ward, nursing-home'],
    [{ path: "places.ward", set: JSON.parse('{"__proto__": {}}') }, 'must not have the key "__proto__"'],
    [{ path: "streams.emergency.ratePerDay", multiply: 1e308 }, "would be Infinity; choose smaller numbers"],
  ] as [Change, string][])("that cannot be made is not made: %j", (change, message) =>
    expect(mistake(change)).toBe(message),
  );

  test("must leave whole numbers whole, and says what they would be", () => {
    expect(mistake({ path: "places.ward.capacityBeds", multiply: 1.03 })).toBe(
      "must be a whole number, got 40 × 1.03 = 41.2; use set, or add a whole number",
    );
    expect(mistake({ path: "run.warmUpDays", add: 0.5 })).toContain("got 180 + 0.5 = 180.5");
    expect(changed({ path: "streams.emergency.ratePerDay", multiply: 1.03 }).streams.emergency).toMatchObject({
      ratePerDay: 8.24,
    });
  });

  test("that cannot be made keeps none of the others from being made", () => {
    const { tree, problems } = applyChanges(scenario, [
      { path: "places.wrad.capacityBeds", add: 1 },
      { path: "places.ward.capacityBeds", add: 1 },
    ]);
    expect(problems.map(({ change }) => change)).toEqual([0]);
    expect(tree.places.ward!.capacityBeds).toBe(41);
  });

  test("never reaches behind the tree, whatever its path", () => {
    const part = fc.constantFrom(
      "places",
      "ward",
      "*",
      "__proto__",
      "constructor",
      "prototype",
      "0",
      "toString",
      "stay",
      "x",
    );
    const change = fc.record({
      path: fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(".")),
      set: fc.constant(1),
    });
    fc.assert(
      fc.property(change, (one) => {
        applyChanges(scenario, [one]);
        expect(Object.keys(Object.prototype)).toEqual([]);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe("changes of a scenario", () => {
  const withChanges = (changes: readonly Change[]): Scenario =>
    readTexts({ "winter.yaml": FORMAT_EXAMPLE }, { changes }).scenario;

  test("without a date are made at once, those with one wait for their days", () => {
    const read = withChanges([{ path: "places.ward.capacityBeds", add: 10 }]);
    expect(read.places.ward!.capacityBeds).toBe(50);
    expect(read.changes).toEqual(scenario.changes);
    expect([...new Set(scenarioEpochs(read).map((epoch) => epoch.scenario.places.ward!.capacityBeds))]).toEqual([
      45, 50,
    ]);
  });

  test("may be made in any order where they touch different values", () => {
    const list: Change[] = [
      { path: "places.ward.capacityBeds", add: 3 },
      { path: "places.nursing-home.capacityBeds", set: 12 },
      { path: "streams.*.ratePerDay", multiply: 1.1 },
    ];
    expect(withChanges(list)).toEqual(withChanges(list.toReversed()));
  });

  test("that meet on the same days are checked together", () => {
    const add = (beds: number): Change => ({ path: "places.ward.capacityBeds", add: beds, from: "2025-07-10" });
    expect(withChanges([add(-35)]).changes).toHaveLength(2);
    expect(refusal(() => withChanges([add(-36)])).message).toContain("from 2025-07-10: must be 0 or more, got -1 beds");
  });
});

test("a misspelt operation is one problem, and two operations are named", () => {
  const problems = (change: string) =>
    refusal(() => readMeasure("m.yaml", () => `name: m\nchanges:\n  - { path: a, ${change} }\n`)).problems.map(
      ({ message }) => message,
    );
  expect(problems("addd: 1")).toEqual(['unknown field "addd"; did you mean "add"?']);
  expect(problems("add: 1, set: 2")).toEqual(["must have exactly one of set, add, multiply; got set and add"]);
  expect(problems("from: 2024-01-01")).toEqual(["must have exactly one of set, add, multiply; got none of them"]);
});

describe("a change on the command line", () => {
  test.each([
    ["places.ward.capacityBeds=+10", { path: "places.ward.capacityBeds", add: 10 }],
    ["places.ward.capacityBeds=-10", { path: "places.ward.capacityBeds", add: -10 }],
    ["places.ward.capacityBeds=*1.1", { path: "places.ward.capacityBeds", multiply: 1.1 }],
    ["places.ward.capacityBeds=x1.1", { path: "places.ward.capacityBeds", multiply: 1.1 }],
    ["places.ward.capacityBeds=120", { path: "places.ward.capacityBeds", set: 120 }],
    ["places.ward.stay.treatmentDays.shift==-3", { path: "places.ward.stay.treatmentDays.shift", set: -3 }],
    ["places.ward.capacityBeds=unlimited", { path: "places.ward.capacityBeds", set: "unlimited" }],
    ["run.startDate=2026-01-01", { path: "run.startDate", set: "2026-01-01" }],
    ["places.ward.queue=null", { path: "places.ward.queue", set: null }],
    ['places.ward.intake={"at":"12:00"}', { path: "places.ward.intake", set: { at: "12:00" } }],
    [
      "places.ward.capacityBeds=+10@2024-07-01..2024-08-15",
      { path: "places.ward.capacityBeds", add: 10, from: "2024-07-01", to: "2024-08-15" },
    ],
    [
      "places.ward.capacityBeds=30@07-01..08-15",
      { path: "places.ward.capacityBeds", set: 30, from: "07-01", to: "08-15" },
    ],
    ["places.ward.capacityBeds=30@2024-07-01", { path: "places.ward.capacityBeds", set: 30, from: "2024-07-01" }],
  ])("%s", (text, change) => expect(parseSetFlag(text)).toEqual(change));

  test.each([
    ["places.ward.capacityBeds", "must be a path, = and a value; write for example places.helsehus.capacityBeds=+10"],
    ["=3", "must be a path, = and a value; write for example places.helsehus.capacityBeds=+10"],
    ["places.ward.capacityBeds=", "has no value after =; write for example =+10, =*1.1 or =120"],
    ["a=1@2024-02-30", 'from is a date that does not exist, got "2024-02-30"; write for example 2024-07-01, or 07-01'],
  ])("that is none is refused: %s", (text, message) => {
    expect(refusal(() => parseSetFlag(text)).message).toBe(`--set ${text}: 1 problem\n  ${message}`);
  });
});

test("a scenario with its undated changes made is the tree of its file with the same changes", () => {
  const { changes: _dated, ...tree } = parse(FORMAT_EXAMPLE) as Record<string, unknown>;
  const change: Change = { path: "run.replications", set: 50 };
  const { tree: expected } = applyChanges(tree, [change]);
  const { changes: _kept, ...read } = readTexts({ "winter.yaml": FORMAT_EXAMPLE }, { changes: [change] }).scenario;
  expect(read.run).toEqual((expected as Scenario).run);
  expect(Object.keys(read)).toEqual(Object.keys(expected));
});

describe("introduced at the end of the warm-up, for its effect in the first years", () => {
  const path = "places.ward.capacityBeds";
  const period = { startDate: "2024-03-01", endDate: "2025-03-01" };
  const dates = (change: Omit<Change, "path">) =>
    introduced({ path, ...change }, period)?.map(({ from, to }) => [from, to].join(" to "));

  test("a change without a date begins on the first measured day", () => {
    expect(introduced({ path, add: 1, rationale: "more" }, period)).toEqual([
      { path, add: 1, rationale: "more", from: "2024-03-01" },
    ]);
  });

  test("one with a date of its own begins then, and has none in the first years if that is earlier", () => {
    expect(dates({ add: 1, from: "2024-03-01" })).toEqual(["2024-03-01 to "]);
    expect(dates({ add: 1, from: "2024-07-01", to: "2024-08-01" })).toEqual(["2024-07-01 to 2024-08-01"]);
    expect(dates({ add: 1, from: "2024-02-29" })).toBeUndefined();
  });

  test("one of every year holds on its days from then on", () => {
    expect(dates({ add: 1, from: "07-01", to: "08-16" })).toEqual(["2024-07-01 to 2024-08-16"]);
    expect(dates({ add: 1, from: "12-15", to: "03-10" })).toEqual([
      "2024-03-01 to 2024-03-10",
      "2024-12-15 to 2025-03-10",
    ]);
    expect(introduced({ path, add: 1, from: "04-01", to: "04-11" }, { ...period, endDate: "2024-03-20" })).toEqual([
      { path, add: 1, from: "2025-04-01", to: "2026-04-11" },
    ]);
  });

  test("is in force on the same measured days as one that holds always, and on none before", () => {
    const { run } = scenario;
    const introduction = introductionAfterWarmUp(scenario);
    expect(introduction.startDate).toBe(run.startDate);
    for (const change of [
      { path, add: 1 },
      { path, add: 1, from: "12-20", to: "01-05" },
      { path, add: 1, from: "06-01", to: "09-01" },
    ]) {
      const [always, later] = [[change], introduced(change, introduction)!].map((changes) => bedsByDay(changes));
      expect(later.slice(run.warmUpDays)).toEqual(always.slice(run.warmUpDays));
      expect(new Set(later.slice(0, run.warmUpDays))).toEqual(new Set([scenario.places.ward!.capacityBeds]));
    }
  });

  function bedsByDay(changes: readonly Change[]): (number | string)[] {
    const { dayCount } = simulatedDays(scenario);
    const epochs = scenarioEpochs({ ...scenario, changes: [...changes] });
    return Array.from(
      { length: dayCount },
      (_, day) => epochs.findLast(({ startDay }) => startDay <= day)!.scenario.places.ward!.capacityBeds!,
    );
  }

  test("is kept in the scenario with its dates; one that holds earlier is refused where it is written", () => {
    const texts = {
      "winter.yaml": FORMAT_EXAMPLE,
      "plan.yaml": `name: plan\nchanges:\n  - { path: ${path}, add: 1 }\n  - { path: ${path}, add: 1, from: 2001-01-01 }\n`,
    };
    const introduction = introductionAfterWarmUp(scenario);
    const message = refusal(() => readTexts(texts, { measures: ["plan.yaml"], introduction })).message;
    expect(message).toMatch(
      /^plan\.yaml: 1 problem\n {2}4:\d+ {2}places\.ward\.capacityBeds: begins on 2001-01-01; for its effect/,
    );
    const change: Change = { path, add: 1 };
    const read = readTexts({ "winter.yaml": FORMAT_EXAMPLE }, { changes: [change], introduction }).scenario;
    expect(read.changes).toEqual([...(scenario.changes ?? []), { ...change, from: introduction.startDate }]);
    expect(read.places).toEqual(scenario.places);
  });
});
