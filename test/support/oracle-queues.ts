/* One ward: the cases of test/oracles/exact_queues.json. */
import { readFileSync } from "node:fs";
import type { Distribution } from "../../scenarios/distribution.ts";
import { levels, mean, of, ratio, waitQuantileOf, weighted, type OracleCase, type Quantity } from "./oracle-case.ts";
import { poissonProbabilities } from "./oracle-formulas.ts";
import {
  boundedQueue,
  constant,
  exponential,
  lognormal,
  poisson,
  relaxation,
  scenarioOf,
  stay,
  ward,
} from "./oracle-scenarios.ts";

type Numbers = Readonly<Record<string, number>>;
interface Listed<Params = Numbers, Expected = Numbers> {
  readonly params: Params;
  readonly expected: Expected;
}
interface PriorityParams {
  readonly arrival_rates_by_class_highest_first: readonly number[];
  readonly mean_los: number;
  readonly beds: number;
}
interface PriorityExpected {
  readonly p_wait: number;
  readonly mean_wait_by_class: readonly number[];
  readonly mean_wait_all: number;
  readonly mean_queue_by_class: readonly number[];
}

const file = JSON.parse(readFileSync(new URL("../oracles/exact_queues.json", import.meta.url), "utf8")) as {
  readonly cases: {
    readonly mmc: readonly Listed[];
    readonly erlang_loss: readonly Listed[];
    readonly mginf: readonly Listed[];
    readonly mmc_nonpreemptive_priority: readonly Listed<PriorityParams, PriorityExpected>[];
    readonly erlang_a_mortality_or_reneging_while_waiting: readonly Listed[];
    readonly m_h2_c_short_and_long_stay: readonly Listed[];
  };
};
const source = "test/oracles/exact_queues.json";

const place = "ward";
const perDay = 1 / 365;
const arrivals = of({ measure: "arrivalsPerYear", place });
const admissions = of({ measure: "admissionsPerYear", place });
const lost = of({ measure: "lostPerYear", place });
const queue = of({ measure: "queueMean", place });
const full = of({ measure: "shareOfTimeFull", place });
const occupied = of({ measure: "occupiedMean", place });
const waited = of({ measure: "shareWaited", place });
const waitDays = of({ measure: "waitDaysMean", place });

// Events a case may take in the tests; the slower a queue forgets, the more it needs.
const days = (rate: number, events: number, replications: number) => Math.ceil(events / (2 * rate) / replications);

const multiServer: readonly OracleCase[] = file.cases.mmc.map(({ params, expected }, at) => {
  const { arrival_rate: rate, mean_los: los, beds } = params;
  const gap = beds / los - rate;
  const replications = 100;
  const id = `mmc-${at + 1}`;
  return {
    id,
    oracle: "M/M/c queue (Erlang C)",
    title: `${beds} beds, ${rate} a day, ${los} days`,
    source,
    replications,
    scenario: scenarioOf(id, {
      places: { ward: ward(beds, stay(exponential(los))) },
      streams: { acute: poisson(place, rate) },
      run: {
        warmUpDays: relaxation(rate, los, beds),
        lengthDays: days(rate, beds > 2 ? 800_000 : 300_000, replications),
        start: { kind: "filled", shares: { ward: expected.utilisation } },
      },
    }),
    quantities: [
      weighted("share who wait", expected.p_wait, waited, admissions),
      weighted("mean wait, days", expected.mean_wait, waitDays, admissions),
      weighted(
        "mean wait of those who wait, days",
        expected.mean_wait_of_delayed,
        of({ measure: "waitDaysMeanOfThoseWaiting", place }),
        (s, log) => admissions(s, log) * waited(s, log),
      ),
      waitQuantileOf("95th percentile of the wait, days", expected.wait_p95, place, 0.95),
      // Too rare to be worth comparing where queues are short.
      ...[expected.p_wait * Math.exp(-7 * gap)]
        .filter((share) => share > 0.01)
        .map((share) =>
          weighted(
            "share who wait more than 7 days",
            share,
            of({ measure: "shareWaitedOver7Days", place }),
            admissions,
          ),
        ),
      mean("mean queue", expected.mean_queue, queue),
      mean("mean occupied beds", expected.mean_occupied, occupied),
      mean("occupancy", expected.utilisation, of({ measure: "occupancyShare", place })),
      mean("share of time with all beds full", expected.p_all_busy, full),
    ],
  };
});

const stays: readonly [string, (los: number) => Distribution][] = [
  ["exponential", exponential],
  ["lognormal", (los) => lognormal(los, 1.2 * los)],
  ["constant", constant],
];

const loss: readonly OracleCase[] = file.cases.erlang_loss.flatMap(({ params, expected }, at) =>
  stays.map(([kind, distribution]): OracleCase => {
    const { arrival_rate: rate, mean_los: los, beds } = params;
    const replications = 50;
    const id = `loss-${at + 1}-${kind}`;
    return {
      id,
      oracle: "M/G/c/c, arrivals lost when full (Erlang B)",
      title: `${beds} beds, ${rate} a day, ${los} days, ${kind} stays`,
      source,
      replications,
      scenario: scenarioOf(id, {
        places: { ward: ward(beds, stay(distribution(los)), boundedQueue(0)) },
        streams: { acute: poisson(place, rate) },
        run: { warmUpDays: 40 * los, lengthDays: days(rate, 200_000, replications) },
      }),
      quantities: [
        ratio("share lost", expected.p_block, lost, arrivals),
        mean("mean occupied beds", expected.carried_load, occupied),
        mean("occupancy", expected.occupancy, of({ measure: "occupancyShare", place })),
        mean("share of time with all beds full", expected.p_block, full),
      ],
    };
  }),
);

const unlimited: readonly OracleCase[] = file.cases.mginf.map(({ params, expected }, at) => {
  const { arrival_rate: rate, mean_los: los } = params;
  const replications = 100;
  const id = `mginf-${at + 1}`;
  const poissonShares = poissonProbabilities(rate * los, 256);
  const atMost = (shares: Float64Array, most: number) =>
    shares.subarray(0, most + 1).reduce((sum, one) => sum + one, 0);
  const quantiles = [0.05, 0.5, 0.85, 0.95, 0.99].flatMap((probability): Quantity[] => {
    const exact = expected[`p${100 * probability}`];
    return [
      levels(`${100 * probability} % quantile of occupied beds`, exact, place, (shares) =>
        shares.findIndex((_, level) => atMost(shares, level) >= probability),
      ),
      levels(`share of time with at most ${exact} beds occupied`, atMost(poissonShares, exact), place, (shares) =>
        atMost(shares, exact),
      ),
    ];
  });
  return {
    id,
    oracle: "M/G/∞, no limit of beds",
    title: `${rate} a day, ${los} days, lognormal stays`,
    source,
    replications,
    scenario: scenarioOf(id, {
      places: { ward: ward("unlimited", stay(lognormal(los, los))) },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 40 * los, lengthDays: days(rate, 300_000, replications) },
    }),
    quantities: [
      mean("mean occupied beds", expected.mean_occupied, occupied),
      levels("variance of occupied beds", expected.variance, place, (shares) => {
        const moment = (power: number) => shares.reduce((sum, share, level) => sum + share * Math.pow(level, power), 0);
        return moment(2) - moment(1) * moment(1);
      }),
      ...quantiles,
    ],
  };
});

const priority: readonly OracleCase[] = file.cases.mmc_nonpreemptive_priority.map(({ params, expected }, at) => {
  const { arrival_rates_by_class_highest_first: rates, mean_los: los, beds } = params;
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  const groups = rates.map((_, rank) => `class-${rank + 1}`);
  const replications = 100;
  const id = `priority-${at + 1}`;
  return {
    id,
    oracle: "M/M/c with priority by group",
    title: `${beds} beds, ${rates.join(" + ")} a day, ${los} days`,
    source,
    replications,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(beds, stay(exponential(los)), {
          allocation: { rule: "priority", order: groups.map((group) => ({ groups: [group] })) },
        }),
      },
      groups,
      streams: Object.fromEntries(groups.map((group, rank) => [group, poisson(place, rates[rank], { group })])),
      run: {
        warmUpDays: relaxation(total, los, beds),
        lengthDays: days(total, 800_000, replications),
        start: { kind: "filled", shares: { ward: 0.9 } },
      },
    }),
    quantities: [
      weighted("share who wait", expected.p_wait, waited, admissions),
      weighted("mean wait, days", expected.mean_wait_all, waitDays, admissions),
      ...groups.flatMap((group, rank) => {
        const waiting = of({ measure: "queueMean", place, group });
        const admitted = of({ measure: "admissionsPerYear", place, group });
        return [
          mean(`mean queue of class ${rank + 1}`, expected.mean_queue_by_class[rank], waiting),
          ratio(
            `mean wait of class ${rank + 1}, days`,
            expected.mean_wait_by_class[rank],
            waiting,
            (s, log) => admitted(s, log) * perDay,
          ),
        ];
      }),
    ],
  };
});

const impatient: readonly OracleCase[] = file.cases.erlang_a_mortality_or_reneging_while_waiting.map(
  ({ params, expected }, at) => {
    const { arrival_rate: rate, mean_los: los, beds, mean_patience: patience } = params;
    const replications = 100;
    const id = `erlang-a-${at + 1}`;
    return {
      id,
      oracle: "M/M/c+M, leaving the queue (Erlang A)",
      title: `${beds} beds, ${rate} a day, ${los} days, patience ${patience} days`,
      source,
      replications,
      scenario: scenarioOf(id, {
        places: {
          ward: ward(beds, stay(exponential(los)), { leaving: { any: { ratePerDay: 1 / patience, to: "dead" } } }),
        },
        exits: { dead: { kind: "death" } },
        streams: { acute: poisson(place, rate) },
        run: {
          warmUpDays: 30 * Math.max(los, patience),
          lengthDays: days(rate, 400_000, replications),
          start: { kind: "filled", shares: { ward: 0.9 } },
        },
      }),
      quantities: [
        mean("share of time with all beds full (share who wait)", expected.p_wait, full),
        mean("mean queue", expected.mean_queue, queue),
        ratio(
          "share who leave the queue",
          expected.p_leave_queue,
          of({ measure: "leftQueuePerYear", place }),
          arrivals,
        ),
        ratio(
          "mean time in queue of all, days",
          expected.mean_time_in_queue_all,
          queue,
          (s, log) => arrivals(s, log) * perDay,
        ),
        mean("mean occupied beds", expected.mean_occupied, occupied),
      ],
    };
  },
);

const twoKindsOfStay: readonly OracleCase[] = file.cases.m_h2_c_short_and_long_stay.map(({ params, expected }, at) => {
  const { arrival_rate: rate, p_short: short, mean_los_short, mean_los_long, beds } = params;
  const replications = 100;
  const id = `mh2c-${at + 1}`;
  const branches = [
    { probability: short, mean: mean_los_short },
    { probability: 1 - short, mean: mean_los_long },
  ];
  return {
    id,
    oracle: "M/H2/c, short and long stays",
    title: `${beds} beds, ${rate} a day, ${mean_los_short} or ${mean_los_long} days`,
    source,
    replications,
    scenario: scenarioOf(id, {
      places: { ward: ward(beds, stay({ distribution: "hyper-exponential", branches })) },
      streams: { acute: poisson(place, rate) },
      run: {
        warmUpDays: 6_000,
        lengthDays: days(rate, 800_000, replications),
        start: { kind: "filled", shares: { ward: 0.9 } },
      },
    }),
    quantities: [
      mean("share of time with all beds full", expected.p_full, full),
      mean("mean queue", expected.mean_queue, queue),
      weighted("mean wait, days", expected.mean_wait, waitDays, admissions),
      mean("mean occupied beds", expected.mean_occupied, occupied),
    ],
  };
});

export const queueCases: readonly OracleCase[] = [
  ...multiServer,
  ...loss,
  ...unlimited,
  ...priority,
  ...impatient,
  ...twoKindsOfStay,
];
