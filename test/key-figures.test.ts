import { expect, test } from "vitest";
import type { Estimate } from "../analysis/estimates.ts";
import type { MeasureKey } from "../engine/measures.ts";
import { keyFigures } from "../tasks/key-figures.ts";

const estimate = (key: MeasureKey, mean: number | null, ci95: [number, number] | null = null): Estimate => ({
  key,
  count: 2,
  mean,
  standardError: null,
  ci95,
  p10: null,
  p50: null,
  p90: null,
});

test("a run comes to those who wait in hospital and their nights, of all places, for each alternative", () => {
  const ready = { measure: "dischargeReadyMean" } as const;
  const baseline = [
    estimate({ ...ready, place: "a" }, 3),
    estimate(ready, 8, [7, 9]),
    estimate({ measure: "overstayNightsPerYear" }, 3000),
    estimate({ measure: "queueMean", place: "b" }, 50),
  ];
  const other = [estimate(ready, 4)];
  expect(keyFigures([baseline, other])).toEqual([
    {
      ...ready,
      alternatives: [
        { mean: 8, ci95: [7, 9] },
        { mean: 4, ci95: null },
      ],
    },
    {
      measure: "overstayNightsPerYear",
      alternatives: [
        { mean: 3000, ci95: null },
        { mean: null, ci95: null },
      ],
    },
  ]);
});

test("where nobody waits in hospital it comes to the longest queue, whoever is in it", () => {
  const estimates = [
    estimate({ measure: "dischargeReadyMean" }, 0),
    estimate({ measure: "queueMean", place: "a" }, 2),
    estimate({ measure: "queueMean", place: "b" }, 5),
    estimate({ measure: "queueMean", place: "b", from: "home" }, 9),
    estimate({ measure: "queueMean", place: "c" }, null),
  ];
  expect(keyFigures([estimates])).toEqual([
    { measure: "queueMean", place: "b", alternatives: [{ mean: 5, ci95: null }] },
  ]);
  expect(keyFigures([[]])).toEqual([]);
});
