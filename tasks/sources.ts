import { kindOfFile, readMeasure, readScenario } from "../scenarios/read.ts";
import type { FileKind, LoadedScenario, ReadOptions } from "../scenarios/read.ts";
import type { Measure } from "../scenarios/schema.ts";
import type { ReadText } from "../scenarios/table-files.ts";
import type { ExampleKind } from "./package.ts";

/**
 * What names of files lead to: files on the disk of whoever types a command, or texts that came along with a question. Everything that
 * is read for a task is read through this.
 */
export interface Sources {
  /** The text of a file. Throws a ScenarioError that says why it cannot be read. */
  readonly readText: ReadText;
  readonly isFile: (name: string) => boolean;
  /** Whether there is a file, a folder or anything else of this name. */
  readonly isThere: (name: string) => boolean;
  /** The file of an example that comes with the program; undefined where there is none of that name. */
  readonly exampleFile: (kind: ExampleKind, name: string) => string | undefined;
}

/** Reads a scenario, with measures and changes on top. @throws ScenarioError with everything that is wrong */
export function scenarioFrom({ readText }: Sources, fileName: string, options: ReadOptions = {}): LoadedScenario {
  return readScenario(fileName, readText, options);
}

/** Reads a file of changes by itself. @throws ScenarioError with everything that is wrong with it */
export function measureFrom({ readText }: Sources, fileName: string): Measure {
  return readMeasure(fileName, readText);
}

/** Whether a file is a whole scenario, a list of changes, a study or a problem. @throws ScenarioError if it cannot be read */
export function kindFrom({ readText }: Sources, fileName: string): FileKind {
  return kindOfFile(fileName, readText);
}
