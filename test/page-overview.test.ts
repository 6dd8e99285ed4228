import { describe, expect, test } from "vitest";
import { judgeIndicators } from "../analysis/indicators.ts";
import { amountOfYear } from "../scenarios/bound-prices.ts";
import { loadPrices, loadScenario } from "../scenarios/load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { maskedValue } from "../report/small-counts.ts";
import { indicatorsCsv, indicatorsJson } from "../web/parts/indicator-files.ts";
import { shortcutOf } from "../web/parts/shortcuts.ts";
import { knownValues } from "../web/state/known-indicators.ts";
import { precisionOf } from "../web/state/precision.ts";
import { finish, PreviewPart } from "../web/workers/preview-part.ts";
import { joinParts, type PreviewRun, summariseRun } from "../web/workers/preview-summary.ts";

const { scenario } = loadScenario("scenarios/tandem.yaml");
const run = summariseRun(joinParts(scenario, finish(new PreviewPart(scenario, 0, 4).open()), 4), []);
const withData = (data: "synthetic" | "restricted"): PreviewRun => ({ ...run, facts: { ...run.facts, data } });

describe("small counts", () => {
  test("are left out of what is taken along where the data are real, and nowhere else", () => {
    const small = run.estimates.filter(
      ({ key, mean }) => key.measure === "queueMean" && mean !== null && mean > 0 && mean < 5,
    );
    expect(small.length).toBeGreaterThan(0);
    const rows = (data: "synthetic" | "restricted") =>
      (JSON.parse(indicatorsJson(withData(data), null)) as { measures: { measure: string; mean: number | null }[] })
        .measures;
    const means = (data: "synthetic" | "restricted") =>
      rows(data)
        .filter(({ measure }) => measure === "queueMean")
        .map(({ mean }) => mean);
    expect(means("synthetic").filter((mean) => mean !== null && mean > 0 && mean < 5)).toHaveLength(small.length);
    expect(means("restricted").filter((mean) => mean !== null && mean > 0 && mean < 5)).toEqual([]);
    expect(means("restricted")).toContain(null);
    expect(JSON.parse(indicatorsJson(withData("restricted"), null))).toMatchObject({ maskedBelow: 5 });
    // Waits and shares are no counts of people.
    const waits = (data: "synthetic" | "restricted") => rows(data).filter(({ measure }) => measure === "waitDaysMean");
    expect(waits("restricted")).toEqual(waits("synthetic"));
    const csv = indicatorsCsv(withData("restricted"), null, "nb", "Reelle data");
    const cells = csv
      .split("\r\n")
      .filter((line) => line.startsWith("queueMean"))
      .map((line) => Number((line.split(";")[4] || "0").replace(",", ".")));
    expect(cells.filter((cell) => cell > 0 && cell < 5)).toEqual([]);
  });

  test("are those above 0 and under five, of either sign", () => {
    const real = { data: "restricted" } as const;
    const masked = [-5, -4.9, 0, 0.1, 4.99, 5].map((value) => maskedValue("queueMean", value, real));
    expect(masked).toEqual([-5, null, 0, null, null, 5]);
  });
});

test("a key figure says what was measured before and what it is to be, as the list of indicators has it", () => {
  const trondheim = loadScenario("scenarios/trondheim.yaml").scenario;
  const facts = { ...run.facts, places: factsOf(trondheim), actors: actorsOf(trondheim) };
  const estimate = { ...run.estimates[0], mean: 33, ci95: [31, 35] as const };
  const of = (key: PreviewRun["estimates"][number]["key"]) => ({ ...estimate, key });
  const own = {
    ...run,
    facts,
    estimates: [
      of({ measure: "dischargeReadyMean", place: "st-olavs" }),
      of({ measure: "dischargeReadyMean", actor: "trondheim" }),
    ],
  } as unknown as PreviewRun;
  expect(judgeIndicators(own.estimates).length).toBeGreaterThan(1);
  expect(knownValues(own, { measure: "dischargeReadyMean" }, "nb")?.baseline).toBe("31 (2022)");
  expect(knownValues(own, { measure: "dischargeReadyMean", actor: "trondheim" }, "nb")?.baseline).toBe("17,6 (2022)");
  expect(knownValues(own, { measure: "overstayNightsPerYear" }, "nb")).toBeNull();
});

function factsOf(scenario: Scenario) {
  return Object.fromEntries(Object.entries(scenario.places).map(([id, { owner }]) => [id, { owner }]));
}
function actorsOf(scenario: Scenario) {
  return Object.fromEntries(
    Object.entries(scenario.actors).map(([id, { kind }]) => [id, { isHospital: kind === "hospital" }]),
  );
}

test("the fee of the page is that of the table of prices, in its own year", () => {
  const { table } = loadPrices("scenarios/prices/norway.yaml");
  expect(amountOfYear(table, "fee", table.priceYear)).toBe(5745);
});

test("replications that it takes are told by the square of how much narrower the interval is to be", () => {
  expect(precisionOf({ mean: 100, ci95: [94, 106] }, 50)).toEqual({ share: 0.06, needed: 200 });
  expect(precisionOf({ mean: 100, ci95: [98, 102] }, 50)).toBeNull();
  expect(precisionOf({ mean: 0, ci95: [0, 0] }, 50)).toBeNull();
});

test("Ctrl and Enter ask for a run, in a text field too", () => {
  const press = { key: "Enter", code: "Enter", ctrlKey: true, metaKey: false, shiftKey: false, altKey: false };
  expect(shortcutOf(press, true)).toEqual({ kind: "run" });
  expect(shortcutOf({ ...press, ctrlKey: false }, false)).toBeUndefined();
});
