import { runBatch, type Batch, type BatchResult } from "./batch.ts";

/** The worker thread: one batch in, its measures out. */
export default function work(batch: Batch): BatchResult {
  return runBatch(batch);
}
