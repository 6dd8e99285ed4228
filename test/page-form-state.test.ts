/*
 * What the screens Scenario and Data know apart from how they look: values with dates and reasons, scenarios that are kept, a census,
 * what was observed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { batch, signal } from "@preact/signals";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Estimate } from "../analysis/estimates.ts";
import { readDate } from "../report/date-reading.ts";
import { changeScenario } from "../scenarios/change-scenario.ts";
import type { Change } from "../scenarios/change.ts";
import { INDICATORS } from "../scenarios/indicators.ts";
import { introductionAfterWarmUp } from "../scenarios/introduction.ts";
import { loadScenario } from "../scenarios/load.ts";
import { readScenario } from "../scenarios/read.ts";
import { sharedFileName } from "../web/api/shared-scenarios.ts";
import { fieldSections } from "../web/model-fields.ts";
import { extendingYaml, measureYaml } from "../web/parts/measure-yaml.ts";
import { freeName, received, type ScenarioShelf, scenarioShelf } from "../web/scenario-shelf.ts";
import type { TextStore } from "../web/state/autosave.ts";
import {
  knownObservations,
  loadCalibration,
  rowsOf,
  saveCalibration,
  seenText,
  withObservation,
} from "../web/state/calibration.ts";
import { censusExample } from "../web/state/census-example.ts";
import { readCensus } from "../web/state/census-import.ts";
import { datesProblem } from "../web/state/date-problem.ts";
import { canBeMade, differencesOf, pathsOf } from "../web/state/differences.ts";
import {
  changeByHand,
  changesOf,
  newDocument,
  type ScenarioDocument,
  valueIn,
  withMeasureToggled,
  withoutValue,
  withTerms,
  withValue,
} from "../web/state/document.ts";
import type { MadeWith } from "../web/state/made-with.ts";
import { addressOf, hashOf } from "../web/state/permalink.ts";
import { FORM } from "../web/texts/form.ts";
import { changedScenario } from "../web/workers/preview-part.ts";
import { flyt } from "./support/served.ts";

const root = join(import.meta.dirname, "..");
const fileOf = (name: string): string => join(root, "scenarios", `${name}.yaml`);
const { scenario: base } = loadScenario(fileOf("trondheim"));
const HELSEHUS = "places.trondheim-helsehus.capacityBeds";
const measures = [{ id: "more", changes: [{ path: HELSEHUS, add: 10 }] }];
const empty = newDocument("trondheim");
const set = (document: ScenarioDocument, path: string, value: Change["set"] & {}): ScenarioDocument =>
  withValue(document, base, measures, path, value);

function textStore(): TextStore {
  const texts = new Map<string, string>();
  return { getItem: (key) => texts.get(key) ?? null, setItem: (key, text) => void texts.set(key, text) };
}

describe("a value with dates", () => {
  const dated = withTerms(set(empty, HELSEHUS, 118), HELSEHUS, { from: "2024-03-01", rationale: "One ward more." });

  test("is what its field shows, and keeps dates and reasons when it is changed again", () => {
    expect(valueIn(dated, base, measures, HELSEHUS)).toBe(118);
    const again = set(dated, HELSEHUS, 120);
    const change = { path: HELSEHUS, add: 12, from: "2024-03-01", rationale: "One ward more." };
    expect(changesOf(again, measures)).toEqual([change]);
    expect(withTerms(again, HELSEHUS, { from: undefined, rationale: "" }).entries).toEqual([
      { kind: "change", change: { path: HELSEHUS, add: 12 } },
    ]);
    expect(withoutValue(dated, HELSEHUS)).toEqual(empty);
    expect(set(dated, HELSEHUS, 108)).toEqual(empty);
  });

  test("goes together with measures on the same value", () => {
    const both = withMeasureToggled(dated, "more");
    expect(valueIn(both, base, measures, HELSEHUS)).toBe(128);
    expect(changesOf(set(both, HELSEHUS, 130), measures)[0]).toMatchObject({ add: 12, from: "2024-03-01" });
  });

  test("stands beside one that holds all the time, which is what the field edits then", () => {
    const change: Change = { path: HELSEHUS, set: 90, from: "2024-06-01" };
    const beside: ScenarioDocument = { ...set(empty, HELSEHUS, 118), name: "x" };
    const both = { ...beside, entries: [...beside.entries, { kind: "change" as const, change }] };
    expect(changeByHand(both, HELSEHUS)).toEqual({ path: HELSEHUS, add: 10 });
    expect(valueIn(both, base, measures, HELSEHUS)).toBe(118);
  });

  test("is told with its dates in the difference, and simulated from them on", () => {
    const [{ values }] = differencesOf(dated, base, measures);
    expect(values).toMatchObject([{ before: 108, after: 118, change: { from: "2024-03-01" } }]);
    const { changes } = changedScenario(base, changesOf(dated, measures), "first-years");
    expect(changes).toMatchObject([{ path: HELSEHUS, add: 10, from: "2024-03-01" }]);
  });

  const [run, texts] = [base.run, FORM.en];
  test.each([
    [{}, ""],
    [{ from: "2024-03-01" }, ""],
    [{ from: "2024-03-01", to: "2024-04-01" }, ""],
    [{ from: "07-01", to: "08-16" }, ""],
    [{ from: "12-20", to: "01-05" }, ""],
    [{ from: "07-01" }, texts.needsFrom],
    [{ from: "07-01", to: "2024-08-16" }, texts.notAnEnd],
    [{ from: "2024-03-01", to: "2024-03-01" }, texts.notAnEnd],
    [{ from: "2023-12-31" }, texts.tooEarly("1 Jan 2024")],
    [{ from: "2025-01-01" }, texts.tooLate("1 Jan 2025")],
  ] as const)("may be %j, or is told why not", (dates, problem) => {
    expect(datesProblem(dates, run, "first-years", texts, "en")).toBe(problem);
    // What the form accepts is accepted where it is simulated, too.
    const change: Change = { path: HELSEHUS, add: 1, ...dates };
    const simulate = () => changeScenario(base, [change], introductionAfterWarmUp(base));
    if (problem === "") expect(simulate).not.toThrow();
  });

  test.each([
    ["1.3.2024", "2024-03-01"],
    [" 01. 03. 2024 ", "2024-03-01"],
    ["2024-02-29", "2024-02-29"],
    ["1.7.", "07-01"],
    ["07-01", "07-01"],
    ["29.2.", undefined],
    ["31.4.2024", undefined],
    ["1.3", undefined],
    ["mars", undefined],
    ["", undefined],
  ])("is written as people write it: %j is %j", (text, date) => expect(readDate(text)).toBe(date));
});

test("the form has the bounds of the schema, so that what it accepts is accepted", () => {
  const fieldsOf = (name: string) => fieldSections(loadScenario(fileOf(name)).scenario).flatMap(({ fields }) => fields);
  const days = fieldsOf("trondheim").find(({ path }) => path === "run.lengthDays");
  expect(days).toMatchObject({ least: 1, most: 36_525, isWhole: true });
  expect(fieldsOf("two-municipalities").find(({ path }) => path === "run.endDate")).toMatchObject({ kind: "date" });
});

describe("a field that may be empty", () => {
  const friday = "places.trondheim-helsehus.intake.maxPerDay.friday";
  const monday = "places.trondheim-helsehus.capacityByWeekday.monday";

  test("is in the form for every weekday, and what is written there can be simulated", () => {
    const fields = fieldSections(base).flatMap((section) => section.fields);
    for (const path of [friday, monday]) {
      expect(fields.find((field) => field.path === path)).toMatchObject({
        kind: "number",
        isOptional: true,
        isWhole: true,
      });
      expect(pathsOf(base, path)).toEqual([path]);
    }
    const document = set(set(empty, friday, 4), monday, 100);
    const changed = changedScenario(base, changesOf(document, measures), "long-run");
    expect(changed.places["trondheim-helsehus"].intake?.maxPerDay).toEqual({ saturday: 2, sunday: 2, friday: 4 });
    expect(changed.places["trondheim-helsehus"].capacityByWeekday).toEqual({ monday: 100 });
    expect(withValue(document, base, measures, friday, null).entries).toHaveLength(1);
  });

  test("does not make measures fit a scenario that has not got their places", () => {
    expect(canBeMade([{ path: "places.nowhere.capacityByWeekday.monday", set: 1 }], base)).toBe(false);
    expect(canBeMade([{ path: "routings.trondheim-utskrivningsklar.nowhere.probability", add: 0.1 }], base)).toBe(
      false,
    );
    expect(canBeMade([{ path: "costs.project", set: {} }], base)).toBe(true);
  });
});

describe("scenarios that are kept", () => {
  const opened = (first = empty) => {
    const store = textStore();
    const document = signal(first);
    const made = signal<MadeWith>({ version: "2.0.0", figures: [] });
    const otherModel = signal<MadeWith | null>(null);
    const open = (next: ScenarioDocument, madeWith: MadeWith | undefined): void =>
      batch(() => {
        document.value = next;
        otherModel.value = madeWith && madeWith.version !== made.peek().version ? madeWith : null;
      });
    const change = (next: (old: ScenarioDocument) => ScenarioDocument): void =>
      void (document.value = next(document.value));
    const { version } = made.peek();
    const shelf = scenarioShelf(store, { version, document, made, otherModel, change, open });
    const again = (): ScenarioShelf =>
      scenarioShelf(store, { version, document: signal(empty), made, otherModel, change: () => {}, open: () => {} });
    return { store, document, made, otherModel, shelf, again };
  };

  test("are kept as they are edited, each for itself", () => {
    const { document, shelf } = opened();
    shelf.keepNew("A", set(empty, HELSEHUS, 118));
    shelf.keepNew("A", document.value);
    expect(shelf.kept.value.map(({ name }) => name)).toEqual(["A", "A (2)"]);
    document.value = set(document.value, HELSEHUS, 120);
    const byName = new Map(shelf.kept.value.map(({ name, document: own }) => [name, changesOf(own, measures)]));
    expect(byName.get("A")).toEqual([{ path: HELSEHUS, add: 10 }]);
    expect(byName.get("A (2)")).toEqual([{ path: HELSEHUS, add: 12 }]);
    // Going back to another scenario changes neither.
    const [first] = shelf.kept.value;
    shelf.openScenario(first.document);
    expect(shelf.open.value?.name).toBe("A");
    expect(shelf.kept.value.map(({ document: own }) => own.entries.length)).toEqual([1, 1]);
  });

  test("can be renamed, put away, deleted and had again", () => {
    const { document, shelf, again } = opened();
    shelf.keepNew("A", set(empty, HELSEHUS, 118));
    shelf.keepNew("B", empty);
    expect(shelf.rename("A")).toBe(false);
    expect(shelf.rename("C")).toBe(true);
    expect(shelf.kept.value.map(({ name }) => name)).toEqual(["A", "C"]);
    expect(document.value.name).toBe("C");
    shelf.setArchived("C", true);
    expect(shelf.open.value).toMatchObject({ name: "C", isArchived: true });
    const removed = shelf.remove("C")!;
    expect(shelf.open.value).toBeNull();
    shelf.restore(removed);
    expect(shelf.open.value).toMatchObject({ name: "C", isArchived: true });
    expect(again().kept.value).toEqual(shelf.kept.value);
  });

  test("say which model they were made with, and are left as they are while that is another one", () => {
    const { document, made, otherModel, shelf } = opened();
    shelf.keepNew("A", set(empty, HELSEHUS, 118));
    const told = { version: "2.0.0", figures: [{ measure: "dischargeReadyMean" as const, mean: 8.8 }] };
    made.value = told;
    expect(shelf.kept.value[0].made).toEqual(told);
    const old = { version: "1.4.0", figures: [{ measure: "dischargeReadyMean" as const, mean: 9.1 }] };
    shelf.restore({ ...shelf.kept.value[0], name: "B", made: old });
    shelf.openScenario({ ...shelf.kept.value[1].document, name: "B" }, old);
    expect(otherModel.value).toEqual(old);
    expect(shelf.kept.value[1].made).toEqual(old);
    // Whoever goes on with the model of the page keeps what that says.
    otherModel.value = null;
    expect(document.value.name).toBe("B");
    expect(shelf.kept.value.map((one) => one.made)).toEqual([told, told]);
  });

  test("are of this model where they are made beside one of another, and copies of that one are of its own", () => {
    const { document, otherModel, shelf } = opened();
    const old = { version: "1.4.0", figures: [{ measure: "dischargeReadyMean" as const, mean: 9.1 }] };
    shelf.openScenario({ ...set(empty, HELSEHUS, 118), name: "O" }, old);
    shelf.keepNew("Copy", document.value);
    expect([document.value.name, otherModel.value]).toEqual(["Copy", old]);
    shelf.keepNew("New", newDocument("trondheim"));
    expect([document.value.name, otherModel.value]).toEqual(["New", null]);
    expect(shelf.kept.value.map(({ name, made }) => [name, made?.version])).toEqual([
      ["Copy", "1.4.0"],
      ["New", "2.0.0"],
    ]);
  });

  test("are had again beside one that got their name meanwhile", () => {
    const { shelf } = opened();
    shelf.keepNew("A", set(empty, HELSEHUS, 118));
    const removed = shelf.remove("A")!;
    shelf.keepNew("A", set(empty, HELSEHUS, 99));
    expect(shelf.restore(removed)).toBe("A (2)");
    const changed = shelf.kept.value.map(({ name, document }) => [name, changesOf(document, measures)[0].add]);
    expect(changed).toEqual([
      ["A", -9],
      ["A (2)", 10],
    ]);
  });

  test("are not written over by a link that has the name of one", () => {
    const { shelf } = opened();
    shelf.keepNew("A", set(empty, HELSEHUS, 118));
    const linked = { ...set(empty, HELSEHUS, 99), name: "A" };
    const kept = shelf.kept.value;
    expect(received(linked, kept, undefined).name).toBe("A (2)");
    expect(received(linked, kept, linked).name).toBe("A");
    expect(received(kept[0].document, kept, undefined)).toEqual(kept[0].document);
    expect(received({ ...linked, name: "B" }, kept, undefined).name).toBe("B");
  });

  test("have their name, dates and reasons in the link", () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.string(), (name, rationale) => {
        const change: Change = { path: HELSEHUS, add: 10, from: "2024-03-01", to: "07-01", rationale };
        const document: ScenarioDocument = { ...empty, name, entries: [{ kind: "change", change }] };
        const view = { screen: "scenario" as const, series: null, actor: null };
        expect(addressOf(hashOf({ document, view, language: "nb" })).document).toEqual(document);
      }),
    ));

  test("have file names on a server that it accepts", () => {
    const accepted = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} _+-]|\.(?!\.))*\.(ya?ml|json|csv)$/u;
    fc.assert(fc.property(fc.string(), (name) => accepted.test(sharedFileName(name))));
    expect(sharedFileName("30 plasser – fra mars (2)")).toBe("30 plasser - fra mars -2.yaml");
    expect(freeName("A", [])).toBe("A");
  });
});

describe("what is copied as YAML", () => {
  const changes: readonly Change[] = [
    { path: "places.sykehjem.capacityBeds", add: 2, from: "2024-03-01", rationale: "Åpner «ny» post: 2 plasser" },
    { path: "places.sykehusavdeling.allocation", set: { rule: "first-come" } },
    { path: "run.lengthDays", set: 60 },
    { path: "run.warmUpDays", set: 30 },
  ];

  test("gives the same bytes on the command line as what is on the page", { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "flyt-copied-"));
    try {
      const tandem = loadScenario(fileOf("tandem")).scenario;
      writeFileSync(join(folder, "copied.yaml"), measureYaml(changes, "Fra mars"));
      writeFileSync(join(folder, "page.json"), JSON.stringify(changeScenario(tandem, changes)));
      const run = (...words: string[]) => flyt("run", ...words, "-n", "3", "--seed", "x", "--json", "-q");
      const copied = await run("tandem", "--measure", join(folder, "copied.yaml"));
      const page = await run(join(folder, "page.json"));
      expect(copied.exitCode, copied.stderr).toBe(0);
      const measuresOf = (text: string) => JSON.stringify((JSON.parse(text) as { measures: unknown }).measures);
      expect(measuresOf(copied.stdout)).toBe(measuresOf(page.stdout));
      expect(measuresOf(copied.stdout)).not.toBe(measuresOf((await run("tandem")).stdout));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("keeps the reasons as notes of the numbers, for the assumptions of a report", () => {
    const undated = measureYaml([{ path: "places.sykehjem.capacityBeds", add: 2, rationale: "Ny post" }], "x");
    const readText = (file: string): string => (file === "x.yaml" ? undated : readFileSync(file, "utf8"));
    const { provenance } = readScenario(fileOf("tandem"), readText, { measures: ["x.yaml"] });
    expect(provenance["places.sykehjem.capacityBeds"]).toEqual({ kind: "assumption", note: "Ny post" });
  });

  test("may be a scenario that extends its base, and is read as that", () => {
    const yaml = extendingYaml("tandem", changes, "Fra mars");
    const texts: Readonly<Record<string, string>> = {
      "a.yaml": yaml,
      "tandem.yaml": readFileSync(fileOf("tandem"), "utf8"),
    };
    const { scenario, title } = readScenario("a.yaml", (file) => texts[file]);
    expect(title).toBe("Fra mars");
    const { name: _, description: __, ...own } = changeScenario(loadScenario(fileOf("tandem")).scenario, changes);
    expect(scenario).toMatchObject(own);
  });
});

describe("today's queue", () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  test("is read from a file as the command line reads it, and its example is right", () => {
    for (const name of ["trondheim", "two-municipalities", "tandem", "one-ward"]) {
      const { scenario } = loadScenario(fileOf(name));
      const result = readCensus({ name: "dagens kø.csv", bytes: bytes(censusExample(scenario)), base: scenario });
      expect(result, name).toMatchObject({ kind: "ready" });
    }
    const { scenario } = loadScenario(fileOf("two-municipalities"));
    const file = readFileSync(join(root, "scenarios", "census-persons.csv"));
    const result = readCensus({ name: "census-persons.csv", bytes: file, base: scenario });
    const known = loadScenario(fileOf("census")).scenario.run.start;
    expect(result).toEqual({ kind: "ready", persons: known?.kind === "census" ? known.persons : [] });
  });

  test("with mistakes is told line by line", () => {
    const result = readCensus({ name: "x.csv", bytes: bytes("id,group,at,elapsedDays\np1,nobody,st-olavs,2\n"), base });
    expect(result).toMatchObject({ kind: "problems", problems: [{ line: 2 }] });
    expect(JSON.stringify(result)).toContain("nobody");
  });
});

describe("what was observed", () => {
  const estimate = (value: number, place: string): Estimate => ({
    key: { measure: "dischargeReadyMean", place },
    count: 30,
    mean: value,
    standardError: 1,
    ci95: [value - 2, value + 2],
    p10: value - 5,
    p50: value,
    p90: value + 5,
  });
  const estimates = [estimate(32, "st-olavs")];
  const observation = {
    measure: "dischargeReadyMean",
    place: "st-olavs",
    value: 31,
    period: "2022",
    source: "x",
  } as const;

  test("stands beside what is simulated of the same, within eight of ten years or not", () => {
    const known = knownObservations(INDICATORS, estimates);
    expect(known).toMatchObject([{ measure: "dischargeReadyMean", place: "st-olavs", value: 31, period: "2022" }]);
    const verdicts = (value: number) => rowsOf([{ ...observation, value }], estimates).map(({ verdict }) => verdict);
    expect([27, 37, 26.9, 37.1].map((value) => verdicts(value)[0])).toEqual(["within", "within", "outside", "outside"]);
    expect(rowsOf([{ ...observation, place: "other" }], estimates)[0].verdict).toBe("unknown");
    expect(withObservation(known, { ...observation, value: 40 })).toEqual([{ ...observation, value: 40 }]);
  });

  test("is kept with its approval, which is of what was seen then", () => {
    const store = textStore();
    const seen = seenText(rowsOf([observation], estimates));
    const calibration = { observations: [observation], approval: { by: "Kari", date: "2026-11-29", seen } };
    expect(saveCalibration(store, "trondheim", calibration)).toBe(true);
    expect(loadCalibration(store, "trondheim")).toEqual(calibration);
    expect(loadCalibration(store, "tandem")).toBeNull();
    expect(seenText(rowsOf([observation], [estimate(33, "st-olavs")]))).not.toBe(seen);
    store.setItem("flyt.calibration.1", '{"trondheim":{"observations":[{"measure":"x"}]}}');
    expect(loadCalibration(store, "trondheim")).toBeNull();
    store.setItem("flyt.calibration.1", "{");
    expect(loadCalibration(store, "trondheim")).toBeNull();
  });
});

test("the ready measures of the specification are there, each with where its size comes from", () => {
  const names = {
    "+10 korttidsplasser": "helsehus+10",
    "+30 langtidsplasser": "langtid+30",
    "Raskere oppstart i hjemmetjenesten": "faster-home-start",
    Sommerferie: "summer",
    Influensatopp: "influenza",
    "80+ i 2030": "demand-2030",
    "Kortere liggetid korttid −10\u00a0%": "shorter-short-term-stay",
  };
  for (const file of Object.values(names)) {
    const { provenance } = loadScenario(fileOf("trondheim"), {
      measures: [join(root, "scenarios/measures", `${file}.yaml`)],
    });
    expect(Object.keys(provenance).length).toBeGreaterThan(0);
    const text = readFileSync(join(root, "scenarios/measures", `${file}.yaml`), "utf8");
    expect(text.match(/ kind: (assumption|derived|sourced)/g)?.length, file).toBe(text.match(/- path:/g)?.length);
  }
});
