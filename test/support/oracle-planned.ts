/* Waiting lists for planned admissions: known throughput, birth-death chains, a chain on beds and list, a list served by the week. */
import type { PlannedStream } from "../../scenarios/stream.ts";
import { chainOn, expectedOf, reachable, type State, stationary, type Transition } from "./markov-chain.ts";
import { mean, of, type OracleCase, ratio, weighted } from "./oracle-case.ts";
import { boundedQueue, constant, exponential, lognormal, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

const place = "ward";
const perDay = 1 / 365;
const daily =
  (measure: "calledToFillPerYear" | "calledByPlanPerYear" | "referralsPerYear" | "overCapacityDaysPerYear") =>
  (s: Parameters<ReturnType<typeof of>>[0]): number =>
    perDay * of({ measure, place })(s, null);

function planned(ratePerDay: number, more: Partial<PlannedStream>): PlannedStream {
  return { kind: "planned", group: "patients", to: place, ratePerDay, ...more };
}

/** The list is never empty, so a bed never is: what leaves is what the beds let out. */
const saturated = (["exponential", "lognormal"] as const).map((kind): OracleCase => {
  const id = `saturated-list-${kind}`;
  const [beds, los] = [8, 4];
  return {
    id,
    oracle: "Waiting list that fills free beds",
    title: `a list without end, ${beds} beds, ${kind} stays`,
    source: "beds ÷ mean stay",
    replications: 60,
    scenario: scenarioOf(id, {
      places: { ward: ward(beds, stay(kind === "exponential" ? exponential(los) : lognormal(los, 3))) },
      streams: { planned: planned(0.01, { listAtStart: 5000, fillsFreeBeds: { keepFree: 0 } }) },
      run: { warmUpDays: 200, lengthDays: 1000 },
    }),
    quantities: [
      mean("called in a day", beds / los, daily("calledToFillPerYear")),
      mean("occupancy", 1, of({ measure: "occupancyShare", place })),
      mean("mean occupied beds at midnight", beds, of({ measure: "midnightOccupiedMean", place })),
      mean("mean queue", 0, of({ measure: "queueMean", place })),
    ],
  };
});

/** Acute patients come at random; beds beyond those kept free go to the list at once. Beds in use are a birth-death chain. */
const keptFree: OracleCase = (() => {
  const id = "kept-free";
  const [beds, keepFree, rate, los] = [10, 3, 1.2, 4];
  const least = beds - keepFree;
  const most = 120;
  const weights = [1];
  for (let inSystem = least + 1; inSystem <= most; inSystem++) {
    weights.push((weights.at(-1)! * rate * los) / Math.min(inSystem, beds));
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const p = (inSystem: number): number => (weights[inSystem - least] ?? 0) / total;
  const sumOf = (what: (inSystem: number) => number): number =>
    weights.reduce((sum, weight, at) => sum + (weight / total) * what(least + at), 0);
  return {
    id,
    oracle: "Waiting list that fills free beds",
    title: `${keepFree} of ${beds} beds kept free for acute patients, a list without end`,
    source: "birth-death chain from the beds that are always in use",
    replications: 60,
    scenario: scenarioOf(id, {
      places: { ward: ward(beds, stay(exponential(los))) },
      streams: {
        acute: poisson(place, rate),
        planned: planned(0.01, { listAtStart: 5000, fillsFreeBeds: { keepFree } }),
      },
      run: { warmUpDays: 200, lengthDays: 1500 },
    }),
    quantities: [
      mean("called in a day", (least / los) * p(least), daily("calledToFillPerYear")),
      mean(
        "mean occupied beds",
        sumOf((n) => Math.min(n, beds)),
        of({ measure: "occupiedMean", place }),
      ),
      mean(
        "mean queue",
        sumOf((n) => Math.max(0, n - beds)),
        of({ measure: "queueMean", place }),
      ),
      mean(
        "share of time full",
        sumOf((n) => (n >= beds ? 1 : 0)),
        of({ measure: "shareOfTimeFull", place }),
      ),
    ],
  };
})();

/** Beds in use and patients on the list; acute patients who find no bed are lost. */
const bedsAndList: OracleCase = (() => {
  const id = "beds-and-list";
  const [beds, keepFree, acute, referred, los] = [6, 1, 0.7, 0.8, 3];
  const mostListed = 150;
  const settled = ([occupied, listed]: State): State => {
    const called = Math.max(0, Math.min(listed, beds - keepFree - occupied));
    return [occupied + called, listed - called];
  };
  const step = ([occupied, listed]: State): Transition[] => [
    ...(occupied < beds ? [[[occupied + 1, listed], acute] as Transition] : []),
    ...(listed < mostListed ? [[settled([occupied, listed + 1]), referred] as Transition] : []),
    [settled([occupied - 1, listed]), occupied / los],
  ];
  const chain = chainOn(reachable([0, 0], step), step);
  const p = stationary(chain);
  const expected = (what: (state: State) => number): number => expectedOf(chain, p, what);
  const list = expected(([, listed]) => listed);
  const full = expected(([occupied]) => (occupied >= beds ? 1 : 0));
  return {
    id,
    oracle: "Waiting list that fills free beds",
    title: `${beds} beds, ${keepFree} kept free, acute patients lost when full`,
    source: "Markov chain on beds and list, solved in test/support/oracle-planned.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: { ward: ward(beds, stay(exponential(los)), boundedQueue(0)) },
      streams: {
        acute: poisson(place, acute),
        planned: planned(referred, { fillsFreeBeds: { keepFree } }),
      },
      run: { warmUpDays: 400, lengthDays: 2500 },
    }),
    quantities: [
      mean("mean on the list", list, of({ measure: "waitingListMean", place })),
      weighted(
        "mean days from referral to admission",
        list / referred,
        of({ measure: "listWaitDaysMean", place }),
        daily("calledToFillPerYear"),
      ),
      mean("called in a day", referred, daily("calledToFillPerYear")),
      mean(
        "mean occupied beds",
        expected(([occupied]) => occupied),
        of({ measure: "occupiedMean", place }),
      ),
      ratio(
        "share of acute patients lost",
        full,
        (s) => perDay * of({ measure: "lostPerYear", place })(s, null),
        () => acute,
      ),
    ],
  };
})();

/** So many are called in each Monday: the list just after is a chain from week to week, and grows evenly in between. */
const weekly: OracleCase = (() => {
  const id = "weekly-calls";
  const [referred, called, most] = [0.6, 5, 400];
  const poissonWeek = [Math.exp(-7 * referred)];
  for (let n = 1; n < 60; n++) poissonWeek.push((poissonWeek[n - 1]! * 7 * referred) / n);
  let p = new Float64Array(most);
  p[0] = 1;
  for (let week = 0; week < 4000; week++) {
    const next = new Float64Array(most);
    for (let listed = 0; listed < most; listed++) {
      if (p[listed] < 1e-16) continue;
      poissonWeek.forEach((share, n) => {
        next[Math.max(0, Math.min(most - 1, listed + n - called))] += p[listed] * share;
      });
    }
    p = next;
  }
  const after = p.reduce((sum, share, listed) => sum + share * listed, 0);
  return {
    id,
    oracle: "Waiting list called in by plan",
    title: `${called} each Monday at 08:00, ${referred} referred a day`,
    source: "Markov chain from week to week, solved in test/support/oracle-planned.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: { ward: ward("unlimited", stay(constant(1))) },
      streams: { planned: planned(referred, { admissionsPerDay: { monday: called }, at: "08:00" }) },
      run: { warmUpDays: 700, lengthDays: 7000 },
    }),
    quantities: [
      mean("mean on the list", after + (7 * referred) / 2, of({ measure: "waitingListMean", place })),
      mean("called in a day", referred, daily("calledByPlanPerYear")),
      weighted(
        "mean days from referral to admission",
        after / referred + 3.5,
        of({ measure: "listWaitDaysMean", place }),
        daily("calledByPlanPerYear"),
      ),
      mean("mean queue", 0, of({ measure: "queueMean", place })),
    ],
  };
})();

/** A list without end, called in by the clock: D/D arrivals at a ward with too few beds on some days. */
const clockwork: OracleCase = {
  id: "planned-clockwork",
  oracle: "Waiting list called in by plan",
  title: "six each Monday at noon to four beds for two days, a list without end",
  source: "by hand",
  replications: 3,
  scenario: scenarioOf("planned-clockwork", {
    places: { ward: ward(4, stay(constant(2))) },
    streams: {
      planned: planned(0, { listAtStart: 1000, admissionsPerDay: { monday: 6 }, at: "12:00" }),
    },
    run: { warmUpDays: 14, lengthDays: 70 },
  }),
  quantities: [
    mean("called in a day", 6 / 7, daily("calledByPlanPerYear")),
    mean("mean occupied beds", 12 / 7, of({ measure: "occupiedMean", place })),
    mean("mean queue", (2 * 2) / 7, of({ measure: "queueMean", place })),
    mean("share who wait in the queue", 1 / 3, of({ measure: "shareWaited", place })),
    mean("on the list at the end", 1000 - 12 * 6, of({ measure: "waitingListAtEnd", place })),
  ],
};

export const plannedCases: readonly OracleCase[] = [...saturated, keptFree, bedsAndList, weekly, clockwork];
