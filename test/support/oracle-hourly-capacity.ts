/* A ward whose beds differ by the hour: a Markov chain that is periodic by the week, solved stretch by stretch. */
import { WEEKDAYS } from "../../scenarios/words.ts";
import { chainOn, periodicWeek, type State } from "./markov-chain.ts";
import { mean, of, type OracleCase, ratio } from "./oracle-case.ts";
import { boundedQueue, exponential, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";
import { atMidnight, grid, wardStep } from "./oracle-time-varying.ts";

const place = "ward";
const perDay = 1 / 365;
const [rate, los] = [13, 0.4];

/** Hours with the same beds. */
type Stretch = { readonly beds: number; readonly days: number };

const dayAndNight: readonly Stretch[] = [
  { beds: 5, days: 8 / 24 },
  { beds: 9, days: 8 / 24 },
  { beds: 5, days: 8 / 24 },
];
const weekend: readonly Stretch[] = [{ beds: 6, days: 1 }];

/** Open by day on workdays; at weekends, or every day where there is no weekend, as at night. */
const hourlyBeds = (["lost", "wait"] as const).map((whenFull): OracleCase => {
  const id = `hourly-beds-${whenFull}`;
  const hasWeekend = whenFull === "wait";
  const week = WEEKDAYS.flatMap((day) => (hasWeekend && day.startsWith("s") ? weekend : dayAndNight));
  const mostWaiting = whenFull === "lost" ? 0 : 90;
  const states = grid(9, mostWaiting);
  const solved = periodicWeek(
    week.map(({ beds, days }) => ({
      chain: chainOn(states, wardStep(rate, los, beds, mostWaiting)),
      atMidnight: atMidnight(beds),
      days,
    })),
  );
  const weekMean = (what: (state: State, beds: number) => number): number =>
    solved.reduce((sum, { mean: p }, at) => {
      const { beds, days } = week[at];
      return sum + (days / 7) * states.reduce((part, state, index) => part + p[index] * what(state, beds), 0);
    }, 0);
  const occupied = weekMean(([patients]) => patients);
  const full = weekMean(([patients], beds) => (patients >= beds ? 1 : 0));
  const [open, close] = hasWeekend ? [byWorkday(9), byWorkday(5)] : [9, 5];
  return {
    id,
    oracle: "Beds by the hour",
    title: `9 beds by day and 5 by night${hasWeekend ? ", 6 at weekends" : ""}, arrivals ${whenFull} when full`,
    source: "weekly periodic Markov chain, solved in test/support/oracle-hourly-capacity.ts",
    replications: 50,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(5, stay(exponential(los)), {
          capacityByHour: { "08:00": open, "16:00": close },
          ...(hasWeekend ? { capacityByWeekday: { saturday: 6, sunday: 6 } } : boundedQueue(0)),
        }),
      },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 140, lengthDays: 700 },
    }),
    quantities: [
      mean("mean occupied beds", occupied, of({ measure: "occupiedMean", place })),
      mean("share of time full", full, of({ measure: "shareOfTimeFull", place })),
      mean("occupancy", occupied / weekMean((_state, beds) => beds), of({ measure: "occupancyShare", place })),
      mean(
        "closing beds",
        weekMean(([patients], beds) => Math.max(0, patients - beds)),
        (s, log) => perDay * of({ measure: "closingDaysPerYear", place })(s, log),
      ),
      mean("over-capacity beds", 0, of({ measure: "overCapacityDaysPerYear", place })),
      whenFull === "lost"
        ? ratio("share lost", full, of({ measure: "lostPerYear", place }), of({ measure: "arrivalsPerYear", place }))
        : mean(
            "mean queue",
            weekMean(([, waiting]) => waiting),
            of({ measure: "queueMean", place }),
          ),
    ],
  };
});

function byWorkday(beds: number): Partial<Record<(typeof WEEKDAYS)[number], number>> {
  return Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, beds]));
}

export const hourlyCapacityCases: readonly OracleCase[] = hourlyBeds;
