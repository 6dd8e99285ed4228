import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { Piscina } from "piscina";
import type { Batch, BatchResult } from "./batch.ts";
import { type MeasureColumn, measureColumns, type MeasureKey } from "./measures.ts";
import type { Model } from "./model.ts";
import { mergeRecords, type Records } from "./records.ts";

/** Measures of finished replications, in order of replication. */
export interface Results {
  readonly columns: readonly MeasureKey[];
  /** Replication numbers of the rows: 0 … n − 1, fewer after a cancellation. */
  readonly replications: readonly number[];
  /** [replication × column], row-major. */
  readonly values: Float64Array;
  readonly events: number;
  /** Distributions and daily series over all finished replications, where they were asked for. */
  readonly records?: Records;
  /** Whether the run was cancelled before all were done. */
  readonly isPartial: boolean;
}

export interface RunOptions {
  readonly replications: number;
  /** Replications in one batch; cannot change results. Chosen by the pool where missing. */
  readonly batchSize?: number;
  /** Whether to keep distributions and daily series too. */
  readonly keepsRecords?: boolean;
  /** Cancels: what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (finished: number, of: number) => void;
  /** Told when a worker has crashed on a batch, which is then run once more. */
  readonly onCrash?: (from: number, to: number, reason: string) => void;
}

/** Events worth a batch, about a tenth of a second: handing it over costs little, and a cancellation loses little. */
const EVENTS_IN_BATCH = 200_000;
const LARGEST_BATCH = 1000;

const WORKER_URL = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/** Long-lived worker threads: the compiler of the first run serves all later ones. */
export class SimulationPool {
  readonly threads: number;
  private readonly pool: Piscina<Batch, BatchResult>;

  /** @param workerUrl the thread's file; another than ours only to test what happens when one crashes */
  constructor(threads: number = availableParallelism(), workerUrl: URL = WORKER_URL) {
    this.threads = threads;
    this.pool = new Piscina({
      filename: workerUrl.href,
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
    const plan = new BatchPlan(models.length, replications, this.threads, options.batchSize);
    const shared = models.map(shareModel);
    const results = models.map((): BatchResult[] => []);
    let finished = 0;
    let hasFailed = false;
    const runLane = async (): Promise<void> => {
      for (let next = plan.next(); next && !hasFailed && !signal?.aborted; next = plan.next()) {
        const { model, from, to } = next;
        const batch = { model: shared[model], from, to, keepsRecords: options.keepsRecords ?? false };
        const result = await this.runBatch(batch, options);
        if (!result) continue;
        plan.learn(result);
        results[model].push(result);
        onProgress?.((finished += to - from), models.length * replications);
      }
    };
    // Two batches for each thread, so that none waits while a result is handed over.
    const lanes = Array.from({ length: 2 * this.threads }, runLane);
    await Promise.all(lanes).catch((error: unknown) => {
      hasFailed = true;
      throw error;
    });
    return models.map((model, at) => stack(measureColumns(model), results[at], replications));
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  /** A batch whose worker crashed is run once more; one that was cancelled is left out. */
  private async runBatch(batch: Batch, { signal, onCrash }: RunOptions): Promise<BatchResult | undefined> {
    for (let attempt = 1; ; attempt++) {
      if (signal?.aborted) return undefined;
      try {
        return await this.pool.run(batch, signal ? { signal } : {});
      } catch (error) {
        if (signal?.aborted) return undefined;
        if (!isCrash(error)) throw error;
        const { from, to } = batch;
        if (attempt === 1) onCrash?.(from, to, (error as Error).message);
        else {
          const message = `a worker thread crashed twice on replications ${from} to ${to - 1}: ${(error as Error).message}`;
          throw new Error(message, { cause: error });
        }
      }
    }
  }
}

/** Cuts the replications of several models into batches: a block of replications of each model in turn. */
class BatchPlan {
  private readonly modelCount: number;
  private readonly replications: number;
  private readonly threads: number;
  private readonly fixedSize: number | undefined;
  /** Of the replications met so far; 0 before the first. */
  private mostEvents = 0;
  private model: number;
  private from = 0;
  private to = 0;

  constructor(modelCount: number, replications: number, threads: number, fixedSize: number | undefined) {
    this.modelCount = modelCount;
    this.replications = replications;
    this.threads = threads;
    this.fixedSize = fixedSize;
    this.model = modelCount;
  }

  /** A model by its index, and replications from (included) to (excluded); undefined when all are handed out. */
  next(): { readonly model: number; readonly from: number; readonly to: number } | undefined {
    if (this.model === this.modelCount) {
      this.model = 0;
      this.from = this.to;
      this.to = Math.min(this.from + (this.fixedSize ?? this.size()), this.replications);
    }
    return this.from === this.replications ? undefined : { model: this.model++, from: this.from, to: this.to };
  }

  /** Makes the batches to come larger or smaller, by the events of a finished one. */
  learn({ from, to, events }: BatchResult): void {
    this.mostEvents = Math.max(this.mostEvents, events / (to - from));
  }

  private size(): number {
    if (this.mostEvents === 0) return 1;
    const bySize = Math.min(LARGEST_BATCH, Math.floor(EVENTS_IN_BATCH / this.mostEvents));
    // Small at the end, so that all threads are done at about the same time.
    const byEnd = Math.ceil(((this.replications - this.from) * this.modelCount) / this.threads / 4);
    return Math.max(1, Math.min(bySize, byEnd));
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
function stack(measures: readonly MeasureColumn[], results: readonly BatchResult[], wanted: number): Results {
  const columns = measures.map(({ key }) => key);
  const inOrder = [...results].sort((a, b) => a.from - b.from);
  const replications = inOrder.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at));
  const values = new Float64Array(replications.length * columns.length);
  let at = 0;
  for (const result of inOrder) {
    values.set(result.values, at);
    at += result.values.length;
  }
  const events = inOrder.reduce((sum, result) => sum + result.events, 0);
  const records = inOrder.map((result) => result.records).filter((part) => part !== undefined);
  return {
    columns,
    replications,
    values,
    events,
    isPartial: replications.length < wanted,
    ...(records.length > 0 && { records: records.reduce(mergeRecords) }),
  };
}
