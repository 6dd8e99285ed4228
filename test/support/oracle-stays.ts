/* Rules of docs/model.md §4, §5 and §7 that no oracle file covers: delays, weekends, readmission, arrivals, the start. */
import type { Profile } from "../../scenarios/schema.ts";
import type { PoissonStream } from "../../scenarios/stream.ts";
import { MONTHS, WEEKDAYS } from "../../scenarios/words.ts";
import { mean, of, ratio, weighted, type OracleCase, type Reader } from "./oracle-case.ts";
import { erlangB } from "./oracle-formulas.ts";
import { constant, exponential, lognormal, nursing, poisson, scenarioOf, stay, ward } from "./oracle-scenarios.ts";

const place = "ward";
const daily =
  (read: Reader): Reader =>
  (s, log) =>
    read(s, log) / 365;
const littlesLaw = "Little's law with no limit of beds";

const delays: OracleCase = (() => {
  const [rate, los, nursingDays, start] = [2, 4, 6, 2];
  const decision = (6 * 1 + 3) / 7;
  const id = "delays";
  return {
    id,
    oracle: "Decision and start delays",
    title: "decision three days from a Friday, else one on average; start after two",
    source: littlesLaw,
    replications: 50,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(
          "unlimited",
          stay(lognormal(los, 5), {
            nursing: {
              probability: 1,
              decisionDelayDays: { weekdays: { friday: constant(3) }, otherwise: lognormal(1, 1) },
              startDelayDays: constant(start),
            },
          }),
        ),
        nursing: nursing(1000, stay(lognormal(nursingDays, 6))),
      },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 350, lengthDays: 700 },
    }),
    quantities: [
      mean("mean awaiting the decision", rate * decision, of({ measure: "decisionDelayMean", place })),
      mean("mean awaiting the start", rate * start, of({ measure: "startDelayMean", place })),
      mean("mean waiting in the queue", 0, of({ measure: "readyQueueMean", place })),
      mean("mean discharge-ready", rate * (decision + start), of({ measure: "dischargeReadyMean", place })),
      mean("mean occupied hospital beds", rate * (los + decision + start), of({ measure: "occupiedMean", place })),
      mean(
        "nights of waiting a day",
        rate * (decision + start),
        daily(of({ measure: "overstayNightsPerYear", place })),
      ),
      mean("mean reserved places", rate * start, of({ measure: "reservedMean", place: "nursing" })),
      mean("mean occupied places", rate * nursingDays, of({ measure: "occupiedMean", place: "nursing" })),
    ],
  };
})();

/** A reserved bed is taken, so the bed's holding time is start delay and stay together. */
const reserved: OracleCase = (() => {
  const [rate, nursingDays, start, beds] = [1, 6, 2, 7];
  const blocked = erlangB(beds, rate * (nursingDays + start));
  const key = { place: "nursing", from: place };
  const lost = of({ measure: "lostPerYear", ...key });
  const taken = of({ measure: "admissionsPerYear", ...key });
  const id = "reserved-beds";
  return {
    id,
    oracle: "Reserved beds",
    title: `${beds} places, ${nursingDays} days after a start delay of ${start}, others lost`,
    source: "Erlang B with start delay and stay as the holding time",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        ward: ward("unlimited", stay(exponential(2), { nursing: { probability: 1, startDelayDays: constant(start) } })),
        nursing: nursing(beds, stay(exponential(nursingDays)), { queue: { limit: { ward: 0 }, beyondLimit: "lost" } }),
      },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 350, lengthDays: 2100 },
    }),
    quantities: [
      ratio("share lost", blocked, lost, (s, log) => lost(s, log) + taken(s, log)),
      mean("share of time full", blocked, of({ measure: "shareOfTimeFull", place: "nursing" })),
      mean("mean reserved places", rate * (1 - blocked) * start, of({ measure: "reservedMean", place: "nursing" })),
      mean(
        "mean occupied places",
        rate * (1 - blocked) * nursingDays,
        of({ measure: "occupiedMean", place: "nursing" }),
      ),
      mean("mean discharge-ready", rate * (1 - blocked) * start, of({ measure: "dischargeReadyMean", place })),
    ],
  };
})();

const weekend: OracleCase = (() => {
  const [rate, los, deathDays, putOff, delay] = [3, 4, 2, 0.7, 0.25];
  const share = { nursing: 0.4, discharged: 0.2, clinic: 0.25, dead: 0.15 };
  const undeclared = (rate * (share.nursing + share.discharged) * putOff * 3) / 7;
  const inTreatment = rate * ((1 - share.dead) * los + share.dead * deathDays);
  const decided = { decisionDelayDays: constant(delay) };
  const ready = rate * (1 - share.dead);
  const id = "weekend-readiness";
  return {
    id,
    oracle: "Readiness declared after the weekend",
    title: `${100 * putOff} % of those ready on a Saturday or Sunday, not of acute transfers and deaths`,
    source: `${littlesLaw}: two days for a Saturday, one for a Sunday`,
    replications: 50,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(
          "unlimited",
          stay(lognormal(los, 5), {
            nursing: { probability: share.nursing, ...decided },
            discharged: { probability: share.discharged, ...decided },
            clinic: { probability: share.clinic, declaredAtOnce: true, ...decided },
            dead: { probability: share.dead, treatmentDays: exponential(deathDays) },
          }),
          { weekendReadiness: { declaredOnMonday: putOff } },
        ),
        nursing: nursing("unlimited", stay(constant(1))),
      },
      exits: { clinic: { kind: "other" }, dead: { kind: "death" } },
      streams: { acute: poisson(place, rate) },
      // Holidays do not count here.
      calendar: { holidays: ["2024-05-01", "2024-05-09", "2024-05-17", "2024-05-20"] },
      run: { warmUpDays: 350, lengthDays: 700 },
    }),
    quantities: [
      mean("mean undeclared", undeclared, of({ measure: "undeclaredMean", place })),
      mean("mean in treatment", inTreatment, of({ measure: "activeMean", place })),
      mean("mean discharge-ready", ready * delay, of({ measure: "dischargeReadyMean", place })),
      mean("mean occupied beds", inTreatment + undeclared + ready * delay, of({ measure: "occupiedMean", place })),
      mean(
        "ready for the nursing home a day",
        rate * share.nursing,
        daily(of({ measure: "readyStaysPerYear", place, waitingFor: "nursing" })),
      ),
      mean(
        "nights with a fee a day",
        rate * share.nursing * delay,
        daily(of({ measure: "billableNightsPerYear", place })),
      ),
      mean("stays with a night a day", ready * delay, daily(of({ measure: "staysWithNightPerYear", place }))),
      mean("deaths a day", rate * share.dead, daily(of({ measure: "deathsPerYear", place }))),
      mean("departures a day", rate, daily(of({ measure: "departuresPerYear", place }))),
    ],
  };
})();

const readmittedFromOutside: OracleCase = (() => {
  const [rate, los, again, afterDays] = [1.5, 4, 0.25, 10];
  const all = rate / (1 - again);
  const id = "readmission-from-outside";
  return {
    id,
    oracle: "Readmission",
    title: `${100 * again} % of those discharged come back`,
    source: "branching: λ / (1 − p)",
    replications: 50,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(
          "unlimited",
          stay(lognormal(los, 5), {
            discharged: {
              probability: 1,
              readmission: { probability: again, delayDays: exponential(afterDays), to: place },
            },
          }),
        ),
      },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 500, lengthDays: 1000 },
    }),
    quantities: [
      mean("admissions a day", all, daily(of({ measure: "admissionsPerYear", place }))),
      mean("readmissions a day", all * again, daily(of({ measure: "readmissionsPerYear", place }))),
      mean("mean occupied beds", all * los, of({ measure: "occupiedMean", place })),
    ],
  };
})();

/** The clock of a readmission runs while home care lasts. Where they go from there, it goes on or lapses. */
const readmittedFromHomeCare = (["discharged", "long-term"] as const).map((onward): OracleCase => {
  const [rate, firstLos, laterLos, again, afterDays, homeCareDays] = [1.5, 4, 6, 0.4, 20, 15];
  const rings = homeCareDays / (afterDays + homeCareDays);
  const isLapsing = onward === "long-term";
  const all = rate / (1 - again * (isLapsing ? rings : 1));
  const shorter = 1 / (1 / afterDays + 1 / homeCareDays);
  const inHomeCare = all * (again * shorter + (1 - again) * homeCareDays);
  const id = `readmission-from-home-care-${onward}`;
  const onReturn = { probability: again, delayDays: exponential(afterDays), to: place, asGroup: "returned" };
  return {
    id,
    oracle: "Readmission",
    title: isLapsing
      ? "from home care, lapsing with a move to a long-term place"
      : "from home care, or later from outside",
    source: "the lesser of two exponential times; branching",
    replications: 50,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(1000, stay(exponential(firstLos), { "home-care": { probability: 1, readmission: onReturn } })),
        "home-care": nursing(
          "unlimited",
          { ...stay(exponential(homeCareDays), { [onward]: 1 }), hoursPerWeek: 5 },
          { kind: "home-care" },
        ),
        "long-term": nursing("unlimited", stay(exponential(5)), { kind: "long-term" }),
      },
      groups: {
        patients: { actor: "municipality" },
        returned: { actor: "municipality", stays: { ward: { treatmentDays: exponential(laterLos) } } },
      },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 500, lengthDays: 1000 },
    }),
    quantities: [
      mean("admissions a day", all, daily(of({ measure: "admissionsPerYear", place }))),
      mean("readmissions a day", all - rate, daily(of({ measure: "readmissionsPerYear", place }))),
      mean(
        "of those from home care",
        all * again * rings,
        daily(of({ measure: "admissionsPerYear", place, from: "home-care" })),
      ),
      mean("mean in home care", inHomeCare, of({ measure: "occupiedMean", place: "home-care" })),
      mean("hours of home care a week", 5 * inHomeCare, of({ measure: "homeCareHoursPerWeek", place: "home-care" })),
      mean("mean in hospital the first time", rate * firstLos, of({ measure: "activeMean", place, group: "patients" })),
      mean("mean in hospital again", (all - rate) * laterLos, of({ measure: "activeMean", place, group: "returned" })),
      mean(
        "moves to the long-term place a day",
        isLapsing ? rate : 0,
        daily(of({ measure: "admissionsPerYear", place: "long-term" })),
      ),
    ],
  };
});

/** Expected arrivals, exactly, whatever the way in which the rate varies. */
function arrivalCase(
  id: string,
  title: string,
  exact: number,
  parts: Pick<Parameters<typeof scenarioOf>[1], "profiles" | "calendar" | "run">,
  more: Partial<PoissonStream> = {},
): OracleCase {
  return {
    id,
    oracle: "Arrivals",
    title,
    source: "the rate summed over days",
    replications: 60,
    scenario: scenarioOf(id, {
      places: { ward: ward("unlimited", stay(constant(0.25))) },
      streams: { acute: poisson(place, 5, { ...(parts.profiles ? { profile: "varying" } : {}), ...more }) },
      ...parts,
    }),
    quantities: [
      mean("arrivals in the period", exact, (s) => {
        const days = s.model.dayCount - s.model.warmUpDays;
        return (of({ measure: "arrivalsPerYear", place })(s, null) / 365) * days;
      }),
    ],
  };
}

const months = Object.fromEntries(MONTHS.map((month) => [month, 1])) as NonNullable<Profile["month"]>;
const sumOver = (days: number, rate: (day: number) => number) =>
  Array.from({ length: days }, (_, day) => rate(day)).reduce((sum, one) => sum + one, 0);
const weekday = Object.fromEntries(
  WEEKDAYS.map((day) => [day, day === "sunday" ? 0.2 : day === "saturday" ? 0.4 : 1]),
) as NonNullable<Profile["weekday"]>;

const arrivals: readonly OracleCase[] = [
  arrivalCase(
    "growth",
    "10 % more a year, over two years",
    sumOver(730, (day) => 5 * Math.pow(1.1, day / 365.25)),
    { run: { startDate: "2023-01-01", warmUpDays: 100, lengthDays: 730 } },
    { growthPerYear: 0.1 },
  ),
  arrivalCase("months", "by month, over a leap year", 5 * (366 - 31 - 29 - 31 + 1.4 * 31 + 1.2 * 29 + 0.5 * 31), {
    profiles: { varying: { month: { ...months, january: 1.4, february: 1.2, july: 0.5 } } },
    run: { warmUpDays: 20, lengthDays: 366 },
  }),
  // May 2024 has 4 Saturdays, 4 Sundays and 4 holidays on other days.
  arrivalCase("holidays", "by weekday, over a month with holidays", 5 * (31 - 12 + 4 * 0.4 + 8 * 0.2), {
    profiles: { varying: { weekday } },
    calendar: { holidays: ["2024-05-01", "2024-05-09", "2024-05-17", "2024-05-20"] },
    run: { startDate: "2024-05-01", warmUpDays: 7, lengthDays: 31 },
  }),
];

const hourly: OracleCase = (() => {
  const hour: number[] = Array.from({ length: 24 }, (_, at) => (at >= 8 && at < 16 ? 2.2 : at < 6 ? 0 : 0.7));
  const total = hour.reduce((sum, share) => sum + share, 0);
  const wait = hour.reduce((sum, share, at) => sum + share * (((12 - at + 24) % 24 || 24) - 0.5), 0) / total / 24;
  const given = of({ measure: "admissionsPerYear", place: "nursing" });
  const id = "hours";
  return {
    id,
    oracle: "Arrivals",
    title: "by hour of the day, taken in at 12:00",
    source: "the rate summed over hours",
    replications: 50,
    scenario: scenarioOf(id, {
      places: { nursing: nursing(1000, stay(constant(0.25)), { intake: { at: "12:00" } }) },
      profiles: { varying: { hour } },
      streams: { community: poisson("nursing", 4, { profile: "varying", waitsAt: "home" }) },
      run: { warmUpDays: 20, lengthDays: 700 },
    }),
    quantities: [
      mean("arrivals a day", (4 * total) / 24, daily(of({ measure: "arrivalsPerYear", place: "nursing" }))),
      weighted("mean wait until 12:00, days", wait, of({ measure: "waitDaysMean", place: "nursing" }), given),
    ],
  };
})();

/** Friday 17 and Monday 20 May 2024 are holidays, so those who came after Thursday noon still wait. */
const holidayIntake: OracleCase = {
  id: "holiday-intake",
  oracle: "Transfers by the clock",
  title: "intake at 12:00 on weekdays, over a weekend between two holidays",
  source: "four and a half days of arrivals",
  replications: 500,
  scenario: scenarioOf("holiday-intake", {
    places: {
      nursing: nursing(1000, stay(constant(0.25)), { intake: { at: "12:00", weekdays: WEEKDAYS.slice(0, 5) } }),
    },
    calendar: { holidays: ["2024-05-17", "2024-05-20"] },
    streams: { community: poisson("nursing", 4, { waitsAt: "home" }) },
    run: { startDate: "2024-05-20", warmUpDays: 20, lengthDays: 1 },
  }),
  quantities: [mean("queue at midnight", 18, of({ measure: "midnightQueueMean", place: "nursing" }))],
};

/** Those present at the start: how many are left, and new ones, some days later. */
const starts: readonly OracleCase[] = [
  // Residual lives at the offered load: the mean stays as it is, whatever the stays.
  ...[1, 5, 20].map((day) => ({
    title: `with the offered load, lognormal stays, day ${day}`,
    day,
    load: 40,
    share: 1,
    treatmentDays: lognormal(10, 12),
    exact: 40,
    stays: "residual" as const,
  })),
  {
    title: "with half the offered load, exponential stays, day 5",
    day: 5,
    load: 40,
    share: 0.5,
    treatmentDays: exponential(10),
    exact: 40 - 20 * Math.exp(-0.5),
    stays: "residual" as const,
  },
  {
    title: "with twice the offered load, constant stays, day 4",
    day: 4,
    load: 40,
    share: 2,
    treatmentDays: constant(10),
    exact: 80 * 0.6 + 4 * 4,
    stays: "residual" as const,
  },
  {
    title: "with twice the offered load, whole constant stays, day 4",
    day: 4,
    load: 40,
    share: 2,
    treatmentDays: constant(10),
    exact: 80 + 4 * 4,
    stays: "fresh" as const,
  },
  {
    title: "with half the offered load, whole exponential stays, day 5",
    day: 5,
    load: 40,
    share: 0.5,
    treatmentDays: exponential(10),
    exact: 40 - 20 * Math.exp(-0.5),
    stays: "fresh" as const,
  },
].map(({ title, day, load, share, treatmentDays, exact, stays }, at): OracleCase => {
  const id = `start-${at + 1}`;
  return {
    id,
    oracle: "Places filled at the start",
    title,
    source: "residual life by renewal theory, and M/G/∞ from empty",
    replications: 400,
    scenario: scenarioOf(id, {
      places: { ward: ward("unlimited", stay(treatmentDays)) },
      streams: { acute: poisson(place, load / 10) },
      run: { warmUpDays: day - 1, lengthDays: 1, start: { kind: "filled", shares: { ward: share }, stays } },
    }),
    quantities: [mean("mean occupied beds at midnight", exact, of({ measure: "midnightOccupiedMean", place }))],
  };
});

export const stayCases: readonly OracleCase[] = [
  delays,
  reserved,
  weekend,
  readmittedFromOutside,
  ...readmittedFromHomeCare,
  ...arrivals,
  hourly,
  holidayIntake,
  ...starts,
];
