import { join } from "node:path";
import { expect, test } from "vitest";
import { alternativesIn } from "../scenarios/alternative.ts";
import { loadScenario } from "../scenarios/load.ts";
import type { Place } from "../scenarios/place.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { simulateFast } from "./support/fast-side.ts";
import { constant, nursing, poisson, scenarioOf, stay, ward } from "./support/oracle-scenarios.ts";

const small = loadScenario(join(import.meta.dirname, "..", "scenarios", "two-municipalities.yaml")).scenario;

test("an alternative that nobody waits long enough for changes nothing", () => {
  const [first, second] = Object.keys(small.places).filter((id) => small.places[id]!.stay);
  const alternatives = { any: { to: second!, afterDays: 36_525, keepsFirstTurn: true } };
  const never: Scenario = {
    ...small,
    places: { ...small.places, [first!]: { ...small.places[first!]!, alternatives } },
  };
  expect(simulateFast(never, 0).log).toEqual(simulateFast(small, 0).log);
});

/** One patient of the ward is ready on day 2; the nursing home is full until day 20, the other one until day 4. */
function story(alternatives: Place["alternatives"]): string[] {
  const scenario = scenarioOf("alternatives", {
    places: {
      nursing: nursing(1, stay(constant(20)), alternatives ? { alternatives } : {}),
      other: nursing(1, stay(constant(4))),
      ward: ward(1, stay(constant(2), { nursing: 1 })),
    },
    // Who is present at the start is drawn by the flow through a place, so there is some.
    streams: {
      "to-nursing": poisson("nursing", 1e-9),
      "to-other": poisson("other", 1e-9),
      "to-ward": poisson("ward", 1e-9),
    },
    run: {
      warmUpDays: 0,
      lengthDays: 60,
      start: { kind: "filled", stays: "fresh", shares: { nursing: 1, other: 1, ward: 1 } },
    },
  });
  return simulateFast(scenario, 0)
    .log.filter(({ stream }) => stream === "start:ward")
    .map(({ time, kind, place, destination }) => [time, kind, place, destination].join(" ").trim());
}

test("a patient of the ward waits for both, takes the first bed, and goes on with the turn of before or stays", () => {
  const alternative = { to: "other", afterDays: 1.5, startDelayDays: constant(0.5) };
  const both = [
    "2 treatment-ends ward",
    "2 ready ward nursing",
    "2 queues ward nursing",
    "3.5 also-queues ward other",
    "4 given ward other",
    "4.5 moves ward other",
    "4.5 admitted other",
    "8.5 treatment-ends other",
  ];
  expect(story({ hospital: { ...alternative, keepsFirstTurn: true } })).toEqual([
    ...both,
    "8.5 ready other nursing",
    "8.5 queues other nursing",
    "20 given other nursing",
    "20 moves other nursing",
    "20 admitted nursing",
    "40 treatment-ends nursing",
    "40 ready nursing discharged",
    "40 queues nursing discharged",
    "40 given nursing discharged",
    "40 moves nursing discharged",
  ]);
  expect(story({ ward: [{ ...alternative, keepsFirstTurn: false }] })).toEqual([
    ...both,
    "8.5 ready other discharged",
    "8.5 queues other discharged",
    "8.5 given other discharged",
    "8.5 moves other discharged",
  ]);
  expect(
    story({ ward: { ...alternative, keepsFirstTurn: true, actors: ["municipality"], groups: ["patients"] } }),
  ).toContain("3.5 also-queues ward other");
  expect(story({ home: { ...alternative, keepsFirstTurn: true } })).toEqual(story(undefined));
});

test("one alternative may stand without a list", () => {
  const alternative = { to: "other", afterDays: 1, keepsFirstTurn: false };
  expect(alternativesIn(alternative)).toEqual([alternative]);
  expect(alternativesIn(undefined)).toEqual([]);
});
