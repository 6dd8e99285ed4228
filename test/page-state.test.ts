/*
 * What the page knows apart from how it looks: the scenario as a list of changes, its steps, its address, numbers as people write them.
 */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChanges } from "../scenarios/changes.ts";
import type { Change } from "../scenarios/change.ts";
import { loadScenario } from "../scenarios/load.ts";
import { readMeasure } from "../scenarios/read.ts";
import { measureYaml } from "../web/parts/measure-yaml.ts";
import { isEditable, shortcutOf } from "../web/parts/shortcuts.ts";
import { tableCsv } from "../web/parts/table-csv.ts";
import { loadHistory, loadTheme, saveHistory, saveTheme, type TextStore } from "../web/state/autosave.ts";
import { canBeMade, differencesOf, pathsOf } from "../web/state/differences.ts";
import {
  changesOf,
  type Entry,
  newDocument,
  type ScenarioDocument,
  valueIn,
  withMeasureToggled,
  withoutEntry,
  withTerms,
  withValue,
} from "../web/state/document.ts";
import { newHistory, redone, undone, withStep, withTopicEnded } from "../web/state/history.ts";
import { readNumber } from "../report/number-reading.ts";
import { fieldText } from "../web/state/number-text.ts";
import { addressOf, hashOf } from "../web/state/permalink.ts";
import { isoWeek } from "../web/state/series-data.ts";
import { sliderGroups } from "../web/state/sliders.ts";
import { changedValue, leadsTo, valueAt } from "../web/state/values.ts";
import { SCREEN_IDS } from "../web/state/view.ts";
import { dateNumber } from "../scenarios/calendar.ts";

const root = join(import.meta.dirname, "..");
const base = loadScenario(join(root, "scenarios", "trondheim.yaml")).scenario;
const HELSEHUS = "places.trondheim-helsehus.capacityBeds";
const measures = [{ id: "more", changes: [{ path: HELSEHUS, add: 10 }] }];

const changes = fc.oneof(
  fc.record({
    path: fc.constantFrom(HELSEHUS, "places.*-helsehus.capacityBeds"),
    add: fc.integer({ min: -50, max: 50 }),
  }),
  fc.record({ path: fc.constant(HELSEHUS), set: fc.integer({ min: 0, max: 500 }) }),
  fc.record({ path: fc.constantFrom("places.trondheim-*.capacityBeds"), multiply: fc.constantFrom(0, 1, 2) }),
  fc.record({ path: fc.constant("places.fosen-korttid.capacityBeds"), add: fc.integer({ min: -9, max: 9 }) }),
);

describe("a value", () => {
  test("is what the changes make of it, as those who simulate see it", () =>
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 6 }), (list) => {
        const { tree, problems } = applyChanges(base, list);
        expect(problems).toEqual([]);
        expect(changedValue(valueAt(base, HELSEHUS), HELSEHUS, list)).toBe(valueAt(tree, HELSEHUS));
      }),
    ));

  test("is not touched by a change that holds for some time only", () => {
    const summer: Change = { path: HELSEHUS, add: -10, from: "07-01", to: "08-16" };
    expect(changedValue(108, HELSEHUS, [summer])).toBe(108);
  });

  test("is reached by a star within one part only", () => {
    expect(leadsTo("places.*.capacityBeds", HELSEHUS)).toBe(true);
    expect(leadsTo("places.*", HELSEHUS)).toBe(false);
    expect(leadsTo("places.*-langtid.capacityBeds", HELSEHUS)).toBe(false);
  });
});

describe("a document", () => {
  const empty = newDocument("trondheim");

  test("with a value set has that value, whatever measures are on it", () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.boolean(), fc.boolean(), (value, before, after) => {
        let document = before ? withMeasureToggled(empty, "more") : empty;
        document = withValue(document, base, measures, HELSEHUS, value);
        expect(valueIn(document, base, measures, HELSEHUS)).toBe(value);
        if (after && !before) {
          document = withMeasureToggled(document, "more");
          expect(valueIn(document, base, measures, HELSEHUS)).toBe(value + 10);
        }
        expect(document.entries.filter(({ kind }) => kind === "change").length).toBeLessThanOrEqual(1);
      }),
    ));

  test("with a value set back to that of the base has no entry of it", () => {
    const changed = withValue(empty, base, measures, HELSEHUS, 118);
    expect(changesOf(changed, measures)).toEqual([{ path: HELSEHUS, add: 10 }]);
    expect(withValue(changed, base, measures, HELSEHUS, 108).entries).toEqual([]);
  });

  test("keeps the reason for a value when the value is changed again", () => {
    const reasoned = withTerms(withValue(empty, base, measures, HELSEHUS, 118), HELSEHUS, {
      rationale: "One ward more.",
    });
    const again = withValue(reasoned, base, measures, HELSEHUS, 128);
    expect(changesOf(again, measures)).toEqual([{ path: HELSEHUS, add: 20, rationale: "One ward more." }]);
  });

  test("tells its difference entry by entry, and each can be taken away", () => {
    const document = withValue(withMeasureToggled(empty, "more"), base, measures, HELSEHUS, 130);
    const [measure, byHand] = differencesOf(document, base, measures);
    expect(measure.values).toMatchObject([{ path: HELSEHUS, before: 108, after: 118 }]);
    expect(byHand.values).toMatchObject([{ path: HELSEHUS, before: 118, after: 130 }]);
    expect(valueIn(withoutEntry(document, 0), base, measures, HELSEHUS)).toBe(120);
    expect(withoutEntry(withoutEntry(document, 1), 0)).toEqual(empty);
  });

  test("finds the values that a pattern leads to, and tells a measure that does not fit", () => {
    expect(pathsOf(base, "places.*-korttid.capacityBeds")).toEqual([
      "places.fosen-korttid.capacityBeds",
      "places.trondelag-sorvest-korttid.capacityBeds",
      "places.ovrige-korttid.capacityBeds",
    ]);
    expect(canBeMade([{ path: "routings.*-utskrivningsklar.*-hjemmetjeneste.startDelayDays", set: 0 }], base)).toBe(
      true,
    );
    expect(canBeMade([{ path: "places.nowhere.capacityBeds", add: 1 }], base)).toBe(false);
  });
});

describe("steps", () => {
  test("go back and forth as often as they went, 50 times and more", () =>
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 50, maxLength: 120 }), (values) => {
        let history = newHistory(-1);
        for (const value of values) history = withStep(history, value);
        for (let step = 0; step < values.length; step++) history = undone(history);
        expect(history.present).toBe(-1);
        expect(undone(history)).toEqual(history);
        for (const value of values) {
          history = redone(history);
          expect(history.present).toBe(value);
        }
        expect(redone(history)).toEqual(history);
      }),
      { numRuns: 30 },
    ));

  test("of one movement are one step, and the next movement is another", () => {
    let history = withStep(withStep(withStep(newHistory(0), 1, "slider"), 2, "slider"), 3, "slider");
    expect(history.past).toEqual([0]);
    history = withStep(withTopicEnded(history), 4, "slider");
    expect(history.past).toEqual([0, 3]);
  });

  test("after one that was undone take its place", () => {
    expect(redone(withStep(undone(withStep(newHistory(0), 1)), 2)).present).toBe(2);
  });
});

const entries: fc.Arbitrary<Entry> = fc.oneof(
  fc.constantFrom<Entry>({ kind: "measure", id: "langtid+30" }, { kind: "measure", id: "a b&c=d" }),
  fc
    .oneof(
      fc.record({ path: fc.constant(HELSEHUS), add: fc.double({ min: -500, max: 500, noNaN: true }) }),
      fc.record({ path: fc.constant("streams.*-80.ratePerDay"), multiply: fc.constantFrom(0, 1.25, 1e-9, 1e22) }),
      fc.record({
        path: fc.constant("run.seed"),
        set: fc.string(),
        rationale: fc.string(),
        from: fc.constantFrom("07-01", "2024-03-01"),
      }),
    )
    .map((change): Entry => ({ kind: "change", change })),
);

describe("an address", () => {
  test("leads back to the document, the view and the language that it was made of", () =>
    fc.assert(
      fc.property(
        fc.array(entries, { maxLength: 5 }),
        fc.constantFrom("first-years" as const, "long-run" as const),
        fc.constantFrom(...SCREEN_IDS),
        fc.constantFrom("nb" as const, "nn" as const, "en" as const),
        fc.constantFrom(null, "fosen"),
        fc.constantFrom(null, { place: "st-olavs", measure: "ready" as const }),
        (list, effect, screen, language, actor, series) => {
          const document: ScenarioDocument = { model: "trondheim", effect, entries: list };
          const address = { document, view: { screen, series, actor }, language };
          const again = addressOf(hashOf(address));
          expect(JSON.stringify(again.document)).toBe(JSON.stringify(document));
          expect(again.language).toBe(language);
          expect(again.view).toEqual({ screen, ...(series && { series }), ...(actor !== null && { actor }) });
        },
      ),
    ));

  test("writes a common change so that people can read it", () => {
    const document = withMeasureToggled(withValue(newDocument("trondheim"), base, measures, HELSEHUS, 118), "more");
    const hash = hashOf({ document, view: { screen: "oversikt", series: null, actor: null }, language: "nb" });
    expect(decodeURIComponent(hash)).toBe(`#/oversikt?m=trondheim&c=${HELSEHUS}=+10&t=more&l=nb`);
  });

  test("of nonsense gives nothing, and no error", () => {
    for (const hash of ["", "#", "#/", "#/nowhere?l=xx&c={&s=1@2&m=", "#/%%%?c=%7B%22a%22%3A1%7D"])
      expect(addressOf(hash).document).toBeUndefined();
    expect(addressOf("#/oversikt?m=trondheim&c=%7B%22a%22%3A1%7D").document?.entries).toEqual([]);
  });
});

describe("what is kept between visits", () => {
  const storeOf = (): TextStore & { readonly texts: Map<string, string> } => {
    const texts = new Map<string, string>();
    return { texts, getItem: (key) => texts.get(key) ?? null, setItem: (key, text) => void texts.set(key, text) };
  };

  test("is the document with its steps", () => {
    const store = storeOf();
    const first = newDocument("trondheim");
    const history = withStep(newHistory(first), withMeasureToggled(first, "more"));
    expect(saveHistory(store, history)).toBe(true);
    expect(undone(loadHistory(store)!).present).toEqual(first);
    expect(loadHistory(store)!.present).toEqual(history.present);
  });

  test("is left alone where it cannot be read, and where nothing may be kept", () => {
    const store = storeOf();
    store.texts.set("flyt.document.1", "{");
    expect(loadHistory(store)).toBeNull();
    const forbidden: TextStore = {
      getItem: () => {
        throw new Error("forbidden");
      },
      setItem: () => {
        throw new Error("full");
      },
    };
    expect(loadHistory(forbidden)).toBeNull();
    expect(saveHistory(forbidden, newHistory(newDocument("trondheim")))).toBe(false);
    expect(saveTheme(forbidden, "dark")).toBe(false);
    expect(loadTheme(null)).toBe("auto");
  });
});

describe("a number", () => {
  test.each([
    ["9,5", 9.5],
    ["9.5", 9.5],
    ["1 234", 1234],
    ["1\u00a0234,5", 1234.5],
    ["1\u202f234", 1234],
    ["\u221212,5", -12.5],
    ["-3", -3],
    ["+30", 30],
    [",5", 0.5],
  ])("written %j is %d", (text, value) => expect(readNumber(text)).toBe(value));

  test.each(["", "ni", "1,2,3", "9,5 plasser", "--1", "1e9", "0x10", "∞"])("is not %j", (text) =>
    expect(readNumber(text)).toBeUndefined(),
  );

  test("in a field is read back as it was", () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.double({ min: 1e-6, max: 1e6, noNaN: true })),
        (value) => {
          for (const language of ["nb", "nn", "en"] as const)
            expect(readNumber(fieldText(value, language))).toBe(value);
        },
      ),
    ));
});

test("sliders are there for every capacity that is a number, those of municipalities first", () => {
  const groups = sliderGroups(base);
  expect(groups.map(({ owner }) => owner)).toEqual(["trondheim", "fosen", "trondelag-sorvest", "ovrige", "st-olavs"]);
  const all = groups.flatMap(({ sliders }) => sliders);
  expect(all.map(({ path }) => path)).toContain(HELSEHUS);
  for (const { path, base: value, least, most, step } of all) {
    expect(valueAt(base, path)).toBe(value);
    expect(least).toBeLessThan(value);
    expect(most).toBeGreaterThanOrEqual(value + 10 * step);
  }
});

describe("a key", () => {
  const press = (key: string, more: object = {}) => {
    const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
    return { key, code: `Digit${key}`, ...none, ...more };
  };

  test("undoes, redoes and leads to a screen, and by itself does nothing", () => {
    expect(shortcutOf(press("z", { ctrlKey: true }), false)).toEqual({ kind: "undo" });
    expect(shortcutOf(press("Z", { ctrlKey: true, shiftKey: true }), false)).toEqual({ kind: "redo" });
    expect(shortcutOf(press("2", { altKey: true }), true)).toEqual({ kind: "screen", number: 2 });
    expect(shortcutOf(press("z"), false)).toBeUndefined();
    expect(shortcutOf(press("2"), false)).toBeUndefined();
  });

  test("undoes the text, not the scenario, in a text field; a slider is none", () => {
    expect(shortcutOf(press("z", { ctrlKey: true }), true)).toBeUndefined();
    expect(isEditable({ tagName: "INPUT", type: "text" })).toBe(true);
    expect(isEditable({ tagName: "INPUT", type: "range" })).toBe(false);
    expect(isEditable({})).toBe(false);
  });
});

test("changes that are copied as YAML are a measure that the command line reads", () =>
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 4 }), fc.string(), (list, rationale) => {
      const all: Change[] = list.map((change) => ({ ...change, rationale }));
      expect(readMeasure("copied.yaml", () => measureYaml(all)).changes).toEqual(all);
    }),
  ));

test("the table of a chart becomes CSV with its numbers as numbers, decimals with a comma", () => {
  const columns = [
    { header: "Navn", align: "left" as const },
    { header: "Verdi", align: "right" as const },
  ];
  const rows = [
    { cells: [{ text: "=cmd" }, { text: "1,5 %", value: 0.015 }] },
    { cells: [{ text: "B" }, { text: "–" }] },
  ];
  expect(tableCsv({ columns, rows })).toBe("\ufeffNavn;Verdi\r\n'=cmd;0,015\r\nB;\r\n");
});

test("weeks are those of ISO 8601", () => {
  const weeks = {
    "2024-01-01": 1,
    "2024-12-30": 1,
    "2021-01-03": 53,
    "2020-12-31": 53,
    "2026-12-31": 53,
    "2027-01-04": 1,
  };
  for (const [date, week] of Object.entries(weeks)) expect(isoWeek(dateNumber(date)), date).toBe(week);
});
