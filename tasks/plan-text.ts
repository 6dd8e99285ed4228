import { stringify } from "yaml";
import { type DecisionSpace, type Plan, planChanges } from "../optimizer/plan.ts";
import { type Language, textIn } from "../report/language.ts";
import { leverName } from "../report/plan-figures.ts";
import type { PlanningProblem } from "../scenarios/problem.ts";

/** What stands in a plan file: its name, and why each change is made. */
const WORDS: Readonly<
  Record<
    Language,
    { readonly name: (problem: string) => string; readonly rationale: (problem: string, lever: string) => string }
  >
> = {
  nb: {
    name: (problem) => `Plan: ${problem}`,
    rationale: (problem, lever) => `Foreslått av flyt optimize for «${problem}»: ${lever}.`,
  },
  nn: {
    name: (problem) => `Plan: ${problem}`,
    rationale: (problem, lever) => `Foreslått av flyt optimize for «${problem}»: ${lever}.`,
  },
  en: {
    name: (problem) => `Plan: ${problem}`,
    rationale: (problem, lever) => `Proposed by flyt optimize for “${problem}”: ${lever}.`,
  },
};

/** A plan as a measure: a file of changes that `compare` and `run` take, each with why it is made. */
export function planFileText(problem: PlanningProblem, space: DecisionSpace, plan: Plan, language: Language): string {
  const title = (own: Language): string => WORDS[own].name(textIn(own, problem.name));
  const byPath = new Map(
    space.levers.flatMap((lever, at) => lever.effects.map(({ path }) => [path, space.leverIds[at]] as const)),
  );
  const { rationale } = WORDS[language];
  const changes = planChanges(space, plan).map((change) => {
    const lever = leverName(problem, String(byPath.get(change.path)), language);
    return { ...change, rationale: rationale(textIn(language, problem.name), lever), kind: "assumption" };
  });
  const name = { nb: title("nb"), nn: title("nn"), en: title("en") };
  return stringify({ name, changes }, { lineWidth: 120 });
}
