import { phrase, type Message } from "../scenarios/message.ts";
import { annotated } from "../scenarios/annotate.ts";
import { type LoadedScenario, readScenario } from "../scenarios/read.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { ScenarioError, newProblem } from "../scenarios/problems.ts";
import { jsonText } from "./json-text.ts";
import { scenarioHash } from "./manifest.ts";

/**
 * A scenario as it is written for a run with so many replications, perhaps under another seed; what the command has changed is not
 * from where its file says.
 */
export function asRun(loaded: LoadedScenario, { seed, replications }: RunNumbers): LoadedScenario {
  const { run } = loaded.scenario;
  const provenance = { ...loaded.provenance };
  if (seed !== run.seed) delete provenance["run.seed"];
  if (replications !== run.replications) delete provenance["run.replications"];
  return { ...loaded, scenario: { ...loaded.scenario, run: { ...run, seed, replications } }, provenance };
}

type RunNumbers = Pick<Scenario["run"], "seed" | "replications">;

/**
 * A scenario with all that it extends, its changes and its tables filled in, as the text of one file that stands by itself: run
 * again, it gives the same results without any flags.
 */
export function resolvedText(loaded: LoadedScenario): string {
  return `${jsonText(annotated(loaded))}\n`;
}

/**
 * Reads such a text.
 * @throws ScenarioError with what is wrong with it, if somebody has changed it
 */
export function readResolved(name: string, text: string): LoadedScenario {
  return readScenario(name, () => text);
}

/** A scenario that is in order in its own files is larger than one file may be. */
export class ResolvedTooLarge extends ScenarioError {
  readonly reason: Message;

  constructor(reason: Message) {
    const message = phrase("cannot be written as one file, for it {reason}", { reason });
    super([newProblem(message, { file: RESOLVED_FILE })]);
    this.name = "ResolvedTooLarge";
    this.reason = reason;
  }
}

const RESOLVED_FILE = "scenario.resolved.json";

/**
 * The scenario as it will be read from its resolved text. What is simulated is this, so that nobody can be given a file that says
 * something else than what was run.
 * @throws ResolvedTooLarge where the text is larger than a file may be; Error where it would say something else
 */
export function throughResolvedText(loaded: LoadedScenario, numbers: RunNumbers): LoadedScenario {
  const read = readOrExplain(resolvedText(asRun(loaded, numbers)));
  if (scenarioHash(read) !== scenarioHash(loaded))
    throw new Error("the resolved scenario does not say what was loaded");
  return read;
}

/** It was in order in its own files, so all that can be wrong is its size. */
function readOrExplain(text: string): LoadedScenario {
  try {
    return readResolved(RESOLVED_FILE, text);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new ResolvedTooLarge(error.problems[0]!.said);
  }
}
