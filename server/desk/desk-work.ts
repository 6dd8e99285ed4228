import { parseText } from "../../scenarios/parse.ts";
import { type Problem, ScenarioError } from "../../scenarios/problems.ts";
import { kindOfFile } from "../../scenarios/read.ts";
import { inspect } from "../../tasks/inspect.ts";
import { loadBaseline } from "../../tasks/scenario-input.ts";
import { gatheringFiles, type Lookup } from "../../tasks/task-files.ts";
import type { Task, TaskKind } from "../../tasks/task.ts";
import { gatherTask } from "../../tasks/task-input.ts";
import { verdictOn } from "../../tasks/verdict.ts";
import type { ScenarioKind } from "../store/store.ts";
import type { PreparedTask, Verdict } from "../http/dependencies.ts";

/** What the desk is asked. Plain data. */
export type DeskQuestion =
  | { readonly what: "kind"; readonly name: string; readonly text: string }
  | { readonly what: "validate"; readonly name: string; readonly base: string | undefined; readonly files: DeskFiles }
  | {
      readonly what: "prepare";
      readonly kind: TaskKind;
      readonly question: Readonly<Record<string, unknown>>;
      readonly files: DeskFiles;
    }
  | { readonly what: "again"; readonly task: Task };

/** Texts by name; null where there is none of that name. What is not among them has not been asked for yet. */
export type DeskFiles = Readonly<Record<string, string | null>>;

/** What came of it: an answer, the user's mistakes, or a file that is needed first. */
export type DeskAnswer =
  { readonly answer: unknown } | { readonly problems: readonly Problem[] } | { readonly wanted: string };

/** Does what is asked, in a thread of its own. */
export function deskWork(question: DeskQuestion): DeskAnswer {
  const wanted: string[] = [];
  // A reader that takes a file that is not there yet for one that cannot be read must not have the last word.
  const answerOr = (answer: DeskAnswer): DeskAnswer => (wanted[0] === undefined ? answer : { wanted: wanted[0] });
  try {
    return answerOr({ answer: answerTo(question, wanted) });
  } catch (error) {
    if (error instanceof Wanted) return { wanted: error.file };
    if (error instanceof ScenarioError) return answerOr({ problems: error.problems });
    throw error;
  }
}

function answerTo(question: DeskQuestion, wanted: string[]): unknown {
  switch (question.what) {
    case "kind":
      return kindOfText(question);
    case "validate":
      return validate(question, wanted);
    case "prepare":
      return prepare(question, wanted);
    case "again":
      return { task: question.task, facts: inspect(question.task) };
  }
}

function prepare(
  { kind, question, files }: Extract<DeskQuestion, { what: "prepare" }>,
  wanted: string[],
): PreparedTask {
  const task = gatherTask(kind, question, lookupIn(files, wanted));
  return { task, facts: inspect(task) };
}

/** A file that was not sent along; it is fetched, and the work is done again. */
class Wanted extends Error {
  readonly file: string;

  constructor(file: string) {
    super(file);
    this.file = file;
  }
}

function kindOfText({ name, text }: { readonly name: string; readonly text: string }): ScenarioKind {
  if (name.endsWith(".csv")) return "table";
  const errors = parseText(name, text).problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new ScenarioError(errors);
  return kindOfFile(name, () => text);
}

function validate({ name, base, files }: Extract<DeskQuestion, { what: "validate" }>, wanted: string[]): Verdict {
  const sources = gatheringFiles(lookupIn(files, wanted), {});
  const baseline = base === undefined ? undefined : loadBaseline(base, [], sources);
  const { kind, problems } = verdictOn(name, baseline, sources);
  return {
    kind,
    errors: problems.filter(({ severity }) => severity === "error"),
    warnings: problems.filter(({ severity }) => severity === "warning"),
  };
}

/** Files that came along; the work begins anew for any other. @param wanted is told its name */
function lookupIn(files: DeskFiles, wanted: string[]): Lookup {
  return (name) => {
    const text = Object.hasOwn(files, name) ? files[name] : undefined;
    if (text === undefined) {
      wanted.push(name);
      throw new Wanted(name);
    }
    return text ?? undefined;
  };
}
