import { type Finding, type Origin, problemAt } from "./origins.ts";
import { parseText } from "./parse.ts";
import { type Problem, ScenarioError } from "./problems.ts";
import type { ReadText } from "./table-files.ts";
import { schemaFindings } from "./schema-problems.ts";
import { Study } from "./study.ts";

/** What such a file has at least. */
const FIELDS = ["name", "scenario", "factors", "design"];

/** A study, and where its values were written. */
export interface LoadedStudy {
  readonly study: Study;
  readonly file: string;
  readonly origin: Origin;
}

/**
 * Reads a study by itself.
 * @throws ScenarioError with everything that is wrong by its form; not with what its paths and names lead to
 */
export function readStudy(file: string, readText: ReadText): LoadedStudy {
  const { tree, origin, problems } = parseText(file, readText(file), FIELDS);
  const findings = tree === undefined ? [] : schemaFindings(Study, tree);
  const all = [...problems, ...findings.map((finding) => problemAt(origin, finding))];
  if (all.length > 0) throw new ScenarioError(all);
  return { study: tree as unknown as Study, file, origin };
}

/** A finding about a study as a problem, at its line. */
export function studyProblem({ origin }: LoadedStudy, finding: Finding): Problem {
  return problemAt(origin, finding);
}
