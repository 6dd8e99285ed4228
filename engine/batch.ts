import { bedDaysAsked, controlRow } from "./controls.ts";
import { type MeasureColumn, measureColumns, measureRow } from "./measures.ts";
import type { Model } from "./model.ts";
import { endToEnd, periodRow } from "./periods.ts";
import { emptyRecords, mergeRecords, recordsOf, type Records } from "./records.ts";
import { replicate, type ReplicateOptions } from "./replicate.ts";
import type { Simulation } from "./simulation.ts";
import { haveSameDemand } from "./same-demand.ts";
import { Continuation, warmUp, type WarmState } from "./warm-up.ts";

/** Replications from (included) to (excluded). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is kept of each replication: its measures and control variates, if not said otherwise. */
export interface Kept {
  /** Numbers of the columns that are kept, where not all `measureColumns` of each model. */
  readonly columns?: readonly number[];
  /** Whether to keep control variates; yes where missing. */
  readonly keepsControls?: boolean;
  /** Whether to keep distributions and daily series too. */
  readonly keepsRecords?: boolean;
  /** Measured days, from 0, that periods end before, in order: to keep what each replication was in each of them. */
  readonly periodEnds?: readonly number[];
}

/** Replications of one model: the unit of work of a thread. */
export interface Batch extends Stretch, Kept {
  readonly model: Model;
}

/** Replications of several models that have the same warm-up. */
export interface SharedBatch extends Stretch, Kept {
  readonly models: readonly Model[];
}

/** Warm states of one model, to be continued under several that have the same warm-up. */
export interface ContinuedBatch extends Kept {
  readonly warmedUp: Model;
  /** In order of replication, without gaps. */
  readonly states: readonly WarmState[];
  readonly models: readonly Model[];
}

export interface BatchResult extends Stretch {
  /** [replication × column], row-major; columns as `measureColumns` of the model names them, where not only some are kept. */
  readonly values: Float64Array;
  /** [replication × control], row-major; controls as `controlKeys` of the model names them, where they are kept. */
  readonly controls: Float64Array;
  /** Arrivals, treatment ends and moves that were simulated for it, warm-up included; one that is shared counts once, for the first. */
  readonly events: number;
  /** Where they were asked for. */
  readonly records?: Records;
  /** [replication × level function × period], row-major, where periods were asked for: as `periodRow` gives each. */
  readonly periods?: Float64Array;
}

/** Runs a batch; the same bytes whatever thread runs it and however replications are cut into batches. */
export function runBatch({ model, from, to, ...kept }: Batch): BatchResult {
  const collector = new Collector(model, kept);
  for (let replication = from; replication < to; replication++) {
    collector.add(replicate(model, replication, collector.options));
  }
  return collector.result(from);
}

/** Warms each replication up once, and runs all models from copies: the same bytes as `runBatch` of each gives. */
export function runSharedBatch({ models, from, to, ...kept }: SharedBatch): BatchResult[] {
  const [warmedUp] = models;
  if (models.length === 1) return [runBatch({ model: warmedUp, from, to, ...kept })];
  const runs = models.map((model) => new ContinuedRun(warmedUp, model, kept));
  for (let replication = from; replication < to; replication++) {
    const [state] = warmUpBatch({ model: warmedUp, from: replication, to: replication + 1, ...kept });
    for (const [at, run] of runs.entries()) run.add(state, at === 0);
  }
  return runs.map((run) => run.collector.result(from));
}

/** Warm states of replications, for `runContinuedBatch`. */
export function warmUpBatch({ model, from, to, keepsControls = true }: Batch, isShared = false): WarmState[] {
  return Array.from({ length: to - from }, (_, at) => {
    const state = warmUp(model, from + at, isShared);
    return keepsControls ? { ...state, bedDaysAsked: bedDaysAsked(model, from + at) } : state;
  });
}

/** Continues copies of warm states under each of the models: the same bytes as `runBatch` of each gives. */
export function runContinuedBatch({ warmedUp, states, models, ...kept }: ContinuedBatch): BatchResult[] {
  const runs = models.map((model) => new ContinuedRun(warmedUp, model, kept));
  // Model by model: the compiled loop has one at a time in its memory.
  for (const run of runs) for (const state of states) run.add(state, false);
  return runs.map((run) => run.collector.result(states[0].replication));
}

/** Replications of one model from warm states of another. */
class ContinuedRun {
  readonly collector: Collector;
  private readonly continuation: Continuation;
  private readonly hasSameDemand: boolean;

  constructor(warmedUp: Model, model: Model, kept: Kept) {
    this.continuation = new Continuation(warmedUp, model);
    this.hasSameDemand = kept.keepsControls !== false && haveSameDemand(warmedUp, model);
    this.collector = new Collector(model, kept);
  }

  /** @param countsWarmUp whether the events of the warm-up are counted here */
  add(state: WarmState, countsWarmUp: boolean): void {
    const s = this.continuation.run(state, this.collector.options);
    const asked = this.hasSameDemand ? state.bedDaysAsked : undefined;
    this.collector.add(s, countsWarmUp ? 0 : state.events, asked);
  }
}

/** Gathers the rows of one model. */
class Collector {
  private readonly model: Model;
  private readonly keepsDays: boolean;
  private readonly keepsControls: boolean;
  private readonly columns: readonly MeasureColumn[];
  private readonly rows: Float64Array[] = [];
  private readonly asked: (Float64Array | undefined)[] = [];
  private readonly periodEnds: readonly number[] | undefined;
  private readonly periodRows: Float64Array[] = [];
  private records: Records | undefined;
  private events = 0;
  private last: Simulation | undefined;

  constructor(model: Model, { columns, keepsControls = true, keepsRecords = false, periodEnds }: Kept) {
    this.model = model;
    this.columns = measureColumns(model, columns);
    this.keepsControls = keepsControls;
    this.records = keepsRecords ? emptyRecords(model) : undefined;
    this.periodEnds = periodEnds;
    this.keepsDays = keepsRecords || periodEnds !== undefined;
  }

  /** How the next replication is to be run. */
  get options(): ReplicateOptions {
    return { keepsDays: this.keepsDays, spare: this.last };
  }

  /**
   * @param eventsBefore events that were not simulated for it
   * @param asked its bed-days asked for, where they are known
   */
  add(s: Simulation, eventsBefore = 0, asked?: Float64Array): void {
    this.asked.push(asked);
    if (this.records) this.records = mergeRecords(this.records, recordsOf(s));
    if (this.periodEnds) this.periodRows.push(periodRow(s, this.periodEnds));
    this.rows.push(measureRow(this.columns, s));
    this.events += s.tally.events - eventsBefore;
    this.last = s;
  }

  /** @param from replication of the first row */
  result(from: number): BatchResult {
    const { model, rows, asked, events, records, periodEnds, periodRows } = this;
    return {
      from,
      to: from + rows.length,
      values: endToEnd(rows),
      controls: endToEnd(this.keepsControls ? asked.map((own, at) => controlRow(model, from + at, own)) : []),
      events,
      ...(records && { records }),
      ...(periodEnds && { periods: endToEnd(periodRows) }),
    };
  }
}
