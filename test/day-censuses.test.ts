import { describe, expect, test } from "vitest";
import { replicationDays } from "../analysis/day-censuses.ts";
import { compile } from "../engine/compile.ts";
import { replicate } from "../engine/replicate.ts";
import { flowMapBoxes } from "../report/charts/flow-map.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { loadScenario } from "../scenarios/load.ts";
import { flowMapData } from "../web/state/flow-data.ts";
import { rankedReplications, yearFigures } from "../web/state/ranking.ts";
import { detailModel, detailsOf, DETAIL_REPLICATIONS } from "../web/state/details.ts";
import { playedMap, waitingOn } from "../web/state/played-map.ts";
import { PreviewPart, finish } from "../web/workers/preview-part.ts";
import { joinParts, summariseRun } from "../web/workers/preview-summary.ts";

const { scenario } = loadScenario("scenarios/tandem.yaml");
const model = compile(scenario);

describe("one replication by the day", () => {
  test("has a count for every midnight, never more in beds than there are, and is the same history as without counting", () => {
    const days = replicationDays(model, 3);
    expect(days.occupied.length).toBe(days.dayCount * days.placeIds.length);
    for (const [cell, occupied] of days.occupied.entries()) {
      if (days.capacity[cell] >= 0) expect(occupied).toBeLessThanOrEqual(days.capacity[cell]);
      expect(days.ready[cell]).toBeLessThanOrEqual(occupied);
    }
    // Means of midnights lie near the mean over time of the same replication.
    const s = replicate(model, 3, { keepsDays: true });
    for (const place of days.placeIds.keys()) {
      const midnights = days.occupied.filter((_, cell) => cell % days.placeIds.length === place);
      const mean = midnights.reduce((sum, count) => sum + count, 0) / days.dayCount;
      const own = s.daily!.subarray(place * days.dayCount, (place + 1) * days.dayCount);
      const overTime = own.reduce((sum, count) => sum + count, 0) / days.dayCount;
      expect(Math.abs(mean - overTime)).toBeLessThan(0.05 * overTime + 0.2);
    }
    expect(replicationDays(model, 3)).toEqual(days);
    expect(replicationDays(model, 4).occupied).not.toEqual(days.occupied);
  });

  test("is drawn on the map of the year, whose boxes stay where they are", () => {
    const run = summariseRun(joinParts(scenario, finish(new PreviewPart(scenario, 0, 3).open()), 3), []);
    const data = flowMapData(scenarioFacts(scenario), run.estimates, null, "nb");
    const days = replicationDays(model, 0);
    const boxes = [0, 50, 200].map((day) => flowMapBoxes(playedMap(data, days, day, "nb"), "nb", 900));
    expect(boxes[1]).toEqual(boxes[0]);
    expect(boxes[2]).toEqual(boxes[0]);
    const [first] = playedMap(data, days, 50, "nb").places;
    const at = 50 * days.placeIds.length + days.placeIds.indexOf(first.id);
    expect(first.capacity).toContain(`${days.occupied[at]} nå`);
    expect(waitingOn(days, 50)).toBe(
      [...days.waiting.subarray(50 * days.placeIds.length, 51 * days.placeIds.length)].reduce((a, b) => a + b, 0),
    );
  });
});

test("of the replications looked at, the best has the shortest queue and the worst the longest", () => {
  const asked = { base: scenario, changes: [], effect: "first-years" } as const;
  const told: number[] = [];
  const { figures, distributions } = detailsOf(detailModel(asked), (finished) => told.push(finished));
  expect(told).toEqual(Array.from({ length: DETAIL_REPLICATIONS }, (_, at) => at + 1));
  const ranked = rankedReplications(figures);
  const waiting = (replication: number): number =>
    replicationDays(model, replication).waiting.reduce((sum, count) => sum + count, 0);
  expect(waiting(ranked.best)).toBeLessThan(waiting(ranked.typical));
  expect(waiting(ranked.typical)).toBeLessThan(waiting(ranked.worst));
  for (const { shareOfTime } of distributions.levels) {
    expect(shareOfTime.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  }
});

test("more replications are looked at a few at a time, and come to the same as all at once", () => {
  const all = yearFigures(model, 0, 12);
  expect([...yearFigures(model, 0, 5), ...yearFigures(model, 5, 6), ...yearFigures(model, 6, 12)]).toEqual(all);
  const asked = detailsOf(detailModel({ base: scenario, changes: [], effect: "first-years" }));
  const own = detailModel({ base: scenario, changes: [], effect: "first-years" });
  expect(asked.figures).toEqual(yearFigures(own, 0, DETAIL_REPLICATIONS));
});

describe("years are ranked", () => {
  test("by those who waited in hospital, where anybody did, whatever else was waited for", () => {
    const figures = [
      { ready: 3, waiting: 3 },
      { ready: 1, waiting: 90 },
      { ready: 2, waiting: 4 },
      { ready: 7, waiting: 7 },
    ];
    expect(rankedReplications(figures)).toEqual({ best: 1, typical: 2, worst: 3 });
  });

  test("by all who waited where nobody waits in hospital; of equal ones the earlier comes first", () => {
    const figures = [9, 2, 2, 9].map((waiting) => ({ ready: 0, waiting }));
    expect(rankedReplications(figures)).toEqual({ best: 1, typical: 2, worst: 3 });
    expect(rankedReplications(figures.slice(0, 1))).toEqual({ best: 0, typical: 0, worst: 0 });
  });
});
