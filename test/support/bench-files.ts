import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export const benchFolder = join(import.meta.dirname, "..", "..", "bench");

// These would run long whatever size they are asked for, and have commands of their own.
const longPrograms: readonly string[] = ["validate-model.ts", "random-stream.ts"];

/** The benches: files in bench/ that export `run(size)`, sorted by name. */
export function benchFiles(): string[] {
  return readdirSync(benchFolder)
    .filter((file) => file.endsWith(".ts") && !longPrograms.includes(file))
    .filter((file) => exportsRun(readFileSync(join(benchFolder, file), "utf8")))
    .sort();
}

/** Looks at the text, because importing a file that is no bench might start it. */
export function exportsRun(source: string): boolean {
  return (
    /^export (?:(?:async )?function\*?|const) run\b/m.test(source) || /^export \{[^}]*\brun\b[^}]*\}/m.test(source)
  );
}
