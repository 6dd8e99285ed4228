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
  /** The file that a word of a question means, if it means one. */
  readonly fileNamed: (word: string, kind: ExampleKind) => string | undefined;
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

/** What a file is, by the fields that it has. @throws ScenarioError if it cannot be read */
export function kindFrom(sources: Sources, fileName: string): FileKind {
  const text = sources.readText(fileName);
  const known = kinds.get(sources) ?? new Map<string, { readonly text: string; readonly kind: FileKind }>();
  kinds.set(sources, known);
  const found = known.get(fileName);
  if (found?.text === text) return found.kind;
  const kind = kindOfFile(fileName, () => text);
  known.set(fileName, { text, kind });
  return kind;
}

/** Asked several times of the same files, which are long. */
const kinds = new WeakMap<Sources, Map<string, { readonly text: string; readonly kind: FileKind }>>();
