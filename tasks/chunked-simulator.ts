import type { BatchResult, Kept } from "../engine/batch.ts";
import { measureColumns } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import { type Results, stackBatches } from "../engine/results.ts";
import type { PlanRunner, PlanStretch } from "../optimizer/plan-runner.ts";
import type { Scenario } from "../scenarios/schema.ts";
import type { Chunk } from "./chunk.ts";
import { chunkKey, chunkResults } from "./chunk-bytes.ts";
import { chunksOf, type ChunkSize, type PlannedChunk, USUAL_CHUNK } from "./chunk-plan.ts";
import { scenarioText } from "./chunk-run.ts";
import { sha256 } from "./manifest.ts";
import type { Simulator, SimulatorOptions } from "./simulator.ts";
import { eventsOf, fittingModels } from "./size.ts";
import type { TaskSurroundings } from "./task.ts";

/** Chunks that are asked for at once: their results are in memory until they are stacked. */
const MOST_AT_ONCE = 512;
const MOST_KEPT_BYTES = 32e6;

/** Has scenarios simulated chunk by chunk, by whoever is asked for the chunks. The results are the same bytes however they are cut. */
export class ChunkedSimulator implements Simulator {
  private readonly surroundings: TaskSurroundings;
  private readonly size: ChunkSize;
  /** Bytes of chunks by key, the one used last is last. */
  private readonly kept = new Map<string, Uint8Array>();
  private keptBytes = 0;

  constructor(surroundings: TaskSurroundings, size: ChunkSize = USUAL_CHUNK) {
    this.surroundings = surroundings;
    this.size = size;
  }

  /** @throws the reason of the signal after a cancellation; Error where a chunk's bytes are not those that were asked for */
  async run(scenarios: readonly Scenario[], options: SimulatorOptions): Promise<readonly Results[]> {
    const { first = 0, replications, columns, keepsControls = true, onProgress } = options;
    const models = fittingModels(scenarios, options, 1);
    const planned = chunksOf(models, scenarios.map(eventsOf), { from: first, to: replications }, this.size);
    const kept = keptOf(options);
    const batches = models.map((): BatchResult[] => []);
    const all = (replications - first) * scenarios.length;
    const named = scenarios.map(scenarioText).map((text) => [sha256(text), text] as const);
    const documents = new Map(named);
    let finished = 0;
    await inTurn(planned, async (chunk) => {
      const results = await this.resultsOf(
        chunk,
        named.map(([hash]) => hash),
        documents,
        kept,
        options.signal,
      );
      for (const [at, scenario] of chunk.scenarios.entries()) batches[scenario].push(results[at]);
      onProgress?.((finished += (chunk.to - chunk.from) * chunk.scenarios.length), all);
    });
    return models.map((model: Model, at) => {
      const controlKeys = keepsControls ? model.controlKeys : [];
      return stackBatches(measureColumns(model, columns), batches[at], replications - first, controlKeys);
    });
  }

  private async resultsOf(
    { scenarios, from, to, events }: PlannedChunk,
    hashes: readonly string[],
    documents: ReadonlyMap<string, string>,
    kept: Kept,
    signal: AbortSignal | undefined,
  ): Promise<BatchResult[]> {
    signal?.throwIfAborted();
    const chunk: Chunk = { scenarios: scenarios.map((at) => hashes[at]), from, to, ...kept, events };
    const key = chunkKey(chunk);
    const bytes =
      this.kept.get(key) ?? (await this.surroundings.need({ key, chunk }, (hash) => documentOf(documents, hash)));
    signal?.throwIfAborted();
    this.keep(key, bytes);
    const results = chunkResults(bytes, chunk);
    if (!results) throw new Error(`the results of the chunk ${key} are damaged, or of another one`);
    return results;
  }

  /** What is asked for again soon, such as today beside each lot of plans, is not asked of others. */
  private keep(key: string, bytes: Uint8Array): void {
    if (this.kept.delete(key)) this.keptBytes -= bytes.length;
    this.kept.set(key, bytes);
    this.keptBytes += bytes.length;
    for (const [oldest, old] of this.kept) {
      if (this.keptBytes <= MOST_KEPT_BYTES) break;
      this.kept.delete(oldest);
      this.keptBytes -= old.length;
    }
  }
}

function documentOf(documents: ReadonlyMap<string, string>, hash: string): string {
  const text = documents.get(hash);
  if (text === undefined) throw new Error(`the chunk has no scenario ${hash}`);
  return text;
}

/** Simulates plans chunk by chunk; plans that share a warm-up share it within each chunk. */
export class ChunkedPlanRunner implements PlanRunner {
  private readonly simulator: Simulator;
  private readonly file: string;
  private readonly signal: AbortSignal | undefined;

  /** @param file what messages about a scenario name */
  constructor(simulator: Simulator, file: string, signal?: AbortSignal) {
    this.simulator = simulator;
    this.file = file;
    this.signal = signal;
  }

  run(scenarios: readonly Scenario[], { first, end }: PlanStretch): Promise<readonly Results[]> {
    return this.simulator.run(scenarios, {
      files: scenarios.map(() => this.file),
      first,
      replications: end,
      keepsControls: false,
      signal: this.signal,
    });
  }
}

/** What a chunk is told to keep: nothing that is as where it is missing, so that equal chunks have equal keys. */
function keptOf({ columns, keepsControls = true, keepsRecords = false, periodEnds }: Kept): Kept {
  return { keepsControls, keepsRecords, ...(columns && { columns }), ...(periodEnds && { periodEnds }) };
}

/** Does work for each, many at once; the first failure ends all that has not begun. */
async function inTurn<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  let hasFailed = false;
  const lane = async (): Promise<void> => {
    try {
      while (next < items.length && !hasFailed) await work(items[next++]);
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  };
  await Promise.all(Array.from({ length: Math.min(MOST_AT_ONCE, items.length) }, lane));
}
