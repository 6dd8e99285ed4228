/* What happens to those who wait, docs/model.md §6: several ways out of the queue. */
import { chainOn, expectedOf, reachable, stationary, type State, type Transition } from "./markov-chain.ts";
import { mean, of, ratio, type OracleCase, type Reader } from "./oracle-case.ts";
import { exponential, nursing, poisson, scenarioOf, stay } from "./oracle-scenarios.ts";

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

export const waitingCases: readonly OracleCase[] = [competing];
