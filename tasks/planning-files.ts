import { fileOf } from "./scenario-input.ts";
import type { Sources } from "./sources.ts";

/* Files about planning that come with the program and are read where a question names no others. */
export const FORECAST_INPUT = "forecast-trondheim";
export const STAFF_NORMS = "staff-norms-trondheim";
export const UNIT_COSTS = "unit-costs-trondheim";

/**
 * The file about planning that a question names, or that of the program.
 * @param usual an example, which no file of the asker stands in for
 * @throws ScenarioError where a word is neither a file nor an example
 */
export function planningFileOf(word: string | undefined, usual: string, sources: Sources): string {
  if (word !== undefined) return fileOf(word, "planning", sources);
  const file = sources.exampleFile("planning", usual);
  if (file === undefined) throw new Error(`the example ${usual} is missing from the files that were gathered`);
  return file;
}
