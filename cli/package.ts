import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { extname, isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Where package.json and the example scenarios lie: above cli/ in a checkout, above dist/cli/ when installed. */
const root = fileURLToPath(new URL(extname(import.meta.url) === ".ts" ? ".." : "../..", import.meta.url));

export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return version;
}

export type ExampleKind = "scenario" | "measure" | "study" | "problem";

const EXAMPLE_FOLDERS = {
  scenario: ["scenarios"],
  measure: ["scenarios", "measures"],
  study: ["scenarios", "studies"],
  problem: ["scenarios", "problems"],
} as const;

/** Names of the scenarios, measures, studies or problems that come with the program. */
export function exampleNames(kind: ExampleKind): string[] {
  return readdirSync(join(root, ...EXAMPLE_FOLDERS[kind]))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}

/** Path of an example, from the current folder if it lies below it; undefined where there is none of that name. */
export function exampleFile(kind: ExampleKind, name: string): string | undefined {
  if (!exampleNames(kind).includes(name)) return undefined;
  const file = join(root, ...EXAMPLE_FOLDERS[kind], `${name}.yaml`);
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith("..") || isAbsolute(fromHere) ? file : fromHere;
}

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
