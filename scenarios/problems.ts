import { ENGLISH, type Message, messageText, phrase, type Speech } from "./message.ts";

/** One thing wrong (error) or doubtful (warning) in what the user wrote. */
export interface Problem {
  readonly severity: "error" | "warning";
  readonly file: string;
  /** From 1; 0 where the file as a whole is meant. */
  readonly line: number;
  /** From 1; 0 where the file as a whole is meant. */
  readonly column: number;
  /** Ids and field names with dots between; empty at the top of the file. */
  readonly path: string;
  /** What is wrong, the value, and what to do, in English. */
  readonly message: string;
  /** The same as data; `speeches.ts` says it in other languages. */
  readonly said: Message;
}

/** A problem with a whole file, or with something in it. */
export function newProblem(
  said: Message,
  where: Pick<Problem, "file"> & Partial<Pick<Problem, "severity" | "line" | "column" | "path">>,
): Problem {
  const { severity = "error", file, line = 0, column = 0, path = "" } = where;
  return { severity, file, line, column, path, message: messageText(said), said };
}

/** A problem that says something else. */
export function withMessage(problem: Problem, said: Message): Problem {
  return { ...problem, message: messageText(said), said };
}

/** The user's mistakes, all that were found; no bug of ours. */
export class ScenarioError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.name = "ScenarioError";
    this.problems = problems;
  }
}

/** A block for each file: how many problems, then a line for each, in the order of the file. */
export function formatProblems(problems: readonly Problem[], speech: Speech = ENGLISH): string {
  const byFile = new Map<string, Problem[]>();
  for (const problem of problems) {
    const block = byFile.get(problem.file);
    if (block) block.push(problem);
    else byFile.set(problem.file, [problem]);
  }
  return [...byFile].map(([file, block]) => formatBlock(file, block, speech)).join("\n");
}

/** One line of a block: where, which value, what is wrong. */
export function formatProblem(problem: Problem, speech: Speech = ENGLISH): string {
  const where = problem.line > 0 ? `${problem.line}:${problem.column}  ` : "";
  const severity = problem.severity === "warning" ? `${speech.warning}: ` : "";
  const path = problem.path === "" ? "" : `${problem.path}: `;
  return `${where}${severity}${path}${messageText(problem.said, speech)}`;
}

/** A problem with its message in a language, for those who are told the fields. */
export function problemIn(problem: Problem, speech: Speech): Problem {
  return { ...problem, message: messageText(problem.said, speech) };
}

/** What is told of a problem in JSON. */
export function problemFields({ severity, file, line, column, path, message }: Problem): Omit<Problem, "said"> {
  return { severity, file, line, column, path, message };
}

/** A path as it is printed and as a change names it. */
export function pathText(path: readonly (string | number)[]): string {
  return path.join(".");
}

/**
 * The candidate that the writer of `word` probably meant: few letters differ, or it is the only one that contains the
 * word between its hyphens.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  const containing: string[] = [];
  for (const candidate of candidates) {
    if (candidate.length > LONGEST_WORD) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
    if (wanted.length >= 4 && `-${candidate}-`.includes(`-${wanted}-`)) containing.push(candidate);
  }
  if (best !== undefined && bestDistance <= Math.max(1, Math.floor(Math.max(word.length, best.length) / 4)))
    return best;
  return containing.length === 1 ? containing[0] : undefined;
}

/** `; did you mean "…"?`, or what there is to choose from, or nothing. */
export function choiceHint(word: string, candidates: Iterable<string>): Message | "" {
  const all = [...candidates];
  const meant = closest(word, all);
  if (meant !== undefined) return didYouMean(meant);
  if (all.length === 0 || all.length > MOST_LISTED) return "";
  if (all.length === 1) return phrase("; there is only {only}", { only: all[0]! });
  return phrase("; there are {all}", { all: { list: all, joint: ", " } });
}

export function didYouMean(meant: string): Message {
  return phrase('; did you mean "{meant}"?', { meant });
}

const LONGEST_WORD = 100;
const MOST_LISTED = 16;

function formatBlock(file: string, problems: readonly Problem[], speech: Speech): string {
  const sorted = problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  const errors = problems.filter((problem) => problem.severity === "error").length;
  const warnings = problems.length - errors;
  const counts = [errors > 0 ? speech.problems(errors) : "", warnings > 0 ? speech.warnings(warnings) : ""];
  const head = `${file}: ${counts.filter((text) => text !== "").join(", ")}`;
  return [head, ...sorted.map((problem) => `  ${formatProblem(problem, speech)}`)].join("\n");
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1);
      }
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
