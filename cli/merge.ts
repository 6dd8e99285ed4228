import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { estimateAll } from "../analysis/estimates.ts";
import type { BatchResult, Stretch } from "../engine/batch.ts";
import { measureColumns } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import { mergeRecords, type Records } from "../engine/records.ts";
import { type Results, stackBatches } from "../engine/results.ts";
import { runDocument } from "../report/json.ts";
import { runSummary } from "../report/run-summary.ts";
import { scenarioFacts } from "../report/scenario-facts.ts";
import { type Chunk, chunkFrom } from "./chunk-file.ts";
import { compileAll } from "../tasks/compile-all.ts";
import { EXIT, type Exit, InputError } from "./exits.ts";
import { programVersion } from "../tasks/package.ts";
import { PartialFolder } from "./partial-folder.ts";
import { readResolved } from "../tasks/resolved-scenario.ts";
import { writeResults } from "./results-folder.ts";
import { RESULTS_MESSAGES } from "./results-messages.ts";
import { chunkName, chunksOf, fingerprintOf, readPlan, type ShardPlan, shardOfChunk } from "./shard-plan.ts";
import type { Talk } from "./talk.ts";

export interface MergeFlags {
  /** The folder that results are written to; `results` in that of the shards where missing. */
  readonly out?: string | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/**
 * `flyt merge`: makes the results folder that one machine would have made of the shards in a folder.
 * @throws InputError where a chunk is missing, damaged, or of another run
 */
export function merge(folder: string, flags: MergeFlags, talk: Talk): Exit {
  const plan = readPlan(folder, talk);
  const { manifest } = plan;
  const messages = RESULTS_MESSAGES[talk.language];
  if (manifest.engineVersion !== programVersion()) {
    throw new InputError(messages.otherVersion(folder, manifest.engineVersion, programVersion()));
  }
  const loaded = readResolved("scenario.resolved.json", plan.scenario);
  const [model] = compileAll([loaded.scenario], [folder]);
  const startedMs = performance.now();
  refuseOtherChunks(folder, plan, talk);
  const output = new PartialFolder(flags.out ?? join(folder, "results"), talk);
  const results = mergedResults(folder, plan, model, talk);
  const simulated = { manifest, scenarios: [loaded], models: [model], results: [results] };
  const wallSeconds = (performance.now() - startedMs) / 1000;
  writeResults(output, simulated, { wallSeconds, threads: 1, shards: plan.shards }, flags, talk);
  const estimates = estimateAll(results);
  if (flags.json) talk.printJson(runDocument(manifest, estimates));
  else {
    const [{ title, effect, changesFrom }] = manifest.scenarios;
    const { replications, engineVersion } = manifest;
    const scenario = scenarioFacts(loaded.scenario, title);
    const summary = {
      scenario,
      effect: { kind: effect ?? "none", dates: changesFrom } as const,
      replications,
      engineVersion,
      estimates,
    };
    talk.print(runSummary(summary, talk.tableOptions));
  }
  return EXIT.done;
}

/** A file of replications that the plan does not know was left by another one. */
function refuseOtherChunks(folder: string, plan: ShardPlan, talk: Talk): void {
  const known = new Set(chunksOf(plan).map(chunkName));
  const other = readdirSync(folder).find((name) => name.endsWith(".chunk") && !known.has(name));
  if (other !== undefined) throw new InputError(RESULTS_MESSAGES[talk.language].foreignChunk(join(folder, other)));
}

/** All replications, in order. Records are added up chunk by chunk, for they are large; the sums are exact. */
function mergedResults(folder: string, plan: ShardPlan, model: Model, talk: Talk): Results {
  const messages = RESULTS_MESSAGES[talk.language];
  const fingerprint = fingerprintOf(plan);
  const missing: Stretch[] = [];
  const refused: string[] = [];
  const batches: BatchResult[] = [];
  let records: Records | undefined;
  for (const stretch of chunksOf(plan)) {
    const file = join(folder, chunkName(stretch));
    const bytes = readIfThere(file);
    if (bytes === undefined) {
      missing.push(stretch);
      continue;
    }
    const chunk = chunkFrom(bytes);
    if (chunk === undefined) refused.push(messages.damagedChunk(file));
    else if (!isOf(chunk, stretch, fingerprint)) refused.push(messages.foreignChunk(file));
    else {
      const { records: own, ...batch } = chunk.result;
      if (own) records = records ? mergeRecords(records, own) : own;
      batches.push(batch);
    }
  }
  if (missing.length > 0) {
    const shards = [...new Set(missing.map((chunk) => shardOfChunk(chunk, plan)))].sort((a, b) => a - b);
    refused.unshift(messages.missingChunks(folder, stretchesText(missing), shards, plan.shards));
  }
  if (refused.length > 0) throw new InputError(refused.join("\n"));
  const results = stackBatches(measureColumns(model), batches, plan.manifest.wantedReplications, model.controlKeys);
  return { ...results, ...(records && { records }) };
}

function isOf({ head, result }: Chunk, { from, to }: Stretch, fingerprint: string): boolean {
  return head.fingerprint === fingerprint && result.from === from && result.to === to;
}

function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Replications from 1, those side by side together: 1–4, 9–12. */
function stretchesText(stretches: readonly Stretch[]): string {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of stretches) {
    const last = joined.at(-1);
    if (last?.to === from) last.to = to;
    else joined.push({ from, to });
  }
  return joined.map(({ from, to }) => (to - from === 1 ? `${to}` : `${from + 1}–${to}`)).join(", ");
}
