import { joined, type Message, type MessageValue, phrase } from "./message.ts";
import { type CsvTable, parseCsv } from "./csv.ts";
import { sizeProblem } from "./parse.ts";
import { type Problem, ScenarioError, newProblem, withMessage } from "./problems.ts";
import { gotValue, listed } from "./wording.ts";

/** Files of tables that a scenario names: how they are read, and how what is wrong in them is told. */

/** So many lines of a file are named; the others are counted. */
export const MOST_NAMED = 20;

/** Text of a file by its name; throws a ScenarioError, or any error whose message says why it cannot be read. */
export type ReadText = (fileName: string) => string;

/** Tables that were read by the name of their file, undefined where they could not be; what is wrong, and what is doubtful. */
export interface TablesRead {
  readonly byFile: Map<string, CsvTable | undefined>;
  /** Streams or others that name them, with their files, of which all that is wrong has been said. */
  readonly refused: Set<string>;
  readonly problems: Problem[];
  readonly doubts: Problem[];
}

export function emptyTables(): TablesRead {
  return { byFile: new Map(), refused: new Set(), problems: [], doubts: [] };
}

/** The table in a file, or undefined where it cannot be read, which is said where the file is named. */
export function tableIn(file: string, named: Problem, readText: ReadText, problems: Problem[]): CsvTable | undefined {
  try {
    const text = readText(file);
    const tooLarge = sizeProblem(text.length);
    if (tooLarge === undefined) return parseCsv(text);
    problems.push(withMessage(named, joined([file, tooLarge], " ")));
  } catch (error) {
    const known = error instanceof ScenarioError ? error.problems[0] : undefined;
    const message =
      known?.said ??
      phrase("cannot be read: {reason}", { reason: error instanceof Error ? error.message : String(error) });
    problems.push(known && known.line > 0 ? known : withMessage(named, joined([file, message], " ")));
  }
  return undefined;
}

/** Says what is wrong in one file, line by line, but no more lines than anybody reads. */
export class Teller {
  private readonly file: string;
  private readonly said: TablesRead;
  private wrong = 0;
  /** Where the first stands that is not named. */
  private next = { line: 0, column: 0 };

  constructor(file: string, said: TablesRead) {
    this.file = file;
    this.said = said;
  }

  problem(path: string, message: Message, line = 0, column = 0): void {
    this.wrong++;
    if (this.wrong <= MOST_NAMED) {
      this.said.problems.push(newProblem(message, { file: this.file, line, column, path }));
    } else if (this.wrong === MOST_NAMED + 1) this.next = { line, column };
  }

  doubt(path: string, message: Message, line: number, column: number): void {
    this.said.doubts.push(newProblem(message, { severity: "warning", file: this.file, line, column, path }));
  }

  /** @returns whether anything was wrong */
  finish(): boolean {
    if (this.wrong > MOST_NAMED) {
      const message = phrase("and {count} more such mistakes from here on", { count: this.wrong - MOST_NAMED });
      this.said.problems.push(newProblem(message, { file: this.file, ...this.next }));
    }
    return this.wrong > 0;
  }
}

/** Positions of the columns in a line; undefined where one is missing or there is nothing below them. */
export function columnsOf(
  { header, rows, openQuoteLine }: CsvTable,
  names: readonly string[],
  remedy: MessageValue,
  teller: Teller,
): number[] | undefined {
  if (openQuoteLine !== undefined) {
    teller.problem("", phrase("a quote opens in this line and is never closed"), openQuoteLine, 1);
    return undefined;
  }
  if (!header) {
    teller.problem(
      "",
      phrase("is empty; the first line must have the names of the columns, such as {name}", {
        name: names[0] ?? "date",
      }),
    );
    return undefined;
  }
  const missing = names.filter((name) => !header.cells.includes(name));
  for (const name of missing) {
    const isData = header.cells.some((cell) => /^\d/.test(cell));
    const message = isData
      ? phrase("the first line must have the names of the columns, got {got}; write {name} above it", {
          got: gotValue(header.cells.join(" ")),
          name,
        })
      : phrase("no such column; there {verb} {columns}{remedy}", {
          verb: header.cells.length === 1 ? phrase("is") : phrase("are"),
          columns: listed(header.cells.map((cell) => gotValue(cell))),
          remedy,
        });
    teller.problem(name, message, header.line, 1);
  }
  if (missing.length > 0) return undefined;
  if (rows.length === 0) {
    teller.problem("", phrase("has no lines below its header"), header.line, 1);
    return undefined;
  }
  return names.map((name) => header.cells.indexOf(name));
}
