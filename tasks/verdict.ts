import { refuseUnmeasuredFigures } from "../optimizer/setting.ts";
import { bindPrices } from "../scenarios/bound-prices.ts";
import { type Problem, ScenarioError } from "../scenarios/problems.ts";
import type { FileKind, LoadedScenario } from "../scenarios/read.ts";
import { readForecastInput } from "../scenarios/read-forecast.ts";
import { readPopulation } from "../scenarios/read-population.ts";
import { readPrices } from "../scenarios/read-prices.ts";
import { readProblem } from "../scenarios/read-problem.ts";
import { readStaffNorms } from "../scenarios/read-staff-norms.ts";
import { readUnitCosts } from "../scenarios/read-unit-costs.ts";
import { type Baseline, fileOfAny, loadWithMeasures, problemsOf } from "./scenario-input.ts";
import { kindFrom, measureFrom, scenarioFrom, type Sources } from "./sources.ts";
import { loadStudyInput, pointProblems } from "./study-input.ts";
import { refuseUnmeasured } from "./thresholds.ts";

/** What is wrong or doubtful about one file. */
export interface Verdict {
  readonly file: string;
  /** Null where the file cannot be read. A measure by itself is looked at without what its paths lead to. */
  readonly kind: FileKind | "measure-alone" | null;
  readonly isValid: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Looks through a file: a scenario, measure, study, problem, table of prices or file about planning.
 * @param base what a measure is tried on, and what prices are tried with
 */
export function verdictOn(word: string, base: Baseline | undefined, sources: Sources): Verdict {
  // What is doubtful about the base itself is told once, and not again for each measure.
  const known = new Set(base?.loaded.warnings.map((warning) => JSON.stringify(warning)));
  let file = word;
  let kind: Verdict["kind"] = null;
  let warnings: readonly Problem[] = [];
  const errors = problemsOf(() => {
    file = fileOfAny(word, sources);
    kind = kindFrom(sources, file);
    if (kind === "scenario") warnings = soundWarnings(file, scenarioFrom(sources, file));
    else if (kind === "study") warnings = studyWarnings(file, sources);
    else if (kind === "problem") warnings = problemWarnings(file, sources);
    else if (kind === "prices") readPriceTable(file, base, sources);
    else if (kind === "staff-norms") readStaffNorms(file, sources.readText);
    else if (kind === "unit-costs") readUnitCosts(file, sources.readText);
    else if (kind === "forecast") readForecastFiles(file, sources);
    else if (base) warnings = soundWarnings(file, loadWithMeasures(base, [file]).loaded);
    else {
      kind = "measure-alone";
      measureFrom(sources, file);
    }
  });
  const problems = [...errors, ...warnings].filter((problem) => !known.has(JSON.stringify(problem)));
  return { file, kind, isValid: errors.length === 0, problems };
}

/** A study is looked at with the scenario that it names, and with all of its points. */
function studyWarnings(file: string, sources: Sources): readonly Problem[] {
  const input = loadStudyInput(file, {}, sources);
  const problems = pointProblems(input);
  if (problems.length > 0) throw new ScenarioError(problems);
  return input.base.warnings;
}

/** The warnings of the scenario that a sound problem is about. @throws ScenarioError */
function problemWarnings(file: string, { readText }: Sources): readonly Problem[] {
  const loaded = readProblem(file, readText);
  refuseUnmeasuredFigures(loaded);
  return loaded.base.warnings;
}

/** A table of prices is looked at by itself, and with the base where one is given. @throws ScenarioError */
function readPriceTable(file: string, base: Baseline | undefined, { readText }: Sources): void {
  const prices = readPrices(file, readText);
  if (base) bindPrices(prices, base.loaded.scenario);
}

/** The input of a forecast is looked at with the people that it names. @throws ScenarioError */
function readForecastFiles(file: string, { readText }: Sources): void {
  const { input, populationFile } = readForecastInput(file, readText);
  readPopulation(populationFile, readText, input.region);
}

/** The warnings of a scenario whose thresholds are about what it measures. @throws ScenarioError */
function soundWarnings(file: string, loaded: LoadedScenario): readonly Problem[] {
  refuseUnmeasured(file, loaded);
  return loaded.warnings;
}
