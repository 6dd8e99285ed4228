import { noteBlocking } from "./blocking.ts";
import { moveFirstCircle } from "./circles.ts";
import type { ControlSums } from "./controls.ts";
import { beginMeasuring } from "./days.ts";
import { LOOP_IMAGE } from "./loop-image.ts";
import { type LoopImage, LoopMemory, type Owners } from "./loop-memory.ts";
import type { Model } from "./model.ts";
import { growNewcomers } from "./queues.ts";
import type { Simulation } from "./simulation.ts";
import { WebAssembly } from "./web-assembly.ts";

/*
 * The event loop as WebAssembly. It is compiled from the functions of this folder that `runTo` and `followStreams` come to
 * (docs/decisions/0025-compiled-loop.md), so there is one source, and the bytes are the same. State and model are copied into its memory, and
 * the state back. What is seldom done is left to JavaScript, for which the state goes back and forth.
 */

/** What is left to JavaScript, and the objects of the state that it changes. */
interface OutsideTask {
  readonly changes: (s: Simulation) => Owners;
  readonly run: (s: Simulation, a: number, b: number) => unknown;
}

const patientsOf = (s: Simulation): Owners => ({ Patients: s.patients });
const eventsOf = (s: Simulation): Owners => ({ EventQueue: s.events });
const levelsOf = (s: Simulation): Owners => ({ Levels: s.levels });
const measuredOf = (s: Simulation): Owners => ({ Simulation: s, Tally: s.tally, Levels: s.levels });

/** By the names that wasm/build.ts has. The state may have longer arrays afterwards. */
const OUTSIDE: Readonly<Record<string, OutsideTask>> = {
  "Patients.grow": { changes: patientsOf, run: (s) => callHidden(s.patients, "grow") },
  "EventQueue.makeRoom": { changes: eventsOf, run: (s) => callHidden(s.events, "makeRoom") },
  "EventQueue.growSlots": { changes: eventsOf, run: (s) => callHidden(s.events, "growSlots") },
  "EventQueue.halveBuckets": { changes: eventsOf, run: (s) => callHidden(s.events, "halveBuckets") },
  "Levels.widen": { changes: levelsOf, run: (s, index) => callHidden(s.levels, "widen", index) },
  "engine/days.ts:beginMeasuring": { changes: measuredOf, run: beginMeasuring },
  "engine/queues.ts:growNewcomers": { changes: stateOf, run: growNewcomers },
  "engine/circles.ts:moveFirstCircle": { changes: stateOf, run: moveFirstCircle },
  "engine/blocking.ts:noteBlocking": { changes: stateOf, run: noteBlocking },
};

/** Its own methods of an object. */
function callHidden(object: object, name: string, ...values: number[]): unknown {
  return (object as Record<string, (...values: number[]) => unknown>)[name](...values);
}

interface LoopExports {
  readonly runTo: (end: number) => void;
  readonly followStreams: (replication: number) => void;
}

/** The compiled loop with its memory. */
export class CompiledLoop {
  private readonly memory: LoopMemory;
  private readonly exports: LoopExports;
  /** The model whose copy is in memory, and the simulation that is run. */
  private model: Model | null = null;
  private s: Simulation | null = null;
  /** How often it was left for JavaScript. */
  leaves = 0;

  constructor({ bytes, fields, messages }: LoopImage) {
    this.memory = new LoopMemory(fields);
    const fail = (number: number): never => {
      throw new Error(messages.split("\n")[number]);
    };
    const outside: Record<string, (a: number, b: number) => number> = {};
    for (const [name, task] of Object.entries(OUTSIDE)) outside[name] = (a, b) => this.leave(task, a, b);
    const module = new WebAssembly.Module(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)));
    const imports = { host: { memory: this.memory.memory, fail }, outside };
    this.exports = new WebAssembly.Instance(module, imports).exports as LoopExports;
  }

  /** As `runTo` of replicate.ts. @returns false where nothing was done, since there is no room for it */
  run(s: Simulation, end: number): boolean {
    if (!this.takeIn(s.model, stateOf(s))) return false;
    this.s = s;
    try {
      this.exports.runTo(end);
    } finally {
      // What failed outside had the state already.
      if (this.s !== null) this.memory.copyOut(stateOf(s));
      this.s = null;
    }
    return true;
  }

  /** As `followStreams` of controls.ts. @returns false where nothing was done, since there is no room for it */
  follow(model: Model, sums: ControlSums, replication: number): boolean {
    const owners = { ControlSums: sums };
    if (!this.takeIn(model, owners)) return false;
    this.exports.followStreams(replication);
    this.memory.copyOut(owners);
    return true;
  }

  private takeIn(model: Model, owners: Owners): boolean {
    try {
      if (this.model !== model) {
        this.model = null;
        this.memory.clear();
        this.memory.copyIn({ Model: model, DistributionTables: model.distributions });
        this.model = model;
      }
      this.memory.copyIn(owners);
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }

  private leave({ changes, run }: OutsideTask, a: number, b: number): number {
    const s = this.s!;
    this.leaves++;
    this.memory.copyOut(stateOf(s));
    this.s = null;
    const result = Number(run(s, a, b));
    this.memory.copyIn(changes(s));
    this.s = s;
    return result;
  }
}

function stateOf(s: Simulation): Owners {
  return { Simulation: s, Patients: s.patients, Tally: s.tally, Levels: s.levels, EventQueue: s.events };
}

let isWanted = true;
let loop: CompiledLoop | null | undefined;

/** Whether this thread is to use the compiled loop where it can; no result depends on it. */
export function useCompiledLoop(isUsed: boolean): void {
  isWanted = isUsed;
}

/** As `runTo` of replicate.ts, compiled. @returns false where nothing was done, and it is to be done in JavaScript */
export function runCompiled(s: Simulation, end: number): boolean {
  // Who is told everything is told in JavaScript; so is the search for beds locked for ever done, which comes often.
  if (s.log !== null || s.model.holdsCircles) return false;
  return compiledLoop()?.run(s, end) ?? false;
}

/** As `followStreams` of controls.ts, compiled. @returns false where nothing was done, and it is to be done in JavaScript */
export function followCompiled(model: Model, sums: ControlSums, replication: number): boolean {
  return compiledLoop()?.follow(model, sums, replication) ?? false;
}

/** That of this thread; null where there is none, as on a page that forbids WebAssembly. */
function compiledLoop(): CompiledLoop | null {
  if (!isWanted) return null;
  if (loop === undefined) {
    try {
      loop = new CompiledLoop(LOOP_IMAGE);
    } catch {
      loop = null;
    }
  }
  return loop;
}
