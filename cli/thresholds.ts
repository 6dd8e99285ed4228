import { type JudgedThreshold, unmeasuredFindings } from "../analysis/thresholds.ts";
import { measureColumns } from "../engine/measures.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import { compileAll } from "./compile-all.ts";
import { EXIT } from "./exits.ts";
import type { Talk } from "./talk.ts";

/** Refuses thresholds for what a scenario does not measure. @throws ScenarioError with all of them */
export function refuseUnmeasured(file: string, { scenario, problemAt }: LoadedScenario): void {
  if (scenario.thresholds === undefined) return;
  const [model] = compileAll([scenario], [file]);
  const columns = measureColumns(model).map(({ key }) => key);
  const problems = unmeasuredFindings(scenario, columns).map(problemAt);
  if (problems.length > 0) throw new ScenarioError(problems);
}

/**
 * The exit code of a command that ended well but for thresholds, and which ones, told to the person at the terminal.
 * @param exit how it ended otherwise: what is interrupted stays so
 */
export function exitFor(judged: readonly JudgedThreshold[], exit: 0 | 130, talk: Talk): 0 | 5 | 130 {
  const missed = [...new Set(judged.flatMap(({ id, verdict }) => (verdict === "missed" ? [id] : [])))];
  if (missed.length === 0 || exit !== EXIT.done) return exit;
  talk.say(talk.messages.thresholdsMissed(missed));
  return EXIT.thresholdMissed;
}
