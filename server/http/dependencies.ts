import type { z } from "zod";
import type { Task, TaskFacts, TaskKind } from "../../tasks/task.ts";
import type { Problem } from "../../scenarios/problems.ts";
import type { JobService } from "../jobs/job-service.ts";
import type { ScenarioKind, Store } from "../store/store.ts";

/** Text of a file by its name; undefined where there is none. */
export type Lookup = (name: string) => Promise<string | undefined>;

/** What was found in a file that was looked through. */
export interface Verdict {
  readonly kind: ScenarioKind | "measure-alone" | null;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/** A question with all that it reads, and what it will take. */
export interface PreparedTask {
  readonly task: Task;
  readonly facts: TaskFacts;
}

/** Reads scenarios and questions, away from the thread that answers requests. */
export interface Desk {
  /** What a text is by its name and content. @throws ScenarioError where it cannot be read */
  readonly kindOf: (name: string, text: string) => Promise<ScenarioKind>;
  /** @param base a scenario to try a measure on */
  readonly validate: (name: string, base: string | undefined, lookup: Lookup) => Promise<Verdict>;
  /** A question with all the files that it names, and what it will take. @throws ScenarioError */
  readonly prepare: (
    kind: TaskKind,
    question: Readonly<Record<string, unknown>>,
    lookup: Lookup,
  ) => Promise<PreparedTask>;
  /** A task as it was taken before, and what it will take now. @throws ScenarioError where this program does not take it any more */
  readonly again: (task: Task) => Promise<PreparedTask>;
}

/** A file that comes with the program. */
export interface Example {
  readonly name: string;
  readonly kind: ScenarioKind;
  readonly sha256: string;
  readonly bytes: number;
}

export interface Examples {
  readonly list: () => readonly Example[];
  readonly text: (name: string) => string | undefined;
}

/** All that the HTTP side of the server asks of the rest. */
export interface Dependencies {
  readonly store: Store;
  readonly jobs: JobService;
  readonly desk: Desk;
  readonly examples: Examples;
  /** Form of a question by its kind. */
  readonly questions: Readonly<Record<TaskKind, z.ZodObject>>;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly version: string;
}
