import type { Kept } from "../engine/batch.ts";
import type { Model } from "../engine/model.ts";
import { joinResults, type Results } from "../engine/results.ts";
import type { Scenario } from "../scenarios/schema.ts";

/** Which replications of some scenarios are wanted, and what is kept of them. */
export interface SimulatorOptions extends Kept {
  /** [scenario] what a message about it names. */
  readonly files: readonly string[];
  /** First replication, from 0; those before it are done. 0 where missing. */
  readonly first?: number;
  /** Replications up to here (excluded). */
  readonly replications: number;
  /** Replications that it may come to in the end, where a run goes on until it is precise. */
  readonly mostReplications?: number;
  /** Cancels: what is finished is kept, or the whole is refused with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((finished: number, of: number) => void) | undefined;
}

/**
 * Has scenarios simulated, wherever that may be: in the threads of this process, or chunk by chunk on the machines of a cluster. The
 * results are the same bytes.
 */
export interface Simulator {
  /**
   * @returns results in the order of the scenarios, rows in order of replication; those with the same warm-up share it
   * @throws ScenarioError for a scenario that would not fit in memory, or that has a distribution which cannot be drawn from
   */
  readonly run: (scenarios: readonly Scenario[], options: SimulatorOptions) => Promise<readonly Results[]>;
}

/** When a run of unknown length is over. */
export interface StopRule {
  /** Replications after which to look, in order; the last look is the end. */
  readonly looks: readonly number[];
  /**
   * Told the models before anything is simulated.
   * @returns whether the results so far are enough
   * @throws QuestionError where the rule cannot apply to them
   */
  readonly ruleFor: (models: readonly Model[]) => (results: readonly Results[]) => boolean;
}

/**
 * Runs on from look to look until the results are enough: those of one run of as many replications.
 * @returns wanted: replications that it came to want, those after which it was to stop
 */
export async function runLooks(
  simulator: Simulator,
  scenarios: readonly Scenario[],
  looks: readonly number[],
  isEnough: (results: readonly Results[]) => boolean,
  options: Omit<SimulatorOptions, "first" | "replications" | "mostReplications">,
): Promise<{ readonly results: readonly Results[]; readonly wanted: number }> {
  const [firstLook, ...later] = looks;
  const mostReplications = looks.at(-1)!;
  let results = await simulator.run(scenarios, { ...options, replications: firstLook, mostReplications });
  let wanted = firstLook;
  for (const look of later) {
    if (results.some(({ isPartial }) => isPartial) || isEnough(results)) break;
    const more = await simulator.run(scenarios, { ...options, first: wanted, replications: look, mostReplications });
    results = results.map((earlier, at) => joinResults(earlier, more[at]));
    wanted = look;
  }
  return { results, wanted };
}
