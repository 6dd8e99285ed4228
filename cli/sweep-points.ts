import { columnNumbers, narrowed } from "../analysis/study-measures.ts";
import { replicationsInBatch } from "../engine/batch-plan.ts";
import { measureColumns, type MeasureKey } from "../engine/measures.ts";
import type { Model } from "../engine/model.ts";
import { SimulationPool } from "../engine/pool.ts";
import type { Results } from "../engine/results.ts";
import { warmUpDifferences, type WarmStates } from "../engine/warm-up.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import { compileAll } from "../tasks/compile-all.ts";
import { SimulationFault } from "./faults.ts";
import { contentHash } from "../tasks/manifest.ts";
import { bytesInModel, memoryLimit, refuseTooManyPatients, refuseTooManyResults } from "../tasks/size.ts";
import { pointScenario, type StudyInput } from "../tasks/study-input.ts";

/** A point that has been simulated, with the measures of interest only. */
export interface SimulatedPoint {
  readonly point: number;
  readonly scenario: string;
  readonly results: Results;
}

export interface PointsOptions {
  readonly threads: number;
  readonly signal: AbortSignal;
  /** Replications finished, and all there are to simulate. */
  readonly onProgress: (finished: number, of: number) => void;
  readonly onCrash: (from: number, to: number, reason: string) => void;
  /** Told of each point when all its replications are done, in whatever order. */
  readonly onPoint: (simulated: SimulatedPoint) => void;
}

/** As many points are under way at once: while the last batches of one are awaited, the threads work on the next. */
const POINTS_UNDER_WAY = 2;
/** Of the memory that a run may take, what kept warm states may. */
const SHARE_FOR_WARM_STATES = 0.25;

/**
 * Simulates points one after another: each is compiled when its turn comes and forgotten when it is done, so that memory does not grow
 * with their number. With the effect in the first years each replication is warmed up once for all points.
 * @throws ScenarioError for a point that would not fit in memory; SimulationFault when the program itself is wrong
 */
export async function simulatePoints(
  input: StudyInput,
  keys: readonly MeasureKey[],
  points: readonly number[],
  options: PointsOptions,
): Promise<void> {
  if (points.length === 0) return;
  const pool = new SimulationPool(options.threads);
  try {
    await new PointRun(input, keys, points, options, pool).all();
  } catch (error) {
    throw error instanceof ScenarioError ? error : new SimulationFault(error, input.base.scenario.run.seed);
  } finally {
    await pool.close();
  }
}

class PointRun {
  private readonly input: StudyInput;
  private readonly keys: readonly MeasureKey[];
  private readonly points: readonly number[];
  private readonly options: PointsOptions;
  private readonly pool: SimulationPool;
  private next = 0;
  private hasFailed = false;
  private warm: WarmStates | undefined;
  /** Replications in a batch, once a point is done. */
  private batchSize: number | undefined;
  /** Replications finished of the points that are done, and of those under way. */
  private finished = 0;
  private readonly underWay = new Map<number, number>();

  constructor(
    input: StudyInput,
    keys: readonly MeasureKey[],
    points: readonly number[],
    options: PointsOptions,
    pool: SimulationPool,
  ) {
    this.input = input;
    this.keys = keys;
    this.points = points;
    this.options = options;
    this.pool = pool;
  }

  async all(): Promise<void> {
    if (this.input.introduction && this.points.length > 1) await this.warmUp();
    await Promise.all(Array.from({ length: POINTS_UNDER_WAY }, () => this.lane()));
  }

  /** Warms the base up once, unless its states would take too much memory. */
  private async warmUp(): Promise<void> {
    const { replications, base } = this.input;
    if (base.scenario.run.warmUpDays === 0) return;
    if (replications * bytesInModel(base.scenario) > SHARE_FOR_WARM_STATES * memoryLimit()) return;
    const model = this.compiled(0).model;
    const { signal, onCrash } = this.options;
    const warm = await this.pool.warmUp(model, { replications, keepsControls: false, signal, onCrash });
    if (warm.states.length === replications) this.warm = warm;
  }

  private async lane(): Promise<void> {
    const { signal } = this.options;
    try {
      while (this.next < this.points.length && !signal.aborted && !this.hasFailed) {
        await this.simulate(this.points[this.next++]);
      }
    } catch (error) {
      this.hasFailed = true;
      throw error;
    }
  }

  private async simulate(point: number): Promise<void> {
    const { replications } = this.input;
    const { model, hash } = this.compiled(point);
    const results = await this.results(point, model);
    this.underWay.delete(point);
    if (results.isPartial || results.replications.length < replications || this.hasFailed) return;
    this.finished += replications;
    this.learnBatchSize(results);
    this.options.onPoint({ point, scenario: hash, results: narrowed(results, this.keys) });
    this.tellProgress();
  }

  private async results(point: number, model: Model): Promise<Results> {
    const { signal, onCrash } = this.options;
    const onProgress = (finished: number): void => {
      this.underWay.set(point, finished);
      this.tellProgress();
    };
    const { warm, batchSize } = this;
    const columns = columnNumbers(
      measureColumns(model).map(({ key }) => key),
      this.keys,
    );
    const kept = { columns, keepsControls: false, ...(batchSize !== undefined && { batchSize }) };
    if (warm && warmUpDifferences(warm.model, model).length === 0) {
      const [results] = await this.pool.runFrom(warm, [model], { ...kept, signal, onProgress, onCrash });
      return results;
    }
    return this.pool.run(model, { ...kept, replications: this.input.replications, signal, onProgress, onCrash });
  }

  /** Every batch brings its model along, so there are no more of them than keep all threads busy; small ones only at first. */
  private learnBatchSize({ events, replications }: Results): void {
    const most = Math.ceil(replications.length / this.pool.threads);
    this.batchSize = Math.min(most, replicationsInBatch(events / replications.length));
  }

  private compiled(point: number): { readonly model: Model; readonly hash: string } {
    const { input, options } = this;
    const scenario = pointScenario(input, point);
    const { file } = input.loaded;
    refuseTooManyPatients([scenario], [file], options.threads);
    const [model] = compileAll([scenario], [file]);
    refuseTooManyResults([model], input.replications, file);
    return { model, hash: contentHash(scenario) };
  }

  private tellProgress(): void {
    let finished = this.finished;
    for (const replications of this.underWay.values()) finished += replications;
    this.options.onProgress(finished, this.points.length * this.input.replications);
  }
}
