import { unmeasuredFindings } from "../analysis/thresholds.ts";
import { measureColumns } from "../engine/measures.ts";
import { ScenarioError } from "../scenarios/problems.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import { compileAll } from "./compile-all.ts";

/** Refuses thresholds for what a scenario does not measure. @throws ScenarioError with all of them */
export function refuseUnmeasured(file: string, { scenario, problemAt }: LoadedScenario): void {
  if (scenario.thresholds === undefined) return;
  const [model] = compileAll([scenario], [file]);
  const columns = measureColumns(model).map(({ key }) => key);
  const problems = unmeasuredFindings(scenario, columns).map(problemAt);
  if (problems.length > 0) throw new ScenarioError(problems);
}
