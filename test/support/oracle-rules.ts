/* Rules of docs/model.md §6 that no oracle file covers: who gets the bed, over-capacity, bounded queues, calendars. */
import type { Place } from "../../scenarios/place.ts";
import { chainOn, expectedOf, reachable, stationary, type State, type Transition } from "./markov-chain.ts";
import { levels, mean, of, ratio, weighted, type OracleCase, type Reader } from "./oracle-case.ts";
import { birthDeath, dailyQueue, erlangB, erlangC, expected, priorityWaits } from "./oracle-formulas.ts";
import {
  boundedQueue,
  constant,
  exponential,
  lognormal,
  nursing,
  poisson,
  relaxation,
  scenarioOf,
  stay,
  ward,
} from "./oracle-scenarios.ts";

const place = "ward";
const perDay = 1 / 365;
const arrivals = of({ measure: "arrivalsPerYear", place });
const admissions = of({ measure: "admissionsPerYear", place });
const lost = of({ measure: "lostPerYear", place });
const occupied = of({ measure: "occupiedMean", place });
const full = of({ measure: "shareOfTimeFull", place });
const daily =
  (read: Reader): Reader =>
  (s, log) =>
    read(s, log) * perDay;

/** A nursing home that takes patients of a hospital without limits, and others from home, by a rule. */
const bySource = (["hospital-first", "community-first"] as const).map((rule): OracleCase => {
  const id = rule;
  const [fromWard, fromHome, los, beds] = [0.4, 0.5, 10, 11];
  const isHospital = rule === "hospital-first";
  const waits = priorityWaits(isHospital ? [fromWard, fromHome] : [fromHome, fromWard], los, beds);
  const [wardWait, homeWait] = isHospital ? waits : [waits[1], waits[0]];
  const quantitiesOf = (name: string, from: string, rate: number, wait: number) => {
    const key = { place: "nursing", from };
    const given = of({ measure: "admissionsPerYear", ...key });
    return [
      weighted(`mean wait from ${name}, days`, wait, of({ measure: "waitDaysMean", ...key }), given),
      mean(`mean queue from ${name}`, rate * wait, of({ measure: "queueMean", ...key })),
    ];
  };
  return {
    id: `rule-${id}`,
    oracle: "Who gets the bed",
    title: `${rule}, ${beds} places, ${fromWard} a day from hospital, ${fromHome} from home`,
    source: "M/M/c with non-preemptive priority (Kella and Yechiali 1985); the flow out of M/G/∞ is Poisson",
    replications: 100,
    scenario: scenarioOf(`rule-${id}`, {
      places: {
        ward: ward("unlimited", stay(lognormal(4, 5), { nursing: 1 })),
        nursing: nursing(beds, stay(exponential(los)), { allocation: { rule } }),
      },
      streams: { acute: poisson(place, fromWard), community: poisson("nursing", fromHome, { waitsAt: "home" }) },
      run: {
        warmUpDays: relaxation(fromWard + fromHome, los, beds),
        lengthDays: 4000,
        start: { kind: "filled", shares: { nursing: 0.8 } },
      },
    }),
    quantities: [
      ...quantitiesOf("hospital", place, fromWard, wardWait),
      ...quantitiesOf("home", "home", fromHome, homeWait),
      mean("mean discharge-ready in hospital", fromWard * wardWait, of({ measure: "dischargeReadyMean", place })),
      mean(
        "share of time full",
        erlangC(beds, (fromWard + fromHome) * los),
        of({ measure: "shareOfTimeFull", place: "nursing" }),
      ),
    ],
  };
});

const overCapacity: OracleCase = (() => {
  const [rate, los, beds, over] = [2, 4, 8, 3];
  const p = birthDeath(
    400,
    () => rate,
    (n) => Math.min(n, beds + over) / los,
  );
  const inBeds = (n: number) => Math.min(n, beds + over);
  const id = "over-capacity";
  return {
    id,
    oracle: "Over-capacity",
    title: `${beds} beds and at most ${over} more, the rest wait`,
    source: "birth–death equations",
    replications: 60,
    scenario: scenarioOf(id, {
      places: { ward: ward(beds, stay(exponential(los)), { overCapacityBeds: over }) },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 400, lengthDays: 2500 },
    }),
    quantities: [
      mean(
        "mean beds beyond the capacity",
        expected(p, (n) => Math.max(0, inBeds(n) - beds)),
        daily(of({ measure: "overCapacityDaysPerYear", place })),
      ),
      mean("mean occupied beds", expected(p, inBeds), occupied),
      mean(
        "share of time full",
        expected(p, (n) => (n >= beds ? 1 : 0)),
        full,
      ),
      mean(
        "mean queue",
        expected(p, (n) => n - inBeds(n)),
        of({ measure: "queueMean", place }),
      ),
      mean("occupancy", expected(p, inBeds) / beds, of({ measure: "occupancyShare", place })),
      weighted("share who wait", erlangC(beds + over, rate * los), of({ measure: "shareWaited", place }), admissions),
    ],
  };
})();

/** Only one group is taken in beyond the capacity; those who find no bed are lost. */
const overCapacityForSome: OracleCase = (() => {
  const [urgent, other, los, beds, over] = [0.7, 1.1, 5, 8, 3];
  const p = birthDeath(
    beds + over,
    (n) => (n < beds ? urgent + other : urgent),
    (n) => n / los,
  );
  const from = (word: string) => {
    const taken = of({ measure: "admissionsPerYear", place, from: word });
    const turnedAway = of({ measure: "lostPerYear", place, from: word });
    return [turnedAway, ((s, log) => turnedAway(s, log) + taken(s, log)) as Reader] as const;
  };
  const id = "over-capacity-groups";
  return {
    id,
    oracle: "Over-capacity",
    title: `${beds} beds and at most ${over} more for one group, the rest lost`,
    source: "birth–death equations",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(beds, stay(exponential(los)), {
          overCapacityBeds: over,
          overCapacityGroups: ["urgent"],
          ...boundedQueue(0),
        }),
      },
      groups: ["urgent", "other"],
      streams: {
        urgent: poisson(place, urgent, { group: "urgent" }),
        other: poisson(place, other, { group: "other", waitsAt: "home" }),
      },
      run: { warmUpDays: 200, lengthDays: 2000 },
    }),
    quantities: [
      ratio("share lost of the group that may", p[beds + over], ...from("front-door")),
      ratio(
        "share lost of the others",
        expected(p, (n) => (n >= beds ? 1 : 0)),
        ...from("home"),
      ),
      mean(
        "mean beds beyond the capacity",
        expected(p, (n) => Math.max(0, n - beds)),
        daily(of({ measure: "overCapacityDaysPerYear", place })),
      ),
      mean(
        "mean occupied beds",
        expected(p, (n) => n),
        occupied,
      ),
    ],
  };
})();

/** Patients who find the first place full go to the second, and are lost where that is full too. */
const overflow: OracleCase = (() => {
  const [rate, firstLos, secondLos, firstBeds, secondBeds] = [2, 4, 6, 7, 4];
  const step = ([first, second]: State): Transition[] => [
    ...(first < firstBeds
      ? [[[first + 1, second], rate] as Transition]
      : second < secondBeds
        ? [[[first, second + 1], rate] as Transition]
        : []),
    [[first - 1, second], first / firstLos],
    [[first, second - 1], second / secondLos],
  ];
  const chain = chainOn(reachable([0, 0], step), step);
  const p = stationary(chain);
  const average = (what: (state: State) => number) => expectedOf(chain, p, what);
  const bothFull = average(([first, second]) => (first === firstBeds && second === secondBeds ? 1 : 0));
  const blocked = erlangB(firstBeds, rate * firstLos);
  const diverted = of({ measure: "divertedPerYear", place });
  const id = "overflow";
  return {
    id,
    oracle: "Diversion to another place",
    title: `${firstBeds} beds, then ${secondBeds} elsewhere, then lost`,
    source: "Erlang B for the first; Markov chain of both, solved in test/support/oracle-rules.ts",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(firstBeds, stay(exponential(firstLos)), {
          queue: { limit: { any: 0 }, beyondLimit: "divert", divertTo: "second" },
        }),
        second: ward(secondBeds, stay(exponential(secondLos)), boundedQueue(0)),
      },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 200, lengthDays: 2000 },
    }),
    quantities: [
      ratio("share diverted", blocked, diverted, arrivals),
      ratio(
        "share of those diverted who are lost",
        bothFull / blocked,
        of({ measure: "lostPerYear", place: "second" }),
        diverted,
      ),
      mean(
        "mean occupied beds of the second",
        average(([, second]) => second),
        of({ measure: "occupiedMean", place: "second" }),
      ),
      mean(
        "share of time with the second full",
        average(([, second]) => (second === secondBeds ? 1 : 0)),
        of({ measure: "shareOfTimeFull", place: "second" }),
      ),
      mean("mean occupied beds of the first", rate * firstLos * (1 - blocked), occupied),
    ],
  };
})();

const bounded: OracleCase = (() => {
  const [rate, los, beds, most] = [2, 4, 8, 5];
  const p = birthDeath(
    beds + most,
    () => rate,
    (n) => Math.min(n, beds) / los,
  );
  const queue = expected(p, (n) => Math.max(0, n - beds));
  const taken = rate * (1 - p[beds + most]);
  const waits = expected(p, (n) => (n >= beds && n < beds + most ? 1 : 0)) / (1 - p[beds + most]);
  const id = "bounded-queue";
  return {
    id,
    oracle: "Bounded queue (M/M/c/K)",
    title: `${beds} beds, at most ${most} wait, the rest lost`,
    source: "birth–death equations",
    replications: 60,
    scenario: scenarioOf(id, {
      places: { ward: ward(beds, stay(exponential(los)), boundedQueue(most)) },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 200, lengthDays: 2000 },
    }),
    quantities: [
      ratio("share lost", p[beds + most], lost, arrivals),
      mean("mean queue", queue, of({ measure: "queueMean", place })),
      weighted("mean wait of those taken in, days", queue / taken, of({ measure: "waitDaysMean", place }), admissions),
      weighted("share of those taken in who wait", waits, of({ measure: "shareWaited", place }), admissions),
      mean(
        "mean occupied beds",
        expected(p, (n) => Math.min(n, beds)),
        occupied,
      ),
      levels("share of time with all but one bed occupied", p[beds - 1], place, (shares) => shares[beds - 1]),
    ],
  };
})();

/** From a hospital bed, those who tire of waiting go home with home care, after a start delay, their bed held. */
const leaving: OracleCase = (() => {
  const [rate, los, beds, patience, delay, homeCareDays] = [0.8, 10, 7, 12, 2, 15];
  const p = birthDeath(
    300,
    () => rate,
    (n) => Math.min(n, beds) / los + Math.max(0, n - beds) / patience,
  );
  const queue = expected(p, (n) => Math.max(0, n - beds));
  const leave = queue / patience;
  const id = "leaving-to-a-place";
  return {
    id,
    oracle: "Leaving the queue for another place",
    title: `nursing home of ${beds}, patience ${patience} days, home care starts after ${delay}`,
    source: "birth–death equations (Erlang A) and Little's law",
    replications: 60,
    scenario: scenarioOf(id, {
      places: {
        ward: ward("unlimited", stay(exponential(3), { nursing: 1 })),
        nursing: nursing(beds, stay(exponential(los)), {
          leaving: { ward: { ratePerDay: 1 / patience, to: "home-care", startDelayDays: constant(delay) } },
        }),
        "home-care": nursing(
          "unlimited",
          { ...stay(lognormal(homeCareDays, 20)), hoursPerWeek: 4.9 },
          { kind: "home-care" },
        ),
      },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 600, lengthDays: 3000 },
    }),
    quantities: [
      mean("mean queue", queue, of({ measure: "queueMean", place: "nursing" })),
      mean("leave the queue a day", leave, daily(of({ measure: "leftQueuePerYear", place: "nursing" }))),
      mean(
        "mean ready for the nursing home",
        queue,
        of({ measure: "dischargeReadyMean", place, waitingFor: "nursing" }),
      ),
      mean(
        "mean ready for home care",
        leave * delay,
        of({ measure: "dischargeReadyMean", place, waitingFor: "home-care" }),
      ),
      mean("mean in home care", leave * homeCareDays, of({ measure: "occupiedMean", place: "home-care" })),
      mean(
        "hours of home care a week",
        leave * homeCareDays * 4.9,
        of({ measure: "homeCareHoursPerWeek", place: "home-care" }),
      ),
      mean(
        "mean occupied places",
        expected(p, (n) => Math.min(n, beds)),
        of({ measure: "occupiedMean", place: "nursing" }),
      ),
    ],
  };
})();

const toNursing = { place: "nursing", from: place };
const given = of({ measure: "admissionsPerYear", ...toNursing });

/** A hospital without limits, and a nursing home with room for all but with a calendar. */
function calendarCase(
  id: string,
  title: string,
  rate: number,
  more: { readonly intake?: Place["intake"]; readonly discharge?: Place["discharge"] },
): Pick<OracleCase, "id" | "oracle" | "title" | "replications" | "scenario"> {
  return {
    id,
    oracle: "Transfers by the clock",
    title,
    replications: 40,
    scenario: scenarioOf(id, {
      places: {
        ward: ward(
          "unlimited",
          stay(lognormal(3, 4), { nursing: 1 }),
          more.discharge ? { discharge: more.discharge } : {},
        ),
        nursing: nursing(1000, stay(constant(0.25)), more.intake ? { intake: more.intake } : {}),
      },
      streams: { acute: poisson(place, rate) },
      run: { warmUpDays: 350, lengthDays: 700 },
    }),
  };
}

function calendarQuantities(rate: number, wait: number, nights: number, waited: number) {
  return [
    weighted("mean wait, days", wait, of({ measure: "waitDaysMean", ...toNursing }), given),
    weighted("share who wait", waited, of({ measure: "shareWaited", ...toNursing }), given),
    mean("mean discharge-ready", rate * wait, of({ measure: "dischargeReadyMean", place })),
    mean("nights of waiting a day", rate * nights, daily(of({ measure: "overstayNightsPerYear", place }))),
    mean("nights with a fee a day", rate * nights, daily(of({ measure: "billableNightsPerYear", place }))),
  ];
}

const closedForm = "uniform arrivals within the day: closed form";
const weekdaysOnly = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;

const clock: readonly OracleCase[] = [
  {
    ...calendarCase("intake-at-noon", "intake at 12:00 every day", 2, { intake: { at: "12:00" } }),
    source: closedForm,
    quantities: [
      ...calendarQuantities(2, 0.5, 0.5, 1),
      weighted("90th percentile of the wait, days", 0.9, of({ measure: "waitDaysP90", ...toNursing }), given),
      mean("queue at midnight", 1, of({ measure: "midnightQueueMean", place: "nursing" })),
    ],
  },
  {
    ...calendarCase("intake-at-noon-weekdays", "intake at 12:00, Monday to Friday", 2, {
      intake: { at: "12:00", weekdays: [...weekdaysOnly] },
    }),
    source: closedForm,
    // Four gaps of a day and one of three; of those, midnights: one, and three.
    quantities: calendarQuantities(2, 6.5 / 7, (4 * 0.5 + 0.5 * 3 + 1 * 2 + 1 * 1) / 7, 1),
  },
  {
    ...calendarCase("intake-in-hours", "intake from 08:00 to 16:00", 2, {
      intake: { hours: { from: "08:00", to: "16:00" } },
    }),
    source: closedForm,
    quantities: calendarQuantities(2, 2 / 9, 1 / 3, 2 / 3),
  },
  {
    ...calendarCase("discharge-in-hours", "discharge from 08:00 to 16:00", 2, {
      discharge: { hours: { from: "08:00", to: "16:00" } },
    }),
    source: closedForm,
    quantities: calendarQuantities(2, 2 / 9, 1 / 3, 2 / 3),
  },
];

/** At most so many a day: the queue left over is a chain in discrete time. */
const numbers: readonly OracleCase[] = [
  { id: "intake-number", title: "at 12:00 at most 2 patients", rate: 1.5, most: [2, 2, 2, 2, 2, 2, 2] },
  {
    id: "intake-number-week",
    title: "at 12:00 at most 3 patients, none at weekends",
    rate: 1.7,
    most: [3, 3, 3, 3, 3, 0, 0],
  },
].map(({ id, title, rate, most }): OracleCase => {
  const { left } = dailyQueue(rate, most);
  const average = left.reduce((sum, one) => sum + one, 0) / 7;
  const queue = average + rate / 2;
  const weekend = most[5] === 0 ? { saturday: 0, sunday: 0 } : { saturday: most[0], sunday: most[0] };
  const week = Object.fromEntries(weekdaysOnly.map((day) => [day, most[0]]));
  // Until noon those left the day before, and new ones from noon to noon.
  const onDay = (weekday: number) => (left[(weekday + 6) % 7] + 0.75 * rate + left[weekday] + 0.25 * rate) / 2;
  return {
    ...calendarCase(id, title, rate, { intake: { at: "12:00", maxPerDay: { ...week, ...weekend } } }),
    source: "chain in discrete time, Q ← max(Q + A − n, 0), solved in test/support/oracle-formulas.ts",
    quantities: [
      mean("mean queue", queue, of({ measure: "queueMean", place: "nursing" })),
      weighted("mean wait, days", queue / rate, of({ measure: "waitDaysMean", ...toNursing }), given),
      mean("mean queue on Sunday", onDay(6), of({ measure: "queueMean", place: "nursing", weekday: 6 })),
      mean("mean queue on Friday", onDay(4), of({ measure: "queueMean", place: "nursing", weekday: 4 })),
      mean(
        "queue at the midnight that ends Sunday",
        left[6] + rate / 2,
        of({ measure: "midnightQueueMean", place: "nursing", weekday: 6 }),
      ),
    ],
  };
});

/** Open all day but for so many a day: at midnight the same chain. */
const dischargeNumber: OracleCase = (() => {
  const [rate, most] = [1.7, 2];
  const { left } = dailyQueue(
    rate,
    Array.from({ length: 7 }, () => most),
  );
  const maxPerDay = Object.fromEntries([...weekdaysOnly, "saturday", "sunday"].map((day) => [day, most]));
  return {
    ...calendarCase("discharge-number", `at most ${most} patients a day leave the hospital`, rate, {
      discharge: { maxPerDay },
    }),
    source: "chain in discrete time, Q ← max(Q + A − n, 0), solved in test/support/oracle-formulas.ts",
    quantities: [
      mean("waiting at midnight", left[0], of({ measure: "midnightQueueMean", place: "nursing" })),
      mean("nights of waiting a day", left[0], daily(of({ measure: "overstayNightsPerYear", place }))),
    ],
  };
})();

export const ruleCases: readonly OracleCase[] = [
  ...bySource,
  overCapacity,
  overCapacityForSome,
  overflow,
  bounded,
  leaving,
  ...clock,
  ...numbers,
  dischargeNumber,
];
