import { runSharedBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import type { Model } from "../engine/model.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { Chunk } from "./chunk.ts";
import { chunkBytes } from "./chunk-bytes.ts";
import { sha256 } from "./manifest.ts";

/** Compiled scenarios that a thread keeps: one after another, chunks of one task are mostly of the same. */
const MOST_MODELS = 32;

/** By hash of the text; the one used last is last. */
const models = new Map<string, Model>();

/**
 * Simulates a chunk: the same bytes in whichever thread, on whichever machine of the same versions and architecture.
 * @param textOf the text of a scenario by its SHA-256
 * @throws Error where a text is not what its hash says; as `runSharedBatch`
 */
export function runChunk(chunk: Chunk, textOf: (sha256: string) => string): Uint8Array {
  const { scenarios, events: _events, ...batch } = chunk;
  return chunkBytes(runSharedBatch({ ...batch, models: scenarios.map((hash) => modelOf(hash, textOf)) }));
}

function modelOf(hash: string, textOf: (sha256: string) => string): Model {
  const known = models.get(hash);
  models.delete(hash);
  const model = known ?? compiled(hash, textOf(hash));
  models.set(hash, model);
  if (models.size > MOST_MODELS) models.delete(models.keys().next().value!);
  return model;
}

function compiled(hash: string, text: string): Model {
  if (sha256(text) !== hash) throw new Error(`the text of the scenario ${hash} is another one`);
  return compile(JSON.parse(text) as Scenario);
}

/** The text of a scenario as chunks name it. How many replications it is for changes none of them. */
export function scenarioText(scenario: Scenario): string {
  return JSON.stringify({ ...scenario, run: { ...scenario.run, replications: 1 } });
}
