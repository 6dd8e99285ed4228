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
  /** So many wait at the front door of the hospital at most; one more is lost. */
  readonly frontDoor: number;
}

/** Means in the long run. */
export interface NetworkMeans {
  /** Ready in hospital for a short-term place. */
  readonly ready: number;
  /** Waiting at the front door. */
  readonly queue: number;
}

/** What the chain of the network says in the long run. */
export function exactMeans(network: BlockingNetwork): NetworkMeans {
  const { arrivalsPerDay, days, beds, onward, frontDoor } = network;
  /** @param state [front door, in hospital, ready there, in short-term, ready there, in long-term] */
  const step = (state: State): Transition[] => {
    const [queue, inHospital, , inShort, , inLong] = state;
    const changed = (...by: number[]): State =>
      settled(
        network,
        state.map((count, at) => count + by[at]),
      );
    const [leaveHospital, leaveShort, leaveLong] = [inHospital / days[0], inShort / days[1], inLong / days[2]];
    const isAdmitted = state[1] + state[2] < beds[0] || queue < frontDoor;
    return [
      [changed(1, 0, 0, 0, 0, 0), isAdmitted ? arrivalsPerDay : 0],
      [changed(0, -1, 0, 0, 0, 0), leaveHospital * (1 - onward[0])],
      [changed(0, -1, 1, 0, 0, 0), leaveHospital * onward[0]],
      [changed(0, 0, 0, -1, 0, 0), leaveShort * (1 - onward[1])],
      [changed(0, 0, 0, -1, 1, 0), leaveShort * onward[1]],
      [changed(0, 0, 0, 0, 0, -1), leaveLong],
    ];
  };
  const chain = chainOn(reachable([0, 0, 0, 0, 0, 0], step), step);
  const p = stationary(chain);
  return {
    ready: expectedOf(chain, p, ([, , ready]) => ready),
    queue: expectedOf(chain, p, ([queue]) => queue),
  };
}

/** Everybody moves on who can: from the last place to the first, since each who moves on leaves a bed behind. */
function settled({ beds }: BlockingNetwork, state: readonly number[]): State {
  let [queue, inHospital, readyInHospital, inShort, readyInShort, inLong] = state;
  for (; readyInShort > 0 && inLong < beds[2]; inLong++) readyInShort--;
  for (; readyInHospital > 0 && inShort + readyInShort < beds[1]; inShort++) readyInHospital--;
  for (; queue > 0 && inHospital + readyInHospital < beds[0]; inHospital++) queue--;
  return [queue, inHospital, readyInHospital, inShort, readyInShort, inLong];
}

/** The network with a plan: levers in order of id are those of hospital, long-term and short-term places. */
export function withPlan(network: BlockingNetwork, plan: ArrayLike<number>): BlockingNetwork {
  const [hospital, long, short] = Array.from(plan);
  const [a, b, c] = network.beds;
  return { ...network, beds: [a + hospital, b + short, c + long] };
}

export function networkScenario(
  { arrivalsPerDay, days, beds, onward, frontDoor }: BlockingNetwork,
  run: object,
): Scenario {
  const places = {
    ward: ward(
      beds[0],
      stay(exponential(days[0]), { short: onward[0], discharged: 1 - onward[0] }),
      boundedQueue(frontDoor),
    ),
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
