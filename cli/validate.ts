import { loadBaseline } from "../tasks/scenario-input.ts";
import { type Verdict, verdictOn } from "../tasks/verdict.ts";
import { problemFields } from "../scenarios/problems.ts";
import { DISK } from "./disk.ts";
import { EXIT, type Exit } from "./exits.ts";
import type { Talk } from "./talk.ts";

export interface ValidateFlags {
  readonly base?: string | undefined;
  readonly json?: boolean | undefined;
}

/** `flyt validate`: all problems of all files. */
export function validate(words: readonly string[], flags: ValidateFlags, talk: Talk): Exit {
  const base = flags.base === undefined ? undefined : loadBaseline(flags.base, [], DISK);
  if (base && !flags.json) talk.sayProblems(base.loaded.warnings);
  const verdicts = words.map((word) => verdictOn(word, base, DISK));
  const isValid = verdicts.every((verdict) => verdict.isValid);
  if (flags.json) talk.printJson({ isValid, files: verdicts.map(inJson) });
  else for (const verdict of verdicts) tell(verdict, talk);
  return isValid ? EXIT.done : EXIT.invalidInput;
}

/** English in every language, as all JSON. */
function inJson({ problems, ...verdict }: Verdict): object {
  return { ...verdict, problems: problems.map(problemFields) };
}

function tell({ file, kind, isValid, problems }: Verdict, talk: Talk): void {
  talk.sayProblems(problems, file);
  if (!isValid) return;
  talk.print(
    kind === "measure-alone" ? talk.messages.measureIsSound(file) : talk.messages.fileIsSound(file, problems.length),
  );
}
