import type { Message } from "../../scenarios/message.ts";
import type { Problem } from "../../scenarios/problems.ts";
import { QUESTION_NAME } from "../../tasks/question-error.ts";
import { PROBLEM_TYPES, type ProblemName } from "./problem-types.ts";

/** One thing wrong with a request. */
export interface FieldError {
  /** JSON pointer into `in`; in a scenario file, to the value. */
  readonly pointer: string;
  readonly said: Message;
  /** Where the field stands; in a file where `file` says so. */
  readonly in: "body" | "query" | "path" | "header" | "file";
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** What a handler throws when it is not to be done; told as `application/problem+json`. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly problem: ProblemName;
  /** Fill in the braces of the detail. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  readonly statusCode: number;

  constructor(
    problem: ProblemName,
    values: Readonly<Record<string, string | number>> = {},
    more: { readonly errors?: readonly FieldError[]; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(problem);
    this.problem = problem;
    this.values = values;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
    this.statusCode = PROBLEM_TYPES[problem].status;
  }
}

/** A problem that goes away by itself; whoever asked is told when to ask again. */
export function tryLater(
  problem: ProblemName,
  seconds: number,
  values: Readonly<Record<string, string>> = {},
): HttpProblem {
  const wholeSeconds = Math.max(1, Math.ceil(seconds));
  return new HttpProblem(
    problem,
    { ...values, seconds: wholeSeconds },
    { headers: { "retry-after": String(wholeSeconds) } },
  );
}

/** A mistake in a file as an error of a request. */
export function fieldErrorOf({ file, line, column, path, said }: Problem): FieldError {
  if (file === QUESTION_NAME) return { pointer: pointerOf(path), said, in: "body" };
  return { pointer: pointerOf(path), said, in: "file", file, line, column };
}

/** `places.a.capacityBeds` as `/places/a/capacityBeds`. */
export function pointerOf(path: string): string {
  return path === "" ? "" : path.split(".").map(pointerPart).join("");
}

/** One step of a JSON pointer (RFC 6901). */
export function pointerPart(part: PropertyKey): string {
  return `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
