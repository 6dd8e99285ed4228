import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { annotated, assumptions } from "../scenarios/annotate.ts";
import { FORMAT_EXAMPLE } from "../scenarios/format-text.ts";
import { loadScenario } from "../scenarios/load.ts";
import { kindOfFile, type LoadedScenario, readMeasure, readScenario } from "../scenarios/read.ts";
import { example, readTexts, textOf } from "./support/scenario-text.ts";

const folder = join(import.meta.dirname, "../scenarios");

const warnings = (text: string): string[] =>
  readTexts({ "winter.yaml": text }).warnings.map(({ line, path, message }) => `${line} ${path}: ${message}`);

describe("a scenario", () => {
  test("is the same in YAML and in JSON, whatever the order of its fields", () => {
    const { scenario } = readTexts({ "winter.yaml": FORMAT_EXAMPLE });
    const json = JSON.stringify(Object.fromEntries(Object.entries(scenario).toReversed()), null, "\t");
    expect(readTexts({ "winter.yaml": json }).scenario).toEqual(scenario);
  });

  test("has its aliases written out, each a copy of its own", () => {
    const text = example([
      "capacityBeds: 45",
      "capacityBeds: 45\n    intake: &hours { at: '12:00' }\n    discharge: *hours",
    ]);
    const { scenario } = readTexts(
      { "winter.yaml": text },
      { changes: [{ path: "places.nursing-home.intake.at", set: "13:00" }] },
    );
    expect(scenario.places["nursing-home"]).toMatchObject({ intake: { at: "13:00" }, discharge: { at: "12:00" } });
  });

  test("has dates and clock times as text", () => {
    const text = example(["capacityBeds: 45", "capacityBeds: 45\n    intake: { at: 12:00 }"]);
    const { scenario } = readTexts({ "winter.yaml": text });
    expect([scenario.run.startDate, scenario.places["nursing-home"]!.intake!.at]).toEqual(["2025-01-01", "12:00"]);
  });
});

describe("a scenario that extends another", () => {
  const files = {
    "plans/winter.yaml":
      "name: More beds\nextends: ../base.yaml\nchanges:\n" +
      "  - { path: places.ward.capacityBeds, add: 5, rationale: the new wing, source: the budget, kind: sourced }\n" +
      "  - { path: places.ward.capacityBeds, add: 1, from: 2025-03-01 }\n",
    "base.yaml": FORMAT_EXAMPLE,
    "top.yaml":
      "name: Yet more\ndescription: Two steps\nextends: plans/winter.yaml\nchanges: [{ path: places.ward.capacityBeds, multiply: 2 }]\n",
  };

  test("is the other with its changes, under its own name", () => {
    const { scenario, title, files: read } = readScenario("plans/winter.yaml", textOf(files));
    expect(scenario.places.ward!.capacityBeds).toBe(45);
    expect(scenario.changes!.map(({ add }) => add)).toEqual([-5, 1]);
    expect([title, scenario.name]).toEqual(["More beds", "More beds"]);
    expect(read).toEqual(["plans/winter.yaml", "base.yaml"]);
  });

  test("may be extended itself", () => {
    const { scenario } = readScenario("top.yaml", textOf(files));
    expect(scenario.places.ward!.capacityBeds).toBe(90);
    expect(scenario.description).toBe("Two steps");
  });

  test("says where each changed number comes from", () => {
    const { provenance } = readScenario("plans/winter.yaml", textOf(files));
    expect(provenance["places.ward.capacityBeds"]).toEqual({
      source: "the budget",
      kind: "sourced",
      note: "the new wing",
    });
    expect(readScenario("top.yaml", textOf(files)).provenance["places.ward.capacityBeds"]).toEqual({
      kind: "assumption",
    });
  });
});

describe("measures", () => {
  const files = {
    "winter.yaml": FORMAT_EXAMPLE,
    "beds.yaml": "name: { nb: Fem senger, en: Five beds }\nchanges: [{ path: places.ward.capacityBeds, add: 5 }]\n",
    "double.yaml": "name: Twice\nchanges: [{ path: places.ward.capacityBeds, multiply: 2 }]\n",
  };

  test("are made in order, and give the title", () => {
    const { scenario, title, files: read } = readTexts(files, { measures: ["beds.yaml", "double.yaml"] });
    expect(scenario.places.ward!.capacityBeds).toBe(90);
    expect(title).toEqual({ nb: "Fem senger + Twice", nn: "Fem senger + Twice", en: "Five beds + Twice" });
    expect(read).toEqual(["winter.yaml", "beds.yaml", "double.yaml"]);
  });

  test("come before changes given besides", () => {
    const changes = [{ path: "places.ward.capacityBeds", set: 7 }];
    expect(readTexts(files, { measures: ["beds.yaml"], changes }).scenario.places.ward!.capacityBeds).toBe(7);
  });

  test("can be told from scenarios, and read by themselves", () => {
    expect([kindOfFile("beds.yaml", textOf(files)), kindOfFile("winter.yaml", textOf(files))]).toEqual([
      "measure",
      "scenario",
    ]);
    expect(readMeasure("double.yaml", textOf(files)).changes).toEqual([
      { path: "places.ward.capacityBeds", multiply: 2 },
    ]);
  });
});

describe("provenance", () => {
  test("may stand around any value, in its changes too", () => {
    const text = example(
      [
        "{ distribution: gamma, mean: 20, cv: 0.8 }",
        "{ value: { distribution: gamma, mean: { value: 20, source: a }, cv: 0.8 }, note: b }",
      ],
      ["add: -5", "set: { value: 35, source: c }"],
    );
    const { scenario, provenance } = readTexts({ "winter.yaml": text });
    expect(scenario.places["nursing-home"]!.stay!.treatmentDays).toEqual({ distribution: "gamma", mean: 20, cv: 0.8 });
    expect(scenario.changes![0]!.set).toBe(35);
    expect(provenance).toEqual({
      "places.ward.capacityBeds": { source: "annual report 2024", kind: "sourced" },
      "places.ward.stay.routes.nursing-home.probability": { kind: "assumption", note: "a guess by the ward" },
      "places.nursing-home.stay.treatmentDays": { note: "b" },
      "places.nursing-home.stay.treatmentDays.mean": { source: "a" },
      "changes.0.set": { source: "c" },
    });
  });

  test("of a change inside what it sets is kept, and that of what was there before is gone", () => {
    const measure =
      "name: m\nchanges:\n  - path: places.ward.stay.routes.nursing-home\n    rationale: counted\n    kind: derived\n" +
      "    set: { probability: { value: 0.25, source: a count }, startDelayDays: { distribution: exponential, mean: 1 } }\n";
    const files = { "winter.yaml": FORMAT_EXAMPLE, "m.yaml": measure };
    const { provenance } = readTexts(files, { measures: ["m.yaml"] });
    expect(provenance["places.ward.stay.routes.nursing-home"]).toEqual({ kind: "derived", note: "counted" });
    expect(provenance["places.ward.stay.routes.nursing-home.probability"]).toEqual({ source: "a count" });
  });

  test("gives the list of assumptions", () => {
    expect(assumptions(readTexts({ "winter.yaml": FORMAT_EXAMPLE }))).toEqual([
      { path: "places.ward.stay.routes.nursing-home.probability", value: 0.25, note: "a guess by the ward" },
    ]);
  });
});

describe("an annotated scenario read again is the same, with the same provenance:", () => {
  const expectSame = (loaded: LoadedScenario, write: (tree: unknown) => string): void => {
    const { scenario, provenance } = readTexts({ "winter.yaml": write(annotated(loaded)) });
    expect({ scenario, provenance }).toEqual({ scenario: loaded.scenario, provenance: loaded.provenance });
  };

  test("the example", () => expectSame(readTexts({ "winter.yaml": FORMAT_EXAMPLE }), stringify));

  test.each(readdirSync(join(folder, "measures")))("the default scenario with %s", (name) =>
    expectSame(
      loadScenario(join(folder, "trondheim.yaml"), { measures: [join(folder, "measures", name)] }),
      JSON.stringify,
    ),
  );
});

describe("doubts are told of", () => {
  test("a place with more patients than it can hold", () => {
    expect(warnings(example(["capacityBeds: 45", "capacityBeds: 30"]))).toEqual([
      "25 places.nursing-home.capacityBeds: offered load 40.0 beds is above the capacity of 30 beds (133 %); " +
        "the queue is held only by those who leave it",
    ]);
    expect(warnings(example(["value: 40", "value: 30"]))).toEqual([
      "13 places.ward.capacityBeds: offered load 38.0 beds is above the capacity of 30 beds (127 %); " +
        "the queue grows without limit, for nobody leaves it",
    ]);
  });

  test("ways that nobody takes and things that nobody uses", () => {
    const text = example(
      ["probability: 0.7 ", "probability: 0.75 "],
      ["probability: 0.05 ", "probability: 0 "],
      [
        "groups:",
        "profiles:\n  usual: { weekday: { monday: 1.3, tuesday: 1, wednesday: 1, thursday: 1, friday: 1, saturday: 1, sunday: 1 } }\ngroups:",
      ],
      ["acute: { actor: town }", "acute: { actor: town }\n  planned: { actor: town }"],
    );
    expect(warnings(text)).toEqual([
      "18 places.ward.stay.routes.died: nobody takes this way, its probability is 0; leave it out if that is meant",
      "41 groups.planned: no patient is ever of this group: no stream and no way on names it",
      "38 profiles.usual: no stream has this profile",
      "38 profiles.usual.weekday: the multipliers have a mean of 1.043, so rates are 4.3 % above ratePerDay; divide each by the mean",
    ]);
  });

  test("a place of another municipality, a short warm-up, few replications, a change after the end", () => {
    const text = example(
      ["town: { kind: municipality }", "town: { kind: municipality }\n  village: { kind: municipality }"],
      ["acute: { actor: town }", "acute: { actor: village }"],
      ["warmUpDays: 180", "warmUpDays: 10"],
      ["replications: 30", "replications: 5"],
      ['from: "07-01"\n    to: "08-15"', "from: 2030-01-01"],
    );
    expect(warnings(text)).toEqual([
      "23 places.nursing-home: takes in group acute of another municipality; say so with serves if it is sold to it, else leave the way out",
      "48 run.replications: intervals are wide with few replications, got 5; use 30 or more",
      "46 run.warmUpDays: is shorter than the mean stay in nursing-home, 20 days, got 10 days; what is measured still depends on the start",
      "52 changes.0: never holds: the run is over before 2030-01-01",
    ]);
  });

  test("municipalities that have too few beds in a place, none, or none from a date", () => {
    const sold = (serves: string) =>
      example(
        ["town: { kind: municipality }", "town: { kind: municipality }\n  village: { kind: municipality }"],
        ["acute: { actor: town }", "acute: { actor: village }"],
        ["    capacityBeds: 45\n", `    capacityBeds: 45\n    serves: { village: ${serves} }\n`],
        ["path: places.ward.capacityBeds\n    add: -5", "path: places.nursing-home.serves.village\n    set: 0"],
      );
    const fromDate =
      "53 places.nursing-home.serves.village: from 2024-07-05: no bed for patients of village, who come there " +
      "(group acute: stream emergency → ward → nursing-home); they wait until there is one, or leave the queue";
    expect(warnings(sold("unlimited"))).toEqual([fromDate]);
    expect(warnings(sold("30"))).toEqual([
      fromDate,
      "27 places.nursing-home.serves.village: treatment of its patients takes 40.0 beds on average, more than the 30 that it may have; " +
        "its queue is held only by those who leave it",
    ]);
    expect(warnings(sold("0"))).toEqual([
      "27 places.nursing-home.serves.village: no bed for patients of village, who come there " +
        "(group acute: stream emergency → ward → nursing-home); they wait until there is one, or leave the queue",
    ]);
  });

  test("mutual blocking that is left standing", () => {
    expect(warnings(example(["  seed: a phrase", "  seed: a phrase\n  mutualBlocking: hold"]))).toEqual([
      "49 run.mutualBlocking: patients who wait for each other's beds are left so, and beds may lock for ever; " +
        "what is measured then depends on the length of the run. Leave it out to have them moved",
    ]);
  });

  test("a start in a place that nobody comes to", () => {
    const text = example(
      ["ratePerDay: 8", "ratePerDay: 0"],
      ["  seed: a phrase", "  seed: a phrase\n  start: { kind: filled, shares: { ward: 0.9, nursing-home: 0 } }"],
    );
    expect(warnings(text)).toContain(
      "49 run.start.shares.ward: nobody comes to this place, so it starts empty whatever the share; leave it out, or give it a flow",
    );
  });

  test("none about the example", () => expect(warnings(FORMAT_EXAMPLE)).toEqual([]));
});
