import {
  type BatchResult,
  type ContinuedBatch,
  runContinuedBatch,
  runSharedBatch,
  type SharedBatch,
  warmUpBatch,
  type Batch,
} from "./batch.ts";
import type { WarmState } from "./warm-up.ts";

/** What a thread is asked to do. */
export type Task =
  | { readonly work: "run"; readonly batch: SharedBatch }
  | { readonly work: "warm-up"; readonly batch: Batch }
  | { readonly work: "continue"; readonly batch: ContinuedBatch };

/** What it gives back: results in the order of the models, or warm states. */
export type TaskResult = BatchResult[] | WarmState[];

/** The worker thread: one batch in, its measures or states out. */
export default function work(task: Task): TaskResult {
  switch (task.work) {
    case "run":
      return runSharedBatch(task.batch);
    case "warm-up":
      return warmUpBatch(task.batch, true);
    case "continue":
      return runContinuedBatch(task.batch);
  }
}
