import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../engine/compile.ts";
import { DistributionTableBuilder, drawValue } from "../engine/distribution-tables.ts";
import { EventLog } from "../engine/event-log.ts";
import { measureColumns, measureRow } from "../engine/measures.ts";
import { patientName } from "../engine/patient-name.ts";
import { beginReplication, replicate, runUntil } from "../engine/replicate.ts";
import type { CensusPerson } from "../scenarios/census.ts";
import type { Distribution } from "../scenarios/distribution.ts";
import { distributionLaw } from "../scenarios/distribution-law.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { advance, chainOn, expectedOf, reachable, type State, type Transition } from "./support/markov-chain.ts";
import {
  constant,
  exponential,
  lognormal,
  nursing,
  poisson,
  scenarioOf,
  stay,
  ward,
} from "./support/oracle-scenarios.ts";
import { censusKnobs, withCensus } from "./support/random-census.ts";
import { simulateSlowly } from "./support/second-simulator.ts";

const inTreatment = (id: string, elapsedDays: number, more: Partial<CensusPerson> = {}): CensusPerson => ({
  id,
  group: "patients",
  at: "ward",
  elapsedDays,
  ...more,
});

const many = (count: number, elapsedDays: number, more: Partial<CensusPerson> = {}): CensusPerson[] =>
  Array.from({ length: count }, (_, at) => inTreatment(`p${at}`, elapsedDays, more));

const censusOf = (persons: readonly CensusPerson[], lengthDays = 30): Scenario["run"] & object =>
  ({ warmUpDays: 0, lengthDays, start: { kind: "census", persons: [...persons] } }) as never;

/** Lines of the log of one replication, as texts with the names of patients. */
function linesOf(scenario: Scenario, replication = 0): { patient: string; text: string }[] {
  const model = compile(scenario);
  const log = new EventLog();
  replicate(model, replication, { log });
  const [sources, destinations] = [
    [...model.placeIds, "home", "front-door"],
    [...model.placeIds, ...model.exitIds],
  ];
  return log.entries.map(({ time, kind, stream, ordinal, visit, source, destination }) => ({
    patient: patientName(model, stream, ordinal),
    text: [time, kind, patientName(model, stream, ordinal), visit, sources[source], destinations[destination]].join(
      " ",
    ),
  }));
}

const isOfCensus = ({ patient }: { patient: string }): boolean => patient.startsWith("census:");

describe("conservation", () => {
  const places = {
    ward: ward(
      "unlimited",
      stay(lognormal(4, 3), { nursing: { probability: 0.4, startDelayDays: constant(0.5) }, discharged: 0.6 }),
      { leaving: { "front-door": { ratePerDay: 0.2, to: "discharged" } } },
    ),
    nursing: nursing("unlimited", stay({ distribution: "erlang", shape: 3, mean: 6 })),
  };
  const empty = scenarioOf("conservation", {
    places,
    streams: { acute: poisson("ward", 2), home: poisson("nursing", 0.5, { waitsAt: "home" }) },
    run: { warmUpDays: 0, lengthDays: 120 },
  });

  test("with unlimited capacity the starting queue leaves no trace once everyone in it has left, each of them once", () => {
    fc.assert(
      fc.property(censusKnobs, fc.nat(3), (chosen, replication) => {
        const scenario = withCensus(empty, chosen, { places: ["ward", "nursing"], groups: ["patients"] });
        const persons = scenario.run.start?.kind === "census" ? scenario.run.start.persons! : [];
        const withCensusLines = linesOf(scenario, replication);
        const others = withCensusLines.filter((line) => !isOfCensus(line)).map(({ text }) => text);
        expect(others).toEqual(linesOf(empty, replication).map(({ text }) => text));
        const left = withCensusLines.filter((line) => isOfCensus(line) && / moves .* discharged$/.test(line.text));
        expect(left.map(({ patient }) => patient).sort()).toEqual(persons.map(({ id }) => `census:${id}`).sort());
        const [own, without] = [replicate(compile(scenario), replication), replicate(compile(empty), replication)];
        expect(own.entered).toBe(without.entered + persons.length);
        expect(own.left).toBe(without.left + persons.length);
        expect(own.patients.present).toBe(without.patients.present);
      }),
      { seed: 7, numRuns: 15 },
    );
  });

  test("the order of the persons in the file changes no byte, with ties in every queue", () => {
    const limited = { ...places, nursing: nursing(2, stay(exponential(3))) };
    const persons = Array.from({ length: 24 }, (_, at): CensusPerson => {
      const what = [
        { at: "home", to: "nursing" },
        { at: "ward", state: "ready" as const, to: "nursing" },
        { at: "ward" },
        { at: "nursing" },
      ][at % 4]!;
      return { id: `p${at}`, group: "patients", elapsedDays: at % 3, ...what };
    });
    const bytes = (list: readonly CensusPerson[]): Uint8Array => {
      const model = compile(scenarioOf("order", { places: limited, streams: empty.streams, run: censusOf(list) }));
      return new Uint8Array(measureRow(measureColumns(model), replicate(model, 0)).buffer);
    };
    expect(bytes(persons.toReversed())).toEqual(bytes(persons));
    expect(bytes(persons.toSorted((a, b) => (a.at < b.at ? -1 : 1)))).toEqual(bytes(persons));
  });
});

/** Days until treatment ends, of all persons. */
function restsOf(treatmentDays: Distribution, persons: readonly CensusPerson[], lengthDays = 3000): number[] {
  const scenario = scenarioOf("rests", {
    places: { ward: ward("unlimited", stay(treatmentDays)) },
    streams: { acute: poisson("ward", 0.001) },
    run: censusOf(persons, lengthDays),
  });
  const s = new EventLog();
  const model = compile(scenario);
  replicate(model, 0, { log: s });
  return s.entries.filter(({ kind, stream }) => kind === "treatment-ends" && stream < 0).map(({ time }) => time);
}

/** ∫ (x − e) f(x) dx ÷ ∫ f(x) dx from e on, by Simpson's rule; f need not add up to 1. */
function meanRest(density: (x: number) => number, elapsed: number, reach: number): number {
  const steps = 20_000;
  let [mass, moment] = [0, 0];
  for (let at = 0; at <= steps; at++) {
    const x = elapsed + (reach * at) / steps;
    const weight = (at === 0 || at === steps ? 1 : at % 2 === 0 ? 2 : 4) * density(x);
    mass += weight;
    moment += weight * (x - elapsed);
  }
  return moment / mass;
}

/** Standard errors between the mean of the values and what is expected. */
function score(values: readonly number[], expected: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return Math.abs(mean - expected) / Math.sqrt(variance / values.length);
}

describe("what is left of a stay under way", () => {
  const sigma = Math.sqrt(Math.log(2));
  const mu = Math.log(10) - sigma * sigma * 0.5;
  const laws: [string, Distribution, (x: number) => number, number[], number][] = [
    [
      "lognormal",
      lognormal(10, 10),
      (x) => Math.exp(-(((Math.log(x) - mu) / sigma) ** 2) / 2) / x,
      [0.5, 8, 90, 900],
      9000,
    ],
    [
      "gamma",
      { distribution: "gamma", mean: 8, cv: 0.7 },
      (x) => x ** (1 / 0.49 - 1) * Math.exp(-x / (8 * 0.49)),
      [1, 12, 60],
      200,
    ],
    ["Erlang", { distribution: "erlang", shape: 4, mean: 6 }, (x) => x ** 3 * Math.exp(-x / 1.5), [2, 9, 40], 100],
  ];
  test.for(laws)("has the mean that the density of the stay gives: %s", ([, law, density, elapsed, reach]) => {
    for (const days of elapsed) {
      const rests = restsOf(law, many(4000, days), days > 100 ? 36_000 : 3000);
      expect(rests.length).toBe(4000);
      expect(score(rests, meanRest(density, days, reach)), `after ${days} days`).toBeLessThan(4);
    }
  });

  test("is uniform on what is left of a uniform stay, and nothing beyond its longest", () => {
    const law: Distribution = { distribution: "uniform", min: 2, max: 12 };
    expect(score(restsOf(law, many(4000, 9)), 1.5)).toBeLessThan(4);
    expect(score(restsOf(law, many(4000, 1)), 6)).toBeLessThan(4);
    expect(restsOf(law, many(3, 12))).toEqual([0, 0, 0]);
    expect(restsOf(constant(5), [inTreatment("a", 2), inTreatment("b", 5), inTreatment("c", 60)])).toEqual([0, 0, 3]);
  });

  test("loses no digits far out in the tail, and grows with the uniform number", () => {
    for (const law of [lognormal(10, 10), { distribution: "gamma", mean: 8, cv: 0.7 } as const, exponential(4)]) {
      const whole = distributionLaw(law);
      for (const survival of [0.3, 1e-3, 1e-9, 1e-30, 1e-120]) {
        let elapsed = 1;
        while (whole.above(elapsed, 0) > survival) elapsed *= 1.05;
        const builder = new DistributionTableBuilder();
        const index = builder.addRemaining(law, elapsed);
        const tables = builder.finish();
        let before = 0;
        for (let u = 1e-4; u < 1; u += 1.7e-3) {
          const rest = drawValue(tables, index, u);
          expect(rest).toBeGreaterThanOrEqual(before);
          before = rest;
          const share = whole.above(elapsed + rest, 0) / whole.above(elapsed, 0);
          expect(Math.abs(share - (1 - u)), `${JSON.stringify(law)} after ${elapsed}`).toBeLessThan(1e-9);
        }
      }
    }
  });

  test("is drawn from values and atoms that are left only", () => {
    const values: Distribution = { distribution: "empirical", values: [1, 2, 2, 5, 9] };
    const rests = restsOf(values, many(3000, 2));
    expect(new Set(rests)).toEqual(new Set([3, 7]));
    expect(score(rests, 5)).toBeLessThan(4);
    const mixed: Distribution = {
      distribution: "mixture",
      parts: [
        { probability: 0.99, of: exponential(1) },
        { probability: 0.01, of: constant(20) },
      ],
    };
    // Nearly nobody but those of 20 days is left after 12.
    expect(restsOf(mixed, many(200, 12)).filter((rest) => rest === 8).length).toBeGreaterThanOrEqual(195);
  });

  test("the way on is drawn among stays that last so long: P(route | T > e) ∝ p S(e)", () => {
    const scenario = scenarioOf("routes", {
      places: {
        ward: ward(
          "unlimited",
          stay(exponential(2), {
            discharged: { probability: 0.7 },
            elsewhere: { probability: 0.3, treatmentDays: exponential(6) },
          }),
        ),
      },
      exits: { elsewhere: { kind: "other" } },
      streams: { acute: poisson("ward", 0.001) },
      run: censusOf(many(5000, 4), 1000),
    });
    const toElsewhere = linesOf(scenario).filter(
      (line) => isOfCensus(line) && / moves .* elsewhere$/.test(line.text),
    ).length;
    const [short, long] = [0.7 * Math.exp(-4 / 2), 0.3 * Math.exp(-4 / 6)];
    const share = long / (short + long);
    expect(Math.abs(toElsewhere / 5000 - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 5000));
  });

  test("a ward that nobody comes to empties as the stays have it: Σ S(e + t) ÷ S(e)", () => {
    const law = lognormal(10, 10);
    const elapsed = [0.2, 1, 3, 3, 8, 15, 30, 75, 150];
    const persons = elapsed.map((days, at) => inTreatment(`p${at}`, days));
    const whole = distributionLaw(law);
    const model = compile(
      scenarioOf("emptying", {
        places: { ward: ward("unlimited", stay(law)) },
        streams: { acute: poisson("ward", 1e-9) },
        run: censusOf(persons, 31),
      }),
    );
    const runs = Array.from({ length: 600 }, (_, replication) => beginReplication(model, replication));
    for (const time of [1, 7, 30]) {
      for (const s of runs) runUntil(s, time);
      const present = runs.map((s) => s.occupied[0]!);
      const expected = elapsed.reduce((sum, days) => sum + whole.above(days + time, 0) / whole.above(days, 0), 0);
      expect(score(present, expected), `day ${time}`).toBeLessThan(4);
    }
  });
});

test("a queue from a census has the mean of the Markov chain at every time after", () => {
  const [rate, mean, beds, waiting] = [1.2, 2, 3, 5];
  const scenario = scenarioOf("transient", {
    places: { ward: ward(beds, stay(exponential(mean))) },
    streams: { acute: poisson("ward", rate) },
    run: censusOf([
      ...many(beds, 7),
      ...Array.from({ length: waiting }, (_, at) => inTreatment(`q${at}`, 1 + at, { at: "front-door", to: "ward" })),
    ]),
  });
  const step = ([n]: State): Transition[] => [
    [[n! + 1], n! < 90 ? rate : 0],
    [[n! - 1], Math.min(n!, beds) / mean],
  ];
  const states = reachable([beds + waiting], step);
  const chain = chainOn(states, step);
  const model = compile(scenario);
  const times = [0.5, 2, 6, 20];
  const queues = times.map((): number[] => []);
  for (let replication = 0; replication < 1500; replication++) {
    const s = beginReplication(model, replication);
    for (const [at, time] of times.entries()) {
      runUntil(s, time);
      queues[at]!.push(s.queueLength[0]!);
    }
  }
  for (const [at, time] of times.entries()) {
    const p = advance(
      chain,
      Float64Array.from(states, ([n]) => (n === beds + waiting ? 1 : 0)),
      time,
    ).end;
    const exact = expectedOf(chain, p, ([n]) => Math.max(0, n! - beds));
    expect(score(queues[at]!, exact), `day ${time}, exactly ${exact}`).toBeLessThan(4);
  }
});

describe("by hand", () => {
  const places = {
    nursing: nursing(1, stay(constant(10))),
    ward: ward("unlimited", stay(constant(4), { nursing: 1 })),
  };
  const persons: CensusPerson[] = [
    { id: "first", group: "patients", at: "nursing", since: "2023-12-25" },
    { id: "ready", group: "patients", at: "ward", state: "ready", elapsedDays: 5.25, to: "nursing" },
    { id: "home", group: "patients", at: "home", since: "2023-12-23T12:00", to: "nursing" },
    { id: "over", group: "patients", at: "nursing", elapsedDays: 12 },
  ];
  const scenario = scenarioOf("by hand", {
    places,
    streams: { acute: poisson("ward", 1e-9) },
    run: censusOf(persons, 30),
  });

  test("those who wait are served by how long they have waited, and their waits count whole", () => {
    expect(linesOf(scenario).map(({ text }) => text)).toEqual([
      "0 treatment-ends census:over 1 nursing ",
      "0 ready census:over 1 nursing discharged",
      "0 queues census:over 1 nursing discharged",
      "0 given census:over 1 nursing discharged",
      "0 moves census:over 1 nursing discharged",
      "3 treatment-ends census:first 1 nursing ",
      "3 ready census:first 1 nursing discharged",
      "3 queues census:first 1 nursing discharged",
      "3 given census:first 1 nursing discharged",
      "3 moves census:first 1 nursing discharged",
      "3 given census:home 0 home nursing",
      "3 moves census:home 0 home nursing",
      "3 admitted census:home 1 nursing ",
      "13 treatment-ends census:home 1 nursing ",
      "13 ready census:home 1 nursing discharged",
      "13 queues census:home 1 nursing discharged",
      "13 given census:home 1 nursing discharged",
      "13 moves census:home 1 nursing discharged",
      "13 given census:ready 1 ward nursing",
      "13 moves census:ready 1 ward nursing",
      "13 admitted census:ready 2 nursing ",
      "23 treatment-ends census:ready 2 nursing ",
      "23 ready census:ready 2 nursing discharged",
      "23 queues census:ready 2 nursing discharged",
      "23 given census:ready 2 nursing discharged",
      "23 moves census:ready 2 nursing discharged",
    ]);
    const model = compile(scenario);
    const finished = replicate(model, 0);
    const measured = (measure: string, from?: string): number =>
      measureColumns(model)
        .find(({ key }) => key.measure === measure && key.place === "nursing" && key.from === from)!
        .value(finished);
    // 3 + 8.5 days from home, 13 + 5.25 from the ward; of the days in the queue those of the period only.
    expect(measured("waitDaysMean")).toBeCloseTo((11.5 + 18.25) / 2, 9);
    expect(measured("queueMean")).toBeCloseTo((3 + 13) / 30, 9);
    expect(finished.tally.nights.reduce((sum, nights) => sum + nights, 0)).toBe(13);
  });

  test("one who has waited longer than an alternative takes is in its queue from day 0, with the turn of before", () => {
    const alternatives = { home: { to: "ward", afterDays: 6, keepsFirstTurn: false } };
    const withAlternative = {
      ...scenario,
      places: { ...places, nursing: { ...places.nursing, alternatives }, ward: { ...places.ward, capacityBeds: 2 } },
    };
    const own = linesOf(withAlternative).filter(({ patient }) => patient === "census:home");
    expect(own.slice(0, 4).map(({ text }) => text)).toEqual([
      "0 also-queues census:home 0 home ward",
      "0 given census:home 0 home ward",
      "0 moves census:home 0 home ward",
      "0 admitted census:home 1 ward ",
    ]);
  });

  test("those who are on a waiting list at the start are there beside the census, on both sides alike", () => {
    const planned = { kind: "planned" as const, group: "patients", to: "nursing", ratePerDay: 0.2, listAtStart: 3 };
    const both = { ...scenario, streams: { plan: { ...planned, fillsFreeBeds: { keepFree: 0 } } } };
    const slow = simulateSlowly(both, 0);
    const fast = linesOf(both);
    expect(fast.length).toBe(slow.log.length);
    const s = replicate(compile(both), 0);
    expect(s.entered).toBeGreaterThanOrEqual(7);
    expect(fast.some(({ text }) => / fills-bed list:plan\/1 /.test(text))).toBe(true);
  });
});
