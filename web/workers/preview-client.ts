import type { BatchResult } from "../../engine/batch.ts";
import type { Change } from "../../scenarios/change.ts";
import type { Problem } from "../../scenarios/problems.ts";
import type { Scenario } from "../../scenarios/schema.ts";
import type { WorkerAnswer, WorkerQuestion } from "./preview-messages.ts";
import type { EffectAsked } from "./preview-part.ts";
import type { PreviewComparison, PreviewRun } from "./preview-summary.ts";
import type { SeriesAsked } from "./day-series.ts";

/** Replications of a preview: the fewest that give an interval worth showing within the time of a glance. */
export const PREVIEW_REPLICATIONS = 30;
/** More workers than this hardly answer sooner, and take memory for their states. */
const MOST_WORKERS = 4;

/** A worker as far as it is used: those of a browser, or of a test. */
export interface PreviewWorker {
  postMessage(message: WorkerQuestion, transfer: ArrayBuffer[]): void;
  onmessage: ((event: { data: WorkerAnswer }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
}

export interface WhatIf {
  readonly changes: readonly Change[];
  readonly effect: EffectAsked;
  readonly series: readonly SeriesAsked[];
}

export type PreviewAnswer =
  | { readonly kind: "run"; readonly run: PreviewRun }
  | {
      readonly kind: "comparison";
      readonly comparison: PreviewComparison;
      readonly baselineSeries: PreviewRun["series"];
    }
  | { readonly kind: "refused"; readonly problems: readonly Problem[] }
  | { readonly kind: "failed"; readonly message: string }
  /** Something else was asked meanwhile. */
  | { readonly kind: "overtaken" };

interface Open {
  readonly number: number;
  readonly resolve: (answer: PreviewAnswer) => void;
  readonly batches: BatchResult[];
  missing: number;
  readonly sumUp: (number: number, batches: readonly BatchResult[]) => WorkerQuestion;
}

/** Asks the workers; one question at a time, the latest. */
export class PreviewClient {
  private readonly makeWorker: () => PreviewWorker;
  private readonly count: number;
  private workers: readonly PreviewWorker[] = [];
  private number = 0;
  private open: Open | undefined;

  constructor(makeWorker: () => PreviewWorker, processors: number) {
    this.makeWorker = makeWorker;
    this.count = Math.max(1, Math.min(MOST_WORKERS, processors));
  }

  /**
   * Warms a scenario up and runs it; what-ifs are asked of the scenario that was opened last.
   * @param changes of the run itself, made in the base
   */
  openScenario(scenario: Scenario, changes: readonly Change[], series: readonly SeriesAsked[]): Promise<PreviewAnswer> {
    this.startWorkers();
    const start = (at: number) => Math.floor((at * PREVIEW_REPLICATIONS) / this.count);
    return this.ask(
      (number, at) => ({ kind: "open", number, scenario, changes, from: start(at), to: start(at + 1) }),
      (number, batches) => ({ kind: "summarise-run", number, batches, series }),
    );
  }

  /** They are started when they are first needed: what they run is larger than the rest of the page. */
  private startWorkers(): void {
    if (this.workers.length > 0) return;
    this.workers = Array.from({ length: this.count }, this.makeWorker);
    for (const worker of this.workers) {
      worker.onmessage = ({ data }) => this.hear(data);
      worker.onerror = ({ message }) => this.settle({ kind: "failed", message: message ?? "" });
    }
  }

  whatIf({ changes, effect, series }: WhatIf): Promise<PreviewAnswer> {
    return this.ask(
      (number) => ({ kind: "what-if", number, changes, effect }),
      (number, batches) => ({ kind: "summarise-comparison", number, batches, changes, effect, series }),
    );
  }

  private ask(
    question: (number: number, worker: number) => WorkerQuestion,
    sumUp: Open["sumUp"],
  ): Promise<PreviewAnswer> {
    this.settle({ kind: "overtaken" });
    const number = ++this.number;
    return new Promise((resolve) => {
      this.open = { number, resolve, batches: [], missing: this.workers.length, sumUp };
      for (const [at, worker] of this.workers.entries()) worker.postMessage(question(number, at), []);
    });
  }

  private hear(answer: WorkerAnswer): void {
    const { open } = this;
    if (!open || answer.number !== open.number) return;
    if (answer.kind !== "part") {
      const { number: _, ...rest } = answer;
      this.settle(rest);
      return;
    }
    open.batches.push(...answer.batches);
    if (--open.missing > 0) return;
    const transfer = open.batches.flatMap(({ values, controls, periods }) =>
      [values, controls, periods].flatMap((array) => (array ? [array.buffer as ArrayBuffer] : [])),
    );
    this.workers[0].postMessage(open.sumUp(open.number, open.batches), transfer);
  }

  private settle(answer: PreviewAnswer): void {
    const { open } = this;
    this.open = undefined;
    open?.resolve(answer);
  }
}
