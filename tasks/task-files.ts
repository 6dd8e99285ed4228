import { phrase, type Message } from "../scenarios/message.ts";
import { type Problem, ScenarioError, newProblem } from "../scenarios/problems.ts";
import { exampleName, exampleText, type ExampleKind } from "./package.ts";
import type { Sources } from "./sources.ts";

/** What examples that come with the program are called among the files of a task. */
export const EXAMPLES = "examples/";
const LONGEST_NAME = 255;
const ENDINGS = ["", ".yaml", ".yml", ".json"];

/** Finds a text that somebody has by its name; a file that another one names has the kind `file`. */
export type Lookup = (name: string, kind: ExampleKind | "file") => string | undefined;

/**
 * The files that came along with a question, and nothing else: no name leads to a disk.
 * @throws ScenarioError where a file has a name that leads out of a folder
 */
export function filesOfTask(files: Readonly<Record<string, string>>): Sources {
  const problems = Object.keys(files)
    .filter((name) => !isPlainName(name))
    .map((name) => unnameable(name));
  if (problems.length > 0) throw new ScenarioError(problems);
  return sourcesFrom((name) => (Object.hasOwn(files, name) ? files[name] : undefined));
}

/**
 * The files that somebody has and the examples, of which those that are read are kept.
 * @param kept is filled with them, by name
 */
export function gatheringFiles(lookup: Lookup, kept: Record<string, string>): Sources {
  const found = new Map<string, string | undefined>();
  const find: Lookup = (name, kind) => {
    if (!found.has(name)) {
      const isExample = name.startsWith(EXAMPLES);
      found.set(name, isExample ? exampleText(name.slice(EXAMPLES.length)) : lookup(name, kind));
    }
    return found.get(name);
  };
  const sources = sourcesFrom(find);
  const readText = (name: string): string => {
    const text = sources.readText(name);
    kept[name] = text;
    return text;
  };
  return { ...sources, readText };
}

/** How a file stands among those of a task: as its text, or in base64 where it is none. */
export function textOfFile(name: string, bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(isBinary(name) ? "base64" : "utf8");
}

/** The bytes of a file that stands so. */
export function bytesOfFile(name: string, text: string): Uint8Array {
  return Buffer.from(text, isBinary(name) ? "base64" : "utf8");
}

function isBinary(name: string): boolean {
  return /\.(parquet|docx|dotx)$/i.test(name);
}

/** A lookup in files by name, and in another place where they are not there. */
export function lookupIn(files: Readonly<Record<string, string>>, otherwise: Lookup = () => undefined): Lookup {
  return (name, kind) => (Object.hasOwn(files, name) ? files[name] : otherwise(name, kind));
}

function sourcesFrom(find: Lookup): Sources {
  const textOf: Lookup = (name, kind) => (isPlainName(name) ? find(name, kind) : undefined);
  return {
    readText: (name) => {
      const text = textOf(name, "file");
      if (text !== undefined) return text;
      throw new ScenarioError([isPlainName(name) ? missing(name) : unnameable(name)]);
    },
    fileNamed: (word, kind) =>
      ENDINGS.map((ending) => `${word}${ending}`).find((name) => textOf(name, kind) !== undefined),
    isThere: (name) => textOf(name, "file") !== undefined,
    exampleFile: (kind, name) => {
      const file = `${EXAMPLES}${exampleName(kind, name)}`;
      return textOf(file, kind) === undefined ? undefined : file;
    },
  };
}

/** Whether a name stays within the folder that it is read from: what nobody could mean to lead to a disk. */
function isPlainName(name: string): boolean {
  if (name === "" || name.length > LONGEST_NAME || /[\\:]/.test(name)) return false;
  const hasControls = [...name].some((letter) => letter < " " || letter === "\u007f");
  return !hasControls && name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function missing(name: string): Problem {
  return problem(
    name,
    phrase("is not among the files of the question; send its text along, or give the name of an example"),
  );
}

function unnameable(name: string): Problem {
  const message = phrase(
    "is no name of a file of the question: give one without .., backslashes, colons or a slash in front",
  );
  return problem(name.slice(0, LONGEST_NAME), message);
}

function problem(file: string, message: Message): Problem {
  return newProblem(message, { file });
}
