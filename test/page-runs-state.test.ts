/* What the page makes of runs: reruns beside each other, points of a design, what was counted, and which model made what. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateAll } from "../analysis/estimates.ts";
import { diagnose } from "../analysis/run-diagnosis.ts";
import { compile } from "../engine/compile.ts";
import { runBatch } from "../engine/batch.ts";
import { measureColumns } from "../engine/measures.ts";
import { loadScenario } from "../scenarios/load.ts";
import { loadMade, saveMade } from "../web/state/autosave.ts";
import { comparedOf, comparedText } from "../web/state/compared.ts";
import { keyParts, type Named } from "../web/state/key-parts.ts";
import { knownAfter, MOST_DEVIATION, sanityOf, warmUpFan } from "../web/state/diagnosis.ts";
import { figureIn, figureText, thenAndNow, toldFigures } from "../web/state/made-with.ts";
import { addressOf, hashOf } from "../web/state/permalink.ts";
import { comparedFigures, comparedFiles } from "../web/state/rerun.ts";
import { keptScenarios, saveScenario } from "../web/state/saved-scenarios.ts";
import { MOST_LINES, sweepPoints } from "../web/state/sweep-points.ts";
import { tagsIn } from "../web/state/tags.ts";
import { FIRST_VIEW } from "../web/state/view.ts";

const file = (name: string, sha256: string) => ({ name, mediaType: "text/csv", bytes: 1, sha256, href: "" });

describe("a rerun", () => {
  test("has the same bytes where every file has, and says which has not", () => {
    const before = { files: [file("a", "1"), file("b", "2")] };
    expect(comparedFiles(before, { files: [file("b", "2"), file("a", "1")] })).toEqual({ same: 2, different: [] });
    expect(comparedFiles(before, { files: [file("a", "1"), file("b", "3"), file("c", "4")] })).toEqual({
      same: 1,
      different: ["b", "c"],
    });
  });

  const figure = (mean: number, place?: string) => ({
    measure: "queueMean" as const,
    ...(place !== undefined && { place }),
    mean,
    ci95: [mean - 1, mean + 1] as const,
  });

  test("has the figures that changed beside each other, those of all places first, then by how much", () => {
    const before = { measures: [figure(10, "a"), figure(10, "b"), figure(4), figure(5, "same"), figure(1, "gone")] };
    const after = { measures: [figure(11, "a"), figure(20, "b"), figure(4.1), figure(5, "same"), figure(2, "new")] };
    const { count, changed } = comparedFigures(before, after)!;
    expect(count).toBe(6);
    expect(changed.map(({ key, before: old, after: now }) => [key.place, old?.mean, now?.mean])).toEqual([
      [undefined, 4, 4.1],
      ["gone", 1, undefined],
      ["new", undefined, 2],
      ["b", 10, 20],
      ["a", 10, 11],
    ]);
    expect(comparedFigures(before, before)).toEqual({ count: 5, changed: [] });
  });

  test("of a comparison is looked at alternative by alternative; of another kind it has no figures", () => {
    const before = { alternatives: [{ measures: [figure(1)] }, { measures: [figure(2)] }] };
    const after = { alternatives: [{ measures: [figure(1)] }, { measures: [figure(3)] }] };
    expect(comparedFigures(before, after)!.changed).toMatchObject([{ alternative: 1, before: { mean: 2 } }]);
    expect(comparedFigures({}, {})).toBeNull();
  });
});

describe("points of a design", () => {
  const words = {
    base: "Basis",
    point: (number: string) => `Punkt ${number}`,
    factor: (factor: string) => factor.toUpperCase(),
    neutral: () => undefined,
    level: (level: unknown) => String(level),
    outcome: { name: "Kø", isShare: false },
  };
  const measure = { measure: "queueMean" } as const;
  const point = (at: number, levels: Record<string, number | string>, mean: number) => ({
    point: at,
    levels,
    measures: [{ ...measure, mean }] as never,
  });

  test("are numbers on an axis where every point has one", () => {
    const points = [point(0, { beds: 10 }, 5), point(1, { beds: 12.5 }, 4)];
    const { data, all } = sweepPoints({ points }, measure, words);
    expect(all).toBe(2);
    expect(data.axes).toEqual([{ name: "BEDS" }, words.outcome]);
    expect(data.points).toEqual([
      { name: "Basis", values: [10, 5] },
      { name: "Punkt 1", values: [12.5, 4] },
    ]);
  });

  test("that leave a factor as in the base stand between its lower and its higher levels", () => {
    const points = [
      point(0, {}, 5),
      point(1, { load: 0.9 }, 4),
      point(2, { load: 1.1 }, 9),
      point(3, { rule: "a" }, 5),
    ];
    const { data } = sweepPoints({ points }, measure, words);
    expect(data.axes.map((axis) => axis.words)).toEqual([["0.9", "Basis", "1.1"], ["Basis", "a"], undefined]);
    expect(data.points.map(({ values }) => values)).toEqual([
      [1, 0, 5],
      [0, 0, 4],
      [2, 0, 9],
      [1, 1, 5],
    ]);
    // Where each changes one factor of several, it is called by that.
    expect(data.points.map(({ name }) => name)).toEqual(["Basis", "LOAD: 0.9", "LOAD: 1.1", "RULE: a"]);
  });

  test("of steps from the base have the base among their numbers, where no step is taken", () => {
    const points = [point(0, {}, 5), point(1, { beds: -2 }, 9), point(2, { beds: 0 }, 5), point(3, { beds: 4 }, 1)];
    const { data } = sweepPoints({ points }, measure, { ...words, neutral: () => 0 });
    expect(data.axes).toEqual([{ name: "BEDS" }, words.outcome]);
    expect(data.points.map(({ values }) => values[0])).toEqual([0, -2, 0, 4]);
  });

  test("of many numbers are on an axis of numbers, where the base, which is not told in numbers, has none", () => {
    const points = [point(0, {}, 5), ...Array.from({ length: 20 }, (_, at) => point(at + 1, { x: at / 7 }, at))];
    const { data } = sweepPoints({ points }, measure, words);
    expect(data.axes[0]).toEqual({ name: "X" });
    expect(data.points[0].values).toEqual([null, 5]);
    expect(data.points[8].values).toEqual([1, 7]);
  });

  test("are drawn evenly where there are more than can be seen, the base among them", () => {
    const points = Array.from({ length: 1000 }, (_, at) => point(at, { x: at }, at));
    const { data, all } = sweepPoints({ points }, measure, words);
    expect(all).toBe(1000);
    expect(data.points.length).toBeLessThanOrEqual(MOST_LINES);
    expect(data.points.length).toBeGreaterThan(MOST_LINES / 2);
    expect(data.points[0].name).toBe("Basis");
  });
});

test("a figure is told by the names of what it is about; of another scenario by its id in words", () => {
  const named = { places: { "a-b": { name: { nb: "Helsehus", en: "Health house" } } } } as unknown as Named;
  const key = { measure: "queueMean", place: "a-b", from: "home", weekday: 1 } as const;
  expect(keyParts(key, named, "nb")).toEqual(["Helsehus", "hjemme", "tirsdag"]);
  expect(keyParts(key, {}, "en")).toEqual(["a b", "at home", "Tuesday"]);
  expect(keyParts({ measure: "queueMean" }, named, "nb")).toEqual([]);
});

describe("what was counted of a run", () => {
  const { scenario } = loadScenario("scenarios/tandem.yaml");
  const model = compile(scenario);
  const counted = [0, 1, 2].map((replication) => diagnose(model, replication));

  test("adds up over the replications, and each place holds to Little's law", () => {
    const { entered, left, inside, places } = sanityOf(counted);
    expect(entered).toBe(left + inside);
    expect(entered).toBe(counted.reduce((sum, one) => sum + one.entered, 0));
    for (const { patients, staysPerDay, daysPerStay, deviation } of places) {
      expect(Math.abs(deviation)).toBeLessThan(MOST_DEVIATION);
      expect(staysPerDay * daysPerStay).toBeCloseTo(patients, 6);
    }
  });

  test("that does not add up is found", () => {
    const [{ places, ...rest }] = counted;
    const wrong = { ...rest, places: places.map((one) => ({ ...one, stayDays: one.stayDays * 1.001 })) };
    expect(Math.max(...sanityOf([wrong]).places.map(({ deviation }) => Math.abs(deviation)))).toBeCloseTo(0.001, 6);
  });

  test("is drawn week by week from the first day that is simulated, the warm-up apart from what is measured", () => {
    const names = { measure: "Pasienter", warmUp: "Oppvarming", measured: "Målt" };
    const about = { startDate: "2024-01-01", warmUpDays: model.warmUpDays };
    const fan = warmUpFan(counted, about, names);
    const [measured, before] = fan.series;
    expect(fan.dates.length).toBe(counted[0].weekly.length);
    fan.dates.forEach((date, week) => {
      expect(measured.mean![week] === null).toBe(date < "2024-01-01");
      const mean = counted.reduce((sum, { weekly }) => sum + weekly[week], 0) / 3;
      expect(measured.mean![week] ?? before.mean![week]).toBeCloseTo(mean, 9);
    });
    expect(warmUpFan(counted, { ...about, warmUpDays: 0 }, names).series).toHaveLength(1);
  });

  test("is known after so many replications as a run of so many would know it", () => {
    const columns = measureColumns(model);
    const at = columns.findIndex(({ key }) => key.measure === "queueMean" && key.place === "sykehjem" && !key.from);
    const results = (to: number) => {
      const { values } = runBatch({ model, from: 0, to, columns: [at], keepsControls: false });
      const replications = Array.from({ length: to }, (_, number) => number);
      return { columns: [columns[at].key], replications, values, events: 0, isPartial: false };
    };
    const steps = knownAfter([...results(8).values]);
    expect(steps.map(({ replications }) => replications)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    for (const { replications, mean, ci95 } of steps) {
      const [estimate] = estimateAll(results(replications));
      expect(mean).toBeCloseTo(estimate.mean!, 9);
      expect(ci95[0]).toBeCloseTo(estimate.ci95![0], 9);
      expect(ci95[1]).toBeCloseTo(estimate.ci95![1], 9);
    }
    expect(knownAfter([1])).toEqual([]);
    expect(knownAfter(Array.from({ length: 5000 }, (_, number) => number % 7)).length).toBeLessThanOrEqual(201);
  });
});

test("tags are what stands between commas, each once", () => {
  expect(tagsIn(" budsjett  2027, til møtet,,budsjett 2027 ,")).toEqual(["budsjett 2027", "til møtet"]);
  expect(tagsIn("  ")).toEqual([]);
});

describe("a link", () => {
  const document = { model: "tandem", effect: "first-years", entries: [] } as const;
  const view = { ...FIRST_VIEW, jobs: { shown: "0a1b" } };

  test("carries the model that it was made with and what it said, whatever the figures", () => {
    const figures = fc.array(
      fc.record({
        measure: fc.constantFrom("dischargeReadyMean" as const, "queueMean" as const),
        place: fc.option(fc.constantFrom("sykehjem", "a-1"), { nil: undefined }),
        mean: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((mean) => mean + 0),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(figures, (all) => {
        const told = all.map(({ place, ...one }) => ({ ...one, ...(place !== undefined && { place }) }));
        const made = { version: "1.4.0-beta.1", figures: told };
        expect(addressOf(hashOf({ document, view, language: "nb", made }))).toEqual({
          document,
          view: { screen: "oversikt", jobs: { shown: "0a1b" } },
          language: "nb",
          made,
        });
      }),
    );
  });

  test("without a version, or with what is none, says nothing of it", () => {
    const hash = hashOf({ document, view, language: "nb" });
    expect(addressOf(hash).made).toBeUndefined();
    expect(addressOf(`${hash}&v=${encodeURIComponent("<b>1")}`).made).toBeUndefined();
    expect(addressOf(`${hash}&v=1.4&k=nonsense&k=queueMean:x&k=queueMean:`).made).toEqual({
      version: "1.4",
      figures: [],
    });
  });

  test("of a scenario that was kept has its model too, and so has the browser's own", () => {
    const texts = new Map<string, string>();
    const store = {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, to: string) => void texts.set(key, to),
    };
    const made = { version: "1.4.0", figures: [{ measure: "queueMean" as const, place: "sykehjem", mean: 2.5 }] };
    saveScenario(store, "Vinter", document, { made });
    saveScenario(store, "Eldre", document);
    const kept = keptScenarios(store);
    expect(kept).toEqual([
      { kind: "own", name: "Vinter", document, made, isArchived: false },
      { kind: "own", name: "Eldre", document, isArchived: false },
    ]);
    for (const { isArchived: _, ...one } of kept) expect(comparedOf(comparedText(one))).toEqual(one);
    expect(loadMade(store)).toBeNull();
    saveMade(store, made);
    expect(loadMade(store)).toEqual(made);
    texts.set("flyt.made.1", "{broken");
    expect(loadMade(store)).toBeNull();
  });
});

describe("figures then and now", () => {
  const estimate = (measure: string, mean: number | null, place?: string) =>
    ({ key: { measure, ...(place !== undefined && { place }) }, mean, count: 1 }) as never;

  test("are those of the hospitals, or of the queues where nobody waits in one", () => {
    const hospital = [estimate("dischargeReadyMean", 8.812345678), estimate("overstayNightsPerYear", 3000)];
    expect(toldFigures({ estimates: hospital })).toEqual([
      { measure: "dischargeReadyMean", mean: 8.812346 },
      { measure: "overstayNightsPerYear", mean: 3000 },
    ]);
    const queues = [
      estimate("dischargeReadyMean", 0),
      estimate("queueMean", 2.5, "a"),
      estimate("queueMean", null, "b"),
    ];
    expect(toldFigures({ estimates: queues })).toEqual([{ measure: "queueMean", place: "a", mean: 2.5 }]);
    for (const figure of toldFigures({ estimates: queues })) expect(figureIn(figureText(figure))).toEqual([figure]);
  });

  test("are the same number where the model is, and missing where there is none any more", () => {
    const estimates = [estimate("queueMean", 2.123456789, "a")];
    const made = {
      version: "1",
      figures: [...toldFigures({ estimates }), { measure: "queueMean" as const, place: "b", mean: 1 }],
    };
    expect(thenAndNow(made, { estimates })).toEqual([
      { key: { measure: "queueMean", place: "a" }, before: 2.123457, now: 2.123457 },
      { key: { measure: "queueMean", place: "b" }, before: 1, now: null },
    ]);
  });
});
