import { phrase } from "../scenarios/message.ts";
import { compile } from "../engine/compile.ts";
import type { Model } from "../engine/model.ts";
import { pathText, ScenarioError, newProblem } from "../scenarios/problems.ts";
import type { Scenario } from "../scenarios/schema.ts";

/**
 * Compiles scenarios. A distribution whose parameters are beyond what can be tabulated is valid by its schema, but a
 * mistake of the user all the same.
 * @param files [scenario] what messages name
 * @throws ScenarioError for such a distribution
 */
export function compileAll(scenarios: readonly Scenario[], files: readonly string[]): Model[] {
  return scenarios.map((scenario, at) => {
    const known = models.get(scenario);
    if (known) return known;
    try {
      const model = compile(scenario);
      models.set(scenario, model);
      return model;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const [written] = /\{"distribution":.*\}/.exec(message) ?? [];
      if (written === undefined) throw error;
      const path = pathText(pathOf(scenario, written) ?? []);
      const reason = {
        nb: `${written} kan ikke regnes ut nøyaktig nok; bruk enklere parametere`,
        nn: `${written} kan ikkje reknast ut nøyaktig nok; bruk enklare parametrar`,
        // The engine says it in more detail.
        en: message,
      };
      const text = phrase("cannot be drawn from: {reason}", { reason });
      throw new ScenarioError([newProblem(text, { file: files[at], path })]);
    }
  });
}

/** Scenarios are never changed, only copied with changes, so each is compiled once. */
const models = new WeakMap<Scenario, Model>();

/** The first place in a tree where a value is written so as JSON. */
function pathOf(value: unknown, written: string): string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (JSON.stringify(value) === written) return [];
  for (const [key, child] of Object.entries(value)) {
    const below = pathOf(child, written);
    if (below) return [key, ...below];
  }
  return undefined;
}
