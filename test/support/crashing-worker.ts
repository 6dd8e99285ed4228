import { runBatch, type Batch, type BatchResult } from "../../engine/batch.ts";

/** Replication at whose batch this worker ends its thread, as often as the flag in shared memory says. */
export const CRASHES_AT = 2;

/** A worker that crashes: `startCount` of the model, which is in shared memory, counts the crashes still to come. */
export default function work(batch: Batch): BatchResult {
  const crashesLeft = batch.model.startCount;
  if (batch.from <= CRASHES_AT && CRASHES_AT < batch.to && Atomics.load(crashesLeft, 0) > 0) {
    Atomics.sub(crashesLeft, 0, 1);
    process.exit(7);
  }
  return runBatch(batch);
}
