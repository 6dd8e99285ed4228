import type { Stretch } from "./batch.ts";

/** Events worth a batch, about a tenth of a second: handing it over costs little, and a cancellation loses little. */
const EVENTS_IN_BATCH = 200_000;
const LARGEST_BATCH = 1000;

/** Replications from (included) to (excluded) of a group of models that are run together. */
export interface PlannedBatch extends Stretch {
  readonly group: number;
}

/** Which batches are run, and in which order. */
export interface Plan {
  /** Replications of all models. */
  readonly allHistories: number;
  /** Replications of all models in a batch. */
  histories(batch: PlannedBatch): number;
  /** Undefined when all are handed out. */
  next(): PlannedBatch | undefined;
  /** Told how many events a finished batch took. */
  learn(batch: PlannedBatch, events: number): void;
}

/** Cuts the replications of several groups of models into batches: a block of replications of each group in turn. */
export class BatchPlan implements Plan {
  /** [group] number of models. */
  private readonly sizes: readonly number[];
  private readonly replications: number;
  private readonly threads: number;
  private readonly fixedSize: number | undefined;
  /** Of the replications of a group met so far; 0 before the first. */
  private mostEvents = 0;
  private group: number;
  private readonly first: number;
  private from: number;
  private to: number;

  /** @param replications the one after the last; @param first the first one */
  constructor(
    sizes: readonly number[],
    replications: number,
    threads: number,
    fixedSize: number | undefined,
    first = 0,
  ) {
    this.sizes = sizes;
    this.replications = replications;
    this.threads = threads;
    this.fixedSize = fixedSize;
    this.group = sizes.length;
    this.first = first;
    this.from = first;
    this.to = first;
  }

  /** Replications of all models. */
  get allHistories(): number {
    return (this.replications - this.first) * this.sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Replications of all models in a batch. */
  histories({ group, from, to }: PlannedBatch): number {
    return (to - from) * this.sizes[group];
  }

  /** Undefined when all are handed out. */
  next(): PlannedBatch | undefined {
    if (this.group === this.sizes.length) {
      this.group = 0;
      this.from = this.to;
      this.to = Math.min(this.from + (this.fixedSize ?? this.size()), this.replications);
    }
    return this.from === this.replications ? undefined : { group: this.group++, from: this.from, to: this.to };
  }

  /** Makes the batches to come larger or smaller, by the events of a finished one. */
  learn({ from, to }: PlannedBatch, events: number): void {
    this.mostEvents = Math.max(this.mostEvents, events / (to - from));
  }

  private size(): number {
    if (this.mostEvents === 0) return 1;
    const bySize = replicationsInBatch(this.mostEvents);
    // Small at the end, so that all threads are done at about the same time.
    const byEnd = Math.ceil(((this.replications - this.from) * this.sizes.length) / this.threads / 4);
    return Math.max(1, Math.min(bySize, byEnd));
  }
}

/** Replications that make a batch worth handing over. @param events in each of them */
export function replicationsInBatch(events: number): number {
  return Math.max(1, Math.min(LARGEST_BATCH, Math.floor(EVENTS_IN_BATCH / events)));
}

/** Stretches of the replications of one model, each as one batch. */
export class StretchPlan implements Plan {
  readonly allHistories: number;
  private readonly stretches: readonly Stretch[];
  private at = 0;

  constructor(stretches: readonly Stretch[]) {
    this.stretches = stretches;
    this.allHistories = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  histories({ from, to }: PlannedBatch): number {
    return to - from;
  }

  next(): PlannedBatch | undefined {
    if (this.at === this.stretches.length) return undefined;
    const { from, to } = this.stretches[this.at++];
    return { group: 0, from, to };
  }

  learn(): void {
    // The stretches are given.
  }
}
