import { type Stats, statSync } from "node:fs";
import { readTextFile } from "../scenarios/load.ts";
import { exampleFile } from "../tasks/package.ts";
import type { Sources } from "../tasks/sources.ts";

export function isFile(path: string): boolean {
  return statOf(path)?.isFile() ?? false;
}

export function isFolder(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}

export function isThere(path: string): boolean {
  return statOf(path) !== undefined;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // Not to be looked at, or no name of a file at all: who opens it is told why.
    return undefined;
  }
}

/** The files of whoever types a command. */
export const DISK: Sources = {
  readText: readTextFile,
  fileNamed: (word) => (isFile(word) ? word : undefined),
  isThere,
  exampleFile,
};
