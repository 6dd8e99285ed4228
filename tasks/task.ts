import type { Problem } from "../scenarios/problems.ts";
import type { ChunkNeed } from "./chunk.ts";
import type { KeyFigure } from "./key-figures.ts";

export const TASK_KINDS = ["run", "compare", "bottlenecks", "sweep", "optimize", "forecast", "report"] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/**
 * Something that was asked for, with all that it reads: what is done with it depends on nothing else. Plain data, made by `gatherTask`
 * and never changed.
 */
export interface Task {
  readonly kind: TaskKind;
  /** What is asked, as the flags of the command of that name say it; its schema is that of the kind. */
  readonly question: Readonly<Record<string, unknown>>;
  /**
   * Text of every file that it names, by name; those of examples that come with the program begin with `examples/`. Of a report they are
   * the files of the results folder, and the document it is put into. Those that are no text (`.parquet`, `.docx`) stand in base64: see `textOfFile`.
   */
  readonly files: Readonly<Record<string, string>>;
}

/** What is known about a task before anything is simulated. */
export interface TaskFacts {
  /** SHA-256 of the resolved scenarios, the question, seed, replications and the versions that decide the bytes of its outcome. */
  readonly id: string;
  /** For lists, in bokmål: the name of the scenario, and of what it is compared with; that of a study or a problem. */
  readonly title: string;
  readonly cost: TaskCost;
  readonly warnings: readonly Problem[];
}

/** What a task will take, about. */
export interface TaskCost {
  /** Of each scenario, or of each point of a study; of an optimisation those of all plans, at most; 0 where nothing is simulated. */
  readonly replications: number;
  /** Replications × simulated days × places, over all scenarios: what limits are set in. */
  readonly placeDays: number;
  readonly events: number;
}

/** A file of an outcome, as a results folder has it. */
export interface OutcomeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** What came of a task. */
export interface Outcome {
  readonly status: "done" | "infeasible" | "threshold-missed";
  /**
   * `result.json` is what the command prints with `--json`; the others are those of its folder, without what is of one run only. Of a
   * report there is one file: the report.
   */
  readonly files: readonly OutcomeFile[];
  /** For lists; none of tasks that do not come down to a few. */
  readonly figures?: readonly KeyFigure[];
}

/** How far a task has come. */
export interface TaskProgress {
  /** Replications finished, and those known to be needed so far. */
  readonly finished: number;
  readonly of: number;
  /** What an optimisation is at; missing for the others. */
  readonly phase?: string;
}

/** What performing a task asks of its surroundings. */
export interface TaskSurroundings {
  /**
   * Has a chunk simulated, or finds its bytes. The same need gives the same bytes, whoever computed them; a task that is performed again
   * from its beginning asks for the same needs.
   * @param documentOf the text of a scenario by its SHA-256
   */
  readonly need: (need: ChunkNeed, documentOf: (sha256: string) => string) => Promise<Uint8Array>;
  readonly onProgress?: (progress: TaskProgress) => void;
  readonly signal?: AbortSignal;
}
