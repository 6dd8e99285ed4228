import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { Piscina } from "piscina";
import type { Batch, BatchResult } from "./batch.ts";
import { measureColumns, type MeasureKey } from "./measures.ts";
import type { Model } from "./model.ts";

/** Measures of finished replications, in order of replication. */
export interface Results {
  readonly columns: readonly MeasureKey[];
  /** Replication numbers of the rows: 0 … n − 1, fewer after a cancellation. */
  readonly replications: readonly number[];
  /** [replication × column], row-major. */
  readonly values: Float64Array;
  readonly events: number;
  /** Whether the run was cancelled before all were done. */
  readonly isPartial: boolean;
}

export interface RunOptions {
  readonly replications: number;
  /** Replications in one batch; cannot change results. Chosen by the pool where missing. */
  readonly batchSize?: number;
  /** Cancels: what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (finished: number, of: number) => void;
}

/** Most replications in a batch, so that progress and cancellation come often. */
const LARGEST_BATCH = 8;

/** Long-lived worker threads: the compiler of the first run serves all later ones. */
export class SimulationPool {
  readonly threads: number;
  private readonly pool: Piscina<Batch, BatchResult>;

  constructor(threads: number = availableParallelism()) {
    this.threads = threads;
    this.pool = new Piscina({
      filename: new URL(`./worker${extname(import.meta.url)}`, import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      idleTimeout: Infinity,
    });
    // Without a listener an error of a worker outside a task would end the process; the task itself fails too.
    this.pool.on("error", () => {});
  }

  /**
   * Runs replications 0 … n − 1.
   * @throws Error of a replication that broke an invariant, or of a worker that crashed on the same batch twice
   */
  async run(model: Model, options: RunOptions): Promise<Results> {
    const [results] = await this.runAll([model], options);
    return results;
  }

  /**
   * Runs replications 0 … n − 1 of several models, in turn: all of them have come about as far when a run is cancelled.
   * Progress counts the replications of all.
   * @returns results in the order of the models
   * @throws as `run`
   */
  async runAll(models: readonly Model[], options: RunOptions): Promise<Results[]> {
    const { replications, signal, onProgress } = options;
    const wanted = models.length * replications;
    const batchSize = options.batchSize ?? Math.max(1, Math.min(LARGEST_BATCH, Math.ceil(wanted / this.threads / 4)));
    const starts = Array.from({ length: Math.ceil(replications / batchSize) }, (_, at) => at * batchSize);
    const shared = models.map(shareModel);
    let finished = 0;
    const runOne = async (model: Model, from: number): Promise<BatchResult | undefined> => {
      const to = Math.min(from + batchSize, replications);
      const result = await this.runBatch({ model, from, to }, signal);
      if (result) onProgress?.((finished += to - from), wanted);
      return result;
    };
    // The pool takes batches in the order in which they are handed in: those of one start side by side.
    const byStart = await Promise.all(
      starts.map((from) => Promise.all(shared.map((model) => runOne(model, from)))),
    );
    return models.map((model, at) => {
      const columns = measureColumns(model).map(({ key }) => key);
      const results = byStart.map((batches) => batches[at]).filter((result) => result !== undefined);
      return stack(columns, results, replications);
    });
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  /** A batch whose worker crashed is run once more; one that was cancelled is left out. */
  private async runBatch(batch: Batch, signal: AbortSignal | undefined): Promise<BatchResult | undefined> {
    for (let attempt = 1; ; attempt++) {
      if (signal?.aborted) return undefined;
      try {
        return await this.pool.run(batch, signal ? { signal } : {});
      } catch (error) {
        if (signal?.aborted) return undefined;
        if (attempt === 2 || !isCrash(error)) throw error;
      }
    }
  }
}

/** Puts every array of a model into shared memory, so that handing it to a thread copies nothing. */
export function shareModel(model: Model): Model {
  return share(model) as Model;
}

function share(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof SharedArrayBuffer) return value;
    const array = value as Float64Array;
    const shared = new SharedArrayBuffer(array.byteLength);
    const copy = new (array.constructor as Float64ArrayConstructor)(shared);
    copy.set(array);
    return copy;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, share(part)]));
}

/** The worker itself ended, rather than the simulation in it finding a fault. */
function isCrash(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === "ERR_WORKER_OUT_OF_MEMORY" || (error as Error).message.includes("worker exited");
}

/** Rows in order of replication, whatever the order in which batches came back. */
function stack(columns: readonly MeasureKey[], results: readonly BatchResult[], wanted: number): Results {
  const inOrder = [...results].sort((a, b) => a.from - b.from);
  const replications = inOrder.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
  const values = new Float64Array(replications.length * columns.length);
  let at = 0;
  for (const result of inOrder) {
    values.set(result.values, at);
    at += result.values.length;
  }
  const events = inOrder.reduce((sum, result) => sum + result.events, 0);
  return { columns, replications, values, events, isPartial: replications.length < wanted };
}
