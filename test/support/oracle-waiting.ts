/* What happens to those who wait, docs/model.md §6: several ways out of the queue, alternative places. */
import { chainOn, expectedOf, reachable, stationary, type State, type Transition } from "./markov-chain.ts";
import { mean, of, ratio, type OracleCase, type Reader } from "./oracle-case.ts";
import { boundedQueue, exponential, nursing, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

const daily =
  (read: Reader): Reader =>
  (s, log) =>
    read(s, log) / 365;

/**
 * Those who wait at home become fit, or die; of those who become fit some come back. A state is: those in the nursing home
 * and its queue, and those at home who will come back.
 */
const competing: OracleCase = (() => {
  const [rate, los, beds, fit, die, back, daysAtHome] = [0.9, 8, 6, 0.06, 0.02, 0.5, 5];
  const [mostHere, mostAway] = [60, 20];
  const waiting = (here: number): number => Math.max(0, here - beds);
  const step = ([here, away]: State): Transition[] => [
    ...(here < mostHere ? [[[here + 1, away], rate] as Transition] : []),
    ...(here > 0
      ? [[[here - 1, away], Math.min(here, beds) / los + waiting(here) * (die + fit * (1 - back))] as Transition]
      : []),
    ...(here > beds && away < mostAway ? [[[here - 1, away + 1], waiting(here) * fit * back] as Transition] : []),
    ...(away > 0 && here < mostHere ? [[[here + 1, away - 1], away / daysAtHome] as Transition] : []),
  ];
  const chain = chainOn(reachable([0, 0], step), step);
  const p = stationary(chain);
  const average = (what: (state: State) => number): number => expectedOf(chain, p, what);
  const queue = average(([here]) => waiting(here));
  const place = "nursing";
  const deaths = of({ measure: "deathsWaitingPerYear", place });
  const left = of({ measure: "leftQueuePerYear", place });
  const id = "competing-ways-out";
  return {
    id,
    oracle: "Several ways out of the queue",
    title: `nursing home of ${beds}, ${100 * fit} % a day become fit, ${100 * die} % die, half of the fit come back`,
    source: "Markov chain, solved in test/support/oracle-waiting.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        nursing: nursing(beds, stay(exponential(los)), {
          leaving: {
            any: [
              {
                ratePerDay: fit,
                to: "discharged",
                readmission: { probability: back, delayDays: exponential(daysAtHome), to: "nursing" },
              },
              { ratePerDay: die, to: "dead" },
            ],
          },
        }),
      },
      exits: { dead: { kind: "death" } },
      streams: { community: poisson(place, rate, { waitsAt: "home" }) },
      run: { warmUpDays: 400, lengthDays: 3000 },
    }),
    quantities: [
      mean("mean queue", queue, of({ measure: "queueMean", place })),
      mean("leave the queue a day", queue * (fit + die), daily(left)),
      mean("die in the queue a day", queue * die, daily(deaths)),
      ratio("share of those leaving who die", die / (fit + die), deaths, left),
      mean(
        "come back a day",
        average(([, away]) => away) / daysAtHome,
        daily(of({ measure: "readmissionsPerYear", place })),
      ),
      mean(
        "mean occupied places",
        average(([here]) => Math.min(here, beds)),
        of({ measure: "occupiedMean", place }),
      ),
    ],
  };
})();

/**
 * Whoever finds the first place full accepts the second at once, and the one queue of both is served by the bed that is free first.
 * The second has patients of its own, who do not wait. A state is: those in the first, in the second, and those who wait.
 */
const eitherPlace: OracleCase = (() => {
  const [rate, ownRate, firstLos, secondLos, firstBeds, secondBeds, most] = [1.2, 0.3, 4, 6, 4, 4, 80];
  const step = ([first, second, waiting]: State): Transition[] => [
    first < firstBeds
      ? [[first + 1, second, waiting], rate]
      : second < secondBeds
        ? [[first, second + 1, waiting], rate]
        : [[first, second, Math.min(most, waiting + 1)], rate],
    ...(second < secondBeds ? [[[first, second + 1, waiting], ownRate] as Transition] : []),
    [waiting > 0 ? [first, second, waiting - 1] : [first - 1, second, 0], first / firstLos],
    [waiting > 0 ? [first, second, waiting - 1] : [first, second - 1, 0], second / secondLos],
  ];
  const chain = chainOn(reachable([0, 0, 0], step), step);
  const p = stationary(chain);
  const average = (what: (state: State) => number): number => expectedOf(chain, p, what);
  const queue = average(([, , waiting]) => waiting);
  const took = average(([first, second, waiting]) =>
    first < firstBeds ? 0 : second < secondBeds ? rate : waiting > 0 ? second / secondLos : 0,
  );
  const id = "alternative-at-once";
  return {
    id,
    oracle: "Alternative place, accepted at once",
    title: `${firstBeds} beds, or ${secondBeds} elsewhere, the turn for the first lost`,
    source: "Markov chain, solved in test/support/oracle-waiting.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        first: ward(firstBeds, stay(exponential(firstLos)), {
          alternatives: { any: { to: "second", afterDays: 0, keepsFirstTurn: false } },
        }),
        second: ward(secondBeds, stay(exponential(secondLos)), boundedQueue(0)),
      },
      streams: { acute: poisson("first", rate), own: poisson("second", ownRate, { waitsAt: "home" }) },
      run: { warmUpDays: 300, lengthDays: 2500 },
    }),
    quantities: [
      mean("mean queue for the first", queue, of({ measure: "queueMean", place: "first" })),
      mean("mean queue for the second", queue, of({ measure: "queueMean", place: "second" })),
      mean("take the alternative a day", took, daily(of({ measure: "tookAlternativePerYear", place: "first" }))),
      mean(
        "mean occupied beds of the first",
        average(([first]) => first),
        of({ measure: "occupiedMean", place: "first" }),
      ),
      mean(
        "mean occupied beds of the second",
        average(([, second]) => second),
        of({ measure: "occupiedMean", place: "second" }),
      ),
      ratio(
        "share of its own patients whom the second turns away",
        average(([, second]) => (second === secondBeds ? 1 : 0)),
        of({ measure: "lostPerYear", place: "second", from: "home" }),
        (s, log) =>
          of({ measure: "lostPerYear", place: "second", from: "home" })(s, log) +
          of({ measure: "admissionsPerYear", place: "second", from: "home" })(s, log),
      ),
    ],
  };
})();

/**
 * The same, but all go on to the first place in the end, with the turn of before: those who lie in the second go before all who
 * still wait outside. A state is: those in the first, treated in the second, ready there, and those who wait outside.
 */
const keptTurn: OracleCase = (() => {
  const [rate, firstLos, secondLos, firstBeds, secondBeds, most] = [1.0, 4, 3, 5, 3, 80];
  const step = ([first, treated, ready, waiting]: State): Transition[] => {
    const isFull = treated + ready === secondBeds;
    return [
      first < firstBeds
        ? [[first + 1, treated, ready, waiting], rate]
        : isFull
          ? [[first, treated, ready, Math.min(most, waiting + 1)], rate]
          : [[first, treated + 1, ready, waiting], rate],
      [
        ready > 0
          ? waiting > 0
            ? [first, treated + 1, ready - 1, waiting - 1]
            : [first, treated, ready - 1, 0]
          : waiting > 0
            ? [first, treated, ready, waiting - 1]
            : [first - 1, treated, ready, 0],
        first / firstLos,
      ],
      [
        first < firstBeds ? [first + 1, treated - 1, ready, waiting] : [first, treated - 1, ready + 1, waiting],
        treated / secondLos,
      ],
    ];
  };
  const chain = chainOn(reachable([0, 0, 0, 0], step), step);
  const p = stationary(chain);
  const average = (what: (state: State) => number): number => expectedOf(chain, p, what);
  const ready = average((state) => state[2]);
  const waiting = average((state) => state[3]);
  const took = average(([first, treated, isReady, outside]) => {
    if (first < firstBeds) return 0;
    if (treated + isReady < secondBeds) return rate;
    return isReady > 0 && outside > 0 ? first / firstLos : 0;
  });
  const id = "alternative-and-back";
  return {
    id,
    oracle: "Alternative place, accepted at once",
    title: `${firstBeds} beds, or first ${secondBeds} elsewhere and then on, the turn kept`,
    source: "Markov chain, solved in test/support/oracle-waiting.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        first: ward(firstBeds, stay(exponential(firstLos)), {
          alternatives: { "front-door": { to: "second", afterDays: 0, keepsFirstTurn: true } },
        }),
        second: ward(secondBeds, stay(exponential(secondLos))),
      },
      streams: { acute: poisson("first", rate) },
      run: { warmUpDays: 300, lengthDays: 2500 },
    }),
    quantities: [
      mean("mean queue outside", waiting, of({ measure: "queueMean", place: "first", from: "front-door" })),
      mean("mean ready in the second for the first", ready, of({ measure: "readyQueueMean", place: "second" })),
      mean(
        "mean queue for the first from the second",
        ready,
        of({ measure: "queueMean", place: "first", from: "second" }),
      ),
      mean("take the alternative a day", took, daily(of({ measure: "tookAlternativePerYear", place: "first" }))),
      mean(
        "mean in treatment in the second",
        average((state) => state[1]),
        of({ measure: "activeMean", place: "second" }),
      ),
      mean("admitted to the first a day", rate, daily(of({ measure: "admissionsPerYear", place: "first" }))),
    ],
  };
})();

export const waitingCases: readonly OracleCase[] = [competing, eitherPlace, keptTurn];
