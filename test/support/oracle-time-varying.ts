/* Rates, capacities and calendars that change: test/oracles/exact_time_varying.json, and chains that change by weekday. */
import { readFileSync } from "node:fs";
import type { Profile, Scenario } from "../../scenarios/schema.ts";
import { WEEKDAYS } from "../../scenarios/words.ts";
import { advance, chainOn, expectedOf, periodicWeek, type State, type Transition } from "./markov-chain.ts";
import { mean, of, ratio, weighted, type OracleCase, type Quantity } from "./oracle-case.ts";
import {
  boundedQueue,
  constant,
  exponential,
  lognormal,
  nursing,
  poisson,
  scenarioOf,
  stay,
  ward,
} from "./oracle-scenarios.ts";

type Numbers = Readonly<Record<string, number>>;

const file = JSON.parse(readFileSync(new URL("../oracles/exact_time_varying.json", import.meta.url), "utf8")) as {
  readonly mt_g_infinity_weekly: readonly {
    readonly params: Numbers & { readonly daily_rates_sunday_first: readonly number[] };
    readonly expected_mean_occupancy_at_start_of_day: Numbers;
    readonly limit_weekly_mean: number;
  }[];
  readonly mt_m_c_weekly_periodic: readonly {
    readonly params: Numbers & { readonly daily_rates_monday_first: readonly number[] };
    readonly expected: Numbers & { readonly by_day: readonly Numbers[] };
  }[];
  readonly weekend_discharge_stop: readonly { readonly params: Numbers; readonly expected: Numbers }[];
};
const source = "test/oracles/exact_time_varying.json";

const place = "ward";
const perDay = 1 / 365;
const admissions = of({ measure: "admissionsPerYear", place });

/** A multiplier for each weekday. */
function weekProfile(mondayFirst: readonly number[]): Profile {
  return { weekday: Object.fromEntries(WEEKDAYS.map((day, at) => [day, mondayFirst[at]])) as Profile["weekday"] };
}

const weeklyArrivals = file.mt_g_infinity_weekly.flatMap((oracle, at): OracleCase[] => {
  const { daily_rates_sunday_first: rates, mu, sigma } = oracle.params;
  const parts = {
    places: { ward: ward("unlimited", stay({ distribution: "lognormal", mu, sigma })) },
    profiles: { week: weekProfile([...rates.slice(1), rates[0]]) },
    streams: { acute: poisson(place, 1, { profile: "week" }) },
  };
  const name = "Mt/G/∞, arrivals by weekday";
  const fromEmpty = Object.entries(oracle.expected_mean_occupancy_at_start_of_day).map(([day, exact]): OracleCase => {
    const id = `weekly-arrivals-${at + 1}-day-${day}`;
    return {
      id,
      oracle: name,
      title: `from empty on a Sunday, day ${day}`,
      source,
      replications: 600,
      scenario: scenarioOf(id, {
        ...parts,
        // A Sunday, so many days before the one whose midnight is counted.
        run: { startDate: addDays("2024-01-07", Number(day) - 1), warmUpDays: Number(day) - 1, lengthDays: 1 },
      }),
      quantities: [mean("mean occupied beds at midnight", exact, of({ measure: "midnightOccupiedMean", place }))],
    };
  });
  const id = `weekly-arrivals-${at + 1}-limit`;
  const limit: OracleCase = {
    id,
    oracle: name,
    title: "in the long run",
    source,
    replications: 50,
    scenario: scenarioOf(id, { ...parts, run: { warmUpDays: 1400, lengthDays: 3640 } }),
    quantities: [mean("mean occupied beds", oracle.limit_weekly_mean, of({ measure: "occupiedMean", place }))],
  };
  return [...fromEmpty, limit];
});

const weeklyQueue = file.mt_m_c_weekly_periodic.map(({ params, expected }, at): OracleCase => {
  const id = `weekly-queue-${at + 1}`;
  const names = ["midnightOccupiedMean", "midnightQueueMean", "occupiedMean", "queueMean", "shareOfTimeFull"] as const;
  const fields = ["occupied_at_midnight", "queue_at_midnight", "mean_occupied", "mean_queue", "mean_p_full"];
  const words = [
    "beds at the midnight that begins",
    "queue at the midnight that begins",
    "beds on",
    "queue on",
    "share of time full on",
  ];
  return {
    id,
    oracle: "Mt/M/c, arrivals by weekday",
    title: `${params.beds} beds, ${params.mean_los} days`,
    source,
    replications: 60,
    scenario: scenarioOf(id, {
      places: { ward: ward(params.beds, stay(exponential(params.mean_los))) },
      profiles: { week: weekProfile(params.daily_rates_monday_first) },
      streams: { acute: poisson(place, 1, { profile: "week" }) },
      run: { warmUpDays: 350, lengthDays: 2800 },
    }),
    quantities: [
      ...expected.by_day.flatMap((day) =>
        names.map((measure, n) => {
          const isCensus = n < 2;
          // The census belongs to the day that ends.
          const weekday = isCensus ? (day.day + 6) % 7 : day.day;
          return mean(`${words[n]} ${capital(WEEKDAYS[day.day])}`, day[fields[n]], of({ measure, place, weekday }));
        }),
      ),
      mean("mean occupied beds", expected.week_mean_occupied, of({ measure: "occupiedMean", place })),
      mean("mean queue", expected.week_mean_queue, of({ measure: "queueMean", place })),
      mean("share of time full", expected.week_mean_p_full, of({ measure: "shareOfTimeFull", place })),
      weighted("share who wait", expected.p_wait_of_arrivals, of({ measure: "shareWaited", place }), admissions),
      weighted("mean wait, days", expected.mean_wait, of({ measure: "waitDaysMean", place }), admissions),
    ],
  };
});

const weekendStop = file.weekend_discharge_stop.map(({ params, expected }, at): OracleCase => {
  const id = `weekend-stop-${at + 1}`;
  const rate = params.arrival_rate;
  const los = 3;
  const toNursing = { place: "nursing", from: place };
  const given = of({ measure: "admissionsPerYear", ...toNursing });
  const ready = (weekday: number) => of({ measure: "dischargeReadyMean", place, weekday });
  const census = (weekday: number) => of({ measure: "midnightOccupiedMean", place, weekday });
  return {
    id,
    oracle: "No discharge at weekends",
    title: `${rate} a day, no limit of beds`,
    source: `${source}; the rest by the same argument`,
    keepsLog: true,
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        ward: ward("unlimited", stay(lognormal(los, 4), { nursing: 1 }), {
          discharge: { weekdays: WEEKDAYS.slice(0, 5) },
        }),
        nursing: nursing(1000, stay(constant(0.25))),
      },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 350, lengthDays: 700 },
    }),
    quantities: [
      mean(
        "waiting at the end of Saturday, with those in treatment",
        expected.mean_waiting_saturday_24 + rate * los,
        census(5),
      ),
      mean(
        "waiting at the end of Sunday, with those in treatment",
        expected.mean_waiting_sunday_24 + rate * los,
        census(6),
      ),
      mean("mean waiting on Saturday", rate / 2, ready(5)),
      mean("mean waiting on Sunday", (3 * rate) / 2, ready(6)),
      mean("mean waiting on Wednesday", 0, ready(2)),
      mean("mean waiting", expected.time_average_waiting, of({ measure: "dischargeReadyMean", place })),
      weighted("mean wait, days", expected.mean_wait_all, of({ measure: "waitDaysMean", ...toNursing }), given),
      weighted(
        "mean wait of those who wait, days",
        expected.mean_wait_of_weekend_ready,
        of({ measure: "waitDaysMeanOfThoseWaiting", ...toNursing }),
        (s, log) => given(s, log) * of({ measure: "shareWaited", ...toNursing })(s, log),
      ),
      mean(
        "nights of waiting a day",
        (3 * rate) / 7,
        (s, log) => perDay * of({ measure: "overstayNightsPerYear", place })(s, log),
      ),
      mean("discharges on a Monday", expected.discharges_monday_mean, (s, log) => {
        const { warmUpDays, dayCount, dayWeekday } = s.model;
        const discharges = log!.entries.filter(
          ({ kind, source: from, time }) =>
            kind === "moves" &&
            s.model.placeIds[from] === place &&
            time >= warmUpDays &&
            dayWeekday[Math.floor(time)] === 0,
        );
        return (discharges.length * 7) / (dayCount - warmUpDays);
      }),
    ],
  };
});

/** A ward whose beds differ by weekday: a state is occupied beds and patients waiting. */
export function wardStep(rate: number, los: number, beds: number, mostWaiting: number) {
  return ([occupied, waiting]: State): Transition[] => {
    const arrives: Transition[] =
      occupied < beds
        ? [[[occupied + 1, waiting], rate]]
        : waiting < mostWaiting
          ? [[[occupied, waiting + 1], rate]]
          : [];
    const takesNext = waiting > 0 && occupied - 1 < beds;
    return [...arrives, [takesNext ? [occupied, waiting - 1] : [occupied - 1, waiting], occupied / los]];
  };
}

/** At midnight new beds take those who wait; a fall evicts nobody. */
export function atMidnight(beds: number) {
  return ([occupied, waiting]: State): State => {
    const taken = Math.max(0, Math.min(waiting, beds - occupied));
    return [occupied + taken, waiting - taken];
  };
}

export function grid(mostOccupied: number, mostWaiting: number): State[] {
  return Array.from({ length: (mostOccupied + 1) * (mostWaiting + 1) }, (_, at) => [
    at % (mostOccupied + 1),
    Math.floor(at / (mostOccupied + 1)),
  ]);
}

const weekdayBeds = (["lost", "wait"] as const).map((whenFull): OracleCase => {
  const id = `weekday-beds-${whenFull}`;
  const [rate, los, most] = [2, 4, 11];
  const beds = [11, 11, 11, 11, 11, 7, 8];
  const mostWaiting = whenFull === "lost" ? 0 : 150;
  const states = grid(most, mostWaiting);
  const week = periodicWeek(
    beds.map((open) => ({
      chain: chainOn(states, wardStep(rate, los, open, mostWaiting)),
      atMidnight: atMidnight(open),
    })),
  );
  const on = (p: Float64Array, what: (state: State) => number) =>
    states.reduce((sum, state, at) => sum + p[at] * what(state), 0);
  const weekMean = (what: (state: State, open: number) => number) =>
    week.reduce((sum, day, weekday) => sum + on(day.mean, (state) => what(state, beds[weekday])) / 7, 0);
  const full = weekMean(([occupied], open) => (occupied >= open ? 1 : 0));
  const byDay = (weekday: number): Quantity[] => {
    const name = capital(WEEKDAYS[weekday]);
    const { mean: average, end } = week[weekday];
    const occupiedMean = on(average, ([occupied]) => occupied);
    const fullShare = on(average, ([occupied]) => (occupied >= beds[weekday] ? 1 : 0));
    const census = on(end, ([occupied]) => occupied);
    return [
      mean(`mean occupied beds on ${name}`, occupiedMean, of({ measure: "occupiedMean", place, weekday })),
      mean(`share of time full on ${name}`, fullShare, of({ measure: "shareOfTimeFull", place, weekday })),
      mean(`beds at the midnight that ends ${name}`, census, of({ measure: "midnightOccupiedMean", place, weekday })),
    ];
  };
  const closing = weekMean(([occupied], open) => Math.max(0, occupied - open));
  const capacity = beds.reduce((sum, open) => sum + open, 0) / 7;
  const queue = weekMean(([, waiting]) => waiting);
  return {
    id,
    oracle: "Beds by weekday",
    title: `${beds.join(", ")} beds from Monday on, arrivals ${whenFull} when full`,
    source: "weekly periodic Markov chain, solved in test/support/oracle-time-varying.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(most, stay(exponential(los)), {
          capacityByWeekday: { saturday: beds[5], sunday: beds[6] },
          ...(whenFull === "lost" ? boundedQueue(0) : {}),
        }),
      },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 700, lengthDays: 2800 },
    }),
    quantities: [
      ...byDay(4),
      ...byDay(5),
      ...byDay(6),
      mean("share of time full", full, of({ measure: "shareOfTimeFull", place })),
      mean("closing beds", closing, (s, log) => perDay * of({ measure: "closingDaysPerYear", place })(s, log)),
      mean("over-capacity beds", 0, of({ measure: "overCapacityDaysPerYear", place })),
      mean("occupancy", weekMean(([occupied]) => occupied) / capacity, of({ measure: "occupancyShare", place })),
      whenFull === "lost"
        ? ratio("share lost", full, of({ measure: "lostPerYear", place }), of({ measure: "arrivalsPerYear", place }))
        : mean("mean queue", queue, of({ measure: "queueMean", place })),
    ],
  };
});

/** From empty: so many days with some beds, then more or fewer from a date. */
const datedBeds = [
  [6, 10],
  [10, 6],
].map(([before, after]): OracleCase => {
  const id = `dated-beds-${before}-${after}`;
  const [rate, los, changeDay, length] = [2, 4, 20, 5];
  const most = Math.max(before, after);
  const states = grid(most, 0);
  const first = chainOn(states, wardStep(rate, los, before, 0));
  const second = chainOn(states, wardStep(rate, los, after, 0));
  const empty = new Float64Array(states.length);
  empty[0] = 1;
  const average = advance(second, advance(first, empty, changeDay).end, length).mean;
  const full = expectedOf(second, average, ([occupied]) => (occupied >= after ? 1 : 0));
  return {
    id,
    oracle: "Beds that change on a date",
    title: `from ${before} to ${after} beds, arrivals lost when full`,
    source: "Markov chain from empty, solved in test/support/oracle-time-varying.ts",
    replications: 2000,
    scenario: scenarioOf(id, {
      places: { ward: ward(before, stay(exponential(los)), boundedQueue(0)) },
      streams: { acute: poisson(place, rate) },
      changes: [{ path: "places.ward.capacityBeds", set: after, from: "2024-01-21" }],
      run: { startDate: "2024-01-21", warmUpDays: changeDay, lengthDays: length },
    }),
    quantities: [
      mean(
        "mean occupied beds in the five days after",
        expectedOf(second, average, ([occupied]) => occupied),
        of({ measure: "occupiedMean", place }),
      ),
      mean("share of time full", full, of({ measure: "shareOfTimeFull", place })),
      mean("lost a day", rate * full, (s, log) => perDay * of({ measure: "lostPerYear", place })(s, log)),
      mean(
        "closing beds",
        expectedOf(second, average, ([occupied]) => Math.max(0, occupied - after)),
        (s, log) => perDay * of({ measure: "closingDaysPerYear", place })(s, log),
      ),
    ],
  };
});

/** Without limit of beds and with exponential stays, the mean goes exponentially to the new load. */
const datedRate: OracleCase = (() => {
  const id = "dated-rate";
  const [rate, los, day] = [4, 6, 10];
  const scenario: Scenario = scenarioOf(id, {
    places: { ward: ward("unlimited", stay(exponential(los))) },
    streams: { acute: poisson(place, rate) },
    changes: [{ path: "streams.acute.ratePerDay", multiply: 1.5, from: "2024-06-01" }],
    run: { startDate: addDays("2024-06-01", day - 1), warmUpDays: 120 + day - 1, lengthDays: 1 },
  });
  return {
    id,
    oracle: "Arrivals that change on a date",
    title: "half as many more, ten days later",
    source: "λ₂S − (λ₂ − λ₁)S exp(−t/S)",
    replications: 500,
    scenario,
    quantities: [
      mean(
        "mean occupied beds at midnight",
        1.5 * rate * los - 0.5 * rate * los * Math.exp(-day / los),
        of({ measure: "midnightOccupiedMean", place }),
      ),
    ],
  };
})();

function capital(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export const timeVaryingCases: readonly OracleCase[] = [
  ...weeklyArrivals,
  ...weeklyQueue,
  ...weekendStop,
  ...weekdayBeds,
  ...datedBeds,
  datedRate,
];
