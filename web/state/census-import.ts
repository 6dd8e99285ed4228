import { decodeTable } from "../../scenarios/decode-text.ts";
import type { CensusPerson } from "../../scenarios/census.ts";
import { type Problem, ScenarioError } from "../../scenarios/problems.ts";
import { readScenario } from "../../scenarios/read.ts";
import type { Scenario } from "../../scenarios/schema.ts";

/** A file of those who are there and who wait, and the scenario that it is for. */
export interface CensusUpload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly base: Scenario;
}

export type CensusResult =
  | { readonly kind: "ready"; readonly persons: readonly CensusPerson[] }
  | { readonly kind: "problems"; readonly problems: readonly Pick<Problem, "line" | "said">[] };

const SCENARIO_FILE = "scenario.json";

/** Reads a file of persons as the scenario that starts from them would be read. */
export function readCensus({ name, bytes, base }: CensusUpload): CensusResult {
  const file = name.replace(/[^\p{L}\p{N}._-]/gu, "-");
  const run = { ...base.run, warmUpDays: 0, start: { kind: "census", file } };
  const texts = new Map([[SCENARIO_FILE, JSON.stringify({ ...base, run })]]);
  try {
    texts.set(file, decodeTable(file, bytes));
    const { scenario } = readScenario(SCENARIO_FILE, (wanted) => {
      const text = texts.get(wanted);
      if (text === undefined) throw new Error(`there is no file ${wanted}`);
      return text;
    });
    const { start } = scenario.run;
    return { kind: "ready", persons: start?.kind === "census" ? (start.persons ?? []) : [] };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return { kind: "problems", problems: error.problems.map(({ line, said }) => ({ line, said })) };
  }
}
