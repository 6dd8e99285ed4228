import type { Message } from "../scenarios/message.ts";

/** What is wrong with what stands in a cell, as data; `import-words.ts` has the sentences. */
export type CellMistake =
  | "empty"
  | "not-a-number"
  | "not-whole"
  | "too-small"
  | "too-large"
  | "not-a-date"
  | "not-an-end"
  | "not-a-kind"
  | "formula"
  | "unknown-path"
  | "twice"
  | "too-long"
  | "sum"
  | "model";

/** A problem where it stands. */
export interface CellProblem {
  /** Name of the sheet; null in a file that has none. */
  readonly sheet: string | null;
  /** "C14", or the line in a file without cells: "7". */
  readonly cell: string;
  readonly mistake: CellMistake;
  /** What stands there. */
  readonly got: string;
  /** What it must not go beyond, or another cell. */
  readonly limit?: string;
  /** What the model says, where that is the mistake. */
  readonly said?: Message;
}
