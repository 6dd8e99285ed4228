import { readdirSync, readFileSync } from "node:fs";
import { extname, isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Where package.json and the example scenarios lie: above tasks/ in a checkout, above dist/tasks/ when installed. */
const root = fileURLToPath(new URL(extname(import.meta.url) === ".ts" ? ".." : "../..", import.meta.url));

let knownVersion: string | undefined;

export function programVersion(): string {
  knownVersion ??= (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;
  return knownVersion;
}

export type ExampleKind = "scenario" | "measure" | "study" | "problem" | "prices" | "planning";

const EXAMPLE_FOLDERS = {
  scenario: "",
  measure: "measures/",
  study: "studies/",
  problem: "problems/",
  prices: "prices/",
  planning: "planning/",
} as const;

/** Names of the scenarios, measures, studies, problems, tables of prices or files about planning that come with the program. */
export function exampleNames(kind: ExampleKind): string[] {
  return readdirSync(join(root, "scenarios", EXAMPLE_FOLDERS[kind]))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => file.slice(0, -".yaml".length))
    .sort();
}

/** The path of an example from the folder of all of them: `measures/helsehus+10.yaml`. */
export function exampleName(kind: ExampleKind, name: string): string {
  return `${EXAMPLE_FOLDERS[kind]}${name}.yaml`;
}

/** Path of an example, from the current folder if it lies below it; undefined where there is none of that name. */
export function exampleFile(kind: ExampleKind, name: string): string | undefined {
  if (!exampleNames(kind).includes(name)) return undefined;
  const file = join(root, "scenarios", exampleName(kind, name));
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith("..") || isAbsolute(fromHere) ? file : fromHere;
}

let knownFiles: ReadonlySet<string> | undefined;

/** The text of an example or of a table that one names, by its path from their folder; undefined for all other names. */
export function exampleText(name: string): string | undefined {
  knownFiles ??= new Set(
    Object.values(EXAMPLE_FOLDERS).flatMap((folder) =>
      readdirSync(join(root, "scenarios", folder))
        .filter((file) => /\.(yaml|csv)$/.test(file))
        .map((file) => `${folder}${file}`),
    ),
  );
  return knownFiles.has(name) ? readFileSync(join(root, "scenarios", name), "utf8") : undefined;
}
