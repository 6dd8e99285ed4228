/* Hours of care as a capacity, docs/model.md §6: losses, queues with and without overtaking, care of those who wait at home. */
import type { Group } from "../../scenarios/schema.ts";
import { chainOn, expectedOf, reachable, type State, stationary, type Transition } from "./markov-chain.ts";
import { mean, of, weighted, type OracleCase, type Quantity } from "./oracle-case.ts";
import { erlangC } from "./oracle-formulas.ts";
import {
  boundedQueue,
  exponential,
  lognormal,
  nursing,
  poisson,
  relaxation,
  scenarioOf,
  stay,
} from "./oracle-scenarios.ts";

const place = "home-care";
const perDay = 1 / 365;
const admissions = of({ measure: "admissionsPerYear", place });

/** Patients of one need level. */
interface Level {
  readonly need: "low" | "high";
  readonly ratePerDay: number;
  readonly meanDays: number;
  readonly hours: number;
}

const groupsOf = (levels: readonly Level[]): Record<string, Group> =>
  Object.fromEntries(levels.map(({ need }) => [need, { actor: "municipality", need }]));
const streamsOf = (levels: readonly Level[], to = place) =>
  Object.fromEntries(levels.map(({ need, ratePerDay }) => [need, poisson(to, ratePerDay, { group: need })]));
const hoursByNeed = (levels: readonly Level[]) => Object.fromEntries(levels.map(({ need, hours }) => [need, hours]));

/**
 * Multi-rate Erlang loss by hundredths of hours: j q(j) = Σ aₖ bₖ q(j − bₖ).
 * @source Kaufman, Blocking in a shared resource environment, IEEE Trans. Commun. 29 (1981) 1474–1481; Roberts (1981)
 * @returns [level] share blocked
 */
function blocked(levels: readonly Level[], capacity: number): number[] {
  const units = levels.map(({ hours }) => Math.round(100 * hours));
  const total = Math.round(100 * capacity);
  const q = new Float64Array(total + 1);
  q[0] = 1;
  for (let j = 1; j <= total; j++) {
    levels.forEach(({ ratePerDay, meanDays }, at) => {
      if (units[at] <= j) q[j] += (ratePerDay * meanDays * units[at] * q[j - units[at]]) / j;
    });
  }
  const sum = q.reduce((all, each) => all + each, 0);
  return units.map((unit) => q.subarray(total - unit + 1).reduce((all, each) => all + each, 0) / sum);
}

/** Decimal hours: six of 0.7 fill 4.2 hours, though as binary fractions they add up to something else. */
const loss = (["exponential", "lognormal"] as const).map((kind): OracleCase => {
  const id = `hours-loss-${kind}`;
  const capacity = 4.2;
  const levels: readonly Level[] = [
    { need: "low", ratePerDay: 1.5, meanDays: 2, hours: 0.7 },
    { need: "high", ratePerDay: 0.3, meanDays: 4, hours: 1.4 },
  ];
  const share = blocked(levels, capacity);
  const used = levels.reduce(
    (sum, each, at) => sum + each.ratePerDay * (1 - share[at]) * each.meanDays * each.hours,
    0,
  );
  return {
    id,
    oracle: "Hours of care, loss",
    title: `${capacity} hours, patients of 0.7 and 1.4 hours, ${kind} stays`,
    source: "multi-rate Erlang loss by the recursion of Kaufman and Roberts, in test/support/oracle-hours.ts",
    replications: 30,
    scenario: scenarioOf(id, {
      groups: Object.fromEntries(
        levels.map(({ need, meanDays }) => {
          const days = kind === "exponential" ? exponential(meanDays) : lognormal(meanDays, 1.3 * meanDays);
          return [need, { actor: "municipality", need, stays: { [place]: { treatmentDays: days } } }];
        }),
      ),
      places: {
        [place]: nursing("unlimited", stay(exponential(1)), {
          capacityHoursPerWeek: capacity,
          hoursByNeed: hoursByNeed(levels),
          ...boundedQueue(0),
        }),
      },
      streams: streamsOf(levels),
      run: { warmUpDays: 100, lengthDays: 2000 },
    }),
    quantities: [
      ...levels.map(({ need, ratePerDay }, at) =>
        mean(
          `share lost, ${need} need`,
          share[at],
          (s, log) => 1 - (perDay * of({ measure: "admissionsPerYear", place, group: need })(s, log)) / ratePerDay,
        ),
      ),
      ...hoursQuantities(used, capacity),
    ],
  };
});

function hoursQuantities(used: number, capacity: number): Quantity[] {
  return [
    mean("hours used a week", used, of({ measure: "homeCareHoursPerWeek", place })),
    mean("share of the hours used", used / capacity, of({ measure: "hoursUsedShare", place })),
  ];
}

const [LOW, HIGH] = [1, 2];
const capacity = 10;
const queued: readonly Level[] = [
  { need: "low", ratePerDay: 0.7, meanDays: 2, hours: 2.5 },
  { need: "high", ratePerDay: 0.25, meanDays: 3, hours: 5 },
];

const hoursIn = (low: number, high: number): number => low * queued[0].hours + high * queued[1].hours;
const fits = (low: number, high: number, level: number): boolean =>
  hoursIn(low, high) + queued[level - 1].hours <= capacity;

/**
 * Nobody overtakes: of those who wait only the level of the first is known, which is why nobody goes; each of those behind is of a
 * level by its share of the arrivals. A state is [low in care, high in care, level of the first, number waiting].
 */
const inLine: OracleCase = (() => {
  const id = "hours-in-line";
  const mostWaiting = 150;
  const rate = queued[0].ratePerDay + queued[1].ratePerDay;
  const shareOf = (level: number): number => queued[level - 1].ratePerDay / rate;
  /** What a state becomes once as many as can have gone. @param waiting of whom the first is of a level not yet known */
  const settle = (low: number, high: number, waiting: number, probability: number): Transition[] => {
    if (waiting === 0) return [[[low, high, 0, 0], probability]];
    return [LOW, HIGH].flatMap((level) => admitted(low, high, level, waiting, probability * shareOf(level)));
  };
  const admitted = (low: number, high: number, first: number, waiting: number, probability: number): Transition[] =>
    fits(low, high, first)
      ? settle(low + (first === LOW ? 1 : 0), high + (first === HIGH ? 1 : 0), waiting - 1, probability)
      : [[[low, high, first, waiting], probability]];
  const after = (low: number, high: number, first: number, waiting: number, probability: number): Transition[] =>
    waiting === 0 ? [[[low, high, 0, 0], probability]] : admitted(low, high, first, waiting, probability);
  const step = ([low, high, first, waiting]: State): Transition[] => [
    ...(waiting === 0
      ? [LOW, HIGH].flatMap((level) => admitted(low, high, level, 1, queued[level - 1].ratePerDay))
      : waiting < mostWaiting
        ? [[[low, high, first, waiting + 1], rate] as Transition]
        : []),
    ...(low > 0 ? after(low - 1, high, first, waiting, low / queued[0].meanDays) : []),
    ...(high > 0 ? after(low, high - 1, first, waiting, high / queued[1].meanDays) : []),
  ];
  const chain = chainOn(reachable([0, 0, 0, 0], step), step);
  const p = stationary(chain);
  const expected = (what: (state: State) => number): number => expectedOf(chain, p, what);
  const waitingOf = (level: number): number =>
    expected(([, , first, waiting]) =>
      waiting === 0 ? 0 : (first === level ? 1 : 0) + (waiting - 1) * shareOf(level),
    );
  return {
    ...queueCase(id, false, {}),
    title: `${capacity} hours, patients of 2.5 and 5 hours, nobody overtakes`,
    quantities: [
      mean(
        "mean queue",
        expected(([, , , waiting]) => waiting),
        of({ measure: "queueMean", place }),
      ),
      mean("mean queue, low need", waitingOf(LOW), of({ measure: "queueMean", place, group: "low" })),
      mean("mean queue, high need", waitingOf(HIGH), of({ measure: "queueMean", place, group: "high" })),
      weighted(
        "mean wait, days",
        expected(([, , , waiting]) => waiting) / rate,
        of({ measure: "waitDaysMean", place }),
        admissions,
      ),
      mean(
        "mean patients in care",
        expected(([low, high]) => low + high),
        of({ measure: "occupiedMean", place }),
      ),
      ...hoursQuantities(
        expected(([low, high]) => hoursIn(low, high)),
        capacity,
      ),
    ],
  };
})();

/** With overtaking, and so many waiting at most that the whole line can be part of the state: [low, high, level, level, …]. */
const overtaking: OracleCase = (() => {
  const id = "hours-overtaking";
  const mostWaiting = 5;
  const settle = (low: number, high: number, line: readonly number[]): State => {
    const at = line.findIndex((level) => fits(low, high, level));
    if (at < 0) return [low, high, ...line.slice(0, mostWaiting)];
    return settle(low + (line[at] === LOW ? 1 : 0), high + (line[at] === HIGH ? 1 : 0), line.toSpliced(at, 1));
  };
  const step = ([low, high, ...line]: State): Transition[] => [
    ...[LOW, HIGH].map((level): Transition => [settle(low, high, [...line, level]), queued[level - 1].ratePerDay]),
    ...(low > 0 ? [[settle(low - 1, high, line), low / queued[0].meanDays] as Transition] : []),
    ...(high > 0 ? [[settle(low, high - 1, line), high / queued[1].meanDays] as Transition] : []),
  ];
  const chain = chainOn(reachable([0, 0], step), step);
  const p = stationary(chain);
  const expected = (what: (state: State) => number): number => expectedOf(chain, p, what);
  const waitingOf = (level: number): number =>
    expected(([, , ...line]) => line.filter((each) => each === level).length);
  return {
    ...queueCase(id, true, { queue: { total: mostWaiting, beyondLimit: "lost" } }),
    title: `${capacity} hours, patients of 2.5 and 5 hours, those whose hours fit go first, ${mostWaiting} wait at most`,
    quantities: [
      mean("mean queue, low need", waitingOf(LOW), of({ measure: "queueMean", place, group: "low" })),
      mean("mean queue, high need", waitingOf(HIGH), of({ measure: "queueMean", place, group: "high" })),
      mean(
        "mean patients in care",
        expected(([low, high]) => low + high),
        of({ measure: "occupiedMean", place }),
      ),
      mean(
        "lost a day",
        queued.reduce((sum, { ratePerDay }, at) => {
          const isLost = ([low, high, ...line]: State): boolean =>
            line.length === mostWaiting && !fits(low, high, at + 1);
          return sum + ratePerDay * expected((state) => (isLost(state) ? 1 : 0));
        }, 0),
        (s, log) => perDay * of({ measure: "lostPerYear", place })(s, log),
      ),
      ...hoursQuantities(
        expected(([low, high]) => hoursIn(low, high)),
        capacity,
      ),
    ],
  };
})();

function queueCase(id: string, isOvertaking: boolean, more: Parameters<typeof nursing>[2]): OracleCase {
  return {
    id,
    oracle: "Hours of care, queue",
    title: "",
    source: "Markov chain on those in care and in line, solved in test/support/oracle-hours.ts",
    replications: 30,
    quantities: [],
    scenario: scenarioOf(id, {
      groups: Object.fromEntries(
        queued.map(({ need, meanDays }) => [
          need,
          { actor: "municipality", need, stays: { [place]: { treatmentDays: exponential(meanDays) } } },
        ]),
      ),
      places: {
        [place]: nursing("unlimited", stay(exponential(1)), {
          capacityHoursPerWeek: capacity,
          hoursByNeed: hoursByNeed(queued),
          overtaking: isOvertaking,
          ...more,
        }),
      },
      streams: streamsOf(queued),
      run: { warmUpDays: 300, lengthDays: 4000 },
    }),
  };
}

/** 2.4 full-time equivalents of 3.5 hours are 8.4 hours, twelve patients of 0.7: but for hundredths rounding would take one away. */
const staffed: OracleCase = (() => {
  const id = "hours-of-staff";
  const [rate, los, servers, hours] = [1.4, 7, 12, 0.7];
  const load = rate * los;
  const waits = erlangC(servers, load);
  return {
    id,
    oracle: "Hours of care, queue",
    title: "2.4 full-time equivalents of 3.5 hours a week, patients of 0.7 hours",
    source: `M/M/c with ${servers} servers`,
    replications: 30,
    scenario: scenarioOf(id, {
      places: {
        [place]: nursing(
          "unlimited",
          { ...stay(exponential(los)), hoursPerWeek: hours },
          { capacityHoursPerWeek: 100, staff: { fte: 2.4, hoursPerFte: 3.5 } },
        ),
      },
      streams: { patients: poisson(place, rate) },
      run: { warmUpDays: relaxation(rate, los, servers), lengthDays: 2500 },
    }),
    quantities: [
      weighted("share who wait", waits, of({ measure: "shareWaited", place }), admissions),
      mean("mean queue", (waits * load) / (servers - load), of({ measure: "queueMean", place })),
      ...hoursQuantities(load * hours, servers * hours),
    ],
  };
})();

/** Two need levels wait at home for a place and have home care meanwhile: the mean queue × their hours, by Little's law. */
const waitingAtHome: OracleCase = (() => {
  const id = "hours-waiting-at-home";
  const [rate, los, beds] = [1.3, 5, 8];
  const levels: readonly Level[] = [
    { need: "low", ratePerDay: 0.8, meanDays: los, hours: 3.5 },
    { need: "high", ratePerDay: 0.5, meanDays: los, hours: 14 },
  ];
  const [careRate, careDays, careHours] = [0.4, 20, 4.9];
  const load = rate * los;
  const queue = (erlangC(beds, load) * load) / (beds - load);
  const waiting = levels.reduce((sum, { ratePerDay, hours }) => sum + queue * (ratePerDay / rate) * hours, 0);
  return {
    id,
    oracle: "Hours of care while waiting at home",
    title: `${beds} beds, ${rate} a day wait at home with 3.5 or 14 hours a week`,
    source: "Erlang C and Little's law",
    replications: 40,
    scenario: scenarioOf(id, {
      groups: { ...groupsOf(levels), patients: { actor: "municipality" } },
      places: {
        nursing: nursing(beds, stay(exponential(los)), {
          waitingAtHome: { careFrom: place, hoursPerWeek: 3.5, hoursByNeed: { high: 14 } },
        }),
        [place]: nursing("unlimited", { ...stay(lognormal(careDays, 15)), hoursPerWeek: careHours }),
      },
      streams: {
        ...Object.fromEntries(
          levels.map(({ need, ratePerDay }) => [
            need,
            poisson("nursing", ratePerDay, { group: need, waitsAt: "home" }),
          ]),
        ),
        care: poisson(place, careRate),
      },
      run: { warmUpDays: relaxation(rate, los, beds), lengthDays: 3000 },
    }),
    quantities: [
      mean("mean queue", queue, of({ measure: "queueMean", place: "nursing" })),
      mean(
        "hours a week of those who wait",
        waiting,
        of({ measure: "waitingCareHoursPerWeek", place, waitingFor: "nursing" }),
      ),
      mean(
        "hours of home care a week",
        waiting + careRate * careDays * careHours,
        of({ measure: "homeCareHoursPerWeek", place }),
      ),
    ],
  };
})();

export const hoursCases: readonly OracleCase[] = [...loss, inLine, overtaking, staffed, waitingAtHome];
