import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { type DecisionSpace, type Plan, planChanges } from "../optimizer/plan.ts";
import { type Language, textIn } from "../report/language.ts";
import { leverName } from "../report/plan-figures.ts";
import type { PlanningProblem } from "../scenarios/problem.ts";
import { SurroundingsError } from "./exits.ts";
import { OPTIMIZE_WORDS } from "./optimize-words.ts";
import { isThere } from "./package.ts";
import { PartialFile } from "./partial-file.ts";
import type { Talk } from "./talk.ts";

/** A plan as a measure: a file of changes that `compare` and `run` take, each with why it is made. */
export function planFileText(problem: PlanningProblem, space: DecisionSpace, plan: Plan, language: Language): string {
  const title = (own: Language): string => OPTIMIZE_WORDS[own].planName(textIn(own, problem.name));
  const byPath = new Map(
    space.levers.flatMap((lever, at) => lever.effects.map(({ path }) => [path, space.leverIds[at]] as const)),
  );
  const words = OPTIMIZE_WORDS[language];
  const changes = planChanges(space, plan).map((change) => {
    const lever = leverName(problem, String(byPath.get(change.path)), language);
    return { ...change, rationale: words.planRationale(textIn(language, problem.name), lever), kind: "assumption" };
  });
  const name = { nb: title("nb"), nn: title("nn"), en: title("en") };
  return stringify({ name, changes }, { lineWidth: 120 });
}

/** Refuses before a long search to write where something is already. @throws SurroundingsError */
export function refuseExisting(file: string, talk: Talk): void {
  if (isThere(file)) throw new SurroundingsError(talk.messages.fileExists(file));
}

/** Writes one file, whole or not at all. @throws SurroundingsError */
export function writePlan(file: string, text: string, talk: Talk): void {
  const partial = new PartialFile(file, talk);
  try {
    partial.write(text);
    partial.complete();
  } finally {
    partial.abandon();
  }
}

/** Makes a folder, and writes a file for each plan. @throws SurroundingsError */
export function writePlans(folder: string, texts: Readonly<Record<string, string>>, talk: Talk): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new SurroundingsError(talk.messages.cannotWrite(folder, talk.messages.reasons[code] ?? code));
  }
  for (const [name, text] of Object.entries(texts)) writePlan(join(folder, name), text, talk);
}
