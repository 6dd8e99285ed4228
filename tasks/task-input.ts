import type { z } from "zod";
import type { Finding } from "../scenarios/origins.ts";
import { pathText, type Problem, ScenarioError, newProblem } from "../scenarios/problems.ts";
import { schemaFindings } from "../scenarios/schema-problems.ts";
import { type BottlenecksInput, readBottlenecks } from "./bottlenecks.ts";
import { type CompareInput, readCompare } from "./compare.ts";
import { type ForecastPlan, forecastPlan } from "./forecast.ts";
import { type ForecastRead, readForecast } from "./forecast-input.ts";
import { type OptimizeInput, readOptimize } from "./optimize.ts";
import { QUESTION_NAME } from "./question-error.ts";
import { type Questions, TASK_QUESTIONS } from "./questions.ts";
import { readReport, type ReportRead } from "./report.ts";
import { readRun, type RunInput } from "./run.ts";
import type { Sources } from "./sources.ts";
import { readSweep, type SweepInput } from "./sweep.ts";
import type { Task, TaskKind } from "./task.ts";
import { filesOfTask, gatheringFiles, type Lookup } from "./task-files.ts";

/** What a task is of, read and looked through; of a run whose warm-up is to be found, as it is without. */
export type TaskInput =
  | { readonly kind: "run"; readonly question: Questions["run"]; readonly input: RunInput }
  | { readonly kind: "compare"; readonly question: Questions["compare"]; readonly input: CompareInput }
  | { readonly kind: "bottlenecks"; readonly question: Questions["bottlenecks"]; readonly input: BottlenecksInput }
  | { readonly kind: "sweep"; readonly question: Questions["sweep"]; readonly input: SweepInput }
  | { readonly kind: "optimize"; readonly question: Questions["optimize"]; readonly input: OptimizeInput }
  | { readonly kind: "forecast"; readonly question: Questions["forecast"]; readonly input: PlannedForecast }
  | { readonly kind: "report"; readonly question: Questions["report"]; readonly input: ReportRead };

export interface PlannedForecast extends ForecastRead {
  /** Where the years are simulated. */
  readonly plan: ForecastPlan | undefined;
}

/** A task is never changed, so what has been read of it is read once. */
const known = new WeakMap<Task, TaskInput>();

/**
 * Reads everything that a task is of.
 * @throws ScenarioError with everything that is wrong; what is wrong with the question itself stands in the file `question`
 */
export function readTask(task: Task): TaskInput {
  let input = known.get(task);
  if (!input) known.set(task, (input = readAsked(task.kind, task.question, filesOfTask(task.files))));
  return input;
}

/**
 * A task with the text of every file that a question names, and that those name: what is done with it depends on nothing else.
 * @param question not yet looked through
 * @param lookup finds texts that the asker has, by the names that stand in the question and in files; examples that come with the
 * program are found besides, by their bare names
 * @throws ScenarioError with everything that is wrong
 */
export function gatherTask(kind: TaskKind, question: unknown, lookup: Lookup): Task {
  const files: Record<string, string> = {};
  const input = readAsked(kind, question, gatheringFiles(lookup, files));
  const task: Task = { kind, question: { ...input.question }, files };
  known.set(task, input);
  return task;
}

/** A question that is in order by its form. @throws ScenarioError with all that is not */
export function parseQuestion<Kind extends TaskKind>(kind: Kind, question: unknown): Questions[Kind] {
  const schema: z.ZodType = TASK_QUESTIONS[kind];
  const findings = schemaFindings(schema, question);
  if (findings.length > 0) throw new ScenarioError(findings.map(questionProblem));
  return schema.parse(question) as Questions[Kind];
}

function questionProblem({ path, message }: Finding): Problem {
  return newProblem(message, { file: QUESTION_NAME, path: pathText(path) });
}

function readAsked(kind: TaskKind, asked: unknown, sources: Sources): TaskInput {
  switch (kind) {
    case "run": {
      const question = parseQuestion(kind, asked);
      return { kind, question, input: readRun(question, sources) };
    }
    case "compare": {
      const question = parseQuestion(kind, asked);
      return { kind, question, input: readCompare(question, sources) };
    }
    case "bottlenecks": {
      const question = parseQuestion(kind, asked);
      return { kind, question, input: readBottlenecks(question, sources) };
    }
    case "sweep": {
      const question = parseQuestion(kind, asked);
      return { kind, question, input: readSweep(question, sources) };
    }
    case "optimize": {
      const question = parseQuestion(kind, asked);
      return { kind, question, input: readOptimize(question, sources) };
    }
    case "forecast": {
      const question = parseQuestion(kind, asked);
      const read = readForecast(question, sources);
      return { kind, question, input: { ...read, plan: forecastPlan(read.material, read.asked) } };
    }
    case "report": {
      const question = parseQuestion(kind, asked);
      return { kind, question, input: readReport(question, sources) };
    }
  }
}
