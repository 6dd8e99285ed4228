import { describe, expect, test } from "vitest";
import { blockingMatrix } from "../analysis/blocking-matrix.ts";
import {
  growingQueues,
  queueMoves,
  rankPlaces,
  type Relaxation,
  reliefOf,
  usualStep,
} from "../analysis/bottlenecks.ts";
import { simultaneousMeans } from "../analysis/paired-means.ts";
import { studentTQuantile } from "../analysis/student-t.ts";
import { runBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns, type MeasureKey } from "../engine/measures.ts";
import { type Results, stackBatches } from "../engine/results.ts";
import { capacityUnit, withMorePlaces, withoutLimit } from "../scenarios/capacity-step.ts";
import { loadScenario } from "../scenarios/load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { exampleFile } from "../tasks/package.ts";
import { chainOn, expectedOf, reachable, type State, stationary, type Transition } from "./support/markov-chain.ts";
import { exponential, scenarioOf } from "./support/oracle-scenarios.ts";

function simulated(scenario: Scenario, replications: number): Results {
  const model = compile(scenario);
  const batch = runBatch({ model, from: 0, to: replications });
  return stackBatches(measureColumns(model), [batch], replications, model.controlKeys);
}

function relaxed(scenario: Scenario, places: readonly string[], replications: number, step = 1): Relaxation[] {
  return places.map((place) => {
    const unit = capacityUnit(scenario, place)!;
    return { place, step, results: simulated(withMorePlaces(scenario, place, step, unit, "start"), replications) };
  });
}

const NIGHTS: MeasureKey = { measure: "overstayNightsPerYear" };
const queueFor = (place: string): MeasureKey => ({ measure: "queueMean", place });

/** Results from one list of values for each column. */
function resultsOf(...columns: readonly (readonly [MeasureKey, ...number[]])[]): Results {
  const count = columns[0].length - 1;
  return {
    columns: columns.map(([key]) => key),
    replications: Array.from({ length: count }, (_, at) => at),
    values: Float64Array.from({ length: count * columns.length }, (_, at) => {
      const [, ...values] = columns[at % columns.length];
      return values[Math.floor(at / columns.length)];
    }),
    events: 0,
    isPartial: false,
  };
}

/** A ranking of places whose nights, before and with one more place, are given. */
function ranked(before: readonly number[], after: Readonly<Record<string, readonly number[]>>) {
  const relaxations = Object.entries(after).map(([place, nights]) => ({
    place,
    step: 1,
    results: resultsOf([NIGHTS, ...nights]),
  }));
  return rankPlaces(resultsOf([NIGHTS, ...before]), relaxations);
}

describe("a hospital that loses patients when full, and a nursing home behind it", () => {
  const [arrivals, treatmentDays, homeDays, toHome] = [1.2, 4, 12, 0.4];
  const beds = (hospital: number, home: number): Scenario =>
    scenarioOf("marginal-bed", {
      places: {
        hospital: {
          owner: "hospital",
          kind: "hospital",
          capacityBeds: hospital,
          queue: { limit: { "front-door": 0 }, beyondLimit: "lost" },
          stay: {
            treatmentDays: exponential(treatmentDays),
            routes: { home: { probability: toHome }, discharged: { probability: 1 - toHome } },
          },
        },
        home: {
          owner: "municipality",
          kind: "short-term",
          capacityBeds: home,
          stay: { treatmentDays: exponential(homeDays), routes: { discharged: { probability: 1 } } },
        },
      },
      streams: { arrivals: { kind: "poisson", group: "patients", to: "hospital", ratePerDay: arrivals } },
      run: { warmUpDays: 365, lengthDays: 3650 },
    });

  /** Nights a year in the stationary chain of (in treatment, blocked, in the home). */
  function exactNights(hospital: number, home: number): number {
    const step = ([treated = 0, blocked = 0, resident = 0]: State): Transition[] => [
      [[treated + 1, blocked, resident], treated + blocked < hospital ? arrivals : 0],
      [[treated - 1, blocked, resident], (treated * (1 - toHome)) / treatmentDays],
      [
        resident < home ? [treated - 1, blocked, resident + 1] : [treated - 1, blocked + 1, resident],
        (treated * toHome) / treatmentDays,
      ],
      [blocked > 0 ? [treated, blocked - 1, resident] : [treated, blocked, resident - 1], resident / homeDays],
    ];
    const chain = chainOn(reachable([0, 0, 0], step), step);
    return 365 * expectedOf(chain, stationary(chain), ([, blocked = 0]) => blocked);
  }

  const before = simulated(beds(6, 4), 20);
  const ranking = rankPlaces(before, relaxed(beds(6, 4), ["hospital", "home"], 20));
  const [first, second] = ranking.savings;

  test("one more place in each saves what the Markov chain says, in the home fewer nights, in the hospital more", () => {
    const exact = exactNights(6, 4);
    expect(Math.abs(ranking.before.mean - exact)).toBeLessThan(4 * ranking.before.standardError!);
    for (const [saving, exactAfter] of [
      [first, exactNights(6, 5)],
      [second, exactNights(7, 4)],
    ] as const) {
      const { mean, standardError } = saving!.saved;
      expect(Math.abs(mean - (exact - exactAfter))).toBeLessThan(4 * standardError!);
    }
    expect([first!.place, first!.verdict, second!.place, second!.verdict]).toEqual([
      "home",
      "saves",
      "hospital",
      "costs",
    ]);
    expect(ranking.finding).toEqual({ kind: "one", places: ["home"] });
  });

  test("two more, divided by two, save what the chain says of two", () => {
    const [{ saved }] = rankPlaces(before, relaxed(beds(6, 4), ["home"], 20, 2)).savings as [typeof first & object];
    const exact = (exactNights(6, 4) - exactNights(6, 6)) / 2;
    expect(Math.abs(saved.mean - exact)).toBeLessThan(4 * saved.standardError!);
    expect(saved.mean).toBeLessThan(first!.saved.mean);
  });

  test("without a limit in the home nobody is ready and waits, and as many places are used as in the chain", () => {
    const relieved = simulated(withoutLimit(beds(6, 4), "home", "start"), 20);
    const relief = reliefOf("home", before, relieved, [
      {
        place: "hospital",
        step: 1,
        results: simulated(withoutLimit(beds(7, 4), "home", "start"), 20),
      },
    ]);
    // The hospital alone is M/M/6/6, those who leave it for the home are 0.4 of its throughput: Little's law.
    const load = arrivals * treatmentDays;
    let [term, sum] = [1, 1];
    for (let n = 1; n <= 6; n++) sum += term *= load / n;
    const used = arrivals * (1 - term / sum) * toHome * homeDays;
    expect(Math.abs(relief.used.mean - used)).toBeLessThan(4 * relief.used.standardError!);
    expect(relief.ranking.before.mean).toBe(0);
    expect(relief.ranking.finding.kind).toBe("nobody-waits");
  });
});

describe("in a chain of three", () => {
  /** Hospital, short-term and long-term places; what is scarce is said by the numbers. */
  const chain = (shortTerm: number, longTerm: number): Scenario =>
    scenarioOf("chain", {
      places: {
        hospital: {
          owner: "hospital",
          kind: "hospital",
          capacityBeds: 100,
          stay: {
            treatmentDays: exponential(3),
            routes: { "short-term": { probability: 0.5 }, discharged: { probability: 0.5 } },
          },
        },
        "short-term": {
          owner: "municipality",
          kind: "short-term",
          capacityBeds: shortTerm,
          stay: {
            treatmentDays: exponential(4),
            routes: { "long-term": { probability: 0.9 }, discharged: { probability: 0.1 } },
          },
        },
        "long-term": {
          owner: "municipality",
          kind: "long-term",
          capacityBeds: longTerm,
          stay: { treatmentDays: exponential(6), routes: { discharged: { probability: 1 } } },
        },
      },
      streams: { arrivals: { kind: "poisson", group: "patients", to: "hospital", ratePerDay: 2 } },
      run: { warmUpDays: 365, lengthDays: 1460 },
    });
  const places = ["hospital", "short-term", "long-term"];
  const findingOf = (scenario: Scenario) => rankPlaces(simulated(scenario, 12), relaxed(scenario, places, 12));

  test("the bottleneck is short-term places where they are scarce", () => {
    expect(findingOf(chain(5, 20)).finding).toEqual({ kind: "one", places: ["short-term"] });
  });

  test("it is long-term places where they are, though the patients wait in hospital for short-term places", () => {
    const scenario = chain(7, 6);
    const before = simulated(scenario, 24);
    expect(rankPlaces(before, relaxed(scenario, places, 24)).finding).toEqual({ kind: "one", places: ["long-term"] });
    const { cells } = blockingMatrix(before);
    expect(cells.map(({ from, waitingFor }) => `${from} → ${waitingFor}`).sort()).toEqual([
      "hospital → short-term",
      "short-term → long-term",
    ]);
  });

  test("a queue that is relieved moves on", () => {
    const scenario = chain(7, 6);
    const relieved = simulated(withoutLimit(scenario, "short-term", "start"), 12);
    const moves = queueMoves(simulated(scenario, 12), relieved, ["hospital", "short-term", "long-term"]);
    expect(moves.map(({ place, change }) => [place, Math.sign(change.mean)])).toEqual([
      ["long-term", 1],
      ["short-term", -1],
    ]);
  });
});

test.each([
  [0, 1],
  [14, 1],
  [33, 2],
  [108, 5],
  [1110, 5],
])("with %d places as many are added as can be seen and are still at the margin: %d", (capacity, step) =>
  expect(usualStep(capacity)).toBe(step),
);

describe("the ranking", () => {
  const before = [100, 120, 110, 130];

  test("names one place where it saves more than each other, pair by pair", () => {
    const { finding, savings } = ranked(before, { a: [99, 118, 109, 128], b: [90, 108, 99, 118] });
    expect(finding).toEqual({ kind: "one", places: ["b"] });
    expect(savings.map(({ place, isBest, verdict }) => [place, isBest, verdict])).toEqual([
      ["b", true, "saves"],
      ["a", false, "saves"],
    ]);
    expect(savings[0]!.saved.mean).toBeCloseTo(11.25, 10);
  });

  test("says which cannot be told from the first", () => {
    const { finding } = ranked(before, {
      a: [90, 108, 99, 118],
      b: [89, 110, 97, 119],
      c: [99.9, 119.9, 109.8, 129.9],
    });
    expect(finding).toEqual({ kind: "tied", places: ["a", "b"] });
  });

  test("names none where no saving is shown", () => {
    expect(ranked(before, { a: [90, 130, 100, 140], b: before }).finding).toEqual({ kind: "none" });
  });

  test("knows what costs, and what changes nothing", () => {
    const { savings } = ranked(before, { a: [110, 131, 120, 141], b: before });
    expect(savings.map(({ place, verdict, isBest }) => [place, verdict, isBest])).toEqual([
      ["b", "none", false],
      ["a", "costs", false],
    ]);
  });

  test("says nothing of chance from one replication, or where there is nothing to rank", () => {
    expect(ranked([100], { a: [90], b: [80] }).finding).toEqual({ kind: "unknown", places: ["b"] });
    expect(ranked(before, {}).finding).toEqual({ kind: "no-limits" });
    expect(ranked([0, 0], { a: [0, 0] }).finding).toEqual({ kind: "nobody-waits" });
  });

  test("goes by days in queues where nobody is discharge-ready", () => {
    const waiting = (...queue: number[]): Results =>
      resultsOf([NIGHTS, 0, 0, 0], [queueFor("a"), ...queue] as [MeasureKey, ...number[]]);
    const { target, savings } = rankPlaces(waiting(3, 4, 5), [{ place: "a", step: 2, results: waiting(2, 2.5, 4) }]);
    expect(target).toBe("waitingDaysPerYear");
    expect(savings[0]!.saved.mean).toBeCloseTo((365 * 3.5) / 3 / 2, 10);
  });

  test("has intervals that are wide enough for all places together", () => {
    const values = [Float64Array.of(1, 2, 4), Float64Array.of(0, 1, 0), Float64Array.of(5, 5, 6)];
    const [{ mean, standardError, ci95 }] = simultaneousMeans(values) as [ReturnType<typeof simultaneousMeans>[0]];
    expect(ci95![1]).toBeCloseTo(mean + studentTQuantile(2, 1 - 0.05 / 6) * standardError!, 12);
  });
});

test("a queue that nobody leaves, with more demand than places, is found to grow by what arrives less what is served", () => {
  const scenario = scenarioOf("growing", {
    places: {
      home: {
        owner: "municipality",
        kind: "short-term",
        capacityBeds: 5,
        stay: { treatmentDays: exponential(5), routes: { discharged: { probability: 1 } } },
      },
      calm: {
        owner: "municipality",
        kind: "short-term",
        capacityBeds: 9,
        stay: { treatmentDays: exponential(5), routes: { discharged: { probability: 1 } } },
      },
    },
    streams: {
      a: { kind: "poisson", group: "patients", to: "home", ratePerDay: 1.3 },
      b: { kind: "poisson", group: "patients", to: "calm", ratePerDay: 1.3 },
    },
    run: { warmUpDays: 100, lengthDays: 1000 },
  });
  const found = growingQueues(simulated(scenario, 20), ["calm", "home"], 1000);
  expect(found.map(({ place }) => place)).toEqual(["home"]);
  const { mean, standardError } = found[0]!.perYear;
  expect(Math.abs(mean - 0.3 * 365)).toBeLessThan(4 * standardError!);
});

describe("the matrix of who waits where, for what", () => {
  const results = simulated(loadScenario(exampleFile("scenario", "two-municipalities")!).scenario, 3);
  const { cells, rows, columns, all } = blockingMatrix(results);
  const meanOf = (key: MeasureKey): number => {
    const column = results.columns.findIndex((own) => JSON.stringify(own) === JSON.stringify(key));
    return (
      results.replications.reduce((sum, _, row) => sum + results.values[row * results.columns.length + column]!, 0) / 3
    );
  };

  test("has rows that add up to the discharge-ready patients and nights of each place, and to the queues from elsewhere", () => {
    const places = rows.filter(({ from }) => from !== "home" && from !== "front-door");
    expect(places.length).toBeGreaterThan(3);
    for (const { from, patients, nightsPerYear } of places) {
      expect(patients.mean).toBeCloseTo(meanOf({ measure: "dischargeReadyMean", place: from }), 9);
      expect(nightsPerYear.mean).toBeCloseTo(meanOf({ measure: "overstayNightsPerYear", place: from }), 7);
    }
    for (const from of ["home", "front-door"]) {
      const queues = results.columns.filter((key) => key.measure === "queueMean" && key.from === from);
      const own = rows.find((row) => row.from === from)!;
      expect(own.patients.mean).toBeCloseTo(
        queues.reduce((sum, key) => sum + meanOf(key), 0),
        9,
      );
      expect(own.nightsPerYear.mean).toBeCloseTo(365 * own.patients.mean!, 9);
    }
  });

  test("adds up to the same by rows, by columns and in all", () => {
    const sum = (parts: readonly { patients: { mean: number | null } }[]) =>
      parts.reduce((total, { patients }) => total + patients.mean!, 0);
    for (const parts of [cells, rows, columns]) expect(sum(parts)).toBeCloseTo(all.patients.mean!, 9);
  });
});
