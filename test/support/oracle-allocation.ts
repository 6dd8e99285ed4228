/* Who gets the bed where it is not the longest ready of a class: the longest list, shares, beds sold. Small Markov chains. */
import type { Place } from "../../scenarios/place.ts";
import { chainOn, expectedOf, reachable, stationary, type State, type Transition } from "./markov-chain.ts";
import { mean, of, ratio, type OracleCase, type Quantity } from "./oracle-case.ts";
import { exponential, nursing, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

const place = "ward";

/** Expectations of functions of the state of a chain in steady state. */
function solved(start: State, step: (state: State) => Transition[]): (what: (state: State) => number) => number {
  const chain = chainOn(reachable(start, step), step);
  const p = stationary(chain);
  return (what) => expectedOf(chain, p, what);
}

const changed = (state: State, ...changes: readonly (readonly [at: number, by: number])[]): State => {
  const next = [...state];
  for (const [at, by] of changes) next[at] += by;
  return next;
};

/** Of those who wait at a source: the mean queue, and the share of those who come who are lost. */
function sourceQuantities(name: string, from: string, queue: number, isFull: number): Quantity[] {
  const lost = of({ measure: "lostPerYear", place, from });
  const admitted = of({ measure: "admissionsPerYear", place, from });
  return [
    mean(`mean queue, ${name}`, queue, of({ measure: "queueMean", place, from })),
    ratio(`share lost, ${name}`, isFull, lost, (s, log) => lost(s, log) + admitted(s, log)),
  ];
}

/** Two lists, one from home and one at the front door: a free bed goes to the longer. */
const longestList: OracleCase = (() => {
  const [atHome, atDoor, los, beds] = [0.16, 0.3, 4, 2];
  const most = [7, 5];
  // State: occupied beds, waiting at home, waiting at the door; of equally long lists home comes first.
  const step = (state: State): Transition[] => {
    const [occupied, home, door] = state;
    const next = home + door === 0 ? 0 : home >= door ? 1 : 2;
    const leaves: Transition = [changed(state, next === 0 ? [0, -1] : [next, -1]), occupied / los];
    const comes = [atHome, atDoor].map((rate, at): Transition => {
      if (occupied < beds) return [changed(state, [0, 1]), rate];
      return [changed(state, [at + 1, 1]), state[at + 1] < most[at] ? rate : 0];
    });
    return [leaves, ...comes];
  };
  const average = solved([0, 0, 0], step);
  const id = "longest-list";
  return {
    id,
    oracle: "Longest list",
    title: `${beds} beds, at most ${most[0]} wait at home and ${most[1]} at the door`,
    source: "Markov chain of beds and both lists, solved in test/support/oracle-allocation.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(beds, stay(exponential(los)), {
          allocation: { rule: "longest-list", lists: [{ waitsAt: ["home"] }, { waitsAt: ["front-door"] }] },
          queue: { limit: { home: most[0], "front-door": most[1] }, beyondLimit: "lost" },
        }),
      },
      streams: { home: poisson(place, atHome, { waitsAt: "home" }), door: poisson(place, atDoor) },
      run: { warmUpDays: 200, lengthDays: 4000 },
    }),
    quantities: [
      ...sourceQuantities(
        "home",
        "home",
        average((state) => state[1]),
        average((state) => (state[1] === most[0] ? 1 : 0)),
      ),
      ...sourceQuantities(
        "door",
        "front-door",
        average((state) => state[2]),
        average((state) => (state[2] === most[1] ? 1 : 0)),
      ),
      mean(
        "mean occupied beds",
        average(([occupied]) => occupied),
        of({ measure: "occupiedMean", place }),
      ),
    ],
  };
})();

/** Two from the ward next door, one from home, over and over; others, of no share, when nobody of these waits. */
const shares: OracleCase = (() => {
  const [often, seldom, rest, los] = [0.2, 0.12, 0.05, 2.5];
  const most = [4, 4, 2];
  const turns = [0, 0, 1];
  const id = "shares";
  // State: occupied (0 or 1), waiting often, seldom, of no share, entry at which the cycle stands.
  const after = (entry: number, who: number): number => {
    if (who === 2) return entry;
    for (let at = entry; ; at = (at + 1) % turns.length) if (turns[at] === who) return (at + 1) % turns.length;
  };
  const next = ([, first, second, third, entry]: State): number => {
    for (let passed = 0; passed < turns.length; passed++) {
      const who = turns[(entry + passed) % turns.length];
      if ((who === 0 ? first : second) > 0) return who;
    }
    return third > 0 ? 2 : -1;
  };
  const withEntry = (state: State, entry: number): State => [...state.slice(0, 4), entry];
  const step = (state: State): Transition[] => {
    const [occupied, , , , entry] = state;
    const given = next(state);
    const leaves: Transition =
      given < 0
        ? [changed(state, [0, -1]), occupied / los]
        : [withEntry(changed(state, [given + 1, -1]), after(entry, given)), occupied / los];
    const comes = [often, seldom, rest].map((rate, who): Transition => {
      if (occupied === 0) return [withEntry(changed(state, [0, 1]), after(entry, who)), rate];
      return [changed(state, [who + 1, 1]), state[who + 1] < most[who] ? rate : 0];
    });
    return [leaves, ...comes];
  };
  const average = solved([0, 0, 0, 0, 0], step);
  const groups = ["often", "seldom", "rest"];
  const bounded: Place["queue"] = {
    limit: { home: most[0], "front-door": most[1], feeder: most[2] },
    beyondLimit: "lost",
  };
  const waiting = (at: number) => average((state) => state[at]);
  const full = (at: number) => average((state) => (state[at] === most[at - 1] ? 1 : 0));
  return {
    id,
    oracle: "Shares",
    title: "1 bed, two from home, then one from the door; others after all",
    source: "Markov chain of bed, lists and the entry of the cycle, solved in test/support/oracle-allocation.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(1, stay(exponential(los)), {
          allocation: {
            rule: "shares",
            cycle: [{ waitsAt: ["home"] }, { waitsAt: ["home"] }, { waitsAt: ["front-door"], groups: ["seldom"] }],
          },
          queue: bounded,
        }),
        // Without limits, and with exponential stays: what leaves it is a Poisson stream.
        feeder: ward("unlimited", stay(exponential(1), { ward: 1 })),
      },
      groups,
      streams: {
        often: poisson(place, often, { group: "often", waitsAt: "home" }),
        seldom: poisson(place, seldom, { group: "seldom" }),
        rest: poisson("feeder", rest, { group: "rest" }),
      },
      run: { warmUpDays: 200, lengthDays: 6000 },
    }),
    quantities: [
      ...sourceQuantities("two turns", "home", waiting(1), full(1)),
      ...sourceQuantities("one turn", "front-door", waiting(2), full(2)),
      ...sourceQuantities("no share", "feeder", waiting(3), full(3)),
      mean(
        "mean occupied beds",
        average(([occupied]) => occupied),
        of({ measure: "occupiedMean", place }),
      ),
    ],
  };
})();

/** At most so many wait in all, from two sources, and fewer from one of them. */
const totalLimit: OracleCase = (() => {
  const [atHome, atDoor, los, beds, total, mostAtHome] = [0.5, 0.6, 4, 4, 5, 2];
  // First come, first served: of those who wait, it must be known in which order they came. State: occupied, then the line.
  const step = ([occupied, ...line]: State): Transition[] => {
    const leaves: Transition =
      line.length > 0 ? [[occupied, ...line.slice(1)], occupied / los] : [[occupied - 1], occupied / los];
    const isRoom = (who: number): boolean =>
      line.length < total && (who === 1 || line.filter((one) => one === 0).length < mostAtHome);
    const comes = [atHome, atDoor].map((rate, who): Transition => {
      if (occupied < beds) return [[occupied + 1], rate];
      return [[occupied, ...line, who], isRoom(who) ? rate : 0];
    });
    return [leaves, ...comes];
  };
  const average = solved([0], step);
  const countOf = (line: readonly number[], who: number): number => line.filter((one) => one === who).length;
  const id = "queue-total";
  return {
    id,
    oracle: "Bounded queue (M/M/c/K)",
    title: `${beds} beds, at most ${total} wait, of them at most ${mostAtHome} at home`,
    source: "Markov chain of the line in order of arrival, solved in test/support/oracle-allocation.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(beds, stay(exponential(los)), {
          queue: { limit: { home: mostAtHome }, total, beyondLimit: "lost" },
        }),
      },
      streams: { home: poisson(place, atHome, { waitsAt: "home" }), door: poisson(place, atDoor) },
      run: { warmUpDays: 200, lengthDays: 2000 },
    }),
    quantities: [
      ...sourceQuantities(
        "home",
        "home",
        average(([, ...line]) => countOf(line, 0)),
        average(([, ...line]) => (line.length === total || countOf(line, 0) === mostAtHome ? 1 : 0)),
      ),
      ...sourceQuantities(
        "door",
        "front-door",
        average(([, ...line]) => countOf(line, 1)),
        average(([, ...line]) => (line.length === total ? 1 : 0)),
      ),
    ],
  };
})();

/** A place of one municipality that serves another with two beds at most, and its own residents first. */
const soldBeds: OracleCase = (() => {
  const [own, other, ownLos, otherLos, beds, sold] = [0.55, 0.4, 4, 5, 4, 2];
  const most = [5, 4];
  // State: beds of residents and of the others, then those of each who wait.
  const step = (state: State): Transition[] => {
    const [residents, others, ownWaiting, otherWaiting] = state;
    /** A bed that is left goes to a resident, or to one of the others while they have fewer than theirs. */
    const refilled = (after: State): State => {
      if (after[2] > 0) return changed(after, [2, -1], [0, 1]);
      return after[3] > 0 && after[1] < sold ? changed(after, [3, -1], [1, 1]) : after;
    };
    const isFree = residents + others < beds;
    return [
      [residents > 0 ? refilled(changed(state, [0, -1])) : state, residents / ownLos],
      [others > 0 ? refilled(changed(state, [1, -1])) : state, others / otherLos],
      isFree ? [changed(state, [0, 1]), own] : [changed(state, [2, 1]), ownWaiting < most[0] ? own : 0],
      isFree && others < sold
        ? [changed(state, [1, 1]), other]
        : [changed(state, [3, 1]), otherWaiting < most[1] ? other : 0],
    ];
  };
  const average = solved([0, 0, 0, 0], step);
  const id = "sold-beds";
  const municipalBeds = (actor: string) => of({ measure: "occupiedMean", place, actor });
  return {
    id,
    oracle: "Places sold to another municipality",
    title: `${beds} beds, at most ${sold} for another municipality, residents first`,
    source: "Markov chain of both municipalities' beds and queues, solved in test/support/oracle-allocation.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      actors: { buyer: { kind: "municipality" } },
      places: {
        ward: nursing(beds, stay(exponential(ownLos)), {
          serves: { buyer: sold },
          allocation: { rule: "priority", order: [{ actors: ["municipality"] }] },
          queue: { limit: { "front-door": most[0], home: most[1] }, beyondLimit: "lost" },
        }),
      },
      groups: {
        residents: { actor: "municipality" },
        others: { actor: "buyer", stays: { ward: stay(exponential(otherLos)) } },
      },
      streams: {
        own: poisson(place, own, { group: "residents" }),
        other: poisson(place, other, { group: "others", waitsAt: "home" }),
      },
      run: { warmUpDays: 200, lengthDays: 4000 },
    }),
    quantities: [
      mean(
        "mean beds of residents",
        average(([residents]) => residents),
        municipalBeds("municipality"),
      ),
      mean(
        "mean beds of the others",
        average((state) => state[1]),
        municipalBeds("buyer"),
      ),
      ...sourceQuantities(
        "residents",
        "front-door",
        average((state) => state[2]),
        average((state) => (state[2] === most[0] ? 1 : 0)),
      ),
      ...sourceQuantities(
        "others",
        "home",
        average((state) => state[3]),
        average((state) => (state[3] === most[1] ? 1 : 0)),
      ),
    ],
  };
})();

export const allocationCases: readonly OracleCase[] = [longestList, shares, totalLimit, soldBeds];
