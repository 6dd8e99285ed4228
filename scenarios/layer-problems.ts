import { duplicatePersons } from "./census-table.ts";
import { checkScenario } from "./checks.ts";
import { epochProblems } from "./epoch-problems.ts";
import type { Layers } from "./layers.ts";
import { type Finding, problemAt } from "./origins.ts";
import type { Problem } from "./problems.ts";
import { schemaFindings } from "./schema-problems.ts";
import { Scenario } from "./schema.ts";

/** All that is wrong with the tree of some layers, besides what was found while it was put together. */
export function treeProblems(layers: Layers): Problem[] {
  const { tree, origin } = layers;
  if (!tree) return [];
  const findings: Finding[] = [...schemaFindings(Scenario, tree), ...checkScenario(tree)];
  const problems = [...findings.map((finding) => problemAt(origin, finding)), ...duplicatePersons(layers)];
  const known = new Set([...layers.problems, ...problems].map(({ path }) => path));
  const later = epochProblems(tree, origin, known.size === 0).filter(({ path }) => !known.has(path));
  return [...problems, ...later];
}

/** One mistake is often met several times; the first message about a value stays. */
export function oncePerValue(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const isUnknownField = problem.message.startsWith("unknown field");
    const key = `${problem.file} ${problem.path} ${isUnknownField ? problem.message : ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
