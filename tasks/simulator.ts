import type { Kept } from "../engine/batch.ts";
import type { Results } from "../engine/results.ts";
import type { Scenario } from "../scenarios/schema.ts";

/** Which replications of some scenarios are wanted, and what is kept of them. */
export interface SimulatorOptions extends Kept {
  /** First replication, from 0; those before it are done. 0 where missing. */
  readonly first?: number;
  /** Replications up to here (excluded). */
  readonly replications: number;
  /** Cancels: what is finished is kept. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (finished: number, of: number) => void;
}

/**
 * Has scenarios simulated, wherever that may be: in the threads of this process, or chunk by chunk on the machines of a cluster. The
 * results are the same bytes.
 */
export interface Simulator {
  /** @returns results in the order of the scenarios, rows in order of replication; those with the same warm-up share it */
  readonly run: (scenarios: readonly Scenario[], options: SimulatorOptions) => Promise<readonly Results[]>;
}
