import { phrase, joined, type MessageValue } from "../scenarios/message.ts";
import { type DesignPoint, designPoints, designSize } from "../analysis/designs.ts";
import { type Finding, originAt } from "../scenarios/origins.ts";
import { fileBeside } from "../scenarios/file-names.ts";
import { type Introduction, introductionAfterWarmUp } from "../scenarios/introduction.ts";
import type { Change } from "../scenarios/change.ts";
import { parseSetFlag } from "../scenarios/changes.ts";
import { type Problem, ScenarioError } from "../scenarios/problems.ts";
import type { LoadedScenario } from "../scenarios/read.ts";
import { type LoadedStudy, readStudy, studyProblem } from "../scenarios/read-study.ts";
import type { Measure, Scenario } from "../scenarios/schema.ts";
import { MOST_POINTS, MOST_POINTS_TO_COMPARE } from "../scenarios/study.ts";
import { type Level, type StudyFactor, studyFactors } from "../scenarios/study-factors.ts";
import { scenarioAt } from "../scenarios/study-point.ts";
import { allOrProblems, baseName, fileOf, withSeed } from "./scenario-input.ts";
import { measureFrom, scenarioFrom, type Sources } from "./sources.ts";

/** A study with all that it names read and looked through: ready to be simulated. */
export interface StudyInput {
  readonly loaded: LoadedStudy;
  readonly name: string;
  /** The scenario that the factors change, under the seed of the study. */
  readonly base: LoadedScenario;
  readonly baseFile: string;
  readonly baseName: string;
  readonly factors: readonly StudyFactor[];
  /** Without the base. */
  readonly points: readonly DesignPoint[];
  readonly introduction: Introduction | undefined;
  readonly replications: number;
}

export interface StudyFlags {
  readonly replications?: number | undefined;
  readonly seed?: string | undefined;
  readonly set?: readonly string[] | undefined;
}

/**
 * A study, the scenario that it changes and its points, none of them simulated.
 * @throws ScenarioError with everything that is wrong, but for the scenarios of the points: see `pointProblems`
 */
export function loadStudyInput(word: string, flags: StudyFlags, sources: Sources): StudyInput {
  const loaded = readStudy(fileOf(word, "study", sources), sources.readText);
  const { study, file } = loaded;
  const baseFile = namedFile(loaded, study.scenario, "scenario", ["scenario"], sources);
  const sets = allOrProblems((flags.set ?? []).map((set) => () => parseSetFlag(set)));
  const written = loadBase(loaded, baseFile, [...(study.changes ?? []), ...sets], flags.set ?? [], sources);
  const seed = flags.seed ?? study.seed ?? written.scenario.run.seed;
  const base = { ...written, scenario: withSeed(written.scenario, seed) };
  const measures = loadMeasures(loaded, sources);
  const { factors, findings } = studyFactors(study, base.scenario, measures);
  const problems = [...findings, ...sizeFindings(loaded, factors)].map((finding) => studyProblem(loaded, finding));
  if (problems.length > 0) throw new ScenarioError(problems);
  return {
    loaded,
    name: baseName(file),
    base,
    baseFile,
    baseName: baseName(baseFile),
    factors,
    points: designPoints(study.design, factors, seed),
    introduction: study.effect === "first-years" ? introductionAfterWarmUp(base.scenario) : undefined,
    replications: flags.replications ?? study.replications ?? base.scenario.run.replications,
  };
}

/** The scenario of a point; of the base where none is given. @throws ScenarioError with what is wrong with it */
export function pointScenario(input: StudyInput, point: number): Scenario {
  const levels = point === 0 ? input.factors.map(() => undefined) : input.points[point - 1];
  const { scenario, findings } = scenarioAt(input.base.scenario, input.factors, levels, input.introduction);
  if (findings.length === 0) return scenario;
  throw new ScenarioError(
    findings.map((finding) => {
      const message = phrase("{message} (at point {point}: {levels})", {
        message: finding.message,
        point,
        levels: levelsText(input, levels),
      });
      return studyProblem(input.loaded, { ...finding, message });
    }),
  );
}

/** What is wrong with the scenarios of the points; of equal problems the first, and no more than a screen of them. */
export function pointProblems(input: StudyInput, onPoint: (scenario: Scenario) => void = () => {}): Problem[] {
  const problems = new Map<string, Problem>();
  for (let point = 0; point <= input.points.length && problems.size < MOST_PROBLEMS; point++) {
    try {
      onPoint(pointScenario(input, point));
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      for (const problem of error.problems) {
        const key = `${problem.line}:${problem.column} ${problem.path}`;
        if (!problems.has(key)) problems.set(key, problem);
      }
    }
  }
  return [...problems.values()];
}

const MOST_PROBLEMS = 20;

function levelsText({ factors }: StudyInput, levels: DesignPoint): MessageValue {
  const set = factors.flatMap(({ id }, at) => (levels[at] === undefined ? [] : [`${id} = ${levelText(levels[at])}`]));
  return set.length === 0 ? phrase("the base") : set.join(", ");
}

/** A level in a table or a file: the same in every language. */
export function levelText(level: Level | undefined): string {
  if (level === undefined) return "";
  if (typeof level === "boolean") return level ? "on" : "off";
  return typeof level === "object" ? JSON.stringify(level) : String(level);
}

/** The scenario with the changes of the study, whose problems are told at their lines. */
function loadBase(
  loaded: LoadedStudy,
  baseFile: string,
  changes: readonly Change[],
  sets: readonly string[],
  sources: Sources,
): LoadedScenario {
  const changesName = `${loaded.file} changes`;
  const own = loaded.study.changes?.length ?? 0;
  const located = (problem: Problem): Problem => {
    if (problem.file !== changesName) return problem;
    if (problem.line > own) return { ...problem, file: `--set ${sets[problem.line - 1 - own]}`, line: 0, column: 0 };
    const { file, line, column } = originAt(loaded.origin, ["changes", problem.line - 1]);
    return { ...problem, file, line, column };
  };
  try {
    const base = scenarioFrom(sources, baseFile, { changes, changesName });
    return { ...base, warnings: base.warnings.map(located) };
  } catch (error) {
    throw error instanceof ScenarioError ? new ScenarioError(error.problems.map(located)) : error;
  }
}

/** @throws ScenarioError with the problems of all measures */
function loadMeasures(loaded: LoadedStudy, sources: Sources): Record<string, Measure> {
  const named = Object.entries(loaded.study.factors).flatMap(([id, { measure }]) =>
    measure === undefined ? [] : [[id, measure] as const],
  );
  const measures = allOrProblems(
    named.map(([id, word]) => (): [string, Measure] => {
      return [id, measureFrom(sources, namedFile(loaded, word, "measure", ["factors", id, "measure"], sources))];
    }),
  );
  return Object.fromEntries(measures);
}

/** A file that a study names: by its path from the study, or the bare name of an example. */
function namedFile(
  loaded: LoadedStudy,
  word: string,
  kind: "scenario" | "measure",
  path: Finding["path"],
  sources: Sources,
): string {
  if (/[\\/]|\.(ya?ml|json)$/.test(word)) {
    const file = fileBeside(loaded.file, word);
    if (sources.isThere(file)) return file;
    const message = phrase(
      "{word} does not exist beside the study; give a path from the study, or the name of an example",
      { word },
    );
    throw new ScenarioError([studyProblem(loaded, { path, message })]);
  }
  const example = sources.exampleFile(kind, word);
  if (example !== undefined) return example;
  try {
    return fileOf(word, kind, sources);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const message = joined(
      error.problems.map(({ said }) => joined([word, said], " ")),
      "; ",
    );
    throw new ScenarioError([studyProblem(loaded, { path, message })]);
  }
}

function sizeFindings({ study }: LoadedStudy, factors: readonly StudyFactor[]): Finding[] {
  const size = designSize(study.design, factors);
  if (size > MOST_POINTS) {
    const message = phrase("has {size} points, at most {most} are allowed; give fewer levels, or another design", {
      size,
      most: MOST_POINTS,
    });
    return [{ path: ["design"], message }];
  }
  const { design } = study;
  if (design.kind !== "latin-hypercube" || (design.candidates ?? 1) === 1 || size <= MOST_POINTS_TO_COMPARE) return [];
  const message = phrase(
    "must be 1 for more than {most} points, got {candidates}; so many points are even enough by themselves",
    { most: MOST_POINTS_TO_COMPARE, candidates: design.candidates! },
  );
  return [{ path: ["design", "candidates"], message }];
}
