/*
 * A hospital, short-term places and long-term places where patients hold a bed while they wait for the next one: as a scenario, as a
 * planning problem, and as a Markov chain that says what every plan gives.
 */
import type { PlanningProblem } from "../../scenarios/problem.ts";
import { type LoadedProblem, readProblem } from "../../scenarios/read-problem.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import { chainOn, expectedOf, reachable, type State, stationary, type Transition } from "./markov-chain.ts";
import { boundedQueue, exponential, nursing, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

export interface BlockingNetwork {
  readonly arrivalsPerDay: number;
  /** Mean days of treatment, beds, and the share of patients who need the next place; hospital, short-term, long-term. */
  readonly days: readonly [number, number, number];
  readonly beds: readonly [number, number, number];
  readonly onward: readonly [number, number];
}

/** Means in the long run. */
export interface NetworkMeans {
  /** Ready in hospital for a short-term place. */
  readonly ready: number;
  readonly lostPerYear: number;
}

/** [in hospital, ready there, in short-term, ready there, in long-term] */
const EMPTY: State = [0, 0, 0, 0, 0];

/** What the chain of the network says in the long run. */
export function exactMeans({ arrivalsPerDay, days, beds, onward }: BlockingNetwork): NetworkMeans {
  const step = (state: State): Transition[] => {
    const [inHospital, readyInHospital, inShort, readyInShort, inLong] = state;
    const hasBed = inHospital + readyInHospital < beds[0];
    const isShortFree = inShort + readyInShort < beds[1];
    const isLongFree = inLong < beds[2];
    /** A short-term bed comes free: who waits in hospital goes there. */
    const freed = ([a, b, c, d, e]: number[]): State => (b > 0 ? [a, b - 1, c + 1, d, e] : [a, b, c, d, e]);
    const [leaveHospital, leaveShort, leaveLong] = [inHospital / days[0], inShort / days[1], inLong / days[2]];
    return [
      [[inHospital + 1, readyInHospital, inShort, readyInShort, inLong], hasBed ? arrivalsPerDay : 0],
      [[inHospital - 1, readyInHospital, inShort, readyInShort, inLong], leaveHospital * (1 - onward[0])],
      [
        isShortFree
          ? [inHospital - 1, readyInHospital, inShort + 1, readyInShort, inLong]
          : [inHospital - 1, readyInHospital + 1, inShort, readyInShort, inLong],
        leaveHospital * onward[0],
      ],
      [freed([inHospital, readyInHospital, inShort - 1, readyInShort, inLong]), leaveShort * (1 - onward[1])],
      [
        isLongFree
          ? freed([inHospital, readyInHospital, inShort - 1, readyInShort, inLong + 1])
          : [inHospital, readyInHospital, inShort - 1, readyInShort + 1, inLong],
        leaveShort * onward[1],
      ],
      [
        readyInShort > 0
          ? freed([inHospital, readyInHospital, inShort, readyInShort - 1, inLong])
          : [inHospital, readyInHospital, inShort, readyInShort, inLong - 1],
        leaveLong,
      ],
    ];
  };
  const chain = chainOn(reachable(EMPTY, step), step);
  const p = stationary(chain);
  return {
    ready: expectedOf(chain, p, ([, ready]) => ready),
    lostPerYear:
      365 * arrivalsPerDay * expectedOf(chain, p, ([inHospital, ready]) => (inHospital + ready === beds[0] ? 1 : 0)),
  };
}

/** The network with a plan: levers in order of id are those of hospital, long-term and short-term places. */
export function withPlan(network: BlockingNetwork, plan: ArrayLike<number>): BlockingNetwork {
  const [hospital, long, short] = Array.from(plan);
  const [a, b, c] = network.beds;
  return { ...network, beds: [a + hospital, b + short, c + long] };
}

export function networkScenario({ arrivalsPerDay, days, beds, onward }: BlockingNetwork, run: object): Scenario {
  const places = {
    ward: ward(beds[0], stay(exponential(days[0]), { short: onward[0], discharged: 1 - onward[0] }), boundedQueue(0)),
    short: nursing(beds[1], stay(exponential(days[1]), { long: onward[1], discharged: 1 - onward[1] })),
    long: nursing(beds[2], stay(exponential(days[2]))),
  };
  return scenarioOf("network", {
    places,
    streams: { acute: poisson("ward", arrivalsPerDay) },
    run: { warmUpDays: 300, lengthDays: 365, ...run },
  });
}

/** A problem about the network, with a lever for each of its places. */
export function networkProblem(network: BlockingNetwork, problem: Partial<PlanningProblem>, run = {}): LoadedProblem {
  const lever = (place: string, most: number, costPerUnitPerYear: number): PlanningProblem["levers"][string] => ({
    effects: [{ path: `places.${place}.capacityBeds`, addPerUnit: 1 }],
    most,
    costPerUnitPerYear,
  });
  const texts: Readonly<Record<string, unknown>> = {
    "network.yaml": networkScenario(network, run),
    "problem.yaml": {
      name: "network",
      scenario: "network.yaml",
      effect: "long-run",
      levers: { hospital: lever("ward", 3, 3), long: lever("long", 4, 1), short: lever("short", 4, 2) },
      minimise: { measures: [{ measure: "dischargeReadyMean" }] },
      ...problem,
    },
  };
  return readProblem("problem.yaml", (name) => JSON.stringify(texts[name]));
}
