import work, { type Task, type TaskResult } from "../../engine/worker.ts";

/** Replication at whose batch this worker ends its thread, as often as the flag in shared memory says. */
export const CRASHES_AT = 2;

/** A worker that crashes: `startCount` of the model, which is in shared memory, counts the crashes still to come. */
export default function workOrCrash(task: Task): TaskResult {
  const [model] = task.work === "warm-up" ? [task.batch.model] : task.batch.models;
  if (hasCrashing(task) && Atomics.load(model.startCount, 0) > 0) {
    Atomics.sub(model.startCount, 0, 1);
    process.exit(7);
  }
  return work(task);
}

function hasCrashing(task: Task): boolean {
  if (task.work === "continue") return task.batch.states.some(({ replication }) => replication === CRASHES_AT);
  return task.batch.from <= CRASHES_AT && CRASHES_AT < task.batch.to;
}
