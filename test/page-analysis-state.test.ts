/* What the screens Sammenlign and Flaskehalser decide, apart from how they look. */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Difference } from "../analysis/comparison.ts";
import { moreReplications } from "../analysis/precision.ts";
import { blockingTable, placesTable } from "../report/bottleneck-tables.ts";
import type { BottlenecksDocument } from "../report/bottleneck-json.ts";
import { shareAtMost } from "../report/charts/probability-curve.ts";
import { tableOf } from "../report/data-table.ts";
import { parquetBytes } from "../report/parquet.ts";
import { figureOf } from "../report/replications-input.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import type { ThresholdDocument } from "../report/threshold-json.ts";
import type { SweepDocument } from "../report/sweep-document.ts";
import { loadScenario } from "../scenarios/load.ts";
import { readStudy } from "../scenarios/read-study.ts";
import {
  type Compared,
  type ComparedBase,
  comparedOf,
  comparedText,
  comparisonBody,
  doubtsAbout,
  refusalOf,
} from "../web/state/compared.ts";
import { costEffectPoints } from "../web/state/cost-effect.ts";
import { comparisonRows, judgedAlone, orderedRows, type ComparisonRow } from "../web/state/comparison-rows.ts";
import { newDocument, type ScenarioDocument } from "../web/state/document.ts";
import { addressOf, hashOf } from "../web/state/permalink.ts";
import { forgetScenario, keptScenarios, saveScenario } from "../web/state/saved-scenarios.ts";
import { leversOf, tornadoBody, tornadoRows } from "../web/state/tornado.ts";
import { FIRST_VIEW } from "../web/state/view.ts";

const scenario = loadScenario(join(import.meta.dirname, "..", "scenarios", "tandem.yaml")).scenario;
const BEDS = "places.sykehjem.capacityBeds";
const documentWith = (...changes: readonly { path: string; add?: number; set?: string }[]): ScenarioDocument => ({
  ...newDocument("tandem"),
  entries: changes.map((change) => ({ kind: "change" as const, change })),
});
const own = (name: string, document: ScenarioDocument): Compared => ({ kind: "own", name, document });
const base: ComparedBase = {
  document: documentWith({ path: BEDS, add: 1 }),
  scenario,
  measures: [{ id: "two-more", changes: [{ path: BEDS, add: 2 }] }],
};

function textStore() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  };
}

describe("what is compared", () => {
  test("is the same after it has been in a link, whatever its name", () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), fc.integer({ min: 1, max: 99 }), (name, add) => {
        const all: Compared[] = [
          { kind: "present" },
          { kind: "measure", id: "helsehus+10" },
          { kind: "server", name: "plan.yaml" },
          own(name, documentWith({ path: BEDS, add })),
        ];
        const view = { ...FIRST_VIEW, compared: all.map(comparedText), jobs: { compare: "0a1b", sweep: "ff" } };
        const address = addressOf(hashOf({ document: base.document, view, language: "nb" }));
        expect(address.view?.compared?.map(comparedOf)).toEqual(all);
        expect(address.view?.jobs).toEqual(view.jobs);
      }),
    ));

  test.each(["", "x", "t:", "o:", "o:name", "o:%:#/oversikt?m=a", "q:1"])("is nothing where a link has %j", (text) =>
    expect(comparedOf(text)).toBeUndefined(),
  );

  test("is kept by name, the newest of a name alone, where it was, until it is forgotten", () => {
    const store = textStore();
    const [one, two] = [documentWith({ path: BEDS, add: 1 }), documentWith({ path: BEDS, add: 2 })];
    for (const [name, document] of [
      ["A", one],
      ["B", one],
      ["A", two],
    ] as const)
      expect(saveScenario(store, name, document)).toBe(true);
    const kept = (name: string, document: ScenarioDocument, isArchived = false) => ({
      ...own(name, document),
      isArchived,
    });
    expect(keptScenarios(store)).toEqual([kept("A", two), kept("B", one)]);
    expect(saveScenario(store, "A", one, { isArchived: true })).toBe(true);
    forgetScenario(store, "B");
    expect(keptScenarios(store)).toEqual([kept("A", one, true)]);
    expect(saveScenario(null, "C", one)).toBe(false);
    store.setItem("flyt.scenarios.1", "{");
    expect(keptScenarios(store)).toEqual([]);
  });

  test("is refused with the reason where it would not be a comparison", () => {
    expect(refusalOf(own("a", documentWith({ path: BEDS, add: 3 })), base)).toBeNull();
    expect(refusalOf(own("a", { ...base.document, model: "trondheim" }), base)).toBe("other-model");
    for (const path of [
      "run.lengthDays",
      "run.warmUpDays",
      "run.startDate",
      "run.endDate",
      "run.start",
      "calendar.holidays",
    ])
      expect(refusalOf(own("a", documentWith({ path, add: 1 })), base)).toBe("other-days");
    expect(refusalOf(own("a", documentWith({ path: "places.nowhere.capacityBeds", add: 1 })), base)).toBe(
      "does-not-fit",
    );
    expect(refusalOf({ kind: "measure", id: "unknown" }, base)).toBe("no-changes");
    expect(refusalOf({ kind: "present" }, { ...base, document: newDocument("tandem") })).toBe("no-changes");
  });

  test("is doubtful with a seed, replications or a question of its own", () => {
    const document = documentWith(
      { path: BEDS, add: 1 },
      { path: "run.seed", set: "x" },
      { path: "run.replications", add: 9 },
    );
    const compared = own("a", { ...document, effect: "long-run" });
    expect(doubtsAbout(compared, base)).toEqual(["own-seed", "own-replications", "other-question"]);
    expect(doubtsAbout({ kind: "present" }, base)).toEqual([]);
    const { files } = comparisonBody([compared], base, { replications: 5, money: true }, () => "a");
    // One seed and one number of replications for all.
    expect(Object.values(files).join()).not.toMatch(/run\./);
  });

  test("is asked for by name where the server knows it, else with its changes", () => {
    const chosen: Compared[] = [
      { kind: "measure", id: "two-more" },
      { kind: "present" },
      { kind: "server", name: "s.yaml" },
    ];
    const body = comparisonBody(chosen, base, { replications: 5, money: false }, ({ kind }) => `the ${kind}`);
    expect(body).toEqual({
      scenario: "tandem",
      with: ["two-more", "endringer-2.yaml", "s.yaml"],
      effect: "first-years",
      replications: 5,
      money: false,
      files: { "endringer-2.yaml": `name: "the present"\nchanges:\n  - path: "${BEDS}"\n    add: 1\n` },
    });
  });
});

describe("rows of a comparison", () => {
  const row = (id: string, mean: number, change: number): ComparisonRow => {
    const key = { measure: "queueMean" as const, place: id };
    const estimate = { key, count: 9, mean, standardError: 1, ci95: null, p10: null, p50: null, p90: null };
    return {
      id,
      key,
      baseline: estimate,
      known: undefined,
      threshold: undefined,
      isBaselineReached: null,
      cells: [{ estimate, difference: difference(change, [change, change], "better"), isReached: null }],
    };
  };
  const difference = (mean: number, differenceCi95: [number, number], verdict: Difference["verdict"]): Difference => ({
    key: { measure: "queueMean", place: "a" },
    presence: "both",
    count: 9,
    difference: mean,
    standardError: 1,
    differenceCi95,
    simultaneousCi95: null,
    adjustedP: 0.2,
    unpairedHalfWidth: null,
    varianceReduction: null,
    verdict,
  });

  test("say of a figure that is withheld neither that it is reached nor that it is not", () => {
    const { scenario } = loadScenario(join(import.meta.dirname, "..", "scenarios", "tandem.yaml"));
    const facts = scenarioFacts(scenario);
    const key = { measure: "queueMean" as const, place: "sykehjem" };
    const none = { standardError: null, ci95: null, p10: null, p50: null, p90: null };
    const estimateWith = (mean: number | null) => ({ key, count: 9, mean, ...none });
    const runs = [3, null].map((mean, at) => ({
      facts,
      name: String(at),
      estimates: [estimateWith(mean)],
      differences: [],
    }));
    const rowsWith = (verdict: ThresholdDocument["verdict"]) =>
      comparisonRows(runs, [
        [{ ...key, id: "q", unit: "patients", atMost: 10, mean: 3, ci95: null, verdict: "met", isClear: true }],
        [{ ...key, id: "q", unit: "patients", atMost: 10, mean: 300, ci95: null, verdict, isClear: true }],
      ]);
    for (const verdict of ["withheld", "missed", "met"] as const) {
      expect(rowsWith(verdict)).toMatchObject([{ isBaselineReached: true, cells: [{ isReached: null }] }]);
    }
  });

  test("are ordered by the change as a share of the baseline, whatever their units", () => {
    const rows = [row("large", 1000, 10), row("small", 1, -0.5), row("none", 5, 0)];
    const ids = (order: Parameters<typeof orderedRows>[1]) =>
      orderedRows(rows, order, ({ id }) => id).map(({ id }) => id);
    expect(ids({ kind: "change", at: 0 })).toEqual(["small", "large", "none"]);
    expect(ids({ kind: "name" })).toEqual(["large", "none", "small"]);
    expect(ids({ kind: "list" })).toEqual(["large", "small", "none"]);
  });

  test("judged alone say what the interval says, whatever the others are", () => {
    expect(judgedAlone(difference(-2, [-3, -1], "no-difference-shown"))?.verdict).toBe("better");
    expect(judgedAlone(difference(2, [1, 3], "no-difference-shown"))?.verdict).toBe("worse");
    expect(judgedAlone(difference(0, [-1, 1], "no-difference-shown"))?.verdict).toBe("no-difference-shown");
  });
});

test("what costs less and saves more beats the others; what is paid from one actor to another costs nothing", () => {
  const facts = scenarioFacts(scenario);
  const [hospital, municipality] = Object.keys(facts.actors);
  const mean = (value: number) => ({ count: 9, mean: value, standardError: 0, ci95: null });
  const run = (name: string, change: number) => {
    const key = { measure: "overstayNightsPerYear" as const };
    return {
      facts,
      name,
      estimates: [],
      differences: [{ key, difference: change, differenceCi95: [change - 1, change + 1] }],
    };
  };
  const money = (...nets: readonly [string, number][]) => ({
    run: { facts, name: "" },
    parties: nets.map(([party, net]) => ({ party, items: [], net: mean(net), invested: mean(0) })),
  });
  const runs = [run("base", 0), run("good", -50), run("dear", -40), run("fee", -10)] as never;
  const points = costEffectPoints(runs, [
    money([municipality, -300], [hospital, 100], ["users", -900]),
    money([municipality, -500]),
    money([municipality, 70], [hospital, -70]),
  ]);
  expect(points).toEqual([
    { name: "base", cost: 0, effect: 0, effectCi95: null, isOnFrontier: false },
    { name: "good", cost: 200, effect: 50, effectCi95: [49, 51], isOnFrontier: true },
    { name: "dear", cost: 500, effect: 40, effectCi95: [39, 41], isOnFrontier: false },
    { name: "fee", cost: 0, effect: 10, effectCi95: [9, 11], isOnFrontier: true },
  ]);
});

describe("more replications", () => {
  test("are as many as the root law asks for, to the next usual width", () => {
    // ± 6 of 100 after 100: to ± 5 % it takes (6 / 5)² as many.
    expect(moreReplications({ mean: 100, ci95: [94, 106] }, 100)).toEqual({ replications: 150, halfWidthShare: 0.05 });
    expect(moreReplications({ mean: 100, ci95: [50, 150] }, 10)).toEqual({ replications: 70, halfWidthShare: 0.2 });
    expect(moreReplications({ mean: 100, ci95: [99.5, 100.5] }, 100)).toBeUndefined();
    expect(moreReplications({ mean: 0, ci95: [-1, 1] }, 100)).toBeUndefined();
    expect(moreReplications({ mean: 1, ci95: null }, 1)).toBeUndefined();
  });
});

test("one figure of every replication is found in the file of all of them", async () => {
  const rows = ["base", "other"].flatMap((alternative) =>
    ["overstayNightsPerYear", "queueMean"].flatMap((measure) =>
      [undefined, "ward"].flatMap((place) =>
        [1, 2, 3].map((replication) => ({
          alternative,
          measure,
          place,
          replication,
          value: alternative === "base" ? replication : 10 * replication,
        })),
      ),
    ),
  );
  type SampleRow = (typeof rows)[number];
  const column = (name: keyof SampleRow, type: "text" | "number") => ({
    name,
    type,
    description: "",
    isNullable: true,
    of: (row: SampleRow) => row[name] ?? null,
  });
  const table = tableOf(rows, [
    column("alternative", "text"),
    column("measure", "text"),
    column("place", "text"),
    column("replication", "number"),
    column("value", "number"),
  ]);
  const bytes = parquetBytes(table, "test");
  const found = await figureOf(bytes, ["base", "other", "third"], { measure: "overstayNightsPerYear" });
  expect(found).toEqual([[1, 2, 3], [10, 20, 30], []]);
  expect(shareAtMost(found[0], 2)).toBeCloseTo(2 / 3);
});

describe("the tornado", () => {
  const levers = leversOf(scenario, [{ path: BEDS, add: 26 }]);

  test("moves every capacity by a tenth of what it is with the changes, and by one place at least", () => {
    expect(levers).toEqual([
      { id: "sykehjem-beds", place: "sykehjem", unit: "beds", value: 40, step: 4 },
      { id: "sykehusavdeling-beds", place: "sykehusavdeling", unit: "beds", value: 20, step: 2 },
    ]);
    expect(leversOf(scenario, [{ path: BEDS, set: 3 }]).map(({ step }) => step)).toEqual([1, 2]);
    expect(leversOf(scenario, [{ path: BEDS, set: 0 }]).map(({ place }) => place)).toEqual(["sykehusavdeling"]);
  });

  test("is a study that can be read", () => {
    const question = { model: "tandem", effect: "first-years", changes: [{ path: BEDS, add: 26 }], levers } as const;
    const body = tornadoBody({ ...question, measures: [{ measure: "dischargeReadyMean" }] }, 7) as {
      replications: number;
      files: Record<string, string>;
    };
    expect(body.replications).toBe(7);
    const { study } = readStudy("tornado.yaml", (name) => body.files[name]);
    expect(Object.keys(study.factors)).toEqual(["sykehjem-beds", "sykehusavdeling-beds"]);
    expect(study.factors["sykehjem-beds"]).toEqual({ path: BEDS, add: { low: -4, high: 4 } });
  });

  test("has the effects of the points where one lever is moved alone", () => {
    const point = (levels: Record<string, number>, difference: number | null) => ({
      levels,
      measures: [
        {
          measure: "dischargeReadyMean",
          difference,
          differenceCi95: difference === null ? null : [difference - 1, difference + 1],
        },
      ],
    });
    const answer = { points: [point({}, null), point({ "sykehjem-beds": -4 }, 5), point({ "sykehjem-beds": 4 }, -3)] };
    const rows = tornadoRows(
      answer as unknown as SweepDocument,
      levers,
      { measure: "dischargeReadyMean" },
      ({ id }) => id,
    );
    expect(rows).toEqual([
      { name: "sykehjem-beds", down: { difference: 5, ci95: [4, 6] }, up: { difference: -3, ci95: [-4, -2] } },
    ]);
  });
});

describe("tables of bottlenecks", () => {
  const facts = scenarioFacts(scenario);
  const saving = (place: string, saved: number) => ({
    place,
    step: 1,
    addsBeds: true,
    addsFte: 0,
    addsHours: 0,
    saved,
    savedCi95: [saved - 1, saved + 1] as const,
    waitingDaysSaved: 0,
    waitingDaysSavedCi95: null,
    verdict: "saves" as const,
    isBest: saved > 50,
  });
  const blocked = (from: string, waitingFor: string, patients: number) => ({
    in: from,
    waitingFor,
    patients,
    patientsCi95: [patients, patients] as const,
    nightsPerYear: null,
    nightsPerYearCi95: null,
  });

  test("have what is known of each place beside what one more saves", () => {
    const state = {
      place: "sykehjem",
      shareOfTimeFull: 0.5,
      shareOfTimeFullCi95: [0.5, 0.5] as const,
      queueMean: 2,
      queueMeanCi95: [2, 2] as const,
      blockedBeds: 0,
      blockedBedsCi95: [0, 0] as const,
    };
    const ranking = {
      target: "overstayNightsPerYear",
      finding: "one",
      places: [saving("sykehjem", 90), saving("sykehusavdeling", 3)],
    };
    const table = placesTable({ ranking, places: [state] } as unknown as BottlenecksDocument, facts, "en");
    expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ["Nursing home", "14", "50%", "2", "0", "90.0 (89.0–91.0)", "Bottleneck"],
      ["Hospital ward", "20", "–", "–", "–", "3.0 (2.0–4.0)", "Saves"],
    ]);
  });

  test("add up: every row and column of the matrix has its sum", () => {
    const blocking = [
      blocked("sykehusavdeling", "sykehjem", 3),
      blocked("home", "sykehjem", 1),
      blocked("home", "sykehusavdeling", 0.5),
    ];
    const { columns, rows } = blockingTable({ blocking }, facts, "nb");
    expect(columns).toHaveLength(4);
    expect(rows.map(({ cells }) => cells.slice(1).map(({ value }) => value ?? null))).toEqual([
      [3, 3, null],
      [1.5, 1, 0.5],
      [4.5, 4, 0.5],
    ]);
  });
});
