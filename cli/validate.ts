import { refuseUnmeasuredFigures } from "../optimizer/setting.ts";
import { bindPrices } from "../scenarios/bound-prices.ts";
import {
  loadForecastInput,
  loadKind,
  loadMeasure,
  loadPopulation,
  loadPrices,
  loadProblem,
  loadScenario,
  loadStaffNorms,
  loadUnitCosts,
} from "../scenarios/load.ts";
import { type Problem, ScenarioError } from "../scenarios/problems.ts";
import type { FileKind, LoadedScenario } from "../scenarios/read.ts";
import { refuseUnknownRegions } from "../scenarios/read-forecast.ts";
import { DISK } from "./disk.ts";
import { EXIT, type Exit } from "./exits.ts";
import { type Baseline, fileOfAny, loadBaseline, loadWithMeasures, problemsOf } from "../tasks/scenario-input.ts";
import { loadStudyInput, pointProblems } from "../tasks/study-input.ts";
import { exampleFile } from "../tasks/package.ts";
import type { Talk } from "./talk.ts";
import { refuseUnmeasured } from "../tasks/thresholds.ts";

export interface ValidateFlags {
  readonly base?: string | undefined;
  readonly json?: boolean | undefined;
}

/** What `validate --json` says about one file. */
interface Verdict {
  readonly file: string;
  /** Null where the file cannot be read. A measure by itself is looked at without what its paths lead to. */
  readonly kind: FileKind | "measure-alone" | null;
  readonly isValid: boolean;
  readonly problems: readonly Problem[];
}

/** `flyt validate`: all problems of all files. */
export function validate(words: readonly string[], flags: ValidateFlags, talk: Talk): Exit {
  const base = flags.base === undefined ? undefined : loadBaseline(flags.base, [], DISK);
  // What is doubtful about the base itself is told once, and not again for each measure.
  const known = new Set(base?.loaded.warnings.map((warning) => JSON.stringify(warning)));
  if (base && !flags.json) talk.sayProblems(base.loaded.warnings);
  const verdicts = words.map((word) => verdictOn(word, base, known));
  const isValid = verdicts.every((verdict) => verdict.isValid);
  if (flags.json) talk.printJson({ isValid, files: verdicts });
  else for (const verdict of verdicts) tell(verdict, talk);
  return isValid ? EXIT.done : EXIT.invalidInput;
}

function verdictOn(word: string, base: Baseline | undefined, known: ReadonlySet<string>): Verdict {
  let file = word;
  let kind: Verdict["kind"] = null;
  let warnings: readonly Problem[] = [];
  const errors = problemsOf(() => {
    file = fileOfAny(word, DISK);
    kind = loadKind(file);
    if (kind === "scenario") warnings = soundWarnings(file, loadScenario(file));
    else if (kind === "study") warnings = studyWarnings(file);
    else if (kind === "problem") warnings = problemWarnings(file);
    else if (kind === "prices") readPriceTable(file, base);
    else if (kind === "staff-norms") loadStaffNorms(file);
    else if (kind === "unit-costs") loadUnitCosts(file);
    else if (kind === "forecast") readForecastFiles(file);
    else if (base) warnings = soundWarnings(file, loadWithMeasures(base, [file]).loaded);
    else {
      kind = "measure-alone";
      loadMeasure(file);
    }
  });
  const problems = [...errors, ...warnings].filter((problem) => !known.has(JSON.stringify(problem)));
  return { file, kind, isValid: errors.length === 0, problems };
}

/** A study is looked at with the scenario that it names, and with all of its points. */
function studyWarnings(file: string): readonly Problem[] {
  const input = loadStudyInput(file, {}, DISK);
  const problems = pointProblems(input);
  if (problems.length > 0) throw new ScenarioError(problems);
  return input.base.warnings;
}

/** The warnings of the scenario that a sound problem is about. @throws ScenarioError */
function problemWarnings(file: string): readonly Problem[] {
  const loaded = loadProblem(file);
  refuseUnmeasuredFigures(loaded);
  return loaded.base.warnings;
}

/** A table of prices is looked at by itself, and with the base where one is given. @throws ScenarioError */
function readPriceTable(file: string, base: Baseline | undefined): void {
  const prices = loadPrices(file, (name) => exampleFile("prices", name));
  if (base) bindPrices(prices, base.loaded.scenario);
}

/** The input of a forecast is looked at with the people that it names. @throws ScenarioError */
function readForecastFiles(file: string): void {
  const loaded = loadForecastInput(file);
  const population = loadPopulation(loaded.populationFile, loaded.input.region);
  refuseUnknownRegions(loaded, population, loaded.populationFile);
}

/** The warnings of a scenario whose thresholds are about what it measures. @throws ScenarioError */
function soundWarnings(file: string, loaded: LoadedScenario): readonly Problem[] {
  refuseUnmeasured(file, loaded);
  return loaded.warnings;
}

function tell({ file, kind, isValid, problems }: Verdict, talk: Talk): void {
  talk.sayProblems(problems, file);
  if (!isValid) return;
  talk.print(
    kind === "measure-alone" ? talk.messages.measureIsSound(file) : talk.messages.fileIsSound(file, problems.length),
  );
}
