/*
 * Warm states: copied whole, and continued to the same bytes as a history that was never interrupted.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import { EventLog } from "../engine/event-log.ts";
import { measureColumns, measureRow } from "../engine/measures.ts";
import { recordsOf } from "../engine/records.ts";
import { beginReplication, replicate, runUntil } from "../engine/replicate.ts";
import { Simulation } from "../engine/simulation.ts";
import { copyState, restoreState } from "../engine/state-copy.ts";
import { Continuation, warmUp, warmUpDifferences } from "../engine/warm-up.ts";
import { keepWarm, runFrom } from "../engine/what-if.ts";
import type { Change } from "../scenarios/change.ts";
import { loadScenario } from "../scenarios/load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { randomPair } from "./support/random-pairs.ts";

const root = join(import.meta.dirname, "..");
const whole = loadScenario(join(root, "scenarios", "two-municipalities.yaml")).scenario;
const small: Scenario = { ...whole, run: { ...whole.run, warmUpDays: 200, lengthDays: 100 } };

/** Pairs compared; FLYT_SCENARIOS sets more of them for a long hunt, FLYT_SEED other ones. */
const PAIRS = Number(process.env.FLYT_SCENARIOS ?? 100);
const SEED = Number(process.env.FLYT_SEED ?? 20240101);

test(
  "a copy continued under other changes tells the same as a history of its own, to the last digit",
  { timeout: 3_600_000 },
  () => {
    fc.assert(
      fc.property(randomPair, fc.integer({ min: 0, max: 3 }), ([one, other], replication) => {
        const [warmedUp, model] = [compile(one), compile(other)];
        if (warmUpDifferences(warmedUp, model).length > 0) {
          // Only what the warm-up must know beforehand: whether patients are locked for ever, and where care is given by hours.
          expect(warmUpDifferences(warmedUp, model)).toEqual(["places"]);
          const knowsBefore = [one, other].map(({ run, changes }) => [
            run.mutualBlocking === "hold",
            hasHours(changes),
          ]);
          expect(knowsBefore.flat()).toContain(true);
          return;
        }
        const state = warmUp(warmedUp, replication);
        const continuation = new Continuation(warmedUp, model);
        // Without a log many take a short way. The second would differ if the first shared any memory with its state.
        for (const hasLog of [false, true]) {
          const [log, ownLog] = [new EventLog(), new EventLog()];
          const continued = continuation.run(state, { keepsDays: true, ...(hasLog && { log }) });
          const own = replicate(model, replication, { keepsDays: true, ...(hasLog && { log: ownLog }) });
          expect(told(continued, log)).toEqual(told(own, ownLog));
        }
      }),
      { numRuns: PAIRS, seed: SEED, endOnFailure: PAIRS > 100 },
    );
  },
);

function hasHours(changes: readonly Change[] = []): boolean {
  return changes.some((change) => /hours(PerWeek|ByNeed|PerFte)|HoursPerWeek|need/.test(JSON.stringify(change)));
}

/** What a replication tells: measures, records, what it logged of the measured period, and how many ranks of events it took. */
function told(s: Simulation, log: EventLog): object {
  const { levelTimes, ...records } = recordsOf(s);
  const arrays = { ...records, ...levelTimes, measures: measureRow(measureColumns(s.model), s) };
  const isMeasured = ({ time }: { time: number }): boolean => time >= s.model.warmUpDays;
  return {
    // As bytes, which are told apart where numbers are not, and quickly.
    arrays: Object.entries(arrays).map(([name, array]) => `${name} ${bytesOf(array)}`),
    log: log.entries.filter(isMeasured).map((entry) => JSON.stringify(entry)),
    events: s.tally.events,
    ranks: s.events.takeRank(0),
  };
}

function bytesOf(value: unknown): string {
  return value instanceof Float64Array ? Buffer.from(value.buffer).toString("base64") : String(value);
}

describe("the copy of a state", () => {
  const model = compile(small);

  test("holds every field: each is a number, a boolean, an array of numbers or an object of those", () => {
    const s = new Simulation(model, 0, null, false);
    const fields = Object.keys(s).filter((name) => !["model", "replication", "log", "daily"].includes(name));
    const { values, arrays, lists, parts } = copyState(s, ["model", "replication", "log", "daily"]);
    const copied = [values, arrays, lists, parts].flatMap((of) => Object.keys(of));
    expect(copied.sort()).toEqual(fields.sort());
  });

  test("refuses a field that it would not copy whole", () => {
    for (const value of [null, undefined, "text", new Map(), new Set(), [1, "two"], [[1]], () => 1, 1n, new Date(0)]) {
      expect(() => copyState({ part: { field: value } })).toThrow('the field "field"');
    }
  });

  test("can see all fields of the classes that hold state", () => {
    for (const file of ["simulation", "patients", "event-queue", "levels", "tally"]) {
      const text = readFileSync(join(root, "engine", `${file}.ts`), "utf8");
      expect(text, file).not.toMatch(/^\s*(?:readonly )?#\w+|\bstatic\b/m);
    }
  });

  test("gives back what was copied, however much room it took, and shares no memory with it", () => {
    const numbers = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, -1)), { maxLength: 20 });
    fc.assert(
      fc.property(numbers, fc.array(fc.integer({ min: -5, max: 5 })), fc.nat({ max: 9 }), (doubles, integers, more) => {
        const make = () => ({
          is: true,
          number: 0.5,
          list: [1, 2],
          part: { integers: new Int32Array(more) },
          doubles: new Float64Array(0),
          bytes: new Uint8Array(3),
        });
        const state = make();
        Object.assign(state, { is: false, number: -0, list: integers, bytes: Uint8Array.of(0, 7, 7) });
        state.doubles = Float64Array.from([...doubles, ...Array.from({ length: more }, () => -1)]);
        state.part.integers = Int32Array.from(integers);
        const copy = structuredClone(copyState(state));
        const restored = make();
        restoreState(restored, copy);
        expect(restored).toEqual(state);
        restored.doubles.fill(1);
        restored.bytes.fill(1);
        restored.list.push(1);
        const again = make();
        restoreState(again, copy);
        expect(again).toEqual(state);
      }),
    );
  });

  test("is short: about the columns of those present, not the room for more", () => {
    const { copy } = warmUp(model, 0);
    const s = beginReplication(model, 0);
    runUntil(s, model.warmUpDays);
    let bytes = 0;
    for (const part of [copy, ...Object.values(copy.parts)]) {
      for (const { kept } of Object.values(part.arrays)) bytes += kept.byteLength;
    }
    expect(bytes).toBeLessThan(250 * s.patients.used + 60_000);
  });
});

describe("warm states may be shared", () => {
  const from = small.run.startDate;
  const differences = (changes: readonly Change[]): readonly string[] =>
    warmUpDifferences(compile(small), compile({ ...small, changes: [...(small.changes ?? []), ...changes] }));
  const [place] = Object.keys(small.places);
  const [stream] = Object.keys(small.streams);

  test("where all changes start at the end of the warm-up or after it, whatever they change", () => {
    expect(differences([{ path: "places.*.capacityBeds", add: 1, from }])).toEqual([]);
    expect(differences([{ path: "streams.*.ratePerDay", multiply: 2, from }])).toEqual([]);
    expect(differences([{ path: `places.${place}.allocation`, set: { rule: "hospital-first" }, from }])).toEqual([]);
  });

  test("not where one starts before, and it is told what differs", () => {
    const before = "2020-01-01";
    expect(from > before).toBe(true);
    expect(differences([{ path: `places.${place}.capacityBeds`, add: 1, from: before }])).toEqual(["places"]);
    expect(differences([{ path: `streams.${stream}.ratePerDay`, multiply: 2, from: before }])).toEqual(["streams"]);
    const reseeded: Scenario = { ...small, run: { ...small.run, seed: "other" } };
    expect(warmUpDifferences(compile(small), compile(reseeded))).toEqual(["days", "run"]);
    const other = compile(reseeded);
    expect(() => new Continuation(compile(small), other)).toThrow("before its end these differ: days, run");
  });

  test("whatever the scenario is called and however many replications are asked for", () => {
    const renamed: Scenario = { ...small, name: "another", run: { ...small.run, replications: 7 } };
    expect(warmUpDifferences(compile(small), compile(renamed))).toEqual([]);
  });
});

test("kept states answer several questions in one thread, each as a whole run would", () => {
  const model = compile(small);
  const from = small.run.startDate;
  const others = [1, -2].map((add) =>
    compile({ ...small, changes: [...(small.changes ?? []), { path: "places.*.capacityBeds", add, from }] }),
  );
  const warm = keepWarm(model, 3);
  for (const models of [[model, others[0]], [others[1]]]) {
    const results = runFrom(warm, models, true);
    for (const [at, { values, records, replications }] of results.entries()) {
      const expected = runBatch({ model: models[at], from: 0, to: 3, keepsRecords: true });
      expect(replications).toEqual([0, 1, 2]);
      expect(values).toEqual(expected.values);
      expect(records).toEqual(expected.records);
    }
  }
});

test("without a warm-up a state is that before anything has happened", () => {
  const [one, other] = [0, 3].map((add) =>
    compile({
      ...small,
      run: { ...small.run, warmUpDays: 0 },
      changes: [{ path: "places.*.capacityBeds", add, from: small.run.startDate }],
    }),
  );
  const [results] = runFrom(keepWarm(one, 2), [other]);
  expect(results.values).toEqual(runBatch({ model: other, from: 0, to: 2 }).values);
});
