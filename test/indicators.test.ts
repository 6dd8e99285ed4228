/*
 * The list of indicators: each has its page in three languages, is computed by a measure or says why not, and a run shows where it stood,
 * what it is and where it is to be.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { judgeIndicators } from "../analysis/indicators.ts";
import { judgeThresholds, unmeasuredFindings } from "../analysis/thresholds.ts";
import { estimateAll } from "../analysis/estimates.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns, MEASURES, type MeasureKey } from "../engine/measures.ts";
import { withheldEstimates } from "../analysis/withheld.ts";
import { indicatorsPart } from "../report/indicator-json.ts";
import { indicatorTable, indicatorText } from "../report/indicator-table.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { textTable } from "../report/table.ts";
import type { Indicator } from "../scenarios/indicator.ts";
import { INDICATORS } from "../scenarios/indicators.ts";
import { loadScenario } from "../scenarios/load.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { resultsOf } from "./support/costed-run.ts";

const folder = join(import.meta.dirname, "..", "scenarios");
const trondheimFile = join(folder, "trondheim.yaml");
const trondheim = loadScenario(trondheimFile).scenario;
const measured = measureColumns(compile(trondheim)).map(({ key }) => key);
const entries: [string, Indicator][] = Object.entries(INDICATORS);

describe.each(entries)("%s", (_id, indicator) => {
  const { name, description, formula, unit, known, affectedBy, measure, notComputed } = indicator;

  test("is told in bokmål, nynorsk and English", () => {
    for (const text of [name, description, formula, unit, ...(notComputed ? [notComputed] : [])]) {
      for (const language of ["nb", "nn", "en"] as const) expect(text[language].length).toBeGreaterThan(1);
    }
  });

  test("is computed by a measure, or says why not; and what moves it is there", () => {
    expect((measure === undefined) !== (notComputed === undefined)).toBe(true);
    if (measure !== undefined) expect(Object.keys(MEASURES)).toContain(measure);
    const files = readdirSync(join(folder, "measures")).map((file) => file.replace(".yaml", ""));
    for (const file of affectedBy) expect(files).toContain(file);
  });

  test("has its known figures measured in the Trondheim scenario, with source and kind of each value", () => {
    const keys = new Set(measured.map(keyText));
    for (const { figure, over, baseline, ambition, per } of known) {
      for (const one of [figure, ...(over ? [over] : [])]) expect(keys).toContain(keyText(one as MeasureKey));
      for (const value of [baseline, ambition]) if (value) expect(value.source.length).toBeGreaterThan(3);
      if (per) expect(per.source.length).toBeGreaterThan(3);
    }
  });
});

/** Two replications with these means, half a unit above and below. */
function estimatesOf(means: readonly (readonly [MeasureKey, number])[]) {
  const low = means.map(([, mean]) => mean * 0.9);
  const high = means.map(([, mean]) => mean * 1.1);
  return estimateAll(
    resultsOf(
      means.map(([key]) => key),
      Float64Array.from([...low, ...high]),
    ),
  );
}

const figures: readonly (readonly [MeasureKey, number])[] = [
  [{ measure: "dischargeReadyMean", place: "st-olavs" }, 32.3],
  [{ measure: "billableNightsPerYear", actor: "trondheim" }, 6436.95],
  [{ measure: "staysWithNightPerYear", place: "st-olavs" }, 390],
  [{ measure: "readyStaysPerYear", place: "st-olavs" }, 1000],
  [{ measure: "shareWaitedOver42Days", place: "trondheim-langtid" }, 0.4],
];

test("an indicator is judged against its ambition, divided by inhabitants or by another measure where it is", () => {
  const judged = judgeIndicators(estimatesOf(figures));
  const of = (id: string) => judged.filter((one) => one.id === id);
  expect(of("discharge-ready")).toMatchObject([{ verdict: "no-ambition", known: { baseline: { value: 31 } } }]);
  expect(of("nights-per-1000")[0]!.value).toBeCloseTo(30, 9);
  expect(of("share-with-night")[0]).toMatchObject({ ci95: null });
  expect(of("share-with-night")[0]!.value).toBeCloseTo(0.39, 9);
  expect(of("long-term-within-six-weeks")).toMatchObject([{ verdict: "missed" }]);
  const [never] = judgeIndicators(estimatesOf([[{ measure: "shareWaitedOver42Days", place: "trondheim-langtid" }, 0]]));
  expect(never).toMatchObject({ id: "long-term-within-six-weeks", verdict: "met" });
});

test("the table has baseline with its year, value, ambition and mark, one value and mark for each alternative", () => {
  const facts = scenarioFacts(trondheim);
  const better = figures.map(([key, mean]) => [key, key.measure === "shareWaitedOver42Days" ? 0 : mean / 2] as const);
  const table = indicatorTable(facts, [{ estimates: estimatesOf(figures) }], "nb");
  const lines = textTable(table).replaceAll("\u00a0", " ").split("\n");
  expect(lines.find((line) => line.startsWith("Utskrivningsklare pasienter"))).toMatch(/31 \(2022\) +– +– +32 ± 41$/);
  expect(lines.find((line) => line.startsWith("Ventet mer enn seks uker"))).toMatch(/– +høyst 0 % +✗ +40 ± 51 %$/);
  const two = indicatorTable(
    facts,
    [
      { title: "A", estimates: estimatesOf(figures) },
      { title: "B", estimates: estimatesOf(better) },
    ],
    "en",
  );
  expect(two.columns.map(({ header }) => header)).toEqual(["Indicator", "Measured", "Ambition", "Met", "A", "B"]);
  const row = two.rows.find(([name]) => String(name).startsWith("Waited more than six weeks"))!;
  expect(row.slice(2, 4)).toEqual(["at most 0%", "✗ ✓"]);
});

test("the document has what the table has, and whose a baseline is that is not that of the figure", () => {
  const { indicators = [] } = indicatorsPart(estimatesOf(figures));
  const judged = judgeIndicators(estimatesOf(figures));
  expect(indicators.map(({ id, value, ci95, verdict }) => [id, value, ci95, verdict])).toEqual(
    judged.map(({ id, value, ci95, verdict }) => [id, value, ci95, verdict]),
  );
  const share = indicators.find(({ id }) => id === "share-with-night");
  expect(share).toMatchObject({ place: "st-olavs", baseline: { value: 0.139, of: { en: "Norway" } } });
  const rows = indicatorTable(scenarioFacts(trondheim), [{ estimates: estimatesOf(figures) }], "nb").rows;
  expect(String(rows.find(([name]) => String(name).startsWith("Andel"))![1])).toMatch(/^13,9\s%\s?\(landet, 2022\)$/);
  expect(indicatorsPart(estimatesOf([[{ measure: "dischargeReadyMean" }, 3]]))).toEqual({});
});

test("an indicator of a queue that grows without limit gets no verdict, and its value stays for programs", () => {
  const growth = {
    queues: [{ place: "trondheim-langtid", neededPerDay: 2, capacityPerDay: 1 }],
    holding: ["st-olavs"],
    actors: ["trondheim"],
  };
  const withholding = { ...scenarioFacts(trondheim), growth };
  const { indicators = [] } = indicatorsPart(estimatesOf(figures), withholding);
  const waited = indicators.find(({ id }) => id === "long-term-within-six-weeks")!;
  expect([waited.verdict, waited.value]).toEqual(["withheld", 0.4]);
  expect(indicators.find(({ id }) => id === "discharge-ready")!.verdict).toBe("no-ambition");
  const told = indicatorTable(withholding, [{ estimates: withheldEstimates(estimatesOf(figures), withholding) }], "nb");
  const row = told.rows.find(([name]) => String(name).startsWith("Ventet mer enn seks uker"))!;
  expect(row.slice(3)).toEqual([{ text: "–", emphasis: "faint" }, "–"]);
});

test("a baseline that the source gives as a range is shown as one", () => {
  const table = indicatorTable(
    scenarioFacts(trondheim),
    [{ estimates: estimatesOf([[{ measure: "admissionsPerYear", place: "trondheim-langtid" }, 455]]) }],
    "nb",
  );
  expect(table.rows.map(([, baseline]) => baseline)).toEqual(["450–500 (2022)"]);
});

test("a scenario of other places and actors has no table", () => {
  const other = loadScenario(join(folder, "two-municipalities.yaml")).scenario;
  expect(
    indicatorText(scenarioFacts(other), [{ estimates: estimatesOf([[{ measure: "dischargeReadyMean" }, 3]]) }], {
      language: "en",
    }),
  ).toBe("");
});

describe("a threshold may name an indicator", () => {
  test("that is one measure, and has its name", () => {
    const scenario = {
      ...trondheim,
      thresholds: { queue: { indicator: "discharge-ready", place: "st-olavs", atMost: 30 } },
    };
    expect(unmeasuredFindings(scenario, measured)).toEqual([]);
    const [judged] = judgeThresholds(scenario, estimatesOf(figures));
    expect(judged).toMatchObject({
      id: "queue",
      verdict: "missed",
      name: { en: "Discharge-ready patients in hospital" },
    });
    expect(judged!.estimate.mean).toBeCloseTo(32.3, 9);
  });

  const problemOf = (threshold: object): string => {
    try {
      loadScenario(trondheimFile, { changes: [{ path: "thresholds.a", set: threshold as never }] });
      return "";
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      return error.problems.map(({ path, message }) => `${path}: ${message}`).join("\n");
    }
  };
  test.each([
    [
      { indicator: "discharge-redy", atMost: 1 },
      /thresholds\.a\.indicator: unknown indicator "discharge-redy"; did you mean "discharge-ready"\?/,
    ],
    [
      { indicator: "coverage-rate", atMost: 1 },
      /"coverage-rate" is no single measure of a run: Places and population are put in, not found\. Name a measure/,
    ],
    [{ atMost: 1 }, /thresholds\.a: needs measure or indicator, one of them/],
    [
      { measure: "queueMean", indicator: "discharge-ready", atMost: 1 },
      /thresholds\.a: needs measure or indicator, one of them/,
    ],
  ])("else it is refused: %j", (threshold, message) => {
    expect(problemOf(threshold)).toMatch(message);
  });
});
