import { phrase } from "./message.ts";
import type { Change } from "./change.ts";
import type { Introduction } from "./introduction.ts";
import { oncePerValue, treeProblems } from "./layer-problems.ts";
import { addGivenChanges, type Layers } from "./layers.ts";
import { newProblem, ScenarioError } from "./problems.ts";
import type { Scenario } from "./schema.ts";
import { emptyTables } from "./table-files.ts";

/** What problems call the list of changes; their line is the position in it, from 1. */
export const CHANGES_NAME = "changes";

/**
 * A resolved scenario with changes on top, checked as one that is read from files: what the page and others that have no files do.
 * @param introduction where given, changes are introduced at the end of the warm-up, as in `ReadOptions`
 * @throws ScenarioError with everything that is wrong
 */
export function changeScenario(base: Scenario, changes: readonly Change[], introduction?: Introduction): Scenario {
  const layers: Layers = {
    tree: base,
    origin: { file: CHANGES_NAME, line: 0, column: 0, children: new Map() },
    problems: [],
    files: [],
    tables: emptyTables(),
    introduction,
  };
  addGivenChanges(layers, changes, CHANGES_NAME, refuseFile);
  const problems = [...layers.problems, ...treeProblems(layers)];
  if (problems.length > 0) throw new ScenarioError(oncePerValue(problems));
  return layers.tree as unknown as Scenario;
}

/** Tables of the base are filled in already, and a change brings no new one. */
function refuseFile(file: string): string {
  const message = phrase("is not there: a table is given with the scenario, not by a change");
  throw new ScenarioError([newProblem(message, { file })]);
}
