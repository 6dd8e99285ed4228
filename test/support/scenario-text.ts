import { FORMAT_EXAMPLE } from "../../scenarios/format-text.ts";
import { ScenarioError } from "../../scenarios/problems.ts";
import { type LoadedScenario, type ReadOptions, readScenario } from "../../scenarios/read.ts";
import { expectSpoken } from "./spoken.ts";

/** The example of the format page with one piece of its text replaced. */
export function example(...replacements: readonly (readonly [from: string, to: string])[]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the example has no "${from}"`);
    return text.replace(from, () => to);
  }, FORMAT_EXAMPLE);
}

export type Files = Readonly<Record<string, string>>;

/** Reads `winter.yaml` from texts that stand for files. */
export function readTexts(files: Files, options: ReadOptions = {}): LoadedScenario {
  return readScenario("winter.yaml", textOf(files), options);
}

export function textOf(files: Files): (name: string) => string {
  return (name) => {
    const text = files[name];
    if (text === undefined) throw new Error("no such file");
    return text;
  };
}

/** What is said about a scenario that is to be refused; in all languages. */
export function refusal(act: () => unknown): ScenarioError {
  try {
    act();
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    expectSpoken(error.problems);
    return error;
  }
  throw new Error("the scenario was not refused");
}
