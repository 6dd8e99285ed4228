import binaryen from "binaryen";
import { type LoopImage, POWERS_OF_TWO } from "../engine/loop-memory.ts";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { outsideName } from "./expression-compiler.ts";
import { type NumberType, WASM_TYPES } from "./frame.ts";
import { type Given, Linker } from "./linker.ts";
import { Program } from "./program.ts";
import { compileRoutine } from "./routine-compiler.ts";

/** Address of the number whose halves are looked at. */
const SCRATCH = 1024;

/** What scenarios/exp-log.ts makes when it is loaded. */
const GIVENS: Readonly<Record<string, Given>> = {
  "scenarios/exp-log.ts:double": { element: "f64", address: SCRATCH },
  "scenarios/exp-log.ts:words": { element: "i32", address: SCRATCH },
  "scenarios/exp-log.ts:HIGH": 1,
  "scenarios/exp-log.ts:powersOfTwo": { element: "f64", address: POWERS_OF_TWO },
};

/** Fields that may pass 2³¹, or are mostly reckoned with as fractions. */
const FRACTIONS = [
  "EventQueue.sequence",
  "EventQueue.bucketsPerDay",
  "Simulation.joins",
  "Simulation.entered",
  "Simulation.left",
  "Simulation.measuredFrom",
  "Tally.circles",
  "Tally.events",
  "Model.dayCount",
  "Model.warmUpDays",
];

/** What is seldom done, and is left to JavaScript. */
const OUTSIDE = [
  "Patients.grow",
  "EventQueue.makeRoom",
  "EventQueue.growSlots",
  "EventQueue.halveBuckets",
  "Levels.widen",
  "engine/days.ts:beginMeasuring",
  "engine/queues.ts:growNewcomers",
  "engine/circles.ts:moveFirstCircle",
  "engine/blocking.ts:noteBlocking",
];

/** What is called from JavaScript, and the types of its numbers. */
const ENTRIES: LoopSource["entries"] = {
  "engine/replicate.ts:runTo": ["f64"],
  "engine/controls.ts:followStreams": ["i32"],
};

/** What is to be compiled. */
export interface LoopSource {
  /** Folder that files are named from. */
  readonly root?: string;
  /** "file:function" and the types of its numbers, objects left out. */
  readonly entries?: Readonly<Record<string, readonly NumberType[]>>;
  /** Whether each index is compared with the length of its array, and each whole number with the exact one. */
  readonly isChecked?: boolean;
}

/**
 * Compiles functions and all that they call.
 * @throws Error that names file, line and function of what cannot be compiled
 */
export function compileLoop(source: LoopSource = {}): LoopImage {
  const { root = fileURLToPath(new URL("..", import.meta.url)), entries = ENTRIES!, isChecked = false } = source;
  const program = new Program(root);
  const linker = new Linker(FRACTIONS, GIVENS, OUTSIDE, isChecked);
  for (const [name, types] of Object.entries(entries)) linker.enter(program.entry(name), types);
  const module = compiled(program, linker);
  for (const name of Object.keys(entries)) module.addFunctionExport(name, name.split(":")[1]!);
  optimize(module);
  return {
    bytes: Buffer.from(module.emitBinary()).toString("base64"),
    fields: linker
      .fields()
      .map(({ owner, name, kind, element }) => `${owner} ${name} ${kind} ${element}`)
      .join(","),
    messages: linker.messages.join("\n"),
  };
}

/** All functions, again and again until no variable turns out to be a fraction. */
function compiled(program: Program, linker: Linker): binaryen.Module {
  let module: binaryen.Module;
  do {
    linker.hasGrown = false;
    module = new binaryen.Module();
    module.setMemory(1, 65536, "", [], false, false, "memory");
    for (const routine of linker.called.values()) compileRoutine(module, program, linker, routine);
  } while (linker.hasGrown);
  module.addMemoryImport("memory", "host", "memory");
  module.addFunctionImport("fail", "host", "fail", binaryen.i32, binaryen.none);
  for (const [key, { count, returns }] of linker.calledOutside) {
    const parameters = binaryen.createType(Array.from({ length: count }, () => binaryen.f64));
    module.addFunctionImport(
      outsideName(key),
      "outside",
      key,
      parameters,
      returns ? WASM_TYPES[returns] : binaryen.none,
    );
  }
  return module;
}

function optimize(module: binaryen.Module): void {
  const { MVP, NontrappingFPToInt, BulkMemory, BulkMemoryOpt } = binaryen.Features;
  module.setFeatures(MVP | NontrappingFPToInt | BulkMemory | BulkMemoryOpt);
  if (!module.validate()) throw new Error("the compiled loop is not valid");
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  // With less put into one function it is half as large, and a sixth slower.
  binaryen.setAlwaysInlineMaxSize(100);
  binaryen.setFlexibleInlineMaxSize(200);
  binaryen.setLowMemoryUnused(true);
  module.optimize();
}

/** The compiled loop as a file of source text. */
export function loopImageText(): string {
  const image = Object.entries(compileLoop()).map(([name, text]: [string, string]) => {
    const line = `  ${name}: ${JSON.stringify(text)},`;
    return line.length > 120 ? line.replace(": ", ":\n    ") : line;
  });
  return `import type { LoopImage } from "./loop-memory.ts";

/** Made by wasm/build.ts from the files beside it, and not to be changed by hand. */
export const LOOP_IMAGE: LoopImage = {
${image.join("\n")}
};
`;
}

if (import.meta.main) writeFileSync(new URL("../engine/loop-image.ts", import.meta.url), loopImageText());
