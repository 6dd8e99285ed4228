import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import { measureColumns } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import { SimulationPool } from "../engine/pool.ts";
import { loadScenario } from "../scenarios/load.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { simulateFast } from "./support/fast-side.ts";

const folder = join(import.meta.dirname, "..", "scenarios");
const small = loadScenario(join(folder, "two-municipalities.yaml")).scenario;
const model = compile(small);
/** The same over fewer days. */
const short: Scenario = { ...small, run: { ...small.run, warmUpDays: 100, lengthDays: 60 } };
const pools: SimulationPool[] = [];

function poolOf(threads: number, workerUrl?: URL): SimulationPool {
  const pool = new SimulationPool(threads, workerUrl);
  pools.push(pool);
  return pool;
}

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
});

test("the same bytes for 1, 2 and 8 threads, whatever the batches, alone or together", async () => {
  const expected = runBatch({ model, from: 0, to: 9 });
  for (const [threads, batchSize] of [
    [1, 9],
    [2, 2],
    [8, 1],
  ]) {
    const results = await poolOf(threads).run(model, { replications: 9, batchSize });
    expect(results.values).toEqual(expected.values);
    expect(results.events).toBe(expected.events);
  }
  const columns = measureColumns(model).length;
  const alone = runBatch({ model, from: 5, to: 6 });
  expect(alone.values).toEqual(expected.values.subarray(5 * columns, 6 * columns));
});

test(
  "the same bytes from shared and from kept warm-ups, on 1, 2 and 8 threads, whatever the batches",
  { timeout: 120_000 },
  async () => {
    const from = short.run.startDate;
    const base = compile(short);
    const changed = (path: string, add: number): Model =>
      compile({ ...short, changes: [...(short.changes ?? []), { path, add, from }] });
    const others = [changed("places.*.capacityBeds", 1), changed("streams.*.ratePerDay", 0.2)];
    const models = [base, others[0], compile({ ...short, run: { ...short.run, seed: "other" } }), others[1]];
    const kept = { keepsRecords: true, periodEnds: [1, 5] };
    const expected = models.map((each) => runBatch({ model: each, from: 0, to: 6, ...kept }));
    for (const [threads, batchSize] of [
      [1, 6],
      [2, 2],
      [8, 1],
    ]) {
      const pool = poolOf(threads);
      let told = 0;
      const onProgress = (finished: number, of: number): void => void (told = finished / of);
      const options = { replications: 6, batchSize, ...kept, onProgress };
      const results = await pool.runAll(models, options);
      expect(told).toBe(1);
      const alone = await pool.runAll(models, { ...options, sharesWarmUp: false });
      const warm = await pool.warmUp(base, { replications: 6, batchSize });
      const continued = await pool.runFrom(warm, others, { batchSize, ...kept });
      for (const [at, { values, records, periods, events }] of expected.entries()) {
        expect(results[at].values).toEqual(values);
        expect(results[at].records).toEqual(records);
        expect(results[at].periods).toEqual(periods);
        expect(alone[at].values).toEqual(values);
        expect(alone[at].events).toBe(events);
      }
      // The warm-up is simulated once, and counted for the first.
      expect(results.map(({ events }, at) => events === expected[at].events)).toEqual([true, false, true, false]);
      expect(continued.map(({ values }) => values)).toEqual([expected[1].values, expected[3].values]);
      expect(continued.map(({ periods }) => periods)).toEqual([expected[1].periods, expected[3].periods]);
      await expect(pool.runFrom(warm, [models[2]])).rejects.toThrow("the warm-up cannot be shared");
    }
  },
);

test("the order of places, groups, streams, routes and exits in the file changes no byte", () => {
  const reversed = JSON.parse(JSON.stringify(small), (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  ) as Scenario;
  expect(Object.keys(reversed.places)).not.toEqual(Object.keys(small.places));
  const other = compile(reversed);
  expect(measureColumns(other).map(({ key }) => key)).toEqual(measureColumns(model).map(({ key }) => key));
  expect(runBatch({ model: other, from: 0, to: 3 }).values).toEqual(runBatch({ model, from: 0, to: 3 }).values);
});

test("a place, a group and a stream more leave everybody else's story as it was", () => {
  const [somePlace] = Object.values(small.places);
  const larger: Scenario = {
    ...small,
    places: {
      ...small.places,
      "a-new-clinic": {
        owner: somePlace.owner,
        kind: "other",
        capacityBeds: 3,
        stay: {
          treatmentDays: { distribution: "exponential", mean: 2 },
          routes: { [Object.keys(small.exits)[0]]: { probability: 1 } },
        },
      },
    },
    groups: { ...small.groups, "a-new-group": { actor: Object.values(small.groups)[0].actor } },
    streams: {
      ...small.streams,
      "a-new-stream": { kind: "poisson", group: "a-new-group", to: "a-new-clinic", ratePerDay: 1 },
    },
  };
  const before = simulateFast(small, 0).log;
  const after = simulateFast(larger, 0).log.filter(({ stream }) => stream !== "a-new-stream");
  expect(after).toEqual(before);
});

test("a cancelled run keeps what is finished, in order", async () => {
  const stop = new AbortController();
  const results = await poolOf(1).run(model, {
    replications: 400,
    batchSize: 2,
    signal: stop.signal,
    onProgress: (finished) => {
      if (finished >= 6) stop.abort();
    },
  });
  expect(results.isPartial).toBe(true);
  expect(results.replications.length).toBeGreaterThanOrEqual(6);
  expect(results.replications.length).toBeLessThan(400);
  const columns = measureColumns(model).length;
  for (const [row, replication] of results.replications.slice(0, 3).entries()) {
    const alone = runBatch({ model, from: replication, to: replication + 1 });
    expect(results.values.subarray(row * columns, (row + 1) * columns)).toEqual(alone.values);
  }
});

const crashingWorker = new URL("./support/crashing-worker.ts", import.meta.url);

test("a batch whose worker crashed is run once more, with the same result", async () => {
  const crashing = { ...model, startCount: Int32Array.of(1, ...new Int32Array(model.placeCount - 1)) };
  const crashes: number[] = [];
  const options = { replications: 4, batchSize: 1, onCrash: (from: number) => void crashes.push(from) };
  const results = await poolOf(1, crashingWorker).run(crashing, options);
  expect(crashes.length).toBeGreaterThan(0);
  const calm = { ...model, startCount: new Int32Array(model.placeCount) };
  expect(results.values).toEqual(runBatch({ model: calm, from: 0, to: 4 }).values);
});

test("warm states that a worker crashed on are made once more, and continued after another crash", async () => {
  const crashing = { ...model, startCount: Int32Array.of(1, ...new Int32Array(model.placeCount - 1)) };
  const calm = { ...model, startCount: new Int32Array(model.placeCount) };
  const crashes: number[] = [];
  const onCrash = (from: number): void => void crashes.push(from);
  const pool = poolOf(1, crashingWorker);
  const warm = await pool.warmUp(crashing, { replications: 4, batchSize: 1, onCrash });
  const [first] = crashes;
  expect(first).toBeDefined();
  const again = { ...model, startCount: Int32Array.of(1, ...new Int32Array(model.placeCount - 1)) };
  const [results] = await pool.runFrom(warm, [again], { batchSize: 1, onCrash });
  expect(crashes.length).toBeGreaterThan(1);
  expect(results.values).toEqual(runBatch({ model: calm, from: 0, to: 4 }).values);
});

test("a cancelled warm-up keeps the states before the first that is missing", async () => {
  const stop = new AbortController();
  // So many that the first is among them, even where one thread is held up while the other goes on.
  const onProgress = (finished: number): void => void (finished >= 100 && stop.abort());
  const options = { replications: 300, batchSize: 1, signal: stop.signal, onProgress };
  const pool = poolOf(2);
  const warm = await pool.warmUp(model, options);
  expect(warm.states.length).toBeGreaterThan(0);
  expect(warm.states.length).toBeLessThan(300);
  expect(warm.states.map(({ replication }) => replication)).toEqual([...warm.states.keys()]);
});

test("a worker that crashes twice on the same batch ends the run with its reason", async () => {
  const crashing = { ...model, startCount: Int32Array.of(2, ...new Int32Array(model.placeCount - 1)) };
  await expect(poolOf(1, crashingWorker).run(crashing, { replications: 4, batchSize: 1 })).rejects.toThrow(
    "replications 3 to 3",
  );
});

test("a replication that breaks an invariant says what replays it", () => {
  const broken = { ...model, rowPair: model.rowPair.map(() => 0) };
  expect(() => runBatch({ model: broken, from: 3, to: 4 })).toThrow(/replication 4, day 1826, at the end: .*bug/i);
});

test("golden: all measures of two replications of a small scenario", async () => {
  const two = runBatch({ model, from: 0, to: 2 });
  const columns = measureColumns(model);
  const lines = columns.map(({ key }, at) => {
    const words = [key.place, key.waitingFor, key.from, key.group, key.actor, key.weekday].filter(
      (word) => word !== undefined,
    );
    return `${[key.measure, ...words].join(" ")}: ${two.values[at]} ${two.values[columns.length + at]}`;
  });
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("golden/two-municipalities.txt");
});
