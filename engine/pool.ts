import { availableParallelism } from "node:os";
import { extname } from "node:path";
import { Piscina } from "piscina";
import { BatchPlan, type Plan, type PlannedBatch, StretchPlan } from "./batch-plan.ts";
import type { BatchResult, Kept, Stretch } from "./batch.ts";
import { measureColumns } from "./measures.ts";
import type { Model } from "./model.ts";
import { type Results, stackBatches, withoutGaps } from "./results.ts";
import { assertSameWarmUp, groupsBySameWarmUp, type WarmState, type WarmStates } from "./warm-up.ts";
import type { Task, TaskResult } from "./worker.ts";

export interface RunOptions extends Kept {
  readonly replications: number;
  /** First replication, where those before it are done; 0 where missing. */
  readonly first?: number;
  /** Replications in one batch; cannot change results. Chosen by the pool where missing. */
  readonly batchSize?: number;
  /** Whether models with the same warm-up are to be run from copies of one; cannot change results. Yes where missing. */
  readonly sharesWarmUp?: boolean;
  /** Cancels: what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (finished: number, of: number) => void;
  /** Told when a worker has crashed on a batch, which is then run once more. */
  readonly onCrash?: (from: number, to: number, reason: string) => void;
}

/** A run from states that are there already. */
export type ContinueOptions = Omit<RunOptions, "replications" | "first" | "sharesWarmUp">;

const WORKER_URL = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/** Long-lived worker threads: the compiler of the first run serves all later ones. */
export class SimulationPool {
  readonly threads: number;
  private readonly pool: Piscina<Task, TaskResult>;

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
   * Runs replications 0 … n − 1, or those from `first` on.
   * @throws Error of a replication that broke an invariant, or of a worker that crashed on the same batch twice
   */
  async run(model: Model, options: RunOptions): Promise<Results> {
    const [results] = await this.runAll([model], options);
    return results;
  }

  /**
   * Runs replications 0 … n − 1 of several models, in turn: all of them have come about as far when a run is cancelled. Of models
   * with the same warm-up each replication is warmed up once. Progress counts the replications of all.
   * @returns results in the order of the models
   * @throws as `run`
   */
  async runAll(models: readonly Model[], options: RunOptions): Promise<Results[]> {
    const { replications, sharesWarmUp = true } = options;
    const kept = keptOf(options);
    const groups = sharesWarmUp ? groupsBySameWarmUp(models) : models.map((_, at) => [at]);
    const shared = models.map(shareModel);
    const numbers = models.map(numberOf);
    const first = options.first ?? 0;
    return this.collect(models, groups, [first, replications], options, ({ group, from, to }) => {
      const own = groups[group].map((at) => shared[at]);
      return {
        work: "run",
        numbers: groups[group].map((at) => numbers[at]),
        batch: { models: own, from, to, ...kept },
      };
    });
  }

  /**
   * Warms replications up and keeps them, for `runFrom`, with what control variates need where they will be asked for. After a
   * cancellation they are those before the first that is missing.
   * @throws as `run`
   */
  async warmUp(
    model: Model,
    options: Omit<RunOptions, Exclude<keyof Kept, "keepsControls"> | "sharesWarmUp">,
  ): Promise<WarmStates> {
    const shared = shareModel(model);
    const { first = 0, keepsControls = true } = options;
    const plan = new BatchPlan([1], options.replications, this.threads, options.batchSize, first);
    const states: WarmState[] = [];
    const numbers = [numberOf(shared)];
    const taskOf = ({ from, to }: PlannedBatch): Task => ({
      work: "warm-up",
      numbers,
      batch: { model: shared, from, to, keepsControls },
    });
    await this.runPlan(plan, options, taskOf, (_batch, result) => {
      for (const state of result as WarmState[]) states[state.replication - first] = state;
      return (result as WarmState[]).reduce((sum, { events }) => sum + events, 0);
    });
    const missing = Array.from(states, (state) => state === undefined).indexOf(true);
    return { model: shared, states: missing < 0 ? states : states.slice(0, missing) };
  }

  /**
   * Runs models from copies of kept warm states: only what comes after the warm-up.
   * @returns results in the order of the models, a row for each state
   * @throws as `run`; Error naming what differs where a model does not have the warm-up of the states
   */
  async runFrom(warm: WarmStates, models: readonly Model[], options: ContinueOptions = {}): Promise<Results[]> {
    const { model: warmedUp, states } = warm;
    for (const model of models) assertSameWarmUp(warmedUp, model);
    const shared = models.map(shareModel);
    const numbers = [...models, warmedUp].map(numberOf);
    const kept = keptOf(options);
    const everyModel = [models.map((_, at) => at)];
    const first = states[0]?.replication ?? 0;
    return this.collect(models, everyModel, [first, first + states.length], options, ({ from, to }) => {
      const own = states.slice(from - first, to - first);
      return { work: "continue", numbers, batch: { warmedUp, states: own, models: shared, ...kept } };
    });
  }

  /**
   * Runs some stretches of the replications of a model, each of them as one batch, and hands every result over as it comes.
   * @throws as `run`
   */
  async runStretches(
    model: Model,
    stretches: readonly Stretch[],
    options: Omit<ContinueOptions, "batchSize">,
    take: (result: BatchResult) => void,
  ): Promise<void> {
    const models = [shareModel(model)];
    const { keepsRecords = false } = options;
    const numbers = [numberOf(model)];
    const taskOf = ({ from, to }: PlannedBatch): Task => ({
      work: "run",
      numbers,
      batch: { models, from, to, keepsRecords },
    });
    await this.runPlan(new StretchPlan(stretches), options, taskOf, (_batch, results) => {
      const [result] = results as BatchResult[];
      take(result);
      return result.events;
    });
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  /** Runs groups of models, and stacks what comes back. */
  private async collect(
    models: readonly Model[],
    groups: readonly (readonly number[])[],
    [first, end]: readonly [first: number, end: number],
    options: ContinueOptions,
    taskOf: (batch: PlannedBatch) => Task,
  ): Promise<Results[]> {
    const sizes = groups.map(({ length }) => length);
    const plan = new BatchPlan(sizes, end, this.threads, options.batchSize, first);
    const batches = models.map((): BatchResult[] => []);
    await this.runPlan(plan, options, taskOf, ({ group }, result) => {
      const results = result as BatchResult[];
      for (const [at, model] of groups[group].entries()) batches[model].push(results[at]);
      return results.reduce((sum, { events }) => sum + events, 0);
    });
    const finished = withoutGaps(batches, first);
    const { columns, keepsControls = true } = options;
    return models.map((model, at) => {
      const controlKeys = keepsControls ? model.controlKeys : [];
      return stackBatches(measureColumns(model, columns), finished[at], end - first, controlKeys);
    });
  }

  /** @param take what to do with the result of a batch; gives the events that it took */
  private async runPlan(
    plan: Plan,
    options: ContinueOptions,
    taskOf: (batch: PlannedBatch) => Task,
    take: (batch: PlannedBatch, result: TaskResult) => number,
  ): Promise<void> {
    const { signal, onProgress } = options;
    let finished = 0;
    let hasFailed = false;
    const runLane = async (): Promise<void> => {
      for (let next = plan.next(); next && !hasFailed && !signal?.aborted; next = plan.next()) {
        const result = await this.runTask(taskOf(next), next, options);
        if (!result) continue;
        plan.learn(next, take(next, result));
        onProgress?.((finished += plan.histories(next)), plan.allHistories);
      }
    };
    // Two batches for each thread, so that none waits while a result is handed over.
    const lanes = Array.from({ length: 2 * this.threads }, runLane);
    await Promise.all(lanes).catch((error: unknown) => {
      hasFailed = true;
      throw error;
    });
  }

  /** A batch whose worker crashed is run once more; one that was cancelled is left out. */
  private async runTask(
    task: Task,
    { from, to }: PlannedBatch,
    { signal, onCrash }: ContinueOptions,
  ): Promise<TaskResult | undefined> {
    for (let attempt = 1; ; attempt++) {
      if (signal?.aborted) return undefined;
      try {
        return await this.pool.run(task, signal ? { signal } : {});
      } catch (error) {
        if (signal?.aborted) return undefined;
        if (!isCrash(error)) throw error;
        if (attempt === 1) onCrash?.(from, to, (error as Error).message);
        else {
          const message = `a worker thread crashed twice on replications ${from + 1} to ${to}: ${(error as Error).message}`;
          throw new Error(message, { cause: error });
        }
      }
    }
  }
}

/** What a batch is told to keep, without the options that a thread cannot be handed. */
function keptOf({ columns, keepsControls = true, keepsRecords = false, periodEnds }: Kept): Kept {
  return { keepsControls, keepsRecords, ...(columns && { columns }), ...(periodEnds && { periodEnds }) };
}

const numbersOfModels = new WeakMap<Model, number>();
let modelCount = 0;

/** The same for the same model, so that threads know it again. */
function numberOf(model: Model): number {
  let number = numbersOfModels.get(model);
  if (number === undefined) numbersOfModels.set(model, (number = modelCount++));
  return number;
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
