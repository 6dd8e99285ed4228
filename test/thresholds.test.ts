import { describe, expect, test } from "vitest";
import { estimateAll } from "../analysis/estimates.ts";
import { judgeThresholds, unmeasuredFindings } from "../analysis/thresholds.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns, type MeasureKey } from "../engine/measures.ts";
import { effectOf } from "../report/effect.ts";
import { LANGUAGES } from "../report/language.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { thresholdDocuments } from "../report/threshold-json.ts";
import { thresholdText } from "../report/threshold-summary.ts";
import { messageText } from "../scenarios/message.ts";
import { introductionAfterWarmUp } from "../scenarios/introduction.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { Threshold } from "../scenarios/threshold.ts";
import { example, readTexts, refusal } from "./support/scenario-text.ts";

const plain = readTexts({ "winter.yaml": example() });
const [placeId] = Object.keys(plain.scenario.places) as [string];

function withThresholds(thresholds: Readonly<Record<string, Threshold>>): Scenario {
  return { ...plain.scenario, thresholds };
}

/** The thresholds judged on one list of values for each measure. */
function judged(
  thresholds: Readonly<Record<string, Threshold>>,
  ...columns: readonly (readonly [MeasureKey, ...number[]])[]
) {
  const count = columns[0]!.length - 1;
  const results = {
    columns: columns.map(([key]) => key),
    replications: Array.from({ length: count }, (_, at) => at),
    values: Float64Array.from({ length: count * columns.length }, (_, at) => {
      const [, ...values] = columns[at % columns.length]!;
      return values[Math.floor(at / columns.length)]!;
    }),
    events: 0,
    isPartial: false,
  };
  return judgeThresholds(withThresholds(thresholds), estimateAll(results));
}

const READY: MeasureKey = { measure: "dischargeReadyMean" };
const ready = (bounds: Partial<Threshold>): Threshold => ({ measure: "dischargeReadyMean", ...bounds });

describe("a threshold", () => {
  test.each([
    [{ atMost: 20 }, "met", true],
    [{ atMost: 12.5 }, "met", false],
    [{ atMost: 12 }, "met", false],
    [{ atMost: 11.5 }, "missed", false],
    [{ atMost: 5 }, "missed", true],
    [{ atLeast: 5 }, "met", true],
    [{ atLeast: 12.5 }, "missed", false],
    [{ atLeast: 20 }, "missed", true],
    [{ atLeast: 5, atMost: 20 }, "met", true],
    [{ atLeast: 11.5, atMost: 20 }, "met", false],
    [{ atLeast: 13, atMost: 20 }, "missed", false],
  ] as const)("of %j on a mean of 12 is %s, clear of chance: %s", (bounds, verdict, isClear) => {
    expect(judged({ a: ready(bounds) }, [READY, 11, 12, 13])[0]).toMatchObject({ verdict, isClear });
  });

  test("is uncertain with one replication, and neither met nor missed without a value", () => {
    expect(judged({ a: ready({ atMost: 20 }) }, [READY, 12])[0]).toMatchObject({ verdict: "met", isClear: false });
    expect(judged({ a: ready({ atMost: 20 }) }, [READY, NaN, NaN])[0]).toMatchObject({ verdict: "no-value" });
  });

  test("is about the figure that it names, also by weekday", () => {
    const monday: MeasureKey = { measure: "queueMean", place: placeId, weekday: 0 };
    const threshold: Threshold = { measure: "queueMean", place: placeId, weekday: "monday", atMost: 3 };
    const [one] = judged({ a: threshold }, [{ measure: "queueMean", place: placeId }, 9, 9], [monday, 2, 2]);
    expect(one).toMatchObject({ verdict: "met", estimate: { key: monday, mean: 2 } });
    expect(thresholdDocuments([one!])).toEqual([
      { id: "a", ...monday, unit: "patients", atMost: 3, mean: 2, ci95: [2, 2], verdict: "met", isClear: true },
    ]);
  });

  test("is told with its mark, mean, interval and limit, in three languages", () => {
    const shares: Threshold = { measure: "shareWaited", place: placeId, atMost: 0.055 };
    const all = judged(
      {
        a: { ...ready({ atMost: 5 }), name: { nb: "Klare", nn: "Klåre", en: "Ready" } },
        b: shares,
        c: ready({ atLeast: 11.5 }),
      },
      [READY, 11, 12, 13],
      [{ measure: "shareWaited", place: placeId }, NaN, NaN, NaN],
    );
    const facts = scenarioFacts(plain.scenario);
    const [nb, nn, en] = LANGUAGES.map((language) =>
      thresholdText(all, facts, { language, widthColumns: 300 }).replaceAll("\u00a0", " ").split("\n"),
    ) as [string[], string[], string[]];
    expect([nb[0], nn[0], en[0]]).toEqual([
      "Terskler holdt: 1 av 3",
      "Tersklar haldne: 1 av 3",
      "Thresholds met: 1 of 3",
    ]);
    expect([nb[1], nn[1], en[1]]).toEqual([
      "  ✗ Klare: 12,0 pasienter (95 % KI 9,5–14,5); høyst 5",
      "  ✗ Klåre: 12,0 pasientar (95 % KI 9,5–14,5); høgst 5",
      "  ✗ Ready: 12.0 patients (95% CI 9.5–14.5); at most 5",
    ]);
    expect(en[2]).toMatch(/^ {2}– Share who had to wait, .*: no value in any replication; at most 5\.5%$/);
    expect(nb[3]).toBe(
      "  ✓ Utskrivningsklare pasienter: 12,0 pasienter (95 % KI 9,5–14,5); minst 11,5 – usikkert: intervallet går over grensen; kjør flere replikasjoner",
    );
    expect(thresholdText([], facts, { language: "en" })).toBe("");
  });
});

describe("thresholds for what is not measured", () => {
  const columns = measureColumns(compile(plain.scenario)).map(({ key }) => key);
  const messageOf = (threshold: Threshold) =>
    unmeasuredFindings(withThresholds({ a: threshold }), columns).map(
      ({ path, message }) => `${path.join(".")}: ${messageText(message)}`,
    );

  test.each<[Threshold, string]>([
    [
      { measure: "dischargeReadyMeen", atMost: 1 },
      'thresholds.a.measure: unknown measure "dischargeReadyMeen"; did you mean "dischargeReadyMean"?',
    ],
    [{ measure: "xyz", atMost: 1 }, 'thresholds.a.measure: unknown measure "xyz"; docs/output.md lists them'],
    [
      { measure: "waitDaysMean", atMost: 1 },
      "thresholds.a.measure: waitDaysMean is not measured in all; it is by place, or by place and from",
    ],
    [
      { measure: "waitingListMean", atMost: 1 },
      "thresholds.a.measure: waitingListMean is not measured in this scenario",
    ],
    [
      { measure: "shareWaited", place: placeId, atMost: 5 },
      "thresholds.a.atMost: must be a share of 1 or less, got 5; write 0.05 for 5 %",
    ],
    [
      { measure: "occupancyShare", place: placeId, atLeast: 90 },
      "thresholds.a.atLeast: must be a share of 2 or less, got 90; write 0.9 for 90 %",
    ],
  ])("are refused: %j", (threshold, message) => expect(messageOf(threshold)).toEqual([message]));

  test("are refused with the reason where the place has no limit", () => {
    const places = {
      ...plain.scenario.places,
      [placeId]: { ...plain.scenario.places[placeId]!, capacityBeds: "unlimited" as const },
    };
    const scenario = { ...withThresholds({ a: { measure: "occupancyShare", place: placeId, atMost: 1 } }), places };
    const [finding] = unmeasuredFindings(
      scenario,
      measureColumns(compile(scenario)).map(({ key }) => key),
    );
    expect(messageText(finding!.message)).toContain(
      `occupancyShare is not measured for place ${placeId}, a place without limit`,
    );
  });

  test("are accepted where they are measured, an occupancy above 1 too", () => {
    expect(messageOf({ measure: "occupancyShare", place: placeId, atMost: 1.1 })).toEqual([]);
    expect(messageOf(ready({ atMost: 1 }))).toEqual([]);
  });
});

describe("thresholds in files", () => {
  const measure = (text: string) => `name: Limits\nchanges:\n${text}`;
  const read = (changes: string, introduced = false) =>
    readTexts(
      { "winter.yaml": example(), "limits.yaml": measure(changes) },
      { measures: ["limits.yaml"], ...(introduced && { introduction: introductionAfterWarmUp(plain.scenario) }) },
    );
  const setReady = "  - { path: thresholds.ready, set: { measure: dischargeReadyMean, atMost: 30 } }\n";

  test("may be set by changes, whatever effect is asked for, and are no change of the model", () => {
    for (const introduced of [false, true]) {
      const { scenario } = read(setReady, introduced);
      expect(scenario.thresholds).toEqual({ ready: { measure: "dischargeReadyMean", atMost: 30 } });
      expect(scenario.changes ?? []).toEqual(plain.scenario.changes ?? []);
      expect(effectOf(plain.scenario, scenario).kind).toBe("none");
    }
  });

  test("have a source like any number", () => {
    const loaded = read(
      `${setReady}  - { path: thresholds.ready.atMost, set: 25, kind: sourced, source: board 12/24 }\n`,
    );
    expect(loaded.scenario.thresholds!["ready"]!.atMost).toBe(25);
    expect(loaded.provenance["thresholds.ready.atMost"]).toEqual({ kind: "sourced", source: "board 12/24" });
  });

  test("that are wrong are refused where they are written", () => {
    const lines = [
      "  - { path: thresholds.a, set: { measure: queueMean, place: nowhere, atMost: 1 } }",
      "  - { path: thresholds.b, set: { measure: queueMean } }",
      "  - { path: thresholds.c, set: { measure: queueMean, atLeast: 3, atMost: 2 } }",
      "  - { path: thresholds.d, set: { measure: queueMean, atMost: -1 } }",
    ];
    const { problems } = refusal(() => read(`${lines.join("\n")}\n`));
    expect(problems.map(({ line, path, message }) => [line, path, message.split(";")[0]])).toEqual(
      expect.arrayContaining([
        [3, "thresholds.a.place", 'unknown place "nowhere"'],
        [4, "thresholds.b", "needs atMost, atLeast or both"],
        [5, "thresholds.c.atLeast", "must be atMost (2) or less, got 3"],
        [6, "thresholds.d.atMost", "must be 0 or more, got -1"],
      ]),
    );
    const { problems: dated } = refusal(() =>
      read(`${setReady}  - { path: thresholds.ready.atMost, set: 2, from: 2024-02-01 }\n`),
    );
    expect(dated[0]!.message).toContain('"thresholds" is the same on all days');
  });

  test("that nothing measures are told with file and line", () => {
    const loaded = read("  - { path: thresholds.a, set: { measure: queueMaen, atMost: 1 } }\n");
    const [finding] = unmeasuredFindings(loaded.scenario, []);
    expect(loaded.problemAt(finding!)).toMatchObject({ file: "limits.yaml", line: 3, path: "thresholds.a.measure" });
  });
});
