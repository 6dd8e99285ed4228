import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  advance,
  chainOn,
  expectedOf,
  periodicWeek,
  reachable,
  stationary,
  type State,
  type Transition,
} from "./support/markov-chain.ts";
import { jackknife } from "./support/oracle-case.ts";
import { birthDeath, dailyQueue, erlangB, erlangC, expected, priorityWaits } from "./support/oracle-formulas.ts";
import { oracleCases } from "./support/oracle-list.ts";

/* What the oracles are computed with is checked against the oracle files and against itself. */

const readOracles = (name: string) =>
  JSON.parse(readFileSync(new URL(`oracles/${name}.json`, import.meta.url), "utf8"));
const queues = readOracles("exact_queues").cases;

describe("formulas", () => {
  test("of Erlang and of priority give the numbers of the oracle files", () => {
    for (const { params, expected: exact } of queues.erlang_loss) {
      expect(erlangB(params.beds, exact.offered_load)).toBeCloseTo(exact.p_block, 7);
    }
    for (const { params, expected: exact } of queues.mmc) {
      expect(erlangC(params.beds, exact.offered_load)).toBeCloseTo(exact.p_wait, 7);
    }
    for (const { params, expected: exact } of queues.mmc_nonpreemptive_priority) {
      const waits = priorityWaits(params.arrival_rates_by_class_highest_first, params.mean_los, params.beds);
      waits.forEach((wait, rank) => expect(wait).toBeCloseTo(exact.mean_wait_by_class[rank], 6));
    }
  });

  test("of birth and death give Erlang A", () => {
    for (const { params, expected: exact } of queues.erlang_a_mortality_or_reneging_while_waiting) {
      const { arrival_rate: rate, mean_los: los, beds, mean_patience: patience } = params;
      const p = birthDeath(
        400,
        () => rate,
        (n) => Math.min(n, beds) / los + Math.max(0, n - beds) / patience,
      );
      expect(expected(p, (n) => Math.max(0, n - beds))).toBeCloseTo(exact.mean_queue, 6);
    }
  });

  test("of the daily queue: with room for one a day, the mean of the discrete queue M/D/1", () => {
    const rate = 0.7;
    const { left } = dailyQueue(rate, [1, 1, 1, 1, 1, 1, 1]);
    // Those left over after one is taken: E[Q] = λ² / (2 (1 − λ)).
    for (const one of left) expect(one).toBeCloseTo((rate * rate) / (2 * (1 - rate)), 9);
  });
});

describe("a Markov chain", () => {
  const blocking = readOracles("exact_blocking").tandem_hospital_nursing_home[0];

  test("has the stationary state of the tandem with losses", () => {
    const { arrival_rate: rate, hospital_beds: wardBeds, nursing_home_beds: places } = blocking.params;
    // In treatment, ready, in the nursing home; all stays are one day.
    const step = ([treated, ready, nursed]: State): Transition[] => [
      ...(treated + ready < wardBeds ? [[[treated + 1, ready, nursed], rate] as Transition] : []),
      [nursed < places ? [treated - 1, ready, nursed + 1] : [treated - 1, ready + 1, nursed], treated],
      [ready > 0 ? [treated, ready - 1, nursed] : [treated, ready, nursed - 1], nursed],
    ];
    const chain = chainOn(reachable([0, 0, 0], step), step);
    const p = stationary(chain);
    expect(chain.states.length).toBe(blocking.expected.states);
    expect(expectedOf(chain, p, ([, ready]) => ready)).toBeCloseTo(blocking.expected.mean_blocked_discharge_ready, 7);
    expect(expectedOf(chain, p, ([, , nursed]) => nursed)).toBeCloseTo(blocking.expected.mean_nursing_home_occupied, 7);
  });

  test("follows the weekly periodic state of Mt/M/c", () => {
    const [{ params, expected: exact }] = readOracles("exact_time_varying").mt_m_c_weekly_periodic;
    const { daily_rates_monday_first: rates, mean_los: los, beds, truncation = 160 } = params;
    const states: State[] = Array.from({ length: truncation + 1 }, (_, n) => [n]);
    const chains = (rates as number[]).map((rate) =>
      chainOn(states, ([n]) => [
        ...(n < truncation ? [[[n + 1], rate] as Transition] : []),
        [[n - 1], Math.min(n, beds) / los],
      ]),
    );
    const week = periodicWeek(chains.map((chain) => ({ chain })));
    week.forEach(({ start, mean }, day) => {
      const occupied = (p: Float64Array) => expected(p, (n) => Math.min(n, beds));
      const queue = (p: Float64Array) => expected(p, (n) => Math.max(0, n - beds));
      expect(occupied(start)).toBeCloseTo(exact.by_day[day].occupied_at_midnight, 6);
      expect(queue(start)).toBeCloseTo(exact.by_day[day].queue_at_midnight, 6);
      expect(occupied(mean)).toBeCloseTo(exact.by_day[day].mean_occupied, 6);
      expect(queue(mean)).toBeCloseTo(exact.by_day[day].mean_queue, 6);
    });
  });

  test("of one bed relaxes exponentially", () => {
    const chain = chainOn([[0], [1]], ([n]) => [n === 0 ? [[1], 2] : [[0], 3]]);
    const { end, mean } = advance(chain, Float64Array.of(1, 0), 0.4);
    expect(end[1]).toBeCloseTo(0.4 * (1 - Math.exp(-2)), 12);
    expect(mean[1]).toBeCloseTo(0.4 * (1 - (1 - Math.exp(-2)) / 2), 12);
  });
});

test("the jackknife of a mean is its usual standard error", () => {
  const { value, standardError } = jackknife([[1], [2], [4], [9]], ([mean]) => mean);
  expect(value).toBe(4);
  // Sum of squares 9 + 4 + 0 + 25 over 3, over 4.
  expect(standardError).toBeCloseTo(Math.sqrt(38 / 12), 12);
});

test("each case has an id of its own", () => {
  const ids = oracleCases.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
