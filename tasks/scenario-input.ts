import { phrase, type Message } from "../scenarios/message.ts";
import { effectOf } from "../report/effect.ts";
import { parseSetFlag } from "../scenarios/changes.ts";
import type { Introduction } from "../scenarios/introduction.ts";
import type { Finding } from "../scenarios/origins.ts";
import { type Problem, ScenarioError, choiceHint, newProblem } from "../scenarios/problems.ts";
import { type FileKind, type LoadedScenario, type ReadOptions, readScenario } from "../scenarios/read.ts";
import type { Scenario } from "../scenarios/schema.ts";
import { type ExampleKind, exampleNames } from "./package.ts";
import { kindFrom, measureFrom, scenarioFrom, type Sources } from "./sources.ts";

/** A scenario as a command was asked to simulate it. */
export interface Input {
  /** The same in every language and from every folder: file names without folder and ending, or the change itself. */
  readonly name: string;
  readonly file: string;
  readonly loaded: LoadedScenario;
}

/** What a command starts from. */
export interface Baseline extends Input {
  /** What the scenario extends, or is before `--set`; the scenario itself where there is neither. */
  readonly origin: LoadedScenario;
  readonly sets: readonly string[];
  /** Where it was read from. */
  readonly sources: Sources;
}

/** The scenario with the seed that was asked for. */
export function withSeed(scenario: Scenario, seed: string): Scenario {
  return { ...scenario, run: { ...scenario.run, seed } };
}

/**
 * The file that a word on the command line means: a path, or the name of an example that comes with the program.
 * @throws ScenarioError that names an example where no file is found but the word is like one
 */
export function fileOf(word: string, kind: ExampleKind, sources: Sources): string {
  const file = sources.fileNamed(word, kind);
  if (file !== undefined) return file;
  const example = /[\\/.]/.test(word) ? undefined : sources.exampleFile(kind, word);
  if (example !== undefined) return example;
  const name = baseName(word);
  if (exampleNames(kind).includes(name)) {
    const commands = {
      scenario: "flyt run",
      measure: "--with",
      study: "flyt sweep",
      problem: "flyt optimize",
      prices: "--prices",
      // Several flags take one, each of its own form.
      planning: "",
    };
    const hint = `${commands[kind]} ${name}`.trim();
    throw refused(
      word,
      phrase("does not exist; the example that comes with the program goes by its bare name: {hint}", { hint }),
    );
  }
  if (!/[\\/.]/.test(word) && !sources.isThere(word)) {
    // A whole scenario may stand where a measure may.
    const names = kind === "measure" ? [...exampleNames("measure"), ...exampleNames("scenario")] : exampleNames(kind);
    throw refused(
      word === "" ? '""' : word,
      phrase("is neither a file nor an example{hint}", { hint: choiceHint(word, names) }),
    );
  }
  return word;
}

/** As `fileOf`, where a scenario or a measure may be meant. @throws ScenarioError */
export function fileOfEither(word: string, sources: Sources): string {
  const example =
    /[\\/.]/.test(word) || sources.fileNamed(word, "measure") !== undefined
      ? undefined
      : sources.exampleFile("scenario", word);
  return example ?? fileOf(word, "measure", sources);
}

/** As `fileOf`, where a scenario, a measure or a problem may be meant. @throws ScenarioError */
export function fileOfAny(word: string, sources: Sources): string {
  const example =
    /[\\/.]/.test(word) || sources.fileNamed(word, "measure") !== undefined
      ? undefined
      : sources.exampleFile("problem", word);
  return example ?? fileOfEither(word, sources);
}

/**
 * The scenario to start from, with the changes of `--set` made on it.
 * @throws ScenarioError
 */
export function loadBaseline(word: string, sets: readonly string[], sources: Sources): Baseline {
  const file = fileOf(word, "scenario", sources);
  if (kindFrom(sources, file) === "study")
    throw refused(word, phrase("is a study, not a scenario; try flyt sweep {word}", { word }));
  if (isMeasure(file, sources))
    throw refused(word, phrase("is a measure, not a scenario; try flyt run SCENARIO --measure {word}", { word }));
  refuseOther(file, sources);
  const written = scenarioFrom(sources, file);
  const name = baseName(file);
  if (sets.length > 0) return { name, file, loaded: loadChanged(sources, file, sets), origin: written, sets, sources };
  const extended = written.files[1];
  return {
    name,
    file,
    loaded: written,
    origin: extended === undefined ? written : scenarioFrom(sources, extended),
    sets,
    sources,
  };
}

/** @throws ScenarioError that says what a file of another kind is for */
function refuseOther(file: string, sources: Sources): void {
  const kind = kindFrom(sources, file);
  const other = OTHER_FILES[kind];
  if (other !== undefined) throw refused(file, other(file));
}

/** What is neither a scenario nor a measure, and where it belongs. */
const OTHER_FILES: Readonly<Partial<Record<FileKind, (file: string) => Message>>> = {
  problem: (file) => phrase("is a problem for the optimizer; try flyt optimize {file}", { file }),
  prices: (file) => phrase("is a table of prices; try --money --prices {file}", { file }),
  "staff-norms": (file) => phrase("has norms of staff; try --staff --norms {file}", { file }),
  "unit-costs": (file) => phrase("has unit costs; try --cost-per-user --unit-costs {file}", { file }),
  forecast: (file) => phrase("is the input of a forecast; try flyt forecast --input {file}", { file }),
};

function isMeasure(file: string, sources: Sources): boolean {
  return kindFrom(sources, file) === "measure" && problemsOf(() => measureFrom(sources, file)).length === 0;
}

/** The baseline with measures, all of them together. @throws ScenarioError */
export function loadWithMeasures(baseline: Baseline, words: readonly string[]): Input {
  const measures = words.map((word) => fileOf(word, "measure", baseline.sources));
  const loaded = loadChanged(baseline.sources, baseline.file, baseline.sets, { measures });
  return { name: [baseline.name, ...measures.map(baseName)].join(" + "), file: baseline.file, loaded };
}

/**
 * An alternative to the baseline: a measure or a change, made on the baseline, or another scenario with the same `--set`.
 * @param introduction where the effect in the first years is asked for: measures and changes hold from the end of the warm-up on
 * @throws ScenarioError; also for another scenario that differs earlier than that
 */
export function loadAlternative(baseline: Baseline, word: string, introduction?: Introduction): Input {
  if (word.includes("=") && baseline.sources.fileNamed(word, "measure") === undefined)
    return loadChange(baseline, word, introduction);
  const { sources } = baseline;
  const file = fileOfEither(word, sources);
  refuseOther(file, sources);
  if (kindFrom(sources, file) !== "scenario") {
    const loaded = loadChanged(sources, baseline.file, baseline.sets, { measures: [file], introduction });
    return { name: baseName(file), file, loaded };
  }
  const loaded = loadChanged(sources, file, baseline.sets);
  if (introduction) refuseEarlierDifference(baseline, file, loaded);
  return { name: baseName(file), file, loaded };
}

/** A whole scenario says what holds from simulated day 0, so it can only differ by changes with later dates. */
function refuseEarlierDifference(baseline: Baseline, file: string, { scenario }: LoadedScenario): void {
  const { run } = baseline.loaded.scenario;
  // Of another seed or other days the comparison itself takes care.
  const comparable = { ...scenario, run: { ...scenario.run, seed: run.seed } };
  const { kind } = effectOf(baseline.loaded.scenario, comparable);
  if (kind === "none" || kind === "first-years") return;
  const message = phrase(
    "is a scenario that differs from the baseline before the first measured day ({startDate}), so it has no effect in the first years; give a measure, or ask for the long-run effect",
    { startDate: run.startDate },
  );
  throw refused(file, message);
}

function loadChange(baseline: Baseline, word: string, introduction: Introduction | undefined): Input {
  const changesName = `--with ${word}`;
  const change = withProblemsOf(
    () => parseSetFlag(word),
    (problem) => ({ ...problem, file: changesName }),
  );
  const loaded = withProblemsOf(
    () => loadChanged(baseline.sources, baseline.file, baseline.sets, { changes: [change], changesName, introduction }),
    (problem) => (problem.file === changesName ? withoutLine(problem) : problem),
  );
  const asWord = (problem: Problem): Problem => (problem.file === changesName ? withoutLine(problem) : problem);
  const warnings = loaded.warnings.map(asWord);
  const problemAt = (finding: Finding): Problem => asWord(loaded.problemAt(finding));
  return { name: word, file: changesName, loaded: { ...loaded, title: titleOf(word), warnings, problemAt } };
}

/** `places.helsehus.capacityBeds=+10` as the head of a column: `helsehus capacityBeds +10`. */
function titleOf(word: string): string {
  const [path = "", ...values] = word.split("=");
  const parts = path.trim().split(".");
  return `${parts.slice(parts.length > 2 ? 1 : 0).join(" ")} ${values.join("=").trim()}`;
}

/** Stands for the changes of `--set` as a file that extends the scenario. */
const SET_LAYER = "--set";

/**
 * A scenario with the changes of `--set`, and then measures or changes on top: a measure of ten more places adds them to
 * the number that was set. So they are read as a scenario between the file and its measures.
 */
function loadChanged(
  sources: Sources,
  file: string,
  sets: readonly string[],
  options: ReadOptions = {},
): LoadedScenario {
  if (sets.length === 0) return scenarioFrom(sources, file, options);
  const changes = allOrProblems(sets.map((set) => () => parseSetFlag(set)));
  const { name, description, data } = scenarioFrom(sources, file).scenario;
  const head = JSON.stringify({ name, description, data, extends: file }).slice(0, -1);
  // A line for each change, so that a problem tells which one it is about.
  const text = `${head},"changes":[\n${changes.map((change) => JSON.stringify(change)).join(",\n")}\n]}`;
  const asFlag = (problem: Problem): Problem => {
    const set = problem.file === SET_LAYER ? sets[problem.line - 2] : undefined;
    return set === undefined ? problem : withoutLine({ ...problem, file: `--set ${set}` });
  };
  const readText = (name: string): string => (name === SET_LAYER ? text : sources.readText(name));
  const loaded = withProblemsOf(() => readScenario(SET_LAYER, readText, options), asFlag);
  return {
    ...loaded,
    warnings: loaded.warnings.map(asFlag),
    problemAt: (finding) => asFlag(loaded.problemAt(finding)),
  };
}

/** All results, or all problems at once. @throws ScenarioError */
export function allOrProblems<Result>(tasks: readonly (() => Result)[]): Result[] {
  const problems = new Map<string, Problem>();
  const results: Result[] = [];
  for (const task of tasks) {
    try {
      results.push(task());
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      for (const problem of error.problems) problems.set(JSON.stringify(problem), problem);
    }
  }
  if (problems.size > 0) throw new ScenarioError([...problems.values()]);
  return results;
}

function withProblemsOf<Result>(task: () => Result, change: (problem: Problem) => Problem): Result {
  try {
    return task();
  } catch (error) {
    if (error instanceof ScenarioError) throw new ScenarioError(error.problems.map(change));
    throw error;
  }
}

/** What a task fails with, if it is the user's mistake. */
export function problemsOf(task: () => unknown): readonly Problem[] {
  try {
    task();
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
}

function withoutLine(problem: Problem): Problem {
  return { ...problem, line: 0, column: 0 };
}

function refused(file: string, message: Message): ScenarioError {
  return new ScenarioError([newProblem(message, { file })]);
}

/** The name of a file without folder and ending. */
export function baseName(file: string): string {
  return file.replace(/^.*[\\/]/, "").replace(/\.(ya?ml|json)$/, "");
}
