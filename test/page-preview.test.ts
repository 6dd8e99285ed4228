/* What the workers of the page do, here without a browser: test/page.test.ts has them in one. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { quantileOf } from "../analysis/estimates.ts";
import { keyText } from "../analysis/measure-keys.ts";
import { compile } from "../engine/compile.ts";
import { replicate } from "../engine/replicate.ts";
import { LANGUAGES } from "../report/language.ts";
import { overviewFinding } from "../report/overview-finding.ts";
import { changeScenario } from "../scenarios/change-scenario.ts";
import type { Change } from "../scenarios/change.ts";
import { loadScenario } from "../scenarios/load.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { readScenario } from "../scenarios/read.ts";
import { flowMapData } from "../web/state/flow-data.ts";
import { keyFigures } from "../web/state/indicators.ts";
import { heatData } from "../web/state/series-data.ts";
import { simulatedRun } from "../web/prepared-run.ts";
import { firstSeries, isOnOverview, type PreparedRun, runOf } from "../web/state/prepared.ts";
import { PREVIEW_REPLICATIONS } from "../web/workers/preview-client.ts";
import { SERIES_PROBABILITIES } from "../web/workers/day-series.ts";
import { finish, PreviewPart } from "../web/workers/preview-part.ts";
import { daySeries, joinParts, summariseComparison, summariseRun } from "../web/workers/preview-summary.ts";

const root = join(import.meta.dirname, "..");
const base = changeScenario(loadScenario(join(root, "scenarios", "two-municipalities.yaml")).scenario, [
  { path: "run.warmUpDays", set: 60 },
]);
const [place] = Object.keys(base.places).filter((id) => base.places[id].kind === "short-term");
const more: Change[] = [{ path: `places.${place}.capacityBeds`, add: 3 }];
const REPLICATIONS = 7;

const parts = (cuts: readonly number[]): PreviewPart[] =>
  cuts.slice(1).map((to, at) => new PreviewPart(base, cuts[at], to));

test("a preview is the same bytes whatever the number of workers", () => {
  const answers = [
    [0, 7],
    [0, 3, 7],
    [0, 1, 2, 7],
  ].map((cuts) => {
    const own = parts(cuts);
    const opened = own.flatMap((part) => finish(part.open()));
    const changed = own.flatMap((part) => finish(part.whatIf(more, "first-years")));
    return [opened, changed].map((batches) => joinParts(base, batches, REPLICATIONS).results.values);
  });
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(answers[0][1]).not.toEqual(answers[0][0]);
});

test("a what-if is what whole runs of the changed scenario give, for either question", () => {
  for (const effect of ["first-years", "long-run"] as const) {
    const part = new PreviewPart(base, 0, 3);
    finish(part.open());
    const batches = finish(part.whatIf(more, effect));
    const from = effect === "first-years" ? { from: base.run.startDate } : {};
    const scenario = readScenario("base.json", () => JSON.stringify(base), {
      changes: [{ ...more[0], ...from }],
    }).scenario;
    const whole = finish(new PreviewPart(scenario, 0, 3).open());
    expect(joinParts(scenario, batches, 3).results.values).toEqual(joinParts(scenario, whole, 3).results.values);
  }
});

test("the figures that come with the page are those that its workers give", () => {
  const run = joinParts(base, finish(new PreviewPart(base, 0, PREVIEW_REPLICATIONS).open()), PREVIEW_REPLICATIONS);
  const { estimates, ...rest } = summariseRun(run, [firstSeries(base)]);
  const prepared = runOf(JSON.parse(JSON.stringify(simulatedRun(base))) as PreparedRun);
  expect(prepared).toEqual({ ...rest, estimates: estimates.filter(({ key }) => isOnOverview(key)) });
  expect(
    keyFigures(prepared, null, null, { nokPerNight: 1, priceYear: 2024, source: { nb: "", nn: "", en: "" } }, null),
  ).toHaveLength(4);
});

test("days are those of the replications, with their quantiles", () => {
  const run = joinParts(base, finish(new PreviewPart(base, 0, 4).open()), 4);
  const model = compile(base);
  const states = [0, 1, 2, 3].map((replication) => replicate(model, replication, { keepsDays: true }));
  const days = model.dayCount - model.warmUpDays;
  for (const id of Object.keys(base.places)) {
    const series = daySeries(run, { place: id, measure: "occupied" });
    const index = model.placeIds.indexOf(id);
    for (const day of [0, 17, days - 1]) {
      const own = Float64Array.from(states, ({ daily }) => daily![index * days + day]).sort();
      expect(series.mean[day]).toBeCloseTo((own[0] + own[1] + own[2] + own[3]) / 4, 12);
      expect(series.quantiles.map((values) => values[day])).toEqual(
        SERIES_PROBABILITIES.map((probability) => quantileOf(own, probability)),
      );
    }
    const known = heatData(series)
      .flat()
      .filter((value) => value !== null);
    expect(known.length).toBeGreaterThan(360);
  }
});

describe("a change", () => {
  test("gives the same scenario as one that is read from a file", () => {
    const read = readScenario("base.json", () => JSON.stringify(base), { changes: more }).scenario;
    expect(changeScenario(base, more)).toEqual(read);
  });

  test("that cannot be made is refused with what is wrong, as in a file", () => {
    const wrong: Change[] = [
      { path: "places.nowhere.capacityBeds", add: 1 },
      { path: `places.${place}.capacityBeds`, set: -1 },
    ];
    const problemsOf = (act: () => unknown): unknown => {
      try {
        act();
      } catch (error) {
        if (error instanceof ScenarioError) return error.problems.map(({ path, message }) => ({ path, message }));
      }
      return "nothing was refused";
    };
    const here = problemsOf(() => changeScenario(base, wrong));
    expect(here).toHaveLength(2);
    expect(here).toEqual(problemsOf(() => readScenario("base.json", () => JSON.stringify(base), { changes: wrong })));
  });
});

describe("what the overview says", () => {
  const run = joinParts(base, finish(new PreviewPart(base, 0, REPLICATIONS).open()), REPLICATIONS);
  const summary = summariseRun(run, []);

  test("differs by exactly what the two sides differ", () => {
    const part = new PreviewPart(base, 0, REPLICATIONS);
    finish(part.open());
    const scenario = changeScenario(base, more, undefined);
    const changed = joinParts(scenario, finish(part.whatIf(more, "long-run")), REPLICATIONS);
    const comparison = summariseComparison(run, changed, []);
    const fee = { nokPerNight: 5000, priceYear: 2024, source: { nb: "", nn: "", en: "" } };
    for (const { key, estimate, baseline, difference, isPayment } of keyFigures(
      comparison,
      summary,
      comparison,
      fee,
      null,
    )) {
      if (key.measure === "nightsPerStayWithNight") continue;
      expect(difference!.difference).toBeCloseTo(estimate.mean! - baseline!.mean!, 9);
      if (isPayment) expect(estimate.mean).toBeCloseTo((5000 / 1e6) * nightsOf(comparison.estimates), 9);
    }
  });

  const nightsOf = (estimates: typeof summary.estimates): number =>
    estimates.find(({ key }) => keyText(key) === keyText({ measure: "billableNightsPerYear" }))!.mean!;

  test("is where most wait in beds of others, with the numbers, in three languages", () => {
    const waits = summary.estimates.filter(
      ({ key }) => key.measure === "readyQueueMean" && key.waitingFor !== undefined && key.waitingFor in base.places,
    );
    const total = (id: string): number =>
      waits.filter(({ key }) => key.waitingFor === id).reduce((sum, { mean }) => sum + (mean ?? 0), 0);
    const most = Object.keys(base.places).sort((one, other) => total(other) - total(one))[0];
    for (const language of LANGUAGES) {
      const { head, text, place: found } = overviewFinding(summary.facts, summary.estimates, language);
      expect(found).toBe(most);
      expect(text.replaceAll("\u00a0", " ")).toMatch(
        language === "en" ? /% \(95% CI .*: [\d.]+ \(95% CI / : / % \(95 % KI .*: [\d,]+ \(95 % KI /,
      );
      expect(`${head} ${text}`).not.toContain("undefined");
    }
  });

  test("calls it a bottleneck only where the place is nearly full, and says so where nobody waits", () => {
    const withOccupancy = (share: number) =>
      summary.estimates.map((estimate) =>
        estimate.key.measure === "occupancyShare" ? { ...estimate, mean: share } : estimate,
      );
    expect(overviewFinding(summary.facts, withOccupancy(0.95), "nb").head).toMatch(/^Flaskehals: /);
    expect(overviewFinding(summary.facts, withOccupancy(0.7), "nb").head).toMatch(/^Flest venter på /);
    const nobody = summary.estimates.map((estimate) =>
      estimate.key.measure === "readyQueueMean" ? { ...estimate, mean: 0 } : estimate,
    );
    expect(overviewFinding(summary.facts, nobody, "nb")).toMatchObject({ place: null, head: "Ingen kø å snakke om." });
  });

  test("sends everybody who comes into the map out of it again, or counts them as new", () => {
    const { places, ways } = flowMapData(summary.facts, summary.estimates, null, "nb");
    for (const { id, arrivalsPerYear } of places) {
      const moved = ways.filter(({ to }) => to === id).reduce((sum, { perYear }) => sum + perYear, 0);
      const admitted = summary.estimates.find(
        ({ key }) => keyText(key) === keyText({ measure: "admissionsPerYear", place: id }),
      )!.mean!;
      expect(arrivalsPerYear + moved).toBeCloseTo(admitted, 6);
    }
  });
});
