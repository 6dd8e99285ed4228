import {
  type BatchResult,
  type ContinuedBatch,
  runContinuedBatch,
  runSharedBatch,
  type SharedBatch,
  warmUpBatch,
  type Batch,
} from "./batch.ts";
import type { Model } from "./model.ts";
import type { WarmState } from "./warm-up.ts";

/** What a thread is asked to do, with a number for each of its models by which the thread knows them again; that of `warmedUp` is the last. */
export type Task = { readonly numbers: readonly number[] } & (
  | { readonly work: "run"; readonly batch: SharedBatch }
  | { readonly work: "warm-up"; readonly batch: Batch }
  | { readonly work: "continue"; readonly batch: ContinuedBatch }
);

/** What it gives back: results in the order of the models, or warm states. */
export type TaskResult = BatchResult[] | WarmState[];

const MOST_KEPT = 4;
/**
 * Models by their numbers, the one used last is last. Each batch comes with copies of its own; what has been made for a model, such as
 * its columns, serves again where it is the same object.
 */
const kept = new Map<number, Model>();

/** The worker thread: one batch in, its measures or states out. */
export default function work(task: Task): TaskResult {
  const { numbers } = task;
  switch (task.work) {
    case "run":
      return runSharedBatch({ ...task.batch, models: known(task.batch.models, numbers) });
    case "warm-up":
      return warmUpBatch({ ...task.batch, model: known([task.batch.model], numbers)[0] }, true);
    case "continue": {
      const all = known([...task.batch.models, task.batch.warmedUp], numbers);
      return runContinuedBatch({ ...task.batch, models: all.slice(0, -1), warmedUp: all.at(-1)! });
    }
  }
}

function known(models: readonly Model[], numbers: readonly number[]): Model[] {
  const all = models.map((model, at) => {
    const number = numbers[at];
    const own = kept.get(number) ?? model;
    kept.delete(number);
    kept.set(number, own);
    return own;
  });
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return all;
}
