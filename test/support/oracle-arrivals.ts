/* Rates by date and arrivals at given instants: expected numbers and means that are known exactly. */
import { WEEKDAYS } from "../../scenarios/words.ts";
import { mean, of, type OracleCase } from "./oracle-case.ts";
import { constant, exponential, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

const place = "ward";
const perDay = 1 / 365;
const source = "solved in test/support/oracle-arrivals.ts";
const START = "2024-03-04";

/** Steps of the rate: so many a day from this day of the run on. */
const steps: readonly (readonly [day: number, rate: number])[] = [
  [0, 2],
  [6, 5],
  [13, 0.5],
  [20, 3],
];
const rateOn = (day: number): number => steps.findLast(([from]) => from <= day)![1];
const dateOf = (day: number): string =>
  new Date(Date.parse(`${START}T00:00:00Z`) + day * 86_400_000).toISOString().slice(0, 10);
const ratesByDate = Object.fromEntries(steps.slice(1).map(([day, rate]) => [dateOf(day), rate]));

/** Mean of M(t)/M/∞ from empty: m′ = λ(t) − m/S, solved day by day. */
function meanFromEmpty(midnight: number, los: number): number {
  let patients = 0;
  for (let day = 0; day < midnight; day++) {
    const load = rateOn(day) * los;
    patients = load + (patients - load) * Math.exp(-1 / los);
  }
  return patients;
}

const datedRates = [3, 10, 16, 28].map((midnight): OracleCase => {
  const id = `dated-rates-${midnight}`;
  const los = 4;
  return {
    id,
    oracle: "Rates by date",
    title: `from empty, at midnight ${midnight}`,
    source: `m′ = λ(t) − m/S, ${source}`,
    replications: 500,
    scenario: scenarioOf(id, {
      places: { ward: ward("unlimited", stay(exponential(los))) },
      streams: { acute: { ...poisson(place, 2), ratesByDate } },
      run: { startDate: dateOf(midnight - 1), warmUpDays: midnight - 1, lengthDays: 1 },
    }),
    quantities: [
      mean(
        "mean occupied beds at midnight",
        meanFromEmpty(midnight, los),
        of({ measure: "midnightOccupiedMean", place }),
      ),
    ],
  };
});

/** The steps times a profile and growth: expected arrivals are a sum over days. */
const composedRates: OracleCase = (() => {
  const id = "composed-rates";
  const share = (day: number): number => [1.2, 1, 1, 1, 1.4, 0.5, 0][day % 7]!;
  const hour = Array.from({ length: 24 }, (_, at) => (at < 8 ? 0.4 : 1.3));
  const perHour = hour.reduce((sum, one) => sum + one, 0) / 24;
  const [warmUpDays, lengthDays] = [7, 21];
  let exact = 0;
  for (let day = warmUpDays; day < warmUpDays + lengthDays; day++) {
    exact += rateOn(day) * share(day) * perHour * Math.exp(Math.log(1.5) * ((day - warmUpDays) / 365.25));
  }
  return {
    id,
    oracle: "Rates by date",
    title: "with a profile and growth, the first date long past",
    source: `the rate summed over days, ${source}`,
    replications: 600,
    scenario: scenarioOf(id, {
      places: { ward: ward("unlimited", stay(constant(0.25))) },
      profiles: {
        week: {
          weekday: Object.fromEntries(WEEKDAYS.map((day, at) => [day, share(at)])) as Record<
            (typeof WEEKDAYS)[number],
            number
          >,
          hour,
        },
      },
      streams: {
        acute: {
          kind: "poisson",
          group: "patients",
          to: place,
          ratesByDate: { "2023-12-01": 2, ...ratesByDate },
          profile: "week",
          growthPerYear: 0.5,
        },
      },
      run: { startDate: dateOf(warmUpDays), warmUpDays, lengthDays },
    }),
    quantities: [
      mean(
        "arrivals in the period",
        exact,
        (s) => of({ measure: "arrivalsPerYear", place })(s, null) * perDay * lengthDays,
      ),
    ],
  };
})();

/** Two a day, at 06:00 and 18:00: from a trace of one week, repeated. */
const twoADay = Array.from({ length: 14 }, (_, half) => `${dateOf(half >> 1)}T${half % 2 === 0 ? "06" : "18"}:00`);

const clockwork: OracleCase = {
  id: "clockwork",
  oracle: "Arrivals from a trace",
  title: "D/D/∞, two a day for two days each, a week repeated",
  source: "by hand",
  replications: 3,
  scenario: scenarioOf("clockwork", {
    places: { ward: ward("unlimited", stay(constant(2))) },
    streams: {
      traced: { kind: "trace", group: "patients", to: place, arrivals: twoADay, shiftDays: -700, repeatEveryDays: 7 },
    },
    run: { startDate: dateOf(10), warmUpDays: 10, lengthDays: 100 },
  }),
  quantities: [
    mean("arrivals a day", 2, (s) => perDay * of({ measure: "arrivalsPerYear", place })(s, null)),
    mean("mean occupied beds", 4, of({ measure: "occupiedMean", place })),
    mean("occupied beds at midnight", 4, of({ measure: "midnightOccupiedMean", place })),
  ],
};

/** Ten arrive together each Monday at 12:00 at three beds, two days each: three rounds of three, then one. */
const batches: OracleCase = {
  id: "batches",
  oracle: "Arrivals from a trace",
  title: "ten together each week, three beds, two days each",
  source: "by hand",
  replications: 3,
  scenario: scenarioOf("batches", {
    places: { ward: ward(3, stay(constant(2))) },
    streams: {
      traced: {
        kind: "trace",
        group: "patients",
        to: place,
        arrivals: Array.from({ length: 10 }, () => `${START}T12:00`),
        repeatEveryDays: 14,
      },
    },
    run: { startDate: START, warmUpDays: 0, lengthDays: 140 },
  }),
  quantities: [
    mean("mean wait, days", (3 * 2 + 3 * 4 + 6) / 10, of({ measure: "waitDaysMean", place })),
    mean("share who wait", 0.7, of({ measure: "shareWaited", place })),
    mean("mean queue", (7 * 2 + 4 * 2 + 1 * 2) / 14, of({ measure: "queueMean", place })),
    mean("share of time full", 6 / 14, of({ measure: "shareOfTimeFull", place })),
    mean("mean occupied beds", (10 * 2) / 14, of({ measure: "occupiedMean", place })),
  ],
};

/** Those who came at t are still there at m with probability exp(−(m − t)/S). */
const tracedStays: OracleCase = (() => {
  const id = "traced-stays";
  const [los, midnight] = [5, 9];
  const days = [-1, 0.25, 0.25, 1.5, 3.75, 6, 8.125, 8.5, 9.25];
  const arrivals = days.map((time) => {
    const minutes = Math.round((time - Math.floor(time)) * 1440);
    const clock = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    return `${dateOf(Math.floor(time))}T${clock}`;
  });
  const exact = days.filter((time) => time >= 0 && time < midnight);
  return {
    id,
    oracle: "Arrivals from a trace",
    title: "eight arrivals, exponential stays, at a midnight",
    source: "Σ exp(−(m − t)/S)",
    replications: 1000,
    scenario: scenarioOf(id, {
      places: { ward: ward("unlimited", stay(exponential(los))) },
      streams: { traced: { kind: "trace", group: "patients", to: place, arrivals } },
      run: { startDate: dateOf(midnight - 1), warmUpDays: midnight - 1, lengthDays: 1 },
    }),
    quantities: [
      mean(
        "mean occupied beds at midnight",
        exact.reduce((sum, time) => sum + Math.exp(-(midnight - time) / los), 0),
        of({ measure: "midnightOccupiedMean", place }),
      ),
    ],
  };
})();

export const arrivalCases: readonly OracleCase[] = [...datedRates, composedRates, clockwork, batches, tracedStays];
