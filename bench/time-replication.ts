import { runBatch } from "../engine/batch.ts";
import { compile } from "../engine/compile.ts";
import type { Scenario } from "../scenarios/schema.ts";

/** What the worker is asked: this replication, so many times. */
export interface TimingTask {
  readonly scenario: Scenario;
  readonly rounds: number;
}

export interface TimingAnswer {
  readonly values: Float64Array;
  readonly events: number;
  /** [round] by the clock. */
  readonly milliseconds: readonly number[];
}

/** Runs the first replication of a scenario again and again, after once to warm up. */
export function timeReplication({ scenario, rounds }: TimingTask): TimingAnswer {
  const model = compile(scenario);
  const batch = { model, from: 0, to: 1 };
  const { values, events } = runBatch(batch);
  const milliseconds = Array.from({ length: rounds }, () => {
    const before = performance.now();
    runBatch(batch);
    return performance.now() - before;
  });
  return { values, events, milliseconds };
}
