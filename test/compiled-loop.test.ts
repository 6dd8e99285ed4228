import fc from "fast-check";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CompiledLoop, useCompiledLoop } from "../engine/compiled-loop.ts";
import { compile } from "../engine/compile.ts";
import { controlRow } from "../engine/controls.ts";
import { LOOP_IMAGE } from "../engine/loop-image.ts";
import { LoopMemory } from "../engine/loop-memory.ts";
import type { Model } from "../engine/model.ts";
import { beginReplication, endReplication, replicate, runUntil } from "../engine/replicate.ts";
import { copyState } from "../engine/state-copy.ts";
import type { Simulation } from "../engine/simulation.ts";
import { compileLoop, loopImageText } from "../wasm/build.ts";
import { benchNetwork } from "../bench/scenarios.ts";
import { scarceHours } from "./support/random-hours.ts";
import { randomCensusScenario, randomScenario } from "./support/random-scenarios.ts";

/** Scenarios compared; FLYT_SCENARIOS sets more of them for a long hunt, FLYT_SEED other ones. */
const SCENARIOS = Number(process.env.FLYT_SCENARIOS ?? 200);
const CHECKED_SCENARIOS = Number(process.env.FLYT_SCENARIOS ?? 60);
const SEED = Number(process.env.FLYT_SEED ?? 20260729);
const timeout = 3_600_000;
const anyScenario = fc.oneof({ weight: 6, arbitrary: randomScenario }, randomCensusScenario, scarceHours);
const anyRun = fc.tuple(anyScenario, fc.integer({ min: 0, max: 3 }));

test("the compiled loop is what its sources compile to; after a change: npm run build:loop", { timeout }, () => {
  const written = readFileSync(new URL("../engine/loop-image.ts", import.meta.url), "utf8");
  expect(written === loopImageText()).toBe(true);
});

test("compiled or not, a replication ends in the same state, and has the same control variates", { timeout }, () => {
  fc.assert(
    fc.property(anyRun, ([scenario, replication]) => {
      const model = compile(scenario);
      const [compiled, plain] = [true, false].map((isCompiled) => simulate(model, replication, isCompiled));
      expect(compiled).toEqual(plain);
    }),
    { numRuns: SCENARIOS, seed: SEED, endOnFailure: true },
  );
});

test(
  "no index is beyond its array and no whole number beyond 32 bits, which nobody looks after later",
  { timeout },
  () => {
    const checked = new CompiledLoop(compileLoop({ isChecked: true }));
    let runs = 0;
    fc.assert(
      fc.property(anyRun, ([scenario, replication]) => {
        const model = compile(scenario);
        if (model.holdsCircles) return;
        const s = beginReplication(model, replication);
        expect(checked.run(s, model.dayCount)).toBe(true);
        endReplication(s);
        expect(stateOf(s)).toEqual(simulate(model, replication, false).state);
        runs++;
      }),
      { numRuns: CHECKED_SCENARIOS, seed: SEED, endOnFailure: true },
    );
    expect(runs).toBeGreaterThan(CHECKED_SCENARIOS / 2);
  },
);

test("the bench network runs compiled, and leaves the loop a few times only", () => {
  const model = compile(benchNetwork(2000));
  const loop = new CompiledLoop(LOOP_IMAGE);
  const s = beginReplication(model, 0);
  expect(loop.run(s, model.dayCount)).toBe(true);
  expect(s.tally.events).toBeGreaterThan(30_000);
  expect(loop.leaves).toBeLessThan(10);
});

test("a fault in a compiled run is told with replication, day and event", () => {
  const model = compile(benchNetwork(400));
  const s = beginReplication(model, 6);
  runUntil(s, 50);
  s.patients.state.fill(77);
  expect(() => runUntil(s, 60)).toThrow(
    /^replication 7, day 50\.\d+, stay event in state 77, patient .*: an event of a stay for patient … in state …\. A bug/,
  );
});

test("a state that does not fit is simulated in JavaScript", () => {
  const memory = new LoopMemory("Simulation day number i32,Tally waitBins array f64");
  expect(() => memory.copyIn({ Simulation: { day: 2 ** 31 } })).toThrow("day does not fit into 32 bits: 2147483648");
  expect(() => memory.copyIn({ Tally: { waitBins: { length: 2 ** 28, byteLength: 2 ** 31 } } })).toThrow(RangeError);
});

test("an array of almost 4 GiB is refused, and what stood before it stays where it is", () => {
  const memory = new LoopMemory("Model first array f64,Model second array f64,Tally huge array f64");
  memory.copyIn({ Model: { first: Float64Array.of(1, 2, 3), second: new Float64Array(0) } });
  const huge = { length: 2 ** 29 - 8, byteLength: 2 ** 32 - 64 };
  expect(() => memory.copyIn({ Tally: { huge } })).toThrow(RangeError);
  memory.copyIn({ Model: { first: Float64Array.of(1, 2, 3), second: Float64Array.of(4, 5, 6) } });
  const copy = { first: new Float64Array(3), second: new Float64Array(3) };
  memory.copyOut({ Model: copy });
  expect(copy).toEqual({ first: Float64Array.of(1, 2, 3), second: Float64Array.of(4, 5, 6) });
});

test("an array that grows again and again takes no more memory than it is long, and moves only from below another", () => {
  const memory = new LoopMemory("Model below array i32,Tally grows array f64");
  memory.copyIn({ Model: { below: Int32Array.of(1, 2, 3) }, Tally: { grows: new Float64Array(1) } });
  const many = Float64Array.from({ length: 2 ** 20 }, (_, at) => at);
  for (let length = 2; length <= many.length; length *= 2) memory.copyIn({ Tally: { grows: many.slice(0, length) } });
  expect(memory.memory.buffer.byteLength).toBeLessThan(1.5 * many.byteLength);
  memory.copyIn({ Model: { below: Int32Array.of(4, 5, 6, 7, 8, 9, 10, 11) } });
  const [below, grows] = [new Int32Array(8), new Float64Array(many.length)];
  memory.copyOut({ Model: { below }, Tally: { grows } });
  expect(below).toEqual(Int32Array.of(4, 5, 6, 7, 8, 9, 10, 11));
  expect(grows).toEqual(many);
});

test("what fails outside the compiled loop leaves the state as it was then", () => {
  const model = compile(benchNetwork(400));
  const s = beginReplication(model, 0);
  const grown = new Float64Array(2_000_000);
  s.tally.reset = () => {
    s.patients.since = grown;
    throw new Error("no room");
  };
  expect(() => runUntil(s, model.dayCount)).toThrow("no room. A bug");
  expect(s.patients.since).toBe(grown);
  expect(grown.every((since) => since === 0)).toBe(true);
});

test("what cannot be compiled is told with file, line and function", () => {
  const folder = mkdtempSync(join(tmpdir(), "flyt-loop-"));
  const source = "export function runTo(s: Simulation): void {\n  for (const place of s.places) use(place);\n}\n";
  try {
    writeFileSync(join(folder, "loop.ts"), source);
    expect(() => compileLoop({ root: folder, entries: { "loop.ts:runTo": [] } })).toThrow(
      "loop.ts:2, in loop.ts:runTo: this ForOfStatement cannot be compiled",
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function simulate(model: Model, replication: number, isCompiled: boolean) {
  useCompiledLoop(isCompiled);
  try {
    return { state: stateOf(replicate(model, replication)), controls: controlRow(model, replication) };
  } finally {
    useCompiledLoop(true);
  }
}

/** All of it but room for searches, which is no state. */
function stateOf(s: Simulation) {
  return copyState(s, ["model", "log", "daily", "circleEdges", "leadsOn"]);
}
