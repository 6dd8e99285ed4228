import { runContinuedBatch, warmUpBatch } from "./batch.ts";
import { measureColumns } from "./measures.ts";
import type { Model } from "./model.ts";
import { type Results, stackBatches } from "./results.ts";
import type { WarmStates } from "./warm-up.ts";

/*
 * What `SimulationPool` does with threads, in the thread that calls, also in a browser's worker: states that are warmed up once and
 * kept, so that each question after that simulates the measured period only.
 */

/** Warms replications 0 … n − 1 up and keeps them. @throws Error of a replication that breaks an invariant */
export function keepWarm(model: Model, replications: number): WarmStates {
  return { model, states: warmUpBatch({ model, from: 0, to: replications }) };
}

/**
 * Runs models from copies of kept warm states: the same bytes as whole runs give.
 * @returns results in the order of the models, a row for each state
 * @throws Error naming what differs where a model does not have the warm-up of the states
 */
export function runFrom(
  { model: warmedUp, states }: WarmStates,
  models: readonly Model[],
  keepsRecords = false,
): Results[] {
  const batches = runContinuedBatch({ warmedUp, states, models, keepsRecords });
  return models.map((model, at) =>
    stackBatches(measureColumns(model), [batches[at]], states.length, model.controlKeys),
  );
}
